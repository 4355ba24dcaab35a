"""The guard paces, caches, repeats and gives up, on a clock that only moves when somebody sleeps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.core.unit import Origin, Provenance
from i18nsync.engines.drafting import Refused
from i18nsync.engines.guard import Breaker, Guard, Pace
from i18nsync.errors import EngineError, EngineUnavailable

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))


class Time:
    """A clock and what sleeps by it."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


Step = Draft | Failure | Exception | list[Draft | Failure] | None


class Scripted:
    """An engine that answers each call by a script, and then with the text in capitals."""

    name = "scripted"
    sends_text_offsite = True

    def __init__(self, *script: Step, able: Capabilities | None = None) -> None:
        self.script = list(script)
        self.able = able or Capabilities()
        self.calls: list[tuple[str, ...]] = []

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        return self.able

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        self.calls.append(tuple(unit.source for unit in batch.units))
        step = self.script.pop(0) if self.script else None
        if isinstance(step, Exception):
            raise step
        if isinstance(step, list):
            return step
        return [Draft(unit.source.upper()) if step is None else step for unit in batch.units]


def guard(engine: Scripted, time: Time, **options: object) -> Guard:
    usual: dict[str, object] = {"rate": 0, "backoff": 1.0}
    return Guard(engine, clock=time.clock, sleep=time.sleep, **{**usual, **options})  # type: ignore[arg-type]


def batch(*texts: str, pair: LocalePair = KA) -> Batch:
    return Batch(pair, tuple(TextUnit(text) for text in texts))


@pytest.fixture
def time() -> Time:
    return Time()


def test_calls_are_paced(time: Time) -> None:
    engine = Scripted()
    paced = guard(engine, time, rate=2.0, burst=2)
    assert paced.translate(batch("a", "b", "c", "d")) == [Draft("A"), Draft("B"), Draft("C"), Draft("D")]
    assert time.slept == [0.5, 0.5]
    time.now += 60
    paced.translate(batch("e", "f", "g"))
    assert time.slept == [0.5, 0.5, 0.5]


@given(st.lists(st.floats(0, 2), max_size=30), st.floats(0.5, 20), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_no_more_than_the_rate_goes_through_in_any_stretch(pauses: list[float], rate: float, burst: int) -> None:
    time = Time()
    pace = Pace(rate, burst, clock=time.clock, sleep=time.sleep)
    gone: list[float] = []
    for pause in pauses:
        time.now += pause
        pace.wait()
        gone.append(time.now)
    for first in range(len(gone)):
        for last in range(first, len(gone)):
            assert last - first + 1 <= burst + (gone[last] - gone[first]) * rate + 1e-6


def test_the_same_text_is_asked_for_once(time: Time) -> None:
    engine = Scripted()
    cached = guard(engine, time)
    assert cached.translate(batch("a", "b", "a")) == [Draft("A"), Draft("B"), Draft("A")]
    assert cached.translate(batch("b")) == [Draft("B")]
    assert engine.calls == [("a",), ("b",)]
    cached.translate(batch("b", pair=RU))
    assert engine.calls == [("a",), ("b",), ("b",)]


def test_the_cache_may_be_shared_and_holds_drafts_only(time: Time) -> None:
    cache: dict[str, Draft] = {}
    guard(Scripted(Refused("no")), time, cache=cache).translate(batch("a", "b"))
    assert list(cache.values()) == [Draft("B")]
    engine = Scripted()
    guard(engine, time, cache=cache).translate(batch("a", "b"))
    assert engine.calls == [("a",)]


@pytest.mark.parametrize("honours", [True, False])
def test_the_cache_knows_what_an_answer_depends_on(time: Time, honours: bool) -> None:
    engine = Scripted(able=Capabilities(glossary=honours, context=honours))
    cached = guard(engine, time)
    near = Match("x", "y", 80, Provenance(Origin.HUMAN))
    for unit, title in (
        (TextUnit("a"), ""),
        (TextUnit("a", terms=(Term("a", "ა"),)), ""),
        (TextUnit("a"), "Title"),
        (TextUnit("a", matches=(near,)), ""),
    ):
        cached.translate(Batch(KA, (unit,), title))
    cached.translate(Batch(KA, (TextUnit("a", (InlineCode(1, "a", None, 0),)),)))
    assert len(engine.calls) == (5 if honours else 2)


def test_what_may_work_again_is_asked_again_with_longer_pauses(time: Time) -> None:
    engine = Scripted(Failure("broke off"), Failure("broke off"))
    assert guard(engine, time).translate(batch("a")) == [Draft("A")]
    assert time.slept == [1.0, 2.0]
    assert engine.calls == [("a",)] * 3


@pytest.mark.parametrize("final", [Refused("came back unchanged"), Failure("not for us", retryable=False)])
def test_what_would_be_the_same_again_is_not_asked_again(time: Time, final: Failure) -> None:
    engine = Scripted(final)
    assert guard(engine, time).translate(batch("a", "b")) == [final, Draft("B")]
    assert engine.calls == [("a",), ("b",)]


def test_repeats_are_bounded(time: Time) -> None:
    engine = Scripted(*[Failure("broke off")] * 9)
    assert guard(engine, time, retries=1, breaker=0).translate(batch("a")) == [Failure("broke off")]
    assert engine.calls == [("a",)] * 2


def test_only_what_failed_in_a_call_is_asked_again(time: Time) -> None:
    engine = Scripted([Draft("A"), Failure("broke off"), Refused("no")])
    assert guard(engine, time, batch=3).translate(batch("a", "b", "c", "d")) == [
        Draft("A"),
        Draft("B"),
        Refused("no"),
        Draft("D"),
    ]
    assert engine.calls == [("a", "b", "c"), ("b",), ("d",)]


def test_a_refusal_opens_the_circuit_and_keeps_what_was_drafted(time: Time) -> None:
    refusal = EngineUnavailable("too many requests", where="scripted", hint="Wait.")
    engine = Scripted(None, refusal)
    guarded = guard(engine, time, cooldown=60)
    assert guarded.translate(batch("a", "b", "c", "b")) == [
        Draft("A"),
        *[Failure("scripted is not available: too many requests")] * 3,
    ]
    with pytest.raises(EngineUnavailable, match=r"scripted: too many requests\nWait\."):
        guarded.translate(batch("d"))
    assert engine.calls == [("a",), ("b",)]
    assert guarded.translate(batch("a")) == [Draft("A")]
    time.now += 61
    assert guarded.translate(batch("d")) == [Draft("D")]
    assert guarded.translate(batch("e")) == [Draft("E")]


def test_a_failing_probe_keeps_the_circuit_open(time: Time) -> None:
    engine = Scripted(EngineUnavailable("down"), Failure("still down"))
    guarded = guard(engine, time, retries=0, cooldown=60)
    with pytest.raises(EngineUnavailable, match="down"):
        guarded.translate(batch("a"))
    time.now += 61
    with pytest.raises(EngineUnavailable, match="failed too often in a row, last with: still down"):
        guarded.translate(batch("a"))
    with pytest.raises(EngineUnavailable):
        guarded.translate(batch("a"))
    assert len(engine.calls) == 2


def test_many_failures_in_a_row_open_the_circuit(time: Time) -> None:
    engine = Scripted(*[Failure("no connection")] * 99)
    guarded = guard(engine, time, retries=1, breaker=5)
    with pytest.raises(EngineUnavailable) as caught:
        guarded.translate(batch(*"abcdefgh"))
    assert str(caught.value) == (
        "scripted: it failed too often in a row, last with: no connection\n"
        "Check the connection, or try again later, or use another engine."
    )
    assert len(engine.calls) == 5


def test_a_success_between_failures_counts_from_zero(time: Time) -> None:
    failure = Failure("no connection")
    engine = Scripted(*[failure, failure, None] * 3, failure, failure)
    guarded = guard(engine, time, retries=0, breaker=3)
    results = guarded.translate(batch(*"abcdefghijk"))
    assert results.count(failure) == 8
    assert len(engine.calls) == 11


def test_a_circuit_that_opens_midway_leaves_the_answers_of_that_call(time: Time) -> None:
    engine = Scripted([Draft("A"), Failure("broke off")], EngineUnavailable("gone"))
    guarded = guard(engine, time, batch=2)
    assert guarded.translate(batch("a", "b", "c")) == [
        Draft("A"),
        Failure("broke off"),
        Failure("scripted is not available: gone"),
    ]


def test_a_wrong_number_of_answers_is_never_aligned_by_order(time: Time) -> None:
    engine = Scripted([Draft("B")])
    guarded = guard(engine, time, batch=2, retries=0)
    assert guarded.translate(batch("a", "b")) == [Failure("scripted gave 1 answer for 2 texts")] * 2


def test_a_plug_in_that_breaks_is_a_failure_without_its_secrets(time: Time) -> None:
    engine = Scripted(
        RuntimeError("GET https://api.example.org/?auth_key=sesame api_key=sesame Authorization: Bearer sesame")
    )
    (failure,) = guard(engine, time, retries=0).translate(batch("a"))
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("scripted broke (RuntimeError: GET (address) api_key=(hidden)")
    assert "sesame" not in failure.reason


def test_our_other_errors_pass(time: Time) -> None:
    with pytest.raises(EngineError, match="set up wrongly"):
        guard(Scripted(EngineError("set up wrongly")), time).translate(batch("a"))


def test_a_draft_without_its_codes_does_not_pass(time: Time) -> None:
    def codes(text: str) -> tuple[InlineCode, ...]:
        return tuple(InlineCode(1, "*", None, at) for at, letter in enumerate(text) if letter == "*")

    engine = Scripted()
    unit = TextUnit("a *", (InlineCode(1, "*", None, 2), InlineCode(2, "`x`", None, 3)))
    assert guard(engine, time, codes=codes).translate(Batch(KA, (unit, TextUnit("b"), TextUnit("c *")))) == [
        Refused("the draft does not carry the inline codes: '`x`' is missing"),
        Draft("B"),
        Refused("the draft does not carry the inline codes: '*' is there once but not in the source"),
    ]


def test_it_looks_like_the_engine(time: Time) -> None:
    engine = Scripted(able=Capabilities(max_chars=7))
    guarded = guard(engine, time)
    assert (guarded.name, guarded.sends_text_offsite) == ("scripted", True)
    assert guarded.capabilities(KA) == Capabilities(max_chars=7)


SCRIPTS: Callable[[], st.SearchStrategy[Step]] = lambda: st.sampled_from(  # noqa: E731
    [None, None, Failure("broke off"), Refused("no"), EngineUnavailable("gone"), ValueError("bug"), [Draft("X")], []]
)


@given(st.lists(SCRIPTS(), max_size=12), st.text("abcd", max_size=8), st.integers(1, 3))
@settings(max_examples=150, deadline=None)
def test_every_text_gets_one_result_or_the_engine_is_unavailable(script: list[Step], texts: str, size: int) -> None:
    time = Time()
    guarded = guard(Scripted(*script), time, batch=size, breaker=3)
    try:
        results = guarded.translate(batch(*texts))
    except EngineUnavailable:
        return
    assert len(results) == len(texts)
    assert all(isinstance(result, Draft | Failure) for result in results)


def test_a_breaker_that_never_counts_stays_closed(time: Time) -> None:
    breaker = Breaker(0, 60, clock=time.clock)
    for _ in range(50):
        assert not breaker.failed(EngineUnavailable("x"))
    breaker.check()
