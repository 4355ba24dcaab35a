"""Report: how every article stands in every locale, derived from sources, catalogs and versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from i18nsync.core.article import ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.core.rows import filter_rows, sort_rows
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.errors import I18nsyncError
from i18nsync.flows.behind import with_estimates
from i18nsync.flows.footers import with_footers
from i18nsync.flows.project import Project, select
from i18nsync.flows.rows import Column, Outcome, Task, line_of, work_out
from i18nsync.flows.seen import Seen, look, uncollected
from i18nsync.flows.spread import spread
from i18nsync.flows.waiting import with_waiting

__all__ = ["Selection", "report", "trim"]

_MANY = 2000
"""Rows to work out anew from which a second process pays."""
_STRETCH = 4000
"""Articles that are worked out before what was found is saved."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a report is about.

    Args:
        locales: target locales.
        patterns: articles, as in `source_refs`; empty for all.
        states: only rows in these states; empty for all. The summaries count every state.
        sections: only articles under these leading paths; empty for all.
        since: only rows of articles dated from this UTC time on, or that have waited for work since then; empty for
            all. The summaries count the others too.
        overdue: only rows whose deadline is past; the summaries count the others too.
        waiting: whether the rows say how long they have waited; they do in any case where it decides something.
    """

    locales: Sequence[Locale]
    patterns: Sequence[str] = ()
    states: Sequence[ArticleState] = ()
    sections: Sequence[str] = ()
    since: str = ""
    overdue: bool = False
    waiting: bool = False


def report(project: Project, selection: Selection) -> ProjectReport:
    """Work out the status of every selected article.

    An article, version or catalog that cannot be read becomes a warning; the others go on. What the project's index
    knows of files that have not changed is taken from there; the outcome is the same without it.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    with uncollected():
        return _report(project, selection)


def _report(project: Project, selection: Selection) -> ProjectReport:
    seen = look(project, selection.locales)
    listed = project.source.refs(project.source_locale) if selection.patterns or not seen.stamped else ()
    refs = list(listed)
    chosen: Sequence[str] = sorted(seen.sources) if seen.stamped else [ref.id for ref in refs]
    known = set(chosen)
    columns = [Column(project, seen, locale) for locale in selection.locales]
    orphans = {column.locale: column.strays(known) for column in columns}
    if selection.patterns:
        # An orphan can be named too, by the id that it would have.
        strays = [ArticleRef(name, project.source_locale, "") for names in orphans.values() for name in names]
        path_of = {ref: project.source.path(ref) for ref in refs}
        every = [*refs, *dict.fromkeys(strays)]
        wanted = {ref.id: ref for ref in select(every, selection.patterns, lambda ref: path_of.get(ref, ""))}
        chosen = [article for article in wanted if article in known]
        orphans = {locale: [name for name in names if name in wanted] for locale, names in orphans.items()}
    rows, open_columns = _known_rows(columns, chosen)
    tasks: list[Task] = []
    if open_columns:
        ref_of = {ref.id: ref for ref in refs or project.source.refs(project.source_locale)}
        tasks = [(ref_of[article], numbers) for article, numbers in open_columns.items()]
    warnings: list[str] = []
    not_needed = 0
    for (ref, _), outcome in zip(tasks, _work_out(project, seen, columns, tasks), strict=True):
        rows += [columns[number].unfold(ref.id, row) for number, row in outcome.rows]
        warnings += outcome.warnings
        not_needed += not outcome.needed
    for column in columns:
        for name in orphans[column.locale]:
            try:
                rows.append(column.orphan(name, seen.index))
            except I18nsyncError as error:
                warnings.append(line_of(error))
    warnings += [f"{problem.path}: {problem.message}" for problem in project.source.problems]
    rows = filter_rows(rows, sections=selection.sections) if selection.sections else rows
    rows = with_footers(project, rows, {column.locale for column in columns if column.has_versions})
    rows, changed = with_estimates(project, seen, rows, warnings)
    if project.timed or selection.waiting or selection.since or selection.overdue:
        rows = with_waiting(project, seen, rows, changed)
    everything = not selection.patterns and set(selection.locales) >= set(project.locales)
    seen.index.save(seen.alive if everything else None)
    full = build_report(
        rows,
        source_locale=project.source_locale,
        locales=selection.locales,
        warnings=tuple(dict.fromkeys(warnings)),
        not_needed=not_needed,
    )
    if not (selection.states or selection.since or selection.overdue):
        return full
    shown = filter_rows(full.rows, states=selection.states, since=selection.since, overdue=selection.overdue)
    return replace(full, rows=tuple(shown))


def _known_rows(columns: Sequence[Column], articles: Sequence[str]) -> tuple[list[ArticleStatus], dict[str, list[int]]]:
    """The rows that the index has; and the articles, in order, that it has not in columns of these numbers."""
    rows: list[ArticleStatus] = []
    wanted: dict[int, list[int]] = {}
    for number, column in enumerate(columns):
        known, rest = column.take(articles)
        rows += known
        for place in rest:
            wanted.setdefault(place, []).append(number)
    return rows, {articles[place]: numbers for place, numbers in sorted(wanted.items())}


def _work_out(project: Project, seen: Seen, columns: Sequence[Column], tasks: Sequence[Task]) -> Iterator[Outcome]:
    """The outcome of each task, in order."""
    workers = project.workers if len(tasks) * len(columns) > _MANY else 1
    for start in range(0, len(tasks), _STRETCH):
        if start:
            # What is known so far is not lost if somebody has no patience.
            seen.index.save()
        stretch = tasks[start : start + _STRETCH]
        for outcomes, puts in spread(partial(work_out, project, seen, columns), stretch, workers):
            for put in puts:
                seen.index.put(*put)
            yield from outcomes


def trim(full: ProjectReport, *, sort: str, limit: int, needs_work_only: bool) -> tuple[ProjectReport, int]:
    """The report with its rows sorted and cut, and how many rows the cut hides; the summaries stay.

    Args:
        full: the report.
        sort: see `sort_rows`.
        limit: rows to keep; 0 for all.
        needs_work_only: leave out what is published, or has a version that nobody tracks and that is not known to be
            behind its source.
    """
    rows = sort_rows(full.rows, sort)
    if needs_work_only:
        rows = [row for row in rows if row.behind or row.status not in (ArticleState.PUBLISHED, ArticleState.UNTRACKED)]
    hidden = max(0, len(rows) - limit) if limit else 0
    return replace(full, rows=tuple(rows[:limit] if limit else rows)), hidden
