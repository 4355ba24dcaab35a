"""`i18nsync draft --compare`: engines on trial, end to end; and what the history keeps for `engines --effort`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.core.compare import assign
from i18nsync.core.effort import Effort
from i18nsync.core.glossary import Term, version_of
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.core.unit import UnitKey
from i18nsync.engines.guard import Guard
from i18nsync.flows.draft import draft
from i18nsync.flows.review import Desk
from i18nsync.wiring import open_workspace
from tests.cli.conftest import GLOSSARY, MEMORY, SETTINGS, write

KA = Locale("ka")
NINO = "Nino <nino@example.ge>"
IDS = [f"news/{number}" for number in range(8)]
Cli = Callable[..., Result]


@pytest.fixture
def newsroom(tmp_path: Path, service: object) -> Path:
    """Eight articles, google at the address of the loopback service, a memory and a glossary."""
    address = getattr(service, "address", "")
    engine = f'\n[engine.google]\nbase_url = "{address}/m"\nrate = 0\ntimeout = 2\nretries = 0\nbackoff = 0\n'
    write(tmp_path, "i18nsync.toml", SETTINGS + engine)
    write(tmp_path, "memory.tmx", MEMORY)
    write(tmp_path, "glossary.csv", GLOSSARY)
    for article in IDS:
        write(tmp_path, f"content/en/{article}.md", f"The bridge {article} closes.\n\nMore details to follow.\n")
    return tmp_path


@pytest.fixture
def cli(newsroom: Path) -> Cli:
    def run(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(newsroom), *arguments], catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return run


def drafted(root: Path) -> dict[str, set[str]]:
    """Article -> engines that drafted it, but for the memory; checks that trial and glossary are noted."""
    found: dict[str, set[str]] = {}
    terms = open_workspace(root).project.terms(KA)
    for event in open_workspace(root).project.history.events(KA):
        if event.engine == "memory":
            assert not event.glossary
            assert event.note.startswith("score: ")
        else:
            assert event.glossary == version_of(terms)
            found.setdefault(event.article, set()).add(event.engine)
            assert event.note == "compare: google, pseudo"
    return found


def test_each_article_falls_to_one_engine_by_lot(newsroom: Path, cli: Cli) -> None:
    """The memory first, as the settings say; a run that was stopped goes on with the same lots."""
    cli("draft", "-l", "ka", "--compare", "google,pseudo", "--limit", "3")
    cli("draft", "-l", "ka", "--compare", "pseudo, google")
    lots = {article: {assign(article, ["google", "pseudo"], 0)} for article in IDS}
    assert {"google"} in lots.values()
    assert {"pseudo"} in lots.values()
    assert drafted(newsroom) == lots


def test_another_seed_draws_other_lots(newsroom: Path, cli: Cli) -> None:
    """By the number that was given."""
    cli("draft", "-l", "ka", "--compare", "google,pseudo", "--seed", "5")
    assert drafted(newsroom) == {article: {assign(article, ["google", "pseudo"], 5)} for article in IDS}


def test_a_dry_run_says_that_the_lot_decides(cli: Cli) -> None:
    """And sends nothing."""
    assert cli("draft", "-l", "ka", "--compare", "google,pseudo", "--dry-run").stdout.endswith(
        "Each article goes to google or pseudo by lot; the estimate is for google alone.\n"
    )


@pytest.mark.parametrize(("arguments", "message"), [
    (["--seed", "1"], "--seed draws the lots of --compare; give both, or neither."),
    (["--compare", "google,pseudo", "-e", "google"], "--compare names the engines itself; leave --engine out."),
    (["--compare", "google,"], "--compare takes two engines or more besides the memory, as deepl,google."),
    (["--compare", "google,google"], "--compare takes two engines or more besides the memory, as deepl,google."),
    (["--compare", "google,memory"], "--compare takes two engines or more besides the memory, as deepl,google."),
    (["--compare", "google,deeple"], "there is no engine named 'deeple'"),
])  # fmt: skip
def test_a_trial_that_makes_no_sense_is_refused(cli: Cli, arguments: list[str], message: str) -> None:
    """Before anything is sent."""
    assert f"{message}\n" in cli("draft", *arguments, code=2).stderr


class Chat:
    """An engine with a model."""

    name, model, sends_text_offsite = "chat", "gpt-x", True

    def capabilities(self, _pair: object) -> Capabilities:
        return Capabilities()

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        return [Draft("ხიდი იკეტება.") for _ in batch.units]


def test_the_model_and_the_effort_are_stored(newsroom: Path) -> None:
    """The model also from behind the guard; the effort at the review, of an edited text and of an untouched one."""
    project = open_workspace(newsroom, clock=lambda: "2026-01-02T10:00:00Z").project
    guard = Guard(Chat(), clock=lambda: 0.0, sleep=lambda _seconds: None, rate=0)
    list(draft(project, [KA], lambda _locale: [guard], ["news/0"]))
    assert {(event.engine, event.model) for event in project.history.events(KA)} == {("chat", "gpt-x")}
    ref = next(iter(project.source.refs(Locale("en"))))
    desk = Desk(project, ref, KA)
    first, second = (UnitKey("", "The bridge news/0 closes."), UnitKey("", "More details to follow."))
    desk.edit(first, "ხიდი არ იკეტება.", NINO)
    desk.confirm([first, second], NINO)
    stored = [event.effort for event in project.history.events(KA) if event.action == "review"]
    assert stored == [Effort(0.1875, 0.25, untouched=False), Effort(0, 0, untouched=True)]
    assert all(event.effort is None for event in project.history.events(KA) if event.action != "review")


def test_an_engine_behind_the_guard_may_have_no_model() -> None:
    """It is empty then."""

    class Plain(Chat):
        model = ""

    assert Guard(Plain(), clock=lambda: 0.0, sleep=lambda _seconds: None).model == ""


def test_a_text_that_nobody_drafted_is_reviewed_without_effort(newsroom: Path) -> None:
    """There is nothing to measure it against."""
    project = open_workspace(newsroom, clock=lambda: "2026-01-02T10:00:00Z").project
    desk = Desk(project, next(iter(project.source.refs(Locale("en")))), KA)
    key = UnitKey("", "More details to follow.")
    desk.edit(key, "დეტალები მოგვიანებით.", NINO)
    desk.confirm([key], NINO)
    assert [event.effort for event in project.history.events(KA)] == [None, None]


def test_the_version_of_a_glossary_is_that_of_its_entries() -> None:
    """In whatever order; another rendering is another version; no entries, no version."""
    one, two = Term("bridge", "ხიდი"), Term("train", "მატარებელი")
    assert version_of([one, two]) == version_of([two, one]) != version_of([one])
    assert len(version_of([one])) == 12
    assert version_of([]) == ""
