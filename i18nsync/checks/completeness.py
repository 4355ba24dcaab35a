"""Is it a translation at all, and a whole one?"""

from __future__ import annotations

from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return ()
