"""Every online engine, on a service that fails in every way: a retried success, or a named failure of that text."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from i18nsync.core.ports import Batch, Draft, Failure
from i18nsync.engines.guard import Guard
from i18nsync.errors import EngineUnavailable
from tests.engines.conftest import Service
from tests.engines.protocols import completion
from tests.engines.test_engine_contract import KA, ONLINE, RU, SECRET, build, unit

TEXTS = (
    "The mayor opened the bridge on 7 March",
    "It cost 12 million in **hard** cash",
    "Nobody has asked who paid for it",
)


def guarded(name: str, service: Any, **more: object) -> Guard:
    engine = build(name, service, **more)
    batch = getattr(engine, "batch", 1)
    return Guard(engine, clock=lambda: 0.0, sleep=lambda _: None, rate=0, batch=batch, breaker=50)


def ask(engine: Guard, *texts: str) -> list[Draft | Failure]:
    return engine.translate(Batch(KA, tuple(unit(text) for text in texts)))


PASSING: dict[str, Any] = {
    "429": Service.status(429),
    "500": Service.status(500),
    "502": Service.status(502),
    "503": Service.status(503),
    "hang": Service.hang,
    "reset": Service.reset,
    "half": Service.half,
    "html page": Service.body("<!DOCTYPE html><html><body><h1>Sorry</h1></body></html>"),
    "no object": Service.body("{}"),
    "no answer": Service.body(""),
    "null": Service.body("null"),
    "null text": Service.answer(None),
    "empty text": Service.answer(""),
    "error text": Service.answer("Error 500 (Server Error)!!1500.That’s an error."),
}


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("trouble", PASSING)
def test_what_passes_is_survived(service: Any, name: str, trouble: str) -> None:
    """One bad answer, and the same texts are asked for again."""
    service.queue = [PASSING[trouble]]
    engine = guarded(name, service, retries=1, timeout=0.2 if trouble == "hang" else 5)
    results = ask(engine, *TEXTS)
    assert all(isinstance(result, Draft) for result in results), results
    assert len({result.target for result in results if isinstance(result, Draft)}) == len(TEXTS)


@pytest.mark.parametrize("name", ["deepl", "chat"])
def test_a_service_that_asks_to_wait_is_waited_for(service: Any, name: str) -> None:
    """Retry-After counts for requests by POST too; those by GET have a test of their own."""
    service.queue = [Service.status(429, Retry_After="1")]
    begun = time.monotonic()
    assert all(isinstance(result, Draft) for result in ask(guarded(name, service, retries=1), *TEXTS))
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("trouble", [*sorted(PASSING.keys() - {"hang"}), "unchanged", "wrong script"])
def test_what_does_not_pass_is_named_and_shows_no_key(
    service: Any, name: str, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each text has a reason, or the engine as a whole has one; the key is in none, and in no log."""
    caplog.set_level(logging.DEBUG)
    more = {"unchanged": Service.unchanged, "wrong script": Service.answer("Мэр открыл новый мост")}
    service.always = {**PASSING, **more}[trouble]
    told: list[str] = []
    try:
        results = ask(guarded(name, service), *TEXTS)
    except EngineUnavailable as error:
        told = [str(error)]
    else:
        assert all(isinstance(result, Failure) for result in results), results
        told = [result.reason for result in results if isinstance(result, Failure)]
    assert all(told)
    if trouble == "unchanged":
        assert set(told) == {"the text came back unchanged"}
    if trouble == "wrong script":
        assert set(told) <= {
            "the answer is written in Cyrillic letters, not in Georgian ones",
            "the answer does not carry the inline codes: pair '**' … '**' did not come back",
        }
    assert SECRET not in "".join([*told, caplog.text])


CLOSED: dict[str, tuple[int, str, str]] = {
    "no such key": (401, "{}", "it does not accept the key"),
    "blocked": (403, "{}", "it refuses this machine or key"),
    "not paid": (402, '{"code": 402}', "the "),
    "quota": (456, '{"message": "Quota Exceeded"}', "the quota is used up"),
    "quota of OpenAI": (429, '{"error": {"code": "insufficient_quota"}}', "the quota is used up"),
    "quota of Microsoft": (403, '{"error": {"message": "out of call volume: free quota"}}', "the quota is used up"),
}


@pytest.mark.parametrize("name", ONLINE)
@pytest.mark.parametrize("trouble", CLOSED)
def test_a_closed_door_keeps_what_was_drafted(service: Any, name: str, trouble: str) -> None:
    """The engine is left alone after it; the drafts from before it stay."""
    status, body, meaning = CLOSED[trouble]

    def closed(handler: Any, query: Any) -> None:
        handler.send(body, status)

    service.always = closed
    with pytest.raises(EngineUnavailable, match=meaning):
        ask(guarded(name, service), TEXTS[0])
    service.always, service.queue = closed, [None]
    engine = build(name, service)
    size = getattr(engine, "batch", 1)
    results = guarded(name, service).translate(
        Batch(RU, tuple(unit(f"Text number {n} of many") for n in range(size + 2)))
    )
    assert [isinstance(result, Draft) for result in results] == [True] * size + [False] * 2
    assert all(meaning in result.reason for result in results if isinstance(result, Failure))


@pytest.mark.parametrize("name", ONLINE)
def test_a_door_that_closes_within_one_call_keeps_what_was_drafted(service: Any, name: str) -> None:
    """The engine itself keeps it, whoever asks it."""
    service.always, service.queue = Service.status(456), [None]
    engine = build(name, service)
    size = getattr(engine, "batch", 1)
    results = engine.translate(Batch(RU, tuple(unit(f"Text number {n} of many") for n in range(size + 2))))
    assert [isinstance(result, Draft) for result in results] == [True] * size + [False] * 2
    assert results[-1] == Failure(f"{name}: the quota is used up (HTTP status 456)")


@pytest.mark.parametrize("name", ONLINE)
def test_a_text_that_the_service_chokes_on_takes_no_other_with_it(service: Any, name: str) -> None:
    """It answers 500 to whatever holds the one text."""

    def choke(handler: Any, query: Any) -> None:
        texts = query.get("texts", [query.get("q")])
        if any("poison" in text for text in texts):
            handler.send("no", 500)
        else:
            service.queue.insert(0, None)
            handler.reply(query, [translate(query, text) for text in texts])

    def translate(query: Any, text: str) -> str:
        language = query.get("language") or query.get("tl") or query["langpair"].split("|")[1].split("-")[0]
        return str(service.transcribed(text, language))

    service.always = choke
    service.next_behaviour = lambda: choke
    results = ask(guarded(name, service), TEXTS[0], "The poison was in the tea", TEXTS[2])
    assert [type(result).__name__ for result in results] == ["Draft", "Failure", "Draft"]
    assert getattr(results[1], "reason", "") == f"{name} failed (HTTP status 500)"


# The answers of a chat, entry by entry.

Entries = Callable[[list[dict[str, str]]], list[dict[str, str]]]

MIXED: dict[str, Entries] = {
    "one dropped": lambda entries: entries[:1] + entries[2:],
    "one doubled": lambda entries: [*entries, {**entries[1], "text": "სულ სხვა ტექსტი"}],
    "reordered": lambda entries: entries[::-1],
    "ids made up": lambda entries: [{**entry, "id": str(at)} for at, entry in enumerate(entries)],
    "all but the last shifted": lambda entries: [
        {"id": entry["id"], "text": other["text"]} for entry, other in pairwise(entries)
    ],
    "two swapped": lambda entries: [
        {"id": entries[0]["id"], "text": entries[1]["text"]},
        {"id": entries[1]["id"], "text": entries[0]["text"]},
        *entries[2:],
    ],
    "a placeholder lost": lambda entries: [{**entry, "text": entry["text"].replace("⟦1⟧", "")} for entry in entries],
    "a text empty": lambda entries: [{**entries[0], "text": " "}, *entries[1:]],
    "none": lambda entries: [],
}


@pytest.mark.parametrize("mix", MIXED)
def test_a_mixed_up_chat_never_puts_a_text_into_the_wrong_place(service: Any, mix: str) -> None:
    """All texts are drafted in the end, each with its own translation."""
    expected = ask(guarded("chat", service), *TEXTS)

    def mixed(handler: Any, query: Any) -> None:
        texts = [service.transcribed(text, "ka") for text in query["texts"]]
        entries = [{"id": name, "text": text} for name, text in zip(query["ids"], texts, strict=True)]
        handler.send(json.dumps(completion(MIXED[mix](entries))))

    service.queue = [mixed]
    assert ask(guarded("chat", service), *TEXTS) == expected


@pytest.mark.parametrize("mix", ["one dropped", "one too many", "reordered"])
def test_a_mixed_up_deepl_never_puts_a_text_into_the_wrong_place(service: Any, mix: str) -> None:
    """It has no ids: a wrong number of answers is cut into halves, a stray answer is asked for alone."""
    expected = ask(guarded("deepl", service), *TEXTS)

    def mixed(handler: Any, query: Any) -> None:
        texts = [service.transcribed(text, "ka") for text in query["texts"]]
        handler.reply(
            query, {"one dropped": texts[1:], "one too many": [*texts, texts[0]], "reordered": texts[::-1]}[mix]
        )

    service.queue = [mixed]
    assert ask(guarded("deepl", service), *TEXTS) == expected
