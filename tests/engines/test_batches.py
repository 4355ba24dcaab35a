"""Batches: each answer stays with its own text."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.engines.batches import Answers, draft_batch, groups, strays
from i18nsync.engines.drafting import Refused
from tests.engines.test_engine_contract import KA, codes, unit

ABLE = Capabilities(renderings=("brackets", "tags"))


@settings(max_examples=40)
@given(st.dictionaries(st.integers(0, 99), st.text(max_size=9)), st.integers(1, 5), st.integers(1, 20))
def test_groups_hold_every_text_once_and_keep_the_limits(texts: dict[int, str], most: int, longest: int) -> None:
    found = list(groups(texts, most, longest))
    assert [place for group in found for place in group] == list(texts)
    for group in found:
        size = sum(len(text.encode("utf-8", "surrogatepass")) for text in group.values())
        assert len(group) <= most
        assert size <= longest or len(group) == 1


@settings(max_examples=40)
@given(st.lists(st.integers(0, 99), min_size=2, max_size=6, unique=True), st.randoms())
def test_answers_that_changed_places_are_found(numbers: list[int], random: object) -> None:
    texts = {place: f"In {number} years" for place, number in enumerate(numbers)}
    shuffled = list(range(len(numbers)))
    getattr(random, "shuffle", list)(shuffled)
    answers = {place: f"{numbers[other]} წელში" for place, other in enumerate(shuffled)}
    assert strays(texts, answers) == {place for place, other in enumerate(shuffled) if place != other}


def test_an_answer_with_other_numbers_is_nobodys_and_stays() -> None:
    assert strays({0: "Half of 10", 1: "All of 7"}, {0: "5", 1: "7-ვე"}) == set()


def test_what_no_answer_comes_for_is_a_failure_and_no_words_are_not_sent() -> None:
    sent: list[tuple[dict[int, str], str]] = []

    def ask(texts: Mapping[int, str], rendering: str) -> Answers:
        sent.append((dict(texts), rendering))
        yield 0, "ერთი ტექსტი"

    batch = Batch(
        KA, (unit("One text"), unit("Another text"), unit("`code` — 7"), TextUnit("x", (InlineCode(1, "y", None, 0),)))
    )
    results = draft_batch("any", batch, ABLE, ask)
    assert results[:3] == [Draft("ერთი ტექსტი"), Failure("no answer came back for this text"), Draft("`code` — 7")]
    assert isinstance(results[3], Refused)
    assert sent == [({0: "One text", 1: "Another text"}, "brackets")]


def test_a_draft_that_the_format_reads_otherwise_is_refused_at_once() -> None:
    """No codes travelled, so that another rendering would send the same text."""
    asked: list[str] = []

    def ask(texts: Mapping[int, str], rendering: str) -> Answers:
        asked.append(rendering)
        yield 0, "ერთი `ტექსტი`"

    (result,) = draft_batch("any", Batch(KA, (unit("One text"),)), ABLE, ask, codes=codes)
    assert isinstance(result, Refused)
    assert asked == ["brackets"]
