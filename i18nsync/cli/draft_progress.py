"""How far a run of drafting is: a bar on a terminal, a line every ten seconds elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App
from i18nsync.core import counted
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.budget import Budget
    from i18nsync.flows.draft import Event, Progress

__all__ = ["EVERY", "duration", "summary", "with_draft_progress"]

EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


def with_draft_progress(
    app: App, events: Iterable[Event], budget: Budget, clock: Callable[[], float]
) -> Iterator[Event]:
    """`events` without those that only tell how far it is, which are shown on standard error.

    Args:
        app: the run of the command line.
        events: of a run that is watched.
        budget: knows what was sent.
        clock: seconds that never go backwards.
    """
    from i18nsync.flows.draft import Progress

    start = last = clock()
    with ExitStack() as stack:
        show = _bar(app, stack) if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else None
        for event in events:
            if not isinstance(event, Progress):
                yield event
            elif app.verbosity >= 0 and show is not None:
                show(event, summary(event, budget, clock() - start))
            elif app.verbosity >= 0 and clock() - last >= EVERY:
                last = clock()
                click.echo(f"{_('Drafting')}: {summary(event, budget, last - start)}", err=True)


def summary(progress: Progress, budget: Budget, seconds: float) -> str:
    """Versions, strings, characters, cost, rate, time left, and which engine is waited for, in one line."""
    from i18nsync.core.budget import money

    done = ngettext("{done} of {n} version", "{done} of {n} versions", progress.total)
    parts = [
        done.format(done=number(progress.done), n=number(progress.total)),
        counted.strings(progress.strings),
    ]
    if sent := sum(budget.characters.values()):
        parts.append(counted.characters(sent))
    if budget.priced:
        parts.append(_("cost {sum}").format(sum=money(budget.cost)))
    if progress.strings and seconds > 0:
        parts.append(_("{n} strings a second").format(n=number(progress.strings / seconds, 1)))
    if 0 < progress.done < progress.total:
        left = duration(seconds * (progress.total - progress.done) / progress.done)
        parts.append(_("{time} left").format(time=left))
    parts += [
        _("waiting for {engine} ({reason})").format(engine=engine, reason=why) for engine, why in progress.waiting
    ]
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """`5 s`, `12 min`, `3 h 20 min`."""
    if seconds < 60:
        return _("{n} s").format(n=number(seconds))
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    return _("{n} min").format(n=minutes)


def _bar(app: App, stack: ExitStack) -> Callable[[Progress, str], None]:
    """A bar that is there until `stack` is closed; gives what moves it."""
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(_("Drafting")), BarColumn(bar_width=24), TextColumn("{task.fields[text]}"))
    bar = stack.enter_context(Bar(*columns, console=app.console(err=True), transient=True))
    task = bar.add_task(_("Drafting"), total=None, text="")
    return lambda progress, text: bar.update(task, total=progress.total, completed=progress.done, text=text)
