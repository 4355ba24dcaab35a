"""`i18nsync sync`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, plural, show_failure, with_progress

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
    for event in with_progress(app, found, "Syncing", None, lambda event: event.article):
        if isinstance(event, Failed):
            sums["failed"] += 1
            show_failure(event.article, event.locale, event.error)
        elif isinstance(event, Orphan):
            sums["orphans"] += 1
            app.warn(f"{event.path} has no source article any more; delete it if the article is gone for good")
        else:
            _count(app, event, sums)
    verb = "would change" if dry_run else "changed"
    app.say(_closing(sums, verb))
    if sums["outdated"]:
        app.say("Next: i18nsync review shows the outdated strings first.")
    elif sums["added"]:
        app.say("Next: i18nsync draft fills in what is missing.")
    if sums["failed"]:
        ctx.exit(2)


def _count(app: App, event: Synced, sums: Counter[str]) -> None:
    result = event.result
    if result is None:
        sums["same"] += 1
        app.say(f"same    {event.path}", level=1)
        return
    sums["changed"] += 1
    parts = []
    for name, count in (
        ("added", result.added),
        ("outdated", result.outdated),
        ("obsolete", result.obsolete),
        ("revived", result.revived),
    ):
        sums[name] += count
        if count:
            parts.append(f"{count:,} {name}")
    parts.append(f"{result.kept:,} kept")
    word = "new   " if event.created else "synced"
    # A first sync makes thousands of catalogs; a change in an existing one is news.
    app.say(click.style(f"{word}  ", fg="green") + f"{event.path}  {', '.join(parts)}", level=1 if event.created else 0)


def _closing(sums: Counter[str], verb: str) -> str:
    if not sums["changed"]:
        rest = f"{plural(sums['same'], 'catalog')} in step" if sums["same"] else "no articles"
        return f"Nothing to do: {rest}."
    parts = [f"{sums[name]:,} {name}" for name in ("added", "outdated", "obsolete", "revived") if sums[name]]
    strings = f" Strings: {', '.join(parts)}." if parts else ""
    return f"{plural(sums['changed'], 'catalog')} {verb}, {sums['same']:,} already in step.{strings}"
