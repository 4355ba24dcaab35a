"""Units, currencies and percent signs beside a number, in three languages."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from i18nsync.checks.numbers_model import Kind, Reading

__all__ = ["DIMENSIONS", "Dimension", "read_units", "same"]


class Dimension(NamedTuple):
    """What a unit measures, and how much of it in the dimension's base unit."""

    name: str
    factor: float
    imperial: bool = False


DIMENSIONS: dict[str, Dimension] = {
    "km": Dimension("length", 1000),
    "m": Dimension("length", 1),
    "cm": Dimension("length", 0.01),
    "mm": Dimension("length", 0.001),
    "mile": Dimension("length", 1609.344, True),
    "yard": Dimension("length", 0.9144, True),
    "foot": Dimension("length", 0.3048, True),
    "inch": Dimension("length", 0.0254, True),
    "tonne": Dimension("mass", 1000),
    "kg": Dimension("mass", 1),
    "g": Dimension("mass", 0.001),
    "mg": Dimension("mass", 1e-6),
    "lb": Dimension("mass", 0.4536, True),
    "oz": Dimension("mass", 0.02835, True),
    "km2": Dimension("area", 1e6),
    "ha": Dimension("area", 1e4),
    "m2": Dimension("area", 1),
    "acre": Dimension("area", 4046.86, True),
    "mile2": Dimension("area", 2.59e6, True),
    "foot2": Dimension("area", 0.0929, True),
    "m3": Dimension("volume", 1000),
    "l": Dimension("volume", 1),
    "ml": Dimension("volume", 0.001),
    "gallon": Dimension("volume", 3.785, True),
    "barrel": Dimension("volume", 158.99, True),
    "km/h": Dimension("speed", 1),
    "m/s": Dimension("speed", 3.6),
    "mph": Dimension("speed", 1.609344, True),
    "kw": Dimension("power", 1),
    "mw": Dimension("power", 1e3),
    "gw": Dimension("power", 1e6),
    "kwh": Dimension("energy", 1),
    "mwh": Dimension("energy", 1e3),
    "kb": Dimension("data", 1),
    "mb": Dimension("data", 1e3),
    "gb": Dimension("data", 1e6),
    "tb": Dimension("data", 1e9),
    "c": Dimension("temperature", 1),
    "f": Dimension("temperature", 1, True),
    "second": Dimension("time", 1),
    "minute": Dimension("time", 60),
    "hour": Dimension("time", 3600),
    "day": Dimension("time", 86400),
    "week": Dimension("time", 604800),
    "month": Dimension("time", 2629800),
    "year": Dimension("time", 31557600),
    "decade": Dimension("time", 315576000),
    "century": Dimension("time", 3155760000),
    "%": Dimension("share", 1),
    "pp": Dimension("share", 1),
    "permille": Dimension("share", 1),
} | {
    code: Dimension("money", 1)
    for code in str.split("gel tetri usd cent eur rub gbp try amd azn chf jpy cny uah pln ils kzt inr")
}

_SYMBOLS = {
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "₾": "gel",
    "₽": "rub",
    "¥": "jpy",
    "₴": "uah",
    "₺": "try",
    "֏": "amd",
    "₼": "azn",
}
_CODES = str.split("GEL USD EUR RUB GBP TRY AMD AZN CHF JPY CNY UAH PLN KZT")

# Patterns of what stands after a number; the first that fits counts, so longer ones come first.
_EN = (
    ("pp", r"percentage[- ]points?|%[- ]points?|pp\b|p\.p\."),
    ("permille", r"‰|per[ -]mill?e?\b"),
    ("%", r"%|per[ -]?cent\b|pct\b"),
    ("km/h", r"km/h|kph|kmh|kilomet(?:re|er)s?[ -](?:per|an)[ -]hour"),
    ("mph", r"mph|miles[ -](?:per|an)[ -]hour"),
    ("m/s", r"m/s|met(?:re|er)s? per second"),
    ("km2", r"km²|km2|sq\.? ?km|square[ -]kilomet(?:re|er)s?"),
    ("m2", r"m²|m2|sq\.? ?m|square[ -]met(?:re|er)s?"),
    ("mile2", r"square[ -]miles?"),
    ("foot2", r"square[ -]f(?:ee|oo)t|sq\.? ?ft"),
    ("m3", r"m³|m3|cubic[ -]met(?:re|er)s?"),
    ("kwh", r"kwh|kilowatt[ -]?hours?"),
    ("mwh", r"mwh|megawatt[ -]?hours?"),
    ("km", r"km|kilomet(?:re|er)s?"),
    ("cm", r"cm|centimet(?:re|er)s?"),
    ("mm", r"mm|millimet(?:re|er)s?"),
    ("m", r"met(?:re|er)s?|m"),
    ("mile", r"miles?"),
    ("yard", r"yards?"),
    ("foot", r"feet|foot|ft"),
    ("inch", r"inch(?:es)?"),
    ("kg", r"kgs?|kilos?|kilogram(?:me)?s?"),
    ("mg", r"mg|milligram(?:me)?s?"),
    ("g", r"grams?|grammes?|g"),
    ("tonne", r"tonnes?|tons?"),
    ("gbp", r"pounds? sterling"),
    ("pound", r"pounds?"),
    ("lb", r"lbs?"),
    ("oz", r"ounces?|oz"),
    ("ml", r"ml|millilit(?:re|er)s?"),
    ("l", r"lit(?:re|er)s?"),
    ("gallon", r"gallons?"),
    ("barrel", r"barrels?"),
    ("ha", r"ha|hectares?"),
    ("acre", r"acres?"),
    ("kw", r"kw|kilowatts?"),
    ("mw", r"mw|megawatts?"),
    ("gw", r"gw|gigawatts?"),
    ("kb", r"kb|kib|kilobytes?"),
    ("mb", r"mb|mib|megabytes?"),
    ("gb", r"gb|gib|gigabytes?"),
    ("tb", r"tb|tib|terabytes?"),
    ("c", r"° ?c|℃|degrees (?:celsius|centigrade)"),
    ("f", r"° ?f|℉|degrees fahrenheit"),
    ("degree", r"°|degrees?"),
    ("second", r"seconds?|secs?"),
    ("minute", r"minutes?|mins?"),
    ("hour", r"hours?|hrs?"),
    ("day", r"days?"),
    ("week", r"weeks?"),
    ("month", r"months?"),
    ("year", r"years?|yrs?"),
    ("decade", r"decades?"),
    ("century", r"centur(?:y|ies)"),
    ("gel", r"lari(?:s)?|gel"),
    ("tetri", r"tetris?"),
    ("usd", r"(?:us |american )?dollars?|usd|bucks"),
    ("cent", r"cents?"),
    ("eur", r"euros?|eur"),
    ("rub", r"(?:russian )?rou?bles?|rub"),
    ("try", r"(?:turkish )?liras?|try"),
    ("amd", r"(?:armenian )?drams?"),
    ("azn", r"(?:azerbaijani )?manats?"),
    ("chf", r"(?:swiss )?francs?"),
    ("jpy", r"yen"),
    ("cny", r"yuan|renminbi"),
    ("uah", r"hryvnias?"),
    ("pln", r"zlotys?"),
    ("ils", r"shekels?"),
    ("kzt", r"tenge"),
)
_KA = (
    ("pp", r"პროცენტულ\w* პუნქტ\w*|%-იან\w* პუნქტ\w*|პ\.პ\.|პუნქტ\w*"),
    ("permille", r"‰|პრომილ\w*"),
    ("%", r"%|პროც\w*"),
    ("km/h", r"კმ/სთ|კმ/ს|კილომეტრ\w* საათში|კილომეტრი/საათ\w*"),
    ("mph", r"მილ\w{0,3} საათში|მილი/სთ"),
    ("m/s", r"მ/წმ|მეტრ\w* წამში"),
    ("km2", r"კმ²|კმ2|კვ\.? ?კმ|კვადრატულ\w* კილომეტრ\w*"),
    ("m2", r"მ²|მ2|კვ\.? ?მ\b\.?|კვადრატულ\w* მეტრ\w*|კვადრატ\w*"),
    ("mile2", r"კვადრატულ\w* მილ\w*"),
    ("foot2", r"კვადრატულ\w* ფუტ\w*"),
    ("m3", r"მ³|მ3|კუბ\w* მეტრ\w*|კუბურ\w* მეტრ\w*|კუბომეტრ\w*"),
    ("kwh", r"კვტ[·.-]?ს\w*|კილოვატ-?საათ\w*"),
    ("mwh", r"მვტ[·.-]?ს\w*|მეგავატ-?საათ\w*"),
    ("km", r"კმ|კილომეტრ\w*"),
    ("cm", r"სმ|სანტიმეტრ\w*"),
    ("mm", r"მმ|მილიმეტრ\w*"),
    ("m", r"(?<!-)მ|მეტრ\w*"),
    ("mile", r"მილ(?:ი|ის|ით|ს|ად|მა|ზე|ში|იან\w*|იდან|ამდე)?(?:ა|ც)?"),
    ("yard", r"იარდ\w*"),
    ("foot", r"ფუტ\w*"),
    ("inch", r"დიუიმ\w*|ინჩ\w*"),
    ("kg", r"კგ|კილოგრამ\w*|კილო(?:ს|ზე|მდე|იან\w*|მ|თი|ც)?"),
    ("mg", r"მგ|მილიგრამ\w*"),
    ("g", r"(?<!-)გრ?|გრამ\w*"),
    ("tonne", r"(?<!-)ტ|ტონ\w*"),
    ("gbp", r"(?:ბრიტანულ\w* |გირვანქა )?სტერლინგ\w*|ბრიტანულ\w* გირვანქ\w*|ფუნტ\w* სტერლინგ\w*"),
    ("pound", r"ფუნტ\w*|გირვანქ\w*"),
    ("oz", r"უნცი\w*"),
    ("ml", r"მლ|მილილიტრ\w*"),
    ("l", r"(?<!-)ლ|ლიტრ\w*"),
    ("gallon", r"გალონ\w*"),
    ("barrel", r"ბარელ\w*"),
    ("ha", r"ჰა|ჰექტ\w*"),
    ("acre", r"აკრ\w*"),
    ("kw", r"კვტ|კილოვატ\w*"),
    ("mw", r"მვტ|მგვტ|მეგავატ\w*"),
    ("gw", r"გვტ|გიგავატ\w*"),
    ("kb", r"კბ|კილობაიტ\w*"),
    ("mb", r"მბ|მეგაბაიტ\w*"),
    ("gb", r"გბ|გიგაბაიტ\w*"),
    ("tb", r"ტბ|ტერაბაიტ\w*"),
    ("c", r"° ?[CС]|℃|გრადუს\w* ცელსიუს\w*|ცელსიუს\w*"),
    ("f", r"° ?F|℉|გრადუს\w* ფარენჰაიტ\w*|ფარენჰეიტ\w*|ფარენჰაიტ\w*"),
    ("degree", r"°|გრადუს\w*"),
    ("second", r"წმ|წამ\w*"),
    ("minute", r"წთ|წუთ\w*"),
    ("hour", r"სთ|საათ\w*"),
    ("day", r"დღე-ღამ\w*|დღეღამ\w*|დღ(?:ე(?!სა)\w{0,6}|ის\w{0,6}|ით\w{0,3}|იან\w*)"),
    ("week", r"კვირ\w*"),
    ("month", r"თვ(?:ე(?!ლ|უ)\w{0,6}|ის\w{0,6}|ით|იან\w*)"),
    ("decade", r"ათწლეულ\w*"),
    ("year", r"წ\.|წელ\w*|წლ\w*"),
    ("century", r"საუკუნ\w*"),
    ("gel", r"ლარ\w*"),
    ("tetri", r"თეთრ(?:ი|ის|ს|ით|ად|ამდე|იან\w*)"),
    ("usd", r"(?:აშშ ?|ამერიკულ\w* )?-?დოლარ\w*"),
    ("cent", r"ცენტ\w*"),
    ("eur", r"ევრო(?:ს|ს\w*|თი|მდე|ზე|დ|მ|იან\w*|ა|ც)?"),
    ("rub", r"(?:რუსულ\w* )?რუბლ\w*|რუბ\."),
    ("try", r"(?:თურქულ\w* )?ლირ\w*"),
    ("amd", r"(?:სომხურ\w* )?დრამ\w*"),
    ("azn", r"(?:აზერბაიჯანულ\w* )?მანათ\w*"),
    ("chf", r"(?:შვეიცარიულ\w* )?ფრანკ\w*"),
    ("jpy", r"იენ\w*"),
    ("cny", r"იუან\w*"),
    ("uah", r"გრივნ\w*"),
    ("pln", r"ზლოტ\w*"),
    ("ils", r"შეკელ\w*"),
    ("kzt", r"ტენგე\w*"),
)
_RU = (
    ("pp", r"процентн\w+ пункт\w*|п\. ?п\.|пункт(?:а|ов|ы|у|ом)?"),
    ("permille", r"‰|промилле"),
    ("%", r"%|процент\w*|проц\."),
    ("km/h", r"км/ч\w*|км в час|километр\w* в час"),
    ("mph", r"мил[ьяией]\w* в час|миль/ч"),
    ("m/s", r"м/с|метр\w* в секунду"),
    ("km2", r"км²|км2|кв\.? ?км|квадратн\w+ километр\w*"),
    ("m2", r"м²|м2|кв\.? ?м\b\.?|квадратн\w+ метр\w*"),
    ("mile2", r"квадратн\w+ мил\w*"),
    ("foot2", r"квадратн\w+ фут\w*"),
    ("m3", r"м³|м3|куб\. ?м|кубическ\w+ метр\w*|кубометр\w*|кубов"),
    ("kwh", r"кВт[·*.-]?ч\w*|киловатт-час\w*"),
    ("mwh", r"МВт[·*.-]?ч\w*|мегаватт-час\w*"),
    ("km", r"км|километр\w*"),
    ("cm", r"см|сантиметр\w*"),
    ("mm", r"мм|миллиметр\w*"),
    ("m", r"м|метр\w*"),
    ("mile", r"мил(?:я|и|ь|ю|ей|ям|ями|ях|е)"),
    ("yard", r"ярд\w*"),
    ("foot", r"фут(?:а|ов|у|ы|ам|ами|ах|ом)?"),
    ("inch", r"дюйм\w*"),
    ("kg", r"кг|килограмм\w*|кило"),
    ("mg", r"мг|миллиграмм\w*"),
    ("g", r"гр?(?!\.)|грамм\w*"),
    ("tonne", r"т(?!\.)|тонн\w*"),
    ("gbp", r"фунт\w* стерлингов|британск\w+ фунт\w*"),
    ("pound", r"фунт\w*"),
    ("oz", r"унци\w*"),
    ("ml", r"мл|миллилитр\w*"),
    ("l", r"л|литр\w*"),
    ("gallon", r"галлон\w*"),
    ("barrel", r"баррел\w*"),
    ("ha", r"га|гектар\w*"),
    ("acre", r"акр(?:а|ов|ы|ам|ах)?"),
    ("kw", r"кВт|киловатт\w*"),
    ("mw", r"МВт|мегаватт\w*"),
    ("gw", r"ГВт|гигаватт\w*"),
    ("kb", r"[КкKk][бБ]|килобайт\w*|КиБ"),
    ("mb", r"М[бБ]|мегабайт\w*|МиБ"),
    ("gb", r"Г[бБ]|гигабайт\w*|ГиБ"),
    ("tb", r"Т[бБ]|терабайт\w*|ТиБ"),
    ("c", r"° ?[CС]|℃|градус\w* (?:по )?цельси\w*"),
    ("f", r"° ?F|℉|градус\w* (?:по )?фаренгейт\w*"),
    ("degree", r"°|градус\w*"),
    ("second", r"сек\.?|секунд\w*"),
    ("minute", r"мин\.?|минут\w*"),
    ("hour", r"ч|час(?:а|ов|у|ам|ами|ах|ы|ом|овой|ового|овая|овом)?"),
    ("day", r"день|дня|дней|дню|днём|днем|дням|днями|днях|дни|сутки|суток|суткам|сутками|сутках|дневн\w*|сут\."),
    ("week", r"недел\w*"),
    ("month", r"месяц\w*|мес\."),
    ("year", r"год|года|году|годом|годов|годы|годам|годами|годах|лет|летн\w+|гг?\."),
    ("decade", r"десятилети\w*"),
    ("century", r"век|века|веку|веке|веком|веков|веках|вв?\.|столети\w*"),
    ("gel", r"лари"),
    ("tetri", r"тетри"),
    ("usd", r"(?:американск\w+ )?доллар\w*|долл\."),
    ("cent", r"цент(?:а|ов|ы|у|ам)?"),
    ("eur", r"евро"),
    ("rub", r"(?:российск\w+ )?рубл\w+|руб\.?"),
    ("try", r"(?:турецк\w+ )?лир[аыуе]?\w{0,2}"),
    ("amd", r"(?:армянск\w+ )?драм(?:а|ов|ы|у|ам|ами|ах)?"),
    ("azn", r"(?:азербайджанск\w+ )?манат\w*"),
    ("chf", r"(?:швейцарск\w+ )?франк\w*"),
    ("jpy", r"иен\w*|йен\w*"),
    ("cny", r"юан\w*"),
    ("uah", r"грив[её]?н\w*"),
    ("pln", r"злот\w+"),
    ("ils", r"шекел\w*"),
    ("kzt", r"тенге"),
)
_TABLES = {"en": _EN, "ka": _KA, "ru": _RU}
_ALIKE = ({"pound", "gbp", "lb"}, {"degree", "c", "f"}, {"gbp", "pound"})
_BEFORE = re.compile(rf"(?:(?P<sign>[$€£₾₽¥₴₺֏₼])|\b(?P<code>{'|'.join(_CODES)}))[ \u00a0\u202f]?\Z")
_ARTICLE = re.compile(r"\s(?:of\s)?an?(?=\s)")
_PLAIN_SPACES = str.maketrans("\u00a0\u202f\u2009\n", "    ")
_LINK = re.compile(r"\s?[-–—]\s?|,?\s(?:to|or|and|до|или|и|ან|და)\s|,\s|-?(?:დან|იდან)\s|:|/")


@cache
def _after(language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    table = _TABLES.get(language, _EN[:2])
    symbols = tuple((unit, re.escape(sign)) for sign, unit in _SYMBOLS.items())
    codes = tuple((code.lower(), f"(?-i:{code})") for code in _CODES)
    rows = (*table, *symbols, *codes)
    inner = "|".join(f"(?P<u{at}>(?:{pattern})(?!\\w))" for at, (_, pattern) in enumerate(rows))
    return re.compile(rf"[\s\u00a0\u202f-]?(?:-[ა-ჰ]{{1,4}} )?(?:{inner})", re.IGNORECASE), tuple(
        unit for unit, _ in rows
    )


def unit_of(text: str, one: Reading, language: str) -> str:
    """The unit that a number counts, by what stands right before or after it; empty where that is none."""
    before = _BEFORE.search(text, max(0, one.start - 5), one.start)
    if before is not None:
        return _SYMBOLS[before["sign"]] if before["sign"] else before["code"].lower()
    pattern, units = _after(language)
    end = one.end
    if language == "en" and one.kind is Kind.PART and (article := _ARTICLE.match(text, end)):
        end = article.end()  # half a hectare
    found = pattern.match(text, end)
    if found is None or found.lastgroup is None:
        return ""
    return units[int(found.lastgroup[1:])]


def read_units(text: str, readings: list[Reading], language: str) -> None:
    """Give each number its unit; the numbers of a range or a list share that of the last one."""
    text = text.translate(_PLAIN_SPACES)
    following: Reading | None = None
    for one in reversed(readings):
        one.unit = one.unit or unit_of(text, one, language)
        if (
            not one.unit
            and following is not None
            and following.unit
            and _LINK.fullmatch(text[one.end : following.start])
        ):
            one.unit = following.unit
        following = one


def same(one: str, other: str) -> bool:
    """Whether two units may be the same one: a degree may be any, a pound money or a weight."""
    return one == other or any({one, other} <= alike for alike in _ALIKE if not {one, other} <= {"c", "f", "lb", "gbp"})
