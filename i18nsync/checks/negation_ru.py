"""Negation in Russian: не, нет, ни-words, без; and the turns in which не does not negate."""

from __future__ import annotations

import re

from i18nsync.checks.negation_model import ENGLISH, Reading

__all__ = ["NEGATORS", "affixed", "read"]

_PRONOUNS = [
    "никто",
    "никого",
    "никому",
    "никем",
    "ничто",
    "ничего",
    "ничему",
    "ничем",
    "никогда",
    "нигде",
    "никуда",
    "никак",
    "никакой",
    "никакая",
    "никакое",
    "никакие",
    "никакого",
    "никаких",
    "никакой",
    "никакую",
    "никакими",
    "никаким",
    "никаком",
    "никому",
    "ничей",
    "ничья",
    "ничьё",
    "ничье",
    "ничьи",
    "ничьего",
    "ниоткуда",
    "нисколько",
    "ничуть",
    "нипочём",
    "ни",
]
NEGATORS = frozenset(
    [
        *_PRONOUNS,
        "не",
        "нет",
        "нельзя",
        "нету",
        "без",
        "безо",
        "некому",
        "нечего",
        "некого",
        "нечем",
        "негде",
        "некуда",
        "незачем",
    ]
)
"""Words that negate for certain, in lower case."""

# Turns that negate nothing: `не менее`, `не раз`, `как бы ни`.
_NONE = re.compile(
    r"(?<!\w)(?:не\s(?:только|просто|менее|меньше|более|больше|позднее|позже|ранее|раньше|выше|ниже|старше"
    r"|младше|дороже|дешевле|свыше|хуже"
    r"|лучше|короче|длиннее|дальше|ближе|реже|чаще|раз(?!\w)|од(?:ин|но|на|ну)(?:го|му|й)?(?!\w)|кто\sин|что\sин"
    r"|забуд\w+|забыва\w+"
    r"|стесня\w+|говоря|считая|случайно"
    r"|секрет|редкость|удивительно|прочь|сразу|так(?=[.,;!?]|\Z)|за\sгорами|так\sли|иначе|столько|столь)|тем\sне"
    r"|едва\sне|чуть(?:\sли)?\sне|почему\sбы\sне|лишь\sбы\sне"
    r"|(?:или|и)\sнет(?!\w)|(?:как|что|кто|где|куда|когда|сколько|как\w+|чего|кого|кем|чем|чему"
    r"|кому)\s(?:бы\s)?(?:\w+\s)?ни(?!\w)"
    r"|во\sчто\sбы\sто\sни\sстало|без\s(?:четверти|пяти|десяти|двадцати|[0-9]+)|не\sмогли\sбы|нет-нет"
    r"|ни\sс\sтого|ничего(?=,\sесли|\sстрашного))"
)
# Turns that a text without a negation may be translated by: `пока не` for until, `не исключено` for maybe.
_OPTIONAL = re.compile(
    r"(?<!\w)(?:не\s(?:исключ\w+|против|сомнева\w+|без(?!\w)|то(?!\w)|так\sуж|совсем|вполне|слишком|очень|особо"
    r"|самы\w+|\w+\sли(?!\w)"
    r"|останавлив\w+|остано\w+|покида\w+|преминул\w*|замедл\w+|прекраща\w+|переста\w+|отказ\w+|отрица\w+"
    r"|возража\w+|пропуст\w+|упуст\w+)"
    r"|(?:если|почти|пока(?:\sещ[её])?|покуда|как\sбы|а|хотя\sи)\sне(?!\w)"
    r"|пока\s(?:\w+\s){1,4}не(?!\w)(?:[^.;]{1,60}\sили\sне(?!\w))?|не\s[^.;]{1,60}?\s(?:кроме|без|чем)(?!\w)"
    r"|не\s(?:исчез|проход)\w+|не\sперв\w+|не\sпоследн\w+|не\sвыдержа\w+|не\sскрыва\w+"
    r"|не\sзастав\w+\s(?:себя\s)?(?:долго\s)?ждать|не\sуспе\w+[^.]{1,60}\sкак(?!\w)|не\s(?:[^,.;]|(?<=\d)[.,](?=\d)){1,50},\sа(?!\w)"
    r"|нельзя[^.;]{1,60}\sкроме(?!\w)|(?:друг|ин)(?:их|ого|ой)\s(?:\w+\s){0,3}нет(?!\w)|(?:мог\w*|может|могут"
    r"|можем|нельзя|невозможно)\sне(?!\w))"
)
_VERBAL = re.compile(r"(?<!\w)(?:не|нет|нельзя|нету|некому|нечего|некого|нечем|негде|некуда|незачем)(?!\w)")
_PRONOUN = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_PRONOUNS, key=len, reverse=True))})(?!\w)")
_WITHOUT = re.compile(r"(?<!\w)безо?(?!\w)")

# Words with не-, без-, бес- that negate nothing, or are positive.
_STOP = (
    r"(?!не(?:дел|б[аоеу]|бес|вест|го(?!д)|го\b|ё\b|е\b|й\b|ю\b|му\b|м\b|мец|немец|мк|рв|фт|фед|фро|йтр|йро|жн"
    r"|жел|которо|которы|которая|сколько|кий|кто|что|чт[оу]"
    r"|обходим|посредствен|замедл|медл|давн|зависи|ол|он\b|оновый|вск|сти|сет|сущ|стор|тто|тт|сом|су|пал|ред|вод"
    r"|гатив|гр|кролог|льз|кому|чего|кого|чем|где|куда|зачем|т\b|ту\b|смотря|уж))"
    r"(?!бес(?:плат|ед|син|трев)|без(?:опасн|о?\b|дн|умн))"
)
_AFFIXED = re.compile(rf"(?<!\w){_STOP}(?:не|без|бес)\w{{3,}}|(?<!\w)(?:вне|анти\w+)(?!\w)")


def affixed(text: str) -> int:
    """How many words of a Russian text in lower case negate by a prefix or by what they are: `небезопасный`."""
    return len(_AFFIXED.findall(text))


def read(text: str) -> Reading:
    """The negations of a Russian sentence in lower case."""
    optional = 0

    def aside(found: re.Match[str]) -> str:
        nonlocal optional
        optional += 1
        return " " * len(found[0])

    blank = _OPTIONAL.sub(aside, _NONE.sub(lambda found: " " * len(found[0]), text))
    certain = [found.span() for found in _VERBAL.finditer(blank)]
    pronouns = [found.span() for found in _PRONOUN.finditer(blank)]
    without = len(_WITHOUT.findall(blank)) + len(ENGLISH.findall(blank))
    if not certain:
        certain = pronouns[:1]
        optional += max(0, len(pronouns) - 1)
    return Reading(len(certain), len(certain) + optional + without, tuple(certain))
