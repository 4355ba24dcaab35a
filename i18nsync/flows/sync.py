"""Sync: bring the catalogs in step with their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import MergeResult
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project, align, keep, source_refs
from i18nsync.flows.seen import (
    BROKEN,
    CATALOG,
    PARSED,
    SOURCE,
    ParsedFacts,
    Seen,
    counts_of,
    facts_of,
    look,
    parsed_facts_of,
    uncollected,
)

__all__ = ["Failed", "Orphan", "Synced", "sync"]


@dataclass(frozen=True, slots=True)
class Synced:
    """A catalog that is in step now.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        result: what the merge did; None where nothing had changed.
        created: whether the catalog is new.
    """

    article: str
    locale: Locale
    path: str
    result: MergeResult | None = None
    created: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """An article or catalog that could not be worked on; the others go on."""

    article: str
    locale: Locale | None
    error: I18nsyncError


@dataclass(frozen=True, slots=True)
class Orphan:
    """A catalog whose source is gone; it is left as it is."""

    article: str
    locale: Locale
    path: str


def sync(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), *, dry_run: bool = False
) -> Iterator[Synced | Failed | Orphan]:
    """Merge every source into its catalogs; write only the catalogs that change.

    A source whose revision stands in its catalog's header is not even parsed. A source without translatable
    text gets no catalog.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.
        dry_run: do everything but write.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    with uncollected():
        seen = look(project, locales, versions=False)
        refs = source_refs(project, patterns)
    try:
        for ref in refs:
            events = _unchanged(seen, ref.id, locales)
            if events is None:
                yield from _sync_article(project, seen, ref, locales, dry_run=dry_run)
            else:
                yield from events
    finally:
        if not dry_run:
            seen.index.save()
    if not patterns:
        known = {ref.id for ref in refs}
        for locale in locales:
            articles = sorted(seen.catalogs[locale]) if seen.stamped else project.catalogs.articles(locale)
            for article in articles:
                if article not in known:
                    yield Orphan(article, locale, project.catalogs.path(article, locale))


def _unchanged(seen: Seen, article: str, locales: Sequence[Locale]) -> list[Synced] | None:
    """What there is to say of an article that is in step in all locales as far as the index knows; None if not."""
    if not seen.stamped:
        return None
    source, get = seen.source(article), seen.index.get
    events: list[Synced] = []
    try:
        revision = get(SOURCE, source.path, source.stamp)[0]
        for locale in locales:
            catalog = seen.catalogs[locale].get(article)
            if catalog is not None:
                if get(CATALOG, catalog.path, catalog.stamp)[0] != revision:
                    return None
                events.append(Synced(article, locale, catalog.path))
            elif ParsedFacts(*get(PARSED, source.path, source.stamp)).keys:
                return None
    except BROKEN:
        return None
    return events


def _sync_article(
    project: Project, seen: Seen, ref: ArticleRef, locales: Sequence[Locale], *, dry_run: bool
) -> Iterator[Synced | Failed]:
    try:
        article = project.source.read(ref)
    except I18nsyncError as error:
        yield Failed(ref.id, None, error)
        return
    facts = facts_of(project, article)
    file = seen.source(ref.id)
    if seen.index.get(SOURCE, file.path, file.stamp) is None:
        seen.index.put(SOURCE, file.path, file.stamp, facts)
    document: Document | None = None
    for locale in locales:
        path = project.catalogs.path(ref.id, locale)
        try:
            counts = counts_of(project, ref.id, locale, seen.catalog(ref.id, locale), seen.index)
            if counts is not None and counts.source_revision == facts.revision:
                yield Synced(ref.id, locale, path)
                continue
            if document is None:
                document = project.parse(article)
                seen.index.put(PARSED, file.path, file.stamp, parsed_facts_of(document))
            if counts is None and not document.segments:
                continue
            aligned = align(project, article, document, locale)
            if not dry_run:
                aligned = keep(project, aligned).aligned
        except I18nsyncError as error:
            yield Failed(ref.id, locale, error)
            continue
        yield Synced(ref.id, locale, path, aligned.merged, created=counts is None)
