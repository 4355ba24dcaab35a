"""The guard: stands before an engine, and keeps it from being asked too fast, twice, or in vain."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.inline import verify
from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Engine, Failure, TextUnit
from i18nsync.engines.drafting import CodesOf, Refused, without_secrets
from i18nsync.engines.pacing import Breaker, Pace
from i18nsync.errors import EngineUnavailable, I18nsyncError
from i18nsync.messages import _, ngettext

__all__ = ["Breaker", "Guard", "Pace"]

_REMEMBERED = 20_000  # drafts that a guard keeps, so that a run over a whole archive stays within its memory


@dataclass(frozen=True, slots=True)
class _Task:
    """Texts that are the same to an engine, and their places in the batch."""

    key: str
    unit: TextUnit
    places: list[int]


@dataclass(slots=True)
class _Flight:
    """A text that some thread is asking for; others wait for its answer."""

    landed: threading.Event
    answer: Draft | Failure


class Guard:
    """An engine around an engine; see `i18nsync.core.ports.Engine`.

    It paces the calls; asks only once for the same text in a run, even where two threads want it at the same moment;
    asks again, after a pause, for what failed and may work the next time; stops asking after the service refused or
    failed too often in a row; and lets no draft through that lacks an inline code. What was drafted before the service
    went away is kept.

    Args:
        engine: the engine to guard.
        clock: seconds that never go backwards, as `time.monotonic`.
        sleep: waits for seconds, as `time.sleep`.
        rate: calls a second; 0 for no limit.
        burst: calls that may go at once after a pause.
        retries: how often a text is asked for again.
        backoff: seconds before the first repeat, doubled with each.
        breaker: failed calls in a row after which the engine counts as unavailable; 0 for never.
        cooldown: seconds after which it gets another chance.
        patience: seconds to wait, at most, for a service that has worked in this run and then failed; 0 to give up at
            once, so that the next engine is asked.
        batch: texts that go into one call.
        parallel: calls that may be under way at once.
        spend: told (engine, characters) before each call; raises `BudgetSpent` to keep it back.
        cache: drafts by content; an own one, that forgets the oldest, if None is given.
        codes: finds the inline codes of a target; without it, the engine's own check has to do.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        rate: float = 4.0,
        burst: int = 1,
        retries: int = 2,
        backoff: float = 1.0,
        breaker: int = 5,
        cooldown: float = 60.0,
        patience: float = 0.0,
        batch: int = 1,
        parallel: int = 1,
        spend: Callable[[str, int], None] = lambda _engine, _characters: None,
        cache: MutableMapping[str, Draft] | None = None,
        codes: CodesOf | None = None,
    ) -> None:
        self._engine = engine
        self._sleep = sleep
        self._retries, self._backoff, self._size = retries, backoff, max(1, batch)
        self._pace = Pace(rate, burst, clock=clock, sleep=sleep)
        self._breaker = Breaker(breaker, cooldown, clock=clock)
        self._patience, self._worked = patience, False
        self._parallel = max(1, parallel)
        self._slots = threading.BoundedSemaphore(self._parallel)
        self._spend = spend
        self._own_cache = cache is None
        self._cache: MutableMapping[str, Draft] = {} if cache is None else cache
        self._flights: dict[str, _Flight] = {}
        self._lock = threading.Lock()  # for cache and flights
        self._codes = codes

    @property
    def name(self) -> str:
        """The engine's name."""
        return self._engine.name

    @property
    def model(self) -> str:
        """The engine's model; empty if it names none."""
        return str(getattr(self._engine, "model", ""))

    @property
    def sends_text_offsite(self) -> bool:
        """Whether the engine does."""
        return self._engine.sends_text_offsite

    @property
    def parallel(self) -> int:
        """How many calls may be under way at once."""
        return self._parallel

    @property
    def batch(self) -> int:
        """How many texts go into one call."""
        return self._size

    @property
    def trouble(self) -> str:
        """Why the engine is not asked at the moment; empty if it is."""
        return self._breaker.trouble

    def capabilities(self, pair: LocalePair) -> Capabilities | None:
        """What the engine can do for `pair`."""
        return self._engine.capabilities(pair)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text.

        Raises:
            EngineUnavailable: the engine cannot be used now, and there is no draft to keep.
        """
        results: dict[int, Draft | Failure] = {}
        tasks: dict[str, _Task] = {}
        for place, unit in enumerate(batch.units):
            key = self._key(batch, unit)
            tasks.setdefault(key, _Task(key, unit, [])).places.append(place)
        own: list[_Task] = []
        elsewhere: list[tuple[_Task, _Flight]] = []
        with self._lock:
            for key, task in tasks.items():
                if (known := self._cache.get(key)) is not None:
                    results.update(dict.fromkeys(task.places, known))
                elif (flight := self._flights.get(key)) is not None:
                    elsewhere.append((task, flight))
                else:
                    self._flights[key] = _Flight(
                        threading.Event(), Failure(_("{engine} was not asked").format(engine=self.name))
                    )
                    own.append(task)
        try:
            gone = self._ask(batch, own, results)
        finally:
            self._land(own)
        # Only now: a thread that waited before its own texts are answered could wait for itself.
        for task, flight in elsewhere:
            flight.landed.wait()
            results.update(dict.fromkeys(task.places, flight.answer))
        if gone is not None:
            if not any(isinstance(result, Draft) for result in results.values()):
                raise gone
            missing = Failure(_("{engine} is not available: {reason}").format(engine=self.name, reason=gone.message))
            return [results.get(place, missing) for place in range(len(batch.units))]
        return [results[place] for place in range(len(batch.units))]

    def _ask(
        self, batch: Batch, tasks: Sequence[_Task], results: dict[int, Draft | Failure]
    ) -> EngineUnavailable | None:
        """Fill in the results of `tasks`; why the rest has none, if the engine became unavailable."""
        for start in range(0, len(tasks), self._size):
            now = tasks[start : start + self._size]
            try:
                answers = self._call(replace(batch, units=tuple(task.unit for task in now)))
            except EngineUnavailable as error:
                for task in tasks[start:]:
                    self._flights[task.key].answer = Failure(
                        _("{engine} is not available: {reason}").format(engine=self.name, reason=error.message)
                    )
                return error
            for task, answer in zip(now, answers, strict=True):
                self._flights[task.key].answer = answer
                results.update(dict.fromkeys(task.places, answer))
        return None

    def _land(self, tasks: Sequence[_Task]) -> None:
        """Hand the answers of `tasks` to whoever waits for them, now and later."""
        with self._lock:
            for task in tasks:
                flight = self._flights.pop(task.key)
                if isinstance(flight.answer, Draft):
                    self._cache[task.key] = flight.answer
                flight.landed.set()
            while self._own_cache and len(self._cache) > _REMEMBERED:
                del self._cache[next(iter(self._cache))]

    def _call(self, batch: Batch) -> list[Draft | Failure]:
        """Ask for a few texts, and again for those that failed.

        Raises:
            EngineUnavailable: the circuit is or was opened, and there is no answer for any of them.
        """
        answers: list[Draft | Failure] = [Failure(_("nothing was asked yet"))] * len(batch.units)
        left = list(range(len(batch.units)))
        attempt = 0
        while left and attempt <= self._retries:
            if attempt:
                self._sleep(self._backoff * 2 ** (attempt - 1))
            # The last time each text is asked for alone, so that one that the service chokes on takes no other with it.
            alone = attempt > 0 and attempt == self._retries
            try:
                for asked in [[place] for place in left] if alone else [left]:
                    self._pace.wait()
                    self._breaker.check()
                    with self._slots:
                        given = self._paid(replace(batch, units=tuple(batch.units[place] for place in asked)))
                    for place, answer in zip(asked, given, strict=True):
                        answers[place] = answer
                    failed = [answers[place] for place in asked if _may_work_again(answers[place])]
                    self._count(failed, all_failed=len(failed) == len(given))
                left = [place for place in left if _may_work_again(answers[place])]
                attempt += 1
            except EngineUnavailable as error:
                left = [place for place in left if _may_work_again(answers[place])]
                if self._waits(error):
                    attempt = 0  # what failed while the service was away does not count
                    continue
                if not any(isinstance(answer, Draft | Refused) for answer in answers):
                    raise
                break
        return answers

    def _paid(self, batch: Batch) -> list[Draft | Failure]:
        """Count a call and make it.

        Raises:
            EngineUnavailable: from the engine, or the call would exceed the budget.
        """
        characters = sum(len(unit.source) for unit in batch.units)
        self._spend(self.name, characters)
        try:
            return self._once(batch)
        except EngineUnavailable as error:
            if error.lasting:  # a key or package is missing, so nothing has been sent
                self._spend(self.name, -characters)
            raise

    def _waits(self, error: EngineUnavailable) -> bool:
        """Wait until the circuit lets a call through or was closed by another thread; False if there is no use."""
        if not (error.passing and self._worked):
            return False
        open_for, until = self._breaker.times()
        if open_for + until > self._patience:
            return False
        while until > 0:
            self._sleep(min(until, 1.0))  # in short naps: another thread's call may close it
            until = self._breaker.times()[1]
        return True

    def _count(self, failed: Sequence[Draft | Failure], *, all_failed: bool) -> None:
        """Tell the breaker how a call went.

        Raises:
            EngineUnavailable: the circuit opened by it.
        """
        if not all_failed:
            self._worked = True
            self._breaker.succeeded()
            return
        reason = next((answer.reason for answer in failed if isinstance(answer, Failure)), "")
        error = EngineUnavailable(
            _("it failed too often in a row, last with: {reason}").format(reason=reason),
            where=self.name,
            hint=_("Check the connection, or try again later, or use another engine."),
            passing=True,
        )
        if self._breaker.failed(error):
            raise error

    def _once(self, batch: Batch) -> list[Draft | Failure]:
        """One call, in which nothing foreign gets through.

        Raises:
            EngineUnavailable: from the engine; the circuit is open then.
        """
        try:
            answers = self._engine.translate(batch)
        except EngineUnavailable as error:
            self._breaker.failed(error, at_once=True)
            raise
        except I18nsyncError:
            raise
        except Exception as error:  # an engine may be anybody's plug-in
            reason = without_secrets(
                _("{engine} broke ({kind}: {error})").format(engine=self.name, kind=type(error).__name__, error=error)[
                    :300
                ]
            )
            return [Failure(reason)] * len(batch.units)
        if len(answers) != len(batch.units):
            # Never aligned by order: a shift would put translations into the wrong places.
            reason = ngettext(
                "{engine} gave {n} answer for {texts} texts",
                "{engine} gave {n} answers for {texts} texts",
                len(answers),
            ).format(engine=self.name, n=len(answers), texts=len(batch.units))
            return [Failure(reason)] * len(batch.units)
        return [self._checked(unit, answer) for unit, answer in zip(batch.units, answers, strict=True)]

    def _checked(self, unit: TextUnit, answer: Draft | Failure) -> Draft | Failure:
        if self._codes is None or not isinstance(answer, Draft):
            return answer
        problems = verify(unit.codes, self._codes(answer.target))
        if problems:
            return Refused(
                _("the draft does not carry the inline codes: {problems}").format(problems="; ".join(problems))
            )
        return answer

    def _key(self, batch: Batch, unit: TextUnit) -> str:
        """Digest of all that the answer depends on."""
        able = self._engine.capabilities(batch.pair)
        parts = [self.name, str(batch.pair.source), str(batch.pair.target), unit.source]
        parts += [repr(code.signature) for code in unit.codes]
        if able is not None and able.glossary:
            parts += [repr(term) for term in unit.terms]
        if able is not None and able.context:
            parts += [batch.title, batch.lead, repr(batch.before), *(repr(match) for match in unit.matches)]
        digest = hashlib.sha256()
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data) + data)
        return digest.hexdigest()


def _may_work_again(answer: Draft | Failure) -> bool:
    return isinstance(answer, Failure) and answer.retryable and not isinstance(answer, Refused)
