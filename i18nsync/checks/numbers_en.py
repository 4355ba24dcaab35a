"""Number words of English."""

from __future__ import annotations

import re
from fractions import Fraction

from i18nsync.checks.numbers_model import Kind, Lexeme, Role, Strength, Value, roman
from i18nsync.core.facts_numbers import ONES, ORDINALS, TENS

__all__ = ["lexeme"]

# Words that allow a number in the translation, or that are one only now and then.
_OPTIONAL: dict[str, tuple[Value, ...]] = {
    "once single singly sole alone only unique lone": (1,),
    "biennial bilateral bilingual binary bicycle duo duet duel either neither twofold other": (2,),
    "trio trilateral trilingual trilogy tricolour tricolor triangle triangular tripod tripartite trinity": (3,),
    "quartet square rectangle rectangular quadrangle quadrilateral foursome crossroads": (4,),
    "quintet pentagon pentathlon": (5,),
    "sextet hexagon hexagonal": (6,),
    "septet": (7,),
    "octet octagon octagonal octopus octopuses": (8,),
    "decathlon": (10,),
    "decade decades decennial": (10,),
    "century centuries centenary centennial": (100,),
    "bicentenary bicentennial": (200,),
    "millennium millennia millennial": (1000,),
    "fortnight fortnightly": (2, 14),
    "weekend weekends": (2,),
    "noon midday": (12,),
    "midnight": (0, 24, 12),
    "daily": (1, 24),
    "quarterly": (3, 4, Fraction(1, 4)),
    "quarterfinal quarterfinals": (Fraction(1, 4), 4, 8),
    "semifinal semifinals": (Fraction(1, 2), 2, 4),
    "semi bi halfway midway": (Fraction(1, 2), 2),
    "halves halved halving halve halftime": (Fraction(1, 2), 2),
    "score scores": (20,),
    "teens teenager teenagers teenage": (13, 10),
    "multimillion millionaire millionaires": (10**6,),
    "billionaire billionaires": (10**9,),
    "week weekly": (7,),
    "penalty penalties": (11,),
    "hexadecimal": (16,),
    "decimal decimals decimate decimated": (10,),
    "octal": (8,),
    "zeros zeroes nil nought naught": (0,),
    "firstly": (1,),
    "secondly seconds secondary": (2,),
    "tertiary": (3,),
    "hourly": (1, 60),
    "kilo kilos": (1000,),
}
_VAGUE: dict[str, tuple[Value, ...]] = {
    "tens": (10,),
    "dozens": (12, 10),
    "hundreds": (100,),
    "thousands": (1000,),
    "millions": (10**6,),
    "billions": (10**9,),
    "trillions": (10**12,),
}
_WEAK: dict[str, tuple[Value, ...]] = {
    "couple couples pair pairs both twin twins dual": (2,),
    "thirdly triplets": (3,),
    "fourthly": (4,),
}
_TIMES = {
    2: "twice double doubled doubles doubling doubly twofold",
    3: "thrice triple tripled triples tripling treble trebled trebles trebling threefold",
    4: "quadruple quadrupled quadruples quadrupling fourfold",
    5: "quintuple quintupled fivefold",
}


def _table() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    for words, values in _OPTIONAL.items():
        table |= dict.fromkeys(words.split(), Lexeme(Role.WHOLE, values, Strength.OPTIONAL))
    for word, values in _VAGUE.items():
        table[word] = Lexeme(Role.WHOLE, values, Strength.OPTIONAL, Kind.VAGUE)
    for words, values in _WEAK.items():
        table |= dict.fromkeys(words.split(), Lexeme(Role.WHOLE, values, Strength.WEAK))
    for value, word in enumerate(ONES):
        strength = Strength.STRONG if value > 2 else Strength.WEAK
        table[word] = Lexeme(Role.CARDINAL, (value,), strength)
        table[f"{word}fold"] = Lexeme(Role.WHOLE, (value,), strength, Kind.TIMES)
    for value, word in enumerate(ORDINALS, 1):
        strength = Strength.STRONG if value > 2 else Strength.WEAK
        table[word] = Lexeme(Role.ORDINAL, (value,), strength, Kind.ORDINAL)
        if value > 2:
            table[word + "s"] = Lexeme(Role.PART, (value,), strength, Kind.PART)
    for number, word in enumerate(TENS, 2):
        value = 10 * number
        table[word] = Lexeme(Role.CARDINAL, (value,))
        table[f"{word}fold"] = Lexeme(Role.WHOLE, (value,), kind=Kind.TIMES)
        table[f"{word[:-1]}ieth"] = Lexeme(Role.ORDINAL, (value,), kind=Kind.ORDINAL)
        table[f"{word[:-1]}ieths"] = Lexeme(Role.PART, (value,), kind=Kind.PART)
        table[f"{word[:-1]}ies"] = Lexeme(Role.WHOLE, (value, 1900 + value))
        table[f"{word}something"] = Lexeme(Role.WHOLE, (value,), Strength.WEAK)
    table["fourty"] = table["forty"]  # the most common misspelling of a number
    table["hundred"] = Lexeme(Role.HUNDRED, (100,))
    table["dozen"] = Lexeme(Role.HUNDRED, (12, 10))
    for places, names in ((3, "thousand k"), (6, "million mn mln"), (9, "billion bn bln"), (12, "trillion tn trn")):
        table |= dict.fromkeys(names.split(), Lexeme(Role.SCALE, (10**places,)))
    for value, word in ((100, "hundredth"), (1000, "thousandth"), (10**6, "millionth")):
        table[word] = Lexeme(Role.ORDINAL, (value,), kind=Kind.ORDINAL)
        table[word + "s"] = Lexeme(Role.PART, (value,), kind=Kind.PART)
    table["hundredfold"] = Lexeme(Role.WHOLE, (100,), kind=Kind.TIMES)
    table["half"] = Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART)
    table |= dict.fromkeys(("quarter", "quarters"), Lexeme(Role.PART, (4,), Strength.WEAK, Kind.PART))
    for value, words in _TIMES.items():
        strength = Strength.STRONG if value > 2 else Strength.WEAK
        table |= dict.fromkeys(words.split(), Lexeme(Role.WHOLE, (value,), strength, Kind.TIMES))
    return table


_TABLE = _table()
_ROMAN = re.compile(r"[IVXLCDM]{2,}\Z|[VX]\Z")


def lexeme(word: str) -> Lexeme | None:
    """What an English word says as a number; None where it says none."""
    found = _TABLE.get(word.lower())
    if found is None and word[0] in "IVXLCDM" and _ROMAN.match(number := word.removesuffix("'s").removesuffix("’s")):
        return roman(number)
    return found
