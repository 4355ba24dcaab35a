"""Errors of a settings file always have a line."""

from __future__ import annotations

from i18nsync.stores.settings_check import Where


def test_a_place_without_a_line_of_its_own_has_that_of_the_table_around_it() -> None:
    """A missing key is shown where its table starts, and the top of the file at worst."""
    where = Where("i18nsync.toml", {("content",): 3, ("content", 0): 4})
    assert where.error(("content", 0, "version"), "missing").where == "i18nsync.toml:4"
    assert where.error(("memory", "path"), "missing").where == "i18nsync.toml:1"
