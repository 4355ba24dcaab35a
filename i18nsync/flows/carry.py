"""Carry: bind reviews to a source in which nothing but a slip was corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from i18nsync.core.carry import former_stamps, stamps_in
from i18nsync.core.catalog import Catalog
from i18nsync.core.change import Change, ChangeKind, classify
from i18nsync.core.conflict import conflict_texts
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Stamp, Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Aligned, Project, source_refs
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import Failed
from i18nsync.messages import _

__all__ = ["Carried", "Left", "carry_typos", "events_by_article"]

_SAFE = (ChangeKind.NONE, ChangeKind.TYPO)


@dataclass(frozen=True, slots=True)
class Carried:
    """A review that holds for the corrected source now (or would, in a dry run).

    Args:
        article: id.
        locale: target locale.
        unit: the unit as it was, outdated, with its previous source.
        change: what happened to the source.
        line: the line in the source; 0 if it is not known.
        reviewers: whose review it is.
    """

    article: str
    locale: Locale
    unit: Unit
    change: Change
    line: int
    reviewers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """An outdated unit that somebody has to review. Arguments as `Carried`.

    Args:
        reason: why its review was not carried, in plain words.
    """

    article: str
    locale: Locale
    unit: Unit
    change: Change | None
    line: int
    reason: str


def carry_typos(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str], by: str, *, dry_run: bool = False
) -> Iterator[Carried | Left | Failed]:
    """Carry the reviews of texts whose source had nothing but slips corrected; say why others are left.

    A text keeps its review only if it was reviewed when its source changed, if every difference of the source is surely
    a slip (`core.change`), and if it still has the inline codes of its source. A changed fact is never carried.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.
        by: who carries them, for the history; the reviews stay those of their reviewers.
        dry_run: do everything but write.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    refs = source_refs(project, patterns)
    for locale in locales:
        events = events_by_article(project, locale)
        for ref in refs:
            try:
                counts = project.catalogs.scan(ref.id, locale)
                if counts is None:
                    continue
                if not counts.of(UnitState.OUTDATED):
                    article = project.source.read(ref)
                    if counts.source_revision == project.revision(article):
                        continue
                yield from _carry(Desk(project, ref, locale), events.get(ref.id, ()), by, dry_run=dry_run)
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)


def events_by_article(project: Project, locale: Locale) -> Mapping[str, Sequence[HistoryEvent]]:
    """The history of a locale, article by article, oldest events first."""
    events: dict[str, list[HistoryEvent]] = defaultdict(list)
    for event in project.history.events(locale):
        events[event.article].append(event)
    return events


def _carry(desk: Desk, events: Sequence[HistoryEvent], by: str, *, dry_run: bool) -> Iterator[Carried | Left]:
    aligned = desk.load()
    lines: dict[UnitKey, int] = {}
    for segment in desk.document.segments:
        lines.setdefault(segment.key, segment.line)
    found: list[Carried | Left] = []
    reviews: dict[UnitKey, Sequence[Stamp]] = {}
    for unit in aligned.catalog.current:
        if unit.state is not UnitState.OUTDATED:
            continue
        line = lines.get(unit.key, 0)
        change = classify(unit.previous_source, unit.key.source) if unit.previous_source else None
        stamps = _stamps(aligned, unit, events)
        reason = _reason(desk, aligned.catalog, unit, change, stamps)
        if reason or change is None:
            found.append(Left(desk.article, desk.locale, unit, change, line, reason))
        else:
            reviews[unit.key] = stamps
            names = tuple(stamp.by for stamp in stamps)
            found.append(Carried(desk.article, desk.locale, unit, change, line, names))
    if reviews and not dry_run:
        desk.carry(reviews, by)
    yield from found


def _stamps(aligned: Aligned, unit: Unit, events: Sequence[HistoryEvent]) -> tuple[Stamp, ...]:
    before = aligned.before.current if aligned.before is not None else ()
    return stamps_in(unit, before) or former_stamps(unit, events)


def _reason(desk: Desk, catalog: Catalog, unit: Unit, change: Change | None, stamps: Sequence[Stamp]) -> str:
    """Why a review is not carried; empty if it is."""
    if conflict_texts(unit):
        return _(unit.doubt)
    if change is None:
        return _("the catalog no longer says what its source was")
    if change.kind not in _SAFE:
        return str(change)
    if not stamps:
        return _("no review of it held when its source changed")
    try:
        desk.check(unit.key, unit.target)
    except I18nsyncError as error:
        return error.message
    errors = [f"{each.finding.check}: {each.finding.message}" for each in desk.findings(unit, catalog) if each.blocks]
    return "; ".join(errors)
