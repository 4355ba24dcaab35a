"""Scan: what a catalog's file says, counted in one pass over its bytes without building units.

Only plain files are counted so (see `po_plain`). Whatever has another shape is left to the full reader, so the counts
are always its counts.
"""

from __future__ import annotations

import re
from hashlib import sha256

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import UnitKey, UnitState
from i18nsync.stores.po_block import judge, read_block
from i18nsync.stores.po_header import Head, read_comments
from i18nsync.stores.po_plain import EMPTY, WRAP, Entry, NotPlain, plain_entries
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_text import charset_of

__all__ = ["count_catalog", "scan"]

# A review's comments as `po_block` writes them; any other block is left to it.
_REVIEW = re.compile(
    (
        r"\n*+(?:# (?!i18nsync-)[^\n]*+\n|#\n)*+# i18nsync-state: (reviewed|approved)\n"
        + "".join(rf"(?:# i18nsync-{key}: [^\n]*+\n)?+" for key in ("origin", "mt", "score", "author", "made"))
        + r"# i18nsync-by: ([^\n]++)\n# i18nsync-at: [!-~][^\n]*+\n"
        r"(?:# i18nsync-by2: ([^\n]++)\n# i18nsync-at2: [!-~][^\n]*+\n)?+# i18nsync-hash: ([0-9a-f]{12})\n"
    ).encode()
)
_NO_PREVIOUS = (b"", b'#| msgid ""\n')
_ESCAPE = re.compile(rb"\\(.)")
_ESCAPED = {b"n": b"\n", b"t": b"\t"}
_MISSING, _UNCONFIRMED, _DRAFT = UnitState.MISSING, UnitState.UNCONFIRMED, UnitState.DRAFT
_NOBODY = Locale("und")


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
    except NotPlain:
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
        NotPlain: it is not plain, or not right.
    """
    if charset_of(data).upper() != "UTF-8":
        raise NotPlain
    entries, asleep = plain_entries(data)
    head = _head(entries.pop(0))
    built = bool(head.built)
    total = 0
    sources: dict[UnitState, list[bytes]] = {}
    keys = [_key(context, source) for *_, context, source, _ in asleep]
    # This loop is what `status` costs on a cold start: few calls, and the usual entry first.
    for entry in entries:
        comments, _, flags, _, context, source, target = entry
        text = source.replace(WRAP, b"") if WRAP in source else source
        keys.append(_key(context, text) if context else text)
        digest = _digest(context, text, target) if built else None
        if target == EMPTY:
            state = _MISSING
        elif not flags and len(comments) < 2:
            state = _UNCONFIRMED
        else:
            state = _state(entry, digest)
        if state in sources:
            sources[state].append(text[1:-2])
        else:
            sources[state] = [text[1:-2]]
        if digest is not None:
            total += digest
    distinct = set(keys)
    if len(distinct) != len(keys) or EMPTY in distinct:
        raise NotPlain
    return CatalogCounts(
        states={state: len(texts) for state, texts in sources.items()},
        obsolete=len(asleep),
        source_revision=head.revision,
        source_path=head.source,
        built=head.built,
        fingerprint=f"{total % (1 << 48):012x}" if built else "",
        words={state: _words(texts) for state, texts in sources.items()},
    )


def _head(entry: Entry) -> Head:
    """The header's comments; `entry` has to be a header."""
    comments, notes, _, previous, context, source, _ = entry
    if notes or previous or context or source != EMPTY:
        raise NotPlain
    return read_comments(line[2:] for line in comments.decode().split("\n") if line)


def _key(context: bytes, source: bytes) -> bytes:
    if source == EMPTY:
        raise NotPlain
    return context.replace(WRAP, b"") + source.replace(WRAP, b"")


def _state(entry: Entry, digest: int | None) -> UnitState:
    """The state of an entry that has a target, by the lines above it; `digest` is its `_digest`, if that is known."""
    comments, _, flags, previous, context, source, target = entry
    fuzzy = bool(flags) and b"fuzzy" in [flag.strip() for flag in flags[2:].split(b",")]
    changed = previous not in _NO_PREVIOUS
    state = (UnitState.OUTDATED if changed else _DRAFT) if fuzzy else _UNCONFIRMED
    # The block makes a difference only if it says one of three words; only then is its hash worth computing.
    if fuzzy and (changed or b"outdated" not in comments):
        return state
    review = None if fuzzy else _REVIEW.fullmatch(comments)
    if review is None:
        if not fuzzy and b"reviewed" not in comments and b"approved" not in comments:
            return state
        key, text = UnitKey(_text(context).decode(), _text(source).decode()), _text(target).decode()
        block = read_block(line[2:] for line in comments.decode().split("\n"))
        return judge(key, text, block, fuzzy=fuzzy, previous="?" if changed else "").state
    claim, first, second, stamped = review.groups()
    by = first.decode().strip()
    if not by or int(stamped, 16) != (_digest(context, source, target) if digest is None else digest):
        return state
    if claim == b"approved" and second is not None and second.decode().strip() not in ("", by):
        return UnitState.APPROVED
    return UnitState.REVIEWED


def _digest(context: bytes, source: bytes, target: bytes) -> int:
    """`i18nsync.core.unit.hash_of` as a number, for strings in quotes as they stand in the file."""
    one = _text(context) if context else b""
    two = source[1:-2] if b"\\" not in source and WRAP not in source else _text(source)
    three = target[1:-2] if b"\\" not in target and WRAP not in target else _text(target)
    data = b"%d:%b%d:%b%d:%b" % (len(one), one, len(two), two, len(three), three)
    return int.from_bytes(sha256(data).digest()[:6], "big")


def _text(strings: bytes) -> bytes:
    """The text that strings in quotes hold, or no string."""
    text = strings.replace(WRAP, b"")[1:-2]
    return _unescape(text) if b"\\" in text else text


def _unescape(text: bytes) -> bytes:
    if b"\\\\" in text:
        return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
    # Without an escaped backslash no escape can be taken for part of another.
    return text.replace(b'\\"', b'"').replace(b"\\n", b"\n").replace(b"\\t", b"\t")


def _words(sources: list[bytes]) -> int:
    """White-space-separated words of all `sources`, escapes still in them."""
    text = b" ".join(sources)
    if b"\\n" in text or b"\\t" in text:
        text = _unescape(text)
    elif text.isascii() and b"  " not in text and text[:1] != b" " and text[-1:] != b" ":
        return text.count(b" ") + 1
    return len(text.decode().split())
