"""`i18nsync engine evaluate`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, locales_option, pass_app
from i18nsync.messages import _, number

if TYPE_CHECKING:
    from i18nsync.core.locale import Locale
    from i18nsync.engines.evaluation import Evaluation

__all__ = ["command"]

SCHEMA = "i18nsync/evaluate/1"


@click.command("evaluate")
@click.argument("references", metavar="SET.tsv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@locales_option()
@click.option(
    "-e", "--engine", "engines", multiple=True, metavar="NAME", help="An engine [default: all of the settings]."
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=200, show_default=True, help="Texts to draft, spread over the set; 0 for all."
)  # fmt: skip
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@pass_app
def command(
    app: App, references: Path, locales: tuple[str, ...], engines: tuple[str, ...], limit: int, form: str
) -> None:
    """Score engines against human translations (chrF++ and TER).

    SET.tsv holds sources and their translations: columns named by language in the first line, or source and target
    without such a line. Each engine drafts the texts, which a paid service charges for; nothing is written. 95 %
    intervals come from bootstrap resampling, and engines whose intervals overlap are not ranked.

    Exit codes: 0; 2 on an error.
    """
    from i18nsync.engines.evaluation import evaluate, read_references

    project = app.workspace.project
    found: list[tuple[Locale, Evaluation]] = []
    for locale in app.locales(locales):
        pair = project.pair(locale)
        texts = read_references(references, pair, limit=limit)
        found += [
            (locale, evaluate(engine, pair, texts, codes=app.workspace.codes))
            for engine in app.workspace.chain(engines)
            if engine.capabilities(pair) is not None
        ]
    if form == "json":
        rows = [{"locale": str(locale), **asdict(each)} for locale, each in found]
        click.echo(json.dumps({"schema": SCHEMA, "engines": rows}, ensure_ascii=False, indent=2))
        return
    _table(app, found)


def _table(app: App, found: list[tuple[Locale, Evaluation]]) -> None:
    from i18nsync.engines.evaluation import ahead

    heads = (_("engine"), _("texts"), _("failed"))
    app.say(f"{heads[0]:<13} {heads[1]:>5}  {heads[2]:>6}         chrF++            TER")
    for locale, each in found:
        chrf, ter = (
            f"{number(score.value, 1):>5} ± {number(score.margin, 1):>4}" if score else "-"
            for score in (each.chrf, each.ter)
        )
        label = f"{each.engine} ({locale})"
        click.echo(f"{label:<14} {each.texts:>4}  {each.failed:>6}  {chrf:>13}  {ter:>13}")
        if each.reason:
            click.echo("  " + _("first failure: {reason}").format(reason=each.reason))
    for locale in dict.fromkeys(locale for locale, _each in found):
        own = [each for other, each in found if other == locale]
        if len(own) > 1:
            best = ahead(own)
            app.say(
                _("{locale}: {best} is ahead.").format(locale=locale, best=best)
                if best
                else _("{locale}: no engine is surely ahead of the others.").format(locale=locale)
            )
    signatures = dict.fromkeys(score.signature for _locale, each in found for score in (each.chrf, each.ter) if score)
    for signature in signatures:
        app.say(f"sacrebleu: {signature}", level=1)
    app.say(_("chrF++: more is better. TER: less is better. Neither tells engines apart that are close."))
