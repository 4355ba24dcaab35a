"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.reports.csv import COLUMNS, Csv

KA, EN = Locale("ka"), Locale("en")
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def read(report: ProjectReport) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    Csv().write(report, stream)
    stream.seek(0)
    return list(csv.DictReader(stream, strict=True))


def test_columns_and_values(newsroom: ProjectReport) -> None:
    """A row a status, numbers bare."""
    rows = read(newsroom)
    assert tuple(rows[0]) == COLUMNS
    assert rows[0] == {
        "article": "2026/01/night-train-returns",
        "locale": "ka",
        "status": "outdated",
        "reason": "2 strings outdated",
        "words": "412",
        "percent": "92",
        "published": "yes",
        "date": "2026-01-14",
        "source": "content/en/2026/01/night-train-returns.md",
        "target": "content/ka/2026/01/night-train-returns.md",
        "catalog": "locales/ka/LC_MESSAGES/2026/01/night-train-returns.po",
        "units_missing": "0",
        "units_draft": "0",
        "units_outdated": "2",
        "units_unconfirmed": "0",
        "units_reviewed": "20",
        "units_approved": "0",
        "to_translate": "0",
        "to_review": "32",
        "behind": "",
        "waiting_since": "",
        "due": "",
        "overdue": "no",
    }
    assert [row["article"] for row in rows] == [row.article for row in newsroom.rows]
    assert rows[1]["published"] == "no"


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(DANGEROUS + ' ",\r\n'), max_size=12))
def test_any_text_comes_back_and_none_is_a_formula(text: str) -> None:
    """What a spreadsheet would run has an apostrophe in front; all else is read back as it was."""
    status = ArticleStatus(
        text, KA, ArticleState.MISSING, reason=text, source=text, target=text, catalog=text, date=text
    )
    (row,) = read(build_report([status], source_locale=EN, locales=(KA,)))
    for column in ("article", "reason", "source", "target", "catalog", "date"):
        cell = row[column]
        assert cell.removeprefix("'") == text.removeprefix("'")
        assert not cell.lstrip().startswith(tuple(DANGEROUS))
        assert not cell.startswith(tuple(DANGEROUS))
