"""`i18nsync mark reviewed` and `i18nsync mark draft`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import (
    App,
    articles_argument,
    by_option,
    identity,
    locales_option,
    override_option,
    pass_app,
    show_failure,
)
from i18nsync.messages import _, ngettext, number

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
@override_option()
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
    override: str,
) -> None:
    """Stamp the strings of articles as reviewed.

    The stamp is bound to source and translation: it falls off by itself when either changes. Strings without a
    translation stay missing, and outdated ones are left alone unless you name them (--unit) or ask for them
    (--include-outdated). One that two branches gave different texts has to be named. One in which the checks find an
    error is shown and left alone, unless you say why it is right (--override).
    """
    from i18nsync.flows.mark import mark_reviewed

    who = identity(app, by)
    project = app.workspace.project
    events = mark_reviewed(
        project,
        app.patterns(articles),
        app.locales(locales),
        who,
        unit=unit,
        include_outdated=include_outdated,
        override=override,
    )
    _show(app, ctx, events, who)


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
    _show(app, ctx, events)


def _show(app: App, ctx: click.Context, events: Iterable[Marked | Failed], by: str = "") -> None:
    from i18nsync.flows.sync import Failed

    failed = left = False
    for event in events:
        if isinstance(event, Failed):
            failed = True
            show_failure(event.article, event.locale, event.error)
            continue
        left = left or bool(event.missing or event.outdated or event.held)
        app.say(f"{event.article} ({event.locale})  {', '.join(_parts(event, by))}")
        _show_held(app, event)
    if failed:
        ctx.exit(2)
    if left:
        ctx.exit(1)


def _parts(event: Marked, by: str) -> Iterator[str]:
    """What became of the strings of an article; `by` is empty where reviews were taken back."""
    if by:
        said = ngettext("{n} string reviewed by {name}", "{n} strings reviewed by {name}", event.changed)
    else:
        said = ngettext("{n} string draft again", "{n} strings draft again", event.changed)
    yield said.format(n=number(event.changed), name=by)
    if event.missing:
        yield ngettext("{n} missing", "{n} missing", event.missing).format(n=number(event.missing))
    if event.outdated:
        yield ngettext(
            "{n} outdated left for i18nsync review", "{n} outdated left for i18nsync review", event.outdated
        ).format(n=number(event.outdated))
    if event.held:
        yield ngettext("{n} with errors left alone", "{n} with errors left alone", len(event.held)).format(
            n=number(len(event.held))
        )


def _show_held(app: App, event: Marked) -> None:
    """The strings that have errors, and what to do about them."""
    if not event.held:
        return
    from i18nsync.cli.check_screen import show_weighed

    console = app.console(err=True)
    for unit, weighed in event.held:
        errors = [each for each in weighed if each.blocks]
        show_weighed(console, unit.key.source, unit.target, str(event.locale), errors)
    app.say(
        _("Next: {command} to correct them; or, if they are right, the same command with --override REASON.").format(
            command=f"i18nsync review {event.article} -l {event.locale}"
        )
    )
