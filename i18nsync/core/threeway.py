"""Three-way merge: what two branches made of one catalog, string by string.

git merges lines, and a PO entry's lines mean something only together: a review beside the other branch's text, a
`fuzzy` that one side removed. Here a unit is merged as a whole (`threeway_unit`), and so is the catalog around it: its
strings, its order, its header.

A source that was edited on one branch gives its string a new key there, with the old target carried over as outdated.
What the other branch meanwhile did to the old string is carried over as well, as if it had been done before the edit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from i18nsync.core.catalog import Catalog
from i18nsync.core.threeway_unit import merge_units, same_text
from i18nsync.core.unit import Unit, UnitKey, outdate
from i18nsync.core.weave import pick, weave, weave_lines

__all__ = ["ThreeWay", "merge_catalogs"]


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """What a merge made of two catalogs.

    Args:
        catalog: the merged catalog.
        conflicts: units that this merge put in conflict (see `i18nsync.core.conflict`), in the catalog's order.
    """

    catalog: Catalog
    conflicts: tuple[UnitKey, ...] = ()


def merge_catalogs(base: Catalog | None, ours: Catalog, theirs: Catalog) -> ThreeWay:
    """Merge two catalogs of the same article and locale that descend from `base`.

    For strings, states and targets it is the same in whichever direction the branches are merged. No review gets lost
    unless the other side took it back, has two others, or stands behind another text (a conflict); nothing becomes
    reviewed that was not reviewed with that very text; no text that a person wrote is dropped: at worst its unit is
    obsolete or the text is in a comment.

    Where both sides were brought in step with different sources, the strings of both stay and the source revision is
    left empty, so that the next sync looks at the article again. A revision is only claimed where the current strings
    are those of a side that has it.

    Args:
        base: the common ancestor, or None where both sides added the catalog.
        ours: the catalog on our side; each key stands in it once.
        theirs: the catalog on their side, likewise.
    """
    if theirs in (ours, base):
        return ThreeWay(ours)
    if ours == base:
        return ThreeWay(theirs)
    return _Merge(base or Catalog(ours.article, ours.pair), ours, theirs).result()


def _diverged(base: str, ours: str, theirs: str) -> bool:
    """Whether both sides may have been brought in step with different sources, so that neither can say what is gone.

    An empty revision is a doubt, not a revision that two catalogs could share.
    """
    still = bool(base) and base in (ours, theirs)
    together = bool(ours) and ours == theirs
    return not still and not together


class _Place(IntEnum):
    """Where a unit is in a catalog, if anywhere."""

    ABSENT = 0
    OBSOLETE = 1
    CURRENT = 2


class _Merge:
    """The working state of one merge."""

    def __init__(self, base: Catalog, ours: Catalog, theirs: Catalog) -> None:
        self._catalogs = (base, ours, theirs)
        self._base, self._ours, self._theirs = (_by_key(catalog) for catalog in self._catalogs)
        self._origins: dict[str, list[Unit]] = defaultdict(list)
        for unit in self._base.values():
            if unit.target:
                self._origins[unit.previous_source or unit.key.source].append(unit)
        self._diverged = _diverged(base.source_revision, ours.source_revision, theirs.source_revision)
        self._carried: set[UnitKey] = set()  # old keys whose text went on to a new key
        self._conflicts: set[UnitKey] = set()

    def result(self) -> ThreeWay:
        base, ours, theirs = self._catalogs
        merged: dict[UnitKey, Unit] = {}
        # Successors first: whether an old string is still needed depends on where its text went.
        new = [key for key in {**self._ours, **self._theirs} if key not in self._base]
        old = [key for key in {**self._ours, **self._theirs} if key in self._base]
        for key in (*new, *old):
            unit = self._unit(key)
            if unit is not None:
                merged[key] = unit
        revision = self._revision(merged)
        # Where only they were brought in step with a newer source, its order is theirs.
        newer = revision and revision == theirs.source_revision != ours.source_revision
        lead, rest = (theirs, ours) if newer else (ours, theirs)
        order = weave(_by_key(lead), _by_key(rest), Counter(merged.keys()))
        units = sorted((merged[key] for key in order), key=lambda unit: unit.obsolete)
        paths = ours.source_path, theirs.source_path
        catalog = replace(
            ours,
            source_path=pick(base.source_path, *paths, max(paths)),
            source_revision=revision,
            units=tuple(units),
            built=pick(base.built, ours.built, theirs.built, ""),
            headers=_merge_headers(base.headers, ours.headers, theirs.headers),
            header_comments=weave_lines(base.header_comments, ours.header_comments, theirs.header_comments),
        )
        return ThreeWay(catalog, tuple(unit.key for unit in units if unit.key in self._conflicts))

    def _revision(self, merged: Mapping[UnitKey, Unit]) -> str:
        base, ours, theirs = self._catalogs
        revision = pick(base.source_revision, ours.source_revision, theirs.source_revision, "")
        current = {key for key, unit in merged.items() if not unit.obsolete}
        true = any(
            side.source_revision == revision and {unit.key for unit in side.current} == current
            for side in (ours, theirs)
        )
        return revision if true else ""

    def _unit(self, key: UnitKey) -> Unit | None:
        """The merged unit, or None if neither side needs it."""
        base = self._base.get(key) or self._inherited(key)
        ours = self._ours.get(key) or self._carry(key, self._ours, self._theirs)
        theirs = self._theirs.get(key) or self._carry(key, self._theirs, self._ours)
        sides = [unit for unit in (ours, theirs) if unit is not None]
        unit = sides[0]
        if ours is not None and theirs is not None:
            outcome = merge_units(base, ours, theirs)
            unit = outcome.unit
            if outcome.conflict:
                self._conflicts.add(key)
        place = self._place(key)
        if place is _Place.ABSENT:
            return self._rest(unit, base)
        if place is _Place.OBSOLETE:
            return _at_rest(unit)
        # Notes and references are the article's; an obsolete unit has none.
        present = [side for side in sides if not side.obsolete]
        if len(present) < len(sides):
            unit = replace(unit, notes=present[0].notes, references=present[0].references)
        return replace(unit, obsolete=False)

    def _place(self, key: UnitKey) -> _Place:
        base, ours, theirs = (_place_of(units.get(key)) for units in (self._base, self._ours, self._theirs))
        furthest = max(ours, theirs)
        if self._diverged and furthest is _Place.CURRENT:
            return furthest
        return pick(base, ours, theirs, furthest)

    def _rest(self, unit: Unit, base: Unit | None) -> Unit | None:
        """`unit`, which the other side deleted: obsolete if there is a text in it that would get lost."""
        gone_on = unit.key in self._carried and not unit.state.is_confirmed
        if not unit.target or gone_on or (base is not None and same_text(unit, base)):
            return None
        return _at_rest(unit)

    def _inherited(self, key: UnitKey) -> Unit | None:
        """What the common ancestor would have under a key that is new, had the source been edited before it."""
        ancestor = self._ancestor(key, self._ours) or self._ancestor(key, self._theirs)
        if ancestor is None:
            return None
        # A side that has the string from elsewhere did not remove the ancestor's lines from it, so nothing was removed.
        return replace(outdate(ancestor, key), comments=(), flags=(), references=())

    def _carry(self, key: UnitKey, here: Mapping[UnitKey, Unit], there: Mapping[UnitKey, Unit]) -> Unit | None:
        """What `here` would have under a key that only `there` has, had it been brought in step with the source too."""
        ancestor = None if key in self._base else self._ancestor(key, there)
        unit = here.get(ancestor.key) if ancestor else None
        if ancestor is None or unit is None or not unit.target:
            return None
        if unit.previous_source not in ("", ancestor.previous_source):
            return None  # a text of another descent, which came to stand under that key
        self._carried.add(unit.key)
        return outdate(unit, key)

    def _ancestor(self, key: UnitKey, side: Mapping[UnitKey, Unit]) -> Unit | None:
        """The base's unit whose text `side` carried over to `key`."""
        unit = side.get(key)
        if unit is None or unit.previous_source in ("", key.source):
            return None
        possible = [
            each for each in self._origins[unit.previous_source] if _place_of(side.get(each.key)) is not _Place.CURRENT
        ]
        return min(possible, key=lambda each: each.key.context != key.context, default=None)


def _at_rest(unit: Unit) -> Unit:
    return replace(unit, obsolete=True, notes=(), references=())


def _place_of(unit: Unit | None) -> _Place:
    if unit is None:
        return _Place.ABSENT
    return _Place.OBSOLETE if unit.obsolete else _Place.CURRENT


def _by_key(catalog: Catalog) -> dict[UnitKey, Unit]:
    units: dict[UnitKey, Unit] = {}
    for unit in catalog.units:
        if not unit.obsolete or unit.key not in units:
            units[unit.key] = unit
    return units


def _merge_headers(base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """Field by field; where both changed one, the greater value, which for dates is the later."""
    values = {
        name: pick(base.get(name), ours.get(name), theirs.get(name), max(ours.get(name, ""), theirs.get(name, "")))
        for name in {**ours, **theirs}
    }
    kept = {name: value for name, value in values.items() if value is not None}
    return {name: kept[name] for name in weave(ours, theirs, Counter(kept.keys()))}
