"""Where in a file of the history each article's drafts stand, so that a review need not read a year of news."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from i18nsync.stores.files import store_error

__all__ = ["DraftPlaces"]

# Keys are sorted, so a line begins with these two. A line that another program has put in another order is not found.
_DRAFT = re.compile(rb'^\{"action":"draft","article":("(?:[^"\\\n]|\\.)*+")', re.MULTILINE)
_CHECKED = 256
"""Bytes before the end of what is known that must be the same for the rest to count as added."""


class DraftPlaces:
    """The places of the `draft` lines in one file, brought up to date at each question by what was added since.

    Args:
        path: the file; it may be missing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._forget()

    def lines(self, article: bytes) -> Iterator[bytes]:
        """The lines that hold a draft of `article`, as they stand in the file.

        Args:
            article: its id as JSON.

        Raises:
            StoreError: the file is there and cannot be read.
        """
        try:
            with self._path.open("rb") as stream:
                self._catch_up(stream)
                for place in self._places.get(article, ()):
                    stream.seek(place)
                    yield stream.readline()
        except FileNotFoundError:
            self._forget()
        except OSError as error:
            raise store_error(self._path, error, "read") from error

    def _forget(self) -> None:
        self._end = 0
        self._before_end = b""
        self._places: dict[bytes, list[int]] = {}

    def _catch_up(self, stream: BinaryIO) -> None:
        stream.seek(max(0, self._end - _CHECKED))
        if stream.read(min(self._end, _CHECKED)) != self._before_end:  # cut, or replaced: by a checkout, say
            self._forget()
            stream.seek(0)
        added = stream.read()
        whole = added.rfind(b"\n") + 1  # what comes after is being written at this moment, or was cut off
        for match in _DRAFT.finditer(added, 0, whole):
            self._places.setdefault(match[1], []).append(self._end + match.start())
        self._end += whole
        self._before_end = (self._before_end + added[:whole])[-_CHECKED:]
