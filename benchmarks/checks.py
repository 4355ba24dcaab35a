"""How fast the checks are: `python -m benchmarks.checks [PATH...]`.

Pairs are those of the example newsroom, or of PO and TSV files as `benchmarks.accuracy` reads them. The default profile
runs over them in as many processes as are asked for, language identification and all; spelling needs a dictionary and
is left out. The same pairs go through translate-toolkit's `StandardChecker` in the same run, for comparison.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from translate.filters.checks import CheckerConfig, StandardChecker
from translate.storage.pypo import pounit

from benchmarks.accuracy import assumed_right, checker
from i18nsync.checks import Checker

NEWSROOM = Path(__file__).parent.parent / "examples" / "newsroom" / "locales"

Pairs = Sequence[tuple[str, str]]


def newsroom(locale: str) -> list[tuple[str, str]]:
    return [pair for file in sorted((NEWSROOM / locale).rglob("*.po")) for pair in assumed_right(file, locale)]


def warm(locale: str, pairs: Pairs) -> Checker:
    """The checks, with all word lists and models loaded that they come to need."""
    check = checker(locale)
    examples = [(one.source, one.target) for each in check.checks for one in each.hits if one.locale == locale]
    for source, target in [*examples, *pairs[::20]]:
        check.run(check.pair(source, target))
    return check


def ours(locale: str, pairs: Pairs) -> tuple[int, float]:
    """Units and the seconds that this process worked, without the loading of word lists and models."""
    check = warm(locale, pairs)
    start = time.perf_counter()
    for source, target in pairs:
        check.run(check.pair(source, target))
    return len(pairs), time.perf_counter() - start


def theirs(locale: str, pairs: Pairs) -> tuple[int, float]:
    """The same of translate-toolkit."""
    config: Any = CheckerConfig(targetlanguage=locale)
    standard: Any = StandardChecker(checkerconfig=config)
    units: list[Any] = []
    for source, target in pairs:
        unit: Any = pounit(source)
        unit.target = target
        units.append(unit)
    start = time.perf_counter()
    for unit in units:
        standard.run_filters(unit)
    return len(units), time.perf_counter() - start


def rate(run: Callable[[str, Pairs], tuple[int, float]], locale: str, pairs: Pairs, jobs: int) -> float:
    """Units a second of all processes together: each one's units over the time of the slowest."""
    with ProcessPoolExecutor(jobs) as pool:
        done = list(pool.map(run, [locale] * jobs, [pairs[job::jobs] for job in range(jobs)]))
    return sum(units for units, _seconds in done) / max(seconds for _units, seconds in done)


def each(locale: str, pairs: Pairs) -> None:
    """Print what each check costs, in microseconds a unit, and what it takes to read the texts."""
    check = warm(locale, pairs)
    spent = dict.fromkeys((one.id for one in check.checks), 0.0)
    for source, target in pairs:
        pair = check.pair(source, target)
        for one in check.checks:
            start = time.perf_counter()
            list(one.run(pair))
            spent[one.id] += time.perf_counter() - start
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:18} {1e6 * seconds / len(pairs):6.1f} us")
    print(f"  {'all':18} {1e6 * sum(spent.values()) / len(pairs):6.1f} us")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--locale", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--each", action="store_true", help="also print what each check costs")
    parser.add_argument("--no-peer", action="store_true", help="leave translate-toolkit out")
    given = parser.parse_args()
    for locale in given.locale or ["ka", "ru"]:
        pairs = newsroom(locale) if not given.paths else []
        for path in given.paths:
            pairs += assumed_right(path, locale)
        letters = sum(len(source) for source, _target in pairs) / len(pairs)
        while len(pairs) < 4000:
            pairs = pairs + pairs
        mine = rate(ours, locale, pairs, given.jobs)
        print(
            f"{locale}: {len(pairs)} units of {letters:.0f} characters: {mine:,.0f} units/s in {given.jobs} processes"
        )
        if not given.no_peer:
            peer = rate(theirs, locale, pairs, given.jobs)
            print(f"  translate-toolkit's StandardChecker: {peer:,.0f} units/s; ratio {mine / peer:.2f}")
        if given.each:
            each(locale, pairs)


if __name__ == "__main__":
    main()
