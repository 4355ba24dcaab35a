"""How often a sentence negates: not a number but a range, for languages negate by different means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from i18nsync.core.finding import Span

__all__ = ["ENGLISH", "Reading"]

ENGLISH = re.compile(r"\b(?:not|no|none|never|without|nothing|neither|nor|cannot|don['’]t)\b")
"""What stays of English in a translation: the `NOT NULL` of a command, the `no` of a setting, a quoted title."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The negations of a sentence.

    Args:
        least: those that any translation has to express.
        most: those that one may express; `not only` need not be.
        spans: where the certain ones stand, in the text they were read from.
    """

    least: int
    most: int
    spans: tuple[Span, ...]
