"""The index: a cache, in SQLite, of what was worked out from files, so that unchanged files need not be read again.

One row holds a folder: the stamps of its files and, as JSON, their names and data. That is an order of magnitude fewer
rows than files, and a folder comes in one piece when its first file is asked for.

Nothing depends on it. It is made again where it is missing, damaged, of another version or made with other settings,
and it is done without where it is locked or cannot be written. What it holds is used only under the very stamp that it
was put under. Like git's index it is wary of files that were changed just before they were read ("racy git",
Documentation/technical/racy-git.txt): a second change within the same tick of the file system's clock would leave no
trace in their stamps, so nothing is remembered of them.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from i18nsync.core.stamps import newest

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["SqliteIndex"]

_SCHEMA = 2
_TABLES = """
create table meta (tag text not null);
create table folders (
  kind text not null, folder text not null, stamps blob not null, data text not null, sum integer not null,
  primary key (kind, folder)
) without rowid;
"""
# The coarsest clocks of file systems in use tick every two seconds (FAT).
_TICK = 2_000_000_000  # nanoseconds
# Another process holds the file for the time of one commit; whoever cannot wait that long does without.
_PATIENCE = 0.5  # seconds
_HELD = 32
"""Folders that are held in memory at once: the order of ids is nearly that of folders."""

_Entries = dict[str, tuple[bytes, Any]]


class _Folder(NamedTuple):
    """A row as it was read: where a name stands, the stamps in one piece, and the data."""

    places: dict[str, int]
    stamps: bytes
    width: int
    data: list[Any]


_NOTHING = _Folder({}, b"", 0, [])


class SqliteIndex:
    """The index in a file; implements `i18nsync.core.ports.StatusIndex`.

    It is for one run of a flow: what other processes write meanwhile is not seen until the next.

    Args:
        path: the file, which need not be there.
        tag: whatever the data depends on besides the files; what was made under another tag is forgotten.
        clock: gives the time in nanoseconds since the epoch.
        prepare: makes the folder of the file before it is first written.
    """

    def __init__(
        self, path: Path, tag: str, clock: Callable[[], int], prepare: Callable[[], None] = lambda: None
    ) -> None:
        self._path = path
        self._tag = tag
        self._clock = clock
        self._prepare = prepare
        self._started = clock()
        self._reader: Connection | None = None
        self._opened = False
        self._folders: OrderedDict[tuple[str, str], _Folder] = OrderedDict()
        self._new: dict[tuple[str, str], _Entries] = {}

    def get(self, kind: str, path: str, stamp: bytes) -> Any:  # noqa: ANN401  (whatever JSON can say)
        """See `StatusIndex`."""
        if not stamp:
            return None
        name_at = path.rfind("/") + 1
        key = (kind, path[:name_at])
        folder = self._folders.get(key)
        if folder is None:
            folder = self._load(key)
        place = folder.places.get(path[name_at:])
        if place is None:
            return None
        start = place * folder.width
        return folder.data[place] if folder.stamps[start : start + folder.width] == stamp else None

    def put(self, kind: str, path: str, stamp: bytes, data: Any) -> None:  # noqa: ANN401
        """See `StatusIndex`; it can be had from the next run on."""
        if stamp:
            name_at = path.rfind("/") + 1
            self._new.setdefault((kind, path[:name_at]), {})[path[name_at:]] = (stamp, data)

    def save(self, alive: Callable[[], Collection[str]] | None = None) -> None:
        """See `StatusIndex`."""
        if self._reader is not None:
            self._reader.close()
        self._reader, self._opened = None, False
        self._folders.clear()
        start = self._started - _TICK
        if any(newest(stamp) < start for entries in self._new.values() for stamp, _ in entries.values()):
            import sqlite3

            # An index that cannot be written is no index; the next run works everything out again.
            with suppress(OSError, sqlite3.Error):
                self._write(frozenset(alive()) if alive is not None else None)
        self._new.clear()

    # Reading ----------------------------------------------------------------------------------------------------

    def _load(self, key: tuple[str, str]) -> _Folder:
        if not self._opened:
            self._opened = True
            self._reader = self._open()
        folder = _NOTHING
        if self._reader is not None:
            import sqlite3

            try:
                folder = _read(self._reader, key)
            except sqlite3.Error:
                self._reader.close()
                self._reader = None
        self._folders[key] = folder
        if len(self._folders) > _HELD:
            self._folders.popitem(last=False)
        return folder

    def _open(self) -> Connection | None:
        """The index opened for reading, or None if there is none to be used."""
        if not self._path.is_file():
            return None
        import sqlite3

        reader: Connection | None = None
        with suppress(sqlite3.Error):
            reader = sqlite3.connect(_address(self._path, "ro"), uri=True, timeout=_PATIENCE)
            if _tag_of(reader) == self._tag:
                return reader
        if reader is not None:
            reader.close()
        return None

    # Writing ----------------------------------------------------------------------------------------------------

    def _write(self, alive: Collection[str] | None) -> None:
        import sqlite3

        self._prepare()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write_once(alive)
        except sqlite3.OperationalError:  # locked, say: nothing is wrong with the file
            raise
        except sqlite3.DatabaseError:
            self._path.unlink()
            self._write_once(alive)

    def _write_once(self, alive: Collection[str] | None) -> None:
        import sqlite3

        connection = sqlite3.connect(_address(self._path, "rwc"), uri=True, timeout=_PATIENCE, isolation_level=None)
        with closing(connection), _transaction(connection):
            self._renew(connection)
            limit = self._limit()
            if alive is not None:
                _forget(connection, {path[: path.rfind("/") + 1] for path in alive})
            for key, entries in self._new.items():
                settled = {name: entry for name, entry in entries.items() if newest(entry[0]) < limit}
                if settled:
                    known = _entries(_read(connection, key))
                    if alive is not None:
                        known = {name: entry for name, entry in known.items() if key[1] + name in alive}
                    _store(connection, key, {**known, **settled})

    def _renew(self, connection: Connection) -> None:
        """Make the tables anew unless they are those of this version and tag."""
        import sqlite3

        with suppress(sqlite3.OperationalError):  # no such table, or column
            connection.execute("select kind, folder, stamps, data, sum from folders limit 0")
            if _tag_of(connection) == self._tag:
                return
        for (name,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
            quoted = name.replace('"', '""')
            connection.execute(f'drop table "{quoted}"')
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute("insert into meta values (?)", (self._tag,))
        connection.execute(f"pragma user_version = {_SCHEMA}")

    def _limit(self) -> int:
        """The time before which a file must have changed last to be remembered, by the file system's own clock.

        A file server's clock may be behind ours; then its files seem older than they are.
        """
        with suppress(OSError):
            self._path.touch()
            behind = self._clock() - self._path.stat().st_mtime_ns
            return self._started - _TICK - max(0, behind)
        return 0


def _address(path: Path, mode: str) -> str:
    from urllib.parse import quote

    return f"file:{quote(str(path.absolute()))}?mode={mode}"


def _tag_of(connection: Connection) -> str | None:
    if connection.execute("pragma user_version").fetchone() != (_SCHEMA,):
        return None
    found = connection.execute("select tag from meta").fetchone()
    return str(found[0]) if found else None


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    import sqlite3

    connection.execute("begin immediate")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("rollback")
        raise
    connection.execute("commit")


def _sum(stamps: bytes, data: str) -> int:
    return crc32(data.encode("utf-8", "surrogatepass"), crc32(stamps))


def _read(connection: Connection, key: tuple[str, str]) -> _Folder:
    row = connection.execute("select stamps, data, sum from folders where kind = ? and folder = ?", key).fetchone()
    return _unpack(*row) if row is not None else _NOTHING


def _unpack(stamps: Any, text: Any, checked: Any) -> _Folder:  # noqa: ANN401  (a damaged file may hold anything)
    """A row's content; nothing where it is not what was written."""
    try:
        if _sum(stamps, text) != checked:
            return _NOTHING
        names, data = json.loads(text)
        if len(names) != len(data):
            return _NOTHING
        return _Folder(dict(zip(names, range(len(names)), strict=True)), stamps, len(stamps) // len(names), data)
    except (AttributeError, TypeError, ValueError, ZeroDivisionError):
        return _NOTHING


def _entries(folder: _Folder) -> _Entries:
    width = folder.width
    return {
        name: (folder.stamps[place * width : (place + 1) * width], folder.data[place])
        for name, place in folder.places.items()
    }


def _store(connection: Connection, key: tuple[str, str], entries: _Entries) -> None:
    width = len(next(reversed(entries.values()))[0])
    kept = {name: entry for name, entry in sorted(entries.items()) if len(entry[0]) == width}
    stamps = b"".join(stamp for stamp, _ in kept.values())
    text = json.dumps([list(kept), [data for _, data in kept.values()]], separators=(",", ":"))
    connection.execute(
        "insert or replace into folders values (?, ?, ?, ?, ?)", (*key, stamps, text, _sum(stamps, text))
    )


def _forget(connection: Connection, alive: Collection[str]) -> None:
    """Drop the rows of folders that are not among `alive`."""
    for kind, folder in connection.execute("select kind, folder from folders").fetchall():
        if folder not in alive:
            connection.execute("delete from folders where kind = ? and folder = ?", (kind, folder))
