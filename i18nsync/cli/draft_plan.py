"""What `draft --dry-run` says: how much there is, what the memory has of it, and who would get the rest at what cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from i18nsync.cli.app import App, plural

if TYPE_CHECKING:
    from i18nsync.core.locale import Locale, LocalePair
    from i18nsync.core.ports import Engine
    from i18nsync.flows.draft import Plan

__all__ = ["Estimate"]


@dataclass
class _Share:
    """What an engine would get."""

    strings: int = 0
    characters: int = 0

    def add(self, strings: int, characters: int) -> None:
        """Count an article."""
        self.strings += strings
        self.characters += characters


@dataclass
class Estimate:
    """The sums of a dry run.

    Args:
        chains: locale -> the engines that would be asked.
        pair: locale -> from which into which.
        prices: engine -> price of a million characters.
    """

    chains: Mapping[Locale, Sequence[Engine]]
    pair: Mapping[Locale, LocalePair]
    prices: Mapping[str, float]
    articles: set[str] = field(default_factory=set)
    units: int = 0
    characters: int = 0
    from_memory: int = 0
    known_characters: int = 0
    alike: int = 0
    barred: int = 0
    unasked: int = 0
    first: dict[str, _Share] = field(default_factory=dict)
    later: dict[str, _Share] = field(default_factory=dict)

    def show(self, app: App, plan: Plan) -> None:
        """Print and count one article."""
        kept = f", sent nowhere: {plan.barred}" if plan.barred else ""
        app.say(
            f"plan    {plan.article} ({plan.locale})  {plural(plan.units, 'string')}, "
            f"{plural(plan.characters, 'character')}: {plan.from_memory:,} in the memory, {plan.alike:,} alike, "
            f"{plan.new:,} new{kept}"
        )
        self.articles.add(plan.article)
        self.units += plan.units
        self.characters += plan.characters
        self.from_memory += plan.from_memory
        self.known_characters += plan.known_characters
        self.alike += plan.alike
        self._share(plan)

    def close(self, app: App, max_chars: int | None, max_cost: float | None) -> None:
        """Print the sums."""
        from i18nsync.core.budget import cost_of

        if not self.articles:
            app.say("Nothing to draft: every string has a translation.")
            return
        app.say(
            f"{plural(len(self.articles), 'article')} to draft: {plural(self.units, 'string')}, "
            f"{plural(self.characters, 'character')}."
        )
        app.say(
            f"The memory has {self.from_memory:,} of them ({plural(self.known_characters, 'character')}) and "
            f"something alike for {self.alike:,}; {self.units - self.from_memory - self.alike:,} are new."
        )
        for engine, share in self.first.items():
            app.say(f"{engine} would get {self._amount(engine, share)}.")
        for engine, share in self.later.items():
            app.say(f"{engine} would get what those before it cannot draft, at most {self._amount(engine, share)}.")
        if self.unasked:
            app.say(f"{plural(self.unasked, 'string')} would stay missing: there is no engine to ask for them.")
        if self.barred:
            app.say(f"{plural(self.barred, 'article')} would be sent nowhere (embargo or no_machine_translation).")
        characters = sum(share.characters for share in self.first.values())
        cost = sum(cost_of(share.characters, self.prices.get(name, 0.0)) for name, share in self.first.items())
        if (max_chars is not None and characters > max_chars) or (max_cost is not None and cost > max_cost):
            app.say("That is more than the limit allows: the run would stop before it, and go on when it is run again.")
        app.say("Nothing was sent or written.")

    def _share(self, plan: Plan) -> None:
        """Who would get the article's strings: the memory what it has, the first engine that can the rest."""
        strings, characters = plan.units, plan.characters
        heir = False
        for engine in self.chains[plan.locale]:
            if engine.name == "memory":
                strings, characters = strings - plan.from_memory, characters - plan.known_characters
            elif engine.capabilities(self.pair[plan.locale]) is not None and not (
                plan.barred and engine.sends_text_offsite
            ):
                shares = self.later if heir else self.first
                shares.setdefault(engine.name, _Share()).add(strings, characters)
                heir = True
        if not heir:
            self.unasked += strings
        if plan.barred:
            self.barred += 1

    def _amount(self, engine: str, share: _Share) -> str:
        from i18nsync.core.budget import cost_of, money

        price = self.prices.get(engine, 0.0)
        cost = f", cost {money(cost_of(share.characters, price))}" if price else ""
        return f"{plural(share.strings, 'string')}, {plural(share.characters, 'character')}{cost}"
