"""Reading and writing one article's file: strict on the way in, all or nothing on the way out."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from i18nsync.errors import ArticleNotFound, SourceError, UnreadableArticle
from i18nsync.messages import N_, _
from i18nsync.sources.walk import os_reason
from i18nsync.temporary import create_in

__all__ = ["read_text", "write_text"]

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

_WRITE_REASONS = {
    errno.ENOSPC: (N_("the disk is full"), N_("Make room and try again; the file is as it was.")),
    errno.EDQUOT: (N_("your disk quota is used up"), N_("Make room and try again; the file is as it was.")),
    errno.EFBIG: (
        N_("the file would be larger than is allowed"),
        N_("Raise the limit (ulimit -f); the file is as it was."),
    ),
    errno.EROFS: (N_("the file system is read-only"), N_("Remount it writable, or work in another copy.")),
    errno.EACCES: (N_("no permission to write there"), N_("Ask for write permission on the folder.")),
    errno.EPERM: (N_("no permission to write there"), N_("Ask for write permission on the folder.")),
    errno.ENAMETOOLONG: (N_("the file name is too long"), N_("Give the article a shorter name.")),
    errno.ENOTDIR: (N_("a file stands where a folder is needed"), N_("Move that file away.")),
    errno.EEXIST: (N_("a file stands where a folder is needed"), N_("Move that file away.")),
    errno.EISDIR: (N_("a folder stands where the file should be"), N_("Move that folder away.")),
    errno.ENOTEMPTY: (N_("a folder stands where the file should be"), N_("Move that folder away.")),
}


def read_text(path: str, shown: str) -> tuple[str, float]:
    """Read a file as strict UTF-8, untouched: a BOM and all line endings stay in the text.

    Args:
        path: the file.
        shown: how messages name it.

    Returns:
        The text, and when the file was last written, in seconds since the epoch.

    Raises:
        ArticleNotFound: the file is not there.
        UnreadableArticle: it is not UTF-8, holds NUL, or may not be read.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a Path for each of many files takes its time
            data = file.read()
            modified = os.fstat(file.fileno()).st_mtime
    except FileNotFoundError:
        raise ArticleNotFound(_("the file is not there (any more)"), where=shown) from None
    except OSError as error:
        raise UnreadableArticle(
            _("the file cannot be read: {reason}").format(reason=os_reason(error)), where=shown
        ) from None
    if data.startswith(_UTF16_MARKS):
        raise UnreadableArticle(_("the file is UTF-16, not UTF-8"), where=shown, hint=_("Save it as UTF-8."))
    if (at := data.find(b"\0")) >= 0:
        raise UnreadableArticle(
            _("the file holds a NUL byte (byte {at}, line {line}), so it is no text").format(
                at=at, line=_line(data, at)
            ),
            where=shown,
            hint=_("Save it as UTF-8, or leave it out with exclude in the settings."),
        )
    try:
        return data.decode("utf-8"), modified
    except UnicodeDecodeError as error:
        raise UnreadableArticle(
            _("the file is not UTF-8: byte {byte} at offset {at} (line {line})").format(
                byte=f"0x{data[error.start]:02x}", at=error.start, line=_line(data, error.start)
            ),
            where=shown,
            hint=_("Save it as UTF-8, or leave it out with exclude in the settings."),
        ) from None


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def write_text(path: Path, text: str, shown: str) -> bool:
    """Write `text` as UTF-8, all or nothing, with its line endings as they are; folders are made as needed.

    A temporary file in the same folder is written, flushed to the disk and renamed over the old one, whose
    permission bits it takes. A symbolic link is replaced, never written through.

    Args:
        path: the file.
        text: all of it.
        shown: how messages name it.

    Returns:
        False if the file holds exactly that text already (then it is left alone).

    Raises:
        SourceError: it cannot be written; the old file is as it was.
    """
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            _("the text holds half a character ({code} at offset {at})").format(
                code=f"U+{ord(text[error.start]):04X}", at=error.start
            ),
            where=shown,
        ) from None
    made: list[Path] = []
    try:
        if _same(path, data):
            return False
        for folder in reversed([parent for parent in path.parents if not parent.exists()]):
            folder.mkdir()
            made.append(folder)
        _replace(path, data)
    except OSError as error:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        words, hint = _WRITE_REASONS.get(error.errno or 0, (os_reason(error), ""))
        raise SourceError(
            _("the file cannot be written: {reason}").format(reason=_(words)), where=shown, hint=_(hint)
        ) from None
    return True


def _same(path: Path, data: bytes) -> bool:
    if path.is_symlink():
        return False
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat(follow_symlinks=False).st_mode & 0o777 if path.is_file() and not path.is_symlink() else None
    handle, temporary = create_in(path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    # The rename itself reaches the disk with its folder; not every file system can do that.
    with contextlib.suppress(OSError):
        handle = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
