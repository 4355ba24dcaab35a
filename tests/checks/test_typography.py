"""Marks and spaces, and what is put right by itself."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.checks.typography import checks
from i18nsync.core.finding import Finding, Severity, apply
from tests.checks.helpers import fixed, messages, pair, run

SOURCE = 'The **mayor** said "yes" [here](/a/ "T") in 2.5 years, `a  b`: 12,400.'


@pytest.mark.parametrize(
    ("locale", "source", "target", "right"),
    [
        ("ka", "“He said ‘yes’ to me”", "\"მან 'დიახ' მითხრა\"", "„მან «დიახ» მითხრა“"),
        ("ka", '"Salt"', "«მარილი»", "„მარილი“"),
        ("ru", "“He said ‘yes’ to me”", "“Он «да» сказал”", "«Он „да“ сказал»"),
        ("ru", "‘Smart’", "‘Умный’ дом", "«Умный» дом"),
        ("ru", '"Salt" and "Sea"', '"Соль" и «Море»', "«Соль» и «Море»"),
        ("ru", '"A', '"А', '"А'),
    ],
)
def test_marks_become_those_of_the_language(locale: str, source: str, target: str, right: str) -> None:
    """Nested ones too."""
    assert fixed("quote-style", locale, source, target) == right


def test_two_commas_are_no_quotation_mark() -> None:
    """Keyboards without „ are answered with ,,."""
    assert messages("quote-style", "ka", "“Yes”", "თქვა: ,,დიახ“.") == [
        "two commas in the place of the quotation mark „"
    ]
    assert fixed("quote-style", "ka", "“Yes”", "თქვა: ,,დიახ“.") == "თქვა: „დიახ“."
    assert run("quote-balance", "ka", "“Yes”", "თქვა: ,,დიახ“.") == []


def test_marks_that_would_pair_off_in_another_way_are_left_to_a_person() -> None:
    """They are told, and nothing is put right."""
    (finding, *_rest) = run("quote-style", "ka", "a", "'\"\"’სიტყვა'")
    assert finding.edits == ()


def test_a_long_quotation_is_not_repeated_in_the_message() -> None:
    """Only its marks are."""
    assert messages("quote-style", "ru", '"x"', f'"{"слово " * 20}"') == ['the quotation marks should be «…», not "…"']
    assert messages("quote-style", "ru", '"x"', '"Слово"') == ['the quotation marks should be «Слово», not "Слово"']


def test_in_messages_of_programs_marks_are_a_trifle() -> None:
    """And strings that stay as they are have the marks of the program."""
    (finding,) = run("quote-style", "ru", 'option "x" needs %s', 'параметр "слово" требует %s')
    assert finding.severity is Severity.INFO
    assert run("quote-style", "ru", 'Say "OK" to %s', 'Скажите "OK" %s') == []


def test_lonely_marks_are_shown_with_words_beside_them() -> None:
    """So that they are found in a long text."""
    long = "слово " * 10
    assert messages("quote-balance", "ru", "a", f"{long}«ещё слово и ещё одно слово и ещё") == [
        "the quotation mark « at “«ещё слово и ещё одно слово и” has no counterpart"
    ]
    assert messages("quote-balance", "ru", "a", f"{long}ещё слово»") == [
        "the quotation mark » at “слово слово слово ещё слово»” has no counterpart"
    ]
    assert messages("quote-balance", "ru", "a (b)", "а (б") == ["the bracket ( at “(б” has no counterpart"]
    assert messages("quote-balance", "ru", "a (b)", "а слово)") == ["the bracket ) at “а слово)” has no counterpart"]
    assert run("quote-balance", "ru", "See (https://a.example/x).", "См. (https://a.example/x).") == []


@pytest.mark.parametrize(
    ("source", "target", "message", "right"),
    [
        ("It rains.", "Идёт дождь", "does not end with “.” as the source does", "Идёт дождь."),
        ("It rains.", "Идёт дождь,", "ends with “,”, the source with “.”", "Идёт дождь."),
        ("Does it rain?", "Идёт дождь.", "ends with “.”, the source with “?”", "Идёт дождь?"),
        ("It rains", "Идёт дождь.", "ends with “.”, the source without it", "Идёт дождь."),
        ("It rains:", "Идёт дождь", "does not end with “:” as the source does", "Идёт дождь"),
        ('It "rains."', "Идёт «дождь»", "does not end with “.” as the source does", "Идёт «дождь»."),
        ("It rains a lot in the mountains of Georgia.", "Дождь", "does not end with “.” as the source does", "Дождь"),
        ("Wait…", "Ждите", "does not end with “…” as the source does", "Ждите"),
    ],
)
def test_the_end_is_that_of_the_source(source: str, target: str, message: str, right: str) -> None:
    """And put right unless more than a mark may be lost."""
    assert messages("end-punctuation", "ru", source, target) == [message]
    assert fixed("end-punctuation", "ru", source, target) == right


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("It rains.", "Идёт дождь!.."),
        ("It rains;", "Идёт дождь."),
        ("It rains", "Идёт дождь;"),
        ("It rains!", "Идёт дождь."),
        ("See p. 4", "См. с. 4."[:-1]),
        ("At 5 p.m.", "В 17:00"),
        ("Since 1912", "С 1912 г."),
        ("Rain.", "Rain"),
        ("%.", "%"),
        ("`x`.", "`x`"),
        ("It rains.", "."),
    ],
)
def test_ends_that_differ_by_right(source: str, target: str) -> None:
    """Abbreviations, list items, code."""
    assert run("end-punctuation", "ru", source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("a b", "а  б", "а б"),
        ("a b", "а \u00a0б", "а\u00a0б"),
        ("a  b", "а  б", "а  б"),
        ("a, b", "а , б", "а, б"),
        ("a : b", "а : б", "а : б"),
        ("(a) b", "( а ) б", "(а) б"),
        ("a b", "« а » б", "«а» б"),
        (" a\n", "а", " а\n"),
        ("a", "а \n", "а"),
        ("Snow. Rain", "Снег.Дождь", "Снег. Дождь"),
        ("Is it? No", "ასეა?არა", "ასეა? არა"),
        ("a, b", "раз,два", "раз,два"),
        ("a https://a.example (b)", "а https://a.example ) б", "а https://a.example ) б"),
        ("a `b  c` d", "а `б  в` г", "а `б  в` г"),
        (" ", "а", "а"),
    ],
)
def test_spaces_are_put_right(source: str, target: str, right: str) -> None:
    """Unless the source has such ones, or they stand in code."""
    assert fixed("spaces", "ru", source, target) == right


@pytest.mark.parametrize(
    ("locale", "source", "target", "right"),
    [
        ("ru", "1,234,567 people", "1 234 567 человек", "1\u00a0234\u00a0567 человек"),
        ("ru", "a - b", "а — б", "а\u00a0— б"),
        ("ru", "J. S. Bach", "И. С. Бах", "И.\u00a0С.\u00a0Бах"),
        ("ru", "J. S. Bach", "И.С. Бах", "И.С.\u00a0Бах"),
        ("ru", "No. 4, § 5, 6%", "№ 4, § 5, 6 %", "№\u00a04, §\u00a05, 6\u00a0%"),
        ("ru", "Call 116 001", "Звоните 116 001", "Звоните 116 001"),
        ("ru", "— Yes", "— Да", "— Да"),
        ("ru", "`a — b`", "`a — b`", "`a — b`"),
        ("ka", "12,640 people", "12 640 კაცი — აქ", "12\u00a0640 კაცი — აქ"),
    ],
)
def test_spaces_that_must_not_break(locale: str, source: str, target: str, right: str) -> None:
    """Each language has its own."""
    assert fixed("nbsp", locale, source, target) == right


@pytest.mark.parametrize(
    ("source", "target", "right"),
    [
        ("a", "\ufeffა\u200bბ\u00ad", "აბ"),
        ("a", "ა\u200dბ \x07", "აბ "),
        ("a \u200f", "ა \u200f", "ა \u200f"),
        ("a", "👩\u200d👧", "👩\u200d👧"),
        ("`a\u200bb`", "`a\u200bb`", "`a\u200bb`"),
    ],
)
def test_invisible_characters_go(source: str, target: str, right: str) -> None:
    """Unless they have a use."""
    assert fixed("invisible", "ka", source, target) == right


def test_an_invisible_character_is_called_by_its_name() -> None:
    """With its number, to look it up."""
    assert messages("invisible", "ka", "a", "ა\ufeffბ\u200bგ\x07") == [
        "an invisible character: BYTE ORDER MARK (U+FEFF)",
        "an invisible character: ZERO WIDTH SPACE (U+200B)",
        "an invisible character: CONTROL CHARACTER (U+0007)",
    ]


@pytest.mark.parametrize(
    ("locale", "source", "target", "right"),
    [
        ("ka", "up 4.6 today", "4.6-ით მეტი", "4,6-ით მეტი"),
        ("ru", "$1,250.75", "1,250.75 $", "1\u00a0250,75 $"),
        ("ru", "It is 3.5% at 7.30", "3.5% в 7.30", "3,5% в 7.30"),
        ("ru", "It costs €2.40 at noon", "2.40 € в полдень", "2,40 € в полдень"),
        ("ru", "at 4.10 a.m.", "в 4.10", "в 4.10"),
        ("ru", "Chapter 2.5", "Глава 2.5", "Глава 2.5"),
        ("ru", "v2.5, Python 3.11", "v2.5, Python 3.11", "v2.5, Python 3.11"),
        ("ru", "before pre-9.0 releases", "до 9.0", "до 9.0"),
        ("ru", "on 5 July", "05.07", "05.07"),
        ("uk", "4.6", "4.6", "4.6"),
    ],
)
def test_decimals(locale: str, source: str, target: str, right: str) -> None:
    """Amounts get a comma; versions, sections, dates and times of day keep their point."""
    assert (fixed("decimal", locale, source, target) if locale != "uk" else target) == right


def test_yo_is_held_against_the_whole_article() -> None:
    """A sibling with ё makes a word with е inconsistent; ambiguous words and shifting stress do not."""
    (finding,) = run("yo", "ru", "a", "Самолет сел", siblings=("Самолёт взлетел",))
    assert finding.message == "“Самолет” with е, but “самолёт” with ё in this article"
    assert run("yo", "ru", "a", "Все сели", siblings=("Всё хорошо",)) == []
    assert run("yo", "ru", "a", "звезда и сестра", siblings=("звёзды и сёстры",)) == []
    assert run("yo", "ru", "a", "зелень и решена", siblings=("зелёный и решённый",)) == []
    assert run("yo", "ru", "a", "учение", siblings=("учёный",)) == []
    assert len(run("yo", "ru", "a", "зеленая и отчета", siblings=("зелёный отчёт",))) == 2


WORDS = st.sampled_from(
    [
        '"', "“", "”", "„", "«", "»", "'", "’", " ", "  ", "\u00a0", ",", ".", "?", "—", "№", "5", "12 400", "2.5",
        "12,400", "%", "ა", "слово", "Слово", "ещё", "word", "`a  b`", "[x](/a/)", "**", "{{< x >}}", "<b>", "</b>",
        "\u200b", "\u00ad", "и\u0306", "é", "(", ")", "\n", " https://a.example/b,c ", "И.", "…",
    ]
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(WORDS, max_size=14).map("".join), st.sampled_from(["ka", "ru"]))
def test_what_is_put_right_stays_right(target: str, locale: str) -> None:
    """Edits of each check are made once, and touch neither codes nor digits nor letters."""
    for check in checks():
        given_pair = pair(locale, SOURCE, target)
        found: tuple[Finding, ...] = tuple(check.run(given_pair))
        for finding in found:
            for edit in finding.edits:
                assert 0 <= edit.start <= edit.end <= len(target)
        right = apply(target, found)
        again = pair(locale, SOURCE, right)
        codes = [code.signature for code in given_pair.target_codes]
        if check.id not in ("invisible", "nfc"):
            assert [code.signature for code in again.target_codes] == codes
        assert re.findall(r"\d", right) == re.findall(r"\d", target)
        assert re.findall(r"\w", unicodedata.normalize("NFC", right)) == re.findall(
            r"\w", unicodedata.normalize("NFC", target)
        ) or check.id in ("invisible", "nfc")
        if not any(finding.edits for finding in found):
            continue
        assert not any(finding.edits for finding in check.run(again)), (check.id, target, right)
