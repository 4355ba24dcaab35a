"""`i18nsync status`: selection, formats, exit codes, and versions that are none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run, write

RUSSIAN = """\
---
title: Старый мост закрывается
---

Подробности будут опубликованы позже, когда городской совет примет решение о ремонте.
"""
KANNADA = """\
---
title: ಹಳೆಯ ಸೇತುವೆ
---

ಹೆಚ್ಚಿನ ವಿವರಗಳನ್ನು ನಂತರ ಪ್ರಕಟಿಸಲಾಗುವುದು ಎಂದು ನಗರ ಸಭೆ ತಿಳಿಸಿದೆ.
"""
UKRAINIAN = """\
---
title: Старий міст зачиняється
---

Подробиці буде оприлюднено пізніше, коли міська рада ухвалить рішення щодо ремонту. Жителі міста вже звикли до цього.
"""


def rows(run: Run, *arguments: str, code: int = 0) -> list[dict[str, Any]]:
    """The rows of the JSON report."""
    found: list[dict[str, Any]] = json.loads(run("status", *arguments, "--format", "json", code=code).stdout)["rows"]
    return found


def test_the_table_begins_with_sums_and_goes_on_with_work(run: Run) -> None:
    """Exactly what a translator sees in a new project."""
    assert run("status", "-l", "ka").stdout == (
        "Georgian (ka)  ქართული  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0.0 % ready\n"
        "ready: words of articles that are published, reviewed or untracked\n"
        "\n"
        "           ka articles  words\n"
        "missing              2     25\n"
        "total                2     25\n"
        "\n"
        "Article                  Status   Why  Words   Done\n"
        "2026/02/bridge       ka  missing           7    0 %\n"
        "2026/01/night-train  ka  missing          18    0 %\n"
    )


def test_json_holds_summary_and_rows(run: Run) -> None:
    """The documented schema, for scripts."""
    report = json.loads(run("status", "2026/02", "--format", "json").stdout)
    assert report["schema"] == "i18nsync/status/1"
    assert report["source_locale"] == "en"
    assert report["summary"]["ka"]["missing"] == 1
    assert report["rows"][0] == {
        "article": "2026/02/bridge",
        "locale": "ka",
        "status": "missing",
        "reason": "",
        "source": "content/en/2026/02/bridge.md",
        "target": "content/ka/2026/02/bridge.md",
        "words": 7,
        "percent": 0,
        "published": False,
        "catalog": "",
        "date": "2026-02-03",
        "units": {"missing": 2, "draft": 0, "outdated": 0, "unconfirmed": 0, "reviewed": 0, "approved": 0},
        "to_translate": 7,
        "to_review": 0,
        "behind": None,
        "waiting_since": "2026-02-04T00:00:00Z",
        "due": "",
        "overdue": False,
    }


@pytest.mark.parametrize(("form", "beginning"), [
    ("csv", "article,locale,status,"),
    ("markdown", "<!-- i18nsync: status -->"),
    ("html", "<!doctype html>"),
])  # fmt: skip
def test_every_format_is_written(run: Run, form: str, beginning: str) -> None:
    """csv, markdown and html come out on standard output."""
    assert run("status", "--format", form).stdout.lower().startswith(beginning)


def test_a_report_goes_to_a_file(newsroom: Path, run: Run) -> None:
    """--output writes the file and says so."""
    assert run("status", "--format", "html", "--output", "report.html").stdout == "Report written to report.html.\n"
    assert "2026/02/bridge" in (newsroom / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("arguments", "wanted"), [
    (["--locale", "ru"], {("2026/01/night-train", "ru"), ("2026/02/bridge", "ru")}),
    (["--locale", "ka,ru", "2026/01"], {("2026/01/night-train", "ka"), ("2026/01/night-train", "ru")}),
    (["--section", "2026/02", "-l", "ka"], {("2026/02/bridge", "ka")}),
    (["--state", "drafted"], set()),
    (["--state", "missing,partial", "-l", "ka", "2026/*/bri*"], {("2026/02/bridge", "ka")}),
    (["content/en/2026/02/bridge.md", "-l", "ka"], {("2026/02/bridge", "ka")}),
])  # fmt: skip
def test_rows_can_be_selected(run: Run, arguments: list[str], wanted: set[tuple[str, str]]) -> None:
    """By locale, state, section, id, glob and path."""
    assert {(row["article"], row["locale"]) for row in rows(run, *arguments)} == wanted


def test_rows_can_be_sorted_and_cut(run: Run) -> None:
    """--sort orders, --limit cuts, and the table says how many it hides."""
    assert [row["words"] for row in rows(run, "--sort", "words", "-l", "ka")] == [18, 7]
    assert len(rows(run, "--limit", "1")) == 1
    assert "3 more" in run("status", "--limit", "1").stdout


def test_limits_make_the_exit_code(run: Run) -> None:
    """--fail-under and --fail-on exit with 1 and say why; otherwise 0."""
    assert "ka: 0.0% is less than 50% (--fail-under)\n" in run("status", "--fail-under", "50", code=1).stderr
    assert "4 rows are missing (--fail-on)\n" in run("status", "--fail-on", "missing,outdated", code=1).stderr
    run("status", "--fail-under", "0", "--fail-on", "outdated")


def test_unknown_states_and_locales_are_refused(run: Run) -> None:
    """Exit code 2 and the names that there are."""
    assert "'mising' is no state; there are" in run("status", "--state", "mising", code=2).stderr
    assert run("status", "-l", "de", code=2).stderr == (
        "error: de is not a target locale of this project\n  The settings name: ka, ru.\n"
    )


def test_a_version_counts_when_it_is_in_its_language(newsroom: Path, run: Run) -> None:
    """A Russian text under ru is a version that no catalog tracks yet."""
    write(newsroom, "content/ru/2026/02/bridge.md", RUSSIAN)
    assert rows(run, "2026/02", "-l", "ru")[0]["status"] == "untracked"


@pytest.mark.parametrize(("locale", "text", "reason"), [
    ("ru", None, "untranslated copy"),
    ("ka", KANNADA, "looks like Kannada"),
    ("ru", UKRAINIAN, "looks like Ukrainian"),
])  # fmt: skip
def test_a_version_in_another_language_is_missing(
    newsroom: Path, run: Run, locale: str, text: str | None, reason: str
) -> None:
    """A copy of the English, or a text in a third language, is no version; the row says why."""
    source = (newsroom / "content/en/2026/02/bridge.md").read_text(encoding="utf-8")
    write(newsroom, f"content/{locale}/2026/02/bridge.md", source if text is None else text)
    row = rows(run, "2026/02", "-l", locale)[0]
    assert (row["status"], row["reason"], row["published"]) == ("missing", reason, False)


def test_a_version_that_is_mostly_english_is_shown_as_such(newsroom: Path, run: Run) -> None:
    """A translation that was begun is a version; the row says what it lacks."""
    source = (newsroom / "content/en/2026/01/night-train.md").read_text(encoding="utf-8")
    write(newsroom, "content/ka/2026/01/night-train.md", source.replace("Night train returns", "ღამის მატარებელი"))
    row = rows(run, "2026/01", "-l", "ka")[0]
    assert (row["status"], row["reason"]) == ("untracked", "mostly an untranslated copy")


def test_a_source_without_text_needs_no_translation(newsroom: Path, run: Run) -> None:
    """Front matter without translatable keys is counted apart and has no row."""
    write(newsroom, "content/en/search.md", "---\nlayout: search\n---\n")
    report = json.loads(run("status", "--format", "json").stdout)
    assert report["summary"]["ka"]["not_needed"] == 1
    assert all(row["article"] != "search" for row in report["rows"])


def test_what_has_no_source_is_an_orphan(newsroom: Path, run: Run) -> None:
    """A version or catalog whose source is gone is shown, also by its name."""
    run("sync", "2026/02", "-l", "ka")
    (newsroom / "content/en/2026/02/bridge.md").unlink()
    write(newsroom, "content/ru/2026/09/gone.md", RUSSIAN)
    found = {(row["article"], row["locale"]): row for row in rows(run, "--state", "orphaned")}
    assert found["2026/02/bridge", "ka"]["reason"] == "the source is gone; its catalog is left"
    assert found["2026/09/gone", "ru"]["reason"] == "the source is gone; its version is left"
    assert [row["status"] for row in rows(run, "2026/09/gone")] == ["orphaned"]
