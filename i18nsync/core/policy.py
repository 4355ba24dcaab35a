"""Policy: how many people must confirm a text, who may, and what readers see while a text is outdated."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from i18nsync.core.unit import Origin, Unit, confirm
from i18nsync.errors import TransitionRefused
from i18nsync.messages import _

__all__ = ["OnOutdated", "Policy", "stamp"]


class OnOutdated(StrEnum):
    """What a build does with an article in which a string is outdated."""

    HOLD = "hold"  # the version stays as it is
    KEEP = "keep-old-with-notice"  # the version stays, under a notice that the source has changed
    SOURCE = "source"  # outdated strings are shown in the source's language
    LABEL = "draft-with-label"  # outdated strings keep their old translation, each under a label


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules for one section of the newsroom.

    Args:
        reviews: stamps that a text needs before it may be published, 1 or 2.
        reviewer_differs_from_editor: whether nobody may review a text that they wrote themselves.
        on_outdated: what a build does with outdated strings; None for what holds in the whole project.
        due: seconds in which a version has to follow its source; 0 for no deadline.
        preapprove_context_matches: whether a text that the memory has between the same neighbours keeps the review that
            a person gave it there.
    """

    reviews: int = 1
    reviewer_differs_from_editor: bool = False
    on_outdated: OnOutdated | None = None
    due: int = 0
    preapprove_context_matches: bool = False


def stamp(unit: Unit, by: str, at: str, policy: Policy) -> Unit:
    """Confirm `unit` under `policy`.

    Args:
        unit: what was read and found right.
        by: the reviewer, as `Nino <nino@example.ge>`.
        at: UTC time as `2026-01-02T10:00:00Z`.
        policy: the rules of the article's section.

    Raises:
        TransitionRefused: there is nothing to review, or `by` may not.
    """
    wrote_it = unit.provenance is not None and unit.provenance.origin is Origin.HUMAN and unit.provenance.by == by
    if policy.reviewer_differs_from_editor and wrote_it:
        raise TransitionRefused(
            _("{by} wrote the translation of {source!r} and may not review it").format(
                by=by, source=unit.key.source[:60]
            ),
            hint=_("This section asks for another person's review (reviewer_differs_from_editor)."),
        )
    return confirm(unit, by, at, reviews=policy.reviews)
