"""What the memory's databases have in common: the keys that texts are found by, and how the candidates are judged.

A near match is found in two steps: first the rarest words of the query vote, weighted by how rare they are, for the
sources they occur in; then the best two hundred are compared letter by letter. Votes of the sixteen rarest words lose
almost nothing against comparing with every source, and take a fraction of the time. Short texts have too few words to
vote, so they are indexed by groups of three letters too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from heapq import nlargest
from typing import Any

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, rank
from i18nsync.core.near import adapt
from i18nsync.core.unit import Origin, Provenance

__all__ = [
    "CANDIDATES",
    "LIMIT",
    "NEAR",
    "READ",
    "VOTERS",
    "as_match",
    "bounds",
    "elect",
    "gather",
    "is_better",
    "key_of",
    "name_of",
    "near_matches",
    "pair_of",
    "scores",
    "token_groups",
    "tokens_of",
]

CANDIDATES = 200
"""Sources that are compared letter by letter."""

VOTERS = 16
"""The rarest tokens of a query that vote; of a short one, as many groups of letters too."""

READ = 2_000
"""Postings (or one for 150 sources) after which no further token is asked: common words add nothing."""

LIMIT = 40_000
"""Postings of one token that are read at most."""

NEAR = 200
"""Near-exact pairs that are looked at, newest first; a number alone is near-exact to every other."""

_WORD = re.compile(r"\w+")
_SHORT = 40  # characters up to which a query is looked up by groups of three letters too
_SHORT_ENTRY = 66  # ...and an entry indexed by them: the longest that is 75 % similar to such a query


def name_of(pair: LocalePair) -> str:
    """A pair of locales as the databases hold it."""
    return f"{pair.source} {pair.target}"


def pair_of(name: str) -> LocalePair:
    """The reverse of `name_of`."""
    source, target = name.split(" ")
    return LocalePair(Locale(source), Locale(target))


def key_of(name: str, text: str) -> int:
    """64 bits as a database's signed integer; texts are compared after it, tokens need no more."""
    digest = blake2b(f"{name}\0{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def tokens_of(name: str, text: str) -> list[int]:
    """The keys that a source is found by, sorted, so that two writers take their locks in one order."""
    found = _words(text) | (_triples(text) if len(text) <= _SHORT_ENTRY else set())
    return sorted({key_of(name, token) for token in found})


def token_groups(name: str, text: str) -> list[list[int]]:
    """The keys that a query is looked up by: its words, and the groups of letters of a short one."""
    kinds = [_words(text)] + ([_triples(text)] if len(text) <= _SHORT else [])
    return [[key_of(name, token) for token in kind] for kind in kinds]


def bounds(length: int, threshold: int) -> tuple[int, int]:
    """The lengths that a text may have that is `threshold` percent similar to one of `length` characters.

    Twice the shorter length over both lengths is the highest similarity that two texts can have.
    """
    low, high = threshold / (200 - threshold), (200 - threshold) / max(threshold, 1)
    return math.floor(length * low), math.ceil(length * high)


def elect(
    groups: Iterable[Sequence[tuple[int, int]]], total: int, postings: Callable[[int], Sequence[int]]
) -> list[int]:
    """Ids of the sources worth a closer look, best votes first.

    Args:
        groups: (token, sources that have it) of each kind of tokens, rarest first.
        total: how many sources there are.
        postings: token -> ids of sources that have it and the right length.
    """
    votes: dict[int, float] = {}
    for rarest in groups:
        read = 0
        for token, sources in rarest:
            if read >= max(READ, total // 150):
                break
            found = postings(token)
            read += len(found)
            weight = math.log(1 + total / max(sources, 1))
            for key in found:
                votes[key] = votes.get(key, 0.0) + weight
    return nlargest(CANDIDATES, votes, key=votes.__getitem__)


def scores(source: str, texts: Mapping[int, str], threshold: int, limit: int) -> dict[int, int]:
    """Id -> whole similarity of the sources at or above the threshold, best first to the last decimal."""
    from rapidfuzz import fuzz, process

    return {
        key: 100 if text == source else min(99, int(score))
        for text, score, key in process.extract(source, texts, scorer=fuzz.ratio, score_cutoff=threshold, limit=limit)
    }


def near_matches(found: Iterable[Match], source: str, pair: LocalePair) -> tuple[Match, ...]:
    """Those pairs that can be made to fit a near-exact source, best first."""
    fitting = (adapt(match, source, pair) for match in found)
    return rank(match for match in fitting if match is not None)


def gather(
    scored: Mapping[int, int], rows: Iterable[tuple[int, bool, Match]], near: Sequence[Match], limit: int
) -> list[Match]:
    """All matches in order: equal ones, near-exact ones, then by similarity; each source's own ones ranked.

    Args:
        scored: as `scores` gave it.
        rows: (id of the source, whether it is a sentence of a longer text, match) of these sources.
        near: the near-exact ones, which stand for the pairs of the same sources.
        limit: how many.
    """
    by_source: dict[int, list[Match]] = {key: [] for key in scored}
    adapted = {match.source for match in near}
    for key, is_sentence, match in rows:
        if match.source not in adapted:
            score = min(scored[key], 99) if is_sentence else scored[key]
            by_source[key].append(Match(match.source, match.target, score, match.provenance, "", match.article))
    ordered = [match for matches in by_source.values() for match in rank(matches)]
    equal = [match for match in ordered if match.score == 100]
    return [*equal, *near, *(match for match in ordered if match.score < 100)][:limit]


def is_better(new: tuple[str, str, str], old: tuple[str, str, str]) -> bool:
    """Whether the provenance (origin, reviewer, time) of a pair that is there already is to be replaced.

    What a person wrote goes first, then what one confirmed, then the rest; of one kind the newer.
    """
    return _weight(new) > _weight(old)


def _weight(provenance: tuple[str, str, str]) -> tuple[bool, bool, str]:
    origin, by, at = provenance
    human = origin == Origin.HUMAN.value
    return human or bool(by), human, at


def as_match(row: Sequence[Any], score: int = 100) -> Match:
    """A row of source, target, origin, engine, reviewer, time, article and context."""
    source, target, origin, engine, reviewer, at, article, context = row[:8]
    return Match(
        source, target, score, Provenance(Origin(origin), engine, None, reviewer, at), "", article, context or ""
    )


def _words(text: str) -> set[str]:
    """The words that a source is found by; a text without any is its own word."""
    folded = text.casefold()
    return set(_WORD.findall(folded)) or {folded.strip()}


def _triples(text: str) -> set[str]:
    """The groups of three letters that a short source is found by."""
    padded = f" {' '.join(_WORD.findall(text.casefold()))} "
    return {f"3{padded[at : at + 3]}" for at in range(len(padded) - 2)}
