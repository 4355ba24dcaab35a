"""The checks of a project: built-in ones and plug-ins, as severe as settings say, imported when a text is checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.finding import ALL, Levels, Severity, is_off
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Check, Format
from i18nsync.errors import SettingsError
from i18nsync.messages import N_, _, listed
from i18nsync.plugins import Plugins
from i18nsync.stores.settings_model import ChecksSettings
from i18nsync.wiring.glossary import lemma

if TYPE_CHECKING:
    from i18nsync.checks import Checker
    from i18nsync.core.check_report import Rule
    from i18nsync.core.glossary import Term

__all__ = ["GROUP", "WIDE", "Checks", "load_checks"]

GROUP = "i18nsync.checks"

_ENGLISH = Locale("en")

WIDE = ("consistency",)
"""Checks that look at more than one pair; they are no `Check`, but settings name them all the same."""


def load_checks(warnings: list[str]) -> tuple[Check, ...]:
    """All checks, the built-in ones first and in their own order.

    Args:
        warnings: gets a sentence for each plug-in that is left out.
    """
    from i18nsync.checks import built_in
    from i18nsync.checks.checker import MODULES

    checks = list(built_in())
    owners = dict.fromkeys((check.id for check in checks), "i18nsync")
    owners.update(dict.fromkeys(WIDE, "i18nsync"))
    plugins = Plugins(GROUP, warnings)
    ours = {f"i18nsync.checks.{name}:checks" for name in MODULES}
    for name in plugins.names():
        if plugins.value(name) in ours or (make := plugins.load(name)) is None:
            continue
        try:
            made = tuple(make())
        except Exception as error:  # a plug-in may fail in any way
            warnings.append(
                _("the checks of plug-in {name!r} cannot be made and are left out: {error!r}").format(
                    name=name, error=error
                )
            )
            continue
        for check in made:
            if not isinstance(check, Check):
                warnings.append(
                    _("the plug-in {name!r} gives something that is no check, and it is left out: {check!r}").format(
                        name=name, check=check
                    )
                )
            elif check.id in owners:
                warnings.append(
                    # TRANSLATORS: {owner} is i18nsync, or a plug-in as "plug-in 'tone'".
                    _("the check {check!r} of plug-in {name!r} is left out: {owner} has one of that name").format(
                        check=check.id, name=name, owner=owners[check.id]
                    )
                )
            else:
                owners[check.id] = _("plug-in {name!r}").format(name=name)
                checks.append(check)
    return tuple(checks)


class Checks:
    """Makes checkers, one for each locale, format and way that settings have them.

    Args:
        settings: the table `[checks]`.
        formats: format name -> format, for the inline codes of its texts.
        terms: locale -> glossary entries.
        identify: the language that a text is in.
        warnings: gets a sentence for each plug-in that is left out.
        root: the project's folder, for the dictionaries that settings name.
        source: the locale of the sources.
    """

    def __init__(
        self,
        settings: ChecksSettings,
        formats: Mapping[str, Format],
        terms: Callable[[Locale], Sequence[Term]],
        identify: Callable[[str], str | None],
        warnings: list[str],
        *,
        root: Path = Path(),
        source: Locale = _ENGLISH,
    ) -> None:
        self._root, self._source = root, source
        self._settings, self._formats, self._terms = settings, formats, terms
        self._identify, self._warnings = identify, warnings
        self._made: dict[tuple[Locale, str, tuple[tuple[str, Severity | None], ...]], Checker] = {}

    @cached_property
    def every(self) -> tuple[Check, ...]:
        """All checks, those that are off too.

        Raises:
            SettingsError: settings name a check that there is not.
        """
        checks = load_checks(self._warnings)
        _refuse_unknown((ALL, *(check.id for check in checks), *WIDE), self._settings.places)
        return checks

    def of(self, locale: Locale, article: str, form: str) -> Checker | None:
        """The checks of an article's texts in a locale; None where settings have them all off.

        Args:
            locale: the target locale.
            article: id.
            form: name of the article's format.

        Raises:
            SettingsError: settings name a check that there is not.
            TermbaseError: the glossary cannot be read.
        """
        levels: Levels = self._settings.of(article)
        if ALL in levels and not any(levels.values()):
            return None
        key = (locale, form, tuple(sorted(levels.items(), key=lambda item: item[0])))
        if key not in self._made:
            self._made[key] = self._make(locale, form, levels)
        return self._made[key]

    def plain(self, locale: Locale) -> Checker:
        """The checks of a locale as severe as they are by themselves, those that are off too."""
        return self._make(locale, "markdown", {})

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """What each check is, as settings have it.

        Raises:
            SettingsError: settings name a check that there is not.
        """
        from i18nsync.checks.consistency import Consistency
        from i18nsync.core.check_report import Rule

        levels = self._settings.levels
        rules = [
            Rule(
                id=check.id,
                name=check.name,
                severity=levels.get(check.id) or check.severity,
                description=check.description,
                locales=tuple(sorted(check.locales)),
                hits=check.hits,
                misses=check.misses,
                off=is_off(check.id, levels),
            )
            for check in self.every
        ]
        wide = Rule(
            Consistency.id,
            N_("consistency"),
            levels.get(Consistency.id) or Severity.INFO,
            N_("The same source is translated in different words in the project."),
            off=is_off(Consistency.id, levels),
        )
        return (*rules, wide)

    def _make(self, locale: Locale, form: str, levels: Levels) -> Checker:
        from i18nsync.checks import Checker
        from i18nsync.core.glossary import Glossary
        from i18nsync.core.pair import Setting

        terms = self._terms(locale)
        setting = Setting(
            locale,
            glossary=Glossary(terms) if terms else None,
            identify=self._identify,
            spells=None if is_off("spelling", levels) else self._speller(locale),
            source=self._source,
            lemmatise=lemma,
        )
        if form in self._formats:
            setting = replace(setting, codes=self._formats[form].codes)
        return Checker(setting, self.every, levels)

    def _speller(self, locale: Locale) -> Callable[[str], bool] | None:
        """Looks words up in the dictionary that settings name; None where they name none.

        Raises:
            SettingsError: there is no such dictionary, or it cannot be read.
        """
        named = self._settings.dictionaries.get(locale)
        if not named:
            return None
        from i18nsync.sources.dictionaries import FOLDERS, find, speller

        path = find(locale) if named == "system" else self._root / named
        if path is None:
            raise SettingsError(
                _("the system has no dictionary for {locale}").format(locale=locale),
                hint=_("Looked in {folders}. Install one, as hunspell-ru, or name its .dic file.").format(
                    folders=listed(FOLDERS)
                ),
            )
        if (spells := speller(path)) is None:
            raise SettingsError(
                _("a dictionary is named, and what reads it is not installed"),
                hint=_("Run: {command}").format(command="pip install 'i18nsync[spelling]'"),
            )
        return spells


def _refuse_unknown(known: Iterable[str], places: Iterable[tuple[str, str]]) -> None:
    known = list(known)
    for check, where in places:
        if check not in known:
            near = get_close_matches(check, known, n=1, cutoff=0.5)
            raise SettingsError(
                _("there is no check {name!r}").format(name=check),
                where=where,
                hint=_("Did you mean {name!r}?").format(name=near[0])
                if near
                else _("i18nsync check --list shows them all."),
            )
