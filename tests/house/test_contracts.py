"""The house: import contracts hold, and a violation would be found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in `folder`."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = {"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def plant(tmp_path: Path, module: str, line: str) -> Path:
    """A copy of the package with one import more."""
    shutil.copytree(ROOT / "i18nsync", tmp_path / "i18nsync", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    path = tmp_path / "i18nsync" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return tmp_path


def test_a_planted_upward_import_is_found(tmp_path: Path) -> None:
    """The core may not know the command line."""
    done = lint(plant(tmp_path, "core/unit.py", "import i18nsync.cli.app"))
    assert done.returncode != 0
    assert "Floors" in done.stdout


def test_a_planted_sideways_import_is_found(tmp_path: Path) -> None:
    """Rooms on one floor may not know each other."""
    done = lint(plant(tmp_path, "stores/history.py", "import i18nsync.engines.pseudo"))
    assert done.returncode != 0
    assert "i18nsync.stores is not allowed to import i18nsync.engines" in done.stdout


def test_a_planted_library_in_the_core_is_found(tmp_path: Path) -> None:
    """The core may not use click, polib or the clock."""
    done = lint(plant(tmp_path, "core/merge.py", "import polib"))
    assert done.returncode != 0
    assert "The core is pure" in done.stdout
