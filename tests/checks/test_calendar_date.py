"""Whether dates, days told from today and seasons are compared as readers understand them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.calendar_date import DateCheck
from i18nsync.checks.calendar_dates import in_source, in_target
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting

EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
KA = [
    "იანვარ",
    "თებერვალ",
    "მარტ",
    "აპრილ",
    "მაის",
    "ივნის",
    "ივლის",
    "აგვისტო",
    "სექტემბერ",
    "ოქტომბერ",
    "ნოემბერ",
    "დეკემბერ",
]
KA_DATIVE = [
    "იანვარს",
    "თებერვალს",
    "მარტს",
    "აპრილს",
    "მაისს",
    "ივნისს",
    "ივლისს",
    "აგვისტოს",
    "სექტემბერს",
    "ოქტომბერს",
    "ნოემბერს",
    "დეკემბერს",
]
KA_UNTIL = [
    "იანვრამდე",
    "თებერვლამდე",
    "მარტამდე",
    "აპრილამდე",
    "მაისამდე",
    "ივნისამდე",
    "ივლისამდე",
    "აგვისტომდე",
    "სექტემბრამდე",
    "ოქტომბრამდე",
    "ნოემბრამდე",
    "დეკემბრამდე",
]
KA_FROM = [
    "იანვრიდან",
    "თებერვლიდან",
    "მარტიდან",
    "აპრილიდან",
    "მაისიდან",
    "ივნისიდან",
    "ივლისიდან",
    "აგვისტოდან",
    "სექტემბრიდან",
    "ოქტომბრიდან",
    "ნოემბრიდან",
    "დეკემბრიდან",
]
RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
RU_IN = [
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
]


def run(locale: str, source: str, target: str) -> list[Finding]:
    """What the check finds in a pair."""
    return list(DateCheck().run(Pair(source, target, Setting(Locale(locale)))))


def values(text: str) -> list[tuple[str, tuple[int, ...], bool]]:
    """The dates of an English text."""
    return [(one.value(), one.days, one.sure) for one in in_source(text)]


RIGHT = [
    ("ka", "On 7 March 2026", "2026 წლის 7 მარტს"),
    ("ka", "March 7, 2026", "7 მარტი, 2026"),
    ("ka", "from 7 to 9 March", "7-დან 9 მარტამდე"),
    ("ka", "7 and 8 March", "7 და 8 მარტს"),
    ("ka", "the 1st of April", "პირველ აპრილს"),
    ("ka", "the first of April", "1-ელ აპრილს"),
    ("ka", "On the night of 7 March", "8 მარტის ღამეს"),
    ("ka", "Since January nothing has happened.", "იანვრიდან არაფერი მომხდარა."),
    ("ka", "Mid-March was cold.", "მარტის შუა რიცხვები ცივი იყო."),
    ("ka", "On 5 September the school opened.", "სკოლა 5 სექტემბერს გაიხსნა."),
    ("ka", "The May elections", "მაისის არჩევნები"),
    ("ka", "She may come alone.", "შესაძლოა, მარტო მოვიდეს."),
    ("ka", "The last day of this month, 31 May", "31, ამ თვის ბოლო დღე"),
    ("ka", "He was born on 1 January.", "ის ახალ წელს დაიბადა."),
    ("ka", "Tomorrow is Friday.", "ხვალ პარასკევია."),
    ("ka", "Next week the pool opens.", "აუზი მომავალ კვირას გაიხსნება."),
    ("ka", "Last year it was cold.", "შარშან ციოდა."),
    ("ru", "On 7 March 2026", "7 марта 2026 года"),
    ("ru", "On 7 March 2026", "07.03.2026"),
    ("ru", "2026-03-07", "7 марта 2026 г."),
    ("ru", "03/07/2026", "7 марта 2026 года"),
    ("ru", "13/03/2026", "13 марта 2026 года"),
    ("ru", "03/13/2026", "13 марта 2026 года"),
    ("ru", "7-9 March", "7–9 марта"),
    ("ru", "7 and 8 March", "седьмого и 8 марта"),
    ("ru", "Mar. 7", "7 мар."),
    ("ru", "7 Sept. 2026", "7 сент. 2026"),
    ("ru", "7 Sep 2026", "7 сен 2026"),
    ("ru", "31 January to 1 February", "с 31 января по 1 февраля"),
    ("ru", "March 5–7 and April 2", "5–7 марта и 2 апреля"),
    ("ru", "The October Revolution", "Октябрьская революция"),
    ("ru", "Theresa May spoke.", "Тереза Мэй выступила."),
    ("ru", "June Carter met April.", "Джун Картер встретила Эйприл."),
    ("ru", "The decision was taken in May and August.", "Решение приняли в мае и августе."),
    ("ru", "In March and April it rained.", "В марте и апреле шли дожди."),
    ("ru", "From March 8 people came.", "С 8 марта приходили люди."),
    ("ru", "In May 2026 and June 2025", "В мае 2026 года и в июне 2025 года"),
    ("ru", "Today the mayor speaks.", "7 марта мэр выступит."),
    ("ru", "He came yesterday and leaves tomorrow.", "Он приехал вчера и завтра уезжает."),
    ("ru", "The children are five and the summer is hot.", "Детям пять лет, лето жаркое."),
    ("ru", "Version 7.3 of 7 March", "Версия 7.3 от 7 марта"),
]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_the_same_date_is_left_alone(locale: str, source: str, target: str) -> None:
    """However it is written."""
    assert run(locale, source, target) == []


WRONG = [
    ("ka", "On 7 March 2026", "2026 წლის 7 მაისს", "--", "2026-03-07", "2026-05-07"),
    ("ka", "from 25 October to 5 November", "25 სექტემბრიდან 5 ნოემბრამდე", "", "--10-25", "--09-25"),
    ("ka", "by 20 August", "30 აგვისტომდე", "", "--08-20", "--08-30"),
    ("ka", "until the end of February 2027", "2027 წლის იანვრის ბოლომდე", "", "2027-02", "2027-01"),
    ("ru", "On the seventh of March", "восьмого марта", "", "--03-07", "--03-08"),
    ("ru", "7 Sept. 2026", "7 окт. 2026", "", "2026-09-07", "2026-10-07"),
    ("ru", "13/03/2026", "13 апреля 2026 года", "", "2026-03-13", "2026-04-13"),
    ("ru", "In May 2026 and June 2025", "В мае 2025 года и в июне 2026 года", "", "2026-05", "2025-05"),
    ("ru", "It is open in July.", "Открыто в июне.", "", "--07", "--06"),
    ("ru", "It is open in July.", "Открыто.", "", "--07", ""),
    ("ka", "He came last summer.", "ის გასულ ზამთარს ჩამოვიდა.", "", "season-summer", "season-winter"),
    ("ka", "Next week the pool opens.", "აუზი გასულ კვირას გაიხსნა.", "", "week-after", "week-before"),
    ("ru", "The vote is tomorrow.", "Голосование было вчера.", "", "day-after", "day-before"),
    ("ru", "Last year it was cold.", "В следующем году было холодно.", "", "year-before", "year-after"),
]


@pytest.mark.parametrize(("locale", "source", "target", "_", "lacks", "adds"), WRONG)
def test_another_date_is_found(locale: str, source: str, target: str, _: str, lacks: str, adds: str) -> None:
    """With both values, so that versions can be compared."""
    found = run(locale, source, target)
    assert (found[0].lacks, found[0].adds) == (lacks, adds)


def test_messages_tell_both_dates() -> None:
    """In the words of the texts."""
    (found,) = run("ka", "It reopens on 12 June.", "12 ივლისს გაიხსნება.")
    assert found.message == "the source says “12 June”, the translation “12 ივლისს”"
    assert (found.source, found.target, found.severity) == ((14, 21), (0, 9), Severity.ERROR)
    (found,) = run("ru", "Open from 4 July.", "Открыто.")
    assert found.message == "the date “4 July” is not in the translation"
    assert (found.source, found.target, found.severity) == ((10, 16), None, Severity.ERROR)
    (found,) = run("ru", "Open in July.", "Открыто.")
    assert found.severity is Severity.WARNING
    (found,) = run("ru", "She comes tomorrow.", "Она придёт сегодня.")
    assert (found.message, found.severity) == (
        "the source says “tomorrow”, the translation “сегодня”",
        Severity.WARNING,
    )


def test_days_exchanged_between_two_dates_are_found() -> None:
    """No number is lost then."""
    found = run("ru", "On 7 March and 9 April", "9 марта и 7 апреля")
    assert [(one.lacks, one.adds) for one in found] == [("--03-07", "--03-09"), ("--04-09", "--04-07")]


def test_words_that_only_look_like_months_are_not_sure() -> None:
    """May, March and August are other things too, unless something says when."""
    assert values("May I march with August and Jan?") == [
        ("--05", (), False),
        ("--08", (), False),
        ("--01", (), False),
    ]
    assert values("in May, last March, early August") == [("--05", (), True), ("--03", (), True), ("--08", (), True)]
    assert values("March and April in May 2020") == [("--03", (), False), ("--04", (), False), ("2020-05", (), True)]
    assert values("13/14/2020, 2020-13-01") == []


def test_russian_names_are_no_months() -> None:
    """A capital within a sentence tells them."""
    text = "Гостью зовут Марта. Мая пришла в марте."
    assert [(one.month, one.sure) for one in in_target(text, text.lower(), "ru")] == [(3, False), (5, True), (3, True)]


@given(st.integers(1, 28), st.integers(0, 11), st.integers(1000, 2099), st.integers(0, 11))
def test_every_date_is_known_in_every_form(day: int, month: int, year: int, other: int) -> None:
    """The same date is never reported, another month always."""
    for source in (
        f"on {day} {EN[month]} {year}",
        f"on {EN[month]} {day}, {year}",
        f"on {year}-{month + 1:02}-{day:02}",
    ):
        for form in (KA_DATIVE, KA_UNTIL, KA_FROM):
            assert run("ka", source, f"{year} წლის {day} {form[month]}") == []
            assert bool(run("ka", source, f"{year} წლის {day} {form[other]}")) is (month != other)
        for target in ("{day} {name} {year} года", "в {year} году, {day} {name}", "{day}-го {name} {year} г."):
            assert run("ru", source, target.format(day=day, name=RU[month], year=year)) == []
            assert bool(run("ru", source, target.format(day=day, name=RU[other], year=year))) is (month != other)
        assert run("ru", source, f"{day:02}.{month + 1:02}.{year}") == []


@given(st.integers(0, 11), st.integers(0, 11))
def test_every_month_alone_is_known(month: int, other: int) -> None:
    """In all the three languages."""
    source = f"It happened in {EN[month]}."
    assert bool(run("ru", source, f"Это случилось в {RU_IN[other]}.")) is (month != other)
    assert bool(run("ka", source, f"ეს მოხდა {KA_DATIVE[other]}.")) is (month != other)


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ka", "ru"]))
def test_no_text_makes_it_fail(source: str, target: str, locale: str) -> None:
    """Whatever stands around a date."""
    run(locale, f"{source}7 March{source} yesterday", f"{target}7 მარტს{target}8 мая{target}")
