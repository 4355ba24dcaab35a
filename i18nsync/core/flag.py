"""Flags: findings at their place in a project, and whether they still count."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.unit import UnitKey, UnitState

__all__ = ["Baseline", "Flag", "Region", "Standing", "Weighed", "fingerprint", "worst"]


class Standing(StrEnum):
    """Whether a finding counts, and if not, why."""

    OPEN = "open"
    IGNORED = "ignored"
    KNOWN = "known"
    OVERRIDDEN = "overridden"


class Region(NamedTuple):
    """A stretch of a file; lines and columns count from 1, columns in characters, the end is after the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding, and whether it counts.

    Args:
        finding: as the checks gave it; one that somebody has overridden is information only.
        standing: whether it counts.
        why: the reason that somebody gave for what does not count, with the name where it is known; or empty.
    """

    finding: Finding
    standing: Standing = Standing.OPEN
    why: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is to be told to those who have not asked for what was put aside."""
        return self.standing in (Standing.OPEN, Standing.OVERRIDDEN)

    @property
    def blocks(self) -> bool:
        """Whether nobody may put a review to the text without a reason."""
        return self.standing is Standing.OPEN and self.finding.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding at its place.

    Args:
        article: id; empty for a file outside of a project.
        locale: the target's.
        path: the file that the translation stands in, with `/`.
        region: where it stands there, as closely as is known; None if it is not known.
        source_path: the article's file; empty if there is none.
        source_line: the line in it; 0 if it is not known.
        key: the unit.
        source: the text that the target was held against: of an outdated unit, the one that it is a translation of.
        target: the unit's text.
        state: its state; None for a file that knows no states.
        weighed: the finding.
    """

    article: str
    locale: Locale
    path: str
    region: Region | None
    source_path: str
    source_line: int
    key: UnitKey
    source: str
    target: str
    state: UnitState | None
    weighed: Weighed

    @property
    def finding(self) -> Finding:
        """What was found."""
        return self.weighed.finding

    @property
    def fingerprint(self) -> str:
        """See `fingerprint`."""
        return fingerprint(self.finding, self.article, self.locale, (self.key.context, self.source, self.target))


def fingerprint(finding: Finding, article: str, locale: Locale, texts: tuple[str, str, str]) -> str:
    """What names a finding in a baseline: 12 hex digits that change with the text, and with nothing else.

    The message is no part of it, since it is in the language of who reads it, and neither are places in files.

    Args:
        finding: the finding.
        article: id.
        locale: the target's.
        texts: context, source and target.
    """
    context, source, target = texts
    fact = finding.lacks or finding.adds
    marked = [text[slice(*span)] for span, text in ((finding.source, source), (finding.target, target)) if span]
    parts = (finding.check, article, locale.tag, context, source, target, fact or "\0".join(marked))
    data = b"".join(b"%d:%b" % (len(raw), raw) for raw in (part.encode("utf-8", "surrogatepass") for part in parts))
    return hashlib.sha256(data).hexdigest()[:12]


def worst(found: Iterable[Weighed]) -> Severity | None:
    """The worst severity of what counts; None if nothing does."""
    return max((each.finding.severity for each in found if each.counts), key=lambda one: one.rank, default=None)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of an old archive that were known when checking began.

    Args:
        known: (article, locale tag) -> fingerprint -> check id.
    """

    known: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def has(self, flag_print: str, article: str, locale: Locale) -> bool:
        """Whether a finding of that fingerprint is known."""
        return flag_print in self.known.get((article, locale.tag), ())

    def __len__(self) -> int:
        return sum(map(len, self.known.values()))
