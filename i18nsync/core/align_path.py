"""The best alignment of two sequences, and by how much each of its steps is better than any other.

Dynamic programming over the moves 1:1, 1:0, 0:1, 1:2 and 2:1 (Gale and Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19, 1993, without 2:2). Scores are log-odds, so the difference between
the best alignment and the best one that links an item otherwise (its max-marginal) says how sure that link is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Step", "best_path"]

_NEVER = float("-inf")
_BAND = 24
"""Items that an alignment may drift from the diagonal before more of the table is looked at."""

_MERGES = ((1, 2), (2, 1))

PairScore = Callable[[int, int], float]
MergeScore = Callable[[int, int, int, int], float | None]


@dataclass(frozen=True, slots=True)
class Step:
    """A move of the best path.

    Args:
        source: index of the first source item.
        target: index of the first target item.
        sources: how many source items it takes, 0 to 2.
        targets: how many target items it takes, 0 to 2.
        margin: the score of the best path less that of the best path on which one of these items has other partners;
            infinite if there is none, never negative.
    """

    source: int
    target: int
    sources: int
    targets: int
    margin: float


def best_path(sources: int, targets: int, pair: PairScore, merge: MergeScore, gap: float) -> tuple[Step, ...]:
    """Align `sources` with `targets` items.

    Only a band around the diagonal is looked at; it is widened until the best path stays clear of its border, so long
    documents cost linear time where they run parallel.

    Args:
        sources: how many source items there are.
        targets: how many target items there are.
        pair: log-odds that source `i` and target `j` belong together; asked often, so it should remember.
        merge: the same for `(i, di, j, dj)`, `di` items from `i` with `dj` from `j`; None if it is out of the question.
        gap: log-odds of an item without partner; negative.
    """
    width = _BAND
    while True:
        table = _Table((sources, targets), width, (pair, merge, gap))
        path = table.path()
        if width >= max(sources, targets) or not table.touches_border(path):
            return table.steps(path)
        width *= 2


_Move = tuple[int, int, int, int]  # source, target, sources, targets


class _Table:
    """Scores of the best paths from the start to every cell of the band."""

    def __init__(self, size: tuple[int, int], width: int, scores: tuple[PairScore, MergeScore, float]) -> None:
        sources, targets = self.n, self.m = size
        self.pair, self.merge, self.gap = scores
        self.low, self.high = min(0, targets - sources) - width, max(0, targets - sources) + width
        self.first = [max(0, i + self.low) for i in range(sources + 1)]
        self.last = [min(targets, i + self.high) for i in range(sources + 1)]
        self.moves: list[list[list[tuple[int, int, float]]]] = []
        self.reached = [[_NEVER] * (self.last[i] - self.first[i] + 1) for i in range(sources + 1)]
        self.came: list[list[_Move | None]] = [[None] * len(row) for row in self.reached]
        self.reached[0][0] = 0.0
        self._forward()

    def _forward(self) -> None:
        for i in range(self.n + 1):
            row = []
            for j in range(self.first[i], self.last[i] + 1):
                here = self.reached[i][j - self.first[i]]
                moves = list(self._moves(i, j))
                row.append(moves)
                for di, dj, score in moves:
                    at = j + dj - self.first[i + di]
                    if here + score > self.reached[i + di][at]:
                        self.reached[i + di][at] = here + score
                        self.came[i + di][at] = (i, j, di, dj)
            self.moves.append(row)

    def _moves(self, i: int, j: int) -> Iterator[tuple[int, int, float]]:
        """Moves from a cell that stay in the band; a 1:1 link before a gap, so that it wins where both are equal."""
        more_sources, more_targets = i < self.n, j < self.m
        if more_sources and more_targets:
            yield 1, 1, self.pair(i, j)
            for di, dj in _MERGES:
                if i + di <= self.n and j + dj <= self.m and self._holds(i + di, j + dj):
                    score = self.merge(i, di, j, dj)
                    if score is not None:
                        yield di, dj, score
        if more_sources and self._holds(i + 1, j):
            yield 1, 0, self.gap
        if more_targets and self._holds(i, j + 1):
            yield 0, 1, self.gap

    def _holds(self, i: int, j: int) -> bool:
        return self.first[i] <= j <= self.last[i]

    def path(self) -> list[_Move]:
        found: list[_Move] = []
        i, j = self.n, self.m
        while (move := self.came[i][j - self.first[i]]) is not None:
            found.append(move)
            i, j = move[:2]
        return found[::-1]

    def touches_border(self, path: list[_Move]) -> bool:
        """Whether the path runs along a border of the band that is not a border of the table."""
        return any(j - i in {self.low, self.high} for i, j, _, _ in path)

    def steps(self, path: list[_Move]) -> tuple[Step, ...]:
        """The path with its margins: a pass from the end gives the best path through every move of the band."""
        partners = _partners(path)
        other = [[_NEVER] * self.n, [_NEVER] * self.m]
        ahead = [[_NEVER] * len(row) for row in self.reached]
        ahead[self.n][self.m - self.first[self.n]] = 0.0
        for i in range(self.n, -1, -1):
            for j in range(self.last[i], self.first[i] - 1, -1):
                here = self.reached[i][j - self.first[i]]
                best = ahead[i][j - self.first[i]]
                for di, dj, score in self.moves[i][j - self.first[i]]:
                    rest = score + ahead[i + di][j + dj - self.first[i + di]]
                    best = max(best, rest)
                    _note(other, partners, (i, j, di, dj), here + rest)
                ahead[i][j - self.first[i]] = best
        total = ahead[0][0]
        return tuple(
            Step(
                i,
                j,
                di,
                dj,
                max(
                    0.0,
                    total - max([*other[0][i : i + di], *other[1][j : j + dj]]),
                ),
            )
            for i, j, di, dj in path
        )


def _partners(path: list[_Move]) -> tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]]:
    """For each item of either side what it is linked with on the path: first index and count, count 0 being a gap."""
    ours: dict[int, tuple[int, int]] = {}
    theirs: dict[int, tuple[int, int]] = {}
    for i, j, di, dj in path:
        for k in range(i, i + di):
            ours[k] = (j if dj else 0, dj)
        for k in range(j, j + dj):
            theirs[k] = (i if di else 0, di)
    return ours, theirs


def _note(
    other: list[list[float]],
    partners: tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int]]],
    move: _Move,
    total: float,
) -> None:
    """Remember `total` for the items that `move` links otherwise than the best path does."""
    i, j, di, dj = move
    for k in range(i, i + di):
        if total > other[0][k] and partners[0][k] != (j if dj else 0, dj):
            other[0][k] = total
    for k in range(j, j + dj):
        if total > other[1][k] and partners[1][k] != (i if di else 0, di):
            other[1][k] = total
