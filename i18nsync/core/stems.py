"""Stems: does a Georgian or Russian text have a rendering in it, in any of its forms?

Both languages inflect, so a rendering seldom stands in a sentence as it stands in the glossary. Each word of it is
compared by rules for its endings (`stems_ka`, `stems_ru`) and, for common nouns, by a lemmatiser where one is given.
The rules are wide: they are for finding a rendering, and a near word is told apart by its stem. What may be put in
place of a form is decided elsewhere (`terms`), by narrower rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from i18nsync.core import stems_ka, stems_ru

__all__ = ["Hit", "Lemmatise", "contains", "find_forms", "is_form"]

Lemmatise = Callable[[str, str], str]
"""(word, language) -> its lemma, or the word itself where none is known."""

_WORD = re.compile(r"[^\W_]+")
_GEORGIAN = re.compile(r"[\u10d0-\u10ff]+")
_MARKS = re.compile(r"[\"'«»„“”‘’]")
_GAP = re.compile(r"\s+")
_HYPHEN_ENDING = re.compile(r"[-‑](?:ის|ით|ად|მა|მ|ს|ში|ზე|თან|იდან|დან|მდე|ისთვის|სთვის|ი)(?!\w)")
_COMMON_START = 2
"""Letters that a word and its lemma must share: a lemmatiser's list has odd entries."""


class Hit(NamedTuple):
    """Where a rendering stands.

    Args:
        start: offset of its first character.
        end: offset after its last one.
        exact: whether every word has the very form that it has in the glossary.
    """

    start: int
    end: int
    exact: bool


@lru_cache(maxsize=32_768)
def _paradigm(word: str, language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    if language == "ka" and _GEORGIAN.fullmatch(word):
        return stems_ka.paradigm(word)
    if language == "ru":
        return stems_ru.paradigm(word)
    return ((word.lower(), frozenset({""})),)


def is_form(word: str, base: str, language: str, lemmatise: Lemmatise | None = None) -> bool:
    """Whether `word` may be a form of `base`.

    A base with a capital wants a capital in the word: Старый мост is a name, старый мост any old bridge.

    Args:
        word: one word of a text.
        base: one word of a rendering, in its base form.
        language: `ka` or `ru`; words of other languages are compared as they are.
        lemmatise: gives lemmas; not asked about names, which no list has.
    """
    if language == "ru":
        word, base = (text.replace("ё", "е").replace("Ё", "Е") for text in (word, base))  # ё is mostly printed as е
    if word == base:
        return True
    if base[:1].isupper() and not word[:1].isupper():
        return False
    lower = word.lower()
    for stem, endings in _paradigm(base, language):
        if lower.startswith(stem) and lower[len(stem) :] in endings:
            return True
    if lemmatise is None or base[:1].isupper() or lower[:_COMMON_START] != base[:_COMMON_START].lower():
        return False
    if language == "ka" and base[-1] != "ი":
        return False  # პრემიერი is no form of პრემიერა: the list mixes up what differs in the vowel only
    return lemmatise(lower, language) == lemmatise(base.lower(), language)


def find_forms(text: str, rendering: str, language: str, lemmatise: Lemmatise | None = None) -> Iterator[Hit]:
    """The places where `rendering` stands in `text` in any form; whole words, in the order of the text.

    Words of a rendering must follow each other; quotation marks within it may be of any kind or missing.

    Args:
        text: Georgian or Russian text.
        rendering: in its base form.
        language: `ka` or `ru`.
        lemmatise: as in `is_form`.
    """
    words = [found.span() for found in _WORD.finditer(rendering)]
    if not words:
        return
    bases = [rendering[start:end] for start, end in words]
    between = [_plain(rendering[end:start]) for (_, end), (start, _) in pairwise(words)]
    spans = [found.span() for found in _WORD.finditer(text)]
    for index in range(len(spans) - len(bases) + 1):
        here = spans[index : index + len(bases)]
        given = [text[start:end] for start, end in here]
        fits = all(is_form(word, base, language, lemmatise) for word, base in zip(given, bases, strict=True))
        if fits and [_plain(text[end:start]) for (_, end), (start, _) in pairwise(here)] == between:
            end = here[-1][1]
            ending = _HYPHEN_ENDING.match(text, end) if language == "ka" else None  # NATO-ს
            yield Hit(here[0][0], ending.end() if ending else end, given == bases and ending is None)


def contains(text: str, rendering: str, language: str, lemmatise: Lemmatise | None = None) -> bool:
    """Whether `rendering` stands in `text` in any form; see `find_forms`."""
    return next(find_forms(text, rendering, language, lemmatise), None) is not None


def _plain(between: str) -> str:
    return _GAP.sub(" ", _MARKS.sub("", between))
