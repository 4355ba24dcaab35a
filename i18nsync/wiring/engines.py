"""Engines as the settings want them: made once, guarded, and put into a chain for each locale."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from i18nsync.core.budget import Budget
from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Engine, Memory
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf
from i18nsync.errors import UnknownEngine
from i18nsync.messages import _
from i18nsync.plugins import Plugins
from i18nsync.stores.settings import Settings
from i18nsync.wiring.probes import renderings_of

__all__ = ["INSTANT", "Engines", "Limits", "price_of"]

INSTANT = frozenset({"memory", "pseudo"})
"""Engines that answer at once, in the thread that drafts; every other one gets a guard and threads of its own."""

_RATE = 4.0  # calls a second to a service on the web that the settings say nothing about
_PARALLEL = 4
_PATIENCE = 300.0  # seconds
_COOLDOWN = 15.0
_MOST = 256  # of anything at once


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast and how far an engine is asked.

    Args:
        rate: calls a second; 0 for no limit.
        burst: calls that may go at once after a pause.
        parallel: calls that may be under way at once.
        batch: texts in one call.
        patience: seconds to wait for a service that has worked in this run and then failed.
        price: of a million characters; 0 for none.
    """

    rate: float
    burst: int
    parallel: int
    batch: int
    patience: float
    price: float


class Engines:
    """The engines of a project; each is made once, so that all locales share its pace and its circuit breaker.

    Args:
        settings: the project's settings.
        root: the project's folder.
        memory: opens the translation memory.
        codes: finds the inline codes of a text.
        key: finds an API key by the name of its engine.
        terms: the newsroom's glossary, by locale.
        warnings: gets a sentence for each plug-in that cannot be loaded.
        budget: counts what is sent, and holds it back.
        names: engines to ask instead of those in the settings.
    """

    def __init__(
        self,
        settings: Settings,
        root: Path,
        *,
        memory: Callable[[], Memory],
        codes: CodesOf,
        key: Callable[[str], str | None],
        terms: Callable[[Locale], Sequence[Term]],
        warnings: list[str],
        budget: Budget | None = None,
        names: Sequence[str] = (),
    ) -> None:
        self._settings, self._root = settings, root
        self._memory, self._codes, self._key, self._terms = memory, codes, key, terms
        self._plugins = Plugins("i18nsync.engines", warnings)
        self.budget = budget or Budget()
        self._names_given = tuple(names)
        # What such an engine cannot draft stays missing, so it is worth waiting for where it is away for a while.
        self._last = {_last(self._names_for(locale)) for locale in (None, *settings.locales)}
        self._made: dict[str, Engine] = {}

    def names(self) -> list[str]:
        """Every engine that is installed, sorted."""
        return self._plugins.names()

    def chain(self, locale: Locale | None = None) -> tuple[Engine, ...]:
        """The engines that drafting into `locale` asks, in order.

        Args:
            locale: target locale; None for the chain of locales that have none of their own.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: an engine's table is wrong.
        """
        return tuple(self.engine(name) for name in dict.fromkeys(self._names_for(locale)))

    def engine(self, name: str) -> Engine:
        """One engine with its guard.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: its table is wrong.
        """
        if name not in self._made:
            self._made[name] = self._guarded(name, self.bare(name, codes=self._codes), codes=self._codes)
        return self._made[name]

    def unchecked(self, name: str) -> Engine:
        """One engine with its guard, which takes placeholders for plain text; for a probe.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: its table is wrong.
        """
        return self._guarded(name, self.bare(name, codes=None), codes=None)

    def _names_for(self, locale: Locale | None) -> tuple[str, ...]:
        return self._names_given or self._settings.engines_for(locale)

    def bare(self, name: str, *, codes: CodesOf | None) -> Engine:
        """One engine, new and without a guard.

        Raises:
            UnknownEngine: there is no engine of that name.
            SettingsError: its table is wrong.
        """
        make = self._plugins.load(name)
        if make is None:
            raise UnknownEngine(
                _("there is no engine named {name!r}").format(name=name),
                hint=_("There are: {names}.").format(names=", ".join(self.names())),
            )
        given: dict[str, Any] = {**self._settings.engine.get(name, {}), "root": str(self._root)}
        given.setdefault("key", self._key)
        given["terms"] = self._terms
        if codes is not None:
            given["codes"] = codes
        if name == "memory":
            given["memory"] = self._memory()
        probed = renderings_of(self._root, name)
        if probed and "renderings" not in given:
            given["renderings"] = list(probed)
        engine: Engine = make(given)
        return engine

    def _guarded(self, name: str, engine: Engine, *, codes: CodesOf | None) -> Engine:
        if name in INSTANT:
            return engine
        from i18nsync.engines.guard import Guard

        limits = self.limits(name, engine)
        return Guard(
            engine,
            clock=time.monotonic,
            sleep=time.sleep,
            rate=limits.rate,
            burst=limits.burst,
            parallel=limits.parallel,
            batch=limits.batch,
            breaker=4 + limits.parallel,  # a blip hits all calls that are under way at once
            cooldown=_COOLDOWN,
            patience=limits.patience if name in self._last else 0.0,
            spend=self.budget.spend,
            codes=codes,
        )

    def need_key(self, name: str) -> None:
        """Stop at an engine that does nothing without a key and has none.

        Raises:
            EngineUnavailable: the message says where a key is looked for.
        """
        from i18nsync.engines.keys import KEYED, need

        if name in KEYED:
            need(self._key, name)

    def limits(self, name: str, engine: Engine) -> Limits:
        """How fast and how far an engine is asked, by its table of the settings.

        Raises:
            SettingsError: a number is wrong.
        """
        table, offsite = self._settings.engine.get(name, {}), engine.sends_text_offsite
        own = getattr(engine, "batch", 1)  # an engine may know how many texts it takes at best

        def number(key: str, default: float, low: float, most: float) -> float:
            return min(options.number(table, name, key, default, low=low), most)

        return Limits(
            rate=number("rate", _RATE if offsite else 0.0, 0, 1e6),
            burst=int(number("burst", 1, 1, _MOST)),
            parallel=int(number("parallel", _PARALLEL if offsite else 1, 1, _MOST)),
            batch=int(number("batch", own if isinstance(own, int) else 1, 1, _MOST)),
            patience=number("patience", _PATIENCE, 0, 86_400),
            price=price_of(self._settings, [name])[name],
        )


def _last(names: Sequence[str]) -> str:
    return next((name for name in reversed(names) if name not in INSTANT), "")


def price_of(settings: Settings, names: Iterable[str]) -> dict[str, float]:
    """What a million characters cost, by engine.

    Raises:
        SettingsError: a price is no number.
    """
    return {name: options.number(settings.engine.get(name, {}), name, "price", 0.0) for name in names}
