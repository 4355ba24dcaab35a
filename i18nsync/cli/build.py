"""`i18nsync build`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, lead, locales_option, pass_app, show_failure, with_progress
from i18nsync.core.spoken import state_word
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.flows.build import Built, Kept, Refused

__all__ = ["command"]

SHOWN = 5
"""Strings listed for each article that is held back, unless -v asks for all."""


class Percent(click.ParamType[float]):
    """A number from 0 to 100, with or without `%`."""

    name = "percent"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the number."""
        try:
            number = float(str(value).strip().removesuffix("%"))
        except ValueError:
            number = -1.0
        if not 0 <= number <= 100:
            self.fail(_("{value!r} is not a percentage from 0 to 100").format(value=value), param, ctx)
        return number


@click.command("build")
@articles_argument()
@locales_option()
@click.option(
    "--min-reviewed",
    type=Percent(),
    metavar="PERCENT",
    help="Share of reviewed strings that an article needs [default: 100%; 0% with --with-drafts or --fallback].",
)
@click.option("--with-drafts", is_flag=True, help="Use drafts that nobody has reviewed, under a notice that says so.")
@click.option(
    "--fallback", type=click.Choice(["source"]), help="What stands in for a missing translation: the source's text."
)
@click.option(
    "--on-outdated",
    type=click.Choice(["hold", "keep-old-with-notice", "source", "draft-with-label"]),
    help="What readers see while strings are outdated, whatever the settings say: the version as it is, the same under "
    "a notice, those strings in the source's language, or their old translation under a label.",
)
@click.option("--overwrite", is_flag=True, help="Replace versions that were written or changed by hand.")
@click.option("--ready-only", is_flag=True, help="Build what is ready and exit with 0, whatever is held back.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    min_reviewed: float | None,
    with_drafts: bool,
    fallback: str | None,
    on_outdated: str | None,
    overwrite: bool,
    ready_only: bool,
    dry_run: bool,
) -> None:
    """Write the reviewed Georgian and Russian articles.

    An article is written when every string of it is reviewed; otherwise it is held back, and what is missing is
    listed. Links between articles lead to the same-language version where there is one. A version that was
    written or changed by hand is never replaced without --overwrite.

    Exit code 1 when an article that has translations (or that you named) was held back.
    """
    from i18nsync.flows.build import Kept, Refused, build
    from i18nsync.flows.sync import Failed

    options = app.workspace.build_options(
        min_reviewed=min_reviewed,
        with_drafts=with_drafts,
        fallback_source=fallback == "source",
        overwrite=overwrite,
        dry_run=dry_run,
        on_outdated=on_outdated or "",
    )
    sums = Counter[str]()
    events = build(app.workspace.project, app.locales(locales), app.patterns(articles), options)
    for event in with_progress(app, events, _("Building"), None, lambda event: event.article):
        if isinstance(event, Failed):
            sums["failed"] += 1
            show_failure(event.article, event.locale, event.error)
        elif isinstance(event, Refused):
            _show_refused(app, event, sums, named=bool(articles))
        elif isinstance(event, Kept):
            _show_kept(app, event, sums)
        else:
            _show_built(app, event, sums)
    _close(app, sums, dry_run=dry_run)
    if sums["failed"]:
        ctx.exit(2)
    if sums["held"] and not ready_only:
        ctx.exit(1)


def _show_built(app: App, event: Built, sums: Counter[str]) -> None:
    sums["built" if event.changed else "same"] += 1
    extra = []
    if event.drafts:
        extra.append(
            ngettext("{n} unreviewed string", "{n} unreviewed strings", event.drafts).format(n=number(event.drafts))
        )
    if event.source_units:
        said = ngettext(
            "{n} string in the source's language", "{n} strings in the source's language", event.source_units
        )
        extra.append(said.format(n=number(event.source_units)))
    if event.labelled:
        said = ngettext("{n} outdated string under a label", "{n} outdated strings under a label", event.labelled)
        extra.append(said.format(n=number(event.labelled)))
    text = f"{event.path}" + (f"  ({', '.join(extra)})" if extra else "")
    if event.changed:
        app.say(lead(_("built"), "green") + text)
    else:
        app.say(lead(_("same")) + text, level=1)


def _show_kept(app: App, event: Kept, sums: Counter[str]) -> None:
    sums["kept"] += 1
    said = ngettext(
        "{n} string outdated; a notice says that the source has changed",
        "{n} strings outdated; a notice says that the source has changed",
        event.outdated,
    )
    text = f"{event.path}  ({said.format(n=number(event.outdated))})"
    app.say(lead(_("kept"), "yellow") + text, level=0 if event.changed else 1)


def _show_refused(app: App, event: Refused, sums: Counter[str], *, named: bool) -> None:
    if not event.started and not named:
        sums["unstarted"] += 1
        return
    sums["held"] += 1
    app.say(lead(_("held"), "yellow") + f"{event.article} ({event.locale}): {event.reason}", level=-1)
    shown = len(event.open) if app.verbosity > 0 else SHOWN
    for unit, line in list(zip(event.open, event.lines, strict=True))[:shown]:
        text = " ".join(unit.key.source.split())
        text = text if len(text) <= 56 else f"{text[:55]}…"
        where = _("line {n}").format(n=f"{line:<4}")
        app.say(f"        {where} {state_word(unit.state):<11} {text}")
    if len(event.open) > shown:
        app.say("        " + _("… and {n} more (-v lists all)").format(n=number(len(event.open) - shown)))
    if event.hint:
        app.say(f"        {event.hint}")


def _close(app: App, sums: Counter[str], *, dry_run: bool) -> None:
    built, same, kept, held, unstarted = (sums[name] for name in ("built", "same", "kept", "held", "unstarted"))
    if dry_run:
        parts = [(built, ngettext("{n} article would be written", "{n} articles would be written", built))]
    else:
        parts = [(built, ngettext("{n} article written", "{n} articles written", built))]
    rest = (
        (same, ngettext("{n} unchanged", "{n} unchanged", same)),
        (kept, ngettext("{n} old version kept under a notice", "{n} old versions kept under a notice", kept)),
        (held, ngettext("{n} held back", "{n} held back", held)),
        (unstarted, ngettext("{n} without any translation", "{n} without any translation", unstarted)),
    )
    parts += [each for each in rest if each[0]]
    app.say(", ".join(said.format(n=number(count)) for count, said in parts) + ".")
    if sums["held"] or sums["kept"]:
        app.say(_("Next: i18nsync review shows what is left to read."))
