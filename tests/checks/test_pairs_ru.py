"""The labelled pairs and triples of Russian are well-formed, and carry no other fault than the one that they name."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PAIRS = Path(__file__).parent / "pairs"
DEVELOPMENT, OPENED, HELD = "ru.jsonl", "ru-opened.jsonl", "ru-held.jsonl"

PLANTS = frozenset(
    {"number", "unit", "date", "weekday", "time", "negation", "name", "latin-name", "untranslated"}
    | {
        "quote",
        "attribution",
        "quote-style",
        "quote-balance",
        "url",
        "email",
        "codes",
        "sentence-missing",
        "repetition",
    }
    | {"length", "empty", "error-page", "model-refusal", "unchanged", "language", "mixed-script", "end-punctuation"}
    | {"spaces", "nbsp", "invisible", "nfc", "decimal", "yo"}
)
ANOTHER_TEXT = frozenset({"empty", "error-page", "model-refusal", "unchanged", "language"})
"""Plants after which the target is no Russian translation any more, so that nothing else is asked of it."""

MARKUP = re.compile(r"!\[|\]\([^)]*\)|\{\{<.*?>\}\}|https?://\S+|\S+@\S+|`[^`]*`|%\(\w+\)s|\{\w+\}|\[\w\]|&\w+;")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
MIXED = re.compile(r"[А-Яа-яёЁ][A-Za-z]|[A-Za-z][А-Яа-яёЁ]")
WRONG_SPACE = re.compile(r"  | [,;!?]| \.(?!\w)|[а-яё][.!?][А-ЯЁ]")
WRONG_QUOTE = re.compile("[\"'“”‘’]")
INNER_QUOTE = re.compile("„[^“]*“")
DECIMAL_POINT = re.compile(r"\d\.\d")
DIGIT_DATE = re.compile(r"\b\d\d\.\d\d(\.\d{4})?\b")
PLAIN_SPACE = re.compile(r"\S — |\d \d{3}\b|\d %|[А-Я]\. [А-Я]")


def load(name: str) -> list[dict[str, str]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in (PAIRS / name).read_text(encoding="utf-8").splitlines()]


def share_of(script: str, text: str) -> float:
    """The part of the letters outside markup that belong to a script; all of them where there is no letter."""
    letters = [letter for letter in MARKUP.sub("1", text) if letter.isalpha()]
    return sum(unicodedata.name(letter).startswith(script) for letter in letters) / len(letters) if letters else 1.0


def faults(target: str) -> Iterator[str]:
    """The plants of typography that a Russian text shows to a plain look at its characters."""
    prose = MARKUP.sub("1", target)
    if unicodedata.normalize("NFC", target) != target:
        yield "nfc"
    if INVISIBLE.search(target):
        yield "invisible"
    if PLAIN_SPACE.search(target):
        yield "nbsp"
    if WRONG_SPACE.search(prose):
        yield "spaces"
    if WRONG_QUOTE.search(INNER_QUOTE.sub("", prose)):
        yield "quote-style"
    if DECIMAL_POINT.search(DIGIT_DATE.sub("", prose)):
        yield "decimal"


BOTH = [pair for name in (DEVELOPMENT, OPENED, HELD) for pair in load(name)]
TRANSLATIONS = [pair for pair in BOTH if pair["plant"] not in ANOTHER_TEXT]


@pytest.mark.parametrize(("name", "least"), [(DEVELOPMENT, 260), (OPENED, 80), (HELD, 80)])
def test_each_half_is_large_and_about_half_correct(name: str, least: int) -> None:
    pairs = load(name)
    correct = [pair for pair in pairs if not pair["plant"]]
    paragraphs = [pair for pair in pairs if len(re.findall(r"[.!?…][”\"»)\]^\d]*(?:\s|$)", pair["source"])) > 1]

    assert len(pairs) >= least
    assert 0.45 <= len(correct) / len(pairs) <= 0.6
    assert len(paragraphs) >= len(pairs) * (0.3 if name == DEVELOPMENT else 0.25)


def test_every_plant_occurs_in_both_halves() -> None:
    """No check is left without a pair to find."""
    for names in ([DEVELOPMENT], [OPENED, HELD]):
        assert {pair["plant"] for name in names for pair in load(name)} - {""} == PLANTS


def test_no_id_and_no_source_occurs_twice_in_the_two_halves() -> None:
    for key in ("id", "source"):
        assert [text for text, times in Counter(pair[key] for pair in BOTH).items() if times > 1] == []


def test_the_files_keep_real_letters() -> None:
    """A reader of a diff sees Russian, not escapes; what cannot be seen is written as it is."""
    for path in sorted(PAIRS.glob("ru*.jsonl")):
        assert re.search(r"\\u[0-9a-fA-F]{4}", path.read_text(encoding="utf-8")) is None


def test_a_pair_has_its_fields_and_names_what_is_wrong() -> None:
    for pair in BOTH:
        assert list(pair) == ["id", "source", "target", "plant", "wrong", "note"]
        assert all(isinstance(text, str) for text in pair.values()), pair["id"]
        assert pair["source"], pair["id"]
        assert pair["note"], pair["id"]
        assert pair["plant"] in PLANTS | {""}, pair["id"]
        assert pair["wrong"] in pair["target"], pair["id"]
        assert pair["plant"] or not pair["wrong"], pair["id"]


def test_a_pair_is_russian_but_for_its_plant() -> None:
    for pair in TRANSLATIONS:
        loose = pair["plant"] in {"untranslated", "latin-name"}
        assert share_of("CYRILLIC", pair["target"]) >= (0.5 if loose else 0.6), pair["id"]
        assert bool(MIXED.search(pair["target"])) == (pair["plant"] == "mixed-script"), pair["id"]


def test_a_pair_has_no_fault_of_typography_but_its_plant() -> None:
    for pair in TRANSLATIONS:
        found = set(faults(pair["target"]))
        typographical = {"nfc", "invisible", "nbsp", "spaces", "quote-style", "decimal"}
        assert found == {pair["plant"]} & typographical, pair["id"]


def test_the_triples_name_the_text_that_differs() -> None:
    triples = load("triples.jsonl")

    assert len(triples) >= 30
    assert sum(not triple["plant"] for triple in triples) >= len(triples) // 3
    assert {triple["odd"] for triple in triples} == {"", "source", "ka", "ru"}
    for key in ("id", "source"):
        assert len({triple[key] for triple in triples}) == len(triples)
    for triple in triples:
        assert list(triple) == ["id", "source", "ka", "ru", "plant", "odd", "note"]
        assert triple["plant"] in PLANTS | {""}
        assert bool(triple["plant"]) == bool(triple["odd"]), triple["id"]
        for locale, script in (("ka", "GEORGIAN"), ("ru", "CYRILLIC")):
            assert share_of(script, triple[locale]) >= 0.85, (triple["id"], locale)
