"""With the index or without it, status and sync say the same, whatever was done to the files in between."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from i18nsync.core.locale import Locale
from i18nsync.core.status import ProjectReport
from i18nsync.errors import I18nsyncError
from i18nsync.flows.build import BuildOptions, build
from i18nsync.flows.draft import draft
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.project import Project
from i18nsync.flows.report import Selection, report
from i18nsync.flows.sync import Failed, sync
from i18nsync.wiring import open_workspace

SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""

NAMES = ("a", "b", "news/c", "news/d", "news/2026/e")
TEXTS = (
    "---\ntitle: Bridge closes\ndate: 2026-02-03\n---\n\nMore details to follow.\n",
    "---\ntitle: Bridge opens\ndate: 2026-02-03\n---\n\nMore details to follow!\n",
    "The train leaves at **21:40** from the main station of the old town.\n\nIt did not run.\n",
    "The train did not run.\n\nThis post is also available in: ქართული (Georgian)\n",
    "",
    "---\ntitle: [never closed\n---\n\nText.\n",
)
VERSIONS = (
    "მატარებელი გადის 21:40 საათზე ძველი ქალაქის მთავარი სადგურიდან.\n",
    "The train leaves at 21:40 from the main station of the old town and nobody translated it.\n",
    "Поезд отходит в 21:40 с главного вокзала старого города.\n",
)

names = st.sampled_from(NAMES)
locales = st.sampled_from(["ka", "ru"])


def plain(project: Project) -> Project:
    """The project without an index."""
    return replace(project, index=None)


def outcome(project: Project, selection: Selection) -> ProjectReport | str:
    """A report, or the error in its place."""
    try:
        return report(project, selection)
    except I18nsyncError as error:
        return str(error)


def events(project: Project) -> list[Any]:
    """What a sync would do; errors by what they say."""
    found = sync(project, project.locales, dry_run=True)
    return [(event.article, event.locale, str(event.error)) if isinstance(event, Failed) else event for event in found]


class Newsroom(RuleBasedStateMachine):
    """A newsroom in which anything may happen to a file."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="i18nsync-index-"))
        (self.root / "content" / "en").mkdir(parents=True)
        (self.root / "i18nsync.toml").write_text(SETTINGS)
        # Every file counts as settled: here, no change comes without a new time of writing.
        self.patches = [patch("i18nsync.stores.index._TICK", -(10**13)), patch("i18nsync.flows.report._MANY", 10**9)]
        for each in self.patches:
            each.start()
        self.stamped: dict[Path, tuple[int, int]] = {}
        self.time = 10**18

    def teardown(self) -> None:
        for each in self.patches:
            each.stop()
        shutil.rmtree(self.root)

    def project(self) -> Project:
        return open_workspace(self.root, clock=lambda: "2026-03-01T10:00:00Z").project

    def tick(self) -> None:
        """Give every file that was written a time of its own, which the file system's clock is too coarse for."""
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and ".i18nsync" not in path.parts:
                found = path.stat()
                if self.stamped.get(path) != (found.st_mtime_ns, found.st_ino):
                    self.time += 1000
                    os.utime(path, ns=(self.time, self.time))
                    self.stamped[path] = (self.time, found.st_ino)

    def write(self, path: str, data: bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    @initialize()
    def begin(self) -> None:
        self.write("content/en/a.md", TEXTS[0].encode())
        self.write("content/en/news/c.md", TEXTS[2].encode())

    @rule(name=names, text=st.sampled_from(TEXTS))
    def write_source(self, name: str, text: str) -> None:
        self.write(f"content/en/{name}.md", text.encode())

    @rule(name=names, locale=locales, text=st.sampled_from(VERSIONS))
    def write_version(self, name: str, locale: str, text: str) -> None:
        self.write(f"content/{locale}/{name}.md", text.encode())

    @rule(name=names, locale=st.sampled_from(["en", "ka", "ru"]))
    def write_garbage(self, name: str, locale: str) -> None:
        self.write(f"content/{locale}/{name}.md", b"\xff\xfe\0not text")

    @rule(name=names, locale=st.sampled_from(["en", "ka", "ru"]))
    def delete(self, name: str, locale: str) -> None:
        (self.root / f"content/{locale}/{name}.md").unlink(missing_ok=True)

    @rule(old=names, new=names, locale=st.sampled_from(["en", "ka", "ru"]))
    def rename(self, old: str, new: str, locale: str) -> None:
        path, other = (self.root / f"content/{locale}/{name}.md" for name in (old, new))
        if path.is_file():
            other.parent.mkdir(parents=True, exist_ok=True)
            path.replace(other)
            self.stamped.pop(other, None)

    @rule(name=names, locale=locales, garbage=st.booleans())
    def break_catalog(self, name: str, locale: str, garbage: bool) -> None:
        path = self.root / f"locales/{locale}/LC_MESSAGES/{name}.po"
        if garbage and path.is_file():
            path.write_bytes(path.read_bytes() + b'msgid "cut off')
        else:
            path.unlink(missing_ok=True)

    @rule(name=names, locale=locales, keep=st.integers(1, 2))
    def lose_entries(self, name: str, locale: str, keep: int) -> None:
        """A tool drops entries, and the header still says that the catalog is in step."""
        path = self.root / f"locales/{locale}/LC_MESSAGES/{name}.po"
        if path.is_file():
            path.write_bytes(b"\n\n".join(path.read_bytes().rstrip(b"\n").split(b"\n\n")[:keep]) + b"\n")

    @rule(old=names, new=names, locale=locales)
    def copy_catalog(self, old: str, new: str, locale: str) -> None:
        """What it says of words and revision is another article's."""
        path, other = (self.root / f"locales/{locale}/LC_MESSAGES/{name}.po" for name in (old, new))
        if path.is_file():
            self.write(str(other.relative_to(self.root)), path.read_bytes())

    @rule()
    def synchronise(self) -> None:
        list(sync(self.project(), self.project().locales))

    @rule()
    def fill(self) -> None:
        workspace = open_workspace(self.root, clock=lambda: "2026-03-01T10:00:00Z")
        chain = workspace.chain(["pseudo"])
        list(draft(workspace.project, workspace.project.locales, lambda _locale: chain))
        workspace.close()

    @rule(locale=locales)
    def review(self, locale: str) -> None:
        list(mark_reviewed(self.project(), [""], [Locale(locale)], "Nino <nino@example.ge>"))

    @rule()
    def publish(self) -> None:
        list(build(self.project(), self.project().locales, (), BuildOptions(overwrite=True)))

    @rule()
    def lose_the_index(self) -> None:
        shutil.rmtree(self.root / ".i18nsync", ignore_errors=True)

    @rule(keys=st.sampled_from(["", '\n[markdown]\nkeys = ["title"]\n', "\n[policy]\nreviews = 2\n"]))
    def change_settings(self, keys: str) -> None:
        (self.root / "i18nsync.toml").write_text(SETTINGS + keys)

    @rule(locale=locales)
    def look_at_one_locale(self, locale: str) -> None:
        self.tick()
        selection = Selection([Locale(locale)], patterns=["news"])
        assert outcome(self.project(), selection) == outcome(plain(self.project()), selection)

    @invariant()
    def it_makes_no_difference(self) -> None:
        self.tick()
        assert events(self.project()) == events(plain(self.project()))
        selection = Selection(self.project().locales)
        wanted = report(plain(self.project()), selection)
        assert report(self.project(), selection) == wanted
        assert report(self.project(), selection) == wanted
        assert events(self.project()) == events(plain(self.project()))


TestNewsroom = pytest.mark.filterwarnings("error")(Newsroom.TestCase)
TestNewsroom.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_file_that_changes_within_the_tick_of_its_reading_is_read_again(tmp_path: Path) -> None:
    """Same size, same times: nothing but the index's own caution can tell."""
    (tmp_path / "content" / "en").mkdir(parents=True)
    (tmp_path / "i18nsync.toml").write_text(SETTINGS)
    source = tmp_path / "content" / "en" / "a.md"
    for _ in range(20):
        for text in ("One word.\n", "Two words\n", "Threeword\n"):
            source.write_text(text)
            now = time.time_ns()
            os.utime(source, ns=(now - now % 10**9,) * 2)
            project = open_workspace(tmp_path).project
            selection = Selection(project.locales)
            assert report(project, selection) == report(plain(project), selection)
