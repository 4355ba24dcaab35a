"""Carrying a review over a corrected slip: whose review an outdated text had, and binding it to the new source.

A catalog drops the stamps of a text whose source changes, so that nothing can pass for reviewed. Who had reviewed it is
in the catalog as it was before, or, once that is written, in the history: the reviews of just this context, source and
text that nobody took back, and an `outdate` event which says that they were valid when the source changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Provenance, Stamp, Unit, UnitState, hash_of
from i18nsync.errors import TransitionRefused
from i18nsync.messages import _

__all__ = [
    "carried",
    "carried_note",
    "earlier_source",
    "former_stamps",
    "outdated_note",
    "preapprove",
    "rebind",
    "stamps_in",
]

_WAS = "was: "
_WAS_REVIEWED = "was reviewed: "
_REVIEW = re.compile(r"reviewed by (.+?) at ([0-9TZ:.+-]+)(?:; |\Z)")


def outdated_note(unit: Unit, before: Iterable[Unit]) -> str:
    """What the history says of a unit that became outdated: its earlier source, and whether a review of it held.

    Args:
        unit: the outdated unit.
        before: the units of the catalog before its source changed.
    """
    return f"{_WAS_REVIEWED if stamps_in(unit, before) else _WAS}{unit.previous_source}"


def earlier_source(event: HistoryEvent) -> str:
    """The source that the target of an `outdate` event was made from; empty for any other event."""
    if event.action != "outdate":
        return ""
    for lead in (_WAS_REVIEWED, _WAS):
        if event.note.startswith(lead):
            return event.note.removeprefix(lead)
    return ""


def carried_note(stamps: Sequence[Stamp]) -> str:
    """What the history says of a carried review: whose it was."""
    return "; ".join(f"reviewed by {stamp.by} at {stamp.at}" for stamp in stamps)


def carried(event: HistoryEvent) -> tuple[Stamp, ...]:
    """The review that a `carry` event bound to the unit's source; empty for any other event."""
    if event.action != "carry":
        return ()
    return tuple(Stamp(by, at, event.hash) for by, at in _REVIEW.findall(event.note))


def stamps_in(unit: Unit, before: Iterable[Unit]) -> tuple[Stamp, ...]:
    """The review that an outdated unit had in the catalog before its source changed; empty if it had none."""
    for old in before:
        same_place = old.key.context == unit.key.context and old.key.source == unit.previous_source
        if same_place and old.target == unit.target and old.state.is_confirmed:
            return old.stamps
    return ()


def former_stamps(unit: Unit, events: Iterable[HistoryEvent]) -> tuple[Stamp, ...]:
    """The review that an outdated unit had when its source changed, from the history.

    Args:
        unit: the outdated unit.
        events: all events of its article and locale, oldest first.

    Returns:
        The stamps as they were, oldest first; none if the text was not reviewed, if the review was taken back, if the
        text is another one now, or if the history does not say that the review held when the source changed.
    """
    context, source, target = unit.key.context, unit.previous_source, unit.target
    digest = hash_of(context, source, target)
    found: dict[str, Stamp] = {}
    held = False
    for event in events:
        if event.context != context:
            continue
        if event.action == "outdate" and event.target == target and event.source != source:
            held = held or (bool(found) and event.note == f"{_WAS_REVIEWED}{source}")
        elif event.source == source:
            fits = event.target == target and event.hash == digest
            if event.action == "review" and fits and event.by:
                found[event.by] = Stamp(event.by, event.at, digest)
            elif event.action == "carry" and fits:
                found = {stamp.by: stamp for stamp in carried(event)}
            else:  # reopened, undone, edited, drafted anew
                found.clear()
            held = False
    return tuple(found.values()) if held else ()


def preapprove(unit: Unit, given: Provenance) -> Unit:
    """A draft from the memory with the review that a person gave the same text between the same neighbours.

    Args:
        unit: the draft.
        given: the person and the time, from the memory.
    """
    return replace(unit, state=UnitState.REVIEWED, stamps=(Stamp(given.by, given.at, unit.hash),))


def rebind(unit: Unit, stamps: Sequence[Stamp], *, reviews: int = 1) -> Unit:
    """Bind the review that an outdated unit had to its present source.

    Args:
        unit: the outdated unit.
        stamps: the review that it had.
        reviews: stamps that the policy asks for, 1 or 2.

    Raises:
        TransitionRefused: the unit is not outdated, or there is no review to carry.
    """
    if unit.state is not UnitState.OUTDATED or not stamps:
        raise TransitionRefused(
            _("{source!r} has no review that could be carried over").format(source=unit.key.source[:60])
        )
    kept = tuple(replace(stamp, hash=unit.hash) for stamp in stamps[: min(reviews, 2)])
    state = UnitState.APPROVED if len(kept) > 1 else UnitState.REVIEWED
    return replace(unit, state=state, stamps=kept, previous_source="", doubt="")
