"""Times of day in Georgian: 19:00 საათზე, საღამოს შვიდზე, რვის ნახევარი (half past seven), რვას აკლია ათი წუთი."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from i18nsync.checks.calendar_clock import NOON, Time, both, figured, halved
from i18nsync.checks.calendar_words import KA_GENITIVE, KA_STEMS, alternation

__all__ = ["times"]

_PARTS = (
    (re.compile("დილ|განთიად|გამთენი"), "morning"),
    (re.compile("ნაშუადღ|შუადღ|დღ"), "day"),
    (re.compile("საღამ"), "evening"),
    (re.compile("შუაღამ|ღამ"), "night"),
)
_SAY = (
    r"(?<![ა-ჰ])(?:დილ(?:ის|ით|ას|აობით)|დღის(?:ით)?|საღამო(?:ს|თი|ობით)|ღამ(?:ის|ით)"
    r"|შუადღის(?:ას)?|ნაშუადღევს?|გამთენიის(?:ას)?|განთიადის(?:ას)?)"
)
_HOURS = {stem: number for stem, number in KA_STEMS.items() if number <= 24 and stem != "ერთ"}
_LACKS = "(?:აკლ|დააკლდ|უკლ)[ა-ჰ]+"
_CASE = r"(?:ზე|იდან|დან|ამდე|მდე|ისთვის|სთვის)"


@cache
def _pattern() -> re.Pattern[str]:
    word, genitive = alternation(_HOURS), alternation(KA_GENITIVE)
    number = rf"(?:[0-9]{{1,2}}|(?:{alternation(KA_STEMS)})ი?)"
    return re.compile(
        # Half past seven is half of the eighth hour, a quarter past it 15 minutes of the eighth.
        rf"(?:(?P<part1>{_SAY})\s)?(?<!\w)(?:(?P<gen>{genitive})"
        rf"|(?P<gend>[0-9]{{1,2}})-?ის)\s(?:(?P<half>ნახევ[ა-ჰ]+)|(?P<quarter>მეოთხედ[ა-ჰ]*)"
        rf"|(?P<of>{number})\sწუთ[ა-ჰ]*)(?P<lacks>\s{_LACKS})?"
        # Ten to nine: nine lacks ten minutes.
        rf"|(?:(?P<part2>{_SAY})\s)?(?<!\w)(?:(?P<dat>{word})ს|(?P<datd>[0-9]{{1,2}})-?ს)\s(?:რომ\s)?"
        rf"(?:{_LACKS}\s(?P<lack1>{number})(?:\sწუთი)?|(?P<lack2>{number})(?:\sწუთი)?\s{_LACKS})"
        rf"|(?<!\w)(?P<mid>(?:შუადღ|შუაღამ)[ა-ჰ]+)(?!\s[0-9])(?!\s(?:{word})(?![ა-ჰ]|ი?ს?\s(?!საათ)))"
        rf"|(?:(?P<part>{_SAY})\s)?(?:(?<![\w.,:/$€£₾])(?P<hour>2[0-4]|1[0-9]"
        rf"|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?(?![0-9%°]|[:.,/][0-9])(?!-?(?:ე|ელი|ლი)\b)"
        rf"(?:-?(?P<suffix>{_CASE}|ის|ს|ი))?|(?<![ა-ჰ])(?P<word>{word})(?P<case>{_CASE}|ი|ს)?(?![ა-ჰ]))"
        rf"(?:\s?(?P<clock>საათ(?P<post>[ა-ჰ]*))(?:\sდა\s(?P<extra>{number})\sწუთ[ა-ჰ]*)?)?(?P<more>\s(?:მეტ"
        rf"|ნაკლებ|ცოტა|უფრო))?"
    )


def times(text: str) -> list[Time]:
    """The times of day in a Georgian text in lower case; durations among them are not sure."""
    return list(_times(text))


def _times(text: str) -> Iterator[Time]:
    for match in _pattern().finditer(text):
        span = match.span()
        if match["mid"]:
            yield Time(frozenset({NOON if match["mid"].startswith("შუადღ") else 0}), *span)
        elif match["gen"] or match["gend"]:
            hour = KA_GENITIVE[match["gen"]] if match["gen"] else int(match["gend"])
            if 1 <= hour <= 24:
                ahead = 30 if match["half"] else 15 if match["quarter"] else _number(match["of"])
                yield _shifted(hour, -ahead if match["lacks"] else ahead - 60, match["part1"], span)
        elif match["dat"] or match["datd"]:
            hour = KA_STEMS[match["dat"]] if match["dat"] else int(match["datd"])
            if 1 <= hour <= 24:
                yield _shifted(hour, -_number(match["lack1"] or match["lack2"]), match["part2"], span)
        else:
            yield from _plain(match)


def _shifted(hour: int, shift: int, said: str | None, span: tuple[int, int]) -> Time:
    found = frozenset((one + shift) % 1440 for one in both(hour, 0))
    return Time(halved(found, _part(said)), *span)


def _plain(match: re.Match[str]) -> Iterator[Time]:
    hour = int(match["hour"]) if match["hour"] else KA_STEMS[match["word"]]
    minute = int(match["minute"] or 0) if not match["extra"] else _number(match["extra"])
    said, post = match["part"], match["post"]
    coloned = match["minute"] is not None and match[0][match.start("minute") - 1 - match.start()] == ":"
    placed = match["suffix"] in _PLACES or match["case"] in _PLACES
    when = post is not None and any(post.startswith(case) for case in ("ზე", "იდან", "ამდე", "ისთვის"))
    timely = coloned or when or (said is not None and (placed or post is not None)) or (match["word"] and placed)
    if match["more"] or not (timely or post is not None or said or match["minute"]):
        return
    start = match.start() + (len(match[0]) - len(match[0].lstrip()))
    end = match.start("more") if match["more"] else match.end()
    is_digital = match["minute"] is not None and not said
    found = figured(hour, minute) if is_digital else halved(both(hour, minute), _part(said))
    yield Time(found, start, end, sure=bool(timely), digital=is_digital)


_PLACES = frozenset({"ზე", "იდან", "დან", "ამდე", "მდე", "ისთვის", "სთვის"})


def _number(text: str) -> int:
    return int(text) if text.isdigit() else KA_STEMS.get(text) or KA_STEMS[text[:-1]]


def _part(said: str | None) -> str:
    return next((part for sign, part in _PARTS if said and sign.match(said)), "")
