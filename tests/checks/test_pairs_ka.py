"""The labelled Georgian pairs are written as the newsroom writes."""

from __future__ import annotations

import re

import pytest

from tests.checks.labelled import FOREIGN, MARKUP, rows


@pytest.fixture(params=["ka.jsonl", "ka-opened.jsonl", "ka-held.jsonl"])
def name(request: pytest.FixtureRequest) -> str:
    """Each of the files in turn."""
    return str(request.param)


def georgian_share(text: str) -> float:
    """How many of the letters of a text, markup left out, are Mkhedruli; 1.0 for a text without letters."""
    letters = [letter for letter in MARKUP.sub("", text) if letter.isalpha()]
    return sum("ა" <= letter <= "ჰ" for letter in letters) / len(letters) if letters else 1.0


def test_targets_are_written_in_georgian_unless_something_else_is_planted(name: str) -> None:
    """Mostly Mkhedruli, brands in Latin letters apart; other scripts only where they are the planted error."""
    for row in rows(name):
        if row["plant"] not in FOREIGN | {"mtavruli"}:
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
