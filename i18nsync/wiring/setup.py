"""Setting a project up: which layout a tree has, and the settings file for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.locale import Locale
from i18nsync.sources.files import write_text
from i18nsync.stores.settings import SETTINGS_FILE, render_settings
from i18nsync.wiring.workspace import load_formats, suffixes_of

if TYPE_CHECKING:
    from i18nsync.sources.detect import Candidate

__all__ = ["find_layouts", "write_settings"]


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
