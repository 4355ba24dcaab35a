"""Review: a person reads source and target side by side and stands behind the target."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from i18nsync.core.align_adopt import without_candidates
from i18nsync.core.article import ArticleRef
from i18nsync.core.carry import carried_note, rebind
from i18nsync.core.catalog import Catalog
from i18nsync.core.conflict import settle
from i18nsync.core.document import Document, Segment
from i18nsync.core.effort import Effort, effort_of
from i18nsync.core.finding import Finding
from i18nsync.core.flag import Weighed
from i18nsync.core.glossary import Glossary, Term
from i18nsync.core.homing import Homing
from i18nsync.core.ignoring import override_note
from i18nsync.core.locale import Locale
from i18nsync.core.matching import Match, contexts
from i18nsync.core.near import without_note
from i18nsync.core.policy import stamp
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState, fill, reopen
from i18nsync.errors import CatalogError, CodesLost, ErrorsFound, TransitionRefused
from i18nsync.flows.project import Aligned, Project, align, event_of, source_refs, update
from i18nsync.flows.scrutiny import Scrutiny
from i18nsync.messages import _, ngettext

__all__ = ["OPEN", "Desk", "Item", "edit_target", "queue"]

OPEN = (UnitState.OUTDATED, UnitState.UNCONFIRMED, UnitState.DRAFT)
"""States that a reviewer has something to read in."""


@dataclass(frozen=True, slots=True)
class Item:
    """A unit on the reviewer's desk.

    Args:
        article: id.
        locale: target locale.
        unit: the unit.
        line: the line in the source where the segment starts; None if the source has it no more.
        role: the segment's role.
        number: 1-based place in the article, and how many the article has.
    """

    article: str
    locale: Locale
    unit: Unit
    line: int | None
    role: str
    number: tuple[int, int]


class Desk:
    """The review of one article in one locale: every decision is saved at once, with a history line.

    Before each write the catalog is read anew, under its lock, so that what another process did meanwhile is kept.
    Decisions may say which units the person has `seen`: a text that was changed since is not confirmed or replaced.
    """

    def __init__(self, project: Project, ref: ArticleRef, locale: Locale) -> None:
        self._project = project
        self._ref = ref
        self._locale = locale
        article = project.source.read(ref)
        self._article = article
        self._document = project.parse(article)
        self._siblings: tuple[str, ...] = ()
        self._segments: dict[UnitKey, Segment] = {}
        for segment in self._document.segments:
            self._segments.setdefault(segment.key, segment)

    @cached_property
    def _glossary(self) -> Glossary:
        return Glossary(self._project.terms(self._locale))

    @cached_property
    def _scrutiny(self) -> Scrutiny:
        return Scrutiny(self._project)

    @cached_property
    def _homing(self) -> Homing:
        return Homing(self._project.pair(self._locale), posixpath.dirname(self._ref.id))

    @property
    def article(self) -> str:
        """The article's id."""
        return self._ref.id

    @property
    def locale(self) -> Locale:
        """The target locale."""
        return self._locale

    @property
    def document(self) -> Document:
        """The source, taken apart."""
        return self._document

    def load(self) -> Aligned:
        """The catalog as it stands now, merged with the source."""
        return align(self._project, self._article, self._document, self._locale)

    def items(self, states: Sequence[UnitState] = OPEN) -> list[Item]:
        """The units in any of `states`, in the order of the article."""
        current = self.load().catalog.current
        return [
            self._item(unit, (number, len(current))) for number, unit in enumerate(current, 1) if unit.state in states
        ]

    def help_for(self, key: UnitKey) -> tuple[tuple[Match, ...], tuple[Term, ...]]:
        """Memory matches (exact ones first) and glossary entries for a unit's source."""
        memory = self._project.memory()
        pair = self._project.pair(self._locale)
        matches = tuple(memory.fuzzy(pair, key.source, limit=3)) if memory is not None else ()
        return matches, tuple(dict.fromkeys(term for term, _start, _end in self._glossary.find(key.source)))

    def findings(self, unit: Unit, catalog: Catalog | None = None) -> tuple[Weighed, ...]:
        """What the checks find in a unit, held against its present source; those that do not count are left out.

        Args:
            unit: the unit.
            catalog: the catalog that it is from, if it is at hand.
        """
        siblings = (catalog or self.load().catalog).targets
        found = self._scrutiny.of(self._ref.id, self._ref.format, self._locale, unit, siblings)
        return tuple(each for each in found if each.counts)

    def confirm(self, keys: Iterable[UnitKey], by: str, *, seen: Iterable[Unit] = (), override: str = "") -> list[Unit]:
        """Stamp units as reviewed by `by`; returns those that changed.

        Args:
            keys: the units.
            by: the reviewer.
            seen: the units as the reviewer has seen them.
            override: why texts in which the checks find errors are right all the same; the history keeps it.

        Raises:
            ErrorsFound: the checks find an error, and there is no `override`; no unit is changed then.
            TransitionRefused: nothing to review, `by` may not, or a text is no longer what was `seen`; no unit is
                changed then.
        """
        reason = " ".join(override.split())
        notes: dict[UnitKey, str] = {}
        policy = self._project.policy(self._ref.id)
        drafts = {
            UnitKey(draft.context, draft.source): draft.target
            for draft in self._project.history.drafts(self._ref.id, self._locale)
        }

        def effort(unit: Unit) -> Effort | None:
            imported = unit.provenance is not None and unit.provenance.origin is Origin.IMPORT
            return None if imported or unit.key not in drafts else effort_of(drafts[unit.key], unit.target)

        def change(unit: Unit, at: str) -> Unit:
            stamped = settle(stamp(without_note(unit), by, at, policy))
            errors = [each.finding for each in self._weighed(unit) if each.blocks] if stamped != unit else []
            if errors and not reason:
                raise _errors_found(unit, errors)
            if errors:
                notes[unit.key] = override_note((each.check for each in errors), reason)
            return stamped

        def note(unit: Unit) -> str:
            return notes.get(unit.key, "")

        return self._apply("review", keys, change, by=by, seen=seen, note=note, effort=effort)

    def carry(self, reviews: Mapping[UnitKey, Sequence[Stamp]], by: str) -> list[Unit]:
        """Bind the reviews that outdated units had to their present sources; returns the units that changed.

        A unit that is no longer outdated, because somebody worked on it meanwhile, is left as it is.

        Args:
            reviews: the stamps that each unit had.
            by: who carries them.
        """
        needed = self._project.policy(self._ref.id).reviews

        def change(unit: Unit, _at: str) -> Unit:
            is_due = unit.state is UnitState.OUTDATED
            return rebind(unit, reviews[unit.key], reviews=needed) if is_due else unit

        return self._apply("carry", reviews, change, by=by, note=lambda unit: carried_note(unit.stamps))

    def reopen(self, keys: Iterable[UnitKey], by: str) -> list[Unit]:
        """Take the reviews of units back; returns those that changed."""
        return self._apply("reopen", keys, lambda unit, _at: reopen(unit), by=by)

    def edit(self, key: UnitKey, target: str, by: str, *, seen: Iterable[Unit] = ()) -> Unit:
        """Put a person's text in place of a unit's target, as unconfirmed.

        Raises:
            CodesLost: the text lacks an inline code of the source, or has one too many; a link may lead
                to the same page in the target's language.
            RenderError: the text would break the structure around it.
            TransitionRefused: the text is empty, or the unit's is no longer what was `seen`.
        """
        target = self.check(key, target)
        changed = self._apply("edit", [key], lambda unit, at: edit_target(unit, target, by, at), by=by, seen=seen)
        return changed[0] if changed else self._find(self.load().catalog, key)

    def check(self, key: UnitKey, target: str) -> str:
        """Whether `target` may stand for `key`; returns it trimmed. Raises as `edit`."""
        target = target.strip()
        if not target:
            raise TransitionRefused(_("the translation is empty"), hint=_("Write the text, or skip this string."))
        form = self._project.format_of(self._document)
        lost = self._homing.verify(self._segments[key].codes, form.codes(target))
        if lost:
            raise CodesLost("; ".join(lost), hint=_("Keep every link, mark and code of the source, each once."))
        form.render(self._document, {key: target})
        return target

    def restore(self, unit: Unit, *, seen: Unit | None = None) -> None:
        """Put a unit back exactly as it was before the last decision (undo).

        Raises:
            TransitionRefused: the unit is no longer what was `seen`.
        """

        def back(now: Unit, _at: str) -> Unit:
            if seen is not None and now != seen:
                raise _changed_meanwhile(unit.key)
            return unit

        self._apply("undo", [unit.key], back, by="")

    def _weighed(self, unit: Unit) -> tuple[Weighed, ...]:
        """What the checks find in a unit of the catalog that is being changed."""
        return self._scrutiny.of(self._ref.id, self._ref.format, self._locale, unit, self._siblings)

    def _item(self, unit: Unit, number: tuple[int, int]) -> Item:
        segment = self._segments.get(unit.key)
        line, role = (segment.line, segment.role) if segment else (None, "")
        return Item(self._ref.id, self._locale, unit, line, role, number)

    def _find(self, catalog: Catalog, key: UnitKey) -> Unit:
        unit = catalog.find(key)
        if unit is None:
            raise CatalogError(
                _("{source!r} is no longer in the catalog").format(source=key.source[:60]),
                where=self._project.catalogs.path(self._ref.id, self._locale),
                hint=_("The source changed meanwhile; start the review again."),
            )
        return unit

    def _apply(
        self,
        action: str,
        keys: Iterable[UnitKey],
        change: Callable[[Unit, str], Unit],
        *,
        by: str,
        seen: Iterable[Unit] = (),
        note: Callable[[Unit], str] = lambda _unit: "",
        effort: Callable[[Unit], Effort | None] = lambda _unit: None,
    ) -> list[Unit]:
        """Do `change` to units as they are now, at one moment for text, stamp and history."""
        changed: dict[UnitKey, Unit] = {}
        targets = {unit.key: unit.target for unit in seen}

        order: list[str] = []

        def work(aligned: Aligned) -> tuple[Catalog, list[HistoryEvent]] | None:
            order[:] = [unit.key.source for unit in aligned.catalog.current]
            self._siblings = aligned.catalog.targets
            at = self._project.clock()
            for key in keys:
                before = self._find(aligned.catalog, key)
                if targets.get(key, before.target) != before.target:
                    raise _changed_meanwhile(key)
                after = change(before, at)
                if after != before:
                    changed[key] = after
            if not changed:
                return None
            units = tuple(unit if unit.obsolete else changed.get(unit.key, unit) for unit in aligned.catalog.units)
            catalog = replace(aligned.catalog, units=units)
            return catalog, [
                replace(event_of(action, catalog, unit, at, by=by, note=note(unit)), effort=effort(unit))
                for unit in changed.values()
            ]

        update(self._project, self._article, self._document, self._locale, work)
        self._remember(changed.values(), contexts(order))
        return list(changed.values())

    def _remember(self, units: Iterable[Unit], places: Mapping[str, str]) -> None:
        """Feed the memory with what a person has confirmed."""
        confirmed = [unit for unit in units if unit.state.is_confirmed]
        memory = self._project.memory() if confirmed else None
        if memory is None:
            return
        entries = [remembered(unit, places[unit.key.source]) for unit in confirmed]
        memory.add(self._project.pair(self._locale), entries, article=self._ref.id)


def _changed_meanwhile(key: UnitKey) -> TransitionRefused:
    return TransitionRefused(
        _("{source!r} was changed by somebody else meanwhile").format(source=key.source[:60]),
        hint=_("Their change was kept; read it before you decide again."),
    )


def _errors_found(unit: Unit, errors: Sequence[Finding]) -> ErrorsFound:
    said = "; ".join(f"{each.check}: {each.message}" for each in errors)
    return ErrorsFound(
        ngettext(
            "the checks find an error in {source}: {findings}",
            "the checks find errors in {source}: {findings}",
            len(errors),
        ).format(source=repr(unit.key.source[:60]), findings=said),
        hint=_("Correct the translation, or say why it is right: --override REASON. The history keeps the reason."),
    )


def remembered(unit: Unit, context: str) -> Match:
    """What the memory keeps of a confirmed unit; see `i18nsync.core.matching.contexts`."""
    given = replace(_human(unit), by=unit.stamps[-1].by, at=unit.stamps[-1].at)
    return Match(unit.key.source, unit.target, 100, given, context=context)


def _human(unit: Unit) -> Provenance:
    return unit.provenance or Provenance(Origin.HUMAN)


def edit_target(unit: Unit, target: str, by: str, at: str) -> Unit:
    """A person's `target` in place of the unit's: unconfirmed, unless it is the same text."""
    if target == unit.target and unit.state is not UnitState.OUTDATED:
        return unit
    return fill(reopen(without_note(without_candidates(unit))), target, Provenance(Origin.HUMAN, by=by, at=at))


def queue(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), states: Sequence[UnitState] = OPEN
) -> Iterator[Desk]:
    """A desk for every article that has units in any of `states`, locale by locale.

    Raises:
        ArticleNotFound: a pattern names nothing.
    """
    refs = source_refs(project, patterns)
    for locale in locales:
        for ref in refs:
            counts = project.catalogs.scan(ref.id, locale)
            if counts is not None and counts.of(*states):
                yield Desk(project, ref, locale)
