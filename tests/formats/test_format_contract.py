"""The laws that every format keeps: identity, re-extraction, honest inline codes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document, Segment
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Format
from i18nsync.errors import ParseError, RenderError
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.plaintext import PlainText

FORMATS: dict[str, tuple[Any, str]] = {
    "markdown": (Markdown(keys=("title", "summary", "tags", "hero.title")), ".md"),
    "mdx": (Markdown(), ".mdx"),
    "plaintext": (PlainText(), ".txt"),
}
# What Markdown and its dialects are made of, so that random articles are full of structure.
BITS = (
    *("# ", "## ", "- ", "* ", "1. ", "> ", ">", "    ", "\t", "  ", "\n", "\n\n", "\r\n", "\r", "text words"),
    *("კარგი ამბავი", "новый день", "**b**", "*i*", "`c`", "```\n", "~~~\n", "---\n", "===\n", "|", "[l](u)", "[l]"),
    *(
        "| a | b |\n|---|---|\n| c | d |\n",
        "[l]: u\n",
        "[^1]",
        "[^1]: foot\n",
        "<div>",
        "</div>",
        "<p>para</p>",
        "<pre>",
    ),
    *(
        '<Card title="x y">',
        "</Card>",
        '<Badge text="n"/>',
        "<!-- c -->",
        "<!-- i18nsync: skip -->\n",
        "</pre>",
        "<script>",
    ),
    *(
        "<!-- i18nsync: end -->\n",
        "<!-- i18nsync: note hello -->\n",
        ":::note[Ti]\n",
        ":::note Title\n",
        ":::\n",
        "</script>",
    ),
    *(
        '!!! note "T t"\n',
        '=== "Tab"\n',
        "{{< x >}}",
        "{{% n %}}",
        "{% if %}",
        "{a.b}",
        "{",
        "}",
        "<",
        ">",
        "$$\n",
        "$x^2$",
    ),
    *(
        'import X from "y"\n',
        "export const a = {\n",
        "\\",
        "\\#",
        "&amp;",
        "{#id}",
        "![alt](s)",
        '<img alt="al t">',
        "- [ ] ",
    ),
    *(
        "term\n: def\n",
        "\ufeff",
        "  \n",
        "\\\n",
        "[!NOTE]",
        "> [!NOTE]\n",
        '---\ntitle: "A b"\nsummary: c d\n---\n',
        "\x0c",
    ),
    *(
        '+++\ntitle = "x y"\n+++\n',
        '{"title": "x y"}\n',
        "a@b.ge",
        "https://x.ge/a",
        "By Nino K",
        "Also Read:\n",
        "\x00",
    ),
    *(
        "Back to top\n",
        "This post is also available in: Русский\n",
        "\u2028",
        "\x85",
        "\xa0",
        "<kbd>",
        "<FileTree>\n",
        "\x0b",
    ),
)
articles = st.one_of(st.lists(st.sampled_from(BITS), max_size=14).map("".join), st.text(max_size=60))
HOSTILE = (
    *(
        "# x",
        "- x",
        "1. x y",
        "> q",
        "    code word",
        "a | b",
        "a\nb",
        "a\n\nb",
        "```\nx\n```",
        "<!-- x",
        "$$ x $$",
        "::: note",
    ),
    *(
        "[x]: y",
        "---\nword",
        "w {#id}",
        "w\\",
        "w {{< x",
        "a {b} c",
        "{x",
        "<div>",
        "</div> x",
        "*x",
        "**x** y",
        "x `y",
    ),
    *(
        "[a](b) c",
        "<Card>x",
        "</Card> y",
        "1990. The year",
        "12) x",
        "+ y",
        "===\nx",
        "x #",
        "w  \nv",
        "w\\\nv",
        "w  \n# v",
    ),
    *(
        "|x",
        "\\# x",
        "\\\\# x",
        '!!! note "x"',
        '=== "x"',
        "[ ] x",
        "[!NOTE] x",
        'import x from "y"',
        "x --- y",
        "w &quot; z",
    ),
    *(
        "x: y",
        '"quoted" and',
        "it's",
        "'x' y",
        "a # b",
        "@x",
        "%x",
        "null",
        "x\ty",
        "[l] x",
        "[l][] x",
        "x]y",
        "x[y",
        "  ",
        "",
    ),
    *(
        "Hello, world",
        "გამარჯობა, მსოფლიო",
        "Привет, мир",
        "a\x0cb",
        "\u2028x",
        "Also Read:",
        "Back to top",
        "42",
        "{a}",
    ),
)
targets = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))
moderate = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(params=sorted(FORMATS))
def case(request: pytest.FixtureRequest) -> tuple[Any, str]:
    """A format and the suffix of its files."""
    return FORMATS[request.param]


def article_of(form: Any, suffix: str, text: str) -> Article:
    return Article(ArticleRef("a", Locale("en"), form.name), text, f"news/a{suffix}")


def parsed(form: Any, suffix: str, text: str) -> Document | None:
    refusal: ParseError
    try:
        document: Document = form.parse(article_of(form, suffix, text))
    except ParseError as error:
        refusal = error
    else:
        return document
    assert refusal.where.startswith(f"news/a{suffix}:")
    assert refusal.hint
    return None


def settled(form: Any, document: Document, segment: Segment, target: str) -> str:
    """What should come back for `target`: its canonical form, or the source if nothing is left of it."""
    return str(form.canonical(document, segment, target)) or segment.source


def test_every_format_fills_the_port(case: tuple[Any, str]) -> None:
    form, suffix = case
    assert isinstance(form, Format)
    assert suffix in form.suffixes
    assert form.name in ("markdown", "plaintext")


@pytest.mark.parametrize("name", sorted(FORMATS))
@moderate
@given(text=articles)
def test_law_1_a_document_rendered_with_its_own_sources_is_the_article(name: str, text: str) -> None:
    form, suffix = FORMATS[name]
    document = parsed(form, suffix, text)
    if document is not None:
        assert document.text == text
        assert form.render(document, {key: key.source for key in document.keys}) == text
        assert form.render(document, {}) == text


@pytest.mark.parametrize("name", sorted(FORMATS))
@moderate
@given(text=articles, data=st.data())
def test_law_2_what_was_rendered_reads_as_it_was_written_or_is_refused(
    name: str, text: str, data: st.DataObject
) -> None:
    form, suffix = FORMATS[name]
    document = parsed(form, suffix, text)
    if document is None:
        return
    wanted = {key: data.draw(targets) for key in document.keys}
    refusal: RenderError | None
    try:
        rendered = form.render(document, wanted)
    except RenderError as error:
        refusal = error
    else:
        refusal = None
    if refusal is not None:
        assert refusal.where.startswith(f"news/a{suffix}:")
        return
    again = form.parse(article_of(form, suffix, rendered))
    assert [segment.source for segment in again.segments] == [
        settled(form, document, segment, wanted[segment.key]) for segment in document.segments
    ]
    assert [segment.context for segment in again.segments] == [segment.context for segment in document.segments]
    if form.name != "plaintext":
        assert [segment.role for segment in again.segments] == [segment.role for segment in document.segments]


@pytest.mark.parametrize("name", sorted(FORMATS))
@moderate
@given(text=articles)
def test_codes_of_a_segment_are_those_of_its_source_and_stand_where_they_say(name: str, text: str) -> None:
    form, suffix = FORMATS[name]
    document = parsed(form, suffix, text)
    for segment in document.segments if document is not None else ():
        assert segment.codes == form.codes(segment.source)
        assert segment.source.strip(" \t\r\n") == segment.source != ""


@pytest.mark.parametrize("name", sorted(FORMATS))
@moderate
@given(text=st.one_of(articles, targets))
def test_codes_of_any_text_are_numbered_placed_and_nested(name: str, text: str) -> None:
    form, _ = FORMATS[name]
    codes = form.codes(text)
    assert [code.id for code in codes] == list(range(1, len(codes) + 1))
    spans: list[tuple[int, int]] = []
    for code in codes:
        assert text[code.at : code.at + len(code.open)] == code.open != ""
        assert (code.close is None) == (code.close_at is None)
        spans.append((code.at, code.at + len(code.open)))
        if code.close is not None and code.close_at is not None:
            assert text[code.close_at : code.close_at + len(code.close)] == code.close != ""
            spans.append((code.close_at, code.close_at + len(code.close)))
    spans.sort()
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    stack: list[int] = []
    for code in codes:
        while stack and stack[-1] <= code.at:
            stack.pop()
        if code.close_at is not None:
            assert not stack or code.close_at < stack[-1]
            stack.append(code.close_at)


@pytest.mark.parametrize("name", sorted(FORMATS))
@moderate
@given(text=articles, target=targets)
def test_a_canonical_target_stays_as_it_is(name: str, text: str, target: str) -> None:
    form, suffix = FORMATS[name]
    document = parsed(form, suffix, text)
    for segment in document.segments if document is not None else ():
        once = form.canonical(document, segment, target)
        assert form.canonical(document, segment, once) == once


PROSE = "# One two\n\nThree *four* five\nsix.\n\n- seven\n- eight\n\n> nine\n\n| ten | t |\n|--|--|\n| a | b |\n"
PLAIN_TARGETS = (
    *("Hello, world", "გამარჯობა, მსოფლიო", "1990. Год начала", "# номер один", "- არა", "a | b", "> შემდეგ", "+ ერთი"),
    *(
        'он сказал: "да"',
        "it's fine",
        "100% სწორია",
        "a < b & c > d",
        "x = y",
        "— რა? — არაფერი!",
        "=== სამი",
        "*ვარსკვლავი",
        "a\nb",
    ),
)


@pytest.mark.parametrize("target", PLAIN_TARGETS)
def test_ordinary_prose_is_never_refused(case: tuple[Any, str], target: str) -> None:
    form, suffix = case
    document = form.parse(article_of(form, suffix, PROSE))
    rendered = form.render(document, dict.fromkeys(document.keys, target))
    again = form.parse(article_of(form, suffix, rendered))
    assert [segment.source for segment in again.segments] == [
        settled(form, document, segment, target) for segment in document.segments
    ]


def test_a_unit_without_target_or_with_an_empty_one_keeps_its_source(case: tuple[Any, str]) -> None:
    form, suffix = case
    document = form.parse(article_of(form, suffix, PROSE))
    assert form.render(document, dict.fromkeys(document.keys, "")) == PROSE
    assert form.render(document, dict.fromkeys(document.keys, " \n ")) == PROSE


def test_a_document_put_together_by_someone_else_renders_too(case: tuple[Any, str]) -> None:
    form, suffix = case
    document = form.parse(article_of(form, suffix, PROSE))
    bare = Document(document.ref, document.segments, document.skeleton)
    wanted = dict.fromkeys(document.keys, "სიტყვა")
    if suffix != ".mdx":
        assert form.render(bare, wanted) == form.render(document, wanted)
    assert form.canonical(bare, bare.segments[0], " ა\nბ ") == "ა ბ"


def test_a_target_without_words_is_refused_by_name(case: tuple[Any, str]) -> None:
    form, suffix = case
    document = form.parse(article_of(form, suffix, "First words\n\nSecond words\n"))
    key = document.segments[1].key
    with pytest.raises(RenderError) as caught:
        form.render(document, {key: "1234"})
    assert caught.value.message == "the translation '1234' of 'Second words' has no words"
    assert caught.value.where == f"news/a{suffix}:3"
    assert caught.value.hint.startswith("Check the translation for markup")


def test_empty_and_wordless_articles_have_no_segments(case: tuple[Any, str]) -> None:
    form, suffix = case
    for text in ("", "\n", "\ufeff", "\r\n\r\n", "42\n\n***\n", "https://example.org\n"):
        document = form.parse(article_of(form, suffix, text))
        assert document.segments == ()
        assert document.text == text


def test_lone_surrogates_do_no_harm(case: tuple[Any, str]) -> None:
    form, suffix = case
    text = "Word \ud800 word\n\n[a]: u\ud800\n"
    document = form.parse(article_of(form, suffix, text))
    assert document.text == text
    assert document.segments[0].source == "Word \ud800 word"
