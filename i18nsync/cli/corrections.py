"""`i18nsync corrections`: the editor's morning screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, sections_option, show_failure
from i18nsync.core.durations import parse_duration, spoken
from i18nsync.messages import ngettext, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from i18nsync.core.corrections import Correction

__all__ = ["command"]


class Duration(click.ParamType[int]):
    """A duration as `1h`, in seconds."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it."""
        try:
            return parse_duration(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@click.command("corrections")
@articles_argument()
@locales_option()
@sections_option()
@click.option(
    "--within",
    type=Duration(),
    metavar="TIME",
    help="Exit with 1 if anything wrong has stood for longer, as 30m, 1h or 2d.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="How to print them.",
)
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    sections: tuple[str, ...],
    within: int | None,
    form: str,
) -> None:
    """Show what published versions get wrong now, facts first.

    A version is wrong where its source has changed since: a fact, the wording, a paragraph that is gone or new. Each
    is shown with the changed fact, the sentence that readers see, for how long, and the command that comes next. It
    stays here until the version is built again. A typo in the source leaves a translation right and is only counted.
    Nothing is written, and nothing leaves the machine.

    Exit codes: 0; 1 if --within says so; 2 on an error.
    """
    from i18nsync.flows.corrections import corrections

    project = app.workspace.project
    found = corrections(project, app.locales(locales), app.patterns(articles), sections)
    now = project.clock()
    age = _age(now)
    if form == "json":
        from i18nsync.reports.corrections import write_json

        write_json(found.report, sys.stdout, now=now, within=within, age=age)
    elif form == "markdown":
        from i18nsync.reports.corrections import write_markdown

        write_markdown(found.report, sys.stdout, age=age)
    else:
        from i18nsync.cli.corrections_screen import Screen, show

        show(Screen(app.console(), str(project.source_locale), within, age), found.report, now)
    for failure in found.failed:
        show_failure(failure.article, failure.locale, failure.error)
    late = [each for each in found.report.wrong if within is not None and _is_late(age(each), within)]
    if late and within is not None:
        said = ngettext(
            "{n} correction stands longer than {time} (--within)",
            "{n} corrections stand longer than {time} (--within)",
            len(late),
        )
        click.echo(said.format(n=number(len(late)), time=spoken(within)), err=True)
    if found.failed:
        ctx.exit(2)
    if late:
        ctx.exit(1)


def _is_late(age: int | None, within: int) -> bool:
    """What nobody can date may be old: it counts as late."""
    return age is None or age > within


def _age(now: str) -> Callable[[Correction], int | None]:
    from datetime import datetime

    moment = datetime.fromisoformat(now)

    def age(each: Correction) -> int | None:
        if not each.since:
            return None
        try:
            return max(0, int((moment - datetime.fromisoformat(each.since)).total_seconds()))
        except (ValueError, TypeError):  # a time that somebody wrote by hand into the history
            return None

    return age
