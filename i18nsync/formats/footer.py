"""The availability footer of a built version: found, written anew, or added at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from i18nsync.core.furniture import is_back_to_top, parse_availability

__all__ = ["has_link", "is_footer", "put_footer"]

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_BREAK = re.compile(r"\r\n|\n|\r")


def is_footer(raw: str) -> bool:
    """Whether a paragraph of Markdown is nothing but an availability footer, with links or without."""
    return parse_availability(_LINK.sub(r"\1", raw)) is not None


def has_link(raw: str) -> bool:
    """Whether there is an inline link in `raw`."""
    return _LINK.search(raw) is not None


def put_footer(text: str, spans: Sequence[tuple[int, int]], line: str) -> str:
    """`text` with `line` in place of the footers at `spans`, or at its end (but above a last link to the top).

    Args:
        text: an article.
        spans: where its footers stand, in order.
        line: the new footer; an empty one leaves the text alone.
    """
    if not line:
        return text
    for start, end in reversed(spans):
        raw = text[start:end]
        text = text[:start] + raw.replace(raw.strip(), line) + text[end:]
    if spans:
        return text
    found = _BREAK.search(text)
    gap = (found[0] if found else "\n") * 2
    body = text.rstrip()
    trail = text[len(body) :]
    last = max(body.rfind("\n"), body.rfind("\r")) + 1
    at = last if is_back_to_top(body[last:]) else len(body)
    above, below = body[:at].rstrip(), body[at:]
    return gap.join(part for part in (above, line, below) if part) + trail
