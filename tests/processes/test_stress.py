"""Eight processes draft, edit, review, mark, sync and build on one checkout, and nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import CatalogBusy, CatalogError, TransitionRefused
from i18nsync.flows.build import BuildOptions, build
from i18nsync.flows.draft import draft
from i18nsync.flows.mark import mark_draft, mark_reviewed
from i18nsync.flows.project import source_refs
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import Failed, Synced, sync
from i18nsync.wiring import Workspace, open_workspace
from tests.processes.forked import ended_well, start

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

PROCESSES = 8
OPERATIONS = 80
ARTICLES = ("2026/01/bridge", "2026/01/train", "2026/02/river")
LOCALES = (Locale("ka"), Locale("ru"))
SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"

[checks]
off = ["all"]  # the texts of these tests are no translations
"""
AFTER = {
    "draft": UnitState.DRAFT,
    "edit": UnitState.UNCONFIRMED,
    "review": UnitState.REVIEWED,
    "reopen": UnitState.DRAFT,
    "outdate": UnitState.OUTDATED,
}


def open_at_noon(root: Path) -> Workspace:
    """One time for all: the order of the history is then the order in which it was written."""
    return open_workspace(root, clock=lambda: "2026-03-01T12:00:00Z")


class Worker:
    """One process: does what chance says, and remembers what it was told had succeeded."""

    def __init__(self, root: Path, number: int, seed: int) -> None:
        self.chance = Random(1000 * seed + number)
        self.number = number
        self.by = f"Person {number} <p{number}@example.ge>"
        self.root = root
        self.workspace = open_at_noon(root)
        self.project = self.workspace.project
        self.told: list[list[str]] = []
        self.did = Counter[str]()

    def work(self) -> None:
        for step in range(OPERATIONS):
            article, locale = self.chance.choice(ARTICLES), self.chance.choice(LOCALES)
            does = self.chance.choice(["draft", "edit", "edit", "review", "review", "review", "mark", "sync", "build"])
            if self.number == 0 and step % 4 == 0:
                does = "write"
            try:
                getattr(self, does)(article, locale, step)
                self.did[does] += 1
            except (TransitionRefused, CatalogError) as error:
                # Somebody else was there first, or the paragraph is gone; anything else is a bug.
                if "meanwhile" not in error.message and "no longer" not in error.message:
                    raise
                self.did["refused"] += 1
            except CatalogBusy:
                # On a machine with no time to spare a process may hold a lock for longer than another one waits.
                self.did["busy"] += 1
        said = json.dumps({"told": self.told, "did": self.did})
        (self.root / f"told-{self.number}.json").write_text(said, encoding="utf-8")

    def draft(self, article: str, locale: Locale, _step: int) -> None:
        for event in draft(self.project, [locale], lambda _: self.workspace.chain(["pseudo"]), [article]):
            if isinstance(event, Failed):
                raise event.error

    def edit(self, article: str, locale: Locale, step: int) -> None:
        desk, unit = self.pick(article, locale)
        text = f"ტექსტი {self.number}.{step}"
        done = desk.edit(unit.key, text, self.by, seen=[unit])
        assert done.target == text
        self.told.append(["edit", article, locale.tag, unit.key.source, text])

    def review(self, article: str, locale: Locale, _step: int) -> None:
        desk, unit = self.pick(article, locale)
        if unit.target:
            for done in desk.confirm([unit.key], self.by, seen=[unit]):
                self.told.append(["review", article, locale.tag, done.key.source, done.target])

    def mark(self, article: str, locale: Locale, _step: int) -> None:
        change = self.chance.choice([mark_reviewed, mark_draft])
        number = str(self.chance.randrange(1, 7))
        for event in change(self.project, [article], [locale], self.by, unit=number):
            if isinstance(event, Failed):
                raise event.error

    def sync(self, _article: str, _locale: Locale, _step: int) -> None:
        for event in sync(self.project, LOCALES):
            if isinstance(event, Failed):
                raise event.error
            assert isinstance(event, Synced)

    def build(self, article: str, locale: Locale, _step: int) -> None:
        for event in build(self.project, [locale], [article], BuildOptions(with_drafts=True, fallback_source=True)):
            if isinstance(event, Failed):
                raise event.error
            # Two builds at once leave a version that is known as ours.
            assert "changed by hand" not in getattr(event, "reason", ""), event

    def write(self, article: str, _locale: Locale, step: int) -> None:
        """The newsroom goes on writing: a paragraph more, another one changed."""
        (ref,) = source_refs(self.project, [article])
        source = self.project.source.read(ref)
        text = source.text + f"\nParagraph of step {step}, about something else.\n"
        text = text.replace("of the day", f"of the day {step}", 1)
        self.project.source.write(replace(source, text=text))

    def pick(self, article: str, locale: Locale) -> tuple[Desk, Unit]:
        (ref,) = source_refs(self.project, [article])
        desk = Desk(self.project, ref, locale)
        return desk, self.chance.choice(desk.load().catalog.current)


def newsroom(root: Path) -> None:
    """Three articles of six paragraphs."""
    (root / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    for article in ARTICLES:
        path = root / "content" / "en" / f"{article}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"Sentence {number} of {article}, the news of the day and of the night." for number in range(6)]
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def loaded(root: Path) -> Iterator[Catalog]:
    project = open_at_noon(root).project
    for locale in LOCALES:
        for article in project.catalogs.articles(locale):
            catalog = project.catalogs.load(article, project.pair(locale))
            assert catalog is not None
            yield catalog


def test_eight_processes_lose_nothing(folder: Path) -> None:
    """Every catalog is valid, every string there, and each stands as the last line of the history says."""
    newsroom(folder)
    list(sync(open_at_noon(folder).project, LOCALES))
    logs = [folder / f"log-{number}.txt" for number in range(PROCESSES)]
    running = [
        start(lambda number=number: Worker(folder, number, seed=1).work(), log)  # type: ignore[misc]
        for number, log in enumerate(logs)
    ]
    for process, log in zip(running, logs, strict=True):
        ended_well(process, log)

    project = open_at_noon(folder).project
    assert not [event for event in sync(project, LOCALES) if isinstance(event, Failed)]
    events = {locale.tag: list(project.history.events(locale)) for locale in LOCALES}
    lines = b"".join(path.read_bytes() for path in folder.glob("locales/*/history/*.jsonl")).count(b"\n")
    assert lines == sum(map(len, events.values()))

    said = Counter(
        (each.action, each.article, each.locale, each.source, each.target)
        for found in events.values()
        for each in found
    )
    did = Counter[str]()
    for number in range(PROCESSES):
        answer = json.loads((folder / f"told-{number}.json").read_text(encoding="utf-8"))
        did.update(answer["did"])
        said.subtract(map(tuple, answer["told"]))
    assert min(said.values()) >= 0
    assert all(did[name] for name in ("draft", "edit", "review", "mark", "sync", "build", "write"))

    for catalog in loaded(folder):
        path = folder / project.catalogs.path(catalog.article, catalog.pair.target)
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)
        (ref,) = source_refs(project, [catalog.article])
        document = project.parse(project.source.read(ref))
        assert [unit.key for unit in catalog.current] == list(document.keys)
        last = {
            UnitKey(event.context, event.source): event
            for event in events[catalog.pair.target.tag]
            if event.article == catalog.article
        }
        for unit in catalog.current:
            event = last.get(unit.key)
            wanted = (AFTER[event.action], event.target) if event else (UnitState.MISSING, "")
            assert (unit.state, unit.target) == wanted, (catalog.article, catalog.pair, unit)
            if event and event.action == "review":
                assert [stamp.by for stamp in unit.stamps] == [event.by]
    assert not list(folder.rglob(".i18nsync-*.tmp"))
