"""Times of day in Russian: 19:00, 7 вечера, в семь часов, половина восьмого (half past seven), без десяти девять."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from i18nsync.checks.calendar_clock import NOON, Time, both, figured, halved
from i18nsync.checks.calendar_words import RU_ORDINALS, RU_WORDS, alternation

__all__ = ["times"]

_PARTS = {"у": "morning", "д": "day", "п": "day", "в": "evening", "н": "night"}
_SAY = r"(?:утра|дня|вечера|ночи|пополудни)(?!\w)"
_HOURS = {word: number for word, number in RU_WORDS.items() if number <= 12} | {"час": 1}
_GENITIVE = {word: number for word, number in RU_ORDINALS.items() if word.endswith(("ого", "его")) and number <= 12}
_AT = r"(?:в|к|до|после|около|с|со|на|от)"


@cache
def _pattern() -> re.Pattern[str]:
    word, genitive = alternation(_HOURS), alternation(_GENITIVE)
    number = rf"(?:[0-9]{{1,2}}|{alternation(RU_WORDS)})"
    return re.compile(
        rf"(?<!\w)(?:{_AT}\s)?(?P<half>половин\w+\s|пол)(?P<halfof>{genitive})(?!\w)(?:\s(?P<part1>{_SAY}))?"
        rf"|(?<!\w)(?:{_AT}\s)?(?P<of>четверть|четверти"
        rf"|{number}\sминут\w*)\s(?P<ofhour>{genitive})(?!\w)(?:\s(?P<part2>{_SAY}))?"
        rf"|(?<!\w)(?:{_AT}\s)?без\s(?P<lack>четверти|{number})(?:\sминут\w*)?\s(?P<lackhour>{word}"
        rf"|[0-9]{{1,2}})(?!\w)(?:\sчас\w*)?(?:\s(?P<part3>{_SAY}))?"
        rf"|(?<!\w)(?P<mid>(?:полдень|полудн\w+|полдн\w+|полноч\w+|полуноч\w+))"
        rf"|(?:(?<!\w)(?P<at>{_AT})\s)?(?:(?<![\w.,:/$€£₽])(?P<hour>2[0-4]|1[0-9]"
        rf"|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?![0-9%°]|[:.,/][0-9])"
        rf"|(?<!\w)(?P<word>{word}))(?!\w)"
        rf"(?P<clock>\s?(?:час(?:ов|а|ам|у)?|ч\.?)(?!\w))?(?:\s(?P<extra>{number})\sмин\w*)?(?:\s(?P<part>{_SAY}))?"
    )


_FREE = re.compile(
    r"\s*(?:[,.;!?)—–-]|\Z|(?:и|или|утром|вечером|днём|днем|ночью|по|до|ровно|ежедневно|как|каждый|каждую|завтра"
    r"|сегодня)\b)"
)


def times(text: str) -> list[Time]:
    """The times of day in a Russian text in lower case; durations among them are not sure."""
    return list(_times(text))


def _times(text: str) -> Iterator[Time]:
    for match in _pattern().finditer(text):
        span = match.span()
        if match["mid"]:
            yield Time(frozenset({0 if "ноч" in match["mid"] else NOON}), *span)
        elif match["half"]:
            yield _shifted(_GENITIVE[match["halfof"]], -30, match["part1"], span)
        elif match["of"]:
            yield _shifted(_GENITIVE[match["ofhour"]], _number(match["of"]) - 60, match["part2"], span)
        elif match["lack"]:
            hour = match["lackhour"]
            value = int(hour) if hour.isdigit() else _HOURS[hour]
            if value <= 24:
                yield _shifted(value, -_number(match["lack"]), match["part3"], span)
        else:
            yield from _plain(match, text)


def _shifted(hour: int, shift: int, said: str | None, span: tuple[int, int]) -> Time:
    found = frozenset((one + shift) % 1440 for one in both(hour, 0))
    return Time(halved(found, _PARTS[said[0]] if said else ""), *span)


def _plain(match: re.Match[str], text: str) -> Iterator[Time]:
    hour = int(match["hour"]) if match["hour"] else _HOURS[match["word"]]
    minute = _number(match["extra"]) if match["extra"] else int(match["minute"] or 0)
    said, at, clock = match["part"], match["at"], match["clock"]
    is_digital = match["minute"] is not None
    if match["word"] == "час" and not (said or at):
        return
    if not (said or clock or is_digital or (at and match["word"])):
        return
    days = said == "дня" and not clock and not is_digital and hour % 20 in (2, 3, 4)  # 3 дня are three days
    sure = (
        is_digital
        or (said is not None and not days)
        or (clock is not None and at in ("в", "к"))
        or (
            match["word"] is not None
            and at in ("в", "к")
            and not clock
            and not said
            and _FREE.match(text, match.end()) is not None
        )
    )
    at_start = match.start("hour") if match["hour"] else match.start("word")
    found = halved(both(hour, minute), _PARTS[said[0]]) if said else both(hour, minute)
    if is_digital and not said:
        found = figured(hour, minute)
    yield Time(found, at_start, match.end(), sure=sure, digital=is_digital and not said)


def _number(text: str) -> int:
    first = text.split(" мин", maxsplit=1)[0]
    if first.startswith("четверт"):
        return 15
    return int(first) if first.isdigit() else RU_WORDS[first]
