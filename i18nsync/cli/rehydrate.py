"""`i18nsync rehydrate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, show_failure
from i18nsync.core import counted
from i18nsync.messages import _, listed, ngettext, number

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
    if restored:
        # TRANSLATORS: {reviews} and {catalogs} are as "5 reviews" and "2 catalogs".
        said = (
            _("{reviews} would be given back in {catalogs}.") if dry_run else _("{reviews} given back in {catalogs}.")
        )
        app.say(said.format(reviews=counted.reviews(restored), catalogs=counted.catalogs(catalogs)))
    if made:
        app.say(_notes(made, dry_run=dry_run))
    if not (restored or made or failed):
        app.say(_("Nothing to give back: no review was dropped.") if not left else _("Nothing could be given back."))
    if left:
        said = ngettext(
            "{n} review left out; i18nsync review shows these strings.",
            "{n} reviews left out; i18nsync review shows these strings.",
            left,
        )
        app.say(said.format(n=number(left)))
    if failed:
        ctx.exit(2)
    if left:
        ctx.exit(1)


def _notes(made: int, *, dry_run: bool) -> str:
    if dry_run:
        said = ngettext(
            "{n} note would be given back of who or what wrote a string.",
            "{n} notes would be given back of who or what wrote a string.",
            made,
        )
    else:
        said = ngettext(
            "{n} note given back of who or what wrote a string.",
            "{n} notes given back of who or what wrote a string.",
            made,
        )
    return said.format(n=number(made))


def _show(app: App, event: Restored) -> None:
    result = event.result
    name = f"{event.article} ({event.locale})"
    if result.reviews:
        people = dict.fromkeys(_name(stamp.by) for unit in result.reviews for stamp in unit.stamps)
        said = ngettext("{n} review of {people}", "{n} reviews of {people}", len(result.reviews))
        app.say(f"{name}  " + said.format(n=number(len(result.reviews)), people=", ".join(people)))
    else:
        app.say(name, level=0 if result.left else 1)
    for unit in result.reviews:
        app.say(
            f"  {_('back'):<8}  {_quote(unit.key.source)}: {listed(map(_said, unit.stamps))}",
            level=1,
        )
    for unit in result.provenance:
        app.say(f"  {_('origin'):<8}  {_quote(unit.key.source)}", level=1)
    for each in result.left:
        app.say(f"  {_('left out'):<8}  {_quote(each.unit.key.source)}: {_why(each)}")


def _said(stamp: Stamp | HistoryEvent) -> str:
    from i18nsync.reports.words import day

    return _("{name} reviewed it on {day}").format(name=_name(stamp.by), day=day(stamp.at[:10]))


def _why(left: Left) -> str:
    from i18nsync.cli.log import ACTIONS
    from i18nsync.core.rehydrate import Why
    from i18nsync.reports.words import day

    said = _said(left.review)
    if left.ended is not None:
        # TRANSLATORS: {review} is as "Nino reviewed it on 2026-01-02", {action} as "drafted" or "edited".
        ended = (
            _("{review}, but it was {action} by {name} on {day}")
            if left.ended.by
            else _("{review}, but it was {action} on {day}")
        )
        action = _(ACTIONS.get(left.ended.action, left.ended.action))
        return ended.format(review=said, action=action, name=_name(left.ended.by), day=day(left.ended.at[:10]))
    if left.why is Why.DOUBTED:
        return _("{review}, but it is marked fuzzy now").format(review=said)
    if not left.unit.target:
        return _("{review}, but the translation is gone").format(review=said)
    return _("the text was changed since {review}").format(review=said)


def _name(person: str) -> str:
    return person.split(" <", maxsplit=1)[0]


def _quote(source: str) -> str:
    text = " ".join(source.split())
    return repr(text if len(text) <= 50 else f"{text[:49]}…")
