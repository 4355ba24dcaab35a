"""Durations as people write them: `90m`, `1h`, `2d`, `1d 12h`."""

from __future__ import annotations

import re

__all__ = ["parse_duration", "spoken"]

_SECONDS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PART = re.compile(r"(\d{1,6})\s*([mhdw])\s*", re.IGNORECASE)
_WHOLE = re.compile(rf"\s*(?:{_PART.pattern})+", re.IGNORECASE)
_NAMES = ((86_400, "day"), (3600, "hour"), (60, "minute"))


def parse_duration(text: str) -> int:
    """Read a duration: numbers with `m`, `h`, `d` or `w` for minutes, hours, days and weeks, added up.

    Returns:
        Seconds, at least 60.

    Raises:
        ValueError: it is none; the message says so in plain words.
    """
    seconds = 0
    if _WHOLE.fullmatch(text):
        seconds = sum(int(number) * _SECONDS[unit.lower()] for number, unit in _PART.findall(text))
    if not seconds:
        raise ValueError(f"{text!r} is no duration; write 90m, 1h, 2d or 1w")
    return seconds


def spoken(seconds: int) -> str:
    """A duration in words, rounded down to its largest unit: `1 hour`, `2 days`; up to two days, in hours.

    Args:
        seconds: at least 0; less than a minute is `less than a minute`.
    """
    for size, name in _NAMES:
        number = seconds // size
        if number >= (2 if size == _SECONDS["d"] else 1):
            return f"{number} {name}" if number == 1 else f"{number:,} {name}s"
    return "less than a minute"
