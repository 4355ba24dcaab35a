"""Georgian letters of other times and styles: Mtavruli capitals, and the church's Asomtavruli and Nuskhuri."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["Mtavruli", "OldScript"]

_MTAVRULI = re.compile(r"[\u1c90-\u1cbf]+(?:[^\w\n]*[\u1c90-\u1cbf]+)*")
_MTAVRULI_LETTER = re.compile(r"[\u1c90-\u1cbf]")
_MKHEDRULI = re.compile(r"[\u10d0-\u10ff]")
_OLD_LETTERS = "\u10a0-\u10cf\u2d00-\u2d2f"
_OLD = re.compile(rf"[{_OLD_LETTERS}]+")
# What a text about letters says; its letters are examples then.
_ABOUT_LETTERS = re.compile(
    r"\b(?:asomtavruli|nuskhuri|khutsuri|mrg(?:v|w)lovani|alphabets?|letters?|scripts?|inscriptions?|manuscripts?)\b",
    re.IGNORECASE,
)
_QUOTES = "\"'«»„“”‘’()[]`"
# Both alphabets lie in the order of Mkhedruli, the letters that modern Georgian has lost after the other 33.
_TO_MKHEDRULI = {first + at: 0x10D0 + at for first in (0x10A0, 0x2D00) for at in range(0x26)}
_TO_MKHEDRULI |= {0x10C7: 0x10F7, 0x2D27: 0x10F7, 0x10CD: 0x10FD, 0x2D2D: 0x10FD}


class Mtavruli:
    """Mtavruli letters, which `str.upper` and CSS make out of Georgian words."""

    id = "mtavruli"
    name = "capital letters (Mtavruli)"
    severity = Severity.ERROR
    description = (
        "Georgian letters of the Mtavruli block: many fonts lack them, search does not find them, and a word has no"
        " capital at its start in Georgian. Readers see empty boxes."
    )
    locales = frozenset({"ka"})
    hits = (
        Example("ka", "The parliament is in session.", "Პარლამენტი სხდომაზეა.", "Პ"),
        Example("ka", "Breaking news", "ᲡᲐᲡᲬᲠᲐᲤᲝ ᲐᲛᲑᲐᲕᲘ", "ᲡᲐᲡᲬᲠᲐᲤᲝ ᲐᲛᲑᲐᲕᲘ"),
    )
    misses = (
        Example("ka", "The parliament is in session.", "პარლამენტი სხდომაზეა."),
        Example(
            "ka", "The capital letter Ა exists only since Unicode 11.", "დიდი ასო Ა მხოლოდ Unicode 11-დან არსებობს."
        ),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each run of such letters, with the edit to ordinary ones; a whole text in them may be a style."""
        text = pair.target.text
        if not _MTAVRULI_LETTER.search(text) or _MTAVRULI_LETTER.search(pair.source.text):
            return
        severity = Severity.ERROR if _MKHEDRULI.search(text) else Severity.WARNING
        for found in _MTAVRULI.finditer(text):
            yield Finding(
                self.id,
                severity,
                _("{word} is in Mtavruli capitals: write {plain}").format(word=found[0], plain=found[0].lower()),
                target=found.span(),
                edits=(Edit(*found.span(), found[0].lower()),),
            )


class OldScript:
    """Letters of the two old alphabets in a text of today."""

    id = "old-script"
    name = "old Georgian letters"
    severity = Severity.ERROR
    description = (
        "Asomtavruli or Nuskhuri letters in a modern text. Hardly anybody reads them; they come from keyboards and"
        " programs that take them for capitals. Texts about the letters themselves are left alone."
    )
    locales = frozenset({"ka"})
    hits = (
        Example("ka", "Georgia is in the Caucasus.", "Ⴑაქართველო კავკასიაშია.", "Ⴑ"),
        Example("ka", "Good morning", "ⴃⴈⴊⴀ მშვიდობისა", "ⴃⴈⴊⴀ"),
    )
    misses = (
        Example("ka", "The first letter of Asomtavruli is Ⴀ.", "ასომთავრულის პირველი ასოა Ⴀ."),
        Example("ka", "The oldest inscription in the church", "ეკლესიის უძველესი წარწერა: ႵႰႨႱႲႤ ႸႤႨႼႷႠႪႤ"),
        Example("ka", "The sign on the door reads “Jesus”.", "კარზე აწერია „ႨႤႱႭ“."),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each run of such letters, with the edit to the same letters of today."""
        text = pair.target.text
        if not _OLD.search(text) or _OLD.search(pair.source.text) or _ABOUT_LETTERS.search(pair.source.text):
            return
        for found in _OLD.finditer(text):
            start, end = found.span()
            if text[start - 1 : start] in tuple(_QUOTES) and text[end : end + 1] in tuple(_QUOTES):
                continue
            plain = found[0].translate(_TO_MKHEDRULI)
            yield Finding(
                self.id,
                Severity.ERROR,
                _("{word} is in old Georgian letters: write {plain}").format(word=found[0], plain=plain),
                target=(start, end),
                edits=(Edit(start, end, plain),),
            )
