"""The translation memory: a SQLite file with an index for near matches. Texts stay on disk; see `memory_keys`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.locale import LocalePair
from i18nsync.core.matching import Match, MemoryStats
from i18nsync.core.near import normal
from i18nsync.core.unit import Origin
from i18nsync.messages import _
from i18nsync.stores.memory_changes import Addition, delete
from i18nsync.stores.memory_connections import Connections
from i18nsync.stores.memory_keys import (
    CANDIDATES,
    LIMIT,
    NEAR,
    VOTERS,
    as_match,
    bounds,
    elect,
    gather,
    key_of,
    name_of,
    near_matches,
    pair_of,
    scores,
    token_groups,
)

if TYPE_CHECKING:
    import sqlite3

__all__ = ["SqliteMemory"]

_COLUMNS = (
    "s.text, t.text, t.origin, t.engine, t.reviewer, t.at, t.article, "
    "(SELECT min(c.context) FROM contexts c WHERE c.target = t.id)"
)
_JOINED = "sources s JOIN targets t ON t.source = s.id"
_PAGE = 500  # entries that an export reads at once


class SqliteMemory:
    """A translation memory in one SQLite file; implements `i18nsync.core.ports.MemoryStore`.

    It may be shared by threads, each of which has a connection of its own, and other processes may read and write the
    file at the same time (SQLite's write-ahead log).

    Args:
        path: the file, made with its folder where it is missing; `:memory:` keeps everything in memory.
        busy_timeout: seconds to wait for another process that is writing.

    Raises:
        MemoryStoreError: the file is no memory of ours, is damaged, too new, locked, or may not be written.
    """

    def __init__(self, path: Path | str, *, busy_timeout: float = 5.0) -> None:
        self._path = str(path)
        self._connections = Connections(self._path, busy_timeout)

    @property
    def place(self) -> str:
        """Where it lies, for people."""
        return self._path

    def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> Sequence[Match]:
        """All pairs with exactly this source, those of the same context first, then newest first.

        Args:
            pair: the locales.
            source: the text.
            context: where it stands, see `i18nsync.core.matching.contexts`; a pair that stood there has score 101.
            sentences: whether sentences of longer texts count too.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        name = name_of(pair)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS}, "
                "EXISTS (SELECT 1 FROM contexts c WHERE c.target = t.id AND c.context = ? AND c.context != '') "
                f"FROM {_JOINED} WHERE s.hash = ? AND s.pair = ? AND s.text = ? AND (t.parent IS NULL OR ?) "
                "ORDER BY 9 DESC, t.parent IS NOT NULL, t.at DESC, t.id DESC",
                (context, key_of(name, source), name, source, sentences),
            ).fetchall()
        return [as_match(row, 101 if row[8] else 100) for row in rows]

    def near(self, pair: LocalePair, source: str) -> Sequence[Match]:
        """Pairs that differ in numbers, capitals or spaces only, made to fit; see `i18nsync.core.near`. Best first.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        name = name_of(pair)
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {_JOINED} "
                "WHERE s.normal = ? AND s.pair = ? AND s.text != ? AND t.parent IS NULL ORDER BY t.id DESC LIMIT ?",
                (key_of(name, normal(source)), name, source, NEAR),
            ).fetchall()
        return near_matches(map(as_match, rows), source, pair)

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> Sequence[Match]:
        """Pairs whose source is at least `threshold` (0 to 100) similar, best first; see `core.matching.similarity`.

        A score of 100 is given for an equal source only; near-exact matches come next, whatever their similarity.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        if limit < 1 or not source:
            return []
        near = self.near(pair, source) if threshold <= 98 else ()
        with self._connections.reading() as connection:
            ids = self._candidates(connection, pair, source, threshold)
            texts: dict[int, str] = dict(
                connection.execute(f"SELECT id, text FROM sources WHERE id IN ({_marks(ids)})", ids)
            )
            scored = scores(source, texts, threshold, limit)
            rows = connection.execute(
                f"SELECT {_COLUMNS}, s.id, t.parent IS NOT NULL FROM {_JOINED} WHERE s.id IN ({_marks(scored)})",
                list(scored),
            ).fetchall()
        return gather(scored, ((row[8], bool(row[9]), as_match(row)) for row in rows), near, limit)

    def add(self, pair: LocalePair, entries: Iterable[Match], *, article: str = "") -> int:
        """Store pairs, all or none; returns how many are new. `Match.score` is not stored.

        A pair that is there already is not stored twice; it takes over the new provenance if that is a person's
        (who wrote or confirmed it), or newer and of the same kind. Pairs without source or target are passed over.
        Sentences of a pair that a person wrote or confirmed are stored too, where they pair off; they do not count.

        Args:
            pair: the locales.
            entries: the pairs; their contexts are added to those that are known.
            article: where they come from, unless a pair says so itself.

        Raises:
            MemoryStoreError: the file cannot be written, or a text is not valid Unicode.
        """
        name, new = name_of(pair), 0
        with self._connections.writing() as connection:
            addition = Addition(connection, name)
            for entry in entries:
                if entry.source and entry.target:
                    new += addition.add(entry, entry.article or article)
            addition.index()
        return new

    def search(self, pair: LocalePair, text: str, *, limit: int = 20) -> Sequence[Match]:
        """Pairs that have `text` in their source or their target, in whatever case; newest first.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._connections.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {_JOINED} WHERE s.pair = ? AND t.parent IS NULL "
                "AND (instr(folded(s.text), ?) OR instr(folded(t.text), ?)) ORDER BY t.at DESC, t.id DESC LIMIT ?",
                (name_of(pair), text.casefold(), text.casefold(), limit),
            ).fetchall()
        return [as_match(row) for row in rows]

    def count(self, pair: LocalePair | None = None) -> int:
        """How many pairs of texts there are, in all or of one pair of locales.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT count(*) FROM {_JOINED} WHERE t.parent IS NULL AND (? OR s.pair = ?)",
                (pair is None, "" if pair is None else name_of(pair)),
            ).fetchone()
        return int(row[0])

    def pairs(self) -> Sequence[LocalePair]:
        """The pairs of locales that have texts, sorted.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._connections.reading() as connection:
            return [pair_of(row[0]) for row in connection.execute("SELECT DISTINCT pair FROM sources ORDER BY pair")]

    def stats(self) -> Sequence[MemoryStats]:
        """What there is, for each pair of locales.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT s.pair, sum(t.parent IS NULL), count(DISTINCT CASE WHEN t.parent IS NULL THEN s.id END), "
                "sum(t.parent IS NOT NULL), sum(t.parent IS NULL AND (t.origin = ? OR t.reviewer != '')), "
                "count(DISTINCT CASE WHEN t.parent IS NULL THEN nullif(t.article, '') END), "
                "coalesce(min(CASE WHEN t.parent IS NULL THEN nullif(t.at, '') END), ''), "
                "coalesce(max(CASE WHEN t.parent IS NULL THEN t.at END), '') "
                f"FROM {_JOINED} GROUP BY s.pair ORDER BY s.pair",
                (Origin.HUMAN.value,),
            ).fetchall()
        return [MemoryStats(*row[0].split(" "), *row[1:]) for row in rows]

    def entries(self, pair: LocalePair) -> Iterator[tuple[Match, str]]:
        """All pairs of texts with the article that each came from, oldest entry first; read in pages, for an export.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        last = 0
        while True:
            with self._connections.reading() as connection:
                rows = connection.execute(
                    f"SELECT {_COLUMNS}, t.id FROM {_JOINED} "
                    "WHERE t.id > ? AND s.pair = ? AND t.parent IS NULL ORDER BY t.id LIMIT ?",
                    (last, name_of(pair), _PAGE),
                ).fetchall()
            for row in rows:
                yield as_match(row), row[6]
            if len(rows) < _PAGE:
                return
            last = rows[-1][8]

    def forget(
        self, *, article: str = "", by: str = "", source: str = "", before: str = "", dry_run: bool = False
    ) -> int:
        """Delete the pairs to which all that is given applies, with their sentences; returns how many pairs.

        Args:
            article: id of an article, or the leading part of ids (`2026/01`).
            by: a reviewer: the name, the e-mail address, or both as they are stored.
            source: the whole source text.
            before: a UTC time or the beginning of one, as `2026-01-02`; pairs without a date stay.
            dry_run: only count.

        Raises:
            MemoryStoreError: the file cannot be written.
            ValueError: nothing is given.
        """
        conditions = {
            "(t.article = ? OR substr(t.article, 1, length(?) + 1) = ? || '/')": [article] * 3,
            "(t.reviewer = ? OR substr(t.reviewer, 1, length(?) + 2) = ? || ' <' "
            "OR instr(t.reviewer, '<' || ? || '>'))": [by] * 4,
            "s.text = ?": [source],
            "(t.at != '' AND t.at < ?)": [before],
        }
        used = {sql: values for sql, values in conditions.items() if values[0]}
        if not used:
            raise ValueError(_("everything would be forgotten"))
        values = [value for each in used.values() for value in each]
        found = f"SELECT t.id FROM {_JOINED} WHERE t.parent IS NULL AND {' AND '.join(used)}"
        if dry_run:
            with self._connections.reading() as connection:
                return len(connection.execute(found, values).fetchall())
        with self._connections.writing() as connection:
            ids = [row[0] for row in connection.execute(found, values)]
            for key in ids:
                delete(connection, key)
        return len(ids)

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    def _candidates(self, connection: sqlite3.Connection, pair: LocalePair, source: str, threshold: int) -> list[int]:
        name = name_of(pair)
        total = connection.execute("SELECT max(id) FROM sources").fetchone()[0] or 1
        between = bounds(len(source), threshold)
        groups = [
            connection.execute(
                f"SELECT token, sources FROM tokens WHERE token IN ({_marks(keys)}) ORDER BY sources, token LIMIT ?",
                (*keys, VOTERS),
            ).fetchall()
            for keys in token_groups(name, source)
        ]

        def postings(token: int) -> list[int]:
            found = connection.execute(
                "SELECT source FROM postings WHERE token = ? AND length BETWEEN ? AND ? LIMIT ?",
                (token, *between, LIMIT),
            )
            return [row[0] for row in found]

        return elect(groups, total, postings)[:CANDIDATES]


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)
