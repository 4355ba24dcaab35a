"""Status: how each article stands in each locale. Derived each time, never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitState

__all__ = ["ArticleState", "ArticleStatus", "CatalogCounts", "LocaleSummary", "ProjectReport"]


class ArticleState(StrEnum):
    """How an article stands in a locale; in the order of urgency, most urgent first."""

    OUTDATED = "outdated"
    MISSING = "missing"
    PARTIAL = "partial"
    DRAFTED = "drafted"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"
    UNTRACKED = "untracked"
    ORPHANED = "orphaned"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class CatalogCounts:
    """What a catalog's file says, counted without building units.

    Args:
        states: current units by state.
        obsolete: units that the source no longer has.
        source_revision: from the header; empty if absent.
        source_path: from the header; empty if absent.
        built: from the header; empty if absent.
        fingerprint: as `Catalog.fingerprint`.
        words: white-space-separated words in the sources of current units, and of those by state.
    """

    states: Mapping[UnitState, int]
    obsolete: int = 0
    source_revision: str = ""
    source_path: str = ""
    built: str = ""
    fingerprint: str = ""
    words: Mapping[UnitState, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Current units."""
        return sum(self.states.values())

    def of(self, *states: UnitState) -> int:
        """Current units in any of `states`."""
        return sum(self.states.get(state, 0) for state in states)


@dataclass(frozen=True, slots=True)
class ArticleStatus:
    """One row of a report.

    Args:
        article: id.
        locale: the target locale.
        status: derived state.
        reason: why, in a few plain words; empty where the status says it all.
        source: path of the source, relative to the project; empty for an orphan.
        target: path where the version lies or would lie.
        words: words in the source that need translating.
        units: current units by state (all missing where there is no catalog).
        words_done: words of reviewed or approved units.
        published: whether a version in the right language exists.
        catalog: path of the catalog, or empty.
        date: the article's date from its front matter, as ISO, or empty; newest work first.
    """

    article: str
    locale: Locale
    status: ArticleState
    reason: str = ""
    source: str = ""
    target: str = ""
    words: int = 0
    units: Mapping[UnitState, int] = field(default_factory=dict)
    words_done: int = 0
    published: bool = False
    catalog: str = ""
    date: str = ""

    @property
    def total(self) -> int:
        """Current units."""
        return sum(self.units.values())

    @property
    def percent(self) -> int:
        """Share of units that are reviewed or approved, in whole percent, rounded down."""
        done = self.units.get(UnitState.REVIEWED, 0) + self.units.get(UnitState.APPROVED, 0)
        if self.total:
            return 100 * done // self.total
        return 100 if self.status is ArticleState.PUBLISHED else 0


@dataclass(frozen=True, slots=True)
class LocaleSummary:
    """The sums of one locale.

    Args:
        locale: the target locale.
        articles: source articles that need a version (orphans are not among them).
        words: their words.
        by_state: articles by state, orphans too.
        words_by_state: words by state.
        units: units by state over all articles that have a catalog.
    """

    locale: Locale
    articles: int
    words: int
    by_state: Mapping[ArticleState, int]
    words_by_state: Mapping[ArticleState, int]
    units: Mapping[UnitState, int]

    @property
    def percent(self) -> float:
        """Share of words whose article is published or reviewed, 0 to 100; 100 where there is nothing to do."""
        if not self.words:
            return 100.0
        done = sum(
            self.words_by_state.get(state, 0)
            for state in (ArticleState.PUBLISHED, ArticleState.REVIEWED, ArticleState.UNTRACKED)
        )
        return 100.0 * done / self.words


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """Everything that `status` shows.

    Args:
        source_locale: the language of the sources.
        summaries: one a locale, in the order of the settings.
        rows: every article and locale that has a status.
        warnings: what could not be read and was left out, in plain sentences.
        not_needed: source articles without translatable text.
    """

    source_locale: Locale
    summaries: Sequence[LocaleSummary]
    rows: Sequence[ArticleStatus]
    warnings: Sequence[str] = ()
    not_needed: int = 0
