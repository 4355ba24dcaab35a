"""Rebase: one process's changes to a catalog, put on what another process has made of it meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from i18nsync.core.catalog import Catalog
from i18nsync.core.unit import Unit, UnitKey

__all__ = ["Rebased", "rebase"]


@dataclass(frozen=True, slots=True)
class Rebased:
    """What came of it.

    Args:
        catalog: the newer catalog with the changes in it.
        lost: units whose change gave way, because somebody else has changed the same unit or its source is gone.
    """

    catalog: Catalog
    lost: frozenset[UnitKey]


def rebase(before: Catalog, mine: Catalog, now: Catalog) -> Rebased:
    """Do to `now` what was done to `before` to get `mine`.

    A unit takes the change only if it is still just what it was: whoever was first wins, since the later change was
    made without knowledge of the earlier one. In the header, what `mine` changed counts.

    Args:
        before: what the changes were made to.
        mine: `before` with the changes.
        now: what lies on disk, merged with the source.
    """
    was = _by_place(before)
    changed = {place: unit for place, unit in _by_place(mine).items() if was.get(place) != unit}
    units: list[Unit] = []
    for unit in now.units:
        place = (unit.key, unit.obsolete)
        if place in changed and unit == was.get(place):
            units.append(changed.pop(place))
        else:
            units.append(unit)
    catalog = replace(
        now,
        units=tuple(units),
        built=now.built if mine.built == before.built else mine.built,
        headers=now.headers if mine.headers == before.headers else mine.headers,
        header_comments=now.header_comments if mine.header_comments == before.header_comments else mine.header_comments,
    )
    return Rebased(catalog, frozenset(key for key, _ in changed))


def _by_place(catalog: Catalog) -> Mapping[tuple[UnitKey, bool], Unit]:
    return {(unit.key, unit.obsolete): unit for unit in catalog.units}
