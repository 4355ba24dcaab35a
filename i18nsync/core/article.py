"""Articles: what a source lists, reads and writes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from i18nsync.core.locale import Locale

__all__ = ["Article", "ArticleRef", "date_of", "front_matter_end", "moment_of", "revision_of"]

_DATE = re.compile(r"""^\s*"?date"?\s*[:=]\s*["']?(\d{4}-\d\d-\d\d)""", re.MULTILINE)
_MOMENT = re.compile(
    r"""^\s*"?date"?\s*[:=]\s*["']?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?\s?(?:Z|[+-]\d\d:?\d\d)?)""",
    re.MULTILINE,
)
_FRONT = re.compile(r"\ufeff?(?:(---|\+\+\+)[ \t]*\r?\n.*?\r?\n\1[ \t]*(?:\r?\n|\Z)|\{.*?\r?\n\})", re.DOTALL)
_HEAD = 4000
"""Characters in which front matter says its date."""


def revision_of(text: str) -> str:
    """The revision of an article: 16 hex digits of SHA-256 over its UTF-8 text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def date_of(text: str) -> str:
    """The date that an article's front matter gives, as `2026-01-16`, or empty; YAML, TOML and JSON alike."""
    found = _DATE.search(text[:_HEAD])
    return found[1] if found else ""


def moment_of(text: str) -> str:
    """The date with its time that an article's front matter gives, as written; empty where it gives no time."""
    found = _MOMENT.search(text[:_HEAD])
    return found[1] if found else ""


def front_matter_end(text: str) -> int:
    """Where the body of an article begins: the offset after its front matter, 0 where it has none."""
    found = _FRONT.match(text)
    return found.end() if found else 0


@dataclass(frozen=True, slots=True, order=True)
class ArticleRef:
    """Names one version of one article.

    Args:
        id: the path without locale and suffix, with `/`, as `2026/01/night-train`.
        locale: the language that this version is (or should be) in.
        format: name of the format that parses it, as `markdown`.
    """

    id: str
    locale: Locale
    format: str


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one article, as text.

    Args:
        ref: its name.
        text: the whole file, decoded as UTF-8 and otherwise untouched: BOM and line endings included.
        path: where it lies, relative to the project and with `/`; for messages and catalog headers.
        modified: when the file was last written, in seconds since the epoch, if known.
    """

    ref: ArticleRef
    text: str
    path: str = ""
    modified: float | None = None

    @property
    def revision(self) -> str:
        """Digest of the text; equal exactly when the text is equal."""
        return revision_of(self.text)
