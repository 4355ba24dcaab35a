"""The line of every key and array element of a TOML text."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.stores.settings_lines import Place, find_lines

TEXT = '''\
# a comment with = and [brackets]
title = "x # no comment" # a comment
"quoted \\"key\\"" = 1
'literal' = 2
a . b."c.d" = [ 1, # one
  [2, 3],

  { x = 1, y = "]" },
]
long = """
[not.a.table]
key = "no"
\\""" still """"
raw = \'\'\'
''no''\'\'\'
date = 2026-01-02 10:00:00
"caf\\u00e9" = true

[table]
k = 1
[table.sub]
k = { deep = { deeper = [
  1, 2] } }

[[list]]
k = 1
[list.inner]
k = 2
[[list]]
k = 3
[[list.more]]
k = 4
[[list.more]]
k = 5
'''


def test_every_place_of_a_text_with_all_of_toml_has_its_line() -> None:
    """Strings that look like tables, nested arrays, inline tables, arrays of tables."""
    tomllib.loads(TEXT)
    found = find_lines(TEXT)
    assert {place: found[place] for place in found if len(place) == 1} == {
        ("title",): 2,
        ('quoted "key"',): 3,
        ("literal",): 4,
        ("a",): 5,
        ("long",): 10,
        ("raw",): 14,
        ("date",): 16,
        ("café",): 17,
        ("table",): 19,
        ("list",): 25,
    }
    deep: dict[Place, int] = {
        ("a", "b", "c.d", 0): 5,
        ("a", "b", "c.d", 1): 6,
        ("a", "b", "c.d", 1, 1): 6,
        ("a", "b", "c.d", 2): 8,
        ("a", "b", "c.d", 2, "y"): 8,
        ("table", "k"): 20,
        ("table", "sub"): 21,
        ("table", "sub", "k", "deep", "deeper", 1): 23,
        ("list", 0): 25,
        ("list", 0, "k"): 26,
        ("list", 0, "inner", "k"): 28,
        ("list", 1): 29,
        ("list", 1, "k"): 30,
        ("list", 1, "more", 0, "k"): 32,
        ("list", 1, "more", 1): 33,
        ("list", 1, "more", 1, "k"): 34,
    }
    assert {place: found[place] for place in deep} == deep


def places(value: object, here: Place = ()) -> set[Place]:
    """Every place of a parsed value."""
    found: set[Place] = set()
    if isinstance(value, dict):
        for key, each in value.items():
            found |= {(*here, key)} | places(each, (*here, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            found |= {(*here, index)} | places(each, (*here, index))
    return found


_key = st.text(st.characters(codec="utf-8"), max_size=5)
_value = st.recursive(
    st.integers(-99, 99) | st.booleans() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_key, inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=80)
@given(st.dictionaries(_key, _value, max_size=4))
def test_every_place_that_tomllib_sees_has_a_line(values: dict[str, object]) -> None:
    """Whatever tomlkit writes."""
    import tomlkit

    text = tomlkit.dumps(values)
    parsed = tomllib.loads(text.replace("\r\n", "\n"))
    found = find_lines(text.replace("\r\n", "\n"))
    assert places(parsed) <= found.keys()
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


@pytest.mark.parametrize("text", ["=", "[", "[[", "a", "a = [", "a = {", "= = =", "]"])
def test_text_that_tomllib_would_refuse_ends_all_the_same(text: str) -> None:
    """It is never given any, but a loop without end would be worse than no line."""
    assert isinstance(find_lines(text), dict)
