"""Sentences, where engines look for them; see `i18nsync.core.sentences`."""

from __future__ import annotations

from i18nsync.core.sentences import chunks, sentence_starts

__all__ = ["chunks", "sentence_starts"]
