"""The table for the terminal."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.reports.table import Table

EN, KA = Locale("en"), Locale("ka")


def lines(report: ProjectReport, table: Table) -> list[str]:
    stream = io.StringIO()
    table.write(report, stream)
    return stream.getvalue().splitlines()


def row_of(article: str, *, reason: str = "", words: int = 7, done: int = 0) -> ArticleStatus:
    return ArticleStatus(article, KA, ArticleState.OUTDATED, reason, words=words, words_done=done)


def report_of(*rows: ArticleStatus) -> ProjectReport:
    return build_report(rows, source_locale=EN, locales=(KA,))


@pytest.mark.parametrize("width", [40, 60, 80, 99, 100, 132])
@pytest.mark.parametrize("name", ["newsroom", "hostile", "done", "one"])
def test_no_line_is_wider_than_asked_for(width: int, name: str, request: pytest.FixtureRequest) -> None:
    """Georgian, Chinese and overlong ids included."""
    report = request.getfixturevalue(name)
    assert max(cell_len(line) for line in lines(report, Table(width=width))) <= width


def test_a_width_that_nothing_fits_into_is_widened(newsroom: ProjectReport) -> None:
    """40 columns are the least."""
    assert lines(newsroom, Table(width=1)) == lines(newsroom, Table(width=40))


def test_an_id_is_whole_where_there_is_room(newsroom: ProjectReport) -> None:
    """It is there to be copied into the next command."""
    text = "\n".join(lines(newsroom, Table()))
    assert "2026/02/avalanche-warning-for-the-saddle-pass" in text


def test_a_long_id_loses_its_middle() -> None:
    """Its end says most, its beginning says where."""
    report = report_of(row_of("2026/01/" + "-".join(["very"] * 20) + "-long-night-train"))
    row = next(line for line in lines(report, Table()) if "long-night-train" in line)
    assert row.startswith("2026/01/very-very…")
    assert "very-long-night-train  ka  outdated      7    0 %" in row


def test_reasons_stand_beside_short_ids_and_below_long_ones() -> None:
    """The layout takes what room there is."""
    short = lines(report_of(row_of("train", reason="2 strings outdated")), Table())
    assert short[-2:] == [
        "Article      Status    Why                 Words   Done",
        "train    ka  outdated  2 strings outdated      7    0 %",
    ]
    long = lines(report_of(row_of("2026/01/the-night-train-returns-at-last", reason="2 strings outdated")), Table())
    assert long[-2].startswith("2026/01/the-night-train-returns-at-last ")
    assert long[-1] == "  2 strings outdated"


def test_georgian_columns_line_up(newsroom: ProjectReport) -> None:
    """The status stands in one column, whatever script the id is in."""
    rows = [line for line in lines(newsroom, Table()) if re.search(r"  (ka|ru)  \w", line)]
    assert len(rows) == 9
    assert {cell_len(line[: re.search(r"  (ka|ru)  ", line).start()]) for line in rows} == {45}  # type: ignore[union-attr]


def test_rows_are_listed_as_given(newsroom: ProjectReport) -> None:
    """Choosing and sorting is the caller's."""
    backwards = ProjectReport(newsroom.source_locale, newsroom.summaries, newsroom.rows[::-1])
    listed = [line.split()[0] for line in lines(backwards, Table()) if re.search(r"  (ka|ru)  \w", line)]
    assert listed == [row.article for row in backwards.rows]


def test_rows_cut_by_a_limit_are_mentioned(newsroom: ProjectReport) -> None:
    """With the way to see them."""
    text = lines(newsroom, Table(hidden=1_037))
    assert "... and 1,037 more (use --limit 0)" in text
    nothing_shown = ProjectReport(newsroom.source_locale, newsroom.summaries, rows=())
    assert lines(nothing_shown, Table(hidden=3))[-1] == "... and 3 more (use --limit 0)"


def test_many_locales_are_summed_up_a_few_at_a_time() -> None:
    """As many beside each other as fit."""
    locales = [Locale(tag) for tag in ("ka", "ru", "hy", "az", "tr", "uk", "de")]
    rows = [ArticleStatus("a", locale, ArticleState.MISSING, words=5) for locale in locales]
    text = lines(build_report(rows, source_locale=EN, locales=locales), Table())
    heads = [re.findall(r"(\w\w) articles", line) for line in text if " articles  " in line]
    assert heads == [["ka", "ru", "hy"], ["az", "tr", "uk"], ["de"]]


def test_a_bar_is_full_at_a_hundred_only_and_never_empty_before_nought() -> None:
    """What is nearly done is not done; what is begun is begun."""

    def bar(done: int, of: int) -> tuple[int, int]:
        rows = [
            ArticleStatus("a", KA, ArticleState.PUBLISHED, words=done),
            ArticleStatus("b", KA, ArticleState.MISSING, words=of - done),
        ]
        first = lines(report_of(*rows), Table())[0]
        return first.count("█"), first.count("░")

    assert bar(9_999, 10_000) == (39, 1)
    assert bar(100, 10_000) == (1, 39)
    assert bar(0, 10_000) == (0, 40)
    assert bar(10_000, 10_000) == (40, 0)


def test_colour_adds_nothing_but_colour(newsroom: ProjectReport) -> None:
    """Whoever sees none misses nothing."""
    coloured = lines(newsroom, Table(color=True))
    assert any("\x1b[31m" in line for line in coloured)
    stripped = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in coloured]
    assert stripped == lines(newsroom, Table())


def test_a_stream_of_ascii_gets_ascii_in_straight_columns(newsroom: ProjectReport) -> None:
    """Blocks become `#` and `-`, names in another script are left out, ids are escaped before they are laid out."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="")
    Table().write(newsroom, stream)
    stream.flush()
    text = raw.getvalue().decode("ascii").splitlines()
    assert text[0] == "Georgian (ka)    ##########################--------------  66.6 % ready"
    rows = [line for line in text if re.search(r"  (ka|ru)  \w", line)]
    assert {re.search(r"  (ka|ru)  ", line).start() for line in rows} == {51}  # type: ignore[union-attr]


def test_no_line_ends_in_blanks(newsroom: ProjectReport) -> None:
    """Logs and diffs stay clean."""
    assert all(line == line.rstrip() for line in lines(newsroom, Table()))
