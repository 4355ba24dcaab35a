"""The budget of a run: characters sent to each engine, what they cost, and where to stop."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from math import floor, log10

from i18nsync.errors import BudgetSpent
from i18nsync.messages import _, ngettext, number

__all__ = ["Budget", "cost_of", "money"]


def cost_of(characters: int, price: float) -> float:
    """What `characters` cost at `price` for a million of them."""
    return characters * price / 1_000_000


def money(amount: float) -> str:
    """A cost with two decimals, or with two digits that count where it is below one."""
    return number(amount, 2 if amount >= 1 or not amount else max(2, 1 - floor(log10(amount))))


class Budget:
    """Counts what goes out to engines, and refuses the call that would exceed a limit; threads may share it.

    Args:
        prices: engine -> price of a million characters, in whatever currency the settings mean; 0 where none is named.
        max_chars: characters that may be sent in all; None for no limit.
        max_cost: what they may cost in all; None for no limit.
    """

    def __init__(
        self,
        prices: Mapping[str, float] | None = None,
        *,
        max_chars: int | None = None,
        max_cost: float | None = None,
    ) -> None:
        self._prices = dict(prices or {})
        self._max_chars, self._max_cost = max_chars, max_cost
        self._sent = Counter[str]()
        self._refused = ""
        self._lock = threading.Lock()

    @property
    def characters(self) -> Mapping[str, int]:
        """Characters that were sent to each engine, repeats after failures too."""
        with self._lock:
            return dict(self._sent)

    @property
    def cost(self) -> float:
        """What they cost."""
        with self._lock:
            return self._cost()

    @property
    def priced(self) -> bool:
        """Whether any engine has a price."""
        return any(self._prices.values())

    @property
    def used_up(self) -> str:
        """Which limit a call would have exceeded, in a sentence; empty as long as none has."""
        return self._refused

    def spend(self, engine: str, characters: int) -> None:
        """Count a call that is about to be made; a negative number takes back one that was not made after all.

        Raises:
            BudgetSpent: it would exceed a limit; nothing is counted then.
        """
        with self._lock:
            price = self._prices.get(engine, 0.0)
            if self._max_chars is not None and self._sent.total() + characters > self._max_chars:
                self._refuse(
                    ngettext(
                        "the next text would exceed {n} character",
                        "the next text would exceed {n} characters",
                        self._max_chars,
                    ).format(n=number(self._max_chars))
                )
            # A limit in money does not keep an engine back that costs nothing.
            if (
                self._max_cost is not None
                and price
                and self._cost() + cost_of(characters, price) > self._max_cost + 1e-9
            ):
                self._refuse(_("the next text would exceed a cost of {cost}").format(cost=money(self._max_cost)))
            self._sent[engine] += characters

    def _cost(self) -> float:
        return sum(cost_of(count, self._prices.get(engine, 0.0)) for engine, count in self._sent.items())

    def _refuse(self, message: str) -> None:
        self._refused = message
        raise BudgetSpent(message, hint=_("Give the run a higher limit, and it goes on where this one stopped."))
