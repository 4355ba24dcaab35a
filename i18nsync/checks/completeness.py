"""Is it a translation at all, and a whole one?"""

from __future__ import annotations

from i18nsync.checks.completeness_answers import Empty, ErrorPage, ModelRefusal, Unchanged
from i18nsync.checks.completeness_length import Length
from i18nsync.checks.completeness_loops import Repetition
from i18nsync.checks.completeness_sentences import SentenceMissing, Sentences
from i18nsync.core.ports import Check

__all__ = ["checks"]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (
        Empty(),
        ErrorPage(),
        ModelRefusal(),
        Unchanged(),
        Repetition(),
        Length(),
        SentenceMissing(),
        Sentences(),
    )
