"""Effort: which engine's drafts cost people least, counted from the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from i18nsync.core.compare import NOTE
from i18nsync.core.effort import Edited, edited
from i18nsync.core.effort_report import EffortReport, comparison, section_of
from i18nsync.core.locale import Locale
from i18nsync.core.ranking import Chance
from i18nsync.flows.project import Project, is_named

__all__ = ["effort"]


def effort(
    project: Project,
    locales: Sequence[Locale],
    patterns: Sequence[str] = (),
    *,
    random: Callable[[str], Chance],
    depth: int = 1,
    since: str = "",
    compared: bool = False,
) -> EffortReport:
    """Count what people changed in each engine's drafts before they stood behind them.

    Args:
        project: the project.
        locales: target locales.
        patterns: article ids, leading parts of them or globs; empty for all.
        random: see `comparison`.
        depth: folders of an id that make its section; 0 for all articles together.
        since: the earliest moment of a review, as `2026-01-02` or `2026-01-02T10:00:00Z`; empty for the beginning.
        compared: only drafts that were made by `draft --compare`.

    Raises:
        StoreError: the history is there and cannot be read.
    """
    groups: dict[tuple[str, str], list[Edited]] = defaultdict(list)
    from_memory = 0
    for locale in locales:
        for each in edited(project.history.events(locale)):
            article = each.draft.article
            if each.review.at < since or (patterns and not any(is_named(pattern, article) for pattern in patterns)):
                continue
            if each.draft.engine == "memory":
                from_memory += 1
            elif not compared or each.draft.note.startswith(NOTE):
                groups[locale.tag, section_of(article, depth)].append(each)
    order = {locale.tag: place for place, locale in enumerate(locales)}
    keys = sorted(groups, key=lambda key: (order[key[0]], key[1]))
    return EffortReport(tuple(comparison(*key, groups[key], random) for key in keys), from_memory)
