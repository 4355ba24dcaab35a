"""A word-level difference, coloured for the terminal."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["difference"]

# A number with its separators is one word: 1,800 became 18,000, not 1 became 18.
_WORD = re.compile(r"\s+|\d[\d.,:]*\d|\w+|[^\w\s]")


def difference(old: str, new: str) -> Text:
    """`new` with what it lacks of `old` struck out in red and what it adds in green; `[-…-]` and `{+…+}` mark the same without colour."""
    from rich.text import Text

    before, after = _WORD.findall(old), _WORD.findall(new)
    text = Text()
    for action, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if action == "equal":
            text.append("".join(before[i:j]))
            continue
        if i < j:
            text.append(f"[-{''.join(before[i:j])}-]", "red strike")
        if k < m:
            text.append(f"{{+{''.join(after[k:m])}+}}", "green")
    return text
