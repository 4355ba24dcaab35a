"""CSV for spreadsheets: a row a status."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TextIO

from i18nsync.core.status import ArticleStatus, ProjectReport
from i18nsync.core.unit import UnitState
from i18nsync.reports import deliver

__all__ = ["COLUMNS", "Csv"]

COLUMNS = (
    "article",
    "locale",
    "status",
    "reason",
    "words",
    "percent",
    "published",
    "date",
    "source",
    "target",
    "catalog",
    *(f"units_{state}" for state in UnitState),
    "to_translate",
    "to_review",
    "behind",
    "waiting_since",
    "due",
    "overdue",
)
"""The header line."""

# What makes a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), in half and full width.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


_STATES = tuple(UnitState)


class Csv:
    """All rows, with a header line, as RFC 4180 has it but for plain line ends.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. Warnings and sums have no place in a
    table of rows and are left to the other reports.
    """

    name = "csv"

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the report.

        Raises:
            ReportError: the stream cannot be written.
        """
        import csv

        lines: list[str] = []
        # Before Python 3.13 the writer quotes a lone carriage return only if the line terminator has one.
        writer = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows(_cells(row) for row in report.rows)
        deliver("".join(line.removesuffix("\r\n") + "\n" for line in lines), stream)


def _cells(row: ArticleStatus) -> list[str | int]:
    return [
        _safe(row.article),
        row.locale.tag,
        row.status.value,
        _safe(row.reason),
        row.words,
        row.percent,
        "yes" if row.published else "no",
        _safe(row.date),
        _safe(row.source),
        _safe(row.target),
        _safe(row.catalog),
        *[row.units.get(state, 0) for state in _STATES],
        row.to_translate,
        row.to_review,
        "" if row.behind is None else row.behind,
        row.waiting.since if row.waiting else "",
        row.waiting.due if row.waiting else "",
        "yes" if row.overdue else "no",
    ]


def _safe(text: str) -> str:
    if text[:1].isalnum() or not text:  # nearly always
        return text
    # Spreadsheets trim blanks before they look, so "  =1+1" is a formula too.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
