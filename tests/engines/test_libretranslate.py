"""LibreTranslate, on a server that speaks its API."""

from __future__ import annotations

from typing import Any

import pytest

from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines import libretranslate
from i18nsync.engines.drafting import Refused
from i18nsync.errors import EngineUnavailable
from tests.engines.test_engine_contract import KA, SECRET, build, unit

TEXT = "The mayor opened the bridge"


def ask(service: Any, *texts: str, **settings: object) -> list[Draft | Failure]:
    return build("libretranslate", service, **settings).translate(Batch(KA, tuple(unit(text) for text in texts)))


def test_texts_travel_one_by_one_as_text_and_georgian_capitals_are_lowered(service: Any) -> None:
    assert ask(service, TEXT, "See **the & page** now") == [
        Draft("ტჰე მაყორ ოპენედ ტჰე ბრიდგე"),
        Draft("სეე **ტჰე & პაგე** ნოწ"),
    ]
    assert [query["body"] for query in service.asked] == [
        {"q": TEXT, "source": "en", "target": "ka", "format": "text", "api_key": SECRET},
        {"q": "See ⟦1⟧the & page⟦/1⟧ now", "source": "en", "target": "ka", "format": "text", "api_key": SECRET},
    ]


def test_a_server_of_ones_own_needs_no_key(service: Any) -> None:
    assert isinstance(ask(service, TEXT, key=lambda _: None)[0], Draft)
    assert "api_key" not in service.asked[0]["body"]


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ('{"error": "ka is not supported"}', Refused("the server has no model for en to ka")),
        ('{"error": "no"}', Refused("libretranslate refused the text (HTTP status 400)")),
        ("[]", Refused("libretranslate refused the text (HTTP status 400)")),
        ("no", Failure("libretranslate gave an answer that is not JSON")),
    ],
)
def test_a_text_that_it_refuses_is_a_failure(service: Any, said: str, result: Failure) -> None:
    service.always = lambda handler, query: handler.send(said, 400)
    assert ask(service, TEXT) == [result]


def test_a_wrong_key_takes_the_engine_out(service: Any) -> None:
    service.always = lambda handler, query: handler.send('{"error": "Invalid API key"}', 400)
    with pytest.raises(EngineUnavailable, match="it does not accept the key"):
        ask(service, TEXT)


def test_text_leaves_the_machine_only_for_another_one() -> None:
    assert not libretranslate.build({}).sends_text_offsite
    assert libretranslate.build({"url": "https://libretranslate.com"}).sends_text_offsite
    assert libretranslate.build({"offsite": True}).sends_text_offsite
    assert libretranslate.build({}).capabilities(KA) == Capabilities(renderings=("brackets", "tags"))
