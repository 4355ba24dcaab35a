"""The unit, the currency or the percent sign that belongs to a number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from i18nsync.checks.numbers_match import Comparison, compare
from i18nsync.checks.numbers_model import Reading, fact
from i18nsync.checks.numbers_units import DIMENSIONS, same
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["Unit"]

_PERCENT = re.compile(r"%|პროც|процент|per\s?cent|pct", re.IGNORECASE)
_EN_RATE = re.compile(
    r"\b(?:an?|per|every)\s(?:(?P<second>second)|(?P<minute>minute)|(?P<hour>hour)|(?P<day>day)|(?P<week>week)"
    r"|(?P<month>month)|(?P<year>year))\b(?!\s(?:ago|and|later|earlier|before|after|old|in|long))(?!-)"
)
_RATES = {
    "ru": re.compile(
        r"\b(?:в|за|каждую|каждый)\s(?:(?P<second>секунду)|(?P<minute>минуту)|(?P<hour>час)|(?P<day>день|сутки)|(?P<week>неделю)"
        r"|(?P<month>месяц)|(?P<year>год))\b"
    ),
    "ka": re.compile(
        r"(?<![ა-ჰ])(?:(?P<second>წამში)|(?P<minute>წუთში)|(?P<hour>საათში)|(?P<day>დღეში|დღე-ღამეში)|(?P<week>კვირაში)"
        r"|(?P<month>თვეში)|(?P<year>წელიწადში|წელში))(?![ა-ჰ])"
    ),
}
_NEAR_RATE = 30  # characters between a number and its "a minute"
_SHARES = frozenset({"%", "pp"})


class Unit:
    """A number that is right with a unit that is not."""

    id = "unit"
    name = "units"
    severity = Severity.ERROR
    description = (
        "A number has another unit or currency in the translation than in the source, or its percent sign is lost: "
        "10 miles are not 10 kilometres, and 5 percentage points are not 5 per cent."
    )
    locales: frozenset[str] = frozenset({"ka", "ru"})
    hits: Sequence[Example] = (
        Example("ka", "The bridge is 10 miles away.", "ხიდი 10 კილომეტრში მდებარეობს.", "10"),
        Example("ka", "They paid 300 lari and 400 dollars.", "მათ 400 ლარი და 300 დოლარი გადაიხადეს.", "400"),
        Example("ka", "Prices rose by 12%.", "ფასები 12-ით გაიზარდა.", "12"),
        Example("ka", "Support fell 5 percentage points.", "მხარდაჭერა 5%-ით შემცირდა.", "5"),
        Example("ru", "The fine is $200.", "Штраф составляет 200 евро.", "200"),
        Example("ru", "The load weighs 40 tonnes.", "Груз весит 40 кг.", "40"),
        Example("ru", "The strike lasted three weeks.", "Забастовка длилась три месяца.", "три"),
        Example("ru", "It was 95°F in the shade.", "В тени было 95 °C.", "95"),
    )
    misses: Sequence[Example] = (
        Example("ka", "It is 10 to 12% of 5 km.", "ეს 5 კილომეტრის 10-12 პროცენტია."),
        Example("ka", "A fine of 200 lari within 5 days.", "ჯარიმა 200 ლარია, ვადა — 5 დღე."),
        Example("ka", "Support fell by five percentage points.", "მხარდაჭერა ხუთი პროცენტული პუნქტით შემცირდა."),
        Example("ru", "It rose from 5% to 7%.", "Показатель вырос с 5 до 7 %."),
        Example("ru", "£20 and 20 pounds of apples", "20 фунтов стерлингов и 20 фунтов яблок"),
        Example("ru", "A 24-hour strike at 5 degrees", "24-часовая забастовка при 5 °C"),
        Example("ru", "US$3 million in 2026", "3 миллиона долларов в 2026 году"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """See `Check`."""
        comparison = compare(pair)
        if not comparison.sources or not comparison.targets or not comparison.read_units(pair):
            return ()
        return self._compared(pair, comparison)

    def _compared(self, pair: Pair, comparison: Comparison) -> Iterator[Finding]:
        for ours in comparison.sources:
            if ours.unit and not (ours.spelt and ours.value == 1):
                yield from self._of(pair, ours, [one for one in comparison.targets if ours.value in one.values])

        yield from self._rates(pair, comparison.sources, comparison.targets)

    def _rates(self, pair: Pair, sources: list[Reading], targets: list[Reading]) -> Iterator[Finding]:
        """700 litres a minute are not 700 litres a second; only where each text has one such rate."""
        if pair.language not in _RATES:
            return
        ours, theirs = _EN_RATE.findall(pair.source.lower), _RATES[pair.language].findall(pair.target.lower)
        if len(ours) != 1 or len(theirs) != 1:
            return
        rate, other = _EN_RATE.search(pair.source.lower), _RATES[pair.language].search(pair.target.lower)
        if rate is None or other is None or rate.lastgroup == other.lastgroup:
            return
        for one in sources:
            same_value = [two for two in targets if one.value == two.value and two.unit == one.unit]
            if one.unit and 0 < rate.start() - one.end < _NEAR_RATE and len(same_value) == 1:
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    _("{number} in the source, {found} in the translation: not the same unit").format(
                        number=pair.source.text[one.start : rate.end()],
                        found=pair.target.text[slice(*other.span())],
                    ),
                    source=(one.start, rate.end()),
                    target=other.span(),
                    lacks=f"{fact(one.value)} {one.unit}/{rate.lastgroup}",
                    adds=f"{fact(one.value)} {one.unit}/{other.lastgroup}",
                )
                return

    def _of(self, pair: Pair, ours: Reading, theirs: list[Reading]) -> Iterator[Finding]:
        if any(same(ours.unit, one.unit) for one in theirs):
            return
        for one in theirs:
            if _clash(ours.unit, one.unit):
                yield self._finding(
                    ours,
                    one,
                    _("{number} in the source, {found} in the translation: not the same unit").format(
                        number=_with_unit(pair.source.text, ours), found=_with_unit(pair.target.text, one)
                    ),
                )
                return
        if ours.unit in _SHARES and theirs and not _PERCENT.search(pair.target.bare):
            yield self._finding(
                ours,
                theirs[0],
                _("the percent sign of {number} is not in the translation").format(
                    number=pair.source.text[ours.start : ours.end]
                ),
            )

    def _finding(self, ours: Reading, theirs: Reading, message: str) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            message,
            source=(ours.start, ours.end),
            target=(theirs.start, theirs.end),
            lacks=f"{fact(ours.value)} {ours.unit}",
            adds=f"{fact(theirs.value)} {theirs.unit}".strip(),
        )


def _clash(ours: str, theirs: str) -> bool:
    """Whether two units measure the same and are not the same."""
    if not theirs or same(ours, theirs):
        return False
    if {ours, theirs} & _SHARES and {ours, theirs} & _CURRENCIES:
        return True
    one, other = DIMENSIONS.get(ours), DIMENSIONS.get(theirs)
    if "pound" in (ours, theirs):
        known = other if ours == "pound" else one
        return known is not None and known.name in ("mass", "money")
    return one is not None and other is not None and one.name == other.name


_CURRENCIES = frozenset(unit for unit, dimension in DIMENSIONS.items() if dimension.name == "money")


def _with_unit(text: str, one: Reading) -> str:
    """The number with the word beside it."""
    found = re.compile(r"[\s\u00a0-]?[^\s,.;:!?()]+").match(text, one.end)
    before = re.compile(r"[$€£₾₽¥₴₺֏₼]\s?\Z").search(text, max(0, one.start - 2), one.start)
    start = before.start() if before else one.start
    return text[start : found.end() if found and not before else one.end]
