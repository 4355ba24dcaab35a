"""Writing is all or nothing, and says in plain words why it failed."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from i18nsync.errors import SourceError
from i18nsync.sources.files import write_text


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "your disk quota is used up"),
        (errno.EROFS, "the file system is read-only"),
        (errno.EACCES, "no permission to write there"),
        (errno.EIO, "input/output error"),
    ],
)
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str, call: str
) -> None:
    """Whenever it happens: while the text is written, or when it is put in place."""
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    target: object = os if call == "fsync" else Path
    monkeypatch.setattr(target, call, fail)
    with pytest.raises(SourceError) as caught:
        write_text(file, "new", "ka/a.md")
    assert (caught.value.where, caught.value.message) == ("ka/a.md", f"the file cannot be written: {words}")
    assert file.read_text(encoding="utf-8") == "old"
    assert left(tmp_path) == ["a.md"]


def test_a_failure_takes_back_the_folders_that_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No empty folders stay behind."""

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SourceError, match="the disk is full"):
        write_text(tmp_path / "ka" / "2026" / "a.md", "new", "ka/2026/a.md")
    assert left(tmp_path) == []


def test_an_interrupt_leaves_no_temporary_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C goes on its way after tidying up."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "a.md", "new", "a.md")
    assert left(tmp_path) == []


@pytest.mark.parametrize("limit", [0, 1, 4096, 9000])
def test_a_real_limit_on_file_sizes_leaves_the_old_file(tmp_path: Path, limit: int) -> None:
    """The system refuses after so many bytes, in a process of its own."""
    file = tmp_path / "a.md"
    file.write_text("old", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from i18nsync.errors import SourceError\n"
        "from i18nsync.sources.files import write_text\n"
        "try: write_text(Path(sys.argv[1]), 'x' * 10_000, 'a.md')\n"
        "except SourceError as error: sys.exit(error.message)\n"
    )

    def confine() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-B", "-c", script, str(file)],
        preexec_fn=confine,
        capture_output=True,
        text=True,
        cwd=root,
        check=False,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert run.stderr.strip() == "the file cannot be written: the file would be larger than is allowed"
    assert file.read_text(encoding="utf-8") == "old"
    assert left(tmp_path) == ["a.md"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("file.md/a.md", "a file stands where a folder is needed"),
        ("folder.md", "a folder stands where the file should be"),
        ("x" * 300 + ".md", "the file name is too long"),
    ],
)
def test_what_stands_in_the_way_is_named(tmp_path: Path, path: str, words: str) -> None:
    """A file for a folder, a folder for a file, a name too long for the system."""
    (tmp_path / "file.md").write_text("x", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(SourceError) as caught:
        write_text(tmp_path / path, "new", "a.md")
    assert caught.value.message == f"the file cannot be written: {words}"
    assert left(tmp_path) == ["file.md", "folder.md"]


def test_half_a_character_is_refused_before_anything_is_touched(tmp_path: Path) -> None:
    """A lone surrogate is no text."""
    with pytest.raises(SourceError) as caught:
        write_text(tmp_path / "a.md", "ab\ud800", "a.md")
    assert caught.value.message == "the text holds half a character (U+D800 at offset 2)"
    assert left(tmp_path) == []


def test_a_file_system_that_cannot_sync_folders_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file itself was flushed."""
    real = os.open

    def refuse(path: Path, flags: int, mode: int = 0o777) -> int:
        if path == tmp_path:
            raise OSError(errno.EINVAL, "Invalid argument")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    assert write_text(tmp_path / "a.md", "new", "a.md")
    assert not write_text(tmp_path / "a.md", "new", "a.md")
