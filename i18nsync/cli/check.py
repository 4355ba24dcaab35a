"""`i18nsync check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, sections_option
from i18nsync.core.finding import Severity
from i18nsync.messages import _
from i18nsync.stores.settings_checks import FAIL_ON

if TYPE_CHECKING:
    from i18nsync.cli.check_run import Run
    from i18nsync.core.check_report import CheckReport

__all__ = ["command"]

SEVERITIES = [each.value for each in Severity]
FORMATS = ("text", "json", "sarif", "github")


@click.command("check")
@articles_argument()
@locales_option()
@sections_option()
@click.option(
    "--only",
    type=click.Choice(["drafts", "reviewed", "published"]),
    help="Only drafts; only what people have reviewed; only that in articles which have a version.",
)
@click.option("--check", "checks", multiple=True, metavar="ID", help="Only the findings of this check; repeatable.")
@click.option(
    "--severity",
    type=click.Choice(SEVERITIES),
    default="info",
    show_default=True,
    help="Only findings this bad or worse.",
)
@click.option("--fix", is_flag=True, help="First put right what is certain, in strings that nobody has reviewed.")
@click.option("--include-reviewed", is_flag=True, help="With --fix: reviewed strings too; they need a new review then.")
@click.option("-n", "--dry-run", is_flag=True, help="With --fix or --write-baseline: show what would change.")
@click.option(
    "--write-baseline", is_flag=True, help="Keep all findings of today as known; the next runs leave them out."
)
@click.option("--no-baseline", is_flag=True, help="Tell of known findings too.")
@click.option(
    "--show-ignored", is_flag=True, help="Show what comments, the baseline and reviews have put aside, and why."
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Exit with 1 from this severity on [default: that of the settings, error].",
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print them."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a file instead."
)
@click.option(
    "--pairs",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check a table of pairs (.tsv, .csv, .jsonl, .tmx) instead of catalogs.",
)
@click.option("--list", "list_", is_flag=True, help="Show the checks that there are.")
@click.option("--explain", metavar="ID", help="Show one check with examples of what it finds and what not.")
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    sections: tuple[str, ...],
    only: str | None,
    checks: tuple[str, ...],
    severity: str,
    fix: bool,
    include_reviewed: bool,
    dry_run: bool,
    write_baseline: bool,
    no_baseline: bool,
    show_ignored: bool,
    fail_on: str | None,
    form: str,
    output: Path | None,
    pairs: Path | None,
    list_: bool,
    explain: str | None,
) -> None:
    """Find wrong numbers, names, negations, markup and more in translations.

    Every translated string is held against its source, and each finding is shown with both texts, marked where it is.
    Nothing is written without --fix or --write-baseline, and nothing leaves the machine.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob, or a path of a source or a catalog. A
    PO file that belongs to no project can be checked too: i18nsync check FILE.po --locale ka.

    A finding is put aside by a comment in its string, as `# i18nsync-ignore: number -- reason`, by the settings, or
    by the baseline.

    Exit codes: 0 clean; 1 findings from --fail-on on; 2 an error, or a check that failed.
    """
    from i18nsync.cli.check_run import Request, Run

    _refuse(
        {
            _("--include-reviewed goes with --fix only"): include_reviewed and not fix,
            _("--dry-run goes with --fix or --write-baseline only"): dry_run and not (fix or write_baseline),
            _("--fix and --write-baseline do not go together"): fix and write_baseline,
            _("--write-baseline keeps all findings: leave out --check, --only, --severity and --no-baseline"): (
                write_baseline and (bool(checks) or only is not None or severity != "info" or no_baseline)
            ),
            _("--pairs goes without articles, --fix and --write-baseline"): pairs is not None
            and (bool(articles) or fix or write_baseline),
        }
    )
    request = Request(
        articles=articles,
        locales=locales,
        sections=sections,
        only=only or "all",
        checks=checks,
        severity=Severity(severity),
        fix=fix,
        include_reviewed=include_reviewed,
        dry_run=dry_run,
        write_baseline=write_baseline,
        no_baseline=no_baseline,
        show_ignored=show_ignored,
        fail_on=fail_on,
        pairs=pairs,
        is_quiet=form != "text" and output is None,
    )
    run = Run(app, request)
    if list_ or explain is not None:
        _show_checks(app, run, explain)
        return
    report = run.report()
    _write(app, run, report, form, output)
    if run.has_failed:
        ctx.exit(2)
    if report.failing and not write_baseline:
        ctx.exit(1)


def _refuse(wrong: dict[str, bool]) -> None:
    for message, is_so in wrong.items():
        if is_so:
            raise click.UsageError(message)


def _show_checks(app: App, run: Run, explained: str | None) -> None:
    from i18nsync.cli.check_list import explain, rule_of, show_list

    if explained is not None:
        explain(app.console(), run.checks, rule_of(run.checks.rules, explained))
    else:
        show_list(app.console(), run.checks.rules)
    run.warn()


def _write(app: App, run: Run, report: CheckReport, form: str, output: Path | None) -> None:
    if form == "text":
        _write_text(app, run, report, output)
        return
    from io import StringIO

    from i18nsync.reports.check_github import write_check_github
    from i18nsync.reports.check_json import write_check_json
    from i18nsync.reports.check_sarif import write_check_sarif

    stream = sys.stdout if output is None else StringIO()
    if form == "json":
        write_check_json(report, stream)
    else:
        folder = run.folder_in(os.environ.get("GITHUB_WORKSPACE", ""))
        (write_check_sarif if form == "sarif" else write_check_github)(report, stream, folder)
    if output is not None and isinstance(stream, StringIO):
        run.write(output, stream.getvalue())


def _write_text(app: App, run: Run, report: CheckReport, output: Path | None) -> None:
    from i18nsync.cli.check_screen import show_flags, show_summary

    if output is None:
        console = app.console()
        if app.verbosity >= 0:
            show_flags(console, report.shown)
        show_summary(console, report, run.baseline_file)
        for line in run.next_steps(report):
            app.say(line)
        return
    from io import StringIO

    from rich.console import Console

    text = StringIO()
    console = Console(file=text, width=120, no_color=True, highlight=False)
    show_flags(console, report.shown)
    show_summary(console, report, run.baseline_file)
    run.write(output, text.getvalue())
