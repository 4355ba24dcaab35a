"""`i18nsync rehydrate`: what another program dropped comes back, and nothing that nobody reviewed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from i18nsync.wiring.workspace import open_workspace
from tests.cli.conftest import NINO, TRAIN, Run, snapshot, write

GELA = "Gela Beridze <gela@example.ge>"
TRAIN_PO = "locales/ka/LC_MESSAGES/2026/01/night-train.po"
BRIDGE_PO = "locales/ka/LC_MESSAGES/2026/02/bridge.po"


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time, which a test may set."""
    time = ["2026-03-01T08:30:00Z"]
    monkeypatch.setattr("i18nsync.wiring.open_workspace", lambda folder: open_workspace(folder, clock=lambda: time[0]))
    return time


@pytest.fixture
def reviewed(newsroom: Path, run: Run, now: list[str]) -> Path:
    """Both articles drafted and reviewed in Georgian, one string by two people, one by nobody."""
    settings = (newsroom / "i18nsync.toml").read_text(encoding="utf-8")
    write(newsroom, "i18nsync.toml", settings + '\n[policy."2026/02/**"]\nreviews = 2\n')
    run("draft", "-l", "ka", "--engine", "memory", "--engine", "pseudo")
    now[0] = "2026-03-02T09:00:00Z"
    run("mark", "reviewed", "2026/01", "2026/02", "-l", "ka", "--by", NINO)
    now[0] = "2026-03-03T10:00:00Z"
    run("mark", "reviewed", "2026/02", "-l", "ka", "--unit", "1", "--by", GELA)
    run("mark", "draft", "2026/01", "-l", "ka", "--unit", "3", "--by", GELA)
    now[0] = "2026-03-04T11:00:00Z"
    return newsroom


def drop(root: Path, name: str, change: Callable[[polib.POEntry], None] = lambda _entry: None) -> None:
    """What a tool does that keeps texts and flags but no translator comments."""
    file = polib.pofile(str(root / name))
    for entry in file:
        entry.tcomment = ""
        change(entry)
    file.save(str(root / name))


def catalogs(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in snapshot(root).items() if name.endswith(".po")}


def test_dropped_reviews_come_back_byte_for_byte(reviewed: Path, run: Run) -> None:
    """Stamps of one and two people, and who or what wrote a string; the draft stays a draft."""
    before = catalogs(reviewed)
    drop(reviewed, TRAIN_PO)
    drop(reviewed, BRIDGE_PO)
    assert catalogs(reviewed) != before
    assert run("rehydrate", code=0).stdout == (
        "2026/01/night-train (ka)  2 reviews of Nino\n"
        "2026/02/bridge (ka)  2 reviews of Nino, Gela Beridze\n"
        "4 reviews given back in 2 catalogs.\n"
        "1 note given back of who or what wrote a string.\n"
    )
    assert catalogs(reviewed) == before
    assert run("rehydrate").stdout == "Nothing to give back: no review was dropped.\n"


def test_what_gettext_drops_comes_back(reviewed: Path, run: Run) -> None:
    """The same with GNU gettext's own tools, which write the file in their own way; and again after that."""
    before = catalogs(reviewed)
    path = str(reviewed / BRIDGE_PO)
    for _ in range(2):
        text = (reviewed / BRIDGE_PO).read_text(encoding="utf-8")
        head, _, body = text.partition("\n\n")
        lines = [line for line in body.splitlines() if not line.startswith("# ")]
        (reviewed / BRIDGE_PO).write_text(head + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
        subprocess.run(["msgcat", "--no-wrap", "-o", path, path], check=True)
        run("rehydrate", "2026/02")
        assert catalogs(reviewed) == before


def test_a_dry_run_says_what_would_be_and_writes_nothing(reviewed: Path, run: Run) -> None:
    """String by string when asked to say more."""
    drop(reviewed, BRIDGE_PO)
    before = snapshot(reviewed)
    assert run("-v", "rehydrate", "-n", BRIDGE_PO).stdout == (
        "2026/02/bridge (ka)  2 reviews of Nino, Gela Beridze\n"
        "  back      'Old Bridge closes': Nino reviewed it on 2026-03-02 and Gela Beridze reviewed it on 2026-03-03\n"
        "  back      'More details to follow.': Nino reviewed it on 2026-03-02\n"
        "2 reviews would be given back in 1 catalog.\n"
    )
    assert snapshot(reviewed) == before


def test_a_text_that_was_changed_outside_gets_nothing_back(reviewed: Path, run: Run) -> None:
    """Nor a fuzzy one, nor one without translation; each is named with the reason, and the exit code says so."""

    def change(entry: polib.POEntry) -> None:
        if entry.msgid == "Old Bridge closes":
            entry.msgstr += "!"
        else:
            entry.flags = ["fuzzy"]

    drop(reviewed, BRIDGE_PO, change)
    drop(reviewed, TRAIN_PO, lambda entry: setattr(entry, "msgstr", ""))
    before = catalogs(reviewed)
    assert run("rehydrate", "2026/02", code=1).stdout == (
        "2026/02/bridge (ka)\n"
        "  left out  'Old Bridge closes': the text was changed since Gela Beridze reviewed it on 2026-03-03\n"
        "  left out  'More details to follow.': Nino reviewed it on 2026-03-02, but it is marked fuzzy now\n"
        "1 note given back of who or what wrote a string.\n"
        "2 reviews left out; i18nsync review shows these strings.\n"
    )
    assert run("rehydrate", "content/en/2026/01", code=1).stdout == (
        "2026/01/night-train (ka)\n"
        "  left out  'Night train returns': Nino reviewed it on 2026-03-02, but the translation is gone\n"
        "  left out  'The train leaves at **21:40**, see the [timetable…': "
        "Nino reviewed it on 2026-03-02, but the translation is gone\n"
        "Nothing could be given back.\n"
        "2 reviews left out; i18nsync review shows these strings.\n"
    )
    assert catalogs(reviewed)[TRAIN_PO] == before[TRAIN_PO]


def test_a_review_that_the_history_ends_stays_ended(reviewed: Path, run: Run) -> None:
    """Though the tool took off the fuzzy flag with the comments."""
    drop(reviewed, TRAIN_PO, lambda entry: setattr(entry, "flags", []))
    assert run("-v", "rehydrate", "2026/01", code=1).stdout == (
        "2026/01/night-train (ka)  2 reviews of Nino\n"
        "  back      'Night train returns': Nino reviewed it on 2026-03-02\n"
        "  back      'The train leaves at **21:40**, see the [timetable…': Nino reviewed it on 2026-03-02\n"
        "  origin    'It did not run for 21 days.'\n"
        "  left out  'It did not run for 21 days.': "
        "Nino reviewed it on 2026-03-02, but it was reopened by Gela Beridze on 2026-03-03\n"
        "2 reviews given back in 1 catalog.\n"
        "1 note given back of who or what wrote a string.\n"
        "1 review left out; i18nsync review shows these strings.\n"
    )


def test_a_source_that_changed_and_came_back_is_not_reviewed(reviewed: Path, run: Run) -> None:
    """Merging did not keep the review, so the history does not bring it in again."""
    write(reviewed, "content/en/2026/01/night-train.md", TRAIN.replace("21:40", "22:10"))
    run("sync")
    write(reviewed, "content/en/2026/01/night-train.md", TRAIN)
    run("sync")
    drop(reviewed, TRAIN_PO, lambda entry: setattr(entry, "flags", []))
    output = run("rehydrate", "2026/01", code=1).stdout
    assert "2026/01/night-train (ka)  1 review of Nino\n" in output
    assert "timetable…': Nino reviewed it on 2026-03-02, but it was outdated on 2026-03-04\n" in output


def test_the_history_tells_of_it(reviewed: Path, run: Run) -> None:
    """One line a string, with the reviews that came back."""
    drop(reviewed, BRIDGE_PO)
    run("rehydrate")
    line = json.loads(run("log", "--format", "json", "--limit", "2").stdout.splitlines()[0])
    assert (line["action"], line["source"]) == ("rehydrate", "Old Bridge closes")
    assert line["note"] == f"{NINO} at 2026-03-02T09:00:00Z; {GELA} at 2026-03-03T10:00:00Z"
    assert "2026-03-04 11:00  ka  restored  2026/02/bridge  'More details to follow.'\n" in run("log").stdout


def test_a_catalog_that_cannot_be_read_is_reported_and_the_others_go_on(reviewed: Path, run: Run) -> None:
    """As everywhere."""
    drop(reviewed, BRIDGE_PO)
    write(reviewed, TRAIN_PO, 'msgid "cut off')
    result = run("rehydrate", code=2)
    assert "failed  2026/01/night-train (ka): " in result.stderr
    assert "2 reviews given back in 1 catalog.\n" in result.stdout


def test_a_name_of_no_catalog_is_an_error(reviewed: Path, run: Run) -> None:
    """With what may stand there."""
    assert run("rehydrate", "2027", code=2).stderr == (
        "error: no catalog is named '2027'\n"
        "  Give an id as `i18nsync status` shows it, the start of one (2026/01), a glob or a path.\n"
    )
