"""Options: reading an engine's table of the settings file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from i18nsync.core.inline import RENDERINGS
from i18nsync.engines.drafting import CodesOf
from i18nsync.errors import SettingsError

__all__ = ["codes_of", "number", "renderings", "text", "web_address"]


def number(settings: Mapping[str, object], engine: str, name: str, default: float, *, low: float = 0.0) -> float:
    """A number that is at least `low`.

    Raises:
        SettingsError: it is no number, or too small.
    """
    value = settings.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= low:
        raise _wrong(engine, name, f"{value!r} is not a number of at least {low:g}", f"The default is {default:g}.")
    return float(value)


def text(settings: Mapping[str, object], engine: str, name: str, default: str = "") -> str:
    """A string.

    Raises:
        SettingsError: it is none.
    """
    value = settings.get(name, default)
    if not isinstance(value, str):
        raise _wrong(engine, name, f"{value!r} is not a text", "Put it into quotation marks.")
    return value


def web_address(settings: Mapping[str, object], engine: str, name: str, default: str = "") -> str:
    """An `http` or `https` address, or empty if that is the default.

    Raises:
        SettingsError: it is neither.
    """
    from urllib.parse import urlsplit

    value = text(settings, engine, name, default)
    try:
        parts = urlsplit(value)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if value and not good:
        raise _wrong(engine, name, "this is not a web address", "Write it in full, as https://translate.example.org/m.")
    return value


def codes_of(settings: Mapping[str, object], engine: str) -> CodesOf | None:
    """What finds the inline codes of a target, if the caller gave it (under `codes`).

    Raises:
        SettingsError: it cannot be called.
    """
    value = settings.get("codes")
    if value is not None and not callable(value):
        raise _wrong(engine, "codes", "this cannot be called", "Leave it out of the settings file.")
    return cast("CodesOf | None", value)


def renderings(settings: Mapping[str, object], engine: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """The ways of writing inline codes, best first: those under `renderings`, which a probe may have found.

    Raises:
        SettingsError: it is not a list of names of renderings, or an empty one.
    """
    value = settings.get("renderings", list(default))
    found = value if isinstance(value, list) else []
    names = [name for name in found if isinstance(name, str) and name in RENDERINGS]
    if not names or names != value:
        known = ", ".join(RENDERINGS)
        raise _wrong(engine, "renderings", f"{value!r} is not a list of renderings", f"There are: {known}.")
    return tuple(names)


def _wrong(engine: str, name: str, message: str, hint: str) -> SettingsError:
    return SettingsError(message, where=f"engines.{engine}.{name}", hint=hint)
