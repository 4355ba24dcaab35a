"""Scores: log-odds that two segments are each other's translation, from their features.

The length term is Gale and Church's idea with a log-normal ratio, measured on 11,974 English-Georgian-Russian sentence
triples of free software: the mean of `log(target / source)` falls and its deviation shrinks with the source's length
`s`, about as `mean + slope / s` and `sqrt(floor + spread / s)`:

===  ============  ===============  =====================================
     mean, slope   floor, spread    deviation measured at s = 26, 65, 150, 400
===  ============  ===============  =====================================
ka   0.08, 1.5     0.012, 0.72      0.199, 0.153, 0.133, 0.114
ru   0.06, 2.2     0.015, 0.75      0.211, 0.158, 0.170, 0.118
===  ============  ===============  =====================================

Articles are translated more freely than messages of programs, so the variance is doubled. The other weights were set by
hand and tried on real documents, whole and with segments deleted, swapped and replaced.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from i18nsync.core.align_features import Features, joined

__all__ = ["GAP", "Scorer"]

GAP = -2.2
"""Log-odds of a segment that the other document lacks."""

_LENGTHS = {"ka": (0.08, 1.5, 0.012, 0.72), "ru": (0.06, 2.2, 0.015, 0.75)}
_ANY_LANGUAGE = (0.07, 2.0, 0.03, 0.75)
_FREEDOM = 2.0
_UNRELATED = 1.0  # deviation of the log ratio of segments that have nothing to do with each other
_LEAST_LENGTH = -3.0  # for finding the place: a few translations are much freer than their like
_LEAST_FAITHFUL = -6.0  # for taking the text over: half of a paragraph is no translation of it

_ROLE, _OTHER_ROLE, _OTHER_CONTEXT = 0.8, -6.0, -40.0
_MARKER, _OTHER_MARKER = 0.5, -2.5
_BEFORE, _OTHER_BEFORE, _HALF_BEFORE = 3.0, -0.5, -1.2
_OTHER_COLUMN = -6.0
_CELL, _OTHER_CELL = 2.0, -3.0
_SAME_TEXT = 5.0
_STRICT, _SOFT = 1.0, 0.6
_MOST_SHARED, _MOST_LOST, _MOST_LATIN = 9.0, 6.0, 1.5
_LOST_NUMBER, _LOST_CODE, _LOST_NAME, _FOREIGN = 1.3, 0.8, 0.5, 0.4
_OTHER_NUMBERS = 1.5  # both texts have numbers, and none in common
# Endings that a translation keeps: of 509 colons in parallel documents 507, of 51 question marks 46.
_ENDING, _OTHER_ENDING = 1.2, {":": -3.0, "?": -2.0}
_LEARNT, _UNLIKE, _MOST_UNLIKE = 0.8, 0.5, 2.0
_MERGE, _MERGE_GAIN = -4.0, 1.0
_MERGE_RATIO = 0.5


@dataclass(slots=True)
class _Memory:
    pairs: dict[tuple[int, int], float]
    joins: tuple[dict[int, Features], dict[int, Features]]


class Scorer:
    """Scores pairs and merges of two documents' segments.

    Args:
        source: features of the source's segments.
        target: features of the version's segments.
        language: the version's language, for the length term.
    """

    def __init__(self, source: Sequence[Features], target: Sequence[Features], language: str) -> None:
        self.source, self.target = tuple(source), tuple(target)
        self.mean, self.slope, self.floor, self.spread = _LENGTHS.get(language, _ANY_LANGUAGE)
        self.weigh = _rarity(source, target)
        self._memory = _Memory({}, ({}, {}))

    def pair(self, i: int, j: int) -> float:
        """Log-odds that source `i` and target `j` belong together, by structure and content."""
        found = self._memory.pairs.get((i, j))
        if found is None:
            first, second = self.source[i], self.target[j]
            found = structure(first, second) + self.content(first, second)
            self._memory.pairs[i, j] = found
        return found

    def merge(self, i: int, di: int, j: int, dj: int) -> float | None:
        """The same for two segments with one; None where lengths or roles speak against it from the start."""
        many = self.source[i : i + di] + self.target[j : j + dj]
        role, context = many[0].role, many[0].context
        if any(not one.prose or one.role != role or one.context != context for one in many):
            return None
        chars = sum(one.chars for one in self.source[i : i + di]), sum(one.chars for one in self.target[j : j + dj])
        ratio = math.log((chars[1] + 1) / (chars[0] + 1)) - self.mean
        if abs(ratio) > _MERGE_RATIO:
            return None
        first, second = self._side(0, i, di), self._side(1, j, dj)
        content = self.content(first, second)
        alone = max(self.content(self.source[a], self.target[b]) for a in range(i, i + di) for b in range(j, j + dj))
        if content < alone + _MERGE_GAIN:
            return None  # the second part adds nothing: it is a segment of its own
        return _MERGE + structure(first, second) + content

    def _side(self, side: int, at: int, count: int) -> Features:
        features = (self.source, self.target)[side]
        if count == 1:
            return features[at]
        known = self._memory.joins[side]
        if at not in known:
            known[at] = joined(features[at], features[at + 1])
        return known[at]

    def content(self, first: Features, second: Features, *, faithful: bool = False) -> float:
        """What the texts alone say.

        Args:
            first: of the source.
            second: of the version.
            faithful: whether to ask for a translation of the whole text, not only for the text in its place.
        """
        score = max(_LEAST_FAITHFUL if faithful else _LEAST_LENGTH, self.length(first.chars, second.chars))
        shared = _STRICT * sum(map(self.weigh, first.strict & second.strict))
        shared += _SOFT * sum(map(self.weigh, first.soft & second.soft))
        shared += _LEARNT * sum(map(self.weigh, first.learnt & second.learnt))
        if first.text == second.text:
            shared += _SAME_TEXT
        numbers = len(first.numbers ^ second.numbers)
        lost = _LOST_NAME * len(first.names ^ second.names) + _LOST_NUMBER * numbers
        lost += _LOST_CODE * (len(first.strict ^ second.strict) - numbers)
        if first.numbers and second.numbers and not first.numbers & second.numbers:
            lost += _OTHER_NUMBERS
        foreign = _FOREIGN * len(second.latin - first.latin)
        score += _endings(first.ending, second.ending)
        if first.learnt or second.learnt:
            score -= min(_MOST_UNLIKE, _UNLIKE * len(first.learnt ^ second.learnt))
        return score + min(shared, _MOST_SHARED) - min(lost, _MOST_LOST) - min(foreign, _MOST_LATIN)

    def length(self, source: int, target: int) -> float:
        """What the lengths say: density of the ratio among translations over that among unrelated texts, as log."""
        size = max(source, 1)
        deviation = math.log(max(target, 1) / size) - self.mean - self.slope / size
        variance = _FREEDOM * (self.floor + self.spread / size)
        # Under the variance of unrelated texts a very short one would score for being unlike: it says nothing.
        variance = min(variance, _UNRELATED)
        odds = deviation * deviation * (1 / _UNRELATED - 1 / variance) - math.log(variance / _UNRELATED)
        return odds / 2


def _endings(first: str, second: str) -> float:
    if first == second:
        return _ENDING if first in _OTHER_ENDING else 0.0
    return min(_OTHER_ENDING.get(first, 0.0), _OTHER_ENDING.get(second, 0.0))


def structure(first: Features, second: Features) -> float:
    """What the places say."""
    score = _ROLE if first.role == second.role else _OTHER_ROLE
    if first.context != second.context:
        score += _OTHER_CONTEXT
    score += _MARKER if first.marker == second.marker else _OTHER_MARKER
    if first.before or second.before:
        same = first.before == second.before
        score += _BEFORE if same else _OTHER_BEFORE if first.before and second.before else _HALF_BEFORE
    if first.column != second.column:
        score += _OTHER_COLUMN
    if first.cell and second.cell and first.cell[:2] == second.cell[:2]:
        score += _CELL if first.cell == second.cell else _OTHER_CELL
    return score


def _rarity(source: Iterable[Features], target: Iterable[Features]) -> Callable[[str], float]:
    """Log of how rare a token is among the segments of the document that has it more often, 0.2 to 3."""
    sides = []
    count = 1
    for side in (list(source), list(target)):
        counts = Counter(token for one in side for token in one.strict | one.soft | one.learnt)
        sides.append(counts)
        count = max(count, len(side))
    weights: dict[str, float] = {}

    def weigh(token: str) -> float:
        weight = weights.get(token)
        if weight is None:
            often = max(sides[0][token], sides[1][token], 1)
            weight = weights[token] = min(3.0, max(0.2, math.log((count + 4) / (often + 0.5)) - 0.2))
        return weight

    return weigh
