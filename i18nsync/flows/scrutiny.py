"""Scrutiny: what the checks say of a unit, and how much of it counts after what people have said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.flag import Baseline, Standing, Weighed, fingerprint
from i18nsync.core.ignoring import read_ignores, read_override
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Checking
from i18nsync.core.unit import Unit, UnitState
from i18nsync.flows.project import Project

__all__ = ["Scrutiny", "held_against", "role_of"]

Overrides = Mapping[str, Sequence[tuple[str, frozenset[str], str]]]
"""Content hash -> (who, check ids, reason) of the reviews that stand against errors."""


def held_against(unit: Unit) -> str:
    """The source that a unit's target is a translation of: of an outdated unit the previous one, if it is known."""
    is_outdated = unit.state is UnitState.OUTDATED and unit.previous_source
    return unit.previous_source if is_outdated else unit.key.source


def role_of(unit: Unit) -> str:
    """The role of a unit's segment, as its catalog has it."""
    return unit.notes[0] if unit.notes else ""


class Scrutiny:
    """Checks units, article by article; what it reads for that, it reads once.

    Args:
        project: the project.
        only: ids of the checks whose findings are wanted; empty for all.
    """

    def __init__(self, project: Project, only: Collection[str] = ()) -> None:
        self._project = project
        self._only = frozenset(only)
        self._checkings: dict[tuple[Locale, str, str], Checking | None] = {}
        self._overrides: dict[Locale, Overrides] = {}

    def checking(self, article: str, form: str, locale: Locale) -> Checking | None:
        """The checks of an article's texts in a locale; None where there are none.

        Args:
            article: id.
            form: name of its format.
            locale: target locale.
        """
        key = (locale, article, form)
        if key not in self._checkings:
            self._checkings[key] = self._project.checker(locale, article, form)
        return self._checkings[key]

    def weigh(self, article: str, locale: Locale, unit: Unit, findings: Iterable[Finding]) -> tuple[Weighed, ...]:
        """Which of a unit's findings count: those that no comment, baseline or review has put aside."""
        ignores = read_ignores(unit.comments)
        weighed = []
        for finding in findings:
            if self._only and finding.check not in self._only:
                continue
            reason = ignores.of(finding)
            if reason is not None:
                weighed.append(Weighed(finding, Standing.IGNORED, reason))
            elif self.baseline.known and self.baseline.has(
                self._print(article, locale, unit, finding), article, locale
            ):
                weighed.append(Weighed(finding, Standing.KNOWN))
            else:
                weighed.append(self._overridden(locale, unit, finding) or Weighed(finding))
        return tuple(weighed)

    def of(self, article: str, form: str, locale: Locale, unit: Unit, siblings: tuple[str, ...]) -> tuple[Weighed, ...]:
        """What the checks say of a unit held against its present source.

        Args:
            article: id.
            form: name of its format.
            locale: target locale.
            unit: the unit.
            siblings: the targets of the article.
        """
        checking = self.checking(article, form, locale)
        if checking is None or not unit.target:
            return ()
        pair = checking.pair(unit.key.source, unit.target, role=role_of(unit), siblings=siblings)
        return self.weigh(article, locale, unit, checking.run(pair))

    @cached_property
    def baseline(self) -> Baseline:
        """The findings that were known when checking began."""
        return self._project.baseline() or Baseline()

    @staticmethod
    def _print(article: str, locale: Locale, unit: Unit, finding: Finding) -> str:
        return fingerprint(finding, article, locale, (unit.key.context, held_against(unit), unit.target))

    def _overridden(self, locale: Locale, unit: Unit, finding: Finding) -> Weighed | None:
        """An error that a review stands against, as long as the review does."""
        if finding.severity is not Severity.ERROR or not unit.state.is_confirmed:
            return None
        if locale not in self._overrides:
            self._overrides[locale] = _overrides(self._project, locale)
        for by, checks, reason in self._overrides[locale].get(unit.hash, ()):
            if finding.check in checks and any(stamp.by == by for stamp in unit.stamps):
                who = by.partition(" <")[0]
                return Weighed(finding.as_severe_as(Severity.INFO), Standing.OVERRIDDEN, f"{who}: {reason}")
        return None


def _overrides(project: Project, locale: Locale) -> Overrides:
    found: dict[str, list[tuple[str, frozenset[str], str]]] = {}
    for event in project.history.events(locale):
        override = read_override(event.note) if event.action == "review" else None
        if override is not None:
            found.setdefault(event.hash, []).append((event.by, *override))
    return found
