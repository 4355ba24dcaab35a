"""What a number in a text is, whatever the language and the way it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from fractions import Fraction
from typing import NamedTuple

__all__ = ["Kind", "Lexeme", "Reading", "Role", "Strength", "Value", "fact", "roman"]

Value = int | Fraction
"""Exact, so that 1.5 million and 1 500 000 are equal."""


class Strength(IntEnum):
    """How surely a translation has to say it too."""

    OPTIONAL = 0
    """It allows the other side to say a number, as "decade" allows "ten years", and asks for nothing."""
    WEAK = 1
    """It asks for nothing, but another number in its place is wrong: "one", "first", "twice"."""
    STRONG = 2
    """It must be there."""


class Kind(Enum):
    """How a number is used; a number of one kind seldom takes the place of another kind."""

    CARDINAL = auto()
    ORDINAL = auto()
    PART = auto()
    TIMES = auto()
    VAGUE = auto()
    """Says the order of magnitude only: "hundreds", „ასობით“."""


class Role(Enum):
    """What a word does within a number."""

    CARDINAL = auto()
    ORDINAL = auto()
    HUNDRED = auto()
    """Multiplies what stands before it within a group, as "hundred", "dozen", "десяток"."""
    SCALE = auto()
    """Closes a group, as "thousand" and "million"."""
    PART = auto()
    """Divides: "third" in "two thirds". Its value is the divisor."""
    WHOLE = auto()
    """A number of its own, as "tripled" or "полтора"; only a scale may follow it."""


class Lexeme(NamedTuple):
    """What a word says as a number.

    Args:
        role: what it does within a number.
        values: what it may mean, the likeliest first.
        strength: how surely it must be translated, where it stands alone.
        kind: how it is used, where it stands alone.
    """

    role: Role
    values: tuple[Value, ...]
    strength: Strength = Strength.STRONG
    kind: Kind = Kind.CARDINAL


@dataclass(slots=True, eq=False)
class Reading:
    """A number as it stands in a text.

    Args:
        values: what it may mean, the likeliest first.
        start: offset of its first character.
        end: offset after its last character.
        strength: how surely it must be translated.
        kind: how it is used.
        spelt: whether it is written in words.
        parts: the numbers that it may be taken apart to, as `19.30` to 19 and 30; empty where it may not.
        scale: the power of ten that its last word multiplies by, 0 for none.
        negative: whether a minus stands before it.
        unit: what it counts, as `km`; empty where that is nothing of the tables.
        digits: the digits of a telephone number; empty for others.
    """

    values: tuple[Value, ...]
    start: int
    end: int
    strength: Strength = Strength.STRONG
    kind: Kind = Kind.CARDINAL
    spelt: bool = False
    parts: tuple[Value, ...] = ()
    scale: int = 0
    negative: bool = False
    unit: str = ""
    digits: str = ""

    @property
    def value(self) -> Value:
        """The likeliest value."""
        return self.values[0]


def fact(value: Value) -> str:
    """A value as it is compared between languages: `4000`, `1.5`, `1/3`."""
    if isinstance(value, int) or value.denominator == 1:
        return str(int(value))
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_DIGIT_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_LOOKALIKES = str.maketrans("ХІС", "XIC")


def roman(word: str) -> Lexeme | None:
    """A Roman numeral, also with Cyrillic letters that look the same; None for other words.

    Those that may be an initial or an abbreviation as well (`X`, `CD`, `MM`) are optional.
    """
    word = word.translate(_LOOKALIKES)
    if not _ROMAN.match(word):
        return None
    value = 0
    for letter, following in zip(word, word[1:] + "I", strict=True):
        digit = _DIGIT_VALUES[letter]
        value += -digit if digit < _DIGIT_VALUES[following] else digit
    sure = len(word) > 1 and not set(word) - set("IVX")
    return Lexeme(Role.WHOLE, (value,), Strength.STRONG if sure else Strength.OPTIONAL, Kind.ORDINAL)
