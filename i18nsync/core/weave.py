"""Three-way merges of plain values, of sets of lines and of orders: what `threeway` is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

__all__ = ["pick", "weave", "weave_lines"]

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def pick(base: T, ours: T, theirs: T, both: T) -> T:
    """The side that changed; `both` where the two changed differently."""
    if ours in (theirs, base):
        return theirs
    return ours if theirs == base else both


def weave(first: Iterable[H], second: Iterable[H], wanted: Counter[H]) -> list[H]:
    """The `wanted` items in the order of `first`, those only in `second` after their predecessor there."""
    left = Counter(wanted)
    trunk: list[H] = []
    for item in first:
        if left[item] > 0:
            left[item] -= 1
            trunk.append(item)
    stems = set(trunk)
    anchor: H | None = None
    grafts: dict[H | None, list[H]] = {}
    for item in second:
        if item in stems:
            anchor = item
        if left[item] > 0:
            left[item] -= 1
            grafts.setdefault(anchor, []).append(item)
    woven = grafts.pop(None, [])
    for item in trunk:
        woven.append(item)
        woven += grafts.pop(item, [])
    return woven


def weave_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Merge lines of which each stands for itself: what either side added or removed is added or removed.

    A line that one side added once more and the other removed is kept as often as it stands where it was added; so a
    merge that is made again changes nothing.
    """
    if ours in (theirs, base):
        return tuple(theirs)
    if theirs == base:
        return tuple(ours)
    before, one, other = Counter(base), Counter(ours), Counter(theirs)
    wanted: Counter[str] = Counter()
    for line in one | other:
        low, high = sorted((one[line], other[line]))
        wanted[line] = high if high > before[line] else low
    return tuple(weave(ours, theirs, wanted))
