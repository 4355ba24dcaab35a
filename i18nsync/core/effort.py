"""Post-edit effort: how far people had to change what an engine drafted before they stood behind it.

A draft is measured against the text that was reviewed, by two rates of the literature:

- characters: Levenshtein distance over the length of the longer text, 0 (untouched) to 1 (nothing left);
- words: word edits over the words of the reviewed text, as TER against the post-edited text (HTER; Snover et al., 2006)
  but without its shifts, so a moved phrase counts each of its words, and the rate is never below TER.

Both are taken after NFC and with white space of any kind and length as one space: an edit that only changes white
space is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from i18nsync.core.event import Effort

if TYPE_CHECKING:
    from i18nsync.core.event import HistoryEvent

__all__ = ["Edited", "Effort", "edited", "effort_of", "lengths"]

DIGITS = 4
"""Decimal places of a rate: a thousandth of an edit in a sentence of ten words, and the same text on every machine."""

# A stress mark belongs to its letter; every other sign is a word of its own, as in TER's tokens.
_TOKEN = re.compile(r"[\w\u0300-\u036f]+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Edited:
    """A draft and the review that stands.

    Args:
        draft: the `draft` event.
        review: the last `review` event of that draft.
    """

    draft: HistoryEvent
    review: HistoryEvent

    @property
    def effort(self) -> Effort:
        """As it was stored at the review; measured now for a review from before it was."""
        return self.review.effort or effort_of(self.draft.target, self.review.target)


def effort_of(draft: str, reviewed: str) -> Effort:
    """Measure `reviewed` against its `draft`."""
    before, after = _even(draft), _even(reviewed)
    if before == after:
        return Effort(0.0, 0.0, untouched=True)
    from rapidfuzz.distance import Levenshtein

    chars = Levenshtein.distance(before, after) / max(len(before), len(after))
    words = Levenshtein.distance(_TOKEN.findall(before), tokens := _TOKEN.findall(after)) / max(1, len(tokens))
    return Effort(round(chars, DIGITS), round(words, DIGITS), untouched=False)


def lengths(draft: str, reviewed: str) -> tuple[int, int]:
    """What the rates of two texts count for in a mean: characters of the longer one, words of the reviewed one."""
    before, after = _even(draft), _even(reviewed)
    return max(1, len(before), len(after)), max(1, len(_TOKEN.findall(after)))


def _even(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@dataclass(slots=True)
class _Thread:
    """What happened to one draft: the texts that stood in its place, each with its review if it had one."""

    draft: HistoryEvent
    states: list[tuple[str, HistoryEvent | None]] = field(default_factory=list)

    def undo(self, target: str) -> None:
        """Take back the last decision, and those before it until `target` stands again (an edit and its review)."""
        while self.states:
            self.states.pop()
            if self.states and self.states[-1][0] == target:
                return

    def standing(self) -> Iterator[Edited]:
        if self.states and self.states[-1][1] is not None:
            yield Edited(self.draft, self.states[-1][1])


def edited(events: Iterable[HistoryEvent]) -> Iterator[Edited]:
    """The drafts that people have reviewed, each with the review that stands in the end.

    A review that was undone or reopened does not count. A string whose source changed, or whose text came in from a
    file, has left its draft behind; what was reviewed before still counts.

    Args:
        events: of any articles and locales, the oldest first.
    """
    threads: dict[tuple[str, str, str, str], _Thread] = {}
    for event in events:
        key = (event.locale, event.article, event.context, event.source)
        if event.action in ("draft", "adopt", "outdate"):
            if key in threads:
                yield from threads.pop(key).standing()
            if event.action == "draft":
                threads[key] = _Thread(event)
            continue
        thread = threads.get(key)
        if thread is None:
            continue
        if event.action == "undo":
            thread.undo(event.target)
        elif event.action in ("edit", "reopen", "review"):
            thread.states.append((event.target, event if event.action == "review" else None))
    for thread in threads.values():
        yield from thread.standing()
