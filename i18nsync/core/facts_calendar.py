"""When: dates, weekdays, months, decades and times of day in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from i18nsync.core.facts_model import FactKind
from i18nsync.core.facts_numbers import Scanned, number_value

__all__ = ["MOMENTS"]

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        1,
    )
}
_MONTH = (
    r"(?:Jan(?:uary|\b\.?)|Feb(?:r?uary|\b\.?)|March|Mar\b\.?|April|Apr\b\.?|May|June|Jun\b\.?|July|Jul\b\.?|August|Aug\b\.?"
    r"|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_SUFFIX = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_TO = r"\s?[-–—]\s?|\s+(?:to|and)\s+"
_DATE = re.compile(
    rf"\b(?:(?P<iso>[0-9]{{4}}-[01][0-9]-[0-3][0-9])\b"
    rf"|(?P<dots>{_DAY}[./](?:0?[1-9]|1[0-2]|{_DAY})[./](?:[0-9]{{4}}|[0-9]{{2}}))\b"
    rf"|(?:the\s+)?(?P<d1>{_DAY}){_SUFFIX}(?:(?P<to1>{_TO})(?P<e1>{_DAY}){_SUFFIX})?\s+(?:of\s+)?(?P<m1>{_MONTH})(?![a-z])(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<m2>{_MONTH})\s+(?:the\s+)?(?P<d2>{_DAY}){_SUFFIX}\b(?![:.,]?[0-9])(?:(?P<to2>{_TO})(?P<e2>{_DAY}){_SUFFIX}\b)?(?:,?\s+(?P<y2>{_YEAR})\b)?"
    rf"|(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR})\b)"
)
# "May" and "March" are other words too, unless something before them says when.
_ALONE = re.compile(
    rf"(?P<lead>\b(?:in|of|by|since|until|till|from|to|during|before|after|last|next|this|early|mid|late|each|every|for)[\s-]+)?\b(?P<month>{_MONTH})(?![a-z])"
)
_WEEKDAY = re.compile(r"\b(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<many>s?)\b")
_DECADE = re.compile(r"(?<![\w.,])(?P<decade>['’]?(?:[0-9]{2})?[0-9]0)['’]?s\b")
_RELATIVE = re.compile(
    r"\b(?P<moment>today|yesterday|tomorrow|tommorow|tommorrow|tomorow|tonight|noon|midday|midnight|mornings?|afternoons?|evenings?|nights?|dawn|dusk|weekends?|weekdays?"
    r"|(?:every|each)\s+(?:day|week|month|year)|daily|weekly|monthly|annual(?:ly)?|yearly)\b",
    re.IGNORECASE,
)
_SAME = {
    "midday": "12:00",
    "noon": "12:00",
    "midnight": "00:00",
    "annually": "annual",
    "yearly": "annual",
} | dict.fromkeys(("tommorow", "tommorrow", "tomorow"), "tomorrow")
_TIME = re.compile(
    r"(?<![\w.,:])(?:(?P<hour>[01]?[0-9]|2[0-4])[:.](?P<minute>[0-5][0-9])|(?P<bare>1[0-2]|0?[0-9])"
    r"|(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?:[ \t\u00a0\u202f]?(?P<half>[ap])(?:\.[ \u00a0]?m\b\.?|m\b)|(?P<clock>\s?o['’]clock))"
    r"|(?<![\w.,:])(?P<h24>[01]?[0-9]|2[0-4]):(?P<m24>[0-5][0-9])(?![\w:])",
    re.IGNORECASE,
)


def _month(name: str) -> str:
    return f"{_MONTHS[name[:3].lower()]:02d}"


def _dates(text: str) -> Iterator[Scanned]:
    for found in _DATE.finditer(text):
        if found["iso"]:
            value = found["iso"]
        elif found["dots"]:
            value = _numeric(found["dots"])
        else:
            which = "1" if found["m1"] else "2" if found["m2"] else "3"
            year = found["y" + which] or "-"
            value = f"{year}-{_month(found['m' + which])}"
            if which != "3":
                value += f"-{int(found['d' + which]):02d}"
                if other := found["e" + which]:
                    joint = "&" if "and" in found["to" + which] else "–"
                    value += f"{joint}{int(other):02d}"
        yield (FactKind.DATE, value, *found.span())


def _numeric(text: str) -> str:
    """`13.11.2025` and `13/11/2025` as ISO 8601 where only one reading is a date, else as they stand."""
    first, second, year = re.split(r"[./]", text)
    if len(year) == 4 and ("." in text or int(first) > 12) and int(second) <= 12:
        return f"{year}-{int(second):02d}-{int(first):02d}"
    return text


def _months(text: str) -> Iterator[Scanned]:
    for found in _ALONE.finditer(text):
        name = found["month"]
        if found["lead"] or name not in ("May", "March", "Mar", "Dec", "Jan", "Jun", "Jul", "Apr", "Nov", "Oct", "Aug"):
            yield (FactKind.DATE, f"--{_month(name)}", found.start("month"), found.end("month"))


def _weekdays(text: str) -> Iterator[Scanned]:
    for found in _WEEKDAY.finditer(text):
        yield (FactKind.DATE, found[0].lower(), *found.span())


def _decades(text: str) -> Iterator[Scanned]:
    for found in _DECADE.finditer(text):
        yield (FactKind.DATE, found["decade"].lstrip("'’") + "s", *found.span())


def _relative(text: str) -> Iterator[Scanned]:
    for found in _RELATIVE.finditer(text):
        word = " ".join(found["moment"].lower().split()).replace("each ", "every ")
        value = _SAME.get(word, word)
        kind = FactKind.TIME if value[0].isdigit() or word.rstrip("s") in _PARTS_OF_DAY else FactKind.DATE
        yield (kind, value, *found.span())


_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night", "dawn", "dusk", "tonight"})


def _times(text: str) -> Iterator[Scanned]:
    for found in _TIME.finditer(text):
        if found["h24"]:
            yield (FactKind.TIME, f"{int(found['h24']):02d}:{found['m24']}", *found.span())
            continue
        hour = int(found["hour"] or found["bare"] or number_value(found["word"]))
        minute = found["minute"] or "00"
        if found["clock"]:
            yield (FactKind.TIME, f"{hour}:{minute} o'clock", *found.span())
            continue
        if hour <= 12:
            hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
        yield (FactKind.TIME, f"{hour:02d}:{minute}", *found.span())


MOMENTS: tuple[Callable[[str], Iterator[Scanned]], ...] = (_times, _dates, _months, _weekdays, _decades, _relative)
"""The scanners, in the order in which they lay claim to a stretch of text; they go before those of figures."""
