"""Units: one string of one article in one locale, its state, and what binds a review to its text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum

from i18nsync.errors import TransitionRefused
from i18nsync.messages import _

__all__ = [
    "Origin",
    "Provenance",
    "Stamp",
    "Unit",
    "UnitKey",
    "UnitState",
    "confirm",
    "content_hash",
    "fill",
    "hash_of",
    "outdate",
    "reopen",
]


class UnitState(StrEnum):
    """Where a unit stands between empty and approved; the order is the order of progress."""

    MISSING = "missing"
    DRAFT = "draft"
    OUTDATED = "outdated"
    UNCONFIRMED = "unconfirmed"
    REVIEWED = "reviewed"
    APPROVED = "approved"

    @property
    def is_confirmed(self) -> bool:
        """Whether a person stands behind the text (`reviewed` or `approved`)."""
        return self in (UnitState.REVIEWED, UnitState.APPROVED)


class Origin(StrEnum):
    """Who or what wrote a target."""

    HUMAN = "human"
    MACHINE = "machine"
    MEMORY = "memory"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, order=True)
class UnitKey:
    """What makes a unit itself within its article and locale.

    Args:
        context: gettext's msgctxt, or empty.
        source: gettext's msgid.
    """

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a target came from.

    Args:
        origin: who or what wrote it.
        engine: name of the engine, as `google`; empty for a person.
        score: similarity of a memory match, 0 to 101; of an import, how sure it is that this is the source's
            translation, in percent; None where it means nothing.
        by: the person who wrote it, as `Nino <nino@example.ge>`; empty for an engine.
        at: when, in UTC, as `2026-01-02T10:00:00Z`; empty if not known.
    """

    origin: Origin
    engine: str = ""
    score: int | None = None
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One person's word that a target says what its source says.

    Args:
        by: the person.
        at: when, in UTC, as `2026-01-02T10:00:00Z`.
        hash: `content_hash` of context, source and target as they were then.
    """

    by: str
    at: str
    hash: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One string of one article in one locale.

    Args:
        key: context and source.
        target: the translation; empty when missing.
        state: derived from target, fuzzy flag and stamps when loaded; see `UnitState`.
        provenance: where the target came from, if known.
        stamps: valid review stamps, oldest first; one for `reviewed`, two for `approved`.
        previous_source: the source that an outdated target was made from; empty otherwise.
        notes: lines for translators that come from the article (role, note); gettext's extracted comments.
        comments: translators' own comment lines, kept as they are.
        flags: gettext flags other than `fuzzy`, kept as they are.
        obsolete: whether the source no longer has this string.
        doubt: why a review that was there does not hold, or what to look at in a draft, in a plain sentence; or empty.
        references: gettext references other than the article itself, as `file` or `file:line`, kept as they are.
    """

    key: UnitKey
    target: str = ""
    state: UnitState = UnitState.MISSING
    provenance: Provenance | None = None
    stamps: tuple[Stamp, ...] = ()
    previous_source: str = ""
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False
    doubt: str = ""
    references: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """`content_hash` of the unit as it stands."""
        return content_hash(self.key, self.target)


def content_hash(key: UnitKey, target: str) -> str:
    """The digest that binds a stamp to (context, source, target).

    12 hex digits (48 bits) of SHA-256 over the three UTF-8 texts, each preceded by its length in bytes and a colon,
    so that no text can run over into the next.
    """
    return hash_of(key.context, key.source, target)


def hash_of(context: str, source: str, target: str) -> str:
    """As `content_hash`, for texts that are in no key."""
    try:
        one, two, three = context.encode(), source.encode(), target.encode()
    except UnicodeEncodeError:
        one, two, three = (text.encode("utf-8", "surrogatepass") for text in (context, source, target))
    data = b"%d:%b%d:%b%d:%b" % (len(one), one, len(two), two, len(three), three)
    return hashlib.sha256(data).hexdigest()[:12]


def fill(unit: Unit, target: str, provenance: Provenance) -> Unit:
    """Put a draft into `unit`: the state becomes `draft` (or `unconfirmed` for a person's or an imported text).

    Raises:
        TransitionRefused: the unit is reviewed or approved, or `target` is empty.
    """
    if unit.state.is_confirmed:
        raise TransitionRefused(
            _("the string {source!r} is {state} already").format(source=unit.key.source[:60], state=unit.state),
            hint=_("Reopen it first (i18nsync mark draft) if it needs a new draft."),
        )
    if not target:
        raise TransitionRefused(_("an empty target for {source!r}").format(source=unit.key.source[:60]))
    by_machine = provenance.origin in (Origin.MACHINE, Origin.MEMORY)
    return replace(
        unit,
        target=target,
        state=UnitState.DRAFT if by_machine else UnitState.UNCONFIRMED,
        provenance=provenance,
        stamps=(),
        previous_source="",
        doubt="",
    )


def confirm(unit: Unit, by: str, at: str, *, reviews: int = 1) -> Unit:
    """Stamp `unit` as reviewed by `by`; the second of two needed stamps makes it approved.

    Args:
        by: the reviewer.
        at: UTC time as `2026-01-02T10:00:00Z`.
        reviews: stamps that the policy asks for, 1 or 2.

    Raises:
        TransitionRefused: nothing to review, or the second stamp would be the first reviewer's again.
    """
    if not unit.target:
        raise TransitionRefused(
            _("there is no translation of {source!r} to review").format(source=unit.key.source[:60]),
            hint=_("Draft it or write it first."),
        )
    if unit.obsolete:
        raise TransitionRefused(_("{source!r} is no longer in the source").format(source=unit.key.source[:60]))
    stamp = Stamp(by, at, unit.hash)
    if unit.state.is_confirmed:
        if reviews < 2 or unit.state is UnitState.APPROVED:
            return unit
        if any(earlier.by == by for earlier in unit.stamps):
            raise TransitionRefused(
                _("{by} has reviewed {source!r} already").format(by=by, source=unit.key.source[:60]),
                hint=_("The second review needs another person."),
            )
        return replace(unit, state=UnitState.APPROVED, stamps=(*unit.stamps, stamp))
    return replace(unit, state=UnitState.REVIEWED, stamps=(stamp,), previous_source="", doubt="")


def reopen(unit: Unit) -> Unit:
    """Take the reviews back: the unit is a draft again (missing, if it has no target)."""
    state = UnitState.DRAFT if unit.target else UnitState.MISSING
    return replace(unit, state=state, stamps=(), previous_source="", doubt="")


def outdate(unit: Unit, key: UnitKey) -> Unit:
    """Carry `unit`'s target over to the changed source `key`, as outdated with its previous source."""
    return replace(
        unit,
        key=key,
        state=UnitState.OUTDATED,
        stamps=(),
        previous_source=unit.previous_source or unit.key.source,
        obsolete=False,
        doubt="",
    )
