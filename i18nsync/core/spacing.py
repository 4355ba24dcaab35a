"""Spacing: white space beside inline codes, as the source has it.

`** bold **` is no longer bold in Markdown, so this is a repair and not a matter of taste.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from i18nsync.core.document import InlineCode
from i18nsync.core.pieces import Piece
from i18nsync.core.renderings import CLOSE, OPEN, Token

__all__ = ["is_break", "tidy"]

_PUNCTUATION = frozenset(",.;:!?…)»”")
_SPACES_AT_ENDS = re.compile(r"\A {2,}| {2,}\Z")


def is_break(code: InlineCode) -> bool:
    """Whether it is a hard line break."""
    return code.close is None and code.open.endswith("\n")


def tidy(inner: Sequence[Piece], numbers: Mapping[int, InlineCode], marks: Sequence[Token], words: list[str]) -> bool:
    """Move white space that an engine put inside of a pair, before punctuation or twice; whether there was any.

    Args:
        inner: the pieces of the source.
        numbers: its codes by the number of their placeholder.
        marks: the placeholders of the answer.
        words: what stands before, between and after them; changed in place.
    """
    before, after = _neighbours(inner, numbers)
    for index, token in enumerate(marks):
        if is_break(numbers[token.number]):
            # One space was added on each side for the engine; more are the engine's, unless the source has some.
            own = before[token.number, token.kind] == " ", after[token.number, token.kind] == " "
            words[index] = words[index].removesuffix(" ") if own[0] else words[index].rstrip(" ")
            words[index + 1] = words[index + 1].removeprefix(" ") if own[1] else words[index + 1].lstrip(" ")
    plain = list(words)
    for index in range(len(marks) - 1, -1, -1):  # outwards, so that nested opening codes hand the space on
        token = marks[index]
        if token.kind == OPEN and not after[token.number, OPEN].isspace() and words[index + 1][:1].isspace():
            words[index + 1] = words[index + 1].lstrip()
            if (index or words[index]) and not words[index][-1:].isspace():
                words[index] += " "
    for index, token in enumerate(marks):
        if token.kind == CLOSE and not before[token.number, CLOSE].isspace() and words[index][-1:].isspace():
            words[index] = words[index].rstrip()
            following = words[index + 1][:1]
            if (index + 1 < len(marks) or following) and not following.isspace() and following not in _PUNCTUATION:
                words[index + 1] = " " + words[index + 1]
        bare = words[index + 1].lstrip()
        if token.kind != OPEN and bare[:1] in _PUNCTUATION and after[token.number, token.kind] in _PUNCTUATION:
            words[index + 1] = bare
    if not any("  " in piece.text for piece in inner if piece.code is None):
        words[:] = [_SPACES_AT_ENDS.sub(" ", text) for text in words]
    return words != plain


def _neighbours(
    inner: Sequence[Piece], numbers: Mapping[int, InlineCode]
) -> tuple[dict[tuple[int, str], str], dict[tuple[int, str], str]]:
    """The source's character before and after each code's end, by number and kind; empty at the ends."""
    number_of = {code: number for number, code in numbers.items()}
    before: dict[tuple[int, str], str] = {}
    after: dict[tuple[int, str], str] = {}
    for index, piece in enumerate(inner):
        if piece.code is not None:
            place = (number_of[piece.code], piece.kind)
            before[place] = inner[index - 1].text[-1:] if index else ""
            after[place] = inner[index + 1].text[:1] if index + 1 < len(inner) else ""
    return before, after
