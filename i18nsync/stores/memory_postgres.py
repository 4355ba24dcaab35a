"""The translation memory on PostgreSQL, for a newsroom that shares one; found in the same way, see `memory_keys`.

The tables are those of the SQLite file, in a schema of their own (`i18nsync`). No extension is needed; where `pg_trgm`
is there, or may be made, it speeds up the search for a word in the middle of texts. Near matches go by postings: a scan
by trigrams takes a hundred times as long and finds no more.

Writers take turns by an advisory lock that ends with the transaction, so no two of them can wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, LiteralString

from i18nsync.core.locale import LocalePair
from i18nsync.core.matching import Match, MemoryStats
from i18nsync.core.near import normal
from i18nsync.core.sentence_pairs import sentence_pairs
from i18nsync.core.unit import Origin
from i18nsync.messages import _
from i18nsync.stores.memory_keys import (
    LIMIT,
    NEAR,
    VOTERS,
    as_match,
    bounds,
    elect,
    gather,
    is_better,
    key_of,
    name_of,
    near_matches,
    pair_of,
    scores,
    token_groups,
    tokens_of,
)
from i18nsync.stores.memory_server import Server

if TYPE_CHECKING:
    import psycopg

__all__ = ["PostgresMemory"]

_JOINED: LiteralString = "i18nsync.sources s JOIN i18nsync.targets t ON t.source = s.id"
_COLUMNS: LiteralString = (
    "s.text, t.text, t.origin, t.engine, t.reviewer, t.at, t.article, "
    "(SELECT min(c.context) FROM i18nsync.contexts c WHERE c.target = t.id)"
)
_MANY = 1_000  # new sources after which the server looks at its tables anew; until then it reads all of them
_PAGE = 500  # entries that an export reads at once


class PostgresMemory:
    """A translation memory in a PostgreSQL database; implements `i18nsync.core.ports.MemoryStore`.

    It may be shared by threads, each of which has a connection of its own, and by any number of processes and machines.
    A password comes from `PGPASSWORD` or `~/.pgpass`, as for every program that speaks to PostgreSQL.

    Args:
        url: as `postgresql://user@host/database`.
        timeout: seconds to wait for the server.

    Raises:
        MemoryStoreError: the server cannot be reached, refuses, or holds what a newer i18nsync wrote.
        SettingsError: the driver is not installed.
    """

    def __init__(self, url: str, *, timeout: int = 10) -> None:
        self._server = Server(url, timeout)

    @property
    def place(self) -> str:
        """Where it lies, for people."""
        return self._server.url

    def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> Sequence[Match]:
        """As `i18nsync.core.ports.Memory`. Raises MemoryStoreError where the server fails, as all methods do."""
        name, source = name_of(pair), _storable(source)
        with self._server.transaction() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM i18nsync.contexts c "
                "WHERE c.target = t.id AND c.context = %s AND c.context != '') "
                f"FROM {_JOINED} WHERE s.hash = %s AND s.pair = %s AND s.text = %s AND (t.parent IS NULL OR %s) "
                'ORDER BY 9 DESC, t.parent IS NOT NULL, t.at COLLATE "C" DESC, t.id DESC',
                (context, key_of(name, source), name, source, sentences),
            ).fetchall()
        return [as_match(row, 101 if row[8] else 100) for row in rows]

    def near(self, pair: LocalePair, source: str) -> Sequence[Match]:
        """As `i18nsync.core.ports.Memory`."""
        name, source = name_of(pair), _storable(source)
        with self._server.transaction() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {_JOINED} "
                "WHERE s.normal = %s AND s.pair = %s AND s.text != %s AND t.parent IS NULL ORDER BY t.id DESC LIMIT %s",
                (key_of(name, normal(source)), name, source, NEAR),
            ).fetchall()
        return near_matches(map(as_match, rows), source, pair)

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> Sequence[Match]:
        """As `i18nsync.core.ports.Memory`."""
        if limit < 1 or not source:
            return []
        source = _storable(source)
        near = self.near(pair, source) if threshold <= 98 else ()
        with self._server.transaction() as connection:
            ids = _candidates(connection, pair, source, threshold)
            texts: dict[int, str] = dict(
                connection.execute("SELECT id, text FROM i18nsync.sources WHERE id = ANY(%s)", (ids,)).fetchall()
            )
            in_order = {key: texts[key] for key in ids if key in texts}
            scored = scores(source, in_order, threshold, limit)
            rows = connection.execute(
                f"SELECT {_COLUMNS}, s.id, t.parent IS NOT NULL FROM {_JOINED} WHERE s.id = ANY(%s) ORDER BY t.id",
                (list(scored),),
            ).fetchall()
        return gather(scored, ((row[8], bool(row[9]), as_match(row)) for row in rows), near, limit)

    def add(self, pair: LocalePair, entries: Iterable[Match], *, article: str = "") -> int:
        """As `i18nsync.stores.memory.SqliteMemory.add`: all or none."""
        name = name_of(pair)
        with self._server.transaction(writing=True) as connection:
            run = _Addition(connection, name)
            new = sum(run.add(entry, entry.article or article) for entry in entries if entry.source and entry.target)
            run.index()
        return new

    def search(self, pair: LocalePair, text: str, *, limit: int = 20) -> Sequence[Match]:
        """As `i18nsync.core.ports.MemoryStore`."""
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        with self._server.transaction() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {_JOINED} WHERE s.pair = %s AND t.parent IS NULL AND t.id IN ("
                "SELECT a.id FROM i18nsync.targets a WHERE lower(a.text) LIKE lower(%s) UNION "
                "SELECT b.id FROM i18nsync.targets b JOIN i18nsync.sources c ON c.id = b.source "
                "WHERE lower(c.text) LIKE lower(%s)) "
                'ORDER BY t.at COLLATE "C" DESC, t.id DESC LIMIT %s',
                (name_of(pair), f"%{escaped}%", f"%{escaped}%", limit),
            ).fetchall()
        return [as_match(row) for row in rows]

    def count(self, pair: LocalePair | None = None) -> int:
        """As `i18nsync.core.ports.MemoryStore`."""
        with self._server.transaction() as connection:
            row = connection.execute(
                f"SELECT count(*) FROM {_JOINED} WHERE t.parent IS NULL AND (%s OR s.pair = %s)",
                (pair is None, "" if pair is None else name_of(pair)),
            ).fetchone()
        return int(row[0]) if row else 0

    def pairs(self) -> Sequence[LocalePair]:
        """As `i18nsync.core.ports.MemoryStore`."""
        with self._server.transaction() as connection:
            rows = connection.execute('SELECT DISTINCT pair COLLATE "C" FROM i18nsync.sources ORDER BY 1').fetchall()
        return [pair_of(row[0]) for row in rows]

    def stats(self) -> Sequence[MemoryStats]:
        """As `i18nsync.core.ports.MemoryStore`."""
        with self._server.transaction() as connection:
            rows = connection.execute(
                'SELECT s.pair COLLATE "C", count(*) FILTER (WHERE t.parent IS NULL), '
                "count(DISTINCT s.id) FILTER (WHERE t.parent IS NULL), count(*) FILTER (WHERE t.parent IS NOT NULL), "
                "count(*) FILTER (WHERE t.parent IS NULL AND (t.origin = %s OR t.reviewer != '')), "
                "count(DISTINCT nullif(t.article, '')) FILTER (WHERE t.parent IS NULL), "
                "coalesce(min(nullif(t.at, '') COLLATE \"C\") FILTER (WHERE t.parent IS NULL), ''), "
                "coalesce(max(t.at COLLATE \"C\") FILTER (WHERE t.parent IS NULL), '') "
                f"FROM {_JOINED} GROUP BY 1 ORDER BY 1",
                (Origin.HUMAN.value,),
            ).fetchall()
        return [MemoryStats(*row[0].split(" "), *row[1:]) for row in rows]

    def entries(self, pair: LocalePair) -> Iterator[tuple[Match, str]]:
        """As `i18nsync.core.ports.MemoryStore`; read in pages."""
        last = 0
        while True:
            with self._server.transaction() as connection:
                rows = connection.execute(
                    f"SELECT {_COLUMNS}, t.id FROM {_JOINED} "
                    "WHERE t.id > %s AND s.pair = %s AND t.parent IS NULL ORDER BY t.id LIMIT %s",
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
        """As `i18nsync.stores.memory.SqliteMemory.forget`."""
        if not (article or by or source or before):
            raise ValueError(_("everything would be forgotten"))
        values = {"article": article, "by": by, "source": source, "before": before}
        with self._server.transaction(writing=not dry_run) as connection:
            found = connection.execute(
                f"SELECT t.id FROM {_JOINED} WHERE t.parent IS NULL "
                "AND (%(article)s = '' OR t.article = %(article)s OR starts_with(t.article, %(article)s || '/')) "
                "AND (%(by)s = '' OR t.reviewer = %(by)s OR starts_with(t.reviewer, %(by)s || ' <') "
                "OR strpos(t.reviewer, '<' || %(by)s || '>') > 0) "
                "AND (%(source)s = '' OR s.text = %(source)s) "
                "AND (%(before)s = '' OR (t.at != '' AND t.at COLLATE \"C\" < %(before)s))",
                values,
            ).fetchall()
            ids = [row[0] for row in found]
            if not dry_run and ids:
                _delete(connection, ids)
        return len(ids)

    def close(self) -> None:
        """Let go of the server."""
        self._server.close()


def _storable(text: str) -> str:
    """PostgreSQL has no NUL in texts; no article has one either."""
    return text.replace("\0", "\ufffd")


def _candidates(
    connection: psycopg.Connection[tuple[Any, ...]], pair: LocalePair, source: str, threshold: int
) -> list[int]:
    name = name_of(pair)
    row = connection.execute("SELECT max(id) FROM i18nsync.sources").fetchone()
    total = int(row[0] or 1) if row else 1
    between = bounds(len(source), threshold)
    groups: list[list[tuple[int, int]]] = []
    for keys in token_groups(name, source):
        rows = connection.execute(
            "SELECT token, sources FROM i18nsync.tokens WHERE token = ANY(%s) ORDER BY sources, token LIMIT %s",
            (keys, VOTERS),
        ).fetchall()
        groups.append([(token, sources) for token, sources in rows])

    def postings(token: int) -> list[int]:
        found = connection.execute(
            "SELECT source FROM i18nsync.postings WHERE token = %s AND length BETWEEN %s AND %s LIMIT %s",
            (token, *between, LIMIT),
        )
        return [one[0] for one in found.fetchall()]

    return elect(groups, total, postings)


class _Addition:
    """One transaction that adds pairs; the index of the new sources is written at its end, in few statements."""

    def __init__(self, connection: psycopg.Connection[tuple[Any, ...]], name: str) -> None:
        self._execute = connection.execute
        self._name = name
        self._fresh: list[tuple[int, str]] = []

    def add(self, entry: Match, article: str) -> bool:
        """Store one pair, its context and its sentences; whether the pair is new."""
        given = entry.provenance
        values = (given.origin.value, given.engine, given.by, given.at, article)
        key, is_new = self._put((_storable(entry.source), _storable(entry.target)), values, None)
        if entry.context:
            self._execute("INSERT INTO i18nsync.contexts VALUES (%s, %s) ON CONFLICT DO NOTHING", (key, entry.context))
        if given.by or given.origin is Origin.HUMAN:
            for texts in sentence_pairs(_storable(entry.source), _storable(entry.target)):
                self._put(texts, values, key)
        return is_new

    def index(self) -> None:
        """Write the keys of the new sources."""
        rows = [(token, len(text), source) for source, text in self._fresh for token in tokens_of(self._name, text)]
        if not rows:
            return
        tokens, lengths, sources = (list(column) for column in zip(*rows, strict=True))
        self._execute(
            "INSERT INTO i18nsync.postings SELECT * FROM unnest(%s::bigint[], %s::integer[], %s::bigint[]) "
            "ON CONFLICT DO NOTHING",
            (tokens, lengths, sources),
        )
        self._execute(
            "INSERT INTO i18nsync.tokens SELECT token, count(*) FROM unnest(%s::bigint[]) AS token GROUP BY token "
            "ON CONFLICT (token) DO UPDATE SET sources = i18nsync.tokens.sources + excluded.sources",
            (tokens,),
        )
        if len(self._fresh) >= _MANY:
            self._execute("ANALYZE i18nsync.sources, i18nsync.targets, i18nsync.postings, i18nsync.tokens")

    def _put(
        self, texts: tuple[str, str], values: tuple[str, str, str, str, str], parent: int | None
    ) -> tuple[int, bool]:
        """Store one pair of texts; its id, and whether it is new."""
        source, target = self._source(texts[0]), texts[1]
        there = self._execute(
            "SELECT id, origin, reviewer, at, parent FROM i18nsync.targets "
            "WHERE source = %s AND hash = %s AND text = %s",
            (source, key_of("", target), target),
        ).fetchone()
        if there is None:
            made = self._execute(
                "INSERT INTO i18nsync.targets (source, hash, text, origin, engine, reviewer, at, article, parent) "
                "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id",
                (source, key_of("", target), target, *values, parent),
            ).fetchone()
            return int(made[0]) if made else 0, True
        key: int = there[0]
        if parent is not None and there[4] is None:
            return key, False  # a pair of its own needs no other's word
        promoted = parent is None and there[4] is not None  # until now it was known as a sentence only
        if promoted or is_better((values[0], values[2], values[3]), (there[1], there[2], there[3])):
            self._execute(
                "UPDATE i18nsync.targets SET origin = %s, engine = %s, reviewer = %s, at = %s, article = %s, "
                "parent = %s WHERE id = %s",
                (*values, parent, key),
            )
        return key, promoted

    def _source(self, text: str) -> int:
        """The id of a source, stored if it is new."""
        key = key_of(self._name, text)
        row = self._execute(
            "SELECT id FROM i18nsync.sources WHERE hash = %s AND pair = %s AND text = %s", (key, self._name, text)
        ).fetchone()
        if row is None:
            row = self._execute(
                "INSERT INTO i18nsync.sources (pair, hash, text, normal) VALUES (%s, %s, %s, %s) RETURNING id",
                (self._name, key, text, key_of(self._name, normal(text))),
            ).fetchone()
            if row:
                self._fresh.append((row[0], text))
        return int(row[0]) if row else 0


def _delete(connection: psycopg.Connection[tuple[Any, ...]], targets: list[int]) -> None:
    """Take out pairs and their sentences, and every source that is left without a translation."""
    gone = connection.execute(
        "DELETE FROM i18nsync.targets WHERE id = ANY(%s) OR parent = ANY(%s) RETURNING source", (targets, targets)
    ).fetchall()
    connection.execute("DELETE FROM i18nsync.contexts WHERE target = ANY(%s)", (targets,))
    left = connection.execute(
        "DELETE FROM i18nsync.sources s WHERE s.id = ANY(%s) "
        "AND NOT EXISTS (SELECT 1 FROM i18nsync.targets t WHERE t.source = s.id) RETURNING s.id, s.pair, s.text",
        ([row[0] for row in gone],),
    ).fetchall()
    rows = [(token, len(text), source) for source, name, text in left for token in tokens_of(name, text)]
    if not rows:
        return
    tokens, lengths, sources = (list(column) for column in zip(*rows, strict=True))
    connection.execute(
        "DELETE FROM i18nsync.postings p USING unnest(%s::bigint[], %s::integer[], %s::bigint[]) "
        "AS u (token, length, source) WHERE p.token = u.token AND p.length = u.length AND p.source = u.source",
        (tokens, lengths, sources),
    )
    connection.execute(
        "UPDATE i18nsync.tokens k SET sources = k.sources - u.gone FROM "
        "(SELECT token, count(*) AS gone FROM unnest(%s::bigint[]) AS token GROUP BY token) u WHERE k.token = u.token",
        (tokens,),
    )
    connection.execute("DELETE FROM i18nsync.tokens WHERE token = ANY(%s) AND sources <= 0", (tokens,))
