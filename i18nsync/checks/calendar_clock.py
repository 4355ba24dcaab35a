"""What a time of day is in any language: minutes after midnight, two of them where the half of the day is not said."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["HALF", "NOON", "Time", "both", "figured", "halved"]

HALF = 720
"""Minutes between noon and midnight."""
NOON = 720
"""Minutes from midnight to noon."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day in a text.

    Args:
        minutes: what it may be, in minutes after midnight.
        start: offset of its first character.
        end: offset after its last one.
        sure: whether it is a time for certain, not a duration or a score.
        digital: whether it is written as `9:40`, with nothing to say which half of the day it is in.
    """

    minutes: frozenset[int]
    start: int
    end: int
    sure: bool = True
    digital: bool = False

    @property
    def value(self) -> str:
        """The earliest that it may be, as `19:00`."""
        first = min(self.minutes)
        return f"{first // 60:02}:{first % 60:02}"

    @property
    def hours(self) -> frozenset[int]:
        """Its hours on either clock's face."""
        return frozenset(hour for one in self.minutes for hour in (one // 60, one // 60 % 12 or 12))


def both(hour: int, minute: int) -> frozenset[int]:
    """A time of which the half of the day is not said, unless the hour says it."""
    if hour in (0, 24):
        return frozenset({minute})
    if hour > 12:
        return frozenset({hour * 60 + minute})
    first = hour % 12 * 60 + minute
    return frozenset({first, first + HALF})


def figured(hour: int, minute: int) -> frozenset[int]:
    """A time that is written as `12:30`: where clocks run to 24, that is never after midnight."""
    return frozenset({NOON + minute}) if hour == 12 else both(hour, minute)


_PARTS = {
    "am": frozenset(range(12)),
    "pm": frozenset(range(12, 24)),
    "morning": frozenset(range(2, 13)),
    "day": frozenset(range(10, 19)),
    "evening": frozenset({*range(15, 24), 0}),
    "night": frozenset({*range(20, 24), *range(6)}),
}


def halved(times: frozenset[int], part: str) -> frozenset[int]:
    """Those of the times that lie in a part of the day; all where none does.

    Args:
        times: minutes after midnight.
        part: `am`, `pm`, `morning`, `day`, `evening`, `night`, or empty for any.
    """
    if not part:
        return times
    return frozenset(one for one in times if one // 60 in _PARTS[part]) or times
