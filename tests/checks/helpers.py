"""Run one check over one pair."""

from __future__ import annotations

from i18nsync.checks import built_in
from i18nsync.core.finding import Finding, apply
from i18nsync.core.glossary import Glossary
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.formats.markdown import Markdown

CHECKS = {check.id: check for check in built_in()}
MARKDOWN = Markdown()


def pair(
    locale: str, source: str, target: str, *, glossary: Glossary | None = None, siblings: tuple[str, ...] = ()
) -> Pair:
    """A pair whose codes are those of Markdown."""
    return Pair(source, target, Setting(Locale(locale), glossary=glossary, codes=MARKDOWN.codes), siblings=siblings)


def run(check: str, locale: str, source: str, target: str, *, siblings: tuple[str, ...] = ()) -> list[Finding]:
    """What one check finds."""
    return list(CHECKS[check].run(pair(locale, source, target, siblings=siblings)))


def fixed(check: str, locale: str, source: str, target: str) -> str:
    """The target with the check's own edits made."""
    return apply(target, tuple(run(check, locale, source, target)))


def messages(check: str, locale: str, source: str, target: str) -> list[str]:
    """What one check says."""
    return [finding.message for finding in run(check, locale, source, target)]
