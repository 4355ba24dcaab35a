"""Punctuation between the same words: where a mark can come or go without another meaning, and where it cannot.

`The mayor, said the guard, was drunk` and `The mayor said the guard was drunk` have the same words. So a mark that
moves, a comma next to a reporting verb, a relative pronoun or a last word, a hyphen before a participle, and dashes and
brackets around figures are not taken for corrections.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18nsync.core.change_align import Side
from i18nsync.core.facts import FactKind

__all__ = ["are_marks_safe"]

_CLAUSE = frozenset(".,;:!…—–―(){}[]")
_HYPHENS = frozenset("-‐‑")
_QUOTES = frozenset('"“”„«»‘’')
_BRACKETS = frozenset("()-–—−[]")
_RELATIVE = frozenset({"who", "whom", "whose", "which", "where"})
_REPORTING = re.compile(
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|asked|asks|claimed|claims|claim|explained|insisted|warned|noted"
    r"|announced|argued|stated|recalled|replied|promised|admitted|denied|confirmed|thought|thinks|believed|believes|swore)\Z"
)
_TRAILING = frozenset({"too", "either", "though", "however", "also", "again", "instead", "respectively"})
_ADVERBS = frozenset(
    {"well", "ill", "best", "better", "worst", "much", "long", "so", "hard", "high", "low", "newly", "ever", "far"}
)
_SPACED = re.compile(r"(?<=\s)(?:-|--)(?=\s)|--")  # a dash on a typewriter
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}\Z")
_WHEN = frozenset(
    {"in", "since", "until", "till", "by", "from", "of", "during", "before", "after", "year", "early", "late", "for"}
)


def are_marks_safe(a: Side, b: Side, equal: Sequence[tuple[int, int]]) -> bool:
    """Whether the punctuation that differs around equal words is surely only punctuation."""
    lost = gained = 0
    for at, (i, j) in enumerate(equal):
        if not _is_figure_safe(a, b, i, j):
            return False
        if at + 1 == len(equal) or equal[at + 1] != (i + 1, j + 1):
            continue
        ours, theirs = _SPACED.sub("—", a.between(i)), _SPACED.sub("—", b.between(j))
        if " ".join(ours.split()) == " ".join(theirs.split()):
            continue
        for marks in (_CLAUSE, _HYPHENS):
            here, there = not marks.isdisjoint(ours), not marks.isdisjoint(theirs)
            lost += here and not there
            gained += there and not here
            if here != there and not _QUOTES & {*ours, *theirs} and not _may_differ(a, i, marks, ours, theirs):
                return False
    return not (lost and gained)


def _may_differ(text: Side, index: int, marks: frozenset[str], ours: str, theirs: str) -> bool:
    """Whether a mark between the words at `index` and after it may be there or not."""
    before, after = text.tokens[index], text.tokens[index + 1]
    if marks is _HYPHENS:
        if ours.isspace() or theirs.isspace():  # man-eating lions eat men, a man eating lion does not
            return not after.key.endswith(("ing", "ed", "en")) or before.key in _ADVERBS or before.key.endswith("ly")
        return True
    near = [token.key for token in text.tokens[index : index + 3]]
    if after.key in _RELATIVE or any(_REPORTING.match(key) for key in near):
        return False
    last = index + 2 == len(text.tokens) or re.match(r"\s*[.!?…;]", text.between(index + 1)) is not None
    return not last or after.key in _TRAILING or after.fact is not None


def _is_figure_safe(a: Side, b: Side, i: int, j: int) -> bool:
    """Whether nothing around a figure says that it is negative, an aside, part of a compound, or a year."""
    one, other = a.tokens[i], b.tokens[j]
    if one.fact is None or not one.fact.kind.is_figure or other.fact is None:
        return True
    around = [
        (
            {*(text.between(at - 1) if at else text.text[: text.tokens[at].start])} & _BRACKETS,
            text.between(at)[:1] == "-",
        )
        for text, at in ((a, i), (b, j))
    ]
    if around[0] != around[1]:
        return False
    if one.fact.kind is FactKind.QUANTITY and ("-" in one.text[1:]) != ("-" in other.text[1:]):
        return False  # three-year-old girls, three year-old girls
    if bool(_YEAR.match(one.text)) != bool(_YEAR.match(other.text)):
        return not (i and a.tokens[i - 1].key in _WHEN)  # in 2000 people left, in 2,000 people left
    return True
