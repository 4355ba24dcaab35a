"""Keys: where an engine's API key comes from, and that it never stands in the settings file.

The settings file lies in git, where a key would be read by everyone for ever. So a key is taken from the environment,
or else from the system's keyring. It is looked up when an engine is asked for the first time, never kept in an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import cast

from i18nsync.errors import EngineUnavailable, SettingsError
from i18nsync.messages import _

__all__ = ["KEYED", "SERVICE", "VARIABLES", "Key", "finder", "key_of", "need", "refuse_keys", "variables"]

SERVICE = "i18nsync"
"""The name of our keys in the keyring."""

Key = Callable[[str], str | None]
"""Engine's name -> its API key, or None if there is none."""

VARIABLES: Mapping[str, tuple[str, ...]] = {
    "deepl": ("DEEPL_AUTH_KEY", "DEEPL_API_KEY"),
    "microsoft": ("MICROSOFT_API_KEY", "AZURE_TRANSLATOR_KEY"),
    "yandex": ("YANDEX_API_KEY",),
    "libretranslate": ("LIBRETRANSLATE_API_KEY",),
    "openai": ("OPENAI_API_KEY",),  # for `chat`, and only where it speaks to OpenAI: no other server may get that key
}
"""The usual names of an engine's variable, looked at after our own, `I18NSYNC_NAME_KEY`."""

_NAMES = ("key", "api_key", "apikey", "auth_key", "token", "secret", "password")


KEYED = frozenset(("deepl", "microsoft", "yandex"))
"""Engines that do nothing without a key."""


def variables(engine: str) -> tuple[str, ...]:
    """The environment variables that may hold the key of `engine`, the one that counts most first."""
    own = "".join(letter if letter.isalnum() else "_" for letter in engine.upper())
    return (f"I18NSYNC_{own}_KEY", *VARIABLES.get(engine, ()))


def finder(environment: Mapping[str, str]) -> Key:
    """Looks for keys in `environment`, then in the system's keyring, if the package keyring is there."""

    @cache  # a keyring may be slow, or ask the user
    def find(engine: str) -> str | None:
        for name in variables(engine):
            value = environment.get(name, "").strip()
            if value:
                return value
        return _from_keyring(engine)

    return find


def _from_keyring(engine: str) -> str | None:
    try:
        import keyring

        return (keyring.get_password(SERVICE, engine) or "").strip() or None
    except Exception:
        return None


def refuse_keys(settings: Mapping[str, object], engine: str) -> None:
    """Stop at a key that stands in the settings file.

    Raises:
        SettingsError: one does; the message does not show it.
    """
    for name in _NAMES:
        if name in settings and not callable(settings[name]):
            raise SettingsError(
                _("a key does not belong in the settings file, which everyone with the repository can read"),
                where=f"engine.{engine}.{name}",
                hint=_("Take it out (and have it replaced if it was ever committed), then {advice}.").format(
                    advice=_advice(engine)
                ),
            )


def key_of(settings: Mapping[str, object], engine: str) -> Key:
    """What finds the key, as the caller gave it (under `key`); without it there is none.

    Raises:
        SettingsError: a key stands in the settings file.
    """
    refuse_keys(settings, engine)
    return cast("Key", settings.get("key", _none))


def need(find: Key, engine: str) -> str:
    """The key of an engine that does nothing without one.

    Raises:
        EngineUnavailable: there is none.
    """
    key = find(engine)
    if not key:
        raise EngineUnavailable(
            _("it needs an API key: {advice}").format(advice=_advice(engine)), where=engine, lasting=True
        )
    return key


def _none(_engine: str) -> None:
    return None


def _advice(engine: str) -> str:
    return _("set {variables}, or store it with `keyring set {service} {engine}`").format(
        variables=variables(engine)[0], service=SERVICE, engine=engine
    )
