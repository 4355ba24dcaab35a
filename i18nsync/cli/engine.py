"""`i18nsync engine`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, locales_option, pass_app, plural
from i18nsync.cli.evaluate import command as evaluate_command
from i18nsync.errors import I18nsyncError

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
    head = ["engine", "asked", *map(str, locales), "text", "longest", "a second", "at once", "a call", "price"]
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
        click.echo(f"{name.ljust(widths[0])}  not set up: {place}{failure.message}")
        for line in failure.hint.splitlines():
            click.echo(f"{' ' * widths[0]}  {line}")
    for locale in locales:
        chain = workspace.settings.engines_for(locale)
        click.echo(f"Into {locale}: {', then '.join(chain) if chain else 'no engine'}.")


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
        "leaves" if engine.sends_text_offsite else "stays",
        f"{longest:,}" if longest else "-",
        f"{limits.rate:g}" if limits.rate and not instant else "-",
        "-" if instant else str(limits.parallel),
        "-" if instant else str(limits.batch),
        f"{limits.price:,.2f}" if limits.price else "-",
    ]


def _able(found: object) -> str:
    """What an engine can do for a locale, in a word or two."""
    if found is None:
        return "no"
    extra = [word for word in ("glossary", "context") if getattr(found, word, False)]
    return "+".join(["yes", *extra])


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
        raise click.UsageError(f"{name} keeps markup as it is; there is nothing to try.", ctx)
    engines = workspace.engines([name])
    engine = engines.unchecked(name)
    pairs = [workspace.project.pair(locale) for locale in app.locales(locales)]
    results: list[Probed] = []
    for result in probe(engine, pairs, workspace.codes):
        results.append(result)
        mended = f", {result.repaired} of them after repair" if result.repaired else ""
        app.say(f"{result.rendering:<10}({result.locale})  {result.survived} of {result.sent} came back whole{mended}")
        for problem in result.problems:
            app.say(f"          {problem}", level=1)
    if not results:
        raise click.UsageError(f"{name} translates into none of these locales.", ctx)
    usual = next(able.renderings for pair in pairs if (able := engine.capabilities(pair)) is not None)
    best = order(results, usual)
    sent = sum(engines.budget.characters.values())
    app.say(f"Sent {plural(sent, 'character')} of {len(CANARIES)} texts in {len(travelling())} ways.")
    if not best:
        app.say(f"Nothing came back whole, so the order stays {', '.join(usual)} (-v says what went wrong).")
        ctx.exit(1)
    where = save_probe(workspace.root, name, at=workspace.project.clock(), renderings=best, survived=by_locale(results))
    app.say(f"Drafts with {name} now try {', then '.join(best)}; kept in {where}.")
