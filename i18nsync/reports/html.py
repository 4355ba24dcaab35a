"""A web page: one self-contained file to open, mail or print."""

from __future__ import annotations

import base64
import codecs
import hashlib
from collections.abc import Iterator
from importlib import resources
from typing import Any, TextIO

from i18nsync.core.status import ArticleState, LocaleSummary, ProjectReport
from i18nsync.messages import _
from i18nsync.messages import language as spoken
from i18nsync.reports import deliver
from i18nsync.reports.words import (
    articles,
    day,
    grouped,
    headed,
    joined,
    label,
    language,
    meaning,
    moment,
    nothing_to_do,
    one_line,
    own_name,
    percentage,
    ready,
    skipped,
    summed,
    warnings,
    words,
)

__all__ = ["Html"]

_BAR = 1000  # units that a whole bar of the chart is wide
_GAP = 3  # units between two states, so that they can be told apart without seeing colours


class Html:
    """The report as a page that asks the network for nothing and works without its script.

    Args:
        title: heading and title of the page; empty for `Translation status`.
        generated: when the report was made, as text to show below the heading; empty to say nothing.
    """

    name = "html"

    def __init__(self, *, title: str = "", generated: str = "") -> None:
        self._title = title
        self._generated = generated

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the report.

        Raises:
            ReportError: the stream cannot be written.
        """
        import jinja2
        from markupsafe import Markup

        environment = jinja2.Environment(
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        filters = (articles, day, grouped, headed, label, language, meaning, moment, one_line, own_name, percentage)
        environment.filters.update({each.__name__: each for each in (*filters, warnings, words)})
        environment.globals.update(_=_, joined=joined)
        style, script = _asset("html_style.css"), _asset("html_script.js")
        page = environment.from_string(_asset("html_template.html")).render(
            spoken=spoken(),
            title=self._title or _("Translation status"),
            generated=self._generated,
            report=report,
            charts=[(summary, list(_segments(summary))) for summary in summed(report)],
            bar=_BAR,
            states=[state for state in ArticleState if any(row.status is state for row in report.rows)],
            locales=[*dict.fromkeys(row.locale for row in report.rows)],
            rank={state: rank for rank, state in enumerate(ArticleState)},
            timed=any(row.waiting is not None and row.waiting.due for row in report.rows),
            ready=ready(),
            skipped=skipped(report),
            closing=nothing_to_do(report),
            # Our own files, so not escaped; the policy lets these two run and nothing that an id could bring in.
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
        if codecs.lookup(getattr(stream, "encoding", None) or "utf-8").name != "utf-8":
            # The page says that it is UTF-8; in ASCII it is that too, whatever the stream makes of other characters.
            page = page.encode("ascii", "xmlcharrefreplace").decode("ascii")
        deliver(page, stream, errors="xmlcharrefreplace")


def _asset(name: str) -> str:
    return resources.files("i18nsync.reports").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The hash that a Content-Security-Policy knows an inline element by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")


def _segments(summary: LocaleSummary) -> Iterator[dict[str, Any]]:
    """The states of a bar from left to right, done work first: state, articles, words, place and width.

    Widths go by words; a state whose articles have words is never too narrow to see. Orphans come last and have no part
    in the bar, as no source article needs them.
    """
    orphaned = ArticleState.ORPHANED
    states = [state for state in reversed(ArticleState) if summary.by_state.get(state)]
    states.sort(key=lambda state: state is orphaned)
    shown = [state for state in states if summary.words_by_state.get(state) and state is not orphaned]
    least = 6
    room = _BAR - _GAP * max(0, len(shown) - 1) - least * len(shown)
    total = sum(summary.words_by_state[state] for state in shown)
    at = 0.0
    for state in states:
        words = summary.words_by_state.get(state, 0)
        width = least + room * words / total if state in shown else 0.0
        yield {
            "state": state,
            "articles": summary.by_state[state],
            "words": words,
            "x": round(at, 1),
            "width": round(width, 1),
        }
        at += width + _GAP if width else 0.0
