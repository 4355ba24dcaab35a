"""The check `time`: another hour, other minutes, or morning for evening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from i18nsync.checks import calendar_clock_en as english
from i18nsync.checks import calendar_clock_ka as georgian
from i18nsync.checks import calendar_clock_ru as russian
from i18nsync.checks.calendar_clock import NOON, Time
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["TimeCheck"]

_DIGITS = re.compile(r"[0-9]:[0-5][0-9]|[0-9]\s?[ap](?:\.\s?m|m\b)").search
_ZONE = re.compile(r"\A[,)]?\s*\(?(?:gmt|utc|[ecmp][sd]?t|bst|cest|cet|eet|msk)\b")
_SAYS_HALF = re.compile(
    r"(?<![ა-ჰ])(?:საღამო|ღამ|დღის|ნაშუადღ|შუადღ|ამაღამ|წუხელ|გუშინღამ)|\b(?:вечер|ночь|ночи|ночн|дн[её]м|дня"
    r"|пополудн|полдн|полудн)"
)
_NUMBERS = re.compile(r"(?<![\w.,:])[0-9]{1,2}(?![0-9]|[.,:][0-9])")
_READERS = {"ka": georgian.times, "ru": russian.times}


class TimeCheck:
    """Compares times of day on the clock's face and, where a text says it, by the half of the day."""

    id = "time"
    name = "time of day"
    severity = Severity.ERROR
    description = (
        "Another hour or other minutes than in the source, or morning for evening. 7 p.m., 19:00 and seven in"
        " the evening"
        " are the same."
    )
    locales = frozenset({"ka", "ru"})
    hits: Sequence[Example] = (
        Example("ka", "The last bus leaves at 9:40 p.m.", "ბოლო ავტობუსი 9:40 საათზე გადის.", "9:40 საათზე"),
        Example(
            "ka",
            "The polls close at eight in the evening.",
            "უბნები საღამოს ცხრა საათზე დაიკეტება.",
            "საღამოს ცხრა საათზე",
        ),
        Example("ka", "A fire broke out after midnight.", "ხანძარი შუადღის შემდეგ გაჩნდა.", "შუადღის"),
        Example("ka", "The kitchen closes at ten.", "სამზარეულო თერთმეტზე იკეტება.", "თერთმეტზე"),
        Example(
            "ka", "The curtain rises at half past seven.", "სპექტაკლი შვიდის ნახევარზე იწყება.", "შვიდის ნახევარზე"
        ),
        Example(
            "ru",
            "The curtain rises at half past seven.",
            "Спектакль начнётся в половине седьмого.",
            "в половине седьмого",
        ),
        Example("ru", "The concert begins at 7 p.m.", "Концерт начнётся в 7 утра.", "7 утра"),
        Example("ru", "The siren sounds at 12:15 and 12:45.", "Сирена зазвучит в 12:15 и 13:45.", "13:45"),
        Example("ru", "The shop opens at ten to nine.", "Магазин открывается без десяти десять.", "без десяти десять"),
        Example("ru", "The concert begins at 7 p.m.", "Концерт начнётся в 7 часов.", "7 часов"),
    )
    misses: Sequence[Example] = (
        Example(
            "ka",
            "Trains leave at 6 p.m. and at a quarter past nine in the evening.",
            "მატარებლები 18:00 და 21:15 საათზე გადის.",
        ),
        Example("ka", "The curtain rises at half past seven.", "სპექტაკლი რვის ნახევარზე იწყება."),
        Example(
            "ka",
            "At noon the siren sounded; by midnight the water had gone.",
            "შუადღისას სირენა გაისმა; შუაღამისთვის წყალი აღარ იყო.",
        ),
        Example(
            "ka", "Closed from 11pm on Saturday to 5am on Sunday", "შაბათის 23 საათიდან კვირის 5 საათამდე ჩაკეტილია"
        ),
        Example("ka", "The shop opens at ten to nine.", "მაღაზია ცხრას რომ ათი წუთი დააკლდება, მაშინ იღება."),
        Example("ka", "Office hours: 10 a.m.-1 p.m., 2-6 p.m.", "სამუშაო საათები: 10:00–13:00, 14:00–18:00."),
        Example("ka", "The metro stops at 1 a.m.", "მეტრო ღამის პირველ საათზე ჩერდება."),
        Example("ru", "The concert begins at 7 p.m.", "Концерт начнётся в семь вечера."),
        Example("ru", "At a quarter to eight", "Без четверти восемь"),
        Example("ru", "At ten past seven in the evening", "В десять минут восьмого вечера"),
        Example("ru", "It happened at 1 a.m.", "Это случилось в час ночи."),
        Example("ru", "At midnight the bells rang for 3 minutes.", "В 00:00 колокола звонили 3 минуты."),
        Example(
            "ru", "The crossing took 7 hours and ended at 7 p.m.", "Переправа заняла 7 часов и закончилась в 19.00."
        ),
        Example("ru", "Half past six", "Полседьмого"),
        Example("ru", "On Friday evening at 7 p.m.", "В пятницу вечером, в 7 часов"),
        Example("ru", "The score was 3-2 at half-time.", "К перерыву счёт был 3:2."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for each time that the target has not, where it has another."""
        source = pair.source
        if pair.language not in self.locales:
            return
        if not (source.has_digits and _DIGITS(source.lower)) and english.CUES.isdisjoint(source.vocabulary):
            return
        wanted = english.times(source.lower)
        if not wanted:
            return
        given = _READERS[pair.language](pair.target.lower)
        if not given:
            return
        told: set[int] = set()
        for one in wanted:
            if _ZONE.match(source.lower[one.end : one.end + 12]):
                continue
            same = [two for two in given if two.minutes & one.minutes]
            other = next((two for two in given if two.sure and two.start not in told and not _is_in(two, wanted)), None)
            if not same and other is not None and not _is_unread(pair, wanted, given, one):
                told.add(other.start)
                yield self._finding(pair, one, other, Severity.ERROR)
            elif same and all(_drops_half(one, two) for two in same) and not _SAYS_HALF.search(pair.target.lower):
                bad = Severity.ERROR if same[0].digital else Severity.WARNING
                yield self._finding(pair, one, same[0], bad)

    def _finding(self, pair: Pair, one: Time, two: Time, severity: Severity) -> Finding:
        return Finding(
            self.id,
            severity,
            _("the source says “{source}”, the translation “{target}”").format(
                source=pair.source.bare[one.start : one.end], target=pair.target.bare[two.start : two.end]
            ),
            source=(one.start, one.end),
            target=(two.start, two.end),
            lacks=one.value,
            adds=two.value,
        )


def _is_in(time: Time, wanted: list[Time]) -> bool:
    return any(time.minutes & one.minutes for one in wanted)


def _drops_half(one: Time, two: Time) -> bool:
    """Whether 9:40 p.m. has become 9:40 of the clock that runs to 24."""
    return two.sure and len(one.minutes) == 1 and min(one.minutes) > NOON + 59 and len(two.minutes) == 2


def _is_unread(pair: Pair, wanted: list[Time], given: list[Time], one: Time) -> bool:
    """Whether the hour is in a number of the target that was not read as a time, nor is one of the source's others."""
    return _others(pair.target.lower, given, one) > _others(pair.source.lower, wanted, one)


def _others(text: str, times: list[Time], one: Time) -> int:
    taken = {place for time in times for place in range(time.start, time.end)}
    return sum(match.start() not in taken and int(match[0]) in one.hours for match in _NUMBERS.finditer(text))
