"""`i18nsync diff`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, plural, show_failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from i18nsync.flows.diff import ArticleDiff, Edit, Place

__all__ = ["command"]


@click.command("diff")
@articles_argument()
@locales_option()
@click.pass_context
@pass_app
def command(app: App, ctx: click.Context, articles: tuple[str, ...], locales: tuple[str, ...]) -> None:
    """Show what changed in a source since it was translated.

    Each changed paragraph is shown once, word by word, with what kind of change it is (a fact, a rewrite, a typo) and
    the facts that differ, above the translations that were made from its earlier form. Where there is no colour,
    [-this-] is gone and {+this+} is new. Then come paragraphs that are new, gone or moved. Nothing is written.

    Exit codes: 0 nothing changed; 1 something did; 2 on an error.
    """
    from i18nsync.flows.diff import diff
    from i18nsync.flows.sync import Failed

    console = app.console()
    source = str(app.workspace.project.source_locale)
    total: Counter[str] = Counter()
    changed: list[str] = []
    looked = 0
    failed = False
    for found in diff(app.workspace.project, app.locales(locales), app.patterns(articles)):
        if isinstance(found, Failed):
            failed = True
            show_failure(found.article, found.locale, found.error)
            continue
        looked += 1
        if not found.is_empty:
            changed.append(found.article)
            total += _count(found)
            _show(console, found, source)
    _close(app, total, changed, looked)
    if failed:
        ctx.exit(2)
    if changed:
        ctx.exit(1)


def _count(found: ArticleDiff) -> Counter[str]:
    counts: Counter[str] = Counter(edit.change.kind.value if edit.change else "rewrite" for edit in found.edits)
    counts.update(added=len(found.added), removed=len(found.removed), moved=len(found.moved))
    return counts


def _close(app: App, total: Counter[str], changed: Sequence[str], looked: int) -> None:
    if not looked:
        app.say("No catalogs here yet: i18nsync sync makes them.")
        return
    if not changed:
        where = "" if looked == 1 else f", in {plural(looked, 'article')}"
        app.say(f"Nothing changed since it was translated{where}.")
        return
    nouns = (
        ("fact", "fact", "facts"),
        ("rewrite", "rewrite", "rewrites"),
        ("typo", "typo", "typos"),
        ("none", "change of marks only", "changes of marks only"),
        ("added", "new paragraph", "new paragraphs"),
        ("removed", "paragraph gone", "paragraphs gone"),
        ("moved", "paragraph moved", "paragraphs moved"),
    )
    said = ", ".join(plural(total[kind], one, many) for kind, one, many in nouns if total[kind])
    app.say(f"{said} in {plural(len(changed), 'article')}.")
    only = changed[0] if len(changed) == 1 else ""
    if total["fact"] + total["rewrite"]:
        app.say(f"Next: i18nsync sync {only}".rstrip() + f", then i18nsync review {only}".rstrip())
    elif total["typo"]:
        app.say(f"Next: i18nsync review --carry-typos {only}".rstrip() + " keeps the reviews.")


def _show(console: Console, found: ArticleDiff, source: str) -> None:
    from rich.text import Text

    from i18nsync.cli.blocks import put

    put(console, Text.assemble((found.article, "bold"), (f"  {found.path}", "dim")))
    for edit in found.edits:
        _show_edit(console, edit, source)
    for sign, style, places in (("+", "green", found.added), ("-", "red", found.removed), ("~", "cyan", found.moved)):
        for place in places:
            _show_place(console, sign, style, place)
    put(console, Text())


def _show_edit(console: Console, edit: Edit, source: str) -> None:
    from rich.text import Text

    from i18nsync.cli.blocks import block, place, put, safe
    from i18nsync.cli.words import change_line, difference, has_color

    what = change_line(edit.change) if edit.change else Text("rewrite  the earlier source is not known", "yellow")
    put(console, Text.assemble((f"{place(edit.line, edit.role)}  ", "dim"), what))
    block(console, source, difference(safe(edit.before), safe(edit.after), color=has_color(console)))
    for rendering in edit.renderings:
        block(console, str(rendering.locale), Text(safe(rendering.target)), style="cyan")


_WHAT = {"+": "new", "-": "gone", "~": "moved"}


def _show_place(console: Console, sign: str, style: str, found: Place) -> None:
    from rich.text import Text

    from i18nsync.cli.blocks import place, put, safe, width_of

    text = " ".join(safe(found.text).split())
    where = place(found.line, found.role)
    lead = f"{sign} {_WHAT[sign]}{f', {where}' if where else ''} ({', '.join(map(str, found.locales))})  "
    room = max(width_of(console) - len(lead), 20)
    if console.is_terminal and len(text) > room:
        text = text[: room - 1].rstrip() + "…"
    put(console, Text.assemble((lead, style), text))
