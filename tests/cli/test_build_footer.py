"""Footers and front matter that name the other languages of an article: exact files, and a second build is idle."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from tests.cli.conftest import NINO, Run, snapshot, write

NEWSROOM = Path(__file__).resolve().parents[2] / "examples" / "newsroom"
HEAD = "---\ntitle: ძველი ხიდი იკეტება\ndate: 2026-02-03\nlang: ka\n"
KA = "content/ka/2026/02/bridge.md"
RU = "content/ru/2026/02/bridge.md"


@pytest.fixture
def ready(newsroom: Path, run: Run) -> Path:
    """A project that writes footers, with one article reviewed in Georgian."""
    settings = newsroom / "i18nsync.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n[build]\nfooter = true\n", encoding="utf-8")
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    return newsroom


def translate_into_russian(run: Run) -> None:
    """The Russian catalog becomes ready."""
    run("draft", "2026/02", "-l", "ru", "-e", "pseudo")
    run("mark", "reviewed", "2026/02", "-l", "ru", "--by", NINO)


def text(root: Path, name: str) -> str:
    """A file's text, with its line endings."""
    return (root / name).read_bytes().decode()


def statuses(run: Run) -> list[str]:
    """States of the article in all locales."""
    rows = json.loads(run("status", "2026/02", "--format", "json").stdout)["rows"]
    return [row["status"] for row in rows]


def test_a_version_ends_with_its_other_languages(ready: Path, run: Run) -> None:
    """A second build writes nothing."""
    run("build", "2026/02", "-l", "ka")
    assert text(ready, KA) == (
        f"{HEAD}---\n\nდეტალები მოგვიანებით.\n\nეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: English (ინგლისური)\n"
    )
    before = snapshot(ready)
    assert run("build", "2026/02", "-l", "ka").stdout == "0 articles written, 1 unchanged.\n"
    assert snapshot(ready) == before


def test_a_new_version_shows_in_the_footers_of_the_others(ready: Path, run: Run) -> None:
    """Although nothing in the Georgian catalog has changed; and nobody is blamed for a change by hand."""
    run("build", "2026/02", "-l", "ka")
    translate_into_russian(run)
    output = run("build", "2026/02").stdout
    assert output == f"built   {KA}\nbuilt   {RU}\n2 articles written.\n"
    assert text(ready, KA).endswith(
        "\n\nეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: English (ინგლისური) Русский (რუსული)\n"
    )
    assert text(ready, RU).endswith(
        "\n\nЭта статья также доступна на других языках: English (английский) ქართული (грузинский)\n"
    )
    assert statuses(run) == ["published", "published"]
    before = snapshot(ready)
    assert run("build", "2026/02").stdout == "0 articles written, 2 unchanged.\n"
    assert snapshot(ready) == before
    (ready / RU).unlink()
    run("build", "2026/02", "-l", "ka")
    assert "Русский" not in text(ready, KA)


def test_versions_that_this_build_is_going_to_write_are_named(ready: Path, run: Run) -> None:
    """The first build of all languages is the last one needed."""
    translate_into_russian(run)
    run("build", "2026/02")
    assert "Русский" in text(ready, KA)
    assert "0 articles written, 2 unchanged.\n" in run("build", "2026/02").stdout


def test_versions_that_do_not_come_to_be_are_not_named(ready: Path, run: Run) -> None:
    """Not reviewed, not readable, or a copy of the source: none is a version to send readers to."""
    assert "Русский" not in build_ka(ready, run)
    run("draft", "2026/02", "-l", "ru", "-e", "pseudo")
    run("build", "2026/02", code=1)
    assert "Русский" not in text(ready, KA)
    run("mark", "reviewed", "2026/02", "-l", "ru", "--by", NINO, "--unit", "1")
    run("build", "2026/02", code=1)
    assert "Русский" not in text(ready, KA)
    catalog = ready / "locales/ru/LC_MESSAGES/2026/02/bridge.po"
    catalog.write_text("msgid oops\n", encoding="utf-8")
    run("build", "2026/02", code=2)
    assert "Русский" not in text(ready, KA)
    catalog.unlink()
    run("sync")
    run("build", "2026/02", "-l", "ru", "--fallback", "source")
    assert (ready / RU).exists()
    assert "Русский" not in build_ka(ready, run)
    catalog.write_text("msgid oops\n", encoding="utf-8")
    assert "Русский" in build_ka(ready, run)  # nothing is known of it, but the file is there


def build_ka(root: Path, run: Run) -> str:
    """The Georgian version, built anew."""
    run("build", "2026/02", "-l", "ka")
    return text(root, KA)


def test_a_footer_of_the_source_is_replaced_with_links_like_its_own(ready: Path, run: Run) -> None:
    """It is no string to translate then; links lead from file to file."""
    source = text(ready, "content/en/2026/02/bridge.md")
    footer = "This post is also available in: [ქართული](../../../ka/2026/02/bridge.md) (Georgian)"
    write(ready, "content/en/2026/02/bridge.md", f"{source}\n{footer}\n\n*Photo: the Chronicle*\n")
    run("draft", "2026/02", "-l", "ka", "-e", "pseudo")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    built = build_ka(ready, run)
    assert (
        "\n\nეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: [English](../../../en/2026/02/bridge.md) (ინგლისური)\n\n[!!"
        in built
    )
    assert "This post" not in built
    assert "also available" not in text(ready, "locales/ka/LC_MESSAGES/2026/02/bridge.po")


def test_the_front_matter_lists_the_versions(ready: Path, run: Run) -> None:
    """Tag, name in the version's language, own name, and the way from file to file; no footer is needed for it."""
    settings = ready / "i18nsync.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("footer = true", 'translations_key = "translations"'),
        encoding="utf-8",
    )
    translate_into_russian(run)
    run("sync")
    run("build", "2026/02")
    assert text(ready, KA) == (
        f"{HEAD}translations: "
        '[{"lang": "en", "name": "ინგლისური", "own_name": "English", "path": "../../../en/2026/02/bridge.md"}, '
        '{"lang": "ru", "name": "რუსული", "own_name": "Русский", "path": "../../../ru/2026/02/bridge.md"}]\n'
        "---\n\nდეტალები მოგვიანებით.\n"
    )
    assert "0 articles written, 2 unchanged.\n" in run("build", "2026/02").stdout
    assert statuses(run) == ["published", "published"]
    assert "0 failed, 0 refused" in run("verify", "content").stdout


def test_a_key_that_cannot_be_set_fails_that_article_only(ready: Path, run: Run) -> None:
    """With what to do about it."""
    settings = ready / "i18nsync.toml"
    settings.write_text(f'{settings.read_text(encoding="utf-8")}translations_key = "tr"\n', encoding="utf-8")
    write(
        ready,
        "content/en/2026/02/bridge.md",
        '---\n"tr": 1\ntitle: Old Bridge closes\n---\n\nMore details to follow.\n',
    )
    result = run("build", "2026/02", "-l", "ka", code=2)
    assert result.stderr == (
        "failed  2026/02/bridge (ka): the front matter has 'tr' in a form that cannot be replaced\n"
        "        Take it out of the source, or give translations_key under [build] another name.\n"
    )


def test_the_newsroom_s_plain_text_gets_footers_in_its_own_words(tmp_path: Path) -> None:
    """The English line of the source, the skeleton around it and "Back to top" are told apart."""
    root = tmp_path / "newsroom"
    shutil.copytree(NEWSROOM, root, ignore=shutil.ignore_patterns(".i18nsync"))
    with (root / "i18nsync.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[build]\nfooter = true\n")

    def run(*arguments: str) -> str:
        return CliRunner().invoke(main, ["-C", str(root), *arguments], catch_exceptions=False).stdout

    run("sync")
    assert run("build", "archive/clock-tower-repair", "--overwrite") == (
        "built   content/ka/archive/clock-tower-repair.txt\nbuilt   content/ru/archive/clock-tower-repair.txt\n"
        "2 articles written.\n"
    )
    ends = [text(root, f"content/{tag}/archive/clock-tower-repair.txt").splitlines()[-3] for tag in ("ka", "ru")]
    assert ends == [
        "ეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: English (ინგლისური) Русский (რუსული)",
        "Эта статья также доступна на других языках: English (английский) ქართული (грузинский)",
    ]
    assert run("build", "archive/clock-tower-repair") == "0 articles written, 2 unchanged.\n"
    assert "Nothing needs work." in run("status", "archive/clock-tower-repair")
