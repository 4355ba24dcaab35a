"""Inline codes: CommonMark's markup and what sites write besides."""

from __future__ import annotations

import pyromark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.formats.addresses import addresses
from i18nsync.formats.inline import expand_references, has_prose, scan


def shown(text: str) -> list[str]:
    """Each code as `open` or `open .. close`."""
    return [code.open if code.close is None else f"{code.open} .. {code.close}" for code in scan(text)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("plain words, nothing else: 10:30", []),
        ("**bold** and __bold__", ["** .. **", "__ .. __"]),
        ("***both***", ["* .. *", "** .. **"]),
        ("snake_case_word and 2 * 3 * 4", []),
        ("~~gone~~ but ~5 and ~6", ["~~ .. ~~"]),
        (r"\*not\* this", []),
        ("`code *not em*`", ["`code *not em*`"]),
        ("``a ` b`` and `open", ["``a ` b``"]),
        ('[text](url "title")', ['[ .. ](url "title")']),
        ("[text](<u v>)", ["[ .. ](<u v>)"]),
        ("[text]()", ["[ .. ]()"]),
        ("[a](b(c)d)", ["[ .. ](b(c)d)"]),
        ("[a](b c)", []),
        ("[a](b", []),
        ("[a](" + "(" * 40 + ")" * 40 + ")", []),
        ("[a](b 'c' d)", []),
        ("[a]( )", ["[ .. ]( )"]),
        ("[a](\\(b)", ["[ .. ](\\(b)"]),
        ("[a](/x{{ y z }}/w)", ["[ .. ](/x{{ y z }}/w)"]),
        ('[a]({{< ref "b c" >}})', ['[ .. ]({{< ref "b c" >}})']),
        ('[a](b){:target="_blank"}', ['[ .. ](b){:target="_blank"}']),
        ("[a][ref]", ["[ .. ][ref]"]),
        ("[a][]", []),
        ("[sic]", []),
        ("[a [b](c) d](e)", ["[ .. ](c)"]),
        ("![alt *em*](src)", ["![ .. ](src)", "* .. *"]),
        ("[![alt](src)](url)", ["[ .. ](url)", "![ .. ](src)"]),
        ("![^1] and !x", ["[^1]"]),
        ("[[Page]] and [[Page|words]]", ["[[Page]]", "[[Page| .. ]]"]),
        ("[[1]](url)", ["[ .. ](url)"]),
        ("a ] b", []),
        ("note[^1]", ["[^1]"]),
        ("<b>x</b> <br> <i>open", ["<b> .. </b>", "<br>", "<i>"]),
        ("</b> alone", ["</b>"]),
        ("<b><i>x</b>", ["<b> .. </b>", "<i>"]),
        ("<code>x *y*</code>", ["<code>x *y*</code>"]),
        ("<code>open *y*", ["<code>", "* .. *"]),
        ('<img src="a" alt="A face">', ['<img src="a" alt=" .. ">']),
        ('<img src="a" alt="">', ['<img src="a" alt="">']),
        ("<Badge text={'x'} {...y} />", ["<Badge text={'x'} {...y} />"]),
        ("<>fragment</>", ["<> .. </>"]),
        ("a < b > c <3 < / <a b='", []),
        ("<!-- c --> <?php x ?> <![CDATA[x]]>", ["<!-- c -->", "<?php x ?>", "<![CDATA[x]]>"]),
        ("<!-- open <!-- again", []),
        ("<https://x.ge> <a@b.ge>", ["<https://x.ge>", "<a@b.ge>"]),
        ("see https://x.ge/a_(b). (www.x.ge)", ["https://x.ge/a_(b)", "www.x.ge"]),
        ("**https://x.ge**", ["** .. **", "https://x.ge"]),
        ("xhttps://y.ge", []),
        ("nino_k@x.ge, @handle, a@b", ["nino_k@x.ge"]),
        ("{{< x >}} {{% y %}} {% z %}", ["{{< x >}}", "{{% y %}}", "{% z %}"]),
        ("{{ a.b }} {a.b} {{{raw}}}", ["{{ a.b }}", "{a.b}", "{{{raw}}}"]),
        ("{see the note} {open", []),
        ("{\"a } b\"} {'it' + `x`} {/* } */ a} {a // b\n}", ['{"a } b"}', "{'it' + `x`}", "{/* } */ a}", "{a // b\n}"]),
        (r"{a \} b}", [r"{a \} b}"]),
        ("{it's}", ["{it's}"]),
        ("{/* open }", []),
        ("$x^2$ but $5 and $10, US$6 to US$7", ["$x^2$"]),
        ("$$E=mc$$ $n$ $5m$", ["$$E=mc$$", "$n$"]),
        ("a&nbsp;b &mdash; &amp; &bogus &#160; &#x27;", ["&nbsp;", "&amp;", "&#160;"]),
        (":smile: a:b:c :abbr[HTML]{title=x} ::x", [":smile:", ":abbr[HTML]{title=x}"]),
        ("one  \ntwo\\\nthree\nfour", ["  \n", "\\\n"]),
        ("**<b>x**</b>", ["** .. **", "<b>", "</b>"]),
        ("<b>**x</b>**", ["** .. **", "<b>", "</b>"]),
    ],
)
def test_codes_of(text: str, codes: list[str]) -> None:
    assert sorted(shown(text)) == sorted(codes)


def test_expressions_without_end_are_looked_for_only_so_often() -> None:
    assert shown("{ " * 31 + "{a.b}") == ["{a.b}"]
    assert shown("{ " * 40 + "{a.b}") == []


ALPHABET = (
    "*",
    "**",
    "***",
    "_",
    "__",
    "a",
    "b",
    " ",
    ".",
    "`",
    "``",
    "[",
    "](u)",
    '](u "t")',
    "!",
    "(",
    ")",
    "é",
    "„",
    ",",
)
KINDS = ("Emphasis", "Strong", "Link", "Image")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(ALPHABET), max_size=14).map(lambda parts: f"x{''.join(parts)}y"))
def test_emphasis_links_and_code_spans_are_those_that_commonmark_sees(text: str) -> None:
    offsets = {len(text[:at].encode()): at for at in range(len(text) + 1)}
    expected: set[tuple[int, int]] = set()
    for event, span in pyromark.events_with_range(text):
        if not isinstance(event, dict):
            continue
        tag = event.get("Start")
        name = tag if isinstance(tag, str) else next(iter(tag)) if isinstance(tag, dict) else ""
        if name in KINDS or "Code" in event:
            expected.add((offsets[span["start"]], offsets[span["end"]]))
    found = {
        (
            code.at,
            code.at + len(code.open)
            if code.close is None or code.close_at is None
            else code.close_at + len(code.close),
        )
        for code in scan(text)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("see [Foo] and [foo][]", "see [Foo][Foo] and [foo][foo]"),
        ("see [x][Foo] and [y](z)", "see [x][Foo] and [y](z)"),
        ("`[foo]` and [a [foo] b] and [bar]", "`[foo]` and [a [foo][foo] b] and [bar]"),
        ("![foo] and [  FOO ]", "![foo][foo] and [  FOO ][  FOO ]"),
        ("nothing", "nothing"),
    ],
)
def test_short_references_are_written_in_full_where_their_label_is_defined(text: str, full: str) -> None:
    assert expand_references(text, {"foo"}) == full
    assert expand_references(full, {"foo"}) == full
    assert expand_references(text, set()) == text


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("42", False),
        ("`x` 42 [^a]", False),
        ("[1](url)", False),
        ("[one](url)", True),
        ("![](src)", False),
        ("ა", True),
        ("{a.b}: c", True),
    ],
)
def test_prose_is_a_letter_outside_of_codes(text: str, prose: bool) -> None:
    assert has_prose(text, scan(text)) is prose


def test_plain_text_has_addresses_and_nothing_else() -> None:
    text = "*a* https://x.ge/a@b, www.y.ge; me@x.ge and @you x@y ახttps://z.ge http://"
    assert [code.open for code in addresses(text)] == ["https://x.ge/a@b", "www.y.ge", "me@x.ge"]
    assert addresses("*a* `b` {c}") == ()
