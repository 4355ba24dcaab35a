"""Globs mean what people expect of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.globs import compile_glob, glob_matches


@pytest.mark.parametrize(
    ("glob", "yes", "no"),
    [
        ("**", "a/b.md", None),
        ("*", "a.md", "a/b.md"),
        ("drafts/**", "drafts/a/b.md", "old/drafts/a.md"),
        ("drafts/", "drafts/a.md", "drafts"),
        ("drafts", "drafts/a/b.md", "drafts2/a.md"),
        ("/drafts/**", "drafts/a.md", "x/drafts/a.md"),
        ("./a.md", "a.md", "b.md"),
        ("**/*.txt", "a/b/c.txt", "a/b/c.md"),
        ("**/*.txt", "c.txt", "c.txt.md"),
        ("a/**/z", "a/z", "a/bz"),
        ("a/**/z", "a/b/c/z", "b/a/z"),
        ("a?c", "abc", "a/c"),
        ("[ab].md", "b.md", "c.md"),
        ("[!ab].md", "c.md", "a.md"),
        ("[^ab].md", "c.md", "b.md"),
        ("[a-c]", "b", "d"),
        ("[c-a]", "a", "b"),
        ("[-a]", "-", "b"),
        ("[]a]", "]", "b"),
        ("[!]", "!", "a"),
        ("a[b", "a[b", "ab"),
        ("x.md", "x.md", "xxmd"),
        ("სიახლე/*", "სიახლე/a", "a"),
    ],
)
def test_a_glob_matches_what_it_should_and_nothing_else(glob: str, yes: str, no: str | None) -> None:
    """`**` spans folders, `*` does not, a plain name is a file or a folder."""
    assert compile_glob(glob).fullmatch(yes)
    assert no is None or not compile_glob(glob).fullmatch(no)


@given(st.text(max_size=12))
def test_any_text_is_a_glob(text: str) -> None:
    """Nothing that someone writes there raises."""
    assert isinstance(compile_glob(text), re.Pattern)


def test_any_of_several_globs_may_match_any_path() -> None:
    """The id with and without its suffix."""
    assert glob_matches(["b", "a"], "x", "a")
    assert not glob_matches([], "a")
