"""Detection names the layout of trees of every kind, from their own folder and from one above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import pytest

from i18nsync.core.locale import Locale
from i18nsync.errors import SourceError
from i18nsync.sources.detect import Candidate, detect
from i18nsync.sources.folder import FolderSource
from i18nsync.stores.settings import parse_settings, render_settings

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")
FORMATS = {".md": "markdown", ".markdown": "markdown", ".mdx": "markdown", ".txt": "plaintext"}

ENGLISH = "The council met on Monday and spoke about the price of water in the town.\n"
RUSSIAN = "В понедельник городской совет собрался и говорил о цене воды в городе.\n"
GEORGIAN = "საკრებულო ორშაბათს შეიკრიბა და ქალაქში წყლის ფასზე ისაუბრა.\n"
KANNADA = "ಅಧ್ಯಕ್ಷರು ಮುಂದಿನ ವರ್ಷದ ಬಜೆಟ್ ಕಾನೂನಿಗೆ ಸಹಿ ಹಾಕಿದರು.\n"


def plant(root: Path, *paths: str, text: str = ENGLISH) -> None:
    """Write files; a path with `{a,b}` stands for several."""
    for path in paths:
        for each in expand(path):
            file = root / each
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def expand(path: str) -> list[str]:
    before, brace, rest = path.partition("{")
    if not brace:
        return [path]
    choices, _, after = rest.partition("}")
    return [each for choice in choices.split(",") for each in expand(f"{before}{choice}{after}")]


def best(root: Path) -> Candidate:
    found = detect(root, EN, [KA, RU], FORMATS)
    assert found, "nothing was found"
    return found[0]


def patterns(candidate: Candidate) -> list[tuple[str, str]]:
    return [(content.source, content.version) for content in candidate.contents]


def source_of(root: Path, candidate: Candidate) -> FolderSource:
    return FolderSource(
        root,
        candidate.contents,
        EN,
        [KA, RU],
        FORMATS,
        aliases=candidate.aliases,
        other_locales=candidate.other_locales,
    )


def ids(root: Path, candidate: Candidate, locale: Locale) -> list[str]:
    return [ref.id for ref in source_of(root, candidate).refs(locale)]


class Case(NamedTuple):
    english: list[str]
    russian: list[str]
    georgian: list[str]
    source: str
    version: str
    sources: list[str]
    ru: list[str]
    ka: list[str]
    foreign: Sequence[str] = ()
    marks: Sequence[str] = ()
    others: tuple[str, ...] = ()
    aliases: Mapping[Locale, str] = MappingProxyType({})


CASES = {
    "hugo, a folder for each language": Case(
        ["content/en/{a,news/b,_index}.md"],
        ["content/ru/{a,_index}.md"],
        ["content/ka/a.md"],
        "content/en/{path}",
        "content/{locale}/{path}",
        ["_index", "a", "news/b"],
        ["_index", "a"],
        ["a"],
        marks=["hugo.toml", "README.md"],
    ),
    "hugo, a suffix for each language": Case(
        ["content/{a,news/b,news/c,_index}.md"],
        ["content/{a,news/b}.ru.md"],
        ["content/a.ka.md"],
        "content/{path}",
        "content/{path}.{locale}",
        ["_index", "a", "news/b", "news/c"],
        ["a", "news/b"],
        ["a"],
        foreign=["content/a.de.md"],
        marks=["hugo.toml", "README.md"],
        others=("de",),
    ),
    "hugo, English named in the suffix too": Case(
        ["content/posts/{a,b}.en.md"],
        ["content/posts/a.ru.md"],
        [],
        "content/{path}.en",
        "content/{path}.{locale}",
        ["posts/a", "posts/b"],
        ["posts/a"],
        [],
    ),
    "hugo, English at the root": Case(
        ["content/{a,b,news/c}.md"],
        ["content/ru/{a,news/c}.md"],
        [],
        "content/{path}",
        "content/{locale}/{path}",
        ["a", "b", "news/c"],
        ["a", "news/c"],
        [],
        foreign=["content/{de,fr}/a.md"],
        others=("de", "fr"),
    ),
    "zola": Case(
        ["content/{_index,blog/_index,blog/one}.md"],
        ["content/{_index,blog/one}.ru.md"],
        [],
        "content/{path}",
        "content/{path}.{locale}",
        ["_index", "blog/_index", "blog/one"],
        ["_index", "blog/one"],
        [],
        marks=["config.toml"],
    ),
    "jekyll collection with English at the root": Case(
        ["_articles/{one,two,three}.md"],
        ["_articles/ru/{one,two}.md"],
        [],
        "_articles/{path}",
        "_articles/{locale}/{path}",
        ["one", "three", "two"],
        ["one", "two"],
        [],
        foreign=["_articles/{de,id,it,zh-hans}/{one,two}.md"],
        marks=["_config.yml", "README.md", "CONTRIBUTING.md"],
        others=("de", "id", "it", "zh-hans"),
    ),
    "jekyll multiple languages": Case(
        ["_i18n/en/_posts/{2026-01-01-a,2026-01-02-b}.md"],
        ["_i18n/ru/_posts/2026-01-01-a.md"],
        [],
        "_i18n/en/{path}",
        "_i18n/{locale}/{path}",
        ["_posts/2026-01-01-a", "_posts/2026-01-02-b"],
        ["_posts/2026-01-01-a"],
        [],
        marks=["_config.yml"],
    ),
    "mkdocs, suffixes": Case(
        ["docs/{index,guide/start,guide/more}.md"],
        ["docs/{index,guide/start}.ru.md"],
        [],
        "docs/{path}",
        "docs/{path}.{locale}",
        ["guide/more", "guide/start", "index"],
        ["guide/start", "index"],
        [],
        marks=["mkdocs.yml", "README.md"],
    ),
    "mkdocs, folders": Case(
        ["docs/en/{index,guide/start}.md"],
        ["docs/ru/index.md"],
        ["docs/ka/guide/start.md"],
        "docs/en/{path}",
        "docs/{locale}/{path}",
        ["guide/start", "index"],
        ["index"],
        ["guide/start"],
        marks=["mkdocs.yml", "README.md"],
    ),
    "starlight": Case(
        ["src/content/docs/{index,guides/a,reference/b}.mdx"],
        ["src/content/docs/ru/{index,guides/a}.mdx"],
        [],
        "src/content/docs/{path}",
        "src/content/docs/{locale}/{path}",
        ["guides/a", "index", "reference/b"],
        ["guides/a", "index"],
        [],
        foreign=["src/content/docs/{pt-br,uk}/guides/a.mdx"],
        marks=["astro.config.mjs", "README.md"],
        others=("pt-br", "uk"),
    ),
    "vitepress": Case(
        ["docs/{index,guide/what,guide/start}.md"],
        ["docs/ru/{index,guide/what}.md"],
        [],
        "docs/{path}",
        "docs/{locale}/{path}",
        ["guide/start", "guide/what", "index"],
        ["guide/what", "index"],
        [],
        marks=["package.json", "README.md"],
    ),
    "nextra": Case(
        ["pages/{index,docs/a,docs/b}.mdx"],
        ["pages/{index,docs/a}.ru.mdx"],
        [],
        "pages/{path}",
        "pages/{path}.{locale}",
        ["docs/a", "docs/b", "index"],
        ["docs/a", "index"],
        [],
        marks=["next.config.js"],
    ),
    "nextra with English in the suffix": Case(
        ["pages/{index,docs/a}.en.mdx"],
        ["pages/index.ru.mdx"],
        [],
        "pages/{path}.en",
        "pages/{path}.{locale}",
        ["docs/a", "index"],
        ["index"],
        [],
        marks=["next.config.js"],
    ),
    "gatsby, folder of each post": Case(
        ["content/blog/{one,two}/index.md"],
        ["content/blog/one/index.ru.md"],
        [],
        "content/{path}",
        "content/{path}.{locale}",
        ["blog/one/index", "blog/two/index"],
        ["blog/one/index"],
        [],
        marks=["gatsby-config.js"],
    ),
    "eleventy": Case(
        ["src/en/{index,blog/a}.md"],
        ["src/ru/index.md"],
        [],
        "src/en/{path}",
        "src/{locale}/{path}",
        ["blog/a", "index"],
        ["index"],
        [],
        marks=[".eleventy.js"],
    ),
    "hexo": Case(
        ["source/_posts/{a,b}.md", "source/about/index.md"],
        ["source/ru/_posts/a.md"],
        [],
        "source/{path}",
        "source/{locale}/{path}",
        ["_posts/a", "_posts/b", "about/index"],
        ["_posts/a"],
        [],
        marks=["_config.yml"],
    ),
    "folders at the top": Case(
        ["en/{a,b}.md"],
        ["ru/a.md"],
        ["ka/b.md"],
        "en/{path}",
        "{locale}/{path}",
        ["a", "b"],
        ["a"],
        ["b"],
    ),
    "src with folders": Case(
        ["src/en/{a,b}.txt"],
        ["src/ru/a.txt"],
        [],
        "src/en/{path}",
        "src/{locale}/{path}",
        ["a", "b"],
        ["a"],
        [],
    ),
    "i18n apart from docs": Case(
        ["docs/{a,deep/b,deep/c}.md"],
        ["i18n/ru/docs/{a,deep/b}.md"],
        [],
        "docs/{path}",
        "i18n/{locale}/docs/{path}",
        ["a", "deep/b", "deep/c"],
        ["a", "deep/b"],
        [],
    ),
    "docs with i18n inside": Case(
        ["docs/{a,deep/b}.md"],
        ["docs/i18n/ru/{a,deep/b}.md"],
        [],
        "docs/{path}",
        "docs/i18n/{locale}/{path}",
        ["a", "deep/b"],
        ["a", "deep/b"],
        [],
        foreign=["docs/i18n/de/a.md"],
        others=("de",),
    ),
    "translations of the readme": Case(
        ["README.md"],
        ["translations/ru/README.md"],
        ["translations/ka/README.md"],
        "{path}",
        "translations/{locale}/{path}",
        ["README"],
        ["README"],
        ["README"],
        marks=["LICENSE.md", "CHANGELOG.md", "src/notes.txt"],
    ),
    "readmes beside each other": Case(
        ["README.md"],
        ["README.ru.md"],
        ["README.ka.md"],
        "{path}",
        "{path}.{locale}",
        ["README"],
        ["README"],
        ["README"],
        marks=["CHANGELOG.md", "docs/note.md"],
    ),
    "readmes with an underscore": Case(
        ["README.md"],
        ["README_ru.md"],
        ["README_ka.md"],
        "{path}",
        "{path}_{locale}",
        ["README"],
        ["README"],
        ["README"],
        marks=["CHANGELOG.md"],
    ),
    "readmes with a hyphen": Case(
        ["README.md", "CONTRIBUTING.md"],
        ["README-ru.md", "CONTRIBUTING-ru.md"],
        [],
        "{path}",
        "{path}-{locale}",
        ["CONTRIBUTING", "README"],
        ["CONTRIBUTING", "README"],
        [],
        foreign=["README-zh-CN.md"],
        others=("zh-CN",),
    ),
    "readmes in a folder of their own": Case(
        ["README.md"],
        ["docs/translations/README.ru.md"],
        [],
        "{path}",
        "docs/translations/{path}.{locale}",
        ["README"],
        ["README"],
        [],
        foreign=["docs/translations/README.{de,it,pt-br}.md"],
        marks=["docs/other.md"],
        others=("de", "it", "pt-br"),
    ),
    "Georgian under the country's code": Case(
        ["content/en/{a,b}.md"],
        [],
        ["content/ge/a.md"],
        "content/en/{path}",
        "content/{locale}/{path}",
        ["a", "b"],
        [],
        ["a"],
        aliases={KA: "ge"},
    ),
    "long codes": Case(
        ["docs/eng/{a,b}.md"],
        ["docs/rus/a.md"],
        ["docs/kat/b.md"],
        "docs/eng/{path}",
        "docs/{locale}/{path}",
        ["a", "b"],
        ["a"],
        ["b"],
        aliases={EN: "eng", KA: "kat", RU: "rus"},
    ),
    "regions": Case(
        ["docs/en-US/{a,b}.md"],
        ["docs/ru-RU/a.md"],
        ["docs/ka_GE/b.md"],
        "docs/en-US/{path}",
        "docs/{locale}/{path}",
        ["a", "b"],
        ["a"],
        ["b"],
        aliases={EN: "en-US", KA: "ka_GE", RU: "ru-RU"},
    ),
    "names in words": Case(
        ["docs/English/{a,b}.md"],
        ["docs/Russian/a.md"],
        ["docs/Georgian/a.md"],
        "docs/English/{path}",
        "docs/{locale}/{path}",
        ["a", "b"],
        ["a"],
        ["a"],
        aliases={EN: "English", KA: "Georgian", RU: "Russian"},
    ),
    "folders with the language after a hyphen": Case(
        ["docs/{a,deep/b}.md"],
        ["docs-ru/{a,deep/b}.md"],
        [],
        "docs/{path}",
        "docs-{locale}/{path}",
        ["a", "deep/b"],
        ["a", "deep/b"],
        [],
    ),
    "a folder of translations in each lesson": Case(
        ["{1-start,2-next,3-more}/README.md"],
        ["{1-start,2-next}/translations/README.ru.md"],
        ["1-start/translations/README.ka.md"],
        "{path}/README",
        "{path}/translations/README.{locale}",
        ["1-start", "2-next", "3-more"],
        ["1-start", "2-next"],
        ["1-start"],
        foreign=["2-next/translations/README.{de,zh-cn}.md"],
        others=("de", "zh-cn"),
    ),
    "the language in the folder and in the suffix": Case(
        ["docs/en/{a,b,c}.md"],
        ["docs/ru/{a,b}.ru.md"],
        ["docs/ka/a.ka.md"],
        "docs/en/{path}",
        "docs/{locale}/{path}.{locale}",
        ["a", "b", "c"],
        ["a", "b"],
        ["a"],
    ),
    "a file for each language in each article's folder": Case(
        ["posts/{one,two}/en.md"],
        ["posts/one/ru.md"],
        ["posts/one/ka.md"],
        "posts/{path}/en",
        "posts/{path}/{locale}",
        ["one", "two"],
        ["one"],
        ["one"],
    ),
}


@pytest.mark.parametrize("above", ["", "site/"])
@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_tree_is_named_and_listed_exactly(tmp_path: Path, name: str, above: str) -> None:
    """The first candidate has the patterns, the sources and the versions that a person would name."""
    case = CASES[name]
    plant(tmp_path / above, *case.marks)
    plant(tmp_path / above, *case.english)
    plant(tmp_path / above, *case.russian, text=RUSSIAN)
    plant(tmp_path / above, *case.georgian, text=GEORGIAN)
    plant(tmp_path / above, *case.foreign, text="Der Rat tagte am Montag und sprach lange darüber.\n")

    found = best(tmp_path)

    assert patterns(found) == [(above + case.source, above + case.version)]
    assert ids(tmp_path, found, EN) == case.sources
    assert ids(tmp_path, found, RU) == case.ru
    assert ids(tmp_path, found, KA) == case.ka
    assert (found.sources, found.versions) == (len(case.sources), {KA: len(case.ka), RU: len(case.ru)})
    assert found.orphans == {KA: 0, RU: 0}
    assert found.other_locales == case.others
    assert dict(found.aliases) == case.aliases
    assert not found.guess


@pytest.mark.parametrize("name", CASES)
def test_what_is_found_survives_the_settings_file(tmp_path: Path, name: str) -> None:
    """What `init` writes from a candidate reads back as the same layout."""
    case = CASES[name]
    plant(tmp_path, *case.english)
    plant(tmp_path, *case.russian, text=RUSSIAN)
    plant(tmp_path, *case.georgian, text=GEORGIAN)
    found = best(tmp_path)
    text = render_settings(
        source_locale=EN,
        locales=[KA, RU],
        contents=found.contents,
        aliases=found.aliases,
        other_locales=found.other_locales,
    )
    read = parse_settings(text, tmp_path / "i18nsync.toml")
    assert (read.contents, read.aliases, read.other_locales) == (
        found.contents,
        dict(found.aliases),
        found.other_locales,
    )


def test_docusaurus_with_blog_pages_and_old_versions_has_a_block_for_each(tmp_path: Path) -> None:
    """Blog, pages and old versions get prefixes, so that equal names never clash."""
    site = tmp_path / "website"
    plant(
        site,
        "docusaurus.config.js",
        "docs/{intro,guide/a}.md",
        "blog/{intro,2026-news}.md",
        "src/pages/about.md",
        "versioned_docs/version-1.0/intro.md",
    )
    inside = "i18n/ru/docusaurus-plugin-content-"
    plant(site, f"{inside}docs/current/intro.md", f"{inside}docs/version-1.0/intro.md", text=RUSSIAN)
    plant(site, f"{inside}blog/2026-news.md", f"{inside}pages/about.md", text=RUSSIAN)
    plant(site, "i18n/fr/docusaurus-plugin-content-docs/current/intro.md")

    found = best(tmp_path)

    assert found.name == "Docusaurus"
    assert ids(tmp_path, found, EN) == [
        "blog/2026-news",
        "blog/intro",
        "guide/a",
        "intro",
        "src/pages/about",
        "versioned_docs/version-1.0/intro",
    ]
    assert ids(tmp_path, found, RU) == [
        "blog/2026-news",
        "intro",
        "src/pages/about",
        "versioned_docs/version-1.0/intro",
    ]
    assert found.other_locales == ("fr",)


def test_docusaurus_with_docs_elsewhere_finds_them_by_their_names(tmp_path: Path) -> None:
    """The docs of a site may lie beside it."""
    plant(tmp_path, "manual/{intro,guide/a,guide/b}.md", "website/docusaurus.config.ts")
    plant(tmp_path, "website/i18n/ru/docusaurus-plugin-content-docs/current/{intro,guide/a}.md", text=RUSSIAN)

    found = best(tmp_path)

    assert ids(tmp_path, found, EN) == ["guide/a", "guide/b", "intro"]
    assert ids(tmp_path, found, RU) == ["guide/a", "intro"]


def test_further_docusaurus_docs_have_the_folder_of_their_instance(tmp_path: Path) -> None:
    """`docusaurus-plugin-content-docs-community` translates `community/`."""
    plant(tmp_path, "docs/intro.md", "community/{team,rules}.md")
    plant(tmp_path, "i18n/ru/docusaurus-plugin-content-docs/current/intro.md", text=RUSSIAN)
    plant(tmp_path, "i18n/ru/docusaurus-plugin-content-docs-community/current/team.md", text=RUSSIAN)

    found = best(tmp_path)

    assert ids(tmp_path, found, EN) == ["community/rules", "community/team", "intro"]
    assert ids(tmp_path, found, RU) == ["community/team", "intro"]


@pytest.mark.parametrize(
    ("mark", "articles", "source", "version"),
    [
        (
            "docusaurus.config.js",
            "docs/{a,b}.md",
            "docs/{path}",
            "i18n/{locale}/docusaurus-plugin-content-docs/current/{path}",
        ),
        (
            "astro.config.mjs",
            "src/content/docs/{a,b}.mdx",
            "src/content/docs/{path}",
            "src/content/docs/{locale}/{path}",
        ),
        ("hugo.toml", "content/{a,b}.md", "content/{path}", "content/{path}.{locale}"),
        ("mkdocs.yml", "docs/{a,b}.md", "docs/{path}", "docs/{path}.{locale}"),
        ("_config.yml", "_posts/{a,b}.md", "_posts/{path}", "_posts/{locale}/{path}"),
        ("next.config.js", "pages/{a,b}.mdx", "pages/{path}", "pages/{path}.{locale}"),
        ("notes.rtf", "articles/{a,b}.txt", "articles/{path}", "articles/{locale}/{path}"),
        ("notes.rtf", "content/en/{a,b}.md", "content/en/{path}", "content/{locale}/{path}"),
        ("notes.rtf", "{a,b}.md", "{path}", "{locale}/{path}"),
    ],
)
def test_a_tree_without_versions_gets_its_generators_usual_layout(
    tmp_path: Path, mark: str, articles: str, source: str, version: str
) -> None:
    """Nothing is translated yet: the best candidate is a guess, and says so."""
    plant(tmp_path, mark, articles)
    found = best(tmp_path)
    assert patterns(found) == [(source, version)]
    assert found.guess
    assert (found.sources, found.versions) == (2, {KA: 0, RU: 0})


def test_an_untranslated_docusaurus_site_gets_its_blog_too(tmp_path: Path) -> None:
    """Also from above, where plain guesses are worth less."""
    plant(tmp_path, "website/docusaurus.config.js", "website/docs/{a,b}.md", "website/blog/a.md", "README.md")
    found = best(tmp_path)
    assert ids(tmp_path, found, EN) == ["a", "b", "blog/a"]
    assert source_of(tmp_path, found).path(source_of(tmp_path, found).refs(EN)[2]) == "website/blog/a.md"


def test_sections_that_are_named_like_languages_are_no_languages(tmp_path: Path) -> None:
    """`it/`, `id/`, `no/`, `in/`, `as/` hold articles of their own."""
    plant(tmp_path, "docs/{index,setup,use}.md", "docs/it/{helpdesk,printers}.md", "docs/id/{cards,index}.md")
    plant(tmp_path, "docs/no/list.md", "docs/as/code.md", "docs/in/brief.md")
    plant(tmp_path, "docs/ru/{index,setup}.md", text=RUSSIAN)

    found = best(tmp_path)

    assert found.other_locales == ()
    assert ids(tmp_path, found, EN) == [
        "as/code",
        "id/cards",
        "id/index",
        "in/brief",
        "index",
        "it/helpdesk",
        "it/printers",
        "no/list",
        "setup",
        "use",
    ]
    assert ids(tmp_path, found, RU) == ["index", "setup"]


def test_words_after_a_hyphen_are_no_languages(tmp_path: Path) -> None:
    """`sign-in.md` beside `sign.md`, and `how-to.md`, are articles."""
    plant(tmp_path, "content/{sign,sign-in,how,how-to,about}.md")
    plant(tmp_path, "content/{sign,about}-ru.md", text=RUSSIAN)

    found = best(tmp_path)

    assert patterns(found) == [("content/{path}", "content/{path}-{locale}")]
    assert ids(tmp_path, found, EN) == ["about", "how", "how-to", "sign", "sign-in"]
    assert ids(tmp_path, found, RU) == ["about", "sign"]


@pytest.mark.parametrize("above", ["", "docs/translations/"])
def test_a_kannada_readme_named_ka_beside_a_georgian_one_named_ge(tmp_path: Path, above: str) -> None:
    """The texts decide which file is Georgian; the other one is named as a language of its own."""
    plant(tmp_path, "README.md")
    plant(tmp_path, f"{above}README.ka.md", text=KANNADA)
    plant(tmp_path, f"{above}README.ge.md", text=GEORGIAN)
    plant(tmp_path, f"{above}README.ru.md", text=RUSSIAN)
    plant(tmp_path, f"{above}README.hb.md", f"{above}README.pt_br.md", f"{above}README.mm_unicode.md")

    found = best(tmp_path)

    assert dict(found.aliases) == {KA: "ge"}
    assert found.versions == {KA: 1, RU: 1}
    assert "ka" in found.other_locales
    assert "'ka' holds Kannada text, 'ge' holds Georgian" in found.reasons
    assert source_of(tmp_path, found).path(source_of(tmp_path, found).refs(KA)[0]) == f"{above}README.ge.md"
    assert ids(tmp_path, found, EN) == ["README"]


def test_an_english_copy_among_the_translations_is_no_source(tmp_path: Path) -> None:
    """The README at the top is; a great many odd names beside it do no harm."""
    plant(
        tmp_path, "README.md", "CONTRIBUTING.md", "docs/guide.md", "docs/translations/README.{en,en-pirate,caveman}.md"
    )
    plant(
        tmp_path, "docs/translations/{Contributors,README-id,Hindi/README_HINDI,README.mm_unicode,README.7asaniya}.md"
    )
    plant(tmp_path, "docs/translations/README.ru.md", text=RUSSIAN)
    plant(tmp_path, "docs/tools/translations/Russian/other.ru.md", text=RUSSIAN)
    found = best(tmp_path)
    assert patterns(found) == [("{path}", "docs/translations/{path}.{locale}")]
    assert (ids(tmp_path, found, EN), ids(tmp_path, found, RU)) == (["README"], ["README"])


def test_a_lone_kannada_readme_named_ka_is_pointed_out(tmp_path: Path) -> None:
    """Nothing else claims to be Georgian, so the name stands, with a warning."""
    plant(tmp_path, "README.md")
    plant(tmp_path, "README.ka.md", text=KANNADA)
    found = best(tmp_path)
    assert dict(found.aliases) == {}
    assert "look twice: 'ka' holds Kannada text, not Georgian" in found.reasons


def test_a_folder_ge_without_georgian_text_is_no_georgian(tmp_path: Path) -> None:
    """`ge/` may stand for German, or for anything."""
    plant(tmp_path, "content/en/{a,b}.md", "content/ge/a.md")
    plant(tmp_path, "content/ru/a.md", text=RUSSIAN)
    found = best(tmp_path)
    assert dict(found.aliases) == {}
    assert found.versions == {KA: 0, RU: 1}


def test_untranslated_copies_keep_the_name_of_their_locale(tmp_path: Path) -> None:
    """English text in `ka/` is a copy that waits, no reason to look for another name."""
    plant(tmp_path, "content/{en,ka}/{a,b}.md")
    found = best(tmp_path)
    assert found.versions == {KA: 2, RU: 0}
    assert dict(found.aliases) == {}


def test_two_snapshots_of_one_site_are_two_candidates(tmp_path: Path) -> None:
    """They never mix, and the caller can ask."""
    plant(tmp_path, "old/content/en/{a,b}.md", "new/content/en/{a,b,c}.md")
    plant(tmp_path, "old/content/ru/a.md", "new/content/ru/a.md", text=RUSSIAN)
    found = detect(tmp_path, EN, [KA, RU], FORMATS)
    assert [patterns(each) for each in found[:2]] == [
        [("new/content/en/{path}", "new/content/{locale}/{path}")],
        [("old/content/en/{path}", "old/content/{locale}/{path}")],
    ]
    assert found[0].score > found[1].score > 0


def test_collections_beside_each_other_are_one_layout_with_prefixes(tmp_path: Path) -> None:
    """Astro's `src/content/blog/` and `src/content/docs/` belong together."""
    plant(tmp_path, "src/content/{blog,docs}/en/{one,two}.md")
    plant(tmp_path, "src/content/blog/ru/one.md", "src/content/docs/ru/{one,two}.md", text=RUSSIAN)
    found = best(tmp_path)
    assert ids(tmp_path, found, EN) == ["blog/one", "blog/two", "docs/one", "docs/two"]
    assert ids(tmp_path, found, RU) == ["blog/one", "docs/one", "docs/two"]


def test_language_folders_inside_each_article_are_one_pattern(tmp_path: Path) -> None:
    """`posts/hello/ru/index.md`."""
    plant(tmp_path, "posts/{one,two,three}/en/index.md")
    plant(tmp_path, "posts/{one,two}/ru/index.md", text=RUSSIAN)
    found = best(tmp_path)
    assert patterns(found) == [("posts/{path}/en/index", "posts/{path}/{locale}/index")]
    assert ids(tmp_path, found, EN) == ["one", "three", "two"]
    assert ids(tmp_path, found, RU) == ["one", "two"]


def test_a_readme_translated_below_docs_is_found_at_the_top(tmp_path: Path) -> None:
    """`docs/ru/README.md` belongs to `README.md`, where `docs/` has none."""
    plant(tmp_path, "README.md", "CHANGELOG.md", "docs/guide.md")
    plant(tmp_path, "docs/ru/README.md", text=RUSSIAN)
    found = best(tmp_path)
    assert ids(tmp_path, found, EN) == ["README"]
    assert ids(tmp_path, found, RU) == ["README"]


def test_readme_and_docs_translated_in_one_folder(tmp_path: Path) -> None:
    """`i18n/ru/` mirrors the top of the project; only what it mirrors counts."""
    plant(tmp_path, "README.md", "LICENSE.md", "docs/{a,b}.md", "tools/notes.txt")
    plant(tmp_path, "i18n/ru/README.md", "i18n/ru/docs/a.md", text=RUSSIAN)
    found = best(tmp_path)
    assert ids(tmp_path, found, EN) == ["README", "docs/a", "docs/b"]
    assert ids(tmp_path, found, RU) == ["README", "docs/a"]


def test_a_site_and_translated_readmes_are_two_candidates(tmp_path: Path) -> None:
    """The bigger one comes first."""
    plant(tmp_path, "README.md", "content/en/{a,b,c}.md")
    plant(tmp_path, "README.ru.md", "content/ru/{a,b}.md", text=RUSSIAN)
    first, second = detect(tmp_path, EN, [KA, RU], FORMATS)[:2]
    assert patterns(first) == [("content/en/{path}", "content/{locale}/{path}")]
    assert patterns(second) == [("{path}", "{path}.{locale}")]
    assert second.sources == 1


def test_only_foreign_languages_are_there(tmp_path: Path) -> None:
    """Neither target locale exists yet; the layout is plain from the others."""
    plant(tmp_path, "docs/{a,b,deep/c}.md", "docs/{de,fr,pt-br}/{a,deep/c}.md")
    found = best(tmp_path)
    assert patterns(found) == [("docs/{path}", "docs/{locale}/{path}")]
    assert found.other_locales == ("de", "fr", "pt-br")
    assert ids(tmp_path, found, EN) == ["a", "b", "deep/c"]
    assert not found.guess


def test_versions_with_names_of_their_own_are_orphans(tmp_path: Path) -> None:
    """`ru/` in Cyrillic beside English articles is a language even where no name fits."""
    plant(tmp_path, "docs/{install,usage}.md")
    plant(tmp_path, "docs/ru/{ustanovka,ispolzovanie}.md", text=RUSSIAN)
    found = best(tmp_path)
    assert patterns(found) == [("docs/{path}", "docs/{locale}/{path}")]
    assert (found.sources, found.orphans[RU]) == (2, 2)


def test_hidden_folders_and_installed_packages_are_not_looked_at(tmp_path: Path) -> None:
    """The packages that a site uses have translations of their own."""
    plant(tmp_path, "content/en/a.md", "node_modules/x/docs/en/{a,b,c}.md", ".cache/docs/en/{a,b}.md")
    plant(tmp_path, "content/ru/a.md", "node_modules/x/docs/ru/{a,b,c}.md", ".cache/docs/ru/a.md", text=RUSSIAN)
    assert len(detect(tmp_path, EN, [KA, RU], FORMATS)) == 1


def test_an_empty_tree_has_no_layout(tmp_path: Path) -> None:
    """Nothing to name."""
    (tmp_path / "picture.png").write_bytes(b"")
    assert detect(tmp_path, EN, [KA, RU], FORMATS) == []


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """It is named."""
    with pytest.raises(SourceError, match="the folder is not there") as caught:
        detect(tmp_path / "nowhere", EN, [KA, RU], FORMATS)
    assert caught.value.where.endswith("/nowhere")


def test_docusaurus_with_regions_and_copies_of_english(tmp_path: Path) -> None:
    """The alias is found; `i18n/en/` holds no sources; folders of plug-ins that nobody knows are passed by."""
    plant(tmp_path, "docs/{a,b}.md", "i18n/en/docusaurus-plugin-content-docs/current/a.md")
    plant(tmp_path, "i18n/ru-RU/docusaurus-plugin-content-docs/current/a.md", text=RUSSIAN)
    plant(tmp_path, "i18n/ru-RU/docusaurus-plugin-content-other/a.md", text=RUSSIAN)
    plant(tmp_path, "i18n/ka/docusaurus-plugin-content-docs/current/a.md", text=KANNADA)
    found = best(tmp_path)
    assert dict(found.aliases) == {RU: "ru-RU"}
    assert (ids(tmp_path, found, EN), ids(tmp_path, found, RU)) == (["a", "b"], ["a"])
    assert "look twice: 'ka' holds Kannada text, not Georgian" in found.reasons


def test_docusaurus_versions_whose_sources_are_nowhere_are_no_layout(tmp_path: Path) -> None:
    """Only translations were checked out."""
    plant(tmp_path, "i18n/ru/docusaurus-plugin-content-docs/current/{a,b}.md", text=RUSSIAN)
    assert all(not each.versions[RU] for each in detect(tmp_path, EN, [KA, RU], FORMATS))


def test_a_kannada_folder_named_ka_is_pointed_out(tmp_path: Path) -> None:
    """Folders are looked into as files are."""
    plant(tmp_path, "content/en/{a,b}.md")
    plant(tmp_path, "content/ka/{a,b}.md", text=KANNADA)
    found = best(tmp_path)
    assert "look twice: 'ka' holds Kannada text, not Georgian" in found.reasons
    plant(tmp_path, "content/ge/{a,b}.md", text=GEORGIAN)
    found = best(tmp_path)
    assert dict(found.aliases) == {KA: "ge"}


def test_a_region_of_another_script_is_not_taken_for_the_locale(tmp_path: Path) -> None:
    """`rus/` in Georgian is not Russian, whatever its name."""
    plant(tmp_path, "content/en/{a,b}.md")
    plant(tmp_path, "content/rus/{a,b}.md", text=GEORGIAN)
    found = best(tmp_path)
    assert RU not in found.aliases


def test_names_in_capitals_are_aliases(tmp_path: Path) -> None:
    """`README_RU.md`, and `README_EN.md` for the source."""
    plant(tmp_path, "README_EN.md")
    plant(tmp_path, "README_RU.md", text=RUSSIAN)
    found = best(tmp_path)
    assert dict(found.aliases) == {RU: "RU", EN: "EN"}
    assert (ids(tmp_path, found, EN), ids(tmp_path, found, RU)) == (["README"], ["README"])


def test_bare_sources_beside_copies_named_in_full(tmp_path: Path) -> None:
    """`a.en.md` beside `a.md` is another version of it, no second source."""
    plant(tmp_path, "content/{a,a.en,b}.md")
    plant(tmp_path, "content/a.ru.md", text=RUSSIAN)
    found = best(tmp_path)
    assert patterns(found) == [("content/{path}", "content/{path}.{locale}")]
    assert ids(tmp_path, found, EN) == ["a", "b"]


def test_articles_named_in_full_and_bare_ones_are_two_blocks(tmp_path: Path) -> None:
    """Hugo takes both for English."""
    plant(tmp_path, "content/posts/{a,b}.en.md", "content/about.md")
    plant(tmp_path, "content/posts/a.ru.md", "content/about.ru.md", text=RUSSIAN)
    found = best(tmp_path)
    assert ids(tmp_path, found, EN) == ["about", "posts/a", "posts/b"]
    assert ids(tmp_path, found, RU) == ["about", "posts/a"]


def test_many_collections_are_not_lumped_together(tmp_path: Path) -> None:
    """Nine blocks are no settings that anybody wants to read."""
    plant(tmp_path, "x/{a,b,c,d,e,f,g,h,i}/en/{one,two}.md")
    plant(tmp_path, "x/{a,b,c,d,e,f,g,h,i}/ru/one.md", text=RUSSIAN)
    assert {len(each.contents) for each in detect(tmp_path, EN, [KA, RU], FORMATS)} == {1}


def test_a_file_that_cannot_be_read_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its script stays unknown, its name counts."""
    plant(tmp_path, "content/en/a.md")
    plant(tmp_path, "content/ru/a.md", text=RUSSIAN)
    real = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if "ru" in self.parts:
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert best(tmp_path).versions == {KA: 0, RU: 1}


def test_collections_with_clashing_names_keep_to_one_block_each(tmp_path: Path) -> None:
    """A candidate whose ids clash is never offered."""
    plant(tmp_path, "content/{a.en,b}.md", "content/a.ru.md", "content/b.ru.md", "content/a.txt")
    for each in detect(tmp_path, EN, [KA, RU], FORMATS):
        if len(each.contents) > 1:
            ids(tmp_path, each, EN)
