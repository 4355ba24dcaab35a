"""Checks of files that belong to no project, so that an archive can be looked at before anything is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from i18nsync.core.flag import Flag, Standing, Weighed
from i18nsync.core.ignoring import read_ignores
from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitKey
from i18nsync.flows.check import Checked, CheckFailed
from i18nsync.stores.pair_files import PairRow, read_pairs, read_po
from i18nsync.stores.settings_model import ChecksSettings
from i18nsync.wiring.checks import Checks
from i18nsync.wiring.formats import load_formats

__all__ = ["check_pairs", "check_po", "default_checks"]

_FORM = "markdown"


def default_checks(warnings: list[str]) -> Checks:
    """The checks as they are where no settings say anything.

    Args:
        warnings: gets a sentence for each plug-in that is left out.
    """
    found: list[Callable[[str], str | None] | None] = []

    def identify(text: str) -> str | None:
        if not found:
            from i18nsync.sources.langid import identifier

            found.append(identifier())
        return found[0](text) if found[0] is not None else None

    return Checks(ChecksSettings(), load_formats(None, warnings), lambda _locale: (), identify, warnings)


def check_po(
    checks: Checks, path: Path, shown: str, locale: Locale | None, only: Iterable[str] = ()
) -> Iterator[Checked | CheckFailed]:
    """What is found in the translated entries of a PO file.

    Args:
        checks: the checks.
        path: the file.
        shown: how it is named.
        locale: the target's; None for what the header says.
        only: ids of the checks whose findings are wanted; empty for all.

    Raises:
        StoreError: it cannot be read, or does not say which language it is in.
    """
    yield from _check(checks, shown, list(read_po(path, shown, locale)), frozenset(only))


def check_pairs(
    checks: Checks, path: Path, shown: str, locales: tuple[Locale, Locale | None], only: Iterable[str] = ()
) -> Iterator[Checked | CheckFailed]:
    """What is found in the pairs of a table. Arguments and errors as `check_po`.

    Args:
        locales: the language of the sources; that of the targets, or None for all that the table has.
    """
    yield from _check(checks, shown, list(read_pairs(path, shown, *locales)), frozenset(only))


def _check(checks: Checks, shown: str, rows: list[PairRow], only: frozenset[str]) -> Iterator[Checked | CheckFailed]:
    locales = dict.fromkeys(row.locale for row in rows)
    for locale in locales:
        checker = checks.of(locale, "", _FORM)
        if checker is None:
            continue
        flags: list[Flag] = []
        mine = [row for row in rows if row.locale == locale]
        for row in mine:
            findings = checker.run(checker.pair(row.source, row.target))
            ignores = read_ignores(row.comments)
            for finding in findings:
                if only and finding.check not in only:
                    continue
                reason = ignores.of(finding)
                weighed = Weighed(finding) if reason is None else Weighed(finding, Standing.IGNORED, reason)
                key = UnitKey(row.context, row.source)
                region = row.region(finding.target)
                flags.append(Flag("", locale, shown, region, "", 0, key, row.source, row.target, None, weighed))
        yield Checked("", locale, shown, len(mine), tuple(flags))
        for name, error in checker.failures.items():
            yield CheckFailed(name, error)
