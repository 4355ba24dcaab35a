"""Near-exact matches are made to fit only where there is no doubt which number is which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, MatchKind
from i18nsync.core.near import adapt, normal, noted, without_note
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
CHECK = "check it and the words with it"


def fit(source: str, target: str, wanted: str, pair: LocalePair = RU) -> Match | None:
    return adapt(Match(source, target, 100, Provenance(Origin.HUMAN)), wanted, pair)


@pytest.mark.parametrize(
    ("source", "target", "wanted", "expected"),
    [
        ("400 people came.", "Пришли 400 человек.", "4,000 people came.", "Пришли 4000 человек."),
        ("400 people came.", "Пришли 400 человек.", "40,000 people came.", "Пришли 40\u00a0000 человек."),
        ("4,000 people came.", "Пришли 4 000 человек.", "12,500 people came.", "Пришли 12 500 человек."),
        ("4,000 people came.", "Пришли 4.000 человек.", "1,234,567 people came.", "Пришли 1.234.567 человек."),
        ("It grew by 4.5%.", "Выросло на 4,5%.", "It grew by 12.25%.", "Выросло на 12,25%."),
        ("It grew by 4%.", "Выросло на 4%.", "It grew by 4.5%.", "Выросло на 4,5%."),
        ("In 2025 it shut.", "В 2025 году закрылось.", "In 2026 it shut.", "В 2026 году закрылось."),
        ("At 21:40, track 7", "В 21:40, путь 7", "At 22:15, track 7", "В 22:15, путь 7"),
        ("A 5-year plan", "5-летний план", "A 10-year plan", "10-летний план"),
        ("3 of 3 voted", "3 из 3 голосовали", "5 of 5 voted", "5 из 5 голосовали"),
        ("From 1 to 2", "От 1 до 2", "From 2 to 1", "От 2 до 1"),
        ("It is 4,000.5 km", "Это 4 000,5 км", "It is 5,000.5 km", "Это 5 000,5 км"),
        ("Room 05", "Комната 05", "Room 07", "Комната 07"),
    ],
)
def test_a_number_is_replaced_as_the_translation_writes_it(
    source: str, target: str, wanted: str, expected: str
) -> None:
    found = fit(source, target, wanted)
    assert found is not None
    assert (found.target, found.score, found.kind) == (expected, 98, MatchKind.NEAR_EXACT)
    assert "check" in found.note


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("400 people came.", "Пришли четыреста человек.", "500 people came."),  # in words
        ("At 7 p.m.", "В 19:00", "At 8 p.m."),  # another clock
        ("60 miles away", "В 96 км", "70 miles away"),  # other units
        ("7 days until 7 May", "7 дней до мая", "8 days until 8 May"),  # once more than in the translation
        ("3 of 3 voted", "3 из 3 голосовали", "3 of 5 voted"),  # which 3 is which?
        ("400 people", "1 400 человек", "500 people"),  # part of a longer number
        ("In 2025, 400 came", "В 2025 400 пришли", "In 2025, 500 came"),  # perhaps one number
        ("4,000 or 4.000", "4.000", "5,000 or 6.000"),  # both are written alike
        ("Covid-19 spread", "Ковид-19", "Covid-20 spread"),  # part of a name
        ("Version 1.2.3", "Версия 1.2.3", "Version 1.2.4"),
        ("He did not run.", "Он не бежал.", "He did run."),
    ],
)
def test_a_number_in_doubt_is_never_replaced(source: str, target: str, wanted: str) -> None:
    assert fit(source, target, wanted) is None


def test_capitals_and_spaces_alone_leave_the_translation_as_it_is() -> None:
    found = fit("Old  Bridge\nCloses", "ძველი ხიდი იკეტება", "Old Bridge closes", KA)
    assert found is not None
    assert (found.target, found.score) == ("ძველი ხიდი იკეტება", 99)
    assert found.note == "the memory's text differs in capitals or spaces"
    same_value = fit("4,000 came", "Пришли 4000", "4000 came")
    assert same_value is not None
    assert (same_value.target, same_value.score) == ("Пришли 4000", 99)


def test_english_targets_keep_english_numbers() -> None:
    pair = LocalePair(Locale("ka"), Locale("en"))
    found = fit("400 და 1", "400 and 1", "4,000 და 1.5", pair)
    assert found is not None
    assert found.target == "4,000 and 1.5"


def test_the_note_names_what_was_replaced_and_fits_a_comment_line() -> None:
    one = fit("400 people", "400 человек", "4,000 people")
    assert one is not None
    assert one.note == f"4,000 for 400: {CHECK}"
    many = fit("1 2 3 4 5 of", "1, 2, 3, 4, 5", "11 12 13 14 15 of")
    assert many is not None
    assert many.note == "5 numbers replaced: check them and the words with them"
    assert len(f"# memory: {many.note}") <= 72


@given(st.text("ab 1,.0-9", max_size=12), st.text("ab 1,.0-9", max_size=12), st.text("аб 1,.09", max_size=12))
def test_what_fits_has_the_same_shape_and_a_score_below_100(source: str, wanted: str, target: str) -> None:
    found = fit(source, target, wanted)
    assert found is None or (normal(source) == normal(wanted) and found.score in (98, 99) and found.note)


def test_a_note_replaces_the_one_before_and_leaves_other_comments() -> None:
    unit = Unit(UnitKey("", "a"), comments=("memory: old", "by hand"))
    assert noted(unit, "new").comments == ("by hand", "memory: new")
    assert noted(unit, "").comments == without_note(unit).comments == ("by hand",)
    plain = Unit(UnitKey("", "a"), comments=("by hand",))
    assert without_note(plain) is plain
