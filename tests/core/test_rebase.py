"""Rebase: a change that comes late takes nothing away from the one that was first."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.rebase import rebase
from i18nsync.core.unit import Unit, UnitKey, UnitState

PAIR = LocalePair(Locale("en"), Locale("ka"))


def catalog(*targets: str, built: str = "") -> Catalog:
    units = tuple(
        Unit(UnitKey("", f"s{number}"), target, UnitState.DRAFT if target else UnitState.MISSING)
        for number, target in enumerate(targets)
    )
    return Catalog("a", PAIR, units=units, built=built)


catalogs = st.builds(
    lambda targets, built: catalog(*targets, built=built),
    st.lists(st.sampled_from(["", "x", "y"]), max_size=4),
    st.sampled_from(["", "1", "2"]),
)


@given(catalogs, catalogs)
def test_on_the_same_catalog_it_is_the_change_itself(before: Catalog, mine: Catalog) -> None:
    """Nothing is lost where nobody else was there (and the units are the same ones)."""
    mine = replace(mine, units=mine.units[: len(before.units)] + before.units[len(mine.units) :])
    assert rebase(before, mine, before).catalog == mine
    assert not rebase(before, mine, before).lost


@given(catalogs, catalogs)
def test_no_change_leaves_the_newer_catalog(before: Catalog, now: Catalog) -> None:
    """Whoever read and did nothing undoes nothing."""
    assert rebase(before, before, now).catalog == now


@given(catalogs, catalogs, catalogs)
def test_what_another_changed_stays(before: Catalog, mine: Catalog, now: Catalog) -> None:
    """And each change of mine is either there or said to be lost."""
    done = rebase(before, mine, now)
    was = {unit.key: unit for unit in before.units}
    for unit, result in zip(now.units, done.catalog.units, strict=True):
        if unit != was.get(unit.key):
            assert result == unit
    for unit in mine.units:
        if unit != was.get(unit.key):
            assert (unit in done.catalog.units) or unit.key in done.lost


def test_header_and_lost_units_by_example() -> None:
    """The note of a build goes in; the draft of a string that a person filled meanwhile does not."""
    before = catalog("", "", "")
    done = rebase(before, catalog("draft", "draft", "", built="7"), catalog("", "human", ""))
    assert done.catalog == catalog("draft", "human", "", built="7")
    assert done.lost == {UnitKey("", "s1")}
    assert rebase(before, catalog("draft", "", ""), catalog()).lost == {UnitKey("", "s0")}
