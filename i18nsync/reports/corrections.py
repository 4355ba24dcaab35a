"""Corrections as JSON (schema `i18nsync/corrections/1`) and as Markdown for a chat or an issue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from i18nsync.core.corrections import KINDS, Correction, CorrectionReport
from i18nsync.core.durations import spoken
from i18nsync.core.wording import kind_word, shown
from i18nsync.messages import _, ngettext, number
from i18nsync.reports import deliver
from i18nsync.reports.json import write_object
from i18nsync.reports.markdown import escape

__all__ = ["SCHEMA", "headline", "write_json", "write_markdown"]

SCHEMA = "i18nsync/corrections/1"
"""Names the shape. Keys may be added under the same name; none goes away or changes its meaning."""

Age = Callable[[Correction], int | None]
"""How long a correction has stood, in seconds; None if that is not known."""


def _counted(kind: str, n: int) -> str:
    """So many corrections of a kind, as `2 changed facts`; empty for typos."""
    said = {
        "fact": ngettext("{n} changed fact", "{n} changed facts", n),
        "rewrite": ngettext("{n} rewritten paragraph", "{n} rewritten paragraphs", n),
        "removed": ngettext("{n} paragraph gone from the source", "{n} paragraphs gone from the source", n),
        "added": ngettext("{n} paragraph missing", "{n} paragraphs missing", n),
    }
    return said.get(kind, "").format(n=number(n))


def headline(report: CorrectionReport) -> str:
    """The whole in a sentence, as `2 changed facts, 1 paragraph missing in 2 of 40 published versions.`."""
    if not report.versions:
        return _("No published version has a catalog yet, so there is nothing to compare.")
    if not report.wrong:
        return ngettext(
            "Nothing published is wrong: the one version says what its source says.",
            "Nothing published is wrong: {n} versions say what their sources say.",
            report.versions,
        ).format(n=number(report.versions))
    counts = report.counts
    said = filter(None, (_counted(kind, counts[kind]) for kind in KINDS if counts[kind]))
    wrong = len({(each.article, each.locale) for each in report.wrong})
    # TRANSLATORS: {corrections} is a list, as "2 changed facts, 1 paragraph missing".
    return ngettext(
        "{corrections} in {wrong} of {n} published versions.",
        "{corrections} in {wrong} of {n} published versions.",
        report.versions,
    ).format(corrections=", ".join(said), wrong=number(wrong), n=number(report.versions))


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
    lines = [f"### {_('Corrections')}", "", escape(headline(report)), ""]
    for each in report.wrong:
        seconds = age(each)
        place = [f"<code>{escape(each.article)}</code> ({each.locale})"]
        if each.line:
            place.append(_("line {n}").format(n=each.line))
        if seconds is not None:
            said = _("for {time}") if each.dated else _("for {time} or longer")
            place.append(said.format(time=spoken(seconds)))
        what = "; ".join(map(str, each.change.facts)) if each.change is not None else ""
        lead = f"**{kind_word(each.kind)}** {escape(what)}".rstrip()
        lines.append(f"- {lead} – {', '.join(place)}")
        if each.before or each.after:
            lines.append("  - " + _("source: {text}").format(text=_difference(each.before, each.after)))
        if each.published:
            lines.append(f"  - {each.locale}: {escape(' '.join(each.published.split()))}")
        lines.append("  - " + _("next: {command}").format(command=f"`{each.next}`"))
    deliver("\n".join(lines).rstrip() + "\n", stream)


_MARKS = {"same": "{}", "lost": "<del>{}</del>", "added": "<ins>{}</ins>"}


def _difference(before: str, after: str) -> str:
    pieces = ((kind, text.replace("\n", " ")) for kind, text in shown(before, after))
    return "".join(_MARKS[kind].format(escape(text)) for kind, text in pieces)
