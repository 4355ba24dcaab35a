"""Engine chains: who drafts, for all locales or for each."""

from __future__ import annotations

from i18nsync.core.locale import Locale
from i18nsync.messages import _
from i18nsync.stores.settings_check import Table

__all__ = ["engine_chains"]

_DEFAULT = ("memory",)


def engine_chains(top: Table, locales: tuple[Locale, ...]) -> tuple[tuple[str, ...], dict[Locale, tuple[str, ...]]]:
    """`engines` as one list for all locales, or as a table with a list for each.

    Returns:
        The chain of locales that have none of their own, and those of the others.

    Raises:
        SettingsError: it is neither, or names a locale that the project has not.
    """
    if not isinstance(top.values.get("engines"), dict):
        return top.texts("engines", _DEFAULT), {}
    table = top.table("engines")
    usual = table.texts("default", _DEFAULT)
    chains: dict[Locale, tuple[str, ...]] = {}
    for key in table.rest(("default",)):
        locale = table.parse_locale(key, key)
        if locale not in locales:
            raise table.error(
                key,
                _("engines names {locale}, which is none of locales").format(locale=locale),
                _("Add it to locales, or take it out."),
            )
        chains[locale] = table.texts(key)
    return usual, chains
