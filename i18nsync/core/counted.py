"""Numbers of things, as `1 article` and `2,000 articles`, for sentences that name several of them.

A sentence with one number is one message of its own. Where there are two, each number stands with its noun in the
nominative, so that a language with cases can set them apart from the rest: `Отмечено: 3 строки (2 статьи)`.
"""

from __future__ import annotations

from i18nsync.messages import ngettext, number

__all__ = [
    "articles",
    "catalogs",
    "characters",
    "entries",
    "pairs",
    "reviews",
    "segments",
    "sentences",
    "strings",
    "texts",
    "times",
    "versions",
    "warnings",
    "words",
]


def articles(n: int) -> str:
    """`1 article`, `2 articles`."""
    return ngettext("{n} article", "{n} articles", n).format(n=number(n))


def catalogs(n: int) -> str:
    """`1 catalog`, `2 catalogs`."""
    return ngettext("{n} catalog", "{n} catalogs", n).format(n=number(n))


def characters(n: int) -> str:
    """`1 character`, `2 characters`."""
    return ngettext("{n} character", "{n} characters", n).format(n=number(n))


def entries(n: int) -> str:
    """`1 entry`, `2 entries`, of a glossary."""
    return ngettext("{n} entry", "{n} entries", n).format(n=number(n))


def pairs(n: int) -> str:
    """`1 pair`, `2 pairs`, of a translation memory."""
    return ngettext("{n} pair", "{n} pairs", n).format(n=number(n))


def reviews(n: int) -> str:
    """`1 review`, `2 reviews`."""
    return ngettext("{n} review", "{n} reviews", n).format(n=number(n))


def segments(n: int) -> str:
    """`1 segment`, `2 segments`."""
    return ngettext("{n} segment", "{n} segments", n).format(n=number(n))


def sentences(n: int) -> str:
    """`1 sentence`, `2 sentences`."""
    return ngettext("{n} sentence", "{n} sentences", n).format(n=number(n))


def strings(n: int) -> str:
    """`1 string`, `2 strings`."""
    return ngettext("{n} string", "{n} strings", n).format(n=number(n))


def texts(n: int) -> str:
    """`1 text`, `2 texts`."""
    return ngettext("{n} text", "{n} texts", n).format(n=number(n))


def times(n: int) -> str:
    """`1 time`, `2 times`."""
    return ngettext("{n} time", "{n} times", n).format(n=number(n))


def versions(n: int) -> str:
    """`1 version`, `2 versions`."""
    return ngettext("{n} version", "{n} versions", n).format(n=number(n))


def warnings(n: int) -> str:
    """`1 warning`, `2 warnings`."""
    return ngettext("{n} warning", "{n} warnings", n).format(n=number(n))


def words(n: int) -> str:
    """`1 word`, `2 words`."""
    return ngettext("{n} word", "{n} words", n).format(n=number(n))
