"""Sanity: whether what an engine answered can be a translation at all."""

from __future__ import annotations

import html
import re
from collections import Counter

from i18nsync.core.failures import is_failure
from i18nsync.core.locale import Locale
from i18nsync.messages import _

__all__ = ["SCRIPTS", "check_answer", "error_page", "lower_mtavruli", "script_shares", "unescaped"]

SCRIPTS = {"ka": "Georgian", "ru": "Cyrillic", "en": "Latin"}
"""The script that a language is written in; others are not checked."""

_RANGES = (
    ("Latin", 0x41, 0x24F),
    ("Cyrillic", 0x400, 0x52F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Cyrillic", 0x1C80, 0x1C8F),
    ("Georgian", 0x1C90, 0x1CBF),
    ("Latin", 0x1E00, 0x1EFF),
    ("Georgian", 0x2D00, 0x2D2F),
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = 4  # fewer new letters than this say nothing about the script
_SHARE = 0.5  # of the letters that are new, how many have to be of the right script


def script_shares(text: str) -> dict[str, float]:
    """The share of each script among the letters of `text`, 0 to 1; `other` for scripts that i18nsync does not know."""
    counts = Counter(_script(letter) for letter in text if letter.isalpha())
    total = sum(counts.values())
    return {script: count / total for script, count in counts.items()}


def _script(letter: str) -> str:
    code = ord(letter)
    return next((script for script, first, last in _RANGES if first <= code <= last), "other")


def error_page(source: str, answer: str | None) -> str | None:
    """Why `answer` is no translation but a sign of failure, in words; None if it is not.

    Args:
        source: what was sent, for texts that speak of errors themselves.
        answer: what came back.
    """
    if answer is None or not answer.strip():
        return _("the answer was empty")
    if is_failure(source, answer, notices=False):
        return _("the answer was an error page, not a translation")
    return None


def check_answer(source: str, answer: str, target: Locale) -> str | None:
    """Why `answer` cannot be a translation of `source` into `target`, in words; None if it can.

    A text of three words or more has to change, and its new letters have to be mostly of the target's script. Words
    that the answer took over from the source (names, brands) do not count.

    Args:
        source: the words that were sent, without placeholders.
        answer: the words that came back, without placeholders.
        target: the target locale.
    """
    problem = error_page(source, answer)
    if problem:
        return problem
    words = _WORD.findall(source)
    if len(words) >= 3 and " ".join(source.split()).casefold() == " ".join(answer.split()).casefold():
        return _("the text came back unchanged")
    script = SCRIPTS.get(target.language)
    kept = set(words)
    fresh = " ".join(word for word in _WORD.findall(answer) if word not in kept)
    letters = sum(letter.isalpha() for letter in fresh)
    if script and letters >= _LETTERS:
        shares = script_shares(fresh)
        if shares.get(script, 0.0) < _SHARE:
            most = max(shares, key=lambda name: shares[name])
            return _("the answer is written in {most} letters, not in {script} ones").format(most=most, script=script)
    return None


def lower_mtavruli(text: str) -> str:
    """Georgian capitals (Mtavruli, U+1C90 to U+1CBF) as the ordinary letters; Georgian does not capitalise.

    Engines that upper-case the first letter of a sentence produce them, and few fonts have them.
    """
    return re.sub("[\u1c90-\u1cbf]", lambda found: found[0].lower(), text)


def unescaped(source: str, answer: str) -> str:
    """`answer` with the entities that a service escaped its characters to (`&quot;`, `&lt;`) read, once.

    Args:
        source: what was sent; if it has entities itself, those of the answer are its words.
        answer: what came back.
    """
    return answer if _ENTITY.search(source) else _ENTITY.sub(lambda found: html.unescape(found[0]), answer)
