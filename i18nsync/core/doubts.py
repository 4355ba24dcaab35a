"""A draft's doubt: what the checks find in it, in words that stay with it in its catalog.

A catalog is English for everyone: who calls this has made the findings in English, with `messages.in_english`.
"""

from __future__ import annotations

from collections.abc import Iterable

from i18nsync.core.finding import Finding, Severity

__all__ = ["MOST", "with_findings"]

MOST = 3
"""Findings that a doubt tells; the rest is to be seen with `i18nsync check`."""

_MARK = "checks: "


def with_findings(doubt: str, findings: Iterable[Finding]) -> str:
    """`doubt` with errors and warnings at its end, errors first, in place of what was there of an earlier check."""
    bad = [each for each in findings if each.severity.reaches(Severity.WARNING)]
    bad.sort(key=lambda each: -each.severity.rank)
    told = [f"{each.check}: {each.message}" for each in bad[:MOST]]
    if len(bad) > MOST:
        told.append(f"+{len(bad) - MOST}")
    rest = doubt[: doubt.find(_MARK)].rstrip("; ") if _MARK in doubt else doubt
    return "; ".join(filter(None, (rest, _MARK + "; ".join(told) if told else "")))
