"""The wheel speaks every language: its catalogs are compiled into it, also when it is built from the sdist."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import polib
import pytest

from tests.house.catalogs import LANGUAGES, ROOT, catalog_path

pytest.importorskip("hatchling")


def build(folder: Path, kind: str, target: Path) -> Path:
    """Build a wheel or an sdist of the project in `folder`."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", str(target)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (made,) = target.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


def test_a_wheel_made_from_the_sdist_speaks_every_language(tmp_path: Path) -> None:
    """Its help is in Georgian and Russian where the repository is not at hand."""
    with tarfile.open(build(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    with zipfile.ZipFile(build(source, "wheel", tmp_path / "wheel")) as archive:
        archive.extractall(tmp_path / "site")
    made = {path.relative_to(tmp_path / "site" / "i18nsync").as_posix() for path in tmp_path.rglob("site/**/*.mo")}
    assert made == {f"translations/{language}/LC_MESSAGES/i18nsync.mo" for language in LANGUAGES}
    environment = {"PYTHONPATH": str(tmp_path / "site"), "PATH": os.environ["PATH"]}
    for language in LANGUAGES:
        done = subprocess.run(
            [sys.executable, "-m", "i18nsync", "--help"],
            cwd=tmp_path,
            env={**environment, "LANGUAGE": language},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        said = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalog_path(language)))}
        assert said["Commands"]
        assert f"\n{said['Commands']}:\n" in done.stdout
