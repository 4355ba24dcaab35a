"""`i18nsync draft`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, locales_option, pass_app, plural, show_failure
from i18nsync.cli.draft_plan import Estimate
from i18nsync.cli.draft_progress import with_draft_progress
from i18nsync.cli.stopping import stoppable

if TYPE_CHECKING:
    from i18nsync.core.budget import Budget
    from i18nsync.core.compare import Trial
    from i18nsync.errors import BudgetSpent
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
    preapproved: int = 0
    stopped: bool = False
    spent: BudgetSpent | None = None
    estimate: Estimate | None = None


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
@click.option(
    "--max-chars",
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop before more than N characters are sent to engines.",
)
@click.option(
    "--max-cost",
    type=click.FloatRange(min=0),
    metavar="SUM",
    help="Stop before that costs more than SUM, by the prices in the settings.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Count strings, characters and cost; send and write nothing.")
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
    max_chars: int | None,
    max_cost: float | None,
    dry_run: bool,
) -> None:
    """Draft what is missing from the memory and the engines.

    Only strings without a translation are drafted; what a person wrote is never touched, and a draft is never
    published before somebody has reviewed it. Each article is saved as soon as it is done: stop with Ctrl-C
    whenever you like, and run the same command again to go on. A draft that lost a link, a number's markup or
    any other inline code is refused.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob or a path; all articles without it.

    Exit code 1 when an engine failed or was out; strings that the memory does not have are no failure, and a limit
    that was reached is none either.
    """
    from i18nsync.core.budget import Budget
    from i18nsync.flows.draft import draft
    from i18nsync.wiring.engines import price_of

    workspace = app.workspace
    chosen = app.locales(locales)
    settings = workspace.settings
    trial = _trial(compare, seed, engines)
    if trial:
        engines = tuple(trial.chain(settings.engines_for(None)))
    asked = engines or [name for locale in chosen for name in settings.engines_for(locale)]
    prices = price_of(settings, asked)
    if max_cost is not None and not any(prices.values()):
        raise click.UsageError(
            "--max-cost needs a price: write, say, price = 20.0 (of a million characters) into [engine.NAME].", ctx
        )
    budget = Budget(prices, max_chars=max_chars, max_cost=max_cost)
    made = workspace.engines(engines, budget)
    chains = {locale: made.chain(locale) for locale in chosen}
    pairs = {locale: workspace.project.pair(locale) for locale in chosen}
    sums = _Sums(estimate=Estimate(chains, pairs, prices) if dry_run else None)
    with stoppable("Stopping: what is under way gets three seconds. Ctrl-C again stops at once.") as stop:
        run = draft(
            workspace.project,
            chosen,
            chains.__getitem__,
            app.patterns(articles),
            limit=limit,
            dry_run=dry_run,
            stop=stop,
            watch=True,
            trial=trial,
        )
        with closing(run) as events:
            for event in with_draft_progress(app, events, budget, time.monotonic):
                _show(app, event, sums)
    if sums.estimate is not None:
        if not sums.stopped:
            sums.estimate.close(app, max_chars, max_cost)
            if trial:
                app.say(
                    f"Each article goes to {' or '.join(trial.names)} by lot; the estimate is for {trial.names[0]} alone."
                )
    else:
        _close(app, sums, budget, [engine.name for chain in chains.values() for engine in chain])
    if sums.stopped and sums.spent is None:
        raise KeyboardInterrupt
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
    from i18nsync.flows.draft import Drafted, EngineDown, Plan, Stopped, Untouched
    from i18nsync.flows.sync import Failed

    match event:
        case Failed():
            sums.failed += 1
            show_failure(event.article, event.locale, event.error)
        case EngineDown():
            sums.troubled = True
            when = "is out for the rest of this run" if event.for_good else "is out, and asked again now and then"
            app.warn(f"{event.engine} {when}: {event.error.message}")
        case Stopped():
            sums.stopped, sums.spent = True, event.spent
        case Untouched():
            sums.untouched += 1
            app.say(f"left    {event.article} ({event.locale}): {event.reason}", level=1)
        case Plan() if sums.estimate is not None:
            sums.estimate.show(app, event)
        case Drafted():
            _show_drafted(app, event, sums)


def _show_drafted(app: App, event: Drafted, sums: _Sums) -> None:
    sums.by_engine.update(event.by_engine)
    sums.left += len(event.failures)
    sums.preapproved += event.preapproved
    # That the memory does not have a text is no trouble; that an engine could not draft it is.
    sums.troubled = sums.troubled or any(
        engine != "memory" and not event.barred and not event.cut
        for failure in event.failures
        for engine, _reason in failure.reasons
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


def _close(app: App, sums: _Sums, budget: Budget, chain: Sequence[str]) -> None:
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
    from i18nsync.core.budget import money

    if sent := {engine: count for engine, count in budget.characters.items() if count}:
        cost = f", cost {money(budget.cost)}" if budget.priced else ""
        app.say(
            "Sent " + ", ".join(f"{plural(count, 'character')} to {name}" for name, count in sent.items()) + f"{cost}."
        )
    if sums.spent is not None:
        app.say(f"Stopped at the limit: {sums.spent.message}. {sums.spent.hint}")
    if sums.left:
        app.say(f"{plural(sums.left, 'string')} still missing (-v says why for each).")
        if set(chain) == {"memory"}:
            app.say(
                "Next: i18nsync draft --engine memory --engine google asks Google for the rest; it sends the text there."
            )
    if sums.preapproved:
        app.say(
            f"{plural(sums.preapproved, 'string')} of them reviewed already: the memory has the same text between the same "
            "neighbours, confirmed by a person."
        )
    if drafted:
        app.say("Next: i18nsync review, to read the drafts and confirm them.")
