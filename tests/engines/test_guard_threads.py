"""A guard that several threads ask: one request for one text, never more at once than allowed, one breaker for all."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from i18nsync.core.budget import Budget
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, Paced, TextUnit
from i18nsync.engines.guard import Guard
from i18nsync.errors import BudgetSpent, EngineError, EngineUnavailable

KA = LocalePair(Locale("en"), Locale("ka"))


class Counting:
    """An engine that knows how many threads are in it; each call waits for `gate`."""

    name = "counting"
    sends_text_offsite = True

    def __init__(self, act: Callable[[str], str] = str.upper) -> None:
        self.act = act
        self.gate = threading.Event()
        self.entered = threading.Semaphore(0)
        self.calls: list[str] = []
        self.now = self.most = 0
        self.lock = threading.Lock()

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        with self.lock:
            self.calls += [unit.source for unit in batch.units]
            self.now += 1
            self.most = max(self.most, self.now)
        self.entered.release()
        self.gate.wait(5)
        with self.lock:
            self.now -= 1
        return [Draft(self.act(unit.source)) for unit in batch.units]


def guard(engine: object, **options: object) -> Guard:
    usual: dict[str, object] = {"clock": lambda: 0.0, "sleep": lambda _seconds: None, "rate": 0, "parallel": 3}
    return Guard(engine, **{**usual, **options})  # type: ignore[arg-type]


def batch(*texts: str) -> Batch:
    return Batch(KA, tuple(TextUnit(text) for text in texts))


def test_it_says_how_it_may_be_asked() -> None:
    guarded = guard(Counting(), batch=7)
    assert isinstance(guarded, Paced)
    assert (guarded.parallel, guarded.batch, guarded.trouble) == (3, 7, "")


def test_no_more_calls_are_under_way_than_allowed() -> None:
    engine = Counting()
    guarded = guard(engine, parallel=3)
    with ThreadPoolExecutor(10) as pool:
        answers = [pool.submit(guarded.translate, batch(f"t{number}")) for number in range(10)]
        for _ in range(3):
            assert engine.entered.acquire(timeout=5)
        assert not engine.entered.acquire(timeout=0.05)
        engine.gate.set()
    assert [answer.result() for answer in answers] == [[Draft(f"T{number}")] for number in range(10)]
    assert engine.most == 3


def test_two_threads_that_want_the_same_text_ask_once() -> None:
    """Each with a text of the other's in its batch, so that neither may wait before it has asked for its own."""
    engine = Counting()
    guarded = guard(engine)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(guarded.translate, batch("a", "b"))
        assert engine.entered.acquire(timeout=5)
        second = pool.submit(guarded.translate, batch("c", "a"))
        assert engine.entered.acquire(timeout=5)
        engine.gate.set()
        assert first.result(5) == [Draft("A"), Draft("B")]
        assert second.result(5) == [Draft("C"), Draft("A")]
    assert sorted(engine.calls) == ["a", "b", "c"]


@pytest.mark.parametrize("error", [EngineUnavailable("gone"), EngineError("wrong version")])
def test_who_waits_for_a_text_learns_that_it_failed(error: EngineError) -> None:
    def act(_text: str) -> str:
        raise error

    engine = Counting(act)
    guarded = guard(engine)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(guarded.translate, batch("a"))
        assert engine.entered.acquire(timeout=5)
        second = pool.submit(guarded.translate, batch("a"))
        engine.gate.set()
        with pytest.raises(type(error)):
            first.result(5)
        try:
            (answer,) = second.result(5)
            assert isinstance(answer, Failure)
        except EngineError:
            pass  # it came too late to wait, and asked itself


def test_the_circuit_that_one_thread_opens_is_open_for_all() -> None:
    def act(text: str) -> str:
        raise EngineUnavailable(f"no to {text}")

    engine = Counting(act)
    engine.gate.set()
    guarded = guard(engine)
    with ThreadPoolExecutor(1) as pool, pytest.raises(EngineUnavailable):
        pool.submit(guarded.translate, batch("a")).result(5)
    assert guarded.trouble == "no to a"
    with pytest.raises(EngineUnavailable, match="no to a"):
        guarded.translate(batch("b"))
    assert engine.calls == ["a"]


def test_old_drafts_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("i18nsync.engines.guard._REMEMBERED", 2)
    engine = Counting()
    engine.gate.set()
    guarded = guard(engine)
    for text in ("a", "b", "c", "c", "b", "a"):
        guarded.translate(batch(text))
    assert engine.calls == ["a", "b", "c", "a"]


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Flaky:
    """An engine that is away between two times."""

    name = "flaky"
    sends_text_offsite = True

    def __init__(self, time: Time, away: tuple[float, float], *, refuses: EngineUnavailable | None = None) -> None:
        self.time, self.away, self.refuses = time, away, refuses
        self.calls = 0

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        self.calls += 1
        if self.away[0] <= self.time.now < self.away[1]:
            if self.refuses is not None:
                raise self.refuses
            return [Failure("no connection") for _ in batch.units]
        return [Draft(unit.source.upper()) for unit in batch.units]


BUSY = EngineUnavailable("too many requests", passing=True)


@pytest.mark.parametrize("refuses", [None, BUSY])
def test_a_service_that_has_worked_is_waited_for(refuses: EngineUnavailable | None) -> None:
    """An outage within the patience costs time and no text."""
    time = Time()
    engine = Flaky(time, (10, 130), refuses=refuses)
    options = {"clock": time.clock, "sleep": time.sleep, "patience": 300.0, "cooldown": 15.0, "breaker": 2}
    guarded = guard(engine, **options)
    assert guarded.translate(batch("a")) == [Draft("A")]
    time.now = 10
    assert guarded.translate(batch("b", "c")) == [Draft("B"), Draft("C")]
    assert 130 <= time.now <= 160
    assert engine.calls < 20
    assert guarded.trouble == ""


def test_patience_ends() -> None:
    time = Time()
    guarded = guard(Flaky(time, (10, 1e9)), clock=time.clock, sleep=time.sleep, patience=60.0, cooldown=15.0, breaker=1)
    guarded.translate(batch("a"))
    time.now = 10
    with pytest.raises(EngineUnavailable, match="it failed too often in a row"):
        guarded.translate(batch("b"))
    assert time.now <= 10 + 60 + 5
    assert guarded.trouble.startswith("it failed too often in a row, last with: no connection")


@pytest.mark.parametrize(
    ("worked", "refuses"), [(False, BUSY), (True, EngineUnavailable("it does not accept the key"))]
)
def test_what_waiting_would_not_mend_is_not_waited_for(worked: bool, refuses: EngineUnavailable) -> None:
    """A service that never answered in this run, and a refusal that stays."""
    time = Time()
    engine = Flaky(time, (10, 1e9), refuses=refuses)
    guarded = guard(engine, clock=time.clock, sleep=time.sleep, patience=300.0)
    if worked:
        guarded.translate(batch("a"))
    time.now = 10
    with pytest.raises(EngineUnavailable, match=refuses.message):
        guarded.translate(batch("b"))
    assert time.now == 10


def test_the_budget_is_asked_before_each_call_and_repeats_count() -> None:
    """What came back before it was spent is kept; the same text is not paid for twice."""
    budget = Budget(max_chars=7)
    time = Time()
    engine = Flaky(time, (0, 0.5))
    guarded = guard(engine, clock=time.clock, sleep=time.sleep, spend=budget.spend, backoff=1.0)
    answers = guarded.translate(batch("aaa", "aaa", "bb"))
    assert answers[:2] == [Draft("AAA"), Draft("AAA")]
    assert answers[2] == Failure("flaky is not available: the next text would exceed 7 characters")
    assert budget.characters == {"flaky": 6}  # once in vain, once more
    with pytest.raises(BudgetSpent):
        guarded.translate(batch("cc"))
    assert engine.calls == 2


@pytest.mark.parametrize(("lasting", "counted"), [(True, 0), (False, 3)])
def test_what_cannot_have_been_sent_is_not_counted(lasting: bool, counted: int) -> None:
    """A missing key is found before anything is sent; a service that refuses has seen the text."""

    def refuse(_text: str) -> str:
        raise EngineUnavailable("no", lasting=lasting)

    engine, budget = Counting(refuse), Budget()
    engine.gate.set()
    with pytest.raises(EngineUnavailable):
        guard(engine, spend=budget.spend).translate(batch("one"))
    assert budget.characters.get("counting", 0) == counted
