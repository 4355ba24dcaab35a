"""Findings as JSON for programs: schema `i18nsync/check/1`, described in docs/checks.md."""

from __future__ import annotations

from typing import Any, TextIO

from i18nsync.core.check_report import CheckReport
from i18nsync.core.finding import Severity, Span, apply
from i18nsync.core.flag import Flag, Standing
from i18nsync.reports.json import write_object

__all__ = ["SCHEMA", "write_check_json"]

SCHEMA = "i18nsync/check/1"
"""Names the shape. Keys may be added under the same name; none goes away or changes its meaning."""


def write_check_json(report: CheckReport, stream: TextIO) -> None:
    """Write the findings as one JSON object.

    Raises:
        ReportError: the stream cannot be written.
    """
    counts, aside = report.counts, report.aside
    document = {
        "schema": SCHEMA,
        "fail_on": report.fail_on.value if report.fail_on is not None else None,
        "failed": bool(report.failing),
        "catalogs": report.catalogs,
        "units": report.units,
        "counts": {severity.value: counts[severity] for severity in reversed(Severity)},
        "put_aside": {standing.value: aside[standing] for standing in Standing if standing is not Standing.OPEN},
        "findings": [_row(flag) for flag in report.shown],
        "failed_checks": [{"check": check, "error": error} for check, error in report.failures],
    }
    write_object(document, stream)


def _row(flag: Flag) -> dict[str, Any]:
    finding, region = flag.finding, flag.region
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "article": flag.article or None,
        "locale": flag.locale.tag,
        "path": flag.path,
        "line": region.line if region else None,
        "column": region.column if region else None,
        "end_line": region.end_line if region else None,
        "end_column": region.end_column if region else None,
        "source_path": flag.source_path or None,
        "source_line": flag.source_line or None,
        "state": flag.state.value if flag.state else None,
        "context": flag.key.context,
        "source": flag.source,
        "target": flag.target,
        "source_span": _span(finding.source),
        "target_span": _span(finding.target),
        "lacks": finding.lacks or None,
        "adds": finding.adds or None,
        "fixed": apply(flag.target, (finding,)) if finding.edits else None,
        "standing": flag.weighed.standing.value,
        "why": flag.weighed.why or None,
        "fingerprint": flag.fingerprint,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span is not None else None
