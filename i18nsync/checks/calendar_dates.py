"""Dates in a text: days, month and year as English, Georgian and Russian write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from i18nsync.checks.calendar_words import EN_ORDINALS, KA_STEMS, RU_ORDINALS, alternation

__all__ = ["Date", "in_source", "in_target", "may_hold_dates"]


@dataclass(frozen=True, slots=True)
class Date:
    """A month with what stands beside it.

    Args:
        month: 1 to 12.
        days: of the month; several in `7-9 March`, none in `in March`.
        year: None where it has none.
        start: offset of its first character.
        end: offset after its last one.
        sure: whether it is a date for certain: a March, not a march.
    """

    month: int
    days: tuple[int, ...]
    year: int | None
    start: int
    end: int
    sure: bool = True

    def value(self, day: int | None = None) -> str:
        """As in ISO 8601, with `-` for a year that is not given: `--03-07`, `2026-03`."""
        head = f"{self.year:04}" if self.year else "-"
        return f"{head}-{self.month:02}" if day is None else f"{head}-{self.month:02}-{day:02}"


may_hold_dates = re.compile(
    r"J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec|[0-9][-./][0-9]{1,2}[-./][0-9]"
).search
"""A quick test: a match, or None where an English text has no dates at all."""

_DAY = r"(?<![\w.,:/$€£₾])(?:3[01]|[12][0-9]|0?[1-9])"
_NEXT_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_NUMBER = re.compile(r"[0-9]+")
_NUMERIC_DATE = (
    rf"(?P<iso>(?<![\w-])[0-9]{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])(?![0-9]|-[0-9]))"
    rf"|(?P<dots>{_DAY}[./]{_NEXT_DAY}[./](?:{_YEAR}|[0-9]{{2}})(?![0-9]|[./][0-9]))"
)
_NUMERIC = re.compile(_NUMERIC_DATE)


# English

_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
_EN_MONTHS = {name: number for names in (_NAMES, _SHORT) for number, name in enumerate(names, 1)} | {"Sep": 9}
_ORDINAL = alternation(EN_ORDINALS)
_EN_DAYS = (
    rf"(?:{_DAY}(?:st|nd|rd|th)?(?:(?:\s?[-–—/]\s?|,?\s(?:and|or|to|until|till|through)\s(?:the\s)?|,\s){_NEXT_DAY}"
    rf"(?:st|nd|rd|th)?)*|(?<![\w-])(?:{_ORDINAL}))(?![\w%$])"
)
_EN_NAME = re.compile(rf"(?<![\w'’])(?:{alternation(_EN_MONTHS)})(?![A-Za-z])")
_EN_BEFORE = re.compile(rf"(?P<days>{_EN_DAYS})\s(?:of\s)?\Z")
_EN_AFTER = re.compile(rf"(?:\.?\s(?:the\s)?(?P<days>{_EN_DAYS})(?![:.]?[0-9]))?")
_EN_LATER = re.compile(rf"\.?(?:,?\s(?P<year>{_YEAR})(?![\w-]))?")
_NEAR = 60  # characters before a month in which its days and its year stand
# Names of people, verbs and modals look like these months, unless a word before them says when.
_AMBIGUOUS = frozenset({"March", "April", "May", "June", "August", *_SHORT, "Sep"})
_LEAD = re.compile(
    r"\b(?:in|since|until|till|during|early|mid|late|last|next|this|through|every|each|(?:end|beginning|start"
    r"|middle|half"
    r"|month|days|weeks?|rest) of)[\s-]\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s?[-–—/]\s?|\s(?:and|to|or|until|till|through)\s|,\s(?:and\s|or\s)?")


def in_source(text: str) -> list[Date]:
    """The dates of an English text, those included that may be none."""
    found = [date for match in _NUMERIC.finditer(text) for date in _numeric(match, day_first=False)]
    last = 0
    for match in _EN_NAME.finditer(text):
        name, start, end = match[0], match.start(), match.end()
        before = _EN_BEFORE.search(text[max(last, start - _NEAR) : start])
        if before is not None:
            start -= len(before[0])
            days = before["days"]
        elif (after := _EN_AFTER.match(text, end)) is not None:
            days, end = after["days"], after.end()
        later = _EN_LATER.match(text, end)
        year = later["year"] if later is not None else None
        if later is not None and (year or name not in _NAMES):
            end = later.end()
        sure = (
            bool(days or year) or name not in _AMBIGUOUS or _LEAD.search(text[max(0, start - 20) : start]) is not None
        )
        if found and found[-1].sure is not sure and _JOINT.fullmatch(text[found[-1].end : start]):
            found[-1] = replace(found[-1], sure=True)
            sure = True
        values = (EN_ORDINALS[days],) if days in EN_ORDINALS else _days(days)
        found.append(Date(_EN_MONTHS[name], values, int(year) if year else None, start, end, sure))
        last = end
    return sorted(found, key=lambda one: one.start)


def _days(text: str | None) -> tuple[int, ...]:
    return tuple(int(one) for one in _NUMBER.findall(text)) if text else ()


def _numeric(match: re.Match[str], *, day_first: bool) -> Iterator[Date]:
    """An ISO date, or one with full stops or slashes; of the latter only what can be read in just one way."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        text = match["dots"]
        first, second, year = map(int, re.split(r"[./]", text))
        if "." in text or day_first or first > 12:
            day, month = first, second
        elif second > 12:
            day, month = second, first
        else:
            return
    if 1 <= month <= 12:
        yield Date(month, (day,), year if year > 99 else None, *match.span())


# Georgian

_KA_CASE = r"(?:ებ)?(?:ი|ის|ს|ში|ზე|იდან|ამდე|ისთვის|ისგან|ისკენ|ისას|ით|ად|თან|სთან|მა)?(?:ც|აც|ვე|ავე|ა|აა|ია|აცაა)?"
_KA_MONTHS = (
    r"იანვ[ა-ჰ]+",
    r"თებერვ[ა-ჰ]+",
    rf"მარტ{_KA_CASE}",  # მარტო is "alone", მარტივი "simple"
    r"აპრილ[ა-ჰ]*",
    rf"მაის{_KA_CASE}",  # მაისური is a T-shirt
    r"ივნის[ა-ჰ]*",
    r"ივლის[ა-ჰ]*",
    r"აგვისტო[ა-ჰ]*",
    r"სექტემბ[ა-ჰ]+",
    r"ოქტომბ[ა-ჰ]+",
    r"ნოემბ[ა-ჰ]+",
    r"დეკემბ[ა-ჰ]+",
)
_KA_SHORT = ("იან", "თებ", "მარ", "აპრ", "მაი", "ივნ", "ივლ", "აგვ", "სექტ?", "ოქტ", "ნოემ?", "დეკ")
_KA_TAIL = r"(?:-?(?:იდან|დან|ამდე|მდე|ისთვის|სთვის|ისა|ის|ში|ზე|სა|ს|ელი|ელ|ლი|ლ|ე))?"
_KA_DAYS = (
    rf"{_DAY}{_KA_TAIL}(?:(?:\s?[-–—/]\s?|\s(?:და|ან|თუ)\s|,\s|\s){_NEXT_DAY}{_KA_TAIL})*"
    rf"|(?<![ა-ჰ])(?:{alternation(KA_STEMS)})[ის]?"
)
_KA_YEAR = rf"(?<![0-9]){_YEAR}\sწ(?:ლის|\.),?\s"


# Russian

_RU_MONTHS = (
    r"январ\w+",
    r"феврал\w+",
    r"март(?:а|у|е|ом|ы|овск\w+)?",
    r"апрел\w+",
    r"ма(?:й|я|ю|е|ем|йск\w+)",
    r"июн\w+",
    r"июл\w+",
    r"август(?:а|у|е|ом|овск\w+)?",
    r"сентябр\w+",
    r"октябр\w+",
    r"ноябр\w+",
    r"декабр(?!ист)\w+",
)
_RU_SHORT = ("янв", "февр?", "мар", "апр", "май", "июн", "июл", "авг", "сент?", "окт", "нояб?", "дек")
_RU_TAIL = r"(?:-?(?:ого|го|ому|му|ое|ье|е|м|й))?"
_RU_DAYS = (
    rf"{_DAY}{_RU_TAIL}(?:(?:\s?[-–—/]\s?|\s(?:и|или|по|до|на)\s|,\s){_NEXT_DAY}{_RU_TAIL})*"
    rf"|(?<!\w)(?:{alternation(RU_ORDINALS)})"
)


class _Reader(NamedTuple):
    """What finds a month, what stands before it, and the numbers in words."""

    months: re.Pattern[str]
    before: re.Pattern[str]
    words: dict[str, int]


def _made(months: Iterable[str], short: Iterable[str], days: str, year: str, words: dict[str, int]) -> _Reader:
    """An abbreviation has a full stop or a day before it."""
    names = "|".join(
        rf"(?P<m{number}>{name}(?!\w)|(?:(?<=[0-9]\s){brief}\.?(?!\w)|{brief}\.))"
        for number, (name, brief) in enumerate(zip(months, short, strict=True), 1)
    )
    return _Reader(
        re.compile(rf"(?<!\w)(?:{names})(?:,?\s(?P<year>{_YEAR})(?![\w-]|\sწ))?"),
        re.compile(rf"(?P<year>{year})?(?P<days>{days})\s?\Z|(?P<only>{year})\Z"),
        words,
    )


@cache
def _reader(language: str) -> _Reader:
    if language == "ka":
        return _made(_KA_MONTHS, _KA_SHORT, _KA_DAYS, _KA_YEAR, KA_STEMS)
    return _made(_RU_MONTHS, _RU_SHORT, _RU_DAYS, "(?!)", RU_ORDINALS)


_ROMAN = {
    name: number
    for number, name in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)
}
_FIGURES = re.compile(
    rf"{_NUMERIC_DATE}"
    rf"|(?P<day>{_DAY})[./\s](?P<roman>{alternation(_ROMAN)})(?!\w)"
    rf"|(?P<short>{_DAY}\.(?:0?[1-9]|1[0-2])(?![0-9]|[.:,][0-9]))"
)


def in_target(text: str, lower: str, language: str) -> list[Date]:
    """The dates of a Georgian or Russian text; those with a month in figures or in English are not sure.

    Args:
        text: the text.
        lower: the same in lower case.
        language: `ka` or `ru`.
    """
    found: list[Date] = []
    last = 0
    for match in _reader(language).months.finditer(lower):
        found.append(_spelt(match, text, lower, _reader(language), last))
        last = match.end()
    taken = {place for one in found for place in range(one.start, one.end)}
    found += [one for one in _in_figures(text) if taken.isdisjoint(range(one.start, one.end))]
    return sorted(found, key=lambda one: one.start)


def _spelt(match: re.Match[str], text: str, lower: str, reader: _Reader, last: int) -> Date:
    month = next(number for number in range(1, 13) if match[f"m{number}"])
    at = start = match.start()
    before = reader.before.search(lower[max(last, at - _NEAR) : at])
    days, year = None, match["year"]
    if before is not None:
        start -= len(before[0])
        days, year = before["days"], before["year"] or before["only"] or year
    # Months have no capital in Russian: Октябрьская is a street, Марта a woman, Мая another.
    head = text[:at].rstrip() if text[at].isupper() else ""
    figures = _NUMBER.search(year or "")
    return Date(
        month,
        _day_values(days, reader.words),
        int(figures[0]) if figures else None,
        start,
        match.end(),
        sure=not head or head[-1] in ".!?",
    )


def _day_values(text: str | None, words: dict[str, int]) -> tuple[int, ...]:
    if not text:
        return ()
    return _days(text) or tuple(words[word] for word in (text, text[:-1]) if word in words)[:1]


def _in_figures(text: str) -> Iterator[Date]:
    for match in _FIGURES.finditer(text):
        if match["roman"]:
            yield Date(_ROMAN[match["roman"]], (int(match["day"]),), None, *match.span(), sure=False)
        elif match["short"]:
            day, month = map(int, match["short"].split("."))
            yield Date(month, (day,), None, *match.span(), sure=False)
        else:
            yield from _numeric(match, day_first=True)
    yield from (replace(one, sure=False) for one in in_source(text))
