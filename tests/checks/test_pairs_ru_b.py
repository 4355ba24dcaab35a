"""The second set of labelled Russian pairs is written as the newsroom writes."""

from __future__ import annotations

import re

import pytest

from tests.checks.labelled import FOREIGN, MARKUP, rows


@pytest.fixture(params=["ru-b.jsonl", "ru-b-opened.jsonl", "ru-b-held.jsonl"])
def name(request: pytest.FixtureRequest) -> str:
    """Each of the files in turn."""
    return str(request.param)


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
