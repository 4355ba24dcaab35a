"""Glossary: the newsroom's own renderings of names and terms."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry in one target locale.

    Args:
        source: the English term.
        target: its required rendering, in the base form.
        accepted: further renderings that are right too.
        forbidden: renderings that are wrong.
        kind: `person`, `place`, `organisation` or `term`.
        note: for translators.
    """

    source: str
    target: str
    accepted: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    kind: str = "term"
    note: str = ""
