"""TOML and JSON front matter: a scanner that finds strings by their keys, with offsets.

The standard library says whether the text is valid and what each value is; the scanner below only says where.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Any

from i18nsync.errors import ParseError
from i18nsync.formats.site import Kind, Site
from i18nsync.messages import N_, _

__all__ = ["json_sites", "toml_sites", "write_json", "write_toml"]

_HINT_TOML = N_("Correct the front matter between the +++ lines.")
_HINT_JSON = N_("Correct the JSON object at the top of the file.")
_WHITE = " \t\r\n\x0b\x0c"
_SKIP_JSON = re.compile(r"[ \t\r\n]*")
_SKIP_LINE = re.compile(r"[ \t]*")
_SKIP_ALL = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_STRING_JSON = re.compile(r"\"(?:[^\"\\]|\\.)*\"")
_STRING_TOML = re.compile(r"\"\"\"(?:[^\\]|\\.)*?\"\"\"+|'''.*?'''+|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'", re.DOTALL)
_BARE = re.compile(r"[^\s,\]}#]+(?:[ ][0-9][^\s,\]}#]*)?")
_KEY = re.compile(r"[A-Za-z0-9_-]+|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*'")
_LINE_COLUMN = re.compile(r"at line (\d+)")

Found = Callable[[str, int, int], None]


def _line(text: str, at: int) -> int:
    before = text[:at]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


class _Strings:
    """Walks values and calls back for each string with its dotted path and place."""

    def __init__(self, text: str, *, toml: bool, found: Found) -> None:
        self.text = text
        self.found = found
        self._toml = toml
        self._string = _STRING_TOML if toml else _STRING_JSON
        self._skip = _SKIP_ALL if toml else _SKIP_JSON

    def space(self, at: int) -> int:
        matched = self._skip.match(self.text, at)
        return matched.end() if matched else at

    def value(self, at: int, path: str) -> int:
        """Walk the value at `at`; where it ends."""
        string = self._string.match(self.text, at)
        if string is not None:
            self.found(path, string.start(), string.end())
            return string.end()
        mark = self.text[at : at + 1]
        if mark == "[":
            return self._items(at + 1, "]", lambda inner: self.value(inner, path))
        if mark == "{":
            return self._items(at + 1, "}", lambda inner: self._entry(inner, path))
        bare = _BARE.match(self.text, at)
        if bare is None:
            raise ValueError(at)
        return bare.end()

    def _items(self, at: int, close: str, item: Callable[[int], int]) -> int:
        at = self.space(at)
        while not self.text.startswith(close, at):
            at = self.space(item(at))
            if self.text.startswith(",", at):
                at = self.space(at + 1)
        return at + 1

    def _entry(self, at: int, path: str) -> int:
        key, at = self.key(at)
        return self.value(self.space(self.space(at) + 1), f"{path}.{key}" if path else key)

    def key(self, at: int) -> tuple[str, int]:
        """The key at `at`, dotted if it is, and where it ends."""
        parts: list[str] = []
        while True:
            part = _KEY.match(self.text, at) if self._toml else self._string.match(self.text, at)
            if part is None:
                raise ValueError(at)
            parts.append(_decode_key(part[0]))
            at = part.end()
            dot = re.compile(r"[ \t]*\.[ \t]*").match(self.text, at) if self._toml else None
            if dot is None:
                return ".".join(parts), at
            at = dot.end()


def _decode_key(key: str) -> str:
    if key[0] == '"':
        return str(tomllib.loads(f"k = {key}")["k"]) if "\\" in key else key[1:-1]
    return key[1:-1] if key[0] == "'" else key


def json_sites(text: str, start: int, keys: AbstractSet[str], path: str) -> tuple[list[Site], int]:
    """The values of `keys` in the JSON object at `start`, and where the object ends.

    Raises:
        ParseError: not valid JSON.
    """
    try:
        end = json.JSONDecoder().raw_decode(text, start)[1]
    except (ValueError, RecursionError) as error:
        at = getattr(error, "pos", start)
        reason = getattr(error, "msg", _("nested too deeply"))
        raise ParseError(
            _("the front matter is not valid JSON: {reason}").format(reason=reason),
            where=f"{path}:{_line(text, at)}",
            hint=_(_HINT_JSON),
        ) from error
    sites: list[Site] = []

    def found(key: str, at: int, after: int) -> None:
        if key in keys:
            value = json.loads(text[at:after])
            if value.strip(_WHITE):
                sites.append(_site(at, after, Kind.JSON, key, value))

    _Strings(text, toml=False, found=found).value(start, "")
    return sites, end


def _site(start: int, end: int, kind: Kind, key: str, value: str) -> Site:
    return Site(start, end, "front-matter", kind, context=f"front-matter:{key}", value=value)


def toml_sites(inner: str, offset: int, keys: AbstractSet[str], path: str, text: str) -> list[Site]:
    """The values of `keys` in `inner`, which stands at `offset` in the article `text`.

    Raises:
        ParseError: not valid TOML.
    """
    try:
        tomllib.loads(_newlines(inner))
    except (ValueError, RecursionError) as error:
        within = _LINE_COLUMN.search(str(error))
        number = _line(text, offset) + (int(within[1]) - 1 if within else 0)
        raise ParseError(
            _("the front matter is not valid TOML: {error}").format(error=error),
            where=f"{path}:{number}",
            hint=_(_HINT_TOML),
        ) from error
    sites: list[Site] = []

    def found(key: str, at: int, after: int) -> None:
        if key in keys:
            value: Any = tomllib.loads(_newlines("k = " + inner[at:after]))["k"]
            if value.strip(_WHITE):
                sites.append(_site(offset + at, offset + after, Kind.TOML, key, value))

    strings = _Strings(inner, toml=True, found=found)
    table, at = "", strings.space(0)
    while at < len(inner):
        if inner[at] == "[":
            width = 2 if inner.startswith("[[", at) else 1
            blank = _SKIP_LINE.match(inner, at + width)
            table, at = strings.key(blank.end() if blank else at + width)
            at = inner.index("]" * width, at) + width
        else:
            key, at = strings.key(at)
            at = strings.value(strings.space(strings.space(at) + 1), f"{table}.{key}" if table else key)
        at = strings.space(at)
    return sites


def _newlines(text: str) -> str:
    # tomllib refuses a lone CR; front matter closed by `^+++` has LF or CRLF, and what else it has is its own error.
    return text.replace("\r\n", "\n")


def write_json(value: str) -> str:
    """`value` as a JSON string; letters of any script stay as they are."""
    return json.dumps(value, ensure_ascii=False)


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def write_toml(raw: str, value: str, line_break: str) -> str:
    """`value` in the style of the TOML string `raw`, as a basic string where that style cannot say it."""
    controls = _CONTROL.search(value) is not None
    if raw.startswith("'''") and "'''" not in value and not value.endswith("'") and not controls:
        return f"'''{_opening(raw)}{value.replace(chr(10), line_break)}'''"
    if raw.startswith('"""'):
        text = _escaped(value, keep='"').replace('"""', '""\\"').replace("\n", line_break)
        if text.endswith('"'):
            text = text[:-1] + '\\"'
        return f'"""{_opening(raw)}{text}"""'
    if raw.startswith("'") and "'" not in value and "\n" not in value and "\t" not in value and not controls:
        return f"'{value}'"
    return '"' + _escaped(value).replace("\n", "\\n").replace("\t", "\\t") + '"'


def _opening(raw: str) -> str:
    """The line break right after the opening quotes, which belongs to no value."""
    found = re.match(r"\r\n|\n", raw[3:])
    return found[0] if found else ""


def _escaped(value: str, *, keep: str = "") -> str:
    text = value.replace("\\", "\\\\")
    if keep != '"':
        text = text.replace('"', '\\"')
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
