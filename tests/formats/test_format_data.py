"""The laws on articles that nobody here wrote; skipped where they are not at hand."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Segment
from i18nsync.core.locale import Locale
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.plaintext import PlainText

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SUFFIXES = (".md", ".mdx", ".lr", ".txt")
# A deterministic sample; I18NSYNC_ALL_DATA=1 takes every file.
SAMPLE = 150
WORD = re.compile(r"[^\W\d_]+")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the sets of real articles are not at hand")


def files() -> list[Path]:
    if not DATA.is_dir():
        return []
    found = sorted(path for path in DATA.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    step = 1 if os.environ.get("I18NSYNC_ALL_DATA") else max(1, len(found) // SAMPLE)
    return found[::step]


def outside_codes(segment: Segment, change: Callable[[str], str]) -> str:
    """The source with `change` made to everything but inline codes."""
    spans: list[tuple[int, int]] = []
    for code in segment.codes:
        spans.append((code.at, code.at + len(code.open)))
        if code.close is not None and code.close_at is not None:
            spans.append((code.close_at, code.close_at + len(code.close)))
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += (change(segment.source[at:start]), segment.source[start:end])
        at = end
    return "".join(parts) + change(segment.source[at:])


def turned(text: str) -> str:
    return WORD.sub(lambda found: "ქართ" + found[0][::-1], text)


@pytest.mark.parametrize("group", range(4))
def test_real_articles_come_back_byte_for_byte_and_with_every_target(group: int) -> None:
    for path in files()[group::4]:
        text = path.read_bytes().decode()
        form = PlainText() if path.suffix == ".txt" else Markdown()
        name = path.relative_to(DATA).as_posix()
        article = Article(ArticleRef(name, Locale("en"), form.name), text, name)
        document = form.parse(article)
        assert document.text == text, name
        assert form.render(document, {key: key.source for key in document.keys}) == text, name
        wanted = {segment.key: outside_codes(segment, turned) for segment in document.segments}
        again = form.parse(Article(article.ref, form.render(document, wanted), name))
        assert [(segment.role, segment.source) for segment in again.segments] == [
            (segment.role, wanted[segment.key]) for segment in document.segments
        ], name
        constant = form.parse(
            Article(article.ref, form.render(document, dict.fromkeys(document.keys, "ორი სიტყვა")), name)
        )
        assert [segment.source for segment in constant.segments] == ["ორი სიტყვა"] * len(document.segments), name


def test_real_articles_have_the_prose_that_readers_see() -> None:
    name = "starlight-docs/tree/docs/src/content/docs/components/cards.mdx"
    text = (DATA / name).read_bytes().decode()
    document = Markdown().parse(Article(ArticleRef("cards", Locale("en"), "markdown"), text, name))
    assert [(segment.role, segment.source) for segment in document.segments[:6]] == [
        ("front-matter", "Cards"),
        ("front-matter", "Learn how to use cards in Starlight to display content in a box."),
        ("paragraph", "To display content in a box matching Starlight’s styles, use the `<Card>` component."),
        ("attribute", "Moons"),
        ("paragraph", "Io, Europa, Ganymede"),
        ("heading", "Import"),
    ]
