"""What goes to an engine and comes back: texts with what helps to translate them, drafts and failures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from i18nsync.core.document import InlineCode
    from i18nsync.core.glossary import Term
    from i18nsync.core.locale import LocalePair
    from i18nsync.core.matching import Match
    from i18nsync.core.unit import Provenance

__all__ = ["Batch", "Capabilities", "Draft", "Failure", "TextUnit"]


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do for one pair of locales.

    Args:
        max_chars: longest text in characters that it takes, or None.
        glossary: whether it honours terms.
        context: whether it uses surrounding text.
        renderings: names of the renderings of inline codes that it keeps, best first; see `i18nsync.core.inline`.
    """

    max_chars: int | None = None
    glossary: bool = False
    context: bool = False
    renderings: tuple[str, ...] = ("brackets",)


@dataclass(frozen=True, slots=True)
class TextUnit:
    """One text of a batch.

    Args:
        source: the segment's source text, with its markup.
        codes: the inline codes of `source`.
        terms: glossary entries that stand in it.
        matches: near matches from the memory, best first.
        context: where it stands in its article; see `i18nsync.core.matching.contexts`.
    """

    source: str
    codes: tuple[InlineCode, ...] = ()
    terms: tuple[Term, ...] = ()
    matches: tuple[Match, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts of one article for one engine call.

    Args:
        pair: from which locale into which.
        units: the texts.
        title: the article's title in the source, plain; for engines that use context.
        lead: the article's first paragraph in the source, plain; likewise.
        before: (source, target) of the strings before the first of `units` that a person has confirmed, last one last.
    """

    pair: LocalePair
    units: tuple[TextUnit, ...]
    title: str = ""
    lead: str = ""
    before: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation that carries its source's inline codes.

    Args:
        target: the text, with markup restored.
        score: similarity for a memory match; None otherwise.
        repaired: whether inline codes had to be repaired.
        confirmed: for a context match, who confirmed the same text between the same neighbours, and when; else None.
        note: what a reviewer has to look at, in a plain sentence; empty for nothing in particular.
    """

    target: str
    score: int | None = None
    repaired: bool = False
    note: str = ""
    confirmed: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one text of a batch has no draft.

    Args:
        reason: in plain words, without secrets.
        retryable: whether another try, or another engine, may help.
    """

    reason: str
    retryable: bool = True
