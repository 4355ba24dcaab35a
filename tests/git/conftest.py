"""Two people with a clone each, and the real git with i18nsync's merge driver between them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.policy import Policy
from i18nsync.core.unit import Unit, UnitKey
from i18nsync.flows.project import Project, source_refs
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import Synced, sync
from i18nsync.stores.po_read import parse_catalog
from i18nsync.wiring import open_workspace

KA = Locale("ka")
PAIR = LocalePair(Locale("en"), KA)
ARTICLE = "2026/01/budget"

SETTINGS = """\
source_locale = "en"
locales = ["ka"]

[[content]]
source = "en/{path}"
version = "{locale}/{path}"

[checks]
off = ["all"]  # the texts of these tests are no translations
"""


def source_of(article: str) -> str:
    return f"en/{article}.md"


def catalog_of(article: str) -> str:
    return f"locales/ka/LC_MESSAGES/{article}.po"


CATALOG = catalog_of(ARTICLE)
SOURCE = source_of(ARTICLE)


def parse(data: bytes, article: str = ARTICLE) -> Catalog:
    return parse_catalog(data, article, PAIR, catalog_of(article))


class Clone:
    """One person's working copy, and the project in it."""

    def __init__(self, path: Path, who: str, clock: Callable[[], str] = lambda: "2026-01-02T10:00:00Z") -> None:
        self.path = path
        self.who = who
        self.clock = clock

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        environment = {
            **os.environ,
            "LC_ALL": "C",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": "gc.auto",
            "GIT_CONFIG_VALUE_0": "0",
            "GIT_CONFIG_KEY_1": "init.defaultBranch",
            "GIT_CONFIG_VALUE_1": "main",
            **{f"GIT_{role}_NAME": self.who for role in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{role}_EMAIL": "desk@example.ge" for role in ("AUTHOR", "COMMITTER")},
        }
        return subprocess.run(
            ["git", *arguments], cwd=self.path, env=environment, capture_output=True, check=False, timeout=120
        )

    def git(self, *arguments: str) -> bytes:
        done = self.run(*arguments)
        assert done.returncode == 0, (arguments, done.stdout.decode(), done.stderr.decode())
        return done.stdout

    def i18nsync(self, *arguments: str, keys: str = "", code: int = 0) -> str:
        result = CliRunner().invoke(main, ["-C", str(self.path), *arguments], input=keys, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.output

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD").decode().strip()

    def commit(self, message: str = "work") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def merge_from(self, other: Clone, ref: str = "HEAD") -> subprocess.CompletedProcess[bytes]:
        self.git("fetch", "-q", os.fspath(other.path), ref)
        return self.run("merge", "-q", "--no-edit", "FETCH_HEAD")

    @property
    def unmerged(self) -> set[str]:
        return set(self.git("diff", "--name-only", "--diff-filter=U").decode().split())

    @property
    def project(self) -> Project:
        # Two reviews make a text approved; memory and index are caches that have no part in this.
        project = open_workspace(self.path, clock=self.clock).project
        return replace(project, policy=lambda _article: Policy(reviews=2), memory=lambda: None, index=None)

    def catalog(self, article: str = ARTICLE) -> Catalog:
        catalog = self.project.catalogs.load(article, PAIR)
        assert catalog is not None
        return catalog

    def desk(self, article: str = ARTICLE) -> Desk:
        project = self.project
        return Desk(project, source_refs(project, [article])[0], KA)

    def unit(self, source: str, article: str = ARTICLE) -> Unit:
        unit = self.catalog(article).find(UnitKey("", source))
        assert unit is not None
        return unit

    def put(self, unit: Unit, article: str = ARTICLE) -> None:
        """Write a unit as drafting, or another tool, does."""
        catalog = self.catalog(article)
        units = tuple(unit if each.key == unit.key else each for each in catalog.units)
        self.project.catalogs.save(replace(catalog, units=units))

    def review(self, source: str, article: str = ARTICLE) -> None:
        self.desk(article).confirm([UnitKey("", source)], self.who)

    def edit(self, source: str, text: str, article: str = ARTICLE) -> None:
        self.desk(article).edit(UnitKey("", source), text, self.who)

    def paragraphs(self, article: str = ARTICLE) -> list[str]:
        return (self.path / source_of(article)).read_text(encoding="utf-8").strip().split("\n\n")

    def write_source(self, paragraphs: Sequence[str], article: str = ARTICLE) -> None:
        path = self.path / source_of(article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")

    def sync(self, *articles: str) -> None:
        for event in sync(self.project, [KA], articles):
            assert isinstance(event, Synced), event

    def check_file(self, article: str = ARTICLE) -> None:
        """`msgfmt -c` accepts the catalog, and it holds no conflict markers."""
        path = self.path / catalog_of(article)
        done = subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert b"<<<<<<<" not in path.read_bytes()


class Newsroom:
    """Makes clones that all come from one first commit, and tells git in them to use the driver."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        (folder / "first").mkdir()
        self.first = Clone(folder / "first", "desk")
        self.first.git("init", "-q")

    def clone(
        self, who: str, *, driver: bool = True, clock: Callable[[], str] = lambda: "2026-01-02T10:00:00Z"
    ) -> Clone:
        self.count += 1
        path = self.folder / f"clone-{self.count}"
        self.first.git("clone", "-q", os.fspath(self.first.path), os.fspath(path))
        clone = Clone(path, who, clock)
        if driver:
            clone.i18nsync("init", "--git")
        return clone


def new_newsroom(folder: Path, articles: Mapping[str, Iterable[str]]) -> Newsroom:
    """A repository with a project in it, whose articles (id -> paragraphs) have catalogs without translations."""
    if shutil.which("git") is None or shutil.which("msgfmt") is None:
        pytest.skip("git or GNU gettext is not installed")
    newsroom = Newsroom(folder)
    first = newsroom.first
    (first.path / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    first.i18nsync("init", "--git")
    for article, paragraphs in articles.items():
        first.write_source(list(paragraphs), article)
    first.sync()
    first.commit("first")
    return newsroom
