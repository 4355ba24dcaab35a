"""The history: append-only lines that survive crashes, merges and other programs."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.locale import Locale
from i18nsync.core.ports import History, HistoryEvent
from i18nsync.errors import I18nsyncError, StoreError
from i18nsync.stores.history import JsonlHistory, gitattributes_line

KA = Locale("ka")
EVENT = HistoryEvent("2026-01-02T10:00:00Z", "review", "2026/01/night-train", "ka", by="ნინო", source="a\n", target="ბ")
LINE = (
    '{"action":"review","article":"2026/01/night-train","at":"2026-01-02T10:00:00Z","by":"ნინო","locale":"ka",'
    '"source":"a\\n","target":"ბ"}\n'
)


@pytest.fixture
def history(tmp_path: Path) -> JsonlHistory:
    return JsonlHistory(tmp_path)


def test_it_is_a_history(history: JsonlHistory) -> None:
    """By the port's protocol; empty at first."""
    assert isinstance(history, History)
    assert list(history.events(KA)) == []


def test_an_event_is_a_line_of_sorted_json(history: JsonlHistory, tmp_path: Path) -> None:
    """With the text as it is and without empty fields, in the file of its month."""
    history.append([EVENT])
    assert (tmp_path / "locales/ka/history/2026-01.jsonl").read_text(encoding="utf-8") == LINE
    assert list(history.events(KA)) == [EVENT]


def test_events_go_to_their_month_and_locale_and_come_back_in_time(tmp_path: Path) -> None:
    """Whatever order they were written in."""
    history = JsonlHistory(tmp_path, "i18n")
    times = ["2026-02-01T00:00:00Z", "2025-12-31T23:59:59Z", "2026-01-02T10:00:00Z"]
    history.append([HistoryEvent(at, "draft", "a", "zh-Hans") for at in times] + [EVENT])
    folder = tmp_path / "i18n/zh_Hans/history"
    assert sorted(path.name for path in folder.iterdir()) == ["2025-12.jsonl", "2026-01.jsonl", "2026-02.jsonl"]
    assert [event.at for event in history.events(Locale("zh-Hans"))] == sorted(times)
    assert list(history.events(KA)) == [EVENT]


@given(
    st.lists(st.builds(HistoryEvent, st.just(EVENT.at), *[st.text(min_size=1)] * 2, st.just("ka"), *[st.text()] * 7))
)
@settings(max_examples=30, deadline=None)
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, events: list[HistoryEvent]) -> None:
    """Line ends of all kinds are inside of the JSON; events of one time keep their order."""
    history = JsonlHistory(tmp_path_factory.mktemp("history"))
    history.append(events)
    assert list(history.events(KA)) == events


def test_broken_lines_are_passed_over(history: JsonlHistory, tmp_path: Path) -> None:
    """Cut off, garbled, conflict marks, another program's; unknown keys are ignored."""
    path = tmp_path / "locales/ka/history/2026-01.jsonl"
    path.parent.mkdir(parents=True)
    lines = [
        LINE[:40] + "\n",
        "<<<<<<< HEAD\n",
        "[]\n",
        '{"at":1}\n',
        "\n",
        "{}\n",
        LINE[:-2] + ',"mood":"fine","note":7}\n',
    ]
    path.write_bytes("".join(lines).encode() + b"\xff\xfe\n")
    assert list(history.events(KA)) == [EVENT]


def test_a_line_that_was_cut_off_does_not_spoil_the_next(history: JsonlHistory, tmp_path: Path) -> None:
    """It is closed before the next one is written."""
    history.append([EVENT])
    path = tmp_path / "locales/ka/history/2026-01.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    history.append([EVENT, EVENT])
    assert list(history.events(KA)) == [EVENT, EVENT]


def test_a_time_that_is_none_is_refused(history: JsonlHistory, tmp_path: Path) -> None:
    """Before anything is written."""
    with pytest.raises(StoreError) as refusal:
        history.append([EVENT, HistoryEvent("now", "draft", "a", "ka")])
    assert str(refusal.value) == "'now' is not a time\nTimes are written as 2026-01-02T10:00:00Z."
    with pytest.raises(I18nsyncError, match=r"'\.\./x' is not a locale"):
        history.append([HistoryEvent(EVENT.at, "draft", "a", "../x")])
    assert list(tmp_path.iterdir()) == []


def test_what_the_system_refuses_is_put_into_words(history: JsonlHistory, tmp_path: Path) -> None:
    """A file in place of the folder, say."""
    (tmp_path / "locales").write_text("", encoding="utf-8")
    with pytest.raises(StoreError, match="a part of its path is a file, not a folder"):
        history.append([EVENT])


def test_a_write_in_parts_is_completed(history: JsonlHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may take less than it is given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:7]))
    history.append([EVENT])
    assert list(history.events(KA)) == [EVENT]


def test_a_full_disk_loses_no_earlier_event(history: JsonlHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is said."""
    history.append([EVENT])

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(StoreError, match="there is no space left on the disk"):
            history.append([EVENT])
    assert list(history.events(KA)) == [EVENT]


def test_writers_at_the_same_time_do_not_mix_lines(history: JsonlHistory) -> None:
    """Each call is one write at the end of the file."""

    def write() -> None:
        for _ in range(10):
            history.append([EVENT] * 3)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(history.events(KA)) == [EVENT] * 120


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_git_keeps_the_events_of_both_branches(history: JsonlHistory, tmp_path: Path) -> None:
    """With the line that goes into `.gitattributes`."""

    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    (tmp_path / ".gitattributes").write_text(gitattributes_line() + "\n", encoding="utf-8")
    git("init", "-q", "-b", "main")
    history.append([EVENT])
    git("add", "-A")
    git("commit", "-qm", "one")
    other = HistoryEvent("2026-01-03T10:00:00Z", "review", "b", "ka")
    ours = HistoryEvent("2026-01-04T10:00:00Z", "review", "c", "ka")
    for branch, event in (("other", other), ("main", ours)):
        git("checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        history.append([event])
        git("commit", "-qam", branch)
    git("merge", "-q", "other")
    assert list(history.events(KA)) == [EVENT, other, ours]
    assert gitattributes_line("i18n/po") == "i18n/po/*/history/*.jsonl merge=union"
