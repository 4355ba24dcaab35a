"""The check `weekday`: Friday for Saturday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["DAYS", "NIGHTS", "WeekdayCheck"]

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As they stand in `lacks` and `adds`."""
NIGHTS = frozenset({"night", "nights", "overnight", "midnight"})
"""With one of these in an English text, the day after a day may be meant."""


class _Day(NamedTuple):
    number: int
    start: int
    end: int
    sure: bool


_MAY_HOLD = re.compile("Mon|Tue|Wed|Thu|Fri|Sat|Sun").search
_EN = re.compile(
    r"(?<!\w)(?:(?P<full>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?P<short>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun))"
    r"(?![\w])(?P<dot>\.?)"
)
_STARTS = ("mo", "tu", "we", "th", "fr", "sa", "su")
# Feasts, shops' days and names: in other languages they have names of their own.
_NAMED_BEFORE = re.compile(
    r"\b(?:Easter|Palm|Ash|Whit|Good|Black|Cyber|Maundy|Holy|Shrove|Giving|Bloody|Ruby|Freaky|Man|Plough|Low|Fat"
    r"|Sheffield"
    r"|Super)\s\Z"
)
_ON = re.compile(
    r"\b(?:on|by|until|till|since|from|to|through|next|last|this|every|each|before|after|for|of|between|past"
    r"|coming)\s\Z",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b[A-Z][\w'’]*\s\Z")
_CAPITAL = re.compile(r"['’]?s?\s+[A-Z][a-z]+")
_BESIDE = re.compile(r"\s?[-–—/&,]\s?|\s(?:and|to|or)\s")
_DATE_OR_TIME = re.compile(r"\.?,?\s(?:[0-9]|J(?:an|u[nl])|Feb|Ma[ry]|A(?:pr|ug)|Sep|Oct|Nov|Dec)")
_WEEK = re.compile(r"\b(?:week|fortnight|sennight)")
_SURROUNDINGS = re.compile(
    r"\b(?:environment|medium|media|habitat|milieu|setting|surround|among|middle|average|means|tool|fund)"
)

_KA = re.compile(
    r"(?<![ა-ჰ])(?:(?P<weekend>შაბათ-კვირ[ა-ჰ]*)|(?P<d0>ორშაბათ[ა-ჰ]*|ორშ\.)|(?P<d1>სამშაბათ[ა-ჰ]*|სამშ?\.)"
    r"|(?P<d2>ოთხშაბათ[ა-ჰ]*|ოთხშ?\.)|(?P<d3>ხუთშაბათ[ა-ჰ]*|ხუთშ?\.)|(?P<d4>პარასკ[ა-ჰ]+|პარ\.)"
    r"|(?P<d5>შაბათ[ა-ჰ]*|შაბ\.)"
    r"|(?P<d6>კვირ(?:ა|ას|ის|იდან|ამდე|ასაც|აც|აობით|აობის|ისთვის|აა|ისა|ისას|ითვე|ისკენ|ისგან|ადღ[ა-ჰ]+"
    r"|ეებ[ა-ჰ]*|აში|ები[ა-ჰ]*)(?![ა-ჰ])|კვ\.))"
)
_RU = re.compile(
    r"(?<!\w)(?P<weekend>(?!))?(?:(?P<d0>понедельни\w+|пн(?!\w))|(?P<d1>вторни\w+|вт(?!\w))"
    r"|(?P<d2>сред(?:а|у|е|ы|ой|ам|ами|ах)(?!\w)|ср(?!\w))|(?P<d3>четверг\w*|чт(?!\w))|(?P<d4>пятни[цч]\w*|пт(?!\w))"
    r"|(?P<d5>суббот\w*|сб(?!\w))|(?P<d6>воскрес(?:ень|ным|ный|ная|ное|ной|ном|ную|ные|ных)\w*|вс(?!\w)))"
)
# What stands for a day without naming it.
_INSTEAD = re.compile(
    r"(?<![ა-ჰ])(?:უქმე|დასვენების|დღეს(?![ა-ჰ])|დღევანდელ|გუშინ|ხვალ|წუხელ|ამაღამ|აღდგომ|ბზობ|სამუშაო დღ"
    r"|კვირის (?:ბოლო|დასაწყის|თავ))"
    r"|\b(?:выходн|уикенд|уик-энд|сегодня|вчера|завтра|пасх|вербн|накануне|будн|рабочи\w+ дн)"
)


class WeekdayCheck:
    """Compares the days of the week that the two texts name."""

    id = "weekday"
    name = "weekday"
    severity = Severity.ERROR
    description = (
        "Another day of the week than in the source, or none. Georgian კვირა, which is also a week, is read as both."
    )
    locales = frozenset({"ka", "ru"})
    hits: Sequence[Example] = (
        Example("ka", "The premiere is on Saturday.", "პრემიერა პარასკევს გაიმართება.", "პარასკევს"),
        Example("ru", "The premiere is on Saturday.", "Премьера состоится в пятницу.", "пятницу"),
        Example("ka", "Rubbish is collected on Mondays.", "ნაგავს ოთხშაბათობით გაიტანენ.", "ოთხშაბათობით"),
        Example("ka", "The court meets next Sunday.", "სასამართლო მომავალ შაბათს შეიკრიბება.", "შაბათს"),
        Example("ka", "For a week, from Monday to Sunday", "ერთი კვირა, ორშაბათიდან შაბათის ჩათვლით", "შაბათის"),
        Example("ka", "The match was moved to Saturday.", "მატჩი კვირას გადაიტანეს.", "კვირას"),
        Example("ru", "The council votes on Thursday.", "Совет проголосует."),
        Example("ru", "Open Mon-Fri", "Открыто пн–чт", "чт"),
    )
    misses: Sequence[Example] = (
        Example("ka", "Office hours: Mon-Fri 10 a.m.", "სამუშაო საათები: ორშ.–პარ. 10:00"),
        Example(
            "ka",
            "The strike will last a week, from Monday to Sunday.",
            "გაფიცვა ერთი კვირა გაგრძელდება, ორშაბათიდან კვირამდე.",
        ),
        Example("ka", "The first weekend of September", "სექტემბრის პირველი შაბათ-კვირა"),
        Example("ka", "Closed on Saturday and Sunday", "შაბათ-კვირას დაკეტილია"),
        Example("ka", "On Saturday and Sunday the pool is shut.", "უქმეებზე აუზი დაკეტილია."),
        Example("ka", "He sat in the sun and wed in May.", "მზეზე იჯდა და მაისში დაქორწინდა."),
        Example("ru", "Elderly people sat on Sunday benches.", "По воскресеньям на лавках сидели старики."),
        Example("ru", "On Wednesday the habitat was fenced.", "В среду место обитания огородили."),
        Example("ru", "The Friday market", "Пятничный рынок"),
        Example("ru", "Palm Sunday", "Праздник Входа Господня в Иерусалим"),
        Example("ru", "The Sunday Times wrote so.", "Об этом написала «Санди таймс»."),
        Example("ru", "On Saturdays and Sundays", "По выходным"),
        Example("ru", "Frost is expected overnight on Saturday.", "В ночь на воскресенье ожидаются заморозки."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for each day that is another one or missing."""
        if pair.language not in self.locales or not _MAY_HOLD(pair.source.bare):
            return
        wanted = _source(pair.source.bare)
        if not any(one.sure for one in wanted):
            return
        weeks = len(_WEEK.findall(pair.source.lower))
        given = _target(pair, weeks)
        there, here = {one.number for one in given}, {one.number for one in wanted}
        others = [one for one in given if one.sure and one.number not in here]
        for number in dict.fromkeys(one.number for one in wanted if one.sure):
            one = next(two for two in wanted if two.number == number)
            # A Sunday that may be one of the weeks counts for one only as long as there is no other day in its place.
            weekly = number == 6 and others and weeks >= sum(two.number == 6 for two in given)
            if (number in there and not weekly) or self._is_night(pair, number, there):
                continue
            text = pair.source.bare[one.start : one.end]
            if others:
                other = others.pop(0)
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    _("the source says “{source}”, the translation “{target}”").format(
                        source=text, target=pair.target.bare[other.start : other.end]
                    ),
                    source=(one.start, one.end),
                    target=(other.start, other.end),
                    lacks=DAYS[number],
                    adds=DAYS[other.number],
                )
            elif number not in there and not self._is_said_otherwise(pair, one):
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    _("the weekday “{day}” is not in the translation").format(day=text),
                    source=(one.start, one.end),
                    lacks=DAYS[number],
                )

    def _is_night(self, pair: Pair, number: int, there: set[int]) -> bool:
        """Whether the night that follows a day is told by the next day: `в ночь на воскресенье` is Saturday night."""
        return (number + 1) % 7 in there and not NIGHTS.isdisjoint(pair.source.vocabulary)

    def _is_said_otherwise(self, pair: Pair, day: _Day) -> bool:
        """Whether the target means the day without naming it, or it is in a name (Open Source Friday) or left as is."""
        before = pair.source.bare[: day.start]
        if _TITLE.search(before) and not _ON.search(before):
            return True
        return _INSTEAD.search(pair.target.lower) is not None or _MAY_HOLD(pair.target.bare) is not None


def _source(text: str) -> list[_Day]:
    found: list[_Day] = []
    for match in _EN.finditer(text):
        number = _STARTS.index(match[0][:2].lower())
        before, after = text[: match.start()], text[match.end() :]
        if match["full"]:
            named = _NAMED_BEFORE.search(before) or (_CAPITAL.match(after) and not _ON.search(before))
            sure = not named or _DATE_OR_TIME.match(after) is not None
            end = match.end() - len(match["dot"])
        else:
            beside = bool(found) and _BESIDE.fullmatch(text[found[-1].end : match.start()]) is not None
            sure = (
                beside
                or _DATE_OR_TIME.match(match["dot"] + after) is not None
                or bool(match["dot"] and match["short"] != "Sun")
            )
            end = match.end()
            if beside and not found[-1].sure:
                found[-1] = found[-1]._replace(sure=True)
        found.append(_Day(number, match.start(), end, sure))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    return _KA if language == "ka" else _RU


def _target(pair: Pair, weeks: int) -> list[_Day]:
    """The target's days; one that may be a week or surroundings is not sure."""
    found: list[_Day] = []
    for match in _pattern(pair.language).finditer(pair.target.lower):
        if match["weekend"]:
            found += [_Day(number, *match.span(), sure=False) for number in (5, 6)]
            continue
        number = next(day for day in range(7) if match[f"d{day}"])
        word = match[0]
        sure = True
        if pair.language == "ka" and number == 6:
            # In the nominative and genitive, and with "in", it is sooner a week.
            sure = not weeks and word.startswith(("კვირა", "კვირიდან")) and word not in ("კვირა", "კვირაში")
        elif number == 2 and word.startswith("ср"):
            sure = not word.startswith("сред") or not _SURROUNDINGS.search(pair.source.lower)
        found.append(_Day(number, *match.span(), sure))
    return found
