"""Near-exact matches: the same text but for its numbers, its capitals or its spaces.

`400 people came.` is translated like `4,000 people came.`, with another number. The number in the translation is
replaced only where there is no doubt which one it is: each number of the memory's source that differs has to stand in
the translation in digits, as often as in the source. A number in words, a time on another clock, a length in other
units is in doubt, and the match is then no better than a fuzzy one. What was replaced is said in the match's note,
because the words beside a number may have to change with it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from i18nsync.core.locale import LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.unit import Unit
from i18nsync.messages import N_

__all__ = ["NOTE", "adapt", "normal", "noted", "without_note"]

NOTE = "memory: "
"""How a comment begins that says what is to be checked in a draft from the memory."""

_LONGEST = 62  # characters of a note: with `# memory: ` before it, tools leave the line as it is
_SPACES = " \u00a0\u202f\u2009"
_GROUPS = ("", *_SPACES, ",", ".")
# In English. Not within words (COVID-19, A4), nor in versions and lists without spaces (1.2.3, 1,2).
_NUMBER = re.compile(r"(?<![\w.,])(?<![^\W\d_]-)(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?!\w|[.,][0-9])")
_BLANK = re.compile(r"\s+")


def normal(text: str) -> str:
    """What near-exact texts have in common: small letters, single spaces, and `0` for each number."""
    return _BLANK.sub(" ", _NUMBER.sub("0", text)).strip().casefold()


def adapt(match: Match, source: str, pair: LocalePair) -> Match | None:
    """`match` made to fit `source`, which is near-exact to the match's own source; None if it cannot be, for certain.

    The score is 99 where only capitals or spaces differ, 98 where numbers were replaced.

    Args:
        match: from the memory.
        source: the text that is to be translated.
        pair: its locales.
    """
    if normal(match.source) != normal(source):
        return None
    old, new = _NUMBER.findall(match.source), _NUMBER.findall(source)
    becomes: dict[str, str] = {}
    for before, after in zip(old, new, strict=True):
        value = _value(before)
        if _value(becomes.setdefault(value, after)) != _value(after):
            return None  # one number became two: which one is which?
    changed = {value: after for value, after in becomes.items() if _value(after) != value}
    if not changed:
        return replace(match, score=99, note=N_("the memory's text differs in capitals or spaces"))
    target = _replaced(match.target, Counter(map(_value, old)), changed, pair)
    if target is None:
        return None
    written = {_value(text): text for text in old}
    swaps = [f"{after} for {written[value]}" for value, after in changed.items()]
    note = f"{', '.join(swaps)}: check it and the words with it"
    if len(note) > _LONGEST:
        note = f"{len(swaps)} numbers replaced: check them and the words with them"
    return replace(match, target=target, score=98, note=note)


def noted(unit: Unit, note: str) -> Unit:
    """The unit with `note` as a comment for its reviewer, in place of an earlier one; without one if it is empty."""
    unit = without_note(unit)
    return replace(unit, comments=(*unit.comments, NOTE + note)) if note else unit


def without_note(unit: Unit) -> Unit:
    """The unit without such a comment, now that a person has seen to it."""
    left = tuple(line for line in unit.comments if not line.startswith(NOTE))
    return unit if left == unit.comments else replace(unit, comments=left)


def _value(number: str) -> str:
    """An English number without its commas."""
    return number.replace(",", "")


def _replaced(target: str, times: Counter[str], changed: dict[str, str], pair: LocalePair) -> str | None:
    """`target` with the numbers that changed, or None if it is not certain where they stand."""
    places: list[tuple[int, int, str]] = []
    for value, after in changed.items():
        spellings = _spellings(value)
        longest_first = sorted(spellings, key=len, reverse=True)
        spelt = "|".join(map(re.escape, longest_first))
        pattern = rf"(?<!\w)(?<![0-9][.,{_SPACES}])(?:{spelt})(?!\w|[.,{_SPACES}][0-9])"
        found = list(re.finditer(pattern, target))
        if len(found) != times[value]:
            return None
        places += [(*one.span(), _written(after, spellings[one[0]], value, pair)) for one in found]
    places.sort()
    if any(one[1] > two[0] for one, two in pairwise(places)):
        return None
    for start, end, text in reversed(places):
        target = target[:start] + text + target[end:]
    return target


def _spellings(value: str) -> dict[str, tuple[str, str]]:
    """The ways to write a number in digits -> what separates its groups, and its decimals."""
    whole, _, part = value.partition(".")
    found: dict[str, tuple[str, str]] = {}
    for group in _GROUPS if len(whole) > 3 else _GROUPS[:1]:
        for mark in (".", ",") if part else ("",):
            if mark != group or not mark:
                found.setdefault(_grouped(whole, group) + mark + part, (group, mark))
    return found


def _written(number: str, style: tuple[str, str], old: str, pair: LocalePair) -> str:
    """An English number as the translation writes its own."""
    whole, _, part = _value(number).partition(".")
    group, mark = style
    if len(old.partition(".")[0]) <= 3:
        # The old one was too short to show how groups are parted. Georgian and Russian part them from five digits on.
        group = "\u00a0" if "," in number and len(whole) > 4 else ""
        if pair.target.language == "en":
            group = "," if "," in number else ""
    if part and not mark:
        mark = "." if pair.target.language == "en" else ","
    return _grouped(whole, group) + (mark + part if part else "")


def _grouped(digits: str, mark: str) -> str:
    first = len(digits) % 3 or 3
    return mark.join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])
