"""Blocks of raw HTML: the words between their tags, and the attributes that readers see.

Tags of elements that stand within a sentence stay in the segment as inline codes; every other tag ends it. Nothing is
serialised: segments are cut out by offset.
"""

from __future__ import annotations

import re

from i18nsync.formats.components import attribute_sites
from i18nsync.formats.inline import has_prose, scan
from i18nsync.formats.site import Kind, Site
from i18nsync.formats.tags import INLINE_NAMES, OPAQUE_NAMES, Tag, TagKind, closing, scan_tag
from i18nsync.formats.wrapping import unwrap

__all__ = ["html_sites", "only_tags"]

_NO_PROSE = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![A-Za-z][^>]*(?:>|\Z)", re.DOTALL
)
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)\s*")
_WHITE = " \t\r\n\x0b\x0c"
_PICTURES = frozenset(("img", "input", "br"))
_ROLES = {"figcaption": "caption", "caption": "caption", "blockquote": "quote"}


def only_tags(text: str) -> bool:
    """Whether `text` has no letter outside of its codes; words in an image's tag don't count."""
    codes = scan(text)
    if not codes:
        return not has_prose(text, codes)
    images = [code for code in codes if code.close is not None and code.open.startswith("<img")]
    for image in reversed(images):
        if image.close is not None and image.close_at is not None:
            end = image.close_at + len(image.close)
            text = text[: image.at] + " " * (end - image.at) + text[end:]
    return not has_prose(text, tuple(code for code in codes if code not in images))


def html_sites(text: str, start: int, end: int, quotes: int) -> list[Site]:
    """The sites in the HTML `text[start:end]`, whose lines stand behind `quotes` marks of quotation."""
    return _Cutter(text, start, end, quotes).run()


class _Cutter:
    def __init__(self, text: str, start: int, end: int, quotes: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.quotes = quotes
        self.sites: list[Site] = []
        self._run = start
        self._tags: list[Tag] = []
        self._role = "html"

    def run(self) -> list[Site]:
        text, at, end = self.text, self.start, self.end
        while (less := text.find("<", at, end)) >= 0:
            silent = _NO_PROSE.match(text, less, end)
            if silent is not None:
                self._flush(less)
                at = self._run = silent.end()
                continue
            tag = scan_tag(text, less, end)
            if tag is None:
                at = less + 1
                continue
            at = self._take(tag)
        self._flush(end)
        return self.sites

    def _take(self, tag: Tag) -> int:
        """Deal with `tag`; where to go on."""
        name = tag.name if tag.is_component else tag.name.lower()
        if tag.kind is TagKind.OPEN and name in OPAQUE_NAMES:
            close = closing(tag.name).search(self.text, tag.end, self.end)
            after = close.end() if close is not None else self.end
            if name in INLINE_NAMES:
                return after
            self._flush(tag.start)
            self.sites += attribute_sites(self.text, tag)
            self._run = after
            return after
        if name in INLINE_NAMES:
            self._tags.append(tag)
            return tag.end
        self._flush(tag.start)
        self.sites += attribute_sites(self.text, tag)
        self._role = _ROLES.get(name, "html") if tag.kind is TagKind.OPEN else "html"
        self._run = tag.end
        return tag.end

    def _flush(self, end: int) -> None:
        """The run of words and inline tags up to `end` is over."""
        text, start = self.text, self._run
        white = _WHITE + (">" if self.quotes else "")
        for stop in (*(found.start() for found in _BLANK_LINE.finditer(text, start, end)), end):
            self._emit(start, stop, white)
            start = stop
        self._tags.clear()
        self._run = end

    def _emit(self, start: int, end: int, white: str) -> None:
        text = self.text
        tags = [tag for tag in self._tags if start <= tag.start < end]
        while True:
            while start < end and text[start] in white:
                start += 1
            while end > start and text[end - 1] in _WHITE:
                end -= 1
            # A picture before or after the words is none of them.
            if tags and tags[0].start == start and tags[0].name in _PICTURES:
                start = tags[0].end
                self.sites += attribute_sites(text, tags.pop(0))
            elif tags and tags[-1].end == end and tags[-1].name in _PICTURES:
                end = tags[-1].start
                self.sites += attribute_sites(text, tags.pop())
            else:
                break
        if start >= end:
            return
        words = unwrap(text[start:end], self.quotes, hard=False)
        if not only_tags(words):
            self.sites.append(Site(start, end, self._role, Kind.HTML, self.quotes))
        else:
            for tag in tags:
                self.sites += attribute_sites(text, tag)
