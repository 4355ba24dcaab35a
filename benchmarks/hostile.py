"""Hostile: an engine that transcribes words into the target's letters and damages inline codes in one seeded way."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable

__all__ = ["KINDS", "MARKS", "damage", "inflected", "transcribed"]

MARKS = re.compile(r"⟦/?\d+⟧|</?[ab](?: i=\d+)?>|p[hoc]\d+@tb\.x")
"""Any placeholder of any rendering."""

_LETTERS = {
    "ka": dict(zip("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზ", strict=True)),
    "ru": dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшьыз", strict=True)),
}
_LOOKALIKES = str.maketrans("abipochtx", "аbіросһтх")
_WIDE = str.maketrans("0123456789/<>@.", "０１２３４５６７８９／＜＞＠．")


def transcribed(text: str, language: str) -> str:
    """`text` in the target's letters, placeholders as they are: what an engine would answer that harms no code."""
    letters = _LETTERS[language]

    def words(part: str) -> str:
        return "".join(letters.get(letter.lower(), letter) for letter in part)

    parts: list[str] = []
    end = 0
    for mark in MARKS.finditer(text):
        parts += [words(text[end : mark.start()]), mark[0]]
        end = mark.end()
    return "".join([*parts, words(text[end:])])


def inflected(text: str) -> str:
    """`text` with another ending to some words of five letters or more; which ones depends on the whole text."""
    rng = random.Random(text)
    return re.sub(
        r"[^\W\d_a-z]{5,}", lambda word: word[0][: -rng.randint(0, 2) or None] + rng.choice(["", "а", "ом"]), text
    )


def _each(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """One mark of the text is changed."""

    def one(text: str, rng: random.Random) -> str:
        marks = list(MARKS.finditer(text))
        if not marks:
            return text
        mark = rng.choice(marks)
        return text[: mark.start()] + change(mark[0], rng) + text[mark.end() :]

    return one


def _every(change: Callable[[str], str]) -> Callable[[str, random.Random], str]:
    """Every mark of the text is changed."""
    return lambda text, _: MARKS.sub(lambda mark: change(mark[0]), text)


def _swap(text: str, rng: random.Random) -> str:
    marks = list(MARKS.finditer(text))
    if len(marks) < 2:
        return text
    one, two = sorted(rng.sample(marks, 2), key=lambda mark: mark.start())
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


KINDS: dict[str, Callable[[str, random.Random], str]] = {
    "spaces inside": _every(" ".join),
    "spaces around": _every(lambda mark: f" {mark} "),
    "other brackets": _every(lambda mark: mark.translate(str.maketrans("⟦⟧<>", "[]‹›"))),
    "look-alike letters": _every(lambda mark: mark.translate(_LOOKALIKES)),
    "full-width": _every(lambda mark: mark.translate(_WIDE)),
    "upper case": _every(str.upper),
    "escaped": lambda text, _: html.escape(text),
    "half lost": _each(lambda mark, rng: rng.choice([mark[1:], mark[:-1]])),
    "one dropped": _each(lambda _mark, _rng: ""),
    "all dropped": _every(lambda _: ""),
    "one doubled": _each(lambda mark, _: mark * 2),
    "two swapped": _swap,
    "to the front": lambda text, _: "".join(MARKS.findall(text)) + MARKS.sub("", text),
    "renumbered": _each(lambda mark, _: re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), mark)),
    "translated": _every(lambda mark: transcribed(mark.replace("@", " "), "ru")),
}
"""Ways to damage codes, by name: each takes a text with its marks and a source of chance."""


def damage(text: str, kind: str, rng: random.Random, share: float = 1.0) -> str:
    """`text` damaged in one way, in so many of the cases."""
    return KINDS[kind](text, rng) if rng.random() < share else text
