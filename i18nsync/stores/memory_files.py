"""Files that a memory is filled from and written to besides TMX: gettext PO and tab-separated tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, contexts, rank
from i18nsync.core.unit import Origin, Provenance, Unit, UnitState
from i18nsync.errors import I18nsyncError, MemoryStoreError, StoreError
from i18nsync.messages import _, either
from i18nsync.stores.files import read_bytes
from i18nsync.stores.tmx import TmxEntry, read_tmx

__all__ = ["COLUMNS", "SUFFIXES", "po_text", "read_entries", "tsv_text"]

SUFFIXES = (".tmx", ".po", ".tsv")
"""Endings of the files that can be read."""

COLUMNS = ("source", "target", "locale", "origin", "engine", "reviewer", "date", "article")
"""Columns of a table, in the order in which they are written; the first two are needed."""

_LANGUAGE = re.compile(rb'^"Language:[ \t]*([A-Za-z0-9_@-]+)', re.MULTILINE)
_SETTLED = (UnitState.UNCONFIRMED, UnitState.REVIEWED, UnitState.APPROVED)


def read_entries(path: Path, source_locale: Locale, locale: Locale | None = None) -> Iterator[TmxEntry]:
    """The pairs of a TMX, PO or TSV file, told by its ending.

    Args:
        path: the file.
        source_locale: language of the sources.
        locale: language of the translations, where a PO file or a table does not say it.

    Raises:
        MemoryStoreError: the file cannot be read, is malformed, or does not say its language.
        CatalogError: a PO file cannot be read without loss.
    """
    suffix = path.suffix.lower()
    if suffix == ".tmx":
        return read_tmx(path, source_locale)
    if suffix == ".po":
        return _read_po(path, source_locale, locale)
    if suffix == ".tsv":
        return _read_tsv(path, source_locale, locale)
    raise MemoryStoreError(
        (
            _("a memory cannot be filled from a file that ends in {suffix!r}").format(suffix=suffix)
            if suffix
            else _("a memory cannot be filled from a file without an ending")
        ),
        where=str(path),
        hint=_("Give files that end in {suffixes}.").format(suffixes=either(SUFFIXES)),
    )


def _read_po(path: Path, source_locale: Locale, locale: Locale | None) -> Iterator[TmxEntry]:
    """What is translated and not fuzzy; with reviewer and date where the file is a catalog of ours."""
    from i18nsync.stores.po_read import parse_catalog

    data = _bytes(path)
    said = _LANGUAGE.search(data)
    if locale is None and said is None:
        raise _silent(path, _("Give it with --locale."))
    target = locale or _locale(said[1].decode() if said else "", f"{path}")
    pair = LocalePair(source_locale, target)
    catalog = parse_catalog(data, article="", pair=pair, where=str(path))
    places = contexts([unit.key.source for unit in catalog.current])
    for unit in catalog.current:
        if unit.state in _SETTLED:
            context = places[unit.key.source]
            yield TmxEntry(pair, unit.key.source, unit.target, _provenance(unit), context=context)


def _provenance(unit: Unit) -> Provenance:
    given = unit.provenance or Provenance(Origin.IMPORT)
    if not unit.stamps:
        return Provenance(Origin.IMPORT if given.origin is not Origin.HUMAN else given.origin, "", None, given.by, "")
    return Provenance(given.origin, given.engine, None, unit.stamps[-1].by, unit.stamps[-1].at)


def _read_tsv(path: Path, source_locale: Locale, locale: Locale | None) -> Iterator[TmxEntry]:
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MemoryStoreError(
            _("this is not UTF-8"), where=str(path), hint=_("Save the file as UTF-8 text.")
        ) from None
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True)
    try:
        if not {"source", "target"} <= set(rows.fieldnames or ()):
            raise MemoryStoreError(
                _("the first line names no columns 'source' and 'target'"),
                where=f"{path}:1",
                hint=_("Its columns are: {columns}; the first two are needed.").format(columns=", ".join(COLUMNS)),
            )
        for row in rows:
            where = f"{path}:{rows.line_num}"
            tag = row.get("locale") or ""
            if locale is None and not tag:
                raise _silent(path, _("Give it with --locale, or in a column 'locale'."))
            target = locale or _locale(tag, where)
            origin = row.get("origin") or ""
            given = Provenance(
                Origin(origin) if origin in set(Origin) else Origin.IMPORT,
                row.get("engine") or "",
                None,
                row.get("reviewer") or "",
                row.get("date") or "",
            )
            pair = LocalePair(source_locale, target)
            yield TmxEntry(pair, row["source"] or "", row["target"] or "", given, row.get("article") or "")
    except csv.Error as error:
        raise MemoryStoreError(
            _("this is no table with tabs ({error})").format(error=error),
            where=f"{path}:{rows.line_num + 1}",
            hint=_("Look for a quotation mark left open."),
        ) from None


def _bytes(path: Path) -> bytes:
    try:
        data = read_bytes(path)
    except StoreError as error:
        raise MemoryStoreError(error.message, where=str(path), hint=error.hint) from None
    if data is None:
        raise MemoryStoreError(_("the file is not there"), where=str(path), hint=_("Check the path."))
    return data


def _silent(path: Path, hint: str) -> MemoryStoreError:
    return MemoryStoreError(
        _("the file does not say which language its translations are in"), where=str(path), hint=hint
    )


def _locale(tag: str, where: str) -> Locale:
    try:
        return Locale.parse(tag)
    except I18nsyncError as error:
        raise MemoryStoreError(error.message, where=where, hint=error.hint) from None


def po_text(matches: Iterable[Match], locale: Locale) -> str:
    """A PO file of the best translation of each source, sorted by source; the others cannot stand in one."""
    import polib

    best: dict[str, Match] = {}
    for match in rank(matches):
        best.setdefault(match.source, match)
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "translation memory",
        "Language": locale.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.extend(polib.POEntry(msgid=source, msgstr=_ending(source, best[source].target)) for source in sorted(best))
    return f"{file}\n" if not str(file).endswith("\n") else str(file)


def _ending(source: str, target: str) -> str:
    """`target` with line feeds at its ends where `source` has them, as msgfmt demands."""
    text = target.strip("\n")
    return ("\n" if source.startswith("\n") else "") + text + ("\n" if source.endswith("\n") else "")


def tsv_text(entries: Iterable[TmxEntry]) -> str:
    """A table of the pairs in their order, with a line of column names; cells with tabs or line feeds are quoted."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for entry in entries:
        given = entry.provenance
        writer.writerow(
            (
                entry.source,
                entry.target,
                entry.pair.target.tag,
                given.origin.value,
                given.engine,
                given.by,
                given.at,
                entry.article,
            )
        )
    return stream.getvalue()
