"""Paragraphs of two versions find each other, and each is told what became of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.change import ParagraphKind, compare_documents

STORY = [
    "# Night train to Poti returns",
    "The night train to Poti will run again from 13 November, the railway said on Monday.",
    "Tickets cost 25 lari and are sold at the station in Khashuri.",
    "Residents had complained for years about the long detour by bus.",
    "The old carriages were repaired in Zestaponi by a crew of twelve.",
]


def told(before: list[str], after: list[str]) -> list[tuple[str, int | None, int | None]]:
    return [(one.kind.value, one.before, one.after) for one in compare_documents(before, after)]


def test_equal_documents_are_unchanged() -> None:
    assert told(STORY, STORY) == [("unchanged", index, index) for index in range(5)]
    assert told([], []) == []


def test_white_space_changes_nothing() -> None:
    assert told(["A  b\nc."], ["A b c. "]) == [("unchanged", 0, 0)]


def test_edits_are_labelled_in_their_place() -> None:
    after = [
        STORY[0],
        STORY[1].replace("13", "20"),
        STORY[2].replace("station", "staiton"),
        "For years the people of the valley had complained about the long detour by bus.",
        STORY[4],
    ]
    changes = compare_documents(STORY, after)
    assert [one.kind.value for one in changes] == ["unchanged", "fact", "typo", "rewrite", "unchanged"]
    assert [str(one.change) for one in changes][1] == "fact: 13 November → 20 November"
    assert not any(one.moved for one in changes)


def test_a_paragraph_that_is_added_leaves_its_neighbours_alone() -> None:
    after = [*STORY[:2], "A second train may follow in the spring.", *STORY[2:]]
    assert told(STORY, after) == [
        ("unchanged", 0, 0),
        ("unchanged", 1, 1),
        ("added", None, 2),
        ("unchanged", 2, 3),
        ("unchanged", 3, 4),
        ("unchanged", 4, 5),
    ]


def test_a_paragraph_that_is_removed_is_told_where_it_was() -> None:
    assert told(STORY, [STORY[0], STORY[1], STORY[4]]) == [
        ("unchanged", 0, 0),
        ("unchanged", 1, 1),
        ("removed", 2, None),
        ("removed", 3, None),
        ("unchanged", 4, 2),
    ]
    assert told(STORY[:2], [STORY[1]]) == [("removed", 0, None), ("unchanged", 1, 0)]
    assert told(STORY[:2], []) == [("removed", 0, None), ("removed", 1, None)]


def test_a_paragraph_that_moved_is_told_from_one_that_changed() -> None:
    after = [STORY[0], STORY[4], *STORY[1:4]]
    changes = compare_documents(STORY, after)
    assert [(one.kind.value, one.before, one.after) for one in changes] == [
        ("unchanged", 0, 0),
        ("moved", 4, 1),
        ("unchanged", 1, 2),
        ("unchanged", 2, 3),
        ("unchanged", 3, 4),
    ]
    assert changes[1].moved


def test_a_paragraph_may_move_and_change_at_once() -> None:
    after = [STORY[0], STORY[4].replace("twelve", "twenty"), *STORY[1:4]]
    moved = compare_documents(STORY, after)[1]
    assert (moved.kind, moved.before, moved.after, moved.moved) == (ParagraphKind.FACT, 4, 1, True)
    assert str(moved.change) == "fact: twelve → twenty"


def test_a_paragraph_that_is_replaced_is_removed_and_added() -> None:
    after = [*STORY[:3], "Snow closed every mountain pass overnight.", STORY[4]]
    assert told(STORY, after) == [
        ("unchanged", 0, 0),
        ("unchanged", 1, 1),
        ("unchanged", 2, 2),
        ("removed", 3, None),
        ("added", None, 3),
        ("unchanged", 4, 4),
    ]


def test_repeated_paragraphs_are_matched_once_each() -> None:
    assert told(["* * *", "One.", "* * *"], ["* * *", "One."]) == [
        ("unchanged", 0, 0),
        ("unchanged", 1, 1),
        ("removed", 2, None),
    ]


def test_many_paragraphs_that_all_moved_and_changed_are_found() -> None:
    before = [
        f"The village of place{index}stan has a well that was dug by crew{index} long ago." for index in range(60)
    ]
    after = [text.replace("long ago", "some time ago") for text in reversed(before)]
    found = {(one.before, one.after) for one in compare_documents(["First.", *before], [*after, "First."])}
    assert {(index + 1, 59 - index) for index in range(60)} <= found


_PARAGRAPHS = st.lists(st.sampled_from([*STORY, STORY[1].replace("13", "20"), "New.", ""]), max_size=7)


@given(_PARAGRAPHS, _PARAGRAPHS)
@settings(max_examples=120, deadline=None)
def test_every_paragraph_of_both_is_told_once(before: list[str], after: list[str]) -> None:
    changes = compare_documents(before, after)
    assert sorted(one.before for one in changes if one.before is not None) == list(range(len(before)))
    assert [one.after for one in changes if one.after is not None] == list(range(len(after)))
    for one in changes:
        assert (one.change is None) == (one.kind in (ParagraphKind.ADDED, ParagraphKind.REMOVED))
