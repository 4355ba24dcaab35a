"""Scores of engines against human translations."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sacrebleu", reason="sacrebleu is not installed")

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines.evaluation import Evaluation, Reference, Score, ahead, evaluate, read_references
from i18nsync.errors import EngineUnavailable, StoreError

KA = LocalePair(Locale("en"), Locale("ka"))
SET = [
    Reference(f"The bus number {number} stops at the bridge.", f"ავტობუსი ნომერი {number} ხიდთან ჩერდება.")
    for number in range(60)
]


class Engine:
    """Gives what it is told to."""

    sends_text_offsite = False

    def __init__(self, name: str, answer: Any) -> None:
        self.name = name
        self.answer = answer

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        return [self.answer(unit.source) for unit in batch.units]


TARGETS = {reference.source: reference.target for reference in SET}


def test_a_perfect_engine_gets_full_marks() -> None:
    """chrF++ 100 and no edits, without any doubt."""
    found = evaluate(Engine("good", lambda text: Draft(TARGETS[text])), KA, SET, resamples=50)
    assert found.chrf is not None
    assert found.ter is not None
    assert (found.chrf.value, found.chrf.margin, found.ter.value, found.texts) == (100, 0, 0, 60)
    assert found.chrf.signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:2")
    assert found.characters == sum(len(reference.source) for reference in SET)


def test_what_fails_is_counted_and_not_scored() -> None:
    """An engine must not look better for refusing what is hard without that being seen."""
    found = evaluate(
        Engine("shy", lambda text: Failure("too long") if "7" in text else Draft(TARGETS[text])), KA, SET, resamples=20
    )
    assert (found.texts, found.failed, found.reason) == (54, 6, "too long")


def test_an_engine_that_goes_away_is_scored_on_what_it_did() -> None:
    """The rest counts as failed."""
    calls: list[str] = []

    def answer(text: str) -> Draft:
        calls.append(text)
        if len(calls) > 40:
            raise EngineUnavailable("quota exhausted")
        return Draft(TARGETS[text])

    found = evaluate(Engine("gone", answer), KA, SET, resamples=20)
    assert (found.texts, found.failed, found.reason) == (32, 28, "quota exhausted")
    nothing = evaluate(Engine("none", lambda _text: Failure("no")), KA, SET)
    assert (nothing.chrf, nothing.ter, nothing.failed) == (None, None, 60)


def _evaluation(name: str, value: float, margin: float, texts: int = 60) -> Evaluation:
    return Evaluation(name, texts, 0, "", 1, Score(value, margin, ""), Score(50, 1, ""))


def test_only_an_engine_whose_interval_is_above_all_others_is_ahead() -> None:
    """Overlapping intervals are no ranking, and neither are scores over different texts."""
    assert ahead([_evaluation("a", 60, 1), _evaluation("b", 50, 2)]) == "a"
    assert ahead([_evaluation("a", 60, 6), _evaluation("b", 50, 5)]) == ""
    assert ahead([_evaluation("a", 60, 1), _evaluation("b", 50, 2, texts=59)]) == ""
    assert ahead([_evaluation("a", 60, 1)]) == ""


def test_columns_are_found_by_language(tmp_path: Path) -> None:
    """Others are left out, and so are lines that lack one of the two."""
    path = tmp_path / "set.tsv"
    path.write_text("\ufeffka\ten\tnote\nა\ta\tx\n\tb\t\nგ\tc\n", "utf-8")
    assert read_references(path, KA) == [Reference("a", "ა"), Reference("c", "გ")]
    assert read_references(path, KA, limit=1) == [Reference("a", "ა")]


def test_without_a_head_the_columns_are_source_and_target(tmp_path: Path) -> None:
    """A quotation mark is one."""
    path = tmp_path / "set.tsv"
    path.write_text('"a" b\tა\nc\tგ\n', "utf-8")
    assert read_references(path, KA) == [Reference('"a" b', "ა"), Reference("c", "გ")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"en\tru\na\tb\n", "it has no column 'ka'"),
        (b"", "there is no pair of texts in it"),
        (b"\xff\xfe", "the reference set cannot be read"),
    ],
)
def test_a_set_that_is_none_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    """With the file's name and what to do."""
    path = tmp_path / "set.tsv"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=message) as caught:
        read_references(path, KA)
    assert caught.value.where == "set.tsv"
    assert caught.value.hint


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("sacrebleu"):
            raise ImportError(name="sacrebleu")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(EngineUnavailable, match="the package sacrebleu is not installed"):
        evaluate(Engine("good", lambda text: Draft(TARGETS[text])), KA, SET)
