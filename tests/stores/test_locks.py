"""Locks: one process at a time, and none that outlives its process."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from i18nsync.errors import CatalogBusy, StoreError
from i18nsync.stores.locks import FileLocks

NAME = "locales/ka/LC_MESSAGES/a.po"

HOLDER = """
import sys, time
from pathlib import Path
from i18nsync.stores.locks import FileLocks
with FileLocks(Path(sys.argv[1]), clock=time.monotonic, sleep=time.sleep, doing="i18nsync draft").hold(sys.argv[2]):
    print("held", flush=True)
    sys.stdin.read()
"""


def locks(folder: Path, *, patience: float = 10, prepare: Callable[[], None] = lambda: None) -> FileLocks:
    """Locks by the real clock."""
    return FileLocks(folder, clock=time.monotonic, sleep=time.sleep, patience=patience, prepare=prepare)


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
        with pytest.raises(CatalogBusy) as caught, locks(tmp_path, patience=0.05).hold(NAME):
            raise AssertionError("held twice")
        assert str(caught.value) == (
            f"{NAME}: another program is writing this catalog: i18nsync draft, process {process.pid}\n"
            "Run the command again when that one has finished. If it hangs, end it: its lock goes with it."
        )
        process.communicate("")
        with locks(tmp_path, patience=0.05).hold(NAME):
            pass


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The system lets go of its lock; nobody has to clean up."""
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        with locks(tmp_path).hold(NAME):
            pass


def test_who_waits_gets_the_lock_when_it_is_free(tmp_path: Path) -> None:
    """Threads too; who holds it may take it again."""
    mine = locks(tmp_path)
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
    with pytest.raises(KeyboardInterrupt), locks(tmp_path).hold(NAME):
        raise KeyboardInterrupt
    with locks(tmp_path, patience=0.05).hold(NAME):
        pass


def test_the_folder_is_prepared_once_and_again_when_it_is_gone(tmp_path: Path) -> None:
    """Files in it are few, however many catalogs there are."""
    calls: list[str] = []
    folder = tmp_path / "locks"
    mine = locks(folder, prepare=lambda: calls.append("prepared"))
    for number in range(1000):
        with mine.hold(f"locales/ka/LC_MESSAGES/{number}.po"):
            pass
    assert calls == ["prepared"]
    assert 200 < len(list(folder.iterdir())) <= 256
    shutil.rmtree(folder)
    with mine.hold(NAME):
        pass
    assert calls == ["prepared", "prepared"]


def test_a_lock_file_that_is_removed_before_it_is_locked_counts_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process would make a new one, and both would hold the lock."""
    real = fcntl.flock
    removed: list[Path] = []

    def remove_first(handle: int, how: int) -> None:
        if not removed:
            removed.extend(tmp_path.iterdir())
            removed[0].unlink()
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", remove_first)
    mine = locks(tmp_path)
    with mine.hold(NAME):
        assert list(tmp_path.iterdir()) == removed


def test_a_place_where_no_lock_can_be_made_is_named(tmp_path: Path) -> None:
    """With the reason."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError) as caught, locks(tmp_path / "file" / "locks").hold(NAME):
        pass
    assert caught.value.message == "the file cannot be written: a part of its path is a file, not a folder"


def test_a_holder_that_cannot_be_named_is_refused_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock file may not be written or read, only the name is missing."""

    def fail(*_: object) -> int:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "write", fail)
    monkeypatch.setattr(Path, "read_bytes", fail)
    with (
        locks(tmp_path).hold(NAME),
        pytest.raises(CatalogBusy, match="this catalog: which one is not known\nRun"),
        locks(tmp_path, patience=0).hold(NAME),
    ):
        pass


def test_a_wait_is_as_long_as_the_patience(tmp_path: Path) -> None:
    """By the clock that is given, with short pauses."""
    naps: list[float] = []
    theirs = FileLocks(tmp_path, patience=1, clock=lambda: sum(naps), sleep=naps.append)
    with locks(tmp_path).hold(NAME), pytest.raises(CatalogBusy), theirs.hold(NAME):
        pass
    assert 1 <= sum(naps) < 1.01


@pytest.mark.parametrize("missing", [True, False])
def test_a_system_or_disk_without_locks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: bool
) -> None:
    """Nothing is written without a lock in good faith."""
    if missing:
        monkeypatch.setitem(sys.modules, "fcntl", None)
    else:

        def fail(*_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(StoreError) as caught, locks(tmp_path).hold(NAME):
        pass
    said = "this system has no file locks (flock)" if missing else "the file cannot be written: No locks available"
    assert caught.value.message == said
