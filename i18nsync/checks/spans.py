"""Stretches of a text that no check may change: code, addresses, markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from i18nsync.core.document import InlineCode
from i18nsync.core.finding import Span
from i18nsync.core.glossary import markup_of
from i18nsync.core.pair import Pair
from i18nsync.core.side import Side

__all__ = ["closed", "is_free", "is_program", "outside"]

_PROGRAM = re.compile(
    r"%(?:\([\w.]+\)|[0-9]+\$)?[-+#0]*[0-9*]*(?:\.[0-9*]+)?(?:hh|h|ll|l|z|j|t|L)?[diouxXeEfFgGcrsap](?!\w)|%%|%[1-9]"
    r"|\{[\w.:]*\}|(?:^|[\s\"'\[(=])--?[A-Za-z]|[a-z]\w*\(\)|[A-Za-z]_[A-Za-z]|\$[A-Za-z_]|\w=\w|\\[a-z]|\*{4}"
)
_ADDRESS = re.compile(r"\]\([^()\s]*|https?://\S+|</?[a-z][^<>]*>|\{\{.*?\}\}")


def closed(side: Side, codes: Sequence[InlineCode]) -> tuple[Span, ...]:
    """The stretches of a side that are no prose, by its own signs and by what its format calls codes."""
    return (*side.markup, *markup_of(codes)) if codes else side.markup


def is_free(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether nothing closed is touched by a change from `start` to `end`; what only borders on it is no touch."""
    if start == end:
        return not any(low < start < high for low, high in spans)
    return not any(low < end and start < high for low, high in spans)


def outside(side: Side, codes: Sequence[InlineCode]) -> str:
    """The text with every closed stretch as spaces; offsets stay."""
    text = side.text
    for low, high in closed(side, codes):
        text = text[:low] + " " * (high - low) + text[high:]
    return text


@lru_cache(maxsize=64)
def _is_program(text: str) -> bool:
    return _PROGRAM.search(_ADDRESS.sub(" ", text)) is not None


def is_program(pair: Pair) -> bool:
    """Whether the source looks like a message of a program, with placeholders or options in it, and not like news."""
    return _is_program(pair.source.text)
