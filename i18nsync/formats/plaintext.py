"""Plain text: a title, perhaps a byline, paragraphs between blank lines, and the furniture of a newsroom's pages.

Hard-wrapped lines of a paragraph are one source text. The block that the text begins with is its title; if it has two
lines, the second one is a byline or a deck. The label of a list of related articles (without its colon) and each line
below it are segments of their own; the availability footer and "Back to top" are skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from i18nsync.core.article import Article
from i18nsync.core.document import Document, InlineCode, Segment
from i18nsync.core.furniture import is_back_to_top, is_byline, parse_availability, related_label
from i18nsync.core.unit import UnitKey
from i18nsync.formats.addresses import addresses
from i18nsync.formats.escaping import canonical
from i18nsync.formats.footer import put_footer
from i18nsync.formats.inline import has_prose
from i18nsync.formats.rendering import Writer, assemble, render_checked
from i18nsync.formats.site import Kind, Parsed, Site
from i18nsync.formats.standing import put_plain
from i18nsync.formats.wrapping import unwrap

__all__ = ["PlainText"]

# What only the wording tells, and a translation may word otherwise, is a hint for translators and no role of its own.
_HINTS = {
    "byline": "byline",
    "furniture": "label above related articles",
    "related": "title of a related article",
}

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_AFTER_TITLE = re.compile(r"(?:[ \t]*(?:\r\n|\n))*[^\r\n]+(?:\r\n|\n)(?:[ \t]*(?:\r\n|\n))+")
_WHITE = " \t\x0b\x0c"
# A longer line that ends with a colon is a sentence. In characters.
_LONGEST_LABEL = 80


class _Line(NamedTuple):
    start: int
    end: int


class PlainText:
    """The format of `.txt` files; see `i18nsync.core.ports.Format`."""

    name = "plaintext"
    suffixes = (".txt",)

    def codes(self, text: str) -> tuple[InlineCode, ...]:
        """Web and e-mail addresses: all that plain text has of markup."""
        return addresses(text)

    def parse(self, article: Article) -> Parsed:
        """Take the article apart; every text is valid."""
        sites = list(_sites(article.text))
        notes = [(site.start - 1, _HINTS[site.role]) for site in sites if site.role in _HINTS]
        sites = [replace(site, role="paragraph") if site.role in _HINTS else site for site in sites]
        return assemble(article, sites, _source, addresses, path=article.path or article.ref.id, notes=notes)

    def canonical(self, document: Document, segment: Segment, target: str) -> str:
        """The form in which `target` comes back when the rendered article is parsed: one line."""
        del document, segment
        return canonical(Kind.PLAIN, target)

    def render(self, document: Document, targets: Mapping[UnitKey, str]) -> str:
        """Put the article together with targets; a unit without target keeps its source.

        Raises:
            RenderError: a target has no words, or would be taken for furniture.
        """
        parsed = document if isinstance(document, Parsed) else self.parse(Article(document.ref, document.text))
        return render_checked(parsed, targets, _WRITER, self.parse)

    def localise(self, text: str, relink: Callable[[str], str | None], keys: Mapping[str, str]) -> str:
        """`text` as it is: plain text has neither links to rewrite nor front matter."""
        del relink, keys
        return text

    def add_notice(self, text: str, notice: str) -> str:
        """`text` with `notice` as a paragraph after the title."""
        found = _AFTER_TITLE.match(text)
        if found is None:
            return f"{notice}\n\n{text}"
        line_break = "\r\n" if "\r\n" in found[0] else "\n"
        return f"{found[0]}{notice}{line_break}{line_break}{text[found.end() :]}"

    def with_notice(self, text: str, notice: str) -> str:
        """`text` with `notice` in a marked paragraph after the title; see `i18nsync.core.ports.Format`."""
        return put_plain(text, notice)

    def with_footer(self, text: str, footer: Callable[[bool], str]) -> str:
        """`text` with its availability footer; plain text has no links."""
        return put_footer(text, list(_footers(text)), footer(False))

    def with_versions(self, text: str, key: str, versions: Sequence[Mapping[str, str]]) -> str:
        """`text` as it is: plain text has no front matter."""
        del key, versions
        return text


def _source(site: Site, raw: str) -> str:
    del site
    return unwrap(raw, 0, hard=False)


def _write(site: Site, segment: Segment, target: str, before: str, line_break: str) -> str:
    del site, segment, before, line_break
    return target


_WRITER = Writer(
    canonical=lambda site, target: canonical(site.kind, target),
    write=_write,
    has_prose=lambda text: has_prose(text, addresses(text)),
)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that are not blank."""
    block: list[_Line] = []
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        found = _LINE.match(text, at)
        if found is None:
            raise AssertionError("the pattern matches the empty text")
        if found[1].strip(_WHITE):
            block.append(_Line(at, found.end(1)))
        elif block:
            yield block
            block = []
        at = found.end()
    if block:
        yield block


def _sites(text: str) -> Iterator[Site]:
    """The sites of `text`.

    Where a segment begins and ends hangs on the shape of the lines alone, or else a translation could change it:
    wording decides hints, and what is skeleton.
    """
    first = True
    for block in _blocks(text):
        for lines in _without_furniture(text, block):
            yield from _cut(text, lines, first=first)
            first = False


def _without_furniture(text: str, block: list[_Line]) -> Iterator[list[_Line]]:
    """The parts of `block` between links to the top, up to an availability footer."""
    part: list[_Line] = []
    for number, line in enumerate(block):
        words = text[line.start : line.end]
        if parse_availability(words) is not None or (
            not number and parse_availability(_joined(text, block)) is not None
        ):
            break
        if is_back_to_top(words):
            if part:
                yield part
            part = []
        else:
            part.append(line)
    if part:
        yield part


def _footers(text: str) -> Iterator[tuple[int, int]]:
    """Where availability footers stand, in order: a line, or all of a block whose later lines are the names."""
    for block in _blocks(text):
        for number, line in enumerate(block):
            found = parse_availability(text[line.start : line.end])
            if found is not None and found.locales:
                yield line.start, line.end
                break
            names = list(takewhile(lambda line: not is_back_to_top(text[line.start : line.end]), block))
            if not number and names and parse_availability(_joined(text, names)) is not None:
                yield line.start, names[-1].end
                break


def _joined(text: str, lines: list[_Line]) -> str:
    return " ".join(text[line.start : line.end].strip(_WHITE) for line in lines)


def _cut(text: str, lines: list[_Line], *, first: bool) -> Iterator[Site]:
    start, end = lines[0].start, lines[-1].end
    label = text[start : lines[0].end].rstrip(_WHITE)
    if len(lines) > 1 and label.endswith(":") and len(label) <= _LONGEST_LABEL:
        # A label with lines below it: the titles of other articles, or some other list.
        known = related_label(label) is not None
        yield Site(start, start + len(label) - 1, "furniture" if known else "paragraph", Kind.PLAIN)
        for line in lines[1:]:
            yield Site(line.start, line.end, "related" if known else "paragraph", Kind.PLAIN)
        return
    if first:
        if len(lines) == 2:
            yield Site(start, lines[0].end, "title", Kind.PLAIN)
            start = lines[1].start
        else:
            yield Site(start, end, "title", Kind.PLAIN)
            return
    words = text[start:end]
    role = "byline" if is_byline(words) else "paragraph"
    named = related_label(_joined(text, lines))
    if named is not None:
        role = "related" if named[1] else "furniture"
        end = end if named[1] else end - 1
    yield Site(start, end, role, Kind.PLAIN)
