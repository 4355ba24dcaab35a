"""Status: how each article stands in each locale. Derived each time, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitState
from i18nsync.messages import N_, _, ngettext

__all__ = [
    "NO_CATALOG",
    "ArticleState",
    "ArticleStatus",
    "CatalogCounts",
    "LocaleSummary",
    "ProjectReport",
    "VersionFact",
    "Waiting",
    "build_report",
    "by_urgency",
    "derive_state",
    "summarise",
]


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

    @property
    def needs_work(self) -> bool:
        """Whether somebody still has something to do: in every state but `published`."""
        return self is not ArticleState.PUBLISHED


_RANKS = {state: rank for rank, state in enumerate(ArticleState)}

# What readers have, or will have with the next build. An untracked version counts: people wrote it, readers read it.
_READY = (ArticleState.PUBLISHED, ArticleState.REVIEWED, ArticleState.UNTRACKED)

# Where translated words may wait for a review.
_WITH_DRAFTS = (ArticleState.OUTDATED, ArticleState.PARTIAL, ArticleState.DRAFTED, ArticleState.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class VersionFact:
    """What was seen of an article's version on disk.

    Args:
        path: where it lies, relative to the project, with `/`.
        revision: as `Article.revision`; empty where the file could not be read.
        problem: why it doesn't count as a version, in a few plain words, as `untranslated copy` or
            `looks like Kannada`; empty for one that is in its language.
        note: what is to be said of one that counts, as `mostly English`; empty for nothing.
    """

    path: str
    revision: str
    problem: str = ""
    note: str = ""


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
class Waiting:
    """How long a row that needs work has waited for it.

    Args:
        since, due: since when, and when it has to be done, UTC as `2026-01-02T10:00:00Z`; empty where nothing tells.
        overdue: whether its deadline is past.
    """

    since: str = ""
    due: str = ""
    overdue: bool = False


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
        words: words in the source that need translating; a text that stands in several places counts once.
        units: current units by state (all missing where there is no catalog).
        words_done: words of reviewed or approved units.
        published: whether a version in the right language exists.
        catalog: path of the catalog, or empty.
        date: the article's date from its front matter, as ISO, or empty; newest work first.
        moment: date and time from its front matter, UTC as `2026-01-02T10:00:00Z`; empty where it gives no time.
        to_translate: words of strings that have no current translation.
        named: whether there is no version on disk, but the source's footer names one in this locale.
        behind: for an untracked version, blocks of the source that changed since, by git's history; None if unknown.
        waiting: how long it has waited for work; None where nobody asked, or where there is none.
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
    moment: str = ""
    to_translate: int = 0
    named: bool = False
    behind: int | None = None
    waiting: Waiting | None = None

    @property
    def to_review(self) -> int:
        """Words that are translated, and that nobody stands behind yet."""
        left = self.words - self.words_done - self.to_translate
        return max(0, left) if self.status in _WITH_DRAFTS else 0

    @property
    def overdue(self) -> bool:
        """Whether its deadline is past."""
        return self.waiting is not None and self.waiting.overdue

    @property
    def total(self) -> int:
        """Current units."""
        return sum(self.units.values())

    @property
    def percent(self) -> int:
        """Share of words that a person stands behind, in whole percent, rounded down.

        100 exactly when the article is reviewed or published: a catalog may be behind its source, so its own sums
        alone could not tell. Units are counted where no words are known.
        """
        if self.status in (ArticleState.REVIEWED, ArticleState.PUBLISHED):
            return 100
        done, of = self.words_done, self.words
        if not of:
            done, of = self.units.get(UnitState.REVIEWED, 0) + self.units.get(UnitState.APPROVED, 0), self.total
        return min(99, 100 * done // of) if of else 0


@dataclass(frozen=True, slots=True)
class LocaleSummary:
    """The sums of one locale.

    Args:
        locale: the target locale.
        articles: source articles that need a version (orphans are not among them).
        words: their words.
        by_state: articles by state, orphans too.
        words_by_state: words by state.
        units: units by state over all source articles that have a catalog.
        to_translate: words of strings that have no current translation.
        to_review: words that are translated, and that nobody stands behind yet.
        behind: untracked versions that seem to be behind their source.
        overdue: articles whose deadline is past.
    """

    locale: Locale
    articles: int
    words: int
    by_state: Mapping[ArticleState, int]
    words_by_state: Mapping[ArticleState, int]
    units: Mapping[UnitState, int]
    to_translate: int = 0
    to_review: int = 0
    behind: int = 0
    overdue: int = 0

    @property
    def words_ready(self) -> int:
        """Words of articles that are published, reviewed, or there as an untracked version."""
        return sum(self.words_by_state.get(state, 0) for state in _READY)

    @property
    def percent(self) -> float:
        """Share of words that are ready, 0 to 100; 100 where there is nothing to do.

        In tenths and rounded down, so that 100 says that nothing is left. Articles count where no words are known.
        """
        done, of = self.words_ready, self.words
        if not of:
            done, of = sum(self.by_state.get(state, 0) for state in _READY), self.articles
        return (1000 * done // of) / 10 if of else 100.0


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


NO_CATALOG = N_("no catalog yet")
"""Why a version is untracked, where there is nothing more urgent to say of it."""


def derive_state(
    counts: CatalogCounts | None,
    *,
    source_revision: str | None,
    version: VersionFact | None,
    reviews: int = 1,
) -> tuple[ArticleState, str]:
    """Tell how an article stands in a locale, from nothing but what lies on disk.

    Args:
        counts: what its catalog holds; None where there is no catalog.
        source_revision: revision of the source as it is now; None where the source is gone (something else is left).
        version: the version on disk; None where there is none.
        reviews: reviews that the policy asks for; from 2 on, a unit has to be approved.

    Returns:
        The state, and why in a few plain words (empty where the state says it all).
    """
    if source_revision is None:
        return ArticleState.ORPHANED, _orphan_reason(counts, version)
    if counts is None or counts.total == counts.of(UnitState.MISSING):
        return _without_translation(counts, version)
    outdated, missing = counts.of(UnitState.OUTDATED), counts.of(UnitState.MISSING)
    reasons = []
    if outdated:
        said = [ngettext("{n} string outdated", "{n} strings outdated", outdated).format(n=outdated)]
        if missing:
            said.append(ngettext("{n} missing", "{n} missing", missing).format(n=missing))
        reasons.append(", ".join(said))
    if not counts.source_revision:
        reasons.append(_("not synced with its source yet"))
    elif counts.source_revision != source_revision:
        reasons.append(_("the source changed since the last sync"))
    if reasons:
        return ArticleState.OUTDATED, "; ".join(reasons)
    if missing:
        left = ngettext("{missing} of {n} string missing", "{missing} of {n} strings missing", counts.total)
        return ArticleState.PARTIAL, left.format(missing=missing, n=counts.total)
    return _filled(counts, version, reviews)


def _orphan_reason(counts: CatalogCounts | None, version: VersionFact | None) -> str:
    if version and counts:
        return _("the source is gone; its version and catalog are left")
    return _("the source is gone; its version is left") if version else _("the source is gone; its catalog is left")


def _without_translation(counts: CatalogCounts | None, version: VersionFact | None) -> tuple[ArticleState, str]:
    if version is None:
        return ArticleState.MISSING, "" if counts is None else _("nothing drafted yet")
    if version.problem:
        return ArticleState.MISSING, version.problem
    return ArticleState.UNTRACKED, version.note or (_(NO_CATALOG) if counts is None else _("its catalog is empty"))


def _filled(counts: CatalogCounts, version: VersionFact | None, reviews: int) -> tuple[ArticleState, str]:
    """Tell the state of an article whose every string has a current target."""
    drafts = counts.of(UnitState.DRAFT)
    half = counts.of(UnitState.REVIEWED) if reviews > 1 else 0
    plain = counts.of(UnitState.UNCONFIRMED)
    work = (
        (drafts, ngettext("{n} string to review", "{n} strings to review", drafts)),
        (plain, ngettext("{n} string unconfirmed", "{n} strings unconfirmed", plain)),
        (half, ngettext("{n} string to review a second time", "{n} strings to review a second time", half)),
    )
    if reasons := [said.format(n=count) for count, said in work if count]:
        return ArticleState.DRAFTED if drafts == counts.total else ArticleState.IN_REVIEW, ", ".join(reasons)
    reason = _build_reason(counts, version)
    return ArticleState.REVIEWED if reason else ArticleState.PUBLISHED, reason


def _build_reason(counts: CatalogCounts, version: VersionFact | None) -> str:
    """Say why the version on disk is not what the catalog builds; empty if it is.

    A version that is exactly what was built is published whatever a guess at its language says: people reviewed it.
    """
    built = counts.built.split()
    if len(built) != 2:
        return _("not built yet")
    revision, fingerprint = built
    if version is None:
        return _("the built version is gone")
    if not version.revision:
        return _("the version on disk cannot be read")
    if version.revision != revision:
        return _("the version on disk was changed by hand since it was built")
    return "" if fingerprint == counts.fingerprint else _("built before the last change")


def summarise(rows: Iterable[ArticleStatus], locale: Locale) -> LocaleSummary:
    """Add up the rows of `locale`; rows of other locales are passed over."""
    by_state = dict.fromkeys(ArticleState, 0)
    words_by_state = dict.fromkeys(ArticleState, 0)
    units = dict.fromkeys(UnitState, 0)
    to_translate = to_review = behind = overdue = 0
    for row in rows:
        if row.locale != locale:
            continue
        to_translate += row.to_translate
        if row.status in _WITH_DRAFTS:
            to_review += row.to_review
        if row.behind:
            behind += 1
        if row.waiting is not None:
            overdue += row.overdue
        by_state[row.status] += 1
        words_by_state[row.status] += row.words
        if row.catalog and row.status is not ArticleState.ORPHANED:
            for state, count in row.units.items():
                units[state] += count
    return LocaleSummary(
        locale,
        articles=sum(by_state.values()) - by_state[ArticleState.ORPHANED],
        words=sum(words_by_state.values()) - words_by_state[ArticleState.ORPHANED],
        by_state=by_state,
        words_by_state=words_by_state,
        units=units,
        to_translate=to_translate,
        to_review=to_review,
        behind=behind,
        overdue=overdue,
    )


def build_report(
    rows: Iterable[ArticleStatus],
    *,
    source_locale: Locale,
    locales: Sequence[Locale],
    warnings: Sequence[str] = (),
    not_needed: int = 0,
) -> ProjectReport:
    """Make a report of `rows`, most urgent first; summaries in the order of `locales`, then others in `rows` by tag."""
    groups: dict[Locale, list[ArticleStatus]] = {locale: [] for locale in locales}
    for row in sorted(rows, key=lambda row: (row.article, row.locale)):
        groups.setdefault(row.locale, []).append(row)
    order = [*dict.fromkeys(locales), *sorted(groups.keys() - set(locales))]
    return ProjectReport(
        source_locale,
        summaries=tuple(summarise(groups[locale], locale) for locale in order),
        rows=tuple(by_urgency(row for locale in order for row in groups[locale])),
        warnings=tuple(warnings),
        not_needed=not_needed,
    )


def by_urgency(rows: Iterable[ArticleStatus]) -> list[ArticleStatus]:
    """Sort by state, and within one newest first; a version that seems to be behind comes after what is outdated."""
    newest = sorted(rows, key=lambda row: row.date, reverse=True)  # stable, reversed or not
    return sorted(newest, key=lambda row: _RANKS[ArticleState.OUTDATED] + 0.5 if row.behind else _RANKS[row.status])
