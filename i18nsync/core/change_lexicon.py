"""Whether a string of letters is an English word, or could be one: what tells a slip of the pen from another word.

The forms come from simplemma's English list (some 100,000). No list has every word, so a form that it does not have
counts as a word all the same when a known word with an ending, a beginning or another word joined to it explains it:
`decilitres`, `uncensured`, `shopfitter`. That errs to the safe side: a misspelling that is taken for a word costs a
review, a word that is taken for a misspelling would let another meaning pass.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_word", "may_be_word"]

_ENDINGS_TEXT = """
    s es ed d r er ers or ors ing ings ly y ness less ful able ible ably ibly ment ments ish ism ist ists ity ous
    ion ions ation ations al als ally ise ised ises ising ize ized izes izing ship ships hood like some ward wise est
    ier iers iest ily iness ability ibility abilities
"""
_ENDINGS = tuple(_ENDINGS_TEXT.split())
_BEGINNINGS_TEXT = """
    un re non in im il ir dis mis over under out up off pre post anti co de sub super inter semi multi bi tri mid self
    counter fore trans micro mini mega auto eco pro deci centi milli kilo photo electro geo bio neo ex by cross half
"""
_BEGINNINGS = tuple(_BEGINNINGS_TEXT.split())
# Words that the list lacks and that are one letter away from common ones.
_RARE_TEXT = """
    salvia flacon flacons elusion elusions horas barbitone barbitones contingence mendicity
"""
_RARE = frozenset(_RARE_TEXT.split())
_PART = 3  # letters that what is left after an ending or a beginning has at least
_JOINED = 4  # letters that each half of a compound has at least


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether `word`, in lower case, is a known form of an English word, in American or British spelling."""
    from simplemma import is_known  # loads its list: 0.1 s, once

    return bool(word) and any(
        is_known(form, lang="en") for form in {word, word.replace("iz", "is"), word.replace("yz", "ys")}
    )


@lru_cache(maxsize=20_000)
def may_be_word(word: str) -> bool:
    """Whether `word` is known, or is made of known parts, so that it may be a word that the list lacks."""
    return is_word(word) or word in _RARE or _has_ending(word) or _has_beginning(word) or _is_compound(word)


def _has_ending(word: str) -> bool:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _PART:
            continue
        if is_word(stem) or is_word(f"{stem}e"):
            return True
        if stem[-1] == stem[-2] and is_word(stem[:-1]):
            return True
        if stem[-1] == "i" and is_word(f"{stem[:-1]}y"):
            return True
    return False


def _has_beginning(word: str) -> bool:
    rests = (word.removeprefix(beginning) for beginning in _BEGINNINGS)
    return any(rest != word and len(rest) >= _PART and (is_word(rest) or _has_ending(rest)) for rest in rests)


def _is_compound(word: str) -> bool:
    return any(is_word(word[:cut]) and is_word(word[cut:]) for cut in range(_JOINED, len(word) - _JOINED + 1))
