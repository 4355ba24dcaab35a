"""Matches are compared and ranked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.matching import Match, MatchKind, contexts, rank, similarity
from i18nsync.core.unit import Origin, Provenance


def match(target: str, score: int = 100, origin: Origin = Origin.HUMAN, at: str = "", by: str = "") -> Match:
    return Match("s", target, score, Provenance(origin, at=at, by=by))


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_similarity_is_symmetric_and_100_only_for_equal_texts(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert (similarity(a, b) == 100) == (a == b)
    assert 0 <= similarity(a, b) <= 100


def test_rank_puts_score_then_trust_then_age_first() -> None:
    best = match("a", at="2026-01-02T00:00:00Z")
    older = match("b", at="2026-01-01T00:00:00Z")
    confirmed = match("f", origin=Origin.MACHINE, by="Nino")
    imported = match("c", origin=Origin.IMPORT, at="2026-02-01T00:00:00Z")
    machine = match("d", origin=Origin.MACHINE, at="2026-03-01T00:00:00Z")
    near = match("e", 80, at="2026-04-01T00:00:00Z")
    expected = (best, older, confirmed, imported, machine, near)
    assert rank(expected) == expected
    assert rank(expected[::-1]) == expected


def test_rank_keeps_the_best_of_equal_pairs() -> None:
    machine, human = match("a", origin=Origin.MACHINE), match("a")
    assert rank([machine, human]) == (human,)


def test_kinds_follow_score_and_note() -> None:
    kinds = [match("a", 101).kind, match("a").kind, replace(match("a", 98), note="x").kind, match("a", 99).kind]
    assert kinds == [MatchKind.CONTEXT, MatchKind.EXACT, MatchKind.NEAR_EXACT, MatchKind.FUZZY]


def test_a_context_is_both_neighbours_and_ends_count() -> None:
    found = contexts(["a", "b", "c", "b"])
    assert len(set(found.values())) == 3
    assert found["b"] == contexts(["a", "b", "c"])["b"] != contexts(["x", "b", "c"])["b"]
    assert found["b"] != contexts(["ab", "b", ""])["b"]
    assert contexts(["alone"]) == {"alone": ""}
    assert contexts([]) == {}
