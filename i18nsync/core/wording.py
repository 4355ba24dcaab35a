"""The words that differ between two texts, for showing one beside the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from i18nsync.messages import N_, _

__all__ = ["Stretch", "kind_word", "marked", "shown", "word_diff"]

# What happened to a paragraph or to a text, by `ParagraphKind` and `ChangeKind`.
_KINDS = {
    "none": N_("none"),
    "unchanged": N_("unchanged"),
    "typo": N_("typo"),
    "fact": N_("fact"),
    "rewrite": N_("rewrite"),
    "added": N_("added"),
    "removed": N_("removed"),
    "moved": N_("moved"),
}

# A number with its separators is one word: 1,800 became 18,000, not 1 became 18. So is a word with an apostrophe.
_WORD = re.compile(r"\s+|\d[\d.,:]*\d|\w+(?:['’]\w+)*|[^\w\s]")
# Of the longer text's characters, so many have to stand, or a word-level difference is harder to read than both texts.
_LEAST_COMMON = 0.3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts: the same in both, or what one has in place of what the other has.

    Args:
        lost: what only the earlier text has.
        added: what only the later text has.
        same: what both have; then the other two are empty.
    """

    lost: str = ""
    added: str = ""
    same: str = ""


def kind_word(kind: str) -> str:
    """The kind of a change as people read it."""
    return _(_KINDS[kind])


def word_diff(before: str, after: str) -> tuple[Stretch, ...]:
    """Cut two texts into stretches that are the same and stretches that differ, at the borders of words.

    All that is `lost` or `same`, joined, is `before`; all that is `added` or `same` is `after`. Two differences with
    nothing but space between them are one. Texts that have next to nothing in common are one difference.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Stretch] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(same="".join(old[i:j])))
        else:
            found.append(Stretch("".join(old[i:j]), "".join(new[k:m])))
    common = sum(len(one.same.strip()) for one in found)
    if before and after and common < _LEAST_COMMON * max(len(before), len(after)):
        return (Stretch(before, after),)
    return tuple(_joined(found))


def _joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    held: Stretch | None = None
    for at, one in enumerate(stretches):
        between = one.same and not one.same.strip() and 0 < at < len(stretches) - 1
        if one.same and not (between and held):
            if held:
                yield held
            held = None
            yield one
        elif held:
            held = Stretch(held.lost + (one.lost or one.same), held.added + (one.added or one.same))
        else:
            held = one
    if held:
        yield held


def shown(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The pieces to print, as (`same`, `lost` or `added`, text); white space at the edge of a difference is `same`."""
    for one in word_diff(before, after):
        if one.same:
            yield "same", one.same
            continue
        longer = max(one.lost, one.added, key=len)
        if longer[:1].isspace():
            yield "same", " "
        if text := one.lost.strip():
            yield "lost", text
        if text := one.added.strip():
            yield "added", text
        if longer[-1:].isspace() and longer.strip():
            yield "same", " "


_MARKS = {"same": "{}", "lost": "[-{}-]", "added": "{{+{}+}}"}


def marked(before: str, after: str) -> str:
    """Both texts in one, for a place without colour: `employs [-400-]{+4,000+} people`."""
    return "".join(_MARKS[kind].format(text) for kind, text in shown(before, after))
