"""History events: who did what to which unit, when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from i18nsync.core.effort import Effort

__all__ = ["HistoryEvent"]


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Who did what to which unit, when.

    Args:
        at: UTC, as `2026-01-02T10:00:00Z`.
        action: `draft`, `adopt`, `review`, `reopen`, `outdate`, `carry`, `edit`, `undo`, `rehydrate` or `build`.
        article: id.
        locale: tag of the target locale.
        by: the person or empty.
        engine: the engine or empty.
        context: the unit's context.
        source: the unit's source.
        target: the unit's target after the action.
        hash: the unit's content hash after the action.
        note: free text: a reason, an override.
        model: of a draft, the engine's model, where it has a name.
        glossary: of a draft, the version of the glossary; see `i18nsync.core.glossary.version_of`.
        effort: of a review, how far the text is from its draft; None where it had none.
    """

    at: str
    action: str
    article: str
    locale: str
    by: str = ""
    engine: str = ""
    context: str = ""
    source: str = ""
    target: str = ""
    hash: str = ""
    note: str = ""
    model: str = ""
    glossary: str = ""
    effort: Effort | None = None
