"""The labelled pairs are well-formed: a figure measured on them can be believed."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest

from tests.checks.labelled import PAIRS, rows

# File -> how many pairs there are at least, and what the ids begin with.
FILES = {
    "ka.jsonl": (260, "ka-"),
    "ka-opened.jsonl": (95, "ka-held-"),
    "ka-held.jsonl": (95, "ka-held-"),
    "ru-b.jsonl": (180, "rub-"),
    "ru-b-opened.jsonl": (80, "rub-held-"),
    "ru-b-held.jsonl": (80, "rub-held-"),
}
KEYS = ["id", "source", "target", "plant", "wrong", "note"]
EVERYWHERE = frozenset(
    str.split(
        """
        attribution codes date decimal email empty
        end-punctuation error-page invisible language latin-name length
        mixed-script model-refusal name negation nfc number
        quote quote-balance quote-style repetition sentence-missing spaces
        time unchanged unit untranslated url weekday
        """
    )
)
PLANTS = {"ka": EVERYWHERE | {"mtavruli", "old-script"}, "ru": EVERYWHERE | {"nbsp", "yo"}}


@pytest.fixture(params=sorted(FILES))
def name(request: pytest.FixtureRequest) -> str:
    """Each of the files in turn."""
    return str(request.param)


def test_a_line_is_one_object_with_the_six_keys_in_real_letters(name: str) -> None:
    """What `json.dumps(..., ensure_ascii=False)` writes, so that a diff of the file can be read."""
    for line in (PAIRS / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert list(row) == KEYS
        assert all(isinstance(value, str) for value in row.values())
        assert json.dumps(row, ensure_ascii=False) == line


def test_there_are_enough_pairs_and_about_half_are_correct(name: str) -> None:
    """At least 45 % and at most 55 % have no planted error.

    A third of the development sets, and a quarter of the parts of the others, are longer than one sentence.
    """
    pairs = rows(name)
    assert len(pairs) >= FILES[name][0]
    assert 0.45 <= sum(not row["plant"] for row in pairs) / len(pairs) <= 0.55
    longer = sum(len(re.findall(r"[.!?](?=\W*\s|\W*$)", row["source"])) > 1 for row in pairs)
    assert longer >= len(pairs) / (3 if name in ("ka.jsonl", "ru-b.jsonl") else 4)


@pytest.mark.parametrize("language", ["ka", "ru"])
def test_no_id_and_no_source_occurs_twice_in_the_files_of_a_language(language: str) -> None:
    """A text that is in both halves would make the held-out half worth nothing."""
    pairs = [row for path in sorted(PAIRS.glob(f"{language}*.jsonl")) for row in rows(path.name)]
    for key in ("id", "source"):
        assert [value for value, times in Counter(row[key] for row in pairs).items() if times > 1] == []


def test_plants_are_known_and_ids_say_what_is_planted(name: str) -> None:
    """`ka-number-05` has a wrong number and `ka-ok-number-05` has none."""
    for row in rows(name):
        assert row["plant"] in PLANTS[name[:2]] | {""}, row["id"]
        kind = row["plant"] or r"ok-[a-z-]+"
        assert re.fullmatch(rf"{FILES[name][1]}{kind}-\d\d", row["id"]), row["id"]
        assert row["note"], row["id"]


@pytest.mark.parametrize("stem", ["ka", "ru-b"])
def test_every_plant_occurs_in_both_halves_and_in_the_readme(stem: str) -> None:
    """No check is left without a pair to find."""
    readme = (PAIRS / "README.md").read_text("utf-8")
    plants = PLANTS[stem[:2]]
    for files in ([f"{stem}.jsonl"], [f"{stem}-opened.jsonl", f"{stem}-held.jsonl"]):
        assert {row["plant"] for file in files for row in rows(file)} - {""} == plants
    assert [plant for plant in sorted(plants) if f"`{plant}`" not in readme] == []


def test_what_is_wrong_stands_in_the_target_and_only_there(name: str) -> None:
    """Correct pairs have nothing wrong, and an empty target has nothing that could be."""
    for row in rows(name):
        assert row["wrong"] in row["target"], row["id"]
        assert row["plant"] or not row["wrong"], row["id"]
        assert bool(row["target"]) == (row["plant"] != "empty"), row["id"]


def test_texts_are_composed_and_free_of_what_cannot_be_seen_unless_that_is_planted(name: str) -> None:
    """NFC, no format characters, no doubled space: in the sources always, in the targets but for the plant."""
    for row in rows(name):
        for key in ("source", "target"):
            text, plant = row[key], row["plant"] if key == "target" else ""
            assert (unicodedata.normalize("NFC", text) == text) == (plant != "nfc"), row["id"]
            assert any(unicodedata.category(sign) == "Cf" for sign in text) == (plant == "invisible"), row["id"]
            assert plant == "spaces" or ("  " not in text and text == text.strip()), row["id"]
