"""What the tool says, in the language of who reads it: gettext over the package's own catalogs.

Every text that a person reads is marked where it is made: `_("no such article: {name}").format(name=name)`, and
`ngettext("{n} string", "{n} strings", n).format(n=n)` where a number is in it. The text itself is English and is its
own msgid, so that a message without a translation is still a message.

The language is one for the whole process, as gettext means it; the command line chooses it once, at the start.
"""

from __future__ import annotations

from gettext import NullTranslations

__all__ = ["_", "ngettext", "use"]

_current: list[NullTranslations] = [NullTranslations()]


def use(translations: NullTranslations) -> None:
    """Speak through `translations` from now on; `NullTranslations()` is English."""
    _current[0] = translations


def _(message: str) -> str:
    """The message in the language of who reads it."""
    return _current[0].gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a message that goes with the number `n`; the number itself is still to be put in."""
    return _current[0].ngettext(singular, plural, n)
