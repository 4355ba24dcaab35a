"""Footers: what a source's availability footer says of versions that are not in the tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from i18nsync.core.furniture import availability_in
from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus
from i18nsync.flows.project import Project
from i18nsync.messages import N_, _

__all__ = ["ELSEWHERE", "is_elsewhere", "with_footers"]

ELSEWHERE = N_("its footer says that a version exists; not in this tree")
_DOUBTFUL = N_("its footer says that one exists")


def with_footers(
    project: Project, rows: Sequence[ArticleStatus], with_versions: Collection[Locale]
) -> list[ArticleStatus]:
    """The rows, with what footers say of versions that are missing.

    Where a footer is believed, its version counts as untracked. By default that is in an archive: a tree without
    a single version in that locale. In a tree that has some, one is missing, and the footer a link to nowhere.

    Args:
        project: the project; its `availability` may say otherwise.
        rows: rows of a report.
        with_versions: the locales that have versions in the tree.
    """
    if not any(row.named for row in rows):
        return list(rows)
    result = []
    for row in rows:
        if row.named and row.status is ArticleState.MISSING:
            if _is_believed(project, has_versions=row.locale in with_versions):
                shown = replace(row, status=ArticleState.UNTRACKED, reason=_(ELSEWHERE), to_translate=0)
            else:
                shown = replace(row, reason="; ".join(filter(None, (row.reason, _(_DOUBTFUL)))))
            result.append(shown)
        else:
            result.append(row)
    return result


def is_elsewhere(project: Project, text: str, locale: Locale, *, has_versions: bool) -> bool:
    """Whether a source without a version says in its footer that there is one, and is believed; see `with_footers`.

    Args:
        project: the project.
        text: the source.
        locale: the locale of the version.
        has_versions: whether the tree has any version in `locale`.
    """
    if project.availability == "false" or not _is_believed(project, has_versions=has_versions):
        return False
    return any(named.language == locale.language for named in availability_in(text))


def _is_believed(project: Project, *, has_versions: bool) -> bool:
    return project.availability == "true" or not has_versions
