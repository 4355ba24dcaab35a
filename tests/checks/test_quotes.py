"""Quotations, speakers and the glossary's terms."""

from __future__ import annotations

import pytest

from i18nsync.core.finding import Severity
from i18nsync.core.glossary import Glossary, Term
from tests.checks.helpers import CHECKS, messages, pair, run


@pytest.mark.parametrize(
    ("source", "target", "severity"),
    [
        ("“They came at night with dogs,” said Nino.", "Они пришли ночью с собаками.", Severity.ERROR),
        ("“They came at night with dogs,” said Nino.", "Они пришли ночью, сказала Нино.", Severity.WARNING),
        ("He is a “hero” here.", "Он здесь герой.", Severity.INFO),
        ("“One two three,” he said. Then it rained. “Four five six.”", "«Раз», — сказал он.", Severity.WARNING),
    ],
)
def test_a_quotation_without_marks(source: str, target: str, severity: Severity) -> None:
    """The longer it is, and the less is left of who says it, the worse."""
    assert [finding.severity for finding in run("quote", "ru", source, target)] == [severity]


def test_what_is_said_of_lost_quotations() -> None:
    """All of them, or how many there are."""
    assert messages("quote", "ru", "The “one two” thing", "Вещь") == [
        "the quotation “one two” is not one in the translation"
    ]
    assert messages("quote", "ru", f"The “{'word ' * 20}” thing", "Вещь") == [
        f"the quotation “{('word ' * 20)[:58]}… is not one in the translation"
    ]
    assert messages("quote", "ru", "The “one two” and the “three four”", "«Вещь» и вещь") == [
        "the source has 2 quotations, the translation 1"
    ]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ru", "“I will come,” he said.", "Он сказал, что придёт."),
        ("ka", "“I will come,” he said.", "მან თქვა, რომ მოვა."),
        ("ka", "“I will come,” he said.", "მოვალო, თქვა მან, ჩემი ძმაც მოვაო."),
        ("ru", "“I will,” he said, “come.”", "Он сказал, что придёт."),
        ("ru", "“Come,” he said. “Go,” she said.", "«Приди»,\u00a0— сказал он. «Уйди»,\u00a0— сказала она."),
        ("ru", "The ship “Nino”", "Корабль «Нино»"),
        ("ru", "Type “%s”", "Введите %s"),
        ("ru", "The '90s and the farmers' union", "Девяностые и союз"),
        ("uk", "A", "B"),
    ],
)
def test_quotations_that_are_there(locale: str, source: str, target: str) -> None:
    """In whatever form the language has."""
    assert run("quote", locale, source, target) == []


def test_halves_that_are_two_sentences_do_not_both_become_indirect() -> None:
    """One of them would be left out."""
    assert run("quote", "ru", "“I came,” he said. “You left.”", "Он сказал, что пришёл.") != []


@pytest.mark.parametrize(
    ("locale", "source", "target", "said"),
    [
        ("ka", "It is safe, the owner said.", "უსაფრთხოა.", "“said” has no counterpart: the claim has become a fact"),
        ("ru", "It allegedly burnt.", "Он сгорел.", "“allegedly” has no counterpart: the claim has become a fact"),
        ("ru", "The police said no.", "Пожарные сказали нет.", "somebody else than “police” seems to say so"),
        (
            "ka",
            '"No," said one of the drivers. The company is silent.',
            "„არა“, — აცხადებს კომპანია.",
            "somebody else than “drivers” seems to say so",
        ),
        ("ru", "It reportedly burnt.", "Он сгорел.", "“reportedly” has no counterpart: the claim has become a fact"),
        (
            "ru",
            "It fell, the watchman said.",
            "Оно упало, сказал врач.",
            "somebody else than “watchman” seems to say so",
        ),
        ("ru", "According to the mother, no.", "По словам отца, нет.", "somebody else than “mother” seems to say so"),
    ],
)
def test_claims_keep_their_speaker(locale: str, source: str, target: str, said: str) -> None:
    """Who says it is news."""
    assert messages("attribution", locale, source, target) == [said]


def test_two_speakers_that_changed_places_are_told() -> None:
    """Each sentence has a speaker, but not its own."""
    source = "The mother said it rained. The father said it snowed."
    assert messages("attribution", "ru", source, "Отец сказал, что шёл дождь. Мать сказала, что шёл снег.") == [
        "another speaker than in the source says this: Отец сказал, что шёл дождь"
    ]
    assert run("attribution", "ru", source, "Мать сказала, что шёл дождь. Отец сказал, что шёл снег.") == []
    assert run("attribution", "ru", source, "Родители говорят разное. Мать и отец сказали это.") == []


def test_a_speaker_who_goes_by_a_name_may_do_so() -> None:
    """Nobody else says it."""
    assert run("attribution", "ru", "The mayor said no.", "Беридзе отказал, сказал он.") == []
    assert messages("attribution", "ru", "“No,” the electrician had explained.", "«Нет» — вот как.") == [
        "“explained” has no counterpart: the claim has become a fact"
    ]


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ru", "The car maker recalled 300 buses.", "Завод отозвал 300 автобусов."),
        ("ru", "They argued all night.", "Они спорили всю ночь."),
        ("ru", "The council stated its terms.", "Горсовет изложил условия."),
        ("ka", "Zura says hi.", "ზურა მოგესალმებათ."),
        ("ka", "The mayor said no.", "მერმა უარი თქვა."),
        ("ka", "It rains, forecasters say.", "სინოპტიკოსების ცნობით, წვიმს."),
        ("ru", "That said, it rains.", "При этом идёт дождь."),
        ("ru", "All went according to plan.", "Всё прошло по плану."),
        ("ru", "Later than first announced", "Позже, чем планировалось"),
        ("ru", "It rains, the police said.", "It rains, the police said."),
        ("ru", '"It rains," he said.', "Идёт дождь."),
        ("ru", "The police said no.", "Им отказали, сказали там."),
        ("uk", "The mayor said no.", "Мер."),
    ],
)
def test_claims_that_are_still_claims(locale: str, source: str, target: str) -> None:
    """Other words for it, no claim at all, or another check's business."""
    assert run("attribution", locale, source, target) == []


def test_terms_that_are_names_are_errors_and_common_words_are_warnings() -> None:
    """A common word may go by a pronoun, or be a verb."""
    glossary = Glossary((Term("Saddle Pass", "Унагира", kind="place"), Term("flood", "наводнение")))
    found = list(CHECKS["term"].run(pair("ru", "A flood at the Saddle Pass", "Вода на перевале", glossary=glossary)))
    assert [(finding.severity, finding.message, finding.source) for finding in found] == [
        (Severity.WARNING, "“flood” is “наводнение” in the glossary, and the translation does not have it", (2, 7)),
        (Severity.ERROR, "“Saddle Pass” is “Унагира” in the glossary, and the translation does not have it", (15, 26)),
    ]


def test_a_word_made_of_the_rendering_will_do() -> None:
    """An adjective of it."""
    glossary = Glossary((Term("ticket", "билет"),))
    assert list(CHECKS["term"].run(pair("ru", "a ticket office", "билетная касса", glossary=glossary))) == []


def test_a_forbidden_form_is_put_right_where_that_is_certain() -> None:
    """And told where it is not."""
    glossary = Glossary((Term("commission", "комиссия", forbidden=("делегация", "комитет")),))
    (sure,) = CHECKS["forbidden-term"].run(pair("ru", "the commission", "о делегации", glossary=glossary))
    assert [(edit.start, edit.end, edit.text) for edit in sure.edits] == [(2, 11, "комиссии")]
    assert sure.message == "“делегации” is ruled out for “commission”; the glossary has “комиссия”"
    (unsure,) = CHECKS["forbidden-term"].run(pair("ru", "the commission", "в комитете", glossary=glossary))
    assert unsure.edits == ()
    assert unsure.target == (2, 10)


def test_without_a_glossary_there_are_no_terms() -> None:
    """Nor where the source has none of them."""
    assert run("term", "ru", "the commission", "делегация") == []
    glossary = Glossary((Term("commission", "комиссия"),))
    assert list(CHECKS["term"].run(pair("ru", "rain", "дождь", glossary=glossary))) == []
