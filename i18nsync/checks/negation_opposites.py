"""Opposites, as unfit and fit, forbidden and allowed: one in place of the other is a lost or an added "not"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from i18nsync.core.finding import Span
from i18nsync.core.side import Side

__all__ = ["WORDS", "Exchange", "exchanged"]


class _Pair(NamedTuple):
    """English words in full, Georgian and Russian ones by their beginnings: what affirms, and what negates."""

    yes: str
    no: str
    ka_yes: str
    ka_no: str
    ru_yes: str
    ru_no: str


_PAIRS = (
    _Pair("safe safely", "unsafe", "უსაფრთხო", "სახიფათ|საშიშ", "безопасн", "небезопасн|опасн"),
    _Pair(
        "fit suitable",
        "unfit unsuitable",
        "ვარგის|გამოსადეგ",
        "უვარგის|გამოუსადეგ",
        "пригод|годен|годн|годит",
        "непригод|негод",
    ),
    _Pair("possible", "impossible", "შესაძლებელ", "შეუძლებელ", "возможн", "невозможн"),
    _Pair(
        "legal lawful legally",
        "illegal unlawful illegally",
        "კანონიერ",
        "უკანონო|არაკანონ|არალეგ",
        "законн|легальн",
        "незакон|нелегал|противозакон",
    ),
    _Pair("known", "unknown", "ცნობილ", "უცნობ|გაურკვ", "известн", "неизвест|неясн"),
    _Pair("likely", "unlikely", "სავარაუდო(?!დ)|მოსალოდნელ", "ნაკლებ|საეჭვო", "вероятн", "маловероят|невероят|вряд"),
    _Pair(
        "paid", "unpaid", "ანაზღაურებად|გადახდილ", "აუნაზღაურ|გადაუხდ", "оплачен|оплачива", "неоплач|невыплач|бесплат"
    ),
    _Pair("happy", "unhappy", "ბედნიერ|კმაყოფილ", "უბედურ|უკმაყოფ", "счастлив|доволен|довольн", "несчаст|недоволь"),
    _Pair(
        "successful successfully",
        "unsuccessful unsuccessfully",
        "წარმატებ",
        "წარუმატებ|უშედეგ",
        "успешн|удачн",
        "безуспеш|неуспеш|неудач|безрезульт",
    ),
    _Pair("fair just", "unfair unjust", "სამართლიან", "უსამართლ", "справедлив", "несправедлив|нечест"),
    _Pair(
        "available",
        "unavailable",
        "ხელმისაწვდომ|იყიდებ",
        "მიუწვდომ|ხელმიუწვდ|გაყიდულ|გაიყიდ",
        "доступн|(?:есть )?в продаже|прода[юё]тся|продаются",
        "недоступ|распрод|раскуп",
    ),
    _Pair(
        "",
        "few",
        "ბევრ(?!ად|ჯერ)|მრავალ(?![ა-ჰ]*გზის)",
        "ცოტა|მცირე|იშვიათ|ერთეულ|რამდენიმე|ნაკლებ|თითო",
        "мног(?:ие|их|им|ими|о)\\b|большинств",
        "мало|немног|редк|единиц|нескольк|почти|кое-",
    ),
    _Pair("healthy", "unhealthy", "ჯანსაღ", "არაჯანსაღ|მავნე", "здоров|полезн", "нездоров|вредн"),
    _Pair(
        "finished completed",
        "unfinished uncompleted",
        "დამთავრებულ|დასრულებულ",
        "დაუმთავრ|დაუსრულ",
        "законч|заверш|достро",
        "незаконч|незаверш|недостро",
    ),
    _Pair("stable", "unstable", "სტაბილურ", "არასტაბილ", "стабильн|устойчив", "нестабил|неустойч"),
    _Pair("reliable", "unreliable", "საიმედო", "არასაიმედო", "надёжн|надежн", "ненадёж|ненадеж"),
    _Pair("usual", "unusual unusually", "ჩვეულებრივ", "უჩვეულ|არაჩვეულ", "обычн", "необыч|непривыч"),
    _Pair("popular", "unpopular", "პოპულარულ", "არაპოპულარ", "популярн", "непопуляр"),
    _Pair("visible", "invisible", "ხილულ|ხილვად|ჩანს", "უხილავ|უჩინარ", "видим|видн|видел", "невидим|незрим|незамет"),
    _Pair("guilty", "innocent", "დამნაშავ", "უდანაშაულ", "винов", "невин"),
    _Pair("armed", "unarmed", "შეიარაღებულ", "შეუიარაღ|უიარაღ", "вооруж", "безоруж|невооруж"),
    _Pair("insured", "uninsured", "დაზღვეულ", "დაუზღვევ", "застрахован", "незастрах"),
    _Pair(
        "harmed hurt",
        "unharmed unhurt uninjured",
        "დაშავებულ|დაზარალებულ",
        "უვნებ|დაუშავ",
        "пострада|ранен",
        "невредим|цел",
    ),
    _Pair("changed", "unchanged", "შეცვლილ|შეიცვალ", "უცვლელ|შეუცვლ", "измени|изменён", "неизмен|прежн"),
    _Pair(
        "able managed succeeded",
        "unable failed",
        "შეძლ|მოახერხ|მოასწრ",
        "ვერ",
        "смог|сумел|удал[оа]сь|удастся|успел",
        "неудач|безуспеш|провал",
    ),
    _Pair(
        "allowed permitted allow allows permits permit",
        "forbidden banned prohibited forbids bans prohibits ban banning",
        "ნებადართულ|დასაშვებ|დაშვებულ|უფლებას? (?:აძლევ|მისც)|დაუშვ",
        "აკრძალ|იკრძალ|კრძალ|აიკრძალ",
        "разреш|допуска|позвол",
        "запре|запрещ|недопуст|воспре",
    ),
    _Pair(
        "accepted approved agreed backed accepts approves agrees upheld",
        "rejected refused dismissed declined rejects refuses vetoed declines",
        "დათანხმ|დაამტკიც|დააკმაყოფილ|მოიწონ",
        "უარ|უკუაგდ|დაიწუნ|ეწინააღ",
        "соглас|одобр|утверд|удовлетвор",
        "отказ|откаж|отклон|отверг|отверж|забрак",
    ),
)
_YES = {word: number for number, pair in enumerate(_PAIRS) for word in pair.yes.split()}
_NO = {word: number for number, pair in enumerate(_PAIRS) for word in pair.no.split()}
WORDS = frozenset(_YES) | frozenset(_NO)
"""Where an English text has none of these words, there is nothing to compare."""


class Exchange(NamedTuple):
    """A word and its opposite.

    Args:
        source: where the word stands in the source.
        target: where its opposite stands in the target.
        is_lost: whether the source's word is the one that negates.
    """

    source: Span
    target: Span
    is_lost: bool


@cache
def _patterns(language: str, number: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pair = _PAIRS[number]
    yes, no = (pair.ka_yes, pair.ka_no) if language == "ka" else (pair.ru_yes, pair.ru_no)
    return re.compile(rf"(?<![\w-])(?:{yes})\w*"), re.compile(rf"(?<![\w-])(?:{no})")


_SOME_FEW = re.compile(r"\b(?:an?|the|last|past|next|first|every|these|those|as|so|too|very) few\b|\bmany\b|\bmost\b")


def exchanged(source: Side, target: Side, language: str) -> list[Exchange]:
    """Words of the source whose opposites the target has, where neither text negates in another way.

    Args:
        source: an English text without a "not".
        target: its translation without one.
        language: the target's, `ka` or `ru`.
    """
    here = source.vocabulary
    found: list[Exchange] = []
    for words, others, is_lost in ((_NO, _YES, True), (_YES, _NO, False)):
        for word in here & words.keys():
            number = words[word]
            if any(others.get(other) == number for other in here):
                continue
            if word == "few" and _SOME_FEW.search(source.lower):
                continue
            yes, no = _patterns(language, number)
            wrong, right = (yes, no) if is_lost else (no, yes)
            match = wrong.search(target.lower)
            if match is None or right.search(target.lower):
                continue
            span = next((one.start, one.end) for one in source.words if one.text.lower() == word)
            found.append(Exchange(span, match.span(), is_lost))
    return sorted(found)
