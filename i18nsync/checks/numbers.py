"""Numbers, in digits and in words, with their units: what a newsroom must never get wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from i18nsync.checks.numbers_match import Comparison, compare
from i18nsync.checks.numbers_model import Kind, Reading, Strength, fact
from i18nsync.checks.numbers_order import swaps
from i18nsync.checks.numbers_unit import Unit
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.messages import _

__all__ = ["Number", "checks"]

_YEAR_TOLD = re.compile(r"\b(?:years?|season|annual|decade|summer|winter|spring|autumn|fall|month)\b", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"minus|минус|მინუს|ниже|мороз|ყინვ|ნულს|ქვემოთ|нол|нул", re.IGNORECASE)
_SURE_WORDS = 13  # from here on a lost number word is an error even where nothing stands in its place


class Number:
    """A number that is lost, changed or made up."""

    id = "number"
    name = "numbers"
    severity = Severity.ERROR
    description = (
        "A number of the source is not in the translation, or another one stands in its place. Digits and words, "
        "ordinals, fractions, Roman numerals, times of day and converted units are understood; a wrong figure is what "
        "readers forgive least."
    )
    locales: frozenset[str] = frozenset()
    hits: Sequence[Example] = (
        Example("ka", "The fire destroyed 14 garages.", "ხანძარმა 41 ავტოფარეხი გაანადგურა.", "41"),
        Example("ka", "It will cost 3.2 billion lari.", "ის 3,2 მილიონი ლარი დაჯდება.", "3,2 მილიონი"),
        Example(
            "ka",
            "Her eighty-seventh birthday was marked.",
            "მისი ოთხმოცდამეათე დაბადების დღე აღნიშნეს.",
            "ოთხმოცდამეათე",
        ),
        Example("ka", "Rents have doubled in five years.", "ქირა ხუთ წელიწადში გასამმაგდა.", "გასამმაგდა"),
        Example("ka", "He was second in the 1,500 metres.", "1 500 მეტრზე ის მესამე იყო.", "მესამე"),
        Example("ka", "Of 640 pupils 815 came.", "640 მოსწავლიდან ბევრი მოვიდა."),
        Example("ka", "The archive holds letters of Louis XIV.", "არქივში ლუი XVI-ის წერილები ინახება.", "XVI"),
        Example("ru", "Eleven people were hurt.", "Пострадали двенадцать человек.", "двенадцать"),
        Example("ru", "The wall is from the 9th century.", "Стена построена в XI веке.", "XI"),
        Example("ru", "Call 0 790 12 34 86 at any hour.", "Звоните в любое время: 0 790 12 34 68.", "0 790 12 34 68"),
        Example("ru", "A third of the harvest was lost.", "Погибла четверть урожая.", "четверть"),
        Example("ru", "It was -12°C at night.", "Ночью было 12 °C.", "12"),
        Example("ru", "Ten miles of road were closed.", "Закрыли 25 километров дороги.", "25"),
        Example("ka", "The fare rose from 50 to 80 tetri.", "მგზავრობა 80-დან 50 თეთრამდე გაძვირდა.", "80-დან 50"),
        Example("ru", "The share fell from 30% to 12%.", "Доля упала с 12 до 30 %.", "12 до 30"),
    )
    misses: Sequence[Example] = (
        Example("ka", "1.5 million people live there.", "იქ მილიონნახევარი ადამიანი ცხოვრობს."),
        Example("ka", "The 21st century began at 7 p.m.", "XXI საუკუნე საღამოს 19:00 საათზე დაიწყო."),
        Example(
            "ka",
            "A voter aged 97 walked there with two of her sons.",
            "ოთხმოცდაჩვიდმეტი წლის ამომრჩეველი ორ ვაჟთან ერთად მივიდა.",
        ),
        Example("ka", "No one knows the third-party app.", "ამ გარე აპლიკაციას არავინ იცნობს."),
        Example("ka", "Houses of the 1990s stood for half a century.", "90-იანი წლების სახლები 50 წელი იდგა."),
        Example("ru", "Two and a half million roubles, a dozen cars.", "2,5 млн рублей и двенадцать машин."),
        Example("ru", "A five-storey house for 1,200 people.", "Пятиэтажный дом на 1200 человек."),
        Example("ka", "It rose to 80 from 50 lari.", "ის 50 ლარიდან 80-მდე გაიზარდა."),
        Example("ru", "They meet at half past six.", "Они встречаются в половине седьмого."),
        Example("ru", "Ten miles of road were closed.", "Закрыли 16 километров дороги."),
        Example("ru", "Hundreds came, some of them twice.", "Пришли сотни людей, некоторые по два раза."),
        Example(
            "ru",
            "The second of three fires burned for a year and a half.",
            "Второй из трёх пожаров горел полтора года.",
        ),
        Example("uk", "On 12 May 1,200 people came.", "12 травня прийшли 1200 людей."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """See `Check`."""
        comparison = compare(pair)
        return self._compared(pair, comparison) if comparison.sources or comparison.targets else ()

    def _compared(self, pair: Pair, comparison: Comparison) -> Iterator[Finding]:
        if (comparison.missing or comparison.extra) and _is_translated(pair):
            yield from self._differences(pair, comparison)
        if len(comparison.sources) > 1 and len(comparison.targets) > 1:
            yield from self._order(pair, comparison)
        if any(one.negative for one in comparison.sources):
            yield from self._signs(pair, comparison)

    def _differences(self, pair: Pair, comparison: Comparison) -> Iterator[Finding]:
        missing = [one for one in comparison.missing if one.strength]
        extra = [one for one in comparison.extra if one.strength]
        vague = [[one for one in side if one.kind is Kind.VAGUE] for side in (comparison.missing, comparison.extra)]
        pairs = [*_paired(pair, *vague), *_paired(pair, missing, extra)]
        extra = _others(extra, [theirs for _ours, theirs in pairs])
        pairs += _paired(pair, comparison.repeated, extra)
        missing = _others(missing, [ours for ours, _theirs in pairs])
        extra = _others(extra, [theirs for _ours, theirs in pairs])
        for ours, theirs in pairs:
            sure = ours.strength is not Strength.WEAK or theirs.value > 2
            yield self._changed(pair, ours, theirs, Severity.ERROR if sure else Severity.WARNING)
        for one in missing:
            if one.strength is Strength.STRONG:
                yield Finding(
                    self.id,
                    self._severity_of_loss(pair, one),
                    _("the number {number} is not in the translation").format(number=_text(pair.source.text, one)),
                    source=(one.start, one.end),
                    lacks=fact(one.value),
                )
        for one in extra:
            if _is_worth_telling(pair, one):
                yield Finding(
                    self.id,
                    Severity.WARNING,
                    _("the number {found} is not in the source").format(found=_text(pair.target.text, one)),
                    target=(one.start, one.end),
                    adds=fact(one.value),
                )

    def _changed(self, pair: Pair, ours: Reading, theirs: Reading, severity: Severity) -> Finding:
        return Finding(
            self.id,
            severity,
            _("the source has {number}, the translation {found}").format(
                number=_text(pair.source.text, ours), found=_text(pair.target.text, theirs)
            ),
            source=(ours.start, ours.end),
            target=(theirs.start, theirs.end),
            lacks=fact(ours.value),
            adds=fact(theirs.value),
        )

    def _severity_of_loss(self, pair: Pair, one: Reading) -> Severity:
        if pair.language not in ("ka", "ru") and (one.spelt or one.value < _SURE_WORDS):
            return Severity.INFO  # it may stand there in words that are not known here
        vague = one.value in (100, 1000, 10**6, 10**9)
        if one.value == 0 or (one.spelt and (vague or one.kind is not Kind.CARDINAL or one.value < _SURE_WORDS)):
            return Severity.WARNING
        return Severity.ERROR

    def _order(self, pair: Pair, comparison: Comparison) -> Iterator[Finding]:
        for swap in swaps(pair, comparison):
            first, second = (_text(pair.source.text, one) for one in swap.source)
            yield Finding(
                self.id,
                Severity.ERROR if swap.sure else Severity.WARNING,
                (
                    _("the source goes from {first} to {second}, the translation from {second} to {first}")
                    if swap.sure
                    else _("{first} and {second} have changed places in the translation")
                ).format(first=first, second=second),
                source=(min(one.start for one in swap.source), max(one.end for one in swap.source)),
                target=(min(one.start for one in swap.target), max(one.end for one in swap.target)),
            )

    def _signs(self, pair: Pair, comparison: Comparison) -> Iterator[Finding]:
        if any(one.negative for one in comparison.targets) or _BELOW_ZERO.search(pair.target.bare):
            return
        for ours in comparison.sources:
            for theirs in comparison.targets if ours.negative else ():
                if ours.value == theirs.value:
                    yield Finding(
                        self.id,
                        Severity.ERROR,
                        _("the minus before {number} is not in the translation").format(
                            number=_text(pair.source.text, ours)
                        ),
                        source=(ours.start, ours.end),
                        target=(theirs.start, theirs.end),
                        lacks=f"-{fact(ours.value)}",
                    )
                    break


_SCRIPTS = {"ka": re.compile("[ა-ჰ]"), "ru": re.compile("[а-яё]", re.IGNORECASE)}
_LATIN_WORDS = re.compile(r"(?:\b[A-Za-z]{2,}\b\W+){3}")


def _is_translated(pair: Pair) -> bool:
    """Whether the target is in its language at all: an error page has numbers of its own, and another check for it."""
    script = _SCRIPTS.get(pair.language)
    return script is None or script.search(pair.target.bare) is not None or not _LATIN_WORDS.search(pair.target.text)


def _text(text: str, one: Reading) -> str:
    return text[one.start : one.end]


def _paired(pair: Pair, missing: list[Reading], extra: list[Reading]) -> list[tuple[Reading, Reading]]:
    """Which number stands in whose place: of one kind, the surest and nearest first."""
    length, other = max(1, len(pair.source.text)), max(1, len(pair.target.text))
    candidates = []
    for i, ours in enumerate(missing):
        for j, theirs in enumerate(extra):
            alike = _is_alike(ours, theirs)
            if ours.strength is Strength.WEAK and (
                not alike or (theirs.value <= 2 and _text(pair.source.text, ours).lower() == "both")
            ):
                continue
            away = abs(ours.start / length - theirs.start / other)
            candidates.append((-ours.strength, not alike, away, i, j))
    found: list[tuple[Reading, Reading]] = []
    ours_taken: set[int] = set()
    theirs_taken: set[int] = set()
    for *_rank, i, j in sorted(candidates):
        if i not in ours_taken and j not in theirs_taken:
            ours_taken.add(i)
            theirs_taken.add(j)
            found.append((missing[i], extra[j]))
    return found


def _others(readings: list[Reading], taken: list[Reading]) -> list[Reading]:
    return [one for one in readings if one not in taken]


def _is_alike(ours: Reading, theirs: Reading) -> bool:
    return ours.kind is theirs.kind and (ours.kind is not Kind.CARDINAL or bool(ours.digits) == bool(theirs.digits))


def _is_worth_telling(pair: Pair, one: Reading) -> bool:
    """Whether a number that the source has not at all may have been made up."""
    if one.strength is not Strength.STRONG or (not one.spelt and one.value < 0):
        return False
    if one.spelt:
        return one.value > 2 and pair.language in ("ka", "ru")
    return not (isinstance(one.value, int) and 1900 <= one.value < 2100 and _YEAR_TOLD.search(pair.source.bare))


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Number(), Unit())
