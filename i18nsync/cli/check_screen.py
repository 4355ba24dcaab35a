"""What `i18nsync check` shows in a terminal: each finding with its source and its target, marked where it is."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from i18nsync.cli.blocks import put, safe, width_of
from i18nsync.core.counted import catalogs, strings
from i18nsync.core.finding import Severity
from i18nsync.core.flag import Flag, Standing
from i18nsync.core.spoken import severity_word, standing_word
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from i18nsync.core.check_report import CheckReport
    from i18nsync.core.finding import Span
    from i18nsync.core.flag import Weighed

__all__ = ["marked", "show_flags", "show_summary", "show_weighed"]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""How the severities look."""

_INDENT = 6
_PIPE = 100  # columns in which texts are shown where there is no terminal
_CUT = "…"


def show_flags(console: Console, flags: Sequence[Flag]) -> None:
    """Print findings, article by article.

    Args:
        console: where to.
        flags: what to print; those of one article in one locale stand together.
    """
    from rich.text import Text

    for (article, locale), group in groupby(flags, key=lambda flag: (flag.article or flag.path, flag.locale)):
        put(console, Text.assemble((safe(article), "bold"), f" ({locale})"))
        for flag in group:
            line = f":{flag.region.line}:{flag.region.column}" if flag.region else ""
            put(console, Text.assemble("  ", (f"{safe(flag.path)}{line}", "dim"), "  ", headline(flag.weighed)))
            _show_texts(console, flag.source, flag.target, str(flag.locale), flag.weighed)
        put(console, Text())


def show_weighed(console: Console, source: str, target: str, locale: str, weighed: Sequence[Weighed]) -> None:
    """Print the findings of one string.

    Args:
        console: where to.
        source: its source.
        target: its target.
        locale: tag of the target's locale.
        weighed: the findings.
    """
    from rich.text import Text

    for each in weighed:
        put(console, Text.assemble("  ", headline(each)))
        _show_texts(console, source, target, locale, each)


def headline(weighed: Weighed) -> Text:
    """A finding in a line: how bad, which check, what, and why it does not count if it does not."""
    from rich.text import Text

    finding, standing = weighed.finding, weighed.standing
    aside = ""
    if standing is not Standing.OPEN:
        aside = f" [{standing_word(standing)}{f', {safe(weighed.why)}' if weighed.why else ''}]"
    name = Text(f"{severity_word(finding.severity)}: ", style=STYLES[finding.severity])
    return Text.assemble(name, safe(finding.message), (f" ({finding.check})", "dim"), (aside, "dim"))


def _show_texts(console: Console, source: str, target: str, locale: str, weighed: Weighed) -> None:
    from rich.text import Text

    finding = weighed.finding
    room = (width_of(console) if console.is_terminal else _PIPE) - _INDENT
    style = STYLES[finding.severity]
    for label, text, span in (("", source, finding.source), (locale, target, finding.target)):
        line, marks = marked(text, span, room)
        put(console, Text.assemble((label[: _INDENT - 1].rjust(_INDENT - 1) + " ", "dim"), line))
        if marks:
            put(console, Text.assemble(" " * _INDENT, (marks, style)))


def marked(text: str, span: Span | None, room: int) -> tuple[str, str]:
    """A text in one line, cut to the columns that there are, and the line of marks below it.

    Args:
        text: the text.
        span: what is marked; None for nothing.
        room: columns; wide letters take two of them, combining marks none.

    Returns:
        The line, and the marks; no marks where nothing is marked.
    """
    from rich.cells import cell_len

    shown = [_visible(character) for character in text]
    widths = [cell_len(each) for each in shown]
    start, end = span if span is not None else (0, 0)
    first, last = _window(widths, start, end, max(room, 20))
    lead = _CUT if first else ""
    line = lead + "".join(shown[first:last]) + (_CUT if last < len(text) else "")
    if span is None:
        return line, ""
    before = len(lead) + sum(widths[first:start])
    under = sum(widths[start : min(end, last)])
    return line, " " * before + "^" * max(under, 1)


def _window(widths: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The stretch of a text to show: all of it, or what fits around what is marked."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2  # marks that something was cut
    first = last = start
    used = 0
    while last < end and used + widths[last] <= room:
        used += widths[last]
        last += 1
    grew = True
    while grew:
        grew = False
        if last < len(widths) and used + widths[last] <= room:
            used, last, grew = used + widths[last], last + 1, True
        if first > 0 and used + widths[first - 1] <= room:
            used, first, grew = used + widths[first - 1], first - 1, True
    return first, last


def _visible(character: str) -> str:
    """A character as it can be seen in a line: line breaks as an arrow, invisible ones by their number."""
    if character == "\n":
        return "↵"
    if character == "\t":
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"‹{ord(character):04X}›"
    return character


def show_summary(console: Console, report: CheckReport, baseline: str) -> None:
    """Print how many findings there are of each check, what was put aside, and what can be done.

    Args:
        console: where to.
        report: what was found.
        baseline: name of the baseline's file.
    """
    from rich.table import Table
    from rich.text import Text

    counted = [flag for flag in report.flags if flag.weighed.counts]
    if counted:
        table = Table(box=None, pad_edge=False, header_style="dim")
        table.add_column(_("check"))
        for severity in reversed(Severity):
            table.add_column(severity_word(severity), justify="right")
        order = {rule.id: place for place, rule in enumerate(report.rules)}
        for check in sorted(
            {flag.finding.check for flag in counted}, key=lambda name: (order.get(name, len(order)), name)
        ):
            cells = []
            for severity in reversed(Severity):
                count = sum(1 for flag in counted if (flag.finding.check, flag.finding.severity) == (check, severity))
                cells.append(Text(number(count) if count else "", style=STYLES[severity]))
            table.add_row(check, *cells)
        console.print(table)
        put(console, Text())
    put(console, Text(_closing(report)))
    aside = report.aside
    # One line of the baseline stands for all findings that are alike in a string.
    known = len({f.fingerprint for f in report.flags if f.weighed.standing is Standing.KNOWN})
    if known:
        text = ngettext("{n} known finding is in {file}.", "{n} known findings are in {file}.", known)
        put(console, Text(text.format(n=number(known), file=baseline), style="dim"))
    if aside[Standing.IGNORED]:
        text = ngettext(
            "{n} finding is ignored by a comment: --show-ignored shows it.",
            "{n} findings are ignored by comments: --show-ignored shows them.",
            aside[Standing.IGNORED],
        )
        put(console, Text(text.format(n=number(aside[Standing.IGNORED])), style="dim"))


def _closing(report: CheckReport) -> str:
    counts = report.counts
    if not counts.total():
        return _("Nothing found: {strings} in {files} looked at.").format(
            strings=strings(report.units), files=catalogs(report.catalogs)
        )
    said = [
        form.format(n=number(counts[severity]))
        for severity, form in (
            (Severity.ERROR, ngettext("{n} error", "{n} errors", counts[Severity.ERROR])),
            (Severity.WARNING, ngettext("{n} warning", "{n} warnings", counts[Severity.WARNING])),
            (Severity.INFO, ngettext("{n} remark", "{n} remarks", counts[Severity.INFO])),
        )
        if counts[severity]
    ]
    # TRANSLATORS: each stands for numbers with their nouns: "1 error, 2 remarks", "40 strings", "3 catalogs".
    return _("{findings} in {strings} of {files}.").format(
        findings=", ".join(said), strings=strings(report.units), files=catalogs(report.catalogs)
    )
