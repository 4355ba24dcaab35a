"""Forked processes: much quicker than new interpreters, and real enough to be killed."""

from __future__ import annotations

import os
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

__all__ = ["ended_well", "start"]


def start(work: Callable[[], object], log: Path) -> int:
    """Do `work` in a process of its own; what it prints goes to `log`. Gives the process number."""
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        # Python 3.12 warns of forks beside threads; pytest-xdist's thread is not needed in the fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _child(work, log)
    return process


def _child(work: Callable[[], object], log: Path) -> NoReturn:
    code = 70
    try:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        stream = os.fdopen(handle, "w", encoding="utf-8")
        sys.stdout = sys.stderr = stream
        try:
            work()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        except BaseException:
            traceback.print_exc(file=stream)
        stream.flush()
    finally:
        os._exit(code)  # nothing of pytest's own may run here


def ended_well(process: int, log: Path) -> None:
    """Wait for `process`; show its log if it failed."""
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, log.read_text(encoding="utf-8")
