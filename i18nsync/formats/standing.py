"""A notice on a text that is otherwise left as it is: put there, replaced and taken away again without a trace.

It has to be told from the article's own words whatever it says. In Markdown a link reference definition that nothing
refers to marks it: readers never see it, and unlike an HTML comment it is valid in MDX. Plain text hides nothing, so
there the form of the line is the mark.
"""

from __future__ import annotations

import re

__all__ = ["put_plain", "put_quote"]

_BREAK = re.compile(r"\r\n|\n|\r")
_GAP = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
# `//` as a label and double quotes: what linters and formatters of Markdown leave as it is.
_MARK = '[//]: # "i18nsync: notice"'
_QUOTE = re.compile(re.escape(_MARK) + r"(\r\n|\n|\r)\1> [^\r\n]*\1\1")
_LINE = re.compile(r"⚠ \[[^\r\n]*\](\r\n|\n|\r)\1")
# A title, perhaps a byline below it, and the blank lines after them. Atomic, or a CRLF could be taken for two breaks.
_TITLE = re.compile(r"(?:[^\r\n]*[^\s][^\r\n]*(?>\r\n|\n|\r)){1,2}(?:[ \t]*(?>\r\n|\n|\r))+")


def put_quote(text: str, start: int, notice: str) -> str:
    """Markdown `text` with `notice` as a marked block quote at the head of the body that begins at `start`."""
    if start and text[start - 1 : start] not in ("\n", "\r", "\ufeff"):
        return text  # front matter, and no line after it
    gap = _GAP.match(text, start)
    at = gap.end() if gap else start
    found = _QUOTE.match(text, at)
    rest = text[found.end() if found else at :]
    if not notice:
        return text[:at] + rest
    eol = _line_break(text)
    return f"{text[:at]}{_MARK}{eol}{eol}> {notice}{eol}{eol}{rest}"


def put_plain(text: str, notice: str) -> str:
    """Plain `text` with `notice` in a marked paragraph after its title, or before all where it is one block."""
    head = 1 if text.startswith("\ufeff") else 0
    eol = _line_break(text)
    for at in (head, _after_title(text, head)):
        found = _LINE.match(text, at)
        if found is not None:
            text = text[:at] + text[found.end() :]
            break
    at = _after_title(text, head)
    return f"{text[:at]}⚠ [{notice}]{eol}{eol}{text[at:]}" if notice else text


def _after_title(text: str, head: int) -> int:
    title = _TITLE.match(text, head)
    return title.end() if title is not None else head


def _line_break(text: str) -> str:
    found = _BREAK.search(text)
    return found[0] if found else "\n"
