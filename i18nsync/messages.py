"""What the tool says, in the language of who reads it: gettext over the package's own catalogs.

Every text that a person reads is marked where it is made: `_("no such article: {name}").format(name=name)`, and
`ngettext("{n} string", "{n} strings", n).format(n=number(n))` where a number is in it. The text itself is English and
is its own msgid, so that a message without a translation is still a message.

A text that stands in a table of constants is made before the language is known: `N_` marks it there, and `_` translates
it where it is shown.

The language is one for the whole process, as gettext means it; the command line chooses it once, at the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

__all__ = ["N_", "_", "either", "in_english", "language", "listed", "ngettext", "number", "use"]

ENGLISH = "en"

_current: list[tuple[NullTranslations, str]] = [(NullTranslations(), ENGLISH)]
_shared: ContextVar[tuple[NullTranslations, str] | None] = ContextVar("_shared", default=None)


def use(translations: NullTranslations, tag: str = ENGLISH) -> None:
    """Speak through `translations` from now on; `NullTranslations()` is English.

    Args:
        translations: where the messages are looked up.
        tag: the language's BCP 47 tag, for numbers.
    """
    _current[0] = (translations, tag)


@contextmanager
def in_english() -> Iterator[None]:
    """Make messages in English for a while, whoever reads them: for what is written into files that a team shares.

    Other threads go on in the language that is spoken.
    """
    before = _shared.set((NullTranslations(), ENGLISH))
    try:
        yield
    finally:
        _shared.reset(before)


def _now() -> tuple[NullTranslations, str]:
    return _shared.get() or _current[0]


def language() -> str:
    """The BCP 47 tag of the language that is spoken."""
    return _now()[1]


def _(message: str) -> str:
    """The message in the language of who reads it."""
    # The empty msgid is the catalog's header.
    return _now()[0].gettext(message) if message else ""


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for it)
    """The message as it is: only marked, for a table of constants; see the module."""
    return message


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a message that goes with the number `n`; the number itself is still to be put in."""
    return _now()[0].ngettext(singular, plural, n)


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: `18,300` in English, `18 300` in Russian.

    Args:
        value: what is written.
        decimals: digits after the decimal sign, zeros as well.
    """
    if language() == ENGLISH:
        return f"{value:,.{decimals}f}"
    from babel.numbers import format_decimal

    pattern = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=language())


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them: `Armenian, Georgian and Russian`; empty for none."""
    *head, last = [*names] or [""]
    # TRANSLATORS: {names} may itself be a list, with commas.
    return _("{names} and {last}").format(names=", ".join(head), last=last) if head else last


def either(names: Iterable[str]) -> str:
    """Names of which one is to be chosen: `tmx, po or tsv`; empty for none."""
    *head, last = [*names] or [""]
    # TRANSLATORS: {names} may itself be a list, with commas.
    return _("{names} or {last}").format(names=", ".join(head), last=last) if head else last
