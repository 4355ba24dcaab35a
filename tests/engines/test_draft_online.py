"""`i18nsync draft` with an online engine, end to end over loopback; and that barred text never leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.cli import main
from tests.cli.conftest import BRIDGE, SETTINGS, TRAIN, write


@pytest.fixture
def newsroom(tmp_path: Path, service: object) -> Path:
    """Two articles, and google at the address of the loopback service."""
    address = getattr(service, "address", "")
    engine = f'\n[engine.google]\nbase_url = "{address}/m"\nrate = 0\ntimeout = 2\nretries = 0\nbackoff = 0\n'
    write(tmp_path, "i18nsync.toml", SETTINGS.split("[memory]")[0] + engine)
    write(tmp_path, "content/en/2026/01/night-train.md", TRAIN)
    write(tmp_path, "content/en/2026/02/bridge.md", BRIDGE)
    return tmp_path


def test_google_drafts_what_is_missing_and_keeps_the_markup(newsroom: Path) -> None:
    """Every string comes back in Georgian letters, with its link and its emphasis, as a fuzzy draft."""
    arguments = ["-C", str(newsroom), "draft", "-e", "google", "-l", "ka"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert "5 strings drafted in 2 articles: 5 by google.\n" in result.stdout
    catalog = (newsroom / "locales/ka/LC_MESSAGES/2026/01/night-train.po").read_text(encoding="utf-8")
    assert "# i18nsync-mt: google\n" in catalog
    assert catalog.count("#, fuzzy\n") == 3
    assert catalog.count("](../02/bridge.md)") == 2
    assert catalog.count("**21:40**") == 2


@pytest.mark.parametrize(("key", "reason"), [
    ("no_machine_translation: true", "the article says no_machine_translation"),
    ("embargo: 2999-01-01T06:00+04:00", "the article is under embargo until 2999-01-01T06:00+04:00"),
    ("embargo: soon", "the article is under embargo until 'soon', which is no time that can be read"),
])  # fmt: skip
def test_not_a_byte_of_a_barred_article_leaves(newsroom: Path, service: object, key: str, reason: str) -> None:
    """The service is never asked; the reason is shown; articles that are not barred go on."""
    write(newsroom, "content/en/2026/01/night-train.md", TRAIN.replace("date:", f"{key}\ndate:"))
    arguments = ["-C", str(newsroom), "-v", "draft", "-e", "google", "-l", "ka"]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert f"kept    2026/01/night-train (ka) was sent nowhere: {reason}\n" in result.stdout
    assert f"google: not asked, {reason}\n" in result.stdout
    sent = " ".join(getattr(service, "texts", []))
    assert "Old Bridge" in sent
    assert not any(word in sent for word in ("Night", "train", "21", "timetable"))
