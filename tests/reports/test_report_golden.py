"""Whole outputs, to be read by eye when they change.

`RENEW_GOLDEN=1 pytest tests/reports/test_report_golden.py` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from i18nsync.core.ports import Reporter
from i18nsync.core.status import ProjectReport
from i18nsync.reports.csv import Csv
from i18nsync.reports.html import Html
from i18nsync.reports.json import Json
from i18nsync.reports.markdown import MarkdownReport
from i18nsync.reports.table import Table

GOLDEN = Path(__file__).parent / "golden"

CASES: dict[str, tuple[str, Reporter, str]] = {
    "newsroom.txt": ("newsroom", Table(), "utf-8"),
    "newsroom-wide.txt": ("newsroom", Table(width=120, hidden=37), "utf-8"),
    "newsroom-ascii.txt": ("newsroom", Table(), "ascii"),
    "newsroom-color.txt": ("newsroom", Table(color=True), "utf-8"),
    "done.txt": ("done", Table(), "utf-8"),
    "empty.txt": ("empty", Table(), "utf-8"),
    "hostile.txt": ("hostile", Table(), "utf-8"),
    "newsroom.json": ("newsroom", Json(), "utf-8"),
    "hostile.json": ("hostile", Json(), "utf-8"),
    "newsroom.csv": ("newsroom", Csv(), "utf-8"),
    "newsroom.md": ("newsroom", MarkdownReport(), "utf-8"),
    "done.md": ("done", MarkdownReport(), "utf-8"),
    "hostile.md": ("hostile", MarkdownReport(), "utf-8"),
    "newsroom.html": ("newsroom", Html(generated="24 November 2026, 13:28 UTC"), "utf-8"),
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_it_was_approved(name: str, request: pytest.FixtureRequest) -> None:
    """Byte for byte."""
    fixture, reporter, encoding = CASES[name]
    report = request.getfixturevalue(fixture)
    assert isinstance(report, ProjectReport)
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    reporter.write(report, stream)
    stream.flush()
    golden = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(raw.getvalue())
    assert raw.getvalue().decode(encoding) == golden.read_bytes().decode(encoding)


def test_no_golden_file_is_left_over() -> None:
    """Each belongs to a case."""
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
