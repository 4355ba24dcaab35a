"""Front matter: finding it, the values in it that are translated, and writing them back in their own style."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from i18nsync.errors import ParseError
from i18nsync.formats.scalars import json_sites, toml_sites, write_json, write_toml
from i18nsync.formats.site import Kind, Site
from i18nsync.formats.yamlmatter import write_yaml, yaml_sites

__all__ = ["FrontMatter", "read_front_matter", "write_value"]

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:(?:\r\n|\n|\r)|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:(?:\r\n|\n|\r)|\Z)", re.MULTILINE),
}
_JSON = re.compile(r"\{\s*\"(?:[^\"\\\r\n]|\\.)*\"\s*:")
_JSON_AFTER = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body.

    Args:
        sites: the values to translate.
        end: offset where the body begins.
    """

    sites: tuple[Site, ...]
    end: int


def read_front_matter(text: str, start: int, keys: AbstractSet[str], path: str) -> FrontMatter:
    """Read the front matter that begins at `start` (0, or after a byte order mark), if there is any.

    YAML stands between `---` lines, TOML between `+++` lines, JSON is an object at the very start. An opening line
    without a closing one is just Markdown.

    Raises:
        ParseError: it is not valid YAML, TOML or JSON.
    """
    fence = _FENCE.match(text, start)
    # With a lone CR as line break `^` of re does not match: such files have no front matter to speak of.
    close = _CLOSE[fence[1]].search(text, fence.end()) if fence is not None else None
    found: list[Site] | None = None
    end = start
    if fence is not None and close is not None:
        end = close.end()
        if fence[1] == "+++":
            found = toml_sites(text[fence.end() : close.start()], fence.end(), keys, path, text)
        else:
            found = _yaml(text, fence.end(), close.start(), keys, path)
    elif _JSON.match(text, start):
        found, end = json_sites(text, start, keys, path)
        if not _JSON_AFTER.match(text, end):
            found = None
    return FrontMatter((), start) if found is None else FrontMatter(tuple(found), end)


def _yaml(text: str, start: int, end: int, keys: AbstractSet[str], path: str) -> list[Site] | None:
    inner = text[start:end]
    try:
        return yaml_sites(inner, start, keys, path, text)
    except ParseError:
        # A thematic break and, further down, another one: nobody leaves a blank line on top of front matter that
        # is then not YAML at all.
        if inner[:1] in ("\r", "\n"):
            return None
        raise


def write_value(site: Site, raw: str, value: str, line_break: str) -> str | None:
    """The scalar `raw` at `site` with `value` in place of its own, or None if that style cannot say it."""
    if site.kind is Kind.JSON:
        return write_json(value)
    if site.kind is Kind.TOML:
        return write_toml(raw, value, line_break)
    return write_yaml(site, raw, value, line_break)
