"""The checks that are meant for a locale, run over one pair after another."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

from i18nsync.core.finding import Finding, Levels, is_off
from i18nsync.core.pair import Pair, Setting
from i18nsync.core.ports import Check

__all__ = ["MODULES", "Checker", "built_in"]
"""Stands for every check in settings and in comments."""

MODULES = (
    "numbers",
    "calendar",
    "negation",
    "names",
    "quotes",
    "markup",
    "completeness",
    "script",
    "typography",
    "terms",
    "spelling",
)
"""The modules of the built-in checks, in the order in which their findings are told."""


def built_in() -> tuple[Check, ...]:
    """All built-in checks, facts first."""
    found: list[Check] = []
    for name in MODULES:
        found.extend(import_module(f"i18nsync.checks.{name}").checks())
    return tuple(found)


class Checker:
    """Runs checks over pairs of one locale.

    Args:
        setting: what is the same for all pairs.
        checks: the checks; those that are meant for other languages are left out.
        severities: check id -> the severity that settings give it; None to leave the check out. `all` stands for those
            that are not named.

    Attributes:
        failures: check id -> what it stumbled over; such a check is a bug, and is asked no more.
    """

    def __init__(
        self,
        setting: Setting,
        checks: Iterable[Check] | None = None,
        severities: Levels | None = None,
    ) -> None:
        self.setting = setting
        self.failures: dict[str, str] = {}
        self._severities = severities or {}
        language = setting.locale.language
        self.checks = tuple(
            check
            for check in (built_in() if checks is None else checks)
            if (not check.locales or language in check.locales) and not is_off(check.id, self._severities)
        )
        self._own = {check.id: check.severity for check in self.checks}

    def pair(self, source: str, target: str, *, role: str = "", siblings: tuple[str, ...] = ()) -> Pair:
        """A pair of this locale; see `Pair`."""
        return Pair(source, target, self.setting, role=role, siblings=siblings)

    def run(self, pair: Pair) -> tuple[Finding, ...]:
        """What is found in a pair; in one without a target only what says so."""
        found: list[Finding] = []
        blank = pair.is_blank
        for check in self.checks:
            if blank and check.id != "empty":
                continue
            try:
                found += check.run(pair)
            except Exception as error:  # a plug-in may fail in any way; the others go on
                self._drop(check, error)
        return self.levelled(found) if found and self._severities else tuple(found)

    def levelled(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings as severe as settings have them, without those of checks that are off.

        A finding that is less severe than its check, because it is less certain, is never made worse by settings.
        """
        return tuple(self._levelled(finding) for finding in findings if not is_off(finding.check, self._severities))

    def _levelled(self, finding: Finding) -> Finding:
        given = self._severities.get(finding.check)
        if given is None:
            return finding
        certain = finding.severity.reaches(self._own.get(finding.check, finding.severity))
        return finding.as_severe_as(given if certain or finding.severity.reaches(given) else finding.severity)

    def _drop(self, check: Check, error: Exception) -> None:
        self.failures[check.id] = repr(error)
        self.checks = tuple(each for each in self.checks if each is not check)
