"""What a run of drafting tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitKey
from i18nsync.errors import BudgetSpent, I18nsyncError

__all__ = ["Drafted", "EngineDown", "Plan", "Progress", "Stopped", "UnitFailure", "Untouched"]


@dataclass(frozen=True, slots=True)
class UnitFailure:
    """A unit that no engine could draft.

    Args:
        key: the unit.
        reasons: (engine, why) in the order of the chain.
    """

    key: UnitKey
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article whose missing units were drafted as far as the engines could.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        by_engine: units drafted by each engine.
        failures: units that stay missing.
        characters: source characters of the units that each engine was asked for.
        barred: why no engine outside of this machine was asked; empty if none was held back.
        preapproved: units among them that keep the review which the same text got between the same neighbours.
        cut: whether the run was stopped, or its budget spent, before every engine of the chain was asked.
        wrong: units among them in which the checks find an error.
    """

    article: str
    locale: Locale
    path: str
    by_engine: Mapping[str, int]
    failures: tuple[UnitFailure, ...] = ()
    characters: Mapping[str, int] = field(default_factory=dict)
    barred: str = ""
    cut: bool = False
    preapproved: int = 0
    wrong: int = 0

    @property
    def drafted(self) -> int:
        """Units drafted."""
        return sum(self.by_engine.values())


@dataclass(frozen=True, slots=True)
class Untouched:
    """An article that was left alone, and why."""

    article: str
    locale: Locale
    reason: str


@dataclass(frozen=True, slots=True)
class EngineDown:
    """An engine that cannot be used.

    Args:
        engine: its name.
        error: why.
        for_good: whether it is not asked again in this run; otherwise it is, from time to time.
    """

    engine: str
    error: I18nsyncError
    for_good: bool = True


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run ended before its work did.

    Args:
        spent: the limit that the next call would have exceeded; None if somebody stopped it.
    """

    spent: BudgetSpent | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Args:
        done: articles times locales that are behind it.
        total: articles times locales in all.
        strings: units drafted, those of unfinished articles too.
        waiting: (engine, why) of engines that are not asked at the moment.
    """

    done: int
    total: int
    strings: int
    waiting: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What drafting an article would ask for; nothing was sent or written.

    Args:
        article: id.
        locale: target locale.
        units: missing units.
        characters: their source characters.
        from_memory: units that the memory has exactly.
        alike: units that the memory has something similar for, which engines that use context are shown.
        known_characters: source characters of the units that the memory has exactly.
        barred: why no engine outside of this machine would be asked; empty if none would be held back.
    """

    article: str
    locale: Locale
    units: int
    characters: int
    from_memory: int
    alike: int = 0
    known_characters: int = 0
    barred: str = ""

    @property
    def new(self) -> int:
        """Units that the memory has nothing for."""
        return self.units - self.from_memory - self.alike
