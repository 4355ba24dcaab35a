"""The ports of checks; see `i18nsync.core.ports`, which gives them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair

__all__ = ["Check", "Checking", "Example"]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair that shows what a check does; the contract test runs every one of them.

    Args:
        locale: of the target.
        source: English.
        target: its translation.
        wrong: the words of the target that the finding marks, or empty where it marks none of them; not used in misses.
    """

    locale: str
    source: str
    target: str
    wrong: str = ""


@runtime_checkable
class Check(Protocol):
    """One thing that is looked at in a translation."""

    @property
    def id(self) -> str:
        """What settings, comments and baselines name it by, as `number`."""

    @property
    def name(self) -> str:
        """Two or three words for people, in English; translated where it is shown."""

    @property
    def severity(self) -> Severity:
        """Of its findings, where settings say nothing else; single findings may be less severe."""

    @property
    def description(self) -> str:
        """What it finds and why that matters, in a sentence or two of English."""

    @property
    def locales(self) -> frozenset[str]:
        """Languages that it is meant for; empty for all."""

    @property
    def hits(self) -> Sequence[Example]:
        """Pairs in which it finds something."""

    @property
    def misses(self) -> Sequence[Example]:
        """Pairs that look wrong and are right: nothing is found."""

    def run(self, pair: Pair) -> Iterable[Finding]:
        """What is found in a pair whose target is there; for `empty` also where it is not."""


class Checking(Protocol):
    """The checks of one locale, as settings have them for one part of the articles."""

    @property
    def failures(self) -> Mapping[str, str]:
        """Check id -> what it stumbled over, for checks that have failed and are asked no more."""

    def pair(self, source: str, target: str, *, role: str = "", siblings: tuple[str, ...] = ()) -> Pair:
        """A pair to run them over; see `i18nsync.core.pair.Pair`."""

    def run(self, pair: Pair) -> tuple[Finding, ...]:
        """What is found in a pair; in one without a target only what says so."""

    def levelled(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings as severe as settings have them, without those of checks that are off."""
