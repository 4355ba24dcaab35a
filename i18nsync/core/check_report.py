"""A check report: all that one run of the checks found, for whoever writes it down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from i18nsync.core.finding import Severity
from i18nsync.core.flag import Flag, Standing
from i18nsync.core.ports import Example

__all__ = ["CheckReport", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a check is, for people.

    Args:
        id: what settings name it by.
        name: two or three words.
        severity: of its findings, as settings have it.
        description: what it finds and why that matters.
        locales: languages that it is meant for, sorted; empty for all.
        hits: pairs in which it finds something.
        misses: pairs that look wrong and are right.
        off: whether settings have it off everywhere.
    """

    id: str
    name: str
    severity: Severity
    description: str
    locales: tuple[str, ...] = ()
    hits: Sequence[Example] = ()
    misses: Sequence[Example] = ()
    off: bool = False


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found.

    Args:
        flags: all findings, those that do not count too; those of one catalog together.
        rules: the checks that there are.
        catalogs: how many catalogs or files were looked at.
        units: how many strings were held against their source.
        fail_on: severity from which the run counts as failed; None for never.
        show_ignored: whether findings that do not count are told, as such.
        has_baseline: whether there is a baseline.
        failures: (check id, what it said) of checks that failed.
    """

    flags: tuple[Flag, ...]
    rules: tuple[Rule, ...]
    catalogs: int
    units: int
    fail_on: Severity | None = Severity.ERROR
    show_ignored: bool = False
    has_baseline: bool = False
    failures: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> tuple[Flag, ...]:
        """The findings to tell."""
        return tuple(flag for flag in self.flags if self.show_ignored or flag.weighed.counts)

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings count, by severity."""
        return Counter(flag.finding.severity for flag in self.flags if flag.weighed.counts)

    @property
    def aside(self) -> Counter[Standing]:
        """How many findings were put aside, by the way in which they were."""
        return Counter(flag.weighed.standing for flag in self.flags if flag.weighed.standing is not Standing.OPEN)

    @property
    def failing(self) -> tuple[Flag, ...]:
        """The findings for which the run counts as failed."""
        if self.fail_on is None:
            return ()
        return tuple(
            flag
            for flag in self.flags
            if flag.weighed.standing is Standing.OPEN and flag.finding.severity.reaches(self.fail_on)
        )
