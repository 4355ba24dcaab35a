"""What readers see while a translation is outdated: the four modes of `build`, exact words and files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.flows.since import dated
from i18nsync.wiring import open_workspace
from tests.cli.conftest import NINO, Run, snapshot, write

VERSION = "content/ka/2026/02/bridge.md"
CATALOG = "locales/ka/LC_MESSAGES/2026/02/bridge.po"
HEAD = "---\ntitle: ძველი ხიდი იკეტება\ndate: 2026-02-03\nlang: ka\n---\n\n"
OLD = f"{HEAD}დეტალები მოგვიანებით.\n"
CORRECTED = "---\ntitle: Old Bridge closes\ndate: 2026-02-03\n---\n\nNo more details to follow.\n"
NOTICE = (
    '[//]: # "i18nsync: notice"\n\n'
    "> ამ სტატიის ორიგინალი შეიცვალა (3 თებერვალი, 2026). თარგმანში ეს ცვლილება ჯერ არ არის ასახული, "
    "ამიტომ ზოგი ცნობა შეიძლება მოძველებული იყოს.\n\n"
)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time of every command; a test may change it."""
    times = ["2026-02-03T10:00:00Z"]
    monkeypatch.setattr(open_workspace, "__kwdefaults__", {"clock": lambda: times[0]})
    return times


@pytest.fixture
def outdated(newsroom: Path, run: Run, today: list[str]) -> Iterator[Path]:
    """A published Georgian version whose source has been corrected since; not synced yet."""
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    run("build", "2026/02", "-l", "ka")
    write(newsroom, "content/en/2026/02/bridge.md", CORRECTED)
    yield newsroom / VERSION
    subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(newsroom / CATALOG)], check=True)


def add(root: Path, settings: str) -> None:
    """Write more settings."""
    path = root / "i18nsync.toml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{settings}", encoding="utf-8")


def status(run: Run) -> tuple[str, str]:
    """State and reason of the Georgian version."""
    row = json.loads(run("status", "2026/02", "-l", "ka", "--format", "json").stdout)["rows"][0]
    return row["status"], row["reason"]


def build(run: Run, *more: str, code: int = 0) -> str:
    """What `build` of the article says."""
    return run("build", "2026/02", "-l", "ka", *more, code=code).stdout


def text(path: Path) -> str:
    """A file's text, with its line endings."""
    return path.read_bytes().decode()


def test_hold_leaves_the_version_as_it_is(newsroom: Path, run: Run, outdated: Path) -> None:
    """That is the default; nothing is written at all."""
    before = snapshot(newsroom)
    assert build(run, code=1) == (
        "held    2026/02/bridge (ka): 1 of 2 strings is outdated; the version on disk stays as it is\n"
        "        line 6    outdated    No more details to follow.\n"
        "0 articles written, 1 held back.\n"
        "Next: i18nsync review shows what is left to read.\n"
    )
    assert snapshot(newsroom) == before
    assert text(outdated) == OLD


def test_keep_puts_a_notice_on_the_old_version_until_it_is_up_to_date(
    newsroom: Path, run: Run, outdated: Path, today: list[str]
) -> None:
    """The day stays that of the change; a later build writes nothing; after the review the notice is gone."""
    add(newsroom, '[build]\non_outdated = "keep-old-with-notice"\n')
    assert build(run) == (
        f"kept    {VERSION}  (1 string outdated; a notice says that the source has changed)\n"
        "0 articles written, 1 old version kept under a notice.\n"
        "Next: i18nsync review shows what is left to read.\n"
    )
    assert text(outdated) == OLD.replace("\n\n", f"\n\n{NOTICE}", 1)
    assert status(run) == ("outdated", "1 string outdated")
    before = snapshot(newsroom)
    today[0] = "2026-02-09T10:00:00Z"
    assert build(run) == (
        "0 articles written, 1 old version kept under a notice.\nNext: i18nsync review shows what is left to read.\n"
    )
    assert snapshot(newsroom) == before
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "2")
    assert status(run) == ("reviewed", "built before the last change")
    assert build(run) == f"built   {VERSION}\n1 article written.\n"
    assert text(outdated) == OLD
    assert status(run) == ("published", "")


def test_a_second_correction_renews_the_day_of_the_notice(
    newsroom: Path, run: Run, outdated: Path, today: list[str]
) -> None:
    """There is one notice, with the last day."""
    build(run, "--on-outdated", "keep-old-with-notice")
    today[0] = "2026-03-01T10:00:00Z"
    write(newsroom, "content/en/2026/02/bridge.md", CORRECTED.replace("No more", "Few more"))
    build(run, "--on-outdated", "keep-old-with-notice")
    assert text(outdated) == OLD.replace("\n\n", f"\n\n{NOTICE.replace('3 თებერვალი', '1 მარტი')}", 1)


def test_a_version_made_by_hand_gets_the_notice_and_stays_what_it_is(newsroom: Path, run: Run, outdated: Path) -> None:
    """Every other byte is kept, and a build still does not replace it."""
    write(newsroom, VERSION, "---\ntitle: ხიდი\n---\nხელით.\n")
    build(run, "--on-outdated", "keep-old-with-notice")
    assert text(outdated) == f"---\ntitle: ხიდი\n---\n{NOTICE}ხელით.\n"
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "2")
    assert "was written or changed by hand; building would replace it\n" in build(run, code=1)


def test_a_crash_between_version_and_catalog_does_no_harm(newsroom: Path, run: Run, outdated: Path) -> None:
    """A version that has its notice, and a catalog that does not know yet, are still one of ours."""
    catalog = text(newsroom / CATALOG)
    build(run, "--on-outdated", "keep-old-with-notice")
    write(newsroom, CATALOG, catalog)
    assert "1 string in the source's language" in build(run, "--on-outdated", "source")
    assert text(outdated) == f"{HEAD}No more details to follow.\n"


def test_keep_has_nothing_to_keep_where_there_is_no_version(newsroom: Path, run: Run, outdated: Path) -> None:
    """Then the article is held back."""
    outdated.unlink()
    assert build(run, "--on-outdated", "keep-old-with-notice", code=1) == (
        "held    2026/02/bridge (ka): 1 of 2 strings is outdated\n"
        "        line 6    outdated    No more details to follow.\n"
        "        There is no earlier version that a notice could be put on.\n"
        "0 articles written, 1 held back.\n"
        "Next: i18nsync review shows what is left to read.\n"
    )
    assert not outdated.exists()


@pytest.mark.parametrize(("mode", "key"), [
    ("keep-old-with-notice", "outdated_notice"),
    ("draft-with-label", "outdated_label"),
])  # fmt: skip
def test_nothing_is_shown_silently(newsroom: Path, run: Run, outdated: Path, mode: str, key: str) -> None:
    """Without words for the reader an outdated text is held back, and the setting to write is named."""
    said = {
        "outdated_notice": "there is no notice in ka to put on the old version",
        "outdated_label": "1 of 2 strings is outdated; the version on disk stays as it is",
    }
    add(newsroom, f'[build.{key}]\nka = ""\n')
    output = build(run, "--on-outdated", mode, code=1)
    assert f"held    2026/02/bridge (ka): {said[key]}\n" in output
    assert f"[build.{key}] in the settings" in output
    assert text(outdated) == OLD


def test_keep_needs_a_body_for_its_notice(newsroom: Path, run: Run, outdated: Path) -> None:
    """A file of front matter alone has none."""
    write(newsroom, VERSION, "---\ntitle: ხიდი\n---")
    output = build(run, "--on-outdated", "keep-old-with-notice", code=1)
    assert f"held    2026/02/bridge (ka): {VERSION} has no body that a notice could be put on\n" in output


def test_keep_dry_run_writes_nothing(newsroom: Path, run: Run, outdated: Path) -> None:
    """No notice, no catalog, no history."""
    before = snapshot(newsroom)
    assert "kept    " in build(run, "--on-outdated", "keep-old-with-notice", "--dry-run")
    assert snapshot(newsroom) == before


@pytest.mark.parametrize("dry_run", [True, False])
def test_without_history_the_first_build_writes_the_day_down(
    newsroom: Path, run: Run, outdated: Path, today: list[str], dry_run: bool
) -> None:
    """So the next one says the same day."""
    run("sync")
    for path in (newsroom / "locales/ka/history").glob("*.jsonl"):
        path.unlink()
    today[0] = "2026-02-05T10:00:00Z"
    build(run, "--on-outdated", "keep-old-with-notice", *(["-n"] if dry_run else []))
    today[0] = "2026-02-06T10:00:00Z"
    build(run, "--on-outdated", "keep-old-with-notice")
    assert f"({6 if dry_run else 5} თებერვალი, 2026)" in text(outdated)


def test_source_shows_outdated_strings_in_the_source_s_language(newsroom: Path, run: Run, outdated: Path) -> None:
    """Paragraph by paragraph; what is reviewed stays translated."""
    assert build(run, "--on-outdated", "source") == (
        f"built   {VERSION}  (1 string in the source's language)\n1 article written.\n"
    )
    assert text(outdated) == f"{HEAD}No more details to follow.\n"
    assert status(run) == ("outdated", "1 string outdated")
    before = snapshot(newsroom)
    assert "0 articles written, 1 unchanged.\n" in build(run, "--on-outdated", "source")
    assert snapshot(newsroom) == before


def test_label_shows_the_old_translation_under_a_label(newsroom: Path, run: Run, outdated: Path) -> None:
    """In the target language; the words are a setting."""
    assert build(run, "--on-outdated", "draft-with-label") == (
        f"built   {VERSION}  (1 outdated string under a label)\n1 article written.\n"
    )
    assert text(outdated) == f"{HEAD}(მოძველებული თარგმანი) დეტალები მოგვიანებით.\n"
    assert status(run) == ("outdated", "1 string outdated")
    add(newsroom, '[build]\non_outdated = "draft-with-label"\noutdated_label = { ka = "ძველი ვერსია —" }\n')
    build(run)
    assert text(outdated) == f"{HEAD}ძველი ვერსია — დეტალები მოგვიანებით.\n"
    assert "held    2026/02/bridge (ka): 50% is reviewed, 80% is asked for\n" in build(
        run, "--min-reviewed", "80%", code=1
    )


def test_a_part_of_the_articles_has_its_own_rule(newsroom: Path, run: Run, outdated: Path) -> None:
    """The last policy that matches, then [build]; the command line over both."""
    add(
        newsroom,
        '[build]\non_outdated = "draft-with-label"\n[policy."2026/**"]\non_outdated = "source"\n'
        '[policy."2026/03/**"]\non_outdated = "hold"\n',
    )
    assert "1 string in the source's language" in build(run)
    assert "1 outdated string under a label" in build(run, "--on-outdated", "draft-with-label")
    assert "held    " in build(run, "--on-outdated", "hold", code=1)


def test_fallback_source_goes_for_outdated_strings_too_unless_told_otherwise(
    newsroom: Path, run: Run, outdated: Path
) -> None:
    """Where nothing is said of them, they are as good as missing."""
    assert "1 string in the source's language" in build(run, "--fallback", "source")
    assert "held    " in build(run, "--fallback", "source", "--on-outdated", "hold", code=1)


def test_drafts_are_no_way_around_an_outdated_string(newsroom: Path, run: Run, outdated: Path) -> None:
    """--with-drafts shows drafts; an outdated text is none."""
    assert "1 of 2 strings is outdated" in build(run, "--with-drafts", code=1)
    write(newsroom, "content/en/2026/02/bridge.md", f"{CORRECTED}\nNew.\n")
    output = build(run, code=1)
    assert "2 of 3 strings are not reviewed, 1 of them outdated; the version on disk stays as it is\n" in output


def test_days_are_written_as_the_language_does() -> None:
    """By CLDR; a language that it does not know, or a day that is none, gets the figures."""
    assert " ".join(dated("x ({date})", "2026-02-03", Locale("ru")).split()) == "x (3 февраля 2026 г.)"
    assert dated("x ({date})", "2026-02-03", Locale("xx")) == "x (2026-02-03)"
    assert dated("x ({date})", "2026", Locale("ru")) == "x (2026)"
    assert dated("x", "2026-02-03", Locale("ru")) == "x"
