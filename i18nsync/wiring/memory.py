"""Feeding the translation memory from TMX files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Memory
from i18nsync.errors import SettingsError
from i18nsync.sources.files import write_text
from i18nsync.stores.settings import Settings

__all__ = ["feed"]


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
                f"{name} is not there",
                where=settings.path.name,
                hint="Put the TMX file there, or take it out of [memory] tmx.",
            ) from None
        now[name] = [found.st_mtime_ns, found.st_size]
        if known.get(name) != now[name]:
            _import_tmx(memory, path, settings.source_locale, settings.locales)
    if now != known:
        write_text(stamps, json.dumps(now, sort_keys=True) + "\n", stamps.name)


def _read_stamps(path: Path) -> dict[str, list[int]]:
    try:
        stamps = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _import_tmx(memory: Memory, path: Path, source_locale: Locale, locales: Sequence[Locale]) -> None:
    """Read a TMX file into the memory; `en-US` to `ka-GE` counts as `en` to `ka` where the project has no regions."""
    from i18nsync.core.matching import Match
    from i18nsync.stores.tmx import read_tmx

    by_language = {locale.language: locale for locale in reversed(locales)}
    groups: dict[tuple[LocalePair, str], list[Match]] = {}
    for entry in read_tmx(path, source_locale):
        target = entry.pair.target if entry.pair.target in locales else by_language.get(entry.pair.target.language)
        if target is not None and entry.pair.source.language == source_locale.language:
            match = Match(entry.source, entry.target, 100, entry.provenance)
            groups.setdefault((LocalePair(source_locale, target), entry.article), []).append(match)
    for (pair, article), entries in groups.items():
        memory.add(pair, entries, article=article)
