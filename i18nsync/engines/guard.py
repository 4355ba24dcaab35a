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
from i18nsync.errors import EngineUnavailable, I18nsyncError

__all__ = ["Breaker", "Guard", "Pace"]


class Pace:
    """A token bucket: at most `rate` calls a second, `burst` of them at once.

    Args:
        rate: calls a second; 0 for no limit.
        burst: how many may go at once after a pause.
        clock: seconds that never go backwards.
        sleep: waits for seconds.
    """

    def __init__(self, rate: float, burst: int, *, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._rate, self._burst = rate, max(1, burst)
        self._clock, self._sleep = clock, sleep
        self._tokens = float(self._burst)
        self._at = clock()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Take one token; sleep until it is there."""
        if self._rate <= 0:
            return
        with self._lock:
            now = self._clock()
            self._tokens = min(float(self._burst), self._tokens + (now - self._at) * self._rate)
            self._at = now
            self._tokens -= 1  # below zero: a place in the queue
            need = -self._tokens / self._rate
        if need > 0:
            self._sleep(need)


class Breaker:
    """A circuit breaker: closed while things work, open after too many failures, half-open once after a while.

    Args:
        limit: failures in a row that open it; 0 for never.
        cooldown: seconds after which one more call is let through.
        clock: seconds that never go backwards.
    """

    def __init__(self, limit: int, cooldown: float, *, clock: Callable[[], float]) -> None:
        self._limit, self._cooldown, self._clock = limit, cooldown, clock
        self._failures = 0
        self._until: float | None = None
        self._error = EngineUnavailable("it failed")
        self._lock = threading.Lock()

    def check(self) -> None:
        """Let a call pass, or not.

        Raises:
            EngineUnavailable: the circuit is open.
        """
        with self._lock:
            if self._until is None:
                return
            now = self._clock()
            if now < self._until:
                raise EngineUnavailable(self._error.message, where=self._error.where, hint=self._error.hint)
            self._until = now + self._cooldown  # this call is let through, the next ones wait for what comes of it

    def succeeded(self) -> None:
        """Close it."""
        with self._lock:
            self._failures, self._until = 0, None

    def failed(self, error: EngineUnavailable, *, at_once: bool = False) -> bool:
        """Count a failure; whether the circuit is open now.

        Args:
            error: what `check` shall raise from now on.
            at_once: open it, however few failures there were.
        """
        with self._lock:
            self._failures += 1
            if at_once or self._until is not None or 0 < self._limit <= self._failures:
                self._error = error
                self._until = self._clock() + self._cooldown
            return self._until is not None


@dataclass(frozen=True, slots=True)
class _Task:
    """Texts that are the same to an engine, and their places in the batch."""

    key: str
    unit: TextUnit
    places: list[int]


class Guard:
    """An engine around an engine; see `i18nsync.core.ports.Engine`.

    It paces the calls; asks only once for the same text in a run; asks again, after a pause, for what failed and may
    work the next time; stops asking after the service refused or failed too often in a row; and lets no draft through
    that lacks an inline code. What was drafted before the service went away is kept.

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
        batch: texts that go into one call.
        cache: drafts by content; an own one if None is given.
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
        batch: int = 1,
        cache: MutableMapping[str, Draft] | None = None,
        codes: CodesOf | None = None,
    ) -> None:
        self._engine = engine
        self._sleep = sleep
        self._retries, self._backoff, self._size = retries, backoff, max(1, batch)
        self._pace = Pace(rate, burst, clock=clock, sleep=sleep)
        self._breaker = Breaker(breaker, cooldown, clock=clock)
        self._cache: MutableMapping[str, Draft] = {} if cache is None else cache
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
            known = self._cache.get(key)
            if known is not None:
                results[place] = known
            else:
                tasks.setdefault(key, _Task(key, unit, [])).places.append(place)
        waiting = list(tasks.values())
        gone: EngineUnavailable | None = None
        while waiting:
            now, waiting = waiting[: self._size], waiting[self._size :]
            try:
                answers = self._call(replace(batch, units=tuple(task.unit for task in now)))
            except EngineUnavailable as error:
                gone, waiting = error, [*now, *waiting]
                break
            for task, answer in zip(now, answers, strict=True):
                if isinstance(answer, Draft):
                    self._cache[task.key] = answer
                results.update(dict.fromkeys(task.places, answer))
        if gone is not None:
            if not any(isinstance(result, Draft) for result in results.values()):
                raise gone
            for task in waiting:
                results.update(dict.fromkeys(task.places, Failure(f"{self.name} is not available: {gone.message}")))
        return [results[place] for place in range(len(batch.units))]

    def _call(self, batch: Batch) -> list[Draft | Failure]:
        """Ask for a few texts, and again for those that failed.

        Raises:
            EngineUnavailable: the circuit is or was opened, and there is no answer for any of them.
        """
        answers: list[Draft | Failure] = [Failure("nothing was asked yet")] * len(batch.units)
        left = list(range(len(batch.units)))
        for attempt in range(self._retries + 1):
            if attempt:
                self._sleep(self._backoff * 2 ** (attempt - 1))
            self._pace.wait()
            try:
                self._breaker.check()
                given = self._once(replace(batch, units=tuple(batch.units[place] for place in left)))
                for place, answer in zip(left, given, strict=True):
                    answers[place] = answer
                left = [place for place in left if _may_work_again(answers[place])]
                self._count([answers[place] for place in left], all_failed=len(left) == len(given))
            except EngineUnavailable:
                if not any(isinstance(answer, Draft | Refused) for answer in answers):
                    raise
                break
            if not left:
                break
        return answers

    def _count(self, failed: Sequence[Draft | Failure], *, all_failed: bool) -> None:
        """Tell the breaker how a call went.

        Raises:
            EngineUnavailable: the circuit opened by it.
        """
        if not all_failed:
            self._breaker.succeeded()
            return
        reason = next((answer.reason for answer in failed if isinstance(answer, Failure)), "")
        error = EngineUnavailable(
            f"it failed too often in a row, last with: {reason}",
            where=self.name,
            hint="Check the connection, or try again later, or use another engine.",
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
            reason = without_secrets(f"{self.name} broke ({type(error).__name__}: {error})"[:300])
            return [Failure(reason)] * len(batch.units)
        if len(answers) != len(batch.units):
            # Never aligned by order: a shift would put translations into the wrong places.
            reason = f"{self.name} gave {len(answers)} answers for {len(batch.units)} texts"
            return [Failure(reason)] * len(batch.units)
        return [self._checked(unit, answer) for unit, answer in zip(batch.units, answers, strict=True)]

    def _checked(self, unit: TextUnit, answer: Draft | Failure) -> Draft | Failure:
        if self._codes is None or not isinstance(answer, Draft):
            return answer
        problems = verify(unit.codes, self._codes(answer.target))
        if problems:
            return Refused(f"the draft does not carry the inline codes: {'; '.join(problems)}")
        return answer

    def _key(self, batch: Batch, unit: TextUnit) -> str:
        """Digest of all that the answer depends on."""
        able = self._engine.capabilities(batch.pair)
        parts = [self.name, str(batch.pair.source), str(batch.pair.target), unit.source]
        parts += [repr(code.signature) for code in unit.codes]
        if able is not None and able.glossary:
            parts += [repr(term) for term in unit.terms]
        if able is not None and able.context:
            parts += [batch.title, *(repr(match) for match in unit.matches)]
        digest = hashlib.sha256()
        for part in parts:
            data = part.encode("utf-8", "surrogatepass")
            digest.update(b"%d:" % len(data) + data)
        return digest.hexdigest()


def _may_work_again(answer: Draft | Failure) -> bool:
    return isinstance(answer, Failure) and answer.retryable and not isinstance(answer, Refused)
