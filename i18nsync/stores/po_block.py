"""The unit block: a unit's state, provenance and review stamps in the translator comments of its PO entry.

::

    # i18nsync-state: reviewed
    # i18nsync-origin: machine
    # i18nsync-mt: google
    # i18nsync-made: 2026-01-01T08:00:00Z
    # i18nsync-by: ნინო <nino@example.ge>
    # i18nsync-at: 2026-01-02T10:00:00Z
    # i18nsync-hash: 1f3a9c0e7b21

One key a line and no line over 72 characters, because every PO tool keeps such comments as they are. `by` and `at` are
the first review's, `by2` and `at2` the second's; `author` and `made` say who wrote the target and when, where known.
The hash binds the block to (context, source, target): where it does not fit, nothing in the block counts. msgmerge
copies an entry's comments onto every string that it thinks similar, and msgcat joins the comments of two entries; so a
block with a key twice does not count either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState, content_hash
from i18nsync.errors import CatalogError
from i18nsync.messages import N_, _

__all__ = [
    "CONFLICT",
    "WIDTH",
    "Block",
    "Verdict",
    "is_block_line",
    "judge",
    "one_line",
    "read_block",
    "shorten",
    "write_block",
]

WIDTH = 72
"""Longest comment line in characters, `# ` included; Babel rewraps comments over 76, polib's merge over 78."""

CONFLICT = N_("two reviews conflict")

_LINE = re.compile(r"i18nsync-(state|origin|mt|score|author|made|by2?|at2?|hash|doubt[2-9]?):(?: (.*))?")
_MARK = re.compile(r"#-#-#-#-#  .*  #-#-#-#-#")
_STAMPED = (UnitState.REVIEWED, UnitState.APPROVED)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """A unit block as it was read, believed or not.

    Args:
        values: the keys' values.
        doubled: whether a key stands there twice.
        comments: the entry's other translator comments.
    """

    values: dict[str, str]
    doubled: bool
    comments: tuple[str, ...]

    @property
    def claims_review(self) -> bool:
        """Whether the block says that a person reviewed the string."""
        return self.values.get("state") in _STAMPED

    @property
    def claim(self) -> str:
        """Who reviewed it and when, for a sentence: `ნინო reviewed it on 2 January 2026`."""
        return f"{_name(self.values.get('by', '')) or 'someone'} reviewed it{_on(self.values.get('at', ''))}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an entry is, all things considered.

    Args:
        state: the unit's state.
        provenance: where the target came from, if the block says so and counts.
        stamps: the valid stamps.
        doubt: why a review that the block claims does not hold; empty otherwise.
        unbound: whether the block claims a review and its hash does not fit.
    """

    state: UnitState
    provenance: Provenance | None = None
    stamps: tuple[Stamp, ...] = ()
    doubt: str = ""
    unbound: bool = False


def is_block_line(line: str) -> bool:
    """Whether a translator comment is part of a unit block."""
    return line.startswith("i18nsync-") and _LINE.fullmatch(line.rstrip()) is not None


def read_block(lines: Iterable[str]) -> Block:
    """Take the block out of an entry's translator comments."""
    values: dict[str, str] = {}
    comments: list[str] = []
    doubled = False
    for line in lines:
        found = _LINE.fullmatch(line.rstrip()) if line.startswith("i18nsync-") else None  # cheap test first
        if found is None:
            comments.append(line)
            continue
        key, value = found[1], (found[2] or "").strip()
        doubled = doubled or key in values
        values.setdefault(key, value)
    if doubled:
        # The marks say which file a comment came from; the comments that remain are not worth them.
        comments = [line for line in comments if not _MARK.fullmatch(line)]
    return Block(values, doubled, tuple(comments))


def judge(key: UnitKey, target: str, block: Block, *, fuzzy: bool, previous: str) -> Verdict:
    """Decide an entry's state from its text, its fuzzy flag, its previous source and its block.

    A string is reviewed only if it is not fuzzy and its block says so, names a reviewer, holds no key twice and
    carries the hash of just this context, source and target.
    """
    plain = UnitState.MISSING if not target else _unstamped(fuzzy=fuzzy, previous=previous)
    if not block.values:
        return Verdict(plain)
    if block.doubled:
        return Verdict(plain, doubt=CONFLICT if block.claims_review else "")
    if block.values.get("hash") != content_hash(key, target):
        doubt = f"changed since {block.claim}" if block.claims_review else ""
        return Verdict(plain, doubt=doubt, unbound=block.claims_review)
    provenance = _provenance(block)
    if block.claims_review and target:
        return _reviewed(block, plain, provenance)
    if plain is UnitState.DRAFT and block.values.get("state") == UnitState.OUTDATED:
        plain = UnitState.OUTDATED  # a tool dropped the previous source
    doubt = " ".join(block.values[name] for name in _DOUBTS if block.values.get(name))
    return Verdict(plain, provenance, doubt=doubt)


def _reviewed(block: Block, plain: UnitState, provenance: Provenance | None) -> Verdict:
    """What a block that claims a review of just this text is worth."""
    if plain is not UnitState.UNCONFIRMED:
        return Verdict(plain, provenance, doubt=f"fuzzy was set again after {block.claim}")
    stamps = _stamps(block)
    if not stamps:
        return Verdict(plain, provenance, doubt=N_("the review does not say who made it and when"))
    return Verdict(_STAMPED[len(stamps) - 1], provenance, stamps)


_DOUBTS = ("doubt", *(f"doubt{number}" for number in range(2, 10)))


def _unstamped(*, fuzzy: bool, previous: str) -> UnitState:
    if not fuzzy:
        return UnitState.UNCONFIRMED
    return UnitState.OUTDATED if previous else UnitState.DRAFT


def _provenance(block: Block) -> Provenance | None:
    values = block.values
    try:
        origin = Origin(values.get("origin", ""))
    except ValueError:
        return None
    score = values.get("score", "")
    return Provenance(
        origin,
        engine=values.get("mt", ""),
        score=int(score) if re.fullmatch("[0-9]{1,3}", score) else None,
        by=values.get("author", ""),
        at=values.get("made", ""),
    )


def _stamps(block: Block) -> tuple[Stamp, ...]:
    values = block.values
    by, at, digest = values.get("by", ""), values.get("at", ""), values["hash"]
    if not by or not at:
        return ()
    first = Stamp(by, at, digest)
    by2, at2 = values.get("by2", ""), values.get("at2", "")
    if values["state"] == UnitState.APPROVED and by2 and at2 and by2 != by:
        return (first, Stamp(by2, at2, digest))
    return (first,)


def write_block(unit: Unit, where: str) -> list[str]:
    """The comment lines of `unit`'s block, without `# `; none where there is nothing to say.

    Raises:
        CatalogError: the unit claims a review that its stamps do not bear out.
    """
    state = unit.state if unit.target else UnitState.MISSING
    if state not in _STAMPED and unit.provenance is None and not unit.doubt and state is not UnitState.OUTDATED:
        return []
    values: list[tuple[str, str]] = [("state", state)]
    made = unit.provenance
    if made is not None:
        values.append(("origin", made.origin))
        values.append(("mt", one_line(made.engine)))
        values.append(("score", "" if made.score is None else str(made.score)))
        values.append(("author", shorten(made.by, _room("author"))))
        values.append(("made", one_line(made.at)))
    if state in _STAMPED:
        values += _written_stamps(unit, where)
    else:
        values += zip(_DOUBTS, _pieces(unit.doubt), strict=False)
    values.append(("hash", unit.hash))
    return [f"i18nsync-{key}: {_cut(value, _room(key))}" for key, value in values if value]


def _written_stamps(unit: Unit, where: str) -> Iterable[tuple[str, str]]:
    wanted = _STAMPED.index(unit.state) + 1
    fits = len(unit.stamps) == wanted and all(
        stamp.hash == unit.hash and one_line(stamp.by) and one_line(stamp.at) for stamp in unit.stamps
    )
    if not fits:
        raise CatalogError(
            _("{source!r} claims to be {state}, but its stamps do not bear it out").format(
                source=unit.key.source[:60], state=unit.state
            ),
            where=where,
            hint=_("Review the string again."),
        )
    for number, stamp in zip(("", "2"), unit.stamps, strict=False):
        yield f"by{number}", shorten(stamp.by, _room(f"by{number}"))
        yield f"at{number}", one_line(stamp.at)


def _room(key: str) -> int:
    """Characters that a value of `key` may have."""
    return WIDTH - len(f"# i18nsync-{key}: ")


def one_line(text: str) -> str:
    """`text` on one line: white space and control characters become single spaces."""
    if not text.isprintable():
        text = "".join(" " if _unprintable(character) else character for character in text)
    return " ".join(text.split())


def _unprintable(character: str) -> bool:
    return character < " " or "\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff"


def shorten(person: str, room: int) -> str:
    """A person's name in at most `room` characters: the e-mail goes first, then the end of the name."""
    person = one_line(person)
    if len(person) > room and (name := person.partition("<")[0].strip()):
        person = name
    return _cut(person, room)


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _pieces(text: str) -> Sequence[str]:
    """A sentence in pieces that fit a line each; words stay whole unless they are longer than a line."""
    room = _room("doubt2")
    pieces: list[str] = []
    for word in one_line(text).split():
        if pieces and len(pieces[-1]) + 1 + len(word) <= room:
            pieces[-1] += f" {word}"
        else:
            pieces.append(_cut(word, room))
    return pieces


def _name(person: str) -> str:
    return person.partition("<")[0].strip() or person


def _on(at: str) -> str:
    """` on 2 January 2026` for `2026-01-02T10:00:00Z`; empty where it cannot be read."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", at)
    if found is None or not 1 <= int(found[2]) <= 12:
        return ""
    return f" on {int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
