"""Draft: fill what is missing from memory and engines; nothing that a person wrote is touched.

Articles are read, merged and saved in one thread, one after the other. Engines that are `Paced` are asked in threads of
their own, for several articles and for several texts of an article at once; their answers come back through one queue.
So catalogs, history and memory never see two threads, and what an article gets does not depend on who was faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress

from i18nsync.core.article import ArticleRef, date_of
from i18nsync.core.compare import Trial
from i18nsync.core.document import Document
from i18nsync.core.glossary import Glossary, version_of
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Batch, Engine, Paced
from i18nsync.core.unit import Unit, UnitState
from i18nsync.errors import BudgetSpent, EngineUnavailable, I18nsyncError
from i18nsync.flows.draft_article import NEAR, ArticleDraft
from i18nsync.flows.draft_events import Drafted, EngineDown, Plan, Progress, Stopped, UnitFailure, Untouched
from i18nsync.flows.embargo import bar
from i18nsync.flows.footers import ELSEWHERE, is_elsewhere
from i18nsync.flows.lanes import Answer, Lanes
from i18nsync.flows.project import Aligned, Project, align, keep, prose_of, source_refs
from i18nsync.flows.sync import Failed
from i18nsync.messages import _

__all__ = ["Drafted", "EngineDown", "Event", "Plan", "Progress", "Stopped", "UnitFailure", "Untouched", "draft"]

Event = Drafted | Untouched | EngineDown | Plan | Failed | Stopped | Progress
"""What a run tells of."""

POLL = 0.2
"""Seconds after which a run that waits for answers looks whether it is to stop."""

GRACE = 3.0
"""Seconds that a stopped run waits for calls that are under way: they are paid for."""


def draft(
    project: Project,
    locales: Sequence[Locale],
    engines: Callable[[Locale], Sequence[Engine]],
    patterns: Sequence[str] = (),
    *,
    limit: int | None = None,
    dry_run: bool = False,
    stop: Callable[[], bool] = lambda: False,
    watch: bool = False,
    trial: Trial | None = None,
) -> Generator[Event, None, None]:
    """Draft the missing units of every source article in every locale.

    The catalog is merged with its source first and saved after each article, so that a stop at any moment keeps
    all finished work: the articles that are done, and of the others the texts that have come back.

    Args:
        project: the project.
        locales: target locales.
        engines: locale -> the chain, asked in order; what one cannot draft goes to the next.
        patterns: see `source_refs`.
        limit: at most so many articles with work, counted per locale; None for all.
        dry_run: count only; no engine but the memory is asked, nothing is written.
        stop: asked often; once it is true, no text is sent any more, and the run ends with `Stopped`.
        watch: whether to yield a `Progress` now and then.
        trial: of the engines that it compares, only the one that an article falls to is asked for it.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    refs = _newest_first(project, source_refs(project, patterns))
    run = _Run(project, locales, engines, refs, limit=limit, stop=stop, trial=trial)
    if dry_run:
        yield from run.plans(watch=watch)
    else:
        yield from run.drafts(watch=watch)


def _newest_first(project: Project, refs: Sequence[ArticleRef]) -> list[ArticleRef]:
    """Today's news before the archive; what has no date last, by id."""

    def date(ref: ArticleRef) -> str:
        try:
            return date_of(project.source.read(ref).text)
        except I18nsyncError:
            return ""  # it will be reported when its turn comes

    return sorted(refs, key=date, reverse=True)


class _Work:
    """An article with missing units, beside its catalog."""

    def __init__(self, aligned: Aligned, locale: Locale, missing: Sequence[Unit]) -> None:
        self.aligned, self.locale, self.missing = aligned, locale, missing


class _Run:
    """One run: the articles in turn, those under way, and the engines' lanes."""

    def __init__(
        self,
        project: Project,
        locales: Sequence[Locale],
        engines: Callable[[Locale], Sequence[Engine]],
        refs: Sequence[ArticleRef],
        *,
        limit: int | None,
        stop: Callable[[], bool],
        trial: Trial | None,
    ) -> None:
        self._project = project
        self._trial = trial
        self._locales = locales
        self._chains = {locale: tuple(engines(locale)) for locale in locales}
        terms = {locale: project.terms(locale) for locale in locales}
        self._glossaries = {locale: Glossary(terms[locale]) for locale in locales}
        self._versions = {locale: version_of(terms[locale]) for locale in locales}
        self._refs = refs
        self._limit, self._stop = limit, stop
        self._existing = {locale: {ref.id: ref for ref in project.source.refs(locale)} for locale in locales}
        self._worked = Counter[Locale]()
        self._seen = self._strings = 0
        self._lanes = Lanes()
        self._active: dict[int, ArticleDraft] = {}
        self._next = 0
        self._down: dict[str, bool] = {}  # engine -> whether for good
        self._spent: BudgetSpent | None = None

    def plans(self, *, watch: bool) -> Iterator[Event]:
        """What drafting would come to."""
        for item in self._items(dry_run=True):
            yield self._plan(item) if isinstance(item, _Work) else item
            if watch:
                yield self._progress()
            if self._stop():
                yield Stopped()
                return

    def drafts(self, *, watch: bool) -> Iterator[Event]:
        """Draft, article by article, as many at once as keep the engines busy."""
        items: Iterator[_Work | Event] = self._items(dry_run=False)
        more = True
        try:
            while (more or self._active) and not self._stop():
                while more and self._lanes.hungry and not self._ending:
                    item = next(items, None)
                    more = item is not None
                    if item is not None:
                        yield from self._begin(item) if isinstance(item, _Work) else (item,)
                    if watch:
                        yield self._progress()
                more = more and not self._ending
                for answer in self._lanes.collect(POLL):
                    yield from self._answered(answer)
                if watch:
                    yield self._progress()
            if self._ending:
                yield from self._end()
                yield Stopped(self._spent)
        finally:
            # Ctrl-C in a slow engine, or the caller went away: what the articles have so far is finished work.
            self._lanes.close()
            for one in self._active.values():
                one.cut_short()
                with suppress(I18nsyncError):  # another exception is on its way
                    one.save()

    @property
    def _ending(self) -> bool:
        return self._spent is not None or self._stop()

    def _end(self) -> Iterator[Event]:
        """Wait a moment for what is under way, then keep what there is."""
        self._lanes.drop()
        patience = GRACE
        while self._lanes.out and patience > 0:
            answers = list(self._lanes.collect(POLL))
            patience -= 0 if answers else POLL
            for answer in answers:
                yield from self._answered(answer)
        for number, one in list(self._active.items()):
            one.cut_short()
            yield from self._finish(number, one)

    def _items(self, *, dry_run: bool) -> Iterator[_Work | Event]:
        """The articles with work, in turn; and what is to be told of others."""
        for ref in self._refs:
            for locale in self._locales:
                self._seen += 1
                if self._limit is not None and self._worked[locale] >= self._limit:
                    continue
                try:
                    found = self._look(ref, locale, dry_run=dry_run)
                except I18nsyncError as error:
                    yield Failed(ref.id, locale, error)
                    continue
                if isinstance(found, _Work):
                    self._worked[locale] += 1
                if found is not None:
                    yield found

    def _look(self, ref: ArticleRef, locale: Locale, *, dry_run: bool) -> _Work | Untouched | None:
        project, existing = self._project, self._existing[locale]
        counts = project.catalogs.scan(ref.id, locale)
        article = project.source.read(ref)
        up_to_date = counts is not None and counts.source_revision == project.revision(article)
        if counts is not None and up_to_date and not counts.of(UnitState.MISSING):
            return None
        document = project.parse(article)
        if not document.segments:
            return None
        untracked = counts is None or counts.total == counts.of(UnitState.MISSING)
        if untracked and ref.id in existing and self._is_real_version(existing[ref.id], document, locale):
            return Untouched(
                ref.id, locale, _("a version exists that no catalog tracks; a draft would compete with it")
            )
        has_any = bool(existing)
        if untracked and ref.id not in existing and is_elsewhere(project, article.text, locale, has_versions=has_any):
            return Untouched(ref.id, locale, _(ELSEWHERE))
        aligned = align(project, article, document, locale)
        missing = [unit for unit in aligned.catalog.current if unit.state is UnitState.MISSING]
        if missing:
            return _Work(aligned, locale, missing)
        if not dry_run:
            keep(project, aligned)
        return None

    def _is_real_version(self, ref: ArticleRef, source: Document, locale: Locale) -> bool:
        version = self._project.source.read(ref)
        prose = prose_of(self._project.parse(version))
        return self._project.judge(prose, prose_of(source), locale).ok

    def _plan(self, work: _Work) -> Plan:
        """What the memory has for an article: as it is, something alike, or nothing."""
        memory = self._project.memory()
        pair = self._project.pair(work.locale)
        sources = [unit.key.source for unit in work.missing]
        known = [
            source
            for source in sources
            if memory is not None and (memory.exact(pair, source) or memory.near(pair, source))
        ]
        rest = (Counter(sources) - Counter(known)).elements()
        alike = [
            source for source in rest if memory is not None and memory.fuzzy(pair, source, threshold=NEAR, limit=1)
        ]
        article = work.aligned.article
        barred = bar(article.text, self._project.clock())
        return Plan(
            article.ref.id,
            work.locale,
            len(sources),
            sum(map(len, sources)),
            len(known),
            len(alike),
            sum(map(len, known)),
            barred,
        )

    def _begin(self, work: _Work) -> Iterator[Event]:
        trial, article = self._trial, work.aligned.article.ref.id
        one = ArticleDraft(
            self._project,
            work.aligned,
            work.locale,
            [engine for engine in self._chains[work.locale] if trial is None or trial.takes(engine.name, article)],
            glossary=self._glossaries[work.locale],
            version=self._versions[work.locale],
            trial=trial,
            down=self._is_out,
        )
        self._next += 1
        self._active[self._next] = one
        yield from self._go_on(self._next, one)

    def _go_on(self, number: int, one: ArticleDraft) -> Iterator[Event]:
        """Ask the next engines of the article's chain, and finish it when there is none left to wait for."""

        def submit(engine: Engine, batch_number: int, batch: Batch) -> None:
            self._lanes.submit(engine, (number, batch_number), batch)

        try:
            for engine, error in one.advance(submit):
                yield from self._out_of_use(engine.name, error, for_good=error.lasting or not isinstance(engine, Paced))
        except I18nsyncError as error:
            yield from self._fail(number, one, error)
            return
        if not one.waiting:
            yield from self._finish(number, one)

    def _answered(self, answer: Answer) -> Iterator[Event]:
        error = answer.error
        number, batch_number, engine = *answer.ticket, answer.engine
        if isinstance(error, BudgetSpent):
            self._spent = error
        elif isinstance(error, EngineUnavailable):
            yield from self._out_of_use(engine, error, for_good=error.lasting)
        elif error is not None and not isinstance(error, I18nsyncError):
            raise error
        elif error is None:
            self._down.pop(engine, None)
        one = self._active.get(number)
        if one is None:
            return  # another batch of it has failed for good
        one.answered(batch_number, answer)
        if error is not None and not isinstance(error, EngineUnavailable):
            yield from self._fail(number, one, error)
        elif not one.waiting:
            yield from self._go_on(number, one)

    def _finish(self, number: int, one: ArticleDraft) -> Iterator[Event]:
        event: Event
        try:
            one.save()
        except I18nsyncError as error:
            event = Failed(one.article, one.locale, error)
        else:
            event = one.result()
            self._strings += event.drafted
        # Only now: what Ctrl-C finds here is saved once more.
        self._active.pop(number, None)
        yield event

    def _fail(self, number: int, one: ArticleDraft, error: I18nsyncError) -> Iterator[Event]:
        """Keep what the article has so far, and tell why it has no more."""
        one.cut_short()
        self._active.pop(number, None)
        with suppress(I18nsyncError):  # one reason is enough
            one.save()
        yield Failed(one.article, one.locale, error)

    def _is_out(self, engine: str) -> bool:
        return self._down.get(engine, False)

    def _out_of_use(self, engine: str, error: EngineUnavailable, *, for_good: bool) -> Iterator[Event]:
        """Tell it once, not for every text."""
        if engine not in self._down:
            self._down[engine] = for_good
            yield EngineDown(engine, error, for_good)

    def _progress(self) -> Progress:
        chain = {engine.name: engine for engines in self._chains.values() for engine in engines}
        troubles = ((name, each.trouble) for name, each in chain.items() if isinstance(each, Paced))
        waiting = tuple((name, trouble) for name, trouble in troubles if trouble)
        strings = self._strings + sum(one.drafted for one in self._active.values())
        return Progress(self._seen - len(self._active), len(self._refs) * len(self._locales), strings, waiting)
