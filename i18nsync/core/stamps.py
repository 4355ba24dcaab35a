"""Stamps: what says cheaply that a file is still the same."""

from __future__ import annotations

import struct
from typing import NamedTuple, Protocol

__all__ = ["NO_FILE", "UNKNOWN", "File", "Found", "joined", "newest", "stamp_of", "written"]

_NUMBERS = struct.Struct("<3q")

NO_FILE = bytes(_NUMBERS.size)
"""The stamp of a file that is not there."""

UNKNOWN = b""
"""The stamp of a file that nothing vouches for, as one behind a link: it is never the same."""


class Found(Protocol):
    """A file that a listing saw; whatever a listing keeps of it anyhow can be one."""

    @property
    def path(self) -> str:
        """Where it lies, relative to the project, with `/`."""

    @property
    def stamp(self) -> bytes:
        """See `stamp_of`; taken no later than the file is read by whoever asks for the listing."""


class File(NamedTuple):
    """A `Found` that is nothing else."""

    path: str
    stamp: bytes


def stamp_of(mtime_ns: int, ctime_ns: int, size: int) -> bytes:
    """The stamp of a file: 24 bytes, equal where time of writing, time of change and size are.

    The time of change (ctime) is there because programs set the time of writing at will: unpacking, `cp -p` and
    `touch -r` give new content an old time.

    Args:
        mtime_ns: when the content was last written, in nanoseconds since the epoch.
        ctime_ns: when content, name or permissions last changed; on Windows, when the file was made.
        size: in bytes.
    """
    try:
        return _NUMBERS.pack(mtime_ns, ctime_ns, size)
    except struct.error:  # a time beyond the year 2262
        return UNKNOWN


def joined(*stamps: bytes) -> bytes:
    """One stamp for several files; unknown if that of any is."""
    return b"".join(stamps) if all(stamps) else UNKNOWN


def newest(stamps: bytes) -> int:
    """The latest time in one or more stamps put together, in nanoseconds since the epoch; 0 where there is none."""
    return max((max(mtime, ctime) for mtime, ctime, _ in _NUMBERS.iter_unpack(stamps)), default=0)


def written(stamp: bytes) -> float:
    """When a file's content was last written, in seconds since the epoch; 0 where its stamp does not tell."""
    return _NUMBERS.unpack(stamp)[0] / 1e9 if len(stamp) == _NUMBERS.size else 0.0
