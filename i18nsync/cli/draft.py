"""`i18nsync draft`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, articles_argument, lead, locales_option, pass_app, show_failure
from i18nsync.cli.draft_plan import Estimate
from i18nsync.cli.draft_progress import with_draft_progress
from i18nsync.cli.stopping import stoppable
from i18nsync.core import counted
from i18nsync.messages import _, either, ngettext, number

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
    wrong: dict[str, int] = field(default_factory=dict)  # article -> drafts in which the checks find an error
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
            _("--max-cost needs a price: write, say, price = 20.0 (of a million characters) into [engine.NAME]."), ctx
        )
    budget = Budget(prices, max_chars=max_chars, max_cost=max_cost)
    made = workspace.engines(engines, budget)
    chains = {locale: made.chain(locale) for locale in chosen}
    pairs = {locale: workspace.project.pair(locale) for locale in chosen}
    sums = _Sums(estimate=Estimate(chains, pairs, prices) if dry_run else None)
    with stoppable(_("Stopping: what is under way gets three seconds. Ctrl-C again stops at once.")) as stop:
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
                said = _("Each article goes to {engines} by lot; the estimate is for {first} alone.")
                app.say(said.format(engines=either(trial.names), first=trial.names[0]))
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
            raise click.UsageError(_("--seed draws the lots of --compare; give both, or neither."))
        return None
    if engines:
        raise click.UsageError(_("--compare names the engines itself; leave --engine out."))
    from i18nsync.core.compare import Trial

    names = tuple(dict.fromkeys(name.strip() for name in compare.split(",") if name.strip()))
    if len(names) < 2 or "memory" in names:
        raise click.UsageError(_("--compare takes two engines or more besides the memory, as deepl,google."))
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
            said = (
                _("{engine} is out for the rest of this run: {reason}")
                if event.for_good
                else _("{engine} is out, and asked again now and then: {reason}")
            )
            app.warn(said.format(engine=event.engine, reason=event.error.message))
        case Stopped():
            sums.stopped, sums.spent = True, event.spent
        case Untouched():
            sums.untouched += 1
            app.say(f"{lead(_('left'))}{event.article} ({event.locale}): {event.reason}", level=1)
        case Plan() if sums.estimate is not None:
            sums.estimate.show(app, event)
        case Drafted():
            _show_drafted(app, event, sums)


def _show_drafted(app: App, event: Drafted, sums: _Sums) -> None:
    sums.by_engine.update(event.by_engine)
    sums.left += len(event.failures)
    sums.preapproved += event.preapproved
    if event.wrong:
        sums.wrong[event.article] = sums.wrong.get(event.article, 0) + event.wrong
    # That the memory does not have a text is no trouble; that an engine could not draft it is.
    sums.troubled = sums.troubled or any(
        engine != "memory" and not event.barred and not event.cut
        for failure in event.failures
        for engine, _reason in failure.reasons
    )
    if event.barred:
        said = _("{article} ({locale}) was sent nowhere: {reason}")
        app.say(lead(_("kept")) + said.format(article=event.article, locale=event.locale, reason=event.barred))
    total = event.drafted + len(event.failures)
    if event.drafted:
        sums.articles.add(event.article)
        far = _("{done} of {total}").format(done=event.drafted, total=total)
        app.say(f"{lead(_('draft'), 'green')}{event.article} ({event.locale})  {far}: {_by(event.by_engine)}")
    else:
        far = _("{done} of {total}").format(done=0, total=total)
        app.say(f"{lead(_('none'))}{event.article} ({event.locale})  {far}", level=1)
    for failure in event.failures:
        reasons = "; ".join(f"{engine}: {reason}" for engine, reason in failure.reasons) or _("no engine was asked")
        app.say(f"        {failure.key.source[:48]!r}: {reasons}", level=1)


def _close(app: App, sums: _Sums, budget: Budget, chain: Sequence[str]) -> None:
    drafted = sum(sums.by_engine.values())
    if sums.untouched:
        said = ngettext(
            "{n} article left alone: a version exists that no catalog tracks (-v lists them).",
            "{n} articles left alone: a version exists that no catalog tracks (-v lists them).",
            sums.untouched,
        )
        app.say(said.format(n=number(sums.untouched)))
        app.say(_("Next: i18nsync adopt takes the texts of such versions into catalogs."))
    if not drafted and not sums.left:
        app.say(_("Nothing to draft: every string has a translation."))
        return
    # TRANSLATORS: {strings} and {articles} are as "12 strings" and "3 articles".
    done = _("{strings} drafted in {articles}").format(
        strings=counted.strings(drafted), articles=counted.articles(len(sums.articles))
    )
    app.say(f"{': '.join(filter(None, [done, _by(sums.by_engine)]))}.")
    _say_sent(app, budget)
    if sums.spent is not None:
        said = _("Stopped at the limit: {reason}.").format(reason=sums.spent.message)
        app.say(f"{said} {sums.spent.hint}")
    if sums.left:
        said = ngettext(
            "{n} string still missing (-v says why for each).",
            "{n} strings still missing (-v says why for each).",
            sums.left,
        )
        app.say(said.format(n=number(sums.left)))
        if set(chain) == {"memory"}:
            app.say(
                _(
                    "Next: i18nsync draft --engine memory --engine google asks Google for the rest; it sends the text "
                    "there."
                )
            )
    if sums.preapproved:
        said = ngettext(
            "{n} string of them reviewed already: the memory has the same text between the same neighbours, confirmed "
            "by a person.",
            "{n} strings of them reviewed already: the memory has the same text between the same neighbours, confirmed "
            "by a person.",
            sums.preapproved,
        )
        app.say(said.format(n=number(sums.preapproved)))
    if sums.wrong:
        said = ngettext(
            "{n} draft has an error: read it first: {command}",
            "{n} drafts have errors: read them first: {command}",
            sum(sums.wrong.values()),
        )
        named = f" {next(iter(sums.wrong))}" if len(sums.wrong) == 1 else ""
        app.say(said.format(n=number(sum(sums.wrong.values())), command=f"i18nsync check{named} --only drafts"))
    if drafted:
        app.say(_("Next: i18nsync review, to read the drafts and confirm them."))


def _by(engines: Mapping[str, int]) -> str:
    """Who drafted how much, as `3 by memory, 9 by google`."""
    return ", ".join(
        ngettext("{n} by {engine}", "{n} by {engine}", count).format(n=number(count), engine=engine)
        for engine, count in engines.items()
        if count
    )


def _say_sent(app: App, budget: Budget) -> None:
    from i18nsync.core.budget import money

    parts = [
        ngettext("{n} character to {engine}", "{n} characters to {engine}", count).format(
            n=number(count), engine=engine
        )
        for engine, count in budget.characters.items()
        if count
    ]
    if parts:
        if budget.priced:
            parts.append(_("cost {sum}").format(sum=money(budget.cost)))
        # TRANSLATORS: {parts} is a list, as "1,200 characters to google, cost 0.02".
        app.say(_("Sent {parts}.").format(parts=", ".join(parts)))
