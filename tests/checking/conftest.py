"""A project with a few translations, right and wrong, and three simple checks in the place of the real ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main
from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.core.unit import UnitKey
from i18nsync.flows.review import Desk
from i18nsync.flows.sync import sync
from i18nsync.wiring import Workspace, open_workspace

KA, RU = Locale("ka"), Locale("ru")
NINO = "Nino <nino@example.ge>"
SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]
engines = ["memory"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""
FLOOD = """\
# Flood

About 400 people left.

The **bridge** is closed.
"""
PEOPLE, BRIDGE = UnitKey("", "About 400 people left."), UnitKey("", "The **bridge** is closed.")
WRONG, SPACED, RIGHT = "დაახლოებით 40 ადამიანი წავიდა.", "**ხიდი**  დაკეტილია.", "დაახლოებით 400 ადამიანი წავიდა."
PO = "locales/ka/LC_MESSAGES/2026/flood.po"


class Figure:
    """An error: a number of the source that the target has not."""

    id, name, severity = "figure", "figures", Severity.ERROR
    description = "A figure of the source is not in the translation."
    locales: frozenset[str] = frozenset()
    hits = (Example("ka", "12 cats", "11 კატა", "11"),)
    misses = (Example("ka", "12 cats", "12 კატა"),)

    def run(self, pair: Pair) -> Iterator[Finding]:
        target = {found[0]: found.span() for found in re.finditer(r"\d+", pair.target.text)}
        source = {found[0]: found.span() for found in re.finditer(r"\d+", pair.source.text)}
        other = next((span for text, span in target.items() if text not in source), None)
        for text, span in source.items():
            if text not in target:
                yield Finding(self.id, Severity.ERROR, f"{text} is not in the translation", span, other, lacks=text)


class Spaces:
    """A remark with a fix: two spaces in a row."""

    id, name, severity = "spaces", "double spaces", Severity.INFO
    description = "Two spaces in a row."
    locales: frozenset[str] = frozenset()
    hits = (Example("ka", "a b", "ა  ბ"),)
    misses = (Example("ka", "a b", "ა ბ"),)

    def run(self, pair: Pair) -> Iterator[Finding]:
        for found in re.finditer("  +", pair.target.text):
            yield Finding(
                self.id, Severity.INFO, "two spaces in a row", None, found.span(), (Edit(*found.span(), " "),)
            )


class Tone:
    """A warning in Russian: an exclamation mark."""

    id, name, severity = "tone", "tone", Severity.WARNING
    description = "It shouts."
    locales = frozenset({"ru"})
    hits = (Example("ru", "Stop.", "Стой!"),)
    misses = (Example("ru", "Stop.", "Стой."),)

    def run(self, pair: Pair) -> Iterator[Finding]:
        at = pair.target.text.find("!")
        if at >= 0:
            yield Finding(self.id, Severity.WARNING, "it shouts", None, (at, at + 1))


FAKES: tuple[Check, ...] = (Figure(), Spaces(), Tone())


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three simple checks in the place of the real ones, which change."""
    monkeypatch.setattr("i18nsync.wiring.checks.load_checks", lambda _warnings: FAKES)


def write(root: Path, name: str, text: str) -> Path:
    """Write a file below `root`."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def opened(root: Path, at: str = "2026-01-02T10:00:00Z") -> Workspace:
    """The project in `root`."""
    return open_workspace(root, clock=lambda: at)


def desk_of(root: Path, locale: Locale = KA, article: str = "2026/flood") -> Desk:
    """The desk of an article."""
    project = opened(root).project
    (ref,) = [ref for ref in project.source.refs(Locale("en")) if ref.id == article]
    return Desk(project, ref, locale)


@pytest.fixture
def root(tmp_path: Path, fakes: None) -> Path:
    """An article with a wrong figure and a double space in Georgian; nobody has reviewed anything."""
    folder = tmp_path / "project"
    write(folder, "i18nsync.toml", SETTINGS)
    write(folder, "content/en/2026/flood.md", FLOOD)
    project = opened(folder).project
    list(sync(project, [KA, RU]))
    desk = desk_of(folder)
    desk.edit(UnitKey("", "Flood"), "წყალდიდობა", NINO)
    desk.edit(PEOPLE, WRONG, NINO)
    desk.edit(BRIDGE, SPACED, NINO)
    return folder


Run = Callable[..., Result]


@pytest.fixture
def run(root: Path) -> Run:
    """Run `i18nsync` in the project."""

    def invoke(*arguments: str, keys: str = "", code: int = 0) -> Result:
        result = CliRunner().invoke(main, ["-C", str(root), *arguments], input=keys, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke
