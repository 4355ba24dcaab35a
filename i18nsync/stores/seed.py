"""Seeds of a glossary: names of countries, languages, currencies and regions, as CLDR and ISO have them.

Countries, languages, currencies and parts of the world come from CLDR (Babel); parts of countries from ISO 3166-2
(pycountry, an optional dependency), whose translations are those of Debian's iso-codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.locale import Locale
from i18nsync.errors import TermbaseError
from i18nsync.messages import _

__all__ = ["KINDS", "seed"]

KINDS = ("country", "language", "currency", "region")
"""What there are names of."""

_NO_COUNTRIES = ("QO", "XA", "XB", "ZZ")
_NO_LANGUAGES = ("und", "mul", "mis", "zxx", "root")


def seed(kinds: Sequence[str], locales: Sequence[Locale], countries: Sequence[str] = ()) -> list[Entry]:
    """Entries for every name of `kinds` that has a rendering in one of `locales`.

    A name that stands for two things keeps the first one's rendering, in the order of `kinds`: with countries before
    regions, Georgia is the country.

    Args:
        kinds: any of `KINDS`.
        locales: target locales.
        countries: ISO 3166-1 codes of countries whose parts are wanted; empty for all.

    Raises:
        TermbaseError: CLDR does not know a locale, pycountry is not installed, or a country does not exist.
    """
    from babel import UnknownLocaleError

    found: dict[str, Entry] = {}
    for kind in kinds:
        try:
            rows = list(_rows(kind, locales, countries))
        except (UnknownLocaleError, ValueError) as error:
            raise TermbaseError(
                _("CLDR has no names in one of these languages ({error})").format(error=error),
                hint=_("Choose other locales (--locale)."),
            ) from None
        for source, ours, targets in sorted(rows, key=lambda row: row[0].casefold()):
            terms = {tag: Term(source, target, kind=ours) for tag, target in targets.items() if target}
            if terms and "(" not in source:  # historical currencies and the like
                found.setdefault(source, Entry(source, ours, "", terms))
    return list(found.values())


_Row = tuple[str, str, dict[str, str]]


def _rows(kind: str, locales: Sequence[Locale], countries: Sequence[str]) -> Iterator[_Row]:
    import babel

    english = babel.Locale("en")
    named = {locale.tag: babel.Locale.parse(locale.tag, sep="-") for locale in locales}
    if kind == "language":
        for code, name in english.languages.items():
            if code not in _NO_LANGUAGES:
                yield name, "term", {tag: one.languages.get(code, "") for tag, one in named.items()}
    elif kind == "currency":
        from babel.numbers import get_currency_name

        for code in map(str, english.currencies):
            # The singular is as in a sentence (Georgian lari), the name as in a list (Georgian Lari).
            source = get_currency_name(code, count=1, locale=english)
            yield source, "term", {tag: one.currencies.get(code, "") for tag, one in named.items()}
    else:
        for code, name in english.territories.items():
            if code.isdigit() == (kind == "region") and code not in _NO_COUNTRIES:
                yield name, "place", {tag: one.territories.get(code, "") for tag, one in named.items()}
    if kind == "region":
        yield from _subdivisions(locales, countries)


def _subdivisions(locales: Sequence[Locale], countries: Sequence[str]) -> Iterator[_Row]:
    import gettext

    try:
        import pycountry
    except ImportError:
        raise TermbaseError(
            _("the names of regions need pycountry, which is not installed"),
            hint=_("Run: pip install 'i18nsync[regions]' - or leave out --kind region."),
        ) from None
    unknown = next((code for code in countries if pycountry.countries.get(alpha_2=code.upper()) is None), None)
    if unknown:
        raise TermbaseError(
            _("there is no country {unknown!r}").format(unknown=unknown),
            hint=_("Give codes of ISO 3166-1, as GE or UA."),
        )
    wanted = {code.upper() for code in countries}
    catalogs = {
        locale.tag: gettext.translation("iso3166-2", pycountry.LOCALES_DIR, [locale.language], fallback=True)
        for locale in locales
    }
    for part in pycountry.subdivisions:
        if not wanted or part.country_code in wanted:
            given = {tag: catalog.gettext(part.name) for tag, catalog in catalogs.items()}
            yield part.name, "place", {tag: text if text != part.name else "" for tag, text in given.items()}
