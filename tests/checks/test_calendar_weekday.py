"""Whether days of the week are compared, with the words that look like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.calendar_weekday import DAYS, WeekdayCheck
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting

KA = {
    "": ["ორშაბათს", "სამშაბათს", "ოთხშაბათს", "ხუთშაბათს", "პარასკევს", "შაბათს", "კვირას"],
    "from": ["ორშაბათიდან", "სამშაბათიდან", "ოთხშაბათიდან", "ხუთშაბათიდან", "პარასკევიდან", "შაბათიდან", "კვირიდან"],
    "every": ["ორშაბათობით", "სამშაბათობით", "ოთხშაბათობით", "ხუთშაბათობით", "პარასკევობით", "შაბათობით", "კვირაობით"],
}
RU = {
    "в": ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"],
    "до": ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"],
    "по": ["понедельникам", "вторникам", "средам", "четвергам", "пятницам", "субботам", "воскресеньям"],
}


def run(locale: str, source: str, target: str) -> list[Finding]:
    """What the check finds in a pair."""
    return list(WeekdayCheck().run(Pair(source, target, Setting(Locale(locale)))))


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ka", "Last Friday the river rose.", "გასულ პარასკევს მდინარე ადიდდა."),
        (
            "ka",
            "Open on weekdays and on Saturday mornings; on Sundays closed.",
            "სამუშაო დღეებში და შაბათს დილით; კვირას დაკეტილია.",
        ),
        ("ka", "She comes three times a week.", "ის კვირაში სამჯერ მოდის."),
        ("ka", "The Sunday train", "კვირადღის მატარებელი"),
        ("ka", "On Saturday night", "კვირის ღამეს"),
        ("ka", "On Good Friday", "წითელ პარასკევს"),
        ("ka", "On Easter Sunday", "აღდგომას"),
        ("ka", "He arrives on Monday.", "ის ხვალ ჩამოდის."),
        ("ka", "Saturday was warm, the Sabbath.", "შაბათი თბილი იყო."),
        ("ru", "Sat.–Sun.", "сб–вс"),
        ("ru", "Tue 7 March", "вт, 7 марта"),
        ("ru", "On Wednesday", "В среду"),
        ("ru", "Friday prayers", "Пятничный намаз"),
        ("ru", "A Sunday walk", "Воскресная прогулка"),
        ("ru", "Black Friday sales", "Распродажи"),
        ("ru", "Wednesday Addams is back.", "Уэнсдей Аддамс вернулась."),
        ("ru", "The Open Source Friday", "День открытого кода"),
        ("ru", "Friday", "Fri"),
        ("ru", "The Sun reported it.", "Об этом написала «Сан»."),
        ("ru", "In the Sun he sat.", "Он сидел на солнце."),
        ("ru", "On Sunday the sun shone.", "В воскресенье светило солнце."),
    ],
)
def test_the_same_day_is_left_alone(locale: str, source: str, target: str) -> None:
    """And what only looks like a day."""
    assert run(locale, source, target) == []


@pytest.mark.parametrize(
    ("locale", "source", "target", "lacks", "adds"),
    [
        ("ka", "On Tuesday and Saturday", "სამშაბათს და პარასკევს", "saturday", "friday"),
        ("ka", "Next Sunday morning", "მომავალ შაბათს დილით", "sunday", "saturday"),
        ("ka", "On Saturday", "კვირას", "saturday", "sunday"),
        ("ka", "In two weeks, on Sunday, they play.", "ორ კვირაში, შაბათს, თამაშობენ.", "sunday", "saturday"),
        ("ru", "On Thursday, 22 January", "Во вторник, 22 января", "thursday", "tuesday"),
        ("ru", "Mon–Fri", "пн–чт", "friday", "thursday"),
        ("ru", "On Thursday", "В среду", "thursday", "wednesday"),
        ("ru", "The vote is on Friday.", "Голосование состоится.", "friday", ""),
    ],
)
def test_another_day_is_found(locale: str, source: str, target: str, lacks: str, adds: str) -> None:
    """With both values."""
    (found,) = run(locale, source, target)
    assert (found.lacks, found.adds, found.severity) == (lacks, adds, Severity.ERROR)


def test_messages_tell_both_days() -> None:
    """In the words of the texts, marked."""
    (found,) = run("ka", "It is on Saturdays.", "პარასკევობითაა.")
    assert found.message == "the source says “Saturdays”, the translation “პარასკევობითაა”"
    assert (found.source, found.target) == ((9, 18), (0, 14))
    (found,) = run("ru", "It is on Saturday.", "Состоится.")
    assert found.message == "the weekday “Saturday” is not in the translation"
    assert (found.source, found.target) == ((9, 17), None)


@given(st.integers(0, 6), st.integers(0, 6), st.sampled_from(sorted(KA)), st.sampled_from(sorted(RU)))
def test_every_day_is_known_in_every_form(day: int, other: int, ka: str, ru: str) -> None:
    """The same day is never reported, another one always."""
    source = f"The shop is shut on {DAYS[day].capitalize()}."
    for found in (
        run("ka", source, f"მაღაზია {KA[ka][other]} დაკეტილია."),
        run("ru", source, f"Магазин закрыт {ru} {RU[ru][other]}."),
    ):
        assert [(one.lacks, one.adds) for one in found] == ([] if day == other else [(DAYS[day], DAYS[other])])


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ka", "ru"]))
def test_no_text_makes_it_fail(source: str, target: str, locale: str) -> None:
    """Whatever stands around a day."""
    run(locale, f"{source} Mon-Fri {source} Sunday", f"{target} კვირა {target} ср {target}")
