"""Renderings: the ways in which inline codes are written for an engine.

Engines differ in what they keep: Google keeps `<a i=1>` but moves `[0]` or splits it, language models keep `⟦1⟧`, and
engines that take marks and tags apart leave an e-mail address alone, the memory needs no placeholders at all. Each
rendering also knows its placeholders after an engine has mangled them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from i18nsync.errors import CodesLost
from i18nsync.messages import _

__all__ = [
    "CLOSE",
    "NOISE",
    "OPEN",
    "RENDERINGS",
    "STANDALONE",
    "Brackets",
    "Literal",
    "Mail",
    "Rendering",
    "Tags",
    "Token",
    "rendering_named",
]

OPEN, CLOSE, STANDALONE, NOISE = "open", "close", "standalone", "noise"


class Token(NamedTuple):
    """A placeholder found in a text.

    Args:
        start: where it starts.
        end: where it ends.
        kind: `open`, `close`, `standalone`, or `noise` for what may be dropped (the end of an empty element).
        number: the number in it, 0 where the rendering has none.
    """

    start: int
    end: int
    kind: str
    number: int


@runtime_checkable
class Rendering(Protocol):
    """A way to write inline codes."""

    @property
    def name(self) -> str:
        """As in `Capabilities.renderings`."""

    def render(self, number: int, kind: str) -> str:
        """The placeholder of one end of a pair (`open`, `close`) or of a standalone code."""

    def tokens(self, text: str, *, tolerant: bool) -> Iterator[Token]:
        """The placeholders in `text`; with `tolerant`, the mangled ones too."""


# White space and the invisible characters that engines like to add.
_GAP = r"[\s\u200b-\u200f\u2060\ufeff]*"
_SLASH = r"[/／∕⁄\\]"


@dataclass(frozen=True, slots=True)
class Brackets:
    """`⟦1⟧words⟦/1⟧` for a pair and `⟦2⟧` for a standalone code."""

    name: str = "brackets"

    def render(self, number: int, kind: str) -> str:
        """The placeholder."""
        return f"⟦/{number}⟧" if kind == CLOSE else f"⟦{number}⟧"

    def tokens(self, text: str, *, tolerant: bool) -> Iterator[Token]:
        """The placeholders in `text`; `open` may mean `standalone`, which the caller knows."""
        for found in (_BRACKETS_TOLERANT if tolerant else _BRACKETS).finditer(text):
            number = next(group for group in found.groups() if group)
            yield Token(found.start(), found.end(), CLOSE if _SLASHES.search(found[0]) else OPEN, int(number))


_SLASHES = re.compile(_SLASH)
_BRACKETS = re.compile(r"⟦/?([0-9]+)⟧")
# \d takes every alphabet's digits, full-width ones too; four of them are enough for any text. A lone ⟦ or ⟧ is ours
# still: nothing else is written with them, and `protect` gives no code a number that stands in the text.
_INSIDE = rf"(?:{_SLASH}{_GAP})?(\d{{1,4}})"
_BRACKETS_TOLERANT = re.compile(
    rf"[\[({{⟦【〔〖〚［（｛⟨〈<＜‹]{_GAP}{_INSIDE}{_GAP}[\])}}⟧】〕〗〛］）｝⟩〉>＞›]"
    rf"|⟦{_GAP}{_INSIDE}(?!\d)|(?<!\d){_INSIDE}{_GAP}⟧"
)


@dataclass(frozen=True, slots=True)
class Tags:
    """`<a i=1>words</a>` for a pair and `<b i=2></b>` for a standalone code."""

    name: str = "tags"

    def render(self, number: int, kind: str) -> str:
        """The placeholder."""
        if kind == CLOSE:
            return "</a>"
        return f"<b i={number}></b>" if kind == STANDALONE else f"<a i={number}>"

    def tokens(self, text: str, *, tolerant: bool) -> Iterator[Token]:
        """The placeholders in `text`; a closing tag has no number."""
        for found in (_TAGS_TOLERANT if tolerant else _TAGS).finditer(text):
            letter, *number = (group for group in found.groups() if group)
            alone = letter in _LETTERS_B
            if number:
                yield Token(found.start(), found.end(), STANDALONE if alone else OPEN, int(number[0]))
            else:
                yield Token(found.start(), found.end(), NOISE if alone else CLOSE, 0)


# Latin, Cyrillic and full-width letters that look like a or b.
_LETTERS_A, _LETTERS_B = "aAаАａＡ", "bBЬьБбВвｂＢ"
_LT, _GT = "(?:<|&lt;|＜|‹)", "(?:>|&gt;|＞|›)"
_QUOTE = "[\"'“”„«»]?"
_TAGS = re.compile(r"<([ab]) i=([0-9]+)>|</([ab])>")
_AB = f"{_LETTERS_A}{_LETTERS_B}"
_ENDS, _BEGINS = (
    rf"{_SLASH}{_GAP}([{_AB}])(?!\w)",
    rf"([{_AB}]){_GAP}[iIіІｉＩıİ]{_GAP}[=＝]{_GAP}{_QUOTE}{_GAP}(\d{{1,4}})(?!\d)",
)
_SHUTS = rf"{_GAP}{_QUOTE}{_GAP}{_SLASH}?{_GAP}{_GT}"
# One of the two brackets may be lost: no prose has a lone letter with `i=` or a slash and just one of them beside it.
_TAGS_TOLERANT = re.compile(
    rf"{_LT}{_GAP}(?:{_ENDS}(?:{_GAP}{_GT})?|{_BEGINS}(?:{_SHUTS})?)|{_ENDS}{_GAP}{_GT}|(?<!\w){_BEGINS}{_SHUTS}"
)


@dataclass(frozen=True, slots=True)
class Mail:
    """`po1@tb.x words pc1@tb.x` for a pair and `ph2@tb.x` for a standalone code."""

    name: str = "mail"

    def render(self, number: int, kind: str) -> str:
        """The placeholder."""
        if kind == STANDALONE:
            return f"ph{number}@tb.x"
        return f" pc{number}@tb.x" if kind == CLOSE else f"po{number}@tb.x "

    def tokens(self, text: str, *, tolerant: bool) -> Iterator[Token]:
        """The placeholders in `text`; `open` may mean `standalone`, which the caller knows."""
        last = 0
        for found in (_MAIL_TOLERANT if tolerant else _MAIL).finditer(text):
            start, end = found.span()
            closes = found[1] in _LETTERS_C
            # The space that keeps the address apart from the words of the pair belongs to it.
            start -= closes and start > last and text[start - 1] == " "
            end += found[1] in _LETTERS_O and text[end : end + 1] == " "
            yield Token(start, end, CLOSE if closes else OPEN, int(found[2]))
            last = end


# Look-alikes and what transcribing the letter gives.
_LETTERS_C = "cсцCСЦｃＣ"
_LETTERS_O = "oоOОｏＯ"
_MAIL = re.compile(r"p([hoc])([0-9]+)@tb\.x")
# Letters may be lost at both ends: what is left around the @ is still no address that anybody has.
_MAIL_TOLERANT = re.compile(
    rf"(?:[pрпPРПｐＰ]{_GAP})?([hнһхHНҺХｈＨ{_LETTERS_O}{_LETTERS_C}]){_GAP}(\d{{1,4}}){_GAP}[@＠]{_GAP}"
    rf"[tтTТｔＴ]{_GAP}[bвьбBВЬБｂＢ](?:{_GAP}[.．](?:{_GAP}[xхXХｘＸ])?)?"
)


@dataclass(frozen=True, slots=True)
class Literal:
    """Codes stay in the text as they are; for engines that never change what they are given."""

    name: str = "none"

    def render(self, number: int, kind: str) -> str:  # noqa: ARG002 - the port's signature
        """Nothing: the code's own text is used."""
        return ""

    def tokens(self, text: str, *, tolerant: bool) -> Iterator[Token]:  # noqa: ARG002 - the port's signature
        """None at all."""
        return iter(())


RENDERINGS: dict[str, Rendering] = {rendering.name: rendering for rendering in (Brackets(), Tags(), Mail(), Literal())}
"""Every rendering by its name."""


def rendering_named(name: str) -> Rendering:
    """The rendering of that name.

    Raises:
        CodesLost: there is none.
    """
    try:
        return RENDERINGS[name]
    except KeyError:
        raise CodesLost(
            _("there is no rendering of inline codes named {name!r}").format(name=name),
            hint=_("There are {known}.").format(known=", ".join(RENDERINGS)),
        ) from None
