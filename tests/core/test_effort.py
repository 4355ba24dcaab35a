"""How far a reviewed text is from its draft, and which reviews count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.effort import Effort, edited, effort_of, lengths
from i18nsync.core.ports import HistoryEvent

texts = st.text(st.sampled_from("აბ вё.,1 \n\u0301"), max_size=30)


@pytest.mark.parametrize(("draft", "reviewed", "chars", "words"), [
    ("9400 სახლი წყალია.", "9400 სახლი უწყლოდაა.", 0.25, 0.25),
    ("Поезд не пришёл", "Поезд пришёл", 0.2, 0.5),
    ("ერთი ორი", "სამი", 0.875, 2.0),
    ("за\u0301мок", "замок", 0.1667, 1.0),
    ("კი", "", 1.0, 1.0),
])  # fmt: skip
def test_rates_of_known_edits(draft: str, reviewed: str, chars: float, words: float) -> None:
    """Characters over the longer text; words (signs too) over those of the reviewed one, so they may pass 1."""
    assert effort_of(draft, reviewed) == Effort(chars, words, untouched=False)


@pytest.mark.parametrize(("draft", "reviewed"), [
    ("ღამის  მატარებელი\n", "ღამის მატარებელი"),
    ("12\u00a0%", "12 %"),
    ("е\u0308", "ё"),
])  # fmt: skip
def test_white_space_and_normal_form_are_no_edit(draft: str, reviewed: str) -> None:
    """Nobody had to work on the words."""
    assert effort_of(draft, reviewed) == Effort(0, 0, untouched=True)


@given(texts, texts)
def test_rates_are_shares_and_zero_only_for_the_same_text(draft: str, reviewed: str) -> None:
    """Characters are symmetric and at most 1; the words edited are never more than there are in both texts."""
    found = effort_of(draft, reviewed)
    assert 0 <= found.chars <= 1
    assert found.chars == effort_of(reviewed, draft).chars
    assert 0 <= found.words * lengths(draft, reviewed)[1] <= len(draft) + len(reviewed) + 0.01
    assert found.untouched == (found.chars == 0)
    assert effort_of(draft, draft) == Effort(0, 0, untouched=True)
    assert min(lengths(draft, reviewed)) >= 1


def event(action: str, target: str = "D", *, source: str = "s", effort: Effort | None = None) -> HistoryEvent:
    return HistoryEvent("2026-01-02T10:00:00Z", action, "a", "ka", source=source, target=target, effort=effort)


DRAFT = event("draft")


@pytest.mark.parametrize(("actions", "standing"), [
    ("", []),
    ("review:D", ["D"]),
    ("edit:E review:E", ["E"]),
    ("edit:E", []),
    ("review:D review:E", ["E"]),
    ("review:D reopen:D", []),
    ("review:D edit:E", []),
    ("review:D undo:D", []),
    ("edit:E review:E undo:D", []),
    ("review:D edit:E undo:D", ["D"]),
    ("review:D edit:E review:E undo:D", ["D"]),
    ("edit:E undo:D review:D", ["D"]),
    ("undo:D", []),
    ("review:D outdate:D review:E", ["D"]),
    ("adopt:E review:E", []),
    ("review:D draft:F review:G", ["D", "G"]),
    ("review:D build:D", ["D"]),
])  # fmt: skip
def test_the_review_that_stands_counts(actions: str, standing: list[str]) -> None:
    """Not one that was taken back; and none of a text that did not come from the draft."""
    events = [DRAFT, *(event(*each.split(":")) for each in actions.split())]
    assert [each.review.target for each in edited(events)] == standing


def test_a_text_that_nobody_drafted_has_no_effort() -> None:
    """A review without draft, or of another string."""
    assert list(edited([event("review"), DRAFT, event("review", source="other")])) == []


def test_what_was_stored_at_the_review_is_taken() -> None:
    """And measured now where the review is from before it was stored."""
    stored = Effort(0.5, 0.25, untouched=False)
    assert [each.effort for each in edited([DRAFT, event("review", "E", effort=stored)])] == [stored]
    assert [each.effort for each in edited([DRAFT, event("review", "E")])] == [Effort(1, 1, untouched=False)]
