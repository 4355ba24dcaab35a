"""`i18nsync init --git` and `i18nsync merge-driver`: what they say, what they write, and how they refuse."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.core.catalog import Catalog
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill
from i18nsync.errors import SettingsError
from i18nsync.stores.po_write import write_catalog
from i18nsync.wiring.git import driver_command, install_driver, repository_of
from tests.cli.conftest import write
from tests.git.conftest import ARTICLE, CATALOG, PAIR, SETTINGS, SOURCE, Clone, parse

pytestmark = pytest.mark.usefixtures("_english")

KA = "---\ntitle: ხიდი\n---\n\nდეტალები მოგვიანებით გახდება ცნობილი.\n"
EN = "---\ntitle: Bridge\n---\n\nMore details to follow later today.\n"
AT = "2026-01-02T10:00:00Z"
LINES = "locales/*/history/*.jsonl merge=union\nlocales/**/*.po merge=i18nsync\n"
TOLD = (
    "Told git in this clone to merge catalogs string by string.\n"
    "Every other clone needs that once as well: i18nsync init --git\n"
)
DRAFT = fill(Unit(UnitKey("", "Rain.")), "წვიმა", Provenance(Origin.MACHINE, "google", at=AT))


@pytest.fixture
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """What git says is part of a message."""
    monkeypatch.setenv("LC_ALL", "C")


def call(folder: Path, *arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def repository(tmp_path: Path) -> Clone:
    """A git repository with one article and its version, without settings."""
    clone = Clone(tmp_path / "it's 100%", "desk")
    clone.path.mkdir()
    clone.git("init", "-q")
    write(clone.path, "content/en/a.md", EN)
    write(clone.path, "content/ka/a.md", KA)
    return clone


def test_init_with_git_sets_up_a_project_and_the_clone(repository: Clone) -> None:
    """The attributes for everyone, the driver for this clone."""
    output = call(repository.path, "init", "--yes", "--git").stdout
    assert f"Wrote i18nsync.toml.\nAdded 2 lines to .gitattributes; commit it, it is for everyone.\n{TOLD}" in output
    assert (repository.path / ".gitattributes").read_text(encoding="utf-8") == LINES
    assert (repository.path / ".gitignore").exists()
    name, driver = (repository.git("config", "--local", f"merge.i18nsync.{key}").decode() for key in ("name", "driver"))
    assert name == "i18nsync: catalogs, string by string\n"
    assert driver == f"{driver_command(sys.executable)}\n"


def test_in_a_project_init_with_git_does_only_that_and_does_it_once(repository: Clone) -> None:
    """From a folder below, too; the catalogs are where the settings say."""
    text = 'catalogs = "i18n/po"\n' + SETTINGS
    write(repository.path, "site/i18nsync.toml", text)
    below = repository.path / "site/en"
    below.mkdir()
    assert (
        call(below, "init", "--git").stdout
        == f"Added 2 lines to .gitattributes; commit it, it is for everyone.\n{TOLD}"
    )
    assert (repository.path / "site/i18nsync.toml").read_text(encoding="utf-8") == text
    attributes = repository.path / "site/.gitattributes"
    assert attributes.read_text(encoding="utf-8") == LINES.replace("locales", "i18n/po")
    said = repository.git("check-attr", "merge", "site/i18n/po/ka/LC_MESSAGES/a.po").decode()
    assert said == "site/i18n/po/ka/LC_MESSAGES/a.po: merge: i18nsync\n"
    config = (repository.path / ".git/config").read_bytes()
    assert call(below, "init", "--git").stdout == "git merges catalogs string by string in this clone already.\n"
    assert (repository.path / ".git/config").read_bytes() == config
    attributes.write_text("locales/*/history/*.jsonl merge=union\n", encoding="utf-8")
    repository.git("config", "--add", "merge.i18nsync.driver", "old")
    assert call(below, "init", "--git").stdout.endswith(TOLD)
    assert (repository.path / ".git/config").read_bytes() == config


def test_a_dry_run_says_what_it_would_do(repository: Clone) -> None:
    """In a new project and in one that is set up; nothing is written."""
    config = (repository.path / ".git/config").read_bytes()
    would = "Would add 2 lines to .gitattributes; commit it, it is for everyone.\n"
    would += "Would tell git in this clone to merge catalogs string by string.\n"
    assert call(repository.path, "init", "--yes", "--git", "--dry-run").stdout.endswith(f"\n{would}")
    assert not (repository.path / "i18nsync.toml").exists()
    write(repository.path, "i18nsync.toml", SETTINGS)
    assert call(repository.path, "init", "--git", "--dry-run").stdout == would
    assert (repository.path / ".git/config").read_bytes() == config
    assert not (repository.path / ".gitattributes").exists()


def test_without_a_repository_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the settings either; the message says how to get one."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path, "content/en/a.md", EN)
    assert call(tmp_path, "init", "--yes", "--git", code=2).stderr == (
        f"error: {tmp_path}: git finds no working tree here: not a git repository (or any of the parent "
        "directories): .git\n"
        "  Run it in your clone, or make a repository first: git init\n"
    )
    assert not (tmp_path / "i18nsync.toml").exists()
    assert call(tmp_path, "init", "--yes").stdout.count("git") == 0


def test_git_that_is_missing_or_refuses_is_reported(repository: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    """In plain words: a bare repository, settings that cannot be read or written, no git at all."""
    repository.git("init", "-q", "--bare", "bare.git")
    with pytest.raises(
        SettingsError, match=r"git finds no working tree here: this operation must be run in a work tree"
    ):
        repository_of(repository.path / "bare.git")
    lock = repository.path / ".git/config.lock"
    lock.touch()
    with pytest.raises(SettingsError, match=r"git config cannot be written: could not lock config file"):
        install_driver(repository.path, sys.executable)
    lock.unlink()
    (repository.path / ".git/config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"git finds no working tree here: bad config line 1 in file"):
        repository_of(repository.path)
    monkeypatch.setenv("PATH", os.devnull)
    with pytest.raises(SettingsError, match=r"git cannot be run: .*\nInstall git \(git-scm\.com\)\."):
        repository_of(repository.path)


def test_the_driver_command_stands_any_path() -> None:
    """A quote, a blank and a percent sign, which git would replace."""
    assert driver_command("/opt/100% it's/python") == (
        "'/opt/100%% it'\"'\"'s/python' -P -m i18nsync merge-driver %O %A %B %P"
    )


def merge_files(folder: Path, *units: Unit, path: str = CATALOG, code: int = 0) -> Result:
    """Run the driver on an empty ancestor and two catalogs, outside of any project."""
    (folder / "base").write_bytes(b"")
    for name, unit in zip(("ours", "theirs"), units, strict=True):
        (folder / name).write_bytes(write_catalog(Catalog(ARTICLE, PAIR, SOURCE, "0", (unit,)), CATALOG))
    return call(folder, "merge-driver", "base", "ours", "theirs", path, code=code)


def test_the_driver_needs_no_project_and_says_nothing_when_all_is_well(tmp_path: Path) -> None:
    """Two reviews of the same text; the permissions of ours are kept."""
    result = merge_files(tmp_path, confirm(DRAFT, "Nino", AT), confirm(DRAFT, "Giorgi", AT))
    assert result.output == ""
    assert parse((tmp_path / "ours").read_bytes()).units[0].state is UnitState.APPROVED
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == stat.S_IMODE((tmp_path / "theirs").stat().st_mode)


def test_the_driver_names_the_first_strings_in_conflict(tmp_path: Path) -> None:
    """Long ones in short; where the catalog lies elsewhere, by its path."""
    units = [Unit(UnitKey("", f"{number} " + "A long sentence. " * 6)) for number in range(7)]
    sides = [
        tuple(fill(unit, text, Provenance(Origin.HUMAN, by="Nino", at=AT)) for unit in units) for text in ("ა", "ბ")
    ]
    for name, side in zip(("base", "ours", "theirs"), ((), *sides), strict=True):
        (tmp_path / name).write_bytes(write_catalog(Catalog(ARTICLE, PAIR, SOURCE, "0", side), CATALOG))
    result = call(tmp_path, "merge-driver", "base", "ours", "theirs", "po/ka.po")
    lines = result.stderr.splitlines()
    assert lines[0] == "warning: po/ka.po: 7 strings have translations by two people; both texts are kept:"
    assert lines[1] == "  0 A long sentence. A long sentence. A long sentence. A long sentence. A lon…"
    assert lines[6:] == ["  and 2 more", "  Choose with: i18nsync review po/ka.po"]


def test_what_cannot_be_merged_gives_exit_code_2_and_leaves_ours(tmp_path: Path) -> None:
    """A file that is not there, and one that is no catalog."""
    merge_files(tmp_path, DRAFT, confirm(DRAFT, "Nino", AT))
    before = (tmp_path / "ours").read_bytes()
    stderr = call(tmp_path, "merge-driver", "base", "ours", "gone", CATALOG, code=2).stderr
    assert stderr == f"error: {tmp_path / 'gone'}: there is no such file\n  git calls this with files of its own.\n"
    (tmp_path / "theirs").write_bytes(b"<<<<<<< HEAD\n")
    stderr = call(tmp_path, "merge-driver", "base", "ours", "theirs", CATALOG, code=2).stderr
    assert stderr.startswith(f"error: {CATALOG}:1: their side's version cannot be merged: ")
    assert "Traceback" not in stderr
    assert (tmp_path / "ours").read_bytes() == before


def test_the_driver_loads_neither_settings_nor_engines(tmp_path: Path) -> None:
    """Git starts a process for every catalog."""
    code = (
        "import sys\nfrom i18nsync.cli import main\n"
        "main(['merge-driver', 'base', 'ours', 'theirs', 'ka/LC_MESSAGES/a.po'], standalone_mode=False)\n"
        "loaded = {'i18nsync.wiring', 'i18nsync.stores.settings', 'i18nsync.engines', 'rich', 'rapidfuzz', 'tomlkit'}\n"
        "print(sorted(loaded & set(sys.modules)))"
    )
    merge_files(tmp_path, DRAFT, confirm(DRAFT, "Nino", AT))
    merge_files(tmp_path, confirm(DRAFT, "Nino", AT), confirm(DRAFT, "Giorgi", AT))
    (tmp_path / "ours").write_bytes(
        write_catalog(Catalog(ARTICLE, PAIR, SOURCE, "0", (confirm(DRAFT, "Tamar", AT),)), CATALOG)
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
