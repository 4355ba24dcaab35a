"""Links: what may follow the closing bracket of a link text (CommonMark 0.31, sections 6.3 and 4.7)."""

from __future__ import annotations

import re

__all__ = ["label_key", "link_tail"]

_SPACE = r"[ \t]*\n?[ \t]*"
_TITLE = r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)"
_ANGLE_TAIL = re.compile(rf"\({_SPACE}<(?:\\.|[^<>\\\n])*>(?:[ \t\n]+(?:{_TITLE}))?{_SPACE}\)", re.DOTALL)
_AFTER_ADDRESS = re.compile(rf"(?:[ \t\n]+(?:{_TITLE}))?{_SPACE}\)", re.DOTALL)
_BEFORE_ADDRESS = re.compile(rf"\({_SPACE}")
_ADDRESS_STEP = re.compile(r"[^\s()\\\x00-\x1f]+|\\.|[()]")
_EMPTY = re.compile(rf"\({_SPACE}\)")
_REFERENCE = re.compile(r"\[(?=[^\]]*[^\s\]])(?:\\.|[^\[\]\\]){1,999}\]")
# Parentheses nested deeper than this in an address are no address; the reference implementation has the same limit.
_DEEPEST = 32
_WIDE = re.compile(r"[ \t\r\n]+")


def label_key(label: str) -> str:
    """The form in which two link labels are compared: case-folded, white space collapsed."""
    return _WIDE.sub(" ", label.strip(" \t\r\n")).casefold()


def link_tail(text: str, at: int) -> int | None:
    """Offset after `(address "title")` or `[label]` at `at`, or None if neither stands there."""
    mark = text[at : at + 1]
    if mark == "[":
        found = _REFERENCE.match(text, at)
        return found.end() if found and not text.startswith("[^", at) else None
    if mark != "(":
        return None
    found = _EMPTY.match(text, at) or _ANGLE_TAIL.match(text, at)
    if found is not None:
        return found.end()
    start = _BEFORE_ADDRESS.match(text, at)
    end = _address_end(text, start.end()) if start else None
    if end is None:
        return None
    found = _AFTER_ADDRESS.match(text, end)
    return found.end() if found else None


def _address_end(text: str, at: int) -> int | None:
    """Offset after the bare address at `at`: no white space, parentheses balanced; None if there is none."""
    # Template tags in an address (`{{< ref "x" >}}`, `{{ site.url }}/x`) may hold spaces and quotes.
    depth, start = 0, at
    while True:
        template = _TEMPLATE.match(text, at)
        if template is not None:
            at = template.end()
            continue
        step = _ADDRESS_STEP.match(text, at)
        if step is None:
            break
        if step[0] == "(":
            depth += 1
            if depth > _DEEPEST:
                return None
        elif step[0] == ")":
            if depth == 0:
                break
            depth -= 1
        elif "{" in step[0] and not step[0].startswith("{") and (brace := step[0].find("{")) > 0:
            at += brace
            continue
        at = step.end()
    return at if depth == 0 and at > start else None


# The length is bounded to bound the work on text that opens many and closes none.
_TEMPLATE = re.compile(r"\{\{.{1,200}?\}\}|\{%.{1,200}?%\}")
