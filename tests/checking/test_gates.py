"""What drafts, reviews and marks do with findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import pytest

from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.core.unit import UnitKey, UnitState
from i18nsync.errors import ErrorsFound
from i18nsync.flows.carry import Left, carry_typos
from i18nsync.flows.draft import Drafted, draft
from i18nsync.flows.mark import Marked, mark_reviewed
from i18nsync.flows.sync import sync
from tests.checking.conftest import FLOOD, KA, NINO, PEOPLE, RU, SETTINGS, WRONG, Run, desk_of, opened, write

GIA = "Gia <gia@example.ge>"


class Engine:
    """Gives each source the text that it is told."""

    name = "plain"
    sends_text_offsite = False

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers

    def capabilities(self, pair: object) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        return [Draft(self.answers.get(unit.source, unit.source)) for unit in batch.units]


def drafted(root: Path, engine: Engine) -> Drafted:
    (event,) = [
        each for each in draft(opened(root).project, [RU], lambda _locale: [engine]) if isinstance(each, Drafted)
    ]
    return event


def test_a_draft_with_an_error_says_so_and_stays_a_draft(root: Path) -> None:
    """Errors first; remarks are not worth a doubt."""
    event = drafted(root, Engine({PEOPLE.source: "Около 40  человек ушли!"}))
    assert event.wrong == 1
    unit = desk_of(root, RU).load().catalog.find(PEOPLE)
    assert unit is not None
    assert unit.state is UnitState.DRAFT
    assert unit.doubt == "checks: figure: 400 is not in the translation; tone: it shouts"


def test_the_summary_of_a_draft_counts_them(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that shows them."""
    engine = Engine({PEOPLE.source: "Около 40 человек ушли."})
    monkeypatch.setattr("i18nsync.wiring.engines.Engines.chain", lambda *_args, **_options: (engine,))
    shown = run("draft", "-l", "ru").stdout
    assert "1 draft has an error: read it first: i18nsync check 2026/flood --only drafts\n" in shown


def test_a_review_from_the_memory_does_not_pass_an_error(root: Path) -> None:
    """The string stays a draft, whatever somebody confirmed elsewhere."""
    write(root, "i18nsync.toml", SETTINGS + "[policy]\npreapprove_context_matches = true\n[checks]\noff = ['all']\n")
    desk_of(root).confirm([unit.key for unit in desk_of(root).load().catalog.current], NINO)
    write(root, "content/en/2027/again.md", FLOOD)
    workspace = opened(root)

    def states() -> list[UnitState]:
        events = list(draft(workspace.project, [KA], lambda _locale: workspace.chain(["memory"])))
        assert [each.drafted for each in events if isinstance(each, Drafted)] == [3]
        return [unit.state for unit in desk_of(root, KA, "2027/again").load().catalog.current]

    assert set(states()) == {UnitState.REVIEWED}
    (root / "locales/ka/LC_MESSAGES/2027/again.po").unlink()
    workspace.close()
    write(root, "i18nsync.toml", SETTINGS + "[policy]\npreapprove_context_matches = true\n")
    workspace = opened(root)
    assert states() == [UnitState.REVIEWED, UnitState.DRAFT, UnitState.REVIEWED]
    workspace.close()


def test_nobody_confirms_an_error_without_a_reason(root: Path) -> None:
    """The whole decision is refused, and nothing is written."""
    desk = desk_of(root)
    with pytest.raises(ErrorsFound, match=r"the checks find an error in 'About 400 people left.': figure: 400 is not"):
        desk.confirm([unit.key for unit in desk.load().catalog.current], NINO)
    assert {unit.state for unit in desk.load().catalog.current} == {UnitState.UNCONFIRMED}
    (unit,) = desk.confirm([PEOPLE], NINO, override="  the agency \n corrected it ")
    assert unit.state is UnitState.REVIEWED
    (event,) = [each for each in opened(root).project.history.events(KA) if each.action == "review"]
    assert event.note == "override: figure: the agency corrected it"


def test_an_override_holds_as_long_as_the_review(run: Run, root: Path) -> None:
    """It is a remark with name and reason, and falls off with the text."""
    desk_of(root).confirm([PEOPLE], NINO, override="corrected")
    assert "by Nino  (override: figure: corrected)\n" in run("log").stdout
    shown = run("check", "--check", "figure").stdout
    assert "info: 400 is not in the translation (figure) [overridden, Nino: corrected]" in shown
    run("check", "--check", "figure", "--fail-on", "info")
    run("mark", "draft", "2026", "-l", "ka", "--by", NINO)
    run("check", code=1)
    desk_of(root).confirm([PEOPLE], NINO, override="corrected")
    desk_of(root).edit(PEOPLE, WRONG.replace("40", "41"), NINO)
    run("check", code=1)


def test_a_second_reviewer_sees_the_reason_and_needs_none(root: Path) -> None:
    """Where the policy asks for two."""
    write(root, "i18nsync.toml", SETTINGS + "[policy]\nreviews = 2\n")
    desk_of(root).confirm([PEOPLE], NINO, override="corrected")
    (unit,) = desk_of(root).confirm([PEOPLE], GIA)
    assert unit.state is UnitState.APPROVED
    (found,) = desk_of(root).findings(unit)
    assert found.why == "Nino: corrected"


def test_marking_leaves_strings_with_errors_and_shows_them(run: Run, root: Path) -> None:
    """The others are stamped."""
    result = run("mark", "reviewed", "2026", "-l", "ka", "--by", NINO, code=1)
    assert result.stdout == (
        f"2026/flood (ka)  2 strings reviewed by {NINO}, 1 with errors left alone\n"
        "Next: i18nsync review 2026/flood -l ka to correct them; or, if they are right, the same command with "
        "--override REASON.\n"
    )
    assert "error: 400 is not in the translation (figure)" in result.stderr
    shown = run("mark", "reviewed", "2026", "-l", "ka", "--by", NINO, "--override", "the agency's own")
    assert shown.stdout == f"2026/flood (ka)  1 string reviewed by {NINO}\n"


def test_marking_without_checks_is_as_ever(root: Path) -> None:
    """A project without checks confirms what it is told to."""
    project = replace(opened(root).project, checker=lambda *_asked: None)
    (event,) = mark_reviewed(project, [], [KA], NINO)
    assert isinstance(event, Marked)
    assert (event.changed, event.held) == (3, ())


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is pressed, key by key."""
    pressed: list[str] = []
    monkeypatch.setattr(click, "getchar", lambda *_args, **_options: pressed.pop(0))
    return pressed


def test_review_shows_the_finding_and_does_not_accept(run: Run, keys: list[str]) -> None:
    """Until somebody says why it is right."""
    keys += ["a", "a", "o", "o", "a"]
    result = run("review", "2026", "-l", "ka", "--by", NINO, keys="\nthe agency's own figure\n")
    out = result.stdout
    assert "error: 400 is not in the translation (figure)\n      About 400 people left.\n            ^^^" in out
    assert "[e]dit here  [E]ditor  [o]verride: it is right  [s]kip" in out
    assert "not saved: the checks find an error in 'About 400 people left.': figure: 400 is not in the translat" in out
    assert "Not accepted: no reason was given." in out
    assert "3 strings accepted, 0 edited, 0 skipped; 0 left to review." in out


def test_a_reason_for_the_whole_sitting(run: Run, root: Path, keys: list[str]) -> None:
    """Then accepting is enough."""
    keys += ["a", "a", "a"]
    run("review", "2026", "-l", "ka", "--by", NINO, "--override", "house style")
    assert {unit.state for unit in desk_of(root).load().catalog.current} == {UnitState.REVIEWED}


def test_a_typo_carries_no_review_to_an_error(root: Path) -> None:
    """The reason that is given is the finding."""
    write(root, "content/en/2027/typo.md", "About 400 poeple left.\n")
    list(sync(opened(root).project, [KA]))
    desk = desk_of(root, KA, "2027/typo")
    desk.edit(UnitKey("", "About 400 poeple left."), WRONG, NINO)
    desk.confirm([UnitKey("", "About 400 poeple left.")], NINO, override="corrected")
    write(root, "content/en/2027/typo.md", "About 400 people left.\n")
    (event,) = carry_typos(opened(root).project, [KA], ["2027"], NINO)
    assert isinstance(event, Left)
    assert event.reason == "figure: 400 is not in the translation"
