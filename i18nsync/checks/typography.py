"""The marks and spaces of a locale; nearly all of it can be put right safely."""

from __future__ import annotations

from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return ()
