"""`i18nsync engine evaluate` at the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("sacrebleu", reason="sacrebleu is not installed")

from i18nsync.cli import main

SETTINGS = """\
source_locale = "en"
locales = ["ka"]
engines = ["pseudo"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "i18nsync.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "set.tsv").write_text("en\tka\nThe bridge is closed.\tხიდი დაკეტილია.\nRain\tწვიმა\n", "utf-8")
    return tmp_path


def run(project: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["-C", str(project), "engine", "evaluate", str(project / "set.tsv"), *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_engines_are_scored_in_a_table(project: Path) -> None:
    """With intervals, and without a ranking where there is none."""
    assert run(project, "-e", "pseudo", "-e", "memory") == (
        "engine        texts  failed         chrF++            TER\n"
        "pseudo (ka)       2       0     2.6 ±  1.9   300.0 ±  0.0\n"
        "memory (ka)       0       2              -              -\n"
        "  first failure: the memory has no match\n"
        "ka: no engine is surely ahead of the others.\n"
        "chrF++: more is better. TER: less is better. Neither tells engines apart that are close.\n"
    )


def test_machines_get_everything(project: Path) -> None:
    """The signature, too: a score without it is no figure."""
    found = json.loads(run(project, "--format", "json"))
    assert found["schema"] == "i18nsync/evaluate/1"
    (row,) = found["engines"]
    assert (row["locale"], row["engine"], row["texts"], row["characters"]) == ("ka", "pseudo", 2, 25)
    assert "nw:2" in row["chrf"]["signature"]
