"""Similarity of texts and the ranking of translation memory matches."""

from __future__ import annotations

from dataclasses import dataclass

from i18nsync.core.unit import Provenance

__all__ = ["Match"]


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
