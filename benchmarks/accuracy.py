"""How right the checks are: `python -m benchmarks.accuracy`.

On labelled pairs: precision and recall of each check. On pairs that people have translated (PO files, or a TSV file
with the columns en, ka, ru): the share of units that each check flags.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import polib

from i18nsync.checks import Checker
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Setting
from i18nsync.formats.markdown import Markdown
from i18nsync.sources.langid import identifier

PAIRS = Path(__file__).parent.parent / "tests" / "checks" / "pairs"


def checker(locale: str) -> Checker:
    identify = identifier()
    return Checker(Setting(Locale(locale), codes=Markdown().codes, identify=identify or (lambda _text: None)))


def labelled(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def assumed_right(path: Path, locale: str) -> Iterator[tuple[str, str]]:
    """Pairs of a TSV file, a PO file, or all PO files of `locale` below a folder."""
    if path.suffix == ".tsv":
        column = {"ka": 1, "ru": 2}[locale]
        for line in path.read_text("utf-8").splitlines()[1:]:
            cells = line.split("\t")
            yield cells[0].replace("\\n", "\n"), cells[column].replace("\\n", "\n")
        return
    for file in [path] if path.is_file() else sorted(path.rglob(f"{locale}.po")):
        for entry in polib.pofile(str(file)):
            if entry.msgstr and not entry.obsolete and not entry.fuzzy and entry.msgid:
                yield entry.msgid, entry.msgstr


def score(path: Path, locale: str, only: set[str], *, show: bool) -> None:
    """Print precision and recall of each check, from warnings up where the plant is one, else at any severity."""
    check = checker(locale)
    hits: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    false: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for one in labelled(path):
        found = check.run(check.pair(one["source"], one["target"]))
        ids = {finding.check for finding in found}
        plant = one["plant"]
        if plant:
            planted[plant] += 1
            hits[plant] += plant in ids
            caught[plant] += any(finding.severity is not Severity.INFO or finding.check == plant for finding in found)
            if plant not in ids and (not only or plant in only):
                _tell(show, "MISSED", plant, one, found)
        for other in ids - {plant}:
            false[other] += 1
            if not only or other in only:
                _tell(show, "FALSE", other, one, [finding for finding in found if finding.check == other])
    print(f"{path.name}: {sum(planted.values())} planted, any finding for {sum(caught.values())}")
    for name in sorted({*planted, *false}):
        if only and name not in only:
            continue
        wrong = false[name]
        precision = hits[name] / (hits[name] + wrong) if hits[name] + wrong else 1.0
        recall = f"{hits[name] / planted[name]:.2f}" if planted[name] else "   -"
        print(
            f"  {name:18} precision {precision:.2f}  recall {recall}  ({hits[name]} of {planted[name]}, {wrong} false)"
        )


def _tell(show: bool, word: str, name: str, one: dict[str, str], found: object) -> None:
    if show:
        print(f"{word} {name}  {one['id']}: {one['note']}\n   {one['source']!r}\n   {one['target']!r}\n   {found}")


def rates(path: Path, locale: str, only: set[str], *, show: bool, limit: int) -> None:
    """Print the share of units that each check flags, and in all at each severity."""
    check = checker(locale)
    flagged: Counter[str] = Counter()
    levels: Counter[Severity] = Counter()
    total = 0
    for source, target in assumed_right(path, locale):
        total += 1
        found: tuple[Finding, ...] = check.run(check.pair(source, target))
        for name in {finding.check for finding in found}:
            flagged[name] += 1
            if show and (not only or name in only) and flagged[name] <= limit:
                print(f"{name}\n   {source!r}\n   {target!r}")
                print("".join(f"   {one.message}\n" for one in found if one.check == name), end="")
        if found:
            levels[max((finding.severity for finding in found), key=lambda severity: severity.rank)] += 1
    print(f"{path.name} {locale}: {total} units")
    for name, times in flagged.most_common():
        print(f"  {name:18} {times:5}  {100 * times / total:.2f} %")
    errors = levels[Severity.ERROR]
    warnings = levels[Severity.WARNING]
    print(f"  units with an error {100 * errors / total:.2f} %, with a warning at worst {100 * warnings / total:.2f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="labelled .jsonl files, or .tsv and .po files or folders")
    parser.add_argument("--locale", action="append", default=[], help="ka or ru; both where not given")
    parser.add_argument("--check", action="append", default=[], help="only these check ids")
    parser.add_argument("--show", action="store_true", help="print each false and missed pair, or flagged units")
    parser.add_argument("--limit", type=int, default=20, help="flagged units to show of each check")
    given = parser.parse_args()
    only = set(given.check)
    for path in given.paths or sorted(PAIRS.glob("??*.jsonl")):
        if path.suffix == ".jsonl":
            score(path, path.name[:2], only, show=given.show)
            continue
        for locale in given.locale or ["ka", "ru"]:
            rates(path, locale, only, show=given.show, limit=given.limit)


if __name__ == "__main__":
    main()
