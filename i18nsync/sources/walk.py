"""One walk over a tree: files by folder, links checked, loops cut."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from i18nsync.core.ports import SourceProblem
from i18nsync.messages import N_, _

__all__ = ["SKIPPED_FOLDERS", "Walk", "os_reason"]

SKIPPED_FOLDERS = frozenset({"node_modules", "bower_components", "__pycache__", "venv", "site-packages"})
"""Folders that hold no articles, whatever lies in them; names that start with a dot are skipped too."""

# Control characters, line separators, a backslash, and the surrogates that stand for bytes that are not UTF-8.
_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\\\\\ud800-\udfff]")


# What is said most; the C library's own translations are another program's, and need not be there.
_REASONS = (
    N_("no such file or directory"),
    N_("permission denied"),
    N_("is a directory"),
    N_("not a directory"),
    N_("too many levels of symbolic links"),
    N_("input/output error"),
)


def os_reason(error: OSError) -> str:
    """What the system said, in its words and without numbers or paths."""
    return _((error.strerror or type(error).__name__).lower())


@dataclass(slots=True)
class Walk:
    """Walks folders below a root with `os.scandir`, following links only inside it.

    Args:
        root: the folder that must not be left, through a link either.
        suffixes: endings, in lower case, of the files that matter.
        skip: folders, relative to the root and with `/`, that are not entered.
        label: put before relative paths in problems, as `../site/`; empty for the project itself.
    """

    root: Path
    suffixes: tuple[str, ...]
    skip: Collection[str] = ()
    label: str = ""
    entries: dict[str, os.DirEntry[str]] = field(default_factory=dict)
    """The files of the folder that was yielded last, by name; links are not among them."""
    problems: list[SourceProblem] = field(default_factory=list)
    _top: str = field(init=False)
    _real: str = field(init=False)

    def __post_init__(self) -> None:
        self._top = f"{os.fspath(self.root).rstrip(os.sep)}/"
        self._real = os.path.realpath(self.root)

    def folders(self, start: str) -> Iterator[tuple[str, list[str]]]:
        """Yield (folder, names of its files that matter), both sorted, from `start` downwards.

        Args:
            start: a folder relative to the root, empty or ending in `/`; nothing is yielded if it is not there.
        """
        top = self._top + start
        if not self._inside(top):
            self._problem(start.rstrip("/"), _("is a link that leads out of the project; it was left out"))
            return
        # Each entry carries the real folders above it, so that a link back up is seen as the loop it is.
        stack: list[tuple[str, tuple[str, ...]]] = [(start, (os.path.realpath(top),))]
        while stack:
            folder, above = stack.pop()
            try:
                with os.scandir(self._top + folder) as entries:
                    names, below = self._sort(folder, above, entries)
            except FileNotFoundError:
                continue
            except OSError as error:
                self._problem(
                    folder.rstrip("/") or ".", _("the folder cannot be read: {reason}").format(reason=os_reason(error))
                )
                continue
            stack.extend(reversed(below))
            if names:
                names.sort()
                yield folder, names

    def _sort(
        self, folder: str, above: tuple[str, ...], entries: Iterator[os.DirEntry[str]]
    ) -> tuple[list[str], list[tuple[str, tuple[str, ...]]]]:
        names: list[str] = []
        below: list[tuple[str, tuple[str, ...]]] = []
        files, suffixes = self.entries, self.suffixes
        files.clear()
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_symlink():
                self._link(folder, above, entry, names, below)
            elif entry.is_dir(follow_symlinks=False):
                if name not in SKIPPED_FOLDERS and folder + name not in self.skip and self._usable(folder, name):
                    below.append((f"{folder}{name}/", above))
            elif name.endswith(suffixes) or name.lower().endswith(suffixes):
                if entry.is_file(follow_symlinks=False):
                    names.append(name)
                    files[name] = entry
                elif self._usable(folder, name):
                    self._problem(folder + name, _("is no regular file; it was left out"))
        # All names at once: nearly always there is nothing to find.
        if _UNUSABLE.search("/".join(names)):
            names = [name for name in names if self._usable(folder, name)]
        below.sort()
        return names, below

    def _link(
        self,
        folder: str,
        above: tuple[str, ...],
        entry: os.DirEntry[str],
        names: list[str],
        below: list[tuple[str, tuple[str, ...]]],
    ) -> None:
        """Follow a link inside the root; say why where it is not followed."""
        name = entry.name
        path = folder + name
        matters = name.lower().endswith(self.suffixes)
        try:
            is_folder = entry.is_dir()
            is_file = entry.is_file()
        except OSError as error:
            self._problem(
                path, _("is a link that leads nowhere ({reason}); it was left out").format(reason=os_reason(error))
            )
            return
        if is_folder and (name in SKIPPED_FOLDERS or path in self.skip):
            return
        if not (is_folder or matters) or not self._usable(folder, name):
            return
        real = os.path.realpath(entry.path)
        if not (is_folder or is_file):
            self._problem(path, _("is a link that leads nowhere; it was left out"))
        elif not self._inside(real):
            self._problem(path, _("is a link that leads out of the project; it was left out"))
        elif is_file:
            names.append(name)
        else:
            # The real path of the folder that holds the link, and of all links taken on the way down to it.
            here = os.path.realpath(self._top + folder)
            chain = (*above, here)
            if any(step == real or step.startswith(real.rstrip(os.sep) + os.sep) for step in chain):
                self._problem(path, _("is a link to a folder that it lies in (a loop); it was left out"))
            else:
                below.append((f"{path}/", (*chain, real)))

    def _usable(self, folder: str, name: str) -> bool:
        if _UNUSABLE.search(name) is None:
            return True
        self._problem(
            _UNUSABLE.sub(lambda found: ascii(found[0])[1:-1], folder + name),
            _("has a name with a control character, a backslash or bytes that are not UTF-8; it was left out"),
        )
        return False

    def _inside(self, path: str) -> bool:
        real = os.path.realpath(path)
        return real == self._real or real.startswith(self._real.rstrip(os.sep) + os.sep)

    def _problem(self, path: str, message: str) -> None:
        self.problems.append(SourceProblem(self.label + path, message))
