"""Blocks of Markdown: what is a segment, where, and how targets are written there."""

from __future__ import annotations

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import RenderError
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.site import Parsed

FORM = Markdown()


def parse(text: str, path: str = "a.md") -> Parsed:
    return FORM.parse(Article(ArticleRef("a", Locale("en"), "markdown"), text, path))


def seen(text: str, path: str = "a.md") -> list[tuple[str, str]]:
    return [(segment.role, segment.source) for segment in parse(text, path).segments]


def rendered(text: str, *targets: str, path: str = "a.md") -> str:
    document = parse(text, path)
    return FORM.render(document, dict(zip(document.keys, targets, strict=True)))


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("One\ntwo", [("paragraph", "One two")]),
        ("One \t\n   two", [("paragraph", "One two")]),
        ("# One", [("heading", "One")]),
        ("# One #\n## Two ##  ", [("heading", "One"), ("heading", "Two")]),
        ("# One {#id}", [("heading", "One")]),
        ("# One {#id .c} ##", [("heading", "One")]),
        ("# One ## {#id}", [("heading", "One")]),
        ("# One {/* #id */}", [("heading", "One")]),
        ("# One {two}", [("heading", "One {two}")]),
        ("# C#", [("heading", "C#")]),
        ("One\n===", [("heading", "One")]),
        ("One\ntwo\n---", [("heading", "One two")]),
        ("#One\n---", [("heading", "#One")]),
        ("#\n\n##", []),
        ("- a\n- b", [("list-item", "a"), ("list-item", "b")]),
        ("- a\n\n  b", [("list-item", "a"), ("list-item", "b")]),
        ("1. a\n   - b", [("list-item", "a"), ("list-item", "b")]),
        ("- [ ] a\n- [x] b", [("list-item", "a"), ("list-item", "b")]),
        ("- \\# a\n- \\\\a", [("list-item", "# a"), ("list-item", "\\\\a")]),
        ("- a\n  ***\n  b", [("list-item", "a"), ("list-item", "b")]),
        ("- a\n  ```\n  x\n  ```\n  b", [("list-item", "a"), ("list-item", "b")]),
        ("> a\n> b\nc", [("quote", "a b c")]),
        ("> > a\n> > b", [("quote", "a b")]),
        ("> - a\n>   b", [("list-item", "a b")]),
        ("> [!NOTE]\n> a", [("quote", "a")]),
        ("|a|b|\n|-|-|\n|c|1|", [("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c")]),
        ("a | b\n--|--\nc | d", [("table-cell", x) for x in "abcd"]),
        ("[^1]: note\n\n    more", [("footnote", "note"), ("footnote", "more")]),
        ("a\n: b", [("term", "a"), ("definition", "b")]),
        ("![alt](src)", [("caption", "alt")]),
        ("![alt](src){width=50%}", [("caption", "alt")]),
        ("![a\nb](src)", [("caption", "a b")]),
        ("![alt](src) words", [("paragraph", "![alt](src) words")]),
        ("![alt] words", [("paragraph", "![alt] words")]),
        ("![a [b] c](src)", [("paragraph", "![a [b] c](src)")]),
        ("[ref]: url 'title'", []),
        ("[ref]: u\n\n[REF] x", [("paragraph", "[REF][REF] x")]),
        ("    code\n\n```\ncode\n```\n\n~~~\ncode", []),
        ("$$\nx = y\n\n- z\n$$\n\n$$a$$\n\n$$ b $$", []),
        ("$$ unclosed\nwords", [("paragraph", "$$ unclosed words")]),
        ("$$ in $$ line", [("paragraph", "$$ in $$ line")]),
        ("---\n***\n42\n`x`", []),
        ("---\n\nwords: here: not\n\n---\n", [("paragraph", "words: here: not")]),
        ("\ufeffOne", [("paragraph", "One")]),
        ("One\r\rTwo\rthree", [("paragraph", "One"), ("paragraph", "Two three")]),
        ("<ქართული>", [("paragraph", "<ქართული>")]),
    ],
)
def test_segments_of(text: str, segments: list[tuple[str, str]]) -> None:
    assert seen(text) == segments
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "targets", "result"),
    [
        ("One\ntwo\n", ["ერთი ორი"], "ერთი ორი\n"),
        ("# One {#id} ##\n", ["ერთი"], "# ერთი {#id} ##\n"),
        ("# One\n", ["ერთი ##"], "# ერთი \\##\n"),
        ("# One\n", ["ერთი {#id}"], "# ერთი \\{#id}\n"),
        ("# One\n", ["#"], None),
        ("# One\n", ["# x"], "# # x\n"),
        ("One\n===\n", ["- x"], "\\- x\n===\n"),
        ("One\n", ["1990. x"], "1990\\. x\n"),
        ("One\n", ["1) x"], "1\\) x\n"),
        ("One\n", ["1.5 x"], "1.5 x\n"),
        ("One\n", ["# x"], "\\# x\n"),
        ("One\n", ["\\# x"], "\\# x\n"),
        ("One\n", ["\\\\# x"], "\\\\# x\n"),
        ("One\n", ["> x"], "\\> x\n"),
        ("One\n", ["*x* y"], "*x* y\n"),
        ("One\n", ["* x"], "\\* x\n"),
        ("One\n", ["<div> x"], "\\<div> x\n"),
        ("One\n", ["<b>x</b> y"], "<b>x</b> y\n"),
        ("One\n", ["<!-- x"], "\\<!-- x\n"),
        ("One\n", ["::: x"], "\\::: x\n"),
        ("One\n", [": x"], "\\: x\n"),
        ("One\n", ["!!! x"], "\\!!! x\n"),
        ("One\n", ["[x]: y"], "\\[x]: y\n"),
        ("One\n", ["[x](y) z"], "[x](y) z\n"),
        ("> One\n", ["[!NOTE] x"], "> \\[!NOTE] x\n"),
        ("- One\n", ["[ ] x"], "- \\[ ] x\n"),
        ("One\n", ["    x"], "x\n"),
        ("One\n", ["ა\n\nბ\n"], "ა ბ\n"),
        ("One\n", ["```x y"], "\\```x y\n"),
        ("One\n", ["$$ x"], "\\$$ x\n"),
        ("One\n", ["a  \n# b"], "a  \n\\# b\n"),
        ("One\n", ["a\\\n---\nb"], "a\\\n--- b\n"),
        ("One\n", ["a\\"], "a\\\n"),
        ("One\n", ["a  \n\n  b"], "a  \nb\n"),
        ("One\r\ntwo  \r\nthree\r\n", ["ა  \nბ"], "ა  \r\nბ\r\n"),
        ("> One\n> two\n", ["ა  \nბ"], "> ა  \n> ბ\n"),
        ("> - One\n", ["ა\\\nბ"], "> - ა\\\n>   ბ\n"),
        ("1. One\n", ["ა  \nბ"], "1. ა  \n   ბ\n"),
        ("- [ ] One\n", ["ა  \nბ"], "- [ ] ა  \n      ბ\n"),
        ("[^a-long-label]: One\n", ["ა  \nბ"], "[^a-long-label]: ა  \nბ\n"),
        ("|a|b|\n|-|-|\n", ["x|y", "z\nw"], "|x\\|y|z w|\n|-|-|\n"),
        ("|a|b|\n|-|-|\n", ["x\\|y", "z"], "|x\\|y|z|\n|-|-|\n"),
        ("a|b\n-|-\n", ["# x", "- y"], "\\# x|- y\n-|-\n"),
        ("![alt](src)\n", ["x [y] z"], "![x \\[y\\] z](src)\n"),
        ("[ref]: u\n\n[ref] x\n", ["[ტექსტი][ref] y"], "[ref]: u\n\n[ტექსტი][ref] y\n"),
        ("[ref]: u\n\nOne\n", ["[ref] y"], "[ref]: u\n\n[ref][ref] y\n"),
    ],
)
def test_targets_are_written_so_that_they_stay_what_they_are(text: str, targets: list[str], result: str | None) -> None:
    if result is None:
        with pytest.raises(RenderError):
            rendered(text, *targets)
    else:
        assert rendered(text, *targets) == result


def test_a_target_that_breaks_the_article_is_named_among_others() -> None:
    text = "|a|b|\n|-|-|\n\nOne\n\nTwo\n\nThree\n"
    document = parse(text, "news/a.md")
    wanted = {key: f"ა{number}" for number, key in enumerate(document.keys)}
    wanted[document.segments[1].key] = "x\\"
    with pytest.raises(RenderError) as caught:
        FORM.render(document, wanted)
    assert str(caught.value) == (
        "news/a.md:1: the translation 'x\\\\' of 'b' would break the structure of the article\n"
        "Check the translation for markup that the original does not have, or leave the markup as it is there."
    )


def test_long_texts_are_cut_in_messages() -> None:
    document = parse("|" + "a" * 100 + "|\n|-|\n")
    with pytest.raises(RenderError) as caught:
        FORM.render(document, {document.segments[0].key: "b" * 100 + "\\"})
    assert "b" * 79 + "…" in caught.value.message
    assert "a" * 79 + "…" in caught.value.message


def test_two_targets_that_break_the_article_only_together_blame_the_first() -> None:
    document = parse("<p>one</p>\n<p>two</p>\n")
    left, right = 'a <b title="', 'b "> c'
    first, second = document.keys
    assert FORM.render(document, {first: left}) == '<p>a <b title="</p>\n<p>two</p>\n'
    assert FORM.render(document, {second: right}) == '<p>one</p>\n<p>b "> c</p>\n'
    with pytest.raises(RenderError, match=r"^a\.md:1: the translation 'a <b title"):
        FORM.render(document, {first: left, second: right})


def test_a_target_that_would_be_front_matter_is_refused() -> None:
    document = parse("One\n")
    with pytest.raises(RenderError, match="would break the structure"):
        FORM.render(document, {document.segments[0].key: '{"a": x} words'})


def test_lines_are_counted_over_every_kind_of_line_break() -> None:
    document = parse("One\r\n\r\nTwo\r\rThree\n\nFour")
    assert [segment.line for segment in document.segments] == [1, 3, 5, 7]


def test_skipped_stretches_and_notes() -> None:
    text = (
        "<!-- i18nsync: note First. -->\n<!-- i18nsync: note\nSecond. -->\nOne\n\n<!-- i18nsync: skip -->\nHidden\n"
        "<!-- i18nsync: skip -->\n<!-- i18nsync: end -->\n<!-- i18nsync: end -->\n<!-- i18nsync: note -->\nTwo\n\n"
        "<!-- i18nsync: skip -->\nTo the end\n"
    )
    assert seen(text) == [("paragraph", "One"), ("paragraph", "Two")]
    assert [segment.note for segment in parse(text).segments] == ["First.\nSecond.", ""]


def test_directives_inside_fences_and_comments_are_none() -> None:
    text = (
        "```\n<!-- i18nsync: skip -->\n:::note[No]\n```\n\n<!--\n:::note[No]\n-->\n\nOne i18nsync: here\n\n<!-- open\n"
    )
    assert seen(text) == [("paragraph", "One i18nsync: here")]


def test_the_article_names_itself_where_it_has_no_path() -> None:
    document = FORM.parse(Article(ArticleRef("2026/a", Locale("en"), "markdown"), "One\n"))
    with pytest.raises(RenderError, match=r"^2026/a:1: "):
        FORM.render(document, {document.segments[0].key: "1"})
