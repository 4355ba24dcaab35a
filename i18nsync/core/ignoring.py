"""What people have said of findings: comments that ignore them, and reasons for which a review overrode them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from i18nsync.core.finding import ALL, Finding

__all__ = ["IGNORE", "Ignores", "override_note", "read_ignores", "read_override"]

IGNORE = "i18nsync-ignore:"
"""What a translator comment begins with that tells the checks to leave its string alone."""

_ITEM = re.compile(r"\s*(?P<check>[a-z]+(?:-[a-z]+)*)(?:=(?P<fact>[^,]*))?\s*")
_OVERRIDE = re.compile(r"override: (?P<checks>[a-z-]+(?:, [a-z-]+)*): (?P<reason>.+)")


@dataclass(frozen=True, slots=True)
class Ignores:
    """What the comments of one unit tell the checks to leave alone.

    Args:
        items: (check id or `all`, fact or empty for any, reason or empty).
        unread: comments that were meant to be such and cannot be read.
    """

    items: tuple[tuple[str, str, str], ...] = ()
    unread: tuple[str, ...] = ()

    def of(self, finding: Finding) -> str | None:
        """The reason for which `finding` is ignored, empty where none was given; None if it is not ignored."""
        for check, fact, reason in self.items:
            if check in (ALL, finding.check) and fact in ("", finding.lacks, finding.adds):
                return reason
        return None


NOTHING = Ignores()


def read_ignores(comments: Sequence[str]) -> Ignores:
    """Read comments as `i18nsync-ignore: number=4000, quote-style -- the agency's own figure`."""
    if not comments:
        return NOTHING
    items: list[tuple[str, str, str]] = []
    unread: list[str] = []
    for comment in comments:
        text = comment.strip()
        if not text.startswith(IGNORE):
            continue
        said, _, reason = f"{text.removeprefix(IGNORE)} ".partition(" -- ")
        found = [_ITEM.fullmatch(item) for item in said.split(",")]
        if not all(found):
            unread.append(comment)
        items += [(each["check"], (each["fact"] or "").strip(), reason.strip()) for each in found if each]
    return Ignores(tuple(items), tuple(unread)) if items or unread else NOTHING


def override_note(checks: Iterable[str], reason: str) -> str:
    """What the history notes of a review that stands against errors, as `override: number: the source corrects it`."""
    return f"override: {', '.join(sorted(set(checks)))}: {' '.join(reason.split())}"


def read_override(note: str) -> tuple[frozenset[str], str] | None:
    """The check ids and the reason of such a note; None for another note."""
    found = _OVERRIDE.fullmatch(note)
    return None if found is None else (frozenset(found["checks"].split(", ")), found["reason"])
