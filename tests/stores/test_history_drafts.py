"""Finding an article's drafts in a long history, and what a review measured."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.effort import Effort
from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.errors import StoreError
from i18nsync.stores.history import JsonlHistory

KA = Locale("ka")
DRAFT = HistoryEvent(
    "2026-01-02T10:00:00Z", "draft", "a", "ka", engine="chat", source="s", target="დ", model="m-1", glossary="12ab"
)
REVIEW = replace(DRAFT, action="review", engine="", model="", glossary="", effort=Effort(0.25, 1.5, untouched=False))


def file_of(root: Path) -> Path:
    return root / "locales/ka/history/2026-01.jsonl"


def test_model_glossary_and_effort_are_kept(tmp_path: Path) -> None:
    """Each under its own key, absent where there is none."""
    history = JsonlHistory(tmp_path)
    history.append([DRAFT, REVIEW])
    assert file_of(tmp_path).read_text(encoding="utf-8") == (
        '{"action":"draft","article":"a","at":"2026-01-02T10:00:00Z","engine":"chat","glossary":"12ab","locale":"ka",'
        '"model":"m-1","source":"s","target":"დ"}\n'
        '{"action":"review","article":"a","at":"2026-01-02T10:00:00Z","effort":{"chars":0.25,"untouched":false,'
        '"words":1.5},"locale":"ka","source":"s","target":"დ"}\n'
    )
    assert list(history.events(KA)) == [DRAFT, REVIEW]


@pytest.mark.parametrize("effort", [
    '"much"', "[]", "{}", '{"chars":0.1}', '{"chars":-1,"words":0}', '{"chars":NaN,"words":0}',
    '{"chars":0,"words":Infinity}', '{"chars":true,"words":0}', '{"chars":"0","words":0}',
])  # fmt: skip
def test_an_effort_that_cannot_be_is_none(tmp_path: Path, effort: str) -> None:
    """The rest of the line is good."""
    file_of(tmp_path).parent.mkdir(parents=True)
    file_of(tmp_path).write_text(
        f'{{"action":"review","article":"a","at":"{REVIEW.at}","locale":"ka","effort":{effort}}}\n'
    )
    assert list(JsonlHistory(tmp_path).events(KA)) == [HistoryEvent(REVIEW.at, "review", "a", "ka")]


actions = st.sampled_from(["draft", "review"])
articles = st.sampled_from(["a", "a/b", '"', "\\", "ქ", "\n", "\ud800"])
steps = st.lists(
    st.lists(st.tuples(actions, articles, st.sampled_from(["2026-01", "2025-12"])), max_size=4), max_size=5
)


@given(steps)
@settings(max_examples=40, deadline=None)
def test_drafts_are_those_of_all_events(
    tmp_path_factory: pytest.TempPathFactory, runs: list[list[tuple[str, ...]]]
) -> None:
    """At any time between what is added, by this process or another."""
    root = tmp_path_factory.mktemp("history")
    reader = JsonlHistory(root)
    for run in runs:
        JsonlHistory(root).append([HistoryEvent(f"{at}-01T00:00:00Z", does, name, "ka") for does, name, at in run])
        for article in ("a", "a/b", '"', "\\", "ქ", "\n", "\ud800", "none"):
            wanted = [each for each in reader.events(KA) if (each.action, each.article) == ("draft", article)]
            assert reader.drafts(article, KA) == wanted


def test_a_file_that_another_program_replaced_is_read_anew(tmp_path: Path) -> None:
    """Longer, shorter, gone, or with a line that is not whole yet."""
    history, path = JsonlHistory(tmp_path), file_of(tmp_path)
    other = replace(DRAFT, target="სხვა")
    history.append([DRAFT] * 3)
    assert len(history.drafts("a", KA)) == 3
    line = path.read_bytes().splitlines(keepends=True)[0]
    path.unlink()
    assert history.drafts("a", KA) == []
    history.append([other] * 5)
    assert history.drafts("a", KA) == [other] * 5
    path.write_bytes(line)
    assert history.drafts("a", KA) == [DRAFT]
    path.write_bytes(line + line[:-9])
    assert history.drafts("a", KA) == [DRAFT]
    path.write_bytes(line * 2)
    assert history.drafts("a", KA) == [DRAFT] * 2


def test_a_file_that_goes_away_while_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds no drafts then."""
    history = JsonlHistory(tmp_path)
    history.append([DRAFT])
    monkeypatch.setattr(Path, "glob", lambda _self, _pattern: [file_of(tmp_path), tmp_path / "gone.jsonl"])
    assert history.drafts("a", KA) == [DRAFT]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:  # pragma: no cover  (as root)
    history = JsonlHistory(tmp_path)
    history.append([DRAFT])
    file_of(tmp_path).chmod(0)
    with pytest.raises(StoreError, match="the file cannot be read: permission denied"):
        history.drafts("a", KA)


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    """With what to do."""
    file_of(tmp_path).mkdir(parents=True)
    with pytest.raises(StoreError, match="it is a folder, not a file\nMove the folder away"):
        JsonlHistory(tmp_path).drafts("a", KA)
