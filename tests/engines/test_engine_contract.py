"""What every engine promises, asked of each of them."""

from __future__ import annotations

import re
import threading
from collections import Counter
from typing import Any

import pytest

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import RENDERINGS
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.ports import Batch, Draft, Engine, Failure, TextUnit
from i18nsync.core.unit import Origin, Provenance
from i18nsync.engines import chat, ctranslate, deep, deepl, libretranslate, memory, pseudo
from i18nsync.engines.guard import Guard

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
_CODE = re.compile(r"`[^`]*`|\[(?=[^]]*\]\()|\]\([^)]*\)|\*\*")


def codes(text: str) -> tuple[InlineCode, ...]:
    """The inline codes of a small Markdown: code spans, links and bold."""
    found: list[InlineCode] = []
    opened: list[tuple[int, re.Match[str]]] = []
    for mark in _CODE.finditer(text):
        if mark[0].startswith("`"):
            found.append(InlineCode(len(found) + len(opened) + 1, mark[0], None, mark.start()))
        elif mark[0] == "[" or (mark[0] == "**" and not any(other[0] == "**" for _, other in opened)):
            opened.append((len(found) + len(opened) + 1, mark))
        elif opened:
            number, start = opened.pop()
            found.append(InlineCode(number, start[0], mark[0], start.start(), mark.start()))
    return tuple(sorted(found, key=lambda code: code.at))


def unit(text: str) -> TextUnit:
    return TextUnit(text, codes(text))


TEXTS = (
    "The mayor opened the new bridge",
    "See the [city page](https://e.org/city) for **all the** details",
    "Run `make` and wait. Then read on",
    "The mayor opened the new bridge",
    "**A whole bold line**",
    "`only code`",
)


class FakeMemory:
    """A memory in a dictionary."""

    def __init__(self, pairs: dict[str, str]) -> None:
        self.pairs = pairs
        self.similar: list[Match] = []
        self.asked: list[tuple[str, int]] = []

    def near(self, pair: LocalePair, source: str) -> list[Match]:
        return []

    def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> list[Match]:
        target = self.pairs.get(source)
        return [] if target is None else [Match(source, target, 100, Provenance(Origin.HUMAN))]

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> list[Match]:
        self.asked.append((source, threshold))
        return [match for match in self.similar if match.score >= threshold]

    def add(self, pair: LocalePair, entries: object, *, article: str = "") -> int:
        return 0

    def close(self) -> None:
        """Nothing to close."""


SECRET = "sesame-0123456789"
ONLINE = ("google", "mymemory", "microsoft", "yandex", "deepl", "libretranslate", "chat")
OFFSITE = ("google", "mymemory", "microsoft", "yandex", "deepl")  # the others are on loopback here


def build(name: str, service: Any, **more: object) -> Engine:  # noqa: PLR0911
    web = {"timeout": 5.0, "retries": 0, "backoff": 0, "codes": codes, "key": lambda _: SECRET, **more}
    if name == "microsoft":
        return deep.build_microsoft({**web, "base_url": f"{service.address}/translate?api-version=3.0"})
    if name == "yandex":
        return deep.build_yandex({**web, "base_url": service.address + "/api/{version}/tr.json/{endpoint}"})
    if name == "deepl":
        return deepl.build({**web, "url": service.address})
    if name == "libretranslate":
        return libretranslate.build({**web, "url": service.address})
    if name == "chat":
        return chat.build({**web, "url": f"{service.address}/v1", "model": "small"})
    if name == "google":
        return deep.build_google({**web, "base_url": f"{service.address}/m"})
    if name == "mymemory":
        return deep.build_mymemory({**web, "base_url": f"{service.address}/get"})
    if name == "pseudo":
        return pseudo.build({})
    if name == "memory":
        filled = FakeMemory({text: f"ა{text}" for text in TEXTS})
        return memory.build({"memory": filled, "codes": codes})
    return Guard(build("google", service), clock=lambda: 0.0, sleep=lambda _: None, rate=0, batch=2, codes=codes)


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine of models on this machine; one model for each language."""
    pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed")
    from tests.engines.toymodel import make_folder

    base = tmp_path_factory.mktemp("models")
    paths = {language: str(make_folder(base / language, language)) for language in ("ka", "ru")}
    return ctranslate.build({"path": paths, "threads": 1, "beam": 1, "codes": codes})


@pytest.fixture(params=[*ONLINE, "pseudo", "memory", "ctranslate", "guard"])
def engine(request: pytest.FixtureRequest, service: Any) -> Engine:
    if request.param == "ctranslate":
        found: Engine = request.getfixturevalue("local")
        return found
    return build(request.param, service)


def test_it_is_an_engine_with_a_name_that_knows_where_text_goes(engine: Engine) -> None:
    assert isinstance(engine, Engine)
    assert re.fullmatch("[a-z]+", engine.name)
    assert engine.sends_text_offsite is (engine.name in OFFSITE)


def test_it_names_renderings_that_exist(engine: Engine) -> None:
    able = engine.capabilities(KA)
    assert able is not None
    assert able.renderings
    assert set(able.renderings) <= set(RENDERINGS)


@pytest.mark.parametrize("pair", [KA, RU])
def test_each_text_gets_a_draft_with_its_codes_in_the_order_of_the_batch(engine: Engine, pair: LocalePair) -> None:
    batch = Batch(pair, tuple(unit(text) for text in TEXTS))
    results = engine.translate(batch)
    assert len(results) == len(TEXTS)
    for text, result in zip(TEXTS, results, strict=True):
        assert isinstance(result, Draft)
        assert Counter(code.signature for code in codes(result.target)) == Counter(
            code.signature for code in codes(text)
        )
        assert result.target == text or result.target.strip() != text.strip()
        assert not re.search("[⟦⟧<>]", result.target)
    assert results[0] == results[3]
    assert results == engine.translate(batch)


def test_an_empty_batch_gets_an_empty_answer(engine: Engine) -> None:
    assert engine.translate(Batch(KA, ())) == []


def test_codes_that_do_not_fit_are_a_failure_of_that_text_only(engine: Engine) -> None:
    broken = TextUnit("Some words", (InlineCode(1, "`x`", None, 3),))
    results = engine.translate(Batch(KA, (broken, unit(TEXTS[0]))))
    assert isinstance(results[0], Failure)
    assert isinstance(results[1], Draft)


def test_threads_get_their_own_answers(engine: Engine) -> None:
    expected = {text: engine.translate(Batch(KA, (unit(text),))) for text in TEXTS}
    wrong: list[str] = []

    def work(text: str) -> None:
        wrong.extend(text for _ in range(5) if engine.translate(Batch(KA, (unit(text),))) != expected[text])

    threads = [threading.Thread(target=work, args=(text,)) for text in TEXTS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
