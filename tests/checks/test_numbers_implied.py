"""Numbers that one text says and the other implies, and those that only seem to be there."""

from __future__ import annotations

import pytest

from i18nsync.checks.numbers import Number
from i18nsync.checks.numbers_unit import Unit
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.core.ports import Check

RIGHT = (
    ("ka", "Gio scored a hat-trick.", "გიომ სამი გოლი გაიტანა."),
    ("ru", "Gio scored a hat trick.", "Гио забил три гола."),
    ("ka", "The thief is in her forties.", "ქურდი 40-დან 50 წლამდე ასაკისაა."),
    ("ru", "The thief is in his twenties.", "Вору от 20 до 30 лет."),
    ("ka", "Closed from 2/10 to 28/11.", "დაკეტილია 2 ოქტომბრიდან 28 ნოემბრამდე."),
    ("ru", "Closed from 2/10 to 28/11.", "Закрыто со 2 октября по 28 ноября."),
    ("ka", "At 8.25 the curtain rose.", "20:25-ზე ფარდა აიწია."),
    ("ru", "At 8.25 the curtain rose.", "В 20:25 поднялся занавес."),
    ("ka", "Four of us left, and six came back.", "წავედით ოთხნი, დავბრუნდით ექვსნი."),
    ("ru", "Seven out of ten cyclists wear a helmet.", "Шлем носят 70 % велосипедистов."),
    ("ka", "Three out of four cows are brown.", "ძროხების 75 % ყავისფერია."),
    ("ru", "Three in four cows are brown.", "Три четверти коров — бурые."),
    ("ru", "He spoke for an hour and twenty minutes.", "Он говорил 80 минут."),
    ("ka", "He spoke for two hours and five minutes.", "მან 125 წუთი ილაპარაკა."),
    ("ru", "The film lasts 100 minutes.", "Фильм идёт час и сорок минут."),
    ("ka", "The film lasts 65 minutes.", "ფილმი ერთი საათი და ხუთი წუთი გრძელდება."),
    ("ru", "A bus leaves every quarter of an hour.", "Автобус отходит раз в 15 минут."),
    ("ka", "Hold it for half a minute.", "30 წამი გააჩერეთ."),
    ("ru", "It snowed on Christmas Eve.", "24 декабря шёл снег."),
    ("ka", "The bank closes on New Year's Eve.", "ბანკი 31 დეკემბერს დაიკეტება."),
    ("ru", "Five to nine: the bell rings.", "8:55. Звенит звонок."),
    ("ka", "We meet at twenty to six.", "17:40-ზე ვხვდებით."),
    ("ru", "The hundred-metre race was cancelled.", "Забег на стометровке отменили."),
    ("ru", "She died aged 79.", "Она умерла на восьмидесятом году жизни."),
    ("ru", "The throne of Catherine II's son", "Трон сына Екатерины II"),
)
WRONG = (
    ("ka", "Gio scored a hat-trick.", "გიომ ოთხი გოლი გაიტანა."),
    ("ka", "The thief is in her forties.", "ქურდი 40-დან 60 წლამდე ასაკისაა."),
    ("ru", "Closed until 28/11.", "Закрыто до 27 ноября."),
    ("ru", "At 8.25 the curtain rose.", "В 21:25 поднялся занавес."),
    ("ru", "Seven out of ten cyclists wear a helmet.", "Шлем носят 60 % велосипедистов."),
    ("ru", "He spoke for an hour and twenty minutes.", "Он говорил 90 минут."),
    ("ru", "Five to nine: the bell rings.", "9:55. Звенит звонок."),
    ("ru", "The throne of Peter III's son", "Трон сына Петра II"),
    ("ka", "The second of the three fires was put out.", "სამი ხანძრიდან მესამე ჩააქრეს."),
    ("ru", "The choir won three times and twice came last.", "Хор трижды победил и трижды пришёл последним."),
)
UNITS = (
    ("ka", "The park is half a hectare in size.", "პარკი ნახევარი კვადრატული კილომეტრია."),
    ("ru", "Six tonnes of apples were lost.", "Пропало шесть фунтов яблок."),
    ("ru", "He paid 20 euros.", "Он заплатил 20 фунтов."),
    ("ka", "Salinity rose to 30 per mille.", "მარილიანობა 30 %-მდე გაიზარდა."),
    ("ru", "The pump moves 90 litres of milk a minute.", "Насос качает 90 литров молока в секунду."),
    ("ka", "He drinks 3 litres of water a week.", "ის თვეში 3 ლიტრ წყალს სვამს."),
    ("ru", "It slid to 3 percent.", "Показатель упал до 3 ‰."),
)
SAME_UNITS = (
    ("ru", "The pump moves 90 litres of milk a minute.", "Насос качает 90 литров молока в минуту."),
    ("ka", "He drinks 3 litres of water a day.", "ის დღეში 3 ლიტრ წყალს სვამს."),
    ("ru", "He left 3 tonnes a year ago.", "Он оставил 3 тонны год назад, в день свадьбы."),
    ("ru", "It slid to 3 per mille.", "Показатель упал до 3 промилле."),
    ("ru", "He paid 20 pounds for 6 pounds of tea.", "Он заплатил 20 фунтов за 6 фунтов чая."),
)


def _found(check: Check, language: str, source: str, target: str) -> list[str]:
    return [one.message for one in check.run(Pair(source, target, Setting(Locale(language))))]


@pytest.mark.parametrize(("language", "source", "target"), RIGHT)
def test_implied_number_is_silent(language: str, source: str, target: str) -> None:
    assert _found(Number(), language, source, target) == []


@pytest.mark.parametrize(("language", "source", "target"), WRONG)
def test_number_that_is_not_implied_is_found(language: str, source: str, target: str) -> None:
    assert _found(Number(), language, source, target)


@pytest.mark.parametrize(("language", "source", "target"), UNITS)
def test_other_unit_is_found(language: str, source: str, target: str) -> None:
    assert _found(Unit(), language, source, target)


@pytest.mark.parametrize(("language", "source", "target"), SAME_UNITS)
def test_same_unit_is_silent(language: str, source: str, target: str) -> None:
    assert _found(Unit(), language, source, target) == []
