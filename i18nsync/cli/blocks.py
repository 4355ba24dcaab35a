"""Labelled blocks of text: wrapped to the terminal under their label, whole lines in a pipe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from i18nsync.core.spoken import role_word
from i18nsync.messages import _

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

__all__ = ["block", "place", "put", "safe", "width_of"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LABEL = 6  # columns of a label with the space after it
_INDENT = 2
_NARROWEST = 20
_WIDEST = 120  # longer lines are hard to read


def safe(text: str) -> str:
    """`text` without control characters, which a terminal would obey."""
    return _CONTROL.sub("�", text.replace("\r\n", "\n").replace("\t", " "))


def width_of(console: Console) -> int:
    """Columns to fill on a terminal."""
    return min(console.width, _WIDEST)


def put(console: Console, line: Text) -> None:
    """Print one line as it is, never wrapped."""
    line.rstrip()
    console.print(line, soft_wrap=True)


def block(console: Console, label: str, text: Text, *, style: str = "dim") -> None:
    """Print `text` beside its label, indented; on a terminal it is wrapped to the width.

    Args:
        console: where to.
        label: a word of five letters at most, as `ka`.
        text: the text; its line breaks are kept.
        style: how the label looks.
    """
    from rich.text import Text

    left = _INDENT + _LABEL
    lines = text.split("\n", allow_blank=True)
    if console.is_terminal:
        width = max(width_of(console) - left, _NARROWEST)
        lines = text.wrap(console, width)
    for number, line in enumerate(lines):
        lead = Text(" " * _INDENT + (f"{label} " if not number else "").ljust(_LABEL), style=style)
        put(console, Text.assemble(lead, line))


def place(line: int, role: str) -> str:
    """Where a paragraph stands, as `line 12, heading`; a plain paragraph needs no role."""
    said = [_("line {n}").format(n=line) if line else "", "" if role in ("", "paragraph") else role_word(role)]
    return ", ".join(filter(None, said))
