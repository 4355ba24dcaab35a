"""Repetition: a weak engine's loops, and words that a hand has doubled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from i18nsync.core.failures import is_failure
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.sentences import sentence_starts
from i18nsync.core.side import Word
from i18nsync.messages import _

__all__ = ["Repetition"]

_LONGEST = 10  # words of a phrase that repeats
_SHORT_WORD, _LONG_WORD = 6, 15  # letters that a word which loops in itself has: at the least, and where all differ
_SENTENCE = 4  # words of a sentence that cannot stand twice by chance
_SINGLE_SPACES = frozenset({" ", "\u00a0", "\n"})
_SYLLABLES = re.compile(r"([^\W\d_])\1{5,}|([^\W\d_]{2,6})\2{3,}", re.IGNORECASE)
# Doubled for emphasis, or as two words that are spelled alike.
_DOUBLED_BY_RIGHT = frozenset(
    re.findall(
        r"\w+",
        "очень еле чуть только давно долго много скоро далеко тихо что так как вот все всё ещё это их был раз вновь да"
        " нет ну ой ах крест белый мало больше ძალიან ცოტა ნელა ხან ორი ორნი სამი თითო ისევ კვლავ მალე დიდი შორს ბევრი"
        " ნამდვილად ერთი ათი კი არა აბა რა რომ ეს ის ნაბიჯ სულ",
    )
)


class Repetition:
    """Words, phrases or sentences that come again and again."""

    id = "repetition"
    name = "repetition"
    severity = Severity.ERROR
    description = "No word stands three times in a row and no phrase loops, unless the source repeats as well."
    locales = frozenset[str]()
    hits = (
        Example("ka", "It bears fruit.", "მსხალი დღემდე დღემდე დღემდე ისხამს.", "დღემდე დღემდე დღემდე"),
        Example(
            "ka",
            "Only at the station.",
            "მხოლოდ სადგურზე შეიძლება, მხოლოდ სადგურზე შეიძლება, მხოლოდ სადგურზე შეიძლება.",
        ),
        Example("ka", "It marched from the school.", "ორკესტრი სკოლიდან სკოლიდან წავიდა.", "სკოლიდან სკოლიდან"),
        Example("ru", "The search is over.", "Искали до утра. Спасатели искали до утра. Спасатели искали до утра."),
        Example("ru", "The new stadium", "Новый новый новый стадион"),
        Example("ru", "They looked in the wood.", "Они искали его в лесу. Был дождь. Они искали его в лесу."),
        Example("ru", "Help", "Помогитегитегитегитеги"),
    )
    misses = (
        Example("ka", "He waited and waited and waited.", "ელოდა, ელოდა, ელოდა."),
        Example("ka", "Step by step", "ქვა-ქვა, ნაბიჯ-ნაბიჯ, ძალიან ძალიან"),
        Example("ru", "Very, very cold", "Очень, очень холодно"),
        Example("ru", "He said that what was there", "Он сказал, что то, что там было, было"),
        Example("ru", "bla bla bla", "бла-бла-бла"),
        Example("ru", "1 1 1 2 2 2", "1 1 1 2 2 2"),
        Example("ru", "Yes! Yes! Yes!", "Да! Да! Да!"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """The first loop, or the first doubled word."""
        words = pair.target.words
        once = len(words) == len(pair.target.vocabulary)
        if once and max(map(_looping, pair.target.vocabulary), default=0) < _LONG_WORD:
            return ()
        found = tuple(self._found(pair, words))
        return () if found and is_failure(pair.source.text, pair.target.text) else found

    def _found(self, pair: Pair, words: Sequence[Word]) -> Iterable[Finding]:
        text = pair.target.text
        folded = [word.text.lower() for word in words]
        size, at, times = _loop(folded)
        if times and not _loop([word.text.lower() for word in _without_and(pair.source.words)])[2]:
            start, end = words[at].start, words[at + size * times - 1].end
            phrase = text[words[at].start : words[at + size - 1].end]
            if times > 2 or size > 2:
                yield self._finding(Severity.ERROR, phrase, (start, end), times)
                return
            between = text[words[at + size - 1].end : words[at + size].start]
            glued = text[start - 1 : start] in ("-", "=", "‑") if start else False
            is_slip = between in _SINGLE_SPACES and not glued and len(phrase) > 2
            if size == 1 and is_slip and folded[at] not in _DOUBLED_BY_RIGHT:
                yield self._finding(Severity.WARNING, phrase, (start, end), times)
                return
        syllables = _SYLLABLES.search(pair.target.bare) if any(map(_looping, pair.target.vocabulary)) else None
        if syllables and not _SYLLABLES.search(pair.source.bare):
            yield self._finding(Severity.ERROR, syllables[1] or syllables[2], syllables.span(), 4)
            return
        twice = _sentence_twice(text)
        if twice and not _sentence_twice(pair.source.text):
            yield self._finding(Severity.ERROR, text[slice(*twice)].strip(), twice, 2)

    def _finding(self, severity: Severity, phrase: str, span: tuple[int, int], times: int) -> Finding:
        shown = phrase if len(phrase) <= 60 else f"{phrase[:59]}…"
        message = (
            _("“{words}” stands twice").format(words=shown)
            if times == 2
            else _("“{words}” repeats again and again").format(words=shown)
        )
        return Finding(self.id, severity, message, target=span)


@lru_cache(maxsize=65_536)
def _looping(word: str) -> int:
    """How many letters a word has that loops in itself; none for other words."""
    return len(word) if len(word) >= _SHORT_WORD and _SYLLABLES.search(word) else 0


def _without_and(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.text.lower() != "and"]


def _loop(words: Sequence[str]) -> tuple[int, int, int]:
    """Words of a phrase that repeats without anything between, where it begins, and how often it stands; or zeros.

    The one that stands most often is found; of a phrase of two words or less, three times outdo twice.
    """
    counts = Counter(words)
    if not counts or counts.most_common(1)[0][1] < 2:
        return 0, 0, 0
    best = (0, 0, 0)
    for size in range(1, min(_LONGEST, len(words) // 2) + 1):
        at = 0
        while at + 2 * size <= len(words):
            times = 1
            if counts[words[at]] > 1:
                while words[at : at + size] == words[at + times * size : at + (times + 1) * size]:
                    times += 1
            if times > 1 and (times > best[2] or (times == best[2] and size > best[0])):
                best = (size, at, times)
            at += size * (times - 1) + 1
    return best


def _sentence_twice(text: str) -> tuple[int, int] | None:
    """Where a sentence stands for the second time."""
    starts = sentence_starts(text)
    if not starts:
        return None
    seen: set[str] = set()
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        sentence = " ".join(re.findall(r"\w+", text[start:end].lower()))
        if sentence in seen and sentence.count(" ") >= _SENTENCE - 1:
            return start, start + len(text[start:end].rstrip())
        seen.add(sentence)
    return None
