"""Diff: what changed in a source since its translations were made, beside those translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.change import Change, classify
from i18nsync.core.conflict import conflict_texts
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Aligned, Project, align, source_refs
from i18nsync.flows.published import Version, first_segments, moved_keys, read_version
from i18nsync.flows.sync import Failed

__all__ = ["ArticleDiff", "Edit", "Place", "Rendering", "diff"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """The translation of a paragraph as it was, in one locale."""

    locale: Locale
    target: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph of a source that changed since it was translated.

    Args:
        line: its line in the source.
        role: its role, as `paragraph`.
        before: the source that the translations were made from; empty if the catalog no longer says.
        after: the source now.
        change: what happened to it; None if `before` is not known.
        renderings: the outdated translations, in the order of the locales.
    """

    line: int
    role: str
    before: str
    after: str
    change: Change | None
    renderings: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that is new, gone, or elsewhere, in some locales.

    Args:
        line: its line in the source; 0 if it is gone.
        role: its role; empty if it is gone.
        text: its source.
        locales: where that is news.
    """

    line: int
    role: str
    text: str
    locales: tuple[Locale, ...]


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """What changed in one article.

    Args:
        article: id.
        path: where the source lies.
        edits: paragraphs that changed, in the order of the source.
        added: paragraphs that have no translation yet, in an article that has some.
        removed: paragraphs that the source no longer has.
        moved: paragraphs that stand elsewhere in the version on disk.
    """

    article: str
    path: str
    edits: tuple[Edit, ...] = ()
    added: tuple[Place, ...] = ()
    removed: tuple[Place, ...] = ()
    moved: tuple[Place, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.edits or self.added or self.removed or self.moved)


def diff(project: Project, locales: Sequence[Locale], patterns: Sequence[str] = ()) -> Iterator[ArticleDiff | Failed]:
    """Compare sources with the ones that their translations were made from; nothing is written.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.

    Yields:
        The articles that have a catalog in any of the locales, whether anything changed in them or not.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    for ref in source_refs(project, patterns):
        gathered: _Gathered | None = None
        for locale in locales:
            try:
                if project.catalogs.scan(ref.id, locale) is None:
                    continue
                if gathered is None:
                    article = project.source.read(ref)
                    gathered = _Gathered(project, ref, article, project.parse(article))
                gathered.add(locale)
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)
        if gathered is not None:
            yield gathered.result()


class _Gathered:
    """What was found of one article, locale by locale."""

    def __init__(self, project: Project, ref: ArticleRef, article: Article, document: Document) -> None:
        self._project = project
        self._ref = ref
        self._article = article
        self._document = document
        self._segments = first_segments(document.segments)
        self._edits: dict[tuple[UnitKey, str], Edit] = {}
        self._places: dict[str, dict[UnitKey, Place]] = {"added": {}, "removed": {}, "moved": {}}

    def add(self, locale: Locale) -> None:
        """Look at one locale."""
        aligned = align(self._project, self._article, self._document, locale)
        units = aligned.catalog.current
        version = read_version(self._project, self._ref, locale)
        for unit in units:
            # Where two branches gave a string different texts, its source did not change.
            if unit.state is UnitState.OUTDATED and not conflict_texts(unit):
                self._edit(unit, locale)
        for key in _added(aligned, version):
            self._place("added", key, locale)
        for key in _removed(aligned, version):
            self._place("removed", key, locale)
        if version is not None:
            for key in moved_keys(version, units):
                self._place("moved", key, locale)

    def result(self) -> ArticleDiff:
        """All of it, in the order of the source; what is gone comes in the order of the catalog."""
        added, removed, moved = (tuple(self._places[kind].values()) for kind in ("added", "removed", "moved"))
        return ArticleDiff(
            self._ref.id,
            self._article.path,
            tuple(sorted(self._edits.values(), key=lambda edit: edit.line)),
            tuple(sorted(added, key=lambda place: place.line)),
            removed,
            tuple(sorted(moved, key=lambda place: place.line)),
        )

    def _edit(self, unit: Unit, locale: Locale) -> None:
        key = (unit.key, unit.previous_source)
        rendering = Rendering(locale, unit.target)
        known = self._edits.get(key)
        if known is not None:
            self._edits[key] = replace(known, renderings=(*known.renderings, rendering))
            return
        segment = self._segments[unit.key]
        change = classify(unit.previous_source, unit.key.source) if unit.previous_source else None
        self._edits[key] = Edit(segment.line, segment.role, unit.previous_source, unit.key.source, change, (rendering,))

    def _place(self, kind: str, key: UnitKey, locale: Locale) -> None:
        known = self._places[kind].get(key)
        segment = self._segments.get(key)
        line, role = (segment.line, segment.role) if segment else (0, "")
        locales = (*known.locales, locale) if known else (locale,)
        self._places[kind][key] = Place(line, role, key.source, locales)


def _added(aligned: Aligned, version: Version | None) -> Iterator[UnitKey]:
    """Units without a translation that came since the last sync, or that the version on disk does not have."""
    units = aligned.catalog.current
    if not any(unit.target for unit in units):
        return  # nothing is translated yet, so nothing is new
    is_new = aligned.merged is not None and aligned.before is not None
    before = {unit.key for unit in aligned.before.current} if is_new and aligned.before else set()
    for unit in units:
        if unit.state is not UnitState.MISSING:
            continue
        if (is_new and unit.key not in before) or (
            version is not None and version.words(unit.key.source) not in version.texts
        ):
            yield unit.key


def _removed(aligned: Aligned, version: Version | None) -> Iterator[UnitKey]:
    """Units that the source lost since the last sync, or that the version on disk still has."""
    current = {unit.target for unit in aligned.catalog.current}
    before = {unit.key for unit in aligned.before.current} if aligned.before is not None else set()
    for unit in aligned.catalog.units:
        if not unit.obsolete or not unit.target or unit.target in current:
            continue
        if unit.key in before or (version is not None and version.words(unit.target) in version.texts):
            yield unit.key
