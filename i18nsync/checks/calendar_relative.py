"""Times without a date: yesterday, tomorrow, last week, next year, in the autumn."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from i18nsync.core.finding import Span

__all__ = ["CUES", "Relative", "exchanged"]

CUES = frozenset({"yesterday", "today", "tomorrow", "tonight", "last", "next", "previous", "coming"}) | frozenset(
    {"spring", "summer", "autumn", "winter", "springtime", "summers", "winters"}
)
"""Where an English text has none of these words, there is nothing to read."""


class Relative(NamedTuple):
    """A time told from today, or a season.

    Args:
        unit: `day`, `week`, `month`, `year` or `season`.
        side: `before`, `now` or `after`; the season's name.
        span: where it stands.
    """

    unit: str
    side: str
    span: Span

    @property
    def value(self) -> str:
        """As `day-before`, `season-autumn`."""
        return f"{self.unit}-{self.side}"


_EN = {
    ("day", "before"): r"\byesterday\b",
    ("day", "now"): r"\b(?:today|tonight)\b",
    ("day", "after"): r"\btomorrow\b",
    ("week", "before"): r"\b(?:last|previous) week\b",
    ("week", "after"): r"\b(?:next|coming) week\b",
    ("month", "before"): r"\b(?:last|previous) month\b",
    ("month", "after"): r"\b(?:next|coming) month\b",
    ("year", "before"): r"\b(?:last|previous) year\b",
    ("year", "after"): r"\b(?:next|coming) year\b",
    ("season", "spring"): r"\bspring(?:time)?\b",
    ("season", "summer"): r"\bsummers?\b",
    ("season", "autumn"): r"\bautumn\b",
    ("season", "winter"): r"\bwinters?\b",
}
_KA_PAST = r"(?:გასულ|წინა|წარსულ|განვლილ)"
_KA_COMING = r"(?:მომავალ|შემდეგ|მომდევნო|მოახლოებულ)"
_KA = {
    ("day", "before"): r"(?<![ა-ჰ])(?:გუშინ|წუხელ)",
    ("day", "now"): r"(?<![ა-ჰ])(?:დღეს(?![ა-ჰ])|დღევანდელ|დღეისთვის|დღემდე|ამაღამ|ამ საღამოს)",
    ("day", "after"): r"(?<![ა-ჰ])(?:ხვალ|ზეგ(?![ა-ჰ]))",
    ("week", "before"): rf"(?<![ა-ჰ]){_KA_PAST}ი?ს? კვირ",
    ("week", "after"): rf"(?<![ა-ჰ]){_KA_COMING}ი?ს? კვირ",
    ("month", "before"): rf"(?<![ა-ჰ]){_KA_PAST}ი?ს? თვ",
    ("month", "after"): rf"(?<![ა-ჰ]){_KA_COMING}ი?ს? თვ",
    ("year", "before"): rf"(?<![ა-ჰ])(?:შარშან|{_KA_PAST}ი?ს? წელ|{_KA_PAST}ი?ს? წლ)",
    ("year", "after"): rf"(?<![ა-ჰ])(?:გაის(?:ად)?(?![ა-ჰ])|{_KA_COMING}ი?ს? წელ|{_KA_COMING}ი?ს? წლ)",
    ("season", "spring"): r"(?<![ა-ჰ])გაზაფხულ[ა-ჰ]*",
    ("season", "summer"): r"(?<![ა-ჰ])(?:შუა)?ზაფხულ[ა-ჰ]*",
    ("season", "autumn"): r"(?<![ა-ჰ])შემოდგომ[ა-ჰ]*",
    ("season", "winter"): r"(?<![ა-ჰ])(?:შუა)?ზამთ(?:არ|რ)[ა-ჰ]*",
}
_RU_PAST = r"(?:прошл|прошедш|минувш|предыдущ)\w+"
_RU_COMING = r"(?:следующ|будущ|предстоящ|грядущ|наступающ)\w+"
_RU = {
    ("day", "before"): r"\bвчера",
    ("day", "now"): r"\b(?:сегодня|ныне|нынешн)",
    ("day", "after"): r"\b(?:послезавтра|завтра(?!к)|завтрашн)",
    ("week", "before"): rf"\b{_RU_PAST} недел",
    ("week", "after"): rf"\b{_RU_COMING} недел",
    ("month", "before"): rf"\b{_RU_PAST} месяц",
    ("month", "after"): rf"\b{_RU_COMING} месяц",
    ("year", "before"): rf"\b(?:{_RU_PAST} год|прошлогодн)",
    ("year", "after"): rf"\b{_RU_COMING} год",
    # лет and 40-летний are years.
    ("season", "spring"): r"\b(?:весн|весен)\w+",
    ("season", "summer"): r"(?<![\w-])(?:лето|лета|лету|летом|лете|летн\w+)\b",
    ("season", "autumn"): r"\bосен\w+",
    ("season", "winter"): r"\b(?:зим|предзим)\w+",
}


@cache
def _compiled(language: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    table = {"en": _EN, "ka": _KA, "ru": _RU}[language]
    return tuple((unit, side, re.compile(pattern)) for (unit, side), pattern in table.items())


def _read(text: str, language: str) -> list[Relative]:
    return [
        Relative(unit, side, match.span())
        for unit, side, pattern in _compiled(language)
        for match in pattern.finditer(text)
    ]


def exchanged(source: str, target: str, language: str) -> list[tuple[Relative, Relative]]:
    """What the target puts on another side of today than the source: yesterday for tomorrow.

    Args:
        source: an English text in lower case.
        target: a Georgian or Russian one in lower case.
        language: the target's.
    """
    wanted = _read(source, "en")
    given = _read(target, language) if wanted else []
    if not given:
        return []
    found = []
    here, there = {one.value for one in wanted}, {one.value for one in given}
    for one in wanted:
        if one.value in there:
            continue
        wrong = next((other for other in given if other.unit == one.unit and other.value not in here), None)
        if wrong is not None:
            found.append((one, wrong))
            there.add(one.value)
    return found
