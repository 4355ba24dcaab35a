"""The translation memory: a SQLite file with an index for near matches.

Texts stay on disk. A near match is found in two steps: first the rarest words of the query vote, weighted by how rare
they are, for the sources they occur in; then the best two hundred are compared letter by letter. Votes of the sixteen
rarest words lose almost nothing against comparing with every source, and take a fraction of the time. Short texts have
too few words to vote, so they are indexed by groups of three letters too.
"""

from __future__ import annotations

import math
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, rank
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import MemoryStoreError

if TYPE_CHECKING:
    import sqlite3

__all__ = ["SqliteMemory"]

_APPLICATION = 0x69313873  # "i18s" in SQLite's application_id: tells our file from any other database
_VERSION = 1
_SCHEMA = (
    """CREATE TABLE sources (
        id INTEGER PRIMARY KEY, pair TEXT NOT NULL, hash INTEGER NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX sources_by_hash ON sources (hash)",
    """CREATE TABLE targets (
        id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES sources, hash INTEGER NOT NULL, text TEXT NOT NULL,
        origin TEXT NOT NULL, engine TEXT NOT NULL, reviewer TEXT NOT NULL, at TEXT NOT NULL, article TEXT NOT NULL)""",
    "CREATE INDEX targets_by_source ON targets (source)",
    # Keys are hashes of (pair, token). The length comes before the source, so that sources far too short or far too
    # long for the threshold are never read.
    """CREATE TABLE postings (
        token INTEGER NOT NULL, length INTEGER NOT NULL, source INTEGER NOT NULL,
        PRIMARY KEY (token, length, source)) WITHOUT ROWID""",
    "CREATE TABLE tokens (token INTEGER PRIMARY KEY, sources INTEGER NOT NULL)",
)
_WORD = re.compile(r"\w+")
_COLUMNS = "s.text, t.text, t.origin, t.engine, t.reviewer, t.at"
_SHORT = 40  # characters up to which a query is looked up by groups of three letters too
_SHORT_ENTRY = 66  # ...and an entry indexed by them: the longest that is 75 % similar to such a query
_VOTERS = 16  # the rarest tokens of a query that vote; of a short one, as many groups of letters too
_READ = 2_000  # postings (or one for 150 sources) after which no further token is asked: common words add nothing
_LIMIT = 40_000  # postings of one token that are read at most
_CANDIDATES = 200  # sources that are compared letter by letter


class SqliteMemory:
    """A translation memory in one SQLite file; implements `i18nsync.core.ports.Memory`.

    One connection behind a lock: it may be shared by threads, and other processes may use the file at the same time.

    Args:
        path: the file, made with its folder where it is missing; `:memory:` keeps everything in memory.
        busy_timeout: seconds to wait for another process that is writing.

    Raises:
        MemoryStoreError: the file is no memory of ours, is damaged, too new, locked, or may not be written.
    """

    def __init__(self, path: Path | str, *, busy_timeout: float = 5.0) -> None:
        import sqlite3

        self._path = str(path)
        self._lock = threading.RLock()
        if self._path != ":memory:":
            try:
                Path(self._path).parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise self._failure(error) from None
        with self._guarded():
            self._connection = sqlite3.connect(
                self._path, timeout=busy_timeout, isolation_level=None, check_same_thread=False
            )
        try:
            with self._guarded():
                self._prepare()
        except MemoryStoreError:
            self._connection.close()
            raise

    def exact(self, pair: LocalePair, source: str) -> Sequence[Match]:
        """All pairs with exactly this source, newest first.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._guarded() as execute:
            return [
                _match(row, 100)
                for row in execute(
                    f"SELECT {_COLUMNS} FROM sources s JOIN targets t ON t.source = s.id "  # noqa: S608 - constants only
                    "WHERE s.hash = ? AND s.pair = ? AND s.text = ? ORDER BY t.at DESC, t.id DESC",
                    (_hash(_name(pair), source), _name(pair), source),
                )
            ]

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> Sequence[Match]:
        """Pairs whose source is at least `threshold` (0 to 100) similar, best first; see `core.matching.similarity`.

        A score of 100 is given for an equal source only.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        from rapidfuzz import fuzz, process

        if limit < 1 or not source:
            return []
        with self._guarded() as execute:
            ids = self._candidates(execute, pair, source, threshold)
            marks = ",".join("?" * len(ids))
            texts: dict[int, str] = dict(
                execute(f"SELECT id, text FROM sources WHERE id IN ({marks})", ids)  # noqa: S608 - marks only
            )
            scored: dict[int, int] = {
                key: 100 if text == source else min(99, int(score))
                for text, score, key in process.extract(
                    source, texts, scorer=fuzz.ratio, score_cutoff=threshold, limit=limit
                )
            }
            marks = ",".join("?" * len(scored))
            rows = execute(
                f"SELECT {_COLUMNS}, s.id FROM sources s JOIN targets t ON t.source = s.id "  # noqa: S608 - as above
                f"WHERE s.id IN ({marks})",
                list(scored),
            ).fetchall()
        by_source: dict[int, list[Match]] = {key: [] for key in scored}  # best first, to the last decimal
        for row in rows:
            by_source[row[-1]].append(_match(row, scored[row[-1]]))
        return [match for matches in by_source.values() for match in rank(matches)][:limit]

    def add(self, pair: LocalePair, entries: Iterable[Match], *, article: str = "") -> int:
        """Store pairs, all or none; returns how many are new. `Match.score` is not stored.

        A pair that is there already is not stored twice; it takes over the new provenance if that is a person's
        (who wrote or confirmed it), or newer and of the same kind. Pairs without source or target are passed over.

        Raises:
            MemoryStoreError: the file cannot be written, or a text is not valid Unicode.
        """
        with self._guarded() as execute:
            execute("BEGIN IMMEDIATE")
            try:
                new = sum(
                    self._add(execute, pair, entry, article) for entry in entries if entry.source and entry.target
                )
                execute("COMMIT")
            except BaseException:
                execute("ROLLBACK")
                raise
        return new

    def count(self, pair: LocalePair | None = None) -> int:
        """How many pairs of texts there are, in all or of one pair of locales.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._guarded() as execute:
            if pair is None:
                row = execute("SELECT count(*) FROM targets").fetchone()
            else:
                row = execute(
                    "SELECT count(*) FROM targets t JOIN sources s ON s.id = t.source WHERE s.pair = ?", (_name(pair),)
                ).fetchone()
        return int(row[0])

    def pairs(self) -> Sequence[LocalePair]:
        """The pairs of locales that have texts, sorted.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        with self._guarded() as execute:
            names = [row[0].split(" ") for row in execute("SELECT DISTINCT pair FROM sources ORDER BY pair")]
        return [LocalePair(Locale(source), Locale(target)) for source, target in names]

    def entries(self, pair: LocalePair) -> Iterator[tuple[Match, str]]:
        """All pairs of texts with the article that each came from, oldest entry first; read in pages, for an export.

        Raises:
            MemoryStoreError: the file cannot be read.
        """
        last = 0
        while True:
            with self._guarded() as execute:
                rows = execute(
                    f"SELECT {_COLUMNS}, t.article, t.id FROM targets t JOIN sources s ON s.id = t.source "  # noqa: S608
                    "WHERE t.id > ? AND s.pair = ? ORDER BY t.id LIMIT 500",
                    (last, _name(pair)),
                ).fetchall()
            for row in rows:
                yield _match(row, 100), row[-2]
            if len(rows) < 500:
                return
            last = rows[-1][-1]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def _candidates(self, execute: _Execute, pair: LocalePair, source: str, threshold: int) -> list[int]:
        """Ids of the sources worth a closer look, best votes first."""
        name = _name(pair)
        total = execute("SELECT max(id) FROM sources").fetchone()[0] or 1
        # Twice the shorter length over both lengths is the highest similarity that two texts can have.
        low, high = threshold / (200 - threshold), (200 - threshold) / max(threshold, 1)
        bounds = (math.floor(len(source) * low), math.ceil(len(source) * high))
        kinds = [_words(source)]
        if len(source) <= _SHORT:
            kinds.append(_triples(source))
        votes: dict[int, float] = {}
        for tokens in kinds:
            keys = [_hash(name, token) for token in tokens]
            marks = ",".join("?" * len(keys))
            rarest = execute(
                f"SELECT token, sources FROM tokens WHERE token IN ({marks}) "  # noqa: S608 - marks only
                "ORDER BY sources, token LIMIT ?",
                (*keys, _VOTERS),
            ).fetchall()
            read = 0
            for token, sources in rarest:
                if read >= max(_READ, total // 150):
                    break
                found = execute(
                    "SELECT source FROM postings WHERE token = ? AND length BETWEEN ? AND ? LIMIT ?",
                    (token, *bounds, _LIMIT),
                ).fetchall()
                read += len(found)
                weight = math.log(1 + total / sources)
                for (key,) in found:
                    votes[key] = votes.get(key, 0.0) + weight
        return nlargest(_CANDIDATES, votes, key=votes.__getitem__)

    def _add(self, execute: _Execute, pair: LocalePair, entry: Match, article: str) -> bool:
        """Store one pair; whether it is new."""
        name = _name(pair)
        key = _hash(name, entry.source)
        row = execute(
            "SELECT id FROM sources WHERE hash = ? AND pair = ? AND text = ?", (key, name, entry.source)
        ).fetchone()
        if row is None:
            source = execute(
                "INSERT INTO sources (pair, hash, text) VALUES (?, ?, ?)", (name, key, entry.source)
            ).lastrowid
            length = len(entry.source)
            found = _words(entry.source) | (_triples(entry.source) if length <= _SHORT_ENTRY else set())
            tokens = [_hash(name, token) for token in found]
            self._connection.executemany(
                "INSERT OR IGNORE INTO postings VALUES (?, ?, ?)", [(token, length, source) for token in tokens]
            )
            self._connection.executemany(
                "INSERT INTO tokens VALUES (?, 1) ON CONFLICT (token) DO UPDATE SET sources = sources + 1",
                [(token,) for token in tokens],
            )
        else:
            source = row[0]
        given = entry.provenance
        values = (given.origin.value, given.engine, given.by, given.at, article)
        there = execute(
            "SELECT id, origin, reviewer, at FROM targets WHERE source = ? AND hash = ? AND text = ?",
            (source, _hash("", entry.target), entry.target),
        ).fetchone()
        if there is None:
            execute(
                "INSERT INTO targets (source, hash, text, origin, engine, reviewer, at, article) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (source, _hash("", entry.target), entry.target, *values),
            )
            return True
        # What a person wrote, then what one confirmed, then the rest; of one kind the newer.
        was_human = there[1] == Origin.HUMAN.value
        human = given.origin is Origin.HUMAN
        if (human or bool(given.by), human, given.at) > (was_human or bool(there[2]), was_human, there[3]):
            execute(
                "UPDATE targets SET origin = ?, engine = ?, reviewer = ?, at = ?, article = ? WHERE id = ?",
                (*values, there[0]),
            )
        return False

    def _prepare(self) -> None:
        """Make or check the schema."""
        execute = self._connection.execute
        ours = self._is_ours()  # looked at before anything is changed: it may be another program's
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = NORMAL")
        if ours:
            return
        execute("BEGIN IMMEDIATE")
        try:
            if not self._is_ours():  # unless another process was faster
                for statement in _SCHEMA:
                    execute(statement)
                execute(f"PRAGMA application_id = {_APPLICATION}")
                execute(f"PRAGMA user_version = {_VERSION}")
            execute("COMMIT")
        except BaseException:
            execute("ROLLBACK")
            raise

    def _is_ours(self) -> bool:
        """Whether the file holds our schema; False if it is empty.

        Raises:
            MemoryStoreError: it holds something else.
        """
        execute = self._connection.execute
        application = execute("PRAGMA application_id").fetchone()[0]
        version = execute("PRAGMA user_version").fetchone()[0]
        if application == _APPLICATION and version <= _VERSION:
            return True
        if application == _APPLICATION:
            raise MemoryStoreError(
                f"this memory was written by a newer i18nsync (schema {version}, this one knows {_VERSION})",
                where=self._path,
                hint="Update i18nsync, or give the memory another file.",
            )
        if application or version or execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise MemoryStoreError(
                "this is a database of another program", where=self._path, hint="Give the memory a file of its own."
            )
        return False

    @contextmanager
    def _guarded(self) -> Iterator[_Execute]:
        """The connection's `execute`, under the lock, with SQLite's errors made ours."""
        import sqlite3

        with self._lock:
            try:
                yield lambda sql, values=(): self._connection.execute(sql, values)
            except (sqlite3.Error, UnicodeEncodeError, OverflowError) as error:
                raise self._failure(error) from None

    def _failure(self, error: Exception) -> MemoryStoreError:
        text = str(error)
        if isinstance(error, UnicodeEncodeError):
            message, hint = "a text is not valid Unicode", "Find the article with the broken character and mend it."
        elif "locked" in text or "busy" in text:
            message, hint = "the memory is locked by another process", "Wait for it to end, then try again."
        elif "not a database" in text or "malformed" in text:
            message = f"the memory is damaged ({text})"
            hint = "Move the file away; a new one is made and can be filled again from the catalogs."
        elif "closed" in text:
            message, hint = "the memory is closed already", ""
        else:
            message, hint = f"the memory cannot be used ({text})", "Check that the folder exists and may be written."
        return MemoryStoreError(message, where=self._path, hint=hint)


_Execute = Callable[..., "sqlite3.Cursor"]


def _name(pair: LocalePair) -> str:
    return f"{pair.source} {pair.target}"


def _hash(name: str, text: str) -> int:
    """64 bits as SQLite's signed integer; texts are compared after it, tokens need no more."""
    digest = blake2b(f"{name}\0{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _words(text: str) -> set[str]:
    """The words that a source is found by; a text without any is its own word."""
    folded = text.casefold()
    return set(_WORD.findall(folded)) or {folded.strip()}


def _triples(text: str) -> set[str]:
    """The groups of three letters that a short source is found by."""
    padded = f" {' '.join(_WORD.findall(text.casefold()))} "
    return {f"3{padded[at : at + 3]}" for at in range(len(padded) - 2)}


def _match(row: Sequence[Any], score: int) -> Match:
    source, target, origin, engine, reviewer, at = row[:6]
    return Match(source, target, score, Provenance(Origin(origin), engine, None, reviewer, at))
