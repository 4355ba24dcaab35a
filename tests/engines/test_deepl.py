"""DeepL, through its official package, on a server that speaks its API."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, TextUnit
from i18nsync.engines import deepl
from i18nsync.engines.drafting import Refused
from i18nsync.errors import EngineError, EngineUnavailable, SettingsError
from tests.engines import protocols
from tests.engines.conftest import transcribed
from tests.engines.test_engine_contract import KA, RU, SECRET, build, unit

TEXT = "See the [city page](https://e.org/city) & more < less"


def test_russian_travels_as_html_with_formality_glossary_and_context(service: Any) -> None:
    engine = build("deepl", service, formality="prefer_more", glossary="g-1")
    batch = Batch(RU, (unit(TEXT),), "The title", "The lead.", (("Before it.", "До этого."),))
    assert engine.translate(batch) == [Draft("сее тхе [циты паге](https://e.org/city) & море < лесс")]
    (query,) = service.asked
    assert query["key"] == SECRET
    assert query["body"] == {
        "text": ['See the <a i="1">city page</a> &amp; more &lt; less'],
        "source_lang": "EN",
        "target_lang": "RU",
        "context": "The title\nThe lead.\nBefore it.",
        "split_sentences": "nonewlines",
        "preserve_formatting": True,
        "tag_handling": "html",
        "formality": "prefer_more",
        "glossary_id": "g-1",
        "show_billed_characters": True,
    }


@pytest.fixture
def shelf(service: Any) -> list[dict[str, Any]]:
    """The glossaries that the account has; translation is as ever."""
    glossaries: list[dict[str, Any]] = []

    def act(handler: Any, query: dict[str, Any]) -> None:
        if handler.command == "GET":
            handler.send(json.dumps({"glossaries": glossaries}))
        elif query["kind"] == "glossary":
            made = {
                "glossary_id": f"id-{len(glossaries)}", "name": query["body"]["name"], "ready": True,
                "source_lang": query["body"]["source_lang"].lower(),
                "target_lang": query["body"]["target_lang"].lower(),
                "creation_time": "2026-01-01T00:00:00.000000+00:00", "entry_count": 1,
            }  # fmt: skip
            glossaries.append(made)
            handler.send(json.dumps(made), 201)
        else:
            handler.reply(query, [protocols.translated(query, text, transcribed) for text in query["texts"]])

    service.always = act
    return glossaries


def test_the_newsrooms_own_glossary_is_kept_there_and_made_anew_only_when_it_changes(
    service: Any, shelf: list[dict[str, Any]]
) -> None:
    terms = [Term("City Hall", "мэрия"), Term("City Hall", "ратуша"), Term("Tsiskari\tCourier", "«Вестник Цискари»")]

    def drafted(pair: LocalePair = RU) -> list[str | None]:
        service.asked.clear()
        engine = build("deepl", service, glossary="auto", terms=lambda _locale: list(terms))
        able = engine.capabilities(pair)
        assert able is not None
        assert able.glossary is (pair is RU)
        for _ in range(2):
            assert isinstance(engine.translate(Batch(pair, (unit(TEXT),)))[0], Draft)
        return [query["body"].get("glossary_id") for query in service.asked if query.get("kind") == "deepl"]

    assert drafted() == ["id-0", "id-0"]
    made = [query["body"] for query in service.asked if query.get("kind") == "glossary"]
    assert [each["entries"] for each in made] == ["City Hall\tмэрия\nTsiskari Courier\t«Вестник Цискари»"]
    assert drafted() == ["id-0", "id-0"]
    assert len(shelf) == 1
    terms.append(Term("Saddle Pass", "перевал Унагира"))
    assert drafted() == ["id-1", "id-1"]
    assert drafted(KA) == [None, None]
    terms.clear()
    assert drafted() == [None, None]
    assert len(shelf) == 2


def test_without_its_glossary_nothing_is_drafted(service: Any) -> None:
    """Names that nobody chose would be noticed by readers first."""
    service.always = service.answer("no such thing")
    engine = build("deepl", service, glossary="auto", terms=lambda _locale: [Term("City Hall", "мэрия")])
    with pytest.raises(EngineUnavailable, match="the glossary could not be kept at DeepL"):
        engine.translate(Batch(RU, (unit(TEXT),)))


def test_georgian_has_none_of_these(service: Any) -> None:
    engine = build("deepl", service, formality="more", glossary="g-1")
    assert engine.capabilities(KA) == Capabilities(context=True, renderings=("brackets",))
    assert engine.translate(Batch(KA, (unit(TEXT),))) == [
        Draft("სეე ტჰე [ციტყ პაგე](https://e.org/city) & მორე < ლესს")
    ]
    assert service.asked[0]["body"] == {
        "text": ["See the ⟦1⟧city page⟦/1⟧ & more < less"],
        "source_lang": "EN",
        "target_lang": "KA",
        "split_sentences": "nonewlines",
        "preserve_formatting": True,
        "show_billed_characters": True,
    }
    assert service.agents == {"i18nsync/0.1.0"}


def test_tags_that_come_back_written_otherwise_are_read(service: Any) -> None:
    service.queue = [service.answer("См. <a i=1>страницу</a> &amp;lt; ещё")]
    text = TextUnit("See [a page](u) &lt; it", (InlineCode(1, "[", "](u)", 4, 11),))
    assert build("deepl", service, codes=None).translate(Batch(RU, (text,))) == [Draft("См. [страницу](u) &lt; ещё")]


def test_at_most_fifty_texts_and_not_too_many_bytes_a_request(service: Any) -> None:
    texts = [unit(f"Text number {number} of the day") for number in range(60)] + [
        unit(f"{number} " + "words and more " * 4000) for number in range(3)
    ]
    results = build("deepl", service).translate(Batch(KA, tuple(texts)))
    assert all(isinstance(result, Draft) for result in results)
    assert [len(query["texts"]) for query in service.asked] == [50, 11, 1, 1]


def test_lost_tags_are_tried_as_brackets(service: Any) -> None:
    service.queue = [service.answer("См. страницу города")]
    results = build("deepl", service).translate(Batch(RU, (unit(TEXT),)))
    assert results == [Draft("сее тхе [циты паге](https://e.org/city) & море < лесс")]
    assert [query["body"].get("tag_handling") for query in service.asked] == ["html", None]


def test_one_text_with_two_answers_is_a_failure(service: Any) -> None:
    service.always = lambda handler, query: handler.reply(query, ["ერთი", "ორი"])
    (result,) = build("deepl", service).translate(Batch(KA, (unit("One text"),)))
    assert getattr(result, "reason", "") == "deepl gave 2 answers for one text"


def test_an_answer_that_the_package_trips_over_is_a_failure(service: Any) -> None:
    service.always = service.body('{"translations": [{"text": "ერთი ტექსტი"}]}')
    (result,) = build("deepl", service).translate(Batch(KA, (unit("One text"),)))
    assert getattr(result, "reason", "") == "deepl gave an answer that cannot be read (TypeError)"


def test_a_pair_that_it_has_no_codes_for_is_refused(service: Any) -> None:
    pair = LocalePair(Locale("en"), Locale("eo"))
    engine = build("deepl", service)
    assert engine.capabilities(pair) is None
    assert engine.translate(Batch(pair, (unit("Text"),))) == [Refused("deepl is not set up for en-eo")]


def test_a_missing_package_is_named_with_the_command(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deepl", None)
    with pytest.raises(EngineUnavailable) as caught:
        build("deepl", service).translate(Batch(KA, (unit("Text"),)))
    assert caught.value.message == "it needs a package that is not installed: run pip install 'i18nsync[deepl]'"


def test_another_package_inside_is_refused(service: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    import deepl as package

    monkeypatch.setattr(package.DeepLClient, "__init__", lambda self, *_, **__: setattr(self, "_client", service))
    service.always = None
    with pytest.raises(EngineError, match="this version of the package deepl works differently inside"):
        build("deepl", service).translate(Batch(KA, (unit("Text"),)))


def test_the_server_is_the_one_of_the_key_unless_told_otherwise() -> None:
    assert deepl.build({}).address == ""
    with pytest.raises(SettingsError) as caught:
        deepl.build({"formality": "polite"})
    assert str(caught.value) == (
        "engine.deepl.formality: 'polite' is not one of default, prefer_more, prefer_less, more, less\n"
        "The default is default."
    )
