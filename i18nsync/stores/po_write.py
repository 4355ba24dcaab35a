"""`Catalog` -> PO bytes, by way of polib for the messages; comments are never wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from i18nsync.core.catalog import Catalog
from i18nsync.core.unit import Unit, UnitState
from i18nsync.errors import CatalogError
from i18nsync.messages import _
from i18nsync.stores.po_block import is_block_line, write_block
from i18nsync.stores.po_header import fields_to_write, write_comments

__all__ = ["write_catalog"]


def write_catalog(catalog: Catalog, where: str) -> bytes:
    """The file's bytes: UTF-8, LF, header first, current units in order, then obsolete ones.

    Args:
        catalog: what to write.
        where: the file's path, for messages.

    Raises:
        CatalogError: it holds what a PO file cannot hold: a text with U+0000, U+0004 or half a surrogate pair, a unit
            twice, a review without a fitting stamp.
    """
    from i18nsync.stores.po_wrap import FastEntry

    _check_line(catalog.source_path, _("the path of the source"), where)
    _check_line(catalog.source_revision, _("the revision"), where)
    _check_line(catalog.built, _("the build line"), where)
    head = "".join(_comment("#", line) for line in write_comments(catalog))
    blocks = [head + str(FastEntry(msgid="", msgstr=fields_to_write(catalog)))]
    units = (*(unit for unit in catalog.units if not unit.obsolete), *(unit for unit in catalog.units if unit.obsolete))
    seen = set()
    for unit in units:
        if unit.key in seen:
            raise CatalogError(_("the unit {source!r} is there twice").format(source=unit.key.source[:60]), where=where)
        seen.add(unit.key)
        blocks.append(_entry(unit, catalog.source_path, where))
    text = "\n".join(blocks)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise CatalogError(
            _("a text holds half a surrogate pair, which UTF-8 cannot"), where=f"{where}:{line}"
        ) from error


def _entry(unit: Unit, source_path: str, where: str) -> str:
    from i18nsync.stores.po_wrap import FastEntry

    unit = _aligned(unit)
    _check(unit, where)
    outdated = unit.state is UnitState.OUTDATED and bool(unit.target)
    fuzzy = outdated or (unit.state is UnitState.DRAFT and bool(unit.target))
    lines = [_comment("#", line) for line in _comments(unit, where)]
    lines += [_comment("#.", line) for note in unit.notes for line in _lines(note) if not unit.obsolete]
    lines += [f"#: {_reference(path)}\n" for path in _references(unit, source_path)]
    flags = [flag for flag in dict.fromkeys(unit.flags) if flag != "fuzzy"]
    entry = FastEntry(
        msgctxt=unit.key.context or None,
        msgid=unit.key.source,
        msgstr=unit.target,
        flags=["fuzzy", *flags] if fuzzy else flags,
        previous_msgid=unit.previous_source if outdated and unit.previous_source else None,
        obsolete=unit.obsolete,
    )
    return "".join(lines) + str(entry)


def _aligned(unit: Unit) -> Unit:
    """`unit` with a target that begins and ends with a line feed exactly where its source does.

    `msgfmt -c` refuses anything else. The stamps are bound to the aligned text: what the reviewer read stays the same.
    """
    source, target = unit.key.source, unit.target
    first, last = source[:1] == "\n", source[-1:] == "\n"
    if not target or (first, last) == (target[:1] == "\n", target[-1:] == "\n"):
        return unit
    body = target.strip("\n")
    target = "\n" * first + body + "\n" * last if body else ""
    aligned = replace(unit, target=target)
    stamps = tuple(replace(stamp, hash=aligned.hash) for stamp in unit.stamps if stamp.hash == unit.hash)
    return replace(aligned, stamps=stamps)


def _comments(unit: Unit, where: str) -> Iterator[str]:
    """Translators' own comment lines, then the block."""
    for comment in unit.comments:
        for line in _lines(comment):
            if not is_block_line(line):
                yield line
    yield from write_block(unit, where)


def _references(unit: Unit, source_path: str) -> Iterator[str]:
    if not unit.obsolete:
        if source_path:
            yield source_path
        yield from (reference for reference in unit.references if reference != source_path)


def _reference(path: str) -> str:
    """GNU gettext's way to write a name with spaces: between directional isolates."""
    return f"\u2068{path}\u2069" if " " in path else path


def _lines(text: str) -> list[str]:
    return [line.strip("\r").replace("\0", "") for line in text.split("\n")]


def _comment(mark: str, line: str) -> str:
    line = line.rstrip(" \t")
    # GNU gettext joins a line that ends in a backslash with the next one, even if it is a comment.
    end = " " if line.endswith("\\") else ""
    return f"{mark} {line}{end}\n" if line else f"{mark}\n"


def _check_line(text: str, name: str, where: str) -> None:
    if not text.isprintable() and text:
        raise CatalogError(_("{name}, {text!r}, is not a line of text").format(name=name, text=text), where=where)


def _check(unit: Unit, where: str) -> None:
    if not unit.key.source:
        raise CatalogError(_("a unit has no source text"), where=where)
    for text in (unit.key.context, unit.key.source, unit.target, unit.previous_source):
        # U+0004 stands between context and text in MO files; GNU gettext refuses it elsewhere.
        if "\0" in text or "\4" in text:
            raise CatalogError(
                _("the unit {source!r} holds a character that a PO file cannot, U+0000 or U+0004").format(
                    source=unit.key.source[:60]
                ),
                where=where,
                hint=_("Remove the character from the article or its translation."),
            )
