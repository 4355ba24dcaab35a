"""Fix: put right in the catalogs what checks say is wrong whatever the text says."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.doubts import with_findings
from i18nsync.core.finding import Finding, apply
from i18nsync.core.homing import Homing
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Checking, HistoryEvent
from i18nsync.core.unit import Unit, UnitState, reopen
from i18nsync.errors import I18nsyncError, RenderError
from i18nsync.flows.check import Asked, Only, is_looked_at, ready
from i18nsync.flows.project import Aligned, Project, event_of, update
from i18nsync.flows.scrutiny import Scrutiny, held_against, role_of
from i18nsync.flows.sync import Failed
from i18nsync.messages import in_english

__all__ = ["Fix", "Fixed", "fix"]

_ROUNDS = 5  # one fix may make room for another


@dataclass(frozen=True, slots=True)
class Fix:
    """A string that was put right.

    Args:
        before: the unit as it was.
        after: the unit as it is now.
        checks: ids of the checks whose findings it is free of.
    """

    before: Unit
    after: Unit
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was put right in a catalog.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        fixes: the strings that were put right, or would be in a dry run.
        reviewed: how many more could be, and were left because people have reviewed them.
    """

    article: str
    locale: Locale
    path: str
    fixes: tuple[Fix, ...]
    reviewed: int = 0


def fix(
    project: Project,
    asked: Sequence[Asked],
    *,
    only: Only = Only.ALL,
    include_reviewed: bool = False,
    dry_run: bool = False,
    checks: Collection[str] = (),
) -> Iterator[Fixed | Failed]:
    """Make the edits of findings that have some, in catalogs where there is anything to edit.

    A string that somebody has reviewed is left alone unless asked for; its review is gone then. Findings that do not
    count are left alone, and an edit that would cost the string an inline code or break the article is not made.

    Args:
        project: the project.
        asked: what to look at.
        only: which strings.
        include_reviewed: edit reviewed strings too, and take their reviews back.
        dry_run: do everything but write.
        checks: ids of the checks whose findings are put right; empty for all.

    Raises:
        As `i18nsync.flows.check.check`.
    """
    scrutiny = ready(project, asked, checks)
    for ref, locales in asked:
        for locale in locales:
            try:
                catalog = project.catalogs.load(ref.id, project.pair(locale))
                checking = scrutiny.checking(ref.id, ref.format, locale)
                if catalog is None or checking is None:
                    continue
                work = _Work(project, scrutiny, checking, ref, only)
                fixes = work.fixes(catalog)
                if not fixes:
                    continue
                wanted = [each for each in fixes if include_reviewed or not each.before.state.is_confirmed]
                if wanted and not dry_run:
                    wanted = work.write(locale, include_reviewed=include_reviewed)
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)
                continue
            path = project.catalogs.path(ref.id, locale)
            left = 0 if include_reviewed else sum(each.before.state.is_confirmed for each in fixes)
            yield Fixed(ref.id, locale, path, tuple(wanted), left)


class _Work:
    """The fixing of one article in one locale."""

    def __init__(self, project: Project, scrutiny: Scrutiny, checking: Checking, ref: ArticleRef, only: Only) -> None:
        self._project, self._scrutiny, self._checking = project, scrutiny, checking
        self._ref, self._only = ref, only

    def fixes(self, catalog: Catalog) -> list[Fix]:
        """What there is to put right, reviewed strings too."""
        siblings = catalog.targets
        found = []
        for unit in catalog.current:
            if is_looked_at(unit, self._only):
                each = self._fix(unit, catalog.pair.target, siblings)
                if each is not None:
                    found.append(each)
        return found

    def write(self, locale: Locale, *, include_reviewed: bool) -> list[Fix]:
        """Put right what there is now, under the catalog's lock."""
        article = self._project.source.read(self._ref)
        document = self._project.parse(article)
        done: list[Fix] = []

        def change(aligned: Aligned) -> tuple[Catalog, list[HistoryEvent]] | None:
            found = self.fixes(aligned.catalog)
            done[:] = [each for each in found if include_reviewed or not each.before.state.is_confirmed]
            done[:] = [each for each in done if self._renders(aligned, each)]
            if not done:
                return None
            changed = {each.before.key: each.after for each in done}
            units = tuple(unit if unit.obsolete else changed.get(unit.key, unit) for unit in aligned.catalog.units)
            catalog, at = replace(aligned.catalog, units=units), self._project.clock()
            return catalog, [event_of("fix", catalog, each.after, at, note=", ".join(each.checks)) for each in done]

        update(self._project, article, document, locale, change)
        return done

    def _fix(self, unit: Unit, locale: Locale, siblings: tuple[str, ...]) -> Fix | None:
        target, checks = unit.target, dict[str, None]()
        for _round in range(_ROUNDS):
            findings = self._found(unit, target, siblings)
            weighed = self._scrutiny.weigh(self._ref.id, locale, unit, findings)
            good = tuple(each.finding for each in weighed if each.counts and each.finding.edits)
            after = apply(target, good)
            if after == target or not after.strip():
                break
            checks.update((each.check, None) for each in good)
            target = after
        if target == unit.target or not self._keeps_codes(unit, target, locale):
            return None
        if unit.state.is_confirmed:
            fixed = replace(reopen(unit), target=target, state=UnitState.UNCONFIRMED)
        else:
            with in_english():  # they stay in the catalog, which others read
                rest = self._found(unit, target, siblings) if "checks: " in unit.doubt else ()
            fixed = replace(unit, target=target, doubt=with_findings(unit.doubt, rest))
        return Fix(unit, fixed, tuple(checks))

    def _found(self, unit: Unit, target: str, siblings: tuple[str, ...]) -> tuple[Finding, ...]:
        pair = self._checking.pair(held_against(unit), target, role=role_of(unit), siblings=siblings)
        return self._checking.run(pair)

    def _keeps_codes(self, unit: Unit, target: str, locale: Locale) -> bool:
        codes = self._project.formats[self._ref.format].codes
        homing = Homing(self._project.pair(locale), posixpath.dirname(self._ref.id))
        if not homing.verify(codes(unit.target), codes(target)):
            return True
        return not homing.verify(codes(held_against(unit)), codes(target))

    def _renders(self, aligned: Aligned, each: Fix) -> bool:
        form = self._project.format_of(aligned.document)
        try:
            form.render(aligned.document, {each.after.key: each.after.target})
        except RenderError:
            return False
        return True
