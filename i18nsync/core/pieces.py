"""Pieces: a segment's text cut into plain words and inline codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.renderings import CLOSE, OPEN, STANDALONE
from i18nsync.errors import CodesLost
from i18nsync.messages import _

__all__ = ["Piece", "describe", "pieces", "words_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain words, or one end of an inline code.

    Args:
        text: the characters.
        code: the code that they belong to; None for plain words.
        kind: `open`, `close` or `standalone` for a code, empty for plain words.
    """

    text: str
    code: InlineCode | None = None
    kind: str = ""


def pieces(source: str, codes: Sequence[InlineCode]) -> tuple[Piece, ...]:
    """Cut `source` into plain stretches and codes; joined, they are `source` again.

    Raises:
        CodesLost: `codes` do not fit `source`: an offset is wrong, or two codes overlap.
    """
    marks: list[tuple[int, Piece]] = []
    for code in codes:
        marks.append((code.at, Piece(code.open, code, STANDALONE if code.close is None else OPEN)))
        if code.close is not None:
            marks.append((-1 if code.close_at is None else code.close_at, Piece(code.close, code, CLOSE)))
    marks.sort(key=lambda mark: mark[0])
    found: list[Piece] = []
    end = 0
    for at, piece in marks:
        if at < end or not source.startswith(piece.text, at):
            raise CodesLost(
                _("the inline code {code!r} does not stand at character {at} of {source!r}").format(
                    code=piece.text, at=at, source=source[:60]
                ),
                hint=_("This is a mistake in the format that found the codes, not in the article."),
            )
        if at > end:
            found.append(Piece(source[end:at]))
        found.append(piece)
        end = at + len(piece.text)
    if end < len(source):
        found.append(Piece(source[end:]))
    return tuple(found)


def words_of(source: str, codes: Sequence[InlineCode]) -> str:
    """The words of a text without its inline codes, on one line.

    Raises:
        CodesLost: as `pieces`.
    """
    return " ".join("".join(piece.text for piece in pieces(source, codes) if piece.code is None).split())


def describe(signature: tuple[str, str | None]) -> str:
    """A code as people can recognise it: its text, or its two texts around an ellipsis."""
    opening, closing = signature
    return repr(opening) if closing is None else repr(f"{opening}…{closing}")
