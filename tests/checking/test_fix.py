"""`check --fix`: only what is certain, only where nobody has reviewed, and once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.unit import UnitState
from i18nsync.wiring.checks import load_checks
from tests.checking.conftest import BRIDGE, FAKES, KA, NINO, PO, Run, Spaces, desk_of, opened, write


def state_of(root: Path) -> tuple[str, UnitState]:
    unit = desk_of(root).load().catalog.find(BRIDGE)
    assert unit is not None
    return unit.target, unit.state


def test_a_fix_is_made_told_and_noted(run: Run, root: Path) -> None:
    """The rest of the findings is told as ever; a second run has nothing to do."""
    result = run("check", "--fix", code=1)
    assert result.stdout.startswith("fixed  2026/flood (ka)  spaces\n")
    assert "400 is not in the translation" in result.stdout
    assert "two spaces" not in result.stdout
    assert state_of(root) == ("**ხიდი** დაკეტილია.", UnitState.UNCONFIRMED)
    before = (root / PO).read_bytes()
    assert "fixed" not in run("check", "--fix", code=1).stdout
    assert (root / PO).read_bytes() == before
    (event,) = [each for each in opened(root).project.history.events(KA) if each.action == "fix"]
    assert (event.note, event.target) == ("spaces", "**ხიდი** დაკეტილია.")


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, root: Path) -> None:
    """In words."""
    before = (root / PO).read_bytes()
    result = run("check", "--fix", "--dry-run", "--check", "spaces")
    assert "would fix  2026/flood (ka)  spaces\n" in result.stdout
    assert (root / PO).read_bytes() == before


def test_a_reviewed_string_is_left_unless_it_is_asked_for(run: Run, root: Path) -> None:
    """Then its review is gone, and that is said."""
    desk_of(root).confirm([BRIDGE], NINO)
    result = run("check", "--fix", code=1)
    assert "1 reviewed string could be put right: --fix --include-reviewed does it" in result.stdout
    assert state_of(root)[1] is UnitState.REVIEWED
    result = run("check", "--fix", "--include-reviewed", code=1)
    assert result.stdout.startswith("fixed  2026/flood (ka)  spaces; needs a new review\n")
    assert state_of(root) == ("**ხიდი** დაკეტილია.", UnitState.UNCONFIRMED)


def test_a_finding_that_is_put_aside_is_not_fixed(run: Run, root: Path) -> None:
    """Nor one of another check than those that are asked for."""
    assert "fixed" not in run("check", "--fix", "--check", "figure", code=1).stdout
    run("check", "--write-baseline")
    assert "fixed" not in run("check", "--fix").stdout


def test_an_edit_that_costs_a_code_or_breaks_the_article_is_not_made(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a check says."""

    class Stars(Spaces):
        def run(self, pair: Pair) -> Iterator[Finding]:
            if "**" in pair.target.text:
                yield Finding("spaces", Severity.INFO, "stars", None, (0, 2), (Edit(0, 2, ""),))

    monkeypatch.setattr("i18nsync.wiring.checks.load_checks", lambda _warnings: (FAKES[0], Stars()))
    before = (root / PO).read_bytes()
    assert "fixed" not in run("check", "--fix", code=1).stdout
    assert (root / PO).read_bytes() == before


def test_a_draft_stays_a_draft_and_its_doubt_tells_what_is_left(run: Run, root: Path) -> None:
    """What was fixed is no doubt any more."""
    run("mark", "draft", "2026", "-l", "ka", "--by", NINO)
    path = root / PO
    path.write_text(path.read_text("utf-8"), "utf-8")
    run("check", "--fix", code=1)
    assert state_of(root) == ("**ხიდი** დაკეტილია.", UnitState.DRAFT)


def test_a_catalog_that_cannot_be_read_is_told(run: Run, root: Path) -> None:
    """And the others are fixed."""
    write(root, "locales/ru/LC_MESSAGES/2026/flood.po", 'msgid "x"\n')
    result = run("check", "--fix", code=2)
    assert "fixed  2026/flood (ka)" in result.stdout
    assert result.stderr.count("failed  2026/flood (ru)") == 2


def test_the_real_checks_can_be_loaded() -> None:
    """Without a warning."""
    warnings: list[str] = []
    assert load_checks(warnings)
    assert warnings == []
