"""What is written to the memory's SQLite file: pairs, their contexts and sentences, and the index of new sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from i18nsync.core.matching import Match
from i18nsync.core.near import normal
from i18nsync.core.sentence_pairs import sentence_pairs
from i18nsync.core.unit import Origin
from i18nsync.stores.memory_keys import is_better, key_of, tokens_of

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Addition", "delete"]


class Addition:
    """One transaction that adds pairs.

    The index of the new sources is written at its end, in the order of its keys: pages of the file are then written
    once each, where they would be written for every source.

    Args:
        connection: within a transaction.
        name: the pair of locales.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection = connection
        self._name = name
        self._fresh: list[tuple[int, str]] = []

    def add(self, entry: Match, article: str) -> bool:
        """Store one pair, its context and its sentences; whether the pair is new."""
        given = entry.provenance
        values = (given.origin.value, given.engine, given.by, given.at, article)
        key, is_new = self._put((entry.source, entry.target), values, None)
        if entry.context:
            self._connection.execute("INSERT OR IGNORE INTO contexts VALUES (?, ?)", (key, entry.context))
        if given.by or given.origin is Origin.HUMAN:
            for texts in sentence_pairs(entry.source, entry.target):
                self._put(texts, values, key)
        return is_new

    def index(self) -> None:
        """Write the keys of the new sources; to be called once, at the end."""
        rows = [(token, len(text), source) for source, text in self._fresh for token in tokens_of(self._name, text)]
        rows.sort()
        self._connection.executemany("INSERT OR IGNORE INTO postings VALUES (?, ?, ?)", rows)
        self._connection.executemany(
            "INSERT INTO tokens VALUES (?, ?) ON CONFLICT (token) DO UPDATE SET sources = sources + excluded.sources",
            Counter(row[0] for row in rows).items(),
        )

    def _put(
        self, texts: tuple[str, str], values: tuple[str, str, str, str, str], parent: int | None
    ) -> tuple[int, bool]:
        """Store one pair of texts; its id, and whether it is new."""
        execute = self._connection.execute
        source, target = self._source(texts[0]), texts[1]
        there = execute(
            "SELECT id, origin, reviewer, at, parent FROM targets WHERE source = ? AND hash = ? AND text = ?",
            (source, key_of("", target), target),
        ).fetchone()
        if there is None:
            made = execute(
                "INSERT INTO targets (source, hash, text, origin, engine, reviewer, at, article, parent) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (source, key_of("", target), target, *values, parent),
            ).lastrowid
            return int(made or 0), True
        key: int = there[0]
        if parent is not None and there[4] is None:
            return key, False  # a pair of its own needs no other's word
        promoted = parent is None and there[4] is not None  # until now it was known as a sentence only
        if promoted or is_better((values[0], values[2], values[3]), there[1:4]):
            execute(
                "UPDATE targets SET origin = ?, engine = ?, reviewer = ?, at = ?, article = ?, parent = ? WHERE id = ?",
                (*values, parent, key),
            )
        return key, promoted

    def _source(self, text: str) -> int:
        """The id of a source, stored if it is new."""
        key = key_of(self._name, text)
        row = self._connection.execute(
            "SELECT id FROM sources WHERE hash = ? AND pair = ? AND text = ?", (key, self._name, text)
        ).fetchone()
        if row is not None:
            return int(row[0])
        source = self._connection.execute(
            "INSERT INTO sources (pair, hash, text, normal) VALUES (?, ?, ?, ?)",
            (self._name, key, text, key_of(self._name, normal(text))),
        ).lastrowid
        self._fresh.append((int(source or 0), text))
        return int(source or 0)


def delete(connection: sqlite3.Connection, target: int) -> None:
    """Take out a pair and its sentences, and every source that is left without a translation."""
    execute = connection.execute
    sources = {row[0] for row in execute("SELECT source FROM targets WHERE id = ? OR parent = ?", (target, target))}
    execute("DELETE FROM contexts WHERE target = ?", (target,))
    execute("DELETE FROM targets WHERE id = ? OR parent = ?", (target, target))
    for source in sorted(sources):
        if execute("SELECT 1 FROM targets WHERE source = ?", (source,)).fetchone():
            continue
        name, text = execute("SELECT pair, text FROM sources WHERE id = ?", (source,)).fetchone()
        tokens = tokens_of(name, text)
        connection.executemany(
            "DELETE FROM postings WHERE token = ? AND length = ? AND source = ?",
            [(token, len(text), source) for token in tokens],
        )
        connection.executemany("UPDATE tokens SET sources = sources - 1 WHERE token = ?", [(each,) for each in tokens])
        execute("DELETE FROM tokens WHERE sources <= 0 AND token IN (SELECT value FROM json_each(?))", (str(tokens),))
        execute("DELETE FROM sources WHERE id = ?", (source,))
