"""What one process does while another is at work stays; nobody confirms or replaces a text that they have not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Failure
from i18nsync.core.ports import Draft as Answer
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import CatalogBusy, CatalogError, TransitionRefused
from i18nsync.flows.build import Built, Refused, build
from i18nsync.flows.draft import Drafted, draft
from i18nsync.flows.mark import mark_reviewed
from i18nsync.flows.project import Project, align, keep
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import Failed, Synced, sync
from i18nsync.stores.locks import FileLocks
from i18nsync.stores.po import PoStore
from i18nsync.wiring import open_workspace

KA = Locale("ka")
NINO, GELA = "Nino <nino@example.ge>", "Gela <gela@example.ge>"
SETTINGS = """\
source_locale = "en"
locales = ["ka"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"

[checks]
off = ["all"]
"""
TEXT = "The bridge is closed.\n\nThe mayor said so on Monday.\n"
ONE, TWO = UnitKey("", "The bridge is closed."), UnitKey("", "The mayor said so on Monday.")


def project_of(root: Path) -> Project:
    """A project as another process would open it."""
    return open_workspace(root, clock=lambda: "2026-03-01T12:00:00Z").project


def write(root: Path, text: str) -> None:
    path = root / "content/en/bridge.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article of two paragraphs, synced."""
    (tmp_path / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    write(tmp_path, TEXT)
    list(sync(project_of(tmp_path), [KA]))
    return tmp_path


def desk_of(root: Path) -> Desk:
    project = project_of(root)
    (ref,) = project.source.refs(Locale("en"))
    return Desk(project, ref, KA)


def units(root: Path) -> dict[UnitKey, Unit]:
    return {unit.key: unit for unit in desk_of(root).load().catalog.current}


def actions(root: Path) -> list[tuple[str, str]]:
    return [(event.action, event.source) for event in project_of(root).history.events(KA)]


class Slow:
    """An engine in whose time something else happens."""

    name = "slow"
    sends_text_offsite = False

    def __init__(self, meanwhile: Sequence[object]) -> None:
        self.meanwhile = meanwhile

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Answer | Failure]:
        for act in self.meanwhile:
            assert callable(act)
            act()
        return [Answer("მანქანა") for _ in batch.units]


def drafted(root: Path, *meanwhile: object) -> Drafted:
    (event,) = draft(project_of(root), [KA], lambda _: [Slow(meanwhile)])
    assert isinstance(event, Drafted)
    return event


def test_a_text_that_a_person_wrote_meanwhile_wins_over_the_draft(root: Path) -> None:
    """The other drafts go in; count and history tell of those alone."""
    event = drafted(root, lambda: desk_of(root).edit(ONE, "ხიდი დაკეტილია.", NINO))
    assert event.by_engine == {"slow": 1}
    found = units(root)
    assert (found[ONE].target, found[ONE].state) == ("ხიდი დაკეტილია.", UnitState.UNCONFIRMED)
    assert (found[TWO].target, found[TWO].state) == ("მანქანა", UnitState.DRAFT)
    assert actions(root) == [("edit", ONE.source), ("draft", TWO.source)]


def test_a_catalog_in_step_with_a_newer_source_is_not_set_back(root: Path) -> None:
    """The draft of the paragraph that is still there goes in; the new one waits for its turn."""

    def rewrite() -> None:
        write(root, TEXT.replace("Monday", "Tuesday") + "\nIt opens in May.\n")
        list(sync(project_of(root), [KA]))

    assert drafted(root, rewrite).by_engine == {"slow": 1}
    assert {key.source: unit.state for key, unit in units(root).items()} == {
        ONE.source: UnitState.DRAFT,
        "The mayor said so on Tuesday.": UnitState.MISSING,
        "It opens in May.": UnitState.MISSING,
    }


def test_a_catalog_that_is_gone_meanwhile_is_made_again(root: Path) -> None:
    """Whoever removed it did not mean the drafts that were on their way."""
    assert drafted(root, (root / "locales/ka/LC_MESSAGES/bridge.po").unlink).by_engine == {"slow": 2}
    assert {unit.state for unit in units(root).values()} == {UnitState.DRAFT}


def test_a_desk_that_was_opened_before_an_edit_of_the_source(root: Path) -> None:
    """Decisions on what is still there go through and leave the rest; on what is gone they are refused."""
    drafted(root)
    desk = desk_of(root)
    write(root, TEXT.replace("Monday", "Tuesday"))
    list(sync(project_of(root), [KA]))
    desk.confirm([ONE], NINO)
    assert {key.source: unit.state for key, unit in units(root).items()} == {
        ONE.source: UnitState.REVIEWED,
        "The mayor said so on Tuesday.": UnitState.OUTDATED,
    }
    with pytest.raises(CatalogError, match="no longer in the catalog"):
        desk.confirm([TWO], NINO)


def test_nobody_confirms_or_replaces_a_text_that_they_have_not_seen(root: Path) -> None:
    """Nor undoes another's decision."""
    drafted(root)
    desk = desk_of(root)
    seen = units(root)[ONE]
    desk_of(root).edit(ONE, "ხიდი დაკეტილია.", GELA)
    for act in (lambda: desk.confirm([ONE, TWO], NINO, seen=[seen]), lambda: desk.edit(ONE, "ხიდი", NINO, seen=[seen])):
        with pytest.raises(TransitionRefused) as caught:
            act()
        assert str(caught.value) == (
            "'The bridge is closed.' was changed by somebody else meanwhile\n"
            "Their change was kept; read it before you decide again."
        )
    with pytest.raises(TransitionRefused, match="meanwhile"):
        desk.restore(seen, seen=seen)
    assert units(root)[ONE].target == "ხიდი დაკეტილია."
    assert units(root)[TWO].state is UnitState.DRAFT
    desk.restore(seen, seen=units(root)[ONE])
    assert units(root)[ONE] == seen


def test_stamp_and_history_tell_the_same_time(root: Path) -> None:
    """Whatever the clock does in between: the history can give a review back as it was."""
    drafted(root)
    ticks = iter(f"2026-03-01T12:00:{second:02}Z" for second in range(60))
    project = replace(project_of(root), clock=lambda: next(ticks))
    desk = Desk(project, next(iter(project.source.refs(Locale("en")))), KA)
    edited = desk.edit(ONE, "ხიდი დაკეტილია.", NINO)
    (confirmed,) = desk.confirm([ONE], NINO)
    events = list(project.history.events(KA))[-2:]
    assert edited.provenance is not None
    assert [event.at for event in events] == [edited.provenance.at, confirmed.stamps[0].at]


def test_a_sync_that_finds_the_work_done_leaves_it(root: Path) -> None:
    """Two runs of sync at once: the second one's merge is that of what the first left."""
    project = project_of(root)
    write(root, TEXT.replace("Monday", "Tuesday"))
    (ref,) = project.source.refs(Locale("en"))
    article = project.source.read(ref)
    aligned = align(project, article, project.parse(article), KA)
    list(sync(project_of(root), [KA]))
    before = (root / "locales/ka/LC_MESSAGES/bridge.po").read_bytes()
    kept = keep(project, aligned)
    assert (kept.changed, kept.aligned.merged) == (False, None)
    assert (root / "locales/ka/LC_MESSAGES/bridge.po").read_bytes() == before


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr(
        FileLocks.__init__, "__kwdefaults__", {**(FileLocks.__init__.__kwdefaults__ or {}), "patience": 0.02}
    )


def test_who_waits_in_vain_is_told_and_the_rest_goes_on(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command that writes; those that only read do not wait."""
    drafted(root)
    write(root, TEXT + "\nIt opens in May.\n")
    hurry(monkeypatch)
    project = project_of(root)
    with project_of(root).catalogs.locked("bridge", KA):
        for found in (
            sync(project, [KA]),
            draft(project, [KA], lambda _: [Slow(())]),
            mark_reviewed(project, ["bridge"], [KA], NINO),
            build(project, [KA]),
        ):
            (failed,) = found
            assert isinstance(failed, Failed)
            assert isinstance(failed.error, CatalogBusy)
        (synced,) = sync(project, [KA], dry_run=True)
        assert isinstance(synced, Synced)
        assert desk_of(root).items()
    (refused,) = build(project, [KA])
    assert isinstance(refused, Refused)


def test_two_builds_leave_a_version_that_both_know(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version and the note of it in the catalog are written under one lock."""
    drafted(root)
    list(mark_reviewed(project_of(root), ["bridge"], [KA], NINO))
    hurry(monkeypatch)
    project = project_of(root)
    refused: list[object] = []

    class Watched:
        """The source, at whose writing another build begins."""

        def __getattr__(self, name: str) -> object:
            return getattr(project.source, name)

        def write(self, article: object) -> None:
            refused.extend(build(project_of(root), [KA]))
            project.source.write(article)  # type: ignore[arg-type]

    (built,) = build(replace(project, source=Watched()), [KA])  # type: ignore[arg-type]
    assert isinstance(built, Built)
    assert [type(getattr(event, "error", None)) for event in refused] == [CatalogBusy]
    (again,) = build(project_of(root), [KA])
    assert isinstance(again, Built)
    assert not again.changed


def test_a_store_without_locks_is_for_one_process(tmp_path: Path) -> None:
    """As in a script; nothing is made outside of the catalogs' folder."""
    store = PoStore(tmp_path)
    with store.locked("a", KA):
        assert store.digest("a", KA) == ""
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_finds_nothing_takes_no_lock(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Locks cost nothing where nothing is written."""

    def fail(*_: object) -> None:
        raise AssertionError("a lock was taken")

    monkeypatch.setattr(PoStore, "locked", fail)
    assert [type(event) for event in sync(project_of(root), [KA])] == [Synced]
    assert [type(event) for event in build(project_of(root), [KA])] == [Refused]
