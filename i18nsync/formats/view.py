"""Views: an article's body as the Markdown parser should see it, with a way back to the places in the article.

CommonMark knows nothing of directives, shortcodes, JSX or the indented bodies of admonitions. A view leaves those
lines out (a blank line stands for them) and takes indentation away where it means nothing, so that what is left
is plain Markdown; every stretch of it remembers where it came from.
"""

from __future__ import annotations

from bisect import bisect_right

__all__ = ["View", "ViewBuilder"]


class View:
    """A text made of stretches of another one.

    Args:
        text: what the Markdown parser gets.
        starts: offsets in `text` where stretches begin, rising; None if `text` is the article's own from `shift` on.
        origins: offset in the article of each stretch, or -1 - offset for one that does not stand in the article.
        shift: where the text begins in the article, if there are no stretches.
    """

    __slots__ = ("origins", "shift", "starts", "text")

    def __init__(
        self, text: str, starts: list[int] | None = None, origins: list[int] | None = None, shift: int = 0
    ) -> None:
        self.text = text
        self.starts = starts
        self.origins = origins or []
        self.shift = shift

    def origin(self, at: int) -> int:
        """Offset in the article of the character at `at`; for one that is not there, the place it stands in for."""
        if self.starts is None:
            return at + self.shift
        index = bisect_right(self.starts, at) - 1
        origin = self.origins[index]
        return -1 - origin if origin < 0 else at - self.starts[index] + origin


class ViewBuilder:
    """Puts a view together from left to right."""

    __slots__ = ("_end", "_length", "_origins", "_parts", "_source", "_starts", "_whole")

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._length = 0
        self._end = start
        # Whether the next stretch of the source may go on with the one before.
        self._whole = False

    def copy(self, start: int, end: int) -> None:
        """Go on with `source[start:end]`."""
        if start >= end:
            return
        if not self._whole or start != self._end:
            self._starts.append(self._length)
            self._origins.append(start)
        self._parts.append(self._source[start:end])
        self._length += end - start
        self._end = end
        self._whole = True

    def add(self, text: str) -> None:
        """Go on with text that is not in the source."""
        if not text:
            return
        self._starts.append(self._length)
        self._origins.append(-1 - self._end)
        self._parts.append(text)
        self._length += len(text)
        self._whole = False

    def build(self) -> View:
        """The view so far."""
        return View("".join(self._parts), self._starts or [0], self._origins or [0])
