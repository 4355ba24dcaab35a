"""Versions that people made as files are adopted; skipped where they are not at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from i18nsync.core.align import adopt, align_documents
from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.merge import merge
from i18nsync.formats.markdown import Markdown

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
DOCS = DATA / "bitranox-docusaurus" / "tree" / "website"
GUIDE = DATA / "opensource-guide" / "tree" / "_articles"
STAR = DATA / "starlight-docs" / "tree" / "docs" / "src" / "content" / "docs"
AT = "2026-01-02T10:00:00Z"
# A deterministic sample; I18NSYNC_ALL_DATA=1 takes every file.
EVERY = 1 if os.environ.get("I18NSYNC_ALL_DATA") else 3

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the sets of real articles are not at hand")


def document(path: Path, locale: str) -> Document:
    name = path.relative_to(DATA).as_posix()
    return Markdown().parse(
        Article(ArticleRef(path.stem, Locale(locale), "markdown"), path.read_bytes().decode(), name)
    )


def pairs(name: str) -> Iterator[tuple[Document, Document]]:
    """English documents with their version, of one set."""
    if name in {"ka", "ru"}:
        plugin = DOCS / "i18n" / name / "docusaurus-plugin-content-docs" / "current"
        found = [(DOCS / "docs" / path.name, path, name) for path in sorted(plugin.glob("*.md"))[::EVERY]]
    elif name == "guide":
        found = [(GUIDE / path.name, path, "ru") for path in sorted((GUIDE / "ru").glob("*.md"))[:7:EVERY]]
    else:
        below = sorted((STAR / "ru" / "guides").glob("*.mdx"))[::EVERY]
        found = [(STAR / path.relative_to(STAR / "ru"), path, "ru") for path in below]
    for source, target, locale in found:
        yield document(source, "en"), document(target, locale)


# Share of the translated units of paragraph-parallel documents that are taken over; what is missing differs in codes.
@pytest.mark.parametrize(("name", "share"), [("ka", 0.97), ("ru", 0.98), ("guide", 0.95), ("starlight", 0.95)])
def test_parallel_documents_are_adopted_and_render_to_their_version(name: str, share: float) -> None:
    taken = units = 0
    for source, target in pairs(name):
        parallel = [one.role for one in source.segments] == [one.role for one in target.segments]
        alignment = align_documents(source, target)
        pair = LocalePair(source.ref.locale, target.ref.locale)
        catalog = merge(None, source, article="x", pair=pair, source_path="x", revision="1").catalog
        adopted = adopt(catalog, source, target, alignment, AT)
        targets = {unit.key: unit.target for unit in adopted.catalog.current if unit.target}
        text = Markdown().render(source, targets)
        again = document_of(text, source)
        for one, other in zip(source.segments, again.segments, strict=True):
            assert other.source == targets.get(one.key, one.source), source.ref.id
        if parallel:
            assert all(link.source == link.target for link in alignment.sure), source.ref.id
            taken += len(alignment.sure)
            units += sum(not link.untranslated for link in alignment.links)
    assert taken >= share * units


def document_of(text: str, like: Document) -> Document:
    path = "x.mdx" if getattr(like, "mdx", False) else "x.md"
    return Markdown().parse(Article(like.ref, text, path))


def test_a_section_that_the_version_lacks_is_found() -> None:
    """The Russian page lacks the heading `Inline pictures` and the three items below it."""
    source = document(DOCS / "docs" / "configuration.md", "en")
    target = document(DOCS / "i18n" / "ru" / "docusaurus-plugin-content-docs" / "current" / "configuration.md", "ru")
    alignment = align_documents(source, target)
    assert [link.source for link in alignment.links if not link.target] == [(35,), (36,), (37,), (38,)]
    assert all(link.target == (link.source[0] - 4,) for link in alignment.links if link.source > (38,))


def test_another_article_is_hardly_ever_taken_for_a_version() -> None:
    documents = list(pairs("guide"))
    wrong = units = 0
    for (source, _), (_, target) in pairwise(documents):
        sure = align_documents(source, target).sure
        # What stays the same in every article (`avatar`) is its own version.
        wrong += sum(source.segments[one.source[0]].source != target.segments[one.target[0]].source for one in sure)
        units += min(len(source.segments), len(target.segments))
    assert wrong < 0.03 * units
