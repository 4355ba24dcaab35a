"""History: who did what to which string, when; one JSON object a line, append-only, a file a month.

The files are meant for version control: lines are whole and sorted by nothing but time of writing, so two branches are
merged by git's `union` driver (`gitattributes_line`).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from math import inf
from pathlib import Path
from typing import Any

from i18nsync.core.effort import Effort
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.errors import StoreError
from i18nsync.messages import _
from i18nsync.stores.draft_places import DraftPlaces
from i18nsync.stores.files import read_bytes, store_error
from i18nsync.stores.po_header import language_tag

__all__ = ["JsonlHistory", "gitattributes_line"]

_FIELDS = tuple(field.name for field in fields(HistoryEvent))
_REQUIRED = ("at", "action", "article", "locale")
_MONTH = re.compile(r"(\d{4}-\d\d)-\d\d")


def gitattributes_line(catalogs: str = "locales") -> str:
    """The line of `.gitattributes` that lets git keep both sides' events when branches are merged."""
    return f"{catalogs}/*/history/*.jsonl merge=union"


class JsonlHistory:
    """Events in `locales/<locale>/history/<year-month>.jsonl`; implements `i18nsync.core.ports.History`.

    Args:
        root: the project's folder.
        catalogs: the catalogs' folder, relative to it.
    """

    def __init__(self, root: Path, catalogs: str = "locales") -> None:
        self._root = root
        self._catalogs = catalogs
        self._places: dict[Path, DraftPlaces] = {}

    def append(self, events: Sequence[HistoryEvent]) -> None:
        """Add events, flushed to the disk before this returns.

        The lines of a file go out in one write at its end, so that events of two processes do not mix within a line.

        Raises:
            StoreError: they cannot be written, or an event's time is not one.
        """
        lines: dict[Path, list[str]] = {}
        for event in events:
            lines.setdefault(self._file(event), []).append(_line(event))
        for path, texts in lines.items():
            try:
                _append(path, "".join(texts).encode("utf-8", "backslashreplace"))
            except OSError as error:
                raise store_error(path, error) from error

    def events(self, locale: Locale) -> Iterator[HistoryEvent]:
        """All events of a locale, oldest first; lines that cannot be read are skipped.

        Raises:
            StoreError: a file is there and cannot be read.
        """
        found: list[HistoryEvent] = []
        for path in sorted(self._folder(locale.tag).glob("*.jsonl")):
            for line in (read_bytes(path) or b"").split(b"\n"):
                event = _event(line)
                if event is not None:
                    found.append(event)
        # A union merge puts one side's lines after the other's. The times are of one form, so they sort as text.
        found.sort(key=lambda event: event.at)
        return iter(found)

    def drafts(self, article: str, locale: Locale) -> list[HistoryEvent]:
        """The `draft` events of one article, oldest first.

        Each file is looked through once in a run, then only for what was added to it.

        Raises:
            StoreError: a file is there and cannot be read.
        """
        found: list[HistoryEvent] = []
        for path in sorted(self._folder(locale.tag).glob("*.jsonl")):
            places = self._places.setdefault(path, DraftPlaces(path))
            events = map(_event, places.lines(_json(article).encode("utf-8", "backslashreplace")))
            # A place that was taken before the file was changed from outside may hold another line by now.
            found += [event for event in events if event and (event.action, event.article) == ("draft", article)]
        found.sort(key=lambda event: event.at)
        return found

    def _folder(self, locale: str) -> Path:
        return self._root / self._catalogs / language_tag(Locale.parse(locale)) / "history"

    def _file(self, event: HistoryEvent) -> Path:
        month = _MONTH.match(event.at)
        if month is None:
            raise StoreError(
                _("{at!r} is not a time").format(at=event.at), hint=_("Times are written as 2026-01-02T10:00:00Z.")
            )
        return self._folder(event.locale) / f"{month[1]}.jsonl"


def _line(event: HistoryEvent) -> str:
    """One line of JSON: keys sorted, empty fields left out, text as it is."""
    kept = {key: value for key, value in asdict(event).items() if value}
    return _json(kept) + "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _event(line: bytes) -> HistoryEvent | None:
    """The event of a line, or None for a line that is cut off, garbled, or from another program."""
    try:
        values = json.loads(line)
    except ValueError:  # not JSON, or not UTF-8
        return None
    if not isinstance(values, dict) or not all(isinstance(values.get(key), str) for key in _REQUIRED):
        return None
    texts = {key: values[key] for key in _FIELDS if isinstance(values.get(key), str) and key != "effort"}
    return HistoryEvent(**texts, effort=_effort(values.get("effort")))


def _effort(values: object) -> Effort | None:
    """What was measured at a review; None where there is nothing, or nothing that can be a rate."""
    if not isinstance(values, dict):
        return None
    chars, words = (_rate(values.get(key)) for key in ("chars", "words"))
    return None if chars is None or words is None else Effort(chars, words, values.get("untouched") is True)


def _rate(value: Any) -> float | None:  # noqa: ANN401  (whatever JSON can say)
    """A number from 0; NaN and infinity, which Python takes for JSON, are none."""
    return float(value) if type(value) in (int, float) and 0 <= value < inf else None


def _append(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        size = os.lseek(handle, 0, os.SEEK_END)
        if size and os.pread(handle, 1, size - 1) != b"\n":
            data = b"\n" + data  # an earlier write was cut off; its line is lost, not this one
        while data:
            data = data[os.write(handle, data) :]
        os.fsync(handle)
    finally:
        os.close(handle)
