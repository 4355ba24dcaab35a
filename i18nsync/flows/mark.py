"""Mark: confirm or reopen many units at once, for scripts and bulk work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from i18nsync.core.conflict import conflict_texts
from i18nsync.core.flag import Weighed
from i18nsync.core.locale import Locale
from i18nsync.core.unit import Unit, UnitState
from i18nsync.errors import ArticleNotFound, I18nsyncError, TransitionRefused
from i18nsync.flows.project import Project, source_refs
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import Failed
from i18nsync.messages import _, ngettext

__all__ = ["Marked", "mark_draft", "mark_reviewed"]


@dataclass(frozen=True, slots=True)
class Marked:
    """What marking did to one article.

    Args:
        article: id.
        locale: target locale.
        changed: units that are marked now and were not before.
        missing: units without a translation, which stay missing.
        outdated: outdated units that were left alone.
        held: units that were left alone because the checks find errors in them, with all that they find.
    """

    article: str
    locale: Locale
    changed: int
    missing: int = 0
    outdated: int = 0
    held: tuple[tuple[Unit, tuple[Weighed, ...]], ...] = ()


def mark_reviewed(
    project: Project,
    patterns: Sequence[str],
    locales: Sequence[Locale],
    by: str,
    *,
    unit: str = "",
    include_outdated: bool = False,
    override: str = "",
) -> Iterator[Marked | Failed]:
    """Stamp the translated units of articles as reviewed by `by`.

    An outdated unit is stamped only when it is named by `unit` or asked for: its text was made from another
    source, so nobody should confirm it in passing. One that has two texts, because two branches gave it different ones,
    is stamped only when it is named. One in which the checks find an error is stamped only with an `override`.

    Args:
        project: the project.
        patterns: see `source_refs`.
        locales: target locales.
        by: the reviewer, as `Nino <nino@example.ge>`.
        unit: one unit, by its number in the article or the beginning of its source; empty for all.
        include_outdated: stamp outdated units too.
        override: why texts in which the checks find errors are right all the same.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """

    def work(desk: Desk, units: list[Unit]) -> Marked:
        ready = [each for each in units if each.target and (unit or not _must_be_named(each, include_outdated))]
        missing = sum(1 for each in units if not each.target)
        outdated = len(units) - len(ready) - missing
        catalog = desk.load().catalog
        found = {} if override.strip() else {each.key: desk.findings(each, catalog) for each in ready}
        held = tuple((each, found[each.key]) for each in ready if any(one.blocks for one in found.get(each.key, ())))
        wrong = {each.key for each, _findings in held}
        ready = [each for each in ready if each.key not in wrong]
        changed = desk.confirm([each.key for each in ready], by, seen=ready, override=override)
        return Marked(desk.article, desk.locale, len(changed), missing, outdated, held)

    return _each(project, patterns, locales, unit, work)


def _must_be_named(unit: Unit, include_outdated: bool) -> bool:
    return unit.state is UnitState.OUTDATED and not (include_outdated and not conflict_texts(unit))


def mark_draft(
    project: Project, patterns: Sequence[str], locales: Sequence[Locale], by: str, *, unit: str = ""
) -> Iterator[Marked | Failed]:
    """Take the reviews of articles back: their units are drafts again. Arguments and errors as `mark_reviewed`."""

    def work(desk: Desk, units: list[Unit]) -> Marked:
        keys = [each.key for each in units if each.target and each.state is not UnitState.OUTDATED]
        return Marked(desk.article, desk.locale, len(desk.reopen(keys, by)))

    return _each(project, patterns, locales, unit, work)


def _each(
    project: Project,
    patterns: Sequence[str],
    locales: Sequence[Locale],
    unit: str,
    work: Callable[[Desk, list[Unit]], Marked],
) -> Iterator[Marked | Failed]:
    """Do `work` on the named units of every article; what fails in one leaves the others."""
    for ref in source_refs(project, patterns):
        for locale in locales:
            try:
                if project.catalogs.scan(ref.id, locale) is None:
                    raise ArticleNotFound(
                        _("{article} has no {locale} catalog").format(article=ref.id, locale=locale),
                        hint=_("Run `i18nsync sync` or `i18nsync draft` first."),
                    )
                desk = Desk(project, ref, locale)
                yield work(desk, _named(desk, unit))
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)


def _named(desk: Desk, unit: str) -> list[Unit]:
    current = list(desk.load().catalog.current)
    if not unit:
        return current
    if unit.isdecimal() and 1 <= int(unit) <= len(current):
        return [current[int(unit) - 1]]
    found = [each for each in current if each.key.source == unit] or [
        each for each in current if each.key.source.startswith(unit)
    ]
    if len(found) == 1:
        return found
    if found:
        said = ngettext(
            "{n} string begins with {text!r} in {article} ({locale})",
            "{n} strings begin with {text!r} in {article} ({locale})",
            len(found),
        )
    else:
        said = _("no string begins with {text!r} in {article} ({locale})")
    raise TransitionRefused(
        said.format(n=len(found), text=unit, article=desk.article, locale=desk.locale),
        hint=_("Give a number from 1 to {n} as `i18nsync review` shows it, or more of the source text.").format(
            n=len(current)
        ),
    )
