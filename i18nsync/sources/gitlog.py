"""The history of a project's files, asked from git: one process for all commits, one for all earlier texts."""

from __future__ import annotations

import os
import posixpath
import subprocess
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from i18nsync.core.lineage import Commit, Past, Touch
from i18nsync.errors import HistoryError
from i18nsync.messages import _
from i18nsync.sources.walk import os_reason

__all__ = ["GitLog"]

# Nothing that the user's own settings say may change what is read: no colours, notes, signatures.
_GIT = ("git", "--no-optional-locks", "--literal-pathspecs", "-c", "log.follow=false")
_LOG = (
    "log", "-z", "--raw", "--no-abbrev", "-M100%", "-c", "--topo-order", "--parents", "--no-color", "--no-notes",
    "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-mailmap", "--encoding=UTF-8",
    "--format=commit %H %P%n%ct%n%B",
)  # fmt: skip
_NO_BLOB = "0" * 40
_CHUNK = 1 << 16


class GitLog:
    """The git repository that a project lies in; implements `i18nsync.core.lineage.Lineage`.

    Paths are relative to the project, with `/`. Files that only moved keep their history.

    Args:
        root: the project's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._prefix = ""
        self._shallow = False
        self._objects: subprocess.Popen[bytes] | None = None

    def tip(self) -> str:
        """What the history hangs on: the newest commit, and whether the clone is shallow.

        Empty where there is no git, no repository, or no commit yet.
        """
        try:
            done = subprocess.run(  # noqa: S603  (no shell; all words are ours)
                [*_GIT, "rev-parse", "--show-prefix", "--is-shallow-repository", "--verify", "HEAD"],
                cwd=self._root,
                capture_output=True,
                check=False,
            )
        except OSError:
            return ""
        lines = done.stdout.split(b"\n")
        if done.returncode or len(lines) != 4:
            return ""
        self._prefix = os.fsdecode(lines[0])
        self._shallow = lines[1] == b"true"
        return f"{lines[2].decode('ascii')}{' shallow' if self._shallow else ''}"

    def past(self, folders: Collection[str]) -> Past:
        """All commits that touch a file in `folders`; those outside of the repository have none.

        Raises:
            HistoryError: git cannot read its history.
        """
        inside = sorted(folder or "." for folder in folders if self._in_repository(folder) is not None)
        if not inside:
            return Past(shallow=self._shallow)
        try:
            with subprocess.Popen(  # noqa: S603  (no shell; the folders come after --)
                [*_GIT, *_LOG, "--", *inside],
                cwd=self._root,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
            ) as process:
                assert process.stdout is not None  # noqa: S101  (as asked for)
                assert process.stderr is not None  # noqa: S101
                past = self._read(_tokens(process.stdout))
                complaint = process.stderr.read().decode("utf-8", "replace").strip()
        except OSError as error:
            raise HistoryError(_("git cannot be run: {reason}").format(reason=os_reason(error))) from None
        if process.returncode:
            raise HistoryError(
                _("git cannot read the history: {reason}").format(
                    reason=complaint.splitlines()[0] if complaint else _("it gave no reason")
                ),
                hint=_("`git fsck` says what is wrong with the repository."),
            )
        return past

    def text(self, blob: str) -> str | None:
        """The text of a blob; None if there is none, or it is no UTF-8.

        Raises:
            HistoryError: git cannot be asked.
        """
        return self._object(blob)

    def text_at(self, commit: str, path: str) -> str | None:
        """The text of the file at `path` as of `commit`; None if it was not there, or is no UTF-8.

        Raises:
            HistoryError: git cannot be asked.
        """
        place = self._in_repository(path)
        return self._object(f"{commit}:{place}") if place is not None else None

    def close(self) -> None:
        """End the process that gives the texts."""
        process, self._objects = self._objects, None
        if process is not None:
            with suppress(OSError):  # it may have stopped by itself
                process.communicate()

    def _object(self, name: str) -> str | None:
        if "\n" in name:
            return None
        try:
            if self._objects is None:
                self._objects = subprocess.Popen(  # noqa: S603  (no shell; all words are ours)
                    [*_GIT, "cat-file", "--batch"],
                    cwd=self._root,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            asked, answer = self._objects.stdin, self._objects.stdout
            assert asked is not None  # noqa: S101  (as asked for)
            assert answer is not None  # noqa: S101
            asked.write(os.fsencode(name) + b"\n")
            asked.flush()
            line = answer.readline()
            if not line:
                raise HistoryError(_("git cannot be asked for an earlier text: it has stopped"))
            head = line.split()
            if len(head) != 3 or not head[2].isdigit():
                return None
            data = answer.read(int(head[2]))
            answer.read(1)
        except OSError as error:
            raise HistoryError(
                _("git cannot be asked for an earlier text: {reason}").format(reason=os_reason(error))
            ) from None
        if head[1] != b"blob":
            return None
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8")
        return None

    def _in_repository(self, path: str) -> str | None:
        """The path seen from the repository's top; None outside of it."""
        place = posixpath.normpath(posixpath.join(self._prefix, path))
        return None if place == ".." or place.startswith(("../", "/")) else place

    def _in_project(self, place: str) -> str:
        if not self._prefix or place.startswith(self._prefix):
            return place[len(self._prefix) :]
        return posixpath.relpath(place, self._prefix)

    def _read(self, tokens: Iterator[bytes]) -> Past:
        commits: dict[str, Commit] = {}
        touches: dict[str, list[Touch]] = {}
        newest = ""
        for token in tokens:
            line = token.lstrip(b"\n")
            if line.startswith(b"commit "):
                head, at, message = line.decode("utf-8", "replace").split("\n", 2)
                _commit, newest, *parents = head.split()
                commits[newest] = Commit(newest, tuple(parents), int(at), message)
            elif line.startswith(b":"):
                touch, path = self._touch(line.decode("ascii"), tokens, len(commits) - 1, newest)
                touches.setdefault(path, []).append(touch)
        return Past(commits, touches, self._shallow)

    def _touch(self, raw: str, tokens: Iterator[bytes], order: int, commit: str) -> tuple[Touch, str]:
        """One line `:mode ... blob ... status`, of a merge with as many modes and blobs as it has parents, and one.

        (gitdiff-format: a rename gives both paths, in a merge only the one that it has now.)
        """
        parents = len(raw) - len(raw.lstrip(":"))
        fields = raw[parents:].split()
        blobs = ["" if blob.startswith(_NO_BLOB) else blob for blob in fields[parents + 1 : -1]]
        path = os.fsdecode(next(tokens))
        was = ""
        if parents == 1 and fields[-1][0] == "R":
            was, path = self._in_project(path), os.fsdecode(next(tokens))
        return Touch(order, commit, blobs[0], blobs[-1], was), self._in_project(path)


def _tokens(stream: IO[bytes]) -> Iterator[bytes]:
    """What stands between the NULs of a stream."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    yield rest
