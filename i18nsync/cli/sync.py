"""`i18nsync sync`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, lead, locales_option, pass_app, show_failure, with_progress
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.flows.sync import Synced

__all__ = ["command"]


@click.command("sync")
@articles_argument()
@locales_option()
@click.option("-n", "--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.pass_context
@pass_app
def command(app: App, ctx: click.Context, articles: tuple[str, ...], locales: tuple[str, ...], dry_run: bool) -> None:
    """Bring the catalogs in step with the source articles.

    New strings are added without translation. A string that changed keeps its old translation as outdated, with
    the source it was made from. What the source no longer has is kept as obsolete. A run that finds nothing
    changed writes nothing.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob or a path; all articles without it.
    """
    from i18nsync.flows.sync import Failed, Orphan, sync

    project = app.workspace.project
    chosen = app.locales(locales)
    found = sync(project, chosen, app.patterns(articles), dry_run=dry_run)
    sums = Counter[str]()
    for event in with_progress(app, found, _("Syncing"), None, lambda event: event.article):
        if isinstance(event, Failed):
            sums["failed"] += 1
            show_failure(event.article, event.locale, event.error)
        elif isinstance(event, Orphan):
            sums["orphans"] += 1
            app.warn(
                _("{path} has no source article any more; delete it if the article is gone for good").format(
                    path=event.path
                )
            )
        else:
            _count(app, event, sums)
    app.say(_closing(sums, dry_run=dry_run))
    if sums["outdated"]:
        app.say(_("Next: i18nsync review shows the outdated strings first."))
    elif sums["added"]:
        app.say(_("Next: i18nsync draft fills in what is missing."))
    if sums["failed"]:
        ctx.exit(2)


def _count(app: App, event: Synced, sums: Counter[str]) -> None:
    result = event.result
    if result is None:
        sums["same"] += 1
        app.say(lead(_("same")) + event.path, level=1)
        return
    sums["changed"] += 1
    counts = {
        "added": result.added,
        "outdated": result.outdated,
        "obsolete": result.obsolete,
        "revived": result.revived,
    }
    sums.update(counts)
    parts = [*_parts(counts), ngettext("{n} kept", "{n} kept", result.kept).format(n=number(result.kept))]
    word = _("new") if event.created else _("synced")
    # A first sync makes thousands of catalogs; a change in an existing one is news.
    app.say(lead(word, "green") + f"{event.path}  {', '.join(parts)}", level=1 if event.created else 0)


def _parts(counts: Mapping[str, int]) -> list[str]:
    """What became of strings, as `2 added`."""
    added, outdated, obsolete, revived = (counts[name] for name in ("added", "outdated", "obsolete", "revived"))
    said = (
        (added, ngettext("{n} added", "{n} added", added)),
        (outdated, ngettext("{n} outdated", "{n} outdated", outdated)),
        (obsolete, ngettext("{n} obsolete", "{n} obsolete", obsolete)),
        (revived, ngettext("{n} revived", "{n} revived", revived)),
    )
    return [each.format(n=number(count)) for count, each in said if count]


def _closing(sums: Counter[str], *, dry_run: bool) -> str:
    changed, same = sums["changed"], sums["same"]
    if not changed:
        if not same:
            return _("Nothing to do: no articles.")
        return ngettext("Nothing to do: {n} catalog in step.", "Nothing to do: {n} catalogs in step.", same).format(
            n=number(same)
        )
    said = (
        ngettext(
            "{n} catalog would change, {same} already in step.",
            "{n} catalogs would change, {same} already in step.",
            changed,
        )
        if dry_run
        else ngettext(
            "{n} catalog changed, {same} already in step.", "{n} catalogs changed, {same} already in step.", changed
        )
    ).format(n=number(changed), same=number(same))
    parts = _parts(sums)
    return " ".join([said, _("Strings: {parts}.").format(parts=", ".join(parts))] if parts else [said])
