"""Times of day in English: 7 p.m., 19:00, noon, half past six, ten to nine, seven o'clock in the evening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18nsync.checks.calendar_clock import NOON, Time, both, halved
from i18nsync.checks.calendar_words import EN_WORDS, alternation, en_number

__all__ = ["CUES", "times"]

CUES = frozenset(
    {
        "noon",
        "midday",
        "midnight",
        "o'clock",
        "o’clock",
        "past",
        "quarter",
        "at",
        "morning",
        "evening",
        "afternoon",
        "to",
    }
)
"""A text without digits and without these words has no times."""

_W = alternation(EN_WORDS)
_H = rf"(?:{_W}|2[0-4]|1[0-9]|0?[0-9])"
_PART = r"(?:,?\s(?:in\sthe\s(?:early\s|late\s)?(?P<part{n}>morning|afternoon|evening)|(?P<night{n}>at\snight)))"
_HALF = r"(?P<half{n}>[ap])(?:\.\s?m\b\.?|m\b)"
_MINUTES = r"(?:a\squarter|quarter|half|twenty-five|twenty|ten|five|[1-5]?[0-9])"
_TIME = re.compile(
    rf"(?<![\w.,:/$€£])(?P<hour>1[0-2]|0?[0-9])(?:[:.](?P<minute>[0-5][0-9]))?\s?{_HALF.format(n=1)}"
    rf"|(?<![\w.,:/])(?P<first>1[0-2]|0?[1-9])(?:[:.](?P<late>[0-5][0-9]))?(?=\s?(?:-|–|—|to|and|until|till"
    rf"|or)\s?(?:1[0-2]|0?[1-9])"
    rf"(?:[:.][0-5][0-9])?\s?[ap](?:\.\s?m\b|m\b))"
    rf"|(?<![\w.,:/])(?P<h24>[01]?[0-9]|2[0-4]):(?P<m24>[0-5][0-9])(?![\w:]|[.,][0-9])(?:{_PART.format(n=2)})?"
    rf"|(?P<word>(?:(?:12|twelve)\s)?\b(?:noon|midday|midnight))\b"
    rf"|\b(?P<past>{_MINUTES})(?:\sminutes)?\s(?P<to>past|after|to"
    rf"|before)\s(?P<pasthour>{_H})\b(?![:.,]?[0-9])(?:{_PART.format(n=3)})?"
    rf"|\b(?P<clock>{_H})\s?o['’]clock(?:{_PART.format(n=4)})?"
    rf"|(?<![\w.,:/-])(?P<bare>{_W}|1[0-2]|[1-9]){_PART.format(n=5)}"
    rf"|\bat\s(?P<at>{_W}|1[0-2]|[1-9])(?=[,;!?)]|\.?\s*\Z|\.\s|\s(?:and|or|on|sharp|until|till|every|each|daily"
    rf"|today|tonight"
    rf"|tomorrow|as\susual|this\s(?:morning|evening))\b)"
)
_PARTS = {"morning": "morning", "afternoon": "pm", "evening": "evening"}
_CLOCKED = re.compile(r"\b(?:at|by|until|till|before|after|since|around|about|from|is|was|only|just)\s\Z")


def times(text: str) -> list[Time]:
    """The times of day in an English text in lower case."""
    return list(_times(text))


def _times(text: str) -> Iterator[Time]:
    for match in _TIME.finditer(text):
        span = match.span()
        if match["half1"]:
            hour = int(match["hour"])
            if hour <= 12:
                total = hour % 12 * 60 + int(match["minute"] or 0) + (NOON if match["half1"] == "p" else 0)
                yield Time(frozenset({total}), *span)
        elif match["first"]:
            yield Time(both(int(match["first"]), int(match["late"] or 0)), *span)
        elif match["h24"]:
            found = both(int(match["h24"]), int(match["m24"]))
            yield Time(halved(found, _part(match, 2)), *span, digital=True)
        elif match["word"]:
            yield Time(frozenset({0 if "night" in match["word"] else NOON}), *span)
        elif match["past"]:
            yield from _past(match, text)
        else:
            word = match["clock"] or match["bare"] or match["at"]
            part = _part(match, 4) or _part(match, 5)
            found = halved(both(en_number(word), 0), _night(part, en_number(word)))
            yield Time(found, *match.span("at") if match["at"] else span)


def _past(match: re.Match[str], text: str) -> Iterator[Time]:
    minutes, before = en_number(match["past"]), match["to"] in ("to", "before")
    # "Five to ten people", "25 after 11 rounds": only what cannot be a count.
    certain = match["past"] in ("a quarter", "quarter", "half") or match["to"] == "past"
    if match["past"] == "half" and match["to"] != "past":
        return
    if not certain and not (
        match["to"] == "to" and _CLOCKED.search(text[: match.start()]) and not match["past"].isdigit()
    ):
        return
    if not certain and text[: match.start()].endswith("from "):
        return
    base = both(en_number(match["pasthour"]), 0)
    found = frozenset((one + (-minutes if before else minutes)) % 1440 for one in base)
    yield Time(halved(found, _night(_part(match, 3), en_number(match["pasthour"]))), *match.span())


def _part(match: re.Match[str], number: int) -> str:
    return "night" if match[f"night{number}"] else _PARTS.get(match[f"part{number}"] or "", "")


def _night(part: str, hour: int) -> str:
    """Ten at night is before midnight, two at night after it; what is between is left open."""
    if part != "night":
        return part
    return "pm" if 6 <= hour <= 11 else "am" if hour <= 4 or hour == 12 else ""
