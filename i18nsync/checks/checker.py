"""The checks that are meant for a locale, run over one pair after another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair, Setting
from i18nsync.core.ports import Check

__all__ = ["MODULES", "Checker", "built_in"]

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
        severities: check id -> the severity that settings give it; None to leave the check out.
    """

    def __init__(
        self,
        setting: Setting,
        checks: Iterable[Check] | None = None,
        severities: Mapping[str, Severity | None] | None = None,
    ) -> None:
        self.setting = setting
        self._severities = severities or {}
        language = setting.locale.language
        self.checks = tuple(
            check
            for check in (built_in() if checks is None else checks)
            if (not check.locales or language in check.locales) and self._severities.get(check.id, check) is not None
        )

    def pair(self, source: str, target: str, *, role: str = "", siblings: tuple[str, ...] = ()) -> Pair:
        """A pair of this locale; see `Pair`."""
        return Pair(source, target, self.setting, role=role, siblings=siblings)

    def run(self, pair: Pair) -> tuple[Finding, ...]:
        """What is found in a pair; in one without a target only what says so."""
        found: list[Finding] = []
        for check in self.checks:
            if pair.is_blank and check.id != "empty":
                continue
            given = self._severities.get(check.id)
            found += (finding if given is None else finding.as_severe_as(given) for finding in check.run(pair))
        return tuple(found)
