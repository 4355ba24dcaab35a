"""Ports: what the flows ask of the rooms around them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TextIO, runtime_checkable

from i18nsync.core.batch import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.core.checking import Check, Checking, Example
from i18nsync.core.event import HistoryEvent

if TYPE_CHECKING:
    from i18nsync.core.article import Article, ArticleRef
    from i18nsync.core.catalog import Catalog
    from i18nsync.core.document import Document, InlineCode
    from i18nsync.core.finding import Span
    from i18nsync.core.flag import Region
    from i18nsync.core.glossary import Term
    from i18nsync.core.locale import Locale, LocalePair
    from i18nsync.core.matching import Match, MemoryStats
    from i18nsync.core.stamps import Found
    from i18nsync.core.status import CatalogCounts, ProjectReport
    from i18nsync.core.unit import UnitKey

__all__ = [
    "Batch",
    "Capabilities",
    "CatalogStore",
    "Check",
    "Checking",
    "Draft",
    "Engine",
    "Example",
    "Failure",
    "Format",
    "History",
    "HistoryEvent",
    "Memory",
    "MemoryStore",
    "Paced",
    "Place",
    "PlacedCatalogs",
    "Reporter",
    "Source",
    "SourceProblem",
    "StampedCatalogs",
    "StampedSource",
    "StatusIndex",
    "Termbase",
    "TextUnit",
]


@dataclass(frozen=True, slots=True)
class SourceProblem:
    """Something that a source left out and why; the rest goes on.

    Args:
        path: the file, relative to the project.
        message: what is wrong with it.
    """

    path: str
    message: str


@runtime_checkable
class Source(Protocol):
    """Where articles live."""

    @property
    def problems(self) -> Sequence[SourceProblem]:
        """What the last listings left out (symlink loops, clashing names ...)."""

    def refs(self, locale: Locale) -> Iterable[ArticleRef]:
        """The articles that exist in `locale`, sorted by id.

        Raises:
            SourceError: two files claim one id, or the place is not there.
        """

    def read(self, ref: ArticleRef) -> Article:
        """Read one version.

        Raises:
            ArticleNotFound: it is not there (any more).
            UnreadableArticle: it is not UTF-8, holds NUL, or may not be read.
        """

    def write(self, article: Article) -> None:
        """Write one version, all or nothing; unchanged text leaves the file alone.

        Raises:
            SourceError: it cannot be written, or its path would leave the root.
        """

    def path(self, ref: ArticleRef) -> str:
        """Where the version lies or would lie, relative to the project, with `/`."""


@runtime_checkable
class StampedSource(Protocol):
    """A source that can tell what has changed without reading it."""

    def stamps(self, locales: Sequence[Locale]) -> Mapping[Locale, Mapping[str, Found]]:
        """The files of all articles by id, for each of `locales`, with stamps that are taken anew at each call."""


@runtime_checkable
class Format(Protocol):
    """Text <-> document."""

    @property
    def name(self) -> str:
        """As in `ArticleRef.format`."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings, with the dot, as `.md`."""

    def parse(self, article: Article) -> Document:
        """Take the article apart.

        Raises:
            ParseError: the text is malformed (front matter that is not valid).
        """

    def render(self, document: Document, targets: Mapping[UnitKey, str]) -> str:
        """Put the article together with targets; a unit without target keeps its source.

        Raises:
            RenderError: a target would break the structure around it.
        """

    def codes(self, text: str) -> tuple[InlineCode, ...]:
        """The inline codes of a segment's text, source or target."""

    def localise(self, text: str, relink: Callable[[str], str | None], keys: Mapping[str, str]) -> str:
        """A rendered text made at home in its locale; every other byte stays.

        Args:
            text: a rendered article.
            relink: link destination -> the new one, or None to leave it.
            keys: front matter keys to set, where the text has front matter.
        """

    def add_notice(self, text: str, notice: str) -> str:
        """`text` with a paragraph that stands before its body, after front matter or title."""

    def with_notice(self, text: str, notice: str) -> str:
        """`text` with `notice` (one line) marked as ours before its body, in place of an earlier one.

        An empty notice takes the earlier one away without a trace. Text that has no place for one stays as it is.
        """

    def with_footer(self, text: str, footer: Callable[[bool], str]) -> str:
        """`text` with the line that names its languages; `footer` gives it, told whether it may have links."""

    def with_versions(self, text: str, key: str, versions: Sequence[Mapping[str, str]]) -> str:
        """`text` with the front matter key `key` set to a list of mappings; text without front matter as it is.

        Raises:
            RenderError: the front matter has the key in a form that cannot be replaced.
        """


@runtime_checkable
class Engine(Protocol):
    """Something that drafts translations.

    An engine that works with one of several models has a property `model` too, with its name as a string; it goes into
    the history beside the engine's.
    """

    @property
    def name(self) -> str:
        """As in settings, as `google`."""

    @property
    def sends_text_offsite(self) -> bool:
        """Whether text leaves the machine."""

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What it can do for `pair`, or None if nothing."""

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text, same length, same order; failures of some leave the others.

        Raises:
            EngineUnavailable: the engine as a whole cannot be used now.
        """


@runtime_checkable
class Paced(Protocol):
    """An engine that several threads may ask at once; one without this is asked in the thread that drafts."""

    @property
    def parallel(self) -> int:
        """How many calls may be under way at once, at least 1."""

    @property
    def batch(self) -> int:
        """How many texts go into one call, at least 1."""

    @property
    def trouble(self) -> str:
        """Why it is not asked at the moment; empty if it is."""


@runtime_checkable
class CatalogStore(Protocol):
    """Where catalogs live."""

    def path(self, article: str, locale: Locale) -> str:
        """Where the catalog lies or would lie, relative to the project, with `/`."""

    def load(self, article: str, pair: LocalePair) -> Catalog | None:
        """The catalog, or None if there is none.

        Raises:
            CatalogError: the file is not a PO file that can be read without loss.
        """

    def save(self, catalog: Catalog) -> bool:
        """Write it, all or nothing; False if the file already says the same.

        Raises:
            StoreError: it cannot be written.
        """

    def scan(self, article: str, locale: Locale) -> CatalogCounts | None:
        """Count states without building units; None if there is no catalog.

        Raises:
            CatalogError: as `load`.
        """

    def articles(self, locale: Locale) -> Iterable[str]:
        """Ids of all articles that have a catalog in `locale`, sorted."""

    def locked(self, article: str, locale: Locale) -> AbstractContextManager[None]:
        """Keep other processes from writing the catalog; to be held from reading to writing, and no longer.

        May be entered again by who holds it.

        Raises:
            CatalogBusy: another process holds it and does not let go.
            StoreError: the lock cannot be made.
        """

    def digest(self, article: str, locale: Locale) -> str:
        """Of the file's bytes, to see whether it is still what was read; empty if there is no catalog.

        Raises:
            StoreError: the file is there and cannot be read.
        """


@runtime_checkable
class StampedCatalogs(Protocol):
    """A store of catalogs that can tell what has changed without reading it."""

    def stamps(self, locale: Locale) -> Mapping[str, Found]:
        """The files of all catalogs of `locale` by article id, with stamps that are taken anew at each call."""


class Place(Protocol):
    """Where a translation stands in its file."""

    def region(self, span: Span | None = None) -> Region:
        """The lines and columns of a span of the translation; of all of it without one."""


@runtime_checkable
class PlacedCatalogs(Protocol):
    """A store of catalogs that can tell where in its files a translation stands."""

    def places(self, article: str, locale: Locale, keys: Collection[UnitKey]) -> Mapping[UnitKey, Place]:
        """Where the translations of some units stand; what cannot be found is left out.

        Raises:
            StoreError: the file is there and cannot be read.
        """


@runtime_checkable
class StatusIndex(Protocol):
    """A cache of what was worked out from files; it may be lost at any time, and none of its methods raises."""

    def get(self, kind: str, path: str, stamp: bytes) -> Any:  # noqa: ANN401  (whatever JSON can say)
        """What `put` was given, where the stamp is still the same; None where it is not, or nothing is known.

        Args:
            kind: what the data is about, as `catalog`.
            path: the file, relative to the project, with `/`.
            stamp: the file's stamp as it is now, or those of several files put together; see `i18nsync.core.stamps`.
        """

    def put(self, kind: str, path: str, stamp: bytes, data: Any) -> None:  # noqa: ANN401
        """Remember `data`, which JSON has to be able to say; nothing is kept under an unknown stamp."""

    def save(self, alive: Callable[[], Collection[str]] | None = None) -> None:
        """Write what is new, if anything is.

        Args:
            alive: gives all paths that there still are, so that others can be forgotten; None if that is not known.
        """


@runtime_checkable
class Memory(Protocol):
    """A translation memory, as drafting and review use it; several threads may use one at the same time."""

    def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> Sequence[Match]:
        """All pairs with exactly this source, newest first.

        Args:
            pair: the locales.
            source: the text.
            context: where it stands, see `i18nsync.core.matching.contexts`; a pair that stood there has score 101 and
                comes first.
            sentences: whether sentences of longer texts count too.
        """

    def near(self, pair: LocalePair, source: str) -> Sequence[Match]:
        """Pairs that differ in numbers, capitals or spaces only, made to fit, best first; see `i18nsync.core.near`."""

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> Sequence[Match]:
        """Pairs whose source is at least `threshold` (0 to 100) similar, best first, near-exact ones before others."""

    def add(self, pair: LocalePair, entries: Iterable[Match], *, article: str = "") -> int:
        """Store pairs; returns how many are new. `Match.score` is not stored."""

    def close(self) -> None:
        """Let go of the file."""


@runtime_checkable
class MemoryStore(Memory, Protocol):
    """A translation memory, as those who look after it use it."""

    @property
    def place(self) -> str:
        """Where it lies, for people."""

    def search(self, pair: LocalePair, text: str, *, limit: int = 20) -> Sequence[Match]:
        """Pairs that have `text` in their source or their target, in whatever case; newest first."""

    def count(self, pair: LocalePair | None = None) -> int:
        """How many pairs of texts there are, in all or of one pair of locales."""

    def pairs(self) -> Sequence[LocalePair]:
        """The pairs of locales that have texts, sorted."""

    def stats(self) -> Sequence[MemoryStats]:
        """What there is, for each pair of locales."""

    def entries(self, pair: LocalePair) -> Iterable[tuple[Match, str]]:
        """All pairs of texts with the article that each came from, oldest entry first."""

    def forget(
        self, *, article: str = "", by: str = "", source: str = "", before: str = "", dry_run: bool = False
    ) -> int:
        """Delete the pairs to which all that is given applies, with their sentences; returns how many pairs.

        Args:
            article: id of an article, or the leading part of ids (`2026/01`).
            by: a reviewer: the name, the e-mail address, or both as they are stored.
            source: the whole source text.
            before: a UTC time or the beginning of one, as `2026-01-02`; pairs without a date stay.
            dry_run: only count.
        """


@runtime_checkable
class Termbase(Protocol):
    """The newsroom's glossary."""

    def terms(self, locale: Locale) -> Sequence[Term]:
        """All entries that have a rendering in `locale`."""


@runtime_checkable
class History(Protocol):
    """What was done, append-only."""

    def append(self, events: Sequence[HistoryEvent]) -> None:
        """Add events, flushed before this returns.

        Raises:
            StoreError: it cannot be written.
        """

    def events(self, locale: Locale) -> Iterable[HistoryEvent]:
        """All events of a locale, oldest first; lines that cannot be read are skipped."""

    def drafts(self, article: str, locale: Locale) -> Iterable[HistoryEvent]:
        """The `draft` events of one article, oldest first; quick, however long the history is."""


@runtime_checkable
class Reporter(Protocol):
    """A way to show a project report."""

    @property
    def name(self) -> str:
        """As given to `--format`."""

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the whole report as text."""


Clock = Callable[[], str]
"""Gives the UTC time as `2026-01-02T10:00:00Z`."""
