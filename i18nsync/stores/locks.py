"""Locks: one process at a time reads, changes and writes a catalog.

The locks are the operating system's own (flock, by way of filelock), so that one is free again the moment its process
ends, however it ends. Catalogs share a fixed number of lock files: a file for each of 20,000 catalogs would be clutter,
and two catalogs that meet in one file cost a wait of milliseconds at worst.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.errors import CatalogBusy
from i18nsync.stores.files import store_error

if TYPE_CHECKING:
    from filelock import BaseFileLock

__all__ = ["PATIENCE", "FileLocks"]

PATIENCE = 10.0
"""Seconds to wait for a lock. Nobody holds one for longer than a few files take to be read and written, so a process
that is not done by then has been stopped or hangs."""

_PAUSE = 0.005  # seconds between two tries
_WIDTH = 120  # bytes of a lock file that say who holds it


class FileLocks:
    """Locks by name, in a folder that git does not see.

    A thread that holds a lock gets it again at once; another thread of the same process waits like any other process.

    Args:
        folder: the folder of the lock files; made when the first lock is asked for.
        doing: what this process is, for the message that others get while it holds a lock, as `i18nsync draft`.
        prepare: called before the folder is made.
        patience: seconds to wait for a lock.
    """

    def __init__(
        self,
        folder: Path,
        *,
        doing: str = "i18nsync",
        prepare: Callable[[], None] = lambda: None,
        patience: float = PATIENCE,
    ) -> None:
        self._folder = folder
        self._doing = doing
        self._prepare = prepare
        self._patience = patience
        self._locks: dict[str, BaseFileLock] = {}

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Hold the lock of `name`, which messages show: the catalog's path.

        Raises:
            CatalogBusy: another process holds it and does not let go.
            StoreError: the lock file cannot be made.
        """
        lock = self._acquire(name)
        try:
            yield
        finally:
            lock.release()

    def _acquire(self, name: str) -> BaseFileLock:
        from filelock import Timeout

        path = self._folder / f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:2]}.lock"
        try:
            lock = self._lock(path)
            lock.acquire(poll_interval=_PAUSE)
        except Timeout:
            raise CatalogBusy(
                f"another program is writing this catalog: {_signed(path) or 'which one is not known'}",
                where=name,
                hint="Run the command again when that one has finished. If it hangs, end it: its lock goes with it.",
            ) from None
        except OSError as error:
            raise store_error(path, error) from error
        if lock.lock_counter == 1:
            _sign(path, f"{self._doing}, process {os.getpid()}")
        return lock

    def _lock(self, path: Path) -> BaseFileLock:
        found = self._locks.get(path.name)
        if found is not None:
            return found
        from filelock import FileLock

        if not self._folder.exists():
            self._prepare()
            self._folder.mkdir(parents=True, exist_ok=True)
        return self._locks.setdefault(path.name, FileLock(path, timeout=self._patience))


def _sign(path: Path, text: str) -> None:
    """Say in the lock file who holds it; what stands there counts only while somebody does."""
    with suppress(OSError):  # a message less, not a lock less
        handle = os.open(path, os.O_WRONLY)
        try:
            os.write(handle, text.encode("utf-8", "replace")[: _WIDTH - 1].ljust(_WIDTH - 1) + b"\n")
        finally:
            os.close(handle)


def _signed(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace").strip()
    except OSError:
        return ""
