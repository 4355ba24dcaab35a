"""Dealing articles to engines by lot, and the order that rates allow."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.compare import Trial, assign
from i18nsync.core.ranking import FEWEST, Rate, bootstrap, mean_rate, ranks

ARTICLES = [f"2026/01/{number}" for number in range(3000)]
spans = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)).map(sorted), max_size=8)


def test_every_engine_gets_its_share() -> None:
    """A third each, within what chance allows (4 standard deviations)."""
    counts = Counter(assign(article, ["deepl", "google", "chat"], 7) for article in ARTICLES)
    assert set(counts) == {"deepl", "google", "chat"}
    assert all(abs(count - 1000) < 104 for count in counts.values())


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, unique=True), st.integers())
def test_the_lot_is_the_same_each_time(article: str, names: list[str], seed: int) -> None:
    """Whatever the order of the names, so a stopped run goes on as it began."""
    assert assign(article, names, seed) in names
    assert assign(article, names, seed) == assign(article, names[::-1], seed)


def test_an_engine_that_joins_moves_nothing_between_the_others() -> None:
    """It takes its share of both."""
    for article in ARTICLES[:300]:
        assert assign(article, ["a", "b", "c"], 0) in (assign(article, ["a", "b"], 0), "c")


def test_another_seed_deals_anew() -> None:
    """About half of the articles go to the other one of two."""
    moved = sum(assign(article, ["a", "b"], 0) != assign(article, ["a", "b"], 1) for article in ARTICLES)
    assert 1380 < moved < 1620


def test_a_trial_lets_the_memory_draft_everything() -> None:
    """It is asked first where it is usually asked; of the others only the one whose lot it is."""
    trial = Trial(("google", "deepl"), 3)
    assert trial.chain(["memory", "mymemory"]) == ["memory", "google", "deepl"]
    assert trial.chain(["mymemory"]) == ["google", "deepl"]
    assert trial.note == Trial(("deepl", "google")).note == "compare: deepl, google"
    for article in ARTICLES[:20]:
        assert trial.takes("memory", article)
        assert trial.takes("google", article) != trial.takes("deepl", article)


def sample(seed: int, count: int, mean: float = 0.2) -> list[tuple[float, float]]:
    random = Random(seed)
    return [(random.uniform(0, 2 * mean) * length, length) for length in random.choices([40.0, 200.0, 900.0], k=count)]


def test_an_interval_holds_the_mean_and_is_the_same_for_a_seed() -> None:
    """Another seed moves its ends a little only."""
    clusters = sample(1, 60)
    one, same, other = (bootstrap(clusters, Random(seed)) for seed in (1, 1, 2))
    assert one == same != other
    assert one[0] < mean_rate(clusters, Random(1)).value < one[1]
    assert one == pytest.approx(other, abs=0.01)


def test_intervals_cover_the_truth_about_as_often_as_they_say() -> None:
    """Of 100 samples of 60 articles, nine in ten or more; a percentile interval is a little too narrow."""
    hits = 0
    for seed in range(100):
        low, high = bootstrap(sample(seed, 60), Random(seed), resamples=100)
        hits += low <= 0.2 <= high
    assert 90 <= hits <= 99


def test_many_articles_are_bundled_without_changing_the_interval() -> None:
    """2,000 articles: as narrow as theory says (the ratio estimator's standard error), within a fifth."""
    clusters = sample(5, 2000)
    rate = sum(edits for edits, _ in clusters) / (total := sum(length for _, length in clusters))
    error = sum((edits - rate * length) ** 2 for edits, length in clusters) ** 0.5 / total
    low, high = bootstrap(clusters, Random(0))
    assert (high - low) / 2 == pytest.approx(1.96 * error, rel=0.2)


def test_few_articles_give_no_interval() -> None:
    """One below the least has a mean only; and so has what was never edited."""
    assert mean_rate([(0.0, 4.0)] * 50, Random(0)) == Rate(0.0)
    assert mean_rate([(1.0, 4.0)] * (FEWEST - 1), Random(0)) == Rate(0.25)
    assert mean_rate([(1.0, 4.0)] * FEWEST, Random(0)) == Rate(0.25, 0.25, 0.25)


@pytest.mark.parametrize(("intervals", "places"), [
    ([], []),
    ([(0.1, 0.2)], [None]),
    ([(0.1, 0.2), (0.3, 0.4)], [1, 2]),
    ([(0.3, 0.4), (0.1, 0.2)], [2, 1]),
    ([(0.1, 0.3), (0.2, 0.4)], [None, None]),
    ([(0.1, 0.2), (0.2, 0.4)], [None, None]),
    ([(0.1, 0.3), (0.2, 0.5), (0.4, 0.6)], [None, None, None]),
    ([(0.5, 0.6), (0.1, 0.2), (0.55, 0.7)], [2, 1, 2]),
    ([(0.1, 0.2), None, (0.3, 0.4)], [1, None, 2]),
    ([(0.1, 0.2), None], [None, None]),
    ([(0.0, 0.0), (0.0, 0.0)], [None, None]),
])  # fmt: skip
def test_no_order_where_intervals_overlap(
    intervals: list[tuple[float, float] | None], places: list[int | None]
) -> None:
    """Directly or through others; what has no interval has no place."""
    assert ranks([Rate(0.2) if each is None else Rate(each[0], *each) for each in intervals]) == places


@given(spans)
def test_a_better_place_means_an_interval_wholly_below(found: list[list[float]]) -> None:
    """And an equal place never stands for two that could be told apart from all between."""
    places = ranks([Rate(low, low, high) for low, high in found])
    assert all(place is None for place in places) or len(set(places)) > 1
    for (_, high), place in zip(found, places, strict=True):
        for (low, _), other in zip(found, places, strict=True):
            if place is not None and other is not None and place < other:
                assert high < low
