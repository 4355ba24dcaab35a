"""What surrounds a text, for engines that translate better when they know it."""

from __future__ import annotations

from collections.abc import Sequence

from i18nsync.core.catalog import Catalog
from i18nsync.core.document import Document
from i18nsync.core.unit import UnitKey

__all__ = ["BEFORE", "before", "lead_of", "title_of"]

BEFORE = 2
"""Reviewed pairs that go along with a batch."""


def title_of(document: Document) -> str:
    """The title that front matter or the first line gives, else the first heading; empty if there is none."""
    headings = ""
    for segment in document.segments:
        if segment.role == "title" or segment.context == "front-matter:title":
            return segment.source
        headings = headings or (segment.source if segment.role == "heading" else "")
    return headings


def lead_of(document: Document) -> str:
    """The first paragraph; empty if there is none."""
    return next((segment.source for segment in document.segments if segment.role == "paragraph"), "")


def before(document: Document, catalog: Catalog, keys: Sequence[UnitKey]) -> tuple[tuple[str, str], ...]:
    """(source, target) of the last reviewed units that stand before `keys` in the article, in its order."""
    wanted = frozenset(keys)
    reviewed = {unit.key: unit.target for unit in catalog.current if unit.state.is_confirmed}
    found: list[tuple[str, str]] = []
    for key in document.keys:
        if key in wanted:
            break
        if key in reviewed:
            found.append((key.source, reviewed[key]))
    return tuple(found[-BEFORE:])
