"""A word-level difference, coloured for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18nsync.messages import N_, _

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from i18nsync.core.change import Change

__all__ = ["STYLES", "change_line", "difference", "has_color"]

STYLES = {"same": "", "lost": "red strike", "added": "bold green"}
"""How the pieces of a difference look."""

_KIND_STYLES = {"fact": "bold red", "rewrite": "yellow", "typo": "cyan", "none": "dim"}
_SAID = {
    "none": N_("white space or marks of emphasis only"),
    "typo": N_("spelling or punctuation only"),
    "rewrite": N_("reworded"),
}


def has_color(console: Console) -> bool:
    """Whether what is printed there shows its colours."""
    return console.color_system is not None and not console.no_color


def difference(before: str, after: str, *, color: bool = False) -> Text:
    """Both texts in one: what is gone and what is new, by colour or, without it, in `[-…-]` and `{+…+}`."""
    from rich.text import Text

    from i18nsync.core.wording import marked, shown

    if not color:
        return Text(marked(before, after))
    text, last = Text(), ""
    for kind, words in shown(before, after):
        # What is gone and what took its place are two words in whatever terminal.
        text.append(" " if (last, kind) == ("lost", "added") else "").append(words, STYLES[kind])
        last = kind
    return text


def change_line(change: Change) -> Text:
    """What a change of the source is, in a line: `fact  400 → 4,000`."""
    from rich.text import Text

    from i18nsync.core.wording import kind_word

    kind = change.kind.value
    said = "; ".join(map(str, change.facts)) or _(_SAID[kind])
    return Text.assemble((kind_word(kind), _KIND_STYLES[kind]), "  ", said)
