"""Escaping: what a target needs before it may stand in an article, and what a source hides of that.

For each `Kind` there are three functions that belong together: `canonical` gives the form of a text that can come
back from the article, `protect` writes it there, `reveal` reads it. `reveal(protect(t)) == t` for canonical `t`.
A backslash is put where words would otherwise open a block ("1990. A year", "# one"); the source hides it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from i18nsync.formats.inline import scan
from i18nsync.formats.site import Kind
from i18nsync.formats.wrapping import normal_lines

__all__ = ["canonical", "has_hard_breaks", "protect", "reveal"]

# Elements whose tag opens a block of HTML wherever it begins a line (CommonMark 0.31, section 4.6, kinds 1 and 6).
_BLOCK_TAGS: Final = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    "fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hr|html|iframe|legend|li|link|"
    "main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td|"
    "textarea|tfoot|th|thead|title|tr|track|ul"
)
# What opens a block (or would be taken for structure) at the beginning of a line of a paragraph.
_OPENER: Final = (
    r"(?:#{1,6}(?:[ \t]|$)"
    r"|>"
    r"|[-+*](?:[ \t]|$)"
    r"|`{3,}[^`]*$|~{3,}"
    r"|([-_*])[ \t]*(?:\1[ \t]*){2,}$"
    r"|=+[ \t]*$|-+[ \t]*$"
    rf"|</?(?i:{_BLOCK_TAGS})(?=[ \t/>]|$)|<[!?]"
    r"|::+|: |\$\$"
    r"|!!![ \t]|\?\?\?"
    r"|===[ \t!+]"
    r"|\[[^\[\]]+\]:|\[!\w+\]|\[[ xX]\](?:[ \t]|$)"
    r"|[|:]?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$"
    r"|\{[:#.][^{}]*\}[ \t]*$"
    r")"
)
_OPENS = re.compile(_OPENER)
_HIDDEN = re.compile(r"\\(?=" + _OPENER + ")")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_HIDDEN_ORDERED = re.compile(r"(\d{1,9})\\([.)])(?=[ \t]|$)")
_HEADING_END = re.compile(r"(?:(?<=[ \t])|^)(?:#+|\{(?:[#.:][^{}]*|/\*[ \t]*#[^{}]*\*/)\})$")
_HIDDEN_HEADING_END = re.compile(r"((?:[ \t]|^))\\((?:#+|\{(?:[#.:][^{}]*|/\*[ \t]*#[^{}]*\*/)\}))$")
_BARE = re.compile(r"\\.|[<{]", re.DOTALL)
_JS_ESCAPE = re.compile(r"\\([\\\"'`$])")
_OUTER_WHITE = " \t\r\n\x0b\x0c"


def has_hard_breaks(kind: Kind) -> bool:
    """Whether a line break of its own means something in texts of this kind."""
    return kind in (Kind.BLOCK, Kind.SETEXT)


def _reveal_line(line: str) -> str:
    if line.startswith("\\"):
        return line[1:] if _HIDDEN.match(line) else line
    if line[:1].isdigit():
        return _HIDDEN_ORDERED.sub(r"\1\2", line, count=1) if _HIDDEN_ORDERED.match(line) else line
    return line


def _protect_line(line: str) -> str:
    if _OPENS.match(line):
        return "\\" + line
    ordered = _ORDERED.match(line) if line[:1].isdigit() else None
    return f"{ordered[1]}\\{line[ordered.start(2) :]}" if ordered else line


def _each_line(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(map(change, text.split("\n"))) if "\n" in text else change(text)


def reveal(kind: Kind, text: str) -> str:
    """The source text of `text` as it stands in the article, lines already joined."""
    return _REVEAL.get(kind, _same)(text) if "\\" in text or "&" in text else text


def canonical(kind: Kind, text: str, *, mdx: bool = False) -> str:
    """The form of a target in which it can come back from the article.

    Outer white space goes, soft line breaks become spaces, a needless escape is dropped. In MDX a `{` or `<` that
    belongs to no code gets a backslash, since the compiler would stumble over it.
    """
    if kind in (Kind.YAML, Kind.TOML, Kind.JSON):
        return text.replace("\r\n", "\n").replace("\r", "\n").strip(_OUTER_WHITE)
    text = reveal(kind, normal_lines(text, hard=has_hard_breaks(kind)))
    if mdx and kind in (Kind.BLOCK, Kind.SETEXT, Kind.HEADING, Kind.CELL, Kind.ROW) and ("{" in text or "<" in text):
        text = _escape_bare(text)
    return text


def _escape_bare(text: str) -> str:
    """Put a backslash before each `{` and `<` that stands in no inline code."""
    taken: list[tuple[int, int]] = []
    for code in scan(text):
        taken.append((code.at, code.at + len(code.open)))
        if code.close is not None and code.close_at is not None:
            taken.append((code.close_at, code.close_at + len(code.close)))
    parts: list[str] = []
    at = 0
    for found in _BARE.finditer(text):
        start = found.start()
        if len(found[0]) == 1 and not any(a <= start < b for a, b in taken):
            parts += (text[at:start], "\\")
            at = start
    parts.append(text[at:])
    return "".join(parts)


def protect(kind: Kind, text: str) -> str:
    """Canonical `text` as it may stand in the article."""
    return _PROTECT.get(kind, _same)(text)


def _same(text: str) -> str:
    return text


def _protect_heading(text: str) -> str:
    found = _HEADING_END.search(text)
    return f"{text[: found.start()]}\\{found[0]}" if found else text


_REVEAL: Final[dict[Kind, Callable[[str], str]]] = {
    Kind.BLOCK: lambda text: _each_line(text, _reveal_line),
    Kind.SETEXT: lambda text: _each_line(text, _reveal_line),
    Kind.HEADING: lambda text: _HIDDEN_HEADING_END.sub(r"\1\2", text),
    Kind.CELL: lambda text: text.replace("\\|", "|"),
    Kind.ROW: lambda text: _reveal_line(text.replace("\\|", "|")),
    Kind.BRACKET: lambda text: text.replace("\\]", "]").replace("\\[", "["),
    Kind.DOUBLE: lambda text: text.replace("&quot;", '"'),
    Kind.QUOTED: lambda text: text.replace("&quot;", '"'),
    Kind.SINGLE: lambda text: text.replace("&#39;", "'"),
    Kind.JS_DOUBLE: lambda text: _JS_ESCAPE.sub(r"\1", text),
    Kind.JS_SINGLE: lambda text: _JS_ESCAPE.sub(r"\1", text),
    Kind.JS_TEMPLATE: lambda text: _JS_ESCAPE.sub(r"\1", text),
}
_PROTECT: Final[dict[Kind, Callable[[str], str]]] = {
    Kind.BLOCK: lambda text: _each_line(text, _protect_line),
    Kind.SETEXT: lambda text: _each_line(text, _protect_line),
    Kind.HEADING: _protect_heading,
    Kind.CELL: lambda text: text.replace("|", "\\|"),
    Kind.ROW: lambda text: _protect_line(text).replace("|", "\\|"),
    Kind.BRACKET: lambda text: text.replace("[", "\\[").replace("]", "\\]"),
    Kind.DOUBLE: lambda text: text.replace('"', "&quot;"),
    Kind.QUOTED: lambda text: text.replace('"', "&quot;"),
    Kind.SINGLE: lambda text: text.replace("'", "&#39;"),
    Kind.JS_DOUBLE: lambda text: text.replace("\\", "\\\\").replace('"', '\\"'),
    Kind.JS_SINGLE: lambda text: text.replace("\\", "\\\\").replace("'", "\\'"),
    Kind.JS_TEMPLATE: lambda text: text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${"),
}
