"""Who is quoted in the news, and by which words one knows that somebody is.

Stems, so that every case and number is known; several for one English word where a translator may choose. They are for
finding that a speaker is there, so they are wide: a missed error is a pity, a false alarm is worse.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["REPORTING_EN", "hedges", "indirect", "reporting", "speaker_in_source", "speakers"]

# Verbs that have other senses too: cars are recalled, terms are stated, neighbours argue.
_DOUBTFUL = (
    r"(?:announced|stated|insist(?:s|ed)|argu(?:es|ed)|recall(?:s|ed)|warn(?:s|ed)|explain(?:s|ed)|admit(?:s|ted)|replied"
    r"|heard from)"
)
REPORTING_EN = re.compile(
    r"(?<!that )(?<!this )(?<!who )\b(?:said|says(?! (?:hi|hello|goodbye|sorry)\b)|told"
    r"|according to(?! (?:an?|plan|schedule|law|rules)\b)|alleg(?:edly|ed|es?)\b|(?:reported|purported|supposed)ly\b"
    r"|, (?:(?:the|his|her|their|its|an?) )?(?:[\w’'-]+ ){0,2}?[\w’']+"
    r" (?:believes?|claims|claimed|maintains?)(?= ?[,.])"
    r"|claim(?:s|ed)? (?:that|the|he|she|it|they|to)|believes that|[a-z]+s say\b|, say [a-z]+s\b)"
    rf"|\b{_DOUBTFUL} that\b|(?:[,?!][\"”’']|,) (?:[\w’-]+ ){{0,4}}?{_DOUBTFUL}\b",
    re.IGNORECASE,
)
"""A word of the source that tells whose words or views follow."""

_REPORTING = {
    "ka": r"თქვ|თქმ|ამბობ|\bამბ|ცხად|ცნობ|ინფორმაც|მტკიც|თხრ|ეუბნ|წერ|იუწყ|აუწყ|ყვებ|მოყვ|კითხ|თანახმ|მიხედვ"
    r"|შეფას|აზრ|აღნიშნ|დასძ|დაამატ|ხსენ|პასუხ|ვარაუდ|მიიჩნ|ფიქრ|სჯერ|რწმუნ|განმარტ|ახსნ|ასტურ|უარყ|აღიარ|პირდ|ფრთხილ"
    r"|ტყობინ|გადმოც|გადმოსც|თურმე|თითქოს|ვითომ|ითხოვ|თხოვ|უბრძან|მოუწოდ|წყარო|სიტყვ|ეტყ|იტყ|ბრალ|დანაშაულ|ასკვნ|ადგინ"
    r"|იძახ|იყვირ|უყვირ|ჩივ|ლაპარაკ|საუბრ|მოყოლ|მონაცემ|უწოდ|ეძახ|გაუგია|გაიგ|სმენ|იმედოვნ|\bელი|\bელოდ|პროგნოზ"
    r"|\w{2}(?:აო|ეო|ოო|უო|ესო|ნენო)\b",
    "ru": r"сказ|\b(?:про|по|за|раз|у)?говор|заяв|сообщ|по слов"
    r"|по (?:предварительн\w+ )?(?:данн|сведен|мнен|информац|оценк|верси|утвержд|свидет)|согласно|утвержд|обвин"
    r"|подозрев|счита|счёл|сочл|полага|дума|увер|отмет|отмеч|подчерк|добав|поясн|объясн|призна|подтверд|опроверг|отриц|отверг"
    r"|предупре|обеща|напомн|вспом|пиш|писа|ответ|отвеч|спрос|спраш|крик|крич|призва|призыв|настаив|настоя"
    r"|\bизвест(?:но|ил)|объяв|оглас|уведом|переда(?:ёт|ет|л)|цитир|слов(?:а|ам|ами|ах)?\b|ссыл|якобы|\bмол\b|дескать|велел|приказ|прос[ия]"
    r"|жалоб|жалу|сожал|критик|назва(?:л|н\b)|назыв|хвал|шути|шутк|замети|замеча[ею]|завер|\bпосовет|советует|рекоменд"
    r"|долож|доклад|свидетельств|показа(?:л|н)|прогноз|ожида|надея|выступ|высказ|выраз|постанов|слыш|узна|версии|рассужд"
    r"|делится|поделил|убежд|\bвер[ия]т",
}
# Of these one must be there where the source is careful: a claim is no promise and no order.
_HEDGES = {
    "ka": r"მტკიც|ბრალ|თქმ|თქვ|ამბობ|აცხად|განცხად|ცნობ|ინფორმ|ვარაუდ|ედავ|თითქოს|ეჭვ|მიხედვ|თანახმ|მონაცემ"
    r"|ირწმუნ|მიიჩნ|\w{2}(?:აო|ეო|ოო|უო|ესო|ნენო)\b",
    "ru": r"утвержд|обвин|по слов|по верси|по мнен|по данн|по информац|якобы|подозр|заяв|сообщ|счита|\bговор|сказ"
    r"|настаив|увер|предпол|вменя|инкримин|жалоб|жалу|будто|рассказ|полага|претенз|версии",
}
_INDIRECT = {
    "ka": r"\bრომ\b|\bთითქოს\b|\bთურმე\b|\w{2}(?:აო|ეო|ოო|უო|ესო|ნენო)\b",
    "ru": r"\b(?:что|чтобы|якобы|будто|мол|дескать|ли)\b|\bо том,",
}

# An English word, then stems of its renderings.
_SPEAKERS = (
    (r"police(?:man|woman)?|officers?", "პოლიცი|სამართალდამც|შსს|შინაგან", "полиц|правоохран|мвд|следств|офицер"),
    (
        r"fire (?:service|brigade|department|chief)|fire(?:fighters?|men)",
        "მეხანძრ|სახანძრ|მაშველ|საგანგებ",
        "пожарн|спасат|мчс|огнебор",
    ),
    (r"rescuers?|rescue (?:chief|service|team)", "მაშველ|სამაშველ|მეხანძრ", "спасат|мчс"),
    (r"prosecutors?", "პროკურ|ბრალმდებ", "прокур|обвин"),
    (r"lawyers?|attorneys?|defen[cs]e (?:lawyer|counsel)", "ადვოკატ|დამცველ|იურისტ|დაცვ", "адвокат|защит|юрист"),
    (r"judges?|court", "მოსამართლ|სასამართლ", "судь|суд"),
    (r"investigators?|detectives?", "გამომძიებ|გამოძიებ|დეტექტ", "следоват|следств|сыщик|детектив"),
    (r"minister|ministry", "მინისტრ|უწყებ", "министр|министер|ведомств|мин[а-я]{3,}"),
    (r"mayor", "მერ|თავ", "мэр|градоначальник|глав"),
    (
        r"spokes(?:man|woman|person|people)|press (?:office|secretary)",
        "პრეს|სპიკერ|წარმომადგენ",
        "представит|пресс|спикер|официальн",
    ),
    (
        r"company|firm|contractor|operator|utility",
        "კომპანი|ფირმ|საწარმ|კონტრაქტ|მშენებ|ოპერატ|სამსახ|მოიჯარ",
        "компани|фирм|подряд|предприят|операт|застройщ|концерн|служб|коммуналь|водокан|энерго|сет[ия]",
    ),
    (r"drivers?", "მძღოლ|შოფერ|ტაქს", "водител|шоф|таксист|машинист"),
    (r"doctors?|surgeons?|physicians?|medics?", "ექიმ|მედიკ|ქირურგ|სამედიც", "врач|доктор|меди|хирург"),
    (r"nurses?", "ექთან|მედდ", "медсест|сест|сидел"),
    (
        r"teachers?|headm(?:aster|istress)|principal",
        "მასწავლ|პედაგოგ|დირექტ|დამრიგ|სკოლ",
        "учит|педагог|директ|преподав|завуч|школ",
    ),
    (r"mother", "დედ", "мать|матер|мам"),
    (r"father", "მამ", "отец|отц|пап|батюш"),
    (r"grandmother|grandma", "ბებ|დიდედ", "баб"),
    (r"grandfather|grandpa", "ბაბუ|პაპ|დიდპაპ", "дед"),
    (r"sister", r"\bდამ|\bდას|\bდის|\bდებ|დაიკ", "сест"),
    (r"brother", "ძმ", "брат"),
    (r"wife", "ცოლ|მეუღლ|რძალ", "жен|супруг"),
    (r"husband", "ქმ|მეუღლ", "муж|супруг"),
    (r"widow", "ქვრივ", "вдов"),
    (r"daughter", "ქალიშვ|შვილ|გოგო", "доч"),
    (r"son", "ვაჟ|შვილ|ბიჭ", "сын"),
    (r"family|relatives|parents", "ოჯახ|ნათეს|მშობ|ახლობ", "семь|родств|родит|родн|близк"),
    (r"neighbou?rs?", "მეზობ", "сосед"),
    (r"witness(?:es)?", "მოწმ|თვითმხილ", "свидет|очевид"),
    (r"electricians?", "ელექტრ|მონტიორ", "электр|монт"),
    (r"engineers?", "ინჟინ", "инжен"),
    (r"farmers?", "ფერმერ|გლეხ|მეურნ", "фермер|крестьян|аграр"),
    (r"shepherds?", "მწყემს|მეცხვ", "паст|чабан|овцевод"),
    (r"bakers?", "მცხობ|ხაბაზ|საცხობ|მეპურ", "пекар|булоч|хлебопёк|хлебопек"),
    (r"priest", "მღვდ|მამა|დეკანოზ|მოძღვ", "свящ|батюш|иере|отец"),
    (r"coach", "მწვრთნ", "тренер|наставник"),
    (r"goalkeeper", "მეკარ", "вратар|голкипер"),
    (r"captain", "კაპიტ", "капит"),
    (r"historians?", "ისტორიკ", "истори"),
    (r"archaeologists?", "არქეოლ", "археол"),
    (r"scientists?|researchers?", "მეცნ|მკვლ", "учён|учен|исследов"),
    (r"experts?|analysts?", "ექსპერტ|ანალიტ|სპეციალ", "эксперт|аналит|специал"),
    (r"professor", "პროფეს", "профес"),
    (r"president", "პრეზიდ", "презид|глав"),
    (r"deputy|lawmaker", "დეპუტ|მოადგ|პარლამენტ", "депут|зам|парламент|законод"),
    (r"governor", "გუბერ", "губер|глав"),
    (r"ambassador", "ელჩ", "посол|посл"),
    (
        r"council(?:lors?)?",
        "საკრებულ|საბჭ|მერი|თვითმმართ|დეპუტ",
        "совет|горсовет|депут|муницип|мэри|власт",
    ),
    (r"ferrym[ae]n", "მებორნ|ბორან|მენავ", "паром|перевозч|лодоч"),
    (
        r"lighthouse keeper|watchm[ae]n|caretaker",
        "დარაჯ|გუშაგ|მცველ|დაცვ|შუქურ",
        "сторож|охран|вахт|карау|смотрит|дежур",
    ),
    (
        r"tenants?|residents?|villagers?|locals",
        "მობინ|მცხოვრ|მოიჯარ|მაცხოვრ|დამქირ",
        "жильц|жител|арендат|квартир|обитат",
    ),
    (r"guide", "გიდ|გამყოლ|მეგზურ", "гид|проводн|экскурс"),
    (r"cook|chef", "მზარეულ|შეფ", "повар|шеф|кулинар"),
    (r"actor|actress", "მსახიობ", "актёр|актер|актри|артист"),
    (r"architect", "არქიტექტ", "архит|зодч"),
    (r"boy", "ბიჭ|ბავშვ|ყმაწვ|მოზარდ", "мальч|парен|парн|ребён|подрост"),
    (r"girl", "გოგო|ბავშვ|მოზარდ", "девоч|девуш|ребён|подрост"),
    (r"pilot", "მფრინავ|პილოტ", "пилот|лётч|летч"),
    (r"vet", "ვეტერ", "ветер"),
    (r"librarian", "ბიბლიოთ", "библиот"),
    (r"conductor", "დირიჟ|კონდუქტ|გამცილ", "дириж|кондукт|провод"),
)

_NAMES = "|".join(english for english, _ka, _ru in _SPEAKERS)
_SAYS = (
    r"(?:said|says|told|alleg(?:es?|ed)|claim(?:s|ed)?|announced|stated|insist(?:s|ed)|argu(?:es|ed)|recall(?:s|ed)"
    r"|warn(?:s|ed)|explain(?:s|ed)|admit(?:s|ted)|replied|believes?|say|added|promised)"
)
_MODIFIERS = r"(?:(?!of\b|that\b|and\b)[\w’'-]+ ){0,3}?"


@cache
def _speaker_en() -> re.Pattern[str]:
    before = rf"(?:said|says|replied|recalls?|according to|heard from|say)(?: one of)? {_MODIFIERS}"
    return re.compile(
        rf"\b{before}(?P<after>{_NAMES})\b|\b(?P<first>{_NAMES})(?: [a-z]+ly)?,? {_SAYS}\b", re.IGNORECASE
    )


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


@cache
def reporting(language: str) -> re.Pattern[str] | None:
    """What tells in a target whose words or views follow; None for a language that is not known here."""
    stems = _REPORTING.get(language)
    return re.compile(stems, re.IGNORECASE) if stems else None


@cache
def hedges(language: str) -> re.Pattern[str] | None:
    """What tells in a target that something is only claimed; None for a language that is not known here."""
    stems = _HEDGES.get(language)
    return re.compile(stems, re.IGNORECASE) if stems else None


@cache
def indirect(language: str) -> re.Pattern[str] | None:
    """What makes a target's words indirect speech; None for a language that is not known here."""
    words = _INDIRECT.get(language)
    return re.compile(words, re.IGNORECASE) if words else None


def speaker_in_source(text: str) -> list[re.Match[str]]:
    """The speakers that an English text names beside a word of saying."""
    return list(_speaker_en().finditer(text))


def speakers(text: str, language: str) -> set[int]:
    """The speakers of the table that a text has, by their row."""
    column = {"en": 0, "ka": 1, "ru": 2}[language]
    found = set()
    for row, words in enumerate(_SPEAKERS):
        ends = r"\b" if language == "en" else ""
        if _whole(f"(?:{words[column]}){ends}").search(text):
            found.add(row)
    return found
