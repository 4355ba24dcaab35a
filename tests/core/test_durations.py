"""Durations as people write and read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.durations import parse_duration, spoken


@pytest.mark.parametrize(("text", "seconds"), [
    ("90m", 5400), ("1h", 3600), ("2d", 172_800), ("1w", 604_800), ("1d 12h", 129_600), (" 1D12H ", 129_600),
])  # fmt: skip
def test_parts_are_added_up(text: str, seconds: int) -> None:
    """Minutes, hours, days and weeks, in any case, with or without spaces."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "h", "2", "1 year", "-1h", "1.5h", "0d", "1h!", "99999999999h"])
def test_anything_else_is_refused_in_plain_words(text: str) -> None:
    """The message shows how to write one."""
    with pytest.raises(ValueError, match="is no duration; write 90m, 1h, 2d or 1w") as caught:
        parse_duration(text)
    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(("seconds", "words"), [
    (0, "less than a minute"), (59, "less than a minute"), (60, "1 minute"), (3599, "59 minutes"), (3600, "1 hour"),
    (172_799, "47 hours"), (172_800, "2 days"), (86_400 * 1500, "1,500 days"),
])  # fmt: skip
def test_a_duration_is_spoken_in_its_largest_unit(seconds: int, words: str) -> None:
    """Rounded down; up to two days in hours."""
    assert spoken(seconds) == words


@given(st.integers(1, 999), st.sampled_from("mhdw"))
def test_what_is_spoken_never_says_more_than_there_is(number: int, unit: str) -> None:
    """Rounding is down."""
    seconds = parse_duration(f"{number}{unit}")
    count, name = spoken(seconds).replace(",", "").split()
    assert parse_duration(f"{count}{name[0]}") <= seconds
