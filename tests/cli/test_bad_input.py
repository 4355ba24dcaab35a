"""Bad input: what is said, the exit code, and that no file changed wrongly."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.engines.pseudo import PseudoEngine
from i18nsync.errors import EngineUnavailable
from tests.cli.conftest import NINO, SETTINGS, Run, snapshot, write


def test_no_settings(tmp_path: Path) -> None:
    """The message says where it looked and what to run."""
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "status"])
    assert result.exit_code == 2
    assert result.stderr == (
        f"error: {tmp_path.as_posix()}: there is no i18nsync.toml here or in a folder above\n"
        "  Run `i18nsync init` in the project's folder; it looks at the articles and writes one.\n"
    )


@pytest.mark.parametrize(("change", "message", "hint"), [
    (("locales =", "locale ="), "i18nsync.toml:2: ", "Did you mean 'locales'?"),
    (('"ka", "ru"', '"ka", "russian!"'), "i18nsync.toml:2: ", ""),
    (("[[content]]", "[[contents]]"), "i18nsync.toml:4: ", "Did you mean 'content'?"),
    (('source = "content', 'source = "../content'), "i18nsync.toml:5: ", ""),
    (("keys =", "keys"), "i18nsync.toml:9: ", ""),
])  # fmt: skip
def test_wrong_settings_name_the_line(
    newsroom: Path, run: Run, change: tuple[str, str], message: str, hint: str
) -> None:
    """A wrong key, locale, pattern or syntax: the line of the mistake and the nearest valid key."""
    write(newsroom, "i18nsync.toml", SETTINGS.replace(*change, 1))
    before = snapshot(newsroom)
    result = run("sync", code=2)
    assert result.stderr.startswith(f"error: {message}")
    assert hint in result.stderr
    assert snapshot(newsroom) == before


def test_no_articles_is_no_error_but_a_missing_folder_is(newsroom: Path, run: Run) -> None:
    """An empty tree is empty; a pattern that leads nowhere is a mistake."""
    shutil.rmtree(newsroom / "content/en")
    assert "content/en" in run("status", code=2).stderr
    (newsroom / "content/en").mkdir()
    assert run("status", "-l", "ka").stdout == "There is nothing to translate yet.\n"


def test_unreadable_files_are_named_and_the_others_go_on(newsroom: Path, run: Run) -> None:
    """Not UTF-8, NUL, malformed front matter: one line each, exit code 2, the rest synced."""
    (newsroom / "content/en/latin.md").write_bytes(b"caf\xe9\n")
    (newsroom / "content/en/nul.md").write_bytes(b"a\0b\n")
    write(newsroom, "content/en/bad.md", "---\ntitle: [\n---\n\nText.\n")
    result = run("sync", code=2)
    assert "failed  latin: content/en/latin.md" in result.stderr
    assert "failed  nul: content/en/nul.md" in result.stderr
    assert "failed  bad (ka): content/en/bad.md:3" in result.stderr
    assert "4 catalogs changed" in result.stdout
    status = run("status")
    assert "warning: content/en/latin.md" in status.stderr
    assert "night-train" in status.stdout


def test_two_articles_with_one_id(newsroom: Path, run: Run) -> None:
    """Both files are named, and what to do."""
    write(newsroom, "content/en/2026/02/bridge.txt", "Bridge\n\nText.\n")
    before = snapshot(newsroom)
    for command in ("status", "sync", "draft", "build"):
        result = run(command, code=2)
        assert "bridge.md and content/en/2026/02/bridge.txt are both the article '2026/02/bridge'" in result.stderr
    assert snapshot(newsroom) == before


def test_names_that_differ_in_case_only(newsroom: Path, run: Run) -> None:
    """They are one file on other machines, so the status warns."""
    write(newsroom, "content/en/2026/02/Bridge.md", "Text of the other bridge.\n")
    assert "Bridge.md" in run("status").stderr


def test_a_symlink_out_of_the_root_is_not_followed(newsroom: Path, run: Run, tmp_path: Path) -> None:
    """Nothing outside is read, and nothing is written through it."""
    outside = tmp_path / "outside"
    write(outside, "secret.md", "Secret.\n")
    (newsroom / "content/en/out").symlink_to(outside)
    result = run("status")
    assert "secret" not in result.stdout
    assert "content/en/out" in result.stderr
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    (newsroom / "content/ka").symlink_to(outside)
    run("build", "2026/02", "-l", "ka", code=2)
    assert sorted(path.name for path in outside.rglob("*")) == ["secret.md"]


def test_a_symlink_loop_is_reported(newsroom: Path, run: Run) -> None:
    """The walk ends, and the loop is named."""
    (newsroom / "content/en/loop").symlink_to(newsroom / "content/en")
    result = run("status")
    assert "content/en/loop" in result.stderr
    assert "night-train" in result.stdout


def test_a_broken_catalog_is_refused_with_its_line_and_kept(newsroom: Path, run: Run) -> None:
    """File, line, reason; the file is not touched, and the other articles go on."""
    run("draft", "-l", "ka")
    catalog = newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po"
    catalog.write_text(catalog.read_text(encoding="utf-8") + '\nmsgid "half\nmsgstr ""\n', encoding="utf-8")
    broken = catalog.read_bytes()
    result = run("status", "-l", "ka")
    assert "warning: locales/ka/LC_MESSAGES/2026/02/bridge.po:" in result.stderr
    assert "night-train" in result.stdout
    for command in (["sync"], ["draft"], ["mark", "reviewed", "2026/02", "--by", NINO]):
        assert "bridge.po:" in run(*command, "-l", "ka", code=2).stderr
    assert catalog.read_bytes() == broken


def test_a_full_disk_leaves_the_old_catalog(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says that there is no space; old files are whole, no temporary file stays."""
    run("draft", "-l", "ka")
    write(newsroom, "content/en/2026/02/bridge.md", "---\ntitle: Old Bridge closes\n---\n\nNew text.\n")
    before = snapshot(newsroom)

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    result = run("sync", "-l", "ka", code=2)
    assert "failed  2026/02/bridge (ka): " in result.stderr
    assert "space" in result.stderr
    assert snapshot(newsroom) == before


def test_a_read_only_file_system_is_named(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No temporary file can be made: said plainly for each catalog, exit code 2, nothing changed."""
    before = snapshot(newsroom)

    def read_only(*_: object, **__: object) -> object:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", read_only)
    result = run("sync", "-l", "ka", code=2)
    assert "read-only" in result.stderr
    monkeypatch.undo()
    assert {name: data for name, data in snapshot(newsroom).items() if data} == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(newsroom: Path, run: Run) -> None:
    """A folder that may not be written gives its name and exit code 2."""
    (newsroom / "locales").mkdir()
    (newsroom / "locales").chmod(0o555)
    try:
        assert "locales/ka" in run("sync", code=2).stderr
    finally:
        (newsroom / "locales").chmod(0o755)


def test_a_file_in_the_place_of_a_folder_is_named(newsroom: Path, run: Run) -> None:
    """The catalogs' folder cannot be made: said plainly, exit code 2."""
    write(newsroom, "locales/ka", "not a folder\n")
    result = run("sync", "-l", "ka", code=2)
    assert "failed  2026/01/night-train (ka): locales/ka/LC_MESSAGES/2026/01/night-train.po: " in result.stderr
    assert (newsroom / "locales/ka").read_text(encoding="utf-8") == "not a folder\n"


class Down(PseudoEngine):
    """An engine that cannot be reached."""

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """Refuse."""
        raise EngineUnavailable("the server does not answer", hint="Try later.")


def test_an_engine_that_is_down_is_left_out_and_named(
    newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked once; the others of the chain go on; exit code 1."""
    monkeypatch.setattr("i18nsync.engines.pseudo.PseudoEngine", Down)
    result = run("draft", "-e", "pseudo", "-e", "memory", "-l", "ka", code=1)
    assert result.stderr == "warning: pseudo is out for the rest of this run: the server does not answer\n"
    assert "draft   2026/02/bridge (ka)  2 of 2: 2 by memory\n" in result.stdout


class Interrupted(PseudoEngine):
    """An engine in whose second call the user presses Ctrl-C."""

    calls = 0

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """Draft once, then be interrupted."""
        Interrupted.calls += 1
        if Interrupted.calls > 1:
            raise KeyboardInterrupt
        return super().translate(batch)


def test_ctrl_c_keeps_what_is_finished(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 130, a word on what is saved, whole catalogs, and a second run goes on."""
    text = "---\ntitle: Long\n---\n\n" + "\n\n".join(f"Paragraph number {n} of it." for n in range(15)) + "\n"
    write(newsroom, "content/en/2026/03/long.md", text)
    Interrupted.calls = 0
    monkeypatch.setattr("i18nsync.engines.pseudo.PseudoEngine", Interrupted)
    result = run("draft", "2026/03", "-e", "pseudo", "-l", "ka", code=130)
    assert "Stopped. Every article finished so far is saved" in result.stderr
    catalog = newsroom / "locales/ka/LC_MESSAGES/2026/03/long.po"
    assert catalog.read_text(encoding="utf-8").count("#, fuzzy\n") == 10
    monkeypatch.undo()
    assert (
        "6 strings drafted in 1 article: 6 by pseudo.\n" in run("draft", "2026/03", "-e", "pseudo", "-l", "ka").stdout
    )


class Careless(PseudoEngine):
    """A plug-in's engine that loses markup and breaks the structure."""

    def capabilities(self, pair: object) -> Capabilities | None:
        """All pairs."""
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """Lose every code; answer with nothing but a rule for the rest."""
        return [Draft("კარგავს ყველაფერს") if unit.codes else Draft("---") for unit in batch.units]


def test_a_draft_that_lost_a_code_never_enters_a_catalog(
    newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever an engine claims, the flow verifies codes and structure itself."""
    monkeypatch.setattr("i18nsync.engines.pseudo.PseudoEngine", Careless)
    result = run("-v", "draft", "2026/01", "-e", "pseudo", "-l", "ka", code=1)
    assert "0 of 3" in result.stdout
    assert "'[…](../02/bridge.md)' is missing" in result.stdout
    catalog = (newsroom / "locales/ka/LC_MESSAGES/2026/01/night-train.po").read_text(encoding="utf-8")
    assert "კარგავს" not in catalog
    assert '"---"' not in catalog


def test_an_unknown_engine_names_those_that_there_are(run: Run) -> None:
    """Exit code 2."""
    assert run("draft", "-e", "gogle", code=2).stderr == (
        "error: there is no engine named 'gogle'\n  There are: chat, ctranslate, deepl, google, libretranslate, "
        "memory, microsoft, mymemory, pseudo, yandex.\n"
    )


def test_a_missing_memory_file_is_named(newsroom: Path, run: Run) -> None:
    """The settings promise a TMX file that is not there."""
    (newsroom / "memory.tmx").unlink()
    assert run("draft", code=2).stderr == (
        "error: i18nsync.toml: memory.tmx is not there\n  Put the TMX file there, or take it out of [memory] tmx.\n"
    )


def test_a_glossary_with_a_mistake_names_its_line(newsroom: Path, run: Run) -> None:
    """The line of the CSV file and what is wrong."""
    write(newsroom, "glossary.csv", "term,ka,ru,kind,note\n,ხიდი,,,\n")
    run("draft", "-l", "ka", code=2)
    assert "glossary.csv:2" in run("review", "-l", "ka", "--by", NINO, code=0).output + run("draft", code=2).stderr


def test_a_review_without_a_name_is_refused(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither --by nor git knows who it is; a git that is not there is the same."""
    monkeypatch.setenv("PATH", str(newsroom))
    result = run("mark", "reviewed", "2026/02", "-l", "ka", code=2)
    assert result.stderr == (
        "error: a review needs the name of the person who made it\n"
        '  Give --by "Nino <nino@example.ge>", or set it once: git config user.name "Nino".\n'
    )


def test_a_vanished_article_is_reported(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes away between listing and reading is one failure, not the end."""
    from i18nsync.sources.folder import FolderSource

    refs = FolderSource.refs

    def vanishing(self: FolderSource, locale: object) -> Iterator[object]:
        found = refs(self, locale)  # type: ignore[arg-type]
        (newsroom / "content/en/2026/02/bridge.md").unlink(missing_ok=True)
        return iter(found)

    monkeypatch.setattr(FolderSource, "refs", vanishing)
    result = run("sync", "2026", code=2)
    assert "failed  2026/02/bridge: content/en/2026/02/bridge.md: the file is not there (any more)" in result.stderr
    assert "2 catalogs changed" in result.stdout
