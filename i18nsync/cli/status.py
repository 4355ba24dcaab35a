"""`i18nsync status`."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, sections_option
from i18nsync.core.status import ArticleState
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.status import ProjectReport

__all__ = ["command"]

SORTS = ("urgency", "priority", "article", "words", "date", "percent")
FORMATS = ("table", "json", "csv", "markdown", "html")
TABLE_ROWS = 30
"""Rows that the table shows unless --limit says otherwise; the other formats show all."""
WIDEST = 120
"""Columns of the table on a wide terminal; 80 where there is none."""


OVERDUE = "overdue"
"""What `--fail-on` takes beside the states."""


class States(click.ParamType[tuple[ArticleState, ...]]):
    """Article states, separated by commas."""

    name = "states"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[ArticleState, ...]:
        """Read the list."""
        return tuple(map(ArticleState, _words(self, value, tuple(ArticleState), param, ctx)))


class Failures(click.ParamType[tuple[str, ...]]):
    """Article states and `overdue`, separated by commas."""

    name = "states"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Read the list."""
        return _words(self, value, (*ArticleState, OVERDUE), param, ctx)


def _words(
    kind: click.ParamType[Any],
    value: object,
    known: Sequence[str],
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> tuple[str, ...]:
    found = tuple(word.strip() for word in str(value).split(","))
    for word in found:
        if word not in known:
            kind.fail(
                _("{word!r} is no state; there are {known}").format(word=word, known=", ".join(known)), param, ctx
            )
    return found


class Since(click.ParamType[str]):
    """A day, or a duration that ends now."""

    name = "since"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it."""
        from datetime import date

        from i18nsync.core.durations import parse_duration

        text = str(value).strip()
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            pass
        try:
            parse_duration(text)
        except ValueError:
            self.fail(
                _("{text!r} is neither a day (2026-11-01) nor a time that has passed (12h, 7d, 2w)").format(text=text),
                param,
                ctx,
            )
        return text


def _moment(since: str, now: str) -> str:
    """The UTC time that a `Since` names."""
    from datetime import datetime, timedelta

    from i18nsync.core.durations import parse_duration

    if "-" in since:
        return f"{since}T00:00:00Z"
    try:
        start = datetime.fromisoformat(now) - timedelta(seconds=parse_duration(since))
    except OverflowError:  # longer ago than there are years
        return ""
    return start.strftime("%Y-%m-%dT%H:%M:%SZ")


@click.command("status")
@articles_argument()
@locales_option()
@click.option(
    "--state",
    "states",
    type=States(),
    multiple=True,
    metavar="STATE,...",
    help=f"Only these: {', '.join(ArticleState)}.",
)
@sections_option()
@click.option("--overdue", is_flag=True, help="Only what has waited longer than its section allows (due).")
@click.option(
    "--since",
    type=Since(),
    metavar="WHEN",
    help="Only articles dated or changed since that day (2026-11-01), or in that time (12h, 7d).",
)
@click.option(
    "--words",
    is_flag=True,
    help="Also show the words to translate and to review in the table (json and csv always do).",
)
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="urgency",
    show_default=True,
    help="Order of the rows; priority is what to give out first.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"Show N rows at most, 0 for all [default: {TABLE_ROWS} for table, else 0].",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the report."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of the terminal.",
)
@click.option(
    "--all", "show_all", is_flag=True, help="Also list rows that need no work (json, csv and html always do)."
)
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 100),
    metavar="PERCENT",
    help="Exit with 1 if a locale is less done than that.",
)
@click.option(
    "--fail-on",
    type=Failures(),
    metavar="STATE,...",
    help="Exit with 1 if any article is in one of these states; overdue is one here.",
)
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    states: tuple[tuple[ArticleState, ...], ...],
    sections: tuple[str, ...],
    overdue: bool,
    since: str | None,
    words: bool,
    sort: str,
    limit: int | None,
    form: str,
    output: Path | None,
    show_all: bool,
    fail_under: float | None,
    fail_on: tuple[str, ...] | None,
) -> None:
    """Show what is missing, outdated, drafted and reviewed.

    First the sums of each locale, then the articles that need work, most urgent first. Status is worked out from
    articles, versions and catalogs; what was read is remembered in .i18nsync/, which may be deleted at any time.

    A version without catalog is compared with git's history, and is listed if it seems to be behind its source.

    Exit codes: 0; 1 if --fail-under or --fail-on says so; 2 on an error.
    """
    from i18nsync.flows.report import Selection, report, trim

    project = app.workspace.project
    selection = Selection(
        app.locales(locales),
        app.patterns(articles),
        tuple(state for group in states for state in group),
        sections,
        since=_moment(since, project.clock()) if since else "",
        overdue=overdue,
        waiting=form in ("json", "csv") or sort == "priority",
    )
    if overdue and not project.timed:
        app.warn(_('no section has a deadline, so nothing is overdue; set due = "2d" in [policy] or [policy."GLOB"]'))
    full = report(project, selection)
    for warning in full.warnings:
        app.warn(warning)
    if limit is None:
        limit = TABLE_ROWS if form == "table" else 0
    needs_work_only = form in ("table", "markdown") and not show_all and not states
    shown, hidden = trim(full, sort=sort, limit=limit, needs_work_only=needs_work_only)
    if form == "table":
        shown = replace(shown, warnings=())  # they have been said on standard error
    _write(app, shown, hidden, form, output, words=words)
    untracked = sum(row.status is ArticleState.UNTRACKED for row in full.rows)
    if untracked and form == "table" and output is None:
        said = ngettext(
            "Next: i18nsync adopt takes {n} untracked version into catalogs.",
            "Next: i18nsync adopt takes {n} untracked versions into catalogs.",
            untracked,
        )
        app.say(said.format(n=number(untracked)))
    if _fails(full, fail_under, fail_on or ()):
        ctx.exit(1)


def _write(app: App, report: ProjectReport, hidden: int, form: str, output: Path | None, *, words: bool) -> None:
    to_terminal = output is None and sys.stdout.isatty()
    reporter = app.workspace.reporter(
        form,
        color=to_terminal if app.color is None else app.color and output is None,
        hidden=hidden,
        width=min(get_terminal_size().columns, WIDEST) if to_terminal else None,
        words=words,
    )
    if output is None:
        reporter.write(report, sys.stdout)
        return
    text = io.StringIO()
    reporter.write(report, text)
    app.workspace.write_report(app.folder / output, text.getvalue())
    app.say(_("Report written to {output}.").format(output=output))


def _fails(report: ProjectReport, fail_under: float | None, fail_on: tuple[str, ...]) -> bool:
    low = [each for each in report.summaries if fail_under is not None and each.percent < fail_under]
    for each in low:
        click.echo(
            _("{locale}: {percent}% is less than {least:g}% (--fail-under)").format(
                locale=each.locale, percent=number(each.percent, 1), least=fail_under
            ),
            err=True,
        )
    found: Counter[str] = Counter()
    bad = 0
    for row in report.rows:
        why = [str(row.status)] * (row.status in fail_on) + [OVERDUE] * (row.overdue and OVERDUE in fail_on)
        found.update(why)
        bad += bool(why)
    if bad:
        said = ngettext("{n} rows are {states} (--fail-on)", "{n} rows are {states} (--fail-on)", bad)
        click.echo(said.format(n=bad, states=", ".join(sorted(found))), err=True)
    return bool(low or bad)
