"""git: telling it to merge catalogs with `i18nsync merge-driver`."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

from i18nsync.errors import SettingsError
from i18nsync.messages import _

__all__ = ["driver_command", "install_driver", "repository_of"]

_NAME = "merge.i18nsync.name"
_DRIVER = "merge.i18nsync.driver"
_TITLE = "i18nsync: catalogs, string by string"


def driver_command(python: str) -> str:
    """The shell command that git runs for a merge.

    It names the interpreter with its whole path, because a graphical git client has another PATH than the terminal.
    Python's `-P` keeps the repository's own folder, where git runs it, from being searched for modules.

    Args:
        python: path of the interpreter that i18nsync is installed for.
    """
    quoted = shlex.quote(Path(python).as_posix()).replace("%", "%%")
    return f"{quoted} -P -m i18nsync merge-driver %O %A %B %P"


def repository_of(folder: Path) -> Path:
    """The top folder of the git working tree that `folder` lies in.

    Raises:
        SettingsError: it lies in none, or git cannot be run.
    """
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode == 0 and done.stdout.strip():
        return Path(done.stdout.rstrip("\r\n"))
    raise SettingsError(
        _("git finds no working tree here: {reason}").format(reason=_said(done)),
        where=str(folder),
        hint=_("Run it in your clone, or make a repository first: git init"),
    )


def install_driver(folder: Path, python: str, *, dry_run: bool = False) -> bool:
    """Name the driver in the configuration of the clone that `folder` lies in.

    Args:
        folder: a folder in the clone.
        python: see `driver_command`.
        dry_run: only tell what would be done.

    Returns:
        False if the configuration says so already.

    Raises:
        SettingsError: it cannot be written, or `folder` is in no clone.
    """
    repository_of(folder)
    wanted = {_NAME: _TITLE, _DRIVER: driver_command(python)}
    missing = {key: value for key, value in wanted.items() if _value(folder, key) != value}
    if dry_run:
        return bool(missing)
    for key, value in missing.items():
        done = _git(folder, "config", "--local", "--replace-all", key, value)
        if done.returncode:
            raise SettingsError(
                _("git config cannot be written: {reason}").format(reason=_said(done)), where=str(folder)
            )
    return bool(missing)


def _value(folder: Path, key: str) -> str:
    """What the clone's own configuration says, all of it where the key is there more than once."""
    return _git(folder, "config", "--local", "--get-all", key).stdout.removesuffix("\n")


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """The first line of git's complaint, in the user's language."""
    lines = done.stderr.strip().splitlines() or [_("exit code {code}").format(code=done.returncode)]
    return lines[0].removeprefix("fatal: ").removeprefix("error: ")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603  (no shell; the words are ours)
            ["git", *arguments],  # noqa: S607  (the user's own git)
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=30,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SettingsError(
            _("git cannot be run: {error}").format(error=error), hint=_("Install git (git-scm.com).")
        ) from error
