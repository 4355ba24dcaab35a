"""Scan: what a catalog's file says, counted in one pass over its bytes without building units.

One regular expression takes apart a file as i18nsync or GNU gettext writes it and checks every string on the way. It
has to cover the file without a gap: whatever has another shape (CRLF, another charset, rare escapes, faults) is left to
the full reader, so the counts are always its counts.
"""

from __future__ import annotations

import re
from itertools import chain

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import UnitKey, UnitState, hash_of
from i18nsync.stores.po_block import judge, read_block
from i18nsync.stores.po_header import Head, read_comments
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_text import charset_of

__all__ = ["count_catalog", "scan"]

# An entry that is not obsolete: blank lines and comments, then msgctxt, msgid and msgstr of one or more strings, a line
# each. A string holds no control characters and only the escapes that mean what they look like, and a continuation is
# not empty: so equal texts are equal in the file.
_TEXT = r'[^"\\\x00-\x1f\x7f]*+(?:\\[nt"\\][^"\\\x00-\x1f\x7f]*+)*+'
_STRINGS = rf'("{_TEXT}"\n(?:"(?!"){_TEXT}"\n)*+)'
_ENTRY = re.compile(rf"((?:#[^\n]*+\n|\n)*+)(?:msgctxt {_STRINGS})?+msgid {_STRINGS}msgstr {_STRINGS}")
_WORDING = (len("msgid msgstr "), len("msgctxt "))  # characters of an entry outside of the groups
# The lines above an entry in the order in which i18nsync and GNU gettext write them.
_ABOVE = re.compile(
    r"\n*+((?:# [^\n]*+\n|#\n)*+)(?:#[:.][^\n]*+\n)*+(?:#, ([^\n]*+)\n)?+"
    rf'(#\| msgid "{_TEXT}"\n(?:#\| "(?!"){_TEXT}"\n)*+)?+'
)
# A review's comments as `po_block` writes them; any other block is left to it.
_REVIEW = re.compile(
    r"(?:# (?!i18nsync-)[^\n]*+\n|#\n)*+# i18nsync-state: (reviewed|approved)\n"
    + "".join(rf"(?:# i18nsync-{key}: [^\n]*+\n)?+" for key in ("origin", "mt", "score", "author", "made"))
    + r"# i18nsync-by: (\S[^\n]*+)\n# i18nsync-at: \S[^\n]*+\n"
    r"(?:# i18nsync-by2: (\S[^\n]*+)\n# i18nsync-at2: \S[^\n]*+\n)?+# i18nsync-hash: ([0-9a-f]{12})\n"
)
_EMPTY = '""\n'
_WRAP = '"\n"'
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}
_MISSING, _UNCONFIRMED = UnitState.MISSING, UnitState.UNCONFIRMED
_NOBODY = Locale("und")

_Entry = tuple[str, str, str, str]
"""Lines above, context, source and target; the last three as strings in quotes."""


class _OddShape(Exception):
    """The file is not plain enough; never leaves this module."""


def scan(data: bytes, where: str = "") -> CatalogCounts:
    """Count the states of a PO file's units, its obsolete entries and the words of its sources.

    The numbers are those of the units that a full load would give. The fingerprint is worked out only where the header
    has an `i18nsync-built` line to compare it with; elsewhere it stays empty.

    Args:
        data: the file's content.
        where: its path, for messages.

    Raises:
        CatalogError: a full load would refuse the file.
    """
    try:
        return _count(data)
    except _OddShape:
        return count_catalog(parse_catalog(data, "", LocalePair(_NOBODY, _NOBODY), where))


def count_catalog(catalog: Catalog) -> CatalogCounts:
    """The counts of a catalog's units, as `scan` finds them in its file."""
    words: dict[UnitState, int] = {}
    for unit in catalog.current:
        words[unit.state] = words.get(unit.state, 0) + len(unit.key.source.split())
    return CatalogCounts(
        states=dict(catalog.counts),
        obsolete=sum(unit.obsolete for unit in catalog.units),
        source_revision=catalog.source_revision,
        source_path=catalog.source_path,
        built=catalog.built,
        fingerprint=catalog.fingerprint if catalog.built else "",
        words=words,
    )


def _count(data: bytes) -> CatalogCounts:
    """Count a plain file.

    Raises:
        _OddShape: it is not plain, or not right.
    """
    entries, asleep = _entries(data)
    head = _head(entries.pop(0))
    total = 0
    sources: dict[UnitState, list[str]] = {}
    keys = [_key(context, source) for _, context, source, _ in asleep]
    # This loop is what `status` costs on a cold start: few calls, and the usual entry first.
    for top, context, source, target in entries:
        text = source.replace(_WRAP, "")
        keys.append(_key(context, text) if context else text)
        digest = hash_of(_text(context), _plain(text), _text(target)) if head.built else ""
        if top[:3] == "\n#:" and top.find("\n", 1) == len(top) - 1:  # a reference only
            state = _UNCONFIRMED if target != _EMPTY else _MISSING
        else:
            state = _state(top, context, text, target, digest)
        if state in sources:
            sources[state].append(text[1:-2])
        else:
            sources[state] = [text[1:-2]]
        if digest:
            total += int(digest, 16)
    distinct = set(keys)
    if len(distinct) != len(keys) or _EMPTY in distinct:
        raise _OddShape
    return CatalogCounts(
        states={state: len(texts) for state, texts in sources.items()},
        obsolete=len(asleep),
        source_revision=head.revision,
        source_path=head.source,
        built=head.built,
        fingerprint=f"{total % (1 << 48):012x}" if head.built else "",
        words={state: _words(texts) for state, texts in sources.items()},
    )


def _entries(data: bytes) -> tuple[list[_Entry], list[_Entry]]:
    """All entries, current and obsolete; obsolete ones come last in a plain file."""
    if b"\r" in data or b"\0" in data or charset_of(data).upper() != "UTF-8":
        raise _OddShape
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise _OddShape from None
    if not text.endswith('"\n'):
        text = text.rstrip("\n") + "\n"
    found = _ENTRY.findall(text)
    if _covers(found, text):
        return found, []
    # The comments above the first obsolete entry are its own.
    start = text.rfind("\n\n", 0, text.find("\n#~") + 1)
    if start < 0:
        raise _OddShape
    current, rest = text[: start + 1], text[start + 1 :]
    if "\nmsg" in rest or '\n"' in rest:
        raise _OddShape
    rest = rest.replace("\n#~ ", "\n").replace("\n#~| ", "\n#| ")
    found, asleep = _ENTRY.findall(current), _ENTRY.findall(rest)
    if not _covers(found, current) or not _covers(asleep, rest):
        raise _OddShape
    for top, context, _, target in asleep:
        _state(top, context, _, target)  # for its checks
    return found, asleep


def _covers(found: list[_Entry], text: str) -> bool:
    """Whether the entries are all that there is: `findall` leaves out in silence what does not fit."""
    if not found:
        return False
    always, with_context = _WORDING
    contexts = sum(1 for entry in found if entry[1])
    return sum(map(len, chain.from_iterable(found))) + always * len(found) + with_context * contexts == len(text)


def _head(entry: _Entry) -> Head:
    """The header's comments; `entry` has to be a header."""
    top, context, source, _ = entry
    if context or source != _EMPTY:
        raise _OddShape
    lines = [line for line in top.split("\n") if line and not line.startswith("#,")]
    if not all(line == "#" or line.startswith("# ") for line in lines):
        raise _OddShape
    return read_comments(line[2:] for line in lines)


def _key(context: str, source: str) -> str:
    if source == _EMPTY:
        raise _OddShape
    return context.replace(_WRAP, "") + source.replace(_WRAP, "")


def _state(top: str, context: str, source: str, target: str, digest: str = "") -> UnitState:
    """An entry's state, by the lines above it; `digest` is its `content_hash`, where that is known."""
    above = _ABOVE.fullmatch(top)
    if above is None:
        raise _OddShape
    comments, flags, previous = above.groups()
    if target == _EMPTY:
        return _MISSING
    fuzzy = flags == "fuzzy" or (flags is not None and "fuzzy" in [flag.strip() for flag in flags.split(",")])
    changed = previous is not None and previous != '#| msgid ""\n'
    state = (UnitState.OUTDATED if changed else UnitState.DRAFT) if fuzzy else _UNCONFIRMED
    # The block makes a difference only if it says one of three words; only then is its hash worth computing.
    if not comments or (fuzzy and changed):
        return state
    if "outdated" in comments if fuzzy else "reviewed" in comments or "approved" in comments:
        review = None if fuzzy else _REVIEW.fullmatch(comments)
        if review is None:
            key, text = UnitKey(_text(context), _text(source)), _text(target)
            block = read_block(line[2:] for line in comments.split("\n"))
            return judge(key, text, block, fuzzy=fuzzy, previous="?" if changed else "").state
        claim, by, by2, stamped = review.groups()
        if stamped == (digest or hash_of(_text(context), _text(source), _text(target))):
            second = claim == "approved" and by2 is not None and by2.strip() != by.strip()
            return UnitState.APPROVED if second else UnitState.REVIEWED
    return state


def _text(strings: str) -> str:
    """The text that strings in quotes hold."""
    return _plain(strings.replace(_WRAP, ""))


def _plain(string: str) -> str:
    """The text that one string in quotes holds, or no string."""
    text = string[1:-2]
    return _unescape(text) if "\\" in text else text


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)


def _words(sources: list[str]) -> int:
    """White-space-separated words of all `sources`, escapes still in them."""
    text = " ".join(sources)
    if "\\n" in text or "\\t" in text:
        text = _unescape(text)
    return len(text.split())
