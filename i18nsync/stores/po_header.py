"""The head of a catalog: our three comment lines, other comments, and the gettext header fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale
from i18nsync.stores.po_block import one_line

__all__ = ["Head", "fields_to_keep", "fields_to_write", "language_tag", "read_comments", "write_comments"]

_OURS = ("source", "revision", "built")
_KEY = re.compile("i18nsync-(source|revision|built):(.*)")
_MARK = "#-#-#-#-#"
_PROJECT = "Project-Id-Version"
_GENERATOR = "i18nsync"


@dataclass(frozen=True, slots=True)
class Head:
    """What the header comments say.

    Args:
        source: path of the source article.
        revision: revision of the source that the units come from.
        built: as `Catalog.built`.
        comments: the other lines.
    """

    source: str = ""
    revision: str = ""
    built: str = ""
    comments: tuple[str, ...] = ()


def language_tag(locale: Locale) -> str:
    """The locale as gettext writes it, as `zh_Hans`."""
    return locale.tag.replace("-", "_")


def read_comments(lines: Iterable[str]) -> Head:
    """Take our lines out of the header comments.

    A line that says something else than an earlier one (msgcat joins the headers of two catalogs) makes the value
    unknown: empty, so that the next sync looks at the article again. Babel breaks long lines at spaces; an empty value
    is looked for on the next line.
    """
    values: dict[str, set[str]] = {key: set() for key in _OURS}
    comments: list[str] = []
    waiting = ""
    for line in lines:
        found = _KEY.fullmatch(line)
        if found is not None:
            value = found[2].strip()
            waiting = "" if value else found[1]
            values[found[1]] |= {value} - {""}
        elif waiting and line.strip() and not line.startswith(_MARK):
            values[waiting].add(line.strip())
            waiting = ""
        else:
            waiting = ""
            comments.append(line)
    only = {key: "".join(texts) if len(texts) == 1 else "" for key, texts in values.items()}
    return Head(only["source"], only["revision"], only["built"], tuple(comments))


def write_comments(catalog: Catalog) -> list[str]:
    """The header comment lines, without `# `: the kept ones, then ours."""
    lines = [line.rstrip("\r") for comment in catalog.header_comments for line in comment.split("\n")]
    lines = [line for line in lines if not _KEY.match(line)]
    values = (catalog.source_path, catalog.source_revision, catalog.built)
    for key, value in zip(_OURS, values, strict=True):
        if value:
            lines.append(f"i18nsync-{key}: {value}")
    return lines


def _forced(locale: Locale) -> dict[str, str]:
    """The fields that a catalog of ours has, whatever it had before."""
    fields = {
        "Language": language_tag(locale),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": _GENERATOR,
    }
    if locale.plural_forms:
        fields["Plural-Forms"] = locale.plural_forms
    return fields


def fields_to_keep(fields: Mapping[str, str], locale: Locale) -> dict[str, str]:
    """The header fields that did not come from us and are not for us to say, in the order of the file."""
    forced = _forced(locale)
    kept = {}
    for name, value in fields.items():
        text = one_line("\n".join(line for line in value.split("\n") if not line.startswith(_MARK)))
        if name not in forced and not name.startswith(_MARK) and (name, text) != (_PROJECT, _GENERATOR):
            kept[name] = text
    return kept


def fields_to_write(catalog: Catalog) -> str:
    """The header entry's text: kept fields in their order around ours, one a line."""
    locale = catalog.pair.target
    forced = _forced(locale)
    generator = forced.pop("X-Generator")
    fields = {_PROJECT: _GENERATOR}
    fields |= {name: one_line(value) for name, value in catalog.headers.items() if name != "X-Generator"}
    fields |= forced
    fields["X-Generator"] = generator
    return "".join(f"{name}: {value}\n" for name, value in fields.items())
