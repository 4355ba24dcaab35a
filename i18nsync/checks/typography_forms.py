"""Spelling of figures and of ё: decimal commas, grouping, one spelling throughout an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from i18nsync.checks.spans import closed, is_free
from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["Decimal", "Yo"]

_POINTED = re.compile(r"(?<![\w.,:/\\@#+‑-])[0-9]+\.[0-9]+(?![\w:/]|[.,][0-9])")
_COMMAED = re.compile(r"(?<![\w.,:/\\@#+‑-])[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![\w:/]|[.,][0-9])")
_EITHER = re.compile(r"[0-9][.,][0-9]")
# What makes a number with a point no amount: a name (Python 3.11), a time of day, a version, a section.
_NAMED_CASE = re.compile(r"\b[A-Za-z]*[A-Z][\w+-]*[ \u00a0]\Z")
_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9]")
_CLOCK = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|hours|hrs?\b)", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|before|after|until|till|by|since|around)[ \u00a0]\Z", re.IGNORECASE)
_VERSION = re.compile(
    r"(?:\b(?:versions?|v|ver|release|section|sect|chapter|article|paragraph|para|clause|part|item|step|figure|fig|table"
    r"|rule|no|pp?|page|exercise|unit|appendix|annex|verse|firmware|update|build)s?\.?|[§№#])\s*\Z",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s*(?:%|°|percent|per cent|million|billion|thousand|m\b|km|kg|cm|mm|metres?|meters?|kilo|lari|euros?|dollars?)"
)
_SOFTWARE = re.compile(r"\b(?:versions?|releases?|protocol|beta|alpha|prior to|archives?)\b", re.IGNORECASE)


class Decimal:
    """A decimal point, or a comma between thousands, as English writes them."""

    id = "decimal"
    name = "decimal comma"
    severity = Severity.WARNING
    description = "Georgian and Russian write 12,5 for 12.5; a comma between thousands would read as a decimal comma."
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", "It had a magnitude of 4.6.", "მაგნიტუდა 4.6 იყო.", "4.6"),
        Example("ka", "Prices rose by 0.3%.", "ფასები 0.3%-ით გაიზარდა.", "0.3"),
        Example("ka", "It costs 7.50 lari.", "7.50 ლარი ღირს.", "7.50"),
        Example("ka", "It holds 14,500 litres.", "14,500 ლიტრს იტევს.", "14,500"),
        Example("ru", "It spends $3.8 million.", "Тратит 3.8 млн долларов.", "3.8"),
        Example("ru", "It costs 2.75, up from 2.40.", "Стоит 2,75, раньше — 2.40.", "2.40"),
        Example("ru", "1,234,567.89 lari", "1,234,567.89 лари", "1,234,567.89"),
    )
    misses = (
        Example("ka", "Version 2.5 of the app", "აპლიკაციის ვერსია 2.5"),
        Example("ka", "It starts at 19.30.", "იწყება 19.30 საათზე."),
        Example("ka", "Python 3.11 and iOS 17.2", "Python 3.11 და iOS 17.2"),
        Example("ka", "Born on 7 March 2026 at 4.10 a.m.", "დაიბადა 07.03.2026, 4.10 საათზე"),
        Example("ru", "See section 3.2 on page 4", "См. пункт 3.2 на с. 4"),
        Example("ru", "It grew by 0.125 to 3.5.", "Выросло на 0,125 до 3,5."),
        Example("ru", "The address is 10.0.0.1, version 3.11.2", "Адрес — 10.0.0.1, версия 3.11.2"),
        Example("ru", "Type `1.5`", "Наберите `1.5`"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Numbers that stand in the target just as English writes them."""
        if not _EITHER.search(pair.target.text):
            return ()
        return self._found(pair)

    def _found(self, pair: Pair) -> Iterator[Finding]:
        text, source = pair.target.text, pair.source.text
        spans: tuple[tuple[int, int], ...] | None = None
        for pattern in (_POINTED, _COMMAED):
            for found in pattern.finditer(text):
                place = _place(found[0], source)
                if place is None or (pattern is _POINTED and not _is_amount(found[0], source, place)):
                    continue
                spans = closed(pair.target, pair.target_codes) if spans is None else spans
                if not is_free(spans, *found.span()):
                    continue
                right = found[0].replace(",", "\u00a0").replace(".", ",")
                yield Finding(
                    self.id,
                    self.severity,
                    _("the number {found} is written the English way; here it is {wanted}").format(
                        found=found[0], wanted=right
                    ),
                    source=(place, place + len(found[0])),
                    target=found.span(),
                    edits=(Edit(*found.span(), right),),
                )


def _place(number: str, source: str) -> int | None:
    found = re.search(rf"(?<![\w.,:]){re.escape(number)}(?![\w:]|[.,][0-9])", source) or re.search(
        rf"(?<![0-9.,:]){re.escape(number)}(?![0-9:]|[.,][0-9])", source
    )
    return found.start() if found else None


def _is_amount(number: str, source: str, at: int) -> bool:
    """Whether a number with a point is an amount in the source, and no version, section or time of day."""
    before, after = source[max(0, at - 24) : at], source[at + len(number) :]
    if _AMOUNT.match(after) or before[-1:] in ("$", "€", "£", "₾"):
        return not _VERSION.search(before)
    if _VERSION.search(before) or _NAMED_CASE.search(before) or re.match(r"[\w+/-]", after):
        return False
    if before[-1:] in ("-", "‑") or _SOFTWARE.search(source):
        return False
    is_time = _TIME.fullmatch(number) is not None
    return not (is_time and (_AT.search(before) or _CLOCK.match(after)))


_YO_WORD = re.compile(r"[а-яё]*[её][а-яё]*", re.IGNORECASE)
# Written with е these are words, or forms, of their own.
_AMBIGUOUS = frozenset(
    re.findall(
        r"\w+",
        """
        все всем осел небо небе чем нем мел падеж берет узнаем узнает передохнем совершенный совершенного совершенная
        совершенное совершенные совершенно слез слезы весла весны весел села сел звезды сестры жены озера ведра зерна
        пчелы колеса гнезда заем наем поем стекла слет свекла смел черт черта черты отсек засек рек самое крестный
        крестная крестного крестной планер лесу проем истек сведения весть метлы блесны десны звездами семьи
        """,
    )
)
_VERBAL_NOUN = re.compile(r"ени[еяюи]м?\Z")  # учение is no form of учёный
_ADJECTIVE = "(?:ого|его|ому|ему|ыми|ими|ой|ей|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|ым|им|ых|их)"
_NOUN = "(?:ами|ями|ах|ях|ов|ев|ой|ей|ом|ем|ам|ям|а|я|у|ю|о|е|ы|и|ь)?"
# Stems that keep their ё with all these endings; others may lose it by rights: звёзды, звезда; далёкий, далеко.
_STABLE = re.compile(
    rf"(?P<stem>[а-яё]*(?:ённ|учён|зелён|чёрн|жёлт|тёмн|тёпл|дешёв|далёк|тяжёл|весёл|лёгк|твёрд|мёртв)){_ADJECTIVE}"
    rf"|(?P<noun>[а-яё]*(?:[сз]?[ая]молёт|толёт|полёт|релёт|злёт|прилёт|вылёт|мёт|[сатзу]чёт|ъём|доём|приём|[стжнмшб]ёр"
    rf"|клён|утёс|бёнк|съёмк|шёпот|манёвр|королёв|бачёв|щёв|семён|артём|алён|фёдор)){_NOUN}"
)


class Yo:
    """One word, written with ё here and with е there."""

    id = "yo"
    name = "е and ё"
    severity = Severity.INFO
    description = "A word is written with ё or with е throughout an article, whichever the newsroom prefers."
    locales = frozenset({"ru"})
    hits = (
        Example("ru", "Two more; three more", "Ещё двое, судьба еще троих", "еще"),
        Example("ru", "The plane landed.", "Самолёт сел. Пилот вышел из самолета.", "самолета"),
        Example("ru", "Greened roofs", "Озеленённая крыша и озелененные крыши", "озелененные"),
    )
    misses = (
        Example("ru", "All of it, all of them", "Всё это видели все, и ещё раз ещё"),
        Example("ru", "Stars and a star", "Звёзды и звезда, сёстры и сестра"),
        Example("ru", "Nothing but е", "Еще самолет, еще самолета"),
        Example("ru", "He brought, she brought", "Он привёз, она привезла; решён, решена"),
        Example("ru", "A far land is far", "Далёкий край, а не далеко; зелёный лес и зелень"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Each word with е that this text, or another of the article, writes with ё."""
        text = pair.target.text
        article = " ".join((text, *pair.siblings))
        if "ё" not in article and "Ё" not in article:
            return
        forms: dict[str, str] = {}
        stems: dict[tuple[str, str], str] = {}
        for found in _YO_WORD.finditer(article.lower()):
            if "ё" in found[0]:
                forms.setdefault(found[0].replace("ё", "е"), found[0])
                stable = _STABLE.fullmatch(found[0])
                if stable:
                    stem, ending = (stable["stem"], _ADJECTIVE) if stable["stem"] else (stable["noun"], _NOUN)
                    stems.setdefault((stem.replace("ё", "е"), ending), found[0])
        told: set[str] = set()
        for found in _YO_WORD.finditer(text):
            word = found[0].lower()
            if "ё" in word or word in _AMBIGUOUS or word in told:
                continue
            other = forms.get(word) or _by_stem(word, stems)
            if other:
                told.add(word)
                yield Finding(
                    self.id,
                    self.severity,
                    _("“{word}” with е, but “{other}” with ё in this article").format(word=found[0], other=other),
                    target=found.span(),
                )


def _by_stem(word: str, stems: dict[tuple[str, str], str]) -> str:
    for (stem, ending), other in stems.items():
        if word.startswith(stem) and re.fullmatch(ending, word[len(stem) :]) and not _VERBAL_NOUN.search(word):
            return other
    return ""
