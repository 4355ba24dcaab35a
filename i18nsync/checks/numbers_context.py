"""What the words around a number tell about it: times of day, decades, "a third of", "no one"."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction

from i18nsync.checks.numbers_model import Kind, Reading, Strength, Value

__all__ = ["in_english", "in_target"]

_HALF = Fraction(1, 2)
_LAST_PART = 1000
_HOUR = re.compile(r"[ -]hour")
_NEAR = 28  # characters before a number that are looked at

_NO_ONE = re.compile(
    r"\b(?:no|any|every|each|this|that|some|the|which|another|next|last|good|new|only)[ -]\Z", re.IGNORECASE
)
_ONE_OTHER = re.compile(
    r"\s(?:another|can|may|might|could|should|must|would|needs|has to|is|does|day|by one)\b|['’]s\b", re.IGNORECASE
)
_A_SECOND = re.compile(r"(?:\b(?:an?|per|every|split|each|to|than)[ -]|[0-9][ -])\Z", re.IGNORECASE)
_NO_THIRD = re.compile(r"[ -](?:part(?:y|ies)|person|world)\b|[ -]hand\b", re.IGNORECASE)
_A = re.compile(r"\b(?:an?|another|about)\s\Z", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from|in|less|more|as|higher|lower|off)\b|[.,;:!?]|\Z", re.IGNORECASE)
_SURE_HALF = re.compile(r"\s(?:of|an?|the|its|their|his|her|our|as|full|empty)\b|\s[a-z]+\w*\Z", re.IGNORECASE)
_NO_HALF = re.compile(
    r"[ -](?:time|brother|sister|past|hour|day|term|mast|baked|way|moon|truth|century|year|life|marathon|back|board)\b",
    re.IGNORECASE,
)
_BY_HALF = re.compile(r"\b(?:in|by|than|almost|nearly|about|over|only|just|to|other)\s\Z", re.IGNORECASE)
_PAST = re.compile(r"(?:\s(?:minutes\s)?(?:past|to|after|before)\s)\Z", re.IGNORECASE)
_CLOCK = re.compile(
    r"\s?(?P<half>[ap])\.?\s?m\b|\s?o['’]clock|\s(?:in|this|tomorrow|yesterday|every|each)\s(?:the\s)?(?:morning|afternoon|evening|night)"
    r"|\sat\s(?:night|noon|dawn)|\s(?:tonight|sharp|local time|GMT|UTC|CET)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"\b(?:at|until|till|by|since|from|after|before|around|about|between|and|to|past|on|opens|closes|starts)\s(?:about\s|around\s|half\s)?\Z",
    re.IGNORECASE,
)
_DECADE = re.compile(r"['’]?s\b")
_APOSTROPHE = re.compile(r"(?:^|[\s(\[-])['’‘]\Z")
_IN_N = re.compile(r"\b(?:one|1)\s(?:in|out of|of)\s(?:every\s)?\Z|\bevery\s\Z", re.IGNORECASE)
_MILLIONS = re.compile(r"m\b")
_AND_HALF = re.compile(r"(?P<one>\b(?:an?|one|the)\s+)?(?P<noun>[a-z]+)\s+and\s+an?\s\Z", re.IGNORECASE)
_RU_AND_HALF = re.compile(
    r"(?:год|час|месяц|недел|день|дня|миллион|тысяч|миллиард|метр|километр|лет|гектар|тонн)\w{0,3}\s+с\s\Z"
)
_KA_AND_HALF = re.compile(r"(?:წელ|წლ|საათ|თვ|კვირა|დღ|მილიონ|ათას|მილიარდ|მეტრ|კილომეტრ|ჰექტარ|ტონ)\w{0,6}\s+და\s\Z")
_HOURS_TOLD = re.compile(
    r"\b[ap]\.?\s?m\b|\bhours (?:are|will be|:)|\bhours:|\b(?:opening|office|visiting|working) (?:hours|times)",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\s?[ap]?\.?m?\.?\s?[-–—]\s?|\s(?:to|and|until)\s")
_FEET = re.compile(r"['’′]\s?|\s(?:feet|foot|ft)\s")
_FLOOR = re.compile(r"[ -](?:floor|storey)\b", re.IGNORECASE)
_ALWAYS = re.compile(r"\s(?:days a week|hours a day|months a year|days a year|weeks a year)\b", re.IGNORECASE)
_ROUND = re.compile(r"[\s-](?:hours?|hrs?|h|days?|months?|minutes?|mins?|weeks?)\b|/7|/24|[ -]hour\b", re.IGNORECASE)
_ROUND_VALUES = frozenset({7, 12, 24, 30, 52, 60, 90, 365, 366, 14})
_LIST = re.compile(r"(?:^|\n)\s*\Z")
_LIST_END = re.compile(r"[.)]\s")


def in_english(text: str, readings: list[Reading]) -> list[Reading]:
    """Readings of an English text, corrected by what stands beside them."""
    readings = _split_times(text, readings)
    for at, one in enumerate(readings):
        if one.digits:
            continue
        before, after = text[max(0, one.start - _NEAR) : one.start], text[one.end : one.end + _NEAR]
        if one.spelt:
            _words(one, before, after)
        else:
            _decades(one, before, after, readings[at - 1] if at else None, text)
            if _MILLIONS.match(after):
                one.values += (one.value * 10**6,)
            if _begins_item(text, one) or (
                one.value in _ROUND_VALUES and (_ROUND.match(after) or before.endswith("24/"))
            ):
                one.strength = Strength.WEAK
        if _IN_N.search(before) and isinstance(one.value, int) and one.value > 2:
            one.values += (Fraction(1, one.value),)
        if one.kind is Kind.ORDINAL and _FLOOR.match(after):
            one.values += (one.value + 1,)  # the British first floor is the second elsewhere
        if _ALWAYS.match(after):
            one.strength = Strength.OPTIONAL
        _times(one, before, after)
    _spans_of_hours(text, readings)
    _minutes(text, readings)
    readings = _feet(text, readings)
    _clock_words(text, readings)
    return _and_a_half(text, readings, _AND_HALF)


def in_target(text: str, readings: list[Reading]) -> list[Reading]:
    """Readings of a translation, corrected by what stands beside them."""
    for left, one in zip([None, *readings], readings, strict=False):
        if one.spelt:
            continue
        if one.value == 0 and left is not None and text[left.end : one.start] in (":", "."):
            one.strength = Strength.OPTIONAL
        elif _begins_item(text, one):
            one.strength = Strength.WEAK
    if any(one.kind is Kind.PART and one.spelt for one in readings):
        readings = _hyphened_half(text, readings)
        pattern = _KA_AND_HALF if "ა" <= text[readings[0].end - 1] <= "ჰ" else _RU_AND_HALF
        return _and_a_half(text, readings, pattern)
    return readings


def _begins_item(text: str, one: Reading) -> bool:
    """Whether it numbers an item of a list."""
    return (
        one.value < 100
        and _LIST_END.match(text, one.end) is not None
        and _LIST.search(text, max(0, one.start - 8), one.start) is not None
    )


def _hyphened_half(text: str, readings: list[Reading]) -> list[Reading]:
    """ოთხწელიწად-ნახევარი is four years and a half."""
    kept: list[Reading] = []
    for one in readings:
        if kept and one.value == _HALF and text[kept[-1].end : one.start] == "-" and isinstance(kept[-1].value, int):
            kept[-1].values = (kept[-1].value + _HALF,)
            kept[-1].end = one.end
        else:
            kept.append(one)
    return kept


def _words(one: Reading, before: str, after: str) -> None:
    value = one.value
    if one.kind is Kind.CARDINAL:
        if value == 1 and one.strength and (_NO_ONE.search(before) or _ONE_OTHER.match(after)):
            one.strength = Strength.OPTIONAL
    elif one.kind is Kind.ORDINAL:
        if (value == 2 and _A_SECOND.search(before)) or (value == 3 and _NO_THIRD.match(after)):
            one.strength = Strength.OPTIONAL
        elif isinstance(value, int) and 2 < value <= _LAST_PART and _A.search(before):
            if _OF.match(after):
                one.values, one.kind = (Fraction(1, value), value), Kind.PART
            else:
                one.values = (value, Fraction(1, value))
    elif one.kind is Kind.PART and one.strength is Strength.WEAK:
        _parts(one, before, after)


def _parts(one: Reading, before: str, after: str) -> None:
    """Half and quarter are numbers in "half of it", and hardly so in "half-time" and "the old quarter"."""
    if one.value == _HALF:
        if _NO_HALF.match(after):
            one.strength = Strength.WEAK if _HOUR.match(after) else Strength.OPTIONAL
        elif _SURE_HALF.match(after) or _BY_HALF.search(before):
            one.strength = Strength.STRONG
    elif after.startswith(("-final", " final")):
        one.strength = Strength.OPTIONAL
    elif one.value == Fraction(1, 4) and _A.search(before) and _OF.match(after):
        one.strength = Strength.STRONG


def _decades(one: Reading, before: str, after: str, left: Reading | None, text: str) -> None:
    value = one.value
    if not isinstance(value, int) or one.scale:
        return
    if _DECADE.match(after) and value % 10 == 0:
        if value >= 1000:
            one.values = (value, value % 100)
        elif 10 <= value < 100:
            one.values = (value, 1900 + value, 1800 + value, 2000 + value)
    elif value < 100 and _APOSTROPHE.search(before):
        one.values = (value, 1900 + value, 2000 + value)
    elif (
        left is not None
        and 10 <= value < 100
        and isinstance(left.value, int)
        and 1000 <= left.value < 3000
        and text[left.end : one.start] in ("-", "–", "/")
    ):
        one.values = (value, left.value // 100 * 100 + value)


def _times(one: Reading, before: str, after: str) -> None:
    value = one.value
    if one.kind is Kind.ORDINAL or one.scale:
        return
    clock = _CLOCK.match(after)
    if isinstance(value, int) and value <= 12 and value and (clock or _AT.search(before)):
        one.values += (value + 12,) if value < 12 else (24, 0)


def _split_times(text: str, readings: list[Reading]) -> list[Reading]:
    """Take `7.45 p.m.` apart to its hour and minutes."""
    kept: list[Reading] = []
    for one in readings:
        if len(one.parts) == 2 and not isinstance(one.value, int) and _CLOCK.match(text, one.end):
            point = text.index(".", one.start)
            kept.append(Reading((one.parts[0], one.parts[0] + 12), one.start, point))
            kept.append(Reading((one.parts[1],), point + 1, one.end))
        else:
            kept.append(one)
    return kept


def _minutes(text: str, readings: list[Reading]) -> None:
    """Hours may move by twelve, and "6:45" may be a quarter to seven."""
    for hour, minute in itertools.pairwise(readings):
        if (
            text[hour.end : minute.start] not in (":", ".")
            or minute.end - minute.start != 2
            or hour.spelt
            or minute.spelt
        ):
            continue
        h, m = hour.value, minute.value
        if not (isinstance(h, int) and isinstance(m, int) and h <= 24 and m < 60):
            continue
        hours: list[Value] = [h, h + 12 if h <= 12 else h - 12]
        if m:
            hours += [one + 1 for one in hours]
        hour.values = tuple(hours)
        minute.values = (m, Fraction(m, 60), *((60 - m, Fraction(60 - m, 60)) if m >= 30 else ()))
        if m == 0:
            minute.strength = Strength.OPTIONAL


def _spans_of_hours(text: str, readings: list[Reading]) -> None:
    """In "10 a.m.-1 p.m., 2-6 p.m." and "visiting hours are 11-1" all may move by twelve hours."""
    if not _HOURS_TOLD.search(text):
        return
    for left, right in itertools.pairwise(readings):
        if _SPAN.fullmatch(text[left.end : right.start]):
            for one in (left, right):
                if isinstance(one.value, int) and 0 < one.value <= 12 and one.value + 12 not in one.values:
                    one.values += (one.value + 12,)


def _feet(text: str, readings: list[Reading]) -> list[Reading]:
    """Six foot two, written 6'2", is 74 inches."""
    kept: list[Reading] = []
    for one in readings:
        left = kept[-1] if kept else None
        if left is None or one.spelt or left.spelt or not _FEET.fullmatch(text[left.end : one.start]):
            kept.append(one)
        elif one.value < 12 and left.value < 9:
            left.parts = (left.value, one.value)
            left.values, left.unit, left.end = (12 * left.value + one.value,), "inch", one.end
        else:
            kept.append(one)
    return kept


def _clock_words(text: str, readings: list[Reading]) -> None:
    """Half past six is 6:30 and 18:30, and half of the seventh hour."""
    for minute, hour in itertools.pairwise(readings):
        h, m = hour.value, minute.value
        joint = text[minute.end : hour.start]
        if not _PAST.fullmatch(joint) or not isinstance(h, int) or not 0 < h <= 12 or not 0 < m < 60:
            continue
        if minute.kind is not Kind.PART and not (m % 5 == 0 and m < 30):
            continue
        if minute.kind is not Kind.PART and joint.split()[-1].lower() in ("to", "before", "after"):
            continue
        hour.values = (h, h + 12, h + 1, h - 1, h + 13, h + 11)
        m = int(m * 60) if isinstance(m, Fraction) else m
        minute.values = (minute.value, m, 60 - m, Fraction(m, 60), Fraction(60 - m, 60))
        minute.strength = Strength.OPTIONAL


def _and_a_half(text: str, readings: list[Reading], pattern: re.Pattern[str]) -> list[Reading]:
    """Join "a year and a half" and "two years and a half" to one number."""
    kept: list[Reading] = []
    for one in readings:
        if one.kind is Kind.PART and one.spelt:
            found = pattern.search(text, max(0, one.start - _NEAR), one.start)
            if found is not None:
                left = kept[-1] if kept else None
                if left is not None and 0 <= found.start() - left.end <= 1:
                    left.values = tuple(value + one.value for value in left.values)
                    left.strength = Strength.STRONG
                    continue
                if pattern is not _AND_HALF or found["one"]:
                    if left is not None and left.value == 1 and left.start >= found.start():
                        kept.pop()
                    one.values, one.strength, one.kind = (1 + one.value,), Strength.STRONG, Kind.CARDINAL
        kept.append(one)
    return kept
