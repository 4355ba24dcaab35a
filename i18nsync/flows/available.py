"""Available: in which other languages readers will find an article once a build is done."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from urllib.parse import quote

from i18nsync.core.article import ArticleRef
from i18nsync.core.furniture import write_availability
from i18nsync.core.locale import Locale
from i18nsync.core.names import name_in, own_name
from i18nsync.core.unit import UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Project

__all__ = ["Available"]

_SAFE = "/:@!$&'*+,;=~"


@dataclass(frozen=True)
class Available:
    """The versions of all articles.

    Args:
        project: the project.
        versions: locale -> ids of the articles that have a version in it, on disk or after this build.
    """

    project: Project
    versions: Mapping[Locale, Set[str]]

    def footer(self, ref: ArticleRef, path: str, *, links: bool) -> str:
        """The line that ends the version `ref` at `path`: the other languages, in the words of its own."""
        others = [(other.locale, _link(self.project.source.path(other), path)) for other in self.others(ref)]
        return write_availability(ref.locale, [(locale, link if links else "") for locale, link in others])

    def listed(self, ref: ArticleRef, path: str) -> list[dict[str, str]]:
        """The other languages for the front matter of the version `ref` at `path`.

        Each has its tag (`lang`), its name in the version's language (`name`) and in its own (`own_name`), and the
        path from the version's file to that of the other (`path`).
        """
        return [
            {
                "lang": other.locale.tag,
                "name": name_in(other.locale, ref.locale) or other.locale.tag,
                "own_name": own_name(other.locale) or other.locale.tag,
                "path": _link(self.project.source.path(other), path),
            }
            for other in self.others(ref)
        ]

    def others(self, ref: ArticleRef) -> list[ArticleRef]:
        """The other versions of the article, the source first, then in the order of the settings."""
        every = [self.project.source_locale, *(each for each in self.project.locales if self._has(ref.id, each))]
        return [replace(ref, locale=locale) for locale in every if locale != ref.locale]

    def _has(self, article: str, locale: Locale) -> bool:
        if article not in self.versions.get(locale, ()):
            return False
        try:
            counts = self.project.catalogs.scan(article, locale)
        except I18nsyncError:
            return True
        # What was built of an empty catalog is the source's text, and no version in another language.
        return counts is None or not counts.built or counts.total > counts.of(UnitState.MISSING)


def _link(target: str, path: str) -> str:
    """The way from the file at `path` to the one at `target`, as a link has it."""
    return quote(posixpath.relpath(target, posixpath.dirname(path) or "."), safe=_SAFE)
