"""`i18nsync mark reviewed` and `i18nsync mark draft`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import (
    App,
    articles_argument,
    by_option,
    identity,
    locales_option,
    pass_app,
    plural,
    show_failure,
)

if TYPE_CHECKING:
    from i18nsync.flows.mark import Marked
    from i18nsync.flows.sync import Failed

__all__ = ["command"]


unit_option = click.option(
    "--unit",
    default="",
    metavar="N|TEXT",
    help="Only this string: its number in the article, or how its source begins.",
)


@click.group("mark")
def command() -> None:
    """Mark whole articles as reviewed or as draft."""


@command.command("reviewed")
@articles_argument(required=True)
@locales_option(required=True)
@unit_option
@by_option()
@click.option(
    "--include-outdated", is_flag=True, help="Also stamp strings whose source has changed since they were translated."
)
@click.pass_context
@pass_app
def reviewed(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    unit: str,
    by: str | None,
    include_outdated: bool,
) -> None:
    """Stamp the strings of articles as reviewed.

    The stamp is bound to source and translation: it falls off by itself when either changes. Strings without a
    translation stay missing, and outdated ones are left alone unless you name them (--unit) or ask for them
    (--include-outdated). One that two branches gave different texts has to be named.
    """
    from i18nsync.flows.mark import mark_reviewed

    who = identity(app, by)
    project = app.workspace.project
    events = mark_reviewed(
        project, app.patterns(articles), app.locales(locales), who, unit=unit, include_outdated=include_outdated
    )
    _show(app, ctx, events, f"reviewed by {who}")


@command.command("draft")
@articles_argument(required=True)
@locales_option(required=True)
@unit_option
@by_option()
@click.pass_context
@pass_app
def draft(
    app: App, ctx: click.Context, articles: tuple[str, ...], locales: tuple[str, ...], unit: str, by: str | None
) -> None:
    """Take reviews back: the strings are drafts again and no longer published by build."""
    from i18nsync.flows.mark import mark_draft

    who = identity(app, by)
    events = mark_draft(app.workspace.project, app.patterns(articles), app.locales(locales), who, unit=unit)
    _show(app, ctx, events, "draft again")


def _show(app: App, ctx: click.Context, events: Iterable[Marked | Failed], what: str) -> None:
    from i18nsync.flows.sync import Failed

    failed = left = False
    for event in events:
        if isinstance(event, Failed):
            failed = True
            show_failure(event.article, event.locale, event.error)
            continue
        text = f"{event.article} ({event.locale})  {plural(event.changed, 'string')} {what}"
        if event.missing:
            text += f", {event.missing:,} missing"
        if event.outdated:
            text += f", {event.outdated:,} outdated left for i18nsync review"
        left = left or bool(event.missing or event.outdated)
        app.say(text)
    if failed:
        ctx.exit(2)
    if left:
        ctx.exit(1)
