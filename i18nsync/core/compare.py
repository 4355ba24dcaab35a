"""A fair trial of engines: which one drafts which article is left to chance, not to the order of the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["NOTE", "Trial", "assign"]

NOTE = "compare: "
"""How the history's note of a draft that was made in a trial begins; the engines' names follow."""


def assign(article: str, names: Sequence[str], seed: int) -> str:
    """The engine that drafts `article`: any of `names` with the same chance, always the same one for the same `seed`.

    By highest random weight (Thaler and Ravishankar, 1998), so neither the order of `names` matters nor what other
    articles there are, and an engine that joins takes its share evenly and moves nothing between the others.

    Args:
        article: id.
        names: engines; at least one.
        seed: another one deals anew.
    """
    return max(sorted(names), key=lambda name: hashlib.sha256(f"{seed}\n{name}\n{article}".encode()).digest())


@dataclass(frozen=True, slots=True)
class Trial:
    """A comparison of engines.

    Args:
        names: the engines that are compared.
        seed: see `assign`.
    """

    names: tuple[str, ...]
    seed: int = 0

    def takes(self, engine: str, article: str) -> bool:
        """Whether `engine` may draft `article`; engines that are not compared may draft all."""
        return engine not in self.names or engine == assign(article, self.names, self.seed)

    def chain(self, usual: Sequence[str]) -> list[str]:
        """The engines to set up: the memory first where it is among the `usual` ones, then those that are compared."""
        return [*(name for name in usual if name == "memory"), *self.names]

    @property
    def note(self) -> str:
        """For the history, the same for every order of the names."""
        return NOTE + ", ".join(sorted(self.names))
