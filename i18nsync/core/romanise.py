"""Romanisation: Georgian and Russian names in Latin letters, to compare them with their English spelling.

Georgian follows the national system of 2002, Russian the BGN/PCGN system of 1947 (GOST 7.79 differs in single letters,
which `fold` levels). Nobody spells a name by one system alone: `Tskhinvali` is also `Cxinvali`, `Yeltsin` `Eltsin`. So
names are compared by a folded form in which the usual variants are one, and without the case endings of both languages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold", "romanise", "romanise_georgian", "romanise_russian", "stems"]


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, latin.split(), strict=True))


_GEORGIAN = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_RUSSIAN = _table(
    "абвгдеёжзийклмнопрстуфхцчшщыэюя",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya",
)
_RUSSIAN |= {"ъ": "", "ь": ""}  # BGN's marks for them are dropped in print
_AFTER_THESE_YE = frozenset("аеёиоуыэюяйъь")

# From English spelling and from romanised text to one rough spelling of sounds, in this order.
_FOLDS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"shch|sch|sh", "š"),
        (r"tch|ch", "č"),
        (r"dzh|dj", "j"),
        (r"zh", "ž"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "p"),
        (r"th", "t"),
        (r"ck", "k"),
        (r"tz|ts", "c"),
        (r"dz", "z"),
        (r"qu", "kv"),
        (r"c(?=[eiy])", "s"),
        (r"c(?=[^eiy]|$)", "k"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"f", "p"),  # Georgian has no f: Facebook is ფეისბუქი
        (r"oo|ou", "u"),
        (r"ee|ea", "i"),
        (r"[iy]y|i[iy]|yi", "i"),
        (r"\by(?=e)", ""),  # Yeltsin and Eltsin
        (r"y", "i"),
        (r"(?<=[aeiou])h(?![aeiou])", ""),  # John
        (r"(\w)\1+", r"\1"),
    )
)
_TS = "\ue000"  # keeps ts (one sound) apart from c while c is folded
_LONGEST_ENDING = 4
_SHORTEST_STEM = 3


def romanise_georgian(text: str) -> str:
    """Georgian letters of `text` in the national system (2002), ejectives unmarked as in newspapers and passports.

    Everything else stays; Mtavruli capitals count as their Mkhedruli letters.
    """
    return "".join(_GEORGIAN.get(letter.lower(), letter) for letter in text)


def romanise_russian(text: str) -> str:
    """Russian letters of `text` after BGN/PCGN, without marks for hard and soft signs; everything else stays."""
    out = []
    before = ""
    for letter in text:
        lower = letter.lower()
        latin = _RUSSIAN.get(lower)
        if latin is None:
            out.append(letter)
        else:
            if lower == "е" and (not before.isalpha() or before in _AFTER_THESE_YE):
                latin = "ye"
            out.append(latin.capitalize() if letter != lower else latin)
        before = lower
    return "".join(out)


def romanise(text: str) -> str:
    """Georgian and Russian letters of `text` in Latin ones; everything else stays."""
    return romanise_russian(romanise_georgian(text))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """The rough spelling under which variants of a name are one: `Tskhinvali` as `Cxinvali`'s, `Yeltsin` as `Eltsin`.

    The result is for comparing only: lower case, no accents, doubled letters once, `kh` as `h`, `w` as `v`, `f` as `p`.
    """
    plain = unicodedata.normalize("NFKD", romanise(name).lower())
    text = "".join(letter for letter in plain if letter.isalpha() and not unicodedata.combining(letter))
    for pattern, to in _FOLDS:
        text = pattern.sub(_TS if to == "c" else to, text)
    return text.replace(_TS, "c")


def stems(word: str) -> tuple[str, ...]:
    """The folded form of an inflected word, and what is left of it without endings of one to four letters."""
    whole = fold(word)
    shortest = max(_SHORTEST_STEM, len(whole) - _LONGEST_ENDING)
    return (whole, *(whole[:end] for end in range(len(whole) - 1, shortest - 1, -1)))
