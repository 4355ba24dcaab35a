"""`python -m benchmarks.memory [-n SEGMENTS] [--sources FILE --queries FILE] [--postgres URL]`: recall and speed.

The memory's near matches against comparing each query with every source by rapidfuzz on all cores (`cdist`), at a
threshold of 75. Recall is the share of queries with a match whose best one (or one as good) was found. Without files
the sources are made of the example newsroom's sentences, with words and numbers exchanged by a seeded generator.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.corpus import NEWSROOM
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.ports import MemoryStore
from i18nsync.core.sentences import sentence_starts
from i18nsync.core.unit import Origin, Provenance
from i18nsync.stores.memory import SqliteMemory
from i18nsync.stores.memory_postgres import PostgresMemory

try:
    import numpy as np  # rapidfuzz's cdist needs it; without it, queries are compared one by one
except ImportError:
    np = None  # type: ignore[assignment]

RU = LocalePair(Locale("en"), Locale("ru"))
THRESHOLD = 75
IMPORTED = Provenance(Origin.IMPORT)
CHUNK = 5_000


def main() -> None:
    """Fill a memory, in a process of its own so that its peak can be told, and time it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory")
    parser.add_argument("-n", type=int, default=100_000, metavar="SEGMENTS", help="size of the memory (default 100000)")
    parser.add_argument("-q", type=int, default=200, metavar="QUERIES", help="how many queries (default 200)")
    parser.add_argument("--sources", type=Path, metavar="FILE", help="a source a line, up to the first tab")
    parser.add_argument("--queries", type=Path, metavar="FILE", help="a query a line, after the last tab")
    parser.add_argument("--postgres", metavar="URL", help="time a memory on this (empty) database too")
    parser.add_argument("--child", nargs=2, metavar=("PLACE", "FOLDER"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        work(*arguments.child)
        return
    sources = read(arguments.sources, 0) if arguments.sources else list(make_sources(arguments.n))
    queries = read(arguments.queries, -1) if arguments.queries else make_queries(sources, arguments.q)
    sources, queries = sources[: arguments.n], queries[: arguments.q]
    with tempfile.TemporaryDirectory(prefix="i18nsync-bench-") as folder:
        (Path(folder) / "sources").write_text("\n".join(sources), encoding="utf-8")
        (Path(folder) / "queries").write_text("\n".join(queries), encoding="utf-8")
        print(f"{len(sources):,} segments, {len(queries)} queries, threshold {THRESHOLD}")
        start = time.perf_counter()
        best = exhaustive(sources, queries)
        seconds = time.perf_counter() - start
        print(f"{'rapidfuzz cdist, all cores':<28}{1000 * seconds / len(queries):9.2f} ms a query", flush=True)
        for place in (f"{folder}/memory.db", *([arguments.postgres] if arguments.postgres else [])):
            command = [sys.executable, "-m", "benchmarks.memory", "--child", place, folder]
            subprocess.run(command, check=True)
            report(place, folder, best, seconds / len(queries))


def report(place: str, folder: str, best: Sequence[float], peer: float) -> None:
    """Print what the child has measured."""
    lines = (Path(folder) / "answers").read_text(encoding="utf-8").splitlines()
    fill, reopen, exact, near, fuzzy, peak = map(float, lines[0].split())
    found = [float(line) for line in lines[1:]]
    wanted = [(one, other) for one, other in zip(best, found, strict=True) if one]
    recall = sum(other >= one for one, other in wanted) / max(1, len(wanted))
    name = "PostgreSQL" if place.startswith("postgres") else "SQLite"
    print(
        f"{name + ': fuzzy':<28}{1000 * fuzzy:9.2f} ms a query   1/{peer / fuzzy:.0f} of rapidfuzz   "
        f"recall {recall:.4f} of {len(wanted)}\n"
        f"{name + ': exact, near-exact':<28}{1000 * exact:9.3f} {1000 * near:9.3f} ms a query\n"
        f"{name + ': filled, opened':<28}{fill:9.1f} s {1000 * reopen:9.1f} ms   queries' peak memory {peak:.0f} MiB"
    )
    if name == "SQLite":
        print(f"{name + ': on disk':<28}{Path(place).stat().st_size / 2**20:9.0f} MiB", flush=True)


def work(place: str, folder: str) -> None:
    """Fill the memory in one process, and ask it in another."""
    answers = Path(folder) / "answers"
    if not (Path(folder) / f"filled-{len(place)}").exists():
        start = time.perf_counter()
        memory = opened(place)
        with (Path(folder) / "sources").open(encoding="utf-8", newline="\n") as lines:
            chunk: list[Match] = []
            for line in lines:
                chunk.append(Match(line.rstrip("\n"), "x", 100, IMPORTED))
                if len(chunk) == CHUNK:
                    memory.add(RU, chunk)
                    chunk = []
            memory.add(RU, chunk)
        memory.close()
        (Path(folder) / f"filled-{len(place)}").write_text(str(time.perf_counter() - start))
        subprocess.run([sys.executable, "-m", "benchmarks.memory", "--child", place, folder], check=True)
        return
    fill = float((Path(folder) / f"filled-{len(place)}").read_text())
    queries = (Path(folder) / "queries").read_text(encoding="utf-8").split("\n")
    start = time.perf_counter()
    memory = opened(place)
    reopen = time.perf_counter() - start
    memory.fuzzy(RU, queries[-1], threshold=THRESHOLD)  # imports what it needs
    times = []
    results: list[Sequence[Match]] = []
    for ask in (memory.exact, memory.near, lambda pair, text: memory.fuzzy(pair, text, threshold=THRESHOLD)):
        start = time.perf_counter()
        results = [ask(RU, query) for query in queries]
        times.append((time.perf_counter() - start) / len(queries))
    scores = [
        max((fuzz.ratio(query, one.source) for one in found), default=0.0)
        for query, found in zip(queries, results, strict=True)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB on Linux
    memory.close()
    answers.write_text("\n".join([" ".join(map(str, (fill, reopen, *times, peak))), *map(str, scores)]))


def opened(place: str) -> MemoryStore:
    """The memory at that place."""
    if place.startswith("postgres"):
        return PostgresMemory(place)
    return SqliteMemory(place)


def exhaustive(sources: Sequence[str], queries: Sequence[str]) -> list[float]:
    """The highest similarity of each query, 0 where none is at the threshold."""
    if np is None:
        return [
            float((process.extractOne(query, sources, scorer=fuzz.ratio, score_cutoff=THRESHOLD) or ("", 0.0))[1])
            for query in queries
        ]
    best: list[float] = []
    for start in range(0, len(queries), 20):
        found = process.cdist(
            queries[start : start + 20],
            sources,
            scorer=fuzz.ratio,
            score_cutoff=THRESHOLD,
            workers=-1,
            dtype=np.float32,
        )
        # The best one again, in double precision, so that equal ones are equal.
        for query, row in zip(queries[start : start + 20], found, strict=True):
            at = int(row.argmax())
            best.append(fuzz.ratio(query, sources[at]) if row[at] else 0.0)
    return best


def read(path: Path, column: int) -> list[str]:
    """A column of a file with tabs; each text once."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        texts = dict.fromkeys(line.rstrip("\n").split("\t")[column] for line in lines)
    return [text for text in texts if text.strip()]


def make_sources(count: int) -> Iterator[str]:
    """Sentences of the example articles, with words and numbers exchanged."""
    base = _sentences()
    words = sorted({word for text in base for word in re.findall(r"[a-z]{4,}", text)})
    dice = random.Random(f"memory {count}")
    seen = set[str]()
    while len(seen) < count:
        text = " ".join(dice.sample(base, dice.choice((1, 1, 2))))
        for _ in range(dice.randint(1, 6)):
            old = dice.choice(re.findall(r"[a-z]{4,}", text) or [text])
            text = text.replace(old, dice.choice(words), 1)
        text = re.sub(r"\d+", lambda found: str(dice.randint(1, 10 ** len(found[0]))), text)
        if text not in seen:
            seen.add(text)
            yield text


def make_queries(sources: Sequence[str], count: int) -> list[str]:
    """Sources with a few of their words exchanged, so that most have a near match."""
    dice = random.Random("queries")
    queries = []
    for text in dice.sample(list(sources), count):
        words = text.split(" ")
        for _ in range(dice.randint(1, max(1, len(words) // 6))):
            words[dice.randrange(len(words))] = dice.choice(("perhaps", "today", "officials", "12", "said"))
        queries.append(" ".join(words))
    return queries


def _sentences() -> list[str]:
    found: dict[str, None] = {}
    for path in sorted(NEWSROOM.rglob("*.md")):
        for block in path.read_text(encoding="utf-8").split("\n---\n", 1)[-1].split("\n\n"):
            text = " ".join(block.split())
            starts = sentence_starts(text)
            found |= dict.fromkeys(
                text[start:end].strip() for start, end in zip([0, *starts], [*starts, len(text)], strict=True)
            )
    return [text for text in found if 30 <= len(text) <= 300 and text[0].isupper()]


if __name__ == "__main__":
    main()
