"""The language that the command line speaks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import polib
import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import language, main
from i18nsync.cli.help import HELP_NAMES, paragraphs, texts_of, translated
from i18nsync.cli.root import COMMANDS
from i18nsync.core import counted
from i18nsync.core.durations import spoken
from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState
from i18nsync.messages import _, either, in_english, listed, number
from i18nsync.messages import language as spoken_language
from i18nsync.reports import words
from tests.cli.conftest import Run

GEORGIAN = {
    "Commands": "ბრძანებები",
    "Error: {message}": "შეცდომა: {message}",
    "Show this message and exit.": "ამ ტექსტის ჩვენება.",
    "Show what is missing, outdated, drafted and reviewed.": "რა აკლია და რა მოძველდა.",
    "Run as if started in DIR.": "თითქოს DIR-ში გაეშვა.",
    "directory": "საქაღალდე",
    "{name} {filename!r} does not exist.": "{name} {filename!r} არ არსებობს.",
    "error:": "შეცდომა:",
    "there is no {file} here or in a folder above": "{file} არც აქ არის და არც ზემოთ",
    "missing": "აკლია",
    "nothing drafted yet": "დრაფტი ჯერ არ არის",
}


def write_catalog(folder: Path, tag: str, messages: dict[str, str], *, forms: str) -> None:
    """A catalog of the tool's own, as the repository has it."""
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": forms}
    catalog.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in messages.items())
    if tag == "ru":
        for noun, said in (("string", ("строка", "строки", "строк")), ("day", ("день", "дня", "дней"))):
            plural = {form: f"{{n}} {word}" for form, word in enumerate(said)}
            catalog.append(polib.POEntry(msgid=f"{{n}} {noun}", msgid_plural=f"{{n}} {noun}s", msgstr_plural=plural))
    path = folder / tag / "LC_MESSAGES" / "i18nsync.po"
    path.parent.mkdir(parents=True)
    catalog.save(str(path))


@pytest.fixture(autouse=True)
def _catalogs(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small catalogs in place of the real ones."""
    folder = tmp_path_factory.mktemp("languages")
    for tag, messages in (("ka", GEORGIAN), ("ru", {"Commands": "Команды", "{names} or {last}": "{names} или {last}"})):
        write_catalog(folder, tag, messages, forms=Locale(tag).plural_forms or "")
    monkeypatch.setattr(language, "PACKAGED", folder / "none")
    monkeypatch.setattr(language, "SOURCES", folder)


@pytest.fixture
def _russian() -> Iterator[None]:
    with language.speaking("ru"):
        yield


def invoke(*arguments: str, **environment: str) -> Result:
    """Run the program, with nothing in the environment that names a language but what is given."""
    cleared: dict[str, str | None] = dict.fromkeys(("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return CliRunner().invoke(main, arguments, env={**cleared, **environment})


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "ka_GE.UTF-8"}, "ka"),
        ({"LANG": "ka_GE.UTF-8", "LC_MESSAGES": "ru_RU"}, "ru"),
        ({"LC_MESSAGES": "ka", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LC_ALL": "ka_GE", "LANGUAGE": "ru"}, "ru"),
        ({"LANGUAGE": "de:ru:ka"}, "ru"),
        ({"LANGUAGE": "en:ka"}, "en"),
        ({"LANGUAGE": "de", "LANG": "ka_GE"}, "en"),
        ({"LANGUAGE": "", "LANG": "ru_RU@latin"}, "ru"),
    ],
)
def test_the_environment_is_read_as_gettext_reads_it(environment: dict[str, str], expected: str) -> None:
    """LANGUAGE, LC_ALL, LC_MESSAGES, LANG: the first that is not empty counts."""
    assert language.from_environment(environment) == expected


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--language", "ka", "--help"), {}),
        (("--help", "--language", "ka"), {}),
        (("--language=ka-GE", "-h"), {"LANGUAGE": "ru"}),
        (("--help",), {"LANGUAGE": "ka"}),
        (("--help",), {"LANG": "ka_GE.UTF-8"}),
    ],
)
def test_help_is_in_the_language_that_was_asked_for(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """Ours and click's words; the option may stand behind --help."""
    output = invoke(*arguments, **environment).output
    assert "\nბრძანებები:\n" in output
    assert "რა აკლია და რა მოძველდა." in output
    assert "-h, --help" in output
    assert "ამ ტექსტის ჩვენება." in output
    assert "თითქოს DIR-ში გაეშვა." in output


def test_the_help_of_a_command_is_in_that_language_too() -> None:
    """The docstring's paragraphs and the options; what has no translation stays English."""
    output = invoke("status", "--help", LANGUAGE="ka").output
    assert "რა აკლია და რა მოძველდა." in output
    assert "First the sums of each locale" in output
    assert output.rstrip().endswith("-h, --help                      ამ ტექსტის ჩვენება.")


def test_errors_are_in_that_language(tmp_path: Path) -> None:
    """Click's and ours."""
    missing = invoke("-C", "nowhere", "status", LANGUAGE="ka")
    assert missing.exit_code == 2
    assert "საქაღალდე 'nowhere' არ არსებობს." in missing.output
    ours = invoke("-C", str(tmp_path), "status", LANGUAGE="ka")
    assert ours.exit_code == 2
    assert ours.output.startswith("შეცდომა: ")
    assert "i18nsync.toml არც აქ არის და არც ზემოთ\n" in ours.output


def test_english_stays_english() -> None:
    """`--language en` counts more than the environment; and nothing of another run is left."""
    english = invoke("--help").output
    assert invoke("--help", LANGUAGE="ka").output != english
    assert invoke("--language", "en", "--help", LANGUAGE="ka").output == english
    assert invoke("--help").output == english
    assert "LANGUAGE" in english


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    """A usage error."""
    result = invoke("--language", "tlh", "status")
    assert result.exit_code == 2
    assert "Invalid value for '--language': there are no messages in 'tlh'; there are en, ka, ru\n" in result.output


def test_without_any_catalog_all_is_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a checkout whose locales are gone: no crash."""
    monkeypatch.setattr(language, "SOURCES", tmp_path)
    assert "Commands:" in invoke("--help", LANGUAGE="ka").output
    with language.speaking("ka"):
        assert counted.strings(2) == "2 strings"


def test_the_environment_is_given_back() -> None:
    """Programs that are started speak the language; afterwards all is as it was."""
    before = os.environ.get("LANGUAGE")
    with language.speaking("ru"):
        assert os.environ["LANGUAGE"] == "ru"
    assert os.environ.get("LANGUAGE") == before


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("tag", ["ka", "ru"])
def test_every_command_has_help_in_every_language(name: str, tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real catalogs, and for the commands below it as well."""
    monkeypatch.setattr(language, "SOURCES", Path(__file__).resolve().parents[2] / "locales")
    result = invoke("--language", tag, name, "--help")
    assert result.exit_code == 0, result.output
    assert "--help" in result.output
    command = main.get_command(click.Context(main), name)
    for child in command.commands if isinstance(command, click.Group) else ():
        assert invoke("--language", tag, name, child, "--help").exit_code == 0


def every_command() -> list[tuple[str, ...]]:
    """All commands and those below them, by their words; the first is the program itself."""
    found: list[tuple[str, ...]] = [()]
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        children = command.commands if isinstance(command, click.Group) else ()
        found += [(name,), *((name, child) for child in children)]
    return found


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_georgian_help_has_no_capitals(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where click writes the kind of a parameter, which it does in capitals: few fonts have Mtavruli."""
    monkeypatch.setattr(language, "SOURCES", Path(__file__).resolve().parents[2] / "locales")
    output = invoke("--language", "ka", *words, "--help").output
    assert "--help" in output
    assert re.findall("[\u1c90-\u1cbf]", output) == []


def test_the_kind_of_a_parameter_is_in_capitals_in_english_only() -> None:
    """A name of the command's own stays, and so do kinds that are not translated."""
    options = [
        click.Option(["--into"], type=click.Path(file_okay=False)),
        click.Option(["--both"], type=click.Path(file_okay=False), nargs=2),
        click.Option(["--at"], type=click.Path(file_okay=False), metavar="DIR"),
        click.Option(["--count"], type=int),
    ]
    command = click.Command("x", params=[*options])

    def metavars() -> list[str]:
        spoken = translated(command)
        return [each.make_metavar(click.Context(spoken)) for each in spoken.params[: len(options)]]

    assert metavars() == ["DIRECTORY", "DIRECTORY...", "DIR", "INTEGER"]
    with language.speaking("ka"):
        assert metavars() == ["საქაღალდე", "საქაღალდე...", "DIR", "INTEGER"]


def test_what_a_team_shares_is_made_in_english() -> None:
    """For a while, and in this thread only."""
    with language.speaking("ka"):
        with in_english():
            assert (_("missing"), spoken_language()) == ("missing", "en")
            with ThreadPoolExecutor(1) as other:
                assert other.submit(lambda: _("missing")).result() == "აკლია"
        assert (_("missing"), spoken_language()) == ("აკლია", "ka")


def test_status_is_in_that_language_and_so_is_what_it_remembers(newsroom: Path, run: Run) -> None:
    """Reasons are remembered in words: each language has its own."""
    first = run("status", "-l", "ka").stdout
    georgian = run("--language", "ka", "status", "-l", "ka").stdout
    assert "missing" in first
    assert "აკლია" in georgian
    assert run("status", "-l", "ka").stdout == first
    assert run("--language", "ka", "status", "-l", "ka").stdout == georgian
    states = run("--language", "ka", "status", "-l", "ka", "--format", "csv").stdout
    assert ",missing," in states
    assert newsroom.exists()


@pytest.mark.usefixtures("_russian")
def test_numbers_plurals_and_days_follow_the_language() -> None:
    """Three forms in Russian, and its own way to write numbers and dates."""
    assert [counted.strings(n) for n in (1, 2, 5, 21, 18_300)] == [
        "1 строка",
        "2 строки",
        "5 строк",
        "21 строка",
        "18\u00a0300 строк",
    ]
    assert number(1234.5, 2) == "1\u00a0234,50"
    assert words.percentage(84.25) == "84,2 %"
    assert spoken(3 * 86_400) == "3 дня"
    assert words.day("2026-01-02") == "2 янв. 2026\u202fг."
    assert words.moment("2026-01-02T10:00:00Z") == "2 янв. 2026\u202fг. 10:00"
    assert words.day("soon") == "soon"
    assert words.language(Locale("ka")) == "грузинский"
    assert words.headed("грузинский") == "Грузинский"
    assert either(["tmx", "po", "tsv"]) == "tmx, po или tsv"


def test_english_numbers_and_days_need_no_library() -> None:
    """English is as it always was."""
    assert (number(18_300), number(1234.5, 2)) == ("18,300", "1,234.50")
    assert (words.day("2026-01-02"), words.moment("2026-01-02T10:00:00Z")) == ("2026-01-02", "2026-01-02 10:00")
    assert (listed([]), listed(["a", "b", "c"]), either([]), either(["a", "b"])) == ("", "a, b and c", "", "a or b")
    assert words.headed("ქართული") == "ქართული"
    assert {state: words.label(state) for state in ArticleState} == {
        state: state.replace("-", " ") for state in ArticleState
    }


def test_a_help_text_is_translated_by_paragraphs() -> None:
    """Line breaks don't matter, but in what is to be left as it is."""
    text = "One line\nand another.\n\n\b\nA table:\n  of two\n\nThe end."
    assert paragraphs(text) == ["One line and another.", "\b\nA table:\n  of two", "The end."]
    command = click.Command("x", help=text, params=[click.Option(["--flag"], help="A flag.")])
    assert list(texts_of(command)) == ["One line and another.", "A table:\n  of two", "The end.", "A flag."]
    assert translated(command) is command
    with language.speaking("ka"):
        assert translated(command).help == text.replace("line\nand", "line and")
        assert translated(command).params[-1].opts == list(HELP_NAMES)
    assert command.params[-1].opts == ["--flag"]


def test_a_compiled_catalog_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As a wheel has it; it goes before a source beside the package."""
    target = tmp_path / "ru" / "LC_MESSAGES" / "i18nsync.mo"
    target.parent.mkdir(parents=True)
    catalog = polib.POFile()
    catalog.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalog.append(polib.POEntry(msgid="Commands", msgstr="Все команды"))
    catalog.save_as_mofile(str(target))
    monkeypatch.setattr(language, "PACKAGED", tmp_path)
    assert "\nВсе команды:\n" in invoke("--help", LANGUAGE="ru").output
    assert "\nCommands:\n" in invoke("--help", LANGUAGE="ka").output


def test_english_help_loads_no_catalog_and_no_library() -> None:
    """`--help` stays quick."""
    code = (
        "import sys; from click.testing import CliRunner; import i18nsync.cli as c; "
        "CliRunner().invoke(c.main, ['--help']); "
        "print([name for name in ('polib', 'babel') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
