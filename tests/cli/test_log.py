"""`i18nsync log`: who did what, when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18nsync.wiring.workspace import open_workspace
from tests.cli.conftest import NINO, Run


@pytest.fixture
def worked(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft in January and a review in February."""
    now = ["2026-01-31T08:30:00Z"]
    monkeypatch.setattr("i18nsync.wiring.open_workspace", lambda folder: open_workspace(folder, clock=lambda: now[0]))
    run("draft", "2026/02", "-l", "ka")
    now[0] = "2026-02-01T09:15:00Z"
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "1")
    return newsroom


def test_log_shows_time_action_article_text_and_person(worked: Path, run: Run) -> None:
    """One line an event, the oldest first."""
    assert run("log").stdout == (
        "2026-01-31 08:30  ka  drafted   2026/02/bridge  'Old Bridge closes'  by memory\n"
        "2026-01-31 08:30  ka  drafted   2026/02/bridge  'More details to follow.'  by memory\n"
        "2026-02-01 09:15  ka  reviewed  2026/02/bridge  'Old Bridge closes'  by Nino\n"
    )


@pytest.mark.parametrize(("arguments", "count"), [
    (["--by", "nino"], 1),
    (["--since", "2026-02-01"], 1),
    (["--since", "2026-02-02"], 0),
    (["2026/02"], 3),
    (["2026/01"], 0),
    (["-l", "ru"], 0),
])  # fmt: skip
def test_log_is_filtered(worked: Path, run: Run, arguments: list[str], count: int) -> None:
    """By person, time, article and locale."""
    output = run("log", *arguments).stdout
    assert output.count("2026/02/bridge") == count
    assert (output == "No such events in the history.\n") is (count == 0)


def test_log_shows_the_last_events(worked: Path, run: Run) -> None:
    """--limit cuts the older ones and says how many."""
    output = run("log", "--limit", "1").stdout
    assert output.startswith("... 2 earlier events (--limit 0 shows all)\n2026-02-01")


def test_log_as_json_lines(worked: Path, run: Run) -> None:
    """Everything that the history holds, for scripts."""
    last = json.loads(run("log", "--format", "json").stdout.splitlines()[-1])
    assert last["action"] == "review"
    assert last["by"] == NINO
    assert last["target"] == "ძველი ხიდი იკეტება"
    assert len(last["hash"]) == 12
