"""The composition root: settings in, a workspace of adapters out."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document, InlineCode
from i18nsync.core.glossary import Term
from i18nsync.core.language import Verdict, judge
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Engine, Format, Memory, Reporter, Termbase
from i18nsync.errors import ReportError, SettingsError, UnknownEngine, UnreadableArticle
from i18nsync.flows.build import BuildOptions
from i18nsync.flows.project import Project
from i18nsync.plugins import Plugins
from i18nsync.sources.files import read_text, write_text
from i18nsync.sources.folder import FolderSource
from i18nsync.stores.history import JsonlHistory
from i18nsync.stores.po import PoStore
from i18nsync.stores.settings import SETTINGS_FILE, Settings, find_settings, load_settings, render_settings

if TYPE_CHECKING:
    from i18nsync.sources.detect import Candidate

__all__ = [
    "SETTINGS_FILE",
    "Reading",
    "Workspace",
    "document_of",
    "find_layouts",
    "open_workspace",
    "readable_files",
    "utc_now",
    "write_settings",
]

EXTRACTION = "1"
"""Number of the rules that take articles apart; a change makes `sync` look at every article again."""

NOTICES = {
    "ka": "ეს თარგმანი მანქანურია და რედაქტორს ჯერ არ შეუმოწმებია.",
    "ru": "Это машинный перевод; редактор его еще не проверил.",
}
"""What stands above an article with unreviewed drafts, unless the settings say otherwise."""


def utc_now() -> str:
    """The UTC time as `2026-01-02T10:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def load_formats(settings: Settings | None, warnings: list[str]) -> dict[str, Format]:
    """All formats by name, set up as `settings` say."""
    formats: dict[str, Format] = {}
    for name, make in Plugins("i18nsync.formats", warnings).each():
        options: dict[str, Any] = {}
        if name == "markdown" and settings is not None and settings.markdown.keys:
            options["keys"] = settings.markdown.keys
        formats[name] = make(**options)
    return formats


def suffixes_of(formats: Mapping[str, Format]) -> dict[str, str]:
    """File name ending -> name of the format that reads it."""
    return {suffix: name for name, form in formats.items() for suffix in form.suffixes}


class Workspace:
    """A project opened for work; `close` lets go of what it holds open.

    Args:
        settings: the project's settings.
        clock: gives the UTC time.
    """

    def __init__(self, settings: Settings, *, clock: Callable[[], str] = utc_now) -> None:
        self.settings = settings
        self.root = settings.root.resolve()
        self.warnings: list[str] = []
        self.formats = load_formats(settings, self.warnings)
        self._clock = clock

    @cached_property
    def project(self) -> Project:
        """The ports that the flows work with."""
        settings = self.settings
        source = FolderSource(
            self.root,
            settings.contents,
            settings.source_locale,
            settings.locales,
            suffixes_of(self.formats),
            aliases=settings.aliases,
            other_locales=settings.other_locales,
            catalogs=settings.catalogs,
        )
        return Project(
            source_locale=settings.source_locale,
            locales=settings.locales,
            source=source,
            formats=self.formats,
            catalogs=PoStore(self.root, settings.catalogs),
            history=JsonlHistory(self.root, settings.catalogs),
            clock=self._clock,
            extraction=self._extraction(),
            judge=self._judge,
            policy=settings.policy.of,
            memory=lambda: self.memory,
            terms=self._terms,
        )

    @cached_property
    def memory(self) -> Memory:
        """The translation memory, with every TMX file of the settings read in.

        Raises:
            MemoryStoreError: it cannot be opened, or a TMX file is malformed.
        """
        from i18nsync.stores.memory import SqliteMemory

        path = self.root / self.settings.memory.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name == ".i18nsync" and not (path.parent / ".gitignore").exists():
            # A cache that is made again from TMX files and catalogs has no place in git.
            write_text(path.parent / ".gitignore", "*\n", ".i18nsync/.gitignore")
        fresh = not path.exists()
        memory = SqliteMemory(path)
        self._read_tmx(memory, path.with_suffix(".sources.json"), fresh=fresh)
        return memory

    @cached_property
    def termbase(self) -> Termbase | None:
        """The glossary, or None if the settings name none.

        Raises:
            TermbaseError: the file is missing or malformed.
        """
        if not self.settings.glossary.path:
            return None
        from i18nsync.stores.termbase import CsvTermbase

        return CsvTermbase(self.root / self.settings.glossary.path)

    def chain(self, names: Sequence[str] = ()) -> tuple[Engine, ...]:
        """The engines that drafting asks, in order.

        Args:
            names: engines to ask instead of those in the settings.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: an engine's table is wrong.
        """
        plugins = Plugins("i18nsync.engines", self.warnings)
        engines = []
        for name in names or self.settings.engines:
            make = plugins.load(name)
            if make is None:
                raise UnknownEngine(
                    f"there is no engine named {name!r}", hint=f"There are: {', '.join(plugins.names())}."
                )
            engines.append(self._engine(name, make))
        return tuple(engines)

    def reporter(self, name: str, *, color: bool | None, hidden: int, width: int | None = None) -> Reporter:
        """A reporter, set up for where it writes to.

        Raises:
            ReportError: there is no such format.
        """
        make = Plugins("i18nsync.reports", self.warnings).load(name)
        if make is None:
            raise ReportError(f"there is no report format named {name!r}")
        options: dict[str, Any] = {}
        if name == "table":
            options = {"width": width or 80, "color": bool(color), "hidden": hidden}
        elif name == "markdown":
            options = {"hidden": hidden}
        elif name == "html":
            options = {"generated": self._clock()[:10]}
        reporter: Reporter = make(**options)
        return reporter

    def build_options(
        self,
        *,
        min_reviewed: float | None = None,
        with_drafts: bool = False,
        fallback_source: bool = False,
        overwrite: bool = False,
        dry_run: bool = False,
    ) -> BuildOptions:
        """What the command line says about a build, on top of what the settings say."""
        build = self.settings.build
        with_drafts = with_drafts or build.fallback == "draft"
        fallback_source = fallback_source or build.fallback == "source"
        if min_reviewed is None and build.min_reviewed != 100.0:
            min_reviewed = build.min_reviewed
        notices = {**NOTICES, **{locale.tag: text for locale, text in build.notice.items()}}
        return BuildOptions(
            min_reviewed=min_reviewed,
            with_drafts=with_drafts,
            fallback_source=fallback_source,
            overwrite=overwrite,
            dry_run=dry_run,
            lang_key="lang" if build.lang_key else "",
            notices=notices,
        )

    def write_report(self, path: Path, text: str) -> None:
        """Write a report to a file, all or nothing.

        Raises:
            SourceError: it cannot be written.
        """
        write_text(path, text, path.name)

    def close(self) -> None:
        """Let go of the memory, if it was opened."""
        memory = self.__dict__.pop("memory", None)
        if memory is not None:
            memory.close()

    def _extraction(self) -> dict[str, str]:
        keys = ",".join(self.settings.markdown.keys or ())
        tag = hashlib.sha256(f"{EXTRACTION} {keys}".encode()).hexdigest()[:8]
        return dict.fromkeys(self.formats, tag)

    def _judge(self, prose: str, source_prose: str, locale: Locale) -> Verdict:
        share = self.settings.status.untranslated_share
        return judge(prose, source_prose, locale, self._identify, max_copied=share)

    @cached_property
    def _identify(self) -> Callable[[str], str | None]:
        """The language identifier, loaded when the first text needs it."""
        from i18nsync.sources.langid import identifier

        found: list[Callable[[str], str | None] | None] = []

        def identify(text: str) -> str | None:
            if not found:
                found.append(identifier())
            return found[0](text) if found[0] is not None else None

        return identify

    def _terms(self, locale: Locale) -> Sequence[Term]:
        return self.termbase.terms(locale) if self.termbase is not None else ()

    def _codes(self, text: str) -> tuple[InlineCode, ...]:
        return self.formats["markdown"].codes(text)

    def _engine(self, name: str, make: Callable[..., Any]) -> Engine:
        options: dict[str, object] = {**self.settings.engine.get(name, {}), "codes": self._codes}
        if name == "memory":
            options["memory"] = self.memory
        engine: Engine = make(options)
        if not engine.sends_text_offsite:
            return engine
        from i18nsync.engines.guard import Guard
        from i18nsync.engines.options import number

        rate = number(options, name, "rate", 4.0)  # calls a second
        return Guard(engine, clock=time.monotonic, sleep=time.sleep, rate=rate, codes=self._codes)

    def _read_tmx(self, memory: Memory, stamps: Path, *, fresh: bool) -> None:
        """Read TMX files into the memory that it has not read as they are now."""
        known = {} if fresh else _read_stamps(stamps)
        now: dict[str, list[int]] = {}
        for name in self.settings.memory.tmx:
            path = self.root / name
            try:
                found = path.stat()
            except OSError:
                raise SettingsError(
                    f"{name} is not there",
                    where=self.settings.path.name,
                    hint="Put the TMX file there, or take it out of [memory] tmx.",
                ) from None
            now[name] = [found.st_mtime_ns, found.st_size]
            if known.get(name) != now[name]:
                _import_tmx(memory, path, self.settings.source_locale, self.settings.locales)
        if now != known:
            write_text(stamps, json.dumps(now, sort_keys=True) + "\n", stamps.name)


def _read_stamps(path: Path) -> dict[str, list[int]]:
    try:
        stamps = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}


def _import_tmx(memory: Memory, path: Path, source_locale: Locale, locales: Sequence[Locale]) -> None:
    """Read a TMX file into the memory; `en-US` to `ka-GE` counts as `en` to `ka` where the project has no regions."""
    from i18nsync.core.matching import Match
    from i18nsync.stores.tmx import read_tmx

    by_language = {locale.language: locale for locale in reversed(locales)}
    groups: dict[tuple[LocalePair, str], list[Match]] = {}
    for entry in read_tmx(path, source_locale):
        target = entry.pair.target if entry.pair.target in locales else by_language.get(entry.pair.target.language)
        if target is not None and entry.pair.source.language == source_locale.language:
            match = Match(entry.source, entry.target, 100, entry.provenance)
            groups.setdefault((LocalePair(source_locale, target), entry.article), []).append(match)
    for (pair, article), entries in groups.items():
        memory.add(pair, entries, article=article)


def open_workspace(folder: Path, *, clock: Callable[[], str] = utc_now) -> Workspace:
    """Open the project that `folder` lies in.

    Raises:
        SettingsError: there is no settings file, or it is wrong.
    """
    return Workspace(load_settings(folder), clock=clock)


def find_layouts(folder: Path, source: Locale, locales: Sequence[Locale]) -> list[Candidate]:
    """The layouts that the tree below `folder` may have, best first.

    Raises:
        SourceError: the folder is not there.
    """
    from i18nsync.sources.detect import detect

    return detect(folder, source, locales, suffixes_of(load_formats(None, [])))


def write_settings(
    folder: Path, chosen: Candidate, source: Locale, locales: Sequence[Locale], *, dry_run: bool = False
) -> str:
    """Write the settings file for a layout; returns its text.

    Raises:
        SourceError: it cannot be written.
    """
    text = render_settings(
        source_locale=source,
        locales=locales,
        contents=chosen.contents,
        aliases=chosen.aliases,
        other_locales=chosen.other_locales,
    )
    if not dry_run:
        write_text(folder / SETTINGS_FILE, text, SETTINGS_FILE)
    return text


def _formats_at(folder: Path) -> dict[str, Format]:
    """The formats as the settings that hold in `folder` say, or by default where there are none."""
    settings = load_settings(folder) if find_settings(folder) is not None else None
    return load_formats(settings, [])


def document_of(folder: Path, file: Path) -> Document:
    """A file taken apart by the format of its ending.

    Raises:
        SettingsError: no format reads such a file, or the settings are wrong.
        SourceError: it cannot be read.
        ParseError: it is malformed.
    """
    formats = _formats_at(folder)
    endings = suffixes_of(formats)
    name = endings.get(file.suffix.lower())
    if name is None:
        raise SettingsError(
            f"no format reads files that end in {file.suffix!r}",
            where=str(file),
            hint=f"Known are {', '.join(sorted(endings))}.",
        )
    return formats[name].parse(_read_article(folder / file, file.as_posix(), name))


def _read_article(path: Path, shown: str, name: str) -> Article:
    text, modified = read_text(str(path), shown)
    return Article(ArticleRef(shown, Locale("und"), name), text, shown, modified)


@dataclass
class Reading:
    """Articles read one by one, with those that could not be read put aside.

    Args:
        articles: what could be read, read as it is asked for.
        form: format name -> format.
        refused: (path, why) of files that could not be read; complete when `articles` is used up.
    """

    articles: Iterator[Article]
    form: Callable[[str], Format]
    refused: list[tuple[str, str]] = field(default_factory=list)


def readable_files(folder: Path, paths: Sequence[str], workspace: Workspace | None) -> Reading:
    """The files that `verify` looks at: those under `paths`, or all sources of the workspace.

    Raises:
        SettingsError: a path does not exist.
    """
    formats = workspace.formats if workspace is not None else _formats_at(folder)
    reading = Reading(iter(()), formats.__getitem__)
    if workspace is not None:
        source = workspace.project.source
        named = [partial(source.read, ref) for ref in source.refs(workspace.project.source_locale)]
    else:
        endings = suffixes_of(formats)
        named = [partial(_read_article, *each) for each in _walk(folder, paths, endings)]
    reading.articles = _read_each(named, reading.refused)
    return reading


def _read_each(named: Sequence[Callable[[], Article]], refused: list[tuple[str, str]]) -> Iterator[Article]:
    for read in named:
        try:
            yield read()
        except UnreadableArticle as error:
            refused.append((error.where, error.message))


def _walk(folder: Path, paths: Sequence[str], endings: Mapping[str, str]) -> Iterator[tuple[Path, str, str]]:
    for text in paths:
        start = folder / text
        if start.is_file():
            name = endings.get(start.suffix.lower())
            if name is None:
                raise SettingsError(
                    f"no format reads files that end in {start.suffix!r}",
                    where=text,
                    hint=f"Known are {', '.join(sorted(endings))}.",
                )
            yield start, text, name
        elif start.is_dir():
            for at, folders, files in os.walk(start):
                folders[:] = sorted(each for each in folders if not each.startswith(".") and each != "node_modules")
                for file in sorted(files):
                    name = endings.get(Path(file).suffix.lower())
                    if name is not None:
                        path = Path(at) / file
                        yield path, (Path(text) / path.relative_to(start)).as_posix(), name
        else:
            raise SettingsError("there is no such file or folder", where=text)
