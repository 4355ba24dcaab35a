"""What is set off from the text around it: in quotation marks, parentheses or italics."""

from __future__ import annotations

__all__ = ["is_sentence", "is_set_off"]

_OPENING = tuple("«„“\"‘'`([*_")
_CLOSING = tuple("»“”\"’'`)]*_")
_PAIRS = (("«", "»"), ("„", "“”"), ("“", "”"), ("(", ")"), ("[", "]"))

_MARKS = " \u00a0\t«„“\"‘'(*_—–-"
_CLOSING_MARKS = " \u00a0»“”\"’')*_"
_ENDS = (".", "!", "?", "…", "\n", "։")


def is_set_off(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a quotation, a title, a name's original, or a part of one."""
    before, after = text[:start], text[end:]
    if before.rstrip(" ").endswith(_OPENING) and after.lstrip(" .,!?…").startswith(_CLOSING):
        return True
    for opens, closes in _PAIRS:
        at = before.rfind(opens)
        if (
            at >= 0
            and at > max(before.rfind(mark, at + 1) for mark in closes)
            and any(mark in after for mark in closes)
        ):
            return True
    return before.count('"') % 2 == 1 and '"' in after


def is_sentence(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is all the words of one or more sentences."""
    before, after = text[:start].rstrip(_MARKS), text[end:].lstrip(_CLOSING_MARKS)
    return (not before or before.endswith(_ENDS)) and (not after.strip() or after[0] in _ENDS)
