"""Lemmas of common nouns, from simplemma's word lists; they lie in its wheel."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["lemma"]


@lru_cache(maxsize=65_536)
def lemma(word: str, language: str) -> str:
    """The lemma of `word` in `language`, or the word itself where the list has none. The lists load in a second."""
    from simplemma import lemmatize

    try:
        return lemmatize(word, lang=language)
    except ValueError:  # no list for that language
        return word
