"""Number words of Georgian: vigesimal, inflected, and grown together with what they count.

After any school grammar (Shanidze, *Basics of the Georgian Grammar*, 1973): 97 is ოთხმოცდაჩვიდმეტი, four twenties and
seventeen; an ordinal puts მე- before the last part and -ე behind it (ოთხმოცდამეჩვიდმეტე), a part of a whole adds -დ-
to that (მეხუთედი).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from i18nsync.checks.numbers_model import Kind, Lexeme, Role, Strength, Value, roman

__all__ = ["lexeme"]

_SMALL = {
    "ერთ": 1,
    "ორ": 2,
    "სამ": 3,
    "ოთხ": 4,
    "ხუთ": 5,
    "ექვს": 6,
    "შვიდ": 7,
    "რვა": 8,
    "რვ": 8,
    "ცხრა": 9,
    "ცხრ": 9,
    "ათ": 10,
    "თერთმეტ": 11,
    "თორმეტ": 12,
    "ცამეტ": 13,
    "თოთხმეტ": 14,
    "თხუთმეტ": 15,
    "თექვსმეტ": 16,
    "ჩვიდმეტ": 17,
    "თვრამეტ": 18,
    "ცხრამეტ": 19,
}
_SCORES = {"ოც": 20, "ორმოც": 40, "სამოც": 60, "ოთხმოც": 80}
_HUNDREDS = {
    "ას": 100,
    "ორას": 200,
    "სამას": 300,
    "ოთხას": 400,
    "ხუთას": 500,
    "ექვსას": 600,
    "შვიდას": 700,
    "რვაას": 800,
    "ცხრაას": 900,
}
_SCALES = {"ათას": 3, "მილიონ": 6, "მილიარდ": 9, "ტრილიონ": 12}

# Case endings, postpositions and particles of a cardinal number; -ვე is "all of them": სამივემ.
_CASES = (
    r"(?:ი|ნი|მა|მ|ს|ის|ით|ად|ო|თ|ში|ზე|თან|სთან|ისთვის|ისათვის|სთვის|ისგან|სგან|ისკენ|სკენ|იდან|დან|ამდე|მდე|ისა|სა"
    r"|ვით|ივით|ისას)?"
)
_PARTICLES = (
    r"(?:ა|აა|ც|აც|ღა|ვე|ოდე|ოდემ|ოდეს|იოდე|იოდეს|იოდემ|ივე|ივეს|ივემ|ივესთვის"
    r"|ივეში|ივეზე|ივედან|ვეს|ვემ|ავე|ვესთვის|ვეში|ვეზე|ვედან)?"
)
_ENDING = rf"{_CASES}{_PARTICLES}"
# An ordinal ends in -ე, which drops before -ის, -ით and the like.
_ORDINAL_ENDING = (
    r"(?:ე|ემ|ეს|ედ|ეში|ეზე|ესთან|ემდე|ეა|ეც|ის|ით|ისთვის|ისგან|იდან|ისა|ის|ეებ\w{0,5}|ე?ჯერ\w{0,3}|ე?ვე|ესაც|ემაც)"
)
_PART_ENDING = rf"ედ{_ENDING}"
# What a number grows together with: ხუთწლიანი, სამსართულიანი, ორჯერ, ათწლეული, ექვსთვიანი.
_COUNTED = str.split(
    "წლ წელ დღ კვირ თვ საათ წუთ წამ საუკუნ სართულ ოთახ კაც ადამიან ადგილ კილომეტრ მეტრ სანტიმეტრ მილიმეტრ კილო "
    "გრამ ლიტრ ტონ ლარ თეთრ დოლარ ევრო გვერდ ფურცლ ტომ ნაწილ ნაწლ ეტაპ საფეხურ ბალ ქულ პუნქტ პროცენტ წევრ ბავშვ "
    "შვილ ზოლ თვალ თვლ კარ ფეხ ხელ თავ ენ ფენ განზომილებ კუთხ მხრ ბორბლ ღერძ ძრავ ცილინდრ სიმ სტრიქონ მოქმედებ "
    "სერი ეპიზოდ აქტ ვარსკვლავ დონ გზ ხაზ რიგ ციფრ ნიშნ ბიტ ჰექტარ ვატ ვოლტ გრადუს სულ კომლ თაობ ფაზ ტურ "
    "რაუნდ მატჩ თამაშ ბიჯ პირ პარტი სახ ნაირ ფერ გვარ ჯერ მაგ ეულ ოდ ტაიმ კვარტალ კვარტლ სეზონ პალატ ძალ წახნაგ "
    "ვაგონ სიტყვ მარცვ მუხლ ნაბიჯ წერტილ ჭიდ ბრძოლ კლას მანქანა სავარძლ საწოლ"
)
_COUNT_TAILS = r"\w{0,14}"  # the noun is enough to know it by
_OPTIONAL: dict[str, tuple[Value, ...]] = {
    "ერთად ერთდროულად ერთმანეთი ერთმანეთს ერთმანეთის ერთხელ ერთიანი ერთიანად ერთობლივი": (1,),
    "დღეღამე დღეღამეში დღეღამის": (24,),
    "მეოთხედფინალი მეოთხედფინალში მეოთხედფინალის მეოთხედფინალს": (Fraction(1, 4), 4),
    "ნახევარფინალი ნახევარფინალში ნახევარფინალის ნახევარფინალს": (Fraction(1, 2), 2),
}


_VAGUE: dict[str, tuple[Value, ...]] = {
    "ათობით ათეულობით ათეულები ათეულებს ათეულებმა": (10, 12),
    "ასობით ასეულობით ასეულები ასეულებს ასეულებმა": (100,),
    "ათასობით ათასეულობით ათასები ათასებს": (1000,),
    "მილიონობით მილიონები მილიონებს": (10**6,),
    "მილიარდობით მილიარდები მილიარდებს": (10**9,),
}
_WORDS = (
    {
        word: Lexeme(Role.WHOLE, values, Strength.OPTIONAL)
        for words, values in _OPTIONAL.items()
        for word in words.split()
    }
    | {
        word: Lexeme(Role.WHOLE, values, Strength.OPTIONAL, Kind.VAGUE)
        for words, values in _VAGUE.items()
        for word in words.split()
    }
    | {
        "მლნ": Lexeme(Role.SCALE, (10**6,)),
        "მლრდ": Lexeme(Role.SCALE, (10**9,)),
    }
)


def _fold(value: int) -> Lexeme:
    return Lexeme(Role.WHOLE, (value,), Strength.STRONG if value > 2 else Strength.WEAK, Kind.TIMES)


_STEMS: tuple[tuple[tuple[str, ...], Lexeme], ...] = (
    (("მეორად", "მეორეხარისხ"), Lexeme(Role.ORDINAL, (2,), Strength.OPTIONAL, Kind.ORDINAL)),
    (("პირველად",), Lexeme(Role.ORDINAL, (1,), Strength.OPTIONAL, Kind.ORDINAL)),
    (("პირველ",), Lexeme(Role.ORDINAL, (1,), Strength.WEAK, Kind.ORDINAL)),
    (("ორმაგ", "გაორმაგ", "გააორმაგ", "აორმაგ", "ორკეც", "გაორკეც"), _fold(2)),
    (("სამმაგ", "გასამმაგ", "გაასამმაგ", "ასამმაგ", "სამკეც", "გასამკეც"), _fold(3)),
    (("ოთხმაგ", "გაოთხმაგ", "გააოთხმაგ", "აოთხმაგ", "ოთხკეც", "გაოთხკეც"), _fold(4)),
    (("ხუთმაგ", "გახუთმაგ", "გაახუთმაგ"), _fold(5)),
    (("ათმაგ", "გაათმაგ"), _fold(10)),
    (
        tuple(f"{noun}ნახევ" for noun in ("წელიწად", "საათ", "თვე", "კვირა", "დღე")),
        Lexeme(Role.WHOLE, (Fraction(3, 2),)),
    ),
    (
        ("ნახევარ", "ნახევრ", "განახევრ", "გაანახევრ", "ანახევრ"),
        Lexeme(Role.PART, (2,), Strength.WEAK, Kind.PART),
    ),
    (("ათეულ",), Lexeme(Role.HUNDRED, (10, 12), Strength.WEAK)),
    (("ასეულ",), Lexeme(Role.HUNDRED, (100,), Strength.WEAK)),
    (("დუჟინ",), Lexeme(Role.HUNDRED, (12,))),
    (("წყვილ",), Lexeme(Role.WHOLE, (2,), Strength.OPTIONAL)),
)
_SHORT = frozenset({9, 10, 20, 100})  # their stems are the beginnings of too many other words
_PERIOD = re.compile(r"(?:ათ|ას|ათას)წლეულ")


@cache
def _number() -> re.Pattern[str]:
    small = "|".join(sorted(_SMALL, key=len, reverse=True))
    hundreds = "|".join(sorted(_HUNDREDS, key=len, reverse=True))
    scores = "|".join(sorted(_SCORES, key=len, reverse=True))
    counted = "|".join(sorted(_COUNTED, key=len, reverse=True))
    scales = "|".join(_SCALES)
    return re.compile(
        rf"(?P<hundreds>{hundreds})?"
        rf"(?:(?P<score>{scores})(?:და)?)?"
        rf"(?P<ordinal>მე)?"
        rf"(?P<last>{small}|{scores}|{hundreds}|ნულ)?(?P<scale>{scales})?"
        rf"(?(ordinal)(?:(?P<part>{_PART_ENDING})|(?P<th>{_ORDINAL_ENDING}))"
        rf"|(?:(?:{counted})\w{{0,5}}(?P<more>ნახევ[არ]\w{{0,6}})|(?P<half>ნახევ[არ]\w{{0,6}})|(?P<plain>{_ENDING})|(?P<counted>{counted}|იან){_COUNT_TAILS}"
        rf"|(?P<other>\w{{3,14}}იან\w{{0,6}})))\Z"
    )


_STARTS = re.compile(
    r"ერთ|ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვ|ცხრ|ათ|თერთმ|თორმ|ცამ|თოთხ|თხუთ|თექვ|ჩვიდ|თვრამ|ოც|ას|მილიონ|მილიარდ|მლნ|მლრდ|ტრილ|ნულ"
    r"|მე(?:ორ|სამ|ოთხ|ხუთ|ექვს|შვიდ|რვ|ცხრ|ათ|თერთ|თორ|ცამ|თოთ|თხუთ|თექვ|ჩვიდ|თვრამ|ოც|ას|მილიონ|ერთ)|პირველ|ნახევ|გაა?ნახევრ|ანახევრ"
    r"|გაორ|გაა?ს?ამმ|გაა?ოთხმ|გაა?ხუთმ|გაათმ|გააორ|აორ|დუჟინ|წყვილ|დღეღამ|წელიწადნ|საათნ|თვენ|კვირან|დღენ|[IVXLCDMХІ]"
)
# They begin like numbers and are none.
_NEVER = re.compile(r"ას(?:ე|ო(?:ს\w*|მ|თი|ებ\w*|ა|ც|თა)?|ევე|ა)\Z|ერთად|ათა\Z|ორა\Z|სამა\Z|სამო\Z|ასად\Z|სამსა\Z")
_NOT = re.compile(r"ათენ|ორსულ|სამსახ|სამთავრ|სამგზავ|ასპირ|ასტურ|ორბიტ|ხუთშაბ|ოთხშაბ|სამშაბ|ორშაბ")


def _sum(found: re.Match[str]) -> int:
    value = _HUNDREDS.get(found["hundreds"] or "", 0) + _SCORES.get(found["score"] or "", 0)
    last = found["last"] or ""
    return value + (_SMALL.get(last) or _SCORES.get(last) or _HUNDREDS.get(last) or 0)


def lexeme(word: str) -> Lexeme | None:
    """What a Georgian word says as a number; None where it says none."""
    if not _STARTS.match(word):
        return None
    if word[0] < "ა":
        return roman(word)
    special = _special(word)
    if special is not None:
        return special
    found = _number().match(word)
    if _NEVER.match(word) or (found is not None and found["plain"] is None and _NOT.match(word)):
        return None
    if found is None or not (found["hundreds"] or found["score"] or found["last"] or found["scale"]):
        return None
    return _read(found)


def _read(found: re.Match[str]) -> Lexeme | None:
    value = _sum(found)
    places = _SCALES.get(found["scale"] or "", 0)
    if found["half"] or found["more"]:
        return Lexeme(Role.WHOLE, (((value or 1) + Fraction(1, 2)) * 10**places,))
    if places and not value and found["plain"] is not None:
        return Lexeme(Role.SCALE, (10**places,))
    value = 0 if found["last"] == "ნულ" else (value or 1) * 10**places
    strength = Strength.STRONG if value > 2 else Strength.WEAK
    if found["ordinal"]:
        return _ordinal(found, value, strength)
    if found["plain"] is not None:
        return Lexeme(Role.CARDINAL if value < 1000 else Role.WHOLE, (value,), strength)
    counted = found["counted"]
    if counted is None and (value < 4 or value in _SHORT):
        return None
    kind = Kind.TIMES if counted in ("ჯერ", "მაგ") else Kind.CARDINAL
    if counted == "ეულ" or _PERIOD.match(found[0]):
        strength = Strength.WEAK
    return Lexeme(Role.WHOLE, (value,), strength, kind)


def _ordinal(found: re.Match[str], value: int, strength: Strength) -> Lexeme:
    if found["part"] is None:
        return Lexeme(Role.ORDINAL, (value,), strength, Kind.ORDINAL)
    if found["part"] == "ედ":  # an adverb too: "for the fifth time"
        return Lexeme(Role.ORDINAL, (value, Fraction(1, value)), strength, Kind.ORDINAL)
    return Lexeme(Role.PART, (value,), strength, Kind.PART)


def _special(word: str) -> Lexeme | None:
    known = _WORDS.get(word)
    if known is not None:
        return known
    for stems, meaning in _STEMS:
        if word.startswith(stems):
            return meaning
    return None
