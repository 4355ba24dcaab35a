"""Quotation marks as they pair off in a text: English, Georgian or Russian, curly, straight or mixed.

The same characters open in one language and close in another, and are apostrophes, feet or inches besides. So each mark
is read by what stands beside it, and in doubt by what is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from i18nsync.core.side import Side

__all__ = ["MARKS", "Quotation", "Reading", "read"]

MARKS = re.compile("[\"“”„‟«»‹›‘’‚‛']")
"""Any character that may be a quotation mark."""

_DOUBLE = re.compile("[\"“”„‟«»‹›‘‚‛]|(?<!\\w)'|'(?!\\w)|(?<!\\w)’")
_SINGLE = frozenset("'’‘‚‛")
# What a mark may be closed by; the usual one first.
_CLOSED_BY = {
    '"': '"”“',
    "“": '”"“',
    "„": '“”"»',
    "‟": '”"',
    "”": '”"',
    "«": "»",
    "‹": "›",
    "‘": "’'",
    "‚": "‘’'",
    "‛": "’'",
    "'": "'’",
    "’": "’'",
}
_OPENERS = frozenset("([{<«„‹‚“‘\"'’—–-/=|…")
_CLOSERS = frozenset(")]}>»”’“\"'.,;:!?…—–-/|")
_SEE_THROUGH = frozenset("*~_\\]<")
_ELISION = re.compile(r"(?:tis|twas|em|cause|til|till|bout|n|round|[0-9]{2}s?)\b", re.IGNORECASE)
_END_OF_SINGLE = re.compile(r"(?<=[^\s(\[{«„“])['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Two marks and what stands between them.

    Args:
        start: offset of the opening mark.
        end: offset after the closing one.
        opening: the opening mark.
        closing: the closing mark.
        depth: 0 for one that stands in no other.
        shares: whether its closing mark is also that of a quotation in it: «Театр «Луна».
    """

    start: int
    end: int
    opening: str
    closing: str
    depth: int = 0
    shares: bool = False

    def words(self, text: str) -> str:
        """What stands between the marks."""
        return text[self.start + 1 : self.end - 1]


class Reading(NamedTuple):
    """The marks of a text.

    Args:
        quotations: in the order in which they open.
        unpaired: offsets of marks without their counterpart.
    """

    quotations: tuple[Quotation, ...] = ()
    unpaired: tuple[int, ...] = ()

    @property
    def outer(self) -> tuple[Quotation, ...]:
        """Those that stand in no other."""
        return tuple(one for one in self.quotations if not one.depth)


_NONE = Reading()


def read(side: Side) -> Reading:
    """The quotations of a text; apostrophes, feet, inches and what stands in code are none."""
    return _read(side.text, side.markup) if _DOUBLE.search(side.text) else _NONE


@lru_cache(maxsize=128)
def _read(text: str, markup: tuple[tuple[int, int], ...]) -> Reading:
    shape = _shape(text, markup) if markup else text
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    unpaired: list[int] = []
    for at, opens in _marks(shape, stack):
        if opens:
            stack.append(at)
            continue
        fits = [place for place in stack if text[at] == _CLOSED_BY[text[place]][0]]
        fits = fits or [place for place in stack if text[at] in _CLOSED_BY[text[place]]]
        if not fits and text[at] not in _SINGLE:
            fits = [place for place in stack if text[place] not in _SINGLE]
        if not fits:
            unpaired.append(at)
            continue
        opened = fits[-1]
        pairs.append((opened, at))
        while stack[-1] != opened:
            _give_up(stack.pop(), text, unpaired)
        stack.pop()
    shared = []
    for place in stack:
        inner = [close for start, close in pairs if start > place and text[start] == text[place] == "«"]
        if inner and not any(place < start < inner[-1] < close for start, close in pairs):
            shared.append((place, inner[-1]))
        else:
            _give_up(place, text, unpaired)
    return Reading(tuple(_quotations(text, pairs, shared)), tuple(sorted(unpaired)))


def _give_up(place: int, text: str, unpaired: list[int]) -> None:
    if text[place] not in "'’":  # else an apostrophe after all
        unpaired.append(place)


def _quotations(text: str, pairs: list[tuple[int, int]], shared: list[tuple[int, int]]) -> Iterator[Quotation]:
    spans = sorted((start, close + 1) for start, close in (*pairs, *shared))
    for start, end in spans:
        depth = sum(low < start and end <= high for low, high in spans)
        yield Quotation(start, end, text[start], text[end - 1], depth, (start, end - 1) in shared)


def _shape(text: str, markup: tuple[tuple[int, int], ...]) -> str:
    """The text with its code as `x` and other markup, which is nothing beside a mark, as NUL."""
    shape = list(text)
    for start, end in markup:
        stays = text[start] not in _SEE_THROUGH and not text.startswith("[^", start)
        shape[start:end] = ("x" if stays else "\0") * (end - start)
    return "".join(shape)


def _marks(shape: str, stack: list[int]) -> Iterator[tuple[int, bool]]:
    """Each quotation mark with whether it opens; `stack` holds what is open when the next one is asked for."""
    for found in MARKS.finditer(shape):
        at, mark = found.start(), found[0]
        before, after = _neighbours(shape, at)
        left = before.isspace() or before in _OPENERS
        right = after.isspace() or after in _CLOSERS
        if mark in "„«‹‚":
            yield at, True
        elif mark in "»›":
            yield at, False
        elif mark in _SINGLE:
            if before.isalnum() and after.isalnum():
                continue
            opened = any(shape[place] in _SINGLE for place in stack)
            if left and not after.isspace() and not (opened and right):
                if mark == "‘" or (not _ELISION.match(shape, at + 1) and _END_OF_SINGLE.search(shape, at + 2)):
                    yield at, True
            elif opened and not before.isspace():
                yield at, False
        elif mark == '"' and before.isdigit() and not _is_open(shape, stack):
            continue  # inches
        elif left and not right:
            yield at, True
        elif right and not left:
            yield at, False
        else:
            yield at, not _is_open(shape, stack)


def _neighbours(shape: str, at: int) -> tuple[str, str]:
    """The characters before and after a mark, markup apart; a space at either end of the text."""
    before, after = shape[at - 1 : at] or " ", shape[at + 1 : at + 2] or " "
    if before == "\0":
        before = shape[:at].rstrip("\0")[-1:] or " "
    if after == "\0":
        after = shape[at + 1 :].lstrip("\0")[:1] or " "
    return before, after


def _is_open(shape: str, stack: list[int]) -> bool:
    return any(shape[place] not in _SINGLE for place in stack)
