"""Addresses: bare web and e-mail addresses in running text, as every mail program links them."""

from __future__ import annotations

import re

from i18nsync.core.document import InlineCode

__all__ = ["addresses", "email_at", "url_end"]

_ADDRESS = re.compile(r"@|https?://|ftp://|www\.")
_URL = re.compile(r"(?:(?:https?|ftp)://|www\.(?=[^\s.]))[^\s<>\[\]`|{}\"“”„«»。，、]+")
_EMAIL_LOCAL = re.compile(r"[A-Za-z0-9._%+-]+\Z")
_EMAIL_DOMAIN = re.compile(r"@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}\b")
# RFC 5321, section 4.5.3.1.1: a local part has at most 64 octets.
_LONGEST_LOCAL = 64


def addresses(text: str) -> tuple[InlineCode, ...]:
    """The web and e-mail addresses of `text`, as standalone codes: all that text without markup has."""
    if "@" not in text and "://" not in text and "www." not in text:
        return ()
    found: list[InlineCode] = []
    taken = 0
    for mark in _ADDRESS.finditer(text):
        start = mark.start()
        if start < taken:
            continue
        if text[start] == "@":
            span = email_at(text, start, taken)
        else:
            end = url_end(text, start)
            span = (start, end) if end is not None else None
        if span is not None:
            taken = span[1]
            found.append(InlineCode(len(found) + 1, text[span[0] : taken], None, span[0]))
    return tuple(found)


def email_at(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Where the e-mail address whose `@` is at `at` starts (not before `floor`) and ends, or None."""
    domain = _EMAIL_DOMAIN.match(text, at)
    if domain is None:
        return None
    local = _EMAIL_LOCAL.search(text, max(floor, at - _LONGEST_LOCAL), at)
    return (local.start(), domain.end()) if local is not None else None


def url_end(text: str, start: int) -> int | None:
    """Where the bare address at `start` ends, or None: punctuation at its end belongs to the sentence."""
    found = _URL.match(text, start)
    if found is None or text[start - 1 : start].isalnum():
        return None
    url = found[0]
    while url[-1] in "?!.,:;*_~'’…" or (url[-1] == ")" and url.count(")") > url.count("(")):
        url = url[:-1]
    return start + len(url)
