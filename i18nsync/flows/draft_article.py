"""The drafting of one article in one locale: what is still missing, and what each engine made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from i18nsync.core import terms
from i18nsync.core.carry import carried_note, preapprove
from i18nsync.core.compare import Trial
from i18nsync.core.document import Segment
from i18nsync.core.doubts import with_findings
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.flag import Standing
from i18nsync.core.glossary import Glossary
from i18nsync.core.homing import Homing
from i18nsync.core.inline import verify
from i18nsync.core.locale import Locale
from i18nsync.core.matching import contexts
from i18nsync.core.near import noted
from i18nsync.core.ports import Batch, Capabilities, Draft, Engine, Failure, Format, HistoryEvent, Paced, TextUnit
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, fill
from i18nsync.errors import BudgetSpent, EngineUnavailable
from i18nsync.flows.draft_context import before, lead_of, title_of
from i18nsync.flows.draft_events import Drafted, UnitFailure
from i18nsync.flows.embargo import bar
from i18nsync.flows.lanes import Answer
from i18nsync.flows.project import Aligned, Project, event_of, keep
from i18nsync.flows.scrutiny import Scrutiny
from i18nsync.flows.trial import unrenderable
from i18nsync.messages import _, in_english

__all__ = ["NEAR", "ArticleDraft"]

BATCH = 10
"""Units that an engine in this thread gets at once: few, so that a stop loses little."""

NEAR = 75
"""Similarity in percent from which a memory match is handed to engines that use context."""

Submit = Callable[[Engine, int, Batch], None]
"""Has an engine asked in another thread: the engine, the number of the batch, the batch."""


class ArticleDraft:
    """Goes down the chain, engine by engine; waits where an engine is asked in other threads.

    Args:
        project: the project.
        aligned: the article beside its catalog.
        locale: target locale.
        chain: the engines, asked in order; what one cannot draft goes to the next.
        glossary: the terms of `locale`.
        version: of these terms, for the history.
        trial: the comparison that the draft is part of.
        down: tells whether an engine is out for good.
    """

    def __init__(
        self,
        project: Project,
        aligned: Aligned,
        locale: Locale,
        chain: Sequence[Engine],
        *,
        glossary: Glossary,
        version: str,
        trial: Trial | None,
        down: Callable[[str], bool],
    ) -> None:
        self.article, self.locale = aligned.article.ref.id, locale
        self._project = project
        self._aligned = aligned
        self._chain = list(chain)
        self._models = {engine.name: str(getattr(engine, "model", "")) for engine in chain}
        self._glossary, self._version, self._trial = glossary, version, trial
        self._down = down
        self._catalog = aligned.catalog
        self._segments: dict[UnitKey, Segment] = {}
        for segment in aligned.document.segments:
            self._segments.setdefault(segment.key, segment)
        self._places = contexts([unit.key.source for unit in self._catalog.current])
        self._keep_terms = {"memory", "pseudo"}  # engines whose renderings are left as they are
        self._asked: tuple[str, list[Sequence[UnitKey]]] = ("", [])  # engine and batches under way
        self._answers: dict[int, Sequence[Draft | Failure]] = {}
        self._preapproves = project.policy(self.article).preapprove_context_matches
        self._preapproved = 0
        self._barred = ""
        self._scrutiny = Scrutiny(project)
        self._wrong: list[UnitKey] = []
        self._cut = False
        self._events: list[HistoryEvent] = []
        self._by_engine = Counter[str]()
        self._characters = Counter[str]()
        self._reasons: dict[UnitKey, list[tuple[str, str]]] = {
            unit.key: [] for unit in self._catalog.current if unit.state is UnitState.MISSING
        }

    @property
    def drafted(self) -> int:
        """Units drafted so far, those of batches that came back too."""
        back = sum(isinstance(result, Draft) for results in self._answers.values() for result in results)
        return self._by_engine.total() + back

    def advance(self, submit: Submit) -> Iterator[tuple[Engine, EngineUnavailable]]:
        """Ask the engines in turn, up to one that answers in its own time; yields engines that cannot be used."""
        while self._chain and self._reasons and not self.waiting and not self._cut:
            engine = self._chain.pop(0)
            able = None if self._down(engine.name) else self._able(engine)
            if able is None:
                continue
            if isinstance(engine, Paced):
                self._asked = (engine.name, list(_batched(tuple(self._reasons), engine.batch)))
                self._answers = {}
                for number, keys in enumerate(self._asked[1]):
                    submit(engine, number, self._batch(keys, able))
                continue
            for keys in _batched(tuple(self._reasons), BATCH):
                batch = self._batch(keys, able)
                try:
                    answers = engine.translate(batch)
                except EngineUnavailable as error:
                    self._note(engine.name, error.message, tuple(self._reasons))
                    yield engine, error
                    break
                self._characters[engine.name] += sum(len(key.source) for key in keys)
                self._take(engine.name, dict(zip(keys, answers, strict=True)))

    @property
    def waiting(self) -> bool:
        """Whether batches are under way."""
        return bool(self._asked[1])

    def answered(self, number: int, answer: Answer) -> None:
        """Take the answer to a batch; when the last one is here, what they give is kept in the order of the article."""
        engine, batches = self._asked
        keys = batches[number]
        if isinstance(answer.error, BudgetSpent):
            self._cut = True
            self._note(engine, _("not asked, {reason}").format(reason=answer.error.message), keys)
        elif answer.error is not None:
            self._note(engine, str(getattr(answer.error, "message", answer.error)), keys)
        else:
            self._characters[engine] += sum(len(key.source) for key in keys)
        self._answers[number] = answer.results
        if len(self._answers) == len(batches):
            self._settle()

    def cut_short(self) -> None:
        """Keep what has come back, and wait for nothing more."""
        self._cut = bool(self._reasons)
        self._settle()

    def save(self) -> None:
        """Write the catalog and the history of what was drafted; what somebody else filled meanwhile stays theirs."""
        kept = keep(self._project, self._aligned, self._catalog, self._events)
        for event in self._events:
            if UnitKey(event.context, event.source) in kept.lost:
                self._by_engine[event.engine] -= 1
        self._wrong = [key for key in self._wrong if key not in kept.lost]
        self._events = []

    def result(self) -> Drafted:
        """What became of the article."""
        return Drafted(
            self._catalog.article,
            self.locale,
            self._project.catalogs.path(self._catalog.article, self.locale),
            dict(self._by_engine),
            tuple(UnitFailure(key, tuple(reasons)) for key, reasons in self._reasons.items()),
            dict(self._characters),
            self._barred,
            self._cut and bool(self._reasons),
            self._preapproved,
            len(self._wrong),
        )

    def _able(self, engine: Engine) -> Capabilities | None:
        """What `engine` can do for the article; None, with a note of why, if it is not to be asked."""
        barred = bar(self._aligned.article.text, self._project.clock()) if engine.sends_text_offsite else ""
        if barred:
            self._barred = barred
            self._note(engine.name, _("not asked, {reason}").format(reason=barred), tuple(self._reasons))
            return None
        able = engine.capabilities(self._project.pair(self.locale))
        if able is not None and able.glossary:
            self._keep_terms.add(engine.name)
        if able is None:
            self._note(
                engine.name, _("does not translate into {locale}").format(locale=self.locale), tuple(self._reasons)
            )
        return able

    def _batch(self, keys: Sequence[UnitKey], able: Capabilities) -> Batch:
        pair = self._project.pair(self.locale)
        units = tuple(self._text_unit(key, context=able.context) for key in keys)
        if not able.context:
            return Batch(pair, units)
        document = self._aligned.document
        return Batch(pair, units, title_of(document), lead_of(document), before(document, self._aligned.catalog, keys))

    def _text_unit(self, key: UnitKey, *, context: bool) -> TextUnit:
        found = tuple(term for term, _start, _end in self._glossary.find(key.source))
        memory = self._project.memory() if context else None
        pair = self._project.pair(self.locale)
        matches = tuple(memory.fuzzy(pair, key.source, threshold=NEAR)) if memory is not None else ()
        return TextUnit(key.source, self._segments[key].codes, found, matches, self._places[key.source])

    def _settle(self) -> None:
        """Keep the drafts of all batches that have come back."""
        engine, batches = self._asked
        answers: dict[UnitKey, Draft | Failure] = {}
        for number in sorted(self._answers):
            if self._answers[number]:
                answers.update(zip(batches[number], self._answers[number], strict=True))
        self._asked, self._answers = ("", []), {}
        if answers:
            self._take(engine, answers)

    def _note(self, engine: str, reason: str, keys: Sequence[UnitKey]) -> None:
        for key in keys:
            self._reasons[key].append((engine, reason))

    def _take(self, engine: str, answers: Mapping[UnitKey, Draft | Failure]) -> None:
        """Keep the drafts that carry their codes and can be rendered; note why the others fell."""
        good: dict[UnitKey, Draft] = {}
        form = self._project.format_of(self._aligned.document)
        # A person's text in the memory may lead to the same pages in the target's language; a machine may not choose.
        check = Homing(self._project.pair(self.locale)).verify if engine == "memory" else verify
        for key, answer in answers.items():
            if isinstance(answer, Failure):
                self._reasons[key].append((engine, answer.reason))
                continue
            draft = answer if engine in self._keep_terms else self._with_terms(key, answer, form)
            # The engine has verified this already; a plug-in's engine may not have.
            lost = check(self._segments[key].codes, form.codes(draft.target))
            if lost:
                self._reasons[key].append((engine, "; ".join(lost)))
            else:
                good[key] = draft
        drafts = {key: draft.target for key, draft in good.items()}
        for key, reason in unrenderable(form, self._aligned.document, drafts).items():
            self._reasons[key].append((engine, reason))
            del good[key]
        at = self._project.clock()
        filled: dict[UnitKey, Unit] = {}
        siblings = (*self._catalog.targets, *filter(None, drafts.values()))
        for unit in self._catalog.current:
            if unit.key in good:
                answer = good[unit.key]
                origin = Origin.MEMORY if engine == "memory" else Origin.MACHINE
                provenance = Provenance(origin, engine=engine, score=answer.score, at=at)
                new = fill(unit, answer.target, provenance)
                found = self._counting(new, siblings)
                has_error = any(each.severity is Severity.ERROR for each in found)
                if answer.confirmed is not None and self._preapproves and not has_error:
                    new = preapprove(new, answer.confirmed)
                    self._preapproved += 1
                new = noted(new, answer.note) if origin is Origin.MEMORY else replace(new, doubt=answer.note)
                if not new.state.is_confirmed:
                    new = replace(new, doubt=with_findings(new.doubt, found))
                self._wrong += [new.key] if has_error else []
                filled[unit.key] = new
                del self._reasons[unit.key]
        self._by_engine[engine] += len(filled)
        self._catalog = replace(
            self._catalog,
            units=tuple(unit if unit.obsolete else filled.get(unit.key, unit) for unit in self._catalog.units),
        )
        for key, unit in filled.items():
            self._events.append(self._event(engine, unit, good[key], at))
            if unit.stamps:
                self._events.append(event_of("carry", self._catalog, unit, at, note=carried_note(unit.stamps)))

    def _counting(self, unit: Unit, siblings: tuple[str, ...]) -> tuple[Finding, ...]:
        """What the checks find in a draft, without what somebody has put aside."""
        with in_english():  # they stay in the catalog, which others read
            found = self._scrutiny.of(self.article, self._aligned.article.ref.format, self.locale, unit, siblings)
        return tuple(each.finding for each in found if each.standing is Standing.OPEN)

    def _with_terms(self, key: UnitKey, answer: Draft, form: Format) -> Draft:
        """A draft with the newsroom's own renderings where their form is certain; what is not certain is for people."""
        found = [term for term, _start, _end in self._glossary.find(key.source)]
        if not found:
            return answer
        applied = terms.apply(answer.target, found, self.locale.language, codes=form.codes(answer.target))
        notes = [answer.note, *(f"glossary: {remark.text}" for remark in applied.remarks)]
        return replace(answer, target=applied.target, note="; ".join(filter(None, notes)))

    def _event(self, engine: str, unit: Unit, answer: Draft, at: str) -> HistoryEvent:
        """What the history keeps of a draft: all that it takes to say later what its engine was worth."""
        event = event_of("draft", self._catalog, unit, at, note=_score(answer))
        if engine == "memory":
            return event
        note = self._trial.note if self._trial and engine in self._trial.names else event.note
        return replace(event, note=note, model=self._models.get(engine, ""), glossary=self._version)


def _batched(keys: Sequence[UnitKey], size: int) -> Iterator[Sequence[UnitKey]]:
    """`keys` in runs of at most `size`."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


def _score(answer: Draft) -> str:
    """How alike a memory match was, for the history; empty for an engine's translation."""
    return "" if answer.score is None else f"score: {answer.score}"
