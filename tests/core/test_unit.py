"""Units: legal transitions, and the hash that binds a review to its text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.unit import (
    Origin,
    Provenance,
    Stamp,
    Unit,
    UnitKey,
    UnitState,
    confirm,
    content_hash,
    fill,
    outdate,
    reopen,
)
from i18nsync.errors import TransitionRefused

KEY = UnitKey("", "Night train returns")
MACHINE = Provenance(Origin.MACHINE, "google", at="2026-01-01T08:00:00Z")
HUMAN = Provenance(Origin.HUMAN, by="Nino")
AT = "2026-01-02T10:00:00Z"


@pytest.mark.parametrize(
    ("origin", "state"),
    [
        (Origin.MACHINE, UnitState.DRAFT),
        (Origin.MEMORY, UnitState.DRAFT),
        (Origin.HUMAN, UnitState.UNCONFIRMED),
        (Origin.IMPORT, UnitState.UNCONFIRMED),
    ],
)
def test_a_draft_by_a_machine_is_fuzzy_and_one_by_a_person_waits_for_review(origin: Origin, state: UnitState) -> None:
    """Only what a machine or the memory wrote is a draft."""
    unit = fill(Unit(KEY), "ღამის მატარებელი", Provenance(origin))
    assert (unit.target, unit.state, unit.stamps) == ("ღამის მატარებელი", state, ())


def test_a_reviewed_unit_takes_no_draft() -> None:
    """The refusal names the string and says what to do."""
    unit = confirm(fill(Unit(KEY), "x", HUMAN), "Nino", AT)
    with pytest.raises(TransitionRefused, match="'Night train returns' is reviewed already") as refusal:
        fill(unit, "y", MACHINE)
    assert refusal.value.hint == "Reopen it first (i18nsync mark draft) if it needs a new draft."


def test_an_empty_draft_is_refused() -> None:
    """A target is text or nothing."""
    with pytest.raises(TransitionRefused, match="an empty target for 'Night train returns'"):
        fill(Unit(KEY), "", MACHINE)


def test_a_review_is_stamped_with_the_hash_of_its_text() -> None:
    """Reviewer, time and hash are kept; doubts and the previous source go."""
    unit = confirm(outdate(fill(Unit(UnitKey("", "Old")), "x", MACHINE), KEY), "Nino", AT)
    assert unit.state is UnitState.REVIEWED
    assert unit.stamps == (Stamp("Nino", AT, content_hash(KEY, "x")),)
    assert (unit.previous_source, unit.doubt) == ("", "")


def test_two_reviews_approve_where_the_policy_asks_for_two() -> None:
    """The second has to be another person's; a third changes nothing."""
    first = confirm(fill(Unit(KEY), "x", MACHINE), "Nino", AT, reviews=2)
    assert first.state is UnitState.REVIEWED
    with pytest.raises(TransitionRefused, match="Nino has reviewed 'Night train returns' already"):
        confirm(first, "Nino", AT, reviews=2)
    second = confirm(first, "Giorgi", AT, reviews=2)
    assert second.state is UnitState.APPROVED
    assert [stamp.by for stamp in second.stamps] == ["Nino", "Giorgi"]
    assert confirm(second, "Tamar", AT, reviews=2) is second


def test_one_review_is_enough_where_the_policy_asks_for_one() -> None:
    """A second person's word adds nothing then."""
    unit = confirm(fill(Unit(KEY), "x", MACHINE), "Nino", AT)
    assert confirm(unit, "Giorgi", AT) is unit


def test_nothing_and_the_gone_cannot_be_reviewed() -> None:
    """No translation, no review; no source, no review."""
    with pytest.raises(TransitionRefused, match="there is no translation of 'Night train returns' to review"):
        confirm(Unit(KEY), "Nino", AT)
    with pytest.raises(TransitionRefused, match="'Night train returns' is no longer in the source"):
        confirm(Unit(KEY, "x", UnitState.UNCONFIRMED, obsolete=True), "Nino", AT)


def test_reopening_takes_the_reviews_back() -> None:
    """With a target it is a draft again, without one it is missing."""
    unit = reopen(confirm(fill(Unit(KEY), "x", MACHINE), "Nino", AT))
    assert (unit.state, unit.stamps, unit.target) == (UnitState.DRAFT, (), "x")
    assert reopen(Unit(KEY)).state is UnitState.MISSING


def test_an_outdated_unit_keeps_the_source_that_its_target_was_made_from() -> None:
    """However often the source changes after that."""
    unit = confirm(fill(Unit(KEY), "x", MACHINE), "Nino", AT)
    once = outdate(unit, UnitKey("", "Night train is back"))
    twice = outdate(once, UnitKey("", "The night train is back"))
    assert (twice.state, twice.target, twice.stamps) == (UnitState.OUTDATED, "x", ())
    assert (twice.key.source, twice.previous_source) == ("The night train is back", "Night train returns")


def test_the_hash_is_what_the_documentation_says() -> None:
    """12 hex digits of SHA-256 over the length-prefixed texts: other programs can check a stamp."""
    texts = ["front-matter:title", "Night train", "ღამის მატარებელი"]
    data = b"".join(b"%d:%s" % (len(text.encode()), text.encode()) for text in texts)
    assert content_hash(UnitKey(*texts[:2]), texts[2]) == hashlib.sha256(data).hexdigest()[:12]


@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.integers(0, 5), st.integers(0, 5))
def test_no_text_runs_over_into_the_next(context: str, source: str, target: str, first: int, second: int) -> None:
    """The same characters parted in another way are another hash."""
    whole = context + source + target
    first, second = sorted((first, second))
    other = (whole[:first], whole[first:second], whole[second:])
    same = content_hash(UnitKey(*other[:2]), other[2]) == content_hash(UnitKey(context, source), target)
    assert same == (other == (context, source, target))


def test_half_a_surrogate_pair_has_a_hash_too() -> None:
    """What cannot be saved can still be compared."""
    assert len(content_hash(UnitKey("", "\ud83d"), "x")) == 12


def test_states_are_in_the_order_of_progress() -> None:
    """And only the last two stand for a person's word."""
    assert list(UnitState) == ["missing", "draft", "outdated", "unconfirmed", "reviewed", "approved"]
    assert [state for state in UnitState if state.is_confirmed] == ["reviewed", "approved"]
