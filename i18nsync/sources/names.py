"""Names that people give to locales in paths: `ka`, `ka_GE`, `ge`, `kat`, `Georgian`."""

from __future__ import annotations

import re
from functools import lru_cache

from i18nsync.core.locale import Locale

__all__ = ["is_ambiguous", "is_country", "is_locale_name", "language_of", "normal", "spellings"]

_SHAPE = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-[a-z0-9]{5,8})?")


def _table(text: str) -> dict[str, str]:
    """`a=b c=d` as a dict."""
    return dict(pair.split("=", 1) for pair in text.split())


# Country codes that stand for the country's language in the wild, where they are no code of another one.
_COUNTRIES = _table(
    """
        ae=ar al=sq bd=bn br=pt by=be ch=zh cn=zh cz=cs dk=da eg=ar gb=en ge=ka gr=el il=he in=hi ir=fa jp=ja kh=km
        kr=ko kz=kk me=sr mm=my mx=es np=ne ph=fil pk=ur rs=sr se=sv si=sl tj=tg tm=tk tw=zh ua=uk us=en vn=vi
    """
)

# ISO 639-2 and 639-3 codes of languages that have a code of two letters.
_LONG = _table(
    """
        alb=sq amh=am ara=ar arm=hy aze=az baq=eu bel=be ben=bn bul=bg cat=ca ces=cs chi=zh chs=zh cht=zh cze=cs
        dan=da deu=de dut=nl ell=el eng=en est=et eus=eu fas=fa fin=fi fra=fr fre=fr geo=ka ger=de gre=el heb=he
        hin=hi hrv=hr hun=hu hye=hy ind=id ita=it jpn=ja kat=ka kaz=kk kor=ko lav=lv lit=lt nld=nl nor=no per=fa
        pol=pl por=pt ron=ro rum=ro rus=ru slk=sk slo=sk slv=sl spa=es sqi=sq srp=sr swe=sv tha=th tur=tr ukr=uk
        urd=ur uzb=uz vie=vi zho=zh
    """
)

# Codes of two letters that are words or usual names of sections: a folder `it/` need not be Italian.
_WORDS = frozenset(
    """
    am an ar as at be by cs de do el go he hr id ie in io is it la me ml ms my na no of oh ok om on or os pa pi pl
    ps rs sc se sh si so st sw ta to ts tv us we
    """.split()  # noqa: SIM905 - words read better than a column of quotes
)

# Names that are more usual for a script variant or region than the tag itself.
_USUAL = {
    "zh-hans": ("zh-cn", "zh-sg", "cn", "chs", "zh"),
    "zh-hant": ("zh-tw", "zh-hk", "tw", "cht"),
    "pt-br": ("br",),
    "nb": ("no",),
    "he": ("iw", "hb"),
    "id": ("in",),
}


def normal(name: str) -> str:
    """A name in lower case and with `-` between its parts."""
    return name.lower().replace("_", "-").replace("@", "-")


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, str], dict[str, str]]:
    """Language codes; language code by English or own name in lower case; likely region by language code (CLDR)."""
    from babel.core import Locale as BabelLocale
    from babel.core import get_global

    english = BabelLocale.parse("en").languages
    names_of = {str(code): str(name) for code, name in english.items()}
    codes = frozenset(code for code in names_of if 2 <= len(code) <= 3)
    by_name = {name.lower(): code for code, name in names_of.items() if code in codes and name.isalpha()}
    regions: dict[str, str] = {}
    for code, full in get_global("likely_subtags").items():
        parts = full.split("_")
        if code in codes and len(parts) == 3:
            regions[code] = parts[2].lower()
    return codes, by_name, regions


@lru_cache(maxsize=4096)
def language_of(name: str) -> str | None:
    """The language code (ISO 639) that a name in a path may stand for, or None if for none."""
    codes, by_name, _ = _tables()
    plain = normal(name)
    found = _SHAPE.fullmatch(plain)
    if found is None:
        # English names are long enough that a word which is one by chance (`Even`, `Ho`) is rare; those are left out.
        return by_name.get(plain) if len(plain) > 4 else None
    language = found["language"]
    if language in _LONG:
        return _LONG[language]
    if language in codes:
        return language
    return _COUNTRIES.get(language) if plain == language else by_name.get(plain)


def is_locale_name(name: str) -> bool:
    """Whether a folder or a suffix of that name may stand for a locale."""
    return language_of(name) is not None


def is_country(name: str) -> bool:
    """Whether the name stands for a language only by way of a country, as `ge` for Georgian."""
    plain = normal(name)
    return plain in _COUNTRIES and plain not in _tables()[0]


def is_ambiguous(name: str) -> bool:
    """Whether the name is as likely a word as a locale (`it`, `id`, `new`), so that more must speak for it."""
    plain = normal(name)
    if plain in _WORDS:
        return True
    return len(plain) == 3 and plain not in _LONG


def spellings(locale: Locale) -> tuple[str, ...]:
    """Normal forms of the names that a locale may have in paths, the most fitting first.

    `ka`: ka, ka-ge, kat, geo, georgian, ქართული, ge.
    """
    _, by_name, regions = _tables()
    tag = normal(locale.tag)
    language = locale.language
    found = [tag, *_USUAL.get(tag, ())]
    region = regions.get(language, "")
    if tag == language:
        if region:
            found.append(f"{language}-{region}")
        found.extend(
            sorted((code for code, two in _LONG.items() if two == language), key=lambda c: (c[0] != language[0], c))
        )
        found.extend(name for name, code in by_name.items() if code == language)
        if locale.endonym != locale.tag:
            found.append(locale.endonym.lower())
        if _COUNTRIES.get(region) == language:
            found.append(region)
    elif language != tag and tag not in _USUAL:
        found.append(language)
    return tuple(dict.fromkeys(found))
