"""PO bytes -> `Catalog`, by way of polib."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import LocalePair
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import CatalogError
from i18nsync.messages import N_, _
from i18nsync.stores.po_block import Verdict, judge, one_line, read_block
from i18nsync.stores.po_header import Head, fields_to_keep, read_comments
from i18nsync.stores.po_text import PoText, clean, normalise

if TYPE_CHECKING:
    import polib

__all__ = ["BELONGS_ELSEWHERE", "parse_catalog"]

BELONGS_ELSEWHERE = N_("the review belongs to another string")

# GNU gettext sets names with spaces between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
_REFERENCE = re.compile("\u2068([^\u2068\u2069]*)\u2069|(\\S+)")


class _Lines(str):
    """Text whose lines end at line feeds only; `str.splitlines` also splits at U+2028, U+0085 and others."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:
        del keepends
        return self.split("\n")


def parse_catalog(data: bytes, article: str, pair: LocalePair, where: str) -> Catalog:
    """Read a PO file.

    Args:
        data: the file's content.
        article: the catalog's article id.
        pair: its locales.
        where: the file's path, for messages.

    Raises:
        CatalogError: it is not a PO file that can be read without loss.
    """
    text = normalise(data, where)
    file = _polib(text, where)
    head = read_comments(_comment_lines(file.header))
    trailing = read_comments(read_block(text.trailing).comments).comments
    units = _units(file, head, text.shift, where)
    return Catalog(
        article=article,
        pair=pair,
        source_path=head.source,
        source_revision=head.revision,
        units=tuple(units),
        built=head.built,
        headers=fields_to_keep(file.metadata, pair.target),
        header_comments=(*head.comments, *trailing),
    )


def _polib(text: PoText, where: str) -> polib.POFile:
    import polib

    try:
        return polib.pofile(_Lines(text.text), encoding="utf-8")
    except (OSError, ValueError, IndexError) as error:  # polib's ways to say that it does not understand
        found = re.search(r"line (\d+)", str(error))
        place = f"{where}:{int(found[1]) - text.shift}" if found else where
        raise CatalogError(
            _("the file cannot be read as PO ({error})").format(error=error),
            where=place,
            hint=_("Run msgfmt -c on it, or restore it from version control."),
        ) from error


def _comment_lines(comment: str) -> list[str]:
    """The lines of a comment that polib read from `po_text`'s lines."""
    return [clean(line) for line in comment.split("\n")] if comment else []


def _units(file: polib.POFile, head: Head, shift: int, where: str) -> list[Unit]:
    units: dict[UnitKey, Unit] = {}
    claims: list[tuple[UnitKey, str]] = []  # reviews that do not fit their text, and the hash that they carry
    lines: dict[UnitKey, int] = {}
    for entry in [*(e for e in file if not e.obsolete), *(e for e in file if e.obsolete)]:
        unit, verdict, digest = _unit(entry, head)
        line = (entry.linenum or 0) - shift
        twin = units.get(unit.key)
        if twin is None:
            units[unit.key] = unit
            lines[unit.key] = line
        elif unit.obsolete:
            units[unit.key] = _one_of(twin, unit)
        else:
            raise CatalogError(
                _("the entry {source!r} is there twice (first on line {lines})").format(
                    source=unit.key.source[:60], lines=lines[unit.key]
                ),
                where=f"{where}:{line}",
                hint=_("Remove one of the two, or run msguniq on the file."),
            )
        if verdict.unbound:
            claims.append((unit.key, digest))
    if claims:
        _blame(units, claims)
    return list(units.values())


def _one_of(first: Unit, second: Unit) -> Unit:
    """One unit of two entries with the same key, of which the second is obsolete; Babel's update leaves such pairs.

    The one that is further along stays, with the other's translation in a comment, so that nothing is lost.
    """
    order = list(UnitState)
    better = second if order.index(second.state) > order.index(first.state) else first
    other = first if better is second else second
    comments = better.comments
    if other.target not in ("", better.target):
        comments += (f"another translation: {one_line(other.target)}",)
    return replace(better, comments=comments, notes=first.notes, references=first.references, obsolete=first.obsolete)


def _blame(units: dict[UnitKey, Unit], claims: list[tuple[UnitKey, str]]) -> None:
    """Tell reviews that were copied from another string from reviews of a text that was changed since."""
    shared = Counter(digest for _, digest in claims)
    present = {unit.hash for unit in units.values()}
    for key, digest in claims:
        if digest and units[key].doubt and (shared[digest] > 1 or digest in present):
            units[key] = replace(units[key], doubt=BELONGS_ELSEWHERE)


def _unit(entry: polib.POEntry, head: Head) -> tuple[Unit, Verdict, str]:
    key = UnitKey(entry.msgctxt or "", entry.msgid)
    block = read_block(_comment_lines(entry.tcomment))
    previous = entry.previous_msgid or ""
    verdict = judge(key, entry.msgstr, block, fuzzy=entry.fuzzy, previous=previous)
    outdated = entry.fuzzy and bool(entry.msgstr)
    unit = Unit(
        key=key,
        target=entry.msgstr,
        state=verdict.state,
        provenance=verdict.provenance,
        stamps=verdict.stamps,
        previous_source=previous if outdated else "",
        # Notes and references are the article's, which no longer has an obsolete string.
        notes=() if entry.obsolete else tuple(_comment_lines(entry.comment)),
        comments=block.comments,
        flags=tuple(dict.fromkeys(flag for flag in entry.flags if flag != "fuzzy")),
        obsolete=bool(entry.obsolete),
        doubt=verdict.doubt,
        references=() if entry.obsolete else _references(entry, head.source),
    )
    return unit, verdict, block.values.get("hash", "")


def _references(entry: polib.POEntry, source_path: str) -> tuple[str, ...]:
    """The references other than the article itself, as `file` or `file:line`."""
    if not entry.occurrences:
        return ()
    text = " ".join(f"{path}:{line}" if line else path for path, line in entry.occurrences)
    found = (quoted or plain for quoted, plain in _REFERENCE.findall(text))
    own = " ".join(source_path.split())
    return tuple(reference for reference in found if reference != own)
