"""Facts are found in English news text, with values that are equal where the meaning is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.facts import Fact, FactKind, Facts, facts
from i18nsync.core.facts_plain import plain


def found(text: str) -> list[tuple[str, str, str]]:
    return [(fact.kind.value, fact.value, text[fact.start : fact.end]) for fact in facts(text)]


def values(text: str, *kinds: FactKind) -> tuple[str, ...]:
    return facts(text).values(*kinds)


EQUAL = [
    ("4000 people", "4,000 people"),
    ("4 000 people", "4,000 people"),
    ("five bridges", "5 bridges"),
    ("twenty-five cows", "25 cows"),
    ("twenty five cows", "25 cows"),
    ("two hundred and six goats", "206 goats"),
    ("a hundred goats", "100 goats"),
    ("fourty goats", "40 goats"),
    ("one million two hundred thousand trees", "1,200,000 trees"),
    ("1.5 million trees", "1500000 trees"),
    ("half a million trees", "500,000 trees"),
    ("a dozen eggs", "12 eggs"),
    ("half a dozen eggs", "six eggs"),
    ("two dozen eggs", "24 eggs"),
    ("2 dozen eggs", "24 eggs"),
    (".5 of it", "0.5 of it"),
    ("12 % of them", "12 percent of them"),
    ("twelve per cent of them", "12% of them"),
    ("3 percentage points", "3 pp"),
    ("$40,000", "40,000 dollars"),
    ("US$5m", "5 million US dollars"),
    ("GEL 300", "300 lari"),
    ("₾300", "300 GEL"),
    ("€2bn", "two billion euros"),
    ("12 km", "twelve kilometres"),
    ("a 5-year plan", "a five-year plan"),
    ("1.5m of rope", "1.5 metres of rope"),
    ("20th", "twentieth"),
    ("twenty-first", "21st"),
    ("two-thirds of it", "two thirds of it"),
    ("a quarter of it", "one quarter of it"),
    ("½ of it", "half of it"),
    ("10-12 km", "10–12 km"),
    ("10 to 12 km", "10–12 km"),
    ("5-7 million lari", "5 million to 7 million lari"),
    ("13 November", "November 13"),
    ("the 13th of November", "13 November"),
    ("Nov. 13, 2025", "13 November 2025"),
    ("13.11.2025", "2025-11-13"),
    ("13/11/2025", "13 November 2025"),
    ("13–15 November", "November 13-15"),
    ("7 p.m.", "19:00"),
    ("7pm", "19:00"),
    ("seven p.m.", "19:00"),
    ("7:30 am", "07:30"),
    ("12 a.m.", "midnight"),
    ("noon", "12:00"),
    ("each day", "every day"),
    ("no one came", "nobody came"),
    ("did not", "didn’t"),
    ("cannot", "can't"),
    ("didnt", "didn't"),
    ("refused to", "refuses to"),
]


@pytest.mark.parametrize(("first", "second"), EQUAL)
def test_wordings_of_one_value_are_equal(first: str, second: str) -> None:
    assert len(facts(first)) == len(facts(second)) == 1
    assert facts(first).items[0].value == facts(second).items[0].value


DIFFERENT = [
    ("4,000", "400"),
    ("4.000", "4,000"),
    ("million trees", "billion trees"),
    ("12 percent", "12 percentage points"),
    ("12 percent", "12"),
    ("$40", "€40"),
    ("5 km", "5 miles"),
    ("-5 degrees", "5 degrees"),
    ("one third", "the third"),
    ("10-12", "12-10"),
    ("13 November", "13 December"),
    ("13 November 2025", "13 November 2026"),
    ("on Friday", "on Fridays"),
    ("7 a.m.", "7 p.m."),
    ("7 o'clock", "7 p.m."),
    ("the 1920s", "the 1930s"),
    ("hundreds of", "thousands of"),
    ("twice", "thrice"),
    ("today", "tomorrow"),
    ("nobody came", "nothing came"),
    ("03/04/2025", "04/03/2025"),
]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_other_values_are_not_equal(first: str, second: str) -> None:
    assert [fact.value for fact in facts(first)] != [fact.value for fact in facts(second)]


def test_a_sentence_gives_its_facts_in_order_with_spans() -> None:
    text = "On Monday, Nino Beridze did not pay **4,000 lari** to [the Ministry of Justice](https://example.org/a_b)."
    assert found(text) == [
        ("date", "monday", "Monday"),
        ("name", "nino beridze", "Nino Beridze"),
        ("negation", "not", "not"),
        ("money", "4000 gel", "4,000 lari"),
        ("name", "ministry justice", "Ministry of Justice"),
        ("url", "https://example.org/a_b", "https://example.org/a_b"),
    ]


def test_a_quotation_and_its_speaker_hold_other_facts() -> None:
    text = "“We have 12 cows,” said Mayor Beridze."
    assert found(text) == [
        ("quotation", "we have 12 cows", "“We have 12 cows,”"),
        ("number", "12", "12"),
        ("attribution", "beridze", "said Mayor Beridze"),
        ("name", "mayor beridze", "Mayor Beridze"),
    ]
    assert values('«Yes», „no“ and "maybe"', FactKind.QUOTATION) == ("yes", "no", "maybe")
    assert values("According to Nino, Levan said so.", FactKind.ATTRIBUTION) == ("nino", "levan")


def test_addresses_and_telephone_numbers_are_whole() -> None:
    text = "Write to desk@kvirila.example, see www.kvirila.example/2025 or call +995 32 255-01-02 or 555-12-34-56."
    assert found(text) == [
        ("email", "desk@kvirila.example", "desk@kvirila.example"),
        ("url", "www.kvirila.example/2025", "www.kvirila.example/2025"),
        ("phone", "+995322550102", "+995 32 255-01-02"),
        ("phone", "555123456", "555-12-34-56"),
    ]


NAMES = [
    ("The mayor met Nino in Old Tbilisi.", ("nino", "old tbilisi")),
    ("Beridze said so.", ("beridze",)),
    ("Beridze’s house burned.", ("beridze",)),
    ("Levan Kapanadze resigned.", ("levan kapanadze",)),
    ("Police said so. Residents said so. Finally they left. Reading is fun.", ()),
    ("Twenty Georgians came. Twenty came.", ("georgians",)),
    ("Poti is small. They love Poti.", ("poti", "poti")),
    ("NATO and the U.S. and the EU’s office", ("nato", "us", "eu")),
    ("He and I think it’s OK in May, on Friday.", ()),
    ("I saw Mr. Beridze and N. Kobalia.", ("mr beridze", "n kobalia")),
    ("The Kvirila-Dzirula road", ("kvirila-dzirula",)),
    ("City Council Approves Budget", ()),
    ("Council Joins NATO Talks Today Anyway", ("nato",)),
    ("MAYOR RESIGNS AFTER FLOOD", ()),
    ("He lives in a house of Nino", ("nino",)),
    ("The statue of the poet from Gori of old", ("gori",)),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_are_told_from_words_that_begin_a_sentence(text: str, expected: tuple[str, ...]) -> None:
    assert values(text, FactKind.NAME) == expected


def test_negations_near_negations_and_refusals_are_found() -> None:
    text = "Neither can hardly go without it; he failed, denied it, was unable and declined to say no."
    assert values(text, FactKind.NEGATION) == ("neither", "hardly", "without", "no")
    assert values(text, FactKind.REFUSAL) == ("fail", "deny", "unable", "decline")


def test_may_and_march_are_months_only_where_they_say_when() -> None:
    assert values("It may rain in May. May they march? March on.", FactKind.DATE) == ("--05",)
    assert values("in March 2026 and 5 May", FactKind.DATE) == ("2026-03", "--05-05")


def test_one_counts_only_where_it_counts() -> None:
    assert values("One cow, this one, the one, one another", FactKind.NUMBER) == ("1",)
    assert values("the second cow slept for ten seconds") == ()
    assert [fact.value for fact in facts("the second cow slept for ten seconds")] == ["2.", "10 second"]


def test_huge_figures_are_exact() -> None:
    digits = "1" + "0" * 60 + "1"
    assert values(digits, FactKind.NUMBER) == (digits,)
    assert facts(f"{digits}th").items[0].value == f"{digits}."


def test_facts_can_be_asked_for_by_kind() -> None:
    fact = Fact(FactKind.TIME, "19:00", 3, 8, "19:00")
    assert fact.span == (3, 8)
    assert Facts((fact,)).of(FactKind.DATE) == ()
    assert list(Facts((fact,))) == [fact]
    assert len(Facts()) == 0


def test_markup_is_taken_out_with_a_way_back() -> None:
    text = r'A *b* __c__ `d` \*e <i title="x">f</i> ![g](h.png "t") [i][ref] j[^1] k_l <a href="m">n</a>'
    view = plain(text)
    assert view.text == r'A b c d *e f g"t") [i j k_l n'
    assert [link for link, _, _ in view.links] == ["h.png", "m"]
    assert all(view.text[at] == text[view.places[at]] for at in range(len(view.text)))
    assert view.span(2, 2) == (view.places[2], view.places[2])


@given(st.text(alphabet=st.sampled_from("aB1 2.,-%$*_[]()<>“”\"'’\\`:/+0pmthndr\nN"), max_size=60))
@settings(max_examples=250, deadline=None)
def test_any_text_has_facts_whose_spans_lie_within_it(text: str) -> None:
    for fact in facts(text):
        assert 0 <= fact.start <= fact.end <= len(text)
        assert fact.value or fact.kind is FactKind.QUOTATION


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_facts_never_fail(text: str) -> None:
    assert facts(text) == facts(text)
