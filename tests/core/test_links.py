"""Links between articles lead to the same language where it exists, else to the source."""

from __future__ import annotations

import pytest

from i18nsync.core.links import Versions, origins, relink

SOURCES = {
    "content/en/2026/01/train.md": "2026/01/train",
    "content/en/2026/02/bridge.md": "2026/02/bridge",
    "content/en/2026/02/old town.md": "2026/02/old town",
}


def versions(*existing: str) -> Versions:
    """Versions in ka of the named articles."""
    return Versions("en", "ka", SOURCES, {article: f"content/ka/{article}.md" for article in existing})


@pytest.mark.parametrize(("url", "wanted"), [
    ("../02/bridge.md", None),
    ("../02/bridge.md#top", None),
    ("./train.md", None),
    ("../02/none.md", None),
    ("https://example.org/2026/02/bridge", None),
    ("//example.org/x", None),
    ("mailto:desk@example.ge", None),
    ("tel:+995", None),
    ("#top", None),
    ("?q=1", None),
    ("", None),
    ("/en/2026/02/bridge/", "/ka/2026/02/bridge/"),
    ("/2026/02/bridge", "/ka/2026/02/bridge"),
    ("/en/2026/02/bridge.html?x=1#y", "/ka/2026/02/bridge.html?x=1#y"),
    ("/about", None),
    ("/", None),
])  # fmt: skip
def test_parallel_folders_keep_relative_links_and_site_paths_get_the_locale(url: str, wanted: str | None) -> None:
    """Where versions lie side by side, a relative link is right as it is."""
    every = versions("2026/01/train", "2026/02/bridge")
    assert relink(url, "content/en/2026/01/train.md", "content/ka/2026/01/train.md", every) == wanted


@pytest.mark.parametrize(("url", "wanted"), [
    ("../02/bridge.md", "../../../en/2026/02/bridge.md"),
    ("../02/bridge.md#top", "../../../en/2026/02/bridge.md#top"),
    ("../02/old%20town.md", "../../../en/2026/02/old%20town.md"),
    ("/en/2026/02/bridge/", None),
])  # fmt: skip
def test_an_article_without_version_is_linked_in_the_source_language(url: str, wanted: str | None) -> None:
    """A reader gets the English text rather than a dead link."""
    assert relink(url, "content/en/2026/01/train.md", "content/ka/2026/01/train.md", versions()) == wanted


def test_suffix_layouts_get_the_suffix() -> None:
    """`docs/tutorial.md` becomes `docs/tutorial.ka.md`, and `./` stays."""
    paths = Versions("en", "ka", {"docs/tutorial.md": "docs/tutorial"}, {"docs/tutorial": "docs/tutorial.ka.md"})
    assert relink("docs/tutorial.md", "README.md", "README.ka.md", paths) == "docs/tutorial.ka.md"
    assert relink("./docs/tutorial.md#draft", "README.md", "README.ka.md", paths) == "./docs/tutorial.ka.md#draft"


def test_links_are_led_back_to_the_sources_where_they_can_be_told_apart() -> None:
    """Two links of the source with one home are not, nor is a home that the source has itself."""
    existing = Versions(
        "en",
        "ru",
        {"docs/a.md": "a", "docs/b.md": "b", "docs/c.md": "c"},
        {"a": "i18n/ru/a.md", "c": "i18n/ru/c.md"},
    )
    urls = ["b.md#x", "/a/", "/c/", "/en/c/", "https://example.org"]
    assert origins(urls, "docs/a.md", "i18n/ru/a.md", existing) == {"../../docs/b.md#x": "b.md#x", "/ru/a/": "/a/"}
    assert origins([*urls, "/ru/a/"], "docs/a.md", "i18n/ru/a.md", existing) == {"../../docs/b.md#x": "b.md#x"}
