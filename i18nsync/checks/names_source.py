"""The names of people and places in an English text that a translation must have.

A capital alone says little in English. A word is taken for a name if it is none of the language's own words, or stands
where only a name can: after a given name or a title. Organisations, streets and titles of works are mostly translated,
so of them only what cannot be translated counts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from i18nsync.checks.names_brands import BRANDS
from i18nsync.checks.names_english import FIRST_NAMES, is_ordinary
from i18nsync.checks.names_gazetteer import Entry, Gazetteer, gazetteer
from i18nsync.checks.names_sounds import is_strict
from i18nsync.core.facts_names import FUNCTION_WORDS, is_title_case
from i18nsync.core.side import Side, Word

__all__ = ["CALENDAR", "SourceName", "source_names"]


class SourceName(NamedTuple):
    """A name in the source.

    Args:
        text: as it stands, without a possessive ending.
        start: offset of its first character.
        end: offset after its last one.
        kind: `nation`, `people`, `place`, `organisation`, `given`, `surname`, or `name` for what may be any of them.
        key: of a settled rendering; empty without one.
        sure: whether its company or its shape shows that it is a person's or a place's.
        run: number of the run of capitalised words that it stands in.
    """

    text: str
    start: int
    end: int
    kind: str
    key: str
    sure: bool
    run: int


_CAPITAL = re.compile(r"[A-ZÀ-ÞŠŽČĆĐŁŚŻİ][^\W\d_]")
_SURNAME = re.compile(r"(?:dze|[a-z]shvili|[a-z]chvili)$")
_GAP = re.compile(r"[ \u00a0]|-")
_POINT = re.compile(r"\.[ \u00a0]?")
_SHORTENED = frozenset(
    ("Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Rev", "Gen", "Col", "Capt", "Lt", "Sgt", "Mt", "Ft", "Jr")
)
_PLACE_BEFORE = re.compile(
    r"\b(?:in|from|near|to|at|of|outside|towards?|via|between|around|through|village|town|city|river|and)\s+(?:the\s+)?$"
)
_SAID_AFTER = re.compile(
    r"['’]s?\b|,?\s+(?:also\s+|later\s+|then\s+)?(?:said|says|told|wrote|won|lost|has|had|was|is|will|did|beat|flows"
    r"|[a-z]{2,}ed)\b"
)
_TITLES_TEXT = """
    Mr Mrs Ms Miss Dr Prof Professor Sir Judge Mayor President Senator Captain Colonel Sergeant Inspector Coach Rev
    Chancellor Governor Minister Prosecutor Lieutenant Major
"""
_TITLES = frozenset(_TITLES_TEXT.split())
_CALENDAR_TEXT = """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
"""
CALENDAR = frozenset(_CALENDAR_TEXT.split())
"""Months and weekdays, in lower case."""
# Names of no person or place, with words of their own in every language.
_TRANSLATED_TEXT = """
    christmas easter god lord bible koran quran torah internet web christian christians christianity muslim muslims
    islam islamic orthodox catholic catholics protestant jew jews jewish judaism buddhist hindu byzantine byzantium
    latin arabic slavic olympic olympics olympiad paralympic nobel renaissance covid epiphany palm lent ramadan
    advent halloween thanksgiving nazi nazis communist bolshevik bolsheviks marxist stalinist celsius fahrenheit
    kelvin gothic baroque romanesque cyrillic georgian-language english-language ombudsman euro euros dollar dollars
    gel usd eur mr mrs ms dr prof saint st sts jr sr mt inc ltd llc co corp plc no nos vol pp ed eds fig ph phd ba
    ma am pm bc ad tv fm vat gdp ok asap ceo ngo ngos pr it sos id ids pdf sms usb faq url html css api sql xml json
    satan messiah allah buddha trinity trump-era earth mars venus saturn jupiter sun moon mercury milky allied axis
    arab arabs roma hebrew yiddish sanskrit esperanto holocaust cold bluetooth gps ussr north south east west
    northern southern eastern western
"""
_TRANSLATED = frozenset(_TRANSLATED_TEXT.split())
_ADJECTIVE = re.compile(r"(?:ish|ese|ian|ean|ic|ist|ists|ism|ans|ians|ern|ite|ites)$")
# In the company of these a run is an organisation, a work or a street rather than a person.
_GENERIC_TEXT = """
    academy act administration agency agreement airlines airport alliance archive archives army assembly association
    authority avenue award bank bay bazaar beach board boulevard bridge browser bureau cabinet cafe café canal
    canyon cape castle cathedral cemetery center central centre chamber championship channel chapel charter church
    cinema circle city clinic club coalition college commission committee company congress constitution convention
    corporation council county courier court crossing cup daily dam day declaration department desert district dream
    edition embassy estate factory fair falls farm federation festival field films force forest forum fort fortress
    foundation front fund games garden gardens gate gazette gorge group gulf hall harbour harbor herald high highway
    hill hills hospital hotel house index initiative institute international island islands journal lake lane law
    laws league library line list magazine mall market medal media memorial metro mill mine ministry monastery
    monitor monument mosque mount mountain mountains movement municipality museum music national network news
    newspaper office opera orchestra order organisation organization palace park partners party pass peninsula
    philharmonic plan plant plateau platform plaza police port post press prison prize program programme project
    province protocol publishing quarter radio railway ravine records region report republic research reserve
    reservoir resort restaurant review ridge river road royal sea school senate service services show society
    software square stadium standard state station strait street studio studios summit symphony synagogue system
    team telegraph temple theatre theater times tower town trail train treaty tribunal tribune trust tunnel union
    united university valley village ward water waterfall week weekly winery works world youth zone zoo tv hackathon
    snowflake relay bridge bridges box server protocol attack algorithm
"""
_GENERIC = frozenset(_GENERIC_TEXT.split())
_NO_NAMES = BRANDS | _TRANSLATED | CALENDAR
_NO_SURNAMES = FUNCTION_WORDS | CALENDAR
_DEGREES = tuple("°0123456789")
_TECHNICAL = re.compile(
    r"\s+(?:server|authentication|protocol|attack|algorithm|browser|network|software|files?|plugin)s?\b"
)
_MAC = re.compile(r"(?:Mc|Mac|O['’]|D['’])[A-Z][a-z]+")


def source_names(side: Side, language: str) -> tuple[SourceName, ...]:
    """The names in a source text, in its order, repeated ones each time.

    Args:
        side: the source.
        language: of the translation, `ka` or `ru`: whose settled renderings count.
    """
    return _names(side, language) if _CAPITAL.search(side.bare) else ()


@lru_cache(maxsize=64)  # for the checks of one pair, which share its sides
def _names(side: Side, language: str) -> tuple[SourceName, ...]:
    known, bare, words = gazetteer(language), side.bare, side.words
    found: list[SourceName] = []
    run: list[Word] = []
    number = at = 0
    while at < len(words):
        word = words[at]
        capital = _is_capital(word)
        if run and not (capital and _goes_on(bare, run[-1], word)):
            found += _read(run, number, bare, known)
            run, number = [], number + 1
        if not capital:
            at += 1
            continue
        entry, size = _settled(words, at, known, bare)
        if entry is None or (size == 1 and _is_of_a_person(words, at, run, bare, known)):
            run.append(word)
            at += 1
            continue
        found += _read(run, number, bare, known)
        run, number = [], number + 1
        start, end = word.start, words[at + size - 1].end
        if entry.kind != "language":
            found.append(SourceName(_plain(bare[start:end]), start, end, entry.kind, entry.key, True, number))
        at += size
    found += _read(run, number, bare, known)
    return tuple(sorted(found, key=lambda name: name.start))


def _goes_on(bare: str, last: Word, word: Word) -> bool:
    """Whether a word follows another in the same name: after a space, a hyphen, or the point of a shortened word."""
    if _GAP.fullmatch(bare, last.end, word.start):
        return True
    initial = len(last.text) == 1 and bare[last.start - 1 : last.start] not in _DEGREES
    short = initial or last.text in _SHORTENED
    return short and _POINT.fullmatch(bare, last.end, word.start) is not None


def _is_of_a_person(words: tuple[Word, ...], at: int, run: list[Word], bare: str, known: Gazetteer) -> bool:
    """Whether a settled name is a given name here: Jordan Smith."""
    word = words[at]
    if word.text.lower() not in known.given:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return bool(run) or (after is not None and _is_capital(after) and _goes_on(bare, word, after))


_TAIL = re.compile(r"['’](?:s|ve|re|ll|d|m|t)?$")
_LOOK_BACK = 24  # characters
_ARTICLE = re.compile(r"\b(?:the|in|from)\s+$", re.IGNORECASE)
_LANGUAGE = re.compile(r"\b(?:in|into|speaks?|speaking|spoke|learn\w*)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!for\b|and\b|or\b|to\b|as\b|with\b|on\b|at\b|by\b|from\b|is\b|was\b|who\b|when\b)[^\W\d_]")


def _settled(words: tuple[Word, ...], at: int, known: Gazetteer, bare: str) -> tuple[Entry | None, int]:
    """The settled name that starts at a word, and how many words it has."""
    word = words[at]
    for parts, entry in known.first.get(word.text, ()):
        size = len(parts)
        if tuple(_plain(one.text) for one in words[at : at + size]) == parts:
            return entry, size
    first = _plain(word.text)
    found = known.english.get(first)
    if found is None or _is_code(bare, word.start, word.end):
        return None, 0
    before = bare[max(0, word.start - _LOOK_BACK) : word.start]
    kind = found.kind
    if kind == "nation" and first in ("US", "UK") and not _ARTICLE.search(before):
        kind = "people"  # a US court
    if kind == "people" and _LANGUAGE.search(before) and not _NOUN.match(bare, word.end):
        kind = "language"  # in Georgian
    return Entry(found.key, kind), 1


def _plain(text: str) -> str:
    return _TAIL.sub("", text) if "'" in text or "’" in text else text


def _is_capital(word: Word) -> bool:
    text = word.text
    return text[0].isupper() and (text[0] != "I" or _plain(text) != "I")


_CODE_AFTER = re.compile(r"[_@/=0-9]|[.:-][0-9]|\.[^\W\d_]")
_ONE_LETTER = re.compile(r"(?<![^\W_])(?:[A-Za-z]|Ctrl|Alt|Shift|Wi|Hi)-$")
_SENTENCE_START = re.compile(r"(?:\A|[.!?…:;•|>]|\n|\s\s)[\s\"“„«‘'(#>\[*–—•-]*\Z")


def _is_code(bare: str, start: int, end: int) -> bool:
    """Whether signs of code, handles, addresses or versions touch a word."""
    before, after = bare[start - 1 : start], bare[end : end + 2]
    if before == "-" and _ONE_LETTER.search(bare[max(0, start - 8) : start]):  # E-Mail, T-Shirt, Ctrl-C
        return True
    return before in tuple("_@#/\\$%") or _CODE_AFTER.match(after) is not None


def _read(run: list[Word], number: int, bare: str, known: Gazetteer) -> list[SourceName]:
    """The names in a run of capitalised words."""
    if not run:
        return []
    texts = [_plain(word.text) for word in run]
    generic = any(text.lower() in _GENERIC for text in texts)
    title = len(run) > 2 and is_title_case(bare)
    person = False
    found: list[SourceName] = []
    for at, (word, text) in enumerate(zip(run, texts, strict=True)):
        if len(text) == 1 or text in _TITLES:
            person = person or text in _TITLES or bare[word.end : word.end + 1] == "."
            continue
        kind = _kind(word, text, known, bare, alone=len(run) == 1)
        sure = kind in ("given", "surname") or person
        first = at == 0 and _SENTENCE_START.search(bare[: word.start]) is not None
        if kind == "given":
            person = not generic and text == word.text  # of Nino's Cross the cross is no surname
            if generic or (first and len(run) == 1 and is_ordinary(text)):
                continue  # Tea is served
        elif kind == "ordinary":
            if not person or generic or title or at < len(run) - 1 or text.lower() in _NO_SURNAMES:
                continue
            kind = "surname"
        elif kind == "name":
            sure = sure or _is_sure(word, text, bare)
            if not (sure or is_strict(text)) and (generic or first):
                continue
            kind = "surname" if person else "name"
        elif not kind:
            continue
        found.append(SourceName(text, word.start, word.start + len(text), kind, "", sure, number))
    return found


def _kind(word: Word, text: str, known: Gazetteer, bare: str, *, alone: bool) -> str:
    """`given`, `surname`, `name` or `ordinary`; nothing for what is no name to look for."""
    lower = text.lower()
    if lower in _NO_NAMES or _is_code(bare, word.start, word.end):
        return ""
    if any(letter.isupper() for letter in text[1:]) and not _MAC.fullmatch(text):
        return ""
    if _SURNAME.search(lower):
        return "surname"
    if (lower in known.given and len(lower) > 2) or lower in FIRST_NAMES:
        return "given"
    if is_ordinary(text) or len(text) < 3:
        return "ordinary"
    return "" if alone and _ADJECTIVE.search(lower) and not is_strict(text) else "name"


def _is_sure(word: Word, text: str, bare: str) -> bool:
    """Whether it stands where only a person's or a place's name stands: in a place, or saying something."""
    if _TECHNICAL.match(bare, word.end):
        return False
    before = bare[max(0, word.start - _LOOK_BACK) : word.start]
    return _PLACE_BEFORE.search(before) is not None or _SAID_AFTER.match(bare, word.start + len(text)) is not None
