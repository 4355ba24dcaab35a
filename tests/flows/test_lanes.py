"""Lanes: threads for each engine, one queue of answers."""

from __future__ import annotations

import threading
import time

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.flows.lanes import Answer, Lanes

KA = LocalePair(Locale("en"), Locale("ka"))


class Gated:
    """An engine that answers when it is let."""

    sends_text_offsite = False
    batch = 1
    trouble = ""

    def __init__(self, name: str = "gated", parallel: int = 2) -> None:
        self.name, self.parallel = name, parallel
        self.gate = threading.Event()
        self.threads = set[str]()

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        self.threads.add(threading.current_thread().name)
        self.gate.wait(5)
        if batch.units[0].source == "bad":
            raise ValueError("bad")
        return [Draft(unit.source.upper()) for unit in batch.units]


def batch(text: str) -> Batch:
    return Batch(KA, (TextUnit(text),))


def collect(lanes: Lanes) -> dict[tuple[int, int], Answer]:
    found = {}
    while lanes.out:
        found.update({answer.ticket: answer for answer in lanes.collect(5)})
    return found


def test_every_batch_comes_back_with_its_ticket() -> None:
    """Errors too, whatever they are; each engine has as many threads as it may be asked by, and no more."""
    lanes, one, other = Lanes(), Gated(), Gated("other", 1)
    for number in range(5):
        lanes.submit(one, (1, number), batch(f"t{number}"))
    lanes.submit(other, (2, 0), batch("bad"))
    assert lanes.out == 6
    one.gate.set()
    other.gate.set()
    answers = collect(lanes)
    assert [answers[1, number].results for number in range(5)] == [(Draft(f"T{number}"),) for number in range(5)]
    assert repr(answers[2, 0].error) == "ValueError('bad')"
    assert (answers[1, 0].engine, answers[2, 0].engine) == ("gated", "other")
    assert one.threads <= {"gated-1", "gated-2"}
    assert other.threads == {"other-1"}
    lanes.close()


def test_it_is_hungry_until_there_is_enough_in_store() -> None:
    """Two batches for each thread besides those under way."""
    lanes, engine = Lanes(), Gated(parallel=1)
    assert lanes.hungry
    count = 0
    while lanes.hungry:
        lanes.submit(engine, (1, count), batch("t"))
        count += 1
        time.sleep(0.02)  # the thread takes the first
    assert count == 3
    engine.gate.set()
    assert len(collect(lanes)) == 3
    assert lanes.hungry
    lanes.close()


def test_what_is_dropped_is_not_waited_for() -> None:
    """What a thread has begun still comes back; threads end when they are let go."""
    lanes, engine = Lanes(), Gated(parallel=1)
    for number in range(10):
        lanes.submit(engine, (1, number), batch("t"))
    while not engine.threads:
        time.sleep(0.01)
    assert list(lanes.collect(0.01)) == []
    lanes.drop()
    assert lanes.out == 1
    engine.gate.set()
    assert [answer.ticket for answer in lanes.collect(5)] == [(1, 0)]
    assert list(lanes.collect(5)) == []
    lanes.close()
    deadline = time.monotonic() + 5
    while any(thread.name == "gated-1" and thread.is_alive() for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
