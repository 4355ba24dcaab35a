"""Locales: BCP 47 tags, pairs of them, plural forms and endonyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from i18nsync.errors import I18nsyncError
from i18nsync.messages import _

__all__ = ["ENDONYMS", "PLURAL_FORMS", "Locale", "LocalePair"]

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-[a-z0-9]{1,8})*)",
    re.IGNORECASE,
)

# CLDR 48. Babel 2.18's own table gives Georgian one form, which is wrong; so these are ours.
PLURAL_FORMS = {
    "en": "nplurals=2; plural=(n != 1);",
    "ka": "nplurals=2; plural=(n != 1);",
    "ru": ("nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"),
}

# What a language calls itself, as newsroom footers write it.
ENDONYMS = {"en": "English", "ka": "ქართული", "ru": "Русский"}


@dataclass(frozen=True, slots=True, order=True)
class Locale:
    """A language, perhaps with script and region.

    Args:
        tag: a canonical BCP 47 tag, as `ka` or `zh-Hans`; use `Locale.parse` for what people type.
    """

    tag: str

    @classmethod
    def parse(cls, text: str) -> Locale:
        """Read `text` as a BCP 47 tag; `_` is taken for `-` and case is made canonical.

        Raises:
            I18nsyncError: `text` is not a well-formed tag.
        """
        return _parse(text)

    @property
    def language(self) -> str:
        """The primary language subtag, as `zh` of `zh-Hans`."""
        return self.tag.split("-", 1)[0]

    @property
    def plural_forms(self) -> str | None:
        """The gettext `Plural-Forms` value, or None for a language that i18nsync has no constant for."""
        return PLURAL_FORMS.get(self.language)

    @property
    def endonym(self) -> str:
        """The language's own name for itself, or the tag where i18nsync has no constant."""
        return ENDONYMS.get(self.language, self.tag)

    def __str__(self) -> str:
        return self.tag


@lru_cache(maxsize=1024)
def _parse(text: str) -> Locale:
    found = _TAG.fullmatch(text.strip().replace("_", "-"))
    if found is None:
        raise I18nsyncError(
            _("{text!r} is not a locale").format(text=text), hint=_("Write a BCP 47 tag such as en, ka, ru or zh-Hans.")
        )
    parts = [found["language"].lower()]
    if found["script"]:
        parts.append(found["script"].title())
    if found["region"]:
        parts.append(found["region"].upper())
    return Locale("-".join(parts) + found["rest"].lower())


@dataclass(frozen=True, slots=True, order=True)
class LocalePair:
    """The direction of a translation."""

    source: Locale
    target: Locale

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"
