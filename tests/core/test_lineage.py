"""Lineage: blocks, what changed between two texts, what minor commits take out, and the order of commits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.lineage import (
    Commit,
    Past,
    Touch,
    absorb,
    blocks_of,
    changed_blocks,
    is_minor,
    letters_of,
)
from i18nsync.core.locale import Locale
from i18nsync.formats.markdown import Markdown

texts = st.lists(st.sampled_from("abcdef"), max_size=7)


def blocks(text: str) -> tuple[str, ...]:
    return blocks_of(Markdown().parse(Article(ArticleRef("a", Locale("en"), "markdown"), text)))


def test_blocks_are_segments_and_what_stands_between_them() -> None:
    """Front matter counts where it is translated, code and shortcodes always, marks never."""
    text = (
        "---\ntitle: Train\ndate: 2026-01-02\nlayout: x\n---\n\n# Head\n\nOne\n  two.\n\n1. Item\n\n{{< video abc >}}\n"
    )
    assert blocks(text) == ("Train", "Head", "One two.", "Item", "{{< video abc >}}")
    assert blocks("Prose.\n\n```\ncode 1\n\ncode 2\n```\n") == ("Prose.", "``` code 1", "code 2 ```")
    assert blocks("---\nlayout: x\n---\n") == ()


def test_white_space_and_a_date_change_no_block() -> None:
    """Trailing blanks, other wrapping, CRLF and keys that are not translated."""
    one = "---\ntitle: Train\ndate: 2026-01-02\n---\n\nOne two\nthree.\n"
    other = "---\ndate: 2026-02-03\ntitle:  Train\nweight: 3\n---\n\n\nOne  \ntwo three.   \n".replace("\n", "\r\n")
    assert changed_blocks(blocks(one), [*blocks(other)]) == changed_blocks([], [])
    assert changed_blocks(blocks(one), blocks(one.replace("three", "four"))) == 1


@given(texts, texts)
def test_changed_blocks_are_a_distance(one: list[str], other: list[str]) -> None:
    """None for the same blocks in any order, as many either way, never more than there are."""
    assert changed_blocks(one, other) == changed_blocks(other, one)
    assert (changed_blocks(one, other) == 0) == (sorted(one) == sorted(other))
    assert changed_blocks(one, [*other, "new"]) <= max(len(one), len(other) + 1)
    assert changed_blocks(one, sorted(one)) == 0


@given(texts, texts)
def test_a_minor_commit_right_after_the_translation_leaves_nothing_to_do(before: list[str], after: list[str]) -> None:
    """All that it did counts as known."""
    assert changed_blocks(absorb(before, before, after), after) == 0


@given(texts, texts, texts)
def test_absorbing_never_fails(base: list[str], before: list[str], after: list[str]) -> None:
    """Whatever the source looked like in between."""
    absorb(base, before, after)


def test_a_minor_commit_does_not_hide_an_earlier_change() -> None:
    """The paragraph that had changed since the translation still counts, edited again or not; so does an added one."""
    assert changed_blocks(absorb(["a", "b"], ["a", "B"], ["a", "B!"]), ["a", "B!"]) == 1
    assert changed_blocks(absorb(["a"], ["a", "new"], ["a", "new!"]), ["a", "new!"]) == 1
    assert changed_blocks(absorb(["a", "b"], ["a", "B"], ["a!", "B"]), ["a!", "B"]) == 1
    assert absorb(["x"], ["y"], ["y", "z"]) == ["x", "z"]


def test_keywords_of_minor_commits_stand_anywhere_in_any_case() -> None:
    """Subject or body; no keywords, no minor commits."""
    commit = Commit("1", (), 0, "Fix a typo\n\n[Minor]\n")
    assert is_minor(commit, ("[MINOR]",))
    assert not is_minor(commit, ("[typo]",))
    assert not is_minor(commit, ())


def test_letters_are_what_layout_leaves_alone() -> None:
    """Quotation marks, links' marks and white space go; digits stay."""
    assert letters_of("«ღამის» მატარებელი —\n21:40_") == "ღამისმატარებელი2140"


def test_a_moved_file_keeps_its_history() -> None:
    """Earlier paths are followed from the move on, and what later came to such a path is not its history."""
    past = Past(
        touches={
            "new": [Touch(3, "d", "2", "3"), Touch(4, "c", "2", "2", "old")],
            "old": [Touch(1, "z", "", "9"), Touch(5, "b", "1", "2"), Touch(6, "a", "", "1")],
        }
    )
    assert [touch.commit for touch in past.of("new")] == ["d", "c", "b", "a"]
    assert [touch.commit for touch in past.of("old")] == ["z", "b", "a"]
    assert list(past.of("none")) == []


def test_ancestry_decides_what_came_before() -> None:
    """Both sides of a merge come before it, neither before the other; parents outside of the history are none."""
    commits = [
        Commit("m", ("a", "b"), 0, ""), Commit("b", ("r",), 9, ""),
        Commit("a", ("r",), 1, ""), Commit("r", ("?",), 5, ""),
    ]  # fmt: skip
    past = Past({commit.id: commit for commit in commits})
    assert past.upto("m") == {"m", "a", "b", "r"}
    assert past.upto("a") == {"a", "r"}
