"""Links: what an alignment consists of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Alignment", "Link"]


@dataclass(frozen=True, slots=True)
class Link:
    """Segments of a source and of its version that belong together.

    Args:
        source: indices into the source's segments; none for a segment that only the version has.
        target: indices into the version's segments; none for a segment that the version lacks.
        score: how sure the link is, 0 to 1.
        doubtful: whether the texts should not be taken for each other's translation without a person's look: the score
            is low, segments were split or joined, inline codes differ, or the text was not translated at all.
        reason: why it is doubtful, in plain words; empty otherwise.
        untranslated: whether the target is the source's text, or another text that is still in the source's script.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    doubtful: bool
    reason: str = ""
    untranslated: bool = False

    @property
    def shape(self) -> str:
        """How many segments of each side it has, as `1:2`."""
        return f"{len(self.source)}:{len(self.target)}"


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a version's segments correspond to its source's.

    Args:
        links: in the order of the source, what only the version has at its place among them; each segment of either
            document is in exactly one link.
    """

    links: tuple[Link, ...]

    @property
    def sure(self) -> tuple[Link, ...]:
        """The links whose target may be taken over."""
        return tuple(link for link in self.links if link.source and link.target and not link.doubtful)
