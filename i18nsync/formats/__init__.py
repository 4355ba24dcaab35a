"""Formats: text <-> Document."""

from __future__ import annotations

__all__ = ["words"]


def words(text: str) -> frozenset[str]:
    """The white-space-separated words of `text`, as the sets of names in this room are written."""
    return frozenset(text.split())
