"""How long articles have waited, and what is overdue."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from i18nsync.core.ports import HistoryEvent
from i18nsync.core.status import ArticleStatus
from i18nsync.flows.draft import draft
from i18nsync.flows.moments import in_utc
from i18nsync.flows.report import Selection, report
from i18nsync.flows.sync import sync
from i18nsync.flows.waiting import outdated_since
from i18nsync.wiring import open_workspace

SETTINGS = """\
source_locale = "en"
locales = ["ka"]
engines = ["pseudo"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"

[policy]
due = "2d"

[policy."breaking/**"]
due = "1h"

[policy."archive/**"]
due = ""
"""


@pytest.mark.parametrize(("written", "utc"), [
    ("2026-01-16T10:00:00+04:00", "2026-01-16T06:00:00Z"),
    ("2026-01-16 10:00:00 +0400", "2026-01-16T06:00:00Z"),
    ("2026-01-16T10:00", "2026-01-16T10:00:00Z"),
    ("2026-01-16T10:00:00.5Z", "2026-01-16T10:00:00Z"),
    ("2026-01-16T27:00", ""),
    ("0001-01-01T00:00+04:00", ""),
    ("", ""),
])  # fmt: skip
def test_times_of_front_matter_become_utc(written: str, utc: str) -> None:
    """With any zone, or none for UTC; what is no time is none."""
    assert in_utc(written) == utc


def event(at: str, action: str, source: str, note: str = "", context: str = "") -> HistoryEvent:
    return HistoryEvent(at, action, "a", "ka", context=context, source=source, note=note)


def test_an_article_has_been_outdated_since_the_first_change_that_nobody_followed() -> None:
    """Later changes of the same string don't start anew; what was followed counts no more."""
    first = event("2026-01-01T00:00:00Z", "outdate", "B", "was: A")
    again = event("2026-01-02T00:00:00Z", "outdate", "C", "was: A")
    other = event("2026-01-03T00:00:00Z", "outdate", "X", "was: Y")
    follow = event("2026-01-04T00:00:00Z", "review", "C")
    assert outdated_since([first]) == {"a": "2026-01-01T00:00:00Z"}
    assert outdated_since([first, again, other]) == {"a": "2026-01-01T00:00:00Z"}
    assert outdated_since([first, again, other, follow]) == {"a": "2026-01-03T00:00:00Z"}
    assert outdated_since([first, again, follow]) == {}
    reviewed = replace(first, note=first.note.replace("was: ", "was reviewed: "))
    assert outdated_since([reviewed, again]) == {"a": "2026-01-01T00:00:00Z"}, "no review held at the second change"
    carried = event("2026-01-05T00:00:00Z", "carry", first.source)
    assert outdated_since([first, carried]) == {}
    assert outdated_since([first, event("2026-01-05T00:00:00Z", "build", "")]) == {"a": "2026-01-01T00:00:00Z"}


class Room:
    """A newsroom whose clock can be set."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "i18nsync.toml").write_text(SETTINGS)

    def put(self, name: str, text: str, at: float = 0) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        os.utime(path, (at, at))

    def rows(self, now: str, *, overdue: bool = False, since: str = "") -> dict[str, ArticleStatus]:
        project = open_workspace(self.root, clock=lambda: now).project
        selection = Selection(project.locales, overdue=overdue, since=since)
        rows = report(project, selection).rows
        assert report(replace(project, index=None), selection).rows == rows
        return {row.article: row for row in rows}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def said(row: ArticleStatus) -> tuple[str, str, bool, str]:
    assert row.waiting is not None
    return row.waiting.since, row.waiting.due, row.waiting.overdue, row.reason


def test_deadlines_go_by_section_and_by_the_articles_time(room: Room) -> None:
    """A time counts as it is, a day from its end, and without either the file's time of writing."""
    room.put("content/en/breaking/fire.md", "---\ndate: 2026-02-03T12:00:00+04:00\n---\n\nA fire broke out.\n")
    room.put("content/en/breaking/flood.md", "---\ndate: 2026-02-03\n---\n\nThe river rises.\n")
    room.put("content/en/fair.md", "---\ndate: 2026-02-03\n---\n\nThe fair opens.\n")
    room.put("content/en/plain.txt", "Snow\n\nIt snows.\n", at=1770112800)  # 2026-02-03T10:00:00Z
    room.put("content/en/archive/old.md", "---\ndate: 1999-02-03\n---\n\nOld.\n")
    room.put("content/en/odd.md", "---\ndate: 2026-02-33\n---\n\nOdd.\n", at=1770112800)
    found = room.rows("2026-02-03T12:00:00Z")
    assert said(found["breaking/fire"]) == ("2026-02-03T08:00:00Z", "2026-02-03T09:00:00Z", True, "overdue by 3 h")
    assert said(found["breaking/flood"]) == ("2026-02-04T00:00:00Z", "2026-02-04T01:00:00Z", False, "")
    assert said(found["fair"]) == ("2026-02-04T00:00:00Z", "2026-02-06T00:00:00Z", False, "")
    assert said(found["plain"]) == ("2026-02-03T10:00:00Z", "2026-02-05T10:00:00Z", False, "")
    assert said(found["odd"]) == ("2026-02-03T10:00:00Z", "2026-02-05T10:00:00Z", False, "")
    assert said(found["archive/old"]) == ("1999-02-04T00:00:00Z", "", False, "")
    assert room.rows("2026-02-06T00:00:00Z")["fair"].overdue is False
    assert room.rows("2026-02-06T00:00:01Z")["fair"].reason == "overdue by 1 s"
    assert set(room.rows("2026-02-03T12:00:00Z", overdue=True)) == {"breaking/fire"}


def test_since_takes_what_is_dated_or_waits_since_then(room: Room) -> None:
    """An old article that has become outdated is news."""
    room.put("content/en/new.md", "---\ndate: 2026-02-03T12:00:00Z\n---\n\nNew.\n")
    room.put("content/en/day.md", "---\ndate: 2026-02-03\n---\n\nOf that day.\n")
    room.put("content/en/old.md", "---\ndate: 2026-01-01\n---\n\nOld.\n")
    room.put("content/en/undated.txt", "Undated\n\nText.\n", at=1770112800)
    assert set(room.rows("2026-02-04T00:00:00Z", since="2026-02-03T11:00:00Z")) == {"new", "day"}
    assert set(room.rows("2026-02-04T00:00:00Z", since="2026-02-03T10:00:00Z")) == {"new", "day", "undated"}
    assert set(room.rows("2026-02-04T00:00:00Z", since="2026-01-01T00:00:00Z")) == {"new", "day", "undated", "old"}


def test_what_is_outdated_waits_since_its_source_changed(room: Room) -> None:
    """Before a sync by the file's time, after it by the history; not since the article's date."""
    text = "---\ndate: 2026-01-01\n---\n\nThe bridge closes on Monday.\n"
    room.put("content/en/bridge.md", text)
    workspace = open_workspace(room.root, clock=lambda: "2026-01-02T00:00:00Z")
    project = workspace.project
    list(draft(project, project.locales, lambda _locale: workspace.chain()))
    room.put("content/en/bridge.md", text.replace("Monday", "Tuesday"), at=1770112800)  # 2026-02-03T10:00:00Z
    row = room.rows("2026-02-03T12:00:00Z")["bridge"]
    assert said(row) == (
        "2026-02-03T10:00:00Z", "2026-02-05T10:00:00Z", False, "the source changed since the last sync"
    )  # fmt: skip
    project = open_workspace(room.root, clock=lambda: "2026-02-03T11:00:00Z").project
    list(sync(project, project.locales))
    row = room.rows("2026-02-06T12:00:00Z")["bridge"]
    assert said(row) == (
        "2026-02-03T11:00:00Z",
        "2026-02-05T11:00:00Z",
        True,
        "overdue by 1 day 1 h; 1 string outdated",
    )


def test_what_is_done_waits_for_nothing(room: Room) -> None:
    """An untracked version that is not known to be behind, and an orphan."""
    room.put("content/en/a.md", "The council voted for the new budget on Tuesday evening.\n")
    room.put("content/ka/a.md", "საბჭომ ახალ ბიუჯეტს სამშაბათს საღამოს დაუჭირა მხარი.\n")
    room.put("content/ka/gone.md", "საბჭომ ახალ ბიუჯეტს სამშაბათს საღამოს დაუჭირა მხარი.\n")
    found = room.rows("2026-02-03T12:00:00Z")
    assert [(row.status, row.waiting) for row in found.values()] == [("untracked", None), ("orphaned", None)]


def test_a_source_behind_a_link_tells_its_time_itself(room: Room) -> None:
    """Nothing vouches for a link, so the file is asked; one that cannot be read has no row."""
    room.put("text.txt", "Linked\n\nText.\n", at=1770112800)
    room.put("content/en/a.txt", "A\n\nText.\n", at=1770112800)
    (room.root / "content/en/linked.txt").symlink_to("../../text.txt")
    found = room.rows("2026-02-03T12:00:00Z")
    assert {row.waiting.since if row.waiting else "" for row in found.values()} == {"2026-02-03T10:00:00Z"}
    assert len(found) == 2
