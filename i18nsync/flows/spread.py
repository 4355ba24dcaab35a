"""Spread: much reading in several processes, where the system can fork."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

__all__ = ["spread"]

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[Sequence[T]], R], items: Sequence[T], workers: int) -> list[R]:
    """Do `work` on `items` in up to `workers` processes, one of which is this one.

    The others are forks, so `work` may hold anything; only what it returns has to be picklable. Where the system has
    no fork, or threads run (a fork of which may hang), all is done here; so is the part of a process that dies.

    Args:
        work: gets a stretch of the items.
        items: what is to be done.
        workers: processes at most.

    Returns:
        What `work` returned for each stretch, in the order of the items.
    """
    count = min(workers, len(items))
    if count < 2 or threading.active_count() > 1:
        return [work(items)]
    import multiprocessing

    if "fork" not in multiprocessing.get_all_start_methods():
        return [work(items)]
    context = multiprocessing.get_context("fork")
    edges = [len(items) * number // count for number in range(count + 1)]
    parts = [items[start:end] for start, end in pairwise(edges)]
    running = []
    try:
        for part in parts[1:]:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_work, args=(work, part, theirs), daemon=True)
            process.start()
            theirs.close()
            running.append((process, ours))
        results = [work(parts[0])]
        for part, (_, ours) in zip(parts[1:], running, strict=True):
            try:
                results.append(ours.recv())
            except EOFError:
                results.append(work(part))
    finally:
        for process, ours in running:
            ours.close()
            process.terminate()
            process.join()
    return results


def _work(work: Callable[[Sequence[T]], R], part: Sequence[T], pipe: Connection) -> None:
    # Ctrl-C is for the first process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        result = work(part)
    except Exception:
        # The first process does the part again, and whatever is wrong comes up there.
        return
    pipe.send(result)
