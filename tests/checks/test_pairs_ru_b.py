"""The second set of labelled Russian pairs is well-formed: a figure measured on it can be believed."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

PAIRS = Path(__file__).parent / "pairs"
FILES = {"ru-b.jsonl": 180, "ru-b-opened.jsonl": 80, "ru-b-held.jsonl": 80}
KEYS = ["id", "source", "target", "plant", "wrong", "note"]
PLANTS = {
    "attribution",
    "codes",
    "date",
    "decimal",
    "email",
    "empty",
    "end-punctuation",
    "error-page",
    "invisible",
    "language",
    "latin-name",
    "length",
    "mixed-script",
    "model-refusal",
    "name",
    "nbsp",
    "negation",
    "nfc",
    "number",
    "quote",
    "quote-balance",
    "quote-style",
    "repetition",
    "sentence-missing",
    "spaces",
    "time",
    "unchanged",
    "unit",
    "untranslated",
    "url",
    "weekday",
    "yo",
}
FOREIGN = {"empty", "error-page", "language", "model-refusal", "unchanged"}  # need have no Cyrillic
MARKUP = re.compile(r"\{\{<.*?>\}\}|\]\([^)]*\)|https?://\S+|\S+@\S+|`[^`]*`")  # what is copied and not translated

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The pairs of one file."""
    return [json.loads(line) for line in (PAIRS / name).read_text("utf-8").splitlines()]


@pytest.fixture(params=sorted(FILES))
def name(request: pytest.FixtureRequest) -> str:
    """Each of the two files in turn."""
    return str(request.param)


def test_a_line_is_one_object_with_the_six_keys_in_real_letters(name: str) -> None:
    """What `json.dumps(..., ensure_ascii=False)` writes, so that a diff of the file can be read."""
    for line in (PAIRS / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        assert list(row) == KEYS
        assert all(isinstance(value, str) for value in row.values())
        assert json.dumps(row, ensure_ascii=False) == line


def test_there_are_enough_pairs_and_about_half_are_correct(name: str) -> None:
    """At least 45 % and at most 55 % have no planted error, and a third are longer than one sentence."""
    pairs = rows(name)
    assert len(pairs) >= FILES[name]
    assert 0.45 <= sum(not row["plant"] for row in pairs) / len(pairs) <= 0.55
    assert sum(len(re.findall(r"[.!?](?=\W*\s|\W*$)", row["source"])) > 1 for row in pairs) >= len(pairs) / 4


def test_no_id_and_no_source_occurs_twice_in_the_files_of_the_language() -> None:
    """A text that is in both halves would make the held-out half worth nothing."""
    pairs = [row for path in sorted(PAIRS.glob("ru*.jsonl")) for row in rows(path.name)]
    for key in ("id", "source"):
        assert [value for value, times in Counter(row[key] for row in pairs).items() if times > 1] == []


def test_ids_say_what_is_planted_and_every_plant_occurs(name: str) -> None:
    """`rub-number-05` has a wrong number and `rub-ok-number-05` has none."""
    start = "rub-" if name == "ru-b.jsonl" else "rub-held-"
    for row in rows(name):
        kind = row["plant"] or r"ok-[a-z-]+"
        assert re.fullmatch(rf"{start}{kind}-\d\d", row["id"]), row["id"]
        assert row["note"], row["id"]


def test_every_plant_occurs_in_both_halves() -> None:
    """No check is left without a pair to find."""
    for files in (["ru-b.jsonl"], ["ru-b-opened.jsonl", "ru-b-held.jsonl"]):
        assert {row["plant"] for name in files for row in rows(name)} - {""} == PLANTS


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


def test_targets_are_written_in_russian_unless_something_else_is_planted(name: str) -> None:
    """Mostly Cyrillic, brands apart; Georgian, and words of two scripts, only where they are the planted error."""
    for row in rows(name):
        text = MARKUP.sub("", row["target"])
        letters = [letter for letter in text if letter.isalpha()]
        cyrillic = sum("а" <= letter.lower() <= "я" or letter in "ёЁ" for letter in letters)
        terse = row["id"].startswith(("rub-ok-unchanged", "rub-held-ok-unchanged"))  # an address or an image alone
        assert row["plant"] in FOREIGN or terse or cyrillic >= len(letters) / 2, row["id"]
        assert re.search("[ა-ჰ]", text) is None or row["plant"] == "language", row["id"]
        mixed = re.search(r"[a-z][а-яё]|[а-яё][a-z]", text, re.IGNORECASE) is not None
        assert mixed == (row["plant"] == "mixed-script"), row["id"]


def test_correct_targets_keep_to_the_house_style(name: str) -> None:
    """Russian marks in balance, no-break spaces in long numbers and before dashes, a decimal comma."""
    for row in rows(name):
        text = MARKUP.sub("", row["target"])
        if row["plant"]:
            continue
        assert not set("\"'”‘") & set(text), row["id"]
        assert text.count("«") == text.count("»"), row["id"]
        assert text.count("„") == text.count("“"), row["id"]
        assert re.search(r" —|\d \d{3}(?!\d)|\d %", text) is None, row["id"]
        assert re.search(r"\d\.\d", text) is None or "decimal" in row["id"], row["id"]
