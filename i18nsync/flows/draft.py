"""Draft: fill what is missing from memory and engines; nothing that a person wrote is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from i18nsync.core.article import ArticleRef, date_of
from i18nsync.core.document import Document, Segment
from i18nsync.core.glossary import Glossary
from i18nsync.core.homing import Homing
from i18nsync.core.inline import verify
from i18nsync.core.locale import Locale
from i18nsync.core.matching import contexts
from i18nsync.core.near import noted
from i18nsync.core.ports import Batch, Draft, Engine, Failure, HistoryEvent, TextUnit
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, fill
from i18nsync.errors import EngineUnavailable, I18nsyncError
from i18nsync.flows.embargo import bar
from i18nsync.flows.project import Aligned, Project, align, event_of, keep, prose_of, source_refs
from i18nsync.flows.sync import Failed
from i18nsync.flows.trial import unrenderable

__all__ = ["Drafted", "EngineDown", "Plan", "UnitFailure", "Untouched", "draft"]

BATCH = 10
"""Units an engine gets at once: small, so that a stop loses little."""

NEAR = 75
"""Similarity in percent from which a memory match is handed to engines that use context."""


@dataclass(frozen=True, slots=True)
class UnitFailure:
    """A unit that no engine could draft.

    Args:
        key: the unit.
        reasons: (engine, why) in the order of the chain.
    """

    key: UnitKey
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article whose missing units were drafted as far as the engines could.

    Args:
        article: id.
        locale: target locale.
        path: the catalog's path.
        by_engine: units drafted by each engine.
        failures: units that stay missing.
        characters: source characters sent to each engine.
        barred: why no engine outside of this machine was asked; empty if none was held back.
    """

    article: str
    locale: Locale
    path: str
    by_engine: Mapping[str, int]
    failures: tuple[UnitFailure, ...] = ()
    characters: Mapping[str, int] = field(default_factory=dict)
    barred: str = ""

    @property
    def drafted(self) -> int:
        """Units drafted."""
        return sum(self.by_engine.values())


@dataclass(frozen=True, slots=True)
class Untouched:
    """An article that was left alone, and why."""

    article: str
    locale: Locale
    reason: str


@dataclass(frozen=True, slots=True)
class EngineDown:
    """An engine that cannot be used for the rest of the run."""

    engine: str
    error: I18nsyncError


@dataclass(frozen=True, slots=True)
class Plan:
    """What drafting an article would ask for; nothing was sent or written.

    Args:
        article: id.
        locale: target locale.
        units: missing units.
        characters: their source characters.
        from_memory: units that the memory has exactly, or but for their numbers.
    """

    article: str
    locale: Locale
    units: int
    characters: int
    from_memory: int


def draft(
    project: Project,
    locales: Sequence[Locale],
    engines: Callable[[Locale], Sequence[Engine]],
    patterns: Sequence[str] = (),
    *,
    limit: int | None = None,
    dry_run: bool = False,
) -> Iterator[Drafted | Untouched | EngineDown | Plan | Failed]:
    """Draft the missing units of every source article in every locale.

    The catalog is merged with its source first and saved after each article, so that a stop at any moment keeps
    all finished work.

    Args:
        project: the project.
        locales: target locales.
        engines: locale -> the chain, asked in order; what one cannot draft goes to the next.
        patterns: see `source_refs`.
        limit: at most so many articles with work, counted per locale; None for all.
        dry_run: count only; no engine but the memory is asked, nothing is written.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    refs = _newest_first(project, source_refs(project, patterns))
    down = set[str]()
    worked = Counter[Locale]()
    chains = {locale: tuple(engines(locale)) for locale in locales}
    existing = {locale: {ref.id: ref for ref in project.source.refs(locale)} for locale in locales}
    for ref in refs:
        for locale in locales:
            if limit is not None and worked[locale] >= limit:
                continue
            try:
                events = list(
                    _article(project, ref, locale, chains[locale], existing[locale], down=down, dry_run=dry_run)
                )
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)
                continue
            if any(isinstance(event, Drafted | Plan) for event in events):
                worked[locale] += 1
            yield from events


def _newest_first(project: Project, refs: Sequence[ArticleRef]) -> list[ArticleRef]:
    """Today's news before the archive; what has no date last, by id."""

    def date(ref: ArticleRef) -> str:
        try:
            return date_of(project.source.read(ref).text)
        except I18nsyncError:
            return ""  # it will be reported when its turn comes

    return sorted(refs, key=date, reverse=True)


def _article(
    project: Project,
    ref: ArticleRef,
    locale: Locale,
    chain: Sequence[Engine],
    existing: Mapping[str, ArticleRef],
    *,
    down: set[str],
    dry_run: bool,
) -> Iterator[Drafted | Untouched | EngineDown | Plan]:
    counts = project.catalogs.scan(ref.id, locale)
    article = project.source.read(ref)
    up_to_date = counts is not None and counts.source_revision == project.revision(article)
    if counts is not None and up_to_date and not counts.of(UnitState.MISSING):
        return
    document = project.parse(article)
    if not document.segments:
        return
    untracked = counts is None or counts.total == counts.of(UnitState.MISSING)
    if untracked and ref.id in existing and _is_real_version(project, existing[ref.id], document, locale):
        yield Untouched(ref.id, locale, "a version exists that no catalog tracks; a draft would compete with it")
        return
    aligned = align(project, article, document, locale)
    missing = [unit for unit in aligned.catalog.current if unit.state is UnitState.MISSING]
    if not missing:
        if not dry_run:
            keep(project, aligned)
        return
    if dry_run:
        yield _plan(project, aligned, missing, locale)
        return
    run = _Run(project, aligned, locale, down)
    try:
        for engine in chain:
            yield from run.ask(engine)
    except BaseException:
        # Ctrl-C in a slow engine: what the article has so far is finished work.
        run.save()
        raise
    run.save()
    yield run.result()


def _is_real_version(project: Project, ref: ArticleRef, source: Document, locale: Locale) -> bool:
    version = project.source.read(ref)
    prose = prose_of(project.parse(version))
    return project.judge(prose, prose_of(source), locale).ok


def _plan(project: Project, aligned: Aligned, missing: Sequence[Unit], locale: Locale) -> Plan:
    memory = project.memory()
    pair = project.pair(locale)
    known = sum(
        1
        for unit in missing
        if memory is not None and (memory.exact(pair, unit.key.source) or memory.near(pair, unit.key.source))
    )
    characters = sum(len(unit.key.source) for unit in missing)
    return Plan(aligned.article.ref.id, locale, len(missing), characters, known)


def batched(keys: Sequence[UnitKey], size: int) -> Iterator[Sequence[UnitKey]]:
    """`keys` in runs of at most `size`."""
    return (keys[start : start + size] for start in range(0, len(keys), size))


class _Run:
    """The drafting of one article in one locale: what is still missing, and what each engine made of it."""

    def __init__(self, project: Project, aligned: Aligned, locale: Locale, down: set[str]) -> None:
        self._project = project
        self._aligned = aligned
        self._locale = locale
        self._down = down
        self._catalog = aligned.catalog
        self._glossary = Glossary(project.terms(locale))
        self._segments: dict[UnitKey, Segment] = {}
        for segment in aligned.document.segments:
            self._segments.setdefault(segment.key, segment)
        self._places = contexts([unit.key.source for unit in self._catalog.current])
        self._barred = ""
        self._events: list[HistoryEvent] = []
        self._by_engine = Counter[str]()
        self._characters = Counter[str]()
        self._reasons: dict[UnitKey, list[tuple[str, str]]] = {
            unit.key: [] for unit in self._catalog.current if unit.state is UnitState.MISSING
        }

    def ask(self, engine: Engine) -> Iterator[EngineDown]:
        """Let `engine` draft what is still missing."""
        if engine.name in self._down or not self._reasons:
            return
        barred = bar(self._aligned.article.text, self._project.clock()) if engine.sends_text_offsite else ""
        if barred:
            self._barred = barred
            self._note(engine.name, f"not asked, {barred}")
            return
        pair = self._project.pair(self._locale)
        capabilities = engine.capabilities(pair)
        if capabilities is None:
            self._note(engine.name, f"does not translate into {self._locale}")
            return
        for keys in batched(tuple(self._reasons), BATCH):
            batch = Batch(pair, tuple(self._text_unit(key, context=capabilities.context) for key in keys))
            try:
                answers = engine.translate(batch)
            except EngineUnavailable as error:
                self._down.add(engine.name)
                self._note(engine.name, error.message)
                yield EngineDown(engine.name, error)
                return
            self._characters[engine.name] += sum(len(key.source) for key in keys)
            self._take(engine.name, dict(zip(keys, answers, strict=True)))

    def save(self) -> None:
        """Write the catalog and the history of what was drafted; what somebody else filled meanwhile stays theirs."""
        kept = keep(self._project, self._aligned, self._catalog, self._events)
        for event in self._events:
            if UnitKey(event.context, event.source) in kept.lost:
                self._by_engine[event.engine] -= 1
        self._events = []

    def result(self) -> Drafted:
        """What became of the article."""
        return Drafted(
            self._catalog.article,
            self._locale,
            self._project.catalogs.path(self._catalog.article, self._locale),
            dict(self._by_engine),
            tuple(UnitFailure(key, tuple(reasons)) for key, reasons in self._reasons.items()),
            dict(self._characters),
            self._barred,
        )

    def _note(self, engine: str, reason: str) -> None:
        for reasons in self._reasons.values():
            reasons.append((engine, reason))

    def _text_unit(self, key: UnitKey, *, context: bool) -> TextUnit:
        found = tuple(term for term, _start, _end in self._glossary.find(key.source))
        memory = self._project.memory() if context else None
        pair = self._project.pair(self._locale)
        matches = tuple(memory.fuzzy(pair, key.source, threshold=NEAR)) if memory is not None else ()
        return TextUnit(key.source, self._segments[key].codes, found, matches, self._places[key.source])

    def _take(self, engine: str, answers: Mapping[UnitKey, Draft | Failure]) -> None:
        """Keep the drafts that carry their codes and can be rendered; note why the others fell."""
        good: dict[UnitKey, Draft] = {}
        form = self._project.format_of(self._aligned.document)
        # A person's text in the memory may lead to the same pages in the target's language; a machine may not choose.
        check = Homing(self._project.pair(self._locale)).verify if engine == "memory" else verify
        for key, answer in answers.items():
            if isinstance(answer, Failure):
                self._reasons[key].append((engine, answer.reason))
                continue
            # The engine has verified this already; a plug-in's engine may not have.
            lost = check(self._segments[key].codes, form.codes(answer.target))
            if lost:
                self._reasons[key].append((engine, "; ".join(lost)))
            else:
                good[key] = answer
        drafts = {key: draft.target for key, draft in good.items()}
        for key, reason in unrenderable(form, self._aligned.document, drafts).items():
            self._reasons[key].append((engine, reason))
            del good[key]
        at = self._project.clock()
        filled: dict[UnitKey, Unit] = {}
        for unit in self._catalog.current:
            if unit.key in good:
                answer = good[unit.key]
                origin = Origin.MEMORY if engine == "memory" else Origin.MACHINE
                provenance = Provenance(origin, engine=engine, score=answer.score, at=at)
                filled[unit.key] = noted(fill(unit, answer.target, provenance), answer.note)
                del self._reasons[unit.key]
        self._by_engine[engine] += len(filled)
        self._catalog = replace(
            self._catalog,
            units=tuple(unit if unit.obsolete else filled.get(unit.key, unit) for unit in self._catalog.units),
        )
        self._events += [
            event_of("draft", self._catalog, unit, at, note=_score(good[key])) for key, unit in filled.items()
        ]


def _score(answer: Draft) -> str:
    """How alike a memory match was, for the history; empty for an engine's translation."""
    return "" if answer.score is None else f"score: {answer.score}"
