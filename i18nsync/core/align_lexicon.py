"""A lexicon of two documents: words that keep turning up in each other's translation.

A first alignment is right nearly everywhere, so it teaches which word of the version stands for which of the source,
within this article alone: `maintainer` and `мейнтейнер`, but also `removal` and `удаление`. A second alignment uses
that. A pair of words counts from three links on, so no link is proved by itself alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

__all__ = ["learn", "word_stems"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_SOURCE_STEM, _TARGET_STEM = 6, 5
_SHORT = 3  # words up to so many letters are hardly ever telling
_FEWEST_LINKS = 3
_COMMON = 0.4  # of all links; a word that is in more of them tells nothing
_DICE = 0.7


def word_stems(text: str, length: int = _TARGET_STEM) -> frozenset[str]:
    """The beginnings of the longer words of a text, in lower case."""
    return frozenset(word.lower()[:length] for word in _WORD.findall(text) if len(word) > _SHORT)


def learn(
    sources: Sequence[str], targets: Sequence[str], links: Iterable[tuple[int, int]]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Tokens that a segment and its translation have in common, for each segment of both sides.

    Args:
        sources: plain words of each source segment.
        targets: plain words of each of the version's segments.
        links: index pairs that are taken for each other's translation.

    Returns:
        For each side's segments, a token for each word of the lexicon that is in it. Words are paired by the Dice
        coefficient of the links that they are in (Dice, "Measures of the Amount of Ecologic Association Between
        Species", Ecology 26, 1945); each word of the version goes with the best source word only.
    """
    ours = [word_stems(text, _SOURCE_STEM) for text in sources]
    theirs = [word_stems(text) for text in targets]
    seen, others, together = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    count = 0
    for i, j in links:
        count += 1
        seen.update(ours[i])
        others.update(theirs[j])
        together.update((word, other) for word in ours[i] for other in theirs[j])
    most = max(_FEWEST_LINKS, _COMMON * count)
    best: dict[str, tuple[float, str]] = {}
    for (word, other), times in together.items():
        if times < _FEWEST_LINKS or seen[word] > most or others[other] > most:
            continue
        dice = 2 * times / (seen[word] + others[other])
        if dice >= _DICE:
            best[other] = max(best.get(other, (0.0, "")), (dice, word))
    words: dict[str, set[str]] = defaultdict(set)
    for other, (_, word) in best.items():
        words[word].add(other)
    return (
        [frozenset(f"%{word}" for word in stems if word in words) for stems in ours],
        [frozenset(f"%{best[other][1]}" for other in stems if other in best) for stems in theirs],
    )
