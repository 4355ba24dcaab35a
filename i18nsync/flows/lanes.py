"""Lanes: threads that ask engines, while catalogs and memory stay in the thread that drafts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from i18nsync.core.ports import Batch, Draft, Engine, Failure, Paced

__all__ = ["Answer", "Lanes"]

Ticket = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a batch.

    Args:
        ticket: as it was given to `Lanes.submit`: which article, which batch of it.
        engine: who was asked.
        results: one a text; empty where `error` says why there are none.
        error: what the engine raised.
    """

    ticket: Ticket
    engine: str
    results: tuple[Draft | Failure, ...] = ()
    error: BaseException | None = None


class Lanes:
    """As many threads for each engine as it may be asked by at once; all answers come back through one queue.

    The threads are daemons: a request that hangs does not keep a stopped run from ending.
    """

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {}
        self._answers: SimpleQueue[Answer] = SimpleQueue()
        self._out = 0

    @property
    def out(self) -> int:
        """Batches whose answer has not been collected."""
        return self._out

    @property
    def hungry(self) -> bool:
        """Whether some engine has less than two batches in store for each of its threads, or there is none yet."""
        return all(lane.tasks.qsize() < 2 * lane.width for lane in self._lanes.values())

    def submit(self, engine: Engine, ticket: Ticket, batch: Batch) -> None:
        """Have `engine` asked, after what was submitted before; it has to be `Paced`."""
        lane = self._lanes.get(engine.name)
        if lane is None:
            lane = self._lanes[engine.name] = _Lane(engine, self._answers)
        self._out += 1
        lane.put(ticket, batch)

    def collect(self, timeout: float) -> Iterator[Answer]:
        """What has been answered; waits for the first answer for `timeout` seconds at most."""
        with suppress(Empty):
            while self._out:
                answer = self._answers.get(timeout=timeout)
                self._out -= 1
                yield answer
                timeout = 0.0

    def drop(self) -> None:
        """Forget what no thread has begun; what is under way still comes back."""
        for lane in self._lanes.values():
            self._out -= lane.drop()

    def close(self) -> None:
        """Let the threads end as soon as they are free."""
        self.drop()
        for lane in self._lanes.values():
            lane.close()


class _Lane:
    """One engine's threads, started when there is work for them."""

    def __init__(self, engine: Engine, answers: SimpleQueue[Answer]) -> None:
        self.width = engine.parallel if isinstance(engine, Paced) else 1
        self.tasks: SimpleQueue[tuple[Ticket, Batch] | None] = SimpleQueue()
        self._engine = engine
        self._answers = answers
        self._threads = 0

    def put(self, ticket: Ticket, batch: Batch) -> None:
        """Queue a batch."""
        self.tasks.put((ticket, batch))
        if self._threads < self.width:
            self._threads += 1
            threading.Thread(target=self._work, name=f"{self._engine.name}-{self._threads}", daemon=True).start()

    def drop(self) -> int:
        """Empty the queue; how many batches were in it."""
        dropped = 0
        with suppress(Empty):
            while True:
                dropped += self.tasks.get_nowait() is not None
        return dropped

    def close(self) -> None:
        """Tell each thread to end."""
        for _ in range(self._threads):
            self.tasks.put(None)

    def _work(self) -> None:
        name = self._engine.name
        while (task := self.tasks.get()) is not None:
            ticket, batch = task
            try:
                answer = Answer(ticket, name, tuple(self._engine.translate(batch)))
            except BaseException as error:  # it is raised again, in the thread that drafts
                answer = Answer(ticket, name, error=error)
            self._answers.put(answer)
