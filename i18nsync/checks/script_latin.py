"""English words left standing in a translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from i18nsync.checks.names_brands import BRANDS, FOREIGN_PHRASES
from i18nsync.checks.names_english import is_ordinary
from i18nsync.checks.script_quoted import is_sentence, is_set_off
from i18nsync.core.facts_names import FUNCTION_WORDS
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.language import script_of
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Word
from i18nsync.messages import _

__all__ = ["LATIN", "Untranslated"]

LATIN = re.compile(r"[A-Za-z]{2}")
"""A cheap look for Latin words in a text."""

_TWO_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*,?[ \u00a0\n]+[A-Za-z]")
_WORD = re.compile(r"[A-Za-zÀ-ɏ0-9_$@#/\\.+=:-]*[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9_$@#/\\+=:.'’-]*(?<!-)")
_PLAIN = re.compile(r"[A-Za-z][a-z]*(?:['’-][a-z]+)*[.:]?")
_JOINED_CODE = re.compile(r"[(=<]|[-‑](?![^\W\d_A-Za-z])")
_SENTENCE = 4  # words
_GAP = re.compile(r",?[ \u00a0\n]+")
_INSTITUTIONS_TEXT = """
    academy administration agency airport assembly association authority avenue bank board bridge bureau cabinet
    cathedral central centre center chamber church city coalition college commission committee congress
    constitutional council court defence defense democratic department development district division economy
    education election embassy environment federal federation finance fire foreign foundation fund general
    government hall health high hospital house human independent institute interior international investigation
    justice labour labor library local mayor ministry minister movement municipal municipality museum national
    northern office opera opposition park parliament party police president prime prison prosecutor public railway
    region regional republic rescue rights river road safety school sea security senate service social southern
    square state station street supreme theatre theater town trade transport treasury tribunal union university
    valley village water western eastern youth affairs deputy first vice chief old new
"""
_INSTITUTIONS = frozenset(_INSTITUTIONS_TEXT.split())
_SMALL_TEXT = """
    of the and for in on at to by with from a an or
"""
_SMALL = frozenset(_SMALL_TEXT.split())


class Untranslated:
    """English words of the source that stand in the translation as they are."""

    id = "untranslated"
    name = "untranslated words"
    severity = Severity.WARNING
    description = (
        "Two or more English words in a row that stand in the source too. Names of products, titles in quotation marks,"
        " code and what stands in parentheses may stay."
    )
    locales = frozenset[str]()
    hits = (
        Example("ka", "The city council will vote on Friday.", "city council პარასკევს იყრის კენჭს.", "city council"),
        Example(
            "ru",
            "The Ministry of Health has published new rules.",
            "Ministry of Health опубликовало новые правила.",
            "Ministry of Health",
        ),
        Example(
            "ka",
            "The swimmers train all winter. On the coldest days they break the ice.",
            "მოცურავეები მთელი ზამთარი ვარჯიშობენ. On the coldest days ყინულს ამტვრევენ.",
            "On the coldest days",
        ),
    )
    misses = (
        Example("ka", "Download the Tor Browser for Windows.", "ჩამოტვირთეთ Tor Browser Windows-ისთვის."),
        Example("ru", "She writes for the New York Times.", "Она пишет для New York Times."),
        Example("ru", "The film “The Old Man and the Sea”", "Фильм «The Old Man and the Sea»"),
        Example("ka", "Vitis vinifera is a vine.", "Vitis vinifera ვაზია."),
        Example("ru", "a de facto border", "граница de facto"),
        Example("ru", "The World Health Organization", "Всемирная организация (World Health Organization)"),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each run of ordinary words that is in the source just so."""
        bare = pair.target.bare
        if not _TWO_WORDS.search(bare) or script_of(pair.locale) == "Latin":
            return
        ours, theirs = ([word.text.lower() for word in side.words] for side in (pair.target, pair.source))
        if ours == theirs:
            return  # not translated at all, which is another check's
        source = " ".join(pair.source.bare.lower().split())
        for run in _runs(bare):
            for part in _standing(run, source):
                start, end = part[0].start, part[-1].end
                if is_set_off(pair.target.text, start, end):
                    continue
                if len(part) >= _SENTENCE and is_sentence(bare, start, end):
                    continue  # a whole sentence, which is the check of languages'
                words = bare[start:end]
                yield Finding(
                    self.id,
                    Severity.WARNING,
                    _("left in English: {words}").format(words=" ".join(words.split())),
                    target=(start, end),
                )


def _runs(bare: str) -> Iterator[list[Word]]:
    """Plain English words that follow each other; what looks like code stands between runs."""
    run: list[Word] = []
    for found in _WORD.finditer(bare):
        text = found[0].rstrip(".:")
        plain = _PLAIN.fullmatch(found[0]) is not None and (len(text) > 1 or text in ("a", "I"))
        joined = run and _GAP.fullmatch(bare, run[-1].end, found.start()) is not None
        if run and not (plain and joined):
            yield run
            run = []
        if (
            plain
            and not _JOINED_CODE.match(bare, found.end())
            and bare[found.start() - 1 : found.start()] not in ("-", "<")
        ):
            run.append(Word(text, found.start(), found.start() + len(text)))
            if len(text) != len(found[0]):  # a full stop ends it
                yield run
                run = []
    if run:
        yield run


def _standing(run: list[Word], source: str) -> Iterator[list[Word]]:
    """The longest parts of a run that the source has too and that are no name, from the left."""
    start = 0
    while start < len(run) - 1:
        end = len(run)
        while end - start > 1 and not _is_in(run[start:end], source):
            end -= 1
        part = run[start:end]
        if len(part) > 1 and _is_english(part):
            yield part
        start = end if len(part) > 1 else start + 1


def _is_in(words: list[Word], source: str) -> bool:
    return (
        re.search(rf"(?<!\w){'[,.]? '.join(re.escape(word.text.lower()) for word in words)}(?!\w)", source) is not None
    )


def _is_english(words: list[Word]) -> bool:
    """Whether the words are prose rather than a name, a product, a title or a phrase of all languages."""
    texts = [word.text for word in words]
    if " ".join(texts).lower() in FOREIGN_PHRASES or any(text.lower() in BRANDS for text in texts):
        return len(texts) > 5 and sum(text.islower() for text in texts) > 4
    content = [text for text in texts if text.lower() not in _SMALL]
    if not content:
        return False
    lower = [text for text in content if text.islower()]
    if not lower:
        return len(content) > 1 and all(text.lower() in _INSTITUTIONS for text in content)
    ordinary = [text for text in content if is_ordinary(text)]
    function = any(text.lower() in FUNCTION_WORDS for text in texts)
    return len(ordinary) == len(content) or (function and 2 * len(ordinary) >= len(content))
