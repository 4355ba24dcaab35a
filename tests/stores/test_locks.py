"""Locks: one process at a time, and none that outlives its process."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import filelock
import pytest

from i18nsync.errors import CatalogBusy, StoreError
from i18nsync.stores import locks
from i18nsync.stores.locks import FileLocks

NAME = "locales/ka/LC_MESSAGES/a.po"

HOLDER = """
import sys
from pathlib import Path
from i18nsync.stores.locks import FileLocks
with FileLocks(Path(sys.argv[1]), doing="i18nsync draft").hold(sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """A process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), NAME],
        cwd=Path(__file__).resolve().parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_lock_that_another_process_holds_is_refused_with_its_name(tmp_path: Path) -> None:
    """After some patience; it is free when that process ends."""
    with holder(tmp_path) as process:
        with pytest.raises(CatalogBusy) as caught, FileLocks(tmp_path, patience=0.05).hold(NAME):
            raise AssertionError("held twice")
        assert str(caught.value) == (
            f"{NAME}: another program is writing this catalog: i18nsync draft, process {process.pid}\n"
            "Run the command again when that one has finished. If it hangs, end it: its lock goes with it."
        )
        process.communicate("")
        with FileLocks(tmp_path, patience=0.05).hold(NAME):
            pass


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The system lets go of its lock; nobody has to clean up."""
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        with FileLocks(tmp_path).hold(NAME):
            pass


def test_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    """Threads too; who holds it may take it again."""
    mine = FileLocks(tmp_path)
    order: list[str] = []
    with mine.hold(NAME), mine.hold(NAME):

        def wait() -> None:
            with mine.hold(NAME):
                order.append("other")

        thread = threading.Thread(target=wait)
        thread.start()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "other"]


def test_an_error_lets_go_of_the_lock(tmp_path: Path) -> None:
    """Also for the same process."""
    with pytest.raises(KeyboardInterrupt), FileLocks(tmp_path).hold(NAME):
        raise KeyboardInterrupt
    with FileLocks(tmp_path, patience=0.05).hold(NAME):
        pass


def test_the_folder_is_prepared_once_and_made_again_when_it_is_gone(tmp_path: Path) -> None:
    """Files in it are few, however many catalogs there are."""
    calls: list[str] = []
    folder = tmp_path / "locks"
    mine = FileLocks(folder, prepare=lambda: calls.append("prepared"))
    for number in range(1000):
        with mine.hold(f"locales/ka/LC_MESSAGES/{number}.po"):
            pass
    assert calls == ["prepared"]
    files = list(folder.iterdir())
    assert 200 < len(files) <= 256
    for file in files:
        file.unlink()
    folder.rmdir()
    with mine.hold(NAME):
        assert folder.is_dir()


def test_a_place_where_no_lock_can_be_made_is_named(tmp_path: Path) -> None:
    """With the reason."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught, FileLocks(tmp_path / "file" / "locks").hold(NAME):
        pass
    assert caught.value.message == "the file cannot be written: a part of its path is a file, not a folder"


def test_a_holder_that_cannot_be_named_is_refused_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock file may not be written or read, only the name is missing."""

    def fail(*_: object) -> int:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "write", fail)
    with FileLocks(tmp_path).hold(NAME):
        monkeypatch.setattr(Path, "read_bytes", fail)

        def busy(*_: object, **__: object) -> None:
            raise filelock.Timeout(NAME)

        monkeypatch.setattr(filelock.FileLock, "acquire", busy)
        with pytest.raises(CatalogBusy, match="this catalog: which one is not known\nRun"):
            locks.FileLocks(tmp_path).hold(NAME).__enter__()
