"""Word differences: exact in their stretches, readable in their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.wording import Stretch, marked, word_diff


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("It employs 400 people.", "It employs 4,000 people.", "It employs [-400-]{+4,000+} people."),
        ("It will not close.", "It will close.", "It will [-not-] close."),
        ("It will close.", "It will not close.", "It will {+not+} close."),
        ("Levan Beridze left it.", "Levan Maisuradze left it.", "Levan [-Beridze-]{+Maisuradze+} left it."),
        ("The big old mill burned.", "The small new mill burned.", "The [-big old-]{+small new+} mill burned."),
        ("It can't be so.", "It can be so.", "It [-can't-]{+can+} be so."),
        ("Trains run.", "Trains run daily.", "Trains run {+daily+}."),
        ("One two three four.", "Wholly other words.", "[-One two three four.-]{+Wholly other words.+}"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("Same.", "Same.", "Same."),
        ("a  b", "a b", "a b"),
    ],
)
def test_a_difference_is_marked_in_whole_words(before: str, after: str, text: str) -> None:
    """Numbers stay whole, neighbours are one difference, space stands outside of the marks."""
    assert marked(before, after) == text


_TEXTS = st.lists(
    st.sampled_from(["the", "not", "1,800", "18,000", "can't", ".", " ", "\n", "მატარებელი"]), max_size=12
)


@given(_TEXTS, _TEXTS)
def test_the_stretches_hold_both_texts(first: list[str], second: list[str]) -> None:
    """Lost and same are the earlier text, added and same the later one."""
    before, after = "".join(first), "".join(second)
    found = word_diff(before, after)
    assert "".join(one.lost or one.same for one in found) == before
    assert "".join(one.added or one.same for one in found) == after
    assert Stretch() not in found
    assert marked(before, after) is not None
