"""Georgian word forms: what a noun, adjective or name may look like in a sentence.

The rules are those of any school grammar (Shanidze, *Basics of the Georgian Grammar*, 1973): seven cases, the plural in
-ებ-, stems that lose a vowel before some endings, postpositions and particles written together with their noun.
"""

from __future__ import annotations

__all__ = ["is_regular", "paradigm", "stem_of"]

_VOWELS = "აეიოუ"
_SONORANTS = "ლრნმ"  # before these the last vowel of a stem may drop: წყალი, წყლის
_NOUNS_IN_IA = frozenset({"მერი"})  # მერია is the city hall much sooner than "is the mayor"
_SHORTEST = 3  # letters of a stem that has lost a vowel


def _and(endings: str, particles: str) -> set[str]:
    return {ending + particle for ending in endings.split() for particle in ("", *particles.split())}


# After a stem whose vowel has dropped: genitive, instrumental and adverbial, and what is built on them.
_SHORT = (
    _and("ის ით ად", "ა აც ვე")
    | _and("ისთვის ისგან ისკენ იდან", "აც ა")
    | _and("ამდე", "ც ა")
    | {"ივით", "ისას", "ისებრ", "ისმიერ"}
)
_PLURAL = {
    "ებ" + ending
    for ending in (
        _SHORT
        | _and("ი", "ა ც ვე")
        | _and("მა", "ც ვე")
        | _and("ს", "ა აც ავე")
        | _and("ში ზე", "ც ა")
        | _and("თან", "აც ა")
        | {"ო", "სავით"}
    )
}
# After a consonant stem, without the nominative -ი; the empty one is an attribute's: ძველ ხიდზე.
_CONSONANT = (
    _SHORT
    | _PLURAL
    | _and("ი", "ა ც ვე")
    | _and("მა", "ც ვე")
    | _and("ს", "ა აც ავე")
    | _and("ში ზე", "ც ა")
    | _and("თან", "აც ა")
    | {"", "ო", "სავით", "თანაა", "თა", "თათვის"}
)
# After a stem in a vowel that stays.
_VOWEL = (
    {"", "მ", "დ", "ვ", "ც", "ა", "ვე", "თი", "თიც", "სავით", "მაც", "დაც", "სი", "სას"}
    | _and("ს", "ა აც ავე")
    | _and("ში ზე მდე", "ც ა")
    | _and("სთან სთვის სგან სკენ დან", "აც ა")
)


def paradigm(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Stems of `word`, given in its base form, each with the endings that may follow.

    An ending in the result is certain only together with its stem; the lists hold more than any one word uses.
    """
    last = word[-1]
    if last == "ი":
        stem = word[:-1]
        endings = _CONSONANT - {"ია"} if word in _NOUNS_IN_IA else _CONSONANT
        found = [(stem, frozenset(endings)), (word, frozenset({"მ", "მაც", "თი", "სთან", "სთვის", "სგან", "დან"}))]
        short = _syncopated(stem)
        if short:
            found.append((short, frozenset(_SHORT | _PLURAL)))
        return tuple(found)
    if last in "აე":
        plural: set[str] = _PLURAL if last == "ა" else set()
        found = [(word, frozenset(_VOWEL | (_PLURAL - plural)))]
        if len(word) > 2:
            cut = frozenset((_SHORT - {"ად", "ადა", "ადაც", "ადვე", "ამდე", "ამდეც"}) | plural)
            found.append((word[:-1], cut))
            short = _syncopated(word[:-1]) if last == "ა" else ""
            if short:
                found.append((short, cut))  # ფანჯარა, ფანჯრის
        return tuple(found)
    if last in _VOWELS:
        return ((word, frozenset(_VOWEL | _PLURAL)),)
    return ((word, frozenset(_CONSONANT)),)


def is_regular(word: str) -> bool:
    """Whether the endings follow the stem of `word` in one way only, so that they can be put after another stem."""
    return word[-1] == "ი" and len(word) > 2 and word[-2] not in _VOWELS + _SONORANTS


def stem_of(word: str) -> str:
    """What the endings follow: `word` without the nominative -ი of a consonant stem."""
    return word[:-1] if word[-1] == "ი" else word


def _syncopated(stem: str) -> str:
    """The stem without its last vowel, where that may drop: before ლ, რ, ნ or მ; ო may become ვ (მინდორი, მინდვრის)."""
    if len(stem) <= _SHORTEST or stem[-1] not in _SONORANTS or stem[-2] not in "აეო" or stem[-3] in _VOWELS:
        return ""
    return stem[:-2] + stem[-1]
