"""One text of a pair, taken apart just once for all the checks that look at it, and only as far as they ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from i18nsync.core.lazy import lazy

__all__ = ["Side", "Word"]

# What is no prose: code, tags, shortcodes, placeholders of program strings. A link's words are prose. Each of these
# begins with a `_SIGN`, so that only there they are looked for.
_BY_SIGN = (
    r"(?P<fence>`{1,3})(?:(?!(?P=fence)).)+(?P=fence)"
    r"|\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)?"
    r"|\[\^[^\[\]\s]{1,60}\]"
    r"|</?[A-Za-z][^<>]{0,400}>|<!--.*?-->"
    r"|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{[\w.]{0,40}\}"
    r"|%(?:\([\w.]+\)|[0-9]+\$)?[-+#0]*[0-9*]*(?:\.[0-9*]+)?(?:hh|h|ll|l|z|j|t|L)?[diouxXeEfFgGcrsap%](?![\w])"
    r"|&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);"
    r"|[*~]{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\\(?=[!-/:-@\[-`{-~])"
)
_ADDRESS = r"\b(?:https?://|www\.)[^\s<>\"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_MARKUP = re.compile(f"{_ADDRESS}|{_BY_SIGN}", re.DOTALL | re.IGNORECASE)
_SIGNED = re.compile(_BY_SIGN, re.DOTALL | re.IGNORECASE)
_SIGN = re.compile(r"[`<{%&*~_\\\]\[]")
_SIGNS = re.compile(r"[`<{%&*~_\\@\]]|://|www\.")
_ADDRESSES = ("@", "://", "www.")
_WORD = re.compile(r"[^\W\d_]+(?:['’\u0301][^\W\d_]+)*")
_TOKEN = re.compile(r"\w+(?:[-'’‑\u0301]\w+)*")


class Word(NamedTuple):
    """A word with its offsets."""

    text: str
    start: int
    end: int


class Side:
    """A source or a target; all offsets are those of the text itself.

    Args:
        text: as it stands in the catalog, inline markup and all.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @lazy
    def bare(self) -> str:
        """The text with its markup, code, addresses and placeholders turned to spaces; every offset stays."""
        if not self.markup:
            return self.text
        parts: list[str] = []
        at = 0
        for start, end in self.markup:
            parts += (self.text[at:start], " " * (end - start))
            at = end
        return "".join((*parts, self.text[at:]))

    @lazy
    def markup(self) -> tuple[tuple[int, int], ...]:
        """Where `bare` has spaces for what is no prose: start and end of each stretch."""
        if not _SIGNS.search(self.text):
            return ()
        lowered = self.text.lower()
        if any(sign in lowered for sign in _ADDRESSES):
            return tuple(found.span() for found in _MARKUP.finditer(self.text))
        return _signed(self.text)

    @lazy
    def lower(self) -> str:
        """`bare` in lower case; every offset stays."""
        lowered = self.bare.lower()
        if len(lowered) == len(self.bare):
            return lowered
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.bare)

    @lazy
    def forms(self) -> list[str]:
        """Runs of letters in `bare`, apostrophes within them included, hyphens not; not to be changed."""
        return _WORD.findall(self.bare)

    @lazy
    def words(self) -> tuple[Word, ...]:
        """The `forms` with their offsets: where only some of the texts need these, look at the forms first."""
        return _placed(self.forms, self.bare)

    @lazy
    def tokens(self) -> tuple[Word, ...]:
        """Runs of letters and digits in `bare`, with the hyphens and apostrophes within them: `12`, `COVID-19-ის`."""
        return _placed(_TOKEN.findall(self.bare), self.bare)

    @lazy
    def vocabulary(self) -> frozenset[str]:
        """The words in lower case, each once."""
        return frozenset(map(str.lower, self.forms))

    @lazy
    def has_digits(self) -> bool:
        """Whether there is a digit in `bare`."""
        return _DIGIT.search(self.bare) is not None


_DIGIT = re.compile(r"[0-9]")
_new = tuple.__new__


def _placed(texts: Iterable[str], whole: str) -> tuple[Word, ...]:
    """Texts with their offsets in the whole one, of which each is the first that holds such letters after the other."""
    found: list[Word] = []
    end = 0
    for text in texts:
        start = whole.index(text, end)
        end = start + len(text)
        found.append(_new(Word, (text, start, end)))
    return tuple(found)


def _signed(text: str) -> tuple[tuple[int, int], ...]:
    """Where markup without addresses stands: faster than to try every alternative at every character."""
    spans: list[tuple[int, int]] = []
    end = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at >= end and (found := _SIGNED.match(text, at)) is not None:
            end = found.end()
            spans.append((at, end))
    return tuple(spans)
