"""Letters and languages that do not belong in the text."""

from __future__ import annotations

from i18nsync.checks.script_georgian import Mtavruli, OldScript
from i18nsync.checks.script_language import Language
from i18nsync.checks.script_latin import Untranslated
from i18nsync.checks.script_mixed import MixedScript
from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Language(), Untranslated(), MixedScript(), Mtavruli(), OldScript())
