"""Catalogs: counts, lookup and fingerprint."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Unit, UnitKey, UnitState

PAIR = LocalePair(Locale("en"), Locale("ka"))
TRAIN = Unit(UnitKey("", "Night train"), "ღამის მატარებელი", UnitState.DRAFT)
TITLE = Unit(UnitKey("front-matter:title", "Night train"))
GONE = Unit(UnitKey("", "Day train"), "დღის", UnitState.UNCONFIRMED, obsolete=True)
CATALOG = Catalog("a", PAIR, units=(TRAIN, TITLE, GONE))


def test_obsolete_units_are_not_current() -> None:
    """They count for nothing and are not found."""
    assert CATALOG.current == (TRAIN, TITLE)
    assert CATALOG.counts == {UnitState.DRAFT: 1, UnitState.MISSING: 1}
    assert CATALOG.find(GONE.key) is None


def test_equal_texts_in_other_contexts_are_other_units() -> None:
    """The key is both."""
    assert CATALOG.find(UnitKey("", "Night train")) is TRAIN
    assert CATALOG.find(UnitKey("front-matter:title", "Night train")) is TITLE


@given(st.lists(st.tuples(st.text(max_size=4), st.text(min_size=1, max_size=4), st.text(max_size=4)), max_size=6))
def test_the_fingerprint_is_of_the_content_in_any_order(texts: list[tuple[str, str, str]]) -> None:
    """Order and obsolete units do not matter; 12 hex digits."""
    units = [Unit(UnitKey(context, source), target) for context, source, target in texts]
    one = Catalog("a", PAIR, units=tuple(units))
    other = Catalog("b", PAIR, units=(*reversed(units), GONE))
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 12
    assert int(one.fingerprint, 16) == sum(int(unit.hash, 16) for unit in units) % 2**48


def test_a_changed_target_changes_the_fingerprint() -> None:
    """Which is what a build compares."""
    changed = replace(CATALOG, units=(replace(TRAIN, target="სხვა"), TITLE))
    assert changed.fingerprint != CATALOG.fingerprint
    assert Catalog("a", PAIR).fingerprint == "000000000000"
