r"""A conflict in a unit: two texts that people stand behind, of which only a person can choose one.

The unit becomes outdated, so that nothing ships it and no bulk review confirms it. It has no previous source, because
its source did not change; its `doubt` says what happened, and its comments hold every text, a line each::

    # conflict, reviewed by ნინო: ღამის მატარებელი
    # conflict, written by Giorgi: მატარებელი ღამით
    # i18nsync-state: outdated
    # i18nsync-doubt: two texts, one reviewed by ნინო, one written by
    # i18nsync-doubt2: Giorgi: choose one

A text is spelt on its one line: line feeds and other control characters as `\n` or `\x0b`, a backslash as two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from i18nsync.core.unit import Origin, Unit, UnitState

__all__ = ["another", "clash", "conflict_lines", "conflict_texts", "settle"]

_LINE = re.compile("conflict, ([^:]+): (.*)")
_ANOTHER = "another translation: "
_NUMBERS = {2: "two", 3: "three", 4: "four"}


def conflict_lines(unit: Unit) -> tuple[str, ...]:
    """The comment lines of a conflict that is still open; empty if `unit` is in none.

    Once the string is confirmed or written anew, or its source changes, the lines are but a remark.
    """
    if unit.state is not UnitState.OUTDATED or unit.previous_source:
        return ()
    return tuple(line for line in unit.comments if _LINE.fullmatch(line))


def conflict_texts(unit: Unit) -> tuple[str, ...]:
    """The texts that a person has to choose from, the one that stands first; empty if `unit` is in no conflict."""
    return tuple(dict(_offers(unit))) if conflict_lines(unit) else ()


def settle(unit: Unit) -> Unit:
    """`unit` without the comment lines of a conflict, for when a person has chosen."""
    comments = tuple(line for line in unit.comments if not _LINE.fullmatch(line))
    return unit if comments == unit.comments else replace(unit, comments=comments)


def clash(first: Unit, second: Unit) -> Unit:
    """`first` in conflict with `second`: its target stands, nobody's review does; comments hold all the texts.

    Its comments are the lines of the conflict only.
    """
    offers: dict[str, str] = {}
    for text, account in (*_offers(first), *_offers(second)):
        offers.setdefault(text, account)
    each = ", ".join(f"one {account}" for account in offers.values())
    return replace(
        first,
        state=UnitState.OUTDATED,
        stamps=(),
        previous_source="",
        comments=tuple(f"conflict, {account}: {_spell(text)}" for text, account in offers.items()),
        doubt=f"{_NUMBERS.get(len(offers), len(offers))} texts, {each}: choose one",
    )


def another(text: str) -> str:
    """The comment line that keeps a person's text which another one has replaced."""
    return f"{_ANOTHER}{_spell(text)}"


def _offers(unit: Unit) -> Iterable[tuple[str, str]]:
    """(text, who stands behind it) of every text that `unit` has to offer."""
    lines = conflict_lines(unit)
    if not lines:
        yield unit.target, _account(unit)
    for line in lines:
        account, _, spelt = line.removeprefix("conflict, ").partition(": ")
        yield _respell(spelt), account


def _account(unit: Unit) -> str:
    """Who stands behind a unit's text, in words without a colon."""
    made = unit.provenance
    if unit.stamps:
        return f"reviewed by {' and '.join(_name(stamp.by) for stamp in unit.stamps)}"
    if made is None or made.origin is Origin.HUMAN:
        return f"written by {_name(made.by if made else '')}"
    return "imported" if made.origin is Origin.IMPORT else "accepted by someone"


def _name(person: str) -> str:
    name = person.partition("<")[0].strip() or person
    return " ".join(name.replace(":", " ").split()) or "someone"


_ESCAPE = re.compile(r"\\(?:([\\nt])|x([0-9a-f]{2})|u([0-9a-f]{4}))")
_SHORT = {"\\": "\\", "n": "\n", "t": "\t"}
_LETTERS = {character: letter for letter, character in _SHORT.items()}


def _spell(text: str) -> str:
    spelt = "".join(map(_spell_character, text))
    return f"{spelt[:-1]}\\x20" if spelt.endswith(" ") else spelt  # a comment's last blank would be trimmed


def _spell_character(character: str) -> str:
    if character in _LETTERS:
        return f"\\{_LETTERS[character]}"
    if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return f"\\x{ord(character):02x}" if ord(character) < 0x100 else f"\\u{ord(character):04x}"
    return character


def _respell(line: str) -> str:
    def text(found: re.Match[str]) -> str:
        return _SHORT[found[1]] if found[1] else chr(int(found[2] or found[3], 16))

    return _ESCAPE.sub(text, line)
