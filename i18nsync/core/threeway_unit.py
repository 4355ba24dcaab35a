"""One unit changed on two branches: which text stands, whose reviews hold, and when only a person can tell.

A unit's text travels with what is bound to it: state, provenance, stamps, previous source, doubt. If one side left all
that alone, the other's is taken. If both changed it and the text is the same, their reviews are united. If the texts
differ, the one that a person stands behind beats a mere draft; between two that people stand behind nobody but a
person can choose (`conflict`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from i18nsync.core.conflict import another, clash, conflict_lines, conflict_texts, settle
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitState
from i18nsync.core.weave import pick, weave_lines

__all__ = ["Outcome", "merge_units", "same_text"]

_ORDER = {state: rank for rank, state in enumerate(UnitState)}
_ORIGINS = (Origin.MACHINE, Origin.MEMORY, Origin.IMPORT, Origin.HUMAN)  # a person's word on where it came from last
_MOST_STAMPS = 2  # what a catalog holds, and what the strictest policy asks for

# What stands behind a side's text, in rising order.
_NOTHING = 0  # there is no text
_MERE = 1  # an engine's draft, or the text of the common ancestor
_WRITTEN = 2  # a person's text that was taken back, or that was made from an earlier source
_BACKED = 3  # reviewed, or a person's text for just this source


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a unit.

    Args:
        unit: the merged unit.
        conflict: whether this merge found two texts that only a person can choose between.
    """

    unit: Unit
    conflict: bool = False


def same_text(one: Unit, other: Unit) -> bool:
    """Whether text, state and all that is bound to them are equal."""
    return _bound(one) == _bound(other)


def merge_units(base: Unit | None, ours: Unit, theirs: Unit) -> Outcome:
    """Merge a unit that both sides have; whether it is obsolete is for the caller to say.

    Args:
        base: the unit in the common ancestor, or None.
        ours: the unit on our side.
        theirs: the unit on their side.
    """
    if theirs in (ours, base):
        return Outcome(ours)
    if ours == base:
        return Outcome(theirs)
    text, lost, conflict = _merge_text(base, ours, theirs)
    comments = weave_lines(*(_plain(unit) for unit in (base, ours, theirs)))
    if lost and another(lost) not in comments:
        comments += (another(lost),)
    unit = replace(
        text,
        notes=pick(base.notes if base else (), ours.notes, theirs.notes, max(ours.notes, theirs.notes)),
        comments=comments + conflict_lines(text),
        flags=weave_lines(base.flags if base else (), ours.flags, theirs.flags),
        references=weave_lines(base.references if base else (), ours.references, theirs.references),
    )
    return Outcome(unit, conflict)


def _bound(unit: Unit) -> tuple[object, ...]:
    return (unit.target, unit.state, unit.provenance, unit.stamps, unit.previous_source, unit.doubt)


def _plain(unit: Unit | None) -> tuple[str, ...]:
    """The comments but for the lines of a conflict that is still open; those go with the text."""
    if unit is None:
        return ()
    return settle(unit).comments if conflict_lines(unit) else unit.comments


def _merge_text(base: Unit | None, ours: Unit, theirs: Unit) -> tuple[Unit, str, bool]:
    """The unit whose text stands, a person's text that does not and is to be kept in a comment, and whether they clash.

    Of the unit given back, the comments count only for the lines of a conflict.
    """
    if base is not None and same_text(theirs, base):
        return ours, "", False
    if base is not None and same_text(ours, base):
        return theirs, "", False
    texts = _texts(ours) | _texts(theirs)
    for unit in sorted((ours, theirs), key=_seniority, reverse=True):
        if conflict_lines(unit) and _texts(unit) == texts:
            return unit, "", False  # it offers the other side's text already
    if len(texts) == 1:
        return _unite(base, ours, theirs), "", False
    return _choose(base, ours, theirs)


def _choose(base: Unit | None, ours: Unit, theirs: Unit) -> tuple[Unit, str, bool]:
    """Between different texts; returns as `_merge_text`."""
    before = base.target if base else ""
    loser, winner = sorted((ours, theirs), key=lambda unit: (_weight(unit, before), _seniority(unit)))
    least, most = _weight(loser, before), _weight(winner, before)
    if least == most >= _WRITTEN:
        return clash(winner, loser), "", True
    if least == most and winner.target == before:
        return loser, "", False  # the text changed on one side only
    if winner.state.is_confirmed:
        # A review that the other side took back, to write something else, counts only if nobody has made another.
        winner = _stamped(winner, _unite_stamps(base, winner, loser))
    keep = least == _WRITTEN and loser.target not in _texts(winner)
    return winner, loser.target if keep else "", False


def _texts(unit: Unit) -> frozenset[str]:
    return frozenset((unit.target, *conflict_texts(unit)))


def _weight(unit: Unit, before: str) -> int:
    if not unit.target:
        return _NOTHING
    if unit.state.is_confirmed or conflict_lines(unit):
        return _BACKED
    if unit.target == before:
        return _MERE
    if unit.state is UnitState.UNCONFIRMED:
        return _BACKED
    # A text that an editor of PO files changed has lost its provenance.
    by_engine = unit.provenance is not None and unit.provenance.origin in (Origin.MACHINE, Origin.MEMORY)
    return _MERE if by_engine else _WRITTEN


def _seniority(unit: Unit) -> tuple[object, ...]:
    """Sorts texts of equal weight, the one to prefer last; the same in whichever direction branches are merged."""
    made = unit.provenance
    at = unit.stamps[-1].at if unit.stamps else made.at if made else ""
    texts = (unit.target, unit.previous_source, unit.doubt, unit.comments)
    return (len(conflict_lines(unit)), _ORDER[unit.state], at, *texts, _authority(made))


def _unite(base: Unit | None, ours: Unit, theirs: Unit) -> Unit:
    """One text, two sets of what is bound to it."""
    made = pick(
        base.provenance if base else None,
        ours.provenance,
        theirs.provenance,
        max(ours.provenance, theirs.provenance, key=_authority),
    )
    stamps = _unite_stamps(base, ours, theirs)
    if stamps:
        return replace(_stamped(ours, stamps), provenance=made, previous_source="", doubt="")
    # A review that is not among the stamps was taken back on the other side.
    open_sides = [unit for unit in (ours, theirs) if not unit.state.is_confirmed]
    changed = [unit for unit in open_sides if base is None or unit.state is not base.state]
    stands = max(changed or open_sides or (ours, theirs), key=_seniority)
    state = UnitState.UNCONFIRMED if stands.state.is_confirmed else stands.state
    return replace(stands, state=state, provenance=made, stamps=())


def _stamped(unit: Unit, stamps: tuple[Stamp, ...]) -> Unit:
    if not stamps:
        return unit
    return replace(unit, state=(UnitState.REVIEWED, UnitState.APPROVED)[len(stamps) - 1], stamps=stamps)


def _unite_stamps(base: Unit | None, ours: Unit, theirs: Unit) -> tuple[Stamp, ...]:
    """The reviews that either side added and neither took back: the oldest of each person, of at most two people."""
    before = _valid(base) if base else frozenset[Stamp]()
    mine, others = _valid(ours), _valid(theirs)
    kept = (mine & others) | ((mine | others) - before)
    if not kept and ours.state.is_confirmed and theirs.state.is_confirmed:
        kept = mine | others  # each took back another review, and both stand behind the text
    people: dict[str, Stamp] = {}
    for stamp in sorted(kept, key=lambda stamp: (stamp.at, stamp.by)):
        people.setdefault(stamp.by, stamp)
    return tuple(people.values())[:_MOST_STAMPS]


def _valid(unit: Unit) -> frozenset[Stamp]:
    if not unit.state.is_confirmed:
        return frozenset()
    return frozenset(stamp for stamp in unit.stamps if stamp.hash == unit.hash)


def _authority(made: Provenance | None) -> tuple[int, str, str, str, int]:
    """Sorts provenances of one text."""
    if made is None:
        return (-1, "", "", "", 0)
    return (_ORIGINS.index(made.origin), made.at, made.by, made.engine, made.score or 0)
