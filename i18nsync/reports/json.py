"""JSON for programs: schema `i18nsync/status/1`, described in docs/reference/status-json.md."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TextIO

from i18nsync.core.status import ArticleState, ArticleStatus, LocaleSummary, ProjectReport
from i18nsync.core.unit import UnitState
from i18nsync.reports import deliver

__all__ = ["SCHEMA", "Json", "write_object"]

SCHEMA = "i18nsync/status/1"
"""Names the shape. Keys may be added under the same name; none goes away or changes its meaning."""


class Json:
    """The whole report as one JSON object in UTF-8, the same bytes for the same report."""

    name = "json"

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the report.

        Raises:
            ReportError: the stream cannot be written.
        """
        document = {
            "schema": SCHEMA,
            "source_locale": report.source_locale.tag,
            "summary": {summary.locale.tag: _summary(summary, report.not_needed) for summary in report.summaries},
            "rows": [_row(row) for row in report.rows],
            "warnings": list(report.warnings),
        }
        write_object(document, stream)


def write_object(document: Mapping[str, Any], stream: TextIO) -> None:
    """Write one JSON object, indented, in a form that the stream's encoding has.

    Raises:
        ReportError: the stream cannot be written.
    """
    import json

    text = json.dumps(document, ensure_ascii=False, indent=2)
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:  # the stream cannot show it, or an odd file name has no UTF-8: JSON has escapes
        text = json.dumps(document, ensure_ascii=True, indent=2)
    deliver(f"{text}\n", stream)


def _all(states: type[StrEnum], counts: Mapping[Any, int]) -> dict[str, int]:
    """Every state with its count, so that a program need not ask which keys are there."""
    return {state.value: counts.get(state, 0) for state in states}


def _summary(summary: LocaleSummary, not_needed: int) -> dict[str, Any]:
    return {
        "articles": summary.articles,
        "words": summary.words,
        "percent": summary.percent,
        **_all(ArticleState, summary.by_state),
        "words_by_state": _all(ArticleState, summary.words_by_state),
        "units": _all(UnitState, summary.units),
        "not_needed": not_needed,
        "to_translate": summary.to_translate,
        "to_review": summary.to_review,
        "behind": summary.behind,
        "overdue": summary.overdue,
    }


def _row(row: ArticleStatus) -> dict[str, Any]:
    return {
        "article": row.article,
        "locale": row.locale.tag,
        "status": row.status.value,
        "reason": row.reason,
        "source": row.source,
        "target": row.target,
        "words": row.words,
        "percent": row.percent,
        "published": row.published,
        "catalog": row.catalog,
        "date": row.date,
        "units": _all(UnitState, row.units),
        "to_translate": row.to_translate,
        "to_review": row.to_review,
        "behind": row.behind,
        "waiting_since": row.waiting.since if row.waiting else "",
        "due": row.waiting.due if row.waiting else "",
        "overdue": row.overdue,
    }
