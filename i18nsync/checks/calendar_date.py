"""The check `date`: another day, month or year than the source has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from i18nsync.checks import calendar_relative as relative
from i18nsync.checks.calendar_dates import Date, in_source, in_target, may_hold_dates
from i18nsync.checks.calendar_weekday import NIGHTS
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["DateCheck"]

# A feast stands for its date, and "of this month" for the month.
_INSTEAD = re.compile(
    r"(?<![ა-ჰ])(?:შობ|ახალ\w* წ|საახალწლო|აღდგომ|თვ(?:ის|ეში|ემდე)|მისივე)|\b(?:рождеств|нов\w+ год|пасх|месяц|числ)"
)


class DateCheck:
    """Compares dates month by month: the month's name, the days and the year beside it."""

    id = "date"
    name = "date"
    severity = Severity.ERROR
    description = (
        "A date with another day, month or year than in the source, or without its month; another season; as a warning"
        " also yesterday for tomorrow. Readers come on the wrong day."
    )
    locales = frozenset({"ka", "ru"})
    hits: Sequence[Example] = (
        Example("ka", "The museum will reopen on 12 June.", "მუზეუმი ხელახლა 12 ივლისს გაიხსნება.", "12 ივლისს"),
        Example("ru", "The museum will reopen on 12 June.", "Музей вновь откроется 12 июля.", "12 июля"),
        Example("ka", "Applications after 2026-03-01 wait.", "2026 წლის 3 იანვრის შემდეგ მოსული განაცხადები იცდის."),
        Example("ru", "From 7 to 9 March the bridge is closed.", "Мост закрыт с 8 по 9 марта.", "8 по 9 марта"),
        Example("ru", "Polls on 7 March and 9 April.", "Выборы — 9 марта и 7 апреля.", "9 марта"),
        Example("ka", "She arrives tomorrow.", "ის გუშინ ჩამოდის.", "გუშინ"),
        Example("ru", "The storks came back last spring.", "Аисты вернулись прошлой осенью.", "осенью"),
        Example("ru", "The snow fell on 31 January.", "Снег выпал тридцатого января.", "тридцатого января"),
        Example("ka", "Open from 4 July.", "ღიაა ამ დღიდან."),
    )
    misses: Sequence[Example] = (
        Example("ka", "On March 3, 1921, the train left.", "მატარებელი 1921 წლის 3 მარტს გავიდა."),
        Example("ka", "Rain from the 2nd to the 5th of October.", "წვიმა 2-დან 5 ოქტომბრამდე."),
        Example(
            "ka", "The mayor, who took office in May, may resign in March.", "მერი მაისიდან მერია და მარტში გადადგება."
        ),
        Example("ka", "Soldiers march through Velisi.", "ჯარისკაცები ველისში მარშით გაივლიან."),
        Example("ru", "Soldiers march through Velisi in May.", "В мае солдаты идут маршем через Велиси."),
        Example("ru", "On the night of 31 January to 1 February", "В ночь с 31 января на 1 февраля"),
        Example("ru", "The September 11 attacks", "Теракты 11 сентября"),
        Example("ru", "Updated 2026-05-14.", "Обновлено 14.05.2026."),
        Example("ru", "7 March", "7.III"),
        Example("ru", "It happened on the night of 31 March.", "Это случилось в ночь на 1 апреля."),
        Example("ru", "The hot springs are open in winter.", "Горячие источники работают зимой."),
        Example("ka", "He is 40 and left in the summer.", "ის 40 წლისაა და ზაფხულში წავიდა."),
        Example("ru", "On the seventh of March", "7-го марта"),
        Example("ru", "On 7 March", "Седьмого марта"),
        Example("ru", "In May 12 people came.", "В мае пришли двенадцать человек."),
        Example("ka", "April Jones and August Strindberg", "ეიპრილ ჯონსი და აუგუსტ სტრინდბერგი"),
        Example("ka", "He was born on 25 December.", "ის შობას დაიბადა."),
        Example(
            "ru",
            "The vote was postponed from yesterday to tomorrow.",
            "Голосование перенесли со вчерашнего дня на завтра.",
        ),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Dates first, then days told from today."""
        source = pair.source
        if pair.language not in self.locales:
            return
        if may_hold_dates(source.bare):
            wanted = in_source(source.bare)
            if any(one.sure for one in wanted):
                given = in_target(pair.target.bare, pair.target.lower, pair.language)
                yield from self._months(pair, wanted, given)
                yield from self._beside(pair, wanted, given)
        if not relative.CUES.isdisjoint(source.vocabulary):
            yield from self._relative(pair)

    def _months(self, pair: Pair, wanted: list[Date], given: list[Date]) -> Iterator[Finding]:
        """Months that the target has not, each with one that it has instead."""
        there = {one.month for one in given}
        lost = [one for one in wanted if one.sure and one.month not in there and not self._is_night(pair, one, given)]
        if not lost:
            return
        here = {one.month for one in wanted}
        others = [one for one in given if one.sure and one.month not in here]
        told: set[int] = set()
        for one in lost:
            if one.month in told:
                continue
            told.add(one.month)
            other = next((two for two in others if set(two.days) == set(one.days)), others[0] if others else None)
            if other is not None:
                others.remove(other)
                yield self._other(
                    pair, one, other, one.days[0] if one.days else None, other.days[0] if other.days else None
                )
            elif not _INSTEAD.search(pair.target.lower):
                yield Finding(
                    self.id,
                    Severity.ERROR if one.days else Severity.WARNING,
                    _("the date “{date}” is not in the translation").format(date=_text(pair.source.bare, one)),
                    source=(one.start, one.end),
                    lacks=one.value(one.days[0] if one.days else None),
                )

    def _beside(self, pair: Pair, wanted: list[Date], given: list[Date]) -> Iterator[Finding]:
        """Days and years beside the same month that differ."""
        for month in sorted({one.month for one in wanted if one.sure}):
            ours = [one for one in wanted if one.month == month]
            theirs = [one for one in given if one.month == month]
            lost = [
                one
                for one in ours
                if not set(one.days) <= {day for two in theirs for day in two.days}
                and not self._is_night(pair, one, theirs)
            ]
            days = {day for one in ours for day in one.days}
            wrong = [two for two in theirs if not set(two.days) <= days]
            for one, two in zip(lost, wrong, strict=False):
                here = min(set(one.days) - {day for other in theirs for day in other.days})
                yield self._other(pair, one, two, here, min(set(two.days) - days))
            years = {one.year for one in ours if one.year}
            late = [two for two in theirs if two.year and two.year not in years]
            early = [one for one in ours if one.year and one.year not in {two.year for two in theirs}]
            # A year that is nowhere in the target is what the check of numbers is for.
            for one, two in zip(early, late, strict=False):
                if not (lost and wrong) and str(one.year) in pair.target.bare:
                    yield self._other(pair, one, two, *(days[0] if days else None for days in (one.days, two.days)))

    def _is_night(self, pair: Pair, date: Date, given: list[Date]) -> bool:
        """Whether the night after a day is told by the next day: the night of 7 March is `ночь на 8 марта`."""
        if not date.days or NIGHTS.isdisjoint(pair.source.vocabulary):
            return False
        last = max(date.days)
        following = {(date.month, last + 1), (date.month % 12 + 1, 1) if last >= 28 else (0, 0)}
        return any((one.month, day) in following for one in given for day in one.days)

    def _other(self, pair: Pair, one: Date, two: Date, here: int | None, there: int | None) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            _("the source says “{source}”, the translation “{target}”").format(
                source=_text(pair.source.bare, one), target=_text(pair.target.bare, two)
            ),
            source=(one.start, one.end),
            target=(two.start, two.end),
            lacks=one.value(here),
            adds=two.value(there),
        )

    def _relative(self, pair: Pair) -> Iterator[Finding]:
        source, target = pair.source.lower, pair.target.lower
        for one, two in relative.exchanged(source, target, pair.language):
            yield Finding(
                self.id,
                Severity.ERROR if one.unit == "season" else Severity.WARNING,
                _("the source says “{source}”, the translation “{target}”").format(
                    source=pair.source.bare[slice(*one.span)], target=pair.target.bare[slice(*two.span)]
                ),
                source=one.span,
                target=two.span,
                lacks=one.value,
                adds=two.value,
            )


def _text(text: str, date: Date) -> str:
    return " ".join(text[date.start : date.end].split())
