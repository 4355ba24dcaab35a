"""Hunspell dictionaries, which lie where the system or the settings have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

from i18nsync.core.locale import Locale
from i18nsync.errors import SettingsError
from i18nsync.messages import _

__all__ = ["FOLDERS", "find", "speller"]

FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
"""Where systems keep dictionaries."""


def find(locale: Locale, folders: Iterable[str | Path] = FOLDERS) -> Path | None:
    """The `.dic` file of a locale in the first folder that has one with its `.aff` file; None if none has."""
    names = (locale.tag.replace("-", "_"), locale.language)
    for folder in map(Path, folders):
        for pattern in (*(f"{name}.dic" for name in names), f"{locale.language}_??.dic"):
            for path in sorted(folder.glob(pattern)):
                if path.with_suffix(".aff").is_file():
                    return path
    return None


def speller(path: Path) -> Callable[[str], bool] | None:
    """Whether a word is right by the dictionary `path`, a `.dic` file beside its `.aff` file.

    Returns None where chunspell is not installed.

    Raises:
        SettingsError: there is no such dictionary, or it cannot be read.
    """
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    if not path.is_file() or not path.with_suffix(".aff").is_file():
        raise SettingsError(
            _("there is no dictionary {path} with its .aff file beside it").format(path=path),
            hint=_("Install one, as hunspell-ru, or name its .dic file in [checks.dictionaries]."),
        )
    try:
        dictionary = Hunspell(path.stem, hunspell_data_dir=str(path.parent))
        dictionary.spell("a")
    except Exception as error:  # whatever the library makes of a broken file
        raise SettingsError(
            _("the dictionary {path} cannot be read: {reason}").format(path=path, reason=error),
            hint=_("Install it anew, or name another .dic file in [checks.dictionaries]."),
        ) from error

    @lru_cache(maxsize=100_000)
    def spells(word: str) -> bool:
        return bool(dictionary.spell(word))

    return spells
