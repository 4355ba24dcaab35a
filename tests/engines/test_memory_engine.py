"""The memory as an engine."""

from __future__ import annotations

import re

import pytest

from i18nsync.core.document import InlineCode
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.ports import Batch, Draft, Failure, TextUnit
from i18nsync.core.unit import Origin, Provenance
from i18nsync.engines.drafting import Refused
from i18nsync.engines.memory import MemoryEngine, build
from i18nsync.errors import SettingsError

KA = LocalePair(Locale("en"), Locale("ka"))


def codes(text: str) -> tuple[InlineCode, ...]:
    """Code spans only."""
    return tuple(
        InlineCode(number, mark[0], None, mark.start()) for number, mark in enumerate(re.finditer("`[^`]*`", text), 1)
    )


class Pairs:
    """A memory in a list."""

    def __init__(self, *pairs: tuple[str, str], near: tuple[Match, ...] = (), adapted: tuple[Match, ...] = ()) -> None:
        self.pairs = pairs
        self.similar = near
        self.adapted = adapted
        self.thresholds: list[int] = []

    def near(self, pair: LocalePair, source: str) -> list[Match]:
        return list(self.adapted)

    def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> list[Match]:
        return [Match(a, b, 100, Provenance(Origin.HUMAN)) for a, b in self.pairs if a == source]

    def fuzzy(self, pair: LocalePair, source: str, *, threshold: int = 75, limit: int = 5) -> list[Match]:
        self.thresholds.append(threshold)
        return list(self.similar)

    def add(self, pair: LocalePair, entries: object, *, article: str = "") -> int:
        return 0

    def close(self) -> None:
        """Nothing to close."""


def ask(memory: Pairs, text: str, **settings: object) -> Draft | Failure:
    engine = build({"memory": memory, "codes": codes, **settings})
    (result,) = engine.translate(Batch(KA, (TextUnit(text, codes(text)),)))
    return result


def near(target: str, score: int = 92) -> Match:
    return Match("near", target, score, Provenance(Origin.HUMAN))


def test_an_exact_match_fills_with_score_100() -> None:
    assert ask(Pairs(("Hello", "გამარჯობა")), "Hello") == Draft("გამარჯობა", score=100)
    assert ask(Pairs(("Hello", "გამარჯობა")), "Bye") == Refused("the memory has no match")


def test_a_match_with_other_codes_is_passed_over() -> None:
    memory = Pairs(("Run `a`", "გაუშვით `b`"), ("Run `a`", "გაუშვით `a`"))
    assert ask(memory, "Run `a`") == Draft("გაუშვით `a`", score=100)
    assert ask(Pairs(("Run `a`", "გაუშვით")), "Run `a`") == Refused(
        "the match in the memory does not carry the inline codes: '`a`' is missing"
    )


def test_sentences_that_are_all_known_are_joined_as_in_the_source() -> None:
    memory = Pairs(("Dr. Smith came.", "ექიმი მოვიდა."), ("Run `a` now!", "გაუშვით `a` ახლა! "), ("Why?", "რატომ?"))
    assert ask(memory, " Dr. Smith came.  Run `a` now! Why?\n") == Draft(
        " ექიმი მოვიდა.  გაუშვით `a` ახლა! რატომ?\n", score=95, note="put together from 3 sentences"
    )
    assert ask(memory, "Dr. Smith came. Nobody knows.") == Refused("the memory has no match")


def test_a_sentence_with_other_codes_spoils_the_join() -> None:
    memory = Pairs(("Why?", "რატომ?"), ("Run `a`.", "გაუშვით."))
    assert ask(memory, "Why? Run `a`.") == Refused("the memory has no match")


def test_sentences_are_not_cut_inside_of_codes() -> None:
    assert ask(Pairs(("Run `a.", "x"), ("B`", "y")), "Run `a. B`") == Refused("the memory has no match")
    text = "See [this. That](u) now"
    link = InlineCode(1, "[", "](u)", 4, 15)
    engine = MemoryEngine(Pairs(("See [this.", "x"), ("That](u) now", "y")))
    assert engine.translate(Batch(KA, (TextUnit(text, (link,)),))) == [Refused("the memory has no match")]


def test_near_matches_fill_only_when_asked_for() -> None:
    memory = Pairs(near=(near("ახლო"),))
    assert ask(memory, "Hello") == Refused("the memory has no match")
    assert memory.thresholds == []
    assert ask(memory, "Hello", fuzzy=90) == Draft("ახლო", score=92)
    assert memory.thresholds == [90]


def test_the_best_near_match_with_the_right_codes_fills() -> None:
    memory = Pairs(near=(near("ბ `a`", 91), near("ა", 97)))
    assert ask(memory, "Run `a`", fuzzy=90) == Draft("ბ `a`", score=91)
    lost = Refused("the match in the memory does not carry the inline codes: '`a`' is missing")
    assert ask(Pairs(near=(near("ა"),)), "Run `a`", fuzzy=90) == lost
    assert ask(Pairs(("Run `a`", "ა"), near=(near("ბ"),)), "Run `a`", fuzzy=90) == lost
    assert ask(Pairs(), "Run `a`", fuzzy=90) == Refused("the memory has no match")


def test_without_a_way_to_find_codes_only_plain_texts_are_filled() -> None:
    engine = build({"memory": Pairs(("Hello", "ა"), ("Run `a`", "ბ `a`"))})
    assert engine.translate(Batch(KA, (TextUnit("Hello"), TextUnit("Run `a`", codes("Run `a`"))))) == [
        Draft("ა", score=100),
        Refused(
            "the match in the memory does not carry the inline codes: "
            "nothing is there to find the codes of the match with"
        ),
    ]


@pytest.mark.parametrize(
    ("settings", "where", "message"),
    [
        ({}, "engine.memory", "the engine 'memory' has no translation memory to look into"),
        ({"memory": "file.sqlite"}, "engine.memory", "the engine 'memory' has no translation memory to look into"),
        ({"memory": Pairs(), "fuzzy": 101}, "engine.memory.fuzzy", "101 is more than 100"),
        ({"memory": Pairs(), "fuzzy": -1}, "engine.memory.fuzzy", "-1 is not a number of at least 0"),
    ],
)
def test_wrong_settings_are_named(settings: dict[str, object], where: str, message: str) -> None:
    with pytest.raises(SettingsError) as caught:
        build(settings)
    assert (caught.value.where, caught.value.message) == (where, message)
    assert caught.value.hint


def test_a_near_exact_match_fills_with_its_note_before_sentences_do() -> None:
    adapted = Match("It ran 20 days. Why?", "ა 21. ბ?", 98, Provenance(Origin.HUMAN), "21 for 20: check it")
    memory = Pairs(("It ran 21 days.", "ა"), ("Why?", "ბ"), adapted=(adapted,))
    assert ask(memory, "It ran 21 days. Why?") == Draft("ა 21. ბ?", score=98, note="21 for 20: check it")
    lost = Refused("the match in the memory does not carry the inline codes: '`a`' is missing")
    assert ask(Pairs(adapted=(adapted,)), "Run `a` 21") == lost
    assert ask(Pairs(adapted=(adapted,)), "Run `a` 21", fuzzy=90) == lost


def test_a_single_sentence_of_a_longer_text_is_marked() -> None:
    class Sentences(Pairs):
        def exact(self, pair: LocalePair, source: str, *, context: str = "", sentences: bool = False) -> list[Match]:
            return super().exact(pair, source) if sentences else []

    assert ask(Sentences(("Why?", "რატომ?")), "Why?") == Draft("რატომ?", score=95, note="a sentence of a longer text")
