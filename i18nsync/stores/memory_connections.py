"""One SQLite connection for each thread, so that threads read side by side; SQLite's errors made ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.errors import MemoryStoreError
from i18nsync.messages import _
from i18nsync.stores.memory_schema import prepare

if TYPE_CHECKING:
    import sqlite3

__all__ = ["IN_MEMORY", "Connections"]

IN_MEMORY = ":memory:"
"""The path of a database that lives as long as its connection."""


_CACHE = 32_768  # KiB of pages that a connection holds at most


class Connections:
    """The connections to one file.

    Each thread gets its own when it first asks, and those of threads that have ended are closed then. Writers of one
    process take turns by a lock, so that none of them waits for SQLite's own; those of other processes wait up to
    `busy_timeout`. A database in memory has one connection, which its threads take turns with.

    Args:
        path: the file, made with its folder where it is missing; `:memory:` keeps everything in memory.
        busy_timeout: seconds to wait for another process that is writing.

    Raises:
        MemoryStoreError: the file is no memory of ours, is damaged, too new, locked, or may not be written.
    """

    def __init__(self, path: str, busy_timeout: float) -> None:
        self._path = path
        self._timeout = busy_timeout
        self._shared = path == IN_MEMORY
        self._writing = threading.RLock()
        self._opening = threading.Lock()
        self._by_thread: dict[int, sqlite3.Connection] = {}
        self._closed = False
        if not self._shared:
            try:
                Path(path).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise self._failure(error) from None
        try:
            with self._guarded():
                prepare(self._mine(), path)
        except MemoryStoreError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection.

        Raises:
            MemoryStoreError: whatever SQLite has to say.
        """
        if self._shared:
            with self._writing, self._guarded():
                yield self._mine()
        else:
            with self._guarded():
                yield self._mine()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection within a transaction, which is undone if anything is raised.

        Raises:
            MemoryStoreError: whatever SQLite has to say.
        """
        with self._writing, self._guarded():
            connection = self._mine()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close all of them; what other threads still do with theirs fails."""
        with self._writing, self._opening:
            self._closed = True
            for connection in self._by_thread.values():
                connection.close()
            self._by_thread.clear()

    def _mine(self) -> sqlite3.Connection:
        import sqlite3

        me = 0 if self._shared else threading.get_ident()
        found = self._by_thread.get(me)
        if found is not None:
            return found
        with self._opening:
            if self._closed:
                raise MemoryStoreError(_("the memory is closed already"), where=self._path)
            alive = {thread.ident for thread in threading.enumerate()}
            for ended in [key for key in self._by_thread if key not in alive and not self._shared]:
                self._by_thread.pop(ended).close()
            # It is used by its own thread only, but another one may have to close it.
            connection = sqlite3.connect(
                self._path, timeout=self._timeout, isolation_level=None, check_same_thread=False
            )
            self._by_thread[me] = connection
            connection.create_function("folded", 1, str.casefold, deterministic=True)
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            return connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        import sqlite3

        try:
            yield
        except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
            raise self._failure(error) from None

    def _failure(self, error: Exception) -> MemoryStoreError:
        text = str(error)
        if isinstance(error, UnicodeEncodeError):
            message, hint = (
                _("a text is not valid Unicode"),
                _("Find the article with the broken character and mend it."),
            )
        elif "locked" in text or "busy" in text:
            message, hint = _("the memory is locked by another process"), _("Wait for it to end, then try again.")
        elif "not a database" in text or "malformed" in text:
            message = _("the memory is damaged ({text})").format(text=text)
            hint = _("Move the file away; a new one is made and can be filled again from the catalogs.")
        elif "closed" in text:
            message, hint = _("the memory is closed already"), ""
        else:
            message, hint = (
                _("the memory cannot be used ({text})").format(text=text),
                _("Check that the folder exists and may be written."),
            )
        return MemoryStoreError(message, where=self._path, hint=hint)
