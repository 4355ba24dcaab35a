"""Similarity of texts and the ranking of translation memory matches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from i18nsync.core.unit import Origin, Provenance

__all__ = ["Match", "rank", "similarity"]

# What a person wrote or confirmed goes first; then what was imported unseen, before what a machine wrote.
_TRUST = {Origin.HUMAN: 0, Origin.IMPORT: 1, Origin.MEMORY: 2, Origin.MACHINE: 3}


@dataclass(frozen=True, slots=True)
class Match:
    """A translation memory match.

    Args:
        source: the memory's source text.
        target: its translation.
        score: similarity to the text that was looked up, 0 to 100; 100 is exact.
        provenance: where the pair came from.
    """

    source: str
    target: str
    score: int
    provenance: Provenance


def similarity(a: str, b: str) -> float:
    """How alike two texts are, 0 to 100: twice the characters they share in order, of all they have together.

    This is rapidfuzz's `fuzz.ratio` (normalised insert and delete distance); 100 exactly when the texts are equal.
    """
    from rapidfuzz import fuzz

    return float(fuzz.ratio(a, b))


def rank(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Best first: by score, then by whose words they are, then newest first; the same order whatever came in.

    Of matches that are equal in source and target only the best is kept.
    """
    kept: dict[tuple[str, str], Match] = {}
    newest_first = sorted(matches, key=lambda match: (match.provenance.at, match.source, match.target), reverse=True)
    for match in sorted(newest_first, key=lambda match: (-match.score, *_trust(match.provenance))):
        kept.setdefault((match.source, match.target), match)
    return tuple(kept.values())


def _trust(provenance: Provenance) -> tuple[bool, int]:
    by_person = provenance.origin is Origin.HUMAN or bool(provenance.by)
    return not by_person, _TRUST[provenance.origin]
