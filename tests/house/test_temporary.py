"""Temporary files: hidden, of one name, and not there for long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18nsync import temporary
from i18nsync.sources.files import write_text
from i18nsync.stores.files import write_atomic


@pytest.mark.parametrize("write", [lambda path: write_atomic(path, b"new"), lambda path: write_text(path, "new", "a")])
def test_what_a_killed_process_left_is_removed(tmp_path: Path, write: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the next write in the folder, once it is a minute old; a younger one may be in use, others are not ours."""
    monkeypatch.setattr(temporary, "_SWEPT", set())
    old, young = tmp_path / ".i18nsync-7-0.tmp", tmp_path / ".i18nsync-8-0.tmp"
    other = tmp_path / ".i18nsync-mine.tmp"
    for path in (old, young, other):
        path.write_text("left", encoding="utf-8")
        if path is not young:
            os.utime(path, (1, 1))
    assert callable(write)
    write(tmp_path / "a.po")
    assert sorted(path.name for path in tmp_path.iterdir()) == [young.name, other.name, "a.po"]


def test_a_folder_is_looked_at_once(tmp_path: Path) -> None:
    """A run that writes 10,000 files in a folder does not list it 10,000 times."""
    write_atomic(tmp_path / "a.po", b"1")
    left = tmp_path / ".i18nsync-7-0.tmp"
    left.write_text("left", encoding="utf-8")
    os.utime(left, (1, 1))
    write_atomic(tmp_path / "a.po", b"2")
    assert left.exists()
