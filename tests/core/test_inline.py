"""Inline codes leave a text and come back whole, or not at all."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import RENDERINGS, Protected, decode, encode, pieces, protect, verify
from i18nsync.core.renderings import Rendering, rendering_named
from i18nsync.errors import CodesLost

SOURCE = "**See** the [big page](https://e.org/a) and `x`, now"
CODES = (
    InlineCode(1, "**", "**", 0, 5),
    InlineCode(2, "[", "](https://e.org/a)", 12, 21),
    InlineCode(3, "`x`", None, 44),
)
HINT = "\nTry another engine, or translate this string by hand."


def build(parts: Sequence[object]) -> tuple[str, tuple[InlineCode, ...]]:
    """A text and its codes from a tree: str is plain, ("x",) a standalone code, ("<", [...], ">") a pair."""
    out: list[str] = []
    codes: list[InlineCode] = []

    def length() -> int:
        return sum(map(len, out))

    def walk(nodes: Sequence[object]) -> None:
        for node in nodes:
            if isinstance(node, str):
                out.append(node)
            elif isinstance(node, tuple) and len(node) == 1:
                codes.append(InlineCode(len(codes) + 1, node[0], None, length()))
                out.append(node[0])
            elif isinstance(node, tuple):
                place = len(codes)
                at = length()
                codes.append(InlineCode(0, "", None, 0))
                out.append(node[0])
                walk(node[1])
                codes[place] = InlineCode(place + 1, node[0], node[2], at, length())
                out.append(node[2])

    walk(parts)
    return "".join(out), tuple(codes)


# Letters that matter: everything that placeholders are made of, and their look-alikes.
PLAIN = st.text("ab ДХა1２()[]⟦⟧<>/=i\n.,&", max_size=12)
STANDALONE = st.sampled_from(["`x`", "{{ad}}", "![](p.png)", "  \n", "\\\n", "&nbsp;", "<br>"]).map(
    lambda text: (text,)
)
PAIRS = st.sampled_from([("**", "**"), ("[", "](https://e.org/1)"), ("<em>", "</em>"), ("*", "*")])
TREES = st.recursive(
    st.lists(st.one_of(PLAIN, STANDALONE), max_size=4),
    lambda inner: st.lists(
        st.one_of(PLAIN, STANDALONE, st.builds(lambda ends, nodes: (ends[0], nodes, ends[1]), PAIRS, inner)),
        max_size=5,
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("rendering", "sent"),
    [
        ("brackets", "⟦1⟧See⟦/1⟧ the ⟦2⟧big page⟦/2⟧ and ⟦3⟧, now"),
        ("tags", "<a i=1>See</a> the <a i=2>big page</a> and <b i=3></b>, now"),
        ("mail", "po1@tb.x See pc1@tb.x the po2@tb.x big page pc2@tb.x and ph3@tb.x, now"),
        ("none", SOURCE),
    ],
)
def test_each_rendering_writes_codes_in_its_own_way_and_reads_them_back(rendering: str, sent: str) -> None:
    assert encode(SOURCE, CODES, rendering) == sent
    assert decode(sent, SOURCE, CODES, rendering) == (SOURCE, False)


@given(TREES, st.sampled_from(sorted(RENDERINGS)))
@settings(max_examples=300, deadline=None)
def test_masking_and_unmasking_is_identity(tree: list[object], rendering: str) -> None:
    """Law 3, over texts full of look-alikes; the one way out is to refuse the text before anything is sent."""
    source, codes = build(tree)
    try:
        protected = protect(source, codes, rendering)
    except CodesLost:
        assert rendering == "tags"
        return
    assert "".join(piece.text for piece in pieces(source, codes)) == source
    assert protected.restore(protected.text) == (source, False)


def hostile(text: str, rendering: Rendering, rng: random.Random) -> str:
    """What a bad engine makes of a text: it drops, doubles, swaps, spaces, translates and shouts."""
    tokens = list(rendering.tokens(text, tolerant=False))
    parts: list[str] = []
    end = 0
    for token in tokens:
        parts += [text[end : token.start], text[token.start : token.end]]
        end = token.end
    parts.append(text[end:])
    marks = list(range(1, len(parts), 2))
    for _ in range(rng.randint(0, 3)):
        if not marks:
            break
        at = rng.choice(marks)
        trick = rng.randrange(9)
        if trick == 0:
            parts[at] = ""
        elif trick == 1:
            parts[at] *= 2
        elif trick == 2:
            other = rng.choice(marks)
            parts[at], parts[other] = parts[other], parts[at]
        elif trick == 3:
            parts[at] = " ".join(parts[at])
        elif trick == 4:
            parts[at] = parts[at].translate(str.maketrans("⟦⟧<>ab123/", "[]＜＞аЬ１２３／"))
        elif trick == 5:
            parts[at] = parts[at].upper()
        elif trick == 6:
            parts[at] = f" {parts[at]} "
        elif trick == 7:
            parts[at] = re.sub(r"\d", lambda digit: str(int(digit[0]) % 9 + 1), parts[at])
        else:
            parts[at] = parts[at][1:]
    return "".join(parts)


def readable_codes(target: str, codes: Sequence[InlineCode]) -> Counter[str]:
    """How often the texts of each code stand in `target`."""
    texts = {text for code in codes for text in (code.open, code.close) if text}
    return Counter({text: target.count(text) for text in texts})


@given(st.integers(0, 10**9), st.sampled_from(["brackets", "tags", "mail"]))
@settings(max_examples=500, deadline=None)
def test_a_hostile_engine_gets_all_codes_through_or_none(seed: int, rendering: str) -> None:
    rng = random.Random(seed)
    source, codes = build(
        [
            "Plain ", ("{A}",), " words ", ("{B ", ["inside ", ("{C}",), " of ", ("{D ", ["two"], " D}")], " B}"),
            " and ", ("{E ", ["more"], " E}"), " (9) of them",
        ]
    )  # fmt: skip
    protected = protect(source, codes, rendering)
    answer = hostile(protected.text, protected.rendering, rng)
    try:
        target, _ = protected.restore(answer)
    except CodesLost:
        return
    assert readable_codes(target, codes) == readable_codes(source, codes)
    stack: list[str] = []
    for brace in re.findall(r"\{[ACBDE]\}|\{[BDE] | [BDE]\}", target):
        if brace.startswith("{") and not brace.endswith("}"):
            stack.append(brace[1])
        elif brace.startswith(" "):
            assert stack.pop() == brace[1]
    assert not stack
    assert not re.search("[⟦<@]", target)


@pytest.mark.parametrize(
    ("rendering", "answer"),
    [
        ("brackets", "[1]Смотри[/1] на ( 2 )стр【/2】 и {3}"),
        ("brackets", "⟦１⟧Смотри⟦／１⟧ на ⟦ 2 ⟧стр⟦ / 2 ⟧ и 〚3〛"),
        ("brackets", "⟦1⟧Смотри⟦\\1⟧ на ⟦2⟧стр⟦/2⟧ и ⟦\u200b3⟧"),
        ("brackets", "<1>Смотри＜/1＞ на ⟦2 стр⟦/2⟧ и 3⟧"),
        ("brackets", "⟦1 Смотри/1⟧ на ‹2›стр‹/2› и ⟦3"),
        ("brackets", "⟦1⟧⟦1⟧Смотри⟦/1⟧ на ⟦2⟧стр⟦/2⟧ ⟦/2⟧ и ⟦3⟧ ⟦3⟧"),
        ("tags", "<a i=1>Смотри</a></a> на <a i=2> <a i=2>стр</a> и <b i=3></b><b i=3></b>"),
        ("mail", "o1@tb.xСмотриpc1@tb на po2@tb.стрpc2@tb.x и ph3@tb"),
        ("mail", "po1@tb.xСмотриpc1@tb.x на po2@tb.xстрpc2@tb.x и P H 3 @ TB . X"),
        ("mail", "ро1@тб.хСмотрирс1@тв.х на ｐｏ２＠ｔｂ．ｘстрpс2@tb.x и пх3@tb.x"),
        ("tags", "< A I = 1 >Смотри< / A > на <a i='2'>стр</a> и <b i=3 />"),
        ("tags", "a i=1>Смотри/a> на <a i=2 стр</a и <b i=3></b"),
        ("tags", "<а і=1>Смотри</а> на <a i=2>стр</a> и <Ь i=3></Ь>"),
        ("tags", "&lt;a i=1&gt;Смотри&lt;/a&gt; на <a i=“2”>стр</a> и ＜b i=３＞＜/b＞"),
        ("tags", "<a i=1>Смотри</a> на <a i=2>стр</a> и <b i=3>"),
    ],
)
def test_mangled_placeholders_are_repaired(rendering: str, answer: str) -> None:
    repaired = answer != "<a i=1>Смотри</a> на <a i=2>стр</a> и <b i=3>"
    target = "**Смотри** на [стр](https://e.org/a) и `x`"
    assert decode(answer, SOURCE, CODES, rendering) == (target, repaired)


def test_spaces_that_break_markdown_are_moved_outside() -> None:
    answer = "Так⟦1⟧ Смотри ⟦/1⟧на ⟦2⟧ стр ⟦/2⟧, и ⟦3⟧ , да"
    assert decode(answer, SOURCE, CODES) == ("Так **Смотри** на [стр](https://e.org/a), и `x`, да", True)


def test_spaces_do_not_pile_up_beside_codes() -> None:
    assert decode("A  ⟦1⟧  და  ⟦2⟧ .", "A `x` and `y`.", build(["A ", ("`x`",), " and ", ("`y`",), "."])[1]) == (
        "A `x` და `y`.",
        True,
    )


def test_nested_openings_hand_a_space_outwards() -> None:
    source, codes = build(["x ", ("**", [("*", ["b"], "*"), " c"], "**"), " y"])
    assert decode("x⟦1⟧⟦2⟧ b⟦/2⟧ c ⟦/1⟧y", source, codes) == ("x ***b* c** y", True)


def test_a_line_break_keeps_words_apart_for_the_engine() -> None:
    source, codes = build(["Old Town", ("\\\n",), "Tbilisi"])
    assert encode(source, codes, "tags") == "Old Town <b i=1></b> Tbilisi"
    assert decode("ძველი  <b i=1> </b>  თბილისი", source, codes, "tags") == ("ძველი\\\nთბილისი", False)
    assert decode("Ძველი ქალაქი <b i=1></b> თბილისი", source, codes, "tags") == ("Ძველი ქალაქი\\\nთბილისი", False)


def test_codes_and_spaces_at_both_ends_stay_here() -> None:
    source, codes = build([" ", ("{{ad}}",), " ", ("**", [("[", ["Words  only"], "](u)")], "**"), ("<br>",), "\n"])
    protected = protect(source, codes)
    assert protected.text == "Words  only"
    assert protected.restore("მხოლოდ სიტყვები") == (" {{ad}} **[მხოლოდ სიტყვები](u)**<br>\n", False)


def test_numbers_that_the_text_uses_itself_are_passed_over() -> None:
    source, codes = build(["See (1) and [2] in ", ("`x`",), " please"])
    assert encode(source, codes) == "See (1) and [2] in ⟦3⟧ please"
    assert decode("იხ. [1] და (2) აქ: ⟦3⟧ ok", source, codes) == ("იხ. [1] და (2) აქ: `x` ok", False)


def test_no_placeholder_has_a_number_that_stands_in_the_text() -> None:
    """So what an engine leaves of a mark is not taken for the text's own number, nor the other way round."""
    source, codes = build(["In 2 of 12345 cases ", ("`x`",), " or ", ("`y`",), " won"])
    assert encode(source, codes) == "In 2 of 12345 cases ⟦1⟧ or ⟦3⟧ won"
    assert decode("2 შემთხვევაში 12345-დან ⟦1 ან 3⟧", source, codes) == ("2 შემთხვევაში 12345-დან `x` ან `y`", True)


def test_a_text_without_codes_keeps_its_look_alikes_and_gets_no_new_ones() -> None:
    assert decode("დაწერეთ </a> აქ", "Write </a> here", (), "tags") == ("დაწერეთ </a> აქ", False)
    with pytest.raises(CodesLost, match="'</a>' came back but was never sent"):
        decode("დაწერეთ </a>", "Write here", (), "tags")


def test_words_that_look_like_a_closing_tag_refuse_the_rendering() -> None:
    source, codes = build(["Write </a> after ", ("`x`",), " please"])
    with pytest.raises(CodesLost, match="the text itself holds '</a>', which looks like a placeholder"):
        protect(source, codes, "tags")
    assert decode(encode(source, codes), source, codes) == (source, False)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б⟦/2⟧", "'`x`' did not come back"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б ⟦3⟧", "'[…](https://e.org/a)' did not come back whole"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б⟦/2⟧ ⟦3⟧ в ⟦3⟧", "'`x`' came back more than once"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б⟦/2⟧ ⟦3⟧ (3)", "'`x`' came back more than once"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б⟦/2⟧ ⟦3⟧ ⟦8⟧", "'⟦8⟧' came back but was never sent"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧б⟦/2⟧ ⟦3⟧⟦/3⟧", "the end of a code came back alone"),
        ("⟦1⟧а⟦/1⟧ ⟦2⟧ ⟦/2⟧б ⟦3⟧", "nothing is left inside of '[…](https://e.org/a)'"),
        ("⟦1⟧а ⟦2⟧б⟦/2⟧⟦/1⟧ ⟦3⟧", "'[…](https://e.org/a)' came back inside of '**…**'"),
        ("⟦/1⟧а⟦1⟧ ⟦2⟧б⟦/2⟧ ⟦3⟧", "'**…**' is not properly nested"),
    ],
)
def test_what_was_lost_is_named(answer: str, message: str) -> None:
    with pytest.raises(CodesLost) as caught:
        decode(answer, SOURCE, CODES)
    assert str(caught.value) == message + HINT


def test_a_closing_tag_without_its_opening_is_refused() -> None:
    with pytest.raises(CodesLost, match="the end of a code came back alone"):
        decode("</a><a i=1>а</a> <a i=2>б</a> <b i=3></b>", SOURCE, CODES, "tags")


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("See the [page](https://e.org/a) and `x`", "'**' stands there 0 times, not 2"),
        ("**See** the ](https://e.org/a)page[ and `x`", "'[…](https://e.org/a)' is closed before it opens"),
    ],
)
def test_codes_that_travel_as_they_are_are_counted(answer: str, message: str) -> None:
    with pytest.raises(CodesLost) as caught:
        decode(answer, SOURCE, CODES, "none")
    assert caught.value.message == message


def test_codes_that_do_not_fit_the_text_are_refused() -> None:
    with pytest.raises(CodesLost, match="does not stand at character 3"):
        protect("abc", (InlineCode(1, "`x`", None, 3),))
    with pytest.raises(CodesLost, match="does not stand at character -1"):
        protect("**abc", (InlineCode(1, "**", "**", 0),))


def test_an_unknown_rendering_is_named_with_those_there_are() -> None:
    with pytest.raises(CodesLost, match="there is no rendering of inline codes named 'smoke'") as caught:
        rendering_named("smoke")
    assert caught.value.hint == "There are brackets, tags, mail, none."


def test_only_texts_with_letters_outside_of_codes_have_words() -> None:
    assert protect(SOURCE, CODES).has_words
    assert not protect("12 `x` 34", (InlineCode(1, "`x`", None, 3),)).has_words
    assert protect(SOURCE, CODES).words == " See  the  big page  and  , now"
    assert Protected("", "", "", RENDERINGS["none"]).words == ""


def test_every_rendering_satisfies_the_port() -> None:
    for name, rendering in RENDERINGS.items():
        assert isinstance(rendering, Rendering)
        assert rendering.name == name
    assert RENDERINGS["none"].render(1, "open") == ""
    assert list(RENDERINGS["none"].tokens("⟦1⟧", tolerant=True)) == []


def test_verify_compares_texts_of_codes_and_not_their_places() -> None:
    assert verify(CODES, CODES[::-1]) == []
    other = InlineCode(9, "<br>", None, 0)
    link, code = CODES[1], CODES[2]
    assert verify((link, code, code), (code, link)) == ["'`x`' is missing"]
    assert verify((code, code), ()) == ["'`x`' is missing 2 times"]
    assert verify((code,), (code, code, other, other)) == [
        "'`x`' is there once too often",
        "'<br>' is there 2 times but not in the source",
    ]
