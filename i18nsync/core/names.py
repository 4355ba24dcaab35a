"""Names of languages, from CLDR by way of Babel."""

from __future__ import annotations

from i18nsync.core.locale import ENDONYMS, Locale

__all__ = ["name_in", "own_name"]


def name_in(locale: Locale, display: Locale) -> str:
    """What `locale` is called in the language `display`, as `грузинский`; empty where CLDR has no word."""
    import babel

    try:
        named = babel.Locale.parse(locale.tag, sep="-")
        return named.get_display_name(babel.Locale.parse(display.tag, sep="-")) or ""
    except (babel.UnknownLocaleError, ValueError):
        return ""


def own_name(locale: Locale) -> str:
    """What a language calls itself, capitalised as at the head of a line: `Русский`; empty where CLDR has no word."""
    known = ENDONYMS.get(locale.language)
    if known:
        return known
    name = name_in(locale, locale)
    return name[:1].upper() + name[1:]
