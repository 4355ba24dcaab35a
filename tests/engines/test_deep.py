"""Google and MyMemory, on a service that fails in all the ways that the real ones do."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from i18nsync.core.document import InlineCode
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.engines import deep
from i18nsync.engines.drafting import Refused
from i18nsync.errors import EngineError, EngineUnavailable, SettingsError

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
TEXT = "The mayor opened the bridge"
TARGET = "ტჰე მაყორ ოპენედ ტჰე ბრიდგე"


def google(service: Any, **settings: object) -> deep.DeepEngine:
    usual: dict[str, object] = {"base_url": f"{service.address}/m", "timeout": 5, "retries": 0, "backoff": 0}
    return deep.build_google({**usual, **settings})


def mymemory(service: Any, **settings: object) -> deep.DeepEngine:
    usual: dict[str, object] = {"base_url": f"{service.address}/get", "timeout": 5, "retries": 0, "backoff": 0}
    return deep.build_mymemory({**usual, **settings})


BOTH = pytest.mark.parametrize("build", [google, mymemory])


def ask(engine: deep.DeepEngine, *texts: str, pair: LocalePair = KA) -> list[Draft | Failure]:
    return engine.translate(Batch(pair, tuple(TextUnit(text) for text in texts)))


def test_google_is_asked_with_its_codes_and_our_name(service: Any) -> None:
    assert ask(google(service), TEXT) == [Draft(TARGET)]
    assert service.asked == [{"q": TEXT, "sl": "en", "tl": "ka"}]
    assert service.agents == {"i18nsync/0.1.0"}


def test_mymemory_is_asked_with_locales_and_the_address_given(service: Any) -> None:
    assert ask(mymemory(service, email="desk@example.ge", user_agent="desk"), TEXT, pair=RU)[0] == Draft(
        "тхе маыор опенед тхе бридге"
    )
    american = LocalePair(Locale("en-US"), Locale("ka"))
    ask(mymemory(service), TEXT, pair=american)
    assert service.asked == [
        {"q": TEXT, "langpair": "en-GB|ru-RU", "de": "desk@example.ge"},
        {"q": TEXT, "langpair": "en-US|ka-GE"},
    ]
    assert service.agents == {"desk", "i18nsync/0.1.0"}


def test_codes_travel_as_tags_and_come_back(service: Any) -> None:
    text = "Read the [city page](https://e.org) & `make` it < big"
    codes = (InlineCode(1, "[", "](https://e.org)", 9, 19), InlineCode(2, "`make`", None, text.index("`")))
    (draft,) = google(service).translate(Batch(RU, (TextUnit(text, codes),)))
    assert service.texts == ["Read the <a i=1>city page</a> & <b i=2></b> it < big"]
    assert draft == Draft("реад тхе [циты паге](https://e.org) & `make` ит < биг")


def test_what_is_escaped_once_is_unescaped_once(service: Any) -> None:
    service.queue = [service.answer("ეს არის &amp; ნიშანი")]
    assert ask(google(service), "This is the &amp; sign") == [Draft("ეს არის &amp; ნიშანი")]
    service.queue = [service.answer("ის &quot;კარგია&quot; &amp; სხვა")]
    assert ask(mymemory(service), 'It is "good" & more') == [Draft('ის "კარგია" & სხვა')]
    service.queue = [service.answer("ეს არის &amp; ნიშანი")]
    assert ask(mymemory(service), "This is the &amp; sign") == [Draft("ეს არის &amp; ნიშანი")]


def test_georgian_capitals_are_lowered(service: Any) -> None:
    service.queue = [service.answer("Თბილისი დიდი ქალაქია")]
    assert ask(google(service), "Tbilisi is a big city") == [Draft("თბილისი დიდი ქალაქია")]


@BOTH
def test_a_long_text_travels_in_sentences_and_is_joined_as_it_was(service: Any, build: Any) -> None:
    text = "  ".join(f"Sentence number {number} speaks of the weather, as they do." for number in range(120))
    engine = build(service)
    assert ask(engine, text) == [Draft(service.transcribed(text, "ka"))]
    longest = 4500 if engine.name == "google" else 450
    assert len(service.texts) > 1
    assert all(len(sent) <= longest and sent.endswith("do.") for sent in service.texts)


def test_mymemory_counts_bytes(service: Any) -> None:
    text = "“Quoted”, " * 60
    ask(mymemory(service), text.strip())
    assert all(len(sent.encode()) <= 450 for sent in service.texts)
    assert " ".join(service.texts) == text.strip()


def test_a_text_without_letters_is_not_sent(service: Any) -> None:
    assert ask(google(service), "2026 — 100 %", " ") == [Draft("2026 — 100 %"), Draft(" ")]
    assert service.asked == []


@BOTH
@pytest.mark.parametrize("code", [401, 403, 429, 456, 503])
def test_a_refusal_makes_the_engine_unavailable(service: Any, build: Any, code: int) -> None:
    service.always = service.status(code)
    engine = build(service)
    with pytest.raises(EngineUnavailable, match=rf"HTTP status {code}") as caught:
        ask(engine, TEXT, TEXT)
    assert caught.value.where == engine.name
    assert caught.value.hint
    assert len(service.asked) == 1


@BOTH
def test_what_was_drafted_before_a_refusal_is_kept(service: Any, build: Any) -> None:
    service.queue = [None, service.status(429)]
    engine = build(service)
    assert ask(engine, TEXT, "Second text", "Third text") == [
        Draft(TARGET),
        Failure(f"{engine.name}: too many requests (HTTP status 429)"),
        Failure(f"{engine.name}: too many requests (HTTP status 429)"),
    ]


@BOTH
@pytest.mark.parametrize("retry", ["0", "1", "Thu, 01 Jan 2026 00:00:00 GMT", "soon", None])
def test_a_passing_refusal_is_waited_for(service: Any, build: Any, retry: str | None) -> None:
    headers = {} if retry is None else {"Retry_After": retry}
    service.queue = [service.status(429, **headers), service.status(503)]
    assert ask(build(service, retries=2), TEXT) == [Draft(TARGET)]
    assert len(service.asked) == 3


def test_nobody_sleeps_for_an_hour(service: Any) -> None:
    service.always = service.status(429, Retry_After="3600")
    with pytest.raises(EngineUnavailable) as caught:
        ask(google(service, retries=3), TEXT)
    assert str(caught.value) == (
        "google: too many requests (HTTP status 429)\n"
        "It asks to wait 3600 seconds. Wait a while, lower the engine's rate in the settings, or use another engine."
    )
    assert len(service.asked) == 1


@BOTH
@pytest.mark.parametrize(
    ("behaviour", "reason", "again"),
    [
        ("500", "{} failed (HTTP status 500)", True),
        ("502", "{} failed (HTTP status 502)", True),
        ("404", "{} refused the text (HTTP status 404)", False),
        ("413", "{} refused the text (HTTP status 413)", False),
        ("hang", "{} did not answer within 0.2 seconds", True),
        ("reset", "no connection to {}", True),
        ("half", "the answer of {} broke off", True),
        ("around_and_around", "{} redirects without end", True),
        ("empty", "the answer was empty", True),
        ("error 500", "the answer was an error page, not a translation", True),
        ("html", None, True),
        ("unchanged", "the text came back unchanged", False),
        ("latin", "the answer is written in Latin letters, not in Georgian ones", False),
        ("cyrillic", "the answer is written in Cyrillic letters, not in Georgian ones", False),
    ],
)
def test_a_failure_is_told_in_our_words_and_leaves_the_others(
    service: Any, build: Any, behaviour: str, reason: str | None, again: bool
) -> None:
    service.queue = [
        {
            "500": service.status(500),
            "502": service.status(502),
            "404": service.status(404),
            "413": service.status(413),
            "empty": service.answer(""),
            "error 500": service.answer("Error 500 (Server Error)!!1500.That’s an error."),
            "html": service.body("<html><body><h1>Sorry</h1>not json</body></html>"),
            "latin": service.answer("Meri gakhsna khidi"),
            "cyrillic": service.answer("Мэр открыл мост"),
        }.get(behaviour)
        or getattr(service, behaviour)
    ]
    if behaviour == "around_and_around":
        service.queue *= 6
    engine = build(service, timeout=0.2 if behaviour == "hang" else 5)
    first, second = ask(engine, TEXT, "Another text to translate")
    assert isinstance(first, Failure)
    assert isinstance(first, Refused) is not again
    assert first.retryable
    if reason:
        assert first.reason == reason.format(engine.name)
    else:
        assert first.reason.startswith(f"{engine.name} gave an answer that cannot be read")
    assert second == Draft("ანოტჰერ ტეხტ ტო ტრანსლატე")


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ({"responseData": {"translatedText": None}, "matches": []}, "the answer was empty"),
        ({"responseData": None}, "cannot be read (AttributeError)"),
        ([], "cannot be read (AttributeError)"),
        ({"responseData": {"translatedText": ["a"]}}, "the answer was empty"),
        ({"responseData": {"translatedText": "NO QUERY SPECIFIED. EXAMPLE REQUEST: GET?Q=HELLO"}}, "an error page"),
    ],
)
def test_mymemory_answers_that_break_deep_translator_are_failures(service: Any, payload: object, reason: str) -> None:
    service.queue = [service.body(json.dumps(payload))]
    (failure,) = ask(mymemory(service), TEXT)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_mymemory_takes_a_match_where_it_has_no_translation(service: Any) -> None:
    service.queue = [
        service.body(json.dumps({"responseData": {"translatedText": ""}, "matches": [{"translation": "მერი და ხიდი"}]}))
    ]
    assert ask(mymemory(service), TEXT) == [Draft("მერი და ხიდი")]


def test_the_quota_of_mymemory_makes_it_unavailable(service: Any) -> None:
    service.always = service.answer("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.")
    with pytest.raises(EngineUnavailable, match="the free quota of today is used up") as caught:
        ask(mymemory(service), TEXT)
    assert "email" in caught.value.hint


def test_a_closed_port_is_no_connection_and_nothing_shows_the_address(
    service: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        engine = google(service, base_url=f"http://127.0.0.1:{port}/m?key=sesame", retries=1)
        (failure,) = ask(engine, "Secret words to translate")
    assert failure == Failure("no connection to google")
    assert "sesame" not in "".join(record.getMessage() for record in caplog.records if record.levelname != "DEBUG")


def test_a_proxy_is_used_and_its_absence_reported(service: Any) -> None:
    through = google(service, base_url="http://translate.example.org/m", proxy=service.address)
    assert ask(through, TEXT) == [Draft(TARGET)]
    assert len(service.asked) == 1
    nowhere = google(service, base_url="http://translate.example.org/m", proxy="http://127.0.0.1:9")
    assert ask(nowhere, TEXT) == [Failure("the proxy cannot be reached")]


def test_a_certificate_that_is_not_trusted_is_named(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import requests

    def refuse(*_: object, **__: object) -> None:
        raise requests.exceptions.SSLError("certificate of https://secret.example.org")

    monkeypatch.setattr(requests.Session, "request", refuse)
    assert ask(google(service, ca_bundle="ca.pem"), TEXT) == [
        Failure("the connection to google is not secure: its certificate is not trusted")
    ]


def test_a_draft_that_the_format_reads_differently_is_refused(service: Any) -> None:
    def codes(text: str) -> tuple[InlineCode, ...]:
        return tuple(InlineCode(1, "*", None, at) for at, letter in enumerate(text) if letter == "*")

    service.queue = [service.answer("მერმა *გახსნა ხიდი")]
    assert ask(google(service, codes=codes), TEXT) == [
        Refused("the answer does not carry the inline codes: '*' is there once but not in the source")
    ]
    assert len(service.asked) == 1


def test_the_next_rendering_is_tried_when_codes_are_lost(service: Any) -> None:
    unit = TextUnit("Run `make` to build it", (InlineCode(1, "`make`", None, 4),))
    service.queue = [service.answer("გაუშვით და ააგეთ"), service.answer("გაუშვით ⟦1⟧ და ააგეთ")]
    assert google(service).translate(Batch(KA, (unit,))) == [Draft("გაუშვით `make` და ააგეთ")]
    assert service.texts == ["Run <b i=1></b> to build it", "Run ⟦1⟧ to build it"]
    assert service.queue == []


def test_a_text_whose_codes_never_come_back_goes_around_them(service: Any) -> None:
    unit = TextUnit("Run `make` to build it", (InlineCode(1, "`make`", None, 4),))
    service.queue = [service.answer("გაუშვით და ააგეთ")] * 3 + [service.answer("გაუშვით."), service.answer("ასაგებად")]
    assert google(service).translate(Batch(KA, (unit,))) == [
        Draft(
            "გაუშვით `make` ასაგებად",
            repaired=True,
            note="translated in pieces around its codes: check that it reads as one sentence",
        )
    ]
    assert service.texts[2:] == ["Run ph1@tb.x to build it", "Run", "to build it"]


def test_a_pair_that_it_has_no_codes_for_is_refused(service: Any) -> None:
    pair = LocalePair(Locale("en"), Locale("eo"))
    for engine in (google(service), mymemory(service)):
        assert engine.capabilities(pair) is None
        assert ask(engine, TEXT, pair=pair) == [Refused(f"{engine.name} is not set up for en-eo")]
    assert google(service).capabilities(KA) == Capabilities(4500, renderings=("tags", "brackets", "mail"))


def test_another_deep_translator_inside_is_refused(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import deep_translator

    monkeypatch.setattr(deep_translator.GoogleTranslator, "translate", lambda self, text: text)
    with pytest.raises(EngineError, match="this version of deep-translator works differently inside"):
        ask(google(service), TEXT)


def test_the_addresses_are_encrypted_unless_told_otherwise() -> None:
    assert deep.build_google({}).address == "https://translate.google.com/m"
    assert deep.build_mymemory({}).address == "https://api.mymemory.translated.net/get"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("base_url", "translate.example.org", "this is not a web address"),
        ("base_url", "http://[::1", "this is not a web address"),
        ("base_url", 7, "7 is not a text"),
        ("proxy", "ftp://example.org", "this is not a web address"),
        ("timeout", "soon", "'soon' is not a number of at least 0.01"),
        ("timeout", 0, "0 is not a number of at least 0.01"),
        ("retries", True, "True is not a number of at least 0"),
        ("backoff", float("nan"), "nan is not a number of at least 0"),
        ("codes", 7, "this cannot be called"),
    ],
)
def test_wrong_settings_are_named(name: str, value: object, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        deep.build_google({name: value})
    assert caught.value.message == message
    assert caught.value.where == f"engine.google.{name}"
    assert caught.value.hint


# Microsoft and Yandex, which are asked by POST and with a key.


def microsoft(service: Any, **settings: object) -> deep.DeepEngine:
    usual = {"base_url": f"{service.address}/translate?api-version=3.0", "timeout": 5, "retries": 0, "backoff": 0}
    return deep.build_microsoft({**usual, "key": lambda _: "sesame", **settings})


def yandex(service: Any, **settings: object) -> deep.DeepEngine:
    usual = {"base_url": service.address + "/api/{version}/tr.json/{endpoint}", "timeout": 5, "retries": 0}
    return deep.build_yandex({**usual, "key": lambda _: "sesame", **settings})


def test_microsoft_is_asked_without_a_request_for_its_languages(service: Any) -> None:
    assert ask(microsoft(service, region="northeurope"), TEXT) == [Draft(TARGET)]
    (query,) = service.asked
    assert query["key"] == "sesame"
    assert query["body"] == {"api-version": "3.0", "from": "en", "to": "ka", "region": "northeurope"}


def test_yandex_is_asked_with_the_key_in_the_body_and_not_in_the_address(service: Any) -> None:
    assert ask(yandex(service), TEXT, pair=RU) == [Draft("тхе маыор опенед тхе бридге")]
    assert service.asked[0]["body"] == {"text": TEXT, "format": "plain", "lang": "en-ru", "key": "sesame"}


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (401, "it does not accept the key"),
        (402, "the key is blocked (code 402)"),
        (404, "the quota of today is used up (code 404)"),
        (429, "too many requests (code 429)"),
    ],
)
def test_yandex_says_with_a_code_that_it_is_closed(service: Any, code: int, message: str) -> None:
    status = 200 if code == 429 else code
    service.always = lambda handler, query: handler.send(json.dumps({"code": code, "message": "no"}), status)
    with pytest.raises(EngineUnavailable) as caught:
        ask(yandex(service), TEXT)
    assert caught.value.message.startswith(message)


def test_a_text_that_yandex_refuses_is_a_failure(service: Any) -> None:
    service.always = lambda handler, query: handler.send('{"code": 422, "message": "no"}', 422)
    assert ask(yandex(service), TEXT) == [Refused("yandex refused the text (code 422)")]


@pytest.mark.parametrize("build", [microsoft, yandex])
def test_without_a_key_they_are_unavailable(service: Any, build: Any) -> None:
    with pytest.raises(EngineUnavailable, match="it needs an API key: set I18NSYNC_"):
        ask(build(service, key=lambda _: None), TEXT)
    assert service.asked == []
