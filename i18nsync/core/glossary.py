"""Glossary: the newsroom's own renderings of names and terms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from itertools import pairwise

from i18nsync.core.document import InlineCode

__all__ = ["Entry", "Glossary", "Term", "find_terms", "markup_of", "version_of"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry in one target locale.

    Args:
        source: the English term.
        target: its required rendering, in the base form.
        accepted: further renderings that are right too.
        forbidden: renderings that are wrong.
        kind: `person`, `place`, `organisation` or `term`.
        note: for translators.
    """

    source: str
    target: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    kind: str = "term"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry in all its locales, as a file has it.

    Args:
        source: the English term.
        kind: as in `Term`.
        note: for translators.
        terms: locale tag -> the term with its renderings; locales without a rendering are left out.
    """

    source: str
    kind: str = "term"
    note: str = ""
    terms: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A term, taken apart for comparing: its words, and what stands before, between and after them."""

    term: Term
    words: tuple[str, ...]
    between: tuple[str, ...]
    before: str
    after: str
    folds: bool


class Glossary:
    """Terms, ready to be looked up in many texts.

    Terms are looked up in a dictionary by their first word, so the time depends on the text and hardly on their number.

    Args:
        terms: the entries; of two with the same source, the first one is found.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[_Prepared]] = {}
        for term in terms:
            entry = _entry(term)
            if entry is None:
                continue
            firsts = {entry.words[0]} if len(entry.words) > 1 else set(_inflected(entry.words[0]))
            for first in firsts:
                self._by_first.setdefault(first.casefold(), []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry.term.source))  # stable: the first of equals stays first

    def find(self, text: str, codes: Sequence[InlineCode] = ()) -> tuple[tuple[Term, int, int], ...]:
        """The terms in `text` with the offsets where each starts and ends, in the order of the text.

        Only whole words count. A term written in lower case is found in any case, others only as they are written. An
        English plural of the last word counts, and so does a possessive. Where terms overlap, the longest one is taken.

        Args:
            text: English text.
            codes: its inline codes; what stands inside of their markup (a URL, a code span) is no word of the text.
        """
        spans = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        markup = markup_of(codes)
        found: list[tuple[Term, int, int]] = []
        for index, (start, end) in enumerate(spans):
            for entry in self._by_first.get(text[start:end].casefold(), ()):
                hit = _match(entry, text, spans, index)
                if hit and not any(begin < hit[1] and hit[0] < stop for begin, stop in markup):
                    found.append((entry.term, *hit))
        return tuple(_longest(found))


def find_terms(text: str, terms: Iterable[Term], codes: Sequence[InlineCode] = ()) -> tuple[tuple[Term, int, int], ...]:
    """The terms in one `text`; for many texts, keep a `Glossary` and see `Glossary.find`."""
    return Glossary(terms).find(text, codes)


def version_of(terms: Iterable[Term]) -> str:
    """12 hex digits that tell one glossary from another, whatever the order of its entries; empty without entries."""
    entries = sorted(repr(astuple(term)) for term in terms)
    return hashlib.sha256("\n".join(entries).encode("utf-8", "surrogatepass")).hexdigest()[:12] if entries else ""


def _entry(term: Term) -> _Prepared | None:
    source = " ".join(term.source.split())
    spans = [match.span() for match in _WORD.finditer(source)]
    if not spans:
        return None
    between = tuple(_spaced(source[end:start]) for (_, end), (start, _) in pairwise(spans))
    return _Prepared(
        term,
        tuple(source[start:end] for start, end in spans),
        between,
        source[: spans[0][0]],
        source[spans[-1][1] :],
        source == source.lower(),
    )


def _spaced(between: str) -> str:
    """What stands between two words, with white space of any kind and length as one space."""
    return re.sub(r"\s+", " ", between)


def _inflected(word: str) -> tuple[str, ...]:
    """The word and its regular English plurals."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word, f"{word}es")
    if len(word) > 1 and word.endswith("y") and word[-2] not in "aeiou":
        return (word, f"{word[:-1]}ies")
    return (word, f"{word}s")


def _match(entry: _Prepared, text: str, spans: Sequence[tuple[int, int]], index: int) -> tuple[int, int] | None:
    """Where `entry` stands, if its first word is the one at `index`."""
    last = index + len(entry.words) - 1
    if last >= len(spans):
        return None
    for offset, word in enumerate(entry.words):
        start, end = spans[index + offset]
        given = text[start:end]
        wanted = _inflected(word) if offset == len(entry.words) - 1 and not entry.after else (word,)
        if entry.folds:
            given = given.lower()
        if given not in wanted:
            return None
        if offset and _spaced(text[spans[index + offset - 1][1] : start]) != entry.between[offset - 1]:
            return None
    start, end = spans[index][0] - len(entry.before), spans[last][1] + len(entry.after)
    if start < 0 or not text.startswith(entry.before, start) or not text.startswith(entry.after, spans[last][1]):
        return None
    return start, end


def markup_of(codes: Sequence[InlineCode]) -> list[tuple[int, int]]:
    """Where the markup of inline codes starts and ends; what stands there is no word of the text."""
    found = [(code.at, code.at + len(code.open)) for code in codes]
    found += [
        (code.close_at, code.close_at + len(code.close))
        for code in codes
        if code.close is not None and code.close_at is not None
    ]
    return found


def _longest(found: Sequence[tuple[Term, int, int]]) -> Iterator[tuple[Term, int, int]]:
    """Of overlapping hits the longest, the leftmost of equally long ones."""
    taken: list[tuple[int, int]] = []
    kept: list[tuple[Term, int, int]] = []
    for hit in sorted(found, key=lambda hit: (hit[1] - hit[2], hit[1])):
        if not any(start < hit[2] and hit[1] < end for start, end in taken):
            taken.append(hit[1:])
            kept.append(hit)
    return iter(sorted(kept, key=lambda hit: hit[1]))
