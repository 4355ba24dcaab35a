"""The marks and spaces of a locale; nearly all of it can be put right safely."""

from __future__ import annotations

from i18nsync.checks.typography_ends import EndPunctuation
from i18nsync.checks.typography_forms import Decimal, Yo
from i18nsync.checks.typography_quotes import QuoteBalance, QuoteStyle
from i18nsync.checks.typography_spaces import Invisible, Nbsp, Nfc, Spaces
from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (QuoteStyle(), QuoteBalance(), EndPunctuation(), Spaces(), Nbsp(), Invisible(), Nfc(), Decimal(), Yo())
