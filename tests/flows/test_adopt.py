"""The flow behind `i18nsync adopt`, where the command line cannot reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from i18nsync.core.document import Document
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, UnitKey, UnitState
from i18nsync.errors import RenderError
from i18nsync.flows.adopt import Adoption, adopt_versions
from i18nsync.flows.project import Project
from i18nsync.formats.markdown import Markdown
from i18nsync.wiring import open_workspace

RU = Locale("ru")
PAIR = LocalePair(Locale("en"), RU)
SETTINGS = """\
source_locale = "en"
locales = ["ru"]

[[content]]
source = "en/{path}"
version = "{locale}/{path}"
"""
STORY = """\
The night train from Tbilisi to Batumi will run again from 12 June, Georgian Railway said.

The mayor, Levan Kobakhia, did not answer our questions in 2026.
"""
STORY_RU = """\
Ночной поезд из Тбилиси в Батуми снова начнет ходить с 12 июня, сообщила Грузинская железная дорога.

Мэр Леван Кобахия не ответил на наши вопросы в 2026 году.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One article with its version."""
    (tmp_path / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    for locale, text in (("en", STORY), ("ru", STORY_RU)):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "train.md").write_text(text, encoding="utf-8")
    return open_workspace(tmp_path).project


class Picky(Markdown):
    """Refuses a text that speaks of a mayor."""

    def render(self, document: Document, targets: Mapping[UnitKey, str]) -> str:
        if any("Мэр" in target for target in targets.values()):
            raise RenderError("would break the structure of the article")
        return super().render(document, targets)


def test_a_text_that_cannot_stand_in_its_place_becomes_a_candidate(project: Project) -> None:
    """It never enters the catalog, so build cannot fail on it."""
    (event,) = adopt_versions(replace(project, formats={**project.formats, "markdown": Picky()}), [RU])
    assert isinstance(event, Adoption)
    assert (len(event.filled), event.complete, event.total) == (1, False, 2)
    (doubtful,) = event.doubtful
    assert doubtful.source.reason == "would break the structure of the article"
    catalog = project.catalogs.load("train", PAIR)
    assert catalog is not None
    assert [unit.state for unit in catalog.current] == [UnitState.UNCONFIRMED, UnitState.MISSING]
    assert catalog.current[1].comments == ("candidate: Мэр Леван Кобахия не ответил на наши вопросы в 2026 году.",)


def test_the_memory_gets_the_texts_as_an_import_that_nobody_has_confirmed(project: Project) -> None:
    """So they rank below what a person wrote or confirmed, and a review takes their place."""
    (event,) = adopt_versions(project, [RU])
    assert isinstance(event, Adoption)
    memory = project.memory()
    assert memory is not None
    (match,) = memory.exact(PAIR, event.filled[0].key.source)
    assert match.target == event.filled[0].target
    assert (match.provenance.origin, match.provenance.by, match.provenance.score) == (Origin.IMPORT, "", None)
    assert match.provenance.at


def test_a_project_without_memory_adopts_as_well(project: Project) -> None:
    """There is just nothing to feed."""
    (event,) = adopt_versions(replace(project, memory=lambda: None), [RU])
    assert isinstance(event, Adoption)
    assert event.complete
