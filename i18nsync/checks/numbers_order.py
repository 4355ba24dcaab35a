"""Numbers that are all there, and have changed places: from 12 to 15, or from 15 to 12?"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from i18nsync.checks.numbers_match import Comparison
from i18nsync.checks.numbers_model import Kind, Reading
from i18nsync.core.pair import Pair

__all__ = ["Swap", "swaps"]

_EN_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|just\s)?[$€£₾]?\Z", re.IGNORECASE)
_EN_TO = re.compile(r"\bto\s(?:about\s|around\s|just\s)?[$€£₾]?\Z", re.IGNORECASE)
_RU_FROM = re.compile(r"\b(?:с|со|от|из)\s[$€£₾]?\Z", re.IGNORECASE)
_RU_TO = re.compile(r"\b(?:до|к)\s[$€£₾]?\Z", re.IGNORECASE)
_KA_TAIL = re.compile(r"(?:[-%‑]\S*|[ა-ჰ]*)(?:\s?[ა-ჰ%]+)?")
_KA_ENDING = re.compile(r"(?P<origin>დან)|(?P<goal>მდე)")
_SCORE = ("-", "–", ":", "—")
_NEAR = 60  # characters between the two ends of "from ... to"


class Swap(NamedTuple):
    """Two numbers of the source, and the same two in the translation, where each has the other's place.

    Args:
        source: as they stand in the source.
        target: as they stand in the translation.
        sure: whether words say which is which; a score may be told from the other side.
    """

    source: tuple[Reading, Reading]
    target: tuple[Reading, Reading]
    sure: bool


def swaps(pair: Pair, comparison: Comparison) -> Iterator[Swap]:
    """Pairs of numbers that have changed places."""
    sources, targets = comparison.sources, comparison.targets
    text = pair.source.bare
    for left, right in itertools.pairwise(sources):
        if left.value == right.value or right.start - left.end > _NEAR or left.digits or right.digits:
            continue
        between = text[left.end : right.start]
        if not (left.strength and right.strength):
            continue
        if between in _SCORE and not left.spelt and not right.spelt:
            yield from _score(pair, left, right, targets)
            continue
        if " to " not in between and " from " not in between:
            continue
        ends = _ends(left, right, text)
        if ends is not None:
            yield from _course(pair, *ends, targets)


def _ends(left: Reading, right: Reading, text: str) -> tuple[Reading, Reading] | None:
    """Which of two is where it began and which where it ended, in English."""
    for origin, goal in ((left, right), (right, left)):
        if _EN_FROM.search(text, max(0, origin.start - 14), origin.start) and _EN_TO.search(
            text, max(0, goal.start - 14), goal.start
        ):
            return origin, goal
    return None


def _course(pair: Pair, origin: Reading, goal: Reading, targets: list[Reading]) -> Iterator[Swap]:
    first = [one for one in targets if origin.value in one.values]
    second = [one for one in targets if goal.value in one.values]
    if len(first) != 1 or len(second) != 1 or first[0] is second[0]:
        return
    text = pair.target.bare
    if _end_of(text, first[0], pair.language) == "goal" and _end_of(text, second[0], pair.language) == "origin":
        yield Swap((origin, goal), (first[0], second[0]), sure=True)


def _end_of(text: str, one: Reading, language: str) -> str:
    """`origin` or `goal`, where the translation tells which end a number is."""
    if language == "ru":
        if _RU_FROM.search(text, max(0, one.start - 6), one.start):
            return "origin"
        return "goal" if _RU_TO.search(text, max(0, one.start - 6), one.start) else ""
    if language == "ka":
        tail = _KA_TAIL.match(text, one.end)
        found = _KA_ENDING.search(text, one.start, tail.end() if tail else one.end)
        return (found.lastgroup or "") if found else ""
    return ""


def _score(pair: Pair, left: Reading, right: Reading, targets: list[Reading]) -> Iterator[Swap]:
    """A score or a range that stands the other way round."""
    text = pair.target.bare
    if not (left.kind is right.kind is Kind.CARDINAL):
        return
    turned = None
    for one, other in itertools.pairwise(targets):
        if text[one.end : other.start].strip() not in _SCORE or one.spelt:
            continue
        if one.value == left.value and other.value == right.value:
            return
        if one.value == right.value and other.value == left.value:
            turned = (other, one)
    if turned is not None:
        yield Swap((left, right), turned, sure=False)
