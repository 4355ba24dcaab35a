"""Two clones edit, review, draft and sync the same articles in any order; git merges them, and no review is lost.

200 interleavings, one an article, in worlds of 25: a world is a repository with two clones, so that a few runs of git
serve 25 articles. The first world runs the installed driver, a process a catalog; in the others a resident thread runs
the same command, because starting Python takes most of the time of a merge.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18nsync.cli import main
from i18nsync.core.catalog import Catalog
from i18nsync.core.conflict import conflict_texts
from i18nsync.core.locale import Locale
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState, confirm, fill
from i18nsync.flows.project import Project
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import sync
from tests.git.conftest import KA, PAIR, Clone, Newsroom, catalog_of, new_newsroom, source_of

WORLDS = 8
ARTICLES = 25  # a world

PARAGRAPHS = [
    "The night train between Tbilisi and Batumi returns on Friday after a break of two years.",
    "A ticket will cost 35 lari, the railway said on Tuesday.",
    "Passengers have asked for it every summer, said Giorgi Maisuradze, who runs the depot in Gori.",
    "Rain is expected in the mountains of Svaneti until the end of the week.",
]
NEW = ["The timetable is on the railway's site.", "Bicycles travel free of charge.", "Dogs do not."]
TEAMS = (
    ("ნინო <nino@example.ge>", "Тамара <tamara@example.ge>"),
    ("Giorgi <giorgi@example.ge>", "Luka <luka@example.ge>"),
)
MORNING = "2026-01-01T09:00:00Z"

Snapshot = dict[str, Catalog]
"""The catalogs of a commit, by article."""


class Resident(threading.Thread):
    """A process that git need not start: answers a driver of three lines of shell."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self.calls = 0
        self.ask, self.answer, self.script = (folder / name for name in ("ask", "answer", "driver.sh"))
        for fifo in (self.ask, self.answer):
            os.mkfifo(fifo)
        self.script.write_text(
            f'printf "%s\\n" "$PWD" "$@" > "{self.ask}"\nread -r code < "{self.answer}"\nexit "$code"\n',
            encoding="utf-8",
        )

    def run(self) -> None:
        while words := self.ask.read_text(encoding="utf-8").splitlines():
            self.calls += 1
            code = 0
            try:
                main(["-q", "-q", "-C", words[0], "merge-driver", *words[1:]], standalone_mode=False)
            except SystemExit as error:
                code = int(error.code or 0)
            except Exception:
                code = 70
            self.answer.write_text(f"{code}\n", encoding="utf-8")

    def stop(self) -> None:
        self.ask.write_text("", encoding="utf-8")
        self.join(timeout=10)


class World:
    """Two clones of a repository with many articles; what happens is drawn at random, all texts are distinct."""

    def __init__(self, newsroom: Newsroom, seed: int) -> None:
        self.random = random.Random(seed)
        self.minute = 0
        self.articles = [f"2026/{seed:02d}/story-{number:02d}" for number in range(ARTICLES)]
        self.clones = [newsroom.clone(name, clock=self.now) for name in ("one", "other")]
        self.projects: list[Project] = [clone.project for clone in self.clones]
        self.desks: dict[tuple[int, str], Desk] = {}
        self.snapshots: dict[str, Snapshot] = {}
        self.merges = 0
        for side in (0, 1):
            self.remember(side)

    def now(self) -> str:
        self.minute += 1
        return f"2026-01-{2 + self.minute // 1440:02d}T{self.minute // 60 % 24:02d}:{self.minute % 60:02d}:00Z"

    def catalog(self, side: int, article: str) -> Catalog:
        catalog = self.projects[side].catalogs.load(article, PAIR)
        assert catalog is not None
        return catalog

    def remember(self, side: int) -> Snapshot:
        """The catalogs of the clone's last commit, which are those on disk."""
        snapshot = {article: self.catalog(side, article) for article in self.articles}
        self.snapshots[self.clones[side].head] = snapshot
        return snapshot

    def commit(self, side: int) -> Snapshot:
        self.clones[side].commit()
        return self.remember(side)

    def desk(self, side: int, article: str) -> Desk:
        if (side, article) not in self.desks:
            refs = self.projects[side].source.refs(Locale("en"))
            self.desks |= {(side, ref.id): Desk(self.projects[side], ref, KA) for ref in refs}
        return self.desks[side, article]

    def work(self, side: int, article: str) -> None:
        """One act of one person on one article."""
        action = self.random.choice(["edit", "review", "review", "draft", "reopen", "unfuzzy", "sync"])
        if action == "sync":
            self.change_source(self.clones[side], article)
            self.sync(side, article)
            return
        desk = self.desk(side, article)
        unit = self.random.choice(desk.load().catalog.current)
        by = self.random.choice(TEAMS[side])
        if action == "edit":
            desk.edit(unit.key, f"ტექსტი {self.minute}: {unit.key.source[:12]}", by)
        elif action == "review" and unit.target and by not in {stamp.by for stamp in unit.stamps}:
            desk.confirm([unit.key], by)
        elif action == "reopen":
            desk.reopen([unit.key], by)
        elif action == "draft" and not unit.target:
            self.clones[side].put(
                fill(unit, f"<{self.minute}>", Provenance(Origin.MACHINE, "google", at=self.now())), article
            )
        elif action == "unfuzzy" and unit.state is UnitState.DRAFT:  # OmegaT does that
            self.clones[side].put(
                Unit(unit.key, unit.target, UnitState.UNCONFIRMED, unit.provenance, notes=unit.notes), article
            )

    def sync(self, side: int, *articles: str) -> None:
        for event in sync(self.projects[side], [KA], articles):
            assert event.__class__.__name__ == "Synced", event
        self.desks = {key: desk for key, desk in self.desks.items() if key[0] != side}

    def change_source(self, clone: Clone, article: str) -> None:
        paragraphs = clone.paragraphs(article)
        at = self.random.randrange(len(paragraphs))
        kind = self.random.choice(["edit", "edit", "insert", "delete", "move"])
        if kind == "edit":
            words = paragraphs[at].split()
            words[self.random.randrange(len(words))] = self.random.choice(["soon", "never", "Kutaisi"])
            paragraphs[at] = " ".join(words)
        elif kind == "insert":
            paragraphs.insert(at, self.random.choice(NEW))
        elif kind == "delete" and len(paragraphs) > 2:
            del paragraphs[at]
        else:
            paragraphs.append(paragraphs.pop(at))
        clone.write_source(paragraphs, article)

    def merge(self, into: int, ref: str = "HEAD") -> None:
        """Merge as git does, check what the driver made of every catalog, and finish the merge as a person would."""
        clone, other = self.clones[into], self.clones[1 - into]
        mine = self.commit(into)
        theirs = self.snapshots[other.git("rev-parse", ref).decode().strip()]
        done = clone.merge_from(other, ref)
        self.merges += 1
        unmerged = clone.unmerged if done.returncode else set()
        assert unmerged or not done.returncode, done.stderr
        assert unmerged <= {source_of(article) for article in self.articles}, "a catalog is in conflict"
        tips = ("HEAD", "MERGE_HEAD") if done.returncode else ("HEAD^1", "FETCH_HEAD")
        bases = [self.snapshots[base] for base in clone.git("merge-base", "--all", *tips).decode().split()]
        for article in self.articles:
            clone.check_file(article)
            old = [base[article] for base in bases]
            check(old, (mine[article], theirs[article]), self.catalog(into, article))
        if unmerged:
            clone.git("checkout", "--ours", *sorted(unmerged))
        self.commit(into)
        self.sync(into)
        self.commit(into)


def stamps_of(catalog: Catalog) -> dict[tuple[UnitKey, str], set[Stamp]]:
    return {(unit.key, unit.target): set(unit.stamps) for unit in catalog.units if unit.stamps}


def check(bases: list[Catalog], sides: tuple[Catalog, Catalog], merged: Catalog) -> None:
    """Nothing reviewed is lost, nothing is forged, no text that a person wrote is dropped."""
    known = {stamp for base in bases for stamps in stamps_of(base).values() for stamp in stamps}
    now = {unit.key: unit for unit in merged.units}
    have = [stamps_of(side) for side in sides]
    for mine, others in (have, reversed(have)):
        for (key, text), stamps in mine.items():
            unit = now.get(key)
            for stamp in stamps:
                if stamp in known and stamp not in others.get((key, text), ()):
                    continue  # the other side took it back, or the string is no more
                assert unit is not None, f"the review of {key.source!r} by {stamp.by} is gone"
                if text not in conflict_texts(unit):
                    assert unit.target == text
                    assert stamp.by in {each.by for each in unit.stamps} or len(unit.stamps) == 2
    for (key, text), stamps in stamps_of(merged).items():
        assert stamps <= have[0].get((key, text), set()) | have[1].get((key, text), set())
        assert len({stamp.by for stamp in stamps}) == (2 if now[key].state is UnitState.APPROVED else 1)
    old = {unit.target for base in bases for unit in base.units}
    targets = {unit.target for unit in merged.units}
    comments = "\n".join(line for unit in merged.units for line in unit.comments)
    for unit in (*sides[0].units, *sides[1].units):
        by_hand = unit.provenance is not None and unit.provenance.origin is Origin.HUMAN
        if by_hand and unit.target not in old:
            assert unit.target in targets or unit.target in comments


@pytest.fixture(autouse=True)
def _no_fsync(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here is about power cuts, and tens of thousands of them take their time."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    """A first commit with two of four strings of each article drafted and one of them reviewed; two clones."""
    seed: int = request.param
    articles = {f"2026/{seed:02d}/story-{number:02d}": PARAGRAPHS for number in range(ARTICLES)}
    newsroom = new_newsroom(tmp_path, articles)
    first = newsroom.first
    draft = Provenance(Origin.MACHINE, "google", at="2026-01-01T08:00:00Z")
    for article in articles:
        units = [
            fill(first.unit(paragraph, article), f"[{paragraph[:20]}]", draft) if number < 2 else None
            for number, paragraph in enumerate(PARAGRAPHS)
        ]
        for number, unit in enumerate(units):
            if unit is not None:
                first.put(unit if number else confirm(unit, "desk", MORNING), article)
    first.commit("drafts")
    world = World(newsroom, seed)
    resident = None
    if seed:
        resident = Resident(tmp_path)
        resident.start()
        for clone in world.clones:
            clone.git("config", "merge.i18nsync.driver", f'sh "{resident.script}" %O %A %B %P')
    yield world
    if resident is not None:
        resident.stop()
        assert resident.calls >= ARTICLES // 2


@pytest.mark.parametrize("world", range(WORLDS), indirect=True)
def test_nothing_reviewed_is_lost_in_any_interleaving(world: World) -> None:
    """The clones work side by side and merge now and then, some also each the other's last commit at once."""
    for meeting in range(2):
        for article in world.articles:
            for _ in range(world.random.randint(2, 5)):
                world.work(world.random.randrange(2), article)
        into = world.random.randrange(2)
        for side, clone in enumerate(world.clones):
            world.commit(side)
            clone.git("branch", "-f", "before")
        world.merge(into)
        if meeting == 0 and world.random.random() < 0.5:
            world.merge(1 - into, "before")  # the two lines cross: the next merge has two ancestors
    one, other = world.clones
    world.merge(0)
    assert other.merge_from(one).returncode == 0
    assert other.head == one.head
    for article in world.articles:
        assert (other.path / catalog_of(article)).read_bytes() == (one.path / catalog_of(article)).read_bytes()
