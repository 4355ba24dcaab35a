"""Terms: a forbidden form is replaced only where its counterpart is certain; the rest is for a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Term
from i18nsync.core.terms import Remark, RemarkKind, apply

HALL_KA = Term("City Hall", "მერია", forbidden=("რატუშა",))
BUDGET_KA = Term("draft budget", "ბიუჯეტის პროექტი", forbidden=("ბიუჯეტის დრაფტი",))
ADDRESS_KA = Term("park", "პარკი", forbidden=("ბაღი",))
SETTLEMENT_RU = Term("tariff", "тариф", forbidden=("пошлина",))
TOWN_RU = Term("Tsiskari", "Цискари", forbidden=("Цыскари", "Тсискари"))
RIVER_RU = Term("Lurjula", "Лурджула", forbidden=("Лурьюла", "Луржула"))
LARI_KA = Term("lari", "ლარი", forbidden=("ლარები",))


@pytest.mark.parametrize(
    ("language", "term", "before", "after"),
    [
        ("ka", HALL_KA, "რატუშა გაიხსნა.", "მერია გაიხსნა."),
        ("ka", BUDGET_KA, "ბიუჯეტის დრაფტი მზადაა.", "ბიუჯეტის პროექტი მზადაა."),
        ("ka", BUDGET_KA, "ბიუჯეტის დრაფტზე მუშაობენ.", "ბიუჯეტის პროექტზე მუშაობენ."),
        ("ka", ADDRESS_KA, "ბაღებიდან ბაღამდე", "პარკებიდან პარკამდე"),
        ("ru", TOWN_RU, "Из Цыскари в Тсискари.", "Из Цискари в Цискари."),
        ("ru", RIVER_RU, "На Лурьюле и за Луржулой", "На Лурджуле и за Лурджулой"),
        ("ru", Term("ticket", "билет", forbidden=("талон",)), "Талон действует.", "Билет действует."),
        ("ru", Term("ticket", "билет", forbidden=("талон",)), "с талоном", "с билетом"),
    ],
)
def test_what_is_certain_is_replaced(language: str, term: Term, before: str, after: str) -> None:
    """The same class of word, in its base form or with the same ending."""
    applied = apply(before, [term], language)
    assert applied.target == after
    assert {remark.kind for remark in applied.remarks} == {RemarkKind.CORRECTED}


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("ka", HALL_KA, "რატუშაში შეხვდნენ."),  # -ა words may lose it
        ("ka", Term("water", "წყალი", forbidden=("სითხი",)), "სითხის"),  # წყლის
        ("ka", Term("mayor", "მერი", forbidden=("ქალაქის თავი",)), "ქალაქის თავმა"),  # one word for two
        ("ka", Term("lari", "ლარი", forbidden=("ფული",)), "ფული-მანეთი"),
        ("ka", LARI_KA, "ასი ლარები"),  # a form of the right one: the number, not the word
        ("ru", SETTLEMENT_RU, "Пошлина выросла."),  # the verb would have to change
        ("ru", Term("ticket", "билет", forbidden=("талон",)), "два талона"),  # талонá?
        ("ru", Term("ticket", "билет", forbidden=("талон",)), "ТАЛОНОМ"),
        ("ru", Term("school", "школа", forbidden=("казарма",)), "много казарм"),
        ("ru", Term("theatre", "театр «Мейдани»", forbidden=("театр Майдан",)), "театр Майдан"),
        ("ru", Term("city", "Вестник Цискари", forbidden=("Курьер Цискари",)), "Курьером Цискари"),
        ("de", Term("town", "Stadt", forbidden=("Ort",)), "Ort"),
    ],
)
def test_what_is_not_certain_is_left_with_a_remark(language: str, term: Term, text: str) -> None:
    """The text stays as it is, and the reviewer is told."""
    applied = apply(text, [term], language)
    assert applied.target == text
    assert [remark.kind for remark in applied.remarks] == [RemarkKind.FORBIDDEN]


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [
        ("ka", HALL_KA, "მერიაში შეხვდნენ."),
        ("ka", LARI_KA, "ლარებს და ლარს"),  # only just that form is ruled out
        ("ru", Term("notice", "предупреждение", forbidden=("предупреждение о лавине",)), "предупреждение"),
        ("ru", Term("council", "городской совет", ("совет",), ("совет",)), "с советом"),
    ],
)
def test_a_right_rendering_needs_no_remark(language: str, term: Term, text: str) -> None:
    """In any form, and where a forbidden one is a part of it."""
    assert apply(text, [term], language).remarks == ()


def test_a_missing_rendering_is_remarked_on() -> None:
    """The source has the term, the translation nothing of it."""
    applied = apply("Совет заседал.", [SETTLEMENT_RU, SETTLEMENT_RU], "ru")
    assert applied.remarks == (Remark(RemarkKind.MISSING, SETTLEMENT_RU, "", "тариф"),)


def test_remarks_are_plain_sentences() -> None:
    """What, instead of what, and for which term."""
    texts = [
        apply("რატუშა", [HALL_KA], "ka").remarks[0].text,
        apply("რატუშაში", [HALL_KA], "ka").remarks[0].text,
        apply("სახლი", [HALL_KA], "ka").remarks[0].text,
    ]
    assert texts == [
        "“რატუშა” was replaced by “მერია”: the glossary's rendering of “City Hall”",
        "“რატუშაში” is ruled out for “City Hall”; the glossary has “მერია”, in whatever form the sentence needs",
        "“City Hall” is in the source, but “მერია” was not found in the translation",
    ]


def test_markup_and_what_is_replaced_already_are_left_alone() -> None:
    """A forbidden form in a link's address is no word; two entries do not replace one place twice."""
    text = "[რატუშა](/რატუშა)"
    code = InlineCode(1, "[", "](/რატუშა)", 0, 7)
    again = Term("Town Hall", "მერია", forbidden=("რატუშა",))
    applied = apply(text, [HALL_KA, again], "ka", codes=[code])
    assert applied.target == "[მერია](/რატუშა)"
    assert [remark.kind for remark in applied.remarks] == [RemarkKind.CORRECTED, RemarkKind.MISSING]


@given(st.text("რატუშაბღიპკმე ს-", max_size=40))
def test_applying_again_changes_nothing(text: str) -> None:
    """What is set right stays so."""
    once = apply(text, [HALL_KA, ADDRESS_KA], "ka").target
    assert apply(once, [HALL_KA, ADDRESS_KA], "ka").target == once
