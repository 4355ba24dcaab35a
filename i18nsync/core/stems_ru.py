"""Russian word forms: what a noun, adjective or name may look like in a sentence.

The rules are those of the declensions in Zaliznyak's *Grammatical Dictionary* (1977), taken widely: a list of endings
holds what any word of that shape uses, so a form is found whatever the gender or stress that the spelling hides.
Surnames in -ов, -ин and -ский and the given names beside them have endings of their own.
"""

from __future__ import annotations

__all__ = ["declension", "paradigm", "stem_of"]


def _set(text: str, *, bare: bool = False) -> frozenset[str]:
    return frozenset(text.split()) | ({""} if bare else frozenset())


_HARD = _set("а у ом ем ым е ы и ов ев ей ам ами ах", bare=True)
_FLEETING = _set("а у ом ем е ы и ов ев ей ам ами ах")
_SURNAME = _set("а у ым ом е ы ых ыми", bare=True)
_PLURAL_ADJECTIVE = _set("ые ие ых их ым им ыми ими")
_FEMININE_ADJECTIVE = _set("ая яя ой ей ую юю ою ею") | _PLURAL_ADJECTIVE
_MASCULINE_ADJECTIVE = _set("ый ий ой ого его ому ему ым им ом ем") | _PLURAL_ADJECTIVE
_NEUTER_ADJECTIVE = _set("ое ее ого его ому ему ым им ом ем") | _PLURAL_ADJECTIVE
_J_NOUN = _set("й я ю ем е и ев ям ями ях")
_J_NAME = _J_NOUN - {"ев"}  # Андреев is another man than Андрей
_SOFT = _set("ь я ю ем е и ей ям ями ях ью")
_SOFT_FLEETING = _set("я ю ем е и ей ям ями ях ью")
_A = _set("а ы и е у ой ою ей ею ам ами ах")
_SURNAME_A = _set("а ой ою у")  # Орлова; -ы and -е would be Орлов's family
_YA = _set("я и ю е ей ею ям ями ях")
_IYA = _set("я и ю ей ею й ям ями ях")
_O = _set("о а у ом е ам ами ах")
_E = _set("е я ю ем и ям ями ях ей й")
_PLURAL = _set("ы и ов ев ей ам ами ах")
_FLEETING_ENDS = ("ок", "ек", "ец")


def paradigm(word: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Stems of `word`, given in its base form, each with the endings that may follow.

    `word` and the forms that are compared are spelled with е for ё. Capitals matter: a name in -а has no genitive
    plural without ending, so that Орлов is no form of Орлова.
    """
    found = _paradigm(word.lower(), is_name=word[:1].isupper())
    return (*found, (word.lower(), frozenset({""})))


def _paradigm(word: str, *, is_name: bool) -> tuple[tuple[str, frozenset[str]], ...]:
    if len(word) < 3:
        return ()
    if word.endswith(("ая", "яя")):
        endings = _FEMININE_ADJECTIVE
        return ((word[:-2], endings), (word[:-1], _YA)) if is_name else ((word[:-2], endings),)
    for ends, endings in (
        (("ый", "ой"), _MASCULINE_ADJECTIVE),
        (("ое", "ее"), _NEUTER_ADJECTIVE),
        (("ые",), _PLURAL_ADJECTIVE),
    ):
        if word.endswith(ends):
            noun = ((word[:-1], _J_NAME if is_name else _J_NOUN),) if word.endswith("ой") else ()
            return ((word[:-2], endings), *noun)
    if word.endswith("ий"):
        return ((word[:-2], _MASCULINE_ADJECTIVE), (word[:-1], _J_NAME if is_name else _J_NOUN))
    if word.endswith("ие"):
        # заседание is a noun, железнодорожные пути would be rare as a plural in -ие
        return ((word[:-1], _E), (word[:-2], _PLURAL_ADJECTIVE))
    return _noun(word, is_name=is_name)


def _noun(word: str, *, is_name: bool) -> tuple[tuple[str, frozenset[str]], ...]:
    stem, last = word[:-1], word[-1]
    bare = frozenset[str]() if is_name else frozenset({""})
    by_last = {
        "й": _J_NAME if is_name else _J_NOUN,
        "о": _O | bare,
        "е": _E,
        "ы": _PLURAL | {""},
        "и": frozenset({"и"}) if is_name else _PLURAL | _YA | {""},
        "а": _SURNAME_A if is_name and word.endswith(("ова", "ева")) else _A | bare,
        "я": _IYA if word.endswith("ия") else _YA | (bare and frozenset({"ь", "й"})),
        "ь": _SOFT,
    }
    if last in by_last:
        loses = last == "ь" and word.endswith(("ень", "оть", "оль"))  # a vowel: оползень, оползня
        return ((stem, by_last[last]), *(((f"{word[:-3]}{word[-2]}", _SOFT_FLEETING),) if loses else ()))
    if last in "уэю":
        return ()
    if is_name and word.endswith(("ов", "ев", "ин", "ын")):
        return ((word, _SURNAME),)
    loses = word.endswith(_FLEETING_ENDS) and len(word) > 3
    return ((word, _HARD), *(((f"{word[:-2]}{last}", _FLEETING),) if loses else ()))


def declension(word: str) -> str:
    """A name for the endings of `word` where another word of the same name takes just the same; empty if unsure.

    Only nouns in -а after a hard consonant that is no sibilant or velar, masculine ones in such a consonant, nouns in
    -ия, and indeclinable names are sure: spelling rules and stress leave them nothing to choose.
    """
    lower = word.lower()
    if lower.endswith("ия"):
        return "-ия"
    hard = "бвдзлмнпрст"
    if len(lower) > 3 and lower[-1] == "а" and lower[-2] in hard:
        return "-а"
    if len(lower) > 3 and lower[-1] in hard and not lower.endswith(("ов", "ев", "ин", "ын", "ел", "ён", "ен")):
        return "hard"
    return "indeclinable" if word[:1].isupper() and lower[-1:] in ("и", "у", "ю", "э", "о") else ""


def stem_of(word: str) -> str:
    """What the endings follow in words that `declension` knows."""
    return word[:-1] if word[-1:].lower() in ("а", "я") else word
