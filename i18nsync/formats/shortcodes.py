"""Shortcodes of Hugo and tags of Liquid that fill lines of their own: skeleton, but for captions and the like."""

from __future__ import annotations

import re

from i18nsync.formats import words
from i18nsync.formats.site import Kind, Site
from i18nsync.formats.tags import PROSE_PROPERTIES

__all__ = ["shortcode_lines"]

_SHORTCODE = re.compile(r"\{\{([<%])-?|\{(%)-?")
_SHORTCODE_NAME = re.compile(r"[ \t\r\n]*(/?[ \t]*[\w./-]+)")
_SHORTCODE_ATTRIBUTE = re.compile(r"([A-Za-z][\w-]*)[ \t]*=[ \t]*(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)')")
# Paired shortcodes and tags whose inside is no prose.
_OPAQUE_CODES = words(
    "highlight code mermaid math katex comment raw-html rawhtml raw gist graphviz chart plantuml verbatim script"
)
_REST = re.compile(r"[^\r\n]*")


def shortcode_lines(text: str, at: int) -> tuple[int, list[Site]] | None:
    """Where the shortcodes that begin at `at` end, if nothing else stands on their lines, and their attributes' sites.

    A pair around code, math or the like goes with what is inside.
    """
    sites: list[Site] = []
    while (found := _SHORTCODE.match(text, at)) is not None:
        mark = "%}" if found[2] else ">}}" if found[1] == "<" else "%}}"
        close = text.find(mark, found.end())
        if close < 0:
            return None
        sites += _attributes(text, found.end(), close)
        named = _SHORTCODE_NAME.match(text, found.end(), close)
        end = _opaque_end(text, named[1] if named else "", close + len(mark))
        rest = _REST.match(text, end)
        words_after = rest[0] if rest is not None else ""
        if not words_after.strip():
            return end, sites
        at = end + len(words_after) - len(words_after.lstrip(" \t"))
    return None


def _attributes(text: str, start: int, end: int) -> list[Site]:
    sites: list[Site] = []
    for attribute in _SHORTCODE_ATTRIBUTE.finditer(text, start, end):
        group = 2 if attribute[2] is not None else 3
        if attribute[1] in PROSE_PROPERTIES and attribute[group]:
            kind = Kind.DOUBLE if group == 2 else Kind.SINGLE
            sites.append(Site(*attribute.span(group), "attribute", kind))
    return sites


def _opaque_end(text: str, name: str, end: int) -> int:
    """Where the pair that `name` opens is over, if its inside is no prose; else `end`, where the opening one is."""
    if name not in _OPAQUE_CODES:
        return end
    stop = re.compile(r"\{[{%][<%]?-?\s*(?:/|end)\s*" + re.escape(name) + r"\s*-?[%>]?[%}]\}").search(text, end)
    return stop.end() if stop is not None else end
