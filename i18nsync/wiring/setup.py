"""Setting a project up: which layout a tree has, and the settings file for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.locale import Locale
from i18nsync.sources.files import read_text, write_text
from i18nsync.stores.history import gitattributes_line
from i18nsync.stores.po_merge import attributes_line
from i18nsync.stores.settings import SETTINGS_FILE, render_settings
from i18nsync.temporary import GITIGNORE
from i18nsync.wiring.formats import load_formats, suffixes_of

if TYPE_CHECKING:
    from i18nsync.sources.detect import Candidate

__all__ = ["add_git_attributes", "add_git_ignore", "find_layouts", "write_settings"]


def find_layouts(folder: Path, source: Locale, locales: Sequence[Locale]) -> list[Candidate]:
    """The layouts that the tree below `folder` may have, best first.

    Raises:
        SourceError: the folder is not there.
    """
    from i18nsync.sources.detect import detect

    return detect(folder, source, locales, suffixes_of(load_formats(None, [])))


def write_settings(
    folder: Path, chosen: Candidate, source: Locale, locales: Sequence[Locale], *, dry_run: bool = False
) -> str:
    """Write the settings file for a layout; returns its text.

    Raises:
        SourceError: it cannot be written.
    """
    text = render_settings(
        source_locale=source,
        locales=locales,
        contents=chosen.contents,
        aliases=chosen.aliases,
        other_locales=chosen.other_locales,
    )
    if not dry_run:
        write_text(folder / SETTINGS_FILE, text, SETTINGS_FILE)
    return text


def add_git_attributes(folder: Path, catalogs: str = "locales", *, driver: bool = False, dry_run: bool = False) -> int:
    """Tell git to join history files line by line; returns how many lines `.gitattributes` gains, 0 without git.

    Args:
        folder: the project's.
        catalogs: the catalogs' folder, relative to it.
        driver: also have catalogs merged by `i18nsync merge-driver`.
        dry_run: only tell what would be done.

    Raises:
        SourceError: the file cannot be read or written.
    """
    wanted = [gitattributes_line(catalogs), *([attributes_line(catalogs)] if driver else [])]
    return _add_lines(folder, ".gitattributes", wanted, dry_run=dry_run)


def add_git_ignore(folder: Path) -> bool:
    """Tell git to pass over what a killed process leaves; False if `.gitignore` says so already, or git is not used.

    Raises:
        SourceError: the file cannot be read or written.
    """
    return bool(_add_lines(folder, ".gitignore", [GITIGNORE]))


def _add_lines(folder: Path, name: str, wanted: Sequence[str], *, dry_run: bool = False) -> int:
    if not any((place / ".git").exists() for place in (folder, *folder.parents)):
        return 0
    path = folder / name
    text = read_text(str(path), path.name)[0] if path.exists() else ""
    lines = [line for line in wanted if line not in text.splitlines()]
    if lines and not dry_run:
        end = "" if not text or text.endswith("\n") else "\n"
        write_text(path, text + end + "".join(f"{line}\n" for line in lines), path.name)
    return len(lines)
