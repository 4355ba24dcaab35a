"""Blocks: where the prose of a Markdown text stands, found by pulldown-cmark through pyromark.

The parser gets an ASCII copy with one character for each of the text's, so its byte offsets are the text's character
offsets. Nothing but the places and the nesting is taken from it: inline markup is `i18nsync.formats.inline`'s.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from i18nsync.formats.site import Kind

__all__ = ["Block", "find_blocks", "find_labels"]


class Block(NamedTuple):
    """A stretch of prose: `text[start:end]`, still with the line prefixes of quotes and lists inside.

    `kind` is None for a block of raw HTML, which has to be looked into.
    """

    start: int
    end: int
    role: str
    kind: Kind | None
    quotes: int


# Non-ASCII characters become `?`, and `<?` would open a processing instruction.
_LESS = re.compile(r"<(?=[^\x00-\x7f])")
_ATX = re.compile(r"#{1,6}(?:[ \t]+|$)")
_CLOSING_HASHES = re.compile(r"(?:(?<=[ \t])|^)#+[ \t]*\Z")
_HEADING_ID = re.compile(r"[ \t]*(?<!\\)(?:\{(?:[#.:][^{}\n]*|/\*[ \t]*#[^{}\n]*?\*/)\})[ \t]*\Z")
_BREAK = re.compile(r"\r\n|\n|\r")
_ROLES = {
    "Item": "list-item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListDefinition": "definition",
    "DefinitionListTitle": "term",
}
_LEAVES = frozenset(("Paragraph", "Heading", "HtmlBlock", "CodeBlock", "TableCell"))
_FRAMES = frozenset(("List", "DefinitionList", "Table", "TableHead", "TableRow", "MetadataBlock"))
_WHITE = " \t\r\n\x0b\x0c"


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    copy = _LESS.sub("&", text)
    return copy.encode("ascii", "replace").decode("ascii")


_options: object = None


def _parser_options() -> object:
    # Building the flags costs more than parsing an article: once is enough.
    global _options  # noqa: PLW0603
    if _options is None:
        from pyromark import Options

        _options = (
            Options.ENABLE_TABLES
            | Options.ENABLE_FOOTNOTES
            | Options.ENABLE_TASKLISTS
            | Options.ENABLE_DEFINITION_LIST
            | Options.ENABLE_GFM
        )
    return _options


def find_blocks(text: str) -> list[Block]:
    """The stretches of prose in `text` (without front matter), in order."""
    import pyromark

    finder = _Finder(text)
    for event, span in pyromark.events_with_range(_ascii(text), options=_parser_options()):  # type: ignore[arg-type]
        finder.take(event, span["start"], span["end"])
    return finder.blocks


def find_labels(text: str) -> frozenset[str]:
    """The labels of the link reference definitions in `text`, in the form of `links.label_key`."""
    if "]:" not in text:
        return frozenset()
    import pyromark

    from i18nsync.formats.links import label_key

    definitions = pyromark.reference_definitions(
        text.encode("utf-8", "replace").decode(),
        options=_parser_options(),  # type: ignore[arg-type]
    )
    return frozenset(label_key(label) for label in definitions)


class _Finder:
    __slots__ = ("_end", "_leaf", "_stack", "_start", "blocks", "quotes", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.quotes = 0
        self._stack: list[str] = []
        self._leaf = ""
        self._start = -1
        self._end = -1

    def take(self, event: object, start: int, end: int) -> None:
        if isinstance(event, dict):
            if "Start" in event:
                tag = event["Start"]
                self._opened(tag if isinstance(tag, str) else next(iter(tag)), start, end)
                return
            if "End" in event:
                tag = event["End"]
                self._closed(tag if isinstance(tag, str) else next(iter(tag)))
                return
            if "TaskListMarker" in event:
                return
        if not self._leaf:
            if event == "Rule":
                self._flush()
            else:
                self._inline(start, end)

    def _inline(self, start: int, end: int) -> None:
        """A piece of text right inside an item: tight lists have no paragraphs."""
        if self._start < 0:
            # The event of an escaped character starts after its backslash.
            self._start = start - 1 if start and self.text[start - 1] == "\\" else start
        self._end = max(self._end, end)

    def _flush(self) -> None:
        if self._start >= 0:
            self._add(self._start, self._end, self._role(), Kind.BLOCK)
        self._start = self._end = -1

    def _role(self) -> str:
        return _ROLES.get(self._stack[-1], "paragraph") if self._stack else "paragraph"

    def _opened(self, name: str, start: int, end: int) -> None:
        if self._leaf:
            return
        if name in _LEAVES:
            self._flush()
            self._leaf = name
            if name == "Paragraph":
                self._add(start, end, self._role(), Kind.BLOCK)
            elif name == "TableCell":
                before = self.text[max(0, start - 16) : start].rstrip(" \t")
                self._add(start, end, "table-cell", Kind.CELL if before.endswith("|") else Kind.ROW)
            elif name == "Heading":
                self._heading(start, end)
            elif name == "HtmlBlock":
                self._add(start, end, "html", None)
        elif name in _ROLES:
            self._flush()
            self._stack.append(name)
            self.quotes += name == "BlockQuote"
        elif name in _FRAMES:
            self._flush()
        else:
            self._inline(start, end)

    def _closed(self, name: str) -> None:
        if self._leaf:
            if name == self._leaf:
                self._leaf = ""
        elif name in _ROLES:
            self._flush()
            if self._stack:
                self.quotes -= self._stack.pop() == "BlockQuote"
        elif name in _FRAMES:
            self._flush()

    def _heading(self, start: int, end: int) -> None:
        text = self.text
        atx = _ATX.match(text, start, end)
        if atx is None:
            breaks = list(_BREAK.finditer(text, start, len(text[:end].rstrip(_WHITE))))
            if breaks:
                self._add(start, breaks[-1].start(), "heading", Kind.SETEXT)
            return
        start = atx.end()
        line = text[start:end].rstrip(_WHITE)
        # `## Words {#id} ##` and `## Words ## {#id}` are both seen in the wild.
        for _ in range(2):
            line = _HEADING_ID.sub("", line)
            line = _CLOSING_HASHES.sub("", line).rstrip(_WHITE)
        self._add(start, start + len(line), "heading", Kind.HEADING)

    def _add(self, start: int, end: int, role: str, kind: Kind | None) -> None:
        text = self.text
        while start < end and text[start] in _WHITE:
            start += 1
        while end > start and text[end - 1] in _WHITE:
            end -= 1
        if start < end:
            self.blocks.append(Block(start, end, role, kind, self.quotes))
