"""The labelled Georgian pairs are well-formed: a figure measured on them can be believed."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

PAIRS = Path(__file__).parent / "pairs"
FILES = {"ka.jsonl": 260, "ka-opened.jsonl": 95, "ka-held.jsonl": 95}
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
    "mtavruli",
    "name",
    "negation",
    "nfc",
    "number",
    "old-script",
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
}
FOREIGN = {"empty", "error-page", "language", "model-refusal", "mtavruli", "unchanged"}  # need have no Mkhedruli
MARKUP = re.compile(r"\{\{<.*?>\}\}|\]\([^)]*\)|https?://\S+|\S+@\S+|`[^`]*`")  # what is copied and not translated

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The pairs of one file."""
    return [json.loads(line) for line in (PAIRS / name).read_text("utf-8").splitlines()]


def georgian_share(text: str) -> float:
    """How many of the letters of a text, markup left out, are Mkhedruli; 1.0 for a text without letters."""
    letters = [letter for letter in MARKUP.sub("", text) if letter.isalpha()]
    return sum("ა" <= letter <= "ჰ" for letter in letters) / len(letters) if letters else 1.0


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


def test_no_id_and_no_source_occurs_twice_in_the_two_files() -> None:
    """A text that is in both halves would make the held-out half worth nothing."""
    pairs = [row for name in FILES for row in rows(name)]
    for key in ("id", "source"):
        assert [value for value, times in Counter(row[key] for row in pairs).items() if times > 1] == []


def test_plants_are_known_and_ids_say_what_is_planted(name: str) -> None:
    """`ka-number-05` has a wrong number and `ka-ok-number-05` has none."""
    start = "ka-" if name == "ka.jsonl" else "ka-held-"
    for row in rows(name):
        assert row["plant"] in PLANTS | {""}, row["id"]
        kind = row["plant"] or r"ok-[a-z-]+"
        assert re.fullmatch(rf"{start}{kind}-\d\d", row["id"]), row["id"]
        assert row["note"], row["id"]


def test_every_plant_occurs_in_both_files_and_in_the_readme() -> None:
    """No check is left without a pair to find."""
    readme = (PAIRS / "README.md").read_text("utf-8")
    for files in (["ka.jsonl"], ["ka-opened.jsonl", "ka-held.jsonl"]):
        assert {row["plant"] for name in files for row in rows(name)} - {""} == PLANTS
    assert [plant for plant in sorted(PLANTS) if f"`{plant}`" not in readme] == []


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


def test_targets_are_written_in_georgian_unless_something_else_is_planted(name: str) -> None:
    """Mostly Mkhedruli, brands in Latin letters apart; other scripts only where they are the planted error."""
    for row in rows(name):
        if row["plant"] not in FOREIGN:
            assert georgian_share(row["target"]) >= 0.5, row["id"]
        assert re.search(r"[\u10a0-\u10c5\u2d00-\u2d25]", row["target"]) is None or row["plant"] == "old-script", row[
            "id"
        ]
        assert re.search(r"[\u1c90-\u1cbf]", row["target"]) is None or row["plant"] == "mtavruli", row["id"]
        assert re.search(r"[А-яЁё]", row["target"]) is None or row["plant"] in {"language", "mixed-script"}, row["id"]


def test_correct_targets_keep_to_the_house_style(name: str) -> None:
    """Georgian marks in balance, no-break spaces in long numbers, a decimal comma."""
    for row in rows(name):
        text = MARKUP.sub("", row["target"])
        if row["plant"]:
            continue
        assert not set("\"'”«»") & set(text) or ("«" in text and text.count("«") == text.count("»")), row["id"]
        assert text.count("„") == text.count("“"), row["id"]
        assert re.search(r"\d \d{3}(?!\d)", text) is None, row["id"]
        assert re.search(r"\d\.\d", text) is None or "decimal" in row["id"], row["id"]
