"""`i18nsync rehydrate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, plural, show_failure

if TYPE_CHECKING:
    from i18nsync.core.ports import HistoryEvent
    from i18nsync.core.rehydrate import Left
    from i18nsync.core.unit import Stamp
    from i18nsync.flows.rehydrate import Restored

__all__ = ["command"]


@click.command("rehydrate")
@articles_argument()
@locales_option()
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be given back; write nothing.")
@click.pass_context
@pass_app
def command(app: App, ctx: click.Context, articles: tuple[str, ...], locales: tuple[str, ...], dry_run: bool) -> None:
    """Give back the reviews that another program dropped from the catalogs.

    Some programs (a round trip through CSV, Pontoon) lose the comments that say who reviewed a string. The history
    still knows it. A string gets its review back if its source and translation are just what was reviewed, and
    nothing was noted since that ends the review. Fuzzy strings stay as they are: somebody doubts them. Exit code 1 if
    a review could not be given back.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob or a path; all articles without it.
    """
    from i18nsync.flows.rehydrate import rehydrate
    from i18nsync.flows.sync import Failed

    project = app.workspace.project
    failed = False
    restored = catalogs = left = made = 0
    for event in rehydrate(project, app.locales(locales), app.patterns(articles), dry_run=dry_run):
        if isinstance(event, Failed):
            failed = True
            show_failure(event.article, event.locale, event.error)
            continue
        _show(app, event)
        restored += len(event.result.reviews)
        catalogs += bool(event.result.reviews)
        left += len(event.result.left)
        made += len(event.result.provenance)
    would = "would be " if dry_run else ""
    if restored:
        app.say(f"{plural(restored, 'review')} {would}given back in {plural(catalogs, 'catalog')}.")
    if made:
        app.say(f"{plural(made, 'note')} {would}given back of who or what wrote a string.")
    if not (restored or made or failed):
        app.say("Nothing to give back: no review was dropped." if not left else "Nothing could be given back.")
    if left:
        app.say(f"{plural(left, 'review')} left out; i18nsync review shows these strings.")
    if failed:
        ctx.exit(2)
    if left:
        ctx.exit(1)


def _show(app: App, event: Restored) -> None:
    result = event.result
    name = f"{event.article} ({event.locale})"
    if result.reviews:
        people = dict.fromkeys(_name(stamp.by) for unit in result.reviews for stamp in unit.stamps)
        app.say(f"{name}  {plural(len(result.reviews), 'review')} of {', '.join(people)}")
    else:
        app.say(name, level=0 if result.left else 1)
    for unit in result.reviews:
        app.say(f"  back      {_quote(unit.key.source)}: {' and '.join(map(_said, unit.stamps))}", level=1)
    for unit in result.provenance:
        app.say(f"  origin    {_quote(unit.key.source)}", level=1)
    for each in result.left:
        app.say(f"  left out  {_quote(each.unit.key.source)}: {_why(each)}")


def _said(stamp: Stamp | HistoryEvent) -> str:
    return f"{_name(stamp.by)} reviewed it on {stamp.at[:10]}"


def _why(left: Left) -> str:
    from i18nsync.cli.log import ACTIONS
    from i18nsync.core.rehydrate import Why

    said = _said(left.review)
    if left.ended is not None:
        who = f" by {_name(left.ended.by)}" if left.ended.by else ""
        return f"{said}, but it was {ACTIONS.get(left.ended.action, left.ended.action)}{who} on {left.ended.at[:10]}"
    if left.why is Why.DOUBTED:
        return f"{said}, but it is marked fuzzy now"
    if not left.unit.target:
        return f"{said}, but the translation is gone"
    return f"the text was changed since {said}"


def _name(person: str) -> str:
    return person.split(" <", maxsplit=1)[0]


def _quote(source: str) -> str:
    text = " ".join(source.split())
    return repr(text if len(text) <= 50 else f"{text[:49]}…")
