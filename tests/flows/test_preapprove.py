"""Context matches that keep the review which the same text got between the same neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.core.unit import Unit, UnitState
from i18nsync.flows.draft import Drafted, draft
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.review import Desk
from i18nsync.wiring import Workspace, open_workspace

KA = Locale("ka")
SETTINGS = """\
source_locale = "en"
locales = ["ka"]
engines = ["memory"]
[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
[policy."weather/**"]
preapprove_context_matches = true
"""
TEXT = "Rain is expected.\n\nRoads are open.\n\nTake care.\n"
TARGETS = {
    "Rain is expected.": "მოსალოდნელია წვიმა.",
    "Roads are open.": "გზები ღიაა.",
    "Take care.": "ფრთხილად იყავით.",
}
NINO = "Nino <nino@example.ge>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article whose translation Nino has reviewed."""
    (tmp_path / "i18nsync.toml").write_text(SETTINGS, "utf-8")
    write(tmp_path, "weather/monday", TEXT)
    project = opened(tmp_path).project
    (ref,) = project.source.refs(Locale("en"))
    desk = Desk(project, ref, KA)
    for unit in desk.load().catalog.current:
        desk.edit(unit.key, TARGETS[unit.key.source], NINO)
    list(mark_reviewed(project, [ref.id], [KA], NINO))
    return tmp_path


def write(root: Path, article: str, text: str) -> None:
    path = root / f"content/en/{article}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def opened(root: Path, at: str = "2026-01-02T10:00:00Z") -> Workspace:
    return open_workspace(root, clock=lambda: at)


def drafted(root: Path, article: str, text: str) -> tuple[Drafted, dict[str, Unit], list[HistoryEvent]]:
    write(root, article, text)
    workspace = opened(root, "2026-01-03T10:00:00Z")
    project = workspace.project
    (event,) = draft(project, [KA], lambda _locale: workspace.chain(), [article])
    assert isinstance(event, Drafted)
    catalog = project.catalogs.load(article, project.pair(KA))
    assert catalog is not None
    history = [each for each in project.history.events(KA) if each.article == article]
    return event, {unit.key.source: unit for unit in catalog.current}, history


def test_a_text_between_the_same_neighbours_keeps_its_review(root: Path) -> None:
    """Whose it is and when it was given is kept, and the history says so."""
    event, units, history = drafted(root, "weather/tuesday", TEXT)
    assert event.preapproved == 3
    assert {unit.state for unit in units.values()} == {UnitState.REVIEWED}
    assert {(stamp.by, stamp.at) for unit in units.values() for stamp in unit.stamps} == {
        (NINO, "2026-01-02T10:00:00Z")
    }
    assert [each.note for each in history if each.action == "carry"] == [
        f"reviewed by {NINO} at 2026-01-02T10:00:00Z"
    ] * 3


def test_between_other_neighbours_it_is_a_draft(root: Path) -> None:
    """What a text means depends on what stands around it."""
    event, units, _ = drafted(root, "weather/tuesday", TEXT.replace("Roads are open.", "Roads are closed."))
    assert event.preapproved == 0
    assert units["Rain is expected."].state is UnitState.DRAFT
    assert units["Roads are closed."].state is UnitState.MISSING


def test_where_the_section_does_not_ask_for_it_every_match_is_a_draft(root: Path) -> None:
    """It is off by default."""
    event, units, _ = drafted(root, "news/tuesday", TEXT)
    assert event.preapproved == 0
    assert {unit.state for unit in units.values()} == {UnitState.DRAFT}
