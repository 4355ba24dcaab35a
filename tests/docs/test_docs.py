"""The documentation is true: generated parts are fresh, lists are complete, links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def generator() -> ModuleType:
    """The script that makes the reference of commands."""
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_of_commands_is_fresh() -> None:
    """docs/reference/commands.md is what `make docs` makes."""
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert page == generator().commands_page(), "run `make docs`"


def test_the_reference_of_checks_is_fresh() -> None:
    """docs/reference/checks.md is what `make docs` makes."""
    page = (ROOT / "docs/reference/checks.md").read_text(encoding="utf-8")
    assert page == generator().checks_page(), "run `make docs`"


def test_every_dependency_is_justified_and_nothing_else() -> None:
    """docs/dependencies.md lists what pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {}).values()
    wanted = [*project["project"]["dependencies"], *(text for extra in extras for text in extra)]
    named = {re.split(r"[\[<>=;]", text)[0] for text in wanted}
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").split("Only for work on")[0]
    rows = re.findall(r"^\| ([a-z0-9, -]+) \|", text, re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_to_files_that_exist(page: Path) -> None:
    """A relative link in a page leads to a file of the repository."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_every_setting_is_documented() -> None:
    """docs/reference/settings.md names every key that the settings know."""
    page = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    source = (ROOT / "i18nsync/stores/settings.py").read_text(encoding="utf-8")
    keys = set(re.findall(r"\b(?:table|top|build)\.[a-z_]+\(\s*\"([a-z_]+)\"", source))
    assert len(keys) > 15
    for key in keys:
        assert f"`{key}`" in page or f"[{key}" in page, key


@pytest.mark.parametrize("name", ["README", "docs/tutorial"])
@pytest.mark.parametrize("locale", ["ka", "ru"])
def test_our_own_translations_are_built_from_their_catalogs(name: str, locale: str) -> None:
    """README and tutorial are published in Georgian and Russian, in step with the English."""
    from i18nsync.core.locale import Locale
    from i18nsync.flows.report import Selection, report
    from i18nsync.wiring import open_workspace

    project = open_workspace(ROOT).project
    full = report(project, Selection([Locale(locale)], [name]))
    assert [(row.status, row.reason) for row in full.rows] == [("published", "")]
