"""Similarity of texts, and the kinds and the ranking of translation memory matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from i18nsync.core.unit import Origin, Provenance

__all__ = ["Match", "MatchKind", "MemoryStats", "contexts", "rank", "similarity"]

# What a person wrote or confirmed goes first; then what was imported unseen, before what a machine wrote.
_TRUST = {Origin.HUMAN: 0, Origin.IMPORT: 1, Origin.MEMORY: 2, Origin.MACHINE: 3}


class MatchKind(StrEnum):
    """How a match fits the text that was looked up; the order is the order of trust."""

    CONTEXT = "context"
    EXACT = "exact"
    NEAR_EXACT = "near-exact"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Match:
    """A translation memory match.

    Args:
        source: the memory's source text.
        target: its translation; with the numbers of the text that was looked up, where `note` says so.
        score: similarity to the text that was looked up, 0 to 101; 100 is exact, 101 with the same neighbours too.
        provenance: where the pair came from.
        note: how a near-exact match differs or what was replaced in it, for the reviewer; empty for any other.
        article: id of the article that the pair came from, if known.
        context: between which neighbours the pair stands, see `contexts`; empty if not known.
    """

    source: str
    target: str
    score: int
    provenance: Provenance
    note: str = ""
    article: str = field(default="", compare=False)
    context: str = field(default="", compare=False)

    @property
    def kind(self) -> MatchKind:
        """How it fits."""
        if self.score >= 100:
            return MatchKind.CONTEXT if self.score > 100 else MatchKind.EXACT
        return MatchKind.NEAR_EXACT if self.note else MatchKind.FUZZY


@dataclass(frozen=True, slots=True)
class MemoryStats:
    """What a memory holds for one pair of locales.

    Args:
        source: tag of the source locale.
        target: tag of the target locale.
        segments: pairs of texts.
        sources: different source texts among them.
        sentences: pairs of sentences that were taken from segments.
        reviewed: segments that a person wrote or confirmed.
        articles: articles that segments came from.
        oldest: time of the oldest dated segment, in UTC; empty if there is none.
        newest: time of the newest one.
    """

    source: str
    target: str
    segments: int
    sources: int
    sentences: int
    reviewed: int
    articles: int
    oldest: str = ""
    newest: str = ""


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


def contexts(sources: Sequence[str]) -> dict[str, str]:
    """For each text of an article its context: 16 hex digits that stand for the text before and the text after it.

    The first text has nothing before it, the last nothing after it, which is context as well; a text that is alone has
    none (empty), and one that stands in several places has that of the first.

    Args:
        sources: the sources of all units, in the order of the article.
    """
    found: dict[str, str] = {}
    for index, source in enumerate(sources):
        before = sources[index - 1] if index else ""
        after = sources[index + 1] if index + 1 < len(sources) else ""
        found.setdefault(source, _digest(before, after) if before or after else "")
    return found


def _digest(before: str, after: str) -> str:
    first, second = (text.encode("utf-8", "surrogatepass") for text in (before, after))
    return blake2b(b"%d:%b%b" % (len(first), first, second), digest_size=8).hexdigest()


def _trust(provenance: Provenance) -> tuple[bool, int]:
    by_person = provenance.origin is Origin.HUMAN or bool(provenance.by)
    return not by_person, _TRUST[provenance.origin]
