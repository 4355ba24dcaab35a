"""The example newsroom is whole: every state is there, every file keeps the laws, every catalog is valid."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState
from i18nsync.core.unit import UnitState
from i18nsync.stores.po import PoStore
from i18nsync.stores.tmx import read_tmx

NEWSROOM = Path(__file__).resolve().parents[2] / "examples" / "newsroom"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy to work on."""
    shutil.copytree(NEWSROOM, tmp_path / "newsroom", ignore=shutil.ignore_patterns(".i18nsync"))
    return tmp_path / "newsroom"


def run(folder: Path, *arguments: str) -> str:
    """Run i18nsync there; gives what it printed."""
    result = CliRunner().invoke(main, ["-C", str(folder), *arguments], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return result.stdout


def test_articles_are_in_every_state(copy: Path) -> None:
    """The newsroom shows a newcomer each status at least once."""
    report = json.loads(run(copy, "status", "--format", "json"))
    assert {row["status"] for row in report["rows"]} == {str(state) for state in ArticleState}
    assert report["summary"]["ka"]["articles"] >= 28
    assert report["warnings"] == []


def test_units_are_in_every_state() -> None:
    """The catalogs hold each state of a unit, and msgfmt -c accepts every one of them."""
    store = PoStore(NEWSROOM)
    seen = Counter[UnitState]()
    for locale in (Locale("ka"), Locale("ru")):
        for article in store.articles(locale):
            counts = store.scan(article, locale)
            assert counts is not None
            seen.update(counts.states)
            path = NEWSROOM / store.path(article, locale)
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True, capture_output=True)
    assert all(seen[state] for state in UnitState)


def test_every_article_and_version_keeps_the_laws(copy: Path) -> None:
    """All files of all languages are byte-identical and re-extracted."""
    output = run(copy, "verify", "content")
    assert output.endswith("segments; 0 failed, 0 refused.\n")


def test_a_sync_settles_everything(copy: Path) -> None:
    """A second sync finds nothing to do."""
    run(copy, "sync")
    assert run(copy, "sync").startswith("Nothing to do: ")


def test_the_memory_covers_the_standing_phrases() -> None:
    """At least 150 pairs for each locale."""
    pairs = Counter(entry.pair.target.tag for entry in read_tmx(NEWSROOM / "memory.tmx", Locale("en")))
    assert pairs["ka"] >= 150
    assert pairs["ru"] >= 150
