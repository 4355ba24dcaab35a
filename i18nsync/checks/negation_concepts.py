"""Words that say "not" by their meaning: what is not open is closed, who did not survive has died.

Each concept has the beginnings of its words in the three languages. Where the source has a word of a concept and the
target has none, the target may say it with a negation; and the other way round. Where both have one, it is a rendering
of the other and says nothing about negations: "will not be closed" with закроют has lost its "not".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

__all__ = ["licences"]


class _Concept(NamedTuple):
    en: str
    ka: str
    ru: str
    both: bool = True  # False: it takes the place of a "not", but is itself hardly ever said with one


_CONCEPTS = (
    _Concept(
        "clos(?!er|est)|shut",
        "დახურ|დაიხურ|დაუხურ|ჩაკეტ|ჩაიკეტ|დაკეტ|დაიკეტ|იკეტ|კეტავ|გადაკეტ",
        "закр|перекр|заперт|заперл",
    ),
    _Concept("open|reopen|unlock", "გახსნ|გაიხსნ|იხსნ|ღია|გაღებ|გაიღ|ღიაა", "откр|отпер|распах", False),
    _Concept(
        "die[ds]?\\b|dying|dead|death|kill|perish|fatal|casualt",
        "დაიღუპ|დაღუპ|გარდაიცვ|გარდაცვ|მოკვდ|კვდებ|მკვდ|მსხვერპლ|იღუპ|სიკვდ|მოკლ",
        "погиб|умер|умир|сконча|смерт|гибел|мертв|м[её]ртв|уби|жертв|пал(?:и|а)?\\b",
    ),
    _Concept(
        "surviv|save[ds]?\\b|spare|remain|stay|left\\b|keep|kept|still\\b|retain|preserv|intact",
        "გადარჩ|შემორჩ|დარჩ|რჩებ|შენარჩ|ინარჩ|ჯერ კიდევ",
        "выжи|уцел|сохран|оста(?!нов)|оставш|сбере|по-прежнему|вс[её] ещ[её]",
        False,
    ),
    _Concept("few\\b|fewer|little|scarc|rare|seldom", "ცოტა|იშვიათ|ნაკლებ", "мало|немно|редк|скудн"),
    _Concept(
        "hard(?:er)?\\b|hardly|complicat|difficult|barely|scarcely|struggl|trouble|almost|nearly",
        "ძნელ|რთულ|ძლივს|გაუჭირ|უჭირს|უჭირთ|თითქმის|გაჭირვ",
        "трудн|сложн|едва|вряд|еле|почти",
    ),
    _Concept(
        "refus|reject|declin|dismiss|den(?:y|ied|ies|ial)\\b|veto|turn(?:ed)? down|withh|oppos|against|object"
        "|disput|resist|repuls|reluct|thr[eo]wn? out|toss(?:ed)? out",
        "უარ(?![ე])|უკუაგდ|წინააღმდეგ|დაიწუნ|ეწინააღ|აპროტ",
        "отказ|откаж|отклон|отверг|отриц|опроверг|возра[жз]\\w*(?:\\sпротив)?|против|оспор",
    ),
    _Concept(
        "ban(?:s|ned|ning)?\\b|forbid|forbad|prohibit|off[- ]limits|outlaw|restrict|block|bar(?:red|s)\\b"
        "|illegal|disallow|disable|discourag",
        "კრძალ|უკანონ|შეზღუდ|დაბლოკ|ბლოკ|გამორთ|დაუშვ",
        "запре|запрещ|незакон|ограни|блок|недопуст|отключ",
    ),
    _Concept(
        "cancel|call(?:ed)? off|giv(?:e|es|ing) (?:it |them |that )?up|scrap|abandon|postpon|put off",
        "გაუქმ|აუქმ|გადაიდ|გადადო|გადადებ|გადავად|ჩაიშალ",
        "отмен|отлож|отклад|перенес|перенос|сорва",
    ),
    _Concept(
        "stop|ceas|halt|quit|g[ia]ve up|giving up|discontinu|out of service|out of order|(?:is|are|was|were|be"
        "|been|went|go|goes|turned|switched|cut|shut|power) off\\b|outage|blackout|power cut|(?:is|are|was|were"
        "|went|go) out\\b|idle|dormant|expire|lapse|interrupt|end(?:s|ed|ing)?\\b|finish|cut off",
        "შეწყვ|შეაწყვ|წყვეტ|შეჩერ|გაჩერ|შეწყდ|დასრულ|დამთავრ|გათიშ|გაითიშ|ჩერდ|დათმ",
        "прекра|перест|остан|законч|заканч|прерв|прерыв|кончил|оконч|заверш|обесточ|отключ|брос",
    ),
    _Concept(
        "lack|absen|missing|shortage|short of|out of (?:work|stock|date|danger|control|money|use|luck|fuel|water"
        "|reach|sight|town|office|power|action|play)|run out|ran out|devoid|depriv|gone\\b|forfeit|miss(?:es"
        "|ed)?\\b|free of(?! charge)|free from|unavailable",
        "აკლ|დეფიციტ|მოკლებ|თავისუფალ|ამოწურ|გამოტოვ|ნაკლებობ",
        "отсутств|недоста|нехват|лиш(?:[её]н|ил|ать|ат)|пропуск|свобод|дефицит|кончил|опозда",
    ),
    _Concept("empt", "ცარიელ|დაცლილ", "пуст(?!ь)"),
    _Concept(
        "steady|steadily|(?:held|hold|stay|stayed|remain|remained|were|was|are|is) flat\\b|unchanged|stable",
        "უცვლელ|სტაბილ|მყარ",
        "стабил|прежн|неизмен|ровн",
    ),
    _Concept(
        "(?:too|is|are|was|were|came|arrived?) late\\b|overdue|delay",
        "უ?გვიან|ყოვნ",
        "опозд|опазд|поздн|задерж|просроч",
    ),
    _Concept("awake|sleepless", "ფხიზ|უძილ", "бодрств|бессон"),
    _Concept("lose|lost\\b|vanish|disappear", "კარგ(?:ავ|ა|ვ)|ქრ(?:ა|ებ)", "потер|теря|утрат|пропа|исчез|проигр"),
    _Concept("vacant|sold out", "გაიყიდ|ანშლაგ|ვაკანტ", "раскуп|распрод|ваканс|аншлаг", False),
    _Concept(
        "annul|withdr|revok|abol|suspend|defer|lift(?:ed)?\\b|remov",
        "გაუქმ|აუქმ|მოიხსნ|შეაჩერ|შეჩერ|წაშლ|წაიშ|ამოიღ",
        "отмен|приостан|аннул|снят|сня[лт]|снима|упраздн|удал(?:ен|и|я)|убра",
        False,
    ),
    _Concept(
        "fail|unable|inab|stuck|fault|error|broke|breakdown|(?:break|went|go|goes|is|are|was|were|be) down\\b"
        "|malfunct|trouble|problem|unsuccess|lost\\b|struggl|bug\\b",
        "მარცხ|შეცდომ|ხარვეზ|გაფუჭ|შეფერხ|ჩავარდ|ჩაიშალ|პრობლემ|ჩაშლ",
        "ошиб|неудач|сбо[йяеи]|слома|провал|сорва|проблем|поврежд|проигр",
    ),
    _Concept("protect|guard|defen[dsc]|secur", "იცავ|დაიცვ|დაცვ", "защи|охран|убер[её]|берег", False),
    _Concept(
        "avoid|prevent|escap|spare[ds]?\\b|refrain|abstain|stay (?:away|off|out|clear)|keep (?:away|off|out"
        "|clear)|keeps?\\b|kept|evad|avert|save[ds]?\\b|protected from|away\\b|exempt|excus|waive|immun|shun"
        "|resist|withst|boycott|calm\\b|hold back|held back|stop",
        "აცილ|არიდ|შეიკავ|გაექც|გადაურჩ|მოერიდ|ერიდ|გადაარჩინ|თავი დააღწ|შეაკავ",
        "избе[жг]|предотвр|воздерж|уклон|спас(?!ател)|сторон|удерж|минова",
    ),
    _Concept(
        "doubt|unlikely|question(?!s? (?:to|for))|suspici|sceptic|skeptic|unsure|uncertain",
        "ეჭვ|ნაკლებსავარაუდ|გაურკვ|ნაკლებად",
        "сомн|вряд|маловероят|подозр|неизвестн|неясн",
    ),
    _Concept(
        "ignor|skip|overlook|neglect|omit|forg[eo]t|unaware|miss(?:es|ed)?\\b|unattended",
        "უგულებელ|გამოტოვ|ივიწყ|დავიწყ|ავიწყდ|დაგავიწყდ|იგნორ|ტოვებ|დატოვ",
        "пропус|пропущ|игнор|упус|упущ|забы|остав|пренебр|обойд|обош",
    ),
    _Concept(
        "only\\b|rul(?:e|ed|ing) out|solely|except|other than|apart from|alone|unless|exclu|but\\b|just\\b"
        "|merely|limited|single|sole\\b",
        "მხოლოდ|მარტო|გარდა|გამონაკლის|გამორიც|მარტოოდენ|ოღონდ|მარტოდ|ერთადერთ|უნიკ",
        "только|лишь|кроме|исключ|единствен|помимо",
        False,
    ),
    _Concept(
        "silen|secret|anonym|hid(?:e|es|den)\\b|quiet|mute|conceal|closed door",
        "დუმ|ჩუმ|საიდუმლო|ანონიმ|მალავ|მალულ|დამალ|მდუმარ",
        "молч|тайн|секрет|аноним|скры|тих|безмолв|умолч",
    ),
    _Concept("first\\b|unprecedented|new\\b|novel", "პირველად|აქამდე|პირველი", "впервые|прежде|первы", False),
    _Concept(
        "same|unchanged|constant|continu|equal|frozen|identical|maintain",
        "იგივე|იმავე|უცვლელ|ძველებ|მუდმივ|სტაბილ|გაგრძელ|აგრძელ|თანაბ|მსგავს",
        "прежн|то же|такой же|та же|те же|неизмен|стабил|продолж|одинаков|равн|остал",
        False,
    ),
    _Concept(
        "other|another|differ|instead|rather|unlike|elsewhere|opposite|contrary|versus|distinct",
        "სხვა|ნაცვლად|განსხვავ|საპირისპირ|პირიქით|მაგივრად|მაგიერ|ოღონდ|ხოლო",
        "друг|ин(?:ой|ая|ое|ые|ых)\\b|вместо|отлич|наоборот|противополож|скорее|разн|различ|взаимоисключ|напротив",
    ),
    _Concept("free\\b|gratis", "უფასო|თავისუფალ|უსასყიდლ", "бесплат|даром|свободн", False),
    _Concept("innocent|acquit|exonerat|clear(?:ed)? of", "გაამართლ|უდანაშაულ|უბრალო(?!დ)", "оправда|невинов|невинн"),
    _Concept(
        "near|nearby|close to|far\\b|away|distant|remote",
        "ახლო|შორ(?:ს|ი|ე|დ)|მოშორ|სიახლ",
        "близ|недал|рядом|неподал|далек|вдали|далёк|удал[её]нн",
        False,
    ),
    _Concept("wrong|false|mistak|malformed|bogus", "მცდარ|ყალბ|ტყუილ|არასწორ|შეცდ", "ошибочн|ложн|неверн|недостов"),
    _Concept(
        "harm|danger|hazard|threat|risk|unsafe|toxic|damag|corrupt",
        "სახიფათ|საშიშ|საფრთხ|რისკ|მავნე|დაზიან|ხიფათ",
        "опасн|вред|угр|риск|яд|поврежд",
        False,
    ),
    _Concept(
        "must\\b|should\\b|shall\\b|ha[sd] to|have to|need(?:s|ed)?\\b|require",
        "უნდა|საჭირო|მოითხოვ",
        "долж|нужно|надо|следует|требу",
        False,
    ),
    _Concept("safe|secur|harmless", "უსაფრთხ|უვნებ|სანდო|საიმედ", "безопасн|безвред|надёж|надеж"),
    _Concept("forever", "სამუდამ", "навсегда|навеки", False),
)
# What answers to a negated phrase, and only to that: "did not rule out" is "allowed for".
_ANSWERS = (
    _Concept(
        "rul(?:e|ed|es|ing) out|exclud",
        "შესაძლ|უშვებ|დაუშვ|დასაშვებ|იქნებ(?!ა|ი|ო)",
        "допус[кт]|возмож|может|могут|могл",
    ),
    _Concept(
        "doubt|question|mistak",
        "ცხად|უეჭვ|უდავ|ნამდვილ|რა თქმა უნდა|აშკარ|უთუოდ",
        "несомненн|бесспорн|конечно|очевидн|ясн|наверняка|безусловн|уверен|точно|явно",
    ),
    _Concept("enough|many|much|often|all\\b", "მცირე|იშვიათ|ცოტა|ზოგ", "мал|нем|некотор|част"),
    _Concept("immediately|yet|so far|clear|known", "უცნობ|გაურკვ|ჯერ|მოგვიან", "неизвест|неясн|пока|позже|позднее"),
    _Concept("always|every", "ზოგჯერ|ხანდახან", "иногда|порой|временами"),
    _Concept("hesitat|wait|afford", "თამამ|მოუთმენ|ძვირ", "смел|дорог|терпен"),
)
# What remains at large is still not caught.
_REMAINS = re.compile(r"\b(?:remain(?:s|ed|ing)?|still)\b")
_STILL = {
    "ka": re.compile(r"(?<![ა-ჰ])(?:ჯერ(?:\sკიდევ)?|კვლავ|დღემდე)\s(?:არ|ვერ)(?![ა-ჰ])"),
    "ru": re.compile(r"\b(?:до\sсих\sпор|так\sи|пока|ещё|еще|по-прежнему)\sне\b"),
}
# What is no longer so is not said by these.
_ENDED = re.compile(r"\bno\slonger\b|\bany\s?(?:more|longer)\b")
_GOES_ON = {
    "ka": re.compile(r"(?<![ა-ჰ])(?:ჯერ\sკიდევ|კვლავ(?:ინდებურად)?|ისევ|რჩებ[ა-ჰ]+)"),
    "ru": re.compile(r"\b(?:по-прежнему|вс[её]\sещ[её]|продолжа\w+|оста[её]тся|остаются)"),
}
# Instead of a "not" a translation has these, whatever the source says.
_INSTEAD = {
    "ka": re.compile("(?<![ა-ჰ])(?:ძლივს|ნაკლებად|ნაკლებსავარაუდ)"),
    "ru": re.compile(r"\b(?:вряд ли|едва ли|трудно)"),
}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    # Georgian verbs begin with preverbs and vowels of version: კრძალავს, იკრძალება, აიკრძალა.
    start = (
        r"(?<![ა-ჰ])(?:(?:და|გა|შე|ჩა|მო|მი|ა|აღ|წა|გადა|გამო|ამო|ჩამო|შემო|გან)[იუე]?|[იე])?"
        if language == "ka"
        else r"\b"
    )
    return tuple(re.compile(f"{start}(?:{getattr(concept, language)})") for concept in _CONCEPTS)


@cache
def _answers(language: str) -> tuple[re.Pattern[str], ...]:
    start = r"(?<![ა-ჰ])" if language == "ka" else r"\b"
    return tuple(re.compile(f"{start}(?:{getattr(answer, language)})") for answer in _ANSWERS)


def licences(source: str, target: str, language: str) -> tuple[int, int]:
    """How many of the source's negations may be in such words of the target, and of the target's in such of the source.

    Args:
        source: an English sentence in lower case.
        target: its translation in lower case.
        language: the target's, `ka` or `ru`.
    """
    lost = added = 0
    if _ENDED.search(source):
        target = _GOES_ON[language].sub("", target)  # no longer so is not still so
    for concept, here, there in zip(_CONCEPTS, _patterns("en"), _patterns(language), strict=True):
        ours, theirs = len(here.findall(source)), len(there.findall(target))
        if theirs > ours:
            lost += theirs - ours
        elif ours > theirs and concept.both:
            added += ours - theirs
    for answer, there in zip(_ANSWERS, _answers(language), strict=True):
        if re.search(answer.en, source):
            lost += len(there.findall(target))
    added += len(_REMAINS.findall(source)) and len(_STILL[language].findall(target))
    return lost + len(_INSTEAD[language].findall(target)), added
