"""Runs of sync, draft and build that are killed at any moment: what was finished stays, and a re-run completes."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.stores.history import JsonlHistory
from i18nsync.stores.po import PoStore
from i18nsync.wiring.workspace import open_workspace
from tests.processes.forked import start

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

ARTICLES = 60
KILLS = 100
ATTEMPTS = 18  # at killing a step, before it may end
LOCALES = (Locale("ka"), Locale("ru"))
SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]
engines = ["pseudo"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""
NINO = "Nino <nino@example.ge>"
SYNC = ("-v", "sync")
DRAFT = ("-v", "draft")
MARK = ("-q", "mark", "reviewed", "2026", "-l", "ka", "-l", "ru", "--by", NINO)
BUILD = ("-v", "build")
STEPS = (SYNC, DRAFT, MARK, BUILD)

Tree = Mapping[str, bytes]


def newsroom(root: Path) -> Path:
    """Sixty short articles and nothing else."""
    root.mkdir()
    (root / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(ARTICLES):
        path = root / f"content/en/2026/{1 + number % 3:02}/story-{number:02}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            f"---\ntitle: Story {number}\n---\n\nIt began at **{number}:40**.\n\nNobody knew of [it](story-01.md).\n",
            encoding="utf-8",
        )
    return root


def tree(root: Path, pattern: str) -> dict[str, bytes]:
    """The files that a run makes and that are whole at any moment."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.glob(pattern))
        if path.is_file() and not path.name.endswith(".tmp")
    }


def outputs(root: Path) -> dict[str, bytes]:
    return tree(root, "locales/*/LC_MESSAGES/**/*") | tree(root, "content/k*/**/*") | tree(root, "content/ru/**/*")


def history(root: Path, locale: Locale) -> set[HistoryEvent]:
    """What was done; without the effort of a review, which is not known where the line of its draft was lost."""
    return {replace(event, effort=None) for event in JsonlHistory(root).events(locale)}


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """One time for all runs, so that the same work gives the same bytes."""
    noon = "2026-03-01T12:00:00Z"
    monkeypatch.setattr("i18nsync.wiring.open_workspace", lambda folder: open_workspace(folder, clock=lambda: noon))


class Undisturbed:
    """What the steps give when nobody kills them, and how long each takes."""

    def __init__(self, root: Path) -> None:
        self.after: list[Tree] = []
        self.seconds: list[float] = []
        for step in STEPS:
            begin = time.perf_counter()
            done = CliRunner().invoke(main, ["-C", str(root), *step], catch_exceptions=False)
            assert done.exit_code == 0, done.output
            self.seconds.append(time.perf_counter() - begin)
            self.after.append(outputs(root))
        self.history = {locale: history(root, locale) for locale in LOCALES}


class Killed:
    """The same steps, each killed again and again before it may end."""

    def __init__(self, root: Path, wanted: Undisturbed, chance: Random, sound: set[bytes]) -> None:
        self.root = root
        self.log = root / "log.txt"
        self.wanted = wanted
        self.chance = chance
        self.sound = sound
        self.kills = 0

    def round(self) -> None:
        """All steps once."""
        before: Tree = {}
        for number, step in enumerate(STEPS):
            after = self.wanted.after[number]
            finished: set[str] = set()
            for _ in range(0 if step is MARK else ATTEMPTS):
                # Mostly early: what a run before has finished is soon passed over.
                if self.run(step, kill_after=self.chance.uniform(0, 0.4 * self.wanted.seconds[number])):
                    self.kills += 1
                finished = self.check(before, after, finished)
            assert not self.run(step)
            assert outputs(self.root) == after
            before = after

    def run(self, step: tuple[str, ...], kill_after: float | None = None) -> bool:
        """Run `step`; whether it was killed, which it was not if it had ended by then."""
        process = start(lambda: main(["-C", str(self.root), *step]), self.log)
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        assert code in (0, -signal.SIGKILL), self.log.read_text(encoding="utf-8")
        return code != 0

    def check(self, before: Tree, after: Tree, finished: set[str]) -> set[str]:
        """Each file is as before or as it will be; what was finished is; gives what is finished now."""
        now = outputs(self.root)
        for path, data in now.items():
            assert data in (before.get(path), after[path]), path
        assert before.keys() <= now.keys()
        done = {path for path, data in now.items() if data == after[path]}
        assert finished <= done
        assert set(self.reported()) <= done
        for path in now:
            if path.endswith(".po") and now[path] not in self.sound:
                subprocess.run(
                    ["msgfmt", "-c", "-o", "/dev/null", str(self.root / path)], check=True, capture_output=True
                )
                self.sound.add(now[path])
        return done

    def reported(self) -> Iterator[str]:
        """The files that the killed run said it had done, in whole lines."""
        lines = self.log.read_text(encoding="utf-8").splitlines(keepends=True) if self.log.exists() else []
        for line in lines:
            found = re.match(r"(?:new|synced|same|built|drafted) +(\S+\.(?:po|md))\b.*\n", line)
            if found:
                yield found[1]


def test_a_hundred_kills_cost_nothing(folder: Path, at_noon: None) -> None:
    """At least: every catalog valid, every finished article kept, the end as if nothing had happened."""
    wanted = Undisturbed(newsroom(folder / "undisturbed"))
    chance, sound, kills = Random(7), set[bytes](), 0
    while kills < KILLS:
        root = newsroom(folder / "killed")
        killed = Killed(root, wanted, chance, sound)
        killed.round()
        kills += killed.kills
        store = PoStore(root)
        for locale in LOCALES:
            assert len(list(store.articles(locale))) == ARTICLES
            missing = wanted.history[locale] - history(root, locale)
            assert history(root, locale) <= wanted.history[locale]
            # The line goes after the catalog: a kill between the two loses the lines of one article at most.
            assert len({event.article for event in missing}) <= killed.kills
        report = CliRunner().invoke(main, ["-C", str(root), "status", "--format", "json"], catch_exceptions=False)
        assert {row["status"] for row in json.loads(report.stdout)["rows"]} == {"published"}
        assert CliRunner().invoke(main, ["-C", str(root), "sync"]).output == "Nothing to do: 120 catalogs in step.\n"
        shutil.rmtree(root)
