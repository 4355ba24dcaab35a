"""`i18nsync review --carry-typos`: what was carried, and why the rest was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18nsync.cli.app import App, show_failure
from i18nsync.messages import _, listed, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from i18nsync.core.locale import Locale
    from i18nsync.flows.carry import Carried, Left

__all__ = ["carry"]


def carry(app: App, patterns: Sequence[str], locales: Sequence[Locale], by: str, *, dry_run: bool) -> bool:
    """Carry reviews over typos in their sources and print each; whether all could be looked at."""
    from i18nsync.flows.carry import Carried, carry_typos
    from i18nsync.flows.sync import Failed

    console = app.console()
    carried = left = 0
    fine = True
    for event in carry_typos(app.workspace.project, locales, patterns, by, dry_run=dry_run):
        if isinstance(event, Failed):
            fine = False
            show_failure(event.article, event.locale, event.error)
            continue
        carried += isinstance(event, Carried)
        left += not isinstance(event, Carried)
        if app.verbosity >= 0:
            _show(console, event, dry_run=dry_run)
    if not carried + left:
        app.say(_("Nothing to carry: no string is outdated."))
        return fine
    if dry_run:
        said = ngettext(
            "{n} review would be carried, {left} left to review.",
            "{n} reviews would be carried, {left} left to review.",
            carried,
        )
    else:
        said = ngettext(
            "{n} review carried, {left} left to review.", "{n} reviews carried, {left} left to review.", carried
        )
    app.say(said.format(n=number(carried), left=number(left)))
    if left and not dry_run:
        app.say(_("Next: {command}").format(command="i18nsync review"))
    return fine


def _show(console: Console, event: Carried | Left, *, dry_run: bool) -> None:
    from rich.text import Text

    from i18nsync.cli.blocks import block, put, safe
    from i18nsync.cli.words import difference, has_color
    from i18nsync.flows.carry import Carried

    where = f"{event.article} ({event.locale})"
    if event.line:
        where += f", {_('line {n}').format(n=event.line)}"
    if isinstance(event, Carried):
        names = listed(who.split(" <")[0] for who in event.reviewers)
        lead, style = _("would carry") if dry_run else _("carried"), "green"
        why = _("reviewed by {names}").format(names=names)
    else:
        lead, why, style = _("left"), event.reason, "yellow"
    put(console, Text.assemble((lead, style), f"  {where}  ", (safe(why), "dim")))
    before = event.unit.previous_source
    if before:
        block(console, "", difference(safe(before), safe(event.unit.key.source), color=has_color(console)))
