"""On real trees, detection and listing give exactly what plain shell commands count."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.article import ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.sources.detect import detect
from i18nsync.sources.folder import FolderSource

EN, KA, RU, IT, UK = (Locale(tag) for tag in ("en", "ka", "ru", "it", "uk"))
FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".txt": "plaintext"}


def data(path: str) -> Path:
    """A folder of the shared data, or a skip where there is none."""
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "data" / path
    if not folder.is_dir():
        pytest.skip("the shared data is not there")
    return folder


def below(folder: Path, *, but: set[str] | None = None) -> set[str]:
    """Ids of the Markdown files below a folder, by globbing alone; folders in `but` are left out."""
    found = set()
    for file in (*folder.rglob("*.md"), *folder.rglob("*.mdx")):
        relative = file.relative_to(folder)
        if relative.parts[0] not in (but or set()):
            found.add(relative.with_suffix("").as_posix())
    return found


def listed(root: Path, choice: int, *targets: Locale) -> tuple[set[str], dict[Locale, set[str]]]:
    """Ids of sources and of versions, with the settings of the candidate of that rank."""
    candidate = detect(root, EN, targets, FORMATS)[choice]
    found = FolderSource(
        root,
        candidate.contents,
        EN,
        targets,
        FORMATS,
        aliases=candidate.aliases,
        other_locales=candidate.other_locales,
    )
    assert all("has another ending" in problem.message for problem in found.problems)

    def ids(refs: list[ArticleRef]) -> set[str]:
        names = [ref.id for ref in refs]
        assert names == sorted(set(names))
        return set(names)

    sources = ids(found.refs(EN))
    versions = {locale: ids(found.refs(locale)) for locale in targets}
    assert candidate.sources == len(sources)
    assert candidate.versions == {locale: len(sources & have) for locale, have in versions.items()}
    assert candidate.orphans == {locale: len(have - sources) for locale, have in versions.items()}
    return sources, versions


@pytest.mark.parametrize("top", ["bitranox-docusaurus", "bitranox-docusaurus/tree", "bitranox-docusaurus/tree/website"])
def test_docusaurus(top: str) -> None:
    """15 in each language, nothing missing, nothing orphaned."""
    site = data("bitranox-docusaurus/tree/website")
    sources, versions = listed(data(top), 0, KA, RU)
    assert sources == below(site / "docs")
    assert len(sources) == 15
    for locale in (KA, RU):
        assert versions[locale] == below(site / f"i18n/{locale}/docusaurus-plugin-content-docs/current") == sources


@pytest.mark.parametrize(
    ("top", "choice", "snapshot", "counts"),
    [
        ("cncf-glossary/A", 0, "A", (88, 30, 58)),
        ("cncf-glossary/A/content", 0, "A", (88, 30, 58)),
        ("cncf-glossary/B", 0, "B", (95, 50, 45)),
        ("cncf-glossary/B/content", 0, "B", (95, 50, 45)),
        ("cncf-glossary", 0, "B", (95, 50, 45)),
        ("cncf-glossary", 1, "A", (88, 30, 58)),
    ],
)
def test_hugo_in_two_snapshots(top: str, choice: int, snapshot: str, counts: tuple[int, int, int]) -> None:
    """From above both snapshots, each is a candidate of its own."""
    content = data(f"cncf-glossary/{snapshot}/content")
    sources, versions = listed(data(top), choice, KA, RU)
    assert (sources, versions[RU], versions[KA]) == (below(content / "en"), below(content / "ru"), set())
    assert (len(sources), len(versions[RU]), len(sources - versions[RU])) == counts
    assert versions[RU] <= sources


@pytest.mark.parametrize("top", ["opensource-guide", "opensource-guide/tree", "opensource-guide/tree/_articles"])
def test_jekyll_with_28_locale_folders_below_the_english_articles(top: str) -> None:
    """13 of 350 files are English; one of them has no Russian version."""
    articles = data("opensource-guide/tree/_articles")
    sources, versions = listed(data(top), 0, KA, RU)
    assert sources == {file.stem for file in articles.glob("*.md")}
    assert len(sources) == 13
    assert versions == {KA: set(), RU: below(articles / "ru")}
    assert sources - versions[RU] == {"accessibility-best-practices-for-your-project"}


@pytest.mark.parametrize("top", ["starlight-docs", "starlight-docs/tree", "starlight-docs/tree/docs/src/content/docs"])
def test_starlight_with_16_locale_folders_beside_the_english_ones(top: str) -> None:
    """37 of 338 files are English; Italian has an orphan."""
    docs = data("starlight-docs/tree/docs/src/content/docs")
    foreign = {"da", "de", "es", "fa", "fr", "hi", "id", "it", "ja", "ko", "pt-br", "pt-pt", "ru", "tr", "uk", "zh-cn"}
    sources, versions = listed(data(top), 0, RU, IT, UK, KA)
    assert sources == below(docs, but=foreign)
    assert len(sources) == 37
    counts = {}
    assert versions[RU] == below(docs / "ru")
    assert versions[IT] - sources == {"environmental-impact.md"}  # its source is `.mdx` by now
    for locale in (RU, IT, UK):
        have = versions[locale]
        counts[locale] = (len(have), len(sources - have), len(have - sources))
    assert counts == {RU: (37, 0, 0), IT: (7, 31, 1), UK: (4, 33, 0)}
    assert versions[KA] == set()
