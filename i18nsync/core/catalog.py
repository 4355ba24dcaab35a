"""Catalogs: all units of one article in one locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from i18nsync.core.locale import LocalePair
from i18nsync.core.unit import Unit, UnitKey, UnitState

__all__ = ["Catalog", "MergeResult"]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All units of one article in one locale, in the order of the source, obsolete ones last.

    Args:
        article: the article's id.
        pair: from which locale into which.
        source_path: where the source lies, relative to the project.
        source_revision: revision of the source that the units were extracted from; empty for a foreign file.
        units: the units; keys are distinct among those that are not obsolete.
        built: `version-revision fingerprint` of the last build, or empty; see `i18nsync.core.status`.
        headers: gettext header fields, kept in order.
        header_comments: header comment lines that are not ours, kept as they are.
    """

    article: str
    pair: LocalePair
    source_path: str = ""
    source_revision: str = ""
    units: tuple[Unit, ...] = ()
    built: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    header_comments: tuple[str, ...] = ()

    @property
    def current(self) -> tuple[Unit, ...]:
        """The units that the source still has."""
        return tuple(unit for unit in self.units if not unit.obsolete)

    @property
    def targets(self) -> tuple[str, ...]:
        """The translations of the current units that have one: what must be the same throughout an article."""
        return tuple(unit.target for unit in self.units if unit.target and not unit.obsolete)

    @property
    def counts(self) -> Counter[UnitState]:
        """How many current units are in each state."""
        return Counter(unit.state for unit in self.units if not unit.obsolete)

    @property
    def fingerprint(self) -> str:
        """12 hex digits over the content of all current units: the sum of their hashes modulo 2**48.

        A sum, so that a scanner can add it up in one pass in whatever order the file has.
        """
        total = sum(int(unit.hash, 16) for unit in self.units if not unit.obsolete)
        return f"{total % (1 << 48):012x}"

    def find(self, key: UnitKey) -> Unit | None:
        """The current unit with that key, or None."""
        return next((unit for unit in self.units if unit.key == key and not unit.obsolete), None)


@dataclass(frozen=True, slots=True)
class MergeResult:
    """What a merge made of a catalog and a document.

    Args:
        catalog: the merged catalog.
        kept: units that stayed as they were.
        outdated: units whose source changed: the old target is kept with its previous source.
        added: new units without a target.
        obsolete: units that the source no longer has.
        revived: obsolete units whose source came back.
    """

    catalog: Catalog
    kept: int
    outdated: int
    added: int
    obsolete: int
    revived: int
