"""Furniture: what a newsroom's pages put around an article's words, told by its wording in three languages.

Labels of link lists ("Also Read:"), the footer that names the languages an article exists in ("This post is also
available in: ქართული Русский"), links back to the top, bylines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from i18nsync.core.locale import ENDONYMS, Locale
from i18nsync.core.names import name_in, own_name

__all__ = [
    "AVAILABLE_IN",
    "Availability",
    "availability_in",
    "is_back_to_top",
    "is_byline",
    "may_be_available",
    "parse_availability",
    "related_label",
    "write_availability",
]

AVAILABLE_IN = {
    "en": "This post is also available in:",
    "ka": "ეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე:",
    "ru": "Эта статья также доступна на других языках:",
}
"""Language -> the words before the names in a footer that i18nsync writes; `parse_availability` reads them all."""

# The verbs and nouns that newsroom sites and the multilingual plug-ins of WordPress put here.
_AVAILABLE = re.compile(
    r"\W*(?P<wording>"
    r"(?:this|the)\s+(?:post|article|story|page|entry|news|report)\s+is\s+also\s+available\s+in(?:\s+other\s+languages)?"
    r"|(?:also|read\s+(?:this|it))\s+(?:available\s+)?in"
    r"|(?:ეს\s+|აღნიშნული\s+)?(?:პოსტი|სტატია|გვერდი|მასალა|ჩანაწერი|ამბავი|ტექსტი)\s+(?:ასევე\s+)?(?:ხელმისაწვდომია|იკითხება)"
    r"(?:\s+ასევე)?(?:\s+(?:შემდეგ|სხვა)\s+ენებზე|\s+ენებზე)?"
    r"|(?:эт[аоу]т?|данн\w+)\s+(?:запись|статья|материал|пост|страница|публикация|новость)\s+также\s+доступ\w+"
    r"(?:\s+(?:на|в)(?:\s+(?:других|следующих))?(?:\s+языках)?)?"
    r")\s*(?P<colon>:?)(?P<names>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BACK_TO_TOP = re.compile(
    r"\W*(?:(?:go\s+)?back\s+to\s+(?:the\s+)?top|return\s+to\s+top"
    r"|(?:გვერდის\s+)?(?:თავში|დასაწყისში|ზემოთ)(?:\s+დაბრუნება)?|დაბრუნება\s+(?:დასაწყისში|ზემოთ|თავში)"
    r"|(?:вернуться\s+)?(?:наверх|к\s+началу(?:\s+страницы)?|в\s+начало))\W*",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?P<label>(?:also\s+read|read\s+also|read\s+more|see\s+also|related(?:\s+(?:stories|articles|news))?|also\s+see"
    r"|(?:ასევე\s+)?(?:წაიკითხეთ|იხილეთ)(?:\s+ასევე)?|ასევე"
    r"|(?:также\s+)?(?:читайте|смотрите)(?:\s+также)?|по\s+теме)\s*:)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BYLINE = re.compile(
    r"(?:by\s+(?-i:(?=[^\W\d_a-z]))|written\s+by\s+|author:\s*|ავტორი:?\s*|ავტორები:?\s*|автор(?:ы)?:?\s*)"
    r"[^\W\d_][^.!?;:\d]*(?:\b[^\W\d_]\.[^.!?;:\d]*)*",
    re.IGNORECASE,
)
# A longer line is a sentence, whatever it begins with. In words.
_LONGEST_BYLINE = 10

# How footers name languages: endonyms, and each language's word for the three in the cases that occur.
_NAMES = {
    "en": ("English", "ინგლისური", "ინგლისურად", "ინგლისურ", "английский", "английском", "по-английски"),
    "ka": ("Georgian", "ქართული", "ქართულად", "ქართულ", "грузинский", "грузинском", "по-грузински"),
    "ru": ("Russian", "რუსული", "რუსულად", "რუსულ", "русский", "русском", "по-русски"),
    "hy": ("Armenian", "Հայերեն", "სომხური", "армянский", "армянском"),
    "az": ("Azerbaijani", "Azərbaycan", "Azərbaycanca", "აზერბაიჯანული", "азербайджанский", "азербайджанском"),
    "uk": ("Ukrainian", "Українська", "უკრაინული", "украинский", "украинском"),
    "ab": ("Abkhaz", "Abkhazian", "Аԥсуа", "Аԥсшәа", "აფხაზური", "абхазский", "абхазском"),
    "os": ("Ossetian", "Ossetic", "Ирон", "ოსური", "осетинский", "осетинском"),
    "tr": ("Turkish", "Türkçe", "თურქული", "турецкий", "турецком"),
    "de": ("German", "Deutsch", "გერმანული", "немецкий", "немецком"),
    "fr": ("French", "Français", "ფრანგული", "французский", "французском"),
}
_TAGS = {
    name.casefold(): tag
    for tag, names in ({tag: (name,) for tag, name in ENDONYMS.items()} | _NAMES).items()
    for name in names
}
# A language that a text in it need not name, and English ones name as the reader does.
_ENDONYMS = frozenset(name.casefold() for tag, name in ENDONYMS.items() if tag != "en")
# Every footer has one of these; a text without is not worth a closer look.
_TRACE = re.compile(
    r"available\s+in\b|(?:read|also)\s+(?:this\s+|it\s+)?in\b|ხელმისაწვდომია|იკითხება|также\s+доступ", re.IGNORECASE
)
_MARKUP = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])|<[^<>]*>")
_LINK = re.compile(r"\][(\[]|<a\s", re.IGNORECASE)
_EMPHASIS = re.compile(r"[*_`~]+|^\s*(?:[-+>#]+\s+)+")
_MOST_LINES = 14  # a footer has no more: its wording, and a language a line with blank lines between
_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
# Words between names that are none.
_FILLER = frozenset(
    ("and", "in", "language", "languages", "და", "ენა", "ენაზე", "ენებზე", "и", "на", "в", "языке", "языках", "языки")
)


@dataclass(frozen=True, slots=True)
class Availability:
    """What a footer says about the languages of an article.

    Args:
        wording: the words before the colon, as written.
        locales: the languages named, in order, each once.
        unknown: words that name no language known here.
    """

    wording: str
    locales: tuple[Locale, ...]
    unknown: tuple[str, ...] = ()


def may_be_available(text: str) -> bool:
    """Whether there may be an availability footer somewhere in `text`; a quick look that may err only by a yes."""
    return _TRACE.search(text) is not None


def parse_availability(text: str) -> Availability | None:
    """Read an availability footer; None if `text` is none.

    The names may be endonyms, English, Georgian or Russian words, in any order, with anything but letters between
    them. "ქართული (Georgian)" is one language said twice.
    """
    found = _AVAILABLE.fullmatch(text.strip())
    if found is None:
        return None
    tags: dict[str, None] = {}
    unknown: list[str] = []
    for word in _WORD.findall(found["names"]):
        tag = _TAGS.get(word.casefold())
        if tag is not None:
            tags[tag] = None
        elif word.casefold() not in _FILLER:
            unknown.append(word)
    if not found["colon"] and (unknown or not tags):
        # Without a colon it is a footer only if it names languages and nothing else.
        return None
    return Availability(found["wording"], tuple(Locale(tag) for tag in tags), tuple(unknown))


def write_availability(locale: Locale, others: Sequence[tuple[Locale, str]]) -> str:
    """The footer of a version: "This post is also available in: ქართული (Georgian) Русский (Russian)".

    Args:
        locale: the language of the version, in whose words the footer is.
        others: the other languages that the article exists in; each with the link that its name becomes in Markdown,
            or empty for none.

    Returns:
        One line; empty where there is nothing to name, or no wording in that language.
    """
    wording = AVAILABLE_IN.get(locale.language)
    if wording is None or not others:
        return ""
    return " ".join([wording, *(_named(locale, other, link) for other, link in others)])


def _named(locale: Locale, other: Locale, link: str) -> str:
    own = own_name(other) or other.tag
    name = name_in(other, locale)
    linked = f"[{own}]({link})" if link else own
    return f"{linked} ({name})" if name and name != own else linked


def availability_in(text: str) -> tuple[Locale, ...]:
    """The languages that the availability footer of an article names, in order; none where it has no footer.

    Plain text, Markdown and HTML alike: the names may be links or not, stand on the line or in a list below it. A
    sentence such as "The report is also available in Georgian" is none: a footer has a colon, links, or calls
    a language by its own name.
    """
    if not may_be_available(text):
        return ()
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if not may_be_available(line):
            continue
        plain = _plain(line)
        # The wording may stand alone, or be wrapped, with the names below it.
        for last in range(number, min(number + _MOST_LINES, len(lines))):
            if last > number:
                below = _plain(lines[last])
                if below.strip() and not _names_only(below):
                    break
                plain += f" {below}"
        found = parse_availability(plain)
        if found is not None and found.locales and (":" in plain or _LINK.search(line) or _own_name(plain)):
            return found.locales
    return ()


def _plain(line: str) -> str:
    """A line without link destinations, tags and marks of emphasis."""
    return _EMPHASIS.sub("", _MARKUP.sub(r"\1 ", line))


def _names_only(line: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(line)]
    return any(word in _TAGS for word in words) and all(word in _TAGS or word in _FILLER for word in words)


def _own_name(line: str) -> bool:
    return any(word.casefold() in _ENDONYMS for word in _WORD.findall(line))


def is_back_to_top(line: str) -> bool:
    """Whether `line` is nothing but a link back to the top of the page."""
    return _BACK_TO_TOP.fullmatch(line.strip()) is not None


def related_label(line: str) -> tuple[str, str] | None:
    """The label of a list of other articles ("Also Read:") and what follows it on the line; None if it is none."""
    found = _RELATED.fullmatch(line.strip())
    return (found["label"], found["rest"].strip()) if found is not None else None


def is_byline(line: str) -> bool:
    """Whether `line` says who wrote the article: "By Nino Kapanadze", "ავტორი: ...", "Автор: ..."."""
    words = line.split()
    return len(words) <= _LONGEST_BYLINE and _BYLINE.fullmatch(line.strip()) is not None
