"""Sentences: one left out in the middle of a paragraph is what nobody sees who reads the translation alone.

Translators join and part sentences, so their number says little. The sentences of both sides are laid beside each
other by length (Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19,
1993) and by the figures in them, once with sentences left out and once without; a loss is told where leaving one out
explains the pair far better than joining does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from i18nsync.checks.completeness_length import is_out_of_bounds
from i18nsync.checks.engine_phrases import find_phrase
from i18nsync.core.counted import sentences
from i18nsync.core.failures import is_failure
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.sentences import sentence_starts
from i18nsync.core.side import Side
from i18nsync.messages import _, number

__all__ = ["SentenceMissing", "Sentences"]

# Mean and slope, floor and spread of log(target / source), as in `core.align_score`; news is freer than that.
_LENGTHS = {"ka": (0.08, 1.5, 0.012, 0.72), "ru": (0.06, 2.2, 0.015, 0.75)}
_ANY_LANGUAGE = (0.07, 2.0, 0.03, 0.75)
_FREEDOM = 2.0
_JOIN, _JOIN_THREE, _JOIN_FOUR, _GAP = -1.0, -2.5, -3.0, -2.5
_FIGURES, _NO_FIGURES = 1.5, -1.0
_MARGIN = 0.4  # log-odds by which a loss has to be likelier than a joining
_ADDED_MARGIN = 2.0  # translators explain, and part long sentences
_MOST = 24  # sentences; longer texts are not prose of one paragraph
_NUMBER = re.compile(r"\d+")
_SENTENCE_SIGN = re.compile(r"[.!?…][\"'”’»)\]]*\s")


class _Sentence(NamedTuple):
    start: int
    end: int
    length: int
    figures: frozenset[str]


def _sentences(side: Side) -> list[_Sentence]:
    starts = sentence_starts(side.text)
    found = []
    for start, end in zip([0, *starts], [*starts, len(side.text)], strict=True):
        text = side.bare[start:end].strip()
        if any(letter.isalpha() for letter in text):
            stop = start + len(side.text[start:end].rstrip())
            found.append(_Sentence(start, stop, len(text), frozenset(_NUMBER.findall(text))))
    return found


def _odds(ours: Sequence[_Sentence], theirs: Sequence[_Sentence], language: str) -> float:
    """Log-odds that these are each other's translation, against any two texts of any length."""
    source, target = (sum(one.length for one in side) for side in (ours, theirs))
    mean, slope, floor, spread = _LENGTHS.get(language, _ANY_LANGUAGE)
    deviation = math.sqrt(_FREEDOM * (floor + spread / source))
    z = (math.log(target / source) - mean - slope / source) / deviation
    odds = -z * z / 2 + 1.0
    here = frozenset[str]().union(*(one.figures for one in ours))
    there = frozenset[str]().union(*(one.figures for one in theirs))
    if here and there:
        odds += _FIGURES if here & there else _NO_FIGURES
    return max(odds, -12.0)


class _Path(NamedTuple):
    odds: float
    missing: tuple[int, ...] = ()
    added: tuple[int, ...] = ()


def _best(ours: Sequence[_Sentence], theirs: Sequence[_Sentence], language: str, *, gaps: bool) -> _Path:
    """The likeliest way to lay the sentences beside each other; those without counterpart by their index."""

    @cache
    def path(i: int, j: int) -> _Path:
        if not i and not j:
            return _Path(0.0)
        found: list[_Path] = []
        for left, right, price in (
            (1, 1, 0.0),
            (2, 1, _JOIN),
            (1, 2, _JOIN),
            (2, 2, _JOIN_THREE),
            (3, 1, _JOIN_THREE),
            (1, 3, _JOIN_THREE),
            (1, 4, _JOIN_FOUR),
            (4, 1, _JOIN_FOUR),
        ):
            if left <= i and right <= j:
                before = path(i - left, j - right)
                if before.odds > -math.inf:
                    gain = _odds(ours[i - left : i], theirs[j - right : j], language) + price
                    found.append(before._replace(odds=before.odds + gain))
        if gaps and i and path(i - 1, j).odds > -math.inf:
            before = path(i - 1, j)
            found.append(before._replace(odds=before.odds + _GAP, missing=(*before.missing, i - 1)))
        if gaps and j and path(i, j - 1).odds > -math.inf:
            before = path(i, j - 1)
            found.append(before._replace(odds=before.odds + _GAP, added=(*before.added, j - 1)))
        return max(found, key=lambda one: one.odds, default=_Path(-math.inf))

    return path(len(ours), len(theirs))


class SentenceMissing:
    """A sentence that the target does not have."""

    id = "sentence-missing"
    name = "missing sentence"
    severity = Severity.WARNING
    description = "Every sentence of the source has its counterpart, be it as a part of another one; none is made up."
    locales = frozenset[str]()
    hits = (
        Example(
            "ka",
            "The car stopped at 16:20 with nine people on board. A gust had thrown the rope off its wheel. All nine"
            " were brought down by ladder within two hours.",
            "საბაგირო 16:20 საათზე გაჩერდა; კაბინაში ცხრა ადამიანი იყო. ცხრავე კიბით ჩამოიყვანეს ორ საათში.",
        ),
        Example(
            "ru",
            "The owl flew into the reading room on Tuesday. Librarians opened every window and put out the lights."
            " By evening it was back in the park.",
            "Во вторник в читальный зал залетела сова. К вечеру она вернулась в парк.",
        ),
        Example(
            "ru",
            "The owl flew into the reading room on Tuesday.",
            "Во вторник в читальный зал залетела большая сова. Все окна тут же открыли и погасили свет во всём здании.",
            "Все окна тут же открыли и погасили свет во всём здании.",
        ),
    )
    misses = (
        Example(
            "ka",
            "The kiln was found by accident. A plough struck it.",
            "ღუმელი შემთხვევით აღმოაჩინეს: მას გუთანი წამოედო.",
        ),
        Example(
            "ka",
            "He left school at 14. He drove a cart. He wrote eleven novels.",
            "სკოლა 14 წლისამ მიატოვა, მეურმედ მუშაობდა და თერთმეტი რომანი დაწერა.",
        ),
        Example(
            "ru",
            "The fire started in the kitchen. It spread to the roof within minutes. Nobody was hurt.",
            "Пожар начался на кухне и за считаные минуты перекинулся на крышу; никто не пострадал.",
        ),
        Example(
            "ru",
            "The new director, who grew up in Zemo Tba and studied in Prague, has promised to bring back the troupe.",
            "Новая глава театра выросла в Земо-Тбе и училась в Праге. Она обещает возродить кукольную труппу.",
        ),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Sentences without counterpart."""
        if not (_SENTENCE_SIGN.search(pair.source.text) or _SENTENCE_SIGN.search(pair.target.text)):
            return
        ours, theirs = _sentences(pair.source), _sentences(pair.target)
        if not (0 < len(ours) <= _MOST and 0 < len(theirs) <= _MOST) or len(ours) == len(theirs):
            return
        gapped = _best(ours, theirs, pair.language, gaps=True)
        if not (gapped.missing or gapped.added):
            return
        margin = _MARGIN if gapped.missing else _ADDED_MARGIN
        if gapped.odds - _best(ours, theirs, pair.language, gaps=False).odds < margin or _is_other_fault(pair):
            return
        for index in gapped.missing:
            span = (ours[index].start, ours[index].end)
            words = _shown(pair.source.text[slice(*span)])
            yield Finding(
                self.id,
                self.severity,
                _("a sentence seems to be missing, probably “{words}”").format(words=words),
                source=span,
            )
        for index in gapped.added:
            span = (theirs[index].start, theirs[index].end)
            words = _shown(pair.target.text[slice(*span)])
            yield Finding(
                self.id,
                self.severity,
                _("a sentence seems not to be in the source, probably “{words}”").format(words=words),
                target=span,
            )


def _is_other_fault(pair: Pair) -> bool:
    """Whether another check tells why the lengths do not fit."""
    source, target = pair.source.text, pair.target.text
    return (
        is_out_of_bounds(len(source), len(target))
        or is_failure(source, target)
        or find_phrase(source, pair.target) is not None
    )


def _shown(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


class Sentences:
    """Another number of sentences."""

    id = "sentences"
    name = "number of sentences"
    severity = Severity.INFO
    description = "The number of sentences differs by three or more: joined and parted ones deserve a second look."
    locales = frozenset[str]()
    hits = (
        Example(
            "ru",
            "It rained. It snowed. Roads closed. Schools closed. Nobody came.",
            "Шёл дождь, потом снег; дороги и школы закрыли, и никто не пришёл.",
        ),
    )
    misses = (
        Example("ka", "He came. He saw. He won.", "მოვიდა, ნახა, გაიმარჯვა."),
        Example("ru", "Yes. No. It rained.", "Да. Нет. Шёл дождь."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding with both numbers."""
        if not (_SENTENCE_SIGN.search(pair.source.text) or _SENTENCE_SIGN.search(pair.target.text)):
            return
        ours, theirs = len(sentence_starts(pair.source.text)) + 1, len(sentence_starts(pair.target.text)) + 1
        if abs(ours - theirs) > 2:
            yield Finding(
                self.id,
                self.severity,
                # TRANSLATORS: {theirs} is a number with its noun, as "2 sentences"; {ours} is a number.
                _("{theirs} here, {ours} in the source").format(theirs=sentences(theirs), ours=number(ours)),
            )
