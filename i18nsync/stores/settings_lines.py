"""On which line does a key or a value of a TOML text stand? tomllib gives values only, so this finds places only."""

from __future__ import annotations

import re

__all__ = ["Place", "find_lines"]

Place = tuple[str | int, ...]
"""The way to a value: keys, and indexes in arrays and arrays of tables, as `("content", 0, "source")`."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LITERAL = re.compile(r"'([^'\n]*)'")
_LONG_BASIC = re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}", re.DOTALL)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")
_ESCAPES = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SHORT_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def find_lines(text: str) -> dict[Place, int]:
    """The 1-based line of every key and array element of a TOML text that is valid.

    The text must have been read by `tomllib` before: what is not valid TOML is not noticed here.
    """
    return _Finder(text).run()


class _Finder:
    """Walks once over a valid text and notes where things start."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._counts: dict[Place, int] = {}
        self._found: dict[Place, int] = {}

    def run(self) -> dict[Place, int]:
        table: Place = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text.startswith("[[", self._at):
                table = self._header(2)
            elif self._text[self._at] == "[":
                table = self._header(1)
            else:
                self._pair(table)
            self._skip(_BLANK)
        return self._found

    def _header(self, brackets: int) -> Place:
        line = self._here()
        self._at += brackets
        self._skip(_SPACE)
        place = self._resolve(self._keys(), line)
        if brackets == 2:
            count = self._counts.get(place, 0)
            self._counts[place] = count + 1
            place = (*place, count)
        self._note(place, line)
        self._skip(_SPACE)
        self._at += brackets
        return place

    def _resolve(self, keys: list[str], line: int) -> Place:
        """The place that a header names: inside the last table of each array of tables on the way."""
        place: Place = ()
        for number, key in enumerate(keys):
            place = (*place, key)
            self._note(place, line)
            if number < len(keys) - 1 and place in self._counts:
                place = (*place, self._counts[place] - 1)
        return place

    def _pair(self, table: Place) -> None:
        line = self._here()
        place = table
        for key in self._keys():
            place = (*place, key)
            self._note(place, line)
        self._at += 1  # the equals sign
        self._value(place)

    def _keys(self) -> list[str]:
        keys = [self._key()]
        self._skip(_SPACE)
        while self._text.startswith(".", self._at):
            self._at += 1
            self._skip(_SPACE)
            keys.append(self._key())
            self._skip(_SPACE)
        return keys

    def _key(self) -> str:
        if found := _BASIC.match(self._text, self._at):
            self._at = found.end()
            return _ESCAPES.sub(_unescape, found[1])
        if found := _LITERAL.match(self._text, self._at):
            self._at = found.end()
            return found[1]
        found = _BARE_KEY.match(self._text, self._at)
        # Only a text that tomllib would have refused has no key here; going on letter by letter ends in any case.
        self._at = found.end() if found else self._at + 1
        return found[0] if found else ""

    def _value(self, place: Place) -> None:
        self._skip(_SPACE)
        for pattern in (_LONG_BASIC, _LONG_LITERAL, _BASIC, _LITERAL):
            if found := pattern.match(self._text, self._at):
                self._at = found.end()
                return
        if self._text.startswith("[", self._at):
            self._array(place)
        elif self._text.startswith("{", self._at):
            self._inline_table(place)
        else:
            self._skip(_SCALAR)

    def _array(self, place: Place) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text) or self._text[self._at] == "]":
                self._at += 1
                return
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._note((*place, index), self._here())
            self._value((*place, index))
            index += 1

    def _inline_table(self, place: Place) -> None:
        self._at += 1
        while True:
            self._skip(_BLANK)
            if self._at >= len(self._text) or self._text[self._at] == "}":
                self._at += 1
                return
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(place)

    def _note(self, place: Place, line: int) -> None:
        self._found.setdefault(place, line)

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if found := pattern.match(self._text, self._at):
            self._at = found.end()


def _unescape(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _SHORT_ESCAPES.get(found[3], found[3])
