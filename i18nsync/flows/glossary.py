"""Glossary: propose names that have no entry, and carry a changed rendering to every place where the old one stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.article import ArticleRef
from i18nsync.core.candidates import Candidate, Names, known_terms
from i18nsync.core.catalog import Catalog
from i18nsync.core.glossary import markup_of
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Format, HistoryEvent
from i18nsync.core.stems import Hit, Lemmatise, find_forms
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Aligned, Project, event_of, source_refs, update
from i18nsync.flows.sync import Failed

__all__ = ["Place", "apply_rendering", "candidates"]


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which the old rendering stands.

    Args:
        article: id.
        locale: target locale.
        line: line of the source that it translates; 0 if it is not known.
        unit: the unit as it was.
        hits: where the old rendering stands in its target.
        marked: whether it became outdated; False where it is so already, or in a dry run.
    """

    article: str
    locale: Locale
    line: int
    unit: Unit
    hits: tuple[Hit, ...]
    marked: bool


def candidates(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), *, least: int = 3
) -> tuple[list[Candidate], list[Failed]]:
    """Names that come back in the sources and have no entry, with their renderings in reviewed texts.

    Args:
        project: the project.
        locales: whose reviewed texts are looked at.
        patterns: see `source_refs`.
        least: how often a name must stand in the sources.

    Returns:
        The candidates, the most frequent first, and the articles that could not be read.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    names = Names(known_terms([project.terms(locale) for locale in project.locales]))
    failed: list[Failed] = []
    for ref in source_refs(project, patterns):
        try:
            document = project.parse(project.source.read(ref))
        except I18nsyncError as error:
            failed.append(Failed(ref.id, None, error))
            continue
        reviewed: dict[UnitKey, dict[Locale, str]] = {}
        for locale in locales:
            try:
                catalog = project.catalogs.load(ref.id, project.pair(locale))
            except I18nsyncError as error:
                failed.append(Failed(ref.id, locale, error))
                continue
            for unit in catalog.current if catalog else ():
                if unit.state.is_confirmed:
                    reviewed.setdefault(unit.key, {})[locale] = unit.target
        for segment in document.segments:
            names.add(ref.id, segment.source, reviewed.get(segment.key, {}))
    return names.candidates(least), failed


def apply_rendering(
    project: Project,
    old: str,
    new: str,
    locale: Locale,
    patterns: Sequence[str] = (),
    *,
    by: str = "",
    dry_run: bool = False,
    lemmatise: Lemmatise | None = None,
) -> Iterator[Place | Failed]:
    """Find every text with the rendering `old`, in any form, and mark it as outdated with the reason.

    The texts themselves stay: another word may need other endings around it. Where `old` is only a part of `new`, as
    it stands there, nothing is to be done.

    Args:
        project: the project.
        old: the rendering until now, in its base form.
        new: the rendering from now on.
        locale: target locale.
        patterns: see `source_refs`.
        by: who changed it, for the history.
        dry_run: do everything but write.
        lemmatise: see `core.stems`.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    change = _Change(old, new, locale, by, lemmatise)
    for ref in source_refs(project, patterns):
        try:
            if project.catalogs.scan(ref.id, locale) is not None:
                yield from _article(project, ref, change, dry_run=dry_run)
        except I18nsyncError as error:
            yield Failed(ref.id, locale, error)


@dataclass(frozen=True, slots=True)
class _Change:
    old: str
    new: str
    locale: Locale
    by: str
    lemmatise: Lemmatise | None

    @property
    def reason(self) -> str:
        return f"the glossary has “{self.new}” now in place of “{self.old}”"

    def hits(self, target: str, form: Format) -> tuple[Hit, ...]:
        """Where the old rendering stands, neither in markup nor as a part of the new one."""
        language = self.locale.language
        found = tuple(find_forms(target, self.old, language, self.lemmatise))
        if not found:
            return ()
        taken = [(hit.start, hit.end) for hit in find_forms(target, self.new, language, self.lemmatise)]
        taken += markup_of(form.codes(target))
        return tuple(hit for hit in found if not any(start < hit.end and hit.start < end for start, end in taken))


def _article(project: Project, ref: ArticleRef, change: _Change, *, dry_run: bool) -> list[Place]:
    catalog = project.catalogs.load(ref.id, project.pair(change.locale))
    form = project.formats[ref.format]
    if catalog is None or not any(change.hits(unit.target, form) for unit in catalog.current):
        return []
    article = project.source.read(ref)
    document = project.parse(article)
    lines: dict[UnitKey, int] = {}
    for segment in document.segments:
        lines.setdefault(segment.key, segment.line)
    if dry_run:
        return [
            Place(ref.id, change.locale, lines.get(unit.key, 0), unit, hits, marked=False)
            for unit in catalog.current
            if (hits := change.hits(unit.target, form))
        ]
    places: list[Place] = []

    def work(aligned: Aligned) -> tuple[Catalog, Sequence[HistoryEvent]] | None:
        at = project.clock()
        marked: dict[UnitKey, Unit] = {}
        for unit in aligned.catalog.current:
            hits = change.hits(unit.target, form)
            if hits:
                told = unit.state is UnitState.OUTDATED and unit.doubt == change.reason
                places.append(Place(ref.id, change.locale, lines.get(unit.key, 0), unit, hits, marked=not told))
                if not told:
                    marked[unit.key] = replace(unit, state=UnitState.OUTDATED, stamps=(), doubt=change.reason)
        if not marked:
            return None
        units = tuple(unit if unit.obsolete else marked.get(unit.key, unit) for unit in aligned.catalog.units)
        changed = replace(aligned.catalog, units=units)
        events = [event_of("outdate", changed, unit, at, by=change.by, note=change.reason) for unit in marked.values()]
        return changed, events

    update(project, article, document, change.locale, work)
    return places
