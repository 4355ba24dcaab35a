"""`i18nsync engine list` and `engine probe`, over loopback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.core.locale import Locale
from i18nsync.flows.probe import CANARIES, Probed, order
from i18nsync.formats.markdown import Markdown
from i18nsync.wiring import open_workspace
from i18nsync.wiring.probes import read_probes, renderings_of
from tests.cli.conftest import SETTINGS, write

Invoke = Callable[..., Result]


@pytest.fixture
def room(tmp_path: Path, service: object) -> Path:
    address = getattr(service, "address", "")
    engine = f'\n[engine.google]\nbase_url = "{address}/m"\nrate = 0\nretries = 0\nbackoff = 0\nprice = 20.0\n'
    settings = 'engines = { default = ["memory"], ka = ["memory", "google"] }\n' + SETTINGS.split("[memory]")[0]
    write(tmp_path, "i18nsync.toml", settings + engine)
    return tmp_path


@pytest.fixture
def engine(room: Path) -> Invoke:
    def invoke(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(room), *arguments], catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke


def test_list_shows_what_each_engine_can_do(engine: Invoke, service: object) -> None:
    """And asks none of them."""
    lines = engine("engine", "list").stdout.splitlines()
    assert lines[:6] == [
        "engine          asked   ka   ru   text    longest  a second  at once  a call  price",
        "google          ka      yes  yes  leaves  4,500    -         4        1       20.00",
        "libretranslate  -       yes  yes  stays   -        -         1        1       -",
        "memory          ka, ru  yes  yes  stays   -        -         -        -       -",
        "mymemory        -       yes  yes  leaves  450      4         4        1       -",
        "pseudo          -       yes  yes  stays   -        -         -        -       -",
    ]
    advice = "set I18NSYNC_DEEPL_KEY, or store it with `keyring set i18nsync deepl`"
    assert f"deepl           not set up: it needs an API key: {advice}" in lines
    assert lines[-2:] == ["Into ka: memory, then google.", "Into ru: memory."]
    assert not getattr(service, "asked", [])


def test_list_names_what_is_set_up_wrongly(room: Path, engine: Invoke) -> None:
    """The others are listed all the same."""
    path = room / "i18nsync.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("price = 20.0", 'price = "free"'), encoding="utf-8")
    output = engine("engine", "list").stdout
    assert (
        "google          not set up: engine.google.price: 'free' is not a number of at least 0\n"
        "                The default is 0.\n"
    ) in output
    assert "\npseudo          -" in output


def test_canaries_have_the_codes_that_articles_have() -> None:
    """Links, emphasis and code; some inside of others; none of them at the ends only."""
    codes = [Markdown().codes(text) for text in CANARIES]
    assert all(codes)
    assert sum(map(len, codes)) >= 10
    assert {code.open for found in codes for code in found} >= {"[", "**", "*", "`make test`"}


def test_probe_keeps_what_survives_and_drafts_use_it(room: Path, engine: Invoke, service: object) -> None:
    """A service that loses tags gets brackets first from then on."""

    def lose_tags(handler: object, query: dict[str, str]) -> None:
        answer = service.transcribed(re.sub(r"<[^>]*>", "", query["q"]), query["tl"])  # type: ignore[attr-defined]
        handler.page(answer)  # type: ignore[attr-defined]

    service.always = lose_tags  # type: ignore[attr-defined]
    result = engine("engine", "probe", "google", "-l", "ka")
    assert result.stdout.splitlines()[:2] == [
        "tags      (ka)  0 of 5 came back whole",
        "brackets  (ka)  5 of 5 came back whole",
    ]
    assert result.stdout.endswith("Drafts with google now try brackets; kept in .i18nsync/probes.json.\n")
    assert renderings_of(room, "google") == ("brackets",)
    assert read_probes(room)["google"]["survived"] == {"ka": {"brackets": 5, "mail": 0, "tags": 0}}
    assert (room / ".i18nsync/.gitignore").read_text(encoding="utf-8") == "*\n"

    service.asked.clear()  # type: ignore[attr-defined]
    write(room, "content/en/a.md", "He [saw](https://example.org) **it** all.\n")
    engine("draft", "-e", "google", "-l", "ka")
    assert service.texts == ["He ⟦1⟧saw⟦/1⟧ ⟦2⟧it⟦/2⟧ all."]  # type: ignore[attr-defined]


def test_settings_go_before_a_probe(room: Path, engine: Invoke) -> None:
    engine("engine", "probe", "google", "-l", "ka")
    assert renderings_of(room, "google") == ("tags", "brackets")
    path = room / "i18nsync.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'renderings = ["brackets"]\n', encoding="utf-8")
    workspace = open_workspace(room)
    able = workspace.engines().engine("google").capabilities(workspace.project.pair(Locale("ka")))
    assert able is not None
    assert able.renderings == ("brackets",)
    path.write_text(path.read_text(encoding="utf-8").replace('["brackets"]', '["runes"]'), encoding="utf-8")
    assert "['runes'] is not a list of renderings" in engine("draft", "-e", "google", code=2).stderr


def test_a_probe_in_which_nothing_survives_changes_nothing(room: Path, engine: Invoke, service: object) -> None:
    """Exit code 1; -v says what went wrong."""
    service.always = service.answer("სულ სხვა რამ")  # type: ignore[attr-defined]
    output = engine("-v", "engine", "probe", "google", "-l", "ka", code=1).stdout
    assert "did not come back" in output
    assert output.endswith(
        "Nothing came back whole, so the order stays tags, brackets, mail (-v says what went wrong).\n"
    )
    assert read_probes(room) == {}


def test_probe_shows_why_an_engine_gave_no_answer(engine: Invoke, service: object) -> None:
    service.always = service.unchanged  # type: ignore[attr-defined]
    assert (
        "          the text came back unchanged\n"
        in engine("-v", "engine", "probe", "google", "-l", "ru", code=1).stdout
    )


@pytest.mark.parametrize(("name", "message"), [
    ("memory", "memory keeps markup as it is; there is nothing to try."),
    ("gogle", "there is no engine named 'gogle'"),
])  # fmt: skip
def test_what_cannot_be_probed(engine: Invoke, name: str, message: str) -> None:
    assert message in engine("engine", "probe", name, code=2).stderr


def test_an_engine_without_the_locale_cannot_be_probed(room: Path, engine: Invoke) -> None:
    path = room / "i18nsync.toml"
    text = path.read_text(encoding="utf-8").replace('locales = ["ka", "ru"]', 'locales = ["ka", "os"]')
    path.write_text(text, encoding="utf-8")
    output = engine("engine", "probe", "google", "-l", "os", code=2).stderr
    assert "google translates into none of these locales." in output


def test_what_needs_no_repair_goes_first() -> None:
    """Then as the engine's own order is."""
    results = [
        Probed(Locale("ka"), "tags", 4, 4, 5),
        Probed(Locale("ka"), "brackets", 4, 0, 5),
        Probed(Locale("ru"), "tags", 1, 0, 5),
        Probed(Locale("ru"), "brackets", 1, 0, 5),
    ]
    assert order(results, ("tags", "brackets")) == ("brackets", "tags")
    assert order([], ("tags",)) == ()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"google": 3}', '{"google": {"renderings": ["runes", 3]}}'])
def test_a_file_of_probes_that_says_nothing_is_as_none(tmp_path: Path, text: str) -> None:
    """It is a cache."""
    write(tmp_path, ".i18nsync/probes.json", text)
    assert renderings_of(tmp_path, "google") == ()
    assert json.dumps(read_probes(tmp_path))
