"""Wrapping: from the lines of a block to one line of source text and back.

A soft line break means a space, so a source has none; a hard one is kept, as two spaces or a backslash before a
newline. The prefixes that quotes and lists put before each line are no part of the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["LINE_BREAK", "continuation", "normal_lines", "rewrap", "unwrap"]

LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BACKSLASHES = re.compile(r"\\+\Z")
_WHITE = " \t\x0b\x0c"
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|\[\^[^\]]*\]:|:)[ \t]+(?:\[[ xX]\][ \t]+)?\Z")


@lru_cache(maxsize=32)
def _prefix(quotes: int) -> re.Pattern[str]:
    return re.compile(rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*")


def _hard_break(line: str) -> str:
    """What the end of `line` says about the break that follows: two spaces, a backslash or nothing."""
    if line.endswith("  "):
        return "  "
    slashes = _BACKSLASHES.search(line)
    return "\\" if slashes and len(slashes[0]) % 2 else ""


def _join(lines: list[str], *, hard: bool) -> str:
    parts: list[str] = []
    pending = ""
    for raw in lines:
        line = raw.strip(_WHITE)
        mark = _hard_break(raw) if hard else ""
        if mark == "\\":
            line = line[:-1].rstrip(_WHITE)
        if line:
            if parts:
                parts.append(pending + "\n" if pending else " ")
            parts.append(line)
            pending = mark
        elif parts and mark:
            pending = mark
    if pending == "\\":
        # A backslash at the very end breaks nothing: it is text.
        parts.append("\\")
    return "".join(parts)


def unwrap(raw: str, quotes: int, *, hard: bool) -> str:
    """The text of the lines of `raw`, each but the first after up to `quotes` marks of quotation.

    Args:
        raw: a stretch of an article.
        quotes: how many `>` its lines stand behind.
        hard: whether hard line breaks exist here; elsewhere every break is a space.
    """
    if "\n" not in raw and "\r" not in raw:
        return raw
    prefix = _prefix(quotes)
    lines = LINE_BREAK.split(raw)
    for number in range(1, len(lines)):
        found = prefix.match(lines[number])
        if found is not None:
            lines[number] = lines[number][found.end() :]
    return _join(lines, hard=hard)


def normal_lines(text: str, *, hard: bool) -> str:
    """`text` as `unwrap` would give it: stripped, soft breaks as spaces, hard ones kept where they exist."""
    if "\n" not in text and "\r" not in text:
        return text.strip(_WHITE)
    return _join(LINE_BREAK.split(text), hard=hard)


def continuation(before: str, quotes: int) -> str:
    """The prefix of a second line whose first line stands after `before` (from the line's start)."""
    if not quotes:
        if _ITEM.fullmatch(before) and len(before) <= 8:
            return re.sub(r"[^\t]", " ", before)
        return before[: len(before) - len(before.lstrip(" \t"))]
    kept, parts = quotes, []
    for char in before:
        if char == ">" and kept:
            kept -= 1
            parts.append(">")
        else:
            parts.append("\t" if char == "\t" else " ")
    return "".join(parts)[:40]


def rewrap(text: str, prefix: str, line_break: str) -> str:
    """`text` with its hard breaks as line breaks of the article, each new line after `prefix`."""
    return text.replace("\n", line_break + prefix) if "\n" in text else text
