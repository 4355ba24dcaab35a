"""Rehydrate: reviews and provenance that a foreign tool dropped from a catalog, as the history knows them.

The history is replayed per unit. A review counts as long as nothing was noted afterwards that ends it, and only for the
very context, source and target that the person had before them: their hash stands in the event. So a text that was
changed in any other program gets nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from i18nsync.core.carry import carried, earlier_source
from i18nsync.core.catalog import Catalog
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState

__all__ = ["Left", "Past", "Rehydrated", "Why", "rehydrate", "replay"]

_NEUTRAL = ("build", "rehydrate")
"""Actions that say nothing about a unit's text or review; any other but `review`, a future one too, ends a review."""

_SCORE = re.compile(r"score: ([0-9]{1,3})")


class Why(StrEnum):
    """Why a review that was there is not given back."""

    CHANGED = "changed"
    """The text is not the one that was reviewed."""
    DOUBTED = "doubted"
    """The unit is fuzzy: somebody, or some tool, doubts the text."""
    WITHDRAWN = "withdrawn"
    """The history itself ends the review: taken back, edited, outdated, undone."""


@dataclass(slots=True)
class Past:
    """What the history knows of one unit.

    Args:
        reviews: reviews that stand, oldest first, all of one hash.
        ended: the last review that something ended, and what did; None if none was ended since the last review.
        made: hash -> who or what wrote the text.
    """

    reviews: list[HistoryEvent] = field(default_factory=list)
    ended: tuple[HistoryEvent, HistoryEvent] | None = None
    made: dict[str, Provenance] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Left:
    """A unit whose review was not given back.

    Args:
        unit: the unit as it stands.
        why: the reason.
        review: the review that it once had.
        ended: what ended it, where the history does.
    """

    unit: Unit
    why: Why
    review: HistoryEvent
    ended: HistoryEvent | None = None


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """What came back.

    Args:
        catalog: the catalog with it.
        reviews: units whose review was given back, as they are now.
        provenance: units that only got back who or what wrote them.
        left: units whose review was not given back.
    """

    catalog: Catalog
    reviews: tuple[Unit, ...]
    provenance: tuple[Unit, ...]
    left: tuple[Left, ...]


def replay(events: Iterable[HistoryEvent]) -> dict[UnitKey, Past]:
    """What the events of one article in one locale say of its units.

    Args:
        events: oldest first.
    """
    pasts: dict[UnitKey, Past] = {}
    for event in events:
        if event.action in _NEUTRAL:
            continue
        past = pasts.setdefault(UnitKey(event.context, event.source), Past())
        if event.action == "review":
            _review(past, event)
            continue
        if event.action == "carry":
            past.reviews.clear()
            for stamp in carried(event):
                _review(past, replace(event, by=stamp.by, at=stamp.at))
            continue
        _end(past, event)
        if event.action == "outdate":
            # It is noted under the new source; the review was of the one before.
            was = earlier_source(event)
            for key, other in pasts.items():
                if key.source == was:
                    _end(other, event)
        made = _provenance(event)
        if made is not None:
            past.made[event.hash] = made
    return pasts


def _review(past: Past, event: HistoryEvent) -> None:
    past.ended = None
    if past.reviews and past.reviews[-1].hash != event.hash:
        past.reviews.clear()
    if len(past.reviews) < 2 and event.by and all(event.by != earlier.by for earlier in past.reviews):
        past.reviews.append(event)


def _end(past: Past, event: HistoryEvent) -> None:
    if past.reviews:
        past.ended = (past.reviews[-1], event)
        past.reviews.clear()


def _provenance(event: HistoryEvent) -> Provenance | None:
    if event.action == "edit":
        return Provenance(Origin.HUMAN, by=event.by, at=event.at)
    if event.action == "adopt":
        return Provenance(Origin.IMPORT, at=event.at)
    if event.action == "draft":
        score = _SCORE.fullmatch(event.note)
        origin = Origin.MEMORY if event.engine == "memory" else Origin.MACHINE
        return Provenance(origin, event.engine, int(score[1]) if score else None, at=event.at)
    return None


def rehydrate(catalog: Catalog, pasts: Mapping[UnitKey, Past]) -> Rehydrated:
    """Give units back what they lost; a unit with a valid review is left as it is.

    Nothing but an unconfirmed unit becomes reviewed: a fuzzy one is doubted by somebody, whatever the history says.
    Where two people reviewed the same text, the unit is approved as it was.

    Args:
        catalog: the catalog as it stands.
        pasts: what the history knows; see `replay`.
    """
    units, reviews, provenance, left = [], [], [], []
    for unit in catalog.units:
        past = pasts.get(unit.key)
        if past is None or unit.state.is_confirmed:
            units.append(unit)
            continue
        made = unit.provenance or past.made.get(unit.hash)
        stamps = _stamps(unit, past)
        restored = replace(unit, provenance=made)
        if stamps:
            state = UnitState.APPROVED if len(stamps) > 1 else UnitState.REVIEWED
            restored = replace(restored, state=state, stamps=stamps, doubt="")
            reviews.append(restored)
        else:
            if made != unit.provenance:
                provenance.append(restored)
            reason = _reason(unit, past)
            if reason is not None:
                left.append(reason)
        units.append(restored)
    return Rehydrated(replace(catalog, units=tuple(units)), tuple(reviews), tuple(provenance), tuple(left))


def _stamps(unit: Unit, past: Past) -> tuple[Stamp, ...]:
    if unit.state is not UnitState.UNCONFIRMED:
        return ()
    return tuple(Stamp(event.by, event.at, event.hash) for event in past.reviews if event.hash == unit.hash)


def _reason(unit: Unit, past: Past) -> Left | None:
    if past.reviews:
        review = past.reviews[-1]
        return Left(unit, Why.CHANGED if review.hash != unit.hash else Why.DOUBTED, review)
    # Only of interest where the text is still the one that was reviewed: else it simply has moved on.
    if past.ended is not None and past.ended[0].hash == unit.hash and unit.state is UnitState.UNCONFIRMED:
        return Left(unit, Why.WITHDRAWN, *past.ended)
    return None
