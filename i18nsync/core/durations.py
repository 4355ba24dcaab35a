"""Durations as people write and say them: `1h`, `30m`, `2d`, `1w`; `2 h 10 min`, `3 days`."""

from __future__ import annotations

import re

from i18nsync.messages import _, ngettext, number

__all__ = ["parse_duration", "spoken"]

_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_WHOLE = re.compile(r"(?:[0-9]{1,6}[smhdw])(?: ?[0-9]{1,6}[smhdw])*", re.ASCII)
_PART = re.compile(r"([0-9]+)([smhdw])", re.ASCII)


def parse_duration(text: str) -> int:
    """Read a duration, in seconds.

    Args:
        text: numbers with a unit each: `s` seconds, `m` minutes, `h` hours, `d` days, `w` weeks, as `90s`, `30m`,
            `1h`, `1h30m`, `2d 12h`, `1w`.

    Raises:
        ValueError: it is not one; the message is a sentence for the user.
    """
    words = " ".join(text.lower().split())
    if not _WHOLE.fullmatch(words):
        raise ValueError(_("{text!r} is no duration; write it as 30m, 1h, 2d or 1w").format(text=text))
    return sum(int(number) * _SECONDS[unit] for number, unit in _PART.findall(words))


def spoken(seconds: int) -> str:
    """A duration for people, no more exact than they need: `40 s`, `25 min`, `2 h 10 min`, `1 day 4 h`, `3 days`.

    Args:
        seconds: how long; a negative number (a clock that is behind) counts as none.
    """
    seconds = max(0, seconds)
    if seconds < 60:
        return _("{n} s").format(n=seconds)
    minutes = seconds // 60
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days >= 2:
        return ngettext("{n} day", "{n} days", days).format(n=number(days))
    if days:
        return _("1 day {hours} h").format(hours=hours) if hours else ngettext("{n} day", "{n} days", 1).format(n=1)
    if not hours:
        return _("{n} min").format(n=minutes)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes) if minutes else _("{n} h").format(n=hours)
