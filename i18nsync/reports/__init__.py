"""Reports: a project report as text."""

from __future__ import annotations

from typing import TextIO

from i18nsync.errors import ReportError
from i18nsync.messages import _

__all__ = ["deliver"]


def deliver(text: str, stream: TextIO, *, errors: str = "backslashreplace") -> None:
    """Write `text` to `stream` in one go.

    Args:
        text: the whole report.
        stream: where to; nothing is taken for granted of its encoding.
        errors: how to write a character that the stream's encoding doesn't have (a lone surrogate of an odd file name,
            Georgian on a terminal that knows ASCII only); as for `str.encode`.

    Raises:
        ReportError: it cannot be written, as when the disk is full.
        BrokenPipeError: the reader went away, as `head` does; that is no failure, so it stays what it is.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, errors).decode(encoding))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ReportError(
            _("the report cannot be written: {reason}").format(reason=error.strerror or error),
            where=str(getattr(stream, "name", "")),
            hint=_("Check that the disk has room and that the file may be written."),
        ) from error
