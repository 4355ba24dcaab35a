"""Rehydrate: give catalogs back the reviews that a foreign tool dropped, from the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.rehydrate import Rehydrated, replay
from i18nsync.core.rehydrate import rehydrate as give_back
from i18nsync.errors import ArticleNotFound, I18nsyncError
from i18nsync.flows.project import Project, event_of, is_named
from i18nsync.flows.sync import Failed
from i18nsync.messages import _

__all__ = ["Restored", "rehydrate"]


@dataclass(frozen=True, slots=True)
class Restored:
    """What one catalog got back, or did not.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        result: unit by unit.
    """

    article: str
    locale: Locale
    path: str
    result: Rehydrated


def rehydrate(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), *, dry_run: bool = False
) -> Iterator[Restored | Failed]:
    """Compare every catalog with the history and restore what was dropped; see `i18nsync.core.rehydrate`.

    Catalogs are taken as they are: the sources are not looked at, so an article that is gone keeps its reviews too.

    Args:
        project: the project.
        locales: target locales.
        patterns: article ids, leading parts of them, globs, or paths of catalogs or sources; empty for all.
        dry_run: do everything but write.

    Yields:
        A catalog for which there is something to say.

    Raises:
        ArticleNotFound: a pattern names no catalog.
        StoreError: the history cannot be read.
    """
    for locale, article, events in _chosen(project, locales, patterns):
        yield from _catalog(project, locale, article, events, dry_run=dry_run)


def _chosen(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str]
) -> list[tuple[Locale, str, Sequence[HistoryEvent]]]:
    """The catalogs that are named and have a history, each with its events."""
    used = set[str]()
    chosen = list[tuple[Locale, str, Sequence[HistoryEvent]]]()
    sources = {ref.id: project.source.path(ref) for ref in project.source.refs(project.source_locale)}
    for locale in locales:
        events = defaultdict[str, list[HistoryEvent]](list)
        for event in project.history.events(locale):
            events[event.article].append(event)
        for article in project.catalogs.articles(locale):
            names = (article, project.catalogs.path(article, locale), sources.get(article, article))
            hits = {pattern for pattern in patterns if any(is_named(pattern, name) for name in names)}
            used |= hits
            if (hits or not patterns) and article in events:
                chosen.append((locale, article, events[article]))
    for pattern in patterns:
        if pattern not in used:
            raise ArticleNotFound(
                _("no catalog is named {pattern!r}").format(pattern=pattern),
                hint=_("Give an id as `i18nsync status` shows it, the start of one (2026/01), a glob or a path."),
            )
    return chosen


def _catalog(
    project: Project, locale: Locale, article: str, events: Sequence[HistoryEvent], *, dry_run: bool
) -> Iterator[Restored | Failed]:
    try:
        with nullcontext() if dry_run else project.catalogs.locked(article, locale):
            catalog = project.catalogs.load(article, project.pair(locale))
            if catalog is None:
                return  # deleted since the listing
            result = give_back(catalog, replay(events))
            if not dry_run and result.catalog != catalog:
                project.catalogs.save(result.catalog)
                _note(project, result)
    except I18nsyncError as error:
        yield Failed(article, locale, error)
        return
    if result.catalog != catalog or result.left:
        yield Restored(article, locale, project.catalogs.path(article, locale), result)


def _note(project: Project, result: Rehydrated) -> None:
    """A line for each review; nobody does it anew, so it names no doer."""
    at = project.clock()
    events = []
    for unit in result.reviews:
        reviews = "; ".join(f"{stamp.by} at {stamp.at}" for stamp in unit.stamps)
        events.append(replace(event_of("rehydrate", result.catalog, unit, at, note=reviews), engine=""))
    if events:
        project.history.append(events)
