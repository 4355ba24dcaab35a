"""What a fact is: something in a sentence that a translation must say too, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Fact", "FactKind", "Facts"]


class FactKind(StrEnum):
    """Kinds of facts. The last three are only found by comparing two texts."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    RANGE = "range"
    PHONE = "phone"
    DATE = "date"
    TIME = "time"
    NEGATION = "negation"
    REFUSAL = "refusal"
    NAME = "name"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    URL = "url"
    EMAIL = "email"
    OPPOSITE = "opposite"
    MODAL = "modal"
    ROLE = "role"

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure of some sort, so that one can take the place of another."""
        return self in _FIGURES

    @property
    def is_moment(self) -> bool:
        """Whether it says when."""
        return self in (FactKind.DATE, FactKind.TIME)

    @property
    def family(self) -> str:
        """Kinds of one family can take each other's place: a number becomes a percentage, a date a time."""
        if self.is_figure:
            return "figure"
        if self.is_moment:
            return "moment"
        return "address" if self in (FactKind.URL, FactKind.EMAIL) else self.value


_FIGURES = frozenset(
    {
        FactKind.NUMBER,
        FactKind.PERCENT,
        FactKind.MONEY,
        FactKind.QUANTITY,
        FactKind.ORDINAL,
        FactKind.FRACTION,
        FactKind.RANGE,
        FactKind.PHONE,
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it stands in a text.

    Args:
        kind: what it is.
        value: the normalised form: equal values mean the same, whatever the wording (`4000`, `12%`, `400 gel`,
            `--11-13` for a 13 November without a year, `19:00`, `not`).
        start: offset of its first character in the text it was found in.
        end: offset after its last character.
        text: the words themselves, without inline markup.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        """Both offsets."""
        return (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of a text, in the order of their first characters. Quotations and attributions hold other facts."""

    items: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """The facts of these kinds."""
        return tuple(fact for fact in self.items if fact.kind in kinds)

    def values(self, *kinds: FactKind) -> tuple[str, ...]:
        """The values of the facts of these kinds."""
        return tuple(fact.value for fact in self.of(*kinds))
