"""Durations are read as people write them and said as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.durations import parse_duration, spoken


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("30m", 1_800),
        ("1h", 3_600),
        ("2d", 172_800),
        ("1w", 604_800),
        ("1h30m", 5_400),
        (" 2D  12h ", 216_000),
        ("0h", 0),
    ],
)
def test_a_duration_is_read_in_seconds(text: str, seconds: int) -> None:
    """Number and unit, several of them, upper or lower case."""
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1", "h", "1.5h", "-1h", "1y", "1h and 2m", "٣h", "1" * 7 + "s"])
def test_what_is_no_duration_is_refused_in_a_sentence(text: str) -> None:
    """The message says how to write one."""
    with pytest.raises(ValueError, match="is no duration; write it as 30m, 1h, 2d or 1w") as caught:
        parse_duration(text)
    assert repr(text) in str(caught.value)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3_599, "59 min"),
        (3_600, "1 h"),
        (7_800, "2 h 10 min"),
        (86_400, "1 day"),
        (100_800, "1 day 4 h"),
        (172_800, "2 days"),
        (260_000, "3 days"),
        (86_400 * 1_200, "1,200 days"),
    ],
)
def test_a_duration_is_said_no_more_exactly_than_needed(seconds: int, said: str) -> None:
    """Seconds only under a minute, minutes only under a day."""
    assert spoken(seconds) == said


@given(st.integers(0, 999_999), st.sampled_from("smhdw"))
def test_every_number_with_a_unit_is_read(number: int, unit: str) -> None:
    """And what is read can be said."""
    assert spoken(parse_duration(f"{number}{unit}"))
