"""Options: reading an engine's table of the settings file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from i18nsync.core.inline import RENDERINGS
from i18nsync.engines.drafting import CodesOf
from i18nsync.errors import SettingsError
from i18nsync.messages import _

__all__ = [
    "choice",
    "codes_of",
    "flag",
    "is_here",
    "number",
    "renderings",
    "text",
    "texts_by_locale",
    "web_address",
]


def number(settings: Mapping[str, object], engine: str, name: str, default: float, *, low: float = 0.0) -> float:
    """A number that is at least `low`.

    Raises:
        SettingsError: it is no number, or too small.
    """
    value = settings.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= low:
        raise _wrong(
            engine,
            name,
            _("{value!r} is not a number of at least {low:g}").format(value=value, low=low),
            _("The default is {default:g}.").format(default=default),
        )
    return float(value)


def text(settings: Mapping[str, object], engine: str, name: str, default: str = "") -> str:
    """A string.

    Raises:
        SettingsError: it is none.
    """
    value = settings.get(name, default)
    if not isinstance(value, str):
        raise _wrong(engine, name, _("{value!r} is not a text").format(value=value), _("Put it into quotation marks."))
    return value


def texts_by_locale(settings: Mapping[str, object], engine: str, name: str) -> dict[str, str]:
    """A text for all locales, under an empty tag, or a table of texts by locale tag.

    Raises:
        SettingsError: it is neither.
    """
    value = settings.get(name, "")
    found = value if isinstance(value, Mapping) else {"": value}
    for tag, each in found.items():
        if not isinstance(each, str):
            raise _wrong(
                engine,
                f"{name}.{tag}" if tag else name,
                _("{each!r} is not a text").format(each=each),
                _("Put it into quotes."),
            )
    return dict(found)


def choice(settings: Mapping[str, object], engine: str, name: str, allowed: Sequence[str]) -> str:
    """One of a few words; the first is the default.

    Raises:
        SettingsError: it is none of them.
    """
    value = text(settings, engine, name, allowed[0])
    if value not in allowed:
        raise _wrong(
            engine,
            name,
            _("{value!r} is not one of {allowed}").format(value=value, allowed=", ".join(allowed)),
            _("The default is {allowed}.").format(allowed=allowed[0]),
        )
    return value


def flag(settings: Mapping[str, object], engine: str, name: str) -> bool | None:
    """A truth value, or None where it is not written.

    Raises:
        SettingsError: it is none.
    """
    value = settings.get(name)
    if value is not None and not isinstance(value, bool):
        raise _wrong(
            engine,
            name,
            _("{value!r} is neither true nor false").format(value=value),
            _("Write {name} = true.").format(name=name),
        )
    return value


def is_here(address: str) -> bool:
    """Whether a web address leads to this very machine."""
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    host = urlsplit(address).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


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
        raise _wrong(
            engine, name, _("this is not a web address"), _("Write it in full, as https://translate.example.org/m.")
        )
    return value


def codes_of(settings: Mapping[str, object], engine: str) -> CodesOf | None:
    """What finds the inline codes of a target, if the caller gave it (under `codes`).

    Raises:
        SettingsError: it cannot be called.
    """
    value = settings.get("codes")
    if value is not None and not callable(value):
        raise _wrong(engine, "codes", _("this cannot be called"), _("Leave it out of the settings file."))
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
        raise _wrong(
            engine,
            "renderings",
            _("{value!r} is not a list of renderings").format(value=value),
            _("There are: {known}.").format(known=known),
        )
    return tuple(names)


def _wrong(engine: str, name: str, message: str, hint: str) -> SettingsError:
    return SettingsError(message, where=f"engine.{engine}.{name}", hint=hint)
