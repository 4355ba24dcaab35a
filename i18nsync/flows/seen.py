"""Seen: what lies on disk, with stamps, beside the index of what was worked out from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from i18nsync.core.article import Article, date_of, moment_of
from i18nsync.core.document import Document
from i18nsync.core.furniture import availability_in
from i18nsync.core.locale import Locale
from i18nsync.core.ports import StampedCatalogs, StampedSource, StatusIndex
from i18nsync.core.stamps import NO_FILE, UNKNOWN, File, Found
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import UnitState
from i18nsync.flows.moments import in_utc
from i18nsync.flows.project import Project

__all__ = [
    "BROKEN",
    "CATALOG",
    "PARSED",
    "SOURCE",
    "ParsedFacts",
    "Put",
    "Recorder",
    "Seen",
    "SourceFacts",
    "counts_of",
    "facts_of",
    "look",
    "pack_counts",
    "pack_states",
    "parsed_facts_of",
    "uncollected",
    "unpack_counts",
    "unpack_states",
]

SOURCE = "source"
"""Kind, in the index, of `SourceFacts` by the source's path."""
PARSED = "parsed"
"""Kind of `ParsedFacts` by the source's path."""
CATALOG = "catalog"
"""Kind of packed `CatalogCounts` by the catalog's path."""
BROKEN = (TypeError, ValueError, IndexError, KeyError)
"""What data may raise that come from an index and are not ours."""

Put = tuple[str, str, bytes, Any]
"""The arguments of `StatusIndex.put`."""

_STATES = tuple(UnitState)
_NUMBER = {state: number for number, state in enumerate(_STATES)}
_NOT_THERE = File("", NO_FILE)
_UNSEEN = File("", UNKNOWN)


class SourceFacts(NamedTuple):
    """What a source's text says without being taken apart.

    Args:
        revision: as `Project.revision`.
        date: from its front matter.
        moment: date and time from there, as in `ArticleStatus`.
        named: tags of the languages that its availability footer names.
    """

    revision: str
    date: str
    moment: str = ""
    named: Sequence[str] = ()


class ParsedFacts(NamedTuple):
    """What a source says once it is taken apart; a catalog in step with it says the same.

    Args:
        words: as `Document.words`.
        keys: distinct units; 0 for an article without translatable text.
    """

    words: int
    keys: int


def facts_of(project: Project, article: Article) -> SourceFacts:
    """The facts of an article that was read."""
    text = article.text
    named = [locale.language for locale in availability_in(text)] if project.availability != "false" else []
    return SourceFacts(project.revision(article), date_of(text), in_utc(moment_of(text)), named)


def parsed_facts_of(document: Document) -> ParsedFacts:
    """The facts of an article that was taken apart."""
    return ParsedFacts(document.words, len(document.keys))


def counts_of(project: Project, article: str, locale: Locale, file: Found, index: StatusIndex) -> CatalogCounts | None:
    """What the catalog of an article holds, from the index if that knows its file; None if there is none.

    Raises:
        CatalogError: it cannot be read without loss.
    """
    try:
        return unpack_counts(index.get(CATALOG, file.path, file.stamp))
    except BROKEN:
        counts = project.catalogs.scan(article, locale)
    if counts is not None:
        index.put(CATALOG, file.path, file.stamp, pack_counts(counts))
    return counts


class _NoIndex:
    """The index of a project that has none."""

    def get(self, kind: str, path: str, stamp: bytes) -> Any:  # noqa: ANN401  (as the port)
        """Know nothing."""
        del kind, path, stamp

    def put(self, kind: str, path: str, stamp: bytes, data: Any) -> None:  # noqa: ANN401
        """Keep nothing."""
        del kind, path, stamp, data

    def save(self, alive: Callable[[], Collection[str]] | None = None) -> None:
        """Write nothing."""
        del alive


class Recorder:
    """An index that is read as it is, and whose news are kept in `puts`: they may have to go to another process."""

    def __init__(self, index: StatusIndex) -> None:
        self.get = index.get
        self.puts: list[Put] = []

    def put(self, kind: str, path: str, stamp: bytes, data: Any) -> None:  # noqa: ANN401
        """Keep it."""
        self.puts.append((kind, path, stamp, data))

    def save(self, alive: Callable[[], Collection[str]] | None = None) -> None:
        """Write nothing."""
        del alive


@dataclass(frozen=True, slots=True)
class Seen:
    """The files of a project as they were found at the start of a run.

    Args:
        index: what is known of them.
        sources: the sources by article id.
        versions: versions by locale and article id.
        catalogs: catalogs by locale and article id.
        stamped: whether there are stamps; without, all three are empty and the index knows nothing.
    """

    index: StatusIndex
    sources: Mapping[str, Found]
    versions: Mapping[Locale, Mapping[str, Found]]
    catalogs: Mapping[Locale, Mapping[str, Found]]
    stamped: bool

    def source(self, article: str) -> Found:
        """The file of a source; with an unknown stamp where none was seen."""
        return self.sources.get(article, _UNSEEN)

    def version(self, article: str, locale: Locale) -> Found:
        """The file of a version; with the stamp of no file where there is none."""
        return self.versions[locale].get(article, _NOT_THERE) if self.stamped else _UNSEEN

    def catalog(self, article: str, locale: Locale) -> Found:
        """The file of a catalog; with the stamp of no file where there is none."""
        return self.catalogs[locale].get(article, _NOT_THERE) if self.stamped else _UNSEEN

    def alive(self) -> Collection[str]:
        """The paths of all files that were seen."""
        groups = (self.sources, *self.versions.values(), *self.catalogs.values())
        return {found.path for group in groups for found in group.values()}


def look(project: Project, locales: Sequence[Locale], *, versions: bool = True) -> Seen:
    """List what there is, with stamps where the project has an index and its source and catalogs give stamps.

    It comes before anything is read: a stamp vouches only for what is read after it.

    Args:
        project: the project.
        locales: target locales.
        versions: whether the versions' stamps are wanted, too.

    Raises:
        SourceError: the tree cannot be listed.
    """
    source, catalogs = project.source, project.catalogs
    if project.index is None or not isinstance(source, StampedSource) or not isinstance(catalogs, StampedCatalogs):
        return Seen(_NoIndex(), {}, {}, {}, stamped=False)
    index = project.index()
    found = source.stamps((project.source_locale, *(locales if versions else ())))
    return Seen(
        index,
        found[project.source_locale],
        {locale: found[locale] for locale in locales} if versions else {},
        {locale: catalogs.stamps(locale) for locale in locales},
        stamped=True,
    )


@contextmanager
def uncollected() -> Iterator[None]:
    """Put off the collection of cyclic garbage.

    A report makes hundreds of thousands of objects that all stay; looking through them again and again for garbage,
    of which there is none, takes up to a quarter of a report's time.
    """
    import gc

    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def pack_states(numbers: Mapping[UnitState, int]) -> list[int]:
    """Numbers by state as a flat list: the state's place in `UnitState`, its number, and so on."""
    return [each for state, number in numbers.items() for each in (_NUMBER[state], number)]


def unpack_states(flat: Sequence[int]) -> Mapping[UnitState, int]:
    """The numbers that `pack_states` packed; not to be changed, since whoever has the same numbers shares them."""
    return _unpacked(tuple(flat))


@lru_cache(maxsize=4096)
def _unpacked(flat: tuple[int, ...]) -> Mapping[UnitState, int]:
    each = iter(flat)
    return {_STATES[place]: number for place, number in zip(each, each, strict=True)}


def pack_counts(counts: CatalogCounts) -> list[Any]:
    """Counts as JSON can say them; the source's revision comes first."""
    return [
        counts.source_revision,
        pack_states(counts.states),
        pack_states(counts.words),
        counts.obsolete,
        counts.source_path,
        counts.built,
        counts.fingerprint,
    ]


def unpack_counts(data: Any) -> CatalogCounts:  # noqa: ANN401  (what JSON held)
    """The counts that `pack_counts` packed; raises one of `BROKEN` for anything else."""
    revision, states, words, obsolete, path, built, fingerprint = data
    return CatalogCounts(
        states=unpack_states(states),
        obsolete=obsolete,
        source_revision=revision,
        source_path=path,
        built=built,
        fingerprint=fingerprint,
        words=unpack_states(words),
    )
