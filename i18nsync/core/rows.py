"""Rows of a report: their orders, and choosing among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, by_urgency
from i18nsync.errors import I18nsyncError
from i18nsync.messages import _

__all__ = ["SortKey", "filter_rows", "sort_rows"]

_KINDS = {state: number for number, state in enumerate(ArticleState)}


class SortKey(StrEnum):
    """Orders for the rows of a report."""

    URGENCY = "urgency"
    ARTICLE = "article"
    WORDS = "words"
    DATE = "date"
    PERCENT = "percent"
    PRIORITY = "priority"


def sort_rows(rows: Iterable[ArticleStatus], key: SortKey | str = SortKey.URGENCY) -> list[ArticleStatus]:
    """Sort `rows`; rows that are equal under `key` keep their order.

    `urgency` is by state, within a state newest first; `article` by id; `words` most first; `date` newest first and
    undated last; `percent` least first.

    `priority` is what an editor would give out first. First what is overdue. Then what readers see and is wrong:
    outdated and published, then what seems to be behind; then what is outdated and not published, missing, partial, and
    so on as by urgency. Of the same kind, the newer day's before the older and, of one day, what takes fewer words.

    Raises:
        I18nsyncError: there is no such key.
    """
    if key not in list(SortKey):
        raise I18nsyncError(
            _("cannot sort by {key!r}").format(key=key),
            hint=_("Sort by one of {keys}.").format(keys=", ".join(SortKey)),
        )
    if key == SortKey.ARTICLE:
        return sorted(rows, key=lambda row: row.article)
    if key == SortKey.WORDS:
        return sorted(rows, key=lambda row: -row.words)
    if key == SortKey.PERCENT:
        return sorted(rows, key=lambda row: row.percent)
    if key == SortKey.PRIORITY:
        shortest = sorted(rows, key=lambda row: row.to_translate + row.to_review)
        return sorted(sorted(shortest, key=lambda row: row.date, reverse=True), key=_priority)
    if key == SortKey.DATE:
        return sorted(rows, key=lambda row: row.date, reverse=True)  # stable, reversed or not
    return by_urgency(rows)


def _priority(row: ArticleStatus) -> tuple[bool, int]:
    """Overdue or not, and the kind of work; see `sort_rows`."""
    if row.status is ArticleState.OUTDATED:
        kind = 0 if row.published else 2
    else:
        kind = 1 if row.behind else 2 + _KINDS[row.status]
    return not row.overdue, kind


def filter_rows(
    rows: Iterable[ArticleStatus],
    *,
    locales: Collection[Locale] = (),
    states: Collection[ArticleState] = (),
    sections: Collection[str] = (),
    since: str = "",
    overdue: bool = False,
) -> list[ArticleStatus]:
    """Keep the rows that meet every criterion; an empty one lets all pass.

    Args:
        rows: in any order, which is kept.
        locales: target locales.
        states: article states.
        sections: leading paths of the id, whole parts only: `2026/01` has `2026/01/night-train` and not `2026/010/x`.
        since: a UTC time as `2026-01-02T10:00:00Z`; what is dated from then on, or has begun to wait for work then.
        overdue: only rows whose deadline is past.
    """
    # A slash at both ends makes a prefix test one of whole parts; "" and "/" are every article's section.
    leading = tuple(f"/{section.strip('/')}/".replace("//", "/") for section in sections) or ("/",)
    return [
        row
        for row in rows
        if (not locales or row.locale in locales)
        and (not states or row.status in states)
        and f"/{row.article}/".startswith(leading)
        and (not since or _is_since(row, since))
        and (not overdue or row.overdue)
    ]


def _is_since(row: ArticleStatus, since: str) -> bool:
    dated = row.moment or (f"{row.date}T23:59:59Z" if row.date else "")  # a day counts up to its end
    return max(dated, row.waiting.since if row.waiting else "") >= since
