"""Pairs of sentences from a pair of texts that a person has confirmed as a whole."""

from __future__ import annotations

from collections import Counter

from i18nsync.core.sentences import sentence_starts

__all__ = ["sentence_pairs"]

_RATIO = 3.0  # a sentence this many times longer than its translation, or shorter, is probably not translated by it
_BRACKETS = (("[", "]"), ("(", ")"), ("<", ">"), ("{", "}"))
_TWINS = ("`", "**", "__", "~~")


def sentence_pairs(source: str, target: str) -> list[tuple[str, str]]:
    """The sentences of a text beside those of its translation; empty where they do not pair off for certain.

    They do where both sides have the same number of sentences, two or more, and each pair has the same digits, is of
    similar length, and cuts through no inline markup. So a text whose translation joins two sentences and parts a
    third gives nothing, rather than a wrong pair.
    """
    ours, theirs = _sentences(source), _sentences(target)
    if len(ours) < 2 or len(ours) != len(theirs):
        return []
    pairs = list(zip(ours, theirs, strict=True))
    return pairs if all(_agree(one, other) for one, other in pairs) else []


def _sentences(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[start:end].strip() for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]


def _agree(one: str, other: str) -> bool:
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    return longer <= shorter * _RATIO and _digits(one) == _digits(other) and _is_whole(one) and _is_whole(other)


def _digits(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isdecimal())


def _is_whole(text: str) -> bool:
    """Whether no markup is open at the end that was not opened here, or the other way round."""
    return all(text.count(first) == text.count(last) for first, last in _BRACKETS) and all(
        text.count(mark) % 2 == 0 for mark in _TWINS
    )
