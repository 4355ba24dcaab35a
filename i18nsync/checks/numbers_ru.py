"""Number words of Russian: in six cases and three genders, collective, and in compounds."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from i18nsync.checks.numbers_model import Kind, Lexeme, Role, Strength, Value, roman

__all__ = ["lexeme"]

_CARDINALS = {
    0: "ноль нуль нуля нолю нулю нулём нулем нуле",
    1: "один одна одно одного одной одному одним одном одну одною",
    2: "два две двух двум двумя двое двоих двоим двоими оба обе обоих обеих обоим обеим обоими обеими",
    3: "три трёх трем трём трех тремя трое троих троим троими",
    4: "четыре четырёх четырех четырём четырем четырьмя четверо четверых четверым четверыми",
    5: "пять пяти пятью пятеро пятерых пятерым пятерыми",
    6: "шесть шести шестью шестеро шестерых шестерым шестерыми",
    7: "семь семи семью семеро семерых семерым семерыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым восьмерыми",
    9: "девять девяти девятью девятеро девятерых девятерым",
    10: "десять десяти десятью десятеро десятерых десятерым",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трёхсот трехсот трёмстам тремстам тремястами трёхстах трехстах",
    400: "четыреста четырёхсот четырехсот четырёмстам четыремстам четырьмястами четырёхстах четырехстах",
}
_TEENS = str.split(
    "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат тридцат"
)
_MIDDLE = {50: ("пят", "десят"), 60: ("шест", "десят"), 70: ("сем", "десят"), 80: ("восем", "десят")}
_HUNDREDS = {500: "пят", 600: "шест", 700: "сем", 800: "восем", 900: "девят"}

# Stem of the ordinal -> value; the third has endings of its own.
_ORDINALS = {
    "втор": 2,
    "четвёрт": 4,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    **{stem: value for value, stem in enumerate(_TEENS[:9], 11)},
    "двадцат": 20,
    "тридцат": 30,
    "сороков": 40,
    "пятидесят": 50,
    "шестидесят": 60,
    "семидесят": 70,
    "восьмидесят": 80,
    "девяност": 90,
    "сот": 100,
    "двухсот": 200,
    "трёхсот": 300,
    "трехсот": 300,
    "четырёхсот": 400,
    "четырехсот": 400,
    "пятисот": 500,
    "шестисот": 600,
    "семисот": 700,
    "восьмисот": 800,
    "девятисот": 900,
    "тысячн": 1000,
    "двухтысячн": 2000,
    "миллионн": 10**6,
    "перв": 1,
    "нулев": 0,
}
_ADJECTIVE = str.split("ый ий ой ая яя ое ее ого его ому ему ым им ом ем ую юю ой ей ою ые ие ых их ыми ими")
_THIRD = str.split("третий третья третье третьего третьей третьему третьим третьем третью третьи третьих третьими")

# Genitives that compounds begin with: двадцатипятилетний, пятиэтажный, сорокаградусный.
_PREFIXES: dict[str, Value] = {
    "одно": 1,
    "двух": 2,
    "дву": 2,
    "трёх": 3,
    "трех": 3,
    "четырёх": 4,
    "четырех": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
    **{stem + "и": value for value, stem in enumerate(_TEENS[:9], 11)},
    "двадцати": 20,
    "тридцати": 30,
    "сорока": 40,
    "пятидесяти": 50,
    "шестидесяти": 60,
    "семидесяти": 70,
    "восьмидесяти": 80,
    "девяносто": 90,
    "сто": 100,
    "двухсот": 200,
    "трёхсот": 300,
    "трехсот": 300,
    "четырёхсот": 400,
    "четырехсот": 400,
    "пятисот": 500,
    "шестисот": 600,
    "семисот": 700,
    "восьмисот": 800,
    "девятисот": 900,
    "тысяче": 1000,
    "полутора": Fraction(3, 2),
}
# What they count, in compounds; after other words the beginning may be another word's, as in "столичный".
_COUNTED = str.split(
    "летн лети годичн годовал днев суточн недельн месячн час минут секунд веков этажн комнатн местн метров "
    "километров сантиметров миллиметров литров тонн килограмм градусн процентн тысячн миллионн миллиардн миллион "
    "сторонн кратн значн разов томн серийн ступенчат ярусн полосн рублев ларов доллар балльн бальн очков уровнев "
    "этапн угольн мерн цветн язычн палатн партийн местн колёсн колесн осн дверн составн членн местн створчат "
    "ракетн кубов струнн голосн слойн главн спальн смысленн стволь образн рядн паль тактн битн"
)
_UNSURE = frozenset({"одно", "семи", "сто", "сорока", "дву"})

_WHOLE: tuple[tuple[tuple[Value, ...], Strength, Kind, str], ...] = (
    ((Fraction(3, 2),), Strength.STRONG, Kind.CARDINAL, "полтора полторы полутора"),
    ((150,), Strength.STRONG, Kind.CARDINAL, "полтораста полутораста"),
    (
        (2,),
        Strength.WEAK,
        Kind.TIMES,
        "дважды вдвое вдвоем вдвоём двойной двойная двойное двойного двойную двойные двойных",
    ),
    (
        (3,),
        Strength.STRONG,
        Kind.TIMES,
        "трижды втрое втроём втроем тройной тройная тройное тройного тройную тройные тройных",
    ),
    ((4,), Strength.STRONG, Kind.TIMES, "четырежды вчетверо вчетвером четверной"),
    ((5,), Strength.STRONG, Kind.TIMES, "впятеро впятером пятикратно"),
    ((6,), Strength.STRONG, Kind.TIMES, "вшестеро вшестером"),
    ((7,), Strength.STRONG, Kind.TIMES, "всемеро всемером"),
    ((8,), Strength.STRONG, Kind.TIMES, "ввосьмеро ввосьмером"),
    ((10,), Strength.STRONG, Kind.TIMES, "вдесятеро"),
    (
        (2,),
        Strength.OPTIONAL,
        Kind.CARDINAL,
        "пара пары пару парой паре пар двойка двойки двойку двойня двойню двойней близнецы",
    ),
    ((3,), Strength.WEAK, Kind.CARDINAL, "тройка тройки тройку тройкой тройке тройня тройню"),
    ((4,), Strength.WEAK, Kind.CARDINAL, "четвёрка четверка четвёрки четверки четвёрку четверку четвёркой четверкой"),
    (
        (5,),
        Strength.WEAK,
        Kind.CARDINAL,
        "пятёрка пятерка пятёрки пятерки пятёрку пятерку пятёрке пятерке пятёркой пятеркой",
    ),
    ((6,), Strength.WEAK, Kind.CARDINAL, "шестёрка шестерка шестёрки шестерки шестёрку шестерку"),
    (
        (7,),
        Strength.WEAK,
        Kind.CARDINAL,
        "семёрка семерка семёрки семерки семёрку семерку семёркой семеркой семёрке семерке",
    ),
    ((8,), Strength.WEAK, Kind.CARDINAL, "восьмёрка восьмерка восьмёрки восьмерки восьмёрку восьмерку"),
    ((10,), Strength.WEAK, Kind.CARDINAL, "десятку десяткой десятке"),
    ((20,), Strength.WEAK, Kind.CARDINAL, "двадцатка двадцатки двадцатку двадцаткой двадцатке"),
    (
        (10,),
        Strength.OPTIONAL,
        Kind.CARDINAL,
        "десятилетие десятилетия десятилетий десятилетию десятилетием",
    ),
    (
        (100,),
        Strength.OPTIONAL,
        Kind.CARDINAL,
        "столетие столетия столетий столетию столетием век века веку веке веков",
    ),
    ((1000,), Strength.OPTIONAL, Kind.VAGUE, "тысячами"),
    ((1000,), Strength.OPTIONAL, Kind.CARDINAL, "тысячелетие тысячелетия тысячелетий тысячелетием"),
    (
        (24, 1),
        Strength.OPTIONAL,
        Kind.CARDINAL,
        "сутки суток сутками сутках круглосуточно круглосуточный круглосуточная круглосуточное",
    ),
    ((1,), Strength.OPTIONAL, Kind.CARDINAL, "одни одних одними одним однажды едва раз разом"),
    ((2,), Strength.OPTIONAL, Kind.ORDINAL, "вторично вторичный вторичная вторичное вторичные вторичных"),
)
_HALVED = str.split(
    "суток страны метра километра литра тонны стакана города дела мира жизни слова -литра -страны -города"
)
_STEMS: tuple[tuple[str, Lexeme], ...] = (
    ("полмиллион", Lexeme(Role.WHOLE, (500_000,))),
    ("полмиллиард", Lexeme(Role.WHOLE, (500_000_000,))),
    ("полтысяч", Lexeme(Role.WHOLE, (500,))),
    ("полсотн", Lexeme(Role.WHOLE, (50,))),
    ("полдюжин", Lexeme(Role.WHOLE, (6,))),
    ("полвек", Lexeme(Role.WHOLE, (50, Fraction(1, 2)))),
    ("полувек", Lexeme(Role.WHOLE, (50, Fraction(1, 2)))),
    ("полчас", Lexeme(Role.WHOLE, (30, Fraction(1, 2)), Strength.WEAK)),
    ("получас", Lexeme(Role.WHOLE, (30, Fraction(1, 2)), Strength.WEAK)),
    ("полгод", Lexeme(Role.WHOLE, (6, Fraction(1, 2)), Strength.WEAK)),
    ("полугод", Lexeme(Role.WHOLE, (6, Fraction(1, 2)), Strength.WEAK)),
    *((f"пол{noun}", Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART)) for noun in _HALVED),
    ("обнул", Lexeme(Role.WHOLE, (0,), Strength.OPTIONAL)),
    ("десятичн", Lexeme(Role.WHOLE, (10,), Strength.OPTIONAL)),
    ("полдень", Lexeme(Role.WHOLE, (12,), Strength.OPTIONAL)),
    ("полдня", Lexeme(Role.WHOLE, (12, Fraction(1, 2)), Strength.OPTIONAL)),
    ("полудн", Lexeme(Role.WHOLE, (12,), Strength.OPTIONAL)),
    ("полноч", Lexeme(Role.WHOLE, (0, 24, 12), Strength.OPTIONAL)),
    ("полуноч", Lexeme(Role.WHOLE, (0, 24, 12), Strength.OPTIONAL)),
    ("половин", Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART)),
    ("наполовину", Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART)),
    ("вполовину", Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART)),
    ("полуфинал", Lexeme(Role.WHOLE, (Fraction(1, 2), 2), Strength.OPTIONAL)),
    ("четвертьфинал", Lexeme(Role.WHOLE, (Fraction(1, 4), 4), Strength.OPTIONAL)),
    ("четверть", Lexeme(Role.PART, (4,), Strength.STRONG, Kind.PART)),
    ("четвертью", Lexeme(Role.PART, (4,), Strength.STRONG, Kind.PART)),
    ("удво", Lexeme(Role.WHOLE, (2,), Strength.WEAK, Kind.TIMES)),
    ("утро", Lexeme(Role.WHOLE, (3,), Strength.STRONG, Kind.TIMES)),
    ("учетвер", Lexeme(Role.WHOLE, (4,), Strength.STRONG, Kind.TIMES)),
    ("упятер", Lexeme(Role.WHOLE, (5,), Strength.STRONG, Kind.TIMES)),
    ("удесятер", Lexeme(Role.WHOLE, (10,), Strength.STRONG, Kind.TIMES)),
    ("дюжин", Lexeme(Role.HUNDRED, (12,))),
    *((f"десятк{ending}", Lexeme(Role.HUNDRED, (10, 12), Strength.WEAK)) for ending in ("и", "ов", "ам", "ах")),
    *((f"сот{ending}", Lexeme(Role.HUNDRED, (100,), Strength.WEAK)) for ending in ("ни", "ен", "ням", "нях")),
    ("десяток", Lexeme(Role.HUNDRED, (10, 12), Strength.WEAK)),
    ("десятка", Lexeme(Role.HUNDRED, (10, 12), Strength.WEAK)),
    ("сотня", Lexeme(Role.HUNDRED, (100,), Strength.WEAK)),
    ("сотню", Lexeme(Role.HUNDRED, (100,), Strength.WEAK)),
    ("сотней", Lexeme(Role.HUNDRED, (100,), Strength.WEAK)),
    ("сотне", Lexeme(Role.HUNDRED, (100,), Strength.WEAK)),
    ("двукрат", Lexeme(Role.WHOLE, (2,), Strength.WEAK, Kind.TIMES)),
    ("двухкрат", Lexeme(Role.WHOLE, (2,), Strength.WEAK, Kind.TIMES)),
)
_SHARE = ("треть", "трети", "третью", "третей", "третям", "третями", "третях")
_QUARTER = ("четверти", "четвертей", "четвертям", "четвертями")


def _table() -> dict[str, Lexeme]:
    table: dict[str, Lexeme] = {}
    for stem, value in _ORDINALS.items():
        strength = Strength.STRONG if value > 2 else Strength.WEAK
        table |= dict.fromkeys(
            (stem + ending for ending in _ADJECTIVE), Lexeme(Role.ORDINAL, (value,), strength, Kind.ORDINAL)
        )
    table |= dict.fromkeys(_THIRD, Lexeme(Role.ORDINAL, (3,), kind=Kind.ORDINAL))
    for value, words in _CARDINALS.items():
        strength = Strength.STRONG if value > 2 else Strength.WEAK
        table |= dict.fromkeys(words.split(), Lexeme(Role.CARDINAL, (value,), strength))
    for value, stem in enumerate(_TEENS, 11):
        number = value if value < 20 else 20 if value == 20 else 30
        table |= dict.fromkeys((stem + ending for ending in ("ь", "и", "ью")), Lexeme(Role.CARDINAL, (number,)))
    for value, (first, second) in _MIDDLE.items():
        middle = "восьм" if first == "восем" else first
        forms: tuple[str, ...] = (
            f"{first}ь{second}",
            f"{middle}и{second}и",
            f"{first}ью{second}ью",
            f"{middle}ью{second}ью",
        )
        table |= dict.fromkeys(forms, Lexeme(Role.CARDINAL, (value,)))
    for value, first in _HUNDREDS.items():
        middle = "восьм" if first == "восем" else first
        forms = (
            f"{first}ьсот",
            f"{middle}исот",
            f"{middle}истам",
            f"{first}ьюстами",
            f"{middle}ьюстами",
            f"{middle}истах",
        )
        table |= dict.fromkeys(forms, Lexeme(Role.CARDINAL, (value,)))
    for places, stem in ((6, "миллион"), (9, "миллиард"), (12, "триллион")):
        forms = tuple(stem + ending for ending in ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"))
        table |= dict.fromkeys(forms, Lexeme(Role.SCALE, (10**places,)))
    for places, words in (
        (3, "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячах тыс"),
        (6, "млн"),
        (9, "млрд"),
        (12, "трлн"),
    ):
        table |= dict.fromkeys(words.split(), Lexeme(Role.SCALE, (10**places,)))
    for values, strength, kind, words in _WHOLE:
        table |= dict.fromkeys(words.split(), Lexeme(Role.WHOLE, values, strength, kind))
    table |= dict.fromkeys(_SHARE, Lexeme(Role.PART, (3,), Strength.STRONG, Kind.PART))
    table |= dict.fromkeys(_QUARTER, Lexeme(Role.PART, (4,), Strength.STRONG, Kind.PART))
    return table


_TABLE = _table()


@cache
def _compound() -> re.Pattern[str]:
    prefixes = "|".join(sorted(_PREFIXES, key=len, reverse=True))
    ending = (
        r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ые|ие|ых|их|ыми|ими"
        r"|ия|ию|ии|о|е|ка|ки|ку|ник\w{0,3})"
    )
    return re.compile(rf"(?P<first>{prefixes})(?P<second>{prefixes})?(?P<rest>[а-яё]{{2,}}?){ending}\Z")


_HEAD = 4  # letters: as many as the shortest of the stems has
_BY_HEAD: dict[str, list[tuple[str, Lexeme]]] = {}
for _stem, _meaning in _STEMS:
    _BY_HEAD.setdefault(_stem[:_HEAD], []).append((_stem, _meaning))
_STARTS = tuple(_PREFIXES)


def lexeme(word: str) -> Lexeme | None:
    """What a Russian word says as a number; None where it says none."""
    if word.isupper() and (found := roman(word)) is not None:
        return found
    word = word.lower()
    known = _TABLE.get(word)
    if known is not None:
        return known
    for stem, meaning in _BY_HEAD.get(word[:_HEAD], ()):
        if word.startswith(stem):
            return None if stem == "утро" and not word.startswith(("утрои", "утроен", "утроя")) else meaning
    return _composed(word) if word.startswith(_STARTS) else None


def _composed(word: str) -> Lexeme | None:
    found = _compound().match(word)
    if found is None:
        return None
    first, second = found["first"], found["second"]
    value = _PREFIXES[first]
    if second:
        if value < 20 or _PREFIXES[second] >= 10 ** (2 if value >= 100 else 1):
            return None
        value += _PREFIXES[second]
    counted = found["rest"].startswith(tuple(_COUNTED))
    if found["rest"].startswith("чн") or (not counted and not second and first in _UNSURE):
        return None
    strength = Strength.STRONG if value > 2 or isinstance(value, Fraction) else Strength.WEAK
    scale = 1000 if found["rest"].startswith("тысячн") else 10**6 if found["rest"].startswith("миллион") else 1
    scale = 100 if found["rest"].startswith("веков") else scale
    kind = Kind.TIMES if found["rest"].startswith("кратн") else Kind.CARDINAL
    return Lexeme(Role.WHOLE, (value * scale,), strength, kind)
