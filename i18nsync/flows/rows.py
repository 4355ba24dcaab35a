"""Rows: how each article stands in each locale, worked out anew or taken from the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.core.ports import StatusIndex
from i18nsync.core.stamps import NO_FILE, Found, joined
from i18nsync.core.status import ArticleState, ArticleStatus, CatalogCounts, VersionFact, derive_state
from i18nsync.core.unit import UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project, prose_of
from i18nsync.flows.seen import (
    BROKEN,
    PARSED,
    SOURCE,
    ParsedFacts,
    Put,
    Recorder,
    Seen,
    SourceFacts,
    counts_of,
    facts_of,
    pack_states,
    parsed_facts_of,
    unpack_states,
)
from i18nsync.messages import ENGLISH, _, language

__all__ = ["Column", "Outcome", "Task", "line_of", "work_out"]

_STATES = tuple(ArticleState)
_NUMBER = {state: number for number, state in enumerate(_STATES)}

Task = tuple[ArticleRef, Sequence[int]]
"""An article, and the numbers of the columns in which its row is wanted."""

_Row = list[Any]
"""A row as JSON can say it: [number of the state, reason, words, packed units, words done, published, date, path of
the source, path of the version, path of the catalog, moment, words to translate, named by the footer]; a path that a
listing with stamps has is left to that."""


class _Judged(NamedTuple):
    """What the index knows of a version: its revision, and the verdict on it beside a revision of its source."""

    revision: str
    source: str = ""
    ok: bool = True
    reason: str = ""


class Outcome(NamedTuple):
    """What was found out about one article; it can be sent to another process.

    Args:
        rows: its packed rows, with the number of the column each.
        warnings: what could not be read, in plain sentences.
        needed: whether it has text to translate.
    """

    rows: Sequence[tuple[int, _Row]] = ()
    warnings: Sequence[str] = ()
    needed: bool = True


def line_of(error: I18nsyncError) -> str:
    """An error as a warning: where, and what."""
    return f"{error.where}: {error.message}" if error.where else error.message


def work_out(
    project: Project, seen: Seen, columns: Sequence[Column], tasks: Iterable[Task]
) -> tuple[list[Outcome], list[Put]]:
    """The outcomes of articles whose rows the index does not know, and what it should know from now on.

    Args:
        project: the project.
        seen: its files.
        columns: the locales.
        tasks: the articles, each with the numbers of the columns whose rows are wanted.
    """
    # This may be a fork, in which the parent's open file must not be used; so the index is opened anew.
    index = Recorder(project.index() if project.index is not None else seen.index)
    return [_outcome(project, seen, columns, task, index) for task in tasks], index.puts


def _outcome(project: Project, seen: Seen, columns: Sequence[Column], task: Task, index: StatusIndex) -> Outcome:
    ref, wanted = task
    source = _Source(project, ref, seen.source(ref.id), index)
    warnings: list[str] = []
    rows: list[tuple[int, _Row]] = []
    try:
        _rest = source.facts
    except I18nsyncError as error:
        return Outcome(warnings=[line_of(error)])
    for number in wanted:
        try:
            row = columns[number].row(source, index, warnings)
        except I18nsyncError as error:
            warnings.append(line_of(error))
        else:
            if row is not None:
                rows.append((number, row))
    # A column that is not wanted has its row already.
    return Outcome(rows, warnings, needed=bool(rows or warnings) or len(wanted) < len(columns))


def _to_translate(status: ArticleState, counts: CatalogCounts | None, words: int) -> int:
    """Words of an article that have no current translation."""
    if status is ArticleState.MISSING:
        return words
    if counts is None or status is ArticleState.UNTRACKED:
        return 0
    return counts.words.get(UnitState.MISSING, 0) + counts.words.get(UnitState.OUTDATED, 0)


class _Source:
    """A source article: its facts, from the index if it has them, and what is read only if it is asked for."""

    def __init__(self, project: Project, ref: ArticleRef, file: Found, index: StatusIndex) -> None:
        self.ref = ref
        self.file = file
        self.path = file.path or project.source.path(ref)
        self._project = project
        self._index = index
        self._facts: SourceFacts | None = None
        self._parsed: ParsedFacts | None = None
        self._article: Article | None = None
        self._document: Document | None = None

    @property
    def facts(self) -> SourceFacts:
        """What its text says.

        Raises:
            I18nsyncError: it cannot be read.
        """
        if self._facts is None:
            try:
                self._facts = SourceFacts(*self._index.get(SOURCE, self.file.path, self.file.stamp))
            except BROKEN:
                self._facts = facts_of(self._project, self.article)
                self._index.put(SOURCE, self.file.path, self.file.stamp, self._facts)
        return self._facts

    @property
    def parsed(self) -> ParsedFacts:
        """What it says once it is taken apart, which costs several times what reading it does.

        Raises:
            I18nsyncError: it cannot be read or taken apart.
        """
        if self._parsed is None:
            try:
                self._parsed = ParsedFacts(*self._index.get(PARSED, self.file.path, self.file.stamp))
            except BROKEN:
                self._parsed = parsed_facts_of(self.document)
                self._index.put(PARSED, self.file.path, self.file.stamp, self._parsed)
        return self._parsed

    @property
    def article(self) -> Article:
        """It, read.

        Raises:
            I18nsyncError: it cannot be read.
        """
        if self._article is None:
            self._article = self._project.source.read(self.ref)
        return self._article

    @property
    def document(self) -> Document:
        """It, taken apart.

        Raises:
            I18nsyncError: it cannot be read or taken apart.
        """
        if self._document is None:
            self._document = self._project.parse(self.article)
        return self._document


class Column:
    """One locale of a report: which versions and catalogs it has.

    Args:
        project: the project.
        seen: its files.
        locale: the target locale.

    Raises:
        SourceError: the versions cannot be listed.
    """

    def __init__(self, project: Project, seen: Seen, locale: Locale) -> None:
        self.locale = locale
        self._project = project
        self._seen = seen
        # What is known holds reasons in words, so each language that the tool speaks keeps its own.
        spoken = "" if language() == ENGLISH else f"/{language()}"
        self._row_kind = f"row/{locale.tag}{spoken}"
        self._version_kind = f"version/{locale.tag}{spoken}"
        # Many rows have the same reason and date: one text for all.
        self._texts: dict[str, str] = {}
        self._listed = None if seen.stamped else self._list()
        self._catalogs = seen.catalogs[locale] if seen.stamped else dict.fromkeys(project.catalogs.articles(locale))

    def strays(self, known: set[str]) -> list[str]:
        """Ids of versions and catalogs whose source is gone."""
        versions = self._seen.versions[self.locale] if self._seen.stamped else self._version_refs
        return sorted({*versions, *self._catalogs} - known)

    def take(self, articles: Iterable[str]) -> tuple[list[ArticleStatus], list[int]]:
        """The rows of source articles that the index has, and the places of those that it has not."""
        rows: list[ArticleStatus] = []
        rest: list[int] = []
        if not self._seen.stamped:
            return rows, list(range(len(list(articles))))
        # This loop is all that a report does for an article that has not changed.
        get, unpack, kind = self._seen.index.get, self.unpack, self._row_kind
        sources, versions, catalogs = self._seen.sources, self._seen.versions[self.locale], self._catalogs
        for place, article in enumerate(articles):
            version, catalog = versions.get(article), catalogs.get(article)
            try:
                source = sources[article]
                stamp = (
                    source.stamp
                    + (version.stamp if version is not None else NO_FILE)
                    + (catalog.stamp if catalog is not None else NO_FILE)
                )
                row = get(kind, source.path, stamp)
                rows.append(unpack(article, row, source, version, catalog))
            except BROKEN:
                rest.append(place)
        return rows, rest

    @property
    def has_versions(self) -> bool:
        """Whether there is any version in this locale, whatever it is worth."""
        return bool(self._seen.versions[self.locale] if self._seen.stamped else self._version_refs)

    def unfold(self, article: str, row: _Row) -> ArticleStatus:
        """A row that `row` packed."""
        locale = self.locale
        if not self._seen.stamped:
            return self.unpack(article, row)
        versions, catalogs = self._seen.versions[locale], self._seen.catalogs[locale]
        return self.unpack(article, row, self._seen.sources.get(article), versions.get(article), catalogs.get(article))

    def unpack(
        self,
        article: str,
        row: _Row,
        source: Found | None = None,
        version: Found | None = None,
        catalog: Found | None = None,
    ) -> ArticleStatus:
        """A row that `row` packed, with what a listing with stamps has of it."""
        state, reason, words, units, done, published, date, source_path, target_path, catalog_path, *more = row
        moment, left, named = more
        one = self._texts.setdefault
        return ArticleStatus(
            article,
            self.locale,
            _STATES[state],
            one(reason, reason),
            source_path or (source.path if source is not None else ""),
            target_path or (version.path if version is not None else ""),
            words,
            unpack_states(units),
            done,
            published,
            catalog_path or (catalog.path if catalog is not None else ""),
            one(date, date),
            one(moment, moment),
            left,
            named,
        )

    def row(self, source: _Source, index: StatusIndex, warnings: list[str]) -> _Row | None:
        """The row of one source article, packed; None if the article has no translatable text.

        Args:
            source: the article.
            index: what is known, and gets what is found out.
            warnings: gets a line if the version cannot be read.

        Raises:
            I18nsyncError: its catalog cannot be read, or the source cannot be taken apart.
        """
        article = source.ref.id
        ref = ArticleRef(article, self.locale, source.ref.format)
        facts = source.facts
        counts = self._counts(article, index)
        if counts is not None and counts.source_revision == facts.revision and counts.total:
            # A catalog in step with its source holds just the source's strings.
            parsed = ParsedFacts(sum(counts.words.values()), counts.total)
        else:
            parsed = source.parsed
        if not parsed.keys:
            return None
        warned = len(warnings)
        version = self._fact(source, counts, index, warnings)
        reviews = self._project.policy(article).reviews
        status, reason = derive_state(counts, source_revision=facts.revision, version=version, reviews=reviews)
        units = counts.states if counts is not None else {UnitState.MISSING: parsed.keys}
        done = sum(counts.words.get(state, 0) for state in UnitState if state.is_confirmed) if counts else 0
        row = [
            _NUMBER[status],
            reason,
            parsed.words,
            pack_states(units),
            done,
            version is not None and not version.problem,
            facts.date,
            *self._paths(ref, source, has_catalog=counts is not None),
            facts.moment,
            _to_translate(status, counts, parsed.words),
            version is None and self.locale.language in facts.named,
        ]
        if len(warnings) == warned:
            stamp = joined(source.file.stamp, self._version(article).stamp, self._catalog(article).stamp)
            index.put(self._row_kind, source.file.path, stamp, row)
        return row

    def _paths(self, ref: ArticleRef, source: _Source, *, has_catalog: bool) -> tuple[str, str, str]:
        article, path = ref.id, self._project.source.path
        if not self._seen.stamped:
            catalog = self._project.catalogs.path(article, self.locale) if has_catalog else ""
            return source.path, path(self._version_refs.get(article, ref)), catalog
        has_version = article in self._seen.versions[self.locale]
        return "", "" if has_version else path(ref), ""

    def orphan(self, article: str, index: StatusIndex) -> ArticleStatus:
        """The row of a version or catalog without source.

        Raises:
            I18nsyncError: its catalog cannot be read.
        """
        counts = self._counts(article, index)
        ref = self._version_refs.get(article)
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

    @property
    def _version_refs(self) -> Mapping[str, ArticleRef]:
        """The versions by id; with stamps at hand, only what has changed asks for them."""
        if self._listed is None:
            self._listed = self._list()
        return self._listed

    def _list(self) -> dict[str, ArticleRef]:
        return {ref.id: ref for ref in self._project.source.refs(self.locale)}

    def _version(self, article: str) -> Found:
        return self._seen.version(article, self.locale)

    def _catalog(self, article: str) -> Found:
        return self._seen.catalog(article, self.locale)

    def _counts(self, article: str, index: StatusIndex) -> CatalogCounts | None:
        if article not in self._catalogs:
            return None
        return counts_of(self._project, article, self.locale, self._catalog(article), index)

    def _fact(
        self, source: _Source, counts: CatalogCounts | None, index: StatusIndex, warnings: list[str]
    ) -> VersionFact | None:
        """What is to be said of the version; None where there is none."""
        ref = self._version_refs.get(source.ref.id)
        if ref is None:
            return None
        path = self._project.source.path(ref)
        file = self._version(ref.id)
        version: Article | None = None
        try:
            known = _Judged(*index.get(self._version_kind, file.path, file.stamp))
        except BROKEN:
            known = None
        try:
            if known is None:
                version = self._project.source.read(ref)
                known = _Judged(version.revision)
            if counts is not None and counts.built.startswith(f"{known.revision} "):
                # What we built from reviewed text needs no guess at its language.
                if version is not None:
                    index.put(self._version_kind, file.path, file.stamp, known)
                return VersionFact(path, known.revision)
            if known.source != source.facts.revision:
                version = version or self._project.source.read(ref)
                prose = prose_of(self._project.parse(version))
        except I18nsyncError as error:
            warnings.append(line_of(error))
            return VersionFact(path, "", _("cannot be read"))
        if version is not None:
            verdict = self._project.judge(prose, prose_of(source.document), self.locale)
            known = _Judged(version.revision, source.facts.revision, verdict.ok, verdict.reason)
            index.put(self._version_kind, file.path, file.stamp, known)
        if known.ok:
            return VersionFact(path, known.revision, note=known.reason)
        return VersionFact(path, known.revision, known.reason)
