"""Features: what a segment has that its translation should have as well, whatever the language.

Structure (role, marker, what stands before it), length, and tokens: numbers, inline codes, words left in Latin letters,
loan words by their consonants, proper names in romanised form, glossary terms, and the text itself where it was not
translated. A token is evidence according to how rare it is in the two documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from i18nsync.core.document import Document, Segment
from i18nsync.core.glossary import Glossary, Term
from i18nsync.core.homing import Homing
from i18nsync.core.locale import LocalePair
from i18nsync.core.pieces import pieces
from i18nsync.core.romanise import fold, stems

__all__ = ["Features", "extract", "joined", "plain_words"]

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+#.-]*[A-Za-z0-9+#]|[A-Za-z]{2,}")
_NAME = re.compile(r"(?<![.!?:…] )(?<!^)\b[A-Z][a-zà-ÿ]{2,}")
_VOWELS = re.compile(r"[aeiou]+")
_SYMBOL = re.compile(r"[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]")  # arrows, signs, emoji
_MARKERS = re.compile(r"[\s\d]+")
_LONG_ENOUGH = 4  # characters of skeleton that are more than white space and a list marker
_SIGNATURE = 24
_NAME_LIKE = 0.76
_STEM = 4
_LONG_WORD = 5
_FEWEST_CONSONANTS = 3
_ENDINGS = ":?!.…;,"


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of one segment, or of two that stand together.

    Args:
        role: the segment's role.
        context: the segment's context.
        marker: the line before it: `## `, `- `, `> `, white space and digits levelled.
        before: the beginning of what stands between it and the segment before, if that is more than white space.
        column: how many cell borders stand before it in its line.
        cell: rows and columns of the table that it is in, and its own row and column; empty outside of tables.
        chars: characters of plain words, without markup.
        strict: tokens that a translation must have too: numbers, inline codes, glossary terms.
        soft: tokens that it may have: Latin words, loan words, names, symbols.
        latin: Latin words, without markup.
        text: the whole text.
        ending: the punctuation at the end.
        learnt: tokens of the documents' own lexicon; see `align_lexicon`.
        numbers: those of `strict` that are numbers, as their digits.
        names: those of `soft` that are names.
        prose: whether its role is one whose segments may be split or joined.
    """

    role: str
    context: str
    marker: str
    before: str
    column: int
    chars: int
    strict: frozenset[str]
    soft: frozenset[str]
    latin: frozenset[str]
    text: str
    ending: str = ""
    prose: bool = True
    cell: tuple[int, ...] = ()
    learnt: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


_PROSE = frozenset(("paragraph", "list-item", "quote", "blockquote", "caption"))


def plain_words(segment: Segment) -> str:
    """The text without its inline codes."""
    return "".join(" " if piece.code else piece.text for piece in pieces(segment.source, segment.codes))


def joined(first: Features, second: Features) -> Features:
    """Two neighbours as one segment."""
    return Features(
        first.role,
        first.context,
        first.marker,
        first.before,
        first.column,
        first.chars + second.chars + 1,
        first.strict | second.strict,
        first.soft | second.soft,
        first.latin | second.latin,
        f"{first.text} {second.text}",
        second.ending,
        learnt=first.learnt | second.learnt,
        numbers=first.numbers | second.numbers,
        names=first.names | second.names,
    )


def extract(
    source: Document, target: Document, terms: Sequence[Term]
) -> tuple[tuple[Features, ...], tuple[Features, ...]]:
    """The features of both documents' segments; names and terms are found in both together."""
    words = (
        [plain_words(segment) for segment in source.segments],
        [plain_words(segment) for segment in target.segments],
    )
    cross = _Cross(source, words, terms)
    homing = Homing(LocalePair(source.ref.locale, target.ref.locale))
    return (
        tuple(_features(source, words[0], cross.source, homing, _english_loans)),
        tuple(_features(target, words[1], cross.target, homing, _other_loans)),
    )


def _features(
    document: Document,
    words: Sequence[str],
    cross: Sequence[set[str]],
    homing: Homing,
    loans: Callable[[str], frozenset[str]],
) -> Iterable[Features]:
    line = ""
    cells = _cells(document)
    for index, segment in enumerate(document.segments):
        between = document.skeleton[index]
        line = _last_line(line, between)
        text = words[index]
        latin = frozenset(word.casefold() for word in _LATIN.findall(text))
        strict = frozenset(_strict(segment, text, homing)) | {token for token in cross[index] if token[0] == "="}
        names = frozenset(token for token in cross[index] if token[0] == "@")
        yield Features(
            segment.role,
            segment.context,
            _MARKERS.sub(" ", line if "|" not in line else "|"),
            _signature(between, first=not index),
            line.count("|"),
            len(" ".join(text.split())),
            strict,
            latin | loans(text) | names | set(_SYMBOL.findall(text)),
            latin,
            segment.source,
            _ending(text),
            segment.role in _PROSE,
            cells.get(index, ()),
            numbers=frozenset(token for token in strict if token.isdigit()),
            names=names,
        )
        line = _last_line(line, segment.raw)


def _cells(document: Document) -> dict[int, tuple[int, ...]]:
    """Rows, columns, own row and own column of each segment that stands in a table."""
    found: dict[int, tuple[int, ...]] = {}
    table: dict[int, tuple[int, int]] = {}
    row, line = 0, ""
    for index, segment in enumerate(document.segments):
        between = document.skeleton[index]
        if segment.role != "table-cell" or (table and "\n\n" in between.replace("\r", "").replace(" ", "")):
            found |= _sized(table)
            table, row = {}, 0
        row += between.count("\n") if table else 0
        line = _last_line(line, between)
        if segment.role == "table-cell":
            table[index] = (row, line.count("|"))
        line = _last_line(line, segment.raw)
    return found | _sized(table)


def _sized(table: Mapping[int, tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    size = tuple(max(places, default=0) for places in zip(*table.values(), strict=True))
    return {index: (*size, *place) for index, place in table.items()}


def _last_line(line: str, text: str) -> str:
    _, broken, rest = text.rpartition("\n")
    return rest if broken else line + text


def _signature(between: str, *, first: bool) -> str:
    """The beginning of a stretch of skeleton if it holds a code block, a tag, a picture or the like."""
    if first:
        return ""
    bare = "".join(_MARKERS.sub("", between).split())
    return bare[:_SIGNATURE] if len(bare.strip("#>-*+|.:()")) >= _LONG_ENOUGH else ""


def _strict(segment: Segment, text: str, homing: Homing) -> Iterable[str]:
    for number in _NUMBER.findall(text):
        yield "".join(letter for letter in number if letter.isdigit())
    for code in segment.codes:
        opening, closing = homing.signature(code)
        if len(opening) + len(closing or "") > 4:  # bold and the like are no evidence
            yield f"{opening}\x00{closing or ''}"


def _ending(text: str) -> str:
    bare = text.rstrip().rstrip("\"'»”“’)*_ ")
    return bare[-1:] if bare[-1:] in _ENDINGS else ""


def _english_loans(text: str) -> frozenset[str]:
    """The consonants of longer words: `kntnr` of containers."""
    found = set()
    for word in _WORD.findall(text):
        if len(word) >= _LONG_WORD:
            whole = fold(word)
            found |= {_VOWELS.sub("", whole), _VOWELS.sub("", whole.removesuffix("s"))}
    return _tokens(found)


def _other_loans(text: str) -> frozenset[str]:
    """The same of контейнерами and კონტეინერში, whose endings may be cut."""
    found = {_VOWELS.sub("", stem) for word in _WORD.findall(text) if len(word) >= _LONG_WORD for stem in stems(word)}
    return _tokens(found)


def _tokens(consonants: Iterable[str]) -> frozenset[str]:
    return frozenset(f"~{bones}" for bones in consonants if len(bones) >= _FEWEST_CONSONANTS)


@dataclass(slots=True)
class _Cross:
    """Tokens that are known only when both documents are: a name and its romanised form, a term and its rendering."""

    document: Document
    words: tuple[Sequence[str], Sequence[str]]
    terms: Sequence[Term]
    source: list[set[str]] = field(default_factory=list)
    target: list[set[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.source = [set() for _ in self.words[0]]
        self.target = [set() for _ in self.words[1]]
        self._names()
        if self.terms:
            self._terms()

    def _names(self) -> None:
        places: dict[str, set[int]] = {}
        for index, text in enumerate(self.words[1]):
            for word in _WORD.findall(text):
                if len(word) > 2 and not word.isascii():
                    for stem in stems(word):
                        places.setdefault(stem, set()).add(index)
        names: dict[str, list[int]] = {}
        for index, text in enumerate(self.words[0]):
            for name in _NAME.findall(text):
                names.setdefault(name, []).append(index)
        for name, indices in names.items():
            hits = _alike(fold(name), places)
            if hits:
                token = f"@{name}"
                for index in indices:
                    self.source[index].add(token)
                for index in hits:
                    self.target[index].add(token)

    def _terms(self) -> None:
        glossary = Glossary(self.terms)
        texts = [text.casefold() for text in self.words[1]]
        known: dict[Term, list[int]] = {}
        for index, segment in enumerate(self.document.segments):
            for term, _, _ in glossary.find(segment.source, segment.codes):
                if term not in known:
                    known[term] = [at for at, text in enumerate(texts) if _renders(term, text)]
                self.source[index].add(f"={term.source}")
                for at in known[term]:
                    self.target[at].add(f"={term.source}")


def _alike(folded: str, places: Mapping[str, set[int]]) -> set[int]:
    """Where a word stands whose stem is spelled like the name."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    hits = process.extract(
        folded,
        list(places),
        scorer=Levenshtein.normalized_similarity,
        processor=None,
        score_cutoff=_NAME_LIKE,
        limit=None,
    )
    return {index for stem, _, _ in hits for index in places[stem]}


def _renders(term: Term, text: str) -> bool:
    """Whether one of the term's renderings stands in `text`, in whatever case: all its words by their stems."""
    for rendering in (term.target, *term.accepted):
        stem = [word.casefold()[: max(_STEM, len(word) - 3)] for word in _WORD.findall(rendering)]
        if stem and all(part in text for part in stem):
            return True
    return False
