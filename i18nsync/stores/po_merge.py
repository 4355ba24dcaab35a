"""Merging catalogs for git, file by file (gitattributes(5), "Defining a custom merge driver").

git hands a driver three files, `%O %A %B`: the common ancestor, ours and theirs; it expects the result in ours and
takes an exit status other than 0 for a conflict. Their names say nothing: the fourth word, `%P`, says where the catalog
lies.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.threeway import merge_catalogs
from i18nsync.core.unit import UnitKey
from i18nsync.errors import CatalogError, I18nsyncError, StoreError
from i18nsync.messages import _
from i18nsync.stores.files import read_bytes, write_atomic
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_write import write_catalog

__all__ = ["MergedFile", "attributes_line", "merge_bytes", "merge_files"]

_PLACE = re.compile(r"(?:.*/)?([^/]+)/LC_MESSAGES/(.+)\.po", re.DOTALL)
_LANGUAGE = re.compile(rb'^"Language: *([A-Za-z0-9_-]+) *\\n"', re.MULTILINE)
_UNDETERMINED = Locale("und")  # BCP 47's word for it: a PO file does not say what its sources are written in


class MergedFile(NamedTuple):
    """A catalog's file after a merge.

    Args:
        data: its bytes, a valid PO file in any case: there are no conflict markers.
        conflicts: units that a person has to choose a text for; see `i18nsync.core.conflict`.
    """

    data: bytes
    conflicts: tuple[UnitKey, ...] = ()


def attributes_line(catalogs: str = "locales") -> str:
    """The line of `.gitattributes` that lets git merge catalogs with the driver of the name `i18nsync`."""
    return f"{catalogs}/**/*.po merge=i18nsync"


def merge_files(base: Path, ours: Path, theirs: Path, where: str) -> tuple[UnitKey, ...]:
    """Merge a catalog's three files into `ours`, all or nothing.

    Args:
        base: the common ancestor; empty or not there if there is none.
        ours: our side's version.
        theirs: their side's version.
        where: where the catalog lies in the repository.

    Returns:
        The units in conflict.

    Raises:
        StoreError: a file cannot be read or written; ours is as it was.
        CatalogError: as `merge_bytes`.
    """
    sides = []
    for path in (ours, theirs):
        data = read_bytes(path)
        if data is None:
            raise StoreError(
                _("there is no such file"), where=str(path), hint=_("git calls this with files of its own.")
            )
        sides.append(data)
    merged = merge_bytes(read_bytes(base) or b"", sides[0], sides[1], where)
    if merged.data != sides[0]:
        write_atomic(ours, merged.data)
    return merged.conflicts


def merge_bytes(base: bytes, ours: bytes, theirs: bytes, where: str) -> MergedFile:
    """Merge the content of a catalog's file; see `merge_catalogs`.

    An ancestor that cannot be read (or is empty, as git gives it where there is none) counts as none: then nothing
    counts as deleted, and more is left to people.

    Args:
        base: the common ancestor's bytes.
        ours: our side's.
        theirs: their side's.
        where: where the catalog lies; its locale is the folder before `LC_MESSAGES`, or else what the files say.

    Returns:
        The file and its conflicts. A side that alone changed is given back byte for byte.

    Raises:
        CatalogError: ours or theirs cannot be read without loss; `where` says which and, if known, its line.
    """
    if theirs in (ours, base):
        return MergedFile(ours)
    if ours == base:
        return MergedFile(theirs)
    found = _PLACE.fullmatch(where)
    pair = LocalePair(_UNDETERMINED, _locale(found[1] if found else "", (ours, theirs), where))
    article = found[2] if found else where

    def side(data: bytes, *, is_ours: bool) -> Catalog:
        try:
            return parse_catalog(data, article, pair, where)
        except CatalogError as error:
            raise _refused(error, is_ours=is_ours) from error

    ancestor = None
    if base.strip():
        try:
            ancestor = parse_catalog(base, article, pair, where)
        except CatalogError:
            ancestor = None
    merged = merge_catalogs(ancestor, side(ours, is_ours=True), side(theirs, is_ours=False))
    return MergedFile(write_catalog(merged.catalog, where), merged.conflicts)


def _locale(folder: str, sides: tuple[bytes, bytes], where: str) -> Locale:
    """The catalog's locale: that of its folder, or the one that its header names."""
    headers = [found[1].decode("ascii") for data in sides if (found := _LANGUAGE.search(data))]
    for tag in (folder, *headers):
        try:
            return Locale.parse(tag)
        except I18nsyncError:
            continue
    raise CatalogError(
        _("nothing says which language the catalog is in"),
        where=where,
        hint=_("Put a line `Language: ka` into its header on both branches, and merge again."),
    )


def _refused(error: CatalogError, *, is_ours: bool) -> CatalogError:
    said = (
        _("our side's version cannot be merged: {reason}")
        if is_ours
        else _("their side's version cannot be merged: {reason}")
    )
    return CatalogError(
        said.format(reason=error.message),
        where=error.where,
        hint=_(
            "The file was left as our side has it, so do not commit the merge like this. Take "
            "the merge back (git merge --abort),\nrepair the file on its branch, commit it there "
            "and merge again."
        ),
    )
