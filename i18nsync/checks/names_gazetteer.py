"""Settled renderings, ready to be looked up: own tables first, then what CLDR has of countries and cities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from i18nsync.checks.names_people import GIVEN
from i18nsync.checks.names_places import NATIONS, ORGANISATIONS, PLACES
from i18nsync.core import stems_ka, stems_ru

__all__ = ["Entry", "Gazetteer", "gazetteer"]

# Names of a nation's line, besides the first, that name the country rather than its people.
_COUNTRIES_TEXT = """
    Türkiye|Russian Federation|Czechia|Holland|England|United Kingdom|UK|Britain|Great Britain|United States|US|USA
    America|United States of America|U.S.|South Korea|Bosnia and Herzegovina|Macedonia|Ossetia|North Ossetia|USSR|Rome
"""
_COUNTRIES = frozenset(_COUNTRIES_TEXT.strip().replace("\n    ", "|").split("|"))
# Starts of other words too; sure only with the endings of a country or its people.
_TOO_SHORT_TEXT = """
    ოს ფინ დანი ტაი ჩინ რუს კახ ინდო გური კორე ბალტი ლატვი ლიბი ირან იტალი ази
"""
_TOO_SHORT = frozenset(_TOO_SHORT_TEXT.split())
_FOLK = re.compile(
    r"(?:ია|იელ|ეთ|ელ|ულ|ურ|იულ|იურ|ეულ)(?:ი|მა|ს|ის|ით|ად|ში|დან|იდან|ებ\w*|შიც|ა|\w{0,6})?|\w*(?:й|я|е|ю|м|х|и)"
)
_COMMON_TEXT = """
    სავალუტო ევროპის ჰააგ სტრასბურგ რეალ реал европейск страсбург
    რომ ევრო აზი რაჭ ბახ აფრიკ სამხრეთ ჩრდილოეთ გაერთიანებულ ქრისტ აღმოსავლეთ შეერთებულ ევროპ საბჭო მსოფლიო ადამიან
    ეკონომიკურ უსაფრთხოებისა თანამშრომლობ ალიანს სისხლ ჯანდაცვ ვაჭრობ საერთაშორისო- ქვემო შიდა შავი შავ ლოს ღაზ რიგ
    გაზა დევ южн южно северн соединенн соединённ штат дев евро рф нил риг газ нижн внутренн квемо шида совет всемирн
    международн валютн экономическ здравоохранени объединенн объединённ уголовн европ альянс санкт ближн черн
"""
_COMMON = frozenset(_COMMON_TEXT.split())
_NO_ZONES = ("Antarctica/", "Etc/", "Indian/", "Arctic/")
_NO_CITIES_TEXT = """
    Center Chita Easter Eirunepe Jersey Kerguelen Nice Nome Phoenix Regina Resolute Reunion Truk
"""
_NO_CITIES = frozenset({"Unknown City", *_NO_CITIES_TEXT.split()})
_PAREN = re.compile(r"\s*[(\[].*|\s*&.*|,.*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Entry(NamedTuple):
    """A name with a settled rendering.

    Args:
        key: what names it whatever the language, in lower case.
        kind: `nation`, `people` (a demonym or an adjective), `place`, or `organisation`.
    """

    key: str
    kind: str


class Gazetteer:
    """The settled renderings of one language.

    Args:
        language: `ka` or `ru`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.english: dict[str, Entry] = {}
        self.first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.given: dict[str, frozenset[str]] = {}
        self.places: frozenset[str] = frozenset()
        self.organisations: frozenset[str] = frozenset()
        self._starts: dict[str, set[str]] = {}
        self._vague: set[str] = set(_COMMON)
        self._stems: dict[str, list[tuple[frozenset[str], str, bool]]] = {}
        column = 1 if language == "ka" else 2
        for kind, text in (("nation", NATIONS), ("place", PLACES), ("organisation", ORGANISATIONS)):
            for line in text.strip().replace("\n    ", " ").splitlines():
                parts = line.split("|")
                self._add([name.strip() for name in parts[0].split(",")], kind, parts[column].split())
        for english, georgian, russian in GIVEN.values():
            for name in english:
                self.given[name.lower()] = self.given.get(name.lower(), frozenset()) | {english[0].lower()}
            for form in georgian if language == "ka" else russian:
                self._index(form, f"given:{english[0].lower()}")
        for name, form in _cldr(language):
            if name not in self.english and name not in self.first:
                words = [word for word in _WORD.findall(form) if len(word) > 3]
                starts = [_start(word, language) for word in words]
                if len(words) > 1:  # the port of Port Moresby is no name
                    starts = [self._held(start) for start in starts]
                    self._vague.update(start.rstrip("-").lower() for start in starts)
                self._add([name], "place", starts)

        self.places = frozenset(entry.key for entry in self.english.values() if entry.kind != "organisation")
        self.organisations = frozenset(entry.key for entry in self.english.values() if entry.kind == "organisation")

    def _add(self, names: list[str], kind: str, forms: list[str]) -> None:
        key = names[0].lower()
        for at, name in enumerate(names):
            people = kind == "nation" and at > 0 and name not in _COUNTRIES
            entry = Entry(key, "people" if people else kind)
            self.english.setdefault(name, entry)
            words = tuple(name.replace(".", "").split())
            if len(words) > 1:
                self.first.setdefault(words[0], []).append((words, entry))
                self.first[words[0]].sort(key=lambda item: -len(item[0]))
        for form in forms:
            first = form.split("+")[0].lower()
            if form.endswith("-"):
                self._starts.setdefault(first.rstrip("-"), set()).add(key)
            else:
                self._index(first, key)

    def _held(self, start: str) -> str:
        """A start, or the shorter one of a name on its own that holds it: the British of the British Virgin Islands."""
        sizes = range(3, len(start) - 1)
        return next((f"{start[:size]}-" for size in sizes if start[:size].lower() in self._starts), start)

    def _index(self, form: str, key: str) -> None:
        paradigm = stems_ka.paradigm(form) if self.language == "ka" else stems_ru.paradigm(form.replace("ё", "е"))
        for stem, endings in paradigm:
            self._stems.setdefault(stem, []).append((endings, key, form[:1].isupper()))

    @lru_cache(maxsize=65_536)  # noqa: B019 - there are two of them, for good
    def keys(self, word: str) -> frozenset[str]:
        """What a word of the translation may be a form of; given names as `given:nino`.

        Args:
            word: in lower case, a name's hyphens included.
        """
        word = word.replace("ё", "е")
        found: set[str] = set()
        for size in range(len(word), 1, -1):
            stem = word[:size]
            for endings, key, _capital in self._stems.get(stem, ()):
                if word[size:] in endings:
                    found.add(key)
        for size in range(len(word), 1, -1):
            if word[:size] in self._starts:
                return frozenset(found | self._starts[word[:size]])
        return frozenset(found)

    @lru_cache(maxsize=65_536)  # noqa: B019 - as above
    def sure_keys(self, word: str) -> frozenset[str]:
        """As `keys`, without what is a common word or the start of one too."""
        word = word.replace("ё", "е")
        keys = self.keys(word)
        for size in range(len(word), 1, -1):
            start = word[:size]
            if start in self._starts:
                doubtful = start in self._vague or (start in _TOO_SHORT and not _FOLK.fullmatch(word, size))
                return keys - self._starts[start] if doubtful else keys
        return keys


@cache
def gazetteer(language: str) -> Gazetteer:
    """The settled renderings of a language; made once, in some 30 ms."""
    return Gazetteer(language)


def _start(word: str, language: str) -> str:
    """What the words of the family have in common, as a start."""
    cut = word.rstrip("იაეო" if language == "ka" else "аяьйыиоеэю").removesuffix("ეთ")
    return f"{cut if len(cut) > 2 else word}-"


def _cldr(language: str) -> Iterator[tuple[str, str]]:
    """English names of countries and cities, with their names in the language."""
    from babel import Locale

    ours, english = Locale(language), Locale("en")
    for code, name in english.territories.items():
        if len(code) == 2 and code.isalpha() and code in ours.territories:
            yield _PAREN.sub("", name), _PAREN.sub("", ours.territories[code])
    for zone, names in ours.time_zones.items():
        city = names.get("city")
        name = english.time_zones.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        if city and "/" in zone and not zone.startswith(_NO_ZONES) and name not in _NO_CITIES:
            yield name, city
