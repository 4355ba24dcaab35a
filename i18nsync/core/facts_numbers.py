"""Figures in English: numbers in digits and words, money, percentages, measures, fractions, ranges, telephones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from i18nsync.core.facts_model import FactKind

__all__ = ["FIGURES", "NUMBER_WORDS", "ONES", "ORDINALS", "TENS", "Scanned", "number_value"]

Scanned = tuple[FactKind, str, int, int]
"""Kind, value and the two offsets in the text that was scanned."""

ONES = tuple(
    str.split(
        "zero one two three four five six seven eight nine ten "
        "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    )
)
"""The words for 0 to 19, in order."""

TENS = tuple(str.split("twenty thirty forty fifty sixty seventy eighty ninety"))
"""The words for 20 to 90, in order."""

ORDINALS = tuple(
    str.split(
        "first second third fourth fifth sixth seventh eighth ninth tenth "
        "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
    )
)
"""The words for 1st to 19th, in order."""

_SMALL = {word: value for value, word in enumerate(ONES)}
_TENS = {word: 10 * value for value, word in enumerate(TENS, 2)}
_TENS["fourty"] = 40  # the most common misspelling of a number
_SCALE = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ABBREVIATED = {"k": 3, "mn": 6, "mln": 6, "bn": 9, "bln": 9, "tn": 12}
NUMBER_WORDS = frozenset({*_SMALL, *_TENS, *_SCALE, "dozen"})
"""Words that numbers are written with."""

_ORDINALS = {word: value for value, word in enumerate(ORDINALS, 1)} | {
    word[:-1] + "ieth": value for word, value in _TENS.items()
}
_PARTS = {"half": 2, "halve": 2, "quarter": 4} | {word: value for word, value in _ORDINALS.items() if 3 <= value <= 20}
_PARTS["hundredth"] = 100

# ISO 4217 code in lower case -> words. A bare dollar is the US one; pounds may be a weight as well.
_MONEY_WORDS = {
    "gel": r"lari(?:s)?|gel",
    "tetri": r"tetri(?:s)?",
    "usd": r"(?:us[ -])?dollars?|usd",
    "cent": r"cents?",
    "eur": r"euros?|eur",
    "rub": r"rou?bles?|rub",
    "gbp": r"pounds?(?:\s+sterling)?|gbp",
    "try": r"(?:turkish\s+)?liras?|try",
    "amd": r"drams?|amd",
    "azn": r"manats?|azn",
    "chf": r"(?:swiss\s+)?francs?|chf",
    "jpy": r"yen|jpy",
    "cny": r"yuan|cny",
    "uah": r"hryvnias?|uah",
}
_SYMBOLS = {
    "$": "usd",
    "us$": "usd",
    "€": "eur",
    "£": "gbp",
    "₾": "gel",
    "₽": "rub",
    "¥": "jpy",
    "₴": "uah",
    "₺": "try",
    "֏": "amd",
    "₼": "azn",
}
_UNITS = {
    "km/h": r"km/h|kph|kmh|kilomet(?:re|er)s?[ -](?:per|an)[ -]hour",
    "mph": r"mph|miles[ -](?:per|an)[ -]hour",
    "km2": r"km²|km2|sq\.?\s?km|square[ -]kilomet(?:re|er)s?",
    "m2": r"m²|m2|sq\.?\s?m|square[ -]met(?:re|er)s?",
    "m3": r"m³|m3|cubic[ -]met(?:re|er)s?",
    "km": r"km|kilomet(?:re|er)s?",
    "cm": r"cm|centimet(?:re|er)s?",
    "mm": r"mm|millimet(?:re|er)s?",
    "m": r"m|met(?:re|er)s?",
    "mile": r"miles?",
    "foot": r"feet|foot|ft",
    "inch": r"inch(?:es)?",
    "kg": r"kg|kilos?|kilogram(?:me)?s?",
    "g": r"g|grams?|grammes?",
    "tonne": r"tonnes?",
    "ton": r"tons?",
    "l": r"lit(?:re|er)s?",
    "ha": r"ha|hectares?",
    "acre": r"acres?",
    "kwh": r"kwh|kilowatt[ -]?hours?",
    "kw": r"kw|kilowatts?",
    "mw": r"mw|megawatts?",
    "gw": r"gw|gigawatts?",
    "c": r"°\s?c|degrees\s+celsius",
    "f": r"°\s?f|degrees\s+fahrenheit",
    "degree": r"°|degrees?",
    "second": r"seconds|sec",
    "minute": r"minutes?|min",
    "hour": r"hours?",
    "day": r"days?",
    "week": r"weeks?",
    "month": r"months?",
    "year": r"years?",
    "decade": r"decades?",
    "century": r"centur(?:y|ies)",
}

_GAP = r"[ \t\n\u00a0\u202f\u2009]"
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
)
_WORD = rf"(?:{'|'.join(sorted({*_SMALL, *_TENS}, key=len, reverse=True))})"
_BIG = rf"(?:{'|'.join(_SCALE)})"
_SPELT = (
    rf"(?:(?:an?{_GAP}+{_BIG}|{_WORD}|{_BIG})\b(?:(?:{_GAP}*-{_GAP}*|{_GAP}+)(?:and{_GAP}+)?(?:{_WORD}|{_BIG})\b)*)"
)
_TIMES = rf"(?:{_GAP}?-?{_BIG}\b|{_GAP}?(?:{'|'.join(_ABBREVIATED)})\b|m\b)"
_NUMBER = rf"(?:{_DIGITS}(?:{_TIMES})?|{_SPELT})"
_CURRENCY = "|".join(_MONEY_WORDS.values())
_SIGN = rf"(?:(?:us)?\$|[€£₾₽¥₴₺֏₼]|\b(?:gel|usd|eur|rub|gbp|try|amd|azn|chf|jpy|cny|uah)\b){_GAP}?"
_PERCENT = rf"{_GAP}*%|{_GAP}*-?{_GAP}*per{_GAP}?cent\b|{_GAP}*pct\b"
_POINTS = rf"{_GAP}*-?{_GAP}*percentage{_GAP}+points?\b|{_GAP}*%{_GAP}*points?\b|{_GAP}*pp\b"
_MEASURE = "|".join(pattern for pattern in _UNITS.values())

_FIGURE = re.compile(
    rf"(?P<minus>(?<![^\s(\[“\"«])[-−](?=[0-9$€£₾]))?(?P<sign>{_SIGN})?"
    rf"(?<![\w.,])(?P<first>{_NUMBER})(?:(?P<dash>{_GAP}?[-–—]{_GAP}?|{_GAP}+to{_GAP}+)(?:{_SIGN})?(?P<last>{_NUMBER})(?![\w]))?"
    rf"(?:(?P<points>{_POINTS})|(?P<percent>{_PERCENT})"
    rf"|(?P<money>{_GAP}*-?(?:{_CURRENCY}))\b|{_GAP}*-?(?P<unit>{_MEASURE})(?![\w]))?",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:(?P<digits>[0-9]+)(?:st|nd|rd|th)|(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>{'|'.join(_ORDINALS)}))\b(?!-hand)",
    re.IGNORECASE,
)
_PART_NAMES = "|".join(f"{name}s?" for name in _PARTS)
_FRACTION = re.compile(
    rf"\b(?:(?P<count>{_WORD})(?:{_GAP}+|-)(?P<part>{_PART_NAMES})\b"
    rf"|an?{_GAP}+(?P<single>{_PART_NAMES})(?={_GAP}+of\b)"
    rf"|half{_GAP}+an?{_GAP}+(?P<scale>{_BIG})\b"
    rf"|(?P<half>half)\b(?!-)|(?P<top>[0-9]+)/(?P<bottom>[0-9]+)\b(?!/))"
    r"|(?P<sign>[½¼¾⅓⅔⅕⅛])",
    re.IGNORECASE,
)
_SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5", "⅛": "1/8"}
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+[0-9]|\(?0)[0-9() ./\u00a0-]{5,22}[0-9](?![\w])"
    r"|(?<![\w.,-])[0-9]{2,4}(?:-[0-9]{2,4}){2,4}(?![\w-])"
)
_VAGUE = re.compile(
    r"\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions|twice|thrice)\b", re.IGNORECASE
)
_DOZEN = re.compile(rf"\b(?:an?|half{_GAP}+a|(?P<count>{_WORD}|[0-9]+)){_GAP}+dozen\b", re.IGNORECASE)
# "One" that counts nothing.
_PRONOUN = re.compile(
    r"\b(?:no|any|every|each|this|that|some|the|which|another)[ -]one\b|\bone another\b", re.IGNORECASE
)


def number_value(text: str) -> str:
    """A number in digits or words as a plain decimal: `4,000`, `1.5m`, `five hundred` as `4000`, `1500000`, `500`."""
    lowered = text.lower()
    digits = re.match(_DIGITS, lowered)
    if digits is None:
        return str(_spelt(lowered))
    rest = lowered[digits.end() :].strip(" -\t\n\u00a0\u202f\u2009")
    places = _SCALE.get(rest) or _ABBREVIATED.get(rest) or (6 if rest == "m" else 0)
    return _shifted(re.sub(r"[^0-9.]", "", digits[0]), places)


def _shifted(digits: str, places: int) -> str:
    """`digits` times ten to the power of `places`, exactly, without needless zeros."""
    whole, _, part = digits.partition(".")
    part = part.ljust(places, "0")
    whole, part = whole + part[:places], part[places:].rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{part}" if part else whole


def _spelt(text: str) -> int:
    total = group = 0
    for word in re.findall(r"[a-z]+", text):
        if word in _SCALE:
            scale = 10 ** _SCALE[word]
            if scale == 100:
                group = max(group, 1) * 100
            else:
                total, group = total + max(group, 1) * scale, 0
        else:
            group += _SMALL.get(word, 0) + _TENS.get(word, 0)
    return total + group


def _named(text: str, table: dict[str, str]) -> str:
    for name, pattern in table.items():
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return name
    return text.lower()


def _figures(text: str) -> Iterator[Scanned]:
    nothing = {place for found in _PRONOUN.finditer(text) for place in range(*found.span())}
    for found in _FIGURE.finditer(text):
        if found.start("first") in nothing:
            continue
        first, last = found["first"], found["last"]
        yield _figure(found, first, last)


def _figure(found: re.Match[str], first: str, last: str | None) -> Scanned:
    kind, label = FactKind.NUMBER, ""
    end = found.end()
    money = (found["money"] or found["sign"] or "").strip(" \t\n\u00a0\u202f\u2009-").lower()
    if found["points"]:
        kind, label = FactKind.PERCENT, "pp"
    elif found["percent"]:
        kind, label = FactKind.PERCENT, "%"
    elif money:
        kind, label = FactKind.MONEY, " " + (_SYMBOLS.get(money) or _named(money, _MONEY_WORDS))
    elif found["unit"]:
        kind, label = FactKind.QUANTITY, " " + _named(found["unit"], _UNITS)
    if kind is not FactKind.MONEY and re.fullmatch(r"[0-9.,]+m", last or first, re.IGNORECASE):
        # `1.5m` without a currency is a length.
        kind, label = FactKind.QUANTITY, " m"
        first, last = first.rstrip("mM"), last.rstrip("mM") if last else None
    minus = "-" if found["minus"] else ""
    if last is None:
        return (kind, f"{minus}{number_value(first)}{label}", found.start(), end)
    # "5 to 7 million" is five million to seven million.
    scale = re.sub(_DIGITS, "", last.lower(), count=1) if last[0].isdigit() else ""
    if scale and first[0].isdigit() and re.fullmatch(_DIGITS, first):
        first += scale
    return (FactKind.RANGE, f"{minus}{number_value(first)}–{number_value(last)}{label}", found.start(), end)


def _ordinals(text: str) -> Iterator[Scanned]:
    for found in _ORDINAL.finditer(text):
        value = int(found["digits"] or 0) if found["digits"] and len(found["digits"]) < 20 else 0
        if found["digits"] and not value:
            yield (FactKind.ORDINAL, found["digits"].lstrip("0") + ".", *found.span())
            continue
        if found["word"]:
            value = _ORDINALS[found["word"].lower()] + (_TENS[found["tens"].lower()] if found["tens"] else 0)
        yield (FactKind.ORDINAL, f"{value}.", *found.span())


def _fractions(text: str) -> Iterator[Scanned]:
    for found in _FRACTION.finditer(text):
        if found["sign"]:
            value = _SIGNS[found["sign"]]
        elif found["scale"]:
            yield (FactKind.NUMBER, _shifted("0.5", _SCALE[found["scale"].lower()]), *found.span())
            continue
        elif found["half"]:
            value = "1/2"
        elif found["top"]:
            value = f"{found['top']}/{found['bottom']}"
        else:
            name = (found["part"] or found["single"]).lower()
            part = _PARTS[name] if name in _PARTS else _PARTS[name[:-1]]
            value = f"{_spelt(found['count'].lower()) if found['count'] else 1}/{part}"
        yield (FactKind.FRACTION, value, *found.span())


def _phones(text: str) -> Iterator[Scanned]:
    for found in _PHONE.finditer(text):
        digits = re.sub(r"[^0-9+]", "", found[0])
        if len(digits) >= 7:
            yield (FactKind.PHONE, digits, *found.span())


def _vague(text: str) -> Iterator[Scanned]:
    for found in _VAGUE.finditer(text):
        yield (FactKind.NUMBER, found[0].lower(), *found.span())
    for found in _DOZEN.finditer(text):
        count = found["count"]
        value = 6 if found[0].lower().startswith("half") else 12
        if count:
            value = 12 * (int(count[:9]) if count[0].isdigit() else _spelt(count.lower()))
        yield (FactKind.NUMBER, str(value), *found.span())


FIGURES: tuple[Callable[[str], Iterator[Scanned]], ...] = (_phones, _vague, _fractions, _ordinals, _figures)
"""The scanners, in the order in which they lay claim to a stretch of text."""
