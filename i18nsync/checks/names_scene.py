"""A pair's names on both sides: which word of the target is which name, and what stands in the place of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from i18nsync.checks.names_gazetteer import gazetteer
from i18nsync.checks.names_sounds import cost, is_strict, limit, may_start, sounds
from i18nsync.checks.names_source import CALENDAR, SourceName
from i18nsync.core.pair import Pair
from i18nsync.core.romanise import fold

__all__ = ["Heard", "Scene"]

# What a surname looks like at its end, surely and perhaps.
_CASE = r"(?:[მს]|ის|ით|ი|მა|ს?თან|ს?თვის|ისთვის|ისგან|სგან|ისა|ისას|ები\w*|მაც|ც)?"
_SHAPE = {"ka": re.compile(r"\w{2,}(?:ძე|შვილ)" + _CASE), "ru": re.compile(r"\w{2,}(?:дзе|швили)")}
_WEAK_SHAPE = {
    "ka": re.compile(r"\w{2,}(?:ია|უა|ავა|ანი|ურ|ულ|ელ|ოვ|ევ|ინ|ვა|სკ|ინა|ენკო|იან|ჩუკ)" + _CASE),
    "ru": re.compile(r"\w{2,}(?:ия|уа|ава|ани|ури|ули|ели|ов\w?|ев\w?|ин\w?|ск\w{1,3}|енко|чук\w?|ян\w?|иа|ая)"),
}
# Children and grandchildren, cousins, verbs of adopting and letting go.
_KIN = re.compile(
    r"^(?:შვილ|ძმი?სშვილ|ძმიშვილ|დისშვილ|დიშვილ|ქალიშვილ|ვაჟიშვილ|დეიდაშვილ|მამიდაშვილ|ბიძაშვილ|ბიცოლაშვილ|\w{0,3}[აიუ]შვილ)"
)
_NEAR = 62.0  # percent of similar sounds, the first one the same, from which a word is a name misspelt or one like it
_FREE = 0.1  # the cost of a loose reading that is as usual as a strict one
_SETTLED = 0.3  # the highest cost of another reading of a given name than its settled renderings
_SHORT = 4  # sounds of a given name that may be a common word too
# Given names that are common words too.
_NOT_GIVEN_TEXT = """
    მერი რომანი რომან მარკი მარკ ლია ვერა დალი ლალი ანი ანა ენი თინა პოლი პოლ მარი სარა მართა ლომი გოგი ტომი ლეო
"""
_NOT_GIVEN = frozenset(_NOT_GIVEN_TEXT.split())
_POLITE_TEXT = """
    вы вас вам вами ваш ваша ваше ваши вашего вашей вашу вашим ваших вашими вашем вашему
"""
_POLITE = frozenset(_POLITE_TEXT.split())
_CAPITAL_INSIDE = re.compile(r"(?<=[^.!?…:\s“\"][\s])[A-Z][\w’']*")
_GEORGIAN_OR_RUSSIAN = "\u0400"  # from here on letters are not Latin


class Heard(NamedTuple):
    """A word of the target.

    Args:
        text: as it stands.
        start: offset of its first letter.
        end: offset after the last one.
        sounds: as `names_sounds.sounds` has them.
        keys: settled names that it may be a form of.
    """

    text: str
    start: int
    end: int
    sounds: str
    keys: frozenset[str]


class Scene:
    """The names of a pair.

    Args:
        pair: source and target.
        names: those of the source.
    """

    def __init__(self, pair: Pair, names: tuple[SourceName, ...]) -> None:
        self.pair = pair
        self.names = names
        self.known = gazetteer(pair.language)
        self.target = self._heard()
        self.explained: dict[int, SourceName] = {}
        self.missing: list[SourceName] = []
        done: set[str] = set()
        for name in names:
            if name.text not in done:
                done.add(name.text)
                if not self._explain(name):
                    self.missing.append(name)

    def _heard(self) -> list[Heard]:
        side, keys = self.pair.target, self.known.keys
        found = [Heard(*word, sounds(word.text), keys(word.text.lower())) for word in side.words]
        if "-" in side.bare or "‑" in side.bare:  # Нью-Йорк, besides its parts
            for word in side.tokens:
                text = word.text.replace("‑", "-")
                if "-" in text:
                    found.append(Heard(*word, sounds(text.replace("-", "")), keys(text.lower())))
        return found

    def _explain(self, name: SourceName) -> bool:
        """Whether a name stands in the target; the words that are it are noted."""
        stands = self._is_left(name)
        settled = {name.key} if name.key else {f"given:{key}" for key in self.known.given.get(name.text.lower(), ())}
        for at, word in enumerate(self.target):
            if settled & word.keys or self._sounds_like(name, word, settled=bool(settled)):
                self.explained[at] = name
                stands = True
        return stands

    def _is_left(self, name: SourceName) -> bool:
        """Whether it stands in Latin letters, which is another check's."""
        if name.text.isascii() and name.text.isalpha():
            return name.text.lower() in self.pair.target.vocabulary
        return unicodedata.normalize("NFC", name.text).lower() in unicodedata.normalize("NFC", self.pair.target.lower)

    def _sounds_like(self, name: SourceName, word: Heard, *, settled: bool) -> bool:
        language, spelt = self.pair.language, name.text
        if not spelt.isalpha() or not may_start(spelt, word.sounds):
            return False
        most = min(limit(spelt), _SETTLED) if settled else limit(spelt)
        if cost(spelt, word.sounds, language) <= most:
            return True
        if settled or not is_strict(spelt) or _has_surname_ending(name):
            return False
        return cost(spelt, word.sounds, language, loosely=True) <= _FREE  # Virginia, ვირჯინია

    def company(self, name: SourceName) -> list[SourceName]:
        """The other names of its run: a surname's given name."""
        return [other for other in self.names if other.run == name.run and other is not name]

    def instead_of(self, name: SourceName) -> tuple[int | None, bool]:
        """The word of the target that stands in the place of a name that misses, if any, and whether that is sure."""
        if name.key:
            return self._settled(name), True
        company = self.company(name)
        beside = [at for at in self._free() if any(self.explained.get(at + step) in company for step in (-1, 1))]
        near = self._nearest(name)
        sure = self._given(beside, company) if name.kind == "given" else self._surname(name, beside)
        if sure is not None:
            return sure, True
        if name.kind == "given":
            doubtful = [at for at in beside if at == near or self._is_name_in_russian(self.target[at])]
            return (doubtful[0] if doubtful else None if company else near), False
        if near is not None or not (name.sure or is_strict(name.text)):
            return near, False
        return self._any_name(name), False

    def _free(self) -> list[int]:
        return [at for at in range(len(self.target)) if at not in self.explained]

    def _settled(self, name: SourceName) -> int | None:
        """Another nation or place, or another organisation, that is in the target only."""
        ours = {other.key for other in self.names}
        organisation = name.kind == "organisation"
        kin = self.known.organisations if organisation else self.known.places
        for at in self._free():
            word = self.target[at]
            keys = self.known.sure_keys(word.text.lower()) & kin
            acronym = word.text.isupper() or self.pair.language == "ka" or len(word.text) > _SHORT
            if keys and not keys & ours and (acronym or not organisation):
                return at
        return None

    def _given(self, beside: list[int], company: list[SourceName]) -> int | None:
        """Another given name: beside the surname, or anywhere if there is none."""
        options = beside if company else self._free()
        return next((at for at in options if self._is_given(self.target[at])), None)

    def _surname(self, name: SourceName, beside: list[int]) -> int | None:
        """Another surname by its shape; a doubtful one only beside the given name."""
        if name.kind == "surname" or _has_surname_ending(name):
            for at in self._free():
                if self._is_surname(self.target[at]):
                    return at
        if name.kind != "surname":
            return None
        weak = _WEAK_SHAPE[self.pair.language]
        return next(
            (at for at in beside if weak.fullmatch(self.target[at].text.lower()) and self._is_capital(self.target[at])),
            None,
        )

    def _any_name(self, name: SourceName) -> int | None:
        for at in self._free():
            word = self.target[at]
            if name.kind == "name" and self.known.sure_keys(word.text.lower()) & self.known.places:
                return at
            if self._is_name_in_russian(word):
                return at
        return None

    def _nearest(self, name: SourceName) -> int | None:
        """The free word that sounds most like a name, if it does at all."""
        from rapidfuzz.fuzz import ratio

        spelt = fold(name.text)
        best, found = _NEAR, None
        for at in self._free():
            if self.target[at].text[0] < _GEORGIAN_OR_RUSSIAN:
                continue
            other = fold(self.target[at].text)[: len(spelt) + 1]
            if other[:1] == spelt[:1] and len(other) > 2 and (score := ratio(spelt, other)) > best:
                best, found = score, at
        return found

    def strangers(self) -> Iterator[tuple[Heard, str]]:
        """Given names and surnames of the target that no name of the source explains, with their kind."""
        for at in self._free():
            word = self.target[at]
            if self._is_surname(word):
                yield word, "surname"
            elif len(word.sounds) > _SHORT and self._is_given(word):
                yield word, "given"

    def mixed_up(self) -> Iterator[tuple[Heard, SourceName]]:
        """Given names of one person beside the surname of another, with the name that should stand there."""
        by_run: dict[int, list[SourceName]] = {}
        for name in self.names:
            by_run.setdefault(name.run, []).append(name)
        for at in range(len(self.target) - 1):
            given, surname = self.explained.get(at), self.explained.get(at + 1)
            if given is None or surname is None or given.kind != "given" or surname.kind != "surname":
                continue
            word = self.target[at + 1]
            runs = [run for run in by_run.values() if any(self._is_surname_of(name, word) for name in run)]
            own = [name for run in runs for name in run if name.kind == "given"]
            gap = self.pair.target.bare[self.target[at].end : self.target[at + 1].start]
            if own and given.text not in {name.text for name in own} and gap.isspace():
                yield self.target[at], own[0]

    def _is_surname_of(self, name: SourceName, word: Heard) -> bool:
        return name.kind == "surname" and self._sounds_like(name, word, settled=False)

    def moved(self) -> Iterator[tuple[Heard, SourceName]]:
        """In Russian, names that only the target has, where one that the source repeats is mentioned less often.

        Only where the source has no other capitals, so that no organisation's name explains the capital.
        """
        if self.pair.language != "ru" or _has_other_capitals(self.pair.source.bare, self.names):
            return
        for name in self.names:
            times = sum(other.text == name.text for other in self.names)
            there = sum(other.text == name.text for other in self.explained.values())
            if name.kind in ("name", "place", "nation", "surname") and there < times:
                at = next((at for at in self._free() if self._is_name_in_russian(self.target[at])), None)
                if at is not None:
                    self.explained[at] = name
                    yield self.target[at], name

    def _is_given(self, word: Heard) -> bool:
        given = any(key.startswith("given:") for key in word.keys)
        return given and word.text.lower() not in _NOT_GIVEN and self._is_capital(word)

    def _is_surname(self, word: Heard) -> bool:
        lower = word.text.lower()
        return _SHAPE[self.pair.language].fullmatch(lower) is not None and not _KIN.search(lower)

    def _is_capital(self, word: Heard) -> bool:
        return self.pair.language != "ru" or word.text[0].isupper()

    def _is_name_in_russian(self, word: Heard) -> bool:
        """Whether it has a capital in mid-sentence that no quotation mark, politeness or acronym explains."""
        if self.pair.language != "ru" or not word.text[0].isupper() or word.text[0] < _GEORGIAN_OR_RUSSIAN:
            return False
        if word.text.isupper() or len(word.text) < 3 or word.text.lower() in _POLITE:
            return False
        before = self.pair.target.text[: word.start]
        return before[-1:].isspace() and not before.endswith("  ") and before.rstrip()[-1:] not in tuple(".!?…:—\n")


def _has_other_capitals(bare: str, names: tuple[SourceName, ...]) -> bool:
    """Whether a word that is none of the names has a capital in mid-sentence."""
    spans = [(name.start, name.end) for name in names]
    return any(
        not any(start <= found.start() < end for start, end in spans) and found[0].lower() not in CALENDAR
        for found in _CAPITAL_INSIDE.finditer(bare)
    )


def _has_surname_ending(name: SourceName) -> bool:
    return name.text.lower().endswith(("dze", "shvili"))
