"""One run of `i18nsync check`: what was asked for, found, put right and kept as known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.cli.app import App, show_failure, with_progress
from i18nsync.core.check_report import CheckReport
from i18nsync.core.finding import Severity
from i18nsync.core.flag import Baseline, Flag, Standing
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, SettingsError
from i18nsync.flows.check import Asked, Checked, CheckFailed, Only, check
from i18nsync.flows.project import is_named, source_refs
from i18nsync.flows.sync import Failed
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.flows.fix import Fixed
    from i18nsync.wiring.checks import Checks

__all__ = ["Request", "Run"]


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; see `i18nsync check --help`."""

    articles: Sequence[str]
    locales: Sequence[str]
    sections: Sequence[str]
    only: str
    checks: Sequence[str]
    severity: Severity
    fix: bool
    include_reviewed: bool
    dry_run: bool
    write_baseline: bool
    no_baseline: bool
    show_ignored: bool
    fail_on: str | None
    pairs: Path | None
    is_quiet: bool


class Run:
    """Does what was asked for, and tells on the way of what could not be done.

    Args:
        app: the run of the command line.
        request: what was asked for.

    Attributes:
        has_failed: whether anything could not be looked at, or a check failed.
    """

    def __init__(self, app: App, request: Request) -> None:
        self.has_failed = False
        self._app, self._request = app, request
        self._warnings: list[str] = []
        self._failures: list[tuple[str, str]] = []
        self._catalogs = self._units = 0
        self._left = 0

    @cached_property
    def checks(self) -> Checks:
        """The checks, as the settings have them where there are any."""
        return self._found[0]

    @cached_property
    def _found(self) -> tuple[Checks, Locale]:
        if self._has_project:
            workspace = self._app.workspace
            self._warnings = workspace.warnings
            return workspace.checks, workspace.settings.source_locale
        from i18nsync.wiring.check_files import default_checks

        return default_checks(self._warnings), Locale("en")

    @cached_property
    def _has_project(self) -> bool:
        from i18nsync.stores.settings import find_settings

        return find_settings(self._app.folder) is not None

    @property
    def baseline_file(self) -> str:
        """Name of the baseline's file."""
        return self._app.workspace.settings.checks.baseline if self._has_project else ""

    def folder_in(self, repository: str) -> str:
        """Where the files lie in a repository's working copy, with `/` at the end; empty at its top or elsewhere."""
        root = self._app.workspace.root if self._has_project else self._app.folder
        top = Path(repository).resolve() if repository else root
        inside = root.relative_to(top).as_posix() if root.is_relative_to(top) else "."
        return "" if inside == "." else f"{inside}/"

    def warn(self) -> None:
        """Tell of plug-ins that were left out; those of the workspace's opening have been told."""
        for warning in dict.fromkeys(self._warnings[self._told :]):
            self._app.warn(warning)
        self._told = len(self._warnings)

    _told = 0

    def report(self) -> CheckReport:
        """Do it all.

        Raises:
            SettingsError: what was asked for does not exist.
            ArticleNotFound: likewise.
        """
        request, checks = self._request, self.checks
        if self._has_project:
            self._told = len(self._app.workspace.warnings)
        from i18nsync.cli.check_list import rule_of

        for name in request.checks:
            rule_of(checks.rules, name)
        flags = list(self._flags())
        self.warn()
        fail_on = request.fail_on or (self._app.workspace.settings.checks.fail_on if self._has_project else "error")
        has_baseline = self._has_project and not request.no_baseline and self._app.workspace.baseline() is not None
        report = CheckReport(
            flags=tuple(flag for flag in flags if flag.finding.severity.reaches(request.severity)),
            rules=checks.rules,
            catalogs=self._catalogs,
            units=self._units,
            fail_on=None if fail_on == "never" else Severity(fail_on),
            show_ignored=request.show_ignored,
            has_baseline=has_baseline,
            failures=tuple(self._failures),
        )
        return self._keep(report) if request.write_baseline else report

    def next_steps(self, report: CheckReport) -> Iterator[str]:
        """What can be done about it, in the order of work."""
        if self._left:
            yield ngettext(
                "{n} reviewed string could be put right: --fix --include-reviewed does it, and takes the reviews back.",
                "{n} reviewed strings could be put right: --fix --include-reviewed does it, and takes the reviews back.",
                self._left,
            ).format(n=number(self._left))
        counted = [flag for flag in report.flags if flag.weighed.counts]
        if self._request.pairs is not None or not self._has_project or not counted:
            return
        fixable = {(f.path, f.key) for f in counted if f.finding.edits and f.state and not f.state.is_confirmed}
        if fixable:
            yield ngettext(
                "{n} string can be put right at once: i18nsync check --fix",
                "{n} strings can be put right at once: i18nsync check --fix",
                len(fixable),
            ).format(n=number(len(fixable)))
        first = next((flag for flag in counted if flag.finding.severity is Severity.ERROR and flag.article), None)
        if first is not None and first.state is not None:
            if first.state.is_confirmed:
                yield _("Next: {first}, then {second}").format(
                    first=f"i18nsync mark draft {first.article} -l {first.locale}",
                    second=f"i18nsync review {first.article}",
                )
            else:
                yield _("Next: {command}").format(command=f"i18nsync review {first.article} -l {first.locale}")

    def write(self, output: Path, text: str) -> None:
        """Write a report to a file, all or nothing.

        Raises:
            StoreError: it cannot be written.
        """
        from i18nsync.stores.files import write_atomic

        write_atomic(self._app.folder / output, text.encode("utf-8", "backslashreplace"))
        self._app.say(_("Wrote {file}.").format(file=output))

    def _flags(self) -> Iterator[Flag]:
        request = self._request
        locale = Locale.parse(request.locales[0]) if len(request.locales) == 1 else None
        checks, source = self._found
        if request.pairs is not None:
            from i18nsync.wiring.check_files import check_pairs

            path = self._app.folder / request.pairs
            yield from self._take(check_pairs(checks, path, str(request.pairs), (source, locale), request.checks))
            return
        files = [text for text in request.articles if self._is_file(text)]
        if files:
            from i18nsync.wiring.check_files import check_po
        for text in files:
            yield from self._take(check_po(checks, self._app.folder / text, text, locale, request.checks))
        if len(files) < len(request.articles) or not files:
            yield from self._project_flags([text for text in request.articles if text not in files])

    def _is_file(self, text: str) -> bool:
        """Whether an argument is a PO file that is no catalog of the project."""
        path = self._app.folder / text
        return path.suffix == ".po" and path.is_file() and self._catalog(text) is None

    def _catalog(self, text: str) -> tuple[str, Locale] | None:
        """The article and locale that a path is the catalog of."""
        if not self._has_project or not text.endswith(".po"):
            return None
        workspace = self._app.workspace
        path = (self._app.folder / text).resolve()
        if not path.is_relative_to(workspace.root):
            return None
        inside = path.relative_to(workspace.root).as_posix()
        return self._catalog_paths.get(inside)

    @cached_property
    def _catalog_paths(self) -> dict[str, tuple[str, Locale]]:
        project = self._app.workspace.project
        refs = list(project.source.refs(project.source_locale))
        return {project.catalogs.path(ref.id, locale): (ref.id, locale) for ref in refs for locale in project.locales}

    def _asked(self, articles: Sequence[str]) -> list[Asked]:
        """What to look at: articles in all chosen locales, catalogs in their own."""
        app, project = self._app, self._app.workspace.project
        chosen = app.locales(self._request.locales)
        catalogs = [found for text in articles if (found := self._catalog(text)) is not None]
        rest = [text for text in articles if self._catalog(text) is None]
        wanted: dict[str, tuple[Locale, ...]] = {}
        for article, locale in catalogs:
            if locale in chosen:
                wanted[article] = (*wanted.get(article, ()), locale)
        refs = source_refs(project, app.patterns(rest)) if rest or not catalogs else []
        wanted.update(dict.fromkeys((ref.id for ref in refs), chosen))
        every = refs if not catalogs else source_refs(project)
        inside = self._request.sections
        return [
            Asked(ref, wanted[ref.id])
            for ref in every
            if ref.id in wanted and (not inside or any(is_named(each.strip("/"), ref.id) for each in inside))
        ]

    def _project_flags(self, articles: Sequence[str]) -> Iterator[Flag]:
        request, app = self._request, self._app
        project = app.workspace.project
        if request.no_baseline:
            project = replace(project, baseline=lambda: None)
        asked = self._asked(articles)
        only = Only(request.only)
        if request.fix:
            from i18nsync.flows.fix import fix

            fixes = fix(
                project,
                asked,
                only=only,
                include_reviewed=request.include_reviewed,
                dry_run=request.dry_run,
                checks=request.checks,
            )
            for event in fixes:
                self._show_fix(event)
        events = check(project, asked, only=only, checks=request.checks)
        shown: Iterable[Checked | Failed | CheckFailed] = events
        if not request.is_quiet:
            shown = with_progress(app, events, _("Checking"), None, lambda event: getattr(event, "article", ""))
        yield from self._take(shown)

    def _take(self, events: Iterable[Checked | Failed | CheckFailed]) -> Iterator[Flag]:
        for event in events:
            if isinstance(event, Failed):
                self.has_failed = True
                show_failure(event.article, event.locale, event.error)
            elif isinstance(event, CheckFailed):
                self.has_failed = True
                self._failures.append((event.check, event.error))
                self._app.warn(
                    _("the check {check} failed and was left out from there on: {error}").format(
                        check=event.check, error=event.error
                    )
                )
            else:
                self._catalogs += bool(event.units)
                self._units += event.units
                yield from event.flags

    def _show_fix(self, event: Fixed | Failed) -> None:
        from rich.text import Text

        from i18nsync.cli.blocks import block, put, safe
        from i18nsync.cli.words import difference, has_color

        app = self._app
        if isinstance(event, Failed):
            self.has_failed = True
            show_failure(event.article, event.locale, event.error)
            return
        self._left += event.reviewed
        if self._request.is_quiet or app.verbosity < 0:
            return
        console = app.console()
        for each in event.fixes:
            word = _("would fix") if self._request.dry_run else _("fixed")
            what = ", ".join(each.checks)
            if each.before.state.is_confirmed:
                what = _("{checks}; needs a new review").format(checks=what)
            put(console, Text.assemble((word, "green"), f"  {event.article} ({event.locale})  ", (what, "dim")))
            edit = difference(safe(each.before.target), safe(each.after.target), color=has_color(console))
            block(console, str(event.locale), edit)

    def _keep(self, report: CheckReport) -> CheckReport:
        """Write the baseline; what is in it counts no more."""
        app, request = self._app, self._request
        if not self._has_project:
            raise SettingsError(_("a baseline belongs to a project"), hint=_("Run i18nsync init first."))
        workspace = app.workspace
        old = workspace.baseline() or Baseline()
        fresh: dict[tuple[str, str], dict[str, str]] = {}
        for flag in report.flags:
            if flag.article and flag.weighed.standing in (Standing.OPEN, Standing.KNOWN):
                fresh.setdefault((flag.article, flag.locale.tag), {})[flag.fingerprint] = flag.finding.check
        known: dict[tuple[str, str], dict[str, str]] = dict(fresh)
        if request.articles or request.locales or request.sections:
            scope = {(each.ref.id, locale.tag) for each in self._asked(request.articles) for locale in each.locales}
            known |= {place: dict(found) for place, found in old.known.items() if place not in scope}
        new = Baseline(known)
        before = {(place, name) for place, found in old.known.items() for name in found}
        now = {(place, name) for place, found in new.known.items() for name in found}
        if self.has_failed:
            raise I18nsyncError(_("the baseline was not written, since not everything could be looked at"))
        if not request.dry_run:
            workspace.write_baseline(new)
        if not request.is_quiet:
            if request.dry_run:
                said = ngettext(
                    "{n} finding would be known in {file}: {new} new, {gone} gone.",
                    "{n} findings would be known in {file}: {new} new, {gone} gone.",
                    len(now),
                )
            else:
                said = ngettext(
                    "{n} finding is known in {file}: {new} new, {gone} gone.",
                    "{n} findings are known in {file}: {new} new, {gone} gone.",
                    len(now),
                )
            app.say(
                said.format(
                    n=number(len(now)),
                    file=self.baseline_file,
                    new=number(len(now - before)),
                    gone=number(len(before - now)),
                )
            )
        flags = tuple(
            replace(flag, weighed=replace(flag.weighed, standing=Standing.KNOWN))
            if flag.article and flag.weighed.standing is Standing.OPEN
            else flag
            for flag in report.flags
        )
        return replace(report, flags=flags, has_baseline=True)
