"""Check: what the checks find in the catalogs of a project."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.finding import Finding
from i18nsync.core.flag import Flag, Region, Weighed
from i18nsync.core.locale import Locale
from i18nsync.core.ports import PlacedCatalogs
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project
from i18nsync.flows.scrutiny import Scrutiny, held_against, role_of
from i18nsync.flows.spread import spread
from i18nsync.flows.sync import Failed

__all__ = ["Asked", "CheckFailed", "Checked", "Only", "check", "flags_of", "is_looked_at", "ready"]

_STRETCH = 200  # articles; what was found is told after each stretch
_MANY = 100  # catalogs; for fewer, another process costs more than it saves


class Only(StrEnum):
    """Which strings are looked at."""

    ALL = "all"
    DRAFTS = "drafts"
    REVIEWED = "reviewed"
    PUBLISHED = "published"


class Asked(NamedTuple):
    """An article to look at, and in which locales."""

    ref: ArticleRef
    locales: tuple[Locale, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in an article in one locale.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        units: how many strings were held against their source.
        flags: the findings, in the order of the catalog, those that do not count too.
    """

    article: str
    locale: Locale
    path: str
    units: int
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckFailed:
    """A check that failed and was left out from there on; the others went on.

    Args:
        check: its id.
        error: what it said.
    """

    check: str
    error: str


@dataclass(slots=True)
class _Part:
    """What one process found in its articles."""

    events: list[Checked | Failed] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[Locale, ArticleRef, UnitKey, str]] = field(default_factory=list)


Found = tuple[Unit, tuple[Finding, ...]]


def check(
    project: Project, asked: Sequence[Asked], *, only: Only = Only.ALL, checks: Collection[str] = ()
) -> Iterator[Checked | Failed | CheckFailed]:
    """Hold the strings of catalogs against their sources.

    A string without a translation is nobody's error yet. An outdated string is held against the source that it was
    translated from: that it says nothing of the new one is for `status` to tell.

    Args:
        project: the project.
        asked: what to look at.
        only: which strings.
        checks: ids of the checks whose findings are wanted; empty for all.

    Raises:
        SettingsError: settings name a check that there is not.
        StoreError: the baseline cannot be read.
        TermbaseError: the glossary cannot be read.
    """
    articles = _published(project, asked) if only is Only.PUBLISHED else {}
    scrutiny = ready(project, asked, checks)
    work = partial(_work, project, scrutiny, only, articles)
    told: set[str] = set()
    wide = _Wide(project, scrutiny)
    catalogs = sum(len(each.locales) for each in asked)
    for start in range(0, len(asked), _STRETCH):
        stretch = asked[start : start + _STRETCH]
        for part in spread(work, stretch, project.workers if catalogs > _MANY else 1):
            for name in part.failures.keys() - told:
                told.add(name)
                yield CheckFailed(name, part.failures[name])
            wide.add(part.pairs)
            yield from part.events
    yield from wide.events()


def _published(project: Project, asked: Sequence[Asked]) -> Mapping[Locale, frozenset[str]]:
    """The articles that have a version, by locale."""
    locales = dict.fromkeys(locale for each in asked for locale in each.locales)
    return {locale: frozenset(ref.id for ref in project.source.refs(locale)) for locale in locales}


def ready(project: Project, asked: Sequence[Asked], checks: Collection[str] = ()) -> Scrutiny:
    """The checks, loaded: what is wrong with them is told once, and processes that are forked later have them.

    Raises:
        As `check`.
    """
    scrutiny = Scrutiny(project, checks)
    for ref, locales in asked[:1]:
        for locale in locales:
            scrutiny.checking(ref.id, ref.format, locale)
    _ = scrutiny.baseline
    return scrutiny


def _work(
    project: Project,
    scrutiny: Scrutiny,
    only: Only,
    published: Mapping[Locale, frozenset[str]],
    asked: Sequence[Asked],
) -> _Part:
    part = _Part()
    for ref, locales in asked:
        chosen = [locale for locale in locales if only is not Only.PUBLISHED or ref.id in published[locale]]
        article = _Article(project, scrutiny, ref, only)
        for locale in chosen:
            try:
                checked = article.check(locale)
            except I18nsyncError as error:
                part.events.append(Failed(ref.id, locale, error))
                continue
            if checked is not None:
                part.events.append(checked)
        part.pairs += article.pairs
        part.failures.update(article.failures)
    return part


class _Article:
    """One article: its catalogs are read once, those of other locales only where something was found."""

    def __init__(self, project: Project, scrutiny: Scrutiny, ref: ArticleRef, only: Only) -> None:
        self.pairs: list[tuple[Locale, ArticleRef, UnitKey, str]] = []
        self.failures: dict[str, str] = {}
        self._project, self._scrutiny, self._ref, self._only = project, scrutiny, ref, only
        self._catalogs: dict[Locale, Catalog | None] = {}
        self._found: dict[Locale, dict[UnitKey, Found]] = {}

    def check(self, locale: Locale) -> Checked | None:
        """What was found in a locale; None where there is no catalog, or no checks."""
        found = self._findings(locale)
        if found is None:
            return None
        ref, path = self._ref, self._project.catalogs.path(self._ref.id, locale)
        self.pairs += [
            (locale, ref, key, unit.target)
            for key, (unit, _findings) in found.items()
            if unit.state is not UnitState.OUTDATED
        ]
        weighed = []
        for key, (unit, findings) in found.items():
            if findings:
                judged = self._triangulated(locale, key, unit, findings)
                weighed += [(unit, each) for each in self._scrutiny.weigh(ref.id, locale, unit, judged)]
        return Checked(ref.id, locale, path, len(found), flags_of(self._project, ref, locale, weighed))

    def _findings(self, locale: Locale) -> dict[UnitKey, Found] | None:
        if locale in self._found:
            return self._found[locale]
        checking = self._scrutiny.checking(self._ref.id, self._ref.format, locale)
        catalog = self._project.catalogs.load(self._ref.id, self._project.pair(locale))
        if checking is None or catalog is None:
            return None
        units = [unit for unit in catalog.current if is_looked_at(unit, self._only)]
        siblings = catalog.targets
        self._found[locale] = found = {}
        for unit in units:
            pair = checking.pair(held_against(unit), unit.target, role=role_of(unit), siblings=siblings)
            found[unit.key] = (unit, checking.run(pair))
        self.failures.update(checking.failures)
        return found

    def _triangulated(
        self, locale: Locale, key: UnitKey, unit: Unit, findings: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """The findings of a unit in the light of what the other locales say of the same source."""
        from i18nsync.checks.triangulation import triangulate

        source = held_against(unit)
        by_locale: dict[Locale, tuple[str, tuple[Finding, ...]]] = {locale: (unit.target, findings)}
        for other in self._project.locales:
            if other == locale:
                continue
            try:
                theirs = (self._findings(other) or {}).get(key)
            except I18nsyncError:
                continue  # it is told where that locale is asked for
            if theirs is not None and held_against(theirs[0]) == source:
                by_locale[other] = (theirs[0].target, theirs[1])
        if len(by_locale) < 2:
            return findings
        checking = self._scrutiny.checking(self._ref.id, self._ref.format, locale)
        judged = triangulate(source, by_locale)[locale]
        return judged if checking is None else checking.levelled(judged)


def is_looked_at(unit: Unit, only: Only) -> bool:
    """Whether a unit has a target and is one of those that were asked for."""
    if not unit.target:
        return False
    if only is Only.ALL:
        return True
    return unit.state.is_confirmed is not (only is Only.DRAFTS)


class _Wide:
    """What is found only when all pairs of the project are known."""

    def __init__(self, project: Project, scrutiny: Scrutiny) -> None:
        from i18nsync.checks.consistency import Consistency

        self._project, self._scrutiny = project, scrutiny
        self._new = Consistency[tuple[ArticleRef, UnitKey]]
        self._of: dict[Locale, Consistency[tuple[ArticleRef, UnitKey]]] = {}

    def add(self, pairs: Sequence[tuple[Locale, ArticleRef, UnitKey, str]]) -> None:
        """Take note of pairs."""
        for locale, ref, key, target in pairs:
            if locale not in self._of:
                self._of[locale] = self._new()
            self._of[locale].add((ref, key), key.source, target)

    def events(self) -> Iterator[Checked | Failed]:
        """What there is to tell, article by article."""
        for locale, consistency in self._of.items():
            by_article: dict[ArticleRef, list[tuple[UnitKey, Finding]]] = {}
            for (ref, key), finding in consistency.findings():
                by_article.setdefault(ref, []).append((key, finding))
            for ref in sorted(by_article, key=lambda each: each.id):
                try:
                    yield from self._tell(ref, locale, by_article[ref])
                except I18nsyncError as error:  # it was there a moment ago
                    yield Failed(ref.id, locale, error)

    def _tell(self, ref: ArticleRef, locale: Locale, found: Sequence[tuple[UnitKey, Finding]]) -> Iterator[Checked]:
        scrutiny = self._scrutiny
        checking = scrutiny.checking(ref.id, ref.format, locale)
        catalog = self._project.catalogs.load(ref.id, self._project.pair(locale))
        if checking is None or catalog is None:
            return
        weighed: list[tuple[Unit, Weighed]] = []
        for key, finding in found:
            unit = catalog.find(key)
            if unit is not None:
                levelled = checking.levelled((finding,))
                weighed += [(unit, each) for each in scrutiny.weigh(ref.id, locale, unit, levelled)]
        if weighed:
            path = self._project.catalogs.path(ref.id, locale)
            yield Checked(ref.id, locale, path, 0, flags_of(self._project, ref, locale, weighed))


def flags_of(
    project: Project, ref: ArticleRef, locale: Locale, weighed: Sequence[tuple[Unit, Weighed]]
) -> tuple[Flag, ...]:
    """Findings at their place in catalog and source."""
    if not weighed:
        return ()
    path = project.catalogs.path(ref.id, locale)
    places = (
        project.catalogs.places(ref.id, locale, {unit.key for unit, _ in weighed})
        if isinstance(project.catalogs, PlacedCatalogs)
        else {}
    )
    lines = _lines(project, ref)
    source_path = project.source.path(ref)

    def region(unit: Unit, each: Weighed) -> Region | None:
        place = places.get(unit.key)
        return None if place is None else place.region(each.finding.target)

    return tuple(
        Flag(
            article=ref.id,
            locale=locale,
            path=path,
            region=region(unit, each),
            source_path=source_path,
            source_line=lines.get(unit.key, 0),
            key=unit.key,
            source=held_against(unit),
            target=unit.target,
            state=unit.state,
            weighed=each,
        )
        for unit, each in weighed
    )


def _lines(project: Project, ref: ArticleRef) -> dict[UnitKey, int]:
    """The line of each unit in the source; none where the source cannot be read, which `sync` tells of."""
    lines: dict[UnitKey, int] = {}
    try:
        for segment in project.parse(project.source.read(ref)).segments:
            lines.setdefault(segment.key, segment.line)
    except I18nsyncError:
        pass
    return lines
