"""Files: the one way in which a store reads and replaces a file."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from i18nsync.errors import StoreError
from i18nsync.messages import N_, _
from i18nsync.temporary import create_in

__all__ = ["read_bytes", "read_text", "store_error", "write_atomic"]

_REASONS = {
    errno.ENOSPC: (
        N_("there is no space left on the disk"),
        N_("Free some space and run the command again; nothing was lost."),
    ),
    errno.EDQUOT: (N_("the disk quota is used up"), N_("Free some space and run the command again; nothing was lost.")),
    errno.EROFS: (N_("the file system is read-only"), N_("Mount it for writing or work in another folder.")),
    errno.EACCES: (N_("permission denied"), N_("Make the file and its folder readable and writable for you.")),
    errno.EPERM: (N_("permission denied"), N_("Make the file and its folder readable and writable for you.")),
    errno.EISDIR: (N_("it is a folder, not a file"), N_("Move the folder away.")),
    errno.ENOTDIR: (N_("a part of its path is a file, not a folder"), N_("Move that file away.")),
    errno.ENAMETOOLONG: (N_("its name is too long for the file system"), N_("Give the article a shorter name.")),
    errno.EEXIST: (N_("a part of its path is a file, not a folder"), N_("Move that file away.")),
}


def store_error(path: Path, error: OSError, doing: str = "written") -> StoreError:
    """Put an operating system error into words.

    Args:
        path: the file.
        error: what the system said.
        doing: `written` or `read`, for the sentence.
    """
    known = _REASONS.get(error.errno or 0)
    reason, hint = known or (error.strerror or str(error) or type(error).__name__, "")
    said = _("the file cannot be read: {reason}") if doing == "read" else _("the file cannot be written: {reason}")
    return StoreError(said.format(reason=_(reason)), where=str(path), hint=_(hint))


def read_bytes(path: Path) -> bytes | None:
    """The file's bytes, or None if there is no such file.

    Raises:
        StoreError: it is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise store_error(path, error, "read") from error


def read_text(path: Path) -> str | None:
    """The file's text, decoded as UTF-8 (a byte order mark is dropped), or None if there is no such file.

    Raises:
        StoreError: it is there and cannot be read, or is not UTF-8.
    """
    data = read_bytes(path)
    if data is None:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StoreError(
            _("the file is not UTF-8 text"), where=f"{path}:{line}", hint=_("Save it as UTF-8.")
        ) from error


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the file's content as a whole: at any moment the path holds the old bytes or the new ones.

    The data go to a temporary file in the same folder, which is flushed, synced and then renamed over `path`.
    Permission bits of an existing file stay; a symbolic link stays one and its target is replaced. Missing folders
    are made.

    Raises:
        StoreError: it cannot be written; the old file is untouched and the temporary one removed.
    """
    temporary: Path | None = None
    try:
        real = path.resolve() if path.is_symlink() else path
        real.parent.mkdir(parents=True, exist_ok=True)
        mode = _mode(real)
        handle, temporary = create_in(real.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if mode is not None:
                os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        temporary.replace(real)
        temporary = None
        _sync_folder(real.parent)
    except OSError as error:
        raise store_error(path, error) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _mode(path: Path) -> int | None:
    """Permission bits of `path`, or None if there is no such file."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system lets folders be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
