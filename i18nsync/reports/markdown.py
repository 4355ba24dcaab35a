"""GitHub-flavoured Markdown, made for a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from i18nsync.core.status import ArticleState, ArticleStatus, LocaleSummary, ProjectReport
from i18nsync.messages import _, ngettext, number
from i18nsync.reports import deliver
from i18nsync.reports.words import (
    grouped,
    headed,
    label,
    language,
    nothing_to_do,
    one_line,
    own_name,
    percentage,
    ready,
    skipped,
    summed,
)

__all__ = ["MARKER", "MarkdownReport", "escape"]

MARKER = "<!-- i18nsync: status -->"
"""First line of the comment, unseen by readers: a bot that finds it edits its comment instead of adding one."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&#@$]")


class MarkdownReport:
    """A table of the locales, and a folded list of the rows; which ones, the caller has chosen.

    Args:
        hidden: rows that a limit cut away before the report came here.
        max_chars: longest text to write, as long as the sums fit; GitHub refuses a comment of over 65,536 characters.
    """

    name = "markdown"

    def __init__(self, *, hidden: int = 0, max_chars: int = 65_000) -> None:
        self._hidden = hidden
        self._max_chars = max_chars

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the report.

        Raises:
            ReportError: the stream cannot be written.
        """
        head = "\n".join([MARKER, f"### {_('Translation status')}", "", *_summary(report)])
        room = self._max_chars - len(head)
        warnings = _warnings(report.warnings, room // 4)
        closing = nothing_to_do(report, hidden=self._hidden)
        parts = [f"{head}\n", f"{closing}\n" if closing else "", warnings]
        if report.rows or self._hidden:
            parts.insert(2, self._rows(report.rows, room - sum(map(len, parts))))
        deliver("".join(parts), stream)

    def _rows(self, rows: Sequence[ArticleStatus], room: int) -> str:
        total = len(rows) + self._hidden
        if all(row.status.needs_work for row in rows):
            summary = ngettext("{n} version needs work", "{n} versions need work", total)
        else:
            summary = ngettext("{n} version", "{n} versions", total)
        titles = _cells([_("Article"), _("Locale"), _("Status"), _("Why"), _("Words"), _("Reviewed")])
        head = (
            f"<details><summary>{summary.format(n=number(total))}</summary>\n\n"
            f"{titles}\n| --- | --- | --- | --- | ---: | ---: |\n"
        )
        lines, left_off = _fit([_row(row) for row in rows], room - len(head) - 120)  # 120: what closes the list
        hidden = self._hidden + left_off
        more = f"\n{_more(hidden)}\n" if hidden else ""
        return f"{head}{''.join(lines)}{more}\n</details>\n"


def _fit(lines: Sequence[str], room: int) -> tuple[Sequence[str], int]:
    """The first lines that fit into `room` characters, and how many don't."""
    for index, line in enumerate(lines):
        room -= len(line)
        if room < 0:
            return lines[:index], len(lines) - index
    return lines, 0


def _summary(report: ProjectReport) -> Iterable[str]:
    summaries = summed(report)
    if not summaries:
        return
    states = [state for state in ArticleState if any(summary.by_state.get(state) for summary in summaries)]
    titles = [_("Language"), _("Ready"), "", _("Articles"), _("Words")]
    yield _cells([*titles, *(headed(label(state)) for state in states)])
    yield _cells(["---", "---:", "---", *["---:"] * (len(states) + 2)])
    for summary in summaries:
        yield _cells(
            [
                _name(summary),
                percentage(summary.percent),
                _bar(summary.percent),
                grouped(summary.articles),
                grouped(summary.words),
                *(grouped(summary.by_state.get(state, 0)) for state in states),
            ]
        )
    yield ""
    yield f"<sub>{' '.join(filter(None, [f'{ready()}.', skipped(report)]))}</sub>"
    yield ""


def _name(summary: LocaleSummary) -> str:
    locale = summary.locale
    return " ".join(filter(None, [f"**{escape(headed(language(locale)))}** ({locale.tag})", escape(own_name(locale))]))


def _bar(percent: float) -> str:
    done = int(percent / 10)
    return "▰" * done + "▱" * (10 - done)


def _row(row: ArticleStatus) -> str:
    line = _cells(
        [
            f"<code>{escape(row.article)}</code>",
            row.locale.tag,
            label(row.status),
            escape(row.reason),
            grouped(row.words),
            f"{row.percent} %",
        ]
    )
    return f"{line}\n"


def _warnings(warnings: Sequence[str], room: int) -> str:
    if not warnings:
        return ""
    lines, left_off = _fit([f"> - {escape(warning)}\n" for warning in warnings], room)
    more = f"> - {_more(left_off)}\n" if left_off else ""
    return f"\n> [!WARNING]\n{''.join(lines)}{more}"


def _more(left_off: int) -> str:
    return _("... and {n} more").format(n=number(left_off))


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    """Make `text` plain: no markup, cell border, HTML, `@mention` or `#123` of it has an effect.

    Character references do that everywhere, in tables and inside HTML alike, where backslashes don't; the empty comment
    parts a sign from its word, because GitHub looks for mentions after it has read the references.
    """
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};" + ("<!-- -->" if found[0] in "@#" else ""), one_line(text))
