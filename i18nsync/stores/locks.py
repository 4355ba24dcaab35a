"""Locks: one process at a time reads, changes and writes a catalog.

The locks are the operating system's own (`flock`), so that one is free again the moment its process ends, however it
ends. Catalogs share a fixed number of lock files: a file for each of 20,000 catalogs would be clutter, and two catalogs
that meet in one file cost a wait of milliseconds at worst.

The library filelock would do the same; it costs 160 microseconds a lock and 35 milliseconds of import (4.2.12), against
10 and none, and a sync of a catalog takes 1,300 in all.
"""

from __future__ import annotations

import errno
import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from i18nsync.errors import CatalogBusy, StoreError
from i18nsync.messages import _
from i18nsync.stores.files import store_error

__all__ = ["PATIENCE", "FileLocks"]

PATIENCE = 10.0
"""Seconds to wait for a lock. Nobody holds one for longer than a few files take to be read and written, so a process
that is not done by then has been stopped or hangs."""

_PAUSE = 0.005  # seconds between two tries
_WIDTH = 120  # bytes of a lock file that say who holds it
_TAKEN = (errno.EAGAIN, errno.EACCES)


class FileLocks:
    """Locks by name, in a folder that git does not see.

    A thread that holds a lock gets it again at once; another thread of the same process waits like any other process.

    Args:
        folder: the folder of the lock files; made when the first lock is asked for.
        clock: gives seconds that only grow.
        sleep: waits for so many seconds.
        doing: what this process is, for the message that others get while it holds a lock, as `i18nsync draft`.
        prepare: called before the folder is made.
        patience: seconds to wait for a lock.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        doing: str = "i18nsync",
        prepare: Callable[[], None] = lambda: None,
        patience: float = PATIENCE,
    ) -> None:
        self._folder = folder
        self._doing = doing
        self._prepare = prepare
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._mine = threading.local()

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Hold the lock of `name`, which messages show: the catalog's path.

        Raises:
            CatalogBusy: another process holds it and does not let go.
            StoreError: the lock file cannot be made, or the system has no such locks.
        """
        file = f"{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:2]}.lock"
        held: set[str] = self._mine.__dict__.setdefault("held", set())
        if file in held:
            yield
            return
        handle = self._acquire(self._folder / file, name)
        held.add(file)
        try:
            yield
        finally:
            held.discard(file)
            os.close(handle)  # and with it the lock

    def _acquire(self, path: Path, name: str) -> int:
        """The descriptor of the lock file, locked."""
        give_up = self._clock() + self._patience
        try:
            while True:
                handle = self._try(path)
                if handle is not None:
                    break
                if self._clock() >= give_up:
                    raise CatalogBusy(
                        _("another program is writing this catalog: {who}").format(
                            who=_signed(path) or _("which one is not known")
                        ),
                        where=name,
                        hint=_(
                            "Run the command again when that one has finished. If it hangs, end it: its lock goes "
                            "with it."
                        ),
                    )
                self._sleep(_PAUSE)
        except OSError as error:
            raise store_error(path, error) from error
        with suppress(OSError):  # a message less, not a lock less
            signature = f"{self._doing}, process {os.getpid()}".encode("utf-8", "replace")[: _WIDTH - 1]
            os.write(handle, signature.ljust(_WIDTH - 1) + b"\n")
        return handle

    def _try(self, path: Path) -> int | None:
        """The locked descriptor, or None while somebody else has it."""
        try:
            from fcntl import LOCK_EX, LOCK_NB, flock
        except ImportError as error:
            raise StoreError(
                _("this system has no file locks (flock)"), where=str(path), hint=_("Use Linux, macOS or WSL.")
            ) from error
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:  # the first lock of the project, or the folder was removed meanwhile
            self._prepare()
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            flock(handle, LOCK_EX | LOCK_NB)
            if os.fstat(handle).st_nlink:
                return handle
        except OSError as error:
            if error.errno not in _TAKEN:
                os.close(handle)
                raise
        os.close(handle)  # taken; or removed before it was locked, so that others would lock a new one
        return None


def _signed(path: Path) -> str:
    """Who holds the lock; what stands in the file counts only while somebody does."""
    try:
        return path.read_bytes().decode("utf-8", "replace").strip()
    except OSError:
        return ""
