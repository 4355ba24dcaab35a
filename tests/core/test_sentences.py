"""Sentences end only where it is certain, and long texts are cut so that joined they are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.inline import RENDERINGS, protect
from i18nsync.core.sentences import chunks, sentence_starts
from i18nsync.formats.inline import scan


def sentences(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[start:end] for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "One. |Two! |Three? |Four… |Five",
        "“It works.” |“Does it?” |(Yes.) |No",
        "Dr. Smith met J. R. Jones of the U.S. Senate on Jan. 5. |They spoke",
        "It costs 3.5 lari. it does. |Then it ends",
        "At 5 p.m. Monday it ended",
        "See e.g. Tbilisi and St. Petersburg etc. Nothing more",
        "ერთი. |ორი",
        "Wow!! |Good?! |Yes",
        ". |A",
        "1. First, a word. 2. Second! |Third",
        "(12. Then) a word",
        "It was in 2019. |Then it ended, 3.5 years later. |So",
        # Georgian has no capitals: only abbreviations tell.
        "1991 წ. საქართველო და ა.შ. იყო. |ეს ქ. თბილისია",
        "ი. ჭავჭავაძე, ე.ი. ილია, იხ. გვ. მეხუთე. |მ.შ. სხვებიც",
        "მოვიდა მან და ა. შ. ასეც დარჩა! |რა იყო? |არაფერი… |კარგი",
        "იყო 3.5 კმ. ქუჩა. |და 12 კგ. ოქრო",
        # Russian.
        "В 1991 г. Тбилиси, т. е. Грузия. |Это ул. Руставели, д. Пять",
        "Музей им. А. С. Пушкина и др. Музеи, т.е. Все. |Да",
        "Г-н Иванов и г-жа. Петрова, проф. Сидоров и акад. Марр. |Всё",
        "Около 5 тыс. Человек! |В XX в. Было так. |Н. э. Началась",
    ],
)
def test_sentences_end_only_where_it_is_certain(text: str) -> None:
    assert sentences(text.replace("|", "")) == text.split("|")


@given(st.text("Ab. ?,⟦⟧/12\n", max_size=60), st.integers(8, 20), st.sampled_from(["brackets", "tags"]))
@settings(max_examples=200, deadline=None)
def test_pieces_are_short_enough_and_joined_they_are_the_text(text: str, limit: int, rendering: str) -> None:
    pieces = chunks(text, limit, RENDERINGS[rendering])
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces) or text == ""


def test_cuts_are_made_at_the_best_place_and_never_in_a_placeholder() -> None:
    brackets, tags = RENDERINGS["brackets"], RENDERINGS["tags"]
    assert chunks("One two. Three four, five six seven", 22, brackets) == [
        "One two. ",
        "Three four, ",
        "five six seven",
    ]
    assert chunks("aaaaaaaaaaaa", 5, brackets) == ["aaaaa", "aaaaa", "aa"]
    assert chunks("aaaa⟦12⟧bbbb", 6, brackets) == ["aaaa", "⟦12⟧bb", "bb"]
    assert chunks("aaaa<b i=1></b>bbbb", 14, tags) == ["aaaa", "<b i=1></b>bbb", "b"]
    assert chunks("See <a i=1>the big page</a> here", 30, tags) == ["See <a i=1>the big page</a> ", "here"]
    assert chunks("See <a i=1>the big page</a> here", 26, tags) == ["See ", "<a i=1>the big page</a> ", "here"]
    assert chunks("One, two. ⟦1⟧Two, and⟦/1⟧ three", 24, brackets) == ["One, two. ", "⟦1⟧Two, and⟦/1⟧ three"]
    assert chunks("ααα ααα ααα", 14, brackets, lambda text: len(text.encode())) == ["ααα ααα ", "ααα"]


WORDS = st.lists(
    st.sampled_from(
        [
            "Word",
            "слово",
            "სიტყვა",
            "г.",
            "წ.",
            "3.5",
            "so,",
            "end.",
            "`a. B c`",
            "[link",
            "text](u)",
            "**b**",
            "\n",
            "—",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(WORDS, st.integers(16, 40), st.sampled_from(sorted(RENDERINGS)))
@settings(max_examples=200, deadline=None)
def test_no_code_is_cut_in_two(text: str, limit: int, rendering: str) -> None:
    """Joined the pieces are the text, each is under the limit, and each placeholder or code lies in one of them."""
    protected = protect(text, scan(text), rendering)
    shown = RENDERINGS[rendering]
    closed: list[tuple[int, int]] = []
    if rendering == "none":
        at = 0
        for piece in protected.inner:
            closed += [(at, at + len(piece.text))] if piece.code else []
            at += len(piece.text)
    pieces = chunks(protected.text, limit, shown, closed=closed)
    assert "".join(pieces) == protected.text
    assert all(len(piece) <= limit for piece in pieces)
    whole = [protected.text[t.start : t.end] for t in shown.tokens(protected.text, tolerant=False)]
    assert [p[t.start : t.end] for p in pieces for t in shown.tokens(p, tolerant=False)] == whole
    at = 0
    for part in pieces:
        at += len(part)
        assert not any(start < at < end for start, end in closed)


@given(WORDS, st.integers(20, 60))
@settings(max_examples=100, deadline=None)
def test_the_limit_may_be_counted_in_bytes(text: str, limit: int) -> None:
    pieces = chunks(text, limit, RENDERINGS["brackets"], lambda piece: len(piece.encode()))
    assert "".join(pieces) == text
    assert all(len(piece.encode()) <= limit for piece in pieces)
