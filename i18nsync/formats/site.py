"""Sites: where a segment stands and how a target is written there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from i18nsync.core.document import Document

__all__ = ["Kind", "Parsed", "Site"]


class Kind(StrEnum):
    """How the text of a segment is written in the article: what has to be escaped, how lines go on."""

    BLOCK = "block"  # a paragraph: may be wrapped, must not open another block
    SETEXT = "setext"  # the same with an underline below it
    HEADING = "heading"  # one line after `#`s
    CELL = "cell"  # one line without a bare `|`
    ROW = "row"  # the same at the beginning of a line: must not open a block either
    HTML = "html"  # text between tags: may be wrapped, nothing opens a block
    DOUBLE = "double"  # inside "..." of a tag
    SINGLE = "single"  # inside '...' of a tag
    JS_DOUBLE = "js-double"  # inside {"..."} of a tag: a string of JavaScript
    JS_SINGLE = "js-single"  # inside {'...'}
    JS_TEMPLATE = "js-template"  # inside {`...`}
    BRACKET = "bracket"  # inside [...] of a directive
    LINE = "line"  # the rest of a directive's line
    QUOTED = "quoted"  # inside "..." of `!!! note "..."`
    YAML = "yaml"
    TOML = "toml"
    JSON = "json"
    PLAIN = "plain"  # plain text: may be wrapped


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of an article that is to be a segment.

    Args:
        start: offset of its first character.
        end: offset after its last one.
        role: the segment's role.
        kind: how it is written.
        quotes: how many `>` stand before each of its lines.
        context: the segment's context.
        value: the decoded value, where `raw` is an encoding of it (front matter); None elsewhere.
        indent: white space before each line of a block scalar; empty elsewhere.
        flow: whether a YAML value stands inside `[...]` or `{...}`.
    """

    start: int
    end: int
    role: str
    kind: Kind
    quotes: int = 0
    context: str = ""
    value: str | None = None
    indent: str = ""
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Parsed(Document):
    """A document that remembers how its segments are written.

    Args:
        sites: one a segment.
        path: the article's path, for messages and for telling `.mdx` from `.md`.
        labels: labels of link reference definitions, as `links.label_key` gives them.
        mdx: whether the article is MDX.
    """

    sites: tuple[Site, ...] = field(default=(), compare=False, repr=False)
    path: str = ""
    labels: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    mdx: bool = False
