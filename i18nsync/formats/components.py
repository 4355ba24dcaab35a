"""Components: JSX (and, in MDX, HTML) elements around blocks of Markdown.

A line that opens or closes an element leaves the view, its prose attributes become sites, and the prose between the
tags stays as ordinary Markdown. A tag inside a sentence is none of this: it is an inline code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from i18nsync.formats.site import Kind, Site
from i18nsync.formats.tags import (
    INLINE_NAMES,
    OPAQUE_NAMES,
    PROSE_ATTRIBUTES,
    PROSE_PROPERTIES,
    Tag,
    TagKind,
    closing,
    element_end,
    scan_tag,
)

if TYPE_CHECKING:
    from i18nsync.formats.prescan import Line
    from i18nsync.formats.view import ViewBuilder

__all__ = ["Components", "attribute_sites"]

_WHITE = " \t"
# Components that show lists of file names.
_FILE_TREES = frozenset(("FileTree", "Files", "Folder"))


def attribute_sites(text: str, tag: Tag) -> list[Site]:
    """The values of `tag`'s attributes that readers see."""
    names = PROSE_PROPERTIES if tag.is_component else PROSE_ATTRIBUTES
    sites: list[Site] = []
    for attribute in tag.attributes:
        if attribute.name not in names and not (attribute.name in ("label", "summary") and tag.name in _LABELLED):
            continue
        start, end, quote = attribute.start, attribute.end, attribute.quote
        if quote == "{":
            found = _JS_STRING.fullmatch(text, start, end)
            if found is None:
                continue
            start, end = found.span(2)
            quote = "{" + found[1]
        kind = _QUOTES.get(quote)
        if kind is not None and start < end:
            sites.append(Site(start, end, "attribute", kind))
    return sites


_QUOTES = {
    '"': Kind.DOUBLE,
    "'": Kind.SINGLE,
    '{"': Kind.JS_DOUBLE,
    "{'": Kind.JS_SINGLE,
    "{`": Kind.JS_TEMPLATE,
}
# A string literal and nothing else, without escapes but for quotation marks, backslashes and `$`.
_JS_STRING = re.compile(r"[ \t\r\n]*([\"'`])((?:\\[\\\"'`$]|(?!\1|\$\{)[^\\\r\n])+)\1[ \t\r\n]*")
_LABELLED = frozenset(("track", "option", "optgroup", "table"))


class _Host(Protocol):
    """What a scanner of lines offers to this module."""

    text: str
    at: int
    mdx: bool
    out: ViewBuilder
    sites: list[Site]
    trees: list[tuple[int, int]]

    def line_at(self, at: int) -> Line: ...
    def blank(self, line: Line) -> None: ...
    def skip_lines(self, line: Line, end: int) -> None: ...
    def indentation(self, line: Line) -> tuple[str, str]: ...
    def push(self, cut: str, keep: str, name: str) -> None: ...
    def pop(self, name: str) -> bool: ...


class Components:
    """Deals with the lines of `host` that begin or end with tags of elements around blocks."""

    def __init__(self, host: _Host) -> None:
        self.host = host
        self._open: list[str] = []
        self._tree = 0

    def line(self, line: Line) -> bool:
        """Deal with a line that begins with `<`; whether it was one of these."""
        host = self.host
        tag = self._tag(line.words)
        if tag is None:
            return False
        end = host.line_at(tag.end).end
        rest = host.text[tag.end : end].strip(_WHITE)
        if tag.name in INLINE_NAMES and (rest or tag.kind is not TagKind.EMPTY):
            return False
        if tag.kind is TagKind.OPEN and tag.name in OPAQUE_NAMES:
            close = closing(tag.name).search(host.text, tag.end)
            if close is not None:
                host.skip_lines(line, close.end())
                return True
        if not rest:
            host.sites += attribute_sites(host.text, tag)
            _, shown = host.indentation(line)
            host.skip_lines(line, tag.end)
            self._nest(tag, line, shown)
            return True
        own, shown = host.indentation(line)
        pieces = self._pieces(line.words, end, own, shown)
        if pieces is None:
            return False
        quote_marks = host.text[line.start : line.words]
        host.blank(line)
        for start, stop in pieces:
            host.out.add(shown if ">" not in shown else quote_marks)
            host.out.copy(start, stop)
            host.out.add("\n")
            if stop < end:
                host.blank(line)
        host.at = host.line_at(end).after
        return True

    def trailing(self, line: Line) -> bool:
        """Deal with a line of prose that ends with the closing tags of open elements; whether it does."""
        host = self.host
        text = host.text
        end = line.end
        names: list[str] = []
        while True:
            trimmed = len(text[line.words : end].rstrip(_WHITE)) + line.words
            if not text.endswith(">", line.words, trimmed):
                break
            start = text.rfind("</", line.words, trimmed)
            if start < 0:
                break
            tag = scan_tag(text, start, trimmed)
            if tag is None or tag.end != trimmed or tag.name not in self._open:
                break
            if f"<{tag.name}" in text[line.words : start]:
                break
            names.append(tag.name)
            end = start
        if not names:
            return False
        _, shown = host.indentation(line)
        host.out.add(shown)
        host.out.copy(line.words, end)
        host.out.add("\n")
        host.blank(line)
        for name in names:
            self._leave(name)
        host.at = line.after
        return True

    def _tag(self, at: int) -> Tag | None:
        tag = scan_tag(self.host.text, at)
        if tag is None or not (self.host.mdx or tag.is_component):
            return None
        return tag

    def _nest(self, tag: Tag, line: Line, shown: str) -> None:
        """Enter or leave the element; the lines of its content may be indented."""
        host = self.host
        if tag.kind is TagKind.CLOSE:
            self._leave(tag.name)
        elif tag.kind is TagKind.OPEN:
            self._enter(tag)
            own = host.text[line.start : line.words]
            at = host.at
            while at < len(host.text):
                following = host.line_at(at)
                if following.words < following.end:
                    cut = host.text[following.start : following.words]
                    deeper = ">" not in cut and len(cut.expandtabs(4)) > len(own.expandtabs(4))
                    host.push(cut if deeper else own, shown, tag.name)
                    break
                at = following.after

    def _enter(self, tag: Tag) -> None:
        self._open.append(tag.name)
        if tag.name in _FILE_TREES:
            self._tree = tag.end

    def _leave(self, name: str) -> None:
        if name in self._open:
            while self._open.pop() != name:
                pass
            self.host.pop(name)
            if name in _FILE_TREES:
                self.host.trees.append((self._tree, self.host.at))

    def _pieces(self, start: int, end: int, own: str, shown: str) -> list[tuple[int, int]] | None:
        """The stretches of prose between the tags of a line that is nothing but elements; None if it is a sentence."""
        text = self.host.text
        pieces: list[tuple[int, int]] = []
        sites: list[Site] = []
        entered: list[Tag] = []
        left: list[str] = []
        at, previous = start, TagKind.EMPTY
        while at < end:
            if text[at] in _WHITE:
                at += 1
                continue
            tag = self._tag(at) if text[at] == "<" else None
            if tag is None or tag.name in INLINE_NAMES:
                # Prose: up to the closing tag of the innermost element of this line, or to the line's end.
                if not entered and (pieces or previous is TagKind.EMPTY):
                    return None
                close = element_end(text, entered[-1], end) if entered else None
                stop = close[0] if close is not None else end
                pieces.append((at, stop))
                at = stop
                continue
            if tag.end > end:
                return None
            sites += attribute_sites(text, tag)
            if tag.kind is TagKind.OPEN:
                entered.append(tag)
            elif tag.kind is TagKind.CLOSE:
                if entered and entered[-1].name == tag.name:
                    entered.pop()
                else:
                    left.append(tag.name)
            previous = tag.kind
            at = tag.end
        self.host.sites += sites
        for name in left:
            self._leave(name)
        for tag in entered:
            self._enter(tag)
            self.host.push(own, shown, tag.name)
        return pieces
