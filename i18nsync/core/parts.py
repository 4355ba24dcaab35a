"""Parts: a text cut into smaller ones that can be translated on their own, each with its inline codes.

What an engine cannot carry through a long text it may carry through a short one: first a text is cut into sentences,
which costs nothing of its sense, and only then at the codes themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.document import InlineCode
from i18nsync.core.pieces import pieces
from i18nsync.core.renderings import CLOSE, OPEN
from i18nsync.core.sentences import sentence_starts

__all__ = ["Part", "around_codes", "closed", "sentences", "trimmed"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text.

    Args:
        text: its characters, white space at the ends included.
        codes: the inline codes of it, with offsets in `text`.
        fixed: whether it is nothing but markup, to be left as it is.
    """

    text: str
    codes: tuple[InlineCode, ...] = ()
    fixed: bool = False


def closed(codes: Sequence[InlineCode]) -> list[tuple[int, int]]:
    """Where a text may not be cut: inside of a code's own text, and between the ends of a pair."""
    return [
        (code.at, code.at + len(code.open))
        if code.close is None or code.close_at is None
        else (code.at, code.close_at + len(code.close))
        for code in codes
    ]


def sentences(source: str, codes: Sequence[InlineCode]) -> list[Part]:
    """The sentences of a text; joined they are the text again. A pair of codes is not cut."""
    return list(_cut(source, codes, sentence_starts(source, closed(codes))))


def around_codes(source: str, codes: Sequence[InlineCode]) -> list[Part]:
    """The stretches between the codes that hold no words, and those codes as `fixed` parts; joined they are the text.

    A code inside of a pair with words stays where it is, with its pair.

    Raises:
        CodesLost: `codes` do not fit `source`.
    """
    edges: dict[int, int] = {}  # start of a code without words -> its end
    opened: list[list[int]] = []  # [where a pair opens, whether there are words in it]
    at = 0
    for piece in pieces(source, codes):
        end = at + len(piece.text)
        if piece.code is None:
            if any(letter.isalnum() for letter in piece.text):
                opened = [[start, 1] for start, _ in opened]
        elif piece.kind == OPEN:
            opened.append([at, 0])
        elif piece.kind == CLOSE:
            start, words = opened.pop()
            if not words:
                edges = {low: high for low, high in edges.items() if low < start}
                edges[start] = end
        else:
            edges[at] = end
        at = end
    whole = [span for span in closed(codes) if edges.get(span[0]) != span[1]]
    edges = {low: high for low, high in edges.items() if not any(start < low < stop for start, stop in whole)}
    cuts = sorted({edge for span in edges.items() for edge in span} - {0, len(source)})
    found: list[Part] = []
    at = 0
    for part in _cut(source, codes, cuts):
        found.append(replace(part, fixed=at in edges))
        at += len(part.text)
    return found


def trimmed(part: Part) -> tuple[str, Part, str]:
    """What stands before the first and after the last letter, digit or code, and the part between."""
    spans = closed(part.codes)
    own = [at for at, letter in enumerate(part.text) if letter.isalnum()]
    start = min([*own, *(low for low, _ in spans)], default=len(part.text))
    end = max([*(at + 1 for at in own), *(high for _, high in spans)], default=start)
    codes = _shifted(part.codes, start)
    return part.text[:start], Part(part.text[start:end], codes, part.fixed), part.text[end:]


def _shifted(codes: Iterable[InlineCode], by: int) -> tuple[InlineCode, ...]:
    return tuple(
        replace(code, at=code.at - by, close_at=None if code.close_at is None else code.close_at - by) for code in codes
    )


def _cut(source: str, codes: Sequence[InlineCode], cuts: Sequence[int]) -> Iterator[Part]:
    for start, end in zip([0, *cuts], [*cuts, len(source)], strict=True):
        own = _shifted((code for code in codes if start <= code.at < end), start)
        yield Part(source[start:end], own)
