"""Documents: an article taken apart into segments and the skeleton around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from i18nsync.core.article import ArticleRef
from i18nsync.core.unit import UnitKey

__all__ = ["Document", "InlineCode", "Segment"]

# A link's title is shown to readers, so it is translated: [text](url "title").
_LINK_TITLE = re.compile(r"""[ \t]+("[^"]*"|'[^']*'|\([^()]*\))[ \t]*\)\Z""")


@dataclass(frozen=True, slots=True)
class InlineCode:
    """Markup inside a segment's text that a translation must carry.

    A pair (`**bold**`, `[text](url)`, `<em>x</em>`) has an opening and a closing text around words that
    are translated; a standalone code (a code span, URL, shortcode, footnote mark, hard break) has
    no closing text and stays as it is.

    Args:
        id: 1, 2, 3 ... in the order of the opening texts.
        open: the opening or the whole text, as `[` or `` `x` ``.
        close: the closing text, as `](https://example.org)`; None for a standalone code.
        at: offset of `open` in the segment's source, in characters.
        close_at: offset of `close`; None for a standalone code.
    """

    id: int
    open: str
    close: str | None
    at: int
    close_at: int | None = None

    @property
    def signature(self) -> tuple[str, str | None]:
        """What has to be equal between source and target: the texts, not the places, and not a link's title."""
        if self.close is not None and self.close.startswith("]("):
            return (self.open, _LINK_TITLE.sub(")", self.close))
        return (self.open, self.close)


@dataclass(frozen=True, slots=True)
class Segment:
    """A string to translate.

    Args:
        source: the text as a translator sees it: unwrapped, without the line prefixes of quotes or lists.
        raw: the same stretch as it stands in the article, byte for byte.
        role: what it is: `title`, `heading`, `paragraph`, `list-item`, `table-cell`, `caption`, `front-matter` ...
        codes: the inline codes of `source`.
        line: 1-based line of the article where it starts.
        note: a comment for translators (`<!-- i18nsync: note ... -->`), or empty.
        context: what makes equal texts different units, as `front-matter:title`; empty for body text.
    """

    source: str
    raw: str
    role: str
    codes: tuple[InlineCode, ...]
    line: int
    note: str = ""
    context: str = ""

    @property
    def key(self) -> UnitKey:
        """The unit that this segment's translation is kept under."""
        return UnitKey(self.context, self.source)


@dataclass(frozen=True, slots=True)
class Document:
    """An article's segments and everything between them.

    `skeleton[0] + segments[0].raw + skeleton[1] + ... + skeleton[-1]` is the article's text (Law 1 rests on it),
    so there is always one piece of skeleton more than there are segments.

    Args:
        ref: the article.
        segments: in the order of the text.
        skeleton: the text before, between and after the segments' raw text.
    """

    ref: ArticleRef
    segments: tuple[Segment, ...]
    skeleton: tuple[str, ...]

    @property
    def text(self) -> str:
        """The article's text, put together again."""
        parts = [self.skeleton[0]]
        for segment, after in zip(self.segments, self.skeleton[1:], strict=True):
            parts.append(segment.raw)
            parts.append(after)
        return "".join(parts)

    @property
    def keys(self) -> tuple[UnitKey, ...]:
        """The distinct unit keys, in the order of first appearance."""
        return tuple(dict.fromkeys(segment.key for segment in self.segments))

    @property
    def words(self) -> int:
        """White-space-separated words that need translating: a text that stands in several places counts once."""
        return sum(len(key.source.split()) for key in self.keys)
