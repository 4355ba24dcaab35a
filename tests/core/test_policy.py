"""Policies: how many people, and who may."""

from __future__ import annotations

import pytest

from i18nsync.core.policy import Policy, stamp
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, fill
from i18nsync.errors import TransitionRefused

AT = "2026-01-02T10:00:00Z"
UNIT = fill(Unit(UnitKey("", "Hello")), "გამარჯობა", Provenance(Origin.HUMAN, by="Nino"))


def test_one_review_suffices_by_default() -> None:
    """The writer may confirm, too."""
    assert stamp(UNIT, "Nino", AT, Policy()).state is UnitState.REVIEWED


def test_two_people_approve() -> None:
    """The second stamp of another person approves; a third changes nothing."""
    policy = Policy(reviews=2)
    once = stamp(UNIT, "Nino", AT, policy)
    with pytest.raises(TransitionRefused, match="Nino has reviewed 'Hello' already"):
        stamp(once, "Nino", AT, policy)
    twice = stamp(once, "Tom", AT, policy)
    assert (once.state, twice.state) == (UnitState.REVIEWED, UnitState.APPROVED)
    assert stamp(twice, "Ana", AT, policy) == twice


def test_the_writer_may_be_barred() -> None:
    """Where the policy says so, another person has to read it."""
    policy = Policy(reviewer_differs_from_editor=True)
    with pytest.raises(TransitionRefused, match="Nino wrote the translation of 'Hello' and may not review it"):
        stamp(UNIT, "Nino", AT, policy)
    assert stamp(UNIT, "Tom", AT, policy).state is UnitState.REVIEWED
