"""Post-edit effort as a table and as JSON (schema `i18nsync/effort/1`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from i18nsync.core.effort_report import Comparison, EffortReport, EngineEffort
from i18nsync.core.ranking import FEWEST, Rate
from i18nsync.messages import N_, _, listed, ngettext, number
from i18nsync.reports import deliver
from i18nsync.reports.json import write_object
from i18nsync.reports.words import grouped, percentage

__all__ = ["SCHEMA", "verdict", "write_json", "write_table"]

SCHEMA = "i18nsync/effort/1"
"""Names the shape. Keys may be added under the same name; none goes away or changes its meaning."""

_HEADINGS = (
    "",
    N_("engine"),
    N_("strings"),
    N_("articles"),
    N_("untouched"),
    N_("characters edited"),
    N_("words edited"),
)


def write_table(report: EffortReport, stream: TextIO) -> None:
    """Write a table for each locale and section, each with what it says in a sentence.

    Raises:
        ReportError: it cannot be written.
    """
    blocks = ["\n".join(_block(each)) for each in report.comparisons]
    deliver("\n\n".join(filter(None, [*blocks, "\n".join(_closing(report))])) + "\n", stream)


def write_json(report: EffortReport, stream: TextIO) -> None:
    """Write all as one JSON object; rates are shares, not percent.

    Raises:
        ReportError: it cannot be written.
    """
    comparisons = [
        {
            "locale": each.locale,
            "section": each.section,
            "fair": each.fair,
            "ranked": _is_ranked(each),
            "engines": [_engine(row) for row in each.engines],
        }
        for each in report.comparisons
    ]
    write_object({"schema": SCHEMA, "from_memory": report.from_memory, "comparisons": comparisons}, stream)


def verdict(found: Comparison) -> str:
    """What a comparison says, or why it says nothing."""
    if len(found.engines) == 1:
        return _("One engine only: nothing to compare it with.")
    known = [row for row in found.engines if row.chars.low is not None]
    unknown = "; ".join(_unknown(found.engines))
    if len(known) < 2:
        return _("No ranking: {reasons}.").format(reasons=unknown)
    if not _is_ranked(found):
        said = _("No ranking: the intervals overlap, so the difference may be chance.")
    else:
        best = [_name(row) for row in known if row.rank == 1]
        said = ngettext(
            "{engines} needed the least editing.",
            "{engines} needed the least editing, too close to tell apart.",
            len(best),
        ).format(engines=listed(best))
    return " ".join([said, _("Without place: {reasons}.").format(reasons=unknown)] if unknown else [said])


def _unknown(engines: Sequence[EngineEffort]) -> Iterator[str]:
    """Why engines have no interval."""
    without = [row for row in engines if row.chars.low is None]
    few = [_name(row) for row in without if row.articles < FEWEST]
    never = [_name(row) for row in without if row.articles >= FEWEST]
    if few:
        # TRANSLATORS: the plural is for several engines; {least} is a number above one.
        yield ngettext(
            "{engines} has fewer than {least} articles", "{engines} have fewer than {least} articles", len(few)
        ).format(engines=listed(few), least=FEWEST)
    if never:
        # TRANSLATORS: the plural is for several engines.
        yield ngettext(
            "{engines} was never edited, so perhaps never read",
            "{engines} were never edited, so perhaps never read",
            len(never),
        ).format(engines=listed(never))


def _block(found: Comparison) -> Iterator[str]:
    """Title, table and verdict of one comparison."""
    yield found.locale + (f", {found.section}" if found.section else "")
    rows = [tuple(map(_, _HEADINGS)), *map(_cells, found.engines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        cells = [
            cell.ljust(width) if column == 1 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
    yield verdict(found)


def _cells(row: EngineEffort) -> tuple[str, ...]:
    return (
        "-" if row.rank is None else str(row.rank),
        _name(row),
        grouped(row.strings),
        grouped(row.articles),
        f"{number(row.untouched * 100)} %",
        _rate(row.chars),
        _rate(row.words),
    )


def _rate(rate: Rate) -> str:
    """`12.4 % (10.1 to 14.9)`."""
    if rate.low is None or rate.high is None:
        return percentage(rate.value * 100)
    return _("{percentage} ({low} to {high})").format(
        percentage=percentage(rate.value * 100), low=number(rate.low * 100, 1), high=number(rate.high * 100, 1)
    )


def _closing(report: EffortReport) -> Iterator[str]:
    """How to read the tables, and what they leave out."""
    if any(row.chars.low is not None for each in report.comparisons for row in each.engines):
        yield _("In parentheses: where the rate lies in 19 of 20 cases, judged by how much the articles differ.")
    if any(len(each.engines) > 1 and not each.fair for each in report.comparisons):
        yield _("Not every article fell to its engine by lot, so one may have had the easier texts; for a fair trial:")
        yield "  " + _("i18nsync draft --compare A,B, and later i18nsync engines --effort --compared")
    if report.from_memory:
        yield ngettext(
            "Left out: {n} reviewed draft from the memory.",
            "Left out: {n} reviewed drafts from the memory.",
            report.from_memory,
        ).format(n=number(report.from_memory))


def _engine(row: EngineEffort) -> dict[str, Any]:
    return {
        "engine": row.engine,
        "model": row.model,
        "rank": row.rank,
        "strings": row.strings,
        "articles": row.articles,
        "untouched": round(row.untouched, 4),
        "chars": _shares(row.chars),
        "words": _shares(row.words),
        "glossaries": list(row.glossaries),
    }


def _shares(rate: Rate) -> dict[str, float | None]:
    return {
        key: None if value is None else round(value, 4)
        for key, value in (("rate", rate.value), ("low", rate.low), ("high", rate.high))
    }


def _is_ranked(found: Comparison) -> bool:
    return any(row.rank is not None for row in found.engines)


def _name(row: EngineEffort) -> str:
    return f"{row.engine} ({row.model})" if row.model else row.engine
