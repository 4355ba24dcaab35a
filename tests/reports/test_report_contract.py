"""What every report format keeps to, over all that are registered."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from i18nsync.core.locale import Locale
from i18nsync.core.ports import Reporter
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.core.unit import UnitState
from i18nsync.errors import ReportError

PROJECT = Path(__file__).resolve().parents[2]
REGISTERED: dict[str, str] = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "entry-points"
]["i18nsync.reports"]
REPORTS = ("empty", "bare", "one", "done", "newsroom", "hostile")


@pytest.fixture(params=sorted(REGISTERED))
def reporter(request: pytest.FixtureRequest) -> Reporter:
    """Each registered reporter, made without arguments."""
    return make(request.param)


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> ProjectReport:
    """Each sample report."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, ProjectReport)
    return found


def make(name: str) -> Reporter:
    module, _, attribute = REGISTERED[name].partition(":")
    made = getattr(import_module(module), attribute)()
    assert isinstance(made, Reporter)
    return made


def written(reporter: Reporter, report: ProjectReport) -> str:
    stream = io.StringIO(newline="")
    reporter.write(report, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", sorted(REGISTERED))
def test_a_reporter_has_the_name_that_it_is_registered_under(name: str) -> None:
    """`--format NAME` and the reporter agree."""
    assert make(name).name == name


def test_text_is_whole_and_ends_in_a_newline(reporter: Reporter, report: ProjectReport) -> None:
    """Whatever the report holds, it can be written as UTF-8 and has no carriage return of our own making."""
    text = written(reporter, report)
    assert text.endswith("\n")
    text.encode("utf-8")
    if not any("\r" in row.article for row in report.rows):
        assert "\r" not in text


def test_the_same_report_gives_the_same_text(reporter: Reporter, report: ProjectReport) -> None:
    """Nothing of the clock, the environment or the hash seed gets in; a reporter can be used again."""
    assert written(reporter, report) == written(reporter, report)


def test_the_environment_has_no_say(
    reporter: Reporter, newsroom: ProjectReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options come through the constructor only."""
    before = written(reporter, newsroom)
    for name, value in {
        "COLUMNS": "33",
        "FORCE_COLOR": "1",
        "TERM": "dumb",
        "LANG": "ka_GE.UTF-8",
        "LC_ALL": "C",
    }.items():
        monkeypatch.setenv(name, value)
    assert written(reporter, newsroom) == before


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1251", "utf-8", "utf-16"])
def test_any_stream_can_take_it(reporter: Reporter, report: ProjectReport, encoding: str) -> None:
    """A character that the stream doesn't have is written some other way; nothing fails."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    reporter.write(report, stream)
    stream.flush()
    assert raw.getvalue().decode(encoding).endswith("\n")


def test_every_row_that_needs_work_is_named(reporter: Reporter, newsroom: ProjectReport) -> None:
    """No format drops an article."""
    text = written(reporter, newsroom)
    for row in newsroom.rows:
        if row.status.needs_work:
            assert row.article in text
            assert row.reason in text or reporter.name == "table"  # there it may wrap


def test_no_terminal_code_gets_through(reporter: Reporter, hostile: ProjectReport) -> None:
    """Text for people holds no escape sequence and no override of the writing direction that an id brought in."""
    text = written(reporter, hostile)
    if reporter.name != "csv":  # a spreadsheet gets the id as it is, quoted
        assert "\x1b" not in text
    if reporter.name not in ("csv", "json"):
        assert "\u202e" not in text


class FullDisk(io.StringIO):
    """A stream on a full disk."""

    name = "report.html"

    def write(self, text: str, /) -> int:
        raise OSError(28, "No space left on device")


class ClosedPipe(io.StringIO):
    """A stream whose reader has left."""

    def write(self, text: str, /) -> int:
        raise BrokenPipeError(32, "Broken pipe")


def test_a_stream_that_fails_is_told_of_in_our_words(reporter: Reporter, one: ProjectReport) -> None:
    """No foreign exception crosses the room."""
    with pytest.raises(ReportError) as caught:
        reporter.write(one, FullDisk())
    assert str(caught.value) == (
        "report.html: the report cannot be written: No space left on device\n"
        "Check that the disk has room and that the file may be written."
    )


def test_a_reader_that_leaves_is_no_error_of_ours(reporter: Reporter, one: ProjectReport) -> None:
    """`| head` ends quietly: the command line knows what to do with a broken pipe."""
    with pytest.raises(BrokenPipeError):
        reporter.write(one, ClosedPipe())


def texts() -> st.SearchStrategy[str]:
    return st.text(max_size=30) | st.sampled_from(["", "2026/01/a", "<b>", "a|b", "ღამე"])


def reports() -> Iterator[st.SearchStrategy[ProjectReport]]:
    locales = st.sampled_from([Locale("ka"), Locale("ru"), Locale("zh-Hans"), Locale("xx"), Locale("pt-BR")])
    rows = st.builds(
        ArticleStatus,
        article=texts(),
        locale=locales,
        status=st.sampled_from(ArticleState),
        reason=texts(),
        source=texts(),
        words=st.integers(0, 10**7),
        units=st.dictionaries(st.sampled_from(UnitState), st.integers(0, 99)),
        words_done=st.integers(0, 10**7),
        date=texts(),
    )
    yield st.builds(
        build_report,
        st.lists(rows, max_size=4),
        source_locale=locales,
        locales=st.lists(locales, max_size=5, unique=True),
        warnings=st.lists(texts(), max_size=2),
        not_needed=st.integers(0, 3),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=next(reports()))
def test_any_report_can_be_written(reporter: Reporter, report: ProjectReport) -> None:
    """Whatever ids, reasons and numbers there are."""
    assert written(reporter, report).endswith("\n")
