"""The translation memory: opened, fed from files and catalogs, and written out."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Memory, MemoryStore
from i18nsync.errors import SettingsError
from i18nsync.messages import _
from i18nsync.sources.files import write_text
from i18nsync.stores.settings import Settings

if TYPE_CHECKING:
    from i18nsync.flows.project import Project

__all__ = ["Imported", "export_text", "feed", "import_catalogs", "import_file", "open_memory"]

_CHUNK = 5_000  # pairs that are stored at once: few enough that nobody waits long for a shared memory


def feed(memory: Memory, settings: Settings, stamps: Path, *, fresh: bool) -> None:
    """Read the settings' TMX files into the memory, where it has not read them as they are now.

    Args:
        memory: the memory.
        settings: name the files and the locales.
        stamps: a small file beside the memory that says which files it has read.
        fresh: whether the memory is new, so that nothing was read.

    Raises:
        SettingsError: a file is not there.
        MemoryStoreError: a file is malformed.
    """
    known = {} if fresh else _read_stamps(stamps)
    now: dict[str, list[int]] = {}
    for name in settings.memory.tmx:
        path = settings.root / name
        try:
            found = path.stat()
        except OSError:
            raise SettingsError(
                _("{name} is not there").format(name=name),
                where=settings.path.name,
                hint=_("Put the TMX file there, or take it out of [memory] tmx."),
            ) from None
        now[name] = [found.st_mtime_ns, found.st_size]
        if known.get(name) != now[name]:
            import_file(memory, path, settings.source_locale, settings.locales)
    if now != known:
        write_text(stamps, json.dumps(now, sort_keys=True) + "\n", stamps.name)


def _read_stamps(path: Path) -> dict[str, list[int]]:
    try:
        stamps = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def open_memory(path: Path, url: str) -> tuple[MemoryStore, bool]:
    """The memory, and whether it is new.

    Args:
        path: the file of a memory of one's own.
        url: address of a shared one on PostgreSQL; empty for the file.

    Raises:
        MemoryStoreError: it cannot be opened.
        SettingsError: it is on PostgreSQL, and the driver is not installed.
    """
    if url:
        from i18nsync.stores.memory_postgres import PostgresMemory

        shared = PostgresMemory(url)
        return shared, not shared.pairs()
    from i18nsync.stores.memory import SqliteMemory

    fresh = not path.exists()
    return SqliteMemory(path), fresh


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file's pairs.

    Args:
        read: pairs of the project's languages.
        new: those that the memory did not have, by locale.
        foreign: pairs of other languages, which were passed over.
    """

    read: int
    new: Mapping[Locale, int]
    foreign: int = 0


def import_file(
    memory: Memory, path: Path, source_locale: Locale, locales: Sequence[Locale], locale: Locale | None = None
) -> Imported:
    """Read a TMX, PO or TSV file into the memory.

    `en-US` to `ka-GE` counts as `en` to `ka` where the project has no regions. What was read before an error is kept.

    Args:
        memory: the memory.
        path: the file.
        source_locale: the project's source locale.
        locales: its target locales, as far as they are wanted.
        locale: what the file's translations are in, where it does not say so.

    Raises:
        MemoryStoreError: the file cannot be read, or is malformed.
        CatalogError: a PO file cannot be read without loss.
    """
    from i18nsync.core.matching import Match
    from i18nsync.stores.memory_files import read_entries

    by_language = {each.language: each for each in reversed(locales)}
    waiting: dict[Locale, list[Match]] = {}
    new = Counter[Locale]()
    read = foreign = 0

    def store(target: Locale) -> None:
        new[target] += memory.add(LocalePair(source_locale, target), waiting.pop(target))

    for entry in read_entries(path, source_locale, locale):
        target = entry.pair.target if entry.pair.target in locales else by_language.get(entry.pair.target.language)
        if target is None or entry.pair.source.language != source_locale.language:
            foreign += 1
            continue
        read += 1
        match = Match(entry.source, entry.target, 100, entry.provenance, article=entry.article, context=entry.context)
        waiting.setdefault(target, []).append(match)
        if len(waiting[target]) >= _CHUNK:
            store(target)
    for target in list(waiting):
        store(target)
    return Imported(read, {each: new[each] for each in locales if each in new}, foreign)


def import_catalogs(memory: Memory, project: Project, locales: Sequence[Locale]) -> Imported:
    """Read everything that is reviewed in the project's own catalogs into the memory.

    Raises:
        CatalogError: a catalog cannot be read without loss.
        MemoryStoreError: the memory cannot be written.
    """
    from i18nsync.core.matching import contexts
    from i18nsync.flows.review import remembered

    new: dict[Locale, int] = {}
    read = 0
    for locale in locales:
        pair = project.pair(locale)
        for article in project.catalogs.articles(locale):
            catalog = project.catalogs.load(article, pair)
            if catalog is None:
                continue
            places = contexts([unit.key.source for unit in catalog.current])
            entries = [remembered(unit, places[unit.key.source]) for unit in catalog.current if unit.state.is_confirmed]
            read += len(entries)
            new[locale] = new.get(locale, 0) + memory.add(pair, entries, article=article)
    return Imported(read, new)


def export_text(memory: MemoryStore, pairs: Sequence[LocalePair], source_locale: Locale, form: str) -> tuple[str, int]:
    """The memory as the text of a file, and how many pairs are in it.

    Args:
        memory: the memory.
        pairs: which; one only for PO.
        source_locale: the project's source locale.
        form: `tmx`, `po` or `tsv`.

    Raises:
        MemoryStoreError: the memory cannot be read, or holds what the format cannot.
    """
    from i18nsync.stores.memory_files import po_text, tsv_text
    from i18nsync.stores.tmx import TmxEntry, write_tmx

    if form == "po":
        matches = [match for match, _article in memory.entries(pairs[0])]
        return po_text(matches, pairs[0].target), len({match.source for match in matches})
    entries = [
        TmxEntry(pair, match.source, match.target, match.provenance, article, match.context)
        for pair in pairs
        for match, article in memory.entries(pair)
    ]
    if form == "tsv":
        return tsv_text(entries), len(entries)
    stream = io.StringIO()
    write_tmx(stream, entries, source_locale)
    return stream.getvalue(), len(entries)
