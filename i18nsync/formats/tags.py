"""Tags of HTML and JSX: where one ends, what it is called, where its attributes' values stand.

Nothing is parsed into a tree and nothing is written back: callers cut the text at the offsets found here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from i18nsync.formats import words

__all__ = [
    "INLINE_NAMES",
    "OPAQUE_NAMES",
    "PROSE_ATTRIBUTES",
    "PROSE_PROPERTIES",
    "Attribute",
    "Tag",
    "TagKind",
    "balanced",
    "closing",
    "element_end",
    "scan_tag",
]

# HTML elements that stand within a sentence; text around them is one segment.
INLINE_NAMES = words(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark q rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr Badge Icon Tooltip Term Kbd Highlight "
    "Trans Translate"
)
# Elements whose content is no prose.
OPAQUE_NAMES = words("script style pre code kbd samp svg math textarea template noscript object")
# Attributes that readers see or hear, in HTML and in components.
PROSE_ATTRIBUTES = frozenset(("alt", "title", "aria-label", "placeholder"))
PROSE_PROPERTIES = PROSE_ATTRIBUTES | words(
    "label description text tagline caption subtitle summary heading headline lead excerpt tooltip "
    "ariaLabel buttonText linkText"
)

# A tag longer than this is taken for text: it bounds the work on hostile input. In characters.
_LONGEST_TAG = 50_000

_NAME = re.compile(r"</?([A-Za-z][\w.:-]*)?")
_SPACE = re.compile(r"[ \t\r\n]+")
_ATTRIBUTE = re.compile(r"[^\s\"'<>/={}`]+")
_SIGN = re.compile(r"[ \t\r\n]*=[ \t\r\n]*")
_END = re.compile(r"[ \t\r\n]*(/?)>")
_BARE_END = re.compile(r"[ \t\r\n]*>")
_UNQUOTED = re.compile(r"[^\s\"'=<>`{}]+")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)")


class TagKind(StrEnum):
    """What a tag does to the nesting."""

    OPEN = "open"
    CLOSE = "close"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute with a value.

    Args:
        name: as written.
        start: offset of the value's first character, inside the quotes.
        end: offset after its last one.
        quote: `"`, `'`, `{` for a JSX expression, or empty for an unquoted value.
    """

    name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a text.

    Args:
        name: as written; empty for a JSX fragment.
        kind: opening, closing or self-closing.
        start: offset of `<`.
        end: offset after `>`.
        attributes: those with a value, in order.
    """

    name: str
    kind: TagKind
    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()

    @property
    def is_component(self) -> bool:
        """Whether it names a component rather than an HTML element."""
        return not self.name or self.name[0].isupper() or "." in self.name


_VOID = words("area base br col embed hr img input link meta source track wbr")


def scan_tag(text: str, start: int, limit: int | None = None) -> Tag | None:
    """The tag whose `<` is at `start` and that ends before `limit`, or None if there is none."""
    end = min(len(text) if limit is None else limit, start + _LONGEST_TAG)
    named = _NAME.match(text, start, end)
    if named is None:
        return None
    name = named[1] or ""
    if text.startswith("/", start + 1) or not name:
        # A closing tag and a fragment have no attributes.
        close = _BARE_END.match(text, named.end(), end)
        kind = TagKind.CLOSE if text.startswith("/", start + 1) else TagKind.OPEN
        return Tag(name, kind, start, close.end()) if close else None
    at = named.end()
    attributes: list[Attribute] = []
    while (close := _END.match(text, at, end)) is None:
        # Attributes need white space before them.
        space = _SPACE.match(text, at, end)
        if space is None or _BLANK_LINE.search(text, at, space.end()):
            return None
        at, attribute = _read_attribute(text, space.end(), end)
        if at < 0:
            return None
        if attribute is not None:
            attributes.append(attribute)
    kind = TagKind.EMPTY if close[1] or name.lower() in _VOID else TagKind.OPEN
    return Tag(name, kind, start, close.end(), tuple(attributes))


def _read_attribute(text: str, at: int, end: int) -> tuple[int, Attribute | None]:
    """Read one attribute (or `{...spread}`) at `at`: where it ends (-1: nowhere), and itself if it has a value."""
    if text.startswith("{", at):
        return balanced(text, at, end) or -1, None
    named = _ATTRIBUTE.match(text, at, end)
    if named is None:
        return -1, None
    sign = _SIGN.match(text, named.end(), end)
    if sign is None:
        return named.end(), None
    value = sign.end()
    quote = text[value : value + 1]
    after: int | None
    if quote in ('"', "'"):
        after = text.find(quote, value + 1, end) + 1
    elif quote == "{":
        after = balanced(text, value, end)
    else:
        bare = _UNQUOTED.match(text, value, end)
        return (bare.end(), Attribute(named[0], value, bare.end(), "")) if bare else (-1, None)
    return (after, Attribute(named[0], value + 1, after - 1, quote)) if after else (-1, None)


_STRINGS = {
    '"': re.compile(r'(?:[^"\\\r\n]|\\.)*"'),
    "'": re.compile(r"(?:[^'\\\r\n]|\\.)*'"),
    "`": re.compile(r"(?:[^`\\]|\\.)*`", re.DOTALL),
}
_BRACE = re.compile(r"[{}\"'`\\]|/\*|//")


def balanced(text: str, start: int, limit: int | None = None) -> int | None:
    """Offset after the `}` that balances the `{` at `start`, or None; JavaScript's strings and comments are skipped."""
    end = min(len(text) if limit is None else limit, start + _LONGEST_TAG)
    depth, at = 0, start
    if text.find("}", start, end) < 0:
        return None
    while at < end:
        found = _BRACE.search(text, at, end)
        if found is None:
            return None
        mark, at = found[0], found.end()
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                return at
        elif mark == "\\":
            at += 1
        elif mark == "/*":
            close = text.find("*/", at, end)
            at = close + 2 if close >= 0 else end
        elif mark != "//":
            # A lone apostrophe (in text between braces) opens no string: only what closes on its line is one.
            string = _STRINGS[mark].match(text, at, end)
            if string is not None:
                at = string.end()
    return None


@lru_cache(maxsize=256)
def closing(name: str) -> re.Pattern[str]:
    """A pattern for `</name>`, in any case for HTML names."""
    return re.compile(rf"</{re.escape(name)}[ \t\r\n]*>", re.IGNORECASE if name.islower() else 0)


def element_end(text: str, tag: Tag, limit: int | None = None) -> tuple[int, int] | None:
    """Where the closing tag of the element that `tag` opens starts and ends before `limit`, or None."""
    end = len(text) if limit is None else limit
    depth, at = 1, tag.end
    pattern = _same(tag.name)
    while (found := pattern.search(text, at, end)) is not None:
        inner = scan_tag(text, found.start(), end)
        if inner is None or inner.name != tag.name:
            at = found.end()
            continue
        at = inner.end
        depth += {TagKind.OPEN: 1, TagKind.CLOSE: -1, TagKind.EMPTY: 0}[inner.kind]
        if depth == 0:
            return inner.start, inner.end
    return None


@lru_cache(maxsize=256)
def _same(name: str) -> re.Pattern[str]:
    return re.compile(rf"</?{re.escape(name)}(?![\w.:-])")
