"""Facts of an English news text: what its translation must say too.

`facts` finds figures, dates, times, negations, names, quotations, attributions and addresses, and gives each a
normalised value: `4,000` and `four thousand` are the same number, `7 p.m.` and `19:00` the same time. What it does not
do is understand: see `change` for what a difference between two texts means.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from i18nsync.core.facts_calendar import MOMENTS
from i18nsync.core.facts_model import Fact, FactKind, Facts
from i18nsync.core.facts_names import addresses, attributions, names, negations, quotations
from i18nsync.core.facts_numbers import FIGURES, Scanned
from i18nsync.core.facts_plain import Plain, plain

__all__ = ["Fact", "FactKind", "Facts", "facts", "scan"]


def facts(text: str) -> Facts:
    """Find the facts of an English sentence or paragraph; Markdown's and HTML's inline markup may be in it.

    Facts are in the order of the text. Figures, dates, times, negations, names and addresses do not overlap;
    quotations and attributions hold others.

    Args:
        text: the text; offsets in the result are offsets in it.
    """
    view = plain(text)
    found = [Fact(fact.kind, fact.value, *view.span(fact.start, fact.end), fact.text) for fact in scan(view)]
    found += [Fact(FactKind.URL, address, start, end, address) for address, start, end in view.links if address]
    return Facts(tuple(sorted(found, key=_order)))


def scan(view: Plain, known: Container[str] = frozenset()) -> tuple[Fact, ...]:
    """The facts in the words of a text, with offsets in the words; links' addresses are not among them.

    Args:
        view: the text without its markup.
        known: words in lower case that are names even where they begin a sentence.
    """
    text = view.text
    taken: set[int] = set()
    found: list[Scanned] = []
    for scanner in (addresses, *MOMENTS, *FIGURES, negations):
        _claim(scanner(text), taken, found)
    _claim(names(text, taken, known), taken, found)
    found += quotations(text)
    found += list(attributions(text, found))
    return tuple(
        sorted((Fact(kind, value, start, end, text[start:end]) for kind, value, start, end in found), key=_order)
    )


def _claim(scanned: Iterable[Scanned], taken: set[int], found: list[Scanned]) -> None:
    for one in list(scanned):
        places = range(one[2], one[3])
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(one)


def _order(fact: Fact) -> tuple[int, int, str]:
    return (fact.start, -fact.end, fact.kind)
