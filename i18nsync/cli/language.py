"""The language that the command line speaks: chosen by the user or the environment, found in the package.

A wheel holds the compiled catalogs. A checkout holds only their sources, `locales/<tag>/LC_MESSAGES/i18nsync.po`, which
are compiled anew in every run, so that nobody sees the words of yesterday. Where there is neither, all is English.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from i18nsync.messages import ENGLISH, use

__all__ = ["DOMAIN", "available", "from_environment", "in_english", "speaking", "tag_of"]

DOMAIN = "i18nsync"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_PACKAGE = Path(__file__).resolve().parent.parent
PACKAGED = _PACKAGE / "translations"
SOURCES = _PACKAGE.parent / "locales"


def available() -> dict[str, Path]:
    """Tags of the languages that there are beside English, each with its catalog, compiled or not."""
    for folder, name in ((PACKAGED, f"{DOMAIN}.mo"), (SOURCES, f"{DOMAIN}.po")):
        found = sorted(folder.glob(f"*/LC_MESSAGES/{name}"))
        if found:
            return {path.parts[-3]: path for path in found}
    return {}


def tag_of(name: str) -> str | None:
    """The language that `name` means, as `ka`, `ka-GE` or `ka_GE.UTF-8`; None if it is none that the tool speaks."""
    language = name.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0].replace("_", "-").split("-")[0].lower()
    if language in ("c", "posix", ENGLISH):
        return ENGLISH
    return language if language in available() else None


def from_environment(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for, in gettext's order; English if it names none that there is.

    The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is not empty counts. LANGUAGE may list several languages,
    with colons between, the best first.
    """
    wanted = next(filter(None, map(environment.get, _VARIABLES)), "")
    return next(filter(None, map(tag_of, filter(None, wanted.split(":")))), ENGLISH)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak a language, click's own words included, and fall back to English afterwards.

    click looks its words up in gettext's global domain, whose language is taken from the environment; so both are set.
    The programs that are started from here, as an editor, speak the same language.
    """
    catalog = available().get(tag) if tag != ENGLISH else None
    if catalog is None:
        yield
        return
    with ExitStack() as stack:
        folder = catalog.parents[2] if catalog.suffix == ".mo" else stack.enter_context(_compiled(catalog, tag))
        use(gettext.translation(DOMAIN, folder, [tag]), tag)
        stack.callback(use, gettext.NullTranslations())
        gettext.bindtextdomain(DOMAIN, os.fspath(folder))
        stack.callback(gettext.textdomain, gettext.textdomain())
        gettext.textdomain(DOMAIN)
        stack.callback(_set_language, os.environ.get("LANGUAGE"))
        _set_language(tag)
        yield


@contextmanager
def in_english() -> Iterator[None]:
    """Let click speak English for a while: what it says while modules are imported is translated when it is shown."""
    before = gettext.textdomain()
    gettext.textdomain("messages")
    try:
        yield
    finally:
        gettext.textdomain(before)


def _set_language(value: str | None) -> None:
    if value is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = value


@contextmanager
def _compiled(catalog: Path, tag: str) -> Iterator[Path]:
    """A folder with the compiled catalog, for as long as it is used."""
    from tempfile import TemporaryDirectory

    import polib

    with TemporaryDirectory(prefix="i18nsync-") as folder:
        target = Path(folder) / tag / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(parents=True)
        polib.pofile(os.fspath(catalog)).save_as_mofile(os.fspath(target))
        yield Path(folder)
