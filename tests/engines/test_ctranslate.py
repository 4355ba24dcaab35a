"""The engine that runs models on this machine, with real models that are dictionaries of letters."""

from __future__ import annotations

import builtins
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ctranslate2", reason="ctranslate2 is not installed")
pytest.importorskip("sentencepiece", reason="sentencepiece is not installed")

from i18nsync.core.document import InlineCode
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, TextUnit
from i18nsync.engines import ctranslate
from i18nsync.errors import EngineUnavailable, SettingsError
from tests.engines import toymodel

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
NLLB = {"eng_Latn": "kat_Geor"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Models of each family."""
    base = tmp_path_factory.mktemp("models")
    return {
        "single": toymodel.make_folder(base / "single", "ka"),
        "nllb": toymodel.make_folder(base / "nllb", "ka", marks=NLLB, adds_end=False),
        "m2m": toymodel.make_folder(base / "m2m", "ka", marks={"__en__": "__ka__"}),
        "opus": toymodel.make_folder(base / "opus", "ru", marks={">>rus<<": "<unk>"}),
        "plain": toymodel.make_folder(base / "plain", "ka", extra=""),
    }


def engine(folder: Path, **more: object) -> ctranslate.CTranslateEngine:
    return ctranslate.build({"path": str(folder), "threads": 1, "beam": 2, **more})


def draft(built: ctranslate.CTranslateEngine, *texts: str, pair: LocalePair = KA) -> list[Draft | Failure]:
    return built.translate(Batch(pair, tuple(TextUnit(text) for text in texts)))


@pytest.mark.parametrize("family", ["single", "nllb", "m2m"])
def test_a_model_is_spoken_to_as_its_family_wants_it(folders: dict[str, Path], family: str) -> None:
    """With marks of the languages or without, and with the end mark where the model does not put it itself."""
    assert draft(engine(folders[family]), "The mayor", "It rains. Bring a coat!") == [
        Draft("ტჰე მაყორ"),
        Draft("იტ რაინს. ბრინგ ა ცოატ!"),
    ]


def test_a_model_for_several_targets_is_told_which_one(folders: dict[str, Path]) -> None:
    """OPUS-MT wants the target's mark in front of the source; the toy puts out a piece that is none for it."""
    answer = draft(engine(folders["opus"]), "The mayor", pair=RU)[0]
    assert isinstance(answer, Draft)
    assert "тхе маяор" in answer.target


def test_a_pair_that_the_model_does_not_know_is_not_offered(folders: dict[str, Path]) -> None:
    """Else it would answer in whatever language it likes best."""
    assert engine(folders["nllb"]).capabilities(KA) == Capabilities(renderings=("brackets", "tags"))
    assert engine(folders["nllb"]).capabilities(RU) is None
    assert ctranslate.build({"path": {"ka": str(folders["single"])}}).capabilities(RU) is None
    with pytest.raises(EngineUnavailable, match="no model translates from en into ru"):
        draft(engine(folders["nllb"]), "The mayor", pair=RU)


def test_languages_can_be_named_as_the_model_has_them(folders: dict[str, Path]) -> None:
    """For models of other makers."""
    named = engine(folders["nllb"], languages={"en": "eng_Latn", "ka": "kat_Geor", "ru": "no_such"})
    assert draft(named, "The mayor") == [Draft("ტჰე მაყორ")]
    assert named.capabilities(RU) is None


def test_codes_go_in_tags_where_the_vocabulary_has_no_brackets(folders: dict[str, Path]) -> None:
    """A sign that the model does not know comes back as unknown; the next rendering is tried."""
    text = TextUnit("Run `make` now", (InlineCode(1, "`make`", None, 4),))
    with_brackets = engine(folders["single"]).translate(Batch(KA, (text,)))
    assert with_brackets == [Draft("რუნ `make` ნოწ")]
    without = engine(folders["plain"]).translate(Batch(KA, (text,)))
    assert isinstance(without[0], Failure) or "`make`" in without[0].target


def test_a_batch_goes_through_the_model_at_once_and_a_text_that_breaks_it_fails_alone(
    folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model is several times faster with many sentences at a time."""
    built = engine(folders["single"])
    built.capabilities(KA)
    calls: list[int] = []
    from i18nsync.engines.ctranslate_model import Model

    real = Model.translate

    def watched(self: Model, sentences: Any, *rest: Any, **more: Any) -> list[str]:
        calls.append(len(sentences))
        if any("boom" in text for text in sentences):
            raise RuntimeError("out of memory")
        return real(self, sentences, *rest, **more)

    monkeypatch.setattr(Model, "translate", watched)
    assert all(isinstance(answer, Draft) for answer in draft(built, "One. Two.", "Three", "One. Four."))
    assert calls == [4]
    good, bad = draft(built, "A bridge", "A boom")
    assert good == Draft("ა ბრიდგე")
    assert isinstance(bad, Failure)
    assert bad.reason == "the model failed (out of memory)"


@pytest.fixture
def broken(folders: dict[str, Path], tmp_path: Path) -> Path:
    """A copy of a model, to break."""
    return Path(shutil.copytree(folders["single"], tmp_path / "model"))


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("model.bin", None, "there is no CTranslate2 model in"),
        ("model.bin", b"no model", "cannot be loaded"),
        ("sentencepiece.bpe.model", None, "there is no SentencePiece model in"),
        ("sentencepiece.bpe.model", b"no model", "cannot be loaded"),
        ("config.json", b"{", "cannot be loaded"),
    ],
)
def test_a_model_that_is_not_whole_is_named_with_what_it_lacks(
    broken: Path, file: str, content: bytes | None, message: str
) -> None:
    """Not a traceback, and not a crash of the process."""
    if content is None:
        (broken / file).unlink()
    else:
        (broken / file).write_bytes(content)
    with pytest.raises(EngineUnavailable, match=message) as caught:
        draft(engine(broken), "The mayor")
    assert caught.value.hint


def test_a_missing_package_is_named_with_the_command_that_installs_it(
    folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "ctranslate2":
            raise ImportError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EngineUnavailable, match="the package ctranslate2 is not installed") as caught:
        draft(engine(folders["single"]), "The mayor")
    assert caught.value.hint == "pip install 'i18nsync[local]'"


def test_old_vocabularies_are_plain_text(broken: Path) -> None:
    """CTranslate2 2 wrote a piece a line."""
    for name in ("source_vocabulary", "target_vocabulary"):
        listed = broken / f"{name}.json"
        (broken / f"{name}.txt").write_text("\n".join(json.loads(listed.read_text("utf-8"))), "utf-8")
        listed.unlink()
    assert engine(broken).capabilities(KA) is not None


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "no model is named"),
        ({"path": 3}, "3 is neither a text nor a table of texts by language"),
        ({"path": "m", "beam": 0}, "0 is not a number of at least 1"),
        ({"path": "m", "languages": {"ka": 1}}, "is neither a text nor a table"),
    ],
)
def test_wrong_settings_are_refused(settings: dict[str, object], message: str) -> None:
    """With the place and what to write."""
    with pytest.raises(SettingsError, match=message) as caught:
        ctranslate.build(settings)
    assert caught.value.where.startswith("engine.ctranslate.")
