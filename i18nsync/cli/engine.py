"""`i18nsync engine`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, locales_option, pass_app
from i18nsync.cli.evaluate import command as evaluate_command
from i18nsync.errors import I18nsyncError
from i18nsync.messages import N_, _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.locale import Locale
    from i18nsync.flows.probe import Probed
    from i18nsync.wiring.engines import Engines

__all__ = ["command"]


@click.group("engine")
def command() -> None:
    """Show the engines, and try what they do to markup."""


command.add_command(evaluate_command)


@command.command("list")
@pass_app
def list_engines(app: App) -> None:
    """Show which engines there are, and what each can do.

    For each engine: who asks it and in which place; the locales that it can translate into; whether text leaves this
    machine; the longest text in one piece; calls a second and at once; texts in a call; the price of a million
    characters, as the settings give it. What is set up wrongly, or lacks a key, is listed with the reason.
    """
    workspace = app.workspace
    engines = workspace.engines()
    locales = workspace.project.locales
    head = [_("engine"), _("asked"), *map(str, locales), _("text"), _("longest"), _("a second"), _("at once")]
    head += [_("a call"), _("price")]
    rows = [head]
    wrong: list[tuple[str, I18nsyncError]] = []
    for name in engines.names():
        try:
            rows.append(_row(app, engines, name, locales))
        except I18nsyncError as error:
            wrong.append((name, error))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for name, failure in wrong:
        place = f"{failure.where}: " if failure.where not in ("", name) else ""
        click.echo(f"{name.ljust(widths[0])}  " + _("not set up: {reason}").format(reason=place + failure.message))
        for line in failure.hint.splitlines():
            click.echo(f"{' ' * widths[0]}  {line}")
    for locale in locales:
        chain = workspace.settings.engines_for(locale)
        names = _(", then ").join(chain) or _("no engine")
        click.echo(_("Into {locale}: {engines}.").format(locale=locale, engines=names))


def _row(app: App, engines: Engines, name: str, locales: Sequence[Locale]) -> list[str]:
    from i18nsync.wiring.engines import INSTANT

    workspace = app.workspace
    engine = engines.bare(name, codes=None) if name != "memory" else engines.engine(name)
    engines.need_key(name)
    limits = engines.limits(name, engine)
    able = [engine.capabilities(workspace.project.pair(locale)) for locale in locales]
    asked = [locale.tag for locale in locales if name in workspace.settings.engines_for(locale)]
    longest = min((each.max_chars for each in able if each is not None and each.max_chars), default=0)
    instant = name in INSTANT
    return [
        name,
        ", ".join(asked) or "-",
        *(_able(each) for each in able),
        _("leaves") if engine.sends_text_offsite else _("stays"),
        number(longest) if longest else "-",
        f"{limits.rate:g}" if limits.rate and not instant else "-",
        "-" if instant else str(limits.parallel),
        "-" if instant else str(limits.batch),
        number(limits.price, 2) if limits.price else "-",
    ]


def _able(found: object) -> str:
    """What an engine can do for a locale, in a word or two."""
    if found is None:
        return _("no")
    extra = [_(word) for word in (N_("glossary"), N_("context")) if getattr(found, word, False)]
    return "+".join([_("yes"), *extra])


@command.command("probe")
@click.argument("name", metavar="NAME")
@locales_option()
@click.pass_context
@pass_app
def probe_engine(app: App, ctx: click.Context, name: str, locales: tuple[str, ...]) -> None:
    """Try which way of writing markup survives in an engine, and keep what was found.

    Five short texts of our own, with links, emphasis and code, are sent in each way that there is, into each locale.
    What came back whole decides which way later drafts try first; it is kept in .i18nsync/probes.json, and
    renderings in the settings of the engine goes before it.

    Exit code 1 when nothing came back whole.
    """
    from i18nsync.flows.probe import CANARIES, by_locale, order, probe, travelling
    from i18nsync.wiring.engines import INSTANT
    from i18nsync.wiring.probes import save_probe

    workspace = app.workspace
    if name in INSTANT:
        raise click.UsageError(_("{name} keeps markup as it is; there is nothing to try.").format(name=name), ctx)
    engines = workspace.engines([name])
    engine = engines.unchecked(name)
    pairs = [workspace.project.pair(locale) for locale in app.locales(locales)]
    results: list[Probed] = []
    for result in probe(engine, pairs, workspace.codes):
        results.append(result)
        said = (
            _("{survived} of {sent} came back whole, {repaired} of them after repair")
            if result.repaired
            else _("{survived} of {sent} came back whole")
        ).format(survived=result.survived, sent=result.sent, repaired=result.repaired)
        app.say(f"{result.rendering:<10}({result.locale})  {said}")
        for problem in result.problems:
            app.say(f"          {problem}", level=1)
    if not results:
        raise click.UsageError(_("{name} translates into none of these locales.").format(name=name), ctx)
    usual = next(able.renderings for pair in pairs if (able := engine.capabilities(pair)) is not None)
    best = order(results, usual)
    sent = sum(engines.budget.characters.values())
    said = ngettext(
        "Sent {n} character of {texts} texts in {ways} ways.",
        "Sent {n} characters of {texts} texts in {ways} ways.",
        sent,
    )
    app.say(said.format(n=number(sent), texts=len(CANARIES), ways=len(travelling())))
    if not best:
        app.say(
            _("Nothing came back whole, so the order stays {usual} (-v says what went wrong).").format(
                usual=", ".join(usual)
            )
        )
        ctx.exit(1)
    where = save_probe(workspace.root, name, at=workspace.project.clock(), renderings=best, survived=by_locale(results))
    app.say(
        _("Drafts with {name} now try {best}; kept in {where}.").format(
            name=name, best=_(", then ").join(best), where=where
        )
    )
