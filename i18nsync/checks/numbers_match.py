"""Which number of a translation stands for which of its source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from i18nsync.checks.numbers_implied import explain
from i18nsync.checks.numbers_model import Kind, Reading, Strength, Value
from i18nsync.checks.numbers_read import numbers
from i18nsync.checks.numbers_units import DIMENSIONS, read_units
from i18nsync.core.pair import Pair

__all__ = ["Comparison", "compare"]

_NEARNESS = 0.06  # of a value that the desk has converted: "ten miles" is "16 km", "six feet" is "180 cm"
_EXACT = 1e-4
_SUFFIX = 6  # digits of a telephone number that stay when a country code comes or goes
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_COMPLEX = re.compile(r"[0-9]+(?:[.:/_-][0-9]+){2,}|[0-9]+:[0-9]+(?::[0-9]+)?|[A-Za-z]\w*[0-9][\w.]*")


@dataclass(slots=True)
class Comparison:
    """The numbers of both sides, and those without a counterpart.

    Args:
        sources: all numbers of the source.
        targets: all numbers of the translation.
        missing: numbers of the source that the translation does not have; weak ones too.
        extra: numbers of the translation that the source does not have; weak ones too.
        repeated: numbers of the source that stand there more often than in the translation.
    """

    sources: list[Reading]
    targets: list[Reading]
    missing: list[Reading]
    extra: list[Reading]
    repeated: list[Reading]
    has_units: bool | None = None

    def read_units(self, pair: Pair) -> bool:
        """Give every number its unit, once; whether the source has any, else the translation's are not looked for."""
        if self.has_units is None:
            read_units(pair.source.bare, self.sources, "en")
            self.has_units = any(one.unit for one in self.sources)
            if self.has_units:
                read_units(pair.target.bare, self.targets, pair.language)
        return self.has_units


@lru_cache(4)
def compare(pair: Pair) -> Comparison:
    """Match the numbers of a pair; the checks of a pair share what comes out."""
    sources, targets = numbers(pair.source, "en"), numbers(pair.target, pair.language)
    if not sources and not targets:
        return Comparison([], [], [], [], [])
    missing, extra = _without(sources, targets), _without(targets, sources)
    result = Comparison(sources, targets, missing, extra, [])
    if missing or extra:
        _same_digits(pair, result)
        _phones(pair, result)
        _parts(result, has_month=_MONTH.search(pair.source.bare) is not None)
        _shares(result)
        if result.missing or result.extra:
            explain(pair, sources, targets, result.missing, result.extra)
        if result.missing and result.extra and result.read_units(pair):
            _converted(result)
        if result.missing:
            _turned(result)
    if result.extra and any(one.strength for one in result.extra):
        counts = Counter(one.value for one in targets)
        seen: Counter[Value] = Counter()
        for one in sources:
            seen[one.value] += 1
            if one.strength is Strength.STRONG and 0 < counts[one.value] < seen[one.value]:
                result.repeated.append(one)
    return result


def _without(ours: list[Reading], theirs: list[Reading]) -> list[Reading]:
    """Those of one side whose value the other side does not have; "hundreds" is not a hundred."""
    exact = {value for one in theirs if one.kind is not Kind.VAGUE for value in one.values}
    vague = exact.union(value for one in theirs if one.kind is Kind.VAGUE for value in one.values)
    return [one for one in ours if (exact if one.strength is Strength.STRONG else vague).isdisjoint(one.values)]


def _turned(result: Comparison) -> None:
    """Tell "the second of three" from "the third of three": an ordinal beside a cardinal of the same value."""
    for kind in (Kind.ORDINAL, Kind.TIMES):
        if not any(one.kind is kind and one.strength and one.value == 2 for one in result.missing):
            continue
        said = Counter(one.value for one in result.sources)
        for one in reversed(result.targets):
            if one.kind is kind and one.spelt and one.value > 2 and said[one.value]:
                count = sum(one.value == other.value for other in result.targets)
                if count > said[one.value] and one not in result.extra:
                    result.extra.append(one)
                    break


def _same_digits(pair: Pair, result: Comparison) -> None:
    """Leave out versions, addresses and identifiers that stand in both texts as they are."""
    spans: list[tuple[list[Reading], list[tuple[int, int]]]] = [(result.missing, []), (result.extra, [])]
    source, target = pair.source.bare, pair.target.bare
    pieces = {found[0] for found in _COMPLEX.finditer(source)} & {found[0] for found in _COMPLEX.finditer(target)}
    for piece in pieces:
        for (_, places), text in zip(spans, (source, target), strict=True):
            places += [found.span() for found in re.finditer(re.escape(piece), text)]
    for readings, text, bare in ((result.missing, pair.target.text, target), (result.extra, pair.source.text, source)):
        if text is bare:
            continue
        own = source if readings is result.missing else target
        # In code on one side, and quoted on the other.
        readings[:] = [
            one
            for one in readings
            if one.spelt or not re.search(rf"(?<![0-9]){re.escape(own[one.start : one.end])}(?![0-9])", text)
        ]
    for readings, places in spans:
        readings[:] = [one for one in readings if not any(a <= one.start and one.end <= b for a, b in places)]


def _phones(pair: Pair, result: Comparison) -> None:
    """A telephone number is the same with other spaces, and with or without its country code."""
    for one in [one for one in result.missing if one.digits]:
        for other in [other for other in result.extra if other.digits]:
            if _is_one_line(one.digits, other.digits):
                result.missing.remove(one)
                result.extra.remove(other)
                break
        else:
            _phone_in_pieces(one, pair.target.bare, result.missing, result.extra)
    for one in [one for one in result.extra if one.digits]:
        _phone_in_pieces(one, pair.source.bare, result.extra, result.missing)


def _is_one_line(one: str, other: str) -> bool:
    one, other = one.lstrip("0"), other.lstrip("0")
    short, long = sorted((one, other), key=len)
    return len(short) >= _SUFFIX and long.endswith(short)


def _phone_in_pieces(one: Reading, text: str, ours: list[Reading], theirs: list[Reading]) -> None:
    """Find a telephone number that the other text writes in a way in which it is not known for one."""
    places = [at for at, letter in enumerate(text) if "0" <= letter <= "9"]
    at = "".join(text[place] for place in places).find(one.digits)
    if at < 0:
        return
    ours.remove(one)
    first, last = places[at], places[at + len(one.digits) - 1]
    theirs[:] = [other for other in theirs if other.end <= first or other.start > last]


def _parts(result: Comparison, *, has_month: bool) -> None:
    """`19.30` may be 19 and 30, `12 500` twelve and five hundred, `9/11` the eleventh of the ninth."""
    for ours, others, unmatched in (
        (result.missing, result.targets, tuple(result.extra)),
        (result.extra, result.sources, tuple(result.missing)),
    ):
        values = {value for one in others for value in (*one.values, *one.parts)}
        for one in list(ours):
            pieces = [piece for piece in one.parts if piece]
            if (pieces and all(piece in values or piece + 12 in values for piece in pieces)) or _is_in_parts(
                one, unmatched
            ):
                ours.remove(one)
    sources = {value for one in result.sources for value in (*one.values, *one.parts)}
    targets = {value for one in result.targets for value in (*one.values, *one.parts)}
    for one in list(result.missing):
        # 9/11 is "11 September" as well.
        if one.kind is Kind.PART and len(one.parts) == 2 and one.parts[0] <= 12 and one.parts[1] in targets:
            result.missing.remove(one)
    for one in list(result.extra):
        if (
            len(one.parts) == 2
            and one.parts[1] <= 12
            and one.parts[0] in sources
            and (one.kind is Kind.PART or has_month)
        ):
            result.extra.remove(one)


def _is_in_parts(one: Reading, others: tuple[Reading, ...]) -> bool:
    return any(value in other.parts for other in others for value in one.values if other.parts)


def _shares(result: Comparison) -> None:
    """A half is 50 %, and one in five is 20 %."""
    for ours, theirs, others in (
        (result.missing, result.extra, result.targets),
        (result.extra, result.missing, result.sources),
    ):
        for one in list(ours):
            if one.kind is not Kind.PART and not any(isinstance(value, Fraction) for value in one.values[1:]):
                continue
            for other in others:
                times = other.kind is Kind.TIMES and Fraction(1, other.value or 1) == one.value
                if times or any(value * 100 in other.values for value in one.values):
                    ours.remove(one)
                    theirs[:] = [kept for kept in theirs if kept is not other]
                    break


def _converted(result: Comparison) -> None:
    """Leave out pairs of numbers that say the same in other units."""
    for one in list(result.missing):
        ours = DIMENSIONS.get(one.unit)
        if ours is None:
            ours = DIMENSIONS.get({"pound": "lb", "degree": "f"}.get(one.unit, ""))
        if ours is None or ours.name in ("money", "share"):
            continue
        for other in result.extra:
            theirs = DIMENSIONS.get({"pound": "lb", "degree": "c"}.get(other.unit, other.unit))
            if theirs is None or theirs.name != ours.name or other.unit == one.unit:
                continue
            if ours.name == "temperature":
                if abs((float(one.value) - 32) / 1.8 - abs(float(other.value))) <= 1.5:
                    break
                continue
            mine, their = float(one.value) * ours.factor, float(other.value) * theirs.factor
            near = _NEARNESS if ours.imperial != theirs.imperial or ours.name == "time" else _EXACT
            if abs(mine - their) <= near * mine:
                break
        else:
            continue
        result.missing.remove(one)
        result.extra.remove(other)
