"""Plain PO files: the shape in which i18nsync and GNU gettext write them, taken apart by one regular expression.

It checks every string on the way and has to cover the file without a gap. Whatever has another shape (CRLF, another
charset, rare escapes, faults) is not plain, and the full reader's business.
"""

from __future__ import annotations

import re
from itertools import chain

__all__ = ["EMPTY", "WRAP", "Entry", "NotPlain", "plain_entries"]

# An entry that is not obsolete: blank lines and comments, references and notes, flags, previous source, in the order in
# which i18nsync and GNU gettext write them; then msgctxt, msgid and msgstr of one or more strings, a line each. No
# string holds control characters, or escapes but those that mean what they look like, and a continuation is not empty:
# so equal texts are equal in the file. All is bytes: a decoded file takes up to three times as much room and time.
_TEXT = r'[^"\\\x00-\x1f\x7f]*+(?:\\[nt"\\][^"\\\x00-\x1f\x7f]*+)*+'
_STRINGS = rf'("{_TEXT}"\n(?:"(?!"){_TEXT}"\n)*+)'
_ENTRY = re.compile(
    (
        r"(\n*+(?:# [^\n]*+\n|#\n)*+)((?:#[:.][^\n]*+\n)*+)(#, [^\n]*+\n)?+"
        rf'(#\| msgid "{_TEXT}"\n(?:#\| "(?!"){_TEXT}"\n)*+)?+'
        rf"(?:msgctxt {_STRINGS})?+msgid {_STRINGS}msgstr {_STRINGS}"
    ).encode()
)
_WORDING = (len("msgid msgstr "), len("msgctxt "))  # bytes of an entry outside of the groups
EMPTY = b'""\n'
"""The string in quotes that holds nothing."""
WRAP = b'"\n"'
"""Where a string goes on in the next line."""

Entry = tuple[bytes, bytes, bytes, bytes, bytes, bytes, bytes]
"""Comments, references and notes, flags, previous source, context, source and target; the last three in quotes."""


class NotPlain(Exception):
    """The file has another shape; never leaves the stores."""


def plain_entries(data: bytes) -> tuple[list[Entry], list[Entry]]:
    """All entries of a plain file, current ones and obsolete ones, which come last.

    Args:
        data: the file's content, in UTF-8.

    Raises:
        NotPlain: it is not plain, or not UTF-8.
    """
    if b"\r" in data or b"\0" in data:
        raise NotPlain
    try:
        data.decode()
    except UnicodeDecodeError:
        raise NotPlain from None
    if not data.endswith(b'"\n'):
        data = data.rstrip(b"\n") + b"\n"
    found: list[Entry] = _ENTRY.findall(data)
    if _covers(found, data):
        return found, []
    # The comments above the first obsolete entry are its own.
    start = data.rfind(b"\n\n", 0, data.find(b"\n#~") + 1)
    if start < 0:
        raise NotPlain
    current, rest = data[: start + 1], data[start + 1 :]
    if b"\nmsg" in rest or b'\n"' in rest:
        raise NotPlain
    rest = rest.replace(b"\n#~ ", b"\n").replace(b"\n#~| ", b"\n#| ")
    asleep: list[Entry]
    found, asleep = _ENTRY.findall(current), _ENTRY.findall(rest)
    if not _covers(found, current) or not _covers(asleep, rest):
        raise NotPlain
    return found, asleep


def _covers(found: list[Entry], data: bytes) -> bool:
    """Whether the entries are all that there is: `findall` leaves out in silence what does not fit."""
    if not found:
        return False
    always, with_context = _WORDING
    contexts = sum(1 for entry in found if entry[4])
    return sum(map(len, chain.from_iterable(found))) + always * len(found) + with_context * contexts == len(data)
