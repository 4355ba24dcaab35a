"""`i18nsync init`: the layout it names and the settings it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.core.layout import Content
from i18nsync.sources.detect import Candidate
from tests.cli.conftest import write

KA = "---\ntitle: ხიდი\n---\n\nდეტალები მოგვიანებით გახდება ცნობილი.\n"
EN = "---\ntitle: Bridge\n---\n\nMore details to follow later today.\n"


def init(root: Path, *arguments: str, answers: str = "", code: int = 0) -> Result:
    """Run init in `root`."""
    result = CliRunner().invoke(main, ["-C", str(root), "init", *arguments], input=answers, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_init_names_the_layout_with_counts_and_writes_settings_that_work(tmp_path: Path) -> None:
    """What it says, what it writes, and that status runs on it."""
    for name in ("one", "two", "three"):
        write(tmp_path, f"content/en/{name}.md", EN)
    write(tmp_path, "content/ka/one.md", KA)
    result = init(tmp_path, "--yes", "--source-locale", "en", "--locale", "ka", "--locale", "ru")
    assert "  source   content/en/{path}\n  version  content/{locale}/{path}\n" in result.stdout
    assert "  en  3 articles\n  ka  1 version\n  ru  0 versions\n" in result.stdout
    assert result.stdout.endswith(
        "Wrote i18nsync.toml.\n"
        "Next: i18nsync verify proves that nothing is lost; i18nsync status shows where things stand.\n"
    )
    status = CliRunner().invoke(main, ["-C", str(tmp_path), "status", "--format", "json"])
    assert status.exit_code == 0
    assert '"untracked": 1' in status.stdout


def test_init_shows_other_languages_and_names_that_differ(tmp_path: Path) -> None:
    """A locale folder named otherwise is aliased; further languages are left alone."""
    for name in ("a", "b", "c", "d"):
        write(tmp_path, f"docs/en/{name}.md", EN)
        write(tmp_path, f"docs/ge/{name}.md", KA)
        write(tmp_path, f"docs/de/{name}.md", EN)
    output = init(tmp_path, "--yes").stdout
    assert "ka  4 versions, in paths named 'ge'\n" in output
    assert "  other languages found and left alone: de\n" in output
    assert 'locale_aliases = { ka = "ge" }' in (tmp_path / "i18nsync.toml").read_text(encoding="utf-8")


def test_init_asks_only_when_two_layouts_fit_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two equal scores it lists both and takes the answer; with --yes it takes the first and does not ask."""
    write(tmp_path, "north/en/a.md", EN)
    alike = [
        Candidate(f"Folder {top}", (Content(f"{top}/en/{{path}}", f"{top}/{{locale}}/{{path}}"),), 1, {}, score=5.0)
        for top in ("north", "south")
    ]
    monkeypatch.setattr("i18nsync.wiring.setup.find_layouts", lambda *_: alike)
    asked = init(tmp_path, answers="2\n")
    assert asked.stdout.startswith(
        "These layouts fit equally well:\n"
        "  1  Folder north: 1 article (north/en/{path} -> north/{locale}/{path})\n"
        "  2  Folder south: 1 article (south/en/{path} -> south/{locale}/{path})\n"
    )
    assert "Which one is it" in asked.stdout
    assert 'source = "south/en/{path}"' in (tmp_path / "i18nsync.toml").read_text(encoding="utf-8")
    assert "Which one" not in init(tmp_path, "--yes", "--force").stdout
    assert 'source = "north/en/{path}"' in (tmp_path / "i18nsync.toml").read_text(encoding="utf-8")


def test_init_tells_git_to_join_histories_once(tmp_path: Path) -> None:
    """In a git checkout the union line is added to what .gitattributes says, and not a second time."""
    (tmp_path / ".git").mkdir()
    write(tmp_path, "content/en/a.md", EN)
    write(tmp_path, "content/ka/a.md", KA)
    write(tmp_path, ".gitattributes", "*.jpg binary")
    assert "Added a line to .gitattributes" in init(tmp_path, "--yes").stdout
    assert "Added a line" not in init(tmp_path, "--yes", "--force").stdout
    text = (tmp_path / ".gitattributes").read_text(encoding="utf-8")
    assert text == "*.jpg binary\nlocales/*/history/*.jsonl merge=union\n"
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == ".i18nsync-*.tmp\n"


def test_init_dry_run_prints_the_settings(tmp_path: Path) -> None:
    """Nothing is written."""
    write(tmp_path, "content/en/a.md", EN)
    write(tmp_path, "content/ka/a.md", KA)
    assert 'source = "content/en/{path}"' in init(tmp_path, "--yes", "--dry-run").stdout
    assert not (tmp_path / "i18nsync.toml").exists()


def test_init_does_not_replace_settings(tmp_path: Path) -> None:
    """An existing file is kept unless --force."""
    write(tmp_path, "i18nsync.toml", "# mine\n")
    write(tmp_path, "content/en/a.md", EN)
    result = init(tmp_path, "--yes", code=2)
    assert "the settings exist already\n  Edit them, or replace them with --force.\n" in result.stderr
    assert (tmp_path / "i18nsync.toml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(("arguments", "message"), [
    (["--locale", "en"], "en cannot be both the source and a target locale"),
    (["--locale", "Klingon!"], "'Klingon!' is not a locale"),
    ([], "no en articles were found under"),
])  # fmt: skip
def test_init_refuses_what_makes_no_project(tmp_path: Path, arguments: list[str], message: str) -> None:
    """Plain words and exit code 2."""
    assert message in init(tmp_path, "--yes", *arguments, code=2).stderr
