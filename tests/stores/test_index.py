"""The index is a cache: right or silent, never wrong and never in the way."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.ports import StatusIndex
from i18nsync.core.stamps import NO_FILE, UNKNOWN, joined, newest, stamp_of
from i18nsync.stores.index import SqliteIndex

HOUR = 3_600_000_000_000  # nanoseconds
NOW = time.time_ns()
OLD = stamp_of(NOW - HOUR, NOW - HOUR, 5)
OTHER = stamp_of(NOW - 2 * HOUR, NOW - HOUR, 5)

Opened = Callable[..., SqliteIndex]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Open the index of the test, as a new run would."""

    def open_index(tag: str = "tag", now: int = NOW) -> SqliteIndex:
        return SqliteIndex(tmp_path / ".i18nsync" / "index.db", tag, lambda: now)

    return open_index


def fill(opened: Opened, path: str = "content/a.md", data: Any = 1, tag: str = "tag") -> None:
    """A run that finds out one thing."""
    index = opened(tag)
    index.put("kind", path, OLD, data)
    index.save()


def test_it_is_a_status_index(opened: Opened) -> None:
    """It has what the port asks for."""
    assert isinstance(opened(), StatusIndex)


def test_what_was_put_is_had_in_the_next_run(opened: Opened) -> None:
    """Any JSON, under the very stamp, kind and path that it was put under."""
    fill(opened, data=["კატა", {"a": [None, 1.5, True]}])
    index = opened()
    assert index.get("kind", "content/a.md", OLD) == ["კატა", {"a": [None, 1.5, True]}]
    assert index.get("kind", "content/a.md", OTHER) is None
    assert index.get("kind", "content/b.md", OLD) is None
    assert index.get("kind", "a.md", OLD) is None
    assert index.get("other", "content/a.md", OLD) is None


def test_a_file_without_a_stamp_is_never_known(opened: Opened) -> None:
    """Nothing vouches for it."""
    index = opened()
    index.put("kind", "content/a.md", UNKNOWN, 1)
    index.put("kind", "content/b.md", OLD, 1)
    index.save()
    assert opened().get("kind", "content/a.md", UNKNOWN) is None
    assert opened().get("kind", "content/b.md", UNKNOWN) is None


def test_a_file_changed_within_two_seconds_of_the_run_is_not_remembered(opened: Opened) -> None:
    """It may change again without a trace in its stamp, by time of writing or of change."""
    second = HOUR // 3600
    stamps = {
        "a": stamp_of(NOW - 3 * second, NOW - 3 * second, 1),
        "b": stamp_of(NOW - second, NOW - 3 * second, 1),
        "c": stamp_of(NOW - 3 * second, NOW - second, 1),
        "d": stamp_of(NOW + HOUR, NOW - HOUR, 1),
    }
    index = opened()
    for path, stamp in stamps.items():
        index.put("kind", path, stamp, path)
    index.save()
    later = opened(now=NOW + HOUR)
    assert [later.get("kind", path, stamp) for path, stamp in stamps.items()] == ["a", None, None, None]


def test_nothing_is_written_where_nothing_can_be_remembered(opened: Opened, tmp_path: Path) -> None:
    """Neither for no news nor for news that are too fresh."""
    index = opened()
    assert index.get("kind", "a", OLD) is None
    index.save()
    index.put("kind", "a", stamp_of(NOW, NOW, 1), 1)
    index.save()
    assert not list(tmp_path.iterdir())


def test_a_file_system_whose_clock_is_behind_makes_it_more_careful(
    tmp_path: Path, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files on it look older than they are; what counts is how old they are by its own clock."""
    behind = NOW - 30_000_000_000

    def touch(path: Path) -> None:
        os.utime(path, ns=(behind, behind))

    monkeypatch.setattr(Path, "touch", touch)
    index = opened()
    fresh, settled = stamp_of(behind - 10**9, behind - 10**9, 1), stamp_of(behind - 3 * 10**9, behind - 3 * 10**9, 1)
    index.put("kind", "a", fresh, 1)
    index.put("kind", "b", settled, 2)
    index.save()
    assert opened().get("kind", "a", fresh) is None
    assert opened().get("kind", "b", settled) == 2


def test_without_that_clock_nothing_is_remembered(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the file system does not tell its time, no file is known to be settled."""

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "touch", refuse)
    fill(opened)
    assert opened().get("kind", "content/a.md", OLD) is None


def test_another_tag_knows_nothing_and_then_begins_anew(opened: Opened) -> None:
    """Other settings, another version: what was made under the old ones is gone with the first save."""
    fill(opened)
    assert opened("other").get("kind", "content/a.md", OLD) is None
    assert opened().get("kind", "content/a.md", OLD) == 1
    fill(opened, "content/b.md", 2, tag="other")
    assert opened("other").get("kind", "content/a.md", OLD) is None
    assert opened("other").get("kind", "content/b.md", OLD) == 2
    assert opened().get("kind", "content/a.md", OLD) is None


def test_news_are_added_to_what_is_known_of_a_folder(opened: Opened) -> None:
    """Two runs, even at once, each add their own; the later word on a file counts."""
    one, two = opened(), opened()
    assert one.get("kind", "content/a.md", OLD) is None
    one.put("kind", "content/a.md", OLD, 1)
    two.put("kind", "content/b.md", OLD, 2)
    two.put("kind", "content/c.md", OLD, 3)
    one.save()
    two.save()
    fill(opened, "content/c.md", 4)
    index = opened()
    assert [index.get("kind", f"content/{name}.md", OLD) for name in "abc"] == [1, 2, 4]


def test_what_is_gone_is_forgotten_with_the_next_news(opened: Opened, tmp_path: Path) -> None:
    """Files and folders that are not among the living leave no trace."""
    for path in ("content/a.md", "content/b.md", "old/c.md"):
        fill(opened, path)
    index = opened()
    index.save(lambda: ["content/b.md"])
    assert opened().get("kind", "old/c.md", OLD) == 1
    index.put("kind", "content/b.md", OLD, 2)
    index.save(lambda: ["content/b.md"])
    known = opened()
    paths = ("content/a.md", "content/b.md", "old/c.md")
    assert [known.get("kind", path, OLD) for path in paths] == [None, 2, None]
    rows = sqlite3.connect(tmp_path / ".i18nsync" / "index.db").execute("select folder, data from folders").fetchall()
    assert rows == [("content/", '[["b.md"],[2]]')]


def test_stamps_of_several_files_are_one(opened: Opened) -> None:
    """A row hangs on three files, of which some may not be there."""
    stamp = joined(OLD, NO_FILE, OTHER)
    index = opened()
    index.put("row", "content/a.md", stamp, "row")
    index.save()
    assert opened().get("row", "content/a.md", stamp) == "row"
    assert opened().get("row", "content/a.md", joined(OLD, OTHER, NO_FILE)) is None
    assert joined(OLD, UNKNOWN) == UNKNOWN
    assert newest(stamp) == NOW - HOUR
    assert newest(NO_FILE) == 0


def test_entries_of_another_width_give_way(opened: Opened) -> None:
    """A folder holds stamps of one width; older ones of another are dropped, not mixed up."""
    fill(opened)
    index = opened()
    index.put("kind", "content/b.md", OLD + OLD, 2)
    index.save()
    assert opened().get("kind", "content/a.md", OLD) is None
    assert opened().get("kind", "content/b.md", OLD + OLD) == 2


def test_a_time_that_no_file_system_means_is_no_stamp() -> None:
    """It does not fit 64 bits of nanoseconds."""
    assert stamp_of(2**63, 0, 1) == UNKNOWN


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_made_anew(opened: Opened, tmp_path: Path, content: bytes) -> None:
    """Reading it knows nothing; the first save replaces it."""
    path = tmp_path / ".i18nsync" / "index.db"
    path.parent.mkdir()
    path.write_bytes(content)
    assert opened().get("kind", "content/a.md", OLD) is None
    fill(opened)
    assert opened().get("kind", "content/a.md", OLD) == 1


def test_an_older_schema_is_made_anew(opened: Opened, tmp_path: Path) -> None:
    """Tables of another shape, whatever they are called, give way."""
    path = tmp_path / ".i18nsync" / "index.db"
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.executescript('create table meta (x); create table "odd ""name" (y); pragma user_version = 99;')
    connection.close()
    assert opened().get("kind", "content/a.md", OLD) is None
    fill(opened)
    assert opened().get("kind", "content/a.md", OLD) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "update folders set data = replace(data, '1', '2')",
        "update folders set stamps = zeroblob(24)",
        "update folders set sum = 'x'",
        "update folders set data = 5",
        "update folders set data = null, stamps = null",
        "drop table folders",
        "drop table meta",
        "delete from meta",
    ],
)
def test_a_damaged_row_is_not_believed(opened: Opened, tmp_path: Path, damage: str) -> None:
    """Each row carries a check sum; and a file that lost its tables knows nothing, until the next save."""
    fill(opened)
    with sqlite3.connect(tmp_path / ".i18nsync" / "index.db") as connection:
        try:
            connection.execute(damage)
        except sqlite3.IntegrityError:
            connection.execute("delete from folders")
    connection.close()
    assert opened().get("kind", "content/a.md", OLD) is None
    assert opened().get("kind", "content/a.md", NO_FILE) is None
    fill(opened)
    fill(opened)
    assert opened().get("kind", "content/a.md", OLD) == 1


@pytest.mark.parametrize("data", ["[[],[]]", "[1]", "{}", '[["a.md"],[]]', '[["a.md", "b.md"],[1]]'])
def test_a_row_of_another_shape_is_not_believed(opened: Opened, tmp_path: Path, data: str) -> None:
    """Even where its check sum fits."""
    from zlib import crc32

    fill(opened)
    with sqlite3.connect(tmp_path / ".i18nsync" / "index.db") as connection:
        connection.execute("update folders set data = ?, sum = ?", (data, crc32(data.encode(), crc32(OLD))))
    connection.close()
    assert opened().get("kind", "content/a.md", OLD) is None


def test_a_locked_file_is_done_without(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that writes is not waited for long; nothing is lost but time."""
    monkeypatch.setattr("i18nsync.stores.index._PATIENCE", 0.01)
    fill(opened)
    other = sqlite3.connect(tmp_path / ".i18nsync" / "index.db", isolation_level=None)
    other.execute("begin exclusive")
    assert opened().get("kind", "content/a.md", OLD) is None
    fill(opened, data=2)
    other.execute("rollback")
    other.close()
    assert opened().get("kind", "content/a.md", OLD) == 1


def test_a_file_that_breaks_while_it_is_read_is_done_without(opened: Opened, tmp_path: Path) -> None:
    """Whatever was read of it so far."""
    fill(opened)
    fill(opened, "other/b.md")
    index = opened()
    assert index.get("kind", "content/a.md", OLD) == 1
    (tmp_path / ".i18nsync" / "index.db").write_bytes(b"x" * 20_000)
    assert index.get("kind", "other/b.md", OLD) is None
    assert index.get("kind", "third/c.md", OLD) is None


def test_a_place_that_cannot_be_written_is_done_without(opened: Opened, tmp_path: Path) -> None:
    """A file where the folder should be, as good as a read-only checkout."""
    (tmp_path / ".i18nsync").write_text("a file")
    fill(opened)
    assert opened().get("kind", "content/a.md", OLD) is None
    assert (tmp_path / ".i18nsync").read_text() == "a file"


def test_a_folder_in_place_of_the_file_is_done_without(opened: Opened, tmp_path: Path) -> None:
    """Nothing is deleted but an index."""
    (tmp_path / ".i18nsync" / "index.db").mkdir(parents=True)
    fill(opened)
    assert (tmp_path / ".i18nsync" / "index.db").is_dir()


def test_it_asks_for_its_folder_before_it_writes(tmp_path: Path) -> None:
    """Whoever owns the folder makes it; if that fails, there is no index."""

    def refuse() -> None:
        raise OSError

    index = SqliteIndex(tmp_path / "index.db", "tag", lambda: NOW, refuse)
    index.put("kind", "a", OLD, 1)
    index.save()
    assert not list(tmp_path.iterdir())


def test_an_error_in_the_middle_leaves_the_old_index(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is written in one transaction."""
    fill(opened)
    calls = []

    def fail(*arguments: object) -> None:
        calls.append(arguments)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("i18nsync.stores.index._store", fail)
    fill(opened, data=2)
    assert len(calls) == 1
    monkeypatch.undo()
    assert opened().get("kind", "content/a.md", OLD) == 1


def test_many_folders_are_not_held_at_once(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest is let go, and read again if it is asked for again."""
    monkeypatch.setattr("i18nsync.stores.index._HELD", 2)
    index = opened()
    for name in "abcd":
        index.put("kind", f"{name}/x", OLD, name)
    index.save()
    index = opened()
    assert [index.get("kind", f"{name}/x", OLD) for name in "abcda"] == list("abcda")
    assert len(index._folders) == 2


_NAMES = st.sampled_from(["a.md", "b/a.md", "b/ä.md", "b/c/ცა.md", "b/c/x y.md"])
_STAMPS = st.sampled_from([OLD, OTHER, NO_FILE, UNKNOWN, stamp_of(NOW, NOW, 1)])
_PUTS = st.lists(st.tuples(st.sampled_from(["source", "row/ka"]), _NAMES, _STAMPS, st.integers(0, 9)), max_size=6)


@given(st.lists(_PUTS, max_size=5))
@settings(max_examples=60, deadline=None)
def test_runs_add_up_as_a_dictionary_would(tmp_path_factory: pytest.TempPathFactory, runs: list[Any]) -> None:
    """Whatever is put in whatever order, the last settled word on a file is had, and nothing else."""
    folder = tmp_path_factory.mktemp("index")
    known: dict[tuple[str, str], tuple[bytes, int]] = {}
    for puts in runs:
        index = SqliteIndex(folder / "index.db", "tag", lambda: NOW)
        last = {}
        for kind, path, stamp, data in puts:
            index.put(kind, path, stamp, data)
            if stamp:
                last[kind, path] = (stamp, data)
        index.save()
        known |= {key: entry for key, entry in last.items() if newest(entry[0]) < NOW}
    index = SqliteIndex(folder / "index.db", "tag", lambda: NOW)
    for kind in ("source", "row/ka"):
        for path in ("a.md", "b/a.md", "b/ä.md", "b/c/ცა.md", "b/c/x y.md"):
            for stamp in (OLD, OTHER, NO_FILE, UNKNOWN):
                held, data = known.get((kind, path), (UNKNOWN, None))
                assert index.get(kind, path, stamp) == (data if stamp and stamp == held else None)
    index.save()
    shutil.rmtree(folder)
