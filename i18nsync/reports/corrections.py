"""Corrections as JSON (schema `i18nsync/corrections/1`) and as Markdown for a chat or an issue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from i18nsync.core.corrections import KINDS, Correction, CorrectionReport
from i18nsync.core.durations import spoken
from i18nsync.core.wording import shown
from i18nsync.reports import deliver
from i18nsync.reports.json import write_object
from i18nsync.reports.markdown import escape
from i18nsync.reports.words import grouped

__all__ = ["SCHEMA", "headline", "write_json", "write_markdown"]

SCHEMA = "i18nsync/corrections/1"
"""Names the shape. Keys may be added under the same name; none goes away or changes its meaning."""

Age = Callable[[Correction], int | None]
"""How long a correction has stood, in seconds; None if that is not known."""

_NOUNS = {
    "fact": ("changed fact", "changed facts"),
    "rewrite": ("rewritten paragraph", "rewritten paragraphs"),
    "removed": ("paragraph gone from the source", "paragraphs gone from the source"),
    "added": ("paragraph missing", "paragraphs missing"),
}


def headline(report: CorrectionReport) -> str:
    """The whole in a sentence, as `2 changed facts, 1 paragraph missing in 2 of 40 published versions.`."""
    if not report.versions:
        return "No published version has a catalog yet, so there is nothing to compare."
    if not report.wrong:
        if report.versions == 1:
            return "Nothing published is wrong: the one version says what its source says."
        return f"Nothing published is wrong: {grouped(report.versions)} versions say what their sources say."
    counts = report.counts
    said = [
        f"{grouped(counts[kind])} {_NOUNS[kind][counts[kind] != 1]}"
        for kind in KINDS
        if kind in _NOUNS and counts[kind]
    ]
    wrong = len({(each.article, each.locale) for each in report.wrong})
    return f"{', '.join(said)} in {grouped(wrong)} of {grouped(report.versions)} published versions."


def write_json(report: CorrectionReport, stream: TextIO, *, now: str, within: int | None, age: Age) -> None:
    """Write all corrections, typos too, as one JSON object.

    Args:
        report: what was found.
        stream: where to.
        now: UTC time as `2026-01-02T10:00:00Z`.
        within: seconds that a correction may stand; None for no limit.
        age: see `Age`.

    Raises:
        ReportError: the stream cannot be written.
    """
    document = {
        "schema": SCHEMA,
        "now": now,
        "within_seconds": within,
        "versions": report.versions,
        "orphans": report.orphans,
        "counts": {kind.value: report.counts[kind] for kind in KINDS},
        "corrections": [_row(each, within, age(each)) for each in report.corrections],
    }
    write_object(document, stream)


def _row(each: Correction, within: int | None, age: int | None) -> dict[str, Any]:
    facts = each.change.facts if each.change is not None else ()
    return {
        "article": each.article,
        "title": each.title,
        "locale": each.locale.tag,
        "version": each.path,
        "kind": each.kind.value,
        "facts": [{"kind": fact.kind.value, "before": fact.before, "after": fact.after} for fact in facts],
        "line": each.line or None,
        "role": each.role,
        "source_before": each.before,
        "source_after": each.after,
        "published": each.published,
        "certain": each.certain,
        "since": each.since or None,
        "dated": each.dated,
        "age_seconds": age,
        "late": within is not None and each.is_wrong and (age is None or age > within),
        "next": each.next,
    }


def write_markdown(report: CorrectionReport, stream: TextIO, *, age: Age) -> None:
    """Write the corrections as a list that GitHub and chats show; typos are left out.

    Raises:
        ReportError: the stream cannot be written.
    """
    lines = ["### Corrections", "", escape(headline(report)), ""]
    for each in report.wrong:
        seconds = age(each)
        stands = f", for {spoken(seconds)}{'' if each.dated else ' or longer'}" if seconds is not None else ""
        line = f", line {each.line}" if each.line else ""
        what = "; ".join(map(str, each.change.facts)) if each.change is not None else ""
        lead = f"**{each.kind.value}** {escape(what)}".rstrip()
        lines.append(f"- {lead} – <code>{escape(each.article)}</code> ({each.locale}){line}{stands}")
        if each.before or each.after:
            lines.append(f"  - source: {_difference(each.before, each.after)}")
        if each.published:
            lines.append(f"  - {each.locale}: {escape(' '.join(each.published.split()))}")
        lines.append(f"  - next: `{each.next}`")
    deliver("\n".join(lines).rstrip() + "\n", stream)


_MARKS = {"same": "{}", "lost": "<del>{}</del>", "added": "<ins>{}</ins>"}


def _difference(before: str, after: str) -> str:
    pieces = ((kind, text.replace("\n", " ")) for kind, text in shown(before, after))
    return "".join(_MARKS[kind].format(escape(text)) for kind, text in pieces)
