"""Localising a rendered Markdown article: link destinations, front matter keys, a notice. Every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from json import JSONDecoder

from i18nsync.errors import ParseError
from i18nsync.formats.frontmatter import read_front_matter

__all__ = ["add_notice", "body_start", "set_keys", "set_value", "with_links"]

_DEFINITION = re.compile(r"^([ >]{0,12}\[(?!\^)[^\]\r\n]+\]:[ \t]*<?)([^\s<>]+)", re.MULTILINE)
_INLINE = re.compile(rb"\]\([ \t\r\n]*(<?)")
_HREF = re.compile(rb"""\bhref[ \t]*=[ \t]*(["'])(.*?)\1""", re.IGNORECASE)
_SKIPPED = re.compile(rb"<!--\s*i18nsync:\s*skip\s*-->.*?(?:<!--\s*i18nsync:\s*end\s*-->|\Z)", re.DOTALL)
# What belongs to the value of a YAML key below its line, after the indent that all keys have.
_MORE = r"(?:(?:\r\n|\n|\r)%s(?:[ \t]+[^\r\n]*[^ \t\r\n][^\r\n]*|-[ \t][^\r\n]*))*"
_INDENT = re.compile(r"^([ ]*)[^\s#\-{\[][^\r\n]*:", re.MULTILINE)
_BREAK = re.compile(r"\r\n|\n|\r")


def with_links(text: str, relink: Callable[[str], str | None]) -> str:
    """`text` with the destinations of its links changed: inline links, reference definitions and `href` in HTML.

    Links in code and between `i18nsync: skip` and `end` are left alone. An image is no link; its address stays.

    Args:
        text: a Markdown article.
        relink: destination as it is written -> the new one, or None to leave it.
    """
    front = body_start(text)
    body = text[front:]
    data = body.encode("utf-8", "surrogatepass")
    edits: list[tuple[int, int, bytes]] = []
    kept = [found.span() for found in _SKIPPED.finditer(data)]
    for first, last in [*_places(body, data), *_definitions(body)]:
        if any(start < first < end for start, end in kept):
            continue
        new = relink(data[first:last].decode("utf-8", "surrogatepass"))
        if new is not None:
            edits.append((first, last, new.encode("utf-8", "surrogatepass")))
    for first, last, new_bytes in sorted(set(edits), reverse=True):
        data = data[:first] + new_bytes + data[last:]
    return text[:front] + data.decode("utf-8", "surrogatepass")


def _places(body: str, data: bytes) -> Iterator[tuple[int, int]]:
    """Byte ranges of the destinations of inline links and of `href` values."""
    import pyromark

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH
    for event, span in pyromark.events_with_range(body, options=options):
        if not isinstance(event, dict):
            continue
        first, last = span["start"], span["end"]
        start = event.get("Start")
        if isinstance(start, dict) and "Link" in start and start["Link"]["link_type"] == "Inline":
            yield from _destination(data, first, last)
        elif "InlineHtml" in event or "Html" in event:
            for found in _HREF.finditer(data, first, last):
                yield found.span(2)


def _destination(data: bytes, first: int, last: int) -> Iterator[tuple[int, int]]:
    every = list(_INLINE.finditer(data, first, last))
    if not every:
        return
    opened = every[-1]  # an image in the link's text has a destination of its own before it
    if opened[1]:
        end = data.find(b">", opened.end(), last)
    else:
        rest = re.compile(rb"[ \t\r\n]|\)\Z").search(data[:last], opened.end())
        end = rest.start() if rest else -1
    if end > opened.end():
        yield opened.end(), end


def _definitions(body: str) -> Iterator[tuple[int, int]]:
    """Byte ranges of the destinations of reference definitions that the parser knows as such."""
    import pyromark

    known = {definition["dest"] for definition in pyromark.reference_definitions(body).values()}
    for found in _DEFINITION.finditer(body):
        if found[2] in known:
            first = len(body[: found.start(2)].encode("utf-8", "surrogatepass"))
            yield first, first + len(found[2].encode("utf-8", "surrogatepass"))


def set_keys(text: str, keys: Mapping[str, str]) -> str:
    """`text` with top-level front matter keys set; text without front matter stays as it is.

    Args:
        text: a Markdown article.
        keys: key -> plain value such as a language tag; an existing key gets the value, a new one is added.
    """
    end = body_start(text)
    head = text[:end]
    for key, value in keys.items():
        head = set_value(head, key, value, f'"{value}"', f'"{value}"')
    return head + text[end:]


def set_value(head: str, key: str, yaml: str, toml: str, json: str) -> str:
    """Front matter `head` with the top-level `key` set to a value, given on one line as each syntax writes it.

    A value of several lines that is there already is replaced in YAML only.
    """
    mark = head.removeprefix("\ufeff")[:3]
    eol = _BREAK.search(head)
    line_break = eol[0] if eol else "\n"
    if mark == "---":
        # YAML lets all keys of a mapping stand indented, as long as they do so alike.
        first = _INDENT.search(head)
        indent = first[1] if first else ""
        pattern = rf"^{indent}{re.escape(key)}[ \t]*:[^\r\n]*{_MORE % indent}"
        return _set_line(head, pattern, f"{indent}{key}: {yaml}", line_break, top=False)
    if mark == "+++":
        has_tables = re.search(r"^[ \t]*\[", head, re.MULTILINE) is not None
        pattern = rf"^{re.escape(key)}[ \t]*=[^\r\n]*"
        return _set_line(head, pattern, f"{key} = {toml}", line_break, top=has_tables)
    if mark[:1] == "{":
        at = head.index("{") + 1
        found = re.compile(rf'"{re.escape(key)}"\s*:\s*').search(head)
        if found:
            end = JSONDecoder().raw_decode(head, found.end())[1]
            return f'{head[: found.start()]}"{key}": {json}{head[end:]}'
        return f'{head[:at]}{line_break}  "{key}": {json},{head[at:]}'
    return head


def _set_line(head: str, pattern: str, line: str, line_break: str, *, top: bool) -> str:
    found = re.compile(pattern, re.MULTILINE).search(head)
    if found:
        return head[: found.start()] + line + head[found.end() :]
    if top:  # a key after a table's header would belong to the table
        at = head.index(line_break) + len(line_break)
    else:
        closed = head.rstrip("\r\n \t")
        at = max(closed.rfind("\n"), closed.rfind("\r")) + 1
    return head[:at] + line + line_break + head[at:]


def add_notice(text: str, notice: str) -> str:
    """`text` with a block quote that says `notice` before its body."""
    end = body_start(text)
    eol = _BREAK.search(text)
    line_break = eol[0] if eol else "\n"
    head, body = text[:end], text[end:]
    before = line_break if end and not body.startswith(("\r", "\n")) else ""
    gap = re.match(r"(?:[ \t]*(?:\r\n|\n|\r))*", body)
    lead = gap[0] if gap else ""
    return f"{head}{before}{lead}> {notice}{line_break}{line_break}{body[len(lead) :]}"


def body_start(text: str) -> int:
    """Offset where the body begins, after a byte order mark and front matter."""
    start = 1 if text.startswith("\ufeff") else 0
    try:
        return read_front_matter(text, start, frozenset(), "").end
    except ParseError:
        return start
