"""What a build adds to a version: the notice on an old one, the footer, the list of versions; and no other byte."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import RenderError
from i18nsync.formats.footer import has_link, is_footer, put_footer
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.plaintext import PlainText

MARK = '[//]: # "i18nsync: notice"'
FOOTER = "ეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: English (ინგლისური)"
TOML = '[{ lang = "en", name = "ინგლისური", path = "../en/a.md" }]'
VERSIONS = [{"lang": "en", "name": "ინგლისური", "path": "../en/a.md"}]
LISTED = '[{"lang": "en", "name": "ინგლისური", "path": "../en/a.md"}]'

HEADS = ["", "\ufeff", "---\ntitle: x\n---\n", "\ufeff---\r\ntitle: x\r\n---\r\n", '+++\ntitle = "x"\n+++\n', "---\na"]
BITS = [
    "Text",
    "# H\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "> q\n",
    "- i\n",
    "```\n",
    "> N\n",
    "⚠ [x]\n\n",
    MARK,
    "\n\n",
    "<!-- c -->",
]
TEXTS = st.builds(lambda head, bits: head + "".join(bits), st.sampled_from(HEADS), st.lists(st.sampled_from(BITS)))
NOTICES = st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize("form", [Markdown(), PlainText()], ids=lambda form: form.name)
@given(text=TEXTS, first=NOTICES, second=NOTICES)
def test_a_notice_is_replaced_and_taken_away_without_a_trace(
    form: Markdown | PlainText, text: str, first: str, second: str
) -> None:
    """Whatever it says, wherever it stands: the text below is byte for byte what it was."""
    assume(form.with_notice(text, "") == text)  # has no such notice of its own
    once = form.with_notice(text, first)
    assert form.with_notice(once, "") == text
    assert form.with_notice(once, second) == form.with_notice(text, second)
    assert form.with_notice(once, first) == once


@pytest.mark.parametrize(("text", "wanted"), [
    ("---\ntitle: x\n---\n\nText\n", f"---\ntitle: x\n---\n\n{MARK}\n\n> N\n\nText\n"),
    ("---\ntitle: x\n---\nText\n", f"---\ntitle: x\n---\n{MARK}\n\n> N\n\nText\n"),
    ("\ufeffText\r\n", f"\ufeff{MARK}\r\n\r\n> N\r\n\r\nText\r\n"),
    ("---\ntitle: x\n---", "---\ntitle: x\n---"),
])  # fmt: skip
def test_a_marked_notice_in_markdown(text: str, wanted: str) -> None:
    """A definition that nobody sees marks it, in MDX too; front matter without a line after it has no place for one."""
    assert Markdown().with_notice(text, "N") == wanted


@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_the_mark_of_a_notice_is_no_text(path: str) -> None:
    """Only the notice itself is seen."""
    text = Markdown().with_notice("Text\n", "Notice")
    document = Markdown().parse(Article(ArticleRef("a", Locale("ka"), "markdown"), text, path))
    assert [segment.source for segment in document.segments] == ["Notice", "Text"]


@pytest.mark.parametrize(("text", "wanted"), [
    ("Title\n\nText\n", "Title\n\n⚠ [N]\n\nText\n"),
    ("Title\r\nBy N. K.\r\n\r\nText\r\n", "Title\r\nBy N. K.\r\n\r\n⚠ [N]\r\n\r\nText\r\n"),
    ("\ufeffTitle", "\ufeff⚠ [N]\n\nTitle"),
])  # fmt: skip
def test_a_marked_notice_in_plain_text(text: str, wanted: str) -> None:
    """It stands after the title, or before all."""
    assert PlainText().with_notice(text, "N") == wanted


@pytest.mark.parametrize(("text", "wanted", "links"), [
    ("Text\n", f"Text\n\n{FOOTER}\n", False),
    ("Text\r\n\r\n", f"Text\r\n\r\n{FOOTER}\r\n\r\n", False),
    ("Text", f"Text\n\n{FOOTER}", False),
    ("", FOOTER, False),
    ("- a\n- b\n", f"- a\n- b\n\n{FOOTER}\n", False),
    ("Text\n\nBack to top\n", f"Text\n\n{FOOTER}\n\nBack to top\n", False),
    ("T\n\nThis post is also available in: ქართული (Georgian)\n\nEnd\n", f"T\n\n{FOOTER}\n\nEnd\n", False),
    ("T\n\n*Эта статья также доступна на: English*\n", f"T\n\n{FOOTER}\n", False),
    ('T\n\nThis post is also available in: [ქართული](../ka/a.md "t")\n', f"T\n\n{FOOTER}\n", True),
    ("```\nAlso available in: English\n```\n", f"```\nAlso available in: English\n```\n\n{FOOTER}\n", False),
])  # fmt: skip
def test_the_footer_of_a_markdown_version(text: str, wanted: str, links: bool) -> None:
    """In place of the one that is there, with links if that had some; else at the end. Twice is once."""
    asked: list[bool] = []

    def footer(may_link: bool) -> str:
        asked.append(may_link)
        return FOOTER

    assert Markdown().with_footer(text, footer) == wanted
    assert asked == [links]
    assert Markdown().with_footer(wanted, lambda _: FOOTER) == wanted
    assert Markdown().with_footer(text, lambda _: "") == text


@pytest.mark.parametrize(("text", "wanted"), [
    ("T\n\nThis post is also available in: Русский\nBack to top\n", f"T\n\n{FOOTER}\nBack to top\n"),
    ("T\n\nThis post is also available in:\nРусский\nქართული\nBack to top\n", f"T\n\n{FOOTER}\nBack to top\n"),
    ("T\n\nText\nThis post is also available in: Русский\n", f"T\n\nText\n{FOOTER}\n"),
    ("T\n\nText\n", f"T\n\nText\n\n{FOOTER}\n"),
    ("T\n\nText\n\nBack to top", f"T\n\nText\n\n{FOOTER}\n\nBack to top"),
])  # fmt: skip
def test_the_footer_of_a_plain_version(text: str, wanted: str) -> None:
    """A line, or a block of lines; never the link to the top."""
    assert PlainText().with_footer(text, lambda links: "no links" if links else FOOTER) == wanted
    assert PlainText().with_footer(wanted, lambda _: FOOTER) == wanted


@given(st.lists(st.sampled_from(["Text", "\n", "\r\n", " ", "Back to top", "\n\n", FOOTER]).map(str)).map("".join))
def test_a_footer_is_written_once(text: str) -> None:
    """Writing it again changes nothing, and nothing but white space above it is lost."""
    form = PlainText()
    once = form.with_footer(text, lambda _: FOOTER)
    assert form.with_footer(once, lambda _: FOOTER) == once


def test_what_a_footer_is() -> None:
    """Its words tell it, links or none."""
    assert is_footer("This post is also available in: [ქართული](a.md) (Georgian)")
    assert not is_footer("See [this](a.md).")
    assert has_link("x [a](b)")
    assert not has_link("x (b)")
    assert put_footer("a", [(0, 1)], "") == "a"


def test_a_footer_is_no_text_to_translate_where_builds_write_it() -> None:
    """With `footer`, Markdown leaves it out as plain text always does; a translation may not look like one."""
    text = "Text\n\nThis post is also available in: [ქართული](a.md)\n"
    article = Article(ArticleRef("a", Locale("en"), "markdown"), text, "a.md")
    assert [len(Markdown(footer=footer).parse(article).segments) for footer in (False, True)] == [2, 1]
    form = Markdown(footer=True)
    document = form.parse(article)
    with pytest.raises(RenderError, match="would break the structure"):
        form.render(document, {document.segments[0].key: "Эта статья также доступна на: English"})


@pytest.mark.parametrize(("text", "wanted"), [
    ("---\ntitle: x\n---\nText\n", f"---\ntitle: x\nversions: {LISTED}\n---\nText\n"),
    ("---\nversions: []\nt: x\n---\n", f"---\nversions: {LISTED}\nt: x\n---\n"),
    ("---\nversions:\n  - lang: de\n\n  - lang: fr\nt: x\n---\n", None),
    ("---\nversions:\n  - lang: de\n  - lang: fr\nt: x\n---\n", f"---\nversions: {LISTED}\nt: x\n---\n"),
    ("---\nversions:\n- lang: de\nt: !x [a, {b: c}]\n---\n", f"---\nversions: {LISTED}\nt: !x [a, {{b: c}}]\n---\n"),
    ("---\r\nt: x\r\n---\r\n", f"---\r\nt: x\r\nversions: {LISTED}\r\n---\r\n"),
    ('---\n"versions": 1\n---\n', None),
    ("---\n# nothing\n---\n", f"---\n# nothing\nversions: {LISTED}\n---\n"),
    (
        '+++\r\nt = "x"\r\n[a]\r\nb = 1\r\n+++\r\n',
        f'+++\r\nversions = {TOML}\r\nt = "x"\r\n[a]\r\nb = 1\r\n+++\r\n',
    ),
    ("+++\nversions = [\n  1,\n]\n+++\n", None),
    ('{\n  "t": "x"\n}\n', f'{{\n  "versions": {LISTED},\n  "t": "x"\n}}\n'),
    ('{"t": "x", "versions": [1, [2]]}\n', f'{{"t": "x", "versions": {LISTED}}}\n'),
    ('{"t": {"versions": 1}}\n', None),
    ("No front matter.\n", "No front matter.\n"),
])  # fmt: skip
def test_the_list_of_versions_is_one_line_of_front_matter(text: str, wanted: str | None) -> None:
    """In the syntax that the article has; what cannot be replaced without harm is refused. Twice is once."""
    form = Markdown()
    if wanted is None:
        with pytest.raises(RenderError, match="the front matter has 'versions' in a form that cannot be replaced"):
            form.with_versions(text, "versions", VERSIONS)
        return
    assert form.with_versions(text, "versions", VERSIONS) == wanted
    assert form.with_versions(wanted, "versions", VERSIONS) == wanted
    assert PlainText().with_versions(text, "versions", VERSIONS) == text


@given(
    st.lists(st.fixed_dictionaries({"lang": st.just("ka"), "path": st.text()})), st.sampled_from(["---", "+++", "{"])
)
def test_any_list_can_be_written_or_is_refused(versions: list[dict[str, str]], mark: str) -> None:
    """The front matter says just that afterwards, and its other values stay."""
    texts = {"---": "---\nt: x\n---\n", "+++": '+++\nt = "x"\n+++\n', "{": '{"t": "x"}\n'}
    form = Markdown(keys=("t", "v.path"))
    try:
        written = form.with_versions(texts[mark], "v", versions)
    except RenderError:
        return  # a character that the syntax has no room for
    article = Article(ArticleRef("a", Locale("ka"), "markdown"), written, "a.md")
    assert "x" in [segment.source for segment in form.parse(article).segments]
    if mark == "{":
        assert json.loads(written) == {"v": versions, "t": "x"}
