"""Where in a PO file each translation stands, to the line and the column.

It reads what the full reader has accepted, so it looks for keywords and strings only.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from i18nsync.core.finding import Span
from i18nsync.core.flag import Region
from i18nsync.core.unit import UnitKey
from i18nsync.stores.po_text import decode

__all__ = ["PoPlace", "po_places"]

_LINE = re.compile(r'[ \t]*(?:(msgctxt|msgid|msgstr)[ \t]*)?"(.*)"[ \t]*\r?', re.DOTALL)
_SIGN = re.compile(r"\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+|.)|[^\\]", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "a": "\a"}


@dataclass(frozen=True, slots=True)
class PoPlace:
    """Where a translation stands.

    Args:
        strings: (line, column of the first character after the quote, text with its escapes) of each string of it.
    """

    strings: tuple[tuple[int, int, str], ...]

    def region(self, span: Span | None = None) -> Region:
        """The lines and columns of a span of the translation; of all its text without one."""
        last = self.strings[-1]
        if span is None:
            first = next((each for each in self.strings if each[2]), self.strings[0])
            return Region(first[0], first[1], last[0], last[1] + len(last[2]))
        return Region(*self._at(span[0], ends=False), *self._at(span[1], ends=True))

    def _at(self, offset: int, *, ends: bool) -> tuple[int, int]:
        """Line and column before the character at `offset`; of an end, after the one before it."""
        for line, column, raw in self.strings:
            signs = _SIGN.findall(raw)
            if offset < len(signs) or (ends and offset <= len(signs) and signs):
                return line, column + sum(map(len, signs[:offset]))
            offset -= len(signs)
        line, column, raw = self.strings[-1]
        return line, column + len(raw)


def po_places(data: bytes, where: str, wanted: Collection[UnitKey]) -> dict[UnitKey, PoPlace]:
    """Where the translations of some units stand; obsolete entries are passed over.

    Args:
        data: the file's content.
        where: its path, for messages.
        wanted: the units.

    Raises:
        CatalogError: the file cannot be decoded.
    """
    found: dict[UnitKey, PoPlace] = {}
    context = source = keyword = ""
    strings: list[tuple[int, int, str]] = []

    def close() -> None:
        key = UnitKey(context, source)
        if strings and key in wanted:
            found.setdefault(key, PoPlace(tuple(strings)))
        strings.clear()

    for number, line in enumerate(decode(data, where).split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        if match[1]:
            if match[1] != "msgstr":
                close()
            if match[1] == "msgctxt" or (match[1] == "msgid" and keyword != "msgctxt"):
                context = source = ""
            keyword = match[1]
        if keyword == "msgctxt":
            context += _text(match[2])
        elif keyword == "msgid":
            source += _text(match[2])
        else:
            strings.append((number, match.start(2) + 1, match[2]))
    close()
    return found


def _text(raw: str) -> str:
    """A string without its escapes."""
    if "\\" not in raw:
        return raw
    return _SIGN.sub(lambda sign: sign[0] if len(sign[0]) == 1 else _SIGNS.get(sign[0][1], sign[0][1:]), raw)
