"""On labelled edits of invented local news the classes are told apart; the figures are floors, not hopes.

`changes.tsv` was at hand while the rules were written. `changes_heldout.tsv` was written before them and kept aside,
but by the author of the word lists. `changes_blind.tsv` was written after the rules stood. A slip costs a review when
it is called a rewrite, and lets another meaning pass when the error is the other way round: so the precision of `typo`
is 1 on all three sets, and rules that cost recall for it stand (words written together or apart that are words either
way, a capital letter that came or went). What is missed of the facts is opposites that are not on the list (frozen and
raised, ground and top floor); they are called rewrites, which costs a review as well. Run with `pytest -s` for the
tables.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from i18nsync.core.change import classify

_DATA = Path(__file__).parent / "data"
_LABELS = ("none", "typo", "fact", "rewrite")

# Of each class: least precision, least recall.
_FLOORS = {
    "changes.tsv": {"typo": (1.0, 0.95), "fact": (0.97, 0.97), "rewrite": (0.95, 0.95)},
    "changes_heldout.tsv": {"typo": (1.0, 0.8), "fact": (0.97, 0.97), "rewrite": (0.85, 0.95)},
    "changes_blind.tsv": {"typo": (1.0, 0.8), "fact": (0.9, 0.75), "rewrite": (0.5, 0.8)},
}


def _rows(name: str) -> list[tuple[str, str, str]]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 and row[0] in _LABELS for row in rows)
    return [(label, before, after) for label, before, after in rows]


def _table(name: str, seen: Counter[tuple[str, str]]) -> str:
    head = f"{name:24}" + "".join(f"{label:>9}" for label in _LABELS) + "   <- said"
    lines = [f"{label:24}" + "".join(f"{seen[label, said]:9}" for said in _LABELS) for label in _LABELS]
    return "\n".join(["", head, *lines])


@pytest.mark.parametrize("name", list(_FLOORS))
def test_classes_are_told_apart(name: str) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    wrong = []
    for label, before, after in _rows(name):
        said = classify(before, after)
        seen[label, said.kind.value] += 1
        if said.kind.value != label:
            wrong.append(f"{label} was called {said}: {before} -> {after}")
    print(_table(name, seen))  # noqa: T201 - the table is asked for with -s
    print("\n".join(wrong))  # noqa: T201
    for label, (precision, recall) in _FLOORS[name].items():
        right = seen[label, label]
        assert right >= precision * sum(seen[other, label] for other in _LABELS), (label, "precision", wrong)
        assert right >= recall * sum(seen[label, said] for said in _LABELS), (label, "recall", wrong)


def test_the_sets_are_large_enough_and_share_nothing() -> None:
    first, second, third = (_rows(name) for name in _FLOORS)
    assert len(first) >= 180
    assert len(second) >= 60
    assert len(third) >= 50
    assert len({row[1:] for row in (*first, *second, *third)}) == len(first) + len(second) + len(third)
