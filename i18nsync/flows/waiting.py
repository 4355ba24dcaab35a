"""Waiting: how long articles have waited for work, and whether their deadline is past."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING

from i18nsync.core.article import ArticleRef
from i18nsync.core.carry import earlier_source
from i18nsync.core.durations import spoken
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.stamps import written
from i18nsync.core.status import ArticleState, ArticleStatus, Waiting
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project
from i18nsync.messages import _

if TYPE_CHECKING:
    from i18nsync.flows.seen import Seen

__all__ = ["outdated_since", "with_waiting"]

_SHAPE = "%Y-%m-%dT%H:%M:%SZ"
_IDLE = (ArticleState.PUBLISHED, ArticleState.ORPHANED)


def with_waiting(
    project: Project, seen: Seen, rows: Sequence[ArticleStatus], changed: Mapping[tuple[str, Locale], int]
) -> list[ArticleStatus]:
    """The rows, with how long those that need work have waited for it; what is overdue says so in its reason.

    What is outdated waits since its source changed: the first of the strings that still wait, by the project's
    history; before a sync has seen it, the source's time of writing. Everything else waits since the article's date. A
    day without time counts from its end, so nothing is overdue that may not be; without date, the source's time of
    writing counts.

    Args:
        project: the project, its clock and its policy.
        seen: its files.
        rows: rows of a report.
        changed: when the sources of untracked versions changed, in seconds since the epoch.
    """
    now = project.clock()
    first: dict[Locale, Mapping[str, str]] = {}
    refs = cache(lambda: {ref.id: ref for ref in project.source.refs(project.source_locale)})
    result = []
    for row in rows:
        if row.status in _IDLE or (row.status is ArticleState.UNTRACKED and not row.behind):
            result.append(row)
            continue
        modified = partial(_modified, project, seen, refs, row.article)
        since = ""
        if row.status is ArticleState.OUTDATED:
            if row.locale not in first:
                first[row.locale] = outdated_since(project.history.events(row.locale))
            since = first[row.locale].get(row.article, "") or _said(modified())
        elif row.behind:
            since = _said(changed.get((row.article, row.locale)) or modified())
        since = since or row.moment or _end_of(row.date) or _said(modified())
        result.append(_timed(row, since, now, project.policy(row.article).due))
    return result


_FOLLOWED = ("review", "edit", "draft", "carry", "adopt")
"""Actions after which a string is no longer outdated."""


def outdated_since(events: Iterable[HistoryEvent]) -> dict[str, str]:
    """Since when each article has a string that is outdated, as UTC time by id; from its history, oldest event first.

    A string that changes again before anybody has followed the first change has waited since that one.
    """
    waiting: dict[str, dict[tuple[str, str], tuple[str, str]]] = {}
    for event in events:
        strings = waiting.setdefault(event.article, {})
        key = (event.context, event.source)
        if event.action == "outdate":
            # What the translation was made from is the same for each change that nobody has followed.
            was = earlier_source(event)
            same = next((k for k, (source, _) in strings.items() if k[0] == event.context and source == was), key)
            _rest, at = strings.pop(same, ("", event.at))
            strings[key] = (was, at)
        elif event.action in _FOLLOWED:
            strings.pop(key, None)
    return {article: min(at for _, at in strings.values()) for article, strings in waiting.items() if strings}


def _timed(row: ArticleStatus, since: str, now: str, due: int) -> ArticleStatus:
    if not due or not since:
        return replace(row, waiting=Waiting(since))
    end = datetime.fromisoformat(since) + timedelta(seconds=due)
    late = (datetime.fromisoformat(now) - end).total_seconds()
    waiting = Waiting(since, end.strftime(_SHAPE), overdue=late > 0)
    if late <= 0:
        return replace(row, waiting=waiting)
    reason = "; ".join(filter(None, (_("overdue by {time}").format(time=spoken(int(late))), row.reason)))
    return replace(row, waiting=waiting, reason=reason)


def _modified(project: Project, seen: Seen, refs: Callable[[], Mapping[str, ArticleRef]], article: str) -> float:
    """When the source was last written, in seconds since the epoch; 0 where nothing tells."""
    if found := written(seen.source(article).stamp):
        return found
    try:  # nobody lists stamps, or not of a link: the file says it itself
        return project.source.read(refs()[article]).modified or 0.0
    except I18nsyncError:  # pragma: no cover - it was there when its row was made, a moment ago
        return 0.0


def _said(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(_SHAPE) if seconds else ""


def _end_of(day: str) -> str:
    """The first moment after a day; empty for none."""
    try:
        return (datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(days=1)).strftime(_SHAPE)
    except (ValueError, OverflowError):
        return ""
