"""Drafting with engines in threads: the same catalogs whoever is faster, and nothing lost at a stop."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.budget import Budget
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Engine, Failure
from i18nsync.engines.guard import Guard
from i18nsync.errors import BudgetSpent, CatalogBusy, EngineError, EngineUnavailable, StoreError
from i18nsync.flows.draft import Drafted, EngineDown, Event, Plan, Progress, Stopped, draft
from i18nsync.flows.draft_context import lead_of, title_of
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.project import Project
from i18nsync.flows.sync import Failed
from i18nsync.formats.markdown import Markdown
from i18nsync.stores.po import PoStore
from i18nsync.wiring import open_workspace
from tests.cli.conftest import NINO, SETTINGS, snapshot, write

KA, RU = Locale("ka"), Locale("ru")
TAKEN = {"now": "2026-03-01T12:00:00Z"}


class Quick:
    """An engine for threads: answers with the text in brackets, after a while that `wait` decides."""

    sends_text_offsite = True
    trouble = ""

    def __init__(
        self,
        name: str = "quick",
        *,
        act: Callable[[str], Draft | Failure] = lambda text: Draft(f"«{text}»"),
        wait: Callable[[], float] = lambda: 0.0,
        parallel: int = 4,
        batch: int = 1,
        able: Capabilities | None = None,
    ) -> None:
        self.name, self.parallel, self.batch = name, parallel, batch
        self.act, self.wait = act, wait
        self.able = able or Capabilities(renderings=("none",))
        self.batches: list[Batch] = []
        self.now = self.most = 0
        self.lock = threading.Lock()

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        return self.able

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        with self.lock:
            self.batches.append(batch)
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.wait())
        with self.lock:
            self.now -= 1
        return [self.act(unit.source) for unit in batch.units]

    @property
    def texts(self) -> list[str]:
        return [unit.source for batch in self.batches for unit in batch.units]


def archive(root: Path, articles: int = 12, paragraphs: int = 4) -> Path:
    write(root, "i18nsync.toml", SETTINGS.split("[memory]")[0])
    for number in range(articles):
        body = "\n\n".join(f"Paragraph {part} of story {number}." for part in range(paragraphs))
        write(root, f"content/en/story-{number:02}.md", f"---\ntitle: Story {number}\n---\n\n{body}\n")
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return archive(tmp_path / "archive")


def project_of(root: Path) -> Project:
    return open_workspace(root, clock=lambda: TAKEN["now"]).project


def run(root: Path, *chain: object, locales: tuple[Locale, ...] = (KA,), **options: object) -> list[Event]:
    return list(draft(project_of(root), locales, lambda _: chain, **options))  # type: ignore[arg-type, return-value]


def catalogs(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(root).items() if path.endswith(".po")}


def test_the_catalogs_are_the_same_whoever_was_faster(tmp_path: Path) -> None:
    """One thread in order, or eight with every answer late by chance; history has the same events."""
    seen: list[dict[str, bytes]] = []
    history: list[list[str]] = []
    for parallel, seed in ((1, 0), (8, 1), (8, 2)):
        root = archive(tmp_path / f"{parallel}-{seed}")
        chance = random.Random(seed)
        engine = Quick(parallel=parallel, wait=lambda: chance.random() / 200 if seed else 0.0)  # noqa: B023
        events = run(root, engine, locales=(KA, RU))
        assert sum(event.drafted for event in events if isinstance(event, Drafted)) == 12 * 5 * 2
        assert engine.most <= parallel
        seen.append(catalogs(root))
        lines = [data.decode() for path, data in snapshot(root).items() if path.endswith(".jsonl")]
        history.append(sorted("".join(lines).splitlines()))
    assert seen[0] == seen[1] == seen[2]
    assert history[0] == history[1] == history[2]
    assert len(history[0]) == 12 * 5 * 2


def test_texts_of_one_article_are_asked_for_at_once(tmp_path: Path) -> None:
    """And those of several articles: all threads are busy."""
    engine = Quick(parallel=5, wait=lambda: 0.05)
    start = time.monotonic()
    (event,) = run(archive(tmp_path, 1), engine)
    assert isinstance(event, Drafted)
    assert time.monotonic() - start < 5 * 0.05
    assert engine.most == 5


def test_few_articles_are_open_at_once(root: Path) -> None:
    """However large the archive: an article is begun when the engines have little left in store."""
    read: list[int] = []
    engine = Quick(parallel=1, wait=lambda: 0.002)
    project = project_of(root)
    scan = project.catalogs.scan
    done = 0

    def counted(article: str, locale: Locale) -> object:
        read.append(len(read) + 1 - done)
        return scan(article, locale)

    object.__setattr__(project.catalogs, "scan", counted)
    for _event in draft(project, [KA], lambda _: [engine]):
        done += 1
    assert done == 12
    assert max(read) <= 4


def test_what_an_engine_cannot_draft_goes_to_the_next(root: Path) -> None:
    """In threads too; each says why it could not."""
    first = Quick("first", act=lambda text: Failure("too odd") if "2" in text else Draft(f"«{text}»"))
    second = Quick("second", act=lambda text: Failure("odd") if "Paragraph 2" in text else Draft(f"»{text}«"))
    events = {event.article: event for event in run(root, first, second) if isinstance(event, Drafted)}
    assert events["story-02"].by_engine == {"first": 0, "second": 4}
    assert events["story-03"].by_engine == {"first": 4, "second": 0}
    (failure,) = events["story-03"].failures
    assert failure.key.source == "Paragraph 2 of story 3."
    assert failure.reasons == (("first", "too odd"), ("second", "odd"))
    assert events["story-03"].characters == {"first": 99, "second": 23}


def test_an_engine_that_goes_and_comes_back_is_told_of_once_for_each_time(root: Path) -> None:
    """The texts that it did not take go to the next one; it is asked again, since it may be there again."""
    away = {"Story 3", "Story 4", "Story 8"}

    def act(text: str) -> Draft | Failure:
        if text in away:
            raise EngineUnavailable("gone for lunch")
        return Draft(f"«{text}»")

    first, second = Quick("first", act=act, parallel=1), Quick("second")
    events = run(root, first, second)
    assert [event for event in events if isinstance(event, EngineDown)] == [
        EngineDown("first", event.error, for_good=False) for event in events if isinstance(event, EngineDown)
    ]
    assert 1 <= sum(isinstance(event, EngineDown) for event in events) <= 3
    assert sorted(second.texts) == sorted(away)
    assert all(not event.failures for event in events if isinstance(event, Drafted))


def test_without_an_engine_that_answers_texts_stay_missing_and_say_why(root: Path) -> None:
    def act(_text: str) -> Draft | Failure:
        raise EngineUnavailable("gone for lunch")

    down, *rest = run(root, Quick(act=act))
    assert isinstance(down, EngineDown)
    assert len(rest) == 12
    for event in rest:
        assert isinstance(event, Drafted)
        assert {failure.reasons for failure in event.failures} == {(("quick", "gone for lunch"),)}


def test_a_spent_budget_ends_the_run_and_another_run_goes_on(root: Path) -> None:
    """No character more than allowed; no other engine is asked in its place; nothing is asked for twice."""
    everything = sum(len(f"Story {n}") + sum(len(f"Paragraph {p} of story {n}.") for p in range(4)) for n in range(12))
    sent, texts = 0, list[str]()
    for _ in range(20):
        budget = Budget(max_chars=200)
        engine, other = Quick(), Quick("other")
        guarded = Guard(engine, clock=time.monotonic, sleep=time.sleep, rate=0, parallel=3, spend=budget.spend)
        events = run(root, guarded, other)
        assert sum(budget.characters.values()) <= 200
        assert not other.texts
        assert not any(isinstance(event, EngineDown) for event in events)
        sent += sum(budget.characters.values())
        texts += engine.texts
        if not isinstance(events[-1], Stopped):
            break
        assert isinstance(events[-1].spent, BudgetSpent)
        assert any(event.cut for event in events if isinstance(event, Drafted))
    assert sent == everything
    assert len(texts) == len(set(texts)) == 60


def test_a_stop_keeps_what_has_come_back_and_drops_what_was_not_begun(root: Path) -> None:
    """Even of articles that are half done."""
    engine = Quick(parallel=2, wait=lambda: 0.3 if len(engine.batches) >= 8 else 0.0)
    events = run(root, engine, stop=lambda: len(engine.batches) >= 8)
    assert events[-1] == Stopped()
    done = [event for event in events if isinstance(event, Drafted)]
    drafted = sum(event.drafted for event in done)
    assert drafted == len(engine.texts) < 60
    assert any(event.cut for event in done)
    again = Quick()
    rest = run(root, again)
    assert sum(event.drafted for event in rest if isinstance(event, Drafted)) == 60 - drafted
    assert not set(again.texts) & set(engine.texts)


def test_a_stop_does_not_wait_for_a_call_that_hangs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18nsync.flows.draft.GRACE", 0.1)
    monkeypatch.setattr("i18nsync.flows.draft.POLL", 0.05)
    gate = threading.Event()
    engine = Quick(parallel=3, act=lambda text: Draft(str(gate.wait(20)) if "3" in text else f"«{text}»"))
    start = time.monotonic()
    events = run(root, engine, stop=lambda: len(engine.batches) >= 6)
    gate.set()
    assert time.monotonic() - start < 10
    assert events[-1] == Stopped()
    assert sum(event.drafted for event in events if isinstance(event, Drafted)) >= 3


def test_who_stops_listening_loses_nothing_that_came_back(root: Path) -> None:
    """As Ctrl-C between two events: the articles under way are saved with what they have."""
    engine = Quick(parallel=2, wait=lambda: 0.005)
    events = draft(project_of(root), [KA], lambda _: [engine])
    next(events)
    events.close()
    again = Quick()
    run(root, again)
    assert len(again.texts) <= 60 - 5


def test_a_dry_run_can_be_stopped_too(root: Path) -> None:
    events = run(root, stop=lambda: True, dry_run=True)
    assert [type(event) for event in events] == [Plan, Stopped]


def test_a_broken_engine_fails_the_article_and_keeps_what_it_had(root: Path) -> None:
    """An error of ours that is no outage: the article is named once, the others go on."""

    def act(text: str) -> Draft | Failure:
        if text.endswith("of story 5."):
            raise EngineError("not the version it should be")
        return Draft(f"«{text}»")

    events = run(root, Quick(act=act, parallel=1))
    failed = [event for event in events if isinstance(event, Failed)]
    assert [(event.article, event.error.message) for event in failed] == [("story-05", "not the version it should be")]
    assert sum(isinstance(event, Drafted) for event in events) == 11
    assert b"Story 5\xc2\xbb" in catalogs(root)["locales/ka/LC_MESSAGES/story-05.po"]


def test_a_bug_is_not_hidden(root: Path) -> None:
    """What is no error of ours comes through as it is; finished work is saved all the same."""

    def act(text: str) -> Draft | Failure:
        if text == "Paragraph 0 of story 5.":
            raise ZeroDivisionError
        return Draft(f"«{text}»")

    with pytest.raises(ZeroDivisionError):
        run(root, Quick(act=act, parallel=1))
    assert b"Story 0\xc2\xbb" in catalogs(root)["locales/ka/LC_MESSAGES/story-00.po"]


def test_a_catalog_that_cannot_be_written_is_named_and_the_others_go_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = PoStore.save

    def refuse(self: PoStore, catalog: object) -> bool:
        if getattr(catalog, "article", "") == "story-03":
            raise CatalogBusy("another program is writing this catalog")
        return save(self, catalog)  # type: ignore[arg-type]

    monkeypatch.setattr(PoStore, "save", refuse)
    events = run(root, Quick())
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert isinstance(failed.error, StoreError)
    assert failed.article == "story-03"
    assert sum(isinstance(event, Drafted) for event in events) == 11


def test_progress_ends_where_everything_is_done(root: Path) -> None:
    """It never runs backwards, and names engines that are waited for."""
    engine = Quick(wait=lambda: 0.002)
    engine.trouble = "too many requests"
    told = [event for event in run(root, engine, watch=True) if isinstance(event, Progress)]
    assert told[-1] == Progress(12, 12, 60, (("quick", "too many requests"),))
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert [each.strings for each in told] == sorted(each.strings for each in told)
    plans = [
        event for event in run(archive(root.parent / "b"), dry_run=True, watch=True) if isinstance(event, Progress)
    ]
    assert plans[-1].done == plans[-1].total == 12


def test_an_engine_that_uses_context_gets_it(tmp_path: Path) -> None:
    """Title, first paragraph, and the last two reviewed pairs before the batch; others get none."""
    root = archive(tmp_path, 1, 6)
    project = project_of(root)
    list(draft(project, [KA], lambda _: [Quick(batch=4)]))
    list(mark_reviewed(project, ["story-00"], [KA], NINO))
    path = root / "content/en/story-00.md"
    path.write_text(path.read_text().replace("Paragraph 3", "A new third") + "\nOne more.\n", encoding="utf-8")
    able = Capabilities(context=True, renderings=("none",))
    with_context, without = Quick(able=able, act=lambda _text: Failure("no")), Quick("without")
    list(draft(project_of(root), [KA], lambda _: [with_context, without]))
    batches = {batch.units[0].source: batch for batch in with_context.batches}
    last = batches["One more."]
    assert (last.title, last.lead) == ("Story 0", "Paragraph 0 of story 0.")
    assert last.before == (
        ("Paragraph 4 of story 0.", "«Paragraph 4 of story 0.»"),
        ("Paragraph 5 of story 0.", "«Paragraph 5 of story 0.»"),
    )
    assert {(batch.title, batch.lead, batch.before) for batch in without.batches} == {("", "", ())}


def engines() -> Iterator[Engine]:
    yield Quick()


def test_the_double_fits_the_port() -> None:
    assert all(isinstance(engine, Engine) for engine in engines())


@pytest.mark.parametrize(("body", "title", "lead"), [
    ("---\ntitle: In front\n---\n\n# Heading\n\nFirst.\n", "In front", "First."),
    ("# Heading\n\n## Lower\n\nFirst *one*.\n\nSecond.\n", "Heading", "First *one*."),
    ("- only\n- a list\n", "", ""),
])  # fmt: skip
def test_title_and_lead_of_an_article(body: str, title: str, lead: str) -> None:
    """Front matter before headings; empty where an article has none."""
    document = Markdown().parse(Article(ArticleRef("a", Locale("en"), "markdown"), body))
    assert (title_of(document), lead_of(document)) == (title, lead)


def test_with_nothing_reviewed_there_is_nothing_before(tmp_path: Path) -> None:
    root = archive(tmp_path, 1)
    engine = Quick(able=Capabilities(context=True, renderings=("none",)))
    run(root, engine)
    assert {batch.before for batch in engine.batches} == {()}


def test_an_article_that_cannot_be_read_is_named_in_its_turn(root: Path) -> None:
    """Front matter that is none; the limit counts articles with work alone."""
    (root / "content/en/story-00.md").write_bytes(b"\xff\xfe broken")
    events = run(root, Quick(), limit=2)
    assert [type(event).__name__ for event in events] == ["Failed", "Drafted", "Drafted"]
