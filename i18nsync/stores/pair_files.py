"""Pairs of texts from files that belong to no project: any PO file, and tables that people export from elsewhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from i18nsync.core.finding import Span
from i18nsync.core.flag import Region
from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitKey
from i18nsync.errors import I18nsyncError, StoreError
from i18nsync.messages import _
from i18nsync.stores.files import read_bytes, read_text
from i18nsync.stores.po_lines import PoPlace, po_places
from i18nsync.stores.po_text import decode

__all__ = ["ENDINGS", "PairRow", "read_pairs", "read_po"]

ENDINGS = (".tsv", ".csv", ".jsonl", ".tmx")
"""Endings of the tables that can be read."""

_SOURCE, _TARGET, _LOCALE = "source", "target", "locale"


@dataclass(frozen=True, slots=True)
class PairRow:
    """A source and its target.

    Args:
        locale: the target's.
        source: the source.
        target: the target.
        line: the line of the file, from 1; 0 if it is not known.
        context: gettext's msgctxt, or empty.
        comments: translators' comments.
        place: where the target stands in a PO file; None elsewhere.
    """

    locale: Locale
    source: str
    target: str
    line: int
    context: str = ""
    comments: tuple[str, ...] = ()
    place: PoPlace | None = None

    def region(self, span: Span | None) -> Region | None:
        """Where a span of the target stands in the file, as closely as is known."""
        if self.place is not None:
            return self.place.region(span)
        return Region(self.line, 1, self.line, 1) if self.line else None


def read_po(path: Path, shown: str, locale: Locale | None) -> Iterator[PairRow]:
    """The translated entries of any PO file, plural ones too.

    Args:
        path: the file.
        shown: how messages name it.
        locale: the target's; None for what the header says.

    Raises:
        StoreError: it cannot be read, or does not say which language it is in.
    """
    import polib

    data = read_bytes(path)
    if data is None:
        raise StoreError(_("there is no such file"), where=shown)
    try:
        file = polib.pofile(decode(data, shown), encoding="utf-8")
    except (OSError, ValueError, IndexError) as error:  # polib's ways to say that it does not understand
        raise StoreError(
            _("the file cannot be read as PO ({error})").format(error=error),
            where=shown,
            hint=_("Run msgfmt -c on it to see what is wrong."),
        ) from None
    target = locale or _language(file.metadata.get("Language", ""), shown)
    entries = [entry for entry in file if not entry.obsolete]
    places = po_places(data, shown, {UnitKey(entry.msgctxt or "", entry.msgid) for entry in entries})
    for entry in entries:
        place = places.get(UnitKey(entry.msgctxt or "", entry.msgid))
        comments = tuple(entry.tcomment.split("\n")) if entry.tcomment else ()
        line = entry.linenum or 0
        if not entry.msgid_plural:
            if entry.msgstr:
                yield PairRow(target, entry.msgid, entry.msgstr, line, entry.msgctxt or "", comments, place)
            continue
        for number, text in sorted(entry.msgstr_plural.items()):
            if text:
                # Which number a form is for is the language's matter; only the first may have the singular's words.
                source = entry.msgid if int(number) == 0 else entry.msgid_plural
                yield PairRow(target, source, text, line, entry.msgctxt or "", comments)


def _language(tag: str, shown: str) -> Locale:
    try:
        return Locale.parse(tag.replace("_", "-"))
    except I18nsyncError:
        raise StoreError(
            _("which language the file is in is not known: its header says {tag!r}").format(tag=tag)
            if tag
            else _("which language the file is in is not known: its header has no Language"),
            where=shown,
            hint=_("Name it: --locale ka."),
        ) from None


def read_pairs(path: Path, shown: str, source: Locale, locale: Locale | None) -> Iterator[PairRow]:
    """The pairs of a table: TSV, CSV, JSON lines or TMX, by the file's ending.

    TSV and CSV have a first line with the names of the columns: `source` and `target`, and perhaps `locale`; or the
    source's language and one column for each target's, as `en`, `ka`, `ru`. So have the objects of JSON lines.

    Args:
        path: the file.
        shown: how messages name it.
        source: the language of the sources.
        locale: the target's language; None for all that the file has.

    Raises:
        StoreError: it cannot be read.
    """
    ending = path.suffix.lower()
    if ending == ".tmx":
        from i18nsync.stores.tmx import read_tmx

        for entry in read_tmx(path, source):
            if locale in (None, entry.pair.target):
                yield PairRow(entry.pair.target, entry.source, entry.target, 0)
        return
    if ending not in ENDINGS:
        raise StoreError(
            _("no table of pairs ends in {ending!r}").format(ending=ending)
            if ending
            else _("the name of the file has no ending"),
            where=shown,
            hint=_("Known are {endings}.").format(endings=", ".join(ENDINGS)),
        )
    text = read_text(path)
    if text is None:
        raise StoreError(_("there is no such file"), where=shown)
    rows = _objects(text, shown) if ending == ".jsonl" else _cells(text, shown, tabs=ending == ".tsv")
    for line, row in rows:
        yield from _pairs(row, source, locale, f"{shown}:{line}", line)


def _objects(text: str, shown: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise StoreError(
                _("the line is not JSON: {error}").format(error=error), where=f"{shown}:{number}"
            ) from None
        if not isinstance(row, dict):
            raise StoreError(_("the line is no JSON object"), where=f"{shown}:{number}")
        yield number, {key: value for key, value in row.items() if isinstance(value, str)}


def _cells(text: str, shown: str, *, tabs: bool) -> Iterator[tuple[int, Mapping[str, str]]]:
    lines = text.replace("\r\n", "\n").split("\n")
    if tabs:
        # Programs that export TSV do not quote; a line break within a text is written as \\n.
        rows: Iterator[tuple[int, Sequence[str]]] = (
            (number, [cell.replace("\\n", "\n") for cell in line.split("\t")])
            for number, line in enumerate(lines, 1)
            if line
        )
    else:
        reader = csv.reader(f"{line}\n" for line in lines)
        rows = ((reader.line_num, row) for row in reader if row)
    try:
        _line, names = next(rows, (1, []))
        names = [name.strip() for name in names]
        for number, cells in rows:
            yield number, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise StoreError(_("the table cannot be read: {error}").format(error=error), where=shown) from None


def _pairs(row: Mapping[str, str], source: Locale, locale: Locale | None, where: str, line: int) -> Iterator[PairRow]:
    if _SOURCE in row and _TARGET in row:
        target = _locale(row.get(_LOCALE, "")) or locale
        if target is None:
            raise StoreError(
                _("the row does not say which language it is in"), where=where, hint=_("Name it: --locale ka.")
            )
        if locale in (None, target) and row[_TARGET].strip():
            yield PairRow(target, row[_SOURCE], row[_TARGET], line)
        return
    columns = {found: text for name, text in row.items() if (found := _locale(name)) is not None}
    if source not in columns:
        raise StoreError(
            _("the row has neither source and target nor a text in {locale}").format(locale=source),
            where=where,
            hint=_("Name the columns source and target, or {locale}, ka, ru; JSON objects have such keys.").format(
                locale=source
            ),
        )
    for target, text in columns.items():
        if target != source and locale in (None, target) and text.strip():
            yield PairRow(target, columns[source], text, line)


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag.strip().replace("_", "-"))
    except I18nsyncError:
        return None
