"""Ranking: mean rates with their bootstrap intervals, and no order where these overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Protocol

__all__ = ["FEWEST", "Chance", "Rate", "bootstrap", "mean_rate", "ranks"]

FEWEST = 10
"""Articles from which a rate gets an interval: the bootstrap of fewer looks surer than it is."""

RESAMPLES = 1000
LEVEL = 0.95
BUNDLES = 500
"""Draws of a resample: more articles are dealt out to so many bundles, which vary as the articles do, and cost less."""


class Chance(Protocol):
    """What is asked of a `random.Random`."""

    def choices(self, population: Sequence[tuple[float, float]], /, *, k: int) -> Sequence[tuple[float, float]]:
        """`k` of `population`, each with the same chance, any of them more than once."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A length-weighted mean rate.

    Args:
        value: the mean.
        low: lower end of its 95 % interval; None where there are fewer than `FEWEST` articles or no edits.
        high: upper end; None likewise.
    """

    value: float
    low: float | None = None
    high: float | None = None


def mean_rate(clusters: Sequence[tuple[float, float]], random: Chance) -> Rate:
    """All edits over all lengths, with an interval if there are clusters enough and any edits.

    Where nothing was edited, resamples are all alike and would look like certainty; it may as well be that nobody read.

    Args:
        clusters: (edits, length) of each article; lengths above 0, at least one article.
        random: where the resamples come from.
    """
    edits, length = _sums(clusters)
    value = edits / length
    if len(clusters) < FEWEST or not edits:
        return Rate(value)
    return Rate(value, *bootstrap(clusters, random))


def bootstrap(
    clusters: Sequence[tuple[float, float]], random: Chance, *, resamples: int = RESAMPLES, level: float = LEVEL
) -> tuple[float, float]:
    """The percentile interval of the clusters' common rate (Efron and Tibshirani, 1993, chapter 13).

    Whole articles are drawn, not strings: the strings of an article share subject, engine and reviewer, and as so many
    independent ones they would feign an interval that is too narrow.

    Args:
        clusters: (edits, length) of each article; lengths above 0, at least one article.
        random: where the resamples come from.
        resamples: how many.
        level: share of the resamples that the interval holds.

    Returns:
        The lower and the upper end.
    """
    if len(clusters) > BUNDLES:
        clusters = [_sums(clusters[start::BUNDLES]) for start in range(BUNDLES)]
    rates = []
    for _ in repeat(None, resamples):
        edits, length = _sums(random.choices(clusters, k=len(clusters)))
        rates.append(edits / length)
    rates.sort()
    out = (1 - level) / 2
    return rates[int(out * (resamples - 1))], rates[-1 - int(out * (resamples - 1))]


def _sums(clusters: Sequence[tuple[float, float]]) -> tuple[float, float]:
    edits, lengths = zip(*clusters, strict=True)
    return sum(edits), sum(lengths)


def ranks(rates: Sequence[Rate]) -> list[int | None]:
    """A place for each rate, the lowest first; None where nothing can be said.

    Rates whose intervals overlap, directly or by way of others between them, share a place. Where all would share one,
    or less than two have an interval, there is no ranking. Two 95 % intervals lie apart by mere chance once in 180
    times if they are equally wide, and never more often than once in 20 (z = 1.96 (a + b) / sqrt(a^2 + b^2), where a
    and b are their half widths).
    """
    spans = sorted(
        (rate.low, rate.high, place)
        for place, rate in enumerate(rates)
        if rate.low is not None and rate.high is not None
    )
    found: list[int | None] = [None] * len(rates)
    rank, reach = 0, -1.0
    for number, (low, high, place) in enumerate(spans, 1):
        if low > reach:
            rank = number
        reach = max(reach, high)
        found[place] = rank
    return found if rank > 1 else [None] * len(rates)
