"""Temporary files: where a file's new content is written before it takes the old one's place.

They are hidden, so that no listing takes one for an article or a catalog, and of one name, so that one line keeps them
out of git. A process that is killed leaves its own behind; the next one that writes in the folder removes it.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
from pathlib import Path

__all__ = ["GITIGNORE", "STALE", "create_in"]

GITIGNORE = ".i18nsync-*.tmp"
"""The pattern that keeps what a killed process leaves out of git."""

STALE = 60.0
"""Seconds after which a temporary file is nobody's: a write takes milliseconds. (Its process number says nothing
where several machines or containers share the folder.)"""

_NAME = re.compile(r"\.i18nsync-[0-9]+-[0-9]+\.tmp")
_NUMBERS = itertools.count()
_SWEPT: set[Path] = set()  # folders that this process has looked at


def create_in(folder: Path) -> tuple[int, Path]:
    """A new file in `folder`, open for writing, with the permission bits that any new file gets.

    (`tempfile` would make it private, and the process's mask cannot be read without setting it.) The first time in a
    folder, what killed processes left there is removed.

    Returns:
        The file's descriptor and path.

    Raises:
        OSError: it cannot be made.
    """
    for number in _NUMBERS:
        path = folder / f".i18nsync-{os.getpid()}-{number}.tmp"
        with contextlib.suppress(FileExistsError):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            if folder not in _SWEPT:
                _SWEPT.add(folder)
                # The file system's own clock: it may be another machine's.
                _sweep(folder, os.fstat(handle).st_mtime - STALE)
            return handle, path
    raise AssertionError("the numbers never end")


def _sweep(folder: Path, before: float) -> None:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # Most names do not start with a dot: the cheap test first.
            if entry.name[0] == "." and _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):  # another process removes it at the same time
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        Path(entry.path).unlink()
