"""Report: how every article stands in every locale, derived from sources, catalogs and versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.article import Article, ArticleRef, date_of
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.core.status import (
    ArticleState,
    ArticleStatus,
    CatalogCounts,
    ProjectReport,
    VersionFact,
    build_report,
    derive_state,
    filter_rows,
    sort_rows,
)
from i18nsync.core.unit import UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project, prose_of, select

__all__ = ["Selection", "report", "trim"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about.

    Args:
        locales: target locales.
        patterns: articles, as in `source_refs`; empty for all.
        states: only rows in these states; empty for all. The summaries count every state.
        sections: only articles under these leading paths; empty for all.
    """

    locales: Sequence[Locale]
    patterns: Sequence[str] = ()
    states: Sequence[ArticleState] = ()
    sections: Sequence[str] = ()


def report(project: Project, selection: Selection) -> ProjectReport:
    """Work out the status of every selected article.

    An article, version or catalog that cannot be read becomes a warning; the others go on.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    warnings: list[str] = []
    refs = list(project.source.refs(project.source_locale))
    places = [_Place(project, locale, warnings) for locale in selection.locales]
    known = {ref.id for ref in refs}
    orphans = {place.locale: place.strays(known) for place in places}
    chosen = refs
    if selection.patterns:
        # An orphan can be named too, by the id that it would have.
        strays = [ArticleRef(name, project.source_locale, "") for names in orphans.values() for name in names]
        path_of = {ref: project.source.path(ref) for ref in refs}
        every = [*refs, *dict.fromkeys(strays)]
        chosen = list(select(every, selection.patterns, lambda ref: path_of.get(ref, "")))
    rows: list[ArticleStatus] = []
    not_needed = 0
    for ref in chosen:
        if ref.id not in known:
            rows += [place.orphan(ref.id) for place in places if ref.id in orphans[place.locale]]
            continue
        try:
            source = _Source(project, project.source.read(ref))
            if not source.document.segments:
                not_needed += 1
                continue
        except I18nsyncError as error:
            warnings.append(_line(error))
            continue
        for place in places:
            try:
                rows.append(place.row(source))
            except I18nsyncError as error:
                warnings.append(_line(error))
    if not selection.patterns:
        rows += [place.orphan(name) for place in places for name in orphans[place.locale]]
    warnings += [f"{problem.path}: {problem.message}" for problem in project.source.problems]
    rows = filter_rows(rows, sections=selection.sections)
    full = build_report(
        rows,
        source_locale=project.source_locale,
        locales=selection.locales,
        warnings=tuple(dict.fromkeys(warnings)),
        not_needed=not_needed,
    )
    return replace(full, rows=tuple(filter_rows(full.rows, states=selection.states)))


def trim(full: ProjectReport, *, sort: str, limit: int, needs_work_only: bool) -> tuple[ProjectReport, int]:
    """The report with its rows sorted and cut, and how many rows the cut hides; the summaries stay.

    Args:
        full: the report.
        sort: see `sort_rows`.
        limit: rows to keep; 0 for all.
        needs_work_only: leave out what is published, or has a version that nobody tracks.
    """
    rows = sort_rows(full.rows, sort)
    if needs_work_only:
        rows = [row for row in rows if row.status not in (ArticleState.PUBLISHED, ArticleState.UNTRACKED)]
    hidden = max(0, len(rows) - limit) if limit else 0
    return replace(full, rows=tuple(rows[:limit] if limit else rows)), hidden


def _line(error: I18nsyncError) -> str:
    return f"{error.where}: {error.message}" if error.where else error.message


class _Source:
    """A source article with what each locale's row needs of it, worked out once."""

    def __init__(self, project: Project, article: Article) -> None:
        self.article = article
        self.document: Document = project.parse(article)
        self.revision = project.revision(article)
        self.words = self.document.words
        self.date = date_of(article.text)


class _Place:
    """One locale of the project: which versions and catalogs it has."""

    def __init__(self, project: Project, locale: Locale, warnings: list[str]) -> None:
        self.locale = locale
        self._project = project
        self._warnings = warnings
        self._versions: Mapping[str, ArticleRef] = {ref.id: ref for ref in project.source.refs(locale)}
        self._catalogs = frozenset(project.catalogs.articles(locale))

    def strays(self, known: set[str]) -> list[str]:
        """Ids of versions and catalogs whose source is gone."""
        return sorted({*self._versions, *self._catalogs} - known)

    def row(self, source: _Source) -> ArticleStatus:
        """The row of one source article.

        Raises:
            I18nsyncError: its catalog cannot be read.
        """
        ref = replace(source.article.ref, locale=self.locale)
        counts = self._counts(ref.id)
        version = self._version(ref.id, source, counts)
        reviews = self._project.policy(ref.id).reviews
        status, reason = derive_state(counts, source_revision=source.revision, version=version, reviews=reviews)
        units = dict(counts.states) if counts is not None else {UnitState.MISSING: len(source.document.keys)}
        return ArticleStatus(
            ref.id,
            self.locale,
            status,
            reason,
            source=source.article.path,
            target=self._project.source.path(self._versions.get(ref.id, ref)),
            words=source.words,
            units=units,
            words_done=sum(counts.words.get(state, 0) for state in UnitState if state.is_confirmed) if counts else 0,
            published=version is not None and not version.problem,
            catalog=self._project.catalogs.path(ref.id, self.locale) if counts is not None else "",
            date=source.date,
        )

    def orphan(self, article: str) -> ArticleStatus:
        """The row of a version or catalog without source."""
        counts = self._counts(article) if article in self._catalogs else None
        ref = self._versions.get(article)
        version = VersionFact(self._project.source.path(ref), "") if ref else None
        status, reason = derive_state(counts, source_revision=None, version=version)
        return ArticleStatus(
            article,
            self.locale,
            status,
            reason,
            target=version.path if version else "",
            units=dict(counts.states) if counts else {},
            published=version is not None,
            catalog=self._project.catalogs.path(article, self.locale) if counts else "",
        )

    def _counts(self, article: str) -> CatalogCounts | None:
        return self._project.catalogs.scan(article, self.locale) if article in self._catalogs else None

    def _version(self, article: str, source: _Source, counts: CatalogCounts | None) -> VersionFact | None:
        ref = self._versions.get(article)
        if ref is None:
            return None
        path = self._project.source.path(ref)
        try:
            version = self._project.source.read(ref)
            if counts is not None and counts.built.startswith(f"{version.revision} "):
                # What we built from reviewed text needs no guess at its language.
                return VersionFact(path, version.revision)
            prose = prose_of(self._project.parse(version))
        except I18nsyncError as error:
            self._warnings.append(_line(error))
            return VersionFact(path, "", "cannot be read")
        verdict = self._project.judge(prose, prose_of(source.document), self.locale)
        if verdict.ok:
            return VersionFact(path, version.revision, note=verdict.reason)
        return VersionFact(path, version.revision, verdict.reason)
