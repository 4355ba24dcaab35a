"""`i18nsync log`."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app
from i18nsync.core.ignoring import read_override
from i18nsync.messages import N_, _, ngettext, number

__all__ = ["command"]

ACTIONS = {
    "draft": N_("drafted"),
    "adopt": N_("adopted"),
    "review": N_("reviewed"),
    "reopen": N_("reopened"),
    "edit": N_("edited"),
    "fix": N_("fixed"),
    "undo": N_("undone"),
    "outdate": N_("outdated"),
    "carry": N_("carried"),
    "rehydrate": N_("restored"),
}


@click.command("log")
@articles_argument()
@locales_option()
@click.option("--by", default="", metavar="NAME", help="Only what this person did; a part of the name is enough.")
@click.option("--since", default="", metavar="DATE", help="Only from this day or moment on, as 2026-01-02.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    metavar="N",
    help="Show the last N, 0 for all.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@pass_app
def command(
    app: App, articles: tuple[str, ...], locales: tuple[str, ...], by: str, since: str, limit: int, form: str
) -> None:
    """Show who did what to which article, and when.

    The history lies in git beside the catalogs, one line for each draft, edit and review; articles that are gone still have theirs.
    """
    from i18nsync.flows.log import log

    events = list(log(app.workspace.project, app.locales(locales), app.patterns(articles), by=by, since=since))
    shown = events[-limit:] if limit else events
    if form == "json":
        for event in shown:
            fields = {name: value for name, value in asdict(event).items() if value}
            click.echo(json.dumps(fields, ensure_ascii=False))
        return
    if len(shown) < len(events):
        app.say(
            ngettext(
                "... {n} earlier event (--limit 0 shows all)",
                "... {n} earlier events (--limit 0 shows all)",
                len(events) - len(shown),
            ).format(n=number(len(events) - len(shown)))
        )
    for event in shown:
        who = event.by.split(" <")[0] or event.engine
        source = " ".join(event.source.split())
        text = source if len(source) <= 40 else f"{source[:39]}…"
        when = f"{event.at[:10]} {event.at[11:16]}"
        reason = f"  ({event.note})" if read_override(event.note) else ""
        what = _(ACTIONS.get(event.action, event.action))
        click.echo(
            f"{when}  {event.locale:<2}  {what:<8}  {event.article}  {text!r}"
            + (f"  {_('by {name}').format(name=who)}" if who else "")
            + reason
        )
    if not events:
        app.say(_("No such events in the history."))
