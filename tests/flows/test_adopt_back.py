"""What was adopted comes back: a build of an adopted catalog has the version's own words, links included."""

from __future__ import annotations

import os
import posixpath
import shutil
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest

from i18nsync.core.align_features import plain_words
from i18nsync.core.homing import Homing
from i18nsync.core.locale import Locale
from i18nsync.flows.adopt import Adoption, AdoptOptions, adopt_versions
from i18nsync.flows.build import BuildOptions, Built, build
from i18nsync.flows.project import Project
from i18nsync.wiring import open_workspace

ROOT = Path(__file__).resolve().parents[2]
NEWSROOM = ROOT / "examples" / "newsroom"
DATA = ROOT.parent / "shared" / "data"
EVERY = 1 if os.environ.get("I18NSYNC_ALL_DATA") else 4
SETTINGS = 'source_locale = "en"\nlocales = ["{locale}"]\n\n[[content]]\nsource = "{source}"\nversion = "{version}"\n'

SETS = {
    "docusaurus": (
        "bitranox-docusaurus/tree/website",
        "docs/{path}",
        "i18n/{locale}/docusaurus-plugin-content-docs/current/{path}",
    ),
    "guide": ("opensource-guide/tree/_articles", "{path}", "{locale}/{path}"),
    "starlight": ("starlight-docs/tree/docs/src/content/docs", "{path}", "{locale}/{path}"),
    "glossary": ("cncf-glossary/A/content", "en/{path}", "{locale}/{path}"),
}


def give_back(project: Project, locale: Locale, patterns: list[str]) -> int:
    """Adopt and build; how many strings are in the built versions word for word as they were.

    Build mends a link that a person left as it is in the source, so links may take another way to the same place.
    """
    versions = {ref.id: ref for ref in project.source.refs(locale)}
    before = {article: project.parse(project.source.read(ref)) for article, ref in versions.items()}
    events = list(adopt_versions(project, [locale], patterns, AdoptOptions(min_aligned=0)))
    adopted = {event.article: event for event in events if isinstance(event, Adoption)}
    options = BuildOptions(with_drafts=True, fallback_source=True, overwrite=True, lang_key="")
    built = [event for event in build(project, [locale], sorted(adopted), options) if isinstance(event, Built)]
    assert {event.article for event in built} >= {article for article, event in adopted.items() if event.filled}
    same = 0
    for event in built:
        old = defaultdict(list)
        for segment in before[event.article].segments:
            old[plain_words(segment)].append(segment)
        homing = Homing(project.pair(locale), posixpath.dirname(event.article))
        new = project.parse(project.source.read(versions[event.article]))
        source = project.parse(project.source.read(replace(versions[event.article], locale=project.source_locale)))
        filled = {unit.key for unit in adopted[event.article].filled}
        assert len(new.segments) == len(source.segments)
        for now, was in zip(new.segments, source.segments, strict=True):
            if was.key in filled:
                twins = old[plain_words(now)]
                assert any(not homing.verify(now.codes, twin.codes) for twin in twins), (event.article, now.source)
                same += 1
    return same


@pytest.mark.parametrize("locale", ["ka", "ru"])
def test_the_example_newsroom_comes_back(tmp_path: Path, locale: str) -> None:
    """With neither catalogs nor history, the versions alone bring most of the newsroom's work back."""
    root = tmp_path / "newsroom"
    shutil.copytree(NEWSROOM, root, ignore=shutil.ignore_patterns(".i18nsync", "locales"))
    assert give_back(open_workspace(root).project, Locale(locale), []) > 200


@pytest.mark.skipif(not DATA.is_dir(), reason="the sets of real articles are not at hand")
@pytest.mark.parametrize(
    ("name", "locale"),
    [("docusaurus", "ka"), ("docusaurus", "ru"), ("guide", "ru"), ("starlight", "ru"), ("glossary", "ru")],
)
def test_real_versions_come_back(tmp_path: Path, name: str, locale: str) -> None:
    """A sample of each set (I18NSYNC_ALL_DATA=1 takes all)."""
    path, source, version = SETS[name]
    root = tmp_path / "site"
    shutil.copytree(DATA / path, root, symlinks=True)
    (root / "i18nsync.toml").write_text(
        SETTINGS.format(locale=locale, source=source, version=version), encoding="utf-8", newline="\n"
    )
    project = open_workspace(root).project
    articles = sorted(ref.id for ref in project.source.refs(Locale(locale)))[::EVERY]
    assert give_back(project, Locale(locale), articles) > 10 * len(articles)
