"""What a check has found in a translation: how bad it is, where it stands, and how to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

__all__ = ["ALL", "Edit", "Finding", "Levels", "Severity", "Span", "apply", "is_off"]

Span = tuple[int, int]
"""Offsets of the first character and after the last one, in the text as it stands in the catalog."""


class Severity(StrEnum):
    """How bad a finding is; the order is from the least to the worst."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for information, 2 for an error."""
        return _RANKS[self]

    def reaches(self, other: Severity) -> bool:
        """Whether it is as bad as `other` or worse."""
        return self.rank >= other.rank


Levels = Mapping[str, Severity | None]
"""Check id -> the severity that settings give it; None for a check that is off. `ALL` stands for those not named."""

ALL = "all"
"""Stands for every check, in settings and in comments."""


def is_off(check: str, levels: Levels) -> bool:
    """Whether settings leave a check out, by its own name or with all the others."""
    return levels.get(check, levels.get(ALL, check)) is None


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A change to a target that is right whatever the text says.

    Args:
        start: offset of the first character that goes.
        end: offset after the last one; equal to `start` where something is put in.
        text: what comes in their place.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check has found.

    Args:
        check: id of the check, as `number`.
        severity: how bad it is.
        message: a sentence for people, in their language, without a full stop: what is wrong, in the text's own words.
        source: where in the source it shows; None where it shows nowhere.
        target: where in the target it shows; None where it shows nowhere.
        edits: what puts it right where that is certain, not overlapping; empty otherwise.
        lacks: the normalised fact that the source has and the target has not, as `4000`; empty for other findings.
        adds: the normalised fact that the target has and the source has not; empty for other findings.
    """

    check: str
    severity: Severity
    message: str
    source: Span | None = None
    target: Span | None = None
    edits: tuple[Edit, ...] = ()
    lacks: str = ""
    adds: str = ""

    def as_severe_as(self, severity: Severity) -> Finding:
        """The same with another severity."""
        return self if severity is self.severity else replace(self, severity=severity)


def apply(text: str, findings: tuple[Finding, ...]) -> str:
    """Put right in a target what its findings say how to put right; of edits that overlap the first one is made."""
    edits = sorted({edit for finding in findings for edit in finding.edits})
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
