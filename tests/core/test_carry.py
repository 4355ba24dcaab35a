"""Whose review an outdated text had, and binding it to the corrected source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from i18nsync.core.carry import carried_note, earlier_source, former_stamps, outdated_note, rebind, stamps_in
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Stamp, Unit, UnitKey, UnitState, confirm, hash_of, outdate
from i18nsync.errors import TransitionRefused

OLD, NEW, TARGET = UnitKey("", "Teh train."), UnitKey("", "The train."), "მატარებელი."
NINO, GIA = "Nino <nino@example.ge>", "Gia; at 2 <gia@example.ge>"
REVIEWED = confirm(Unit(OLD, TARGET, UnitState.DRAFT), NINO, "2026-01-01T08:00:00Z")
OUTDATED = outdate(REVIEWED, NEW)


def event(action: str, source: str = OLD.source, *, at: str = "", **fields: Any) -> HistoryEvent:
    """An event about the text of `TARGET`."""
    target = fields.pop("target", TARGET)
    digest = hash_of(fields.get("context", ""), source, target)
    return HistoryEvent(
        at or "2026-01-01T08:00:00Z", action, "a", "ka", source=source, target=target, **{"hash": digest, **fields}
    )


REVIEW = event("review", by=NINO)
OUTDATE = event("outdate", NEW.source, note=f"was reviewed: {OLD.source}")


def test_the_history_says_that_a_review_held_when_the_source_changed() -> None:
    """The note has the earlier source, and reads it back."""
    assert outdated_note(OUTDATED, [REVIEWED]) == "was reviewed: Teh train."
    assert outdated_note(OUTDATED, []) == "was: Teh train."
    assert outdated_note(OUTDATED, [replace(REVIEWED, target="სხვა")]) == "was: Teh train."
    assert earlier_source(OUTDATE) == OLD.source
    assert earlier_source(replace(OUTDATE, note="was: not reviewed: x")) == "not reviewed: x"
    assert earlier_source(replace(OUTDATE, note="")) == ""
    assert earlier_source(REVIEW) == ""


def test_a_review_is_found_in_the_catalog_of_before() -> None:
    """Same context, earlier source, same text, confirmed."""
    assert stamps_in(OUTDATED, [Unit(NEW), REVIEWED]) == REVIEWED.stamps
    assert stamps_in(OUTDATED, [replace(REVIEWED, state=UnitState.DRAFT, stamps=())]) == ()
    assert stamps_in(OUTDATED, [replace(REVIEWED, key=UnitKey("title", OLD.source))]) == ()


def test_a_review_is_found_in_the_history() -> None:
    """With its reviewer and its time."""
    assert former_stamps(OUTDATED, [REVIEW, OUTDATE]) == REVIEWED.stamps


@pytest.mark.parametrize(
    "events",
    [
        [],
        [REVIEW],
        [OUTDATE],
        [OUTDATE, REVIEW],
        [REVIEW, replace(OUTDATE, note=f"was: {OLD.source}")],
        [REVIEW, event("reopen"), OUTDATE],
        [REVIEW, event("undo"), OUTDATE],
        [REVIEW, event("edit", target="სხვა"), OUTDATE],
        [event("review", by=NINO, hash="000000000000"), OUTDATE],
        [event("review"), OUTDATE],
        [event("review", by=NINO, target="სხვა"), OUTDATE],
        [event("review", by=NINO, context="title"), OUTDATE],
        [REVIEW, replace(OUTDATE, target="სხვა")],
    ],
)
def test_a_review_that_is_not_proven_is_not_found(events: list[HistoryEvent]) -> None:
    """Taken back, of another text, forged, or not known to have held."""
    assert former_stamps(OUTDATED, events) == ()


def test_a_carried_review_is_found_by_its_note() -> None:
    """Two reviewers, one with an awkward name, come out as they went in."""
    stamps = (Stamp(NINO, "2026-01-01T08:00:00Z", "x"), Stamp(GIA, "2026-01-02T08:00:00Z", "x"))
    found = former_stamps(OUTDATED, [event("carry", by="Ed", note=carried_note(stamps)), OUTDATE])
    assert [(stamp.by, stamp.at) for stamp in found] == [(stamp.by, stamp.at) for stamp in stamps]


def test_a_text_outdated_twice_keeps_the_review_of_its_first_source() -> None:
    """The second change of the source is about the same text and the same earlier source."""
    second = outdate(OUTDATED, UnitKey("", "The train!"))
    again = event("outdate", "The train!", note=f"was: {OLD.source}")
    assert former_stamps(second, [REVIEW, OUTDATE, again]) == REVIEWED.stamps


def test_rebinding_gives_the_stamp_the_new_hash() -> None:
    """The reviewer and the time stay."""
    unit = rebind(OUTDATED, REVIEWED.stamps)
    assert unit.state is UnitState.REVIEWED
    assert unit.stamps == (Stamp(NINO, "2026-01-01T08:00:00Z", unit.hash),)
    assert unit.previous_source == ""


@pytest.mark.parametrize(("reviews", "state"), [(1, UnitState.REVIEWED), (2, UnitState.APPROVED)])
def test_two_stamps_approve_where_two_are_needed(reviews: int, state: UnitState) -> None:
    """One is enough elsewhere."""
    stamps = (*REVIEWED.stamps, Stamp(GIA, "2026-01-02T08:00:00Z", "x"))
    assert rebind(OUTDATED, stamps, reviews=reviews).state is state


def test_only_an_outdated_text_with_a_review_is_rebound() -> None:
    """Anything else is refused."""
    for unit, stamps in ((OUTDATED, ()), (REVIEWED, REVIEWED.stamps)):
        with pytest.raises(TransitionRefused, match="no review that could be carried over"):
            rebind(unit, stamps)
