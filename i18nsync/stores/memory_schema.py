"""The tables of the memory's SQLite file: made, checked, and brought up from an older version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18nsync.core.near import normal
from i18nsync.errors import MemoryStoreError
from i18nsync.messages import _
from i18nsync.stores.memory_keys import key_of

if TYPE_CHECKING:
    import sqlite3

__all__ = ["VERSION", "prepare"]

APPLICATION = 0x69313873
"""`i18s` in SQLite's application_id: tells our file from any other database."""

VERSION = 2
"""Number of the tables below."""

# A row of targets with a parent is a sentence of that longer pair.
_NEW_IN_2 = (
    "CREATE INDEX sources_by_normal ON sources (normal)",
    "CREATE INDEX targets_by_parent ON targets (parent) WHERE parent IS NOT NULL",
    """CREATE TABLE contexts (
        target INTEGER NOT NULL, context TEXT NOT NULL, PRIMARY KEY (target, context)) WITHOUT ROWID""",
)
_SCHEMA = (
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY, pair TEXT NOT NULL, hash INTEGER NOT NULL, text TEXT NOT NULL,
        normal INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX sources_by_hash ON sources (hash)",
    """CREATE TABLE targets (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources, hash INTEGER NOT NULL, text TEXT NOT NULL,
        origin TEXT NOT NULL, engine TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL, article TEXT NOT NULL,
        parent INTEGER)""",
    "CREATE INDEX targets_by_source ON targets (source)",
    # Keys are hashes of (pair, token). The length comes before the source, so that sources far too short or far too
    # long for the threshold are never read.
    """CREATE TABLE postings (
        token INTEGER NOT NULL, length INTEGER NOT NULL, source INTEGER NOT NULL,
        PRIMARY KEY (token, length, source)) WITHOUT ROWID""",
    "CREATE TABLE tokens (token INTEGER PRIMARY KEY, sources INTEGER NOT NULL)",
    *_NEW_IN_2,
)


def prepare(connection: sqlite3.Connection, where: str) -> None:
    """Make the tables, or check those that are there and bring them up to date.

    Raises:
        MemoryStoreError: the file holds something else, or was written by a newer i18nsync.
        sqlite3.Error: it cannot be written.
    """
    execute = connection.execute
    found = version_of(connection, where)  # looked at before anything is changed: it may be another program's
    execute("PRAGMA journal_mode = WAL")
    if found == VERSION:
        return
    execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection, where)  # another process may have been faster
        if found == 0:
            for statement in _SCHEMA:
                execute(statement)
        elif found == 1:
            _from_1(connection)
        execute(f"PRAGMA application_id = {APPLICATION}")
        execute(f"PRAGMA user_version = {VERSION}")
        execute("COMMIT")
    except BaseException:
        execute("ROLLBACK")
        raise


def version_of(connection: sqlite3.Connection, where: str) -> int:
    """The number of the tables in the file; 0 if it is empty.

    Raises:
        MemoryStoreError: it holds something else.
    """
    execute = connection.execute
    application = execute("PRAGMA application_id").fetchone()[0]
    version: int = execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION and version <= VERSION:
        return version
    if application == APPLICATION:
        raise MemoryStoreError(
            _("this memory was written by a newer i18nsync (schema {theirs}, this one knows {ours})").format(
                theirs=version, ours=VERSION
            ),
            where=where,
            hint=_("Update i18nsync, or give the memory another file."),
        )
    if application or version or execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise MemoryStoreError(
            _("this is a database of another program"), where=where, hint=_("Give the memory a file of its own.")
        )
    return 0


def _from_1(connection: sqlite3.Connection) -> None:
    """Near-exact keys, sentences and contexts are new; the texts stay."""
    execute = connection.execute
    execute("ALTER TABLE sources ADD COLUMN normal INTEGER NOT NULL DEFAULT 0")
    execute("ALTER TABLE targets ADD COLUMN parent INTEGER")
    rows = execute("SELECT id, pair, text FROM sources").fetchall()
    connection.executemany(
        "UPDATE sources SET normal = ? WHERE id = ?", ((key_of(pair, normal(text)), key) for key, pair, text in rows)
    )
    for statement in _NEW_IN_2:
        execute(statement)
