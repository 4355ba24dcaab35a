"""Patterns and layouts: from article to path and back, and never a version taken for a source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from i18nsync.core.layout import Claim, Content, Layout, PathMatch, Pattern
from i18nsync.core.locale import Locale
from i18nsync.core.pattern import check_id, split_suffix
from i18nsync.errors import SettingsError, SourceError

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")
NAMES = ("ka", "ru", "pt-br", "br")


@pytest.mark.parametrize(
    ("pattern", "path", "locale", "article", "suffix"),
    [
        ("content/en/{path}", "content/en/2026/01/a.md", "", "2026/01/a", ".md"),
        ("content/en/{path}.md", "content/en/a.md", "", "a", ".md"),
        ("content/{locale}/{path}", "content/ka/a.b.mdx", "ka", "a.b", ".mdx"),
        ("{path}.{locale}.md", "news/a.ru.md", "ru", "news/a", ".md"),
        ("{path}.{locale}", "news/a.ru.txt", "ru", "news/a", ".txt"),
        ("{path}.{locale}", "a.ka.ru.md", "ru", "a.ka", ".md"),
        ("{path}.{locale}", "README.ru.MD", "ru", "README", ".MD"),
        ("{path}_{locale}", "README_ru.md", "ru", "README", ".md"),
        ("{path}-{locale}", "a-pt-br.md", "pt-br", "a", ".md"),
        ("{path}.en", "a.en.md", "", "a", ".md"),
        ("{locale}/{path}", "ru/ru/a.md", "ru", "ru/a", ".md"),
        ("{path}/{locale}", "hello/ka.md", "ka", "hello", ".md"),
        ("{path}/{locale}/index", "posts/hello/ka/index.md", "ka", "posts/hello", ".md"),
        ("{path}/index.{locale}.md", "posts/hello/index.ka.md", "ka", "posts/hello", ".md"),
        ("docs-{locale}/{path}", "docs-ru/a.md", "ru", "a", ".md"),
        ("{locale}/{path}.{locale}.md", "ka/a.ka.md", "ka", "a", ".md"),
        ("i18n/{locale}/docusaurus-plugin-content-docs/current/{path}",
         "i18n/ka/docusaurus-plugin-content-docs/current/guide/a.md", "ka", "guide/a", ".md"),
    ],
)  # fmt: skip
def test_a_path_is_read_and_written_back(pattern: str, path: str, locale: str, article: str, suffix: str) -> None:
    """Every usual kind of pattern."""
    compiled = Pattern(pattern, NAMES)
    assert compiled.match(path) == PathMatch(locale, article, suffix)
    assert compiled.expand(locale, article, suffix) == path


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("content/en/{path}", "content/ka/a.md"),
        ("content/en/{path}", "content/en/a.png"),
        ("content/en/{path}", "content/en/.md"),
        ("content/en/{path}.md", "content/en/a.txt"),
        ("content/{locale}/{path}", "content/xx/a.md"),
        ("content/{locale}/{path}", "content/ka.md"),
        ("{path}.{locale}", "a.md"),
        ("{locale}/{path}.{locale}.md", "ka/a.ru.md"),
    ],
)
def test_a_path_of_another_kind_is_not_matched(pattern: str, path: str) -> None:
    """Neither another folder, ending nor locale."""
    assert Pattern(pattern, NAMES).match(path) is None


def test_without_names_anything_that_looks_like_a_locale_is_one() -> None:
    """Such a pattern serves to look around."""
    pattern = Pattern("content/{locale}/{path}")
    assert pattern.match("content/zh-Hans/a.md") == PathMatch("zh-Hans", "a", ".md")
    assert pattern.match("content/2026/a.md") is None


def test_the_longest_ending_that_fits_is_the_suffix() -> None:
    """`.html.md` where a format reads such files."""
    pattern = Pattern("{path}", suffixes=(".md", ".html.md"))
    assert pattern.match("a.html.md") == PathMatch("", "a", ".html.md")
    assert split_suffix("a.html.md", (".md", ".html.md")) == ("a", ".html.md")
    assert split_suffix(".md", (".md",)) is None


def test_a_written_suffix_wins_over_the_articles_own() -> None:
    """An `.mdx` source has an `.md` version where the pattern says so."""
    assert Pattern("{locale}/{path}.md", NAMES).expand("ka", "a", ".mdx") == "ka/a.md"


_segment = st.text(st.characters(exclude_characters="/\\", exclude_categories=["C"]), min_size=1, max_size=8)
_ids = st.lists(_segment.filter(lambda part: part not in (".", "..")), min_size=1, max_size=4).map("/".join)
_patterns = st.sampled_from(
    [
        "content/{locale}/{path}",
        "{locale}/{path}.md",
        "{path}.{locale}",
        "{path}_{locale}.md",
        "{path}-{locale}",
        "{path}/{locale}",
        "docs-{locale}/x/{path}/index",
        "{path}.{locale}.en",
    ]
)


@settings(max_examples=200)
@given(pattern=_patterns, locale=st.sampled_from(NAMES), article=_ids, suffix=st.sampled_from([".md", ".TXT", ".mdx"]))
def test_match_undoes_expand(pattern: str, locale: str, article: str, suffix: str) -> None:
    """Any id comes back as it went in; one that could not is refused, never mistaken for another."""
    compiled = Pattern(pattern, NAMES)
    try:
        path = compiled.expand(locale, article, suffix)
    except SourceError:
        return
    assert compiled.match(path) == PathMatch(locale, article, compiled.suffix or suffix)


@settings(max_examples=200)
@given(pattern=_patterns, path=_ids, ending=st.sampled_from([".md", ".ru.md", ".ka.mdx", "-pt-br.md", "/ka.md"]))
def test_expand_undoes_match(pattern: str, path: str, ending: str) -> None:
    """Whatever path a pattern reads, it writes back."""
    compiled = Pattern(pattern, NAMES)
    for each in (path + ending, f"content/ka/{path}{ending}", f"docs-ru/x/{path}/index.md"):
        found = compiled.match(each)
        if found is not None and not any(part in (".", "..") for part in found.id.split("/")):
            assert compiled.expand(*found) == each


def test_an_id_that_would_be_read_as_another_is_refused() -> None:
    """`news-pt` in `br` and `news` in `pt-br` would be one file."""
    with pytest.raises(SourceError) as caught:
        Pattern("{path}-{locale}", NAMES).expand("br", "news-pt", ".md")
    assert caught.value.message == (
        "the article 'news-pt' has no clear place in '{path}-{locale}': 'news-pt-br.md' reads as another article's"
    )


@pytest.mark.parametrize("article", ["", "../a", "a/../b", "/a", "a//b", "a/", "."])
def test_an_id_never_leaves_its_folder(article: str) -> None:
    """Neither upwards nor to the root."""
    with pytest.raises(SourceError, match="would leave the folder of the articles"):
        check_id(article)


@pytest.mark.parametrize("article", ["a\\b", "a\nb", "a\x00", "\ud800"])
def test_an_id_holds_no_characters_that_paths_should_not(article: str) -> None:
    """They would break on another system, or in a catalog."""
    with pytest.raises(SourceError, match="holds a backslash or a control character"):
        check_id(article)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("content/{slug}", "the pattern 'content/{slug}' has the unknown placeholder '{slug}'"),
        ("content/{path", "the pattern 'content/{path' has a brace that is not closed"),
        ("content/en", "the pattern 'content/en' has no {path}"),
        ("{path}/{path}", "the pattern '{path}/{path}' has more than one {path}"),
        ("{locale}{path}", "the pattern '{locale}{path}' has nothing between two placeholders"),
        ("a\\{path}", "the pattern 'a\\\\{path}' holds a backslash or a control character"),
        ("/a/{path}", "the pattern '/a/{path}' must be a plain path below the project's folder"),
        ("./{path}", "the pattern './{path}' must be a plain path below the project's folder"),
    ],
)
def test_a_malformed_pattern_is_refused(text: str, message: str) -> None:
    """With what is wrong about it."""
    with pytest.raises(SettingsError) as caught:
        Pattern(text)
    assert caught.value.message == message
    assert caught.value.hint


def layout(*contents: Content, others: tuple[str, ...] = (), aliases: dict[Locale, str] | None = None) -> Layout:
    return Layout(contents, EN, (KA, RU), aliases or {}, others)


def claims(found: Layout, *paths: str) -> list[tuple[str, str, str]]:
    """(path, locale, id) of each claim on the paths."""
    result = []
    for path in paths:
        folder, slash, name = path.rpartition("/")
        result += [(path, str(claim.locale), claim.id) for claim in found.claims("", folder + slash, [name])]
    return result


def test_versions_below_the_sources_are_no_sources() -> None:
    """English at the root beside locale folders, known ones and others."""
    found = layout(Content("docs/{path}", "docs/{locale}/{path}"), others=("de",))
    assert claims(found, "docs/a.md", "docs/ru/a.md", "docs/de/a.md", "docs/no/a.md", "x.md") == [
        ("docs/a.md", "en", "a"),
        ("docs/ru/a.md", "ru", "a"),
        ("docs/no/a.md", "en", "no/a"),
    ]


def test_suffixed_files_beside_the_sources_are_no_sources() -> None:
    """The English one named in full is none of its own either."""
    found = layout(Content("{path}", "{path}.{locale}"), others=("de",))
    assert claims(found, "a.md", "a.ru.md", "a.de.md", "a.en.md", "a.b.md") == [
        ("a.md", "en", "a"),
        ("a.ru.md", "ru", "a"),
        ("a.b.md", "en", "a.b"),
    ]


def test_a_source_folder_that_fits_the_version_pattern_holds_sources() -> None:
    """`content/en/` is what `content/{locale}/` is for English."""
    found = layout(Content("content/en/{path}", "content/{locale}/{path}"))
    assert claims(found, "content/en/a.md", "content/ka/a.md") == [
        ("content/en/a.md", "en", "a"),
        ("content/ka/a.md", "ka", "a"),
    ]


def test_aliases_are_the_names_in_paths() -> None:
    """`ge` for Georgian; `ka` is then another folder like any."""
    found = layout(Content("en/{path}", "{locale}/{path}"), aliases={KA: "ge"})
    assert claims(found, "ge/a.md", "ka/a.md") == [("ge/a.md", "ka", "a")]
    assert found.version_path(0, KA, "a", ".md") == "ge/a.md"


def test_globs_choose_among_the_files_and_apply_to_versions_alike() -> None:
    """Both kinds of globs see `{path}` and suffix."""
    found = layout(Content("en/{path}", "{locale}/{path}", include=("news/**", "*.txt"), exclude=("news/draft-*",)))
    assert claims(found, "en/news/a.md", "ka/news/a.md", "en/b.txt", "en/b.md", "en/news/draft-1.md", "ru/x/a.md") == [
        ("en/news/a.md", "en", "news/a"),
        ("ka/news/a.md", "ka", "news/a"),
        ("en/b.txt", "en", "b"),
    ]


def test_prefixes_keep_blocks_apart() -> None:
    """An id leads back to the block with its prefix."""
    found = layout(
        Content("docs/{path}", "i18n/{locale}/docs/{path}"),
        Content("blog/{path}", "i18n/{locale}/blog/{path}", prefix="blog/"),
    )
    assert claims(found, "docs/a.md", "blog/a.md") == [("docs/a.md", "en", "a"), ("blog/a.md", "en", "blog/a")]
    assert found.block_of("blog/x") == 1
    assert found.block_of("x") == 0
    assert found.version_path(1, KA, "blog/a", ".md") == "i18n/ka/blog/a.md"
    assert found.source_path(1, "blog/a", ".md") == "blog/a.md"


def test_an_id_without_any_fitting_prefix_belongs_to_the_first_block() -> None:
    """An orphaned catalog has to lie somewhere."""
    found = layout(Content("a/{path}", "{locale}/a/{path}", prefix="a/"))
    assert found.block_of("x") == 0


def test_roots_are_trees_of_their_own() -> None:
    """A pattern sees the files below its own root only."""
    found = layout(Content("en/{path}", "{locale}/{path}", version_root="../site"))
    assert found.roots == ["", "../site"]
    assert found.starts("") == ["en/"]
    assert found.claims("", "ka/", ["a.md"]) == []
    assert found.claims("../site", "ka/", ["a.md"]) == [Claim("a.md", 0, KA, "a", ".md")]


def test_starts_are_the_outermost_fixed_folders() -> None:
    """So that no file is walked over twice."""
    found = layout(Content("docs/{path}", "docs/i18n/{locale}/{path}"), Content("blog/{path}", "x-{locale}/{path}"))
    assert found.starts("") == [""]
    assert layout(Content("docs/{path}", "docs/i18n/{locale}/{path}")).starts("") == ["docs/"]


def test_a_written_suffix_leaves_other_files_alone() -> None:
    """Also in a folder that is a locale's."""
    found = layout(Content("docs/{path}.md", "docs/{locale}/{path}.md"))
    assert claims(found, "docs/a.md", "docs/a.txt", "docs/ru/a.txt", "docs/ru/a.md") == [
        ("docs/a.md", "en", "a"),
        ("docs/ru/a.md", "ru", "a"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (Content("{locale}/{path}", "{locale}/{path}"), "the source pattern '{locale}/{path}' has {locale}"),
        (Content("en/{path}", "ka/{path}"), "the version pattern 'ka/{path}' has no {locale}"),
    ],
)
def test_a_content_block_needs_locale_in_its_version_only(content: Content, message: str) -> None:
    """Else sources and versions could not be told apart."""
    with pytest.raises(SettingsError) as caught:
        layout(content)
    assert caught.value.message == message


def test_two_locales_never_have_one_name() -> None:
    """A file could be either's."""
    with pytest.raises(SettingsError, match="ka and en both have the name 'en' in paths"):
        layout(Content("en/{path}", "{locale}/{path}"), aliases={KA: "en"})


_part = st.sampled_from(["en", "ka", "ru", "de", "docs", "a", "it", "2026"])
_files = st.lists(
    st.tuples(
        st.lists(_part, max_size=3), st.sampled_from(["a.md", "b.txt", "a.ru.md", "index.mdx", "x.png", "ka.md"])
    ),
    min_size=1,
    max_size=12,
)


def _slow(found: Layout) -> Callable[[str, str], list[Claim]]:
    """The same layout with a block that no folder can decide, so that each file is matched by itself."""
    other = Layout(
        (*found.contents, Content("nowhere/{path}.zz", "nowhere/{path}.{locale}")),
        found.source_locale,
        found.locales,
        found.aliases,
        found.other_locales,
    )
    return lambda folder, name: other.claims("", folder, [name])


@settings(max_examples=100)
@given(
    files=_files,
    content=st.sampled_from(
        [
            Content("{path}", "{locale}/{path}"),
            Content("en/{path}", "{locale}/{path}"),
            Content("docs/{path}.md", "docs/{locale}/{path}.md"),
            Content("docs/{path}", "i18n/{locale}/docs/{path}"),
            Content("{path}.md", "{locale}/{path}", exclude=("a/**",)),
        ]
    ),
)
def test_folder_by_folder_gives_what_file_by_file_gives(files: list[tuple[list[str], str]], content: Content) -> None:
    """The quick way is only quicker."""
    found = layout(content, others=("de",))
    slow = _slow(found)
    for parts, name in files:
        folder = "".join(f"{part}/" for part in parts)
        assume(name != "x.png" or parts)
        assert found.claims("", folder, [name]) == slow(folder, name)


@settings(max_examples=100)
@given(files=_files)
def test_no_file_is_both_a_source_and_a_version(files: list[tuple[list[str], str]]) -> None:
    """In any layout, of any file."""
    for content in (Content("{path}", "{locale}/{path}"), Content("{path}", "{path}.{locale}")):
        found = layout(content, others=("de",))
        for parts, name in files:
            folder = "".join(f"{part}/" for part in parts)
            assert len(found.claims("", folder, [name])) <= 1
