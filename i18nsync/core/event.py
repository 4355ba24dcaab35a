"""History events: who did what to which unit, when; at a review, how far the text is from its draft."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Effort", "HistoryEvent"]


@dataclass(frozen=True, slots=True)
class Effort:
    """How far one reviewed text is from its draft.

    Args:
        chars: character edits over the characters of the longer text, 0 to 1.
        words: word edits over the words of the reviewed text, 0 or more.
        untouched: whether the draft was taken as it was, but for white space.
    """

    chars: float
    words: float
    untouched: bool


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Who did what to which unit, when.

    Args:
        at: UTC, as `2026-01-02T10:00:00Z`.
        action: `draft`, `adopt`, `review`, `reopen`, `outdate`, `carry`, `edit`, `fix`, `undo`, `rehydrate` or `build`.
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
