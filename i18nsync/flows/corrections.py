"""Corrections: find what published versions say that their source no longer says.

A version is compared with its source by way of the catalog: an outdated text that the version still has is wrong, and
so is one that the catalog has replaced since (drafted anew, even reviewed) as long as the version is not built again;
the history knows those. Nothing is written, and no text leaves the machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.carry import earlier_source
from i18nsync.core.change import Change, ChangeKind, ParagraphKind, classify
from i18nsync.core.corrections import Correction, CorrectionReport, Step, in_order
from i18nsync.core.document import Segment
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.carry import events_by_article
from i18nsync.flows.project import Aligned, Project, align, is_named, source_refs
from i18nsync.flows.published import Version, first_segments, read_version
from i18nsync.flows.sync import Failed

__all__ = ["Found", "corrections"]

_TITLES = ("title", "heading")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what could not be looked at."""

    report: CorrectionReport
    failed: tuple[Failed, ...] = ()


def corrections(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), sections: Sequence[str] = ()
) -> Found:
    """Look at every version on disk that has a catalog.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.
        sections: leading parts of ids, as `2026/01`; empty for all.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    refs = [ref for ref in source_refs(project, patterns) if _is_in(ref.id, sections)]
    known = {ref.id for ref in refs}
    found: list[Correction] = []
    failed: list[Failed] = []
    versions = orphans = 0
    for locale in locales:
        published = {ref.id for ref in project.source.refs(locale)}
        if not patterns and not sections:
            orphans += len(published.intersection(project.catalogs.articles(locale)) - known)
        events = events_by_article(project, locale)
        for ref in refs:
            if ref.id not in published:
                continue
            try:
                counts = project.catalogs.scan(ref.id, locale)
                if counts is None:
                    continue
                versions += 1
                found += _look(project, ref, locale, counts, events.get(ref.id, ()))
            except I18nsyncError as error:
                failed.append(Failed(ref.id, locale, error))
    return Found(CorrectionReport(in_order(found), versions, orphans), tuple(failed))


def _is_in(article: str, sections: Sequence[str]) -> bool:
    return not sections or any(is_named(section.strip("/"), article) for section in sections)


def _look(
    project: Project, ref: ArticleRef, locale: Locale, counts: CatalogCounts, events: Sequence[HistoryEvent]
) -> Iterator[Correction]:
    article = project.source.read(ref)
    if counts.source_revision == project.revision(article):
        if counts.built.endswith(f" {counts.fingerprint}"):
            return  # built from just these sources and texts
        has_changed = counts.of(UnitState.OUTDATED, UnitState.MISSING) + counts.obsolete
        if not counts.built and not has_changed and not any(event.action == "outdate" for event in events):
            return  # adopted, and never changed
    version = read_version(project, ref, locale)
    if version is None:
        return
    document = project.parse(article)
    aligned = align(project, article, document, locale)
    reviews = project.policy(ref.id).reviews
    work = _Work(article, aligned, version, events, first_segments(document.segments), reviews)
    yield from work.replaced()
    yield from work.outdated()
    yield from work.removed()
    yield from work.added()


@dataclass
class _Work:
    """One version beside its catalog."""

    article: Article
    aligned: Aligned
    version: Version
    events: Sequence[HistoryEvent]
    segments: Mapping[UnitKey, Segment]
    reviews: int
    told: set[str] = field(default_factory=set)  # published words that a correction is about
    done: set[UnitKey] = field(default_factory=set)  # and its unit

    def replaced(self) -> Iterator[Correction]:
        """Texts that were outdated, and that the catalog has replaced, but not the version."""
        current = {self.version.words(unit.target) for unit in self.aligned.catalog.current}
        for event in self.events:
            before = earlier_source(event)
            if not before or not self._has(event.target) or self.version.words(event.target) in current | self.told:
                continue
            unit = self._heir(event)
            if unit is None or unit.key.source == before:
                continue
            kind, change = (ParagraphKind.REMOVED, None) if unit.obsolete else _judge(before, unit.key.source)
            if kind is not ParagraphKind.TYPO:
                since = self._since(event.target, before)
                yield self._correction(kind, change, unit, before=before, published=event.target, since=since)

    def outdated(self) -> Iterator[Correction]:
        """Texts whose source changed and that nobody has set right."""
        is_own = self.version.is_build_of(self.aligned.catalog)
        for unit in self.aligned.catalog.current:
            if unit.state is not UnitState.OUTDATED:
                continue
            certain = self._has(unit.target)
            if not certain and (is_own or unit.key in self.done):
                continue  # the version has something else in its place
            kind, change = _judge(unit.previous_source, unit.key.source)
            since = self._since(unit.target, unit.previous_source)
            yield self._correction(
                kind, change, unit, before=unit.previous_source, published=unit.target, since=since, certain=certain
            )

    def removed(self) -> Iterator[Correction]:
        """Texts that the version has and the source no longer."""
        current = {self.version.words(unit.target) for unit in self.aligned.catalog.current}
        for unit in self.aligned.catalog.units:
            if not unit.obsolete or not self._has(unit.target):
                continue
            if self.version.words(unit.target) in current | self.told:
                continue
            yield self._correction(ParagraphKind.REMOVED, None, unit, before=unit.key.source, published=unit.target)

    def added(self) -> Iterator[Correction]:
        """Paragraphs that the source has and the version not."""
        units = self.aligned.catalog.current
        if not any(self._has(unit.target) for unit in units):
            return  # the version has nothing to do with the catalog
        known = {self.version.words(text) for unit in units for text in (unit.target, unit.key.source)} | self.told
        has_strangers = any(text not in known for text in self.version.texts)
        for unit in units:
            if unit.state is UnitState.OUTDATED or unit.key in self.done:
                continue
            if self._has(unit.key.source) or self._has(unit.target):
                continue  # built, with the source's text in its place maybe
            # A translation that the version does not have is new, or a better wording of one that it has.
            if unit.state is UnitState.MISSING or not has_strangers:
                yield self._correction(ParagraphKind.ADDED, None, unit, before="", published="")

    def _correction(
        self,
        kind: ParagraphKind,
        change: Change | None,
        unit: Unit,
        *,
        before: str,
        published: str,
        since: str = "",
        certain: bool = True,
    ) -> Correction:
        self.told.add(self.version.words(published))
        self.done.add(unit.key)
        segment = None if unit.obsolete else self.segments.get(unit.key)
        return Correction(
            article=self.aligned.catalog.article,
            title=self._title,
            locale=self.aligned.catalog.pair.target,
            path=self.version.path,
            kind=kind,
            change=change,
            before=before,
            after="" if unit.obsolete else unit.key.source,
            published=published,
            line=segment.line if segment else 0,
            role=segment.role if segment else "",
            since=since or self._modified,
            dated=bool(since),
            step=self._step(unit),
            synced=self.aligned.merged is None,
            certain=certain,
        )

    @property
    def _title(self) -> str:
        for segment in self.aligned.document.segments:
            if segment.role in _TITLES or segment.context.endswith("title"):
                return " ".join(segment.source.split())
        return ""

    @property
    def _modified(self) -> str:
        """When the source was last written; empty if that is not known."""
        if self.article.modified is None:
            return ""
        return datetime.fromtimestamp(self.article.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _has(self, text: str) -> bool:
        return bool(text) and self.version.words(text) in self.version.texts

    def _since(self, target: str, before: str) -> str:
        """Since when a text is outdated, by the history; empty if it does not say."""
        since = ""
        for event in self.events:
            if event.target != target:
                continue
            if event.action in ("review", "carry", "edit"):
                since = ""  # it was right again
            elif not since and earlier_source(event) == before:
                since = event.at
        return since

    def _heir(self, event: HistoryEvent) -> Unit | None:
        """The unit that the source of an `outdate` event has become, through later changes; obsolete if it is gone."""
        units = {unit.key: unit for unit in reversed(self.aligned.catalog.units)}
        key = UnitKey(event.context, event.source)
        later = {
            (each.context, earlier_source(each)): UnitKey(each.context, each.source)
            for each in self.events
            if earlier_source(each)
        }
        seen: set[UnitKey] = set()
        while key not in seen:
            seen.add(key)
            unit = units.get(key)
            if unit is not None and not unit.obsolete:
                return unit
            key = later.get((key.context, key.source), key)
        return units.get(key)

    def _is_settled(self, unit: Unit) -> bool:
        """Whether the policy lets it be published."""
        return unit.state is UnitState.APPROVED or (unit.state is UnitState.REVIEWED and self.reviews < 2)

    def _step(self, unit: Unit) -> Step:
        if unit.obsolete or self._is_settled(unit):
            open_units = [each for each in self.aligned.catalog.current if not self._is_settled(each)]
            return Step.REVIEW if any(each.target for each in open_units) else Step.DRAFT if open_units else Step.BUILD
        return Step.DRAFT if unit.state is UnitState.MISSING else Step.REVIEW


def _judge(before: str, after: str) -> tuple[ParagraphKind, Change | None]:
    if not before:
        return ParagraphKind.REWRITE, None
    change = classify(before, after)
    if change.kind is ChangeKind.NONE:
        return ParagraphKind.TYPO, change
    return ParagraphKind(change.kind.value), change
