"""`i18nsync draft`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, plural, show_failure, with_progress

if TYPE_CHECKING:
    from i18nsync.core.compare import Trial
    from i18nsync.flows.draft import Drafted

__all__ = ["command"]


@dataclass
class _Sums:
    """What a run of drafting came to."""

    by_engine: Counter[str] = field(default_factory=Counter)
    left: int = 0
    troubled: bool = False
    articles: set[str] = field(default_factory=set)
    failed: int = 0
    untouched: int = 0
    units: int = 0
    characters: int = 0
    from_memory: int = 0


@click.command("draft")
@articles_argument()
@locales_option()
@click.option(
    "-e",
    "--engine",
    "engines",
    multiple=True,
    metavar="NAME",
    help="Ask this engine instead of those in the settings; repeatable, asked in order.",
)
@click.option(
    "--compare",
    default="",
    metavar="A,B",
    help="A fair trial: each article falls to one of these engines by lot; see `i18nsync engines --effort`.",
)
@click.option("--seed", type=int, metavar="N", help="With --compare: another number draws other lots [default: 0].")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N articles per locale.")
@click.option("-n", "--dry-run", is_flag=True, help="Count strings and characters; send and write nothing.")
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    engines: tuple[str, ...],
    compare: str,
    seed: int | None,
    limit: int | None,
    dry_run: bool,
) -> None:
    """Draft what is missing from the memory and the engines.

    Only strings without a translation are drafted; what a person wrote is never touched, and a draft is never
    published before somebody has reviewed it. Each article is saved as soon as it is done: stop with Ctrl-C
    whenever you like, and run the same command again to go on. A draft that lost a link, a number's markup or
    any other inline code is refused.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob or a path; all articles without it.

    Exit code 1 when an engine failed or was out; strings that the memory does not have are no failure.
    """
    from i18nsync.flows.draft import draft

    workspace = app.workspace
    chosen = app.locales(locales)
    trial = _trial(compare, seed, engines)
    chain = workspace.chain(trial.chain(workspace.settings.engines) if trial else engines)
    sums = _Sums()
    events = draft(
        workspace.project,
        chosen,
        lambda _locale: chain,
        app.patterns(articles),
        limit=limit,
        dry_run=dry_run,
        trial=trial,
    )
    for event in with_progress(app, events, "Drafting", None, lambda event: getattr(event, "article", "")):
        _show(app, event, sums)
    if dry_run:
        _close_plan(app, sums, [engine.name for engine in chain if engine.name != "memory"], by_lot=trial is not None)
    else:
        _close(app, sums, [engine.name for engine in chain])
    if sums.failed:
        ctx.exit(2)
    if sums.troubled:
        ctx.exit(1)


def _trial(compare: str, seed: int | None, engines: tuple[str, ...]) -> Trial | None:
    """The trial that the options ask for.

    Raises:
        click.UsageError: they contradict each other, or there is nothing to compare.
    """
    if not compare:
        if seed is not None:
            raise click.UsageError("--seed draws the lots of --compare; give both, or neither.")
        return None
    if engines:
        raise click.UsageError("--compare names the engines itself; leave --engine out.")
    from i18nsync.core.compare import Trial

    names = tuple(dict.fromkeys(name.strip() for name in compare.split(",") if name.strip()))
    if len(names) < 2 or "memory" in names:
        raise click.UsageError("--compare takes two engines or more besides the memory, as deepl,google.")
    return Trial(names, seed or 0)


def _show(app: App, event: object, sums: _Sums) -> None:
    from i18nsync.flows.draft import Drafted, EngineDown, Plan, Untouched
    from i18nsync.flows.sync import Failed

    match event:
        case Failed():
            sums.failed += 1
            show_failure(event.article, event.locale, event.error)
        case EngineDown():
            sums.troubled = True
            app.warn(f"{event.engine} is out for the rest of this run: {event.error.message}")
        case Untouched():
            sums.untouched += 1
            app.say(f"left    {event.article} ({event.locale}): {event.reason}", level=1)
        case Plan():
            sums.articles.add(event.article)
            sums.units += event.units
            sums.characters += event.characters
            sums.from_memory += event.from_memory
            app.say(
                f"plan    {event.article} ({event.locale})  {plural(event.units, 'string')}, "
                f"{plural(event.characters, 'character')}, {event.from_memory:,} in the memory"
            )
        case Drafted():
            _show_drafted(app, event, sums)


def _show_drafted(app: App, event: Drafted, sums: _Sums) -> None:
    sums.by_engine.update(event.by_engine)
    sums.left += len(event.failures)
    # That the memory does not have a text is no trouble; that an engine could not draft it is.
    sums.troubled = sums.troubled or any(
        engine != "memory" and not event.barred for failure in event.failures for engine, _reason in failure.reasons
    )
    if event.barred:
        app.say(f"kept    {event.article} ({event.locale}) was sent nowhere: {event.barred}")
    total = event.drafted + len(event.failures)
    if event.drafted:
        sums.articles.add(event.article)
        by = ", ".join(f"{count} by {engine}" for engine, count in event.by_engine.items() if count)
        app.say(
            click.style("draft   ", fg="green") + f"{event.article} ({event.locale})  {event.drafted} of {total}: {by}"
        )
    else:
        app.say(f"none    {event.article} ({event.locale})  0 of {total}", level=1)
    for failure in event.failures:
        reasons = "; ".join(f"{engine}: {reason}" for engine, reason in failure.reasons) or "no engine was asked"
        app.say(f"        {failure.key.source[:48]!r}: {reasons}", level=1)


def _close(app: App, sums: _Sums, chain: list[str]) -> None:
    drafted = sum(sums.by_engine.values())
    if sums.untouched:
        app.say(
            f"{plural(sums.untouched, 'article')} left alone: a version exists that no catalog tracks (-v lists them)."
        )
        app.say("Next: i18nsync adopt takes the texts of such versions into catalogs.")
    if not drafted and not sums.left:
        app.say("Nothing to draft: every string has a translation.")
        return
    by = ", ".join(f"{count:,} by {engine}" for engine, count in sums.by_engine.items() if count)
    app.say(
        f"{plural(drafted, 'string')} drafted in {plural(len(sums.articles), 'article')}" + (f": {by}." if by else ".")
    )
    if sums.left:
        app.say(f"{plural(sums.left, 'string')} still missing (-v says why for each).")
        if chain == ["memory"]:
            app.say(
                "Next: i18nsync draft --engine memory --engine google asks Google for the rest; it sends the text there."
            )
    if drafted:
        app.say("Next: i18nsync review, to read the drafts and confirm them.")


def _close_plan(app: App, sums: _Sums, online: list[str], *, by_lot: bool) -> None:
    if not sums.articles:
        app.say("Nothing to draft: every string has a translation.")
        return
    app.say(
        f"{plural(len(sums.articles), 'article')} to draft: {plural(sums.units, 'string')}, "
        f"{plural(sums.characters, 'character')}, {sums.from_memory:,} of them in the memory already."
    )
    rest = "would be sent to " + ", then ".join(online) if online else "would stay missing"
    if by_lot:
        rest = f"would go to {' or '.join(online)}, each article by lot"
    app.say(f"The other {sums.units - sums.from_memory:,} {rest}. Nothing was sent or written.")
