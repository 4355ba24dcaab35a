"""What `draft --dry-run` says: how much there is, what the memory has of it, and who would get the rest at what cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from i18nsync.cli.app import App, lead
from i18nsync.core import counted
from i18nsync.messages import _, ngettext, number

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
        # TRANSLATORS: {strings} and {characters} are as "12 strings" and "1,200 characters".
        said = _("{strings}, {characters}: {known} in the memory, {alike} alike, {new} new").format(
            strings=counted.strings(plan.units),
            characters=counted.characters(plan.characters),
            known=number(plan.from_memory),
            alike=number(plan.alike),
            new=number(plan.new),
        )
        if plan.barred:
            said += f", {_('sent nowhere: {reason}').format(reason=plan.barred)}"
        app.say(f"{lead(_('plan'))}{plan.article} ({plan.locale})  {said}")
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
            app.say(_("Nothing to draft: every string has a translation."))
            return
        said = ngettext(
            "{n} article to draft: {strings}, {characters}.",
            "{n} articles to draft: {strings}, {characters}.",
            len(self.articles),
        )
        sums = {"strings": counted.strings(self.units), "characters": counted.characters(self.characters)}
        app.say(said.format(n=number(len(self.articles)), **sums))
        app.say(
            _("The memory has {known} of them ({characters}) and something alike for {alike}; {new} are new.").format(
                known=number(self.from_memory),
                characters=counted.characters(self.known_characters),
                alike=number(self.alike),
                new=number(self.units - self.from_memory - self.alike),
            )
        )
        # TRANSLATORS: {amount} is as "12 strings, 1,200 characters, cost 0.02".
        for engine, share in self.first.items():
            said = _("{engine} would get {amount}.")
            app.say(said.format(engine=engine, amount=self._amount(engine, share)))
        for engine, share in self.later.items():
            said = _("{engine} would get what those before it cannot draft, at most {amount}.")
            app.say(said.format(engine=engine, amount=self._amount(engine, share)))
        if self.unasked:
            said = ngettext(
                "{n} string would stay missing: there is no engine to ask for them.",
                "{n} strings would stay missing: there is no engine to ask for them.",
                self.unasked,
            )
            app.say(said.format(n=number(self.unasked)))
        if self.barred:
            said = ngettext(
                "{n} article would be sent nowhere (embargo or no_machine_translation).",
                "{n} articles would be sent nowhere (embargo or no_machine_translation).",
                self.barred,
            )
            app.say(said.format(n=number(self.barred)))
        characters = sum(share.characters for share in self.first.values())
        cost = sum(cost_of(share.characters, self.prices.get(name, 0.0)) for name, share in self.first.items())
        if (max_chars is not None and characters > max_chars) or (max_cost is not None and cost > max_cost):
            app.say(
                _("That is more than the limit allows: the run would stop before it, and go on when it is run again.")
            )
        app.say(_("Nothing was sent or written."))

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
        parts = [counted.strings(share.strings), counted.characters(share.characters)]
        if price:
            parts.append(_("cost {sum}").format(sum=money(cost_of(share.characters, price))))
        return ", ".join(parts)
