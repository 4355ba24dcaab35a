"""Names in three alphabets are compared by how they sound."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.romanise import fold, romanise, romanise_georgian, romanise_russian, stems


@pytest.mark.parametrize(
    ("georgian", "latin"),
    [
        ("თბილისი", "tbilisi"),
        ("ქუთაისი", "kutaisi"),
        ("ყვარელი", "qvareli"),
        ("ჭიათურა, 2026 წელი", "chiatura, 2026 tseli"),
        ("ᲗᲑᲘᲚᲘᲡᲘ", "tbilisi"),
        ("ჟურნალი GPC", "zhurnali GPC"),
    ],
)
def test_georgian_is_romanised_after_the_national_system(georgian: str, latin: str) -> None:
    assert romanise_georgian(georgian) == latin


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Ельцин", "Yeltsin"),
        ("Тбилиси", "Tbilisi"),
        ("Хрущёв и Щукин", "Khrushchyov i Shchukin"),
        ("поезд, объезд, лес", "poyezd, obyezd, les"),
        ("Юлия Жукова", "Yuliya Zhukova"),
    ],
)
def test_russian_is_romanised_after_bgn_pcgn(russian: str, latin: str) -> None:
    assert romanise_russian(russian) == latin


def test_both_alphabets_are_romanised_and_others_stay() -> None:
    assert romanise("Нино, ნინო, Nino, Νίνω") == "Nino, nino, Nino, Νίνω"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yeltsin", "Eltsin"),
        ("Qvirikashvili", "Kvirikashvili"),
        ("Tchiatoura", "Chiatura"),
        ("Dzhonson", "Jonson"),
        ("Kharkov", "Harkov"),
        ("Müller", "Muler"),
        ("Washington", "Vashington"),
    ],
)
def test_variants_of_a_spelling_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_stems_leave_up_to_four_letters_out_and_keep_three() -> None:
    assert stems("თბილისში") == ("tbilisši", "tbilisš", "tbilis", "tbili", "tbil")
    assert stems("ნინო") == ("nino", "nin")
    assert stems("და") == ("da",)


@pytest.mark.parametrize(
    ("english", "inflected"),
    [
        ("Tbilisi", "თბილისიდან"),
        ("Tskhinvali", "ცხინვალიდან"),
        ("Johnson", "ჯონსონთან"),
        ("Washington", "Вашингтоном"),
        ("Shevardnadze", "Шеварднадзе"),
        ("Levan", "Леваном"),
    ],
)
def test_a_name_is_among_the_stems_of_its_inflected_form(english: str, inflected: str) -> None:
    assert fold(english) in stems(inflected)


@given(st.text("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", min_size=1, max_size=12))
@settings(max_examples=100, deadline=None)
def test_a_name_folds_as_its_own_romanised_form(name: str) -> None:
    assert fold(romanise(name)) == fold(name)
