"""Translations that are none, and such as lack a part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.finding import Severity
from tests.checks.helpers import CHECKS, messages, pair, run


@pytest.mark.parametrize("target", ["", " ", "\u00a0 \u00a0", "\u200b"])
def test_nothing_is_no_translation(target: str) -> None:
    """Blanks of any kind are nothing."""
    assert messages("empty", "ru", "Rain.", target) == ["there is no translation"]


@pytest.mark.parametrize("source", ["", "12", "—", "%s"])
def test_nothing_is_right_where_there_are_no_words(source: str) -> None:
    """Numbers and placeholders stand for themselves."""
    assert run("empty", "ru", source, "") == []


@pytest.mark.parametrize(
    "target",
    [
        "Error 500 (Server Error)!!1500.That’s an error.",
        "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
        "Too Many Requests",
        "You exceeded your current quota, please check your plan.",
        "{'message': 'Unauthorized'}",
        "undefined",
        "Слишком много запросов. Попробуйте позже.",
        "Лимит исчерпан.",
        "Внутренняя ошибка сервера",
        "ძალიან ბევრი მოთხოვნა, სცადეთ მოგვიანებით.",
        "სერვერის შეცდომა",
        "<!DOCTYPE html><title>503</title>",
        "HTTP 429",
        "Ошибка 503",
        "შეცდომა: კავშირი ვერ დამყარდა.",
        "Access denied",
    ],
)
def test_error_messages_are_known(target: str) -> None:
    """Of services and of those before them, in three languages."""
    assert messages("error-page", "ru", "The choir sang until noon.", target) == [
        "this is an error message, and no translation"
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The server sends an error.", "Ошибка сервера."),
        ("The speed limit was exceeded.", "Лимит исчерпан."),
        ("<html>", "<html>"),
        ("He tried once more", "Он попробовал снова"),
    ],
)
def test_articles_may_speak_of_errors(source: str, target: str) -> None:
    """If their source does."""
    assert run("error-page", "ru", source, target) == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("I cannot translate this text.", "I cannot"),
        ("As an AI language model, I", "As an AI"),
        ("Sure! Хор пел.", "Sure"),
        ("Certainly, here it is", "Certainly,"),
        ("Translation: Хор пел.", "Translation:"),
        ("Русский перевод", ""),
        ("Конечно, вот перевод: Хор пел.", "Конечно, вот"),
        ("Перевод на русский: Хор пел.", "Перевод на русский:"),
        ("Извините, но я не могу это перевести.", "Извините, но я"),
        ("Я не могу помочь с этим.", "Я не могу помочь"),
        ("Как ИИ, я", "Как ИИ"),
        ("Хор пел. Надеюсь, перевод поможет!", "Надеюсь, перевод поможет"),
        ("Хор пел. Note: the choir.", "Note:"),
        ("თარგმანი: გუნდი მღეროდა.", "თარგმანი:"),
        ("რა თქმა უნდა! აი თარგმანი", "რა თქმა უნდა! აი"),
        ("რა თქმა უნდა! გთავაზობთ თარგმანს: გუნდი", "რა თქმა უნდა! გთავაზობთ თარგმან"),
        ("Хор пел. Могу предложить другой вариант.", "Могу предложить друг"),
        ("Ниже перевод: хор пел.", "Ниже перевод"),
        ("სამწუხაროდ, ვერ დაგეხმარებით.", "სამწუხაროდ, ვერ"),
        ("მე ვარ ენობრივი მოდელი", "მე ვარ ენობრივ"),
        ("გუნდი მღეროდა.\n\nშენიშვნა: გუნდი.", "შენიშვნა:"),
    ],
)
def test_the_words_of_a_model_are_known(target: str, words: str) -> None:
    """At the beginning, or in a note behind."""
    found = messages("model-refusal", "ru", "The choir sang.", target)
    assert found == ([f"“{words}” are words of the translation engine, not of the source"] if words else [])


def test_people_may_be_sorry() -> None:
    """If they are in the source."""
    assert run("model-refusal", "ru", "I'm sorry, I could not come", "Извините, я не смог прийти") == []
    assert run("model-refusal", "ka", "Sadly, AI cannot", "როგორც ხელოვნურმა ინტელექტმა") == []
    assert run("model-refusal", "ka", "Please note: bring water", "შენიშვნა: წამოიღეთ წყალი") == []


@pytest.mark.parametrize(
    ("text", "is_prose"),
    [
        ("The mill grinds again.", True),
        ("Council rejects plan for riverside hotel", True),
        ("Mushroom pickers wear bright clothes", True),
        ("Blue Ridge Stone Ltd.", False),
        ("Rue de la Paix", False),
        ("Death in Venice", False),
        ("Log notice file /var/log/tor/notices.log", False),
        ("2017-10-29 09:23:40 [NOTICE] Opening listener on 9150", False),
        ("apt install tor", False),
        ("good morning", False),
        ("FIRE AT OLD MILL", True),
        ("BLUE RIDGE STONE", False),
    ],
)
def test_prose_does_not_stay_as_it_is(text: str, is_prose: bool) -> None:
    """Names, titles and lines of a log do."""
    assert bool(run("unchanged", "ka", text, text)) is is_prose


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("It rains", "Дождь дождь дождь идёт", ["“Дождь” repeats again and again"]),
        ("It rains in town", "Идёт в городе, в городе, в городе", ["“в городе” repeats again and again"]),
        ("It rains on", "Идёт сильный дождь идёт сильный дождь", ["“Идёт сильный дождь” stands twice"]),
        ("It rains", "Сильный сильный дождь", ["“Сильный” stands twice"]),
        ("It rains", "Сильныйыйыйыйый дождь", ["“ый” repeats again and again"]),
        ("It rains", "Дождьььььььььььь идёт дальше весь день", ["“ь” repeats again and again"]),
        ("It is very, very dark", "Темно темно", []),
        ("No. No. No.", "Нет. Нет. Нет.", []),
        ("It rains", "Сильный, сильный дождь", []),
        ("It rains", "по-русски русски", []),
        ("It rains", "очень очень сильно", []),
    ],
)
def test_repetition(source: str, target: str, said: list[str]) -> None:
    """Unless the source repeats, or a comma shows that it is meant."""
    assert messages("repetition", "ru", source, target) == said


def test_a_long_phrase_is_cut_in_the_message() -> None:
    """A loop of a weak engine may be long."""
    phrase = "слово которое повторяется без всякого смысла снова даже ещё раз "
    (said,) = messages("repetition", "ru", "It rains", phrase * 3)
    assert said == f"“{phrase[:59]}…” repeats again and again"


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("x" * 100, "я" * 40, ["far shorter than the source: 40 characters for 100"]),
        ("x" * 100, "я" * 220, ["far longer than the source: 220 characters for 100"]),
        ("x" * 100, "я" * 60, []),
        ("Hi", "Здравствуйте", []),
        ("", "я", []),
        ("[a](https://long.example/address/of/a/page)", "См.", []),
        ("It rained. It snowed.", "Шёл дождь. Шё", ["the text breaks off in the middle of a sentence"]),
    ],
)
def test_length(source: str, target: str, said: list[str]) -> None:
    """Markup does not count, and short texts are free."""
    assert messages("length", "ru", source, target) == said


def test_length_is_a_trifle_in_messages_of_programs() -> None:
    """They are translated freely."""
    (finding,) = run("length", "ru", "%s: " + "x" * 100, "%s: я")
    assert finding.severity is Severity.INFO


A = "The council met on Tuesday evening in the old town hall."
B = "Nobody from the ministry had come."
C = "It will meet again in May to vote on the new budget."
KA, KB, KC = (
    "საკრებულო სამშაბათს საღამოს ძველ რატუშაში შეიკრიბა.",
    "სამინისტროდან არავინ მისულა.",
    "ის ხელახლა მაისში შეიკრიბება, ახალი ბიუჯეტის დასამტკიცებლად.",
)


def test_a_sentence_left_out_is_told() -> None:
    """And one that is made up."""
    (finding,) = run("sentence-missing", "ka", f"{A} {B} {C}", f"{KA} {KC}")
    assert finding.message == f"a sentence seems to be missing, probably “{B}”"
    assert finding.source == (len(A) + 1, len(A) + 1 + len(B))
    made_up = "რეგიონის ტრანსპორტის სამინისტროდან იქ, როგორც ყოველთვის, არავინ მისულა და არც მიუწერიათ."
    (finding,) = run("sentence-missing", "ka", f"{A} {C}", f"{KA} {made_up} {KC}")
    assert finding.message == f"a sentence seems not to be in the source, probably “{made_up[:79]}…”"
    assert finding.target == (len(KA) + 1, len(KA) + 1 + len(made_up))


def test_joined_and_parted_sentences_are_right() -> None:
    """All the words are there."""
    joined = f"{KA[:-1]}; {KB[:-1]}, {KC}"
    assert run("sentence-missing", "ka", f"{A} {B} {C}", joined) == []
    assert run("sentence-missing", "ka", f"{A[:-1]}, but {B[:-1].lower()}, and {C}", f"{KA} {KB} {KC}") == []
    assert run("sentence-missing", "uk", f"{A} {B}", "A. B") == []


def test_another_number_of_sentences_is_told_from_three_on() -> None:
    """With both numbers."""
    assert messages("sentences", "ru", "A ran. B ran. C ran. D ran.", "Все бежали") == [
        "1 sentence here, 4 in the source"
    ]
    assert run("sentences", "ru", "Ann ran. Bob ran.", "Все бежали") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_survived(source: str, target: str) -> None:
    """Nothing that stands in a catalog makes a check fail."""
    for check in ("empty", "error-page", "model-refusal", "unchanged", "repetition", "length", "sentence-missing"):
        list(CHECKS[check].run(pair("ka", source, target)))
