"""One source, one translation: where a project says the same thing in different words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from i18nsync.core.finding import Finding, Severity
from i18nsync.messages import _

__all__ = ["Consistency"]

Place = TypeVar("Place", bound=Hashable)

# A heading or a caption that comes back is worth saying alike; a paragraph that comes back is a memory's business,
# and single words change with their sentence.
_MIN_LETTERS = 3


class Consistency(Generic[Place]):
    """Collects the pairs of one locale, and finds sources whose targets differ.

    Capitals, white space and closing marks do not count as differences. What is kept of a text that comes just once
    is its two strings, so that a whole archive fits into memory.
    """

    id = "consistency"

    def __init__(self) -> None:
        self._first: dict[str, tuple[Place, str]] = {}
        self._more: dict[str, list[tuple[Place, str]]] = defaultdict(list)

    def add(self, place: Place, source: str, target: str) -> None:
        """Take note of a pair; one without letters or without a target is passed over."""
        if not target.strip() or sum(map(str.isalpha, source)) < _MIN_LETTERS:
            return
        if source in self._first:
            self._more[source].append((place, target))
        else:
            self._first[source] = (place, target)

    def findings(self) -> Iterator[tuple[Place, Finding]]:
        """A remark for each pair whose target is not the most common one of its source; of equals, the first one is."""
        for source, more in self._more.items():
            uses = [self._first[source], *more]
            counts = Counter(_folded(target) for _place, target in uses)
            if len(counts) == 1:
                continue
            usual, times = counts.most_common(1)[0]
            wording = next(target for _place, target in uses if _folded(target) == usual)
            for place, target in uses:
                if _folded(target) != usual:
                    yield (
                        place,
                        Finding(
                            self.id,
                            Severity.INFO,
                            _("the same source is translated “{wording}” elsewhere in the project ({times}×)").format(
                                wording=wording, times=times
                            ),
                            source=(0, len(source)),
                            target=(0, len(target)),
                        ),
                    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?…:;, ")
