"""A project as the flows see it: its ports and the few decisions that settings make for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from i18nsync.core.catalog import Catalog
from i18nsync.core.language import Verdict
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.policy import Policy
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import ArticleNotFound
from i18nsync.messages import _

if TYPE_CHECKING:
    # What is used in signatures only costs nothing at the start of a run.
    from i18nsync.core.article import Article, ArticleRef
    from i18nsync.core.catalog import MergeResult
    from i18nsync.core.document import Document
    from i18nsync.core.flag import Baseline
    from i18nsync.core.glossary import Term
    from i18nsync.core.lineage import Lineage
    from i18nsync.core.ports import CatalogStore, Checking, Clock, Format, History, Memory, Source, StatusIndex

__all__ = [
    "Aligned",
    "Change",
    "Kept",
    "Project",
    "align",
    "event_of",
    "is_named",
    "keep",
    "prose_of",
    "select",
    "source_refs",
    "update",
]


def _no_memory() -> Memory | None:
    return None


def _no_terms(_locale: Locale) -> Sequence[Term]:
    return ()


def _no_judge(_prose: str, _source_prose: str, _locale: Locale) -> Verdict:
    return Verdict(True)


def _no_checks(_locale: Locale, _article: str, _form: str) -> Checking | None:
    return None


def _no_baseline() -> Baseline | None:
    return None


def _default_policy(_article: str) -> Policy:
    return Policy()


@dataclass(frozen=True, slots=True)
class Project:
    """The ports of one project.

    Args:
        source_locale: the language of the sources.
        locales: the target locales, in the order of the settings.
        source: where articles live.
        formats: formats by name.
        catalogs: where catalogs live.
        history: what was done.
        clock: gives the UTC time.
        extraction: format name -> tag of the options that shape its segments; part of every revision, so that
            a changed option makes `sync` look again.
        judge: (version's prose, source's prose, locale) -> whether the version is in its language.
        policy: article id -> rules.
        memory: opens the translation memory, or gives None where there is none.
        terms: locale -> glossary entries.
        index: opens the cache of what was worked out from files, for one run of a flow; None where there is none.
        workers: processes that may work at once where there is much to read.
        lineage: the history of the files; None where there is none, or it is not to be asked.
        minor: what the message of a commit has that a translation need not follow.
        availability: whether a source's footer is believed where it names a version that is not in the tree: `true`,
            `false`, or `auto` for where the tree has no version in that language at all.
        timed: whether the policy of any section has a deadline.
        checker: (locale, article id, format name) -> the checks that its texts are held against; None for no checks.
        baseline: gives the findings that are known and count no more; None for no such file.
    """

    source_locale: Locale
    locales: tuple[Locale, ...]
    source: Source
    formats: Mapping[str, Format]
    catalogs: CatalogStore
    history: History
    clock: Clock
    extraction: Mapping[str, str] = field(default_factory=dict)
    judge: Callable[[str, str, Locale], Verdict] = _no_judge
    policy: Callable[[str], Policy] = _default_policy
    memory: Callable[[], Memory | None] = _no_memory
    terms: Callable[[Locale], Sequence[Term]] = _no_terms
    index: Callable[[], StatusIndex] | None = None
    workers: int = 1
    lineage: Lineage | None = None
    minor: Sequence[str] = ()
    availability: str = "auto"
    timed: bool = False
    checker: Callable[[Locale, str, str], Checking | None] = _no_checks
    baseline: Callable[[], Baseline | None] = _no_baseline

    def pair(self, locale: Locale) -> LocalePair:
        """From the source locale into `locale`."""
        return LocalePair(self.source_locale, locale)

    def revision(self, article: Article) -> str:
        """What a catalog's header holds of the source: digest of its text and of how it is taken apart."""
        tag = self.extraction.get(article.ref.format, "")
        if not tag:
            return article.revision
        return hashlib.sha256(f"{article.revision} {tag}".encode()).hexdigest()[:16]

    def parse(self, article: Article) -> Document:
        """Take `article` apart by its own format.

        Raises:
            ParseError: its text is malformed.
        """
        return self.formats[article.ref.format].parse(article)

    def format_of(self, document: Document) -> Format:
        """The format that `document` came from."""
        return self.formats[document.ref.format]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A source article beside its catalog in one locale, brought up to date in memory.

    Args:
        article: the source.
        document: the source taken apart.
        catalog: the catalog, merged with the document.
        merged: what the merge did, or None where the catalog was up to date.
        before: the catalog as it lies on disk, or None.
        digest: of its file when it was read; see `CatalogStore.digest`.
    """

    article: Article
    document: Document
    catalog: Catalog
    merged: MergeResult | None
    before: Catalog | None
    digest: str = ""

    @property
    def newly_outdated(self) -> tuple[Unit, ...]:
        """Units that became outdated by this merge."""
        if self.merged is None or self.before is None or not self.merged.outdated:
            return ()
        were = {unit.key for unit in self.before.current if unit.state is UnitState.OUTDATED}
        return tuple(unit for unit in self.catalog.current if unit.state is UnitState.OUTDATED and unit.key not in were)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a write made of a catalog.

    Args:
        aligned: article and catalog as they were when it was written.
        catalog: the catalog that is on disk now.
        changed: whether its file changed.
        lost: units whose change was dropped, because another process had changed them since they were read.
    """

    aligned: Aligned
    catalog: Catalog
    changed: bool
    lost: frozenset[UnitKey] = frozenset()


Change = Callable[[Aligned], tuple[Catalog, Sequence[HistoryEvent]] | None]
"""What is to be done to a catalog as it is now: the changed one and what to note in the history; None for nothing."""


def align(project: Project, article: Article, document: Document, locale: Locale) -> Aligned:
    """Load the catalog of `article` in `locale` and merge it with `document` where the source has changed.

    Raises:
        CatalogError: the catalog's file cannot be read without loss.
    """
    pair = project.pair(locale)
    # The digest comes first: what is written between the two looks newer than it is, never older.
    digest = project.catalogs.digest(article.ref.id, locale)
    catalog = project.catalogs.load(article.ref.id, pair)
    revision = project.revision(article)
    if catalog is not None and catalog.source_revision == revision:
        return Aligned(article, document, catalog, None, catalog, digest)
    from i18nsync.core.merge import merge

    merged = merge(catalog, document, article=article.ref.id, pair=pair, source_path=article.path, revision=revision)
    return Aligned(article, document, merged.catalog, merged, catalog, digest)


def keep(
    project: Project, aligned: Aligned, catalog: Catalog | None = None, events: Sequence[HistoryEvent] = ()
) -> Kept:
    """Save what `align` (and perhaps a later step) made, and note in the history what was done and became outdated.

    Where another process has written the catalog since `align` read it, the changes from `aligned.catalog` to
    `catalog` are made to what is there now; a unit that the other process has changed stays as that one left it, and
    the events of such a unit are left out.

    Args:
        project: the project.
        aligned: as `align` gave it.
        catalog: the catalog to save in place of `aligned.catalog`.
        events: what was done to its units.

    Raises:
        CatalogBusy: another process is writing the catalog and does not let go.
    """
    mine = aligned.catalog if catalog is None else catalog
    article, locale = aligned.article.ref.id, mine.pair.target
    with project.catalogs.locked(article, locale):
        if project.catalogs.digest(article, locale) == aligned.digest:
            return _write(project, aligned, mine, events)
        now = _align_anew(project, aligned.article, aligned.document, locale)
        from i18nsync.core.rebase import rebase

        rebased = rebase(aligned.catalog, mine, now.catalog)
        left = [event for event in events if UnitKey(event.context, event.source) not in rebased.lost]
        return _write(project, now, rebased.catalog, left, rebased.lost)


def update(project: Project, article: Article, document: Document, locale: Locale, change: Change) -> Kept:
    """Change a catalog as it is at this moment: no other process writes it between reading and writing.

    Args:
        project: the project.
        article: the source.
        document: the source taken apart; a source that has been synced anew since is read again.
        locale: the target locale.
        change: what to do; it should be quick, and whatever it raises leaves the catalog as it is.

    Raises:
        CatalogBusy: another process is writing the catalog and does not let go.
        CatalogError: the catalog's file cannot be read without loss.
    """
    with project.catalogs.locked(article.ref.id, locale):
        aligned = _align_anew(project, article, document, locale)
        done = change(aligned)
        return Kept(aligned, aligned.catalog, changed=False) if done is None else _write(project, aligned, *done)


def _align_anew(project: Project, article: Article, document: Document, locale: Locale) -> Aligned:
    """As `align`; a catalog that is in step with a newer source than `article` is not set back to it."""
    aligned = align(project, article, document, locale)
    if aligned.merged is None or aligned.before is None:
        return aligned
    newer = project.source.read(article.ref)
    if project.revision(newer) == project.revision(article):
        return aligned
    return align(project, newer, project.parse(newer), locale)


def _write(
    project: Project,
    aligned: Aligned,
    catalog: Catalog,
    events: Sequence[HistoryEvent],
    lost: frozenset[UnitKey] = frozenset(),
) -> Kept:
    """Save, then note it; under the lock, so that the history tells things in the order in which they were done."""
    changed = project.catalogs.save(catalog)
    outdated = aligned.newly_outdated
    if outdated:
        at = project.clock()
        from i18nsync.core.carry import outdated_note

        before = aligned.before.current if aligned.before else ()
        events = [
            *(event_of("outdate", catalog, unit, at, note=outdated_note(unit, before)) for unit in outdated),
            *events,
        ]
    if events:
        project.history.append(events)
    return Kept(aligned, catalog, changed, lost)


def event_of(action: str, catalog: Catalog, unit: Unit, at: str, *, by: str = "", note: str = "") -> HistoryEvent:
    """The history event of `action` on `unit` as it stands after it."""
    return HistoryEvent(
        at=at,
        action=action,
        article=catalog.article,
        locale=catalog.pair.target.tag,
        by=by,
        engine=unit.provenance.engine if unit.provenance else "",
        context=unit.key.context,
        source=unit.key.source,
        target=unit.target,
        hash=unit.hash,
        note=note,
    )


def source_refs(project: Project, patterns: Sequence[str] = ()) -> list[ArticleRef]:
    """The source articles that `patterns` name, sorted by id; all of them without patterns.

    Args:
        project: the project.
        patterns: ids, leading parts of ids (`2026/01`), globs (`2026/*/train*`), or paths of sources.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    refs = list(project.source.refs(project.source_locale))
    return list(select(refs, patterns, project.source.path)) if patterns else refs


def select(
    refs: Iterable[ArticleRef], patterns: Sequence[str], path_of: Callable[[ArticleRef], str]
) -> Iterator[ArticleRef]:
    """Those of `refs` that any of `patterns` names, in their order; see `source_refs`.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    wanted = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
    used = set[str]()
    chosen: list[ArticleRef] = []
    for ref in refs:
        hits = {pattern for pattern in wanted if is_named(pattern, ref.id) or is_named(pattern, path_of(ref))}
        if hits:
            used |= hits
            chosen.append(ref)
    for pattern in wanted:
        if pattern not in used:
            raise ArticleNotFound(
                _("no source article is named {pattern!r}").format(pattern=pattern),
                hint=_("Give an id as `i18nsync status` shows it, the start of one (2026/01), a glob or a path."),
            )
    return iter(chosen)


def is_named(pattern: str, name: str) -> bool:
    """Whether `pattern` names the article or path `name`: equal, a leading part of it, or a glob."""
    return pattern in ("", ".") or name == pattern or name.startswith(f"{pattern}/") or fnmatchcase(name, pattern)


def prose_of(document: Document) -> str:
    """The words of a document without its inline codes, one segment a line."""
    from i18nsync.core.pieces import words_of

    return "\n".join(words_of(segment.source, segment.codes) for segment in document.segments)
