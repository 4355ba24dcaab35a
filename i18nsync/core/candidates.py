"""Candidates: names that come back in the articles and that the glossary does not have yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from i18nsync.core.facts import facts
from i18nsync.core.facts_model import FactKind
from i18nsync.core.glossary import Glossary, Term
from i18nsync.core.locale import Locale
from i18nsync.core.romanise import fold, stems
from i18nsync.core.stems import contains

__all__ = ["Candidate", "Names", "known_terms", "rendering_in"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_ALIKE = 0.72
"""Similarity from which a romanised word may be a name; the weakest word of a name needs as much."""
_SURE = 0.8
"""Mean similarity from which all words of a name are taken for its rendering."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name without an entry.

    Args:
        source: the name as it is written most often.
        count: how often it stands in the sources.
        articles: in how many of them.
        renderings: locale -> (rendering as it stands, how often) in reviewed texts, most frequent first; forms of one
            word are counted together.
    """

    source: str
    count: int
    articles: int
    renderings: Mapping[Locale, tuple[tuple[str, int], ...]] = field(default_factory=dict)


class Names:
    """A count of names, article by article.

    Args:
        terms: the glossary; its terms are no candidates.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = tuple(terms)
        self._glossary = Glossary(terms)
        self._spelled: dict[str, Counter[str]] = {}
        self._articles: dict[str, set[str]] = {}
        self._rendered: dict[tuple[str, Locale], Counter[str]] = {}
        self._known = {term.source.casefold() for term in terms}

    def add(self, article: str, text: str, reviewed: Mapping[Locale, str]) -> None:
        """Count the names of one text.

        Args:
            article: id.
            text: English source.
            reviewed: its reviewed translations.
        """
        known = [(start, end) for _term, start, end in self._glossary.find(text)]
        seen: set[str] = set()
        for fact in facts(text):
            if fact.kind is not FactKind.NAME or any(start < fact.end and fact.start < end for start, end in known):
                continue
            name = _POSSESSIVE.sub("", " ".join(fact.text.split()))
            if len(name) < 2 or name.casefold() in self._known:
                continue
            self._spelled.setdefault(fact.value, Counter())[name] += 1
            self._articles.setdefault(fact.value, set()).add(article)
            if fact.value in seen:
                continue
            seen.add(fact.value)
            for locale, target in reviewed.items():
                found = rendering_in(target, name)
                if found:
                    self._rendered.setdefault((fact.value, locale), Counter())[found] += 1

    def candidates(self, least: int) -> list[Candidate]:
        """Names that stand in the sources at least `least` times, the most frequent first."""
        found = []
        for value, spelled in self._spelled.items():
            count = spelled.total()
            if count >= least:
                renderings = {
                    locale: _ranked(forms, locale.language)
                    for (name, locale), forms in self._rendered.items()
                    if name == value
                }
                found.append(Candidate(_first(spelled), count, len(self._articles[value]), renderings))
        return sorted(found, key=lambda each: (-each.count, each.source))


def rendering_in(target: str, name: str) -> str:
    """The words of `target` that sound like `name`; empty if there are none.

    Words are compared romanised and without endings (`core.romanise`), a name of two words with two neighbours.
    """
    wanted = [fold(word) for word in _WORD.findall(name)]
    spans = [found.span() for found in _WORD.finditer(target)]
    best, text = 0.0, ""
    for index in range(len(spans) - len(wanted) + 1 if wanted else 0):
        here = spans[index : index + len(wanted)]
        scored = [_alike(target[start:end], name) for (start, end), name in zip(here, wanted, strict=True)]
        mean = sum(scored) / len(scored)
        if min(scored) >= _ALIKE and mean >= _SURE and mean > best:
            best, text = mean, target[here[0][0] : here[-1][1]]
    return text


def _alike(word: str, wanted: str) -> float:
    """How much `word` sounds like `wanted`, with an ending or without."""
    from rapidfuzz.fuzz import ratio

    return max(ratio(stem, wanted) for stem in stems(word)) / 100


def _ranked(forms: Counter[str], language: str) -> tuple[tuple[str, int], ...]:
    """Renderings with their counts; forms of one are counted with it."""
    groups: list[Counter[str]] = []
    for text, count in forms.items():
        same = [group for group in groups if any(_one(text, other, language) for other in group)]
        merged = Counter({text: count})
        for group in same:
            merged += group
        groups = [*(group for group in groups if group not in same), merged]
    ranked = sorted(groups, key=lambda group: (-group.total(), _first(group)))
    return tuple((_first(group), group.total()) for group in ranked)


def _one(text: str, other: str, language: str) -> bool:
    """Whether one of two texts is a form of the other."""
    return contains(text, other, language) or contains(other, text, language)


def _first(counter: Counter[str]) -> str:
    """The most frequent; of equally frequent ones the shortest, which has the shortest ending."""
    return min(counter, key=lambda text: (-counter[text], len(text), text))


def known_terms(by_locale: Sequence[Sequence[Term]]) -> list[Term]:
    """One term for each English one, whatever the locales it has a rendering in."""
    return list({term.source: term for terms in by_locale for term in terms}.values())
