"""`i18nsync status` beyond file names: footers, estimates by git, deadlines, words, and the order of priority."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import SETTINGS, Run, write
from tests.cli.test_status import RUSSIAN, rows

FOOTERS = {
    "md": "\n---\n\n*This post is also available in:* [ქართული](https://example.org/ka/) (Georgian)\n",
    "txt": "\nThis post is also available in: ქართული (Georgian)\n",
}
ELSEWHERE = "its footer says that a version exists; not in this tree"
DOUBTFUL = "its footer says that one exists"


@pytest.fixture
def archive(newsroom: Path) -> Path:
    """Sources alone, of which two name a Georgian version."""
    bridge = (newsroom / "content/en/2026/02/bridge.md").read_text(encoding="utf-8")
    write(newsroom, "content/en/2026/02/bridge.md", bridge + FOOTERS["md"])
    write(newsroom, "content/en/2026/03/snow.txt", "Snow in March\n\nIt snows.\n" + FOOTERS["txt"])
    return newsroom


def found(run: Run, *arguments: str) -> dict[str, tuple[str, str]]:
    """Status and reason of each Georgian row."""
    return {row["article"]: (row["status"], row["reason"]) for row in rows(run, "-l", "ka", *arguments)}


def test_an_archive_of_sources_is_searched_by_its_footers(archive: Path, run: Run) -> None:
    """What no footer names is missing; what one names is published elsewhere, and no words are left to translate."""
    assert found(run) == {
        "2026/01/night-train": ("missing", ""),
        "2026/02/bridge": ("untracked", ELSEWHERE),
        "2026/03/snow": ("untracked", ELSEWHERE),
    }
    assert run("status", "-l", "ka", "--state", "missing").stdout.splitlines()[-1].split() == (
        ["2026/01/night-train", "ka", "missing", "18", "0", "%"]
    )
    assert {row["published"] for row in rows(run, "-l", "ka")} == {False}
    assert {row["status"] for row in rows(run, "-l", "ru")} == {"missing"}


def test_in_a_tree_with_versions_a_footer_is_a_link_to_nowhere(archive: Path, run: Run) -> None:
    """One version is enough, also after the report was remembered; it is by locale."""
    assert found(run)["2026/02/bridge"] == ("untracked", ELSEWHERE)
    write(archive, "content/ka/2026/01/night-train.md", "საბჭომ ახალ ბიუჯეტს სამშაბათს საღამოს დაუჭირა მხარი.\n")
    assert found(run)["2026/02/bridge"] == ("missing", DOUBTFUL)
    assert found(run)["2026/01/night-train"] == ("untracked", "no catalog yet")
    (archive / "content/ka/2026/01/night-train.md").unlink()
    run("sync", "-l", "ka")
    assert found(run)["2026/02/bridge"] == ("untracked", ELSEWHERE)


@pytest.mark.parametrize(("value", "expected"), [
    ("true", ("untracked", ELSEWHERE)), ("false", ("missing", "")), ('"auto"', ("missing", DOUBTFUL)),
])  # fmt: skip
def test_the_settings_say_whether_a_footer_is_believed(
    archive: Path, run: Run, value: str, expected: tuple[str, str]
) -> None:
    """Everywhere, nowhere, or in archives."""
    write(archive, "content/ka/2026/01/night-train.md", "საბჭომ ახალ ბიუჯეტს სამშაბათს საღამოს დაუჭირა მხარი.\n")
    write(archive, "i18nsync.toml", f"{SETTINGS}\n[status]\navailability = {value}\n")
    assert found(run)["2026/02/bridge"] == expected


@pytest.mark.parametrize(("table", "message"), [
    ('[status]\navailability = "maybe"', "availability must be auto, true or false, not 'maybe'"),
    ('[status]\nminor = ["[minor]", " "]', "minor has an empty keyword"),
    ("[policy]\ndue = 3", "due must be a text in quotes, not a number"),
    ('[policy]\ndue = "soon"', "due: 'soon' is no duration; write it as 30m, 1h, 2d or 1w"),
    ('[policy."2026/**"]\ndue = "1y"', "due: '1y' is no duration; write it as 30m, 1h, 2d or 1w"),
])  # fmt: skip
def test_wrong_settings_are_refused(newsroom: Path, run: Run, table: str, message: str) -> None:
    """With the line and what to write."""
    write(newsroom, "i18nsync.toml", f"{SETTINGS}\n{table}\n")
    line = len(SETTINGS.splitlines()) + 3
    assert run("status", code=2).stderr.startswith(f"error: i18nsync.toml:{line}: {message}\n")


def test_a_version_that_is_behind_is_listed_with_the_work(newsroom: Path, run: Run) -> None:
    """Exactly what a translator sees."""
    write(newsroom, "content/ru/2026/02/bridge.md", RUSSIAN)
    for words in (
        ["init", "-q"], ["add", "-A"],
        ["-c", "user.name=Nino", "-c", "user.email=nino@example.ge", "commit", "-q", "-m", "All"],
    ):  # fmt: skip
        subprocess.run(["git", *words], cwd=newsroom, check=True)
    assert "2026/02/bridge" not in run("status", "-l", "ru").stdout
    bridge = newsroom / "content/en/2026/02/bridge.md"
    bridge.write_text(bridge.read_text().replace("More details to follow", "It reopens in May"))
    assert run("status", "-l", "ru").stdout == (
        "Russian (ru)  Русский  ███████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  28.0 % ready\n"
        "ready: words of articles that are published, reviewed or untracked\n"
        "\n"
        "           ru articles  words\n"
        "missing              1     18\n"
        "untracked            1      7\n"
        "total                2     25\n"
        "\n"
        "Article                  Status     Why                           Words   Done\n"
        "2026/02/bridge       ru  untracked  ~ 1 paragraph behind, by git      7    0 %\n"
        "2026/01/night-train  ru  missing                                     18    0 %\n"
        "Next: i18nsync adopt takes 1 untracked version into catalogs.\n"
    )
    assert rows(run, "-l", "ru", "2026/02")[0]["behind"] == 1


def test_overdue_is_listed_and_can_fail_a_build(newsroom: Path, run: Run) -> None:
    """--overdue lists it, --fail-on overdue exits with 1, and otherwise the exit code is 0."""
    write(newsroom, "i18nsync.toml", SETTINGS + '\n[policy."2026/01/**"]\ndue = "1h"\n')
    article = "---\ndate: 2100-01-01\n---\n\nNot yet.\n"
    write(newsroom, "content/en/2026/01/later.md", article)
    assert [(row["article"], row["overdue"], row["due"]) for row in rows(run, "--overdue", "-l", "ka")] == [
        ("2026/01/night-train", True, "2026-01-17T01:00:00Z")
    ]
    row = rows(run, "2026/01/night-train", "-l", "ka")[0]
    assert row["reason"].startswith("overdue by ")
    assert row["reason"].endswith(" days")
    assert "2 rows are overdue (--fail-on)\n" in run("status", "--fail-on", "overdue", code=1).stderr
    assert "6 rows are missing, overdue (--fail-on)\n" in run("status", "--fail-on", "overdue,missing", code=1).stderr
    run("status", "--fail-on", "overdue", "2026/02")
    assert "'late' is no state; there are outdated" in run("status", "--fail-on", "late", code=2).stderr
    page = run("status", "--format", "html", "2026/01").stdout
    assert ">2026-01-17 01:00 <strong>overdue</strong></td>" in page
    assert ">2100-01-02 01:00</td>" in page


def test_overdue_without_a_deadline_says_what_is_wrong(run: Run) -> None:
    """An empty list would look like good news."""
    assert run("status", "--overdue").stderr == (
        'warning: no section has a deadline, so nothing is overdue; set due = "2d" in [policy] or [policy."GLOB"]\n'
    )


def test_since_takes_a_day_or_a_time_that_has_passed(run: Run) -> None:
    """Anything else is refused."""
    assert set(found(run, "--since", "2026-02-01")) == {"2026/02/bridge"}
    assert set(found(run, "--since", "5000w")) == {"2026/01/night-train", "2026/02/bridge"}
    assert set(found(run, "--since", "999999w")) == {"2026/01/night-train", "2026/02/bridge"}
    for wrong in ("yesterday", "2026-02-30", "7"):
        assert (
            f"{wrong!r} is neither a day (2026-11-01) nor a time that has passed (12h, 7d, 2w)"
            in run("status", "--since", wrong, code=2).stderr
        )


def test_words_to_translate_and_to_review_are_counted(run: Run) -> None:
    """By article, by language and in all."""
    run("draft", "2026/02", "-l", "ka")
    assert run("status", "--words").stdout == (
        "Georgian (ka)  ქართული  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0.0 % ready\n"
        "Russian (ru)   Русский  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0.0 % ready\n"
        "ready: words of articles that are published, reviewed or untracked\n"
        "\n"
        "           ka articles  words  ru articles  words\n"
        "missing              1     18            2     25\n"
        "drafted              1      7            -      -\n"
        "total                2     25            2     25\n"
        "translate                  18                  25\n"
        "review                      7                   0\n"
        "\n"
        "In all: 43 words to translate, 7 words to review\n"
        "\n"
        "Article                  Status   Words  Translate  Review   Done\n"
        "2026/02/bridge       ru  missing      7          7       0    0 %\n"
        "2026/01/night-train  ka  missing     18         18       0    0 %\n"
        "2026/01/night-train  ru  missing     18         18       0    0 %\n"
        "2026/02/bridge       ka  drafted      7          0       7    0 %\n"
        "  2 strings to review\n"
    )


def test_priority_puts_first_what_is_overdue(newsroom: Path, run: Run) -> None:
    """Then by kind, then the newer."""
    assert [row["article"] for row in rows(run, "--sort", "priority", "-l", "ka")] == [
        "2026/02/bridge", "2026/01/night-train"
    ]  # fmt: skip
    write(newsroom, "i18nsync.toml", SETTINGS + '\n[policy."2026/01/**"]\ndue = "1h"\n')
    assert [row["article"] for row in rows(run, "--sort", "priority", "-l", "ka")] == [
        "2026/01/night-train", "2026/02/bridge"
    ]  # fmt: skip
