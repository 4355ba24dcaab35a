"""Pacing: how fast a service is asked, and when it is left alone."""

from __future__ import annotations

import threading
from collections.abc import Callable

from i18nsync.errors import EngineUnavailable
from i18nsync.messages import _

__all__ = ["Breaker", "Pace"]


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
        self._since = 0.0
        self._until: float | None = None
        self._error = EngineUnavailable(_("it failed"))
        self._lock = threading.Lock()

    @property
    def trouble(self) -> str:
        """Why it is open; empty if it is closed."""
        with self._lock:
            return "" if self._until is None else self._error.message

    def times(self) -> tuple[float, float]:
        """Seconds that it has been open, and until it lets the next call through."""
        with self._lock:
            if self._until is None:
                return 0.0, 0.0
            now = self._clock()
            return now - self._since, max(0.0, self._until - now)

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
                error = self._error
                raise EngineUnavailable(
                    error.message, where=error.where, hint=error.hint, passing=error.passing, lasting=error.lasting
                )
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
                now = self._clock()
                if self._until is None:
                    self._since = now
                self._error = error
                self._until = now + self._cooldown
            return self._until is not None
