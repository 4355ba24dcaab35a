"""Negation: a lost "not" turns a report into its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from i18nsync.checks import negation_en as english
from i18nsync.checks import negation_ka as georgian
from i18nsync.checks import negation_ru as russian
from i18nsync.checks.negation_concepts import licences
from i18nsync.checks.negation_model import Reading
from i18nsync.checks.negation_opposites import WORDS, exchanged
from i18nsync.core.finding import Finding, Severity, Span
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.core.sentences import sentence_starts
from i18nsync.core.side import Side
from i18nsync.messages import _

__all__ = ["NegationCheck", "checks"]

_LANGUAGES = {"ka": georgian, "ru": russian}
_LETTERS = {"ka": re.compile("[ა-ჰ]").search, "ru": re.compile("[а-яё]").search}
_MORE = re.compile(r"[.?!…][\"'”’»)\]“]*\s").search


class NegationCheck:
    """Counts the negations of each sentence, as ranges: what must be negated, and what may be."""

    id = "negation"
    name = "negation"
    severity = Severity.WARNING
    description = (
        "The source negates and the translation does not, or the other way round. Each language may also negate"
        " by other"
        " words (unable, without, closed); those are taken into account."
    )
    locales = frozenset({"ka", "ru"})
    hits: Sequence[Example] = (
        Example("ka", "The bridge will not be closed.", "ხიდი ჩაიკეტება."),
        Example("ka", "The tap water is not safe to drink.", "ონკანის წყლის დალევა უსაფრთხოა."),
        Example("ka", "The drug is recommended for children.", "წამალი ბავშვებისთვის რეკომენდებული არ არის.", "არ"),
        Example("ru", "The bridge will not be closed.", "Мост закроют."),
        Example("ru", "The tap water is not safe to drink.", "Вода из-под крана безопасна для питья."),
        Example("ru", "The drug is recommended for children.", "Препарат не рекомендуется детям.", "не"),
        Example("ru", "The water is unfit for drinking.", "Вода пригодна для питья.", "пригодна"),
        Example("ru", "Fishing is forbidden here.", "Здесь разрешена рыбалка.", "разрешена"),
        Example("ka", "Fishing is allowed here.", "აქ თევზაობა აკრძალულია.", "აკრძალ"),
        Example("ru", "The bus never came. The tram was not late.", "Автобус пришёл. Трамвай не опоздал."),
    )
    misses: Sequence[Example] = (
        Example("ka", "The hall is not only warmer but also cheaper.", "დარბაზი უფრო თბილიცაა და უფრო იაფიც."),
        Example("ka", "The budget will not be put to the vote until Friday.", "ბიუჯეტს კენჭს მხოლოდ პარასკევს უყრიან."),
        Example("ka", "The rescuers were unable to reach the hut.", "მაშველებმა ქოხამდე ვერ მიაღწიეს."),
        Example("ka", "Nobody asked us.", "ჩვენთვის არავის არაფერი უკითხავს."),
        Example(
            "ka",
            "Asked whether the lift would be repaired, he shrugged.",
            "კითხვაზე, შეკეთდებოდა თუ არა ლიფტი, მხრები აიჩეჩა.",
        ),
        Example("ka", "The bridge is closed until the ice has melted.", "ხიდი დაკეტილია, სანამ ყინული არ გადნება."),
        Example("ru", "The shop is not open.", "Магазин закрыт."),
        Example("ru", "The driver did not survive.", "Водитель погиб."),
        Example("ru", "No fewer than 300 people came.", "Пришли как минимум 300 человек."),
        Example("ru", "It is cold for April, isn't it?", "Холодно для апреля, правда?"),
        Example("ru", "The company failed to answer.", "Компания не ответила."),
        Example("ru", "Line No. 5 is open.", "Линия № 5 открыта."),
        Example("ru", "The police do not rule out arson.", "Полиция допускает, что это поджог."),
        Example("ru", "Half of the village was without power.", "Полдеревни осталось обесточенной."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Sentence by sentence where both texts have as many of them."""
        language = _LANGUAGES.get(pair.language)
        if language is None:
            return ()
        if english.NEGATORS.isdisjoint(pair.source.vocabulary) and language.NEGATORS.isdisjoint(pair.target.vocabulary):
            return (
                ()
                if "less" in pair.source.vocabulary or WORDS.isdisjoint(pair.source.vocabulary)
                else self._opposites(pair)
            )
        source, target = _sentences(pair.source), _sentences(pair.target)
        if len(source) == len(target) > 1:
            found = [
                one
                for ours, theirs in zip(source, target, strict=True)
                for one in self._compare(pair, [ours], [theirs])
            ]
            # One lost and one added: the sentences do not run side by side.
            if len({bool(one.lacks) for one in found}) < 2:
                return found
        return self._compare(pair, source, target)

    def _compare(self, pair: Pair, source: list[Span], target: list[Span]) -> list[Finding]:
        theirs = [_LANGUAGES[pair.language].read(pair.target.lower[start:end]) for start, end in target]
        if (
            0
            < sum(english.quick(pair.source.lower[start:end]) for start, end in source)
            <= sum(one.most for one in theirs)
        ):
            return []
        ours = [english.read(pair.source.lower[start:end]) for start, end in source]
        least, most = sum(one.least for one in ours), sum(one.most for one in ours)
        if least <= sum(one.most for one in theirs) and sum(one.least for one in theirs) <= most:
            return []
        here = pair.source.lower[source[0][0] : source[-1][1]]
        there = pair.target.lower[target[0][0] : target[-1][1]]
        lost, added = licences(here, there, pair.language)
        affixes = _LANGUAGES[pair.language].affixed(there) - english.affixed(here)
        lost += max(0, affixes)
        added += max(0, -affixes)
        if least > sum(one.most for one in theirs) + lost and _LETTERS[pair.language](there):
            return [self._lost(pair, _shift(ours, source))]
        if most == 0 and sum(one.least for one in theirs) > added and len(pair.source.words) > 2:
            return [self._added(pair, _shift(theirs, target))]
        return []

    def _opposites(self, pair: Pair) -> list[Finding]:
        found = []
        for one in exchanged(pair.source, pair.target, pair.language):
            if not one.is_lost and english.affixed(pair.source.lower):
                continue
            found.append(
                Finding(
                    self.id,
                    Severity.WARNING,
                    _("the source says “{source}”, the translation “{target}”").format(
                        source=pair.source.bare[slice(*one.source)], target=pair.target.bare[slice(*one.target)]
                    ),
                    source=one.source,
                    target=one.target,
                    lacks="not" if one.is_lost else "",
                    adds="" if one.is_lost else "not",
                )
            )
        return found

    def _lost(self, pair: Pair, span: Span) -> Finding:
        word = pair.source.bare[slice(*span)]
        return Finding(
            self.id,
            Severity.WARNING,
            _("“{word}” is in the source, and the translation does not say it").format(word=word),
            source=span,
            lacks="not",
        )

    def _added(self, pair: Pair, span: Span) -> Finding:
        word = pair.target.bare[slice(*span)]
        return Finding(
            self.id,
            Severity.WARNING,
            _("the translation says “{word}”, and the source does not negate here").format(word=word),
            target=span,
            adds="not",
        )


def _sentences(side: Side) -> list[Span]:
    text = side.bare
    if not _MORE(text):
        return [(0, len(text))]
    starts = [0, *(start for start in sentence_starts(text) if start)]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _shift(readings: Iterable[Reading], sentences: Iterable[Span]) -> Span:
    """Where the first of the negations stands in the whole text."""
    return next(
        (start + span[0], start + span[1])
        for reading, (start, _end) in zip(readings, sentences, strict=True)
        for span in reading.spans
    )


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (NegationCheck(),)
