"""Reading the numbers of a text: digits and words put together to what they mean."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from unicodedata import normalize

from i18nsync.checks import numbers_en, numbers_ka, numbers_ru
from i18nsync.checks.numbers_context import in_english, in_target
from i18nsync.checks.numbers_digits import digits
from i18nsync.checks.numbers_model import Kind, Lexeme, Reading, Role, Strength, Value
from i18nsync.core.side import Side

__all__ = ["numbers"]

_WORDS_KEPT = 1 << 16


class _Lexemes(dict[str, Lexeme | None]):
    """What the words of a language say as numbers, worked out when first asked for.

    Args:
        work: gives it for a word.
    """

    def __init__(self, work: Callable[[str], Lexeme | None]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> Lexeme | None:
        if len(self) >= _WORDS_KEPT:
            self.clear()
        meaning = self[word] = self._work(word)
        return meaning


_LEXEMES = {
    "en": _Lexemes(numbers_en.lexeme),
    "ka": _Lexemes(numbers_ka.lexeme),
    "ru": _Lexemes(numbers_ru.lexeme),
}
_MARK = re.compile("[\u0300-\u036f]")
_MARKED = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f])*")
_SPACES = " \u00a0\u202f\u2009\n-‑"
_AND_PART = re.compile(r"\s+(?:and\s+an?|с|и|და)\s+")
_SHORT_SCALES = frozenset(str.split("k mn mln bn bln tn trn тыс млн млрд трлн მლნ მლრდ"))
_VAGUE_SCALE = re.compile(
    r"тысячи|тысяч|тысячам|тысячах|десятк(?:и|ов|ами?|ах)|сот(?:ни|ен|нями?|нях)|(?:миллион|миллиард|триллион)(?:ы|ов|ам|ами|ах)|ათასეულ\w*",
    re.IGNORECASE,
)
_OF_A = ("a", "an", "of a", "of an")
_OF_ONE = re.compile(  # before a genitive of the singular: «около тысячи»
    r"\b(?:около|более|больше|менее|меньше|до|свыше|с|от|из|без|для|после|против|вместо|порядка|кроме|половин\w)\s\Z",
    re.IGNORECASE,
)
_A_BEFORE = re.compile(r"\b(?:an?|every|per)[\s-]\Z", re.IGNORECASE)
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|or|and|до|или|и|ან|და)\s|-?(?:დან|იდან)\s")


def numbers(side: Side, language: str) -> list[Reading]:
    """The numbers of a text in the order in which they stand.

    Args:
        side: the text.
        language: that of the text; of languages without a table of words only digits are read.
    """
    lexemes = _LEXEMES.get(language)
    text = side.bare
    items: list[tuple[int, int, Lexeme | Reading]] = []
    if lexemes is not None and (any(map(lexemes.__getitem__, side.forms)) or _is_marked(text)):
        items = [(start, end, meaning) for word, start, end in _words(side) if (meaning := lexemes[word]) is not None]
    if side.has_digits:
        items += [(start, one.end, one) for start, one in digits(text, english=language == "en").items()]
        items.sort(key=lambda item: item[0])
    if not items:
        return []
    readings: list[Reading] = []
    at = 0
    while at < len(items):
        number = _Number(text, language, items, at)
        at = number.read()
        if reading := number.reading():
            readings.append(reading)
    for left, right in itertools.pairwise(readings):
        if right.scale and not left.scale and _RANGE.fullmatch(text[left.end : right.start]):
            left.values += (left.value * 10**right.scale,)
    return in_english(text, readings) if language == "en" else in_target(text, readings)


def _is_marked(text: str) -> bool:
    """Whether letters have marks of their own, so that its words are not as in a dictionary."""
    return not text.isascii() and _MARK.search(text) is not None


def _words(side: Side) -> Iterable[tuple[str, int, int]]:
    """The words, each letter as one code point and without marks of stress."""
    if not _is_marked(side.bare):
        return side.words
    return [(normalize("NFC", found[0].replace("\u0301", "")), *found.span()) for found in _MARKED.finditer(side.bare)]


class _Number:
    """One number, as long as words and digits go on to make one.

    Args:
        text: the whole text.
        language: that of the text.
        items: words and digits with their offsets.
        at: index of the item where the number begins.
    """

    def __init__(self, text: str, language: str, items: list[tuple[int, int, Lexeme | Reading]], at: int) -> None:
        self.text = text
        self.items = items
        self.english = language == "en"
        self.vigesimal = language == "ka"
        self.at = self.begin = at
        self.totals: tuple[Value, ...] = ()
        self.group: tuple[Value, ...] = ()
        self.in_digits = False
        self.kind = Kind.CARDINAL
        self.strength = Strength.STRONG
        self.closed = 0  # power of ten of the last scale word
        self.scales = False  # whether "and" may go on: "two hundred and five"
        self.ended = False
        self.literal: Reading | None = None

    def read(self) -> int:
        """Take items in, and give the index of the first that does not belong to the number."""
        while self.at < len(self.items) and not self.ended:
            if self.at > self.begin and not self._follows():
                break
            item = self.items[self.at][2]
            if not (self._digits(item) if isinstance(item, Reading) else self._word(item)):
                break
            if self.at > self.begin:
                self.strength = Strength.STRONG
            self.at += 1
            self._add_part()
        return self.at

    def reading(self) -> Reading | None:
        """What was read; None for an abbreviated scale that nothing stands before."""
        start, end = self.items[self.begin][0], self.items[self.at - 1][1]
        literal = self.literal
        if self.at - self.begin == 1:
            if literal is not None:
                return literal
            if self.text[start:end].lower() in _SHORT_SCALES:
                return None
        base = self.totals[0] if self.totals else 0
        if self.at - self.begin == 1 and not self.strength and self._is(self.begin, Role.HUNDRED, Role.SCALE):
            self.kind = Kind.VAGUE
        values = tuple(_whole(base + value) for value in self.group) or self.totals
        parts = literal.parts if literal is not None and not self.totals else ()
        if self.totals and self.group and self.in_digits:
            parts = (base, self.group[0])
        return Reading(
            tuple(map(_whole, values)),
            start,
            end,
            self.strength,
            self.kind,
            spelt=literal is None,
            parts=parts,
            scale=self.closed if not self.group else 0,
            negative=literal is not None and literal.negative,
        )

    def _gap(self) -> str:
        return self.text[self.items[self.at - 1][1] : self.items[self.at][0]]

    def _follows(self) -> bool:
        gap = self._gap()
        if len(gap) < 3 and not gap.strip(_SPACES):
            return True
        if not self.english:
            return False
        joint = gap.strip(_SPACES).lower()
        if joint in _OF_A and self.kind is Kind.PART:
            return self._is(self.at, Role.SCALE, Role.HUNDRED)  # half a million
        # "One hundred and five hundred" are two numbers.
        return joint == "and" and self.scales and not self._is(self.at + 1, Role.HUNDRED)

    def _is(self, at: int, *roles: Role) -> bool:
        item = self.items[at][2] if at < len(self.items) else None
        return isinstance(item, Lexeme) and item.role in roles

    def _digits(self, literal: Reading) -> bool:
        if self.at == self.begin:
            self.literal, self.kind, self.strength = literal, literal.kind, literal.strength
            self.group, self.in_digits = literal.values, True
            self.ended = bool(literal.digits)
            return True
        if self.group and literal.kind is Kind.PART and isinstance(self.group[0], int):
            self.group = (self.group[0] + literal.value,)  # 3½
            return True
        if self.group or not self.totals or literal.digits or literal.value >= 10**self.closed:
            return False
        self.group, self.in_digits = literal.values[:1], True
        return True

    def _word(self, lexeme: Lexeme) -> bool:
        if not lexeme.strength and self.at > self.begin and lexeme.role is not Role.HUNDRED:
            return False
        if self.at == self.begin:
            self.strength = lexeme.strength
        return _TAKERS[lexeme.role](self, lexeme)

    def cardinal(self, lexeme: Lexeme) -> bool:
        """Take a word like "five" in."""
        value = lexeme.values[0]
        if not self.group:
            self.group, self.in_digits = lexeme.values, False
        elif not self.in_digits and self._fits(value):
            self.group = (self.group[0] + value,)
        else:
            return False
        self.scales = False
        return True

    def _fits(self, value: Value) -> bool:
        """Whether a word adds to those before it, as in "twenty-five"; Georgian ones add to hundreds only."""
        group = self.group[0]
        if group < 20 or value <= 0 or self.kind is not Kind.CARDINAL:
            return False
        if group % 100 == 0:
            return value < 100
        return not self.vigesimal and value < 10 and group % 10 == 0

    def whole(self, lexeme: Lexeme) -> bool:
        """Take a word in that is a number of its own."""
        if self.group or self.totals:
            return False
        self.group, self.kind = lexeme.values, lexeme.kind
        self.in_digits = True  # nothing adds to it
        self.ended = not lexeme.strength or lexeme.kind is not Kind.CARDINAL
        return True

    def hundred(self, lexeme: Lexeme) -> bool:
        """Take a word in that multiplies within a group."""
        value = lexeme.values[0]
        if not self.group:
            if self.totals:
                return False
            self.strength = self._strength_alone(lexeme)
            self.group = lexeme.values
        elif self.group[0] < 100:
            self.group = tuple(one * each for one in self.group for each in lexeme.values)
        else:
            return False
        self.scales, self.in_digits = True, value != 100
        self.kind = Kind.CARDINAL
        return True

    def scale(self, lexeme: Lexeme) -> bool:
        """Take a word like "million" in, which closes a group."""
        value = int(lexeme.values[0])
        places = len(str(value)) - 1
        if (self.closed and places >= self.closed) or self.kind is Kind.ORDINAL:
            return False
        if self.at > self.begin and not self.strength:
            return False  # "hundreds of thousands", «сотни тысяч» are no hundred thousand
        if not self.group:
            if self.totals:
                return False
            self.totals = (value,)
            self.strength = self._strength_alone(lexeme)
        elif self.totals:
            self.totals = (self.totals[0] + self.group[0] * value,)
        else:
            self.totals = tuple(one * value for one in self.group)
            start, end = self.items[self.at][:2]
            if self.text[start:end] in ("K", "k"):
                self.totals += self.group
        self.group, self.closed, self.scales, self.kind = (), places, True, Kind.CARDINAL
        return True

    def _strength_alone(self, lexeme: Lexeme) -> Strength:
        """Of "hundred" and "тысяч" with no number before them: "a hundred" is one, "several hundred" is vague."""
        start, end, _ = self.items[self.at]
        if self.english:
            if self.text[end : end + 1] == "-":  # the hundred-metre final
                return Strength.STRONG if _A_BEFORE.search(self.text, max(0, start - 8), start) else Strength.WEAK
            return Strength.STRONG if _A_BEFORE.search(self.text, max(0, start - 8), start) else Strength.OPTIONAL
        if _VAGUE_SCALE.fullmatch(self.text, start, end) and not _OF_ONE.search(self.text, max(0, start - 10), start):
            return Strength.OPTIONAL
        return min(lexeme.strength, Strength.WEAK)

    def ordinal(self, lexeme: Lexeme) -> bool:
        """Take a word like "fifth" in, which ends a number."""
        value = lexeme.values[0]
        if not self.group:
            if self.totals and value >= 10**self.closed:
                return False
            self.group, self.kind = lexeme.values, Kind.ORDINAL
        elif self.in_digits:
            return False
        elif self._fits(value):
            self.group, self.kind = (self.group[0] + value,), Kind.ORDINAL
        elif not self._share(value):
            return False
        self.ended = True
        return True

    def _share(self, divisor: Value) -> bool:
        """Whether a cardinal and an ordinal make a part: "one third", «две пятых»."""
        start, end, _ = self.items[self.at]
        count = self.group[0]
        word = self.text[start:end]
        if divisor < 3 or self.totals or not 0 < count < divisor:
            return False
        if count == 1:
            if not self.english and not word.endswith(("ая", "ую", "ой")):
                return False
            self.group = (Fraction(1, int(divisor)), divisor)
        elif word.endswith(("ых", "ыми", "ым")):
            self.group = (Fraction(count, divisor),)
        else:
            return False
        self.kind = Kind.PART
        return True

    def part(self, lexeme: Lexeme) -> bool:
        """Take a word like "quarter" in."""
        divisor = int(lexeme.values[0])
        if not self.group:
            if self.totals:
                return False
            self.group, self.kind = (Fraction(1, divisor),), Kind.PART
            return True
        if self.totals or self.kind is not Kind.CARDINAL or divisor == 2 or not 0 < self.group[0] < 100:
            return False
        count = self.group[0]
        self.group = (Fraction(count, divisor), *((count,) if self.in_digits else ()))
        self.kind, self.ended = Kind.PART, True
        return True

    def _add_part(self) -> None:
        """Add "and a half", «с половиной», „და ნახევარი“."""
        if self.at >= len(self.items) or self.kind is not Kind.CARDINAL:
            return
        part = self.items[self.at][2]
        if not isinstance(part, Lexeme) or part.role is not Role.PART or not _AND_PART.fullmatch(self._gap()):
            return
        if self.text.startswith(" of", self.items[self.at][1]):
            return  # half a million and a quarter of a million
        share = Fraction(1, int(part.values[0]))
        if self.group:
            self.group = tuple(one + share for one in self.group)
        else:
            self.totals = tuple(one + share * 10**self.closed for one in self.totals)
        self.strength = Strength.STRONG
        self.at += 1


_TAKERS: dict[Role, Callable[[_Number, Lexeme], bool]] = {
    Role.CARDINAL: _Number.cardinal,
    Role.ORDINAL: _Number.ordinal,
    Role.HUNDRED: _Number.hundred,
    Role.SCALE: _Number.scale,
    Role.PART: _Number.part,
    Role.WHOLE: _Number.whole,
}


def _whole(value: Value) -> Value:
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 else value
