"""Ctrl-C in a run that has work under way: the first asks it to stop, the second stops it at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

__all__ = ["stoppable"]


@contextmanager
def stoppable(notice: str) -> Iterator[Callable[[], bool]]:
    """Gives what tells whether the run is to stop.

    Args:
        notice: printed on standard error at the first Ctrl-C.
    """
    asked = threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def first(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        asked.set()
        click.echo(f"\n{notice}", err=True)

    # A caller that ignores or handles Ctrl-C itself is left alone; only the main thread may set handlers.
    ours = before is signal.default_int_handler and threading.current_thread() is threading.main_thread()
    if ours:
        signal.signal(signal.SIGINT, first)
    try:
        yield asked.is_set
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
