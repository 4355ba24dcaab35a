"""Moments: times as articles write them, brought to one form."""

from __future__ import annotations

import re
from datetime import UTC, datetime

__all__ = ["in_utc"]

_BEFORE_ZONE = re.compile(r"\s+(?=[Z+-])")


def in_utc(moment: str) -> str:
    """A time as front matter writes it, as UTC `2026-01-02T10:00:00Z`; empty where it is none. No zone is UTC."""
    try:
        found = datetime.fromisoformat(_BEFORE_ZONE.sub("", moment))
        found = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""
