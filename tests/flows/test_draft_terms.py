"""Drafts of engines that know no glossary, held against the newsroom's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure
from i18nsync.core.unit import UnitState
from i18nsync.flows.draft import draft
from i18nsync.wiring import open_workspace

KA = Locale("ka")
SETTINGS = """\
source_locale = "en"
locales = ["ka"]
[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
[glossary]
path = "glossary.csv"
[checks]
off = ["all"]
"""


class Engine:
    """Answers what it is told to."""

    name = "plain"
    sends_text_offsite = False

    def __init__(self, answer: str, *, glossary: bool = False) -> None:
        self.answer, self.glossary = answer, glossary

    def capabilities(self, pair: object) -> Capabilities:
        return Capabilities(glossary=self.glossary)

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        return [Draft(self.answer) for _ in batch.units]


@pytest.mark.parametrize(
    ("answer", "glossary", "target", "doubt"),
    [
        ("ქალაქი თოვლს ელის.", False, "ქალაქი თოვლს ელის.", "was not found in the translation"),
        ("ციცკარი თოვლს ელის.", False, "ცისკარი თოვლს ელის.", "glossary: "),
        ("ციცკარი თოვლს ელის.", True, "ციცკარი თოვლს ელის.", ""),
        ("ცისკარში თოვლს ელიან.", False, "ცისკარში თოვლს ელიან.", ""),
    ],
)
def test_the_newsrooms_own_rendering_stands_in_a_draft_or_the_reviewer_is_told(
    tmp_path: Path, answer: str, glossary: bool, target: str, doubt: str
) -> None:
    """Where the form is certain, it is put right; where not, it is said. An engine with a glossary is left alone."""
    (tmp_path / "i18nsync.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "glossary.csv").write_text("term,ka,forbidden_ka\nTsiskari,ცისკარი,ციცკარი\n", "utf-8")
    (tmp_path / "content/en").mkdir(parents=True)
    (tmp_path / "content/en/a.md").write_text("Tsiskari is waiting for snow.\n", "utf-8")
    workspace = open_workspace(tmp_path)
    list(draft(workspace.project, [KA], lambda _locale: [Engine(answer, glossary=glossary)]))
    catalog = workspace.project.catalogs.load("a", workspace.project.pair(KA))
    assert catalog is not None
    (unit,) = catalog.current
    assert (unit.state, unit.target) == (UnitState.DRAFT, target)
    assert doubt in unit.doubt
    assert bool(unit.doubt) == bool(doubt)
