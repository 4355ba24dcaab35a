"""Whether times of day are compared on the clock's face and by the half of the day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.calendar_clock_en import times as english
from i18nsync.checks.calendar_clock_ka import times as georgian
from i18nsync.checks.calendar_clock_ru import times as russian
from i18nsync.checks.calendar_time import TimeCheck
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
KA = ["პირველ", "ორ", "სამ", "ოთხ", "ხუთ", "ექვს", "შვიდ", "რვა", "ცხრა", "ათ", "თერთმეტ", "თორმეტ"]
KA_OF = [
    "პირველის",
    "ორის",
    "სამის",
    "ოთხის",
    "ხუთის",
    "ექვსის",
    "შვიდის",
    "რვის",
    "ცხრის",
    "ათის",
    "თერთმეტის",
    "თორმეტის",
]
RU = ["час", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать", "двенадцать"]
RU_OF = [
    "первого",
    "второго",
    "третьего",
    "четвёртого",
    "пятого",
    "шестого",
    "седьмого",
    "восьмого",
    "девятого",
    "десятого",
    "одиннадцатого",
    "двенадцатого",
]


def run(locale: str, source: str, target: str) -> list[Finding]:
    """What the check finds in a pair."""
    return list(TimeCheck().run(Pair(source, target, Setting(Locale(locale)))))


def clock(minutes: frozenset[int]) -> str:
    """As `07:30|19:30`."""
    return "|".join(f"{one // 60:02}:{one % 60:02}" for one in sorted(minutes))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 7 p.m.", ["19:00"]),
        ("at 7.30pm", ["19:30"]),
        ("12 a.m., 12 p.m.", ["00:00", "12:00"]),
        ("noon, midday, 12 midnight", ["12:00", "12:00", "00:00"]),
        ("2-6 p.m.", ["02:00|14:00", "18:00"]),
        ("from 19:00 to 0:30", ["19:00", "00:30"]),
        ("6:30", ["06:30|18:30"]),
        ("6:30 in the evening", ["18:30"]),
        ("half past six", ["06:30|18:30"]),
        ("half past six in the morning", ["06:30"]),
        ("a quarter to eight", ["07:45|19:45"]),
        ("it is twenty past nine", ["09:20|21:20"]),
        ("opens at ten to nine", ["08:50|20:50"]),
        ("five to ten people, half after one, from ten to twelve, 5 to 6", []),
        ("seven o'clock, 8 o’clock at night", ["07:00|19:00", "20:00"]),
        ("ten at night, two at night", ["22:00", "02:00"]),
        ("eight in the evening, at five.", ["20:00", "05:00|17:00"]),
        ("at five people, at 10 lari, 14:2, 1:10.5, 2:30:15, 17 p.m.", []),
    ],
)
def test_english_times(text: str, expected: list[str]) -> None:
    """With both halves of the day where it is not said."""
    assert [clock(one.minutes) for one in english(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("19:00 საათზე", ["19:00"]),
        ("საღამოს 7 საათზე", ["19:00"]),
        ("საღამოს შვიდზე", ["19:00"]),
        ("დილის ცხრა საათიდან საღამოს 6 საათამდე", ["09:00", "18:00"]),
        ("ღამის პირველ საათზე", ["01:00"]),
        ("ღამის თორმეტ საათზე", ["00:00"]),
        ("დღის თორმეტ საათზე", ["12:00"]),
        ("რვის ნახევარზე", ["07:30|19:30"]),
        ("საღამოს რვის ნახევარზე", ["19:30"]),
        ("რვის თხუთმეტ წუთზე", ["07:15|19:15"]),
        ("8-ის 20 წუთზე", ["07:20|19:20"]),
        ("პირველის ნახევარი", ["00:30|12:30"]),
        ("ცხრას აკლია ათი წუთი", ["08:50|20:50"]),
        ("ცხრას ათი აკლია", ["08:50|20:50"]),
        ("ცხრას რომ ათი წუთი დააკლდება", ["08:50|20:50"]),
        ("რვის მეოთხედზე", ["07:15|19:15"]),
        ("7 საათსა და 15 წუთზე", ["07:15|19:15"]),
        ("შუადღისას, შუაღამემდე", ["12:00", "00:00"]),
        ("ათზე მეტი კაცი, 7 კაცი, 3,5 მეტრი", []),
    ],
)
def test_georgian_times(text: str, expected: list[str]) -> None:
    """Half past seven is half of the eighth hour."""
    assert [clock(one.minutes) for one in georgian(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в 19:00", ["19:00"]),
        ("в 19.30", ["19:30"]),
        ("в 7 вечера", ["19:00"]),
        ("в семь часов вечера", ["19:00"]),
        ("с семи до девяти вечера", ["07:00|19:00", "21:00"]),
        ("в час ночи, в час дня", ["01:00", "13:00"]),
        ("в 12 ночи, в 12 часов дня", ["00:00", "12:00"]),
        ("в половине восьмого", ["07:30|19:30"]),
        ("полвосьмого утра", ["07:30"]),
        ("в четверть восьмого", ["07:15|19:15"]),
        ("в десять минут восьмого вечера", ["19:10"]),
        ("без четверти восемь", ["07:45|19:45"]),
        ("без двадцати пяти час", ["00:35|12:35"]),
        ("в 7 часов 15 минут утра", ["07:15"]),
        ("полдень, в полночь, после полудня", ["12:00", "00:00", "12:00"]),
        ("в этот час пять человек, 7 метров, 3,5 часов", []),
    ],
)
def test_russian_times(text: str, expected: list[str]) -> None:
    """Half past seven is half of the eighth hour here too."""
    assert [clock(one.minutes) for one in russian(text)] == expected


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ka", "Visiting hours are 11-1 and 5-7.", "მონახულების საათებია 11:00–13:00 და 17:00–19:00."),
        ("ka", "Office hours: 10 a.m.-1 p.m., 2-6 p.m.", "სამუშაო საათები: 10:00–13:00, 14:00–18:00"),
        ("ka", "He slept 7 hours and rose at 7 a.m.", "7 საათი ეძინა და დილის 7 საათზე ადგა."),
        ("ka", "Dinner is at seven.", "ვახშამი შვიდზეა."),
        ("ka", "The tour lasts an hour and starts at noon.", "ტური ერთი საათი გრძელდება და თორმეტ საათზე იწყება."),
        ("ru", "The court met at 9 a.m.", "Суд собрался в 9:00."),
        ("ru", "The meeting is at 12:00 GMT.", "Встреча в 16:00 по тбилисскому времени."),
        ("ru", "At 7 p.m. on Friday evening", "В пятницу вечером, в 7 часов"),
        ("ru", "Three days after 3 p.m. on Monday", "Через 3 дня после 15:00 понедельника"),
        ("ru", "It took from 10 to 12 hours.", "Это заняло от 10 до 12 часов."),
        ("ru", "The train at 10:15 and the bus at 10:45", "Поезд в 10:15, автобус в 10:45"),
        ("ru", "The doors open at 6:30.", "Двери откроются в половине седьмого."),
        ("ru", "At five the lights went out.", "В пять погас свет."),
        ("ru", "It ends at 11 p.m.", "Конец — к 11 часам."),
    ],
)
def test_the_same_time_is_left_alone(locale: str, source: str, target: str) -> None:
    """However it is told."""
    found = run(locale, source, target)
    assert [one for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("locale", "source", "target", "lacks", "adds"),
    [
        ("ka", "It leaves at 9:40 p.m.", "9:40 საათზე გადის.", "21:40", "09:40"),
        ("ka", "It opens at 7 a.m.", "საღამოს 7 საათზე იხსნება.", "07:00", "19:00"),
        ("ka", "It opens at 10:15.", "10:45 საათზე იხსნება.", "10:15", "10:45"),
        ("ka", "Only until noon.", "მხოლოდ შუაღამემდე.", "12:00", "00:00"),
        ("ka", "The kitchen closes at ten.", "სამზარეულო თერთმეტზე იკეტება.", "10:00", "11:00"),
        ("ka", "It begins at ten to nine.", "ათს აკლია ათი წუთი, იწყება.", "08:50", "09:50"),
        ("ru", "It opens at 7 p.m.", "Открывается в 7 утра.", "19:00", "07:00"),
        ("ru", "It opens at 7 p.m.", "Открывается в восемь вечера.", "19:00", "20:00"),
        ("ru", "It begins at a quarter to eight.", "Начало без четверти девять.", "07:45", "08:45"),
        ("ru", "The kitchen closes at ten.", "Кухня закрывается в одиннадцать.", "10:00", "11:00"),
        ("ru", "The bells ring at midnight.", "Колокола звонят в полдень.", "00:00", "12:00"),
        ("ru", "It opens at 19:00.", "Открывается в 18:00.", "19:00", "18:00"),
        ("ru", "It opens on 7 March at 7 p.m.", "Откроется 7 марта в 7 утра.", "19:00", "07:00"),
        ("ka", "It opens on 10 May at 10 a.m.", "10 მაისს დილის 11 საათზე გაიხსნება.", "10:00", "11:00"),
    ],
)
def test_another_time_is_found(locale: str, source: str, target: str, lacks: str, adds: str) -> None:
    """With both values, so that versions can be compared."""
    (found,) = run(locale, source, target)
    assert (found.lacks, found.adds, found.severity) == (lacks, adds, Severity.ERROR)


def test_an_hour_without_its_half_of_the_day_is_a_warning() -> None:
    """In the words of the texts, marked."""
    (found,) = run("ru", "The concert is at 7 p.m.", "Концерт в 7 часов.")
    assert found.message == "the source says “7 p.m.”, the translation “7 часов”"
    assert (found.source, found.target, found.severity) == ((18, 24), (10, 17), Severity.WARNING)


@given(st.integers(1, 12), st.integers(1, 12))
def test_half_past_every_hour_is_known(hour: int, other: int) -> None:
    """And only that hour."""
    source = f"The play begins at half past {WORDS[hour - 1]}."
    assert bool(run("ka", source, f"სპექტაკლი {KA_OF[other % 12]} ნახევარზე იწყება.")) is (hour != other)
    assert bool(run("ru", source, f"Спектакль начнётся в половине {RU_OF[other % 12]}.")) is (hour != other)


@given(st.integers(1, 12), st.integers(1, 12))
def test_every_hour_is_known_in_words(hour: int, other: int) -> None:
    """And only that hour."""
    source = f"It opened at {WORDS[hour - 1]} o'clock."
    assert bool(run("ka", source, f"{KA[other - 1]} საათზე გაიხსნა.")) is (hour != other)
    assert bool(
        run("ru", source, f"Открылось в {RU[other - 1]} дня." if other == 1 else f"Открылось в {RU[other - 1]} часов.")
    ) is (hour != other)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_a_time_in_figures_is_known_on_either_clock(hour: int, minute: int, other: int, late: int) -> None:
    """The same is never reported, another always."""
    half = "a.m." if hour < 12 else "p.m."
    source = f"It opens at {hour % 12 or 12}:{minute:02} {half} every day."
    for locale, target in (("ka", "ყოველდღე {}:{:02} საათზე იხსნება."), ("ru", "Открывается ежедневно в {}:{:02}.")):
        assert run(locale, source, target.format(hour, minute)) == []
        differs = (hour, minute) != (other, late)
        assert bool(run(locale, source, target.format(other, late))) is differs


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["ka", "ru"]))
def test_no_text_makes_it_fail(source: str, target: str, locale: str) -> None:
    """Whatever stands around a time."""
    run(locale, f"{source} 7 p.m. {source} noon", f"{target} 7 საათზე {target} 7 часов {target} без 5 восемь")
