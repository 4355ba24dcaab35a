"""Numbers in words as dates and clocks have them: hours, minutes and days of the month."""

from __future__ import annotations

import re
from collections.abc import Iterable

from i18nsync.core.facts_numbers import ONES, ORDINALS

__all__ = [
    "EN_ORDINALS",
    "EN_WORDS",
    "KA_GENITIVE",
    "KA_STEMS",
    "RU_ORDINALS",
    "RU_WORDS",
    "alternation",
    "en_number",
]

EN_WORDS = {word: number for number, word in enumerate(ONES[1:13], 1)}
"""Hours of a clock's face."""

EN_ORDINALS = (
    {word: number for number, word in enumerate(ORDINALS, 1)}
    | {f"twenty-{word}": 20 + number for number, word in enumerate(ORDINALS[:9], 1)}
    | {"twentieth": 20, "thirtieth": 30, "thirty-first": 31}
)
"""Days of a month."""

_KA_TEENS = [
    "ერთ",
    "ორ",
    "სამ",
    "ოთხ",
    "ხუთ",
    "ექვს",
    "შვიდ",
    "რვა",
    "ცხრა",
    "ათ",
    "თერთმეტ",
    "თორმეტ",
    "ცამეტ",
    "თოთხმეტ",
    "თხუთმეტ",
    "თექვსმეტ",
    "ჩვიდმეტ",
    "თვრამეტ",
    "ცხრამეტ",
]
KA_STEMS = (
    {word: number for number, word in enumerate(_KA_TEENS, 1)}
    | {"პირველ": 1, "ოც": 20}
    | {f"ოცდა{word}": 20 + number for number, word in enumerate(_KA_TEENS, 1)}
    | {f"ორმოც{tail}": 40 + number for tail, number in (("", 0), ("დახუთ", 5), ("დაათ", 10))}
)
"""Numbers as they stand before a noun, without a case ending."""

KA_GENITIVE = {(stem.removesuffix("ა")) + "ის": number for stem, number in KA_STEMS.items()}
"""Hours as in `რვის ნახევარი`, half past seven."""

_RU_CARDINALS = {
    2: "два двух двум",
    3: "три трех трёх трем трём",
    4: "четыре четырех четырёх четырем четырём",
    5: "пять пяти",
    6: "шесть шести",
    7: "семь семи",
    8: "восемь восьми",
    9: "девять девяти",
    10: "десять десяти",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    15: "пятнадцать пятнадцати",
    20: "двадцать двадцати",
}
RU_WORDS = {word: number for number, words in _RU_CARDINALS.items() for word in words.split()} | {
    "двадцать пять": 25,
    "двадцати пяти": 25,
}
"""Hours and minutes, in the cases that follow `в`, `к`, `с`, `до` and `без`; one o'clock is `час`."""

_RU_ORDINALS = [
    "перв",
    "втор",
    "треть",
    "четвёрт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
]
_RU_ENDINGS = ("ого", "ому", "ое", "ым", "ом", "ый")


def _ru_ordinals() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, stem in enumerate(_RU_ORDINALS, 1):
        for ending in ("его", "ему", "е", "им", "ем", "ий") if stem == "треть" else _RU_ENDINGS:
            word = "третий" if stem + ending == "третьий" else stem + ending
            for spelling in {word, word.replace("ё", "е")}:
                found[spelling] = number
                if number < 10:
                    found[f"двадцать {spelling}"] = 20 + number
                if number == 1:
                    found[f"тридцать {spelling}"] = 31
    return found | {f"тридцат{ending}": 30 for ending in _RU_ENDINGS}


RU_ORDINALS = _ru_ordinals()
"""Days of a month (`седьмого марта`) and hours that are under way (`половина восьмого`)."""


def alternation(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def en_number(text: str) -> int:
    """The value of an hour or of minutes in digits or English words."""
    return int(text) if text.isdigit() else EN_WORDS.get(text) or _EN_MINUTES[text]


_EN_MINUTES = {"a quarter": 15, "quarter": 15, "twenty": 20, "twenty-five": 25, "half": 30}
