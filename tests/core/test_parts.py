"""Texts are cut where their parts can be translated alone, and joined they are the text again."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.parts import Part, around_codes, sentences, trimmed
from i18nsync.core.pieces import pieces
from i18nsync.formats.inline import scan

TEXTS = st.lists(
    st.sampled_from(
        ["One two.", " ", "Three", "`x y`", "{{ad}}", "**", "*", "[", "](u)", "<br>", "!", "$5", ", ", "ა. ", "\n", "_"]
    ),
    max_size=14,
).map("".join)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_parts_joined_are_the_text_and_carry_its_codes(text: str) -> None:
    codes = scan(text)
    for cut in (sentences, around_codes):
        parts = cut(text, codes)
        assert "".join(part.text for part in parts) == text
        assert [code.signature for part in parts for code in part.codes] == [code.signature for code in codes]
        for part in parts:
            assert "".join(piece.text for piece in pieces(part.text, part.codes)) == part.text
            lead, bare, trail = trimmed(part)
            assert lead + bare.text + trail == part.text
            assert not any(letter.isalnum() for letter in lead + trail)
            pieces(bare.text, bare.codes)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Run `make` now", "Run |`make`| now"),
        ("`make` runs", "`make`| runs"),
        ("See [![](a.png)](u) here", "See |[![](a.png)](u)| here"),
        ("See [the `x` page](u) and `y`, too", "See [the `x` page](u) and |`y`|, too"),
        ("See [**bold** words](u)", "See [**bold** words](u)"),
        ("Was **`x`** and *ever*", "Was |**`x`**| and *ever*"),
        ("Plain", "Plain"),
        ("", ""),
    ],
)
def test_a_sentence_is_cut_at_what_has_no_words(text: str, cut: str) -> None:
    parts = around_codes(text, scan(text))
    assert "|".join(part.text for part in parts) == cut
    assert all(part.fixed is (part.text in ("`make`", "`y`", "[![](a.png)](u)", "**`x`**")) for part in parts)


def test_sentences_are_not_cut_inside_of_a_pair() -> None:
    text = "One `a. B` two. **Three. Four** five. Six"
    assert [part.text for part in sentences(text, scan(text))] == ["One `a. B` two. ", "**Three. Four** five. ", "Six"]


def test_signs_at_the_ends_of_a_part_stay_here() -> None:
    assert trimmed(Part(", and “so” (it")) == (", ", Part("and “so” (it"), "")
    assert trimmed(Part(" (**x**).", scan(" (**x**)."))) == (" (", Part("**x**", scan("**x**")), ").")
    assert trimmed(Part(" — ")) == (" — ", Part(""), "")
