"""`i18nsync engines`: what the engines were worth."""

from __future__ import annotations

import re
import sys

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app
from i18nsync.messages import _, number

__all__ = ["command", "show_effort"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)


def _since(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if value and not _DAY.fullmatch(value):
        raise click.BadParameter(_("give a day as 2026-01-02, or a moment as 2026-01-02T10:00:00Z."))
    return value


@click.command("engines")
@articles_argument()
@click.option("--effort", is_flag=True, help="Show how far people edited each engine's drafts.")
@locales_option()
@click.option(
    "--section-depth",
    "depth",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="N",
    help="Folders of an id that make its section; 0 for all articles together.",
)
@click.option(
    "--since", default="", callback=_since, metavar="DATE", help="Only reviews from this day on, as 2026-01-02."
)
@click.option("--compared", is_flag=True, help="Only drafts of a fair trial (draft --compare).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@pass_app
def command(
    app: App,
    articles: tuple[str, ...],
    effort: bool,
    locales: tuple[str, ...],
    depth: int,
    since: str,
    compared: bool,
    form: str,
) -> None:
    """Show which engine helps: how far people edited its drafts.

    Every draft is measured against the text that was reviewed: the share of its characters and of its words that a
    person had to change, and how many drafts could stay as they were. Drafts from the memory are left out. Engines
    get a place only where their intervals do not overlap; from ten articles on, each.

    Everything comes from the history in git: nothing is written, and nothing leaves the machine.
    """
    if not effort:
        raise click.UsageError(_("say what to show: --effort, how far people edited each engine's drafts."))
    show_effort(app, articles, locales, depth=depth, since=since, compared=compared, form=form)


def show_effort(
    app: App,
    articles: tuple[str, ...] = (),
    locales: tuple[str, ...] = (),
    *,
    depth: int = 1,
    since: str = "",
    compared: bool = False,
    form: str = "table",
) -> None:
    """Print the post-edit effort; arguments as the command's options."""
    from random import Random

    from i18nsync.flows.effort import effort
    from i18nsync.reports.effort import write_json, write_table

    found = effort(
        app.workspace.project,
        app.locales(locales),
        app.patterns(articles),
        random=Random,  # seeded by what is compared: the same history gives the same intervals
        depth=depth,
        since=since,
        compared=compared,
    )
    if form == "json":
        write_json(found, sys.stdout)
    elif found.comparisons:
        write_table(found, sys.stdout)
    else:
        app.say(_nothing(compared=compared, narrowed=bool(articles or since)))
        if found.from_memory:
            app.say(
                _("Reviewed drafts from the memory, which do not count here: {from_memory}.").format(
                    from_memory=number(found.from_memory)
                )
            )
        app.say(_("Next: i18nsync draft, then i18nsync review; each review is measured."))


def _nothing(*, compared: bool, narrowed: bool) -> str:
    """Why there is nothing to show."""
    if compared and narrowed:
        return _("No draft of a trial has been reviewed yet in what you asked for.")
    if compared:
        return _("No draft of a trial has been reviewed yet.")
    if narrowed:
        return _("No engine's draft has been reviewed yet in what you asked for.")
    return _("No engine's draft has been reviewed yet.")
