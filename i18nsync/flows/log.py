"""Log: what was done to articles, by whom, from the history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.flows.project import Project, is_named

__all__ = ["log"]


def log(
    project: Project,
    locales: Sequence[Locale],
    patterns: Sequence[str] = (),
    *,
    by: str = "",
    since: str = "",
) -> Iterator[HistoryEvent]:
    """Events of all locales in the order of time, the oldest first.

    Args:
        project: the project.
        locales: target locales.
        patterns: article ids, leading parts of them or globs; empty for all. An article
            that is gone still has its history.
        by: a part of the person's name or e-mail; empty for anybody.
        since: the earliest moment, as `2026-01-02` or `2026-01-02T10:00:00Z`; empty for the beginning.
    """
    events = [event for locale in locales for event in project.history.events(locale)]
    for event in sorted(events, key=lambda event: event.at):
        if event.at < since or by.casefold() not in event.by.casefold():
            continue
        if not patterns or any(is_named(pattern, event.article) for pattern in patterns):
            yield event
