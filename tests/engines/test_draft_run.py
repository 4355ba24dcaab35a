"""`i18nsync draft` as a long run over loopback: budget, limits, progress, Ctrl-C and going on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.cli.draft_progress import duration, summary, with_draft_progress
from i18nsync.cli.stopping import stoppable
from i18nsync.core.budget import Budget
from i18nsync.flows.draft import Event, Progress, Stopped
from tests.cli.conftest import BRIDGE, MEMORY, SETTINGS, TRAIN, write

Invoke = Callable[..., Result]


@pytest.fixture
def room(tmp_path: Path, service: object) -> Path:
    """Two articles, a memory, google at loopback with a price."""
    address = getattr(service, "address", "")
    engine = f'\n[engine.google]\nbase_url = "{address}/m"\nrate = 0\nretries = 0\nbackoff = 0\nprice = 20.0\n'
    settings = 'engines = { ka = ["memory", "google"] }\n' + SETTINGS.split("[glossary]")[0] + engine
    write(tmp_path, "i18nsync.toml", settings)
    write(tmp_path, "memory.tmx", MEMORY)
    write(tmp_path, "content/en/2026/01/night-train.md", TRAIN)
    write(tmp_path, "content/en/2026/02/bridge.md", BRIDGE)
    return tmp_path


@pytest.fixture
def draft(room: Path) -> Invoke:
    def invoke(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(room), "draft", *arguments], catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke


def test_each_locale_asks_its_own_engines(draft: Invoke, service: object) -> None:
    """Georgian goes to google, Russian stays with the memory, the default."""
    result = draft()
    assert result.stdout == (
        "draft   2026/02/bridge (ka)  2 of 2: 2 by memory\n"
        "draft   2026/02/bridge (ru)  1 of 2: 1 by memory\n"
        "draft   2026/01/night-train (ka)  3 of 3: 1 by memory, 2 by google\n"
        "6 strings drafted in 2 articles: 4 by memory, 2 by google.\n"
        "Sent 87 characters to google, cost 0.0017.\n"
        "4 strings still missing (-v says why for each).\n"
        "Next: i18nsync review, to read the drafts and confirm them.\n"
    )
    assert all(asked["tl"] == "ka" for asked in getattr(service, "asked", []))


def test_a_dry_run_tells_the_cost_before_it_is_made(draft: Invoke, service: object) -> None:
    """By locale and engine; and when the limit would not do."""
    result = draft("-n", "--max-chars", "80")
    assert result.stdout == (
        "plan    2026/02/bridge (ka)  2 strings, 40 characters: 2 in the memory, 0 alike, 0 new\n"
        "plan    2026/02/bridge (ru)  2 strings, 40 characters: 1 in the memory, 0 alike, 1 new\n"
        "plan    2026/01/night-train (ka)  3 strings, 114 characters: 1 in the memory, 0 alike, 2 new\n"
        "plan    2026/01/night-train (ru)  3 strings, 114 characters: 0 in the memory, 0 alike, 3 new\n"
        "2 articles to draft: 10 strings, 308 characters.\n"
        "The memory has 4 of them (90 characters) and something alike for 0; 6 are new.\n"
        "google would get 2 strings, 87 characters, cost 0.0017.\n"
        "4 strings would stay missing: there is no engine to ask for them.\n"
        "That is more than the limit allows: the run would stop before it, and go on when it is run again.\n"
        "Nothing was sent or written.\n"
    )
    assert not getattr(service, "asked", [])


def test_what_was_estimated_is_what_is_sent(draft: Invoke) -> None:
    """To the character."""
    assert "google would get 2 strings, 87 characters, cost 0.0017.\n" in draft("-n").stdout
    assert "Sent 87 characters to google, cost 0.0017.\n" in draft("--max-chars", "87").stdout


def test_an_article_under_embargo_is_no_part_of_the_cost(room: Path, draft: Invoke) -> None:
    write(room, "content/en/2026/01/night-train.md", TRAIN.replace("date:", "no_machine_translation: true\ndate:"))
    output = draft("-n", "-l", "ka").stdout
    assert "2 new, sent nowhere: the article says no_machine_translation\n" in output
    assert "google would get 0 strings, 0 characters" in output
    assert "2 strings would stay missing: there is no engine to ask for them.\n" in output
    assert "1 article would be sent nowhere (embargo or no_machine_translation).\n" in output


def test_a_limit_stops_before_it_is_exceeded_and_is_no_failure(draft: Invoke) -> None:
    """Exit code 0; the next run goes on."""
    result = draft("--max-chars", "70", "-l", "ka")
    assert (
        "Stopped at the limit: the next text would exceed 70 characters. Give the run a higher limit" in result.stdout
    )
    rest = draft("-l", "ka").stdout
    assert " drafted in 1 article: " in rest
    assert "still missing" not in rest


def test_a_limit_in_money(draft: Invoke) -> None:
    result = draft("--max-cost", "0.0001", "-l", "ka")
    assert "Stopped at the limit: the next text would exceed a cost of 0.00010." in result.stdout


def test_a_limit_in_money_needs_a_price(draft: Invoke) -> None:
    """Otherwise it would hold nothing back."""
    output = draft("--max-cost", "1", "-e", "mymemory", code=2).stderr
    assert "--max-cost needs a price: write, say, price = 20.0 (of a million characters) into [engine.NAME]." in output


def test_an_engine_that_is_out_is_asked_again_later(draft: Invoke, service: object) -> None:
    service.always = service.status(403)  # type: ignore[attr-defined]
    result = draft("-l", "ka", code=1)
    assert result.stderr == (
        "warning: google is out, and asked again now and then: it refuses this machine or key (HTTP status 403)\n"
    )


def test_ctrl_c_in_a_real_process_keeps_what_came_back_and_a_second_run_goes_on(room: Path, service: object) -> None:
    """Exit code 130, whole catalogs, a word on it; no text that was drafted is asked for again."""
    for number in range(40):
        body = "\n\n".join(f"Sentence number {part} in story {number}." for part in range(3))
        write(room, f"content/en/2026/03/story-{number:02}.md", f"---\ntitle: Story {number}\n---\n\n{body}\n")

    def late(handler: object, query: dict[str, str]) -> None:
        time.sleep(0.05)
        handler.page(service.transcribed(query["q"], query["tl"]))  # type: ignore[attr-defined]

    service.always = late  # type: ignore[attr-defined]
    command = [sys.executable, "-m", "i18nsync", "-C", str(room), "draft", "2026/03", "-l", "ka"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    folder = room / "locales/ka/LC_MESSAGES/2026/03"
    deadline = time.monotonic() + 20
    while len(list(folder.glob("*.po")) if folder.exists() else []) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    assert process.returncode == 130, errors
    assert "Stopping: what is under way gets three seconds. Ctrl-C again stops at once.\n" in errors
    assert "Stopped. Every article finished so far is saved; run the same command again to go on.\n" in errors
    assert " drafted in " in output
    catalogs = sorted(folder.glob("*.po"))
    for catalog in catalogs:
        subprocess.run(["msgfmt", "-c", "-o", os.devnull, str(catalog)], check=True)
    before = list(service.texts)  # type: ignore[attr-defined]
    kept = sum(catalog.read_text(encoding="utf-8").count("#, fuzzy\n") for catalog in catalogs)
    assert len(before) == kept < 160
    assert CliRunner().invoke(main, command[3:]).exit_code == 0
    assert sorted(service.texts) == sorted(set(service.texts))  # type: ignore[attr-defined]
    assert len(service.texts) == 160  # type: ignore[attr-defined]


def test_the_first_ctrl_c_asks_and_the_second_interrupts(capsys: pytest.CaptureFixture[str]) -> None:
    with stoppable("Wait.") as stop:
        assert not stop()
        os.kill(os.getpid(), signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert capsys.readouterr().err == "\nWait.\n"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_handles_ctrl_c_alone_is_left_alone() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with stoppable("Wait.") as stop:
            os.kill(os.getpid(), signal.SIGINT)
            assert not stop()
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(("seconds", "text"), [(0.4, "0 s"), (59, "59 s"), (60, "1 min"), (12_000, "3 h 20 min")])
def test_durations_are_short(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_progress_says_all_that_matters() -> None:
    budget = Budget({"google": 20.0})
    assert summary(Progress(0, 1, 0), Budget(), 1.0) == "0 of 1 version, 0 strings"
    budget.spend("google", 250_000)
    told = summary(Progress(50, 200, 1_000, (("google", "too many requests"),)), budget, 100.0)
    assert told == (
        "50 of 200 versions, 1,000 strings, 250,000 characters, cost 5.00, 10.0 strings a second, 5 min left, "
        "waiting for google (too many requests)"
    )


class _App:
    """As much of the command line's state as progress needs."""

    verbosity = 0

    def console(self, *, err: bool) -> object:
        from rich.console import Console

        return Console(stderr=err, force_terminal=True)


EVENTS: list[Event] = [Progress(1, 3, 1), Progress(2, 3, 2), Stopped(), Progress(3, 3, 3)]


def shown(app: _App) -> list[Event]:
    times = iter([0.0, 4.0, 10.0, 15.0, 16.0, 17.0, 18.0])
    return list(with_draft_progress(app, EVENTS, Budget(), lambda: next(times)))  # type: ignore[arg-type]


def test_without_a_terminal_there_is_a_line_every_ten_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(_App()) == [Stopped()]
    assert capsys.readouterr().err == "Drafting: 2 of 3 versions, 2 strings, 0.1 strings a second, 8 s left\n"
    quiet = _App()
    quiet.verbosity = -1
    assert shown(quiet) == [Stopped()]
    assert capsys.readouterr().err == ""


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert shown(_App()) == [Stopped()]
    assert "3 of 3 versions" in capsys.readouterr().err
