"""Placing: pairs of inline codes are left out of a text, and put into its translation around the words they belong to.

The last resort for an engine that loses every mark. It gets the plain sentence, and the words of each pair once more by
themselves; where the translation of those words stands in the translated sentence, as it is or inflected, the pair
goes around it. Where that is not certain (they stand there twice, or not at all), nothing is placed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.pieces import Piece, describe
from i18nsync.core.renderings import CLOSE, OPEN
from i18nsync.errors import CodesLost
from i18nsync.messages import _

__all__ = ["Wrap", "place", "wraps"]

_WORD = re.compile(r"\w+")
_ALIKE = 0.6  # share of the longer word that two forms of one word have in common at their beginning
_AHEAD = 0.15  # by how much the best place has to be better than the next


@dataclass(frozen=True, slots=True)
class Wrap:
    """A pair of codes, and what it stands around.

    Args:
        code: the pair.
        words: the plain text inside of it.
        outer: place in the list of the pair around this one, or None.
    """

    code: InlineCode
    words: str
    outer: int | None = None


def wraps(inner: Sequence[Piece]) -> tuple[str, tuple[Wrap, ...]] | None:
    """The plain text of `inner`, and its pairs, outer ones first; None if there is a code that stands for itself.

    Such a code cannot be left out: there are no words that it could be found again by.
    """
    plain = ""
    found: list[Wrap] = []
    opened: list[tuple[int, int]] = []
    for piece in inner:
        if piece.code is None:
            plain += piece.text
        elif piece.kind == OPEN:
            opened.append((len(found), len(plain)))
            found.append(Wrap(piece.code, "", opened[-2][0] if len(opened) > 1 else None))
        elif piece.kind == CLOSE:
            index, start = opened.pop()
            found[index] = Wrap(piece.code, plain[start:], found[index].outer)
        else:
            return None
    return plain, tuple(found)


def place(answer: str, pairs: Sequence[Wrap], translated: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """`answer` with the pairs around their words, and those words.

    Args:
        answer: the translation of the plain text.
        pairs: see `wraps`.
        translated: the translation of each pair's words by themselves.

    Raises:
        CodesLost: the words of a pair do not stand in `answer`, or it is not certain which ones they are.
    """
    groups: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        groups[pair.outer, pair.words.casefold()].append(index)
    spans: dict[int, tuple[int, int]] = {}
    for (outer, _words), members in groups.items():
        first = pairs[members[0]]
        if len({pairs[index].code.signature for index in members}) > 1:
            raise _lost(first, _("several others stand around the same words"))
        low, high = (0, len(answer)) if outer is None else spans[outer]
        found = _places(answer[low:high], translated[first.words], first.words, len(members))
        if len(found) != len(members):
            raise _lost(first, _("its words stand there more than once") if found else _("its words are not there"))
        spans.update(zip(members, [(low + start, low + end) for start, end in found], strict=True))
    for index, (start, end) in spans.items():
        for other, (low, high) in spans.items():
            if other > index and pairs[other].outer == pairs[index].outer and start < high and low < end:
                raise _lost(pairs[other], _("its words are another one's, too"))
    return _put(answer, pairs, spans), tuple(answer[start:end] for start, end in spans.values())


def _lost(pair: Wrap, why: str) -> CodesLost:
    return CodesLost(
        _("{code} did not come back and cannot be placed again: {why}").format(
            code=describe(pair.code.signature), why=why
        ),
        hint=_("Try another engine, or translate this string by hand."),
    )


def _places(answer: str, translation: str, words: str, count: int) -> list[tuple[int, int]]:
    """Where the words of a pair stand: as translated, else as in the source (a name), else in another form."""
    for needle in (translation, words):
        bare = needle.strip()
        if not any(letter.isalnum() for letter in bare):
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(bare)}(?!\w)", re.IGNORECASE)
        found = [match.span() for match in pattern.finditer(answer)]
        if found:
            return found
    return _inflected(answer, translation) if count == 1 else []


def _inflected(answer: str, translation: str) -> list[tuple[int, int]]:
    """The one run of words whose beginnings are those of the translation's words, or none."""
    wanted = _WORD.findall(translation.casefold())
    words = list(_WORD.finditer(answer))
    width = len(wanted)
    if not width:
        return []
    scored: list[tuple[float, int]] = []
    for at in range(len(words) - width + 1):
        alike = [_alike(word, found[0].casefold()) for word, found in zip(wanted, words[at : at + width], strict=True)]
        if min(alike) > 0:
            scored.append((sum(alike) / width, at))
    scored.sort(reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _AHEAD):
        return []
    at = scored[0][1]
    return [(words[at].start(), words[at + width - 1].end())]


def _alike(one: str, other: str) -> float:
    """0 for two words, or else the share of the longer that both have in common at their beginning.

    Numbers, and words of three letters or less, have to be equal.
    """
    if one == other:
        return 1.0
    if min(len(one), len(other)) <= 3 or not (one.isalpha() and other.isalpha()):
        return 0.0
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    share = common / max(len(one), len(other))
    return share if share >= _ALIKE else 0.0


def _put(answer: str, pairs: Sequence[Wrap], spans: Mapping[int, tuple[int, int]]) -> str:
    marks: list[tuple[int, int, int, str]] = []
    for index, (start, end) in spans.items():
        # At one place: what ends before what begins; inner ends first, outer begins first.
        marks.append((start, 1, index, pairs[index].code.open))
        marks.append((end, 0, -index, pairs[index].code.close or ""))
    out: list[str] = []
    at = 0
    for offset, _order, _depth, text in sorted(marks):
        out += [answer[at:offset], text]
        at = offset
    return "".join([*out, answer[at:]])
