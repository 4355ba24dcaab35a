"""Negation in Georgian: არ, ვერ, ნუ and what is made of them; and the turns in which they do not negate."""

from __future__ import annotations

import re

from i18nsync.checks.negation_model import ENGLISH, Reading
from i18nsync.core.finding import Span

__all__ = ["NEGATORS", "affixed", "read"]

_VERBAL_WORDS = [
    "არ",
    "ვერ",
    "ნუ",
    "აღარ",
    "ვეღარ",
    "ნუღარ",
    "არა",
    "ვერა",
    "ნურა",
    "არაა",
    "აღარაა",
    "ვერაა",
    "ვეღარაა",
    "არცაა",
]
_WHO = ["ვინ", "ვის", "ვისთვის", "ვისგან", "ვისთან", "ვიზე", "ვისზე", "ვისი", "ვისში", "ვინაც", "ვისაც"]
_WHAT = [
    "ფერი",
    "ფერს",
    "ფრის",
    "ფრით",
    "ფრად",
    "ფერში",
    "ფერზე",
    "ფერშია",
    "ფრისთვის",
    "ფრისგან",
    "ფერთან",
    "ფერიც",
    "ფერსაც",
    "ფრისშემძლე",
    "ფერია",
]
_PRONOUNS = frozenset(
    [f"{head}{tail}" for head in ("არა", "ვერა", "ნურა", "აღარა", "ვეღარა") for tail in (*_WHO, *_WHAT)]
    + [
        f"{head}{tail}"
        for head in ("არა", "ვერა")
        for tail in ("სდროს", "სოდეს", "ნაირი", "ნაირად", "ნაირ", "ნაირმა", "ნაირს", "ნაირი")
    ]
    + [
        "არასდროს",
        "არასოდეს",
        "არსად",
        "არსაით",
        "არსაიდან",
        "ვერსად",
        "ვერსაით",
        "არც",
        "ვერც",
        "ნურც",
        "არცერთი",
        "არცერთ",
        "არცერთმა",
        "არცერთს",
        "არცერთის",
        "არცერთში",
        "არცერთზე",
        "არცთუ",
        "არცა",
        "ვერცერთი",
        "ვერცერთმა",
        "ვერცერთ",
        "ვერცერთს",
        "აღარც",
        "ვეღარც",
        "აღარავინ",
        "აღარსად",
        "აღარასოდეს",
        "აღარასდროს",
        "ვერასდროს",
        "ვერასოდეს",
        "ვერანაირი",
        "ვერანაირად",
        "ნურასოდეს",
        "ნურასდროს",
    ]
)
_WITHOUT = ("გარეშე", "შეუძლებელ")
NEGATORS = frozenset([*_VERBAL_WORDS, *_PRONOUNS])
"""Words that negate for certain."""

# Turns that negate nothing: თუ არა (whether), არა მხოლოდ (not only).
_NONE = re.compile(
    r"(?<![ა-ჰ])(?:თუ\sარა(?![ა-ჰ])|თუ\sარ\s(?:ჩავთვლით|ვიანგარიშებთ)|(?:არა|ვერ|არ)\s?(?:მხოლოდ|მარტო)(?![ა-ჰ])"
    r"|არც\sთუ"
    r"|არა\s(?:ნაკლებ|უგვიანეს|უმეტეს|უადრეს)[ა-ჰ]*|(?:კინაღამ|ლამის)\sარ|არ\s(?:დაგავიწყდე|ერიდებ"
    r"|მოგერიდ)[ა-ჰ]+|ან\sარა(?![ა-ჰ])|არა\sუშავს)"
)
# Turns that a text without a negation may be translated by: სანამ ... არ (until), ხომ არ, არ გამორიცხავს (may).
_OPTIONAL = re.compile(
    r"(?<![ა-ჰ])(?:ხომ\sარ|რატომ(?:აც)?\sარა?(?![ა-ჰ])|(?:სანამ|ვიდრე|მანამ"
    r"|ვიდრემდე)(?:\s(?!არ\s)[ა-ჰ\-0-9%]+){0,9}\s(?:არ|ვერ)(?![ა-ჰ])"
    r"|არ\s(?:(?:არის|იყო)\s)?გამორიცხ[ა-ჰ]+|გამორიცხულ[ა-ჰ]*\sარა?ა?(?![ა-ჰ])|კი\sარა?(?![ა-ჰ])"
    r"|არა?\s[^,.;]{1,50},\sარამედ|არ\sდააყოვნ[ა-ჰ]+"
    r"|არ\s(?:შე|გა|და)?(?:წყვეტ|წყდ|ჩერდ|ჩერებ)[ა-ჰ]+|არ\sშეიძლება(?:\s[ა-ჰ]+){0,3}\sარ(?![ა-ჰ])"
    r"|შეუძლებელია,?(?:\s[ა-ჰ]+){0,4}\sარ(?![ა-ჰ])"
    r"|ეჭვი?\sარ|მეტი\sარ(?:აა|\sარის)?(?![ა-ჰ])|(?:და|ნაცვლად)\sარა(?![ა-ჰ])|გარდა\s(?:[ა-ჰ]+\s){0,2}(?:არავ"
    r"|არაფ|ვერაფ|ვერავ|არსად)[ა-ჰ]*)"
)
# One pass over what may negate, what does so without a verb, and where a clause ends.
_TOKEN = re.compile(
    r"(?<![ა-ჰ])(?:(?:არ|ვერ|ნუ|აღარ|ვეღარ)[ა-ჰ]*|(?:გარეშე|შეუძლებელ)[ა-ჰ]*|(?:და|მაგრამ|ხოლო|თუმცა"
    r"|ან)(?![ა-ჰ]))|[,;:—–]"
)
_VERBAL = frozenset(_VERBAL_WORDS)
_ENDS = frozenset({*",;:—–", "და", "მაგრამ", "ხოლო", "თუმცა", "ან"})

# Words with the privative უ-: by their endings, without those that negate nothing or are positive.
_STOP = (
    r"(?!უ(?:არ|ნდა|კვე|ფრო|ბან|კან|წყ|ფლ|ფას|საფრთხ|ფროს|ნივერ|ზრუნველ|მეტეს|მრავლ|მრავლეს|მაღლ|ცხო|ძველეს"
    r"|მთავრ|ახლ|ბრალო|ჯრ|ღელ|რბან|კრაინ|ცებ|ეცარ|რთიერთ|ქმე|შუალო"
    r"|დიდეს|მცირეს|კეთეს|ნარ|მნიშვნელოვანეს|ნიკალ|ნგრ|თხრ|პასუხ(?:ა|ებ)|ყურ(?:ა|ებს)|ამრავ|ხუც|ძლიერეს|სწრაფეს"
    r"|დარეს|იშვიათეს|მძიმეს|შუამ|გულებ|შვილ(?!ო)))"
)
_AFFIXED = re.compile(
    rf"(?<![ა-ჰ]){_STOP}უ[ა-ჰ]{{2,}}(?:ო|ოდ|ოა|ოს|ოთ|ოც|ოების|ოები|ოებს|ობა|ობის|ობით|ობას|ური|ურად|ური|ელი|ელია"
    rf"|ელად|ელს|ლად|არი|არია|არად|არს|რად|რები|ებელ[ა-ჰ]*|ებლად)(?![ა-ჰ])"
    r"|(?<![ა-ჰ])არა(?:სწორ|ლეგალ|სრულწ|სამთავრ|კანონ|სასურ|ერთ(?!ხელ|ი|მ|ს)|ოფიციალ|სტაბილ|საკმარ|ცნობ|პირდაპირ"
    r"|ნორმალ|სათანად|ეფექტ|რეალ|სოდ|აქტ|თავს|საიმედ|ვალიდ|ზუსტ|კორექტ|ხელსაყრ|მართლ|ადამიან|ჯანსაღ)[ა-ჰ]*"
    r"|(?<![ა-ჰ])(?:არქონ|არარსებ|არყოფნ|არმქონ|არმყოფ|უქონლ|უყოლ)[ა-ჰ]*"
    r"|(?<![ა-ჰ])(?:გა|შე|და|მო|ჩა|ამო)?უ(?:სახლკარ|მუშევარ|ცნობ|შეცვლ|წყლ|შუქ|დენ|გაზ|თბობ|ცვლელ|ძლებ)[ა-ჰ]*"
    r"|(?<![ა-ჰ])[ა-ჰ]{0,6}(?:და|გა|შე|ჩა|მო|მი|აღ|წა|გან|წარ|ა)უ[ა-ჰ]+(?:ელ|ებლ|არ)(?:ია?|მა|ს|ის|ად|ნი|ნია"
    r"|ებ[ა-ჰ]*)?(?![ა-ჰ])"
)


def affixed(text: str) -> int:
    """How many words of a Georgian text negate by a prefix or by what they are: უშედეგოდ, უარი."""
    return len(_AFFIXED.findall(text))


def read(text: str) -> Reading:
    """The negations of a Georgian sentence."""
    optional = 0

    def aside(found: re.Match[str]) -> str:
        nonlocal optional
        optional += 1
        return " " * len(found[0])

    blank = _OPTIONAL.sub(aside, _NONE.sub(lambda found: " " * len(found[0]), text))
    certain: list[Span] = []
    pronouns: list[Span] = []
    most = len(ENGLISH.findall(blank))
    here = 0  # negations of the clause; a pronoun beside a verb's negator is the same one
    has_pronoun = False
    for found in _TOKEN.finditer(blank):
        word = found[0]
        if word in _ENDS:
            most += here or has_pronoun
            here, has_pronoun = 0, False
        elif word in _VERBAL:
            certain.append(found.span())
            here += 1
        elif word in _PRONOUNS:
            pronouns.append(found.span())
            has_pronoun = True
        elif word.startswith(_WITHOUT):
            most += 1
    most += here or has_pronoun
    if not certain:
        certain = pronouns[:1]
    return Reading(len(certain), most + optional, tuple(certain))
