"""The shared memory's PostgreSQL server: its tables, a connection for each thread, its errors made ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, LiteralString

from i18nsync.errors import MemoryStoreError, SettingsError
from i18nsync.messages import N_, _

if TYPE_CHECKING:
    import psycopg

__all__ = ["Server"]

VERSION = 1
"""Number of the tables below."""

_LOCK = 0x69313873  # `i18s`: the advisory lock of writers
_SCHEMA: tuple[LiteralString, ...] = (
    "CREATE SCHEMA IF NOT EXISTS i18nsync",
    "CREATE TABLE i18nsync.version (number integer NOT NULL)",
    """CREATE TABLE i18nsync.sources (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, pair text NOT NULL, hash bigint NOT NULL,
        text text NOT NULL, normal bigint NOT NULL)""",
    "CREATE INDEX sources_by_hash ON i18nsync.sources (hash)",
    "CREATE INDEX sources_by_normal ON i18nsync.sources (normal)",
    """CREATE TABLE i18nsync.targets (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, source bigint NOT NULL REFERENCES i18nsync.sources,
        hash bigint NOT NULL, text text NOT NULL, origin text NOT NULL, engine text NOT NULL, reviewer text NOT NULL,
        at text NOT NULL, article text NOT NULL, parent bigint)""",
    "CREATE INDEX targets_by_source ON i18nsync.targets (source)",
    "CREATE INDEX targets_by_parent ON i18nsync.targets (parent) WHERE parent IS NOT NULL",
    """CREATE TABLE i18nsync.contexts (
        target bigint NOT NULL, context text NOT NULL, PRIMARY KEY (target, context))""",
    """CREATE TABLE i18nsync.postings (
        token bigint NOT NULL, length integer NOT NULL, source bigint NOT NULL, PRIMARY KEY (token, length, source))""",
    "CREATE TABLE i18nsync.tokens (token bigint PRIMARY KEY, sources integer NOT NULL)",
)
_TRIGRAMS: tuple[LiteralString, ...] = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX sources_by_part ON i18nsync.sources USING gin (lower(text) gin_trgm_ops)",
    "CREATE INDEX targets_by_part ON i18nsync.targets USING gin (lower(text) gin_trgm_ops)",
)
_THERE: LiteralString = "SELECT to_regclass('i18nsync.version') IS NOT NULL"
_INSTALL = N_('Install it beside i18nsync: pip install "i18nsync[postgres]".')


class Server:
    """A PostgreSQL database with the memory's tables, made where they are missing.

    Args:
        url: as `postgresql://user@host/database`.
        timeout: seconds to wait for the server.

    Raises:
        MemoryStoreError: the server cannot be reached, refuses, or holds what a newer i18nsync wrote.
        SettingsError: the driver is not installed.
    """

    def __init__(self, url: str, timeout: int) -> None:
        try:
            import psycopg  # noqa: F401 - asked for here, so that its absence is said at once
        except ImportError:
            raise SettingsError(
                _("a memory on PostgreSQL needs the package psycopg"), where="memory.url", hint=_(_INSTALL)
            ) from None
        self.url = url
        self._timeout = timeout
        self._opening = threading.Lock()
        self._by_thread: dict[int, psycopg.Connection[tuple[Any, ...]]] = {}
        self._closed = False
        try:
            self._prepare()
        except MemoryStoreError:
            self.close()
            raise

    @contextmanager
    def transaction(self, *, writing: bool = False) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        """This thread's connection within a transaction, alone among writers if it is to write.

        Raises:
            MemoryStoreError: whatever the server has to say.
        """
        import psycopg

        try:
            connection = self._mine()
            with connection.transaction():
                if writing:
                    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
                yield connection
        except psycopg.OperationalError as error:
            raise MemoryStoreError(
                _("the memory's server cannot be used ({reason})").format(reason=_reason(error)),
                where=self.url,
                hint=_(
                    "Check that it runs and that memory.url is right; a password belongs in PGPASSWORD or ~/.pgpass."
                ),
            ) from None
        except UnicodeEncodeError:
            raise MemoryStoreError(
                _("a text is not valid Unicode"),
                where=self.url,
                hint=_("Find the article with the broken character and mend it."),
            ) from None
        except psycopg.Error as error:
            raise MemoryStoreError(
                _("the memory cannot be used ({reason})").format(reason=_reason(error)),
                where=self.url,
                hint=_("Ask whoever looks after the database whether this user may read, write and make tables in it."),
            ) from None

    def close(self) -> None:
        """Close all connections."""
        with self._opening:
            self._closed = True
            for connection in self._by_thread.values():
                connection.close()
            self._by_thread.clear()

    def _mine(self) -> psycopg.Connection[tuple[Any, ...]]:
        """This thread's connection; one that broke is replaced, those of threads that have ended are closed."""
        import psycopg

        me = threading.get_ident()
        found = self._by_thread.get(me)
        if found is not None and not found.closed:
            return found
        with self._opening:
            if self._closed:
                raise MemoryStoreError(_("the memory is closed already"), where=self.url)
            alive = {thread.ident for thread in threading.enumerate()}
            for ended in [key for key in self._by_thread if key not in alive]:
                self._by_thread.pop(ended).close()
            connection = psycopg.connect(
                self.url, autocommit=True, connect_timeout=self._timeout, application_name="i18nsync"
            )
            self._by_thread[me] = connection
            return connection

    def _prepare(self) -> None:
        """Make the tables, or check those that are there."""
        with self.transaction() as connection:
            missing = _is_missing(connection)
        if missing:
            with self.transaction(writing=True) as connection:
                if _is_missing(connection):  # unless another process was faster
                    _make(connection)
        with self.transaction() as connection:
            row = connection.execute("SELECT coalesce(max(number), 0) FROM i18nsync.version").fetchone()
        if row is not None and row[0] > VERSION:
            raise MemoryStoreError(
                _("this memory was written by a newer i18nsync (schema {theirs}, this one knows {ours})").format(
                    theirs=row[0], ours=VERSION
                ),
                where=self.url,
                hint=_("Update i18nsync."),
            )


def _is_missing(connection: psycopg.Connection[tuple[Any, ...]]) -> bool:
    return connection.execute(_THERE).fetchone() == (False,)


def _make(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    import psycopg

    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("INSERT INTO i18nsync.version VALUES (%s)", (VERSION,))
    try:
        with connection.transaction():
            for statement in _TRIGRAMS:
                connection.execute(statement)
    except psycopg.Error:
        return  # not installed, or not for this user to make: the search reads all texts then


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [_("no reason given")])[0]
