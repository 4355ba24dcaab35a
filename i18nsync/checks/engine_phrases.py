"""What language models say besides the translation: excuses, introductions, notes.

Each group of phrases comes with the English words that excuse it: a source in which somebody is sorry may be translated
so. Phrases are regular expressions, case aside.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from i18nsync.core.side import Side

__all__ = ["find_phrase"]


class _Group(NamedTuple):
    said: tuple[str, ...]
    excuses: tuple[str, ...]


_SORRY = (
    r"\bsorry\b",
    r"\bapolog",
    r"\bunfortunate",
    r"\bi (?:can|could|am|do|will|shall|did|have)",
    r"\bi['’]m\b",
    r"\b(?:cannot|can['’]t|could not|couldn['’]t|unable)\b",
    r"\bafraid\b",
    r"\bregret",
    r"\balas\b",
    r"\b(?:excuse|forgive|pardon)",
)
_OPENINGS = (
    _Group(
        (
            r"(?:i['’]m|i am|we['’]re) (?:very |so |really )?sorry",
            r"sorry,",
            r"i apologi[sz]e",
            r"my apologies",
            r"i can(?:not|['’]t)\b",
            r"i(?:['’]m| am) (?:unable|not able)",
            r"i won['’]t",
            r"unfortunately,? i\b",
            r"i must decline",
        ),
        _SORRY,
    ),
    _Group(
        (
            r"as an? (?:ai\b|artificial|large language|language model)",
            r"как (?:языковая модель|ии\b|искусственн|большая языков|нейросеть)",
            r"я\s*[—–-]\s*(?:языковая|ии\b|искусственн)",
            r"როგორც (?:ხელოვნურ|ენობრივ|დიდ ენობრივ|ai\b|ინტელექტ)",
            r"მე ვარ (?:ხელოვნურ|ენობრივ)",
        ),
        (r"\bAI\b", "language model", "artificial intelligence", "neural"),
    ),
    _Group(
        (
            r"(?:sure|certainly|of course|absolutely|okay|ok)\s*[,!.:]",
            r"here(?:['’]?s| is| are)\b",
            r"below is\b",
            r"(?:the )?(?:(?:georgian|russian|english|translated) )?(?:translation|text|version)\s*:",
            r"(?:georgian|russian|translated|output|assistant)\s*:",
            r"<think>",
            r"(?:конечно|разумеется|хорошо)\s*[,!.]\s*вот\b",
            r"(?:რა თქმა უნდა|კარგი)\s*[,!.]\s*(?:აი|აქ)\b",
        ),
        (
            r"\b(?:sure|certainly|of course|absolutely|naturally|good|well|fine|ok|okay)\b",
            r"\b(?:here|below|text|version)\b",
            "translat",
            r"output|assistant",
        ),
    ),
    _Group(
        (
            r"вот (?:ваш |мой |готовый )?(?:перевод|переведённ|переведенн)",
            r"перевод(?: текста)?(?: на [а-я]+(?: язык)?)?\s*:",
            r"перевед[её]нный текст",
            r"ниже (?:приведён |приведен |представлен )?перевод",
            r"(?:რა თქმა უნდა\s*[,!.]\s*)?გთავაზობთ (?:[ა-ჿ]+ )?თარგმან",
            r"აი,? (?:თქვენი |ეს |მოთხოვნილი )?(?:თარგმანი|ნათარგმნი)",
            r"(?:ქართული )?(?:თარგმანი|ნათარგმნი ტექსტი)(?: ქართულად)?\s*:",
            r"აქ არის (?:თქვენი )?თარგმანი",
            r"ქვემოთ მოცემულია თარგმანი",
            r"ქართულად\s*:",
        ),
        ("translat", r"\bin (?:georgian|russian)\b", r"\brendering\b"),
    ),
    _Group(
        (
            r"(?:к сожалению|увы|извините|простите|прошу прощения)\s*,?\s*(?:но )?(?:я |мне |этот запрос)",
            r"приношу (?:свои )?извинения",
            r"я не (?:могу|смогу|в состоянии|имею возможности) (?:вам )?(?:помочь|перевести|выполнить|предоставить)",
            r"я не (?:могу|смогу|в состоянии|имею возможности) (?:обсуждать|ответить|продолжить|обработать)",
            r"(?:ბოდიში|ბოდიშს გიხდით|უკაცრავად|ვწუხვარ|სამწუხაროდ)\s*,?\s*(?:მაგრამ |რომ )?(?:მე |როგორც |ვერ )",
            r"(?:ბოდიში|ბოდიშს გიხდით|უკაცრავად|ვწუხვარ|სამწუხაროდ)\s*,?\s*(?:არ შემიძლია|ამ ტექსტ|ამ მოთხოვნ)",
            r"(?:ბოდიში|ბოდიშს გიხდით|უკაცრავად|ვწუხვარ)\s*,?\s*მაგრამ (?:ამ ტექსტ|ამ მოთხოვნ|არ შემიძლია)",
            r"(?:მე )?(?:არ შემიძლია|ვერ შევძლებ) (?:ამ ტექსტ|ამ მოთხოვნ|დახმარება|თარგმნა)",
            r"(?:მე )?(?:ვერ დაგეხმარებით|ვერ გადავთარგმნი)",
        ),
        _SORRY,
    ),
)
_NOTES = (
    _Group(
        (
            r"(?:\A|[\n.!?»“)])\s*[(\[*_]*(?:translator['’]?s? )?note\s*:",
            r"let me know if",
            r"i hope this (?:helps|translation)",
            r"if you (?:need|would like|want) (?:any |another|a different|further)",
            r"feel free to",
            r"примечани[ея](?: переводчика)?\s*:",
            r"прим\. ?(?:перев|ред)",
            r"дайте (?:мне )?знать,? если",
            r"если (?:вам )?нуж\w+ (?:друг|дополн|ещё)",
            r"надеюсь,? (?:это|перевод) (?:поможет|помог|полезен)",
            r"обращайтесь, если",
            r"могу (?:предложить|сделать|дать) (?:друг|ещё)",
            r"შემიძლია (?:შემოგთავაზოთ|სხვა)",
            r"(?:მთარგმნელის )?შენიშვნა\s*:",
            r"(?:შემატყობინეთ|მაცნობეთ),? თუ",
            r"თუ (?:გჭირდებათ|გნებავთ|გსურთ) (?:სხვა|დამატებით|კიდევ)",
            r"იმედი მაქვს,? (?:ეს|თარგმანი) (?:დაგეხმარ|გამოგადგ)",
        ),
        (
            r"\bnot(?:e|es|ed|ice)\b",
            r"\blet (?:me|us) know",
            r"\bhope",
            r"\bif you\b",
            "feel free",
            r"\b(?:remark|comment|footnote|translator)",
            r"\b(?:tell|inform|contact|need|offer|suggest|can)\b",
        ),
    ),
)
_BEFORE = "[\\s\"'“„«*#_(\\[]*"


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(_BEFORE + "(?:" + "|".join(_alternatives(_OPENINGS)) + ")", re.IGNORECASE)


@cache
def _notes() -> re.Pattern[str]:
    return re.compile("|".join(_alternatives(_NOTES)), re.IGNORECASE)


@cache
def _excuses(groups: tuple[_Group, ...]) -> dict[str, re.Pattern[str]]:
    return {mark: re.compile("|".join(group.excuses), re.IGNORECASE) for mark, group in _marked(groups)}


def _marked(groups: tuple[_Group, ...]) -> list[tuple[str, _Group]]:
    return [(f"g{number}", group) for number, group in enumerate(groups)]


def _alternatives(groups: tuple[_Group, ...]) -> list[str]:
    return [f"(?P<{mark}>{'|'.join(group.said)})" for mark, group in _marked(groups)]


# One of these words begins a text, or is in one, that has a phrase; looked for first, since hardly any text has one.
_FIRST_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        i we sorry my unfortunately as sure certainly of absolutely okay ok here below the translation text version
        georgian russian translated output assistant think
        как я конечно разумеется хорошо вот перевод переведённый переведенный ниже к увы извините простите прошу приношу
        როგორც მე რა კარგი გთავაზობთ აი ქართული თარგმანი ნათარგმნი აქ ქვემოთ ქართულად ბოდიში ბოდიშს უკაცრავად ვწუხვარ
        სამწუხაროდ არ ვერ
        """,
    )
)
_NOTE_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        note know hope need like want free
        примечание примечания прим знать нужен нужна нужны нужно могу надеюсь обращайтесь
        შენიშვნა შემატყობინეთ მაცნობეთ გჭირდებათ გნებავთ გსურთ იმედი შემიძლია
        """,
    )
)


def find_phrase(source: str, target: Side) -> tuple[int, int] | None:
    """Where a model speaks for itself in `target`, at the beginning or in a note; None where it does not."""
    text = target.text
    first = re.split("['’]", target.words[0].text.lower(), maxsplit=1)[0] if target.words else ""
    for groups, found in (
        (_OPENINGS, _openings().match(text) if first in _FIRST_WORDS or text.startswith("<") else None),
        (_NOTES, None if _NOTE_WORDS.isdisjoint(target.vocabulary) else _notes().search(text)),
    ):
        if found is None or found.lastgroup is None or _excuses(groups)[found.lastgroup].search(source):
            continue
        return found.span(found.lastgroup)
    return None
