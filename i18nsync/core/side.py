"""One text of a pair, taken apart just once for all the checks that look at it, and only as far as they ask."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

__all__ = ["Side", "Word"]

# What is no prose: code, addresses, tags, shortcodes, placeholders of program strings. A link's words are prose.
_MARKUP = re.compile(
    r"(?P<fence>`{1,3})(?:(?!(?P=fence)).)+(?P=fence)"
    r"|\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)\)?"
    r"|\[\^[^\[\]\s]{1,60}\]"
    r"|</?[A-Za-z][^<>]{0,400}>|<!--.*?-->"
    r"|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{[\w.]{0,40}\}"
    r"|\b(?:https?://|www\.)[^\s<>\"“”«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|%(?:\([\w.]+\)|[0-9]+\$)?[-+#0]*[0-9*]*(?:\.[0-9*]+)?(?:hh|h|ll|l|z|j|t|L)?[diouxXeEfFgGcrsap%](?![\w])"
    r"|&(?:[a-z]+|#[0-9]+|#x[0-9a-f]+);"
    r"|[*~]{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\\(?=[!-/:-@\[-`{-~])",
    re.DOTALL | re.IGNORECASE,
)
_SIGNS = re.compile(r"[`<{%&*~_\\@\]]|://|www\.")
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

    @cached_property
    def bare(self) -> str:
        """The text with its markup, code, addresses and placeholders turned to spaces; every offset stays."""
        if not _SIGNS.search(self.text):
            return self.text
        return _MARKUP.sub(lambda found: " " * len(found[0]), self.text)

    @cached_property
    def lower(self) -> str:
        """`bare` in lower case; every offset stays."""
        lowered = self.bare.lower()
        if len(lowered) == len(self.bare):
            return lowered
        return "".join(low if len(low := letter.lower()) == 1 else letter for letter in self.bare)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Runs of letters in `bare`, apostrophes within them included, hyphens not."""
        return tuple(Word(found[0], *found.span()) for found in _WORD.finditer(self.bare))

    @cached_property
    def tokens(self) -> tuple[Word, ...]:
        """Runs of letters and digits in `bare`, with the hyphens and apostrophes within them: `12`, `COVID-19-ის`."""
        return tuple(Word(found[0], *found.span()) for found in _TOKEN.finditer(self.bare))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in lower case, each once."""
        return frozenset(word.text for word in Side(self.lower).words) if self.bare else frozenset()

    @cached_property
    def has_digits(self) -> bool:
        """Whether there is a digit in `bare`."""
        return _DIGIT.search(self.bare) is not None


_DIGIT = re.compile(r"[0-9]")
