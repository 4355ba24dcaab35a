"""`engines`: one list for all locales, or a table with one for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.errors import SettingsError
from i18nsync.stores.settings import parse_settings

REST = 'source_locale = "en"\nlocales = ["ka", "ru"]\n'
CONTENT = '[[content]]\nsource = "en/{path}"\nversion = "{locale}/{path}"\n'


def chains(text: str) -> dict[str, tuple[str, ...]]:
    settings = parse_settings(text, Path("/p/i18nsync.toml"))
    return {tag: settings.engines_for(Locale(tag)) for tag in ("ka", "ru")} | {"": settings.engines_for(None)}


@pytest.mark.parametrize(("text", "ka", "ru"), [
    (REST + CONTENT, ("memory",), ("memory",)),
    (REST + 'engines = ["memory", "google"]\n' + CONTENT, ("memory", "google"), ("memory", "google")),
    (REST + 'engines = "google"\n' + CONTENT, ("google",), ("google",)),
    (REST + 'engines = { ka = ["google"] }\n' + CONTENT, ("google",), ("memory",)),
    (REST + CONTENT + '[engines]\ndefault = ["deepl"]\nka = ["google", "deepl"]\n', ("google", "deepl"), ("deepl",)),
    (REST + CONTENT + "[engines]\nru = []\n", ("memory",), ()),
])  # fmt: skip
def test_chains(text: str, ka: tuple[str, ...], ru: tuple[str, ...]) -> None:
    """A locale without a list of its own gets the default one, and that is the memory."""
    found = chains(text)
    assert (found["ka"], found["ru"]) == (ka, ru)


@pytest.mark.parametrize(("text", "where", "message"), [
    ('engines = { de = ["google"] }\n', 3, "engines names de, which is none of locales"),
    ("engines = { ka = 3 }\n", 3, "ka must be a list of texts, not a number"),
    ("engines = 3\n", 3, "engines must be a list of texts, not a number"),
    ('engines = { "?" = ["google"] }\n', 3, "'?'"),
])  # fmt: skip
def test_mistakes_name_their_line(text: str, where: int, message: str) -> None:
    """As everywhere in the settings."""
    with pytest.raises(SettingsError) as caught:
        chains(REST + text + CONTENT)
    assert caught.value.where == f"i18nsync.toml:{where}"
    assert message in caught.value.message
