"""Codes, links, images, addresses: what is no prose must come through as it is."""

from __future__ import annotations

from i18nsync.checks.markup_addresses import Email, Url
from i18nsync.checks.markup_codes import Codes
from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Codes(), Url(), Email())
