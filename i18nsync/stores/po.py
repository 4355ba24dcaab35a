"""PO catalogs: one gettext file an article and locale, under `locales/<locale>/LC_MESSAGES/`."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.stamps import UNKNOWN, File, Found, stamp_of
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import UnitKey
from i18nsync.errors import CatalogError, StoreError
from i18nsync.messages import _
from i18nsync.stores import po_header
from i18nsync.stores.files import read_bytes, write_atomic
from i18nsync.stores.locks import FileLocks

if TYPE_CHECKING:
    from i18nsync.stores.po_lines import PoPlace

__all__ = ["PoStore"]


class PoStore:
    """Catalogs as PO files; implements `i18nsync.core.ports.CatalogStore`.

    Args:
        root: the project's folder.
        catalogs: the catalogs' folder, relative to it.
        others: globs of PO files in there, by the id they would have, that belong to something else.
        locks: what keeps processes from writing one catalog at once; None where there is no other process.
    """

    def __init__(
        self, root: Path, catalogs: str = "locales", *, others: Sequence[str] = (), locks: FileLocks | None = None
    ) -> None:
        self._root = root
        self._catalogs = catalogs
        self._others = others
        self._locks = locks

    @cached_property
    def _base(self) -> Path:
        """Where the catalogs' folder really is."""
        return (self._root / self._catalogs).resolve()

    def folder(self, locale: Locale) -> Path:
        """The folder that holds all catalogs of `locale`."""
        return self._root / self._catalogs / po_header.language_tag(locale) / "LC_MESSAGES"

    def path(self, article: str, locale: Locale) -> str:
        """Where the catalog lies or would lie, relative to the project, with `/`.

        Raises:
            CatalogError: the id would leave the folder.
        """
        if not _is_id(article):
            raise CatalogError(
                _("{article!r} cannot be the id of a catalog").format(article=article),
                hint=_("An id is a relative path with `/` between its parts, as 2026/01/night-train."),
            )
        return f"{self._catalogs}/{po_header.language_tag(locale)}/LC_MESSAGES/{article}.po"

    def load(self, article: str, pair: LocalePair) -> Catalog | None:
        """The catalog, or None if there is none.

        Raises:
            CatalogError: the file is not a PO file that can be read without loss.
        """
        where = self.path(article, pair.target)
        data = self._read(where)
        from i18nsync.stores.po_read import parse_catalog

        return None if data is None else parse_catalog(data, article=article, pair=pair, where=where)

    def save(self, catalog: Catalog) -> bool:
        """Write it, all or nothing; False if the file already says the same.

        Raises:
            StoreError: it cannot be written, or holds what a PO file cannot hold.
        """
        from i18nsync.stores.po_write import write_catalog

        where = self.path(catalog.article, catalog.pair.target)
        data = write_catalog(catalog, where)
        path = self._root / where
        self._keep_inside(path, where)
        if self._read(where) == data:
            return False
        with _shown_as(where):
            write_atomic(path, data)
        return True

    def scan(self, article: str, locale: Locale) -> CatalogCounts | None:
        """Count states without building units; None if there is no catalog.

        Raises:
            CatalogError: as `load`.
        """
        from i18nsync.stores.scan import scan

        where = self.path(article, locale)
        data = self._read(where)
        if data is None:
            return None
        return scan(data, where)

    def articles(self, locale: Locale) -> Iterator[str]:
        """Ids of all articles that have a catalog in `locale`, sorted."""
        return iter(sorted(article for article, _ in self._files(locale)))

    def locked(self, article: str, locale: Locale) -> AbstractContextManager[None]:
        """Keep other processes from writing the catalog; see `i18nsync.core.ports.CatalogStore`.

        Raises:
            CatalogBusy: another process holds it and does not let go.
            StoreError: the lock cannot be made.
        """
        return nullcontext() if self._locks is None else self._locks.hold(self.path(article, locale))

    def digest(self, article: str, locale: Locale) -> str:
        """Of the file's bytes, to see whether it is still what was read; empty if there is no catalog.

        Raises:
            StoreError: the file is there and cannot be read.
        """
        data = self._read(self.path(article, locale))
        return "" if data is None else hashlib.sha256(data).hexdigest()

    def places(self, article: str, locale: Locale, keys: Collection[UnitKey]) -> dict[UnitKey, PoPlace]:
        """Where the translations of some units stand in their file; what cannot be found is left out.

        Raises:
            StoreError: the file is there and cannot be read.
        """
        from i18nsync.stores.po_lines import po_places

        where = self.path(article, locale)
        data = self._read(where)
        return {} if data is None else po_places(data, where, keys)

    def stamps(self, locale: Locale) -> dict[str, Found]:
        """The files of all catalogs of `locale` by article id, with stamps that are taken anew at each call."""
        base = f"{self._catalogs}/{po_header.language_tag(locale)}/LC_MESSAGES/"
        return {
            # No name in it is empty or starts with a dot.
            article: File(
                f"{base}{article}.po", _stamp(entry) if article.isprintable() and "\\" not in article else UNKNOWN
            )
            for article, entry in self._files(locale)
        }

    def _files(self, locale: Locale) -> Iterator[tuple[str, os.DirEntry[str]]]:
        """(article id, file) of every catalog; links to folders are not followed."""
        folders = [(os.fspath(self.folder(locale)), "")]
        while folders:
            folder, prefix = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    for entry in entries:
                        name = entry.name
                        if name[0] == ".":
                            continue
                        if entry.is_dir(follow_symlinks=False):
                            folders.append((entry.path, f"{prefix}{name}/"))
                        elif name[-3:] == ".po" and not (entry.is_symlink() and Path(entry.path).is_dir()):
                            article = prefix + name[:-3]
                            if not any(fnmatchcase(article, glob) for glob in self._others):
                                yield article, entry
            except OSError:
                continue  # not there, or not for us to see: as if empty

    def _read(self, where: str) -> bytes | None:
        with _shown_as(where):
            return read_bytes(self._root / where)

    def _keep_inside(self, path: Path, where: str) -> None:
        """Refuse to write through symbolic links that lead out of the catalogs' folder."""
        if not path.resolve().is_relative_to(self._base):
            raise CatalogError(
                _("a symbolic link leads out of the catalogs' folder"),
                where=where,
                hint=_("Remove or replace the link."),
            )


def _is_id(article: str) -> bool:
    return (
        article.isprintable()
        and "\\" not in article
        and not any(part in ("", ".", "..") for part in article.split("/"))
    )


def _stamp(entry: os.DirEntry[str]) -> bytes:
    """The stamp of a catalog's file; of a link nothing is known, since it may lead elsewhere the next moment."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return UNKNOWN
    if not stat.S_ISREG(found.st_mode):
        return UNKNOWN
    return stamp_of(found.st_mtime_ns, found.st_ctime_ns, found.st_size)


@contextmanager
def _shown_as(where: str) -> Iterator[None]:
    """Errors about a file name it as the user knows it, relative to the project."""
    try:
        yield
    except StoreError as error:
        raise StoreError(error.message, where=where, hint=error.hint) from error
