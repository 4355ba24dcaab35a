"""Corrections: what published versions say that their source no longer says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from i18nsync.core.change import Change, ParagraphKind
from i18nsync.core.locale import Locale

__all__ = ["KINDS", "Correction", "CorrectionReport", "Step", "in_order"]

KINDS = (
    ParagraphKind.FACT,
    ParagraphKind.REWRITE,
    ParagraphKind.REMOVED,
    ParagraphKind.ADDED,
    ParagraphKind.TYPO,
)
"""What a correction may be about, gravest first. A typo in the source leaves the version right."""

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}


class Step(StrEnum):
    """What sets a version right, given how far the correction has come."""

    DRAFT = "draft"
    """The string has no translation yet."""
    REVIEW = "review"
    """Somebody has to read it."""
    BUILD = "build"
    """All is reviewed; the version has to be written."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A paragraph of a published version that is wrong, as its source stands now.

    Args:
        article: id.
        title: the article's title, or empty.
        locale: the version's locale.
        path: where the version lies, relative to the project.
        kind: one of `KINDS`.
        change: what happened to the source; None for a paragraph that was added or removed, or where the earlier
            source is not known.
        before: the source that the published text was made from; empty if added or not known.
        after: the source as it is now; empty if removed.
        published: what readers see; empty if added.
        line: the line in the source; 0 if removed.
        role: the paragraph's role, as `paragraph` or `title`.
        since: since when, in UTC, as `2026-01-02T10:00:00Z`; empty if it is not known.
        dated: whether the history says so; otherwise it is when the source was last written, and may be longer ago.
        step: what comes next.
        synced: whether the catalog has seen the source as it is now.
        certain: whether the version has just this text; False where it was changed by hand since it was built.
    """

    article: str
    title: str
    locale: Locale
    path: str
    kind: ParagraphKind
    change: Change | None
    before: str
    after: str
    published: str
    line: int
    role: str
    since: str
    dated: bool
    step: Step
    synced: bool = True
    certain: bool = True

    @property
    def is_wrong(self) -> bool:
        """Whether readers are told something that the source does not say (any more)."""
        return self.kind is not ParagraphKind.TYPO

    @property
    def next(self) -> str:
        """The command that comes next; two where the catalog is behind."""
        command = f"i18nsync {self.step} {self.article} -l {self.locale}"
        return command if self.synced else f"i18nsync sync {self.article} && {command}"


@dataclass(frozen=True, slots=True)
class CorrectionReport:
    """All corrections of a project, or of a part of it.

    Args:
        corrections: in order; see `in_order`.
        versions: published versions that were looked at.
        orphans: versions that have a catalog and no source any more.
    """

    corrections: tuple[Correction, ...]
    versions: int
    orphans: int = 0

    @property
    def wrong(self) -> tuple[Correction, ...]:
        """Those that tell readers something wrong: all but typos."""
        return tuple(each for each in self.corrections if each.is_wrong)

    @property
    def counts(self) -> Counter[ParagraphKind]:
        """How many there are of each kind."""
        return Counter(each.kind for each in self.corrections)


def in_order(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Facts first, typos last; within a kind the oldest first (an unknown age counts as the oldest)."""
    return tuple(
        sorted(corrections, key=lambda each: (_RANK[each.kind], each.since, each.article, each.line, each.locale))
    )
