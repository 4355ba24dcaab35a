"""Numbers that one of two texts says and the other implies: a hat-trick, Christmas Day, an hour and ten minutes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction

from i18nsync.checks.calendar_dates import in_target
from i18nsync.checks.calendar_words import EN_WORDS
from i18nsync.checks.numbers_model import Reading, Value
from i18nsync.core.pair import Pair

__all__ = ["explain"]

_PHRASES: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), values)
    for pattern, values in (
        (r"hat[- ]?tricks?", (3,)),
        (r"christmas day", (25,)),
        (r"christmas eve", (24,)),
        (r"boxing day", (26,)),
        (r"new year['’]s eve", (31,)),
        (r"valentine['’]s day", (14,)),
        (r"women['’]s day", (8,)),
        (r"victory day", (9,)),
        (r"halloween", (31,)),
        (r"quarter(?: of an|[- ])[- ]?hour", (15,)),
        (r"three[- ]quarters of an hour", (45,)),
        (r"half[- ](?:an[- ])?hour(?:ly)?", (30,)),
        (r"half[- ](?:a[- ])?minute", (30,)),
        (r"half[- ](?:a[- ])?century", (50,)),
        (r"half[- ](?:a[- ])?year", (6,)),
        (r"half[- ](?:a[- ])?day", (12,)),
        (r"quarter[- ](?:of a[- ])?century", (25,)),
        *((rf"in (?:his|her|their) {tens}s", (value + 10, value + 9)) for tens, value in (
            *((f"{word[:-1]}ie", 10 * at) for at, word in enumerate(
                ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2
            )),
            *((f"{value}['’]?", value) for value in range(20, 100, 10)),
        )),
    )
)  # fmt: skip
_TO_HOUR = re.compile(
    rf"\b(?P<minute>five|ten|twenty|twenty-five|a quarter|quarter|5|10|20|25)\s(?:minutes\s)?(?:to|before)\s"
    rf"(?P<hour>{'|'.join(EN_WORDS)}|1[0-2]|[1-9])\b"
)
_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "a quarter": 15, "quarter": 15}
_TIME = re.compile(r"(?<![0-9])(?P<hour>[012]?[0-9])[:.](?P<minute>[0-5][0-9])(?![0-9])")
_OUT_OF = re.compile(r"\s(?:out of|in|of)\s(?:every\s)?(?:the\s)?")
_DAY_AND_MONTH = re.compile(r"(?<![\w/.])(?P<one>[0-3]?[0-9])/(?P<other>[0-3]?[0-9])(?![\w/])")
_AGED = re.compile(r"году жизни|წელში გარდა|წლის ასაკ")
_BIG = {
    "en": re.compile(r"(?P<big>hour|minute|year|week)s?(?:,|\sand)?\s\Z", re.IGNORECASE),
    "ru": re.compile(r"(?P<big>час|минут|год|лет|недел)\w{0,2}(?:\sи)?\s\Z", re.IGNORECASE),
    "ka": re.compile(r"(?P<big>საათ|წუთ|წელ|წლ|კვირ)[ა-ჰ]{0,5}(?:\sდა)?\s\Z"),
}
_SMALL = {
    "en": re.compile(r"[\s-](?P<small>minute|second|month|day)", re.IGNORECASE),
    "ru": re.compile(r"\s(?P<small>минут|секунд|месяц|день|дня|дней)", re.IGNORECASE),
    "ka": re.compile(r"\s(?P<small>წუთ|წამ|თვ|დღ)"),
}
_RATIOS = {
    **dict.fromkeys(
        (("hour", "minute"), ("minute", "second"), ("час", "минут"), ("минут", "секунд")),
        60,
    ),
    **dict.fromkeys((("საათ", "წუთ"), ("წუთ", "წამ")), 60),
    **dict.fromkeys((("year", "month"), ("год", "месяц"), ("лет", "месяц"), ("წელ", "თვ"), ("წლ", "თვ")), 12),
    **dict.fromkeys((("week", "day"), ("недел", "день"), ("недел", "дня"), ("недел", "дней"), ("კვირ", "დღ")), 7),
}  # fmt: skip


def explain(
    pair: Pair, sources: list[Reading], targets: list[Reading], missing: list[Reading], extra: list[Reading]
) -> None:
    """Take those numbers out of `missing` and `extra` that the other text says in another way."""
    if missing:
        _days(pair, missing)
    if missing and extra:
        _clock(pair, missing, extra)
        _out_of(pair, sources, targets, missing, extra)
        _sums(pair.source.bare, "en", sources, missing, extra)
        _sums(pair.target.bare, pair.language, targets, extra, missing)
        _aged(pair, missing, extra)
    if extra:
        _phrases(pair, missing, extra)
        _afternoon(pair, sources, extra)


def _drop(readings: list[Reading], gone: list[Reading]) -> None:
    readings[:] = [one for one in readings if not any(one is other for other in gone)]


def _within(readings: list[Reading], start: int, end: int) -> list[Reading]:
    return [one for one in readings if start <= one.start and one.end <= end]


def _phrases(pair: Pair, missing: list[Reading], extra: list[Reading]) -> None:
    """Half a minute are 30 seconds, and Christmas Day is the 25th."""
    text = pair.source.lower
    for pattern, values in _PHRASES:
        for match in pattern.finditer(text):
            same = [one for one in extra if not set(values).isdisjoint(one.values)]
            if same:
                _drop(extra, same)
                _drop(missing, _within(missing, *match.span()))


def _days(pair: Pair, missing: list[Reading]) -> None:
    """`30/11` is 30 November."""
    if "/" not in pair.source.bare or pair.language not in ("ka", "ru"):
        return
    dates: set[tuple[int, int]] | None = None
    for match in _DAY_AND_MONTH.finditer(pair.source.bare):
        if dates is None:
            given = in_target(pair.target.bare, pair.target.lower, pair.language)
            dates = {(one.month, day) for one in given for day in one.days}
        one, other = int(match["one"]), int(match["other"])
        if (one, other) in dates or (other, one) in dates:
            _drop(missing, _within(missing, *match.span()))


def _clock(pair: Pair, missing: list[Reading], extra: list[Reading]) -> None:
    """Ten to eight is 7:50 and 19:50."""
    for match in _TO_HOUR.finditer(pair.source.lower):
        minute = _MINUTES.get(match["minute"]) or int(match["minute"])
        hour = EN_WORDS.get(match["hour"]) or int(match["hour"])
        for time in _TIME.finditer(pair.target.bare):
            if int(time["minute"]) == 60 - minute and (int(time["hour"]) - hour + 1) % 12 == 0:
                _drop(missing, _within(missing, *match.span()))
                _drop(extra, _within(extra, *time.span()))


def _out_of(
    pair: Pair, sources: list[Reading], targets: list[Reading], missing: list[Reading], extra: list[Reading]
) -> None:
    """Nine out of ten are 90 % and nine tenths."""
    for one, all_ in itertools.pairwise(sources):
        if not _OUT_OF.fullmatch(pair.source.bare, one.end, all_.start) or not 0 < one.value < all_.value <= 100:
            continue
        share = Fraction(one.value) / Fraction(all_.value)
        same = [other for other in targets if share in other.values or share * 100 in other.values]
        if same:
            _drop(missing, [one, all_])
            _drop(extra, same)


def _sums(text: str, language: str, readings: list[Reading], ours: list[Reading], theirs: list[Reading]) -> None:
    """An hour and ten minutes are 70 minutes."""
    for count, one, total in _spans(text, language, readings):
        same = [other for other in theirs if total in other.values]
        if same:
            _drop(ours, [one] if count is None else [count, one])
            _drop(theirs, same)


def _spans(text: str, language: str, readings: list[Reading]) -> Iterator[tuple[Reading | None, Reading, Value]]:
    if language not in _BIG:
        return
    for at, one in enumerate(readings):
        big = _BIG[language].search(text, max(0, one.start - 16), one.start)
        small = _SMALL[language].match(text, one.end)
        if big is None or small is None:
            continue
        ratio = _RATIOS.get((big["big"].lower(), small["small"].lower()))
        if ratio is None:
            continue
        left = readings[at - 1] if at and 0 <= big.start() - readings[at - 1].end <= 1 else None
        yield left, one, (left.value if left is not None else 1) * ratio + one.value


def _aged(pair: Pair, missing: list[Reading], extra: list[Reading]) -> None:
    """Who is 89 is in the ninetieth year of life."""
    if _AGED.search(pair.target.lower):
        for one in list(missing):
            same = [other for other in extra if one.value + 1 == other.value]
            if same:
                _drop(missing, [one])
                _drop(extra, same)


def _afternoon(pair: Pair, sources: list[Reading], extra: list[Reading]) -> None:
    """7.40 is 19:40."""
    times = {one.parts for one in sources if len(one.parts) == 2}
    for time in _TIME.finditer(pair.target.bare) if times else ():
        if (int(time["hour"]) - 12, int(time["minute"])) in times:
            _drop(extra, _within(extra, *time.span()))
