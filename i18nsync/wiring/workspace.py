"""The workspace: a project's adapters, made as its settings say."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Term
from i18nsync.core.language import Verdict, judge
from i18nsync.core.locale import Locale
from i18nsync.core.notices import DRAFT_NOTICES, OUTDATED_LABELS, OUTDATED_NOTICES
from i18nsync.core.policy import OnOutdated
from i18nsync.core.ports import Checking, Engine, MemoryStore, Reporter, Termbase
from i18nsync.errors import ReportError
from i18nsync.flows.project import Project
from i18nsync.messages import _
from i18nsync.plugins import Plugins
from i18nsync.sources.files import write_text
from i18nsync.sources.folder import FolderSource
from i18nsync.sources.gitlog import GitLog
from i18nsync.stores.history import JsonlHistory
from i18nsync.stores.po import PoStore
from i18nsync.stores.settings import Settings, load_settings
from i18nsync.wiring.cache import index_of, keep_out_of_git, locks_of, workers
from i18nsync.wiring.formats import load_formats, suffixes_of
from i18nsync.wiring.memory import feed, open_memory

if TYPE_CHECKING:
    from i18nsync.core.budget import Budget
    from i18nsync.core.flag import Baseline
    from i18nsync.flows.build import BuildOptions
    from i18nsync.wiring.checks import Checks
    from i18nsync.wiring.engines import Engines

__all__ = ["Workspace", "open_workspace", "utc_now"]

EXTRACTION = "1"
"""Number of the rules that take articles apart; a change makes `sync` look at every article again."""


def utc_now() -> str:
    """The UTC time as `2026-01-02T10:00:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Workspace:
    """A project opened for work; `close` lets go of what it holds open.

    Args:
        settings: the project's settings.
        clock: gives the UTC time.

    Attributes:
        doing: what the run is, for whoever has to wait for it; to be set before `project` is asked for.
    """

    def __init__(self, settings: Settings, *, clock: Callable[[], str] = utc_now) -> None:
        self.settings = settings
        self.root = settings.root.resolve()
        self.warnings: list[str] = []
        self.formats = load_formats(settings, self.warnings)
        self._clock = clock
        self.doing = "i18nsync"

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
            catalogs=PoStore(
                self.root,
                settings.catalogs,
                others=settings.other_catalogs,
                locks=locks_of(self.root, self.doing),
            ),
            history=JsonlHistory(self.root, settings.catalogs),
            clock=self._clock,
            extraction=self._extraction(),
            judge=self._judge,
            policy=settings.policy.of,
            memory=lambda: self.memory,
            terms=self._terms,
            index=index_of(self.root, settings, self.formats.values()),
            workers=workers(),
            lineage=GitLog(self.root) if settings.status.git else None,
            minor=settings.status.minor,
            availability=settings.status.availability,
            timed=settings.policy.timed,
            checker=self._checker,
            baseline=self.baseline,
        )

    @cached_property
    def memory(self) -> MemoryStore:
        """The translation memory, with every TMX file of the settings read in.

        Raises:
            MemoryStoreError: it cannot be opened, or a TMX file is malformed.
            SettingsError: it is on PostgreSQL, and the driver is not installed.
        """
        path = self.root / self.settings.memory.path
        path.parent.mkdir(parents=True, exist_ok=True)
        keep_out_of_git(path.parent)
        memory, fresh = open_memory(path, self.settings.memory.url)
        feed(memory, self.settings, path.with_suffix(".sources.json"), fresh=fresh)
        return memory

    @cached_property
    def checks(self) -> Checks:
        """What translations are held against; nothing of it is imported until a text is checked."""
        from i18nsync.wiring.checks import Checks

        settings = self.settings
        return Checks(
            settings.checks,
            self.formats,
            self._terms,
            self._identify,
            self.warnings,
            root=self.root,
            source=settings.source_locale,
        )

    def baseline(self) -> Baseline | None:
        """The findings that were known when checking began; None if there is no such file.

        Raises:
            StoreError: the file cannot be read.
        """
        from i18nsync.stores.baseline import read_baseline

        path = self.settings.checks.baseline
        return read_baseline(self.root / path, path)

    def write_baseline(self, baseline: Baseline) -> bool:
        """Write the file of the known findings; False if it already says the same.

        Raises:
            StoreError: it cannot be written.
        """
        from i18nsync.stores.baseline import write_baseline

        return write_baseline(self.root / self.settings.checks.baseline, baseline)

    @cached_property
    def termbase(self) -> Termbase | None:
        """The glossary, or None if the settings name none.

        Raises:
            TermbaseError: the file is missing or malformed.
        """
        if not self.settings.glossary.path:
            return None
        from i18nsync.wiring.glossary import open_termbase

        return open_termbase(self.root / self.settings.glossary.path, self.settings.source_locale)

    def engines(self, names: Sequence[str] = (), budget: Budget | None = None) -> Engines:
        """The engines, for one run.

        Args:
            names: engines to ask instead of those in the settings.
            budget: counts what is sent to them, and holds it back.
        """
        from i18nsync.wiring.engines import Engines

        return Engines(
            self.settings,
            self.root,
            memory=lambda: self.memory,
            codes=self.codes,
            key=self.key,
            terms=self._terms,
            warnings=self.warnings,
            budget=budget,
            names=names,
        )

    def chain(self, names: Sequence[str] = ()) -> tuple[Engine, ...]:
        """The engines that drafting asks, in order, into locales that have no chain of their own; see `Engines.chain`.

        Args:
            names: engines to ask instead of those in the settings.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: an engine's table is wrong.
        """
        return self.engines(names).chain()

    def reporter(
        self, name: str, *, color: bool | None, hidden: int, width: int | None = None, words: bool = False
    ) -> Reporter:
        """A reporter, set up for where it writes to.

        Raises:
            ReportError: there is no such format.
        """
        make = Plugins("i18nsync.reports", self.warnings).load(name)
        if make is None:
            raise ReportError(_("there is no report format named {name!r}").format(name=name))
        options: dict[str, Any] = {}
        if name == "table":
            options = {"width": width or 80, "color": bool(color), "hidden": hidden, "words": words}
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
        on_outdated: str = "",
    ) -> BuildOptions:
        """What the command line says about a build, on top of what the settings say."""
        from i18nsync.flows.build import BuildOptions

        build = self.settings.build
        with_drafts = with_drafts or build.fallback == "draft"
        fallback_source = fallback_source or build.fallback == "source"
        if min_reviewed is None and build.min_reviewed != 100.0:
            min_reviewed = build.min_reviewed
        return BuildOptions(
            min_reviewed=min_reviewed,
            with_drafts=with_drafts,
            fallback_source=fallback_source,
            overwrite=overwrite,
            dry_run=dry_run,
            lang_key="lang" if build.lang_key else "",
            notices=_texts(DRAFT_NOTICES, build.notice),
            on_outdated=OnOutdated(on_outdated) if on_outdated else None,
            default_on_outdated=build.on_outdated,
            outdated_notices=_texts(OUTDATED_NOTICES, build.outdated_notice),
            outdated_labels=_texts(OUTDATED_LABELS, build.outdated_label),
            footer=build.footer,
            translations_key=build.translations_key,
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
        tags = dict.fromkeys(self.formats, tag)
        if self.settings.build.footer:
            tags["markdown"] = f"{tag} footer"  # a footer is then no text to translate
        return tags

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

    def _checker(self, locale: Locale, article: str, form: str) -> Checking | None:
        return self.checks.of(locale, article, form)

    def _terms(self, locale: Locale) -> Sequence[Term]:
        return self.termbase.terms(locale) if self.termbase is not None else ()

    def codes(self, text: str) -> tuple[InlineCode, ...]:
        """The inline codes of a text in Markdown."""
        return self.formats["markdown"].codes(text)

    @cached_property
    def key(self) -> Callable[[str], str | None]:
        """Finds the engines' API keys."""
        from i18nsync.engines.keys import finder

        return finder(os.environ)


def _texts(defaults: Mapping[str, str], settings: Mapping[Locale, str]) -> dict[str, str]:
    """Texts by locale tag: those of the settings, and ours where they have none."""
    return {**defaults, **{locale.tag: text for locale, text in settings.items()}}


def open_workspace(folder: Path, *, clock: Callable[[], str] = utc_now) -> Workspace:
    """Open the project that `folder` lies in.

    Raises:
        SettingsError: there is no settings file, or it is wrong.
    """
    return Workspace(load_settings(folder), clock=clock)
