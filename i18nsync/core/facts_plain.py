"""Plain words of a segment: Markdown's and HTML's inline markup taken out, with a way back to the offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Plain", "plain"]

# What is taken out of the words. A link's address is a fact of its own; its title is words, so it stays.
_MARKUP = re.compile(
    r"(?P<image>!\[)"
    r"|(?P<link>\]\((?P<address><[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?=[\"'(]))?)"
    r"|(?P<reference>\]\[[^\[\]\n]{0,200}\])"
    r"|(?P<note>\[\^[^\[\]\s]{1,60}\])"
    r"|(?P<tag></?[A-Za-z][^<>]{0,400}>|<!--.*?-->)"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<star>\*{1,3}|~~)"
    r"|(?P<line>(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))",
    re.DOTALL,
)
_HREF = re.compile(r"""\b(?:href|src)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its inline markup.

    Args:
        text: the words.
        places: for each character of `text` its offset in the original; one more for the end.
        links: addresses of links and images, with their two offsets in the original.
        markup: the markup that was taken out, in order; `_` and `*` are the same emphasis.
    """

    text: str
    places: tuple[int, ...]
    links: tuple[tuple[str, int, int], ...]
    markup: tuple[str, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original for a stretch of the words."""
        return (self.places[start], self.places[end - 1] + 1 if end > start else self.places[start])


def plain(text: str) -> Plain:
    """Take the inline markup out of `text`. White space stays as it is."""
    kept: list[str] = []
    places: list[int] = []
    links: list[tuple[str, int, int]] = []
    markup: list[str] = []
    end = 0
    for found in _MARKUP.finditer(text):
        kept.append(text[end : found.start()])
        places.extend(range(end, found.start()))
        end = found.end()
        if found["escape"]:
            kept.append(text[end - 1])
            places.append(end - 1)
            continue
        if (address := found["address"]) is not None:
            links.append((address.strip("<>"), found.start("address"), found.end("address")))
        elif found["tag"]:
            links.extend(
                (href[1], found.start() + href.start(1), found.start() + href.end(1))
                for href in _HREF.finditer(found[0])
            )
        markup.append("](" if address is not None else found[0].replace("_", "*"))
    kept.append(text[end:])
    places.extend(range(end, len(text) + 1))
    return Plain("".join(kept), tuple(places), tuple(links), tuple(markup))
