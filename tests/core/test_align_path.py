"""The best alignment of two sequences is found, with the distance to the best other one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.align_path import Step, best_path

GAP = -2.0

Move = tuple[int, int, int, int]
SCORES = st.lists(st.lists(st.integers(-50, 50), min_size=5, max_size=5), min_size=5, max_size=5)


def every_path(n: int, m: int, i: int = 0, j: int = 0) -> Iterator[list[Move]]:
    if (i, j) == (n, m):
        yield []
    for di, dj in ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1)):
        if i + di <= n and j + dj <= m:
            for rest in every_path(n, m, i + di, j + dj):
                yield [(i, j, di, dj), *rest]


def partners(path: list[Move]) -> dict[tuple[int, int], tuple[int, ...]]:
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for i, j, di, dj in path:
        for k in range(i, i + di):
            found[0, k] = tuple(range(j, j + dj))
        for k in range(j, j + dj):
            found[1, k] = tuple(range(i, i + di))
    return found


@given(st.integers(0, 4), st.integers(0, 4), SCORES)
@settings(max_examples=60, deadline=None)
def test_path_and_margins_are_those_of_trying_everything(n: int, m: int, scores: list[list[int]]) -> None:
    def pair(i: int, j: int) -> float:
        return scores[i][j] / 10

    def merge(i: int, di: int, j: int, dj: int) -> float | None:
        score = pair(i, j) + pair(i + di - 1, j + dj - 1) - 4
        return None if score < -6 else score

    def value(move: Move) -> float | None:
        i, j, di, dj = move
        return GAP if not di or not dj else pair(i, j) if di == dj else merge(i, di, j, dj)

    totals = []
    for path in every_path(n, m):
        values = [value(move) for move in path]
        if None not in values:
            totals.append((sum(v for v in values if v is not None), path))
    steps = best_path(n, m, pair, merge, GAP)
    found = [(step.source, step.target, step.sources, step.targets) for step in steps]
    best = max(total for total, _ in totals)
    assert sum(value(move) or 0.0 for move in found) == pytest.approx(best)
    linked = partners(found)
    for step in steps:
        items = [(0, k) for k in range(step.source, step.source + step.sources)]
        items += [(1, k) for k in range(step.target, step.target + step.targets)]
        others = [total for total, path in totals if any(partners(path)[item] != linked[item] for item in items)]
        wanted = best - max(others) if others else float("inf")
        assert step.margin == pytest.approx(max(0.0, wanted), abs=1e-9)


def same(i: int, j: int) -> float:
    return 3.0 if i == j else -3.0


def never(i: int, di: int, j: int, dj: int) -> None:
    return None


def test_nothing_aligns_with_nothing() -> None:
    assert best_path(0, 0, same, never, GAP) == ()
    assert best_path(0, 1, same, never, GAP) == (Step(0, 0, 0, 1, float("inf")),)


def test_a_long_parallel_text_asks_for_a_band_of_scores_only() -> None:
    asked = set()

    def pair(i: int, j: int) -> float:
        asked.add((i, j))
        return same(i, j)

    steps = best_path(1000, 1000, pair, never, GAP)
    assert [(step.source, step.target) for step in steps] == [(k, k) for k in range(1000)]
    assert len(asked) < 60 * 1000


def test_the_band_is_widened_until_a_far_shift_is_found() -> None:
    """Fifty items are missing at the start of one side and fifty others at the end of the other."""

    def pair(i: int, j: int) -> float:
        return 8.0 if j - i == 50 else -8.0

    steps = best_path(150, 150, pair, never, GAP)
    links = [(step.source, step.target) for step in steps if step.sources and step.targets]
    assert links == [(k, k + 50) for k in range(100)]


def test_two_equally_good_partners_leave_no_margin() -> None:
    steps = best_path(1, 2, lambda _i, _j: 2.0, never, GAP)
    assert [step.margin for step in steps] == [0.0, 0.0]
