"""Sentences: where one ends for certain, and how to cut a text that is too long for an engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from i18nsync.core.renderings import CLOSE, NOISE, OPEN, Rendering

__all__ = ["chunks", "sentence_starts"]

_END = re.compile(r"([.?!…]+)[\"'”’»)\]]*\s+")
_OPENING = "\"'“‘„«([*_"
# Words that are followed by a name or number more often than by a new sentence.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        """
        adm approx art asst ave bldg blvd bros capt cf ch cmdr co col corp cpl dept dist dr ed est etc fig figs fr ft
        gen gov hon inc jr lt ltd maj messrs mr mrs ms mt no nos op ph pl pp pres prof rd rep rev sen sgt sr st supt
        univ viz vol vs jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun al
        """,
    )
)
_LAST_WORD = re.compile(r"([\w.]*\w)\W*\Z")


def sentence_starts(text: str, closed: Iterable[tuple[int, int]] = ()) -> list[int]:
    """Offsets where a new sentence begins for certain: after `.?!…` and white space, before a capital letter.

    Initials (`J. Smith`), letters with dots (`U.S.`), and known abbreviations don't end a sentence. When in doubt there
    is no end: a missed one costs a match, a false one a wrong translation.

    Args:
        text: the text.
        closed: stretches in which no sentence starts, as (start, end).
    """
    stretches = list(closed)
    found: list[int] = []
    for match in _END.finditer(text):
        start = match.end()
        first = text[start : start + 40].lstrip(_OPENING)[:1]
        if not first.isupper() and not "ა" <= first <= "ჿ":  # Georgian has no capitals
            continue
        if match[1] == "." and _is_abbreviation(text[: match.start()]):
            continue
        if not any(low < start < high for low, high in stretches):
            found.append(start)
    return found


def _is_abbreviation(before: str) -> bool:
    word = _LAST_WORD.search(before[-40:])
    if word is None:
        return False
    return "." in word[1] or (len(word[1]) == 1 and word[1].isalpha()) or word[1].lower() in _ABBREVIATIONS


def chunks(text: str, limit: int, rendering: Rendering, measure: Callable[[str], int] = len) -> list[str]:
    """Cut `text` into pieces of at most `limit`; joined they are `text` again.

    Cuts are made at ends of sentences where there are some, else after a comma or semicolon, else at white space, and
    rather between inline codes than inside of a pair; never inside a placeholder.

    Args:
        text: what an engine would get.
        limit: the longest piece, in the units of `measure`.
        rendering: how inline codes are written in it.
        measure: the length of a text as the engine counts it.
    """
    if measure(text) <= limit:
        return [text]
    grades = dict(_grades(text, rendering))
    pieces: list[str] = []
    start = 0
    while measure(text[start:]) > limit:
        end = start + 1
        best, grade = end, 9
        while end < len(text) and measure(text[start:end]) <= limit:
            if grades.get(end, 9) <= grade:
                best, grade = end, grades.get(end, 9)
            end += 1
        pieces.append(text[start:best])
        start = best
    pieces.append(text[start:])
    return pieces


def _grades(text: str, rendering: Rendering) -> Iterator[tuple[int, int]]:
    """For each offset where a cut is allowed, how bad it is there: 0 is best."""
    inside: set[int] = set()
    masked = text  # a placeholder before a capital letter must not hide it
    depth = 0
    depths: list[tuple[int, int]] = []  # from this offset on, so many pairs are open
    for token in rendering.tokens(text, tolerant=False):
        inside.update(range(token.start + 1, token.end))
        masked = masked[: token.start] + "(" * (token.end - token.start) + masked[token.end :]
        if token.kind == NOISE:
            inside.add(token.start)  # the two tags of an empty element stay together
        depth += (token.kind == OPEN) - (token.kind == CLOSE)
        depths.append((token.end, depth))
    sentences = set(sentence_starts(masked))
    depth = 0
    for at in range(1, len(text)):
        while depths and depths[0][0] <= at:
            depth = depths.pop(0)[1]
        if at in inside:
            continue
        space = text[at - 1].isspace() and not text[at].isspace()
        clause = space and text[max(0, at - 8) : at].rstrip()[-1:] in {",", ";", ":", "—", "–"}
        kind = 0 if at in sentences else 1 if clause else 2 if space else 6
        yield at, kind + (3 if depth > 0 and kind < 6 else 0)
