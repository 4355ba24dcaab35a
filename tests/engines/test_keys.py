"""API keys: from the environment or the keyring, never from the settings file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from click.testing import CliRunner
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from i18nsync.cli import main
from i18nsync.engines import deepl
from i18nsync.engines.keys import finder, key_of, need, refuse_keys, variables
from i18nsync.errors import EngineUnavailable, SettingsError
from tests.cli.conftest import SETTINGS, TRAIN, write


class Ring(KeyringBackend):
    """A keyring in a dictionary, which may be locked."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.append(username)
        if self.locked:
            raise KeyringLocked("no")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    ours = Ring()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(before)


def test_our_own_variable_goes_before_the_usual_ones(ring: Ring) -> None:
    assert variables("deepl") == ("I18NSYNC_DEEPL_KEY", "DEEPL_AUTH_KEY", "DEEPL_API_KEY")
    assert variables("my-engine") == ("I18NSYNC_MY_ENGINE_KEY",)
    both = {"DEEPL_AUTH_KEY": "usual", "I18NSYNC_DEEPL_KEY": " own \n"}
    assert finder(both)("deepl") == "own"
    assert finder({"DEEPL_AUTH_KEY": "usual", "I18NSYNC_DEEPL_KEY": " "})("deepl") == "usual"
    assert ring.asked == []


def test_the_keyring_is_asked_once_where_the_environment_has_no_key(ring: Ring) -> None:
    keyring.set_password("i18nsync", "deepl", "from the ring")
    find = finder({})
    assert [find("deepl"), find("deepl"), find("yandex")] == ["from the ring", "from the ring", None]
    assert ring.asked == ["deepl", "yandex"]


def test_a_locked_keyring_is_as_good_as_none(ring: Ring) -> None:
    ring.locked = True
    assert finder({})("deepl") is None


def test_without_the_package_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert finder({})("deepl") is None


def test_an_engine_without_its_key_says_where_to_put_it() -> None:
    with pytest.raises(EngineUnavailable) as caught:
        need(key_of({}, "deepl"), "deepl")
    assert caught.value.message == (
        "it needs an API key: set I18NSYNC_DEEPL_KEY, or store it with `keyring set i18nsync deepl`"
    )


@pytest.mark.parametrize("name", ["key", "api_key", "auth_key", "token", "password"])
def test_a_key_in_the_settings_is_an_error_that_does_not_show_it(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        refuse_keys({name: "sesame"}, "deepl")
    assert str(caught.value) == (
        f"engine.deepl.{name}: a key does not belong in the settings file, "
        "which everyone with the repository can read\n"
        "Take it out (and have it replaced if it was ever committed), then set I18NSYNC_DEEPL_KEY, or store it with "
        "`keyring set i18nsync deepl`."
    )
    with pytest.raises(SettingsError):
        deepl.build({name: "sesame"})


def test_the_command_line_takes_the_key_from_the_environment(
    tmp_path: Path, service: object, monkeypatch: pytest.MonkeyPatch, ring: Ring
) -> None:
    """A key that is nowhere leaves the engine out; one in the environment is sent, and shown nowhere."""
    address = getattr(service, "address", "")
    engine = f'\n[engine.deepl]\nurl = "{address}"\nrate = 0\n'
    write(tmp_path, "i18nsync.toml", SETTINGS.split("[memory]")[0] + engine)
    write(tmp_path, "content/en/2026/01/night-train.md", TRAIN)
    for name in variables("deepl"):
        monkeypatch.delenv(name, raising=False)
    arguments = ["-C", str(tmp_path), "draft", "-e", "deepl", "-l", "ka"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 1
    assert result.stderr == (
        "warning: deepl is out for the rest of this run: it needs an API key: set I18NSYNC_DEEPL_KEY, or store it with "
        "`keyring set i18nsync deepl`\n"
    )
    monkeypatch.setenv("DEEPL_AUTH_KEY", "sesame")
    result = CliRunner().invoke(main, ["-v", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "3 strings drafted in 1 article: 3 by deepl.\n" in result.stdout
    assert [query["key"] for query in getattr(service, "asked", [])] == ["sesame"]
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"sesame" in data for data in [result.output.encode(), *files])


def test_a_key_in_the_settings_stops_the_command_line(tmp_path: Path) -> None:
    write(tmp_path, "i18nsync.toml", SETTINGS + '\n[engine.deepl]\nauth_key = "sesame"\n')
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "draft", "-e", "deepl"], catch_exceptions=False)
    assert result.exit_code == 2
    assert "a key does not belong in the settings file" in result.stderr
    assert "sesame" not in result.output
