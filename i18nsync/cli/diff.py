"""`i18nsync diff`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, show_failure
from i18nsync.core.counted import articles as articles_counted
from i18nsync.messages import N_, _, ngettext, number

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
        app.say(_("No catalogs here yet: i18nsync sync makes them."))
        return
    if not changed:
        said = ngettext(
            "Nothing changed since it was translated.",
            "Nothing changed since it was translated, in {n} articles.",
            looked,
        )
        app.say(said.format(n=number(looked)))
        return
    found = (
        (total["fact"], ngettext("{n} fact", "{n} facts", total["fact"])),
        (total["rewrite"], ngettext("{n} rewrite", "{n} rewrites", total["rewrite"])),
        (total["typo"], ngettext("{n} typo", "{n} typos", total["typo"])),
        (total["none"], ngettext("{n} change of marks only", "{n} changes of marks only", total["none"])),
        (total["added"], ngettext("{n} new paragraph", "{n} new paragraphs", total["added"])),
        (total["removed"], ngettext("{n} paragraph gone", "{n} paragraphs gone", total["removed"])),
        (total["moved"], ngettext("{n} paragraph moved", "{n} paragraphs moved", total["moved"])),
    )
    # TRANSLATORS: {changes} is a list, as "1 fact, 2 typos"; {articles} is as "3 articles".
    said = _("{changes} in {articles}.")
    changes = ", ".join(each.format(n=number(count)) for count, each in found if count)
    app.say(said.format(changes=changes, articles=articles_counted(len(changed))))
    only = changed[0] if len(changed) == 1 else ""
    if total["fact"] + total["rewrite"]:
        commands = [f"i18nsync {name} {only}".rstrip() for name in ("sync", "review")]
        app.say(_("Next: {first}, then {second}").format(first=commands[0], second=commands[1]))
    elif total["typo"]:
        command = f"i18nsync review --carry-typos {only}".rstrip()
        app.say(_("Next: {command} keeps the reviews.").format(command=command))


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
    from i18nsync.core.wording import kind_word

    what = (
        change_line(edit.change)
        if edit.change
        else Text(f"{kind_word('rewrite')}  {_('the earlier source is not known')}", "yellow")
    )
    put(console, Text.assemble((f"{place(edit.line, edit.role)}  ", "dim"), what))
    block(console, source, difference(safe(edit.before), safe(edit.after), color=has_color(console)))
    for rendering in edit.renderings:
        block(console, str(rendering.locale), Text(safe(rendering.target)), style="cyan")


_WHAT = {"+": N_("new"), "-": N_("gone"), "~": N_("moved")}


def _show_place(console: Console, sign: str, style: str, found: Place) -> None:
    from rich.text import Text

    from i18nsync.cli.blocks import place, put, safe, width_of

    text = " ".join(safe(found.text).split())
    where = place(found.line, found.role)
    lead = f"{sign} {_(_WHAT[sign])}{f', {where}' if where else ''} ({', '.join(map(str, found.locales))})  "
    room = max(width_of(console) - len(lead), 20)
    if console.is_terminal and len(text) > room:
        text = text[: room - 1].rstrip() + "…"
    put(console, Text.assemble((lead, style), text))
