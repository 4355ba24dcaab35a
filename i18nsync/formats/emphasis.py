"""Emphasis: the delimiter-run algorithm of CommonMark 0.31, section 6.2 and its appendix, over offsets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Delimiter", "Pair", "delimiter", "match_delimiters"]


class Pair(NamedTuple):
    """Two stretches of markup around words: `[start, start_end)` opens and `[end, end_end)` closes."""

    start: int
    start_end: int
    end: int
    end_end: int
    demotable: bool = False


@dataclass(slots=True)
class Delimiter:
    """A run of `*`, `_` or `~`, of which `[at, end)` is not used up yet."""

    mark: str
    at: int
    end: int
    length: int
    opens: bool
    closes: bool


def _kind(char: str) -> str:
    if not char or char.isspace():
        return "space"
    return "mark" if unicodedata.category(char)[0] in "PS" else "word"


def delimiter(text: str, at: int, end: int) -> Delimiter:
    """Read the run `text[at:end]` with its surroundings: may it open, may it close."""
    mark = text[at]
    before = _kind(text[at - 1 : at])
    after = _kind(text[end : end + 1])
    left = after != "space" and (after == "word" or before != "word")
    right = before != "space" and (before == "word" or after != "word")
    if mark == "_":
        opens = left and (not right or before == "mark")
        closes = right and (not left or after == "mark")
    else:
        opens, closes = left, right
    return Delimiter(mark, at, end, end - at, opens, closes)


def match_delimiters(delimiters: list[Delimiter], bottom: int, pairs: list[Pair]) -> None:
    """Pair the runs of `delimiters[bottom:]` and add the pairs to `pairs`."""
    # Below these indices no opener of that kind is left: it keeps the search linear.
    floors: dict[tuple[str, bool, int], int] = {}
    stack: list[Delimiter] = []
    for closer in delimiters[bottom:]:
        while closer.closes and closer.at < closer.end:
            kind = (closer.mark, closer.opens, closer.length % 3)
            floor = floors.get(kind, 0)
            found = -1
            for index in range(len(stack) - 1, floor - 1, -1):
                if _fits(stack[index], closer):
                    found = index
                    break
            if found < 0:
                floors[kind] = len(stack)
                break
            opener = stack[found]
            width = 2 if closer.end - closer.at >= 2 and opener.end - opener.at >= 2 else 1
            pairs.append(Pair(opener.end - width, opener.end, closer.at, closer.at + width))
            opener.end -= width
            closer.at += width
            del stack[found + (1 if opener.at < opener.end else 0) :]
            floors = {key: min(value, len(stack)) for key, value in floors.items()}
        if closer.opens and closer.at < closer.end:
            stack.append(closer)


def _fits(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark != "~" and (opener.closes or closer.opens):
        # The rule of three: a run that can do both must not be matched by half.
        total = opener.length + closer.length
        return total % 3 != 0 or (opener.length % 3 == 0 and closer.length % 3 == 0)
    return True
