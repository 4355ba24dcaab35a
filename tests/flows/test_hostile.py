"""From a hostile engine through the catalog to the built page: nothing of the markup is ever missing."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.hostile import KINDS, damage, transcribed
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Batch, Capabilities, Failure
from i18nsync.core.ports import Draft as Answer
from i18nsync.core.unit import UnitState
from i18nsync.engines.drafting import draft_unit
from i18nsync.flows.build import BuildOptions, Built, build
from i18nsync.flows.draft import Drafted, draft
from i18nsync.flows.project import Project, align
from i18nsync.flows.sync import Synced, sync
from i18nsync.formats.inline import scan
from i18nsync.wiring import open_workspace

KA = Locale("ka")
SETTINGS = """\
source_locale = "en"
locales = ["ka"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"

[checks]
off = ["all"]  # the texts of these tests are no translations
"""
ARTICLE = """\
---
title: The **old** bridge
summary: "Closed: {{ site.name }} says why"
---

# The bridge is [closed](https://e.org/closed) today

The [mayor](https://e.org/mayor) spoke with `make test` on Monday.[^1] No train of the 12 ran. See
![a map](map.png "Where it is") and {{< video id=7 >}} for **more than _that_** at https://e.org/b now.

- One ticket costs {price} lari, **not less**
- [**Read `run` first**](https://e.org/r) and then go\\
  on foot

| Place | What is <em>there</em> |
|---|---|
| Gori | A `station` and [a café](https://e.org/c) |

[^1]: As the [council](https://e.org/d) wrote in `minutes.pdf` before.
"""


class Hostile:
    """An engine that damages codes, by the same steps as every engine over a service."""

    name = "hostile"
    sends_text_offsite = False

    def __init__(self, kinds: list[str], seed: int) -> None:
        self.kinds, self.rng = kinds, random.Random(seed)

    def capabilities(self, pair: LocalePair) -> Capabilities:
        return Capabilities(max_chars=120, renderings=("tags", "brackets", "mail"))

    def translate(self, batch: Batch) -> list[Answer | Failure]:
        able = self.capabilities(batch.pair)
        return [draft_unit(unit, batch.pair, able, self.ask, codes=scan) for unit in batch.units]

    def ask(self, text: str) -> str:
        return damage(transcribed(text, "ka"), self.rng.choice(self.kinds), self.rng, 0.8)


class Careless(Hostile):
    """A plug-in that verifies nothing at all."""

    def translate(self, batch: Batch) -> list[Answer | Failure]:
        return [Answer(transcribed(unit.source[self.rng.randrange(3) :], "ka") or "ა") for unit in batch.units]


def project_of(root: Path) -> Project:
    (root / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "content/en").mkdir(parents=True)
    (root / "content/en/bridge.md").write_text(ARTICLE, encoding="utf-8")
    return open_workspace(root, clock=lambda: "2026-03-01T12:00:00Z").project


def through(root: Path, engine: Hostile) -> Drafted:
    """Draft, build, and hold what came out against the laws."""
    project = project_of(root)
    events = list(draft(project, [KA], lambda _: [engine]))
    (drafted,) = [event for event in events if isinstance(event, Drafted)]
    (ref,) = project.source.refs(Locale("en"))
    source = project.source.read(ref)
    document = project.parse(source)
    units = {unit.key: unit for unit in align(project, source, document, KA).catalog.current}
    for segment in document.segments:
        unit = units[segment.key]
        if unit.state is UnitState.DRAFT:
            given_codes = Counter(code.signature for code in scan(unit.target))
            assert given_codes == Counter(code.signature for code in segment.codes)
    options = BuildOptions(with_drafts=True, fallback_source=True, lang_key="")
    assert all(isinstance(event, Built) for event in build(project, [KA], (), options))
    (version,) = project.source.refs(KA)
    again = project.parse(project.source.read(version))
    assert [segment.role for segment in again.segments] == [segment.role for segment in document.segments]
    form = project.format_of(document)
    wanted = [units[segment.key].target or segment.source for segment in document.segments]
    shown = [segment.source for segment in again.segments]
    assert shown == [
        form.canonical(document, segment, target) if hasattr(form, "canonical") else target
        for segment, target in zip(document.segments, wanted, strict=True)
    ]
    assert all(isinstance(event, Synced) for event in sync(project, [KA]))
    return drafted


@given(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=3), st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_a_hostile_engine_never_costs_a_code_nor_the_structure(kinds: list[str], seed: int) -> None:
    """Laws 2 and 3 for what an engine writes, from the article to the built version."""
    with TemporaryDirectory() as folder:
        through(Path(folder), Hostile(kinds, seed))


@given(st.integers(0, 10**6))
@settings(max_examples=10, deadline=None)
def test_an_engine_that_verifies_nothing_is_verified(seed: int) -> None:
    with TemporaryDirectory() as folder:
        through(Path(folder), Careless([], seed))


def test_what_had_to_be_put_together_says_so_in_the_catalog(tmp_path: Path) -> None:
    drafted = through(tmp_path, Hostile(["all dropped"], 1))
    assert drafted.drafted
    text = (tmp_path / drafted.path).read_text(encoding="utf-8")
    assert "# i18nsync-doubt: translated in pieces around its codes: check that it" in text
    project = open_workspace(tmp_path).project
    (ref,) = project.source.refs(Locale("en"))
    source = project.source.read(ref)
    doubts = {unit.doubt for unit in align(project, source, project.parse(source), KA).catalog.current}
    assert "translated in pieces around its codes: check that it reads as one sentence" in doubts


@pytest.mark.parametrize("kind", ["spaces inside", "full-width", "upper case", "escaped"])
def test_what_is_only_written_otherwise_costs_nothing(tmp_path: Path, kind: str) -> None:
    drafted = through(tmp_path, Hostile([kind], 1))
    assert drafted.failures == ()
