"""Languages have the names that CLDR gives them, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.furniture import AVAILABLE_IN, Availability, parse_availability, write_availability
from i18nsync.core.locale import Locale
from i18nsync.core.names import name_in, own_name

KNOWN = [Locale(tag) for tag in ("en", "ka", "ru", "hy", "az", "uk", "ab", "os", "tr", "de", "fr")]


@pytest.mark.parametrize(
    ("tag", "display", "name", "own"),
    [
        ("ka", "ru", "грузинский", "ქართული"),
        ("en", "ka", "ინგლისური", "English"),
        ("hy", "en", "Armenian", "Հայերեն"),
        ("pt-BR", "en", "Portuguese (Brazil)", "Português (Brasil)"),
        ("xx", "en", "", ""),
        ("ka", "xx", "", "ქართული"),
    ],
)
def test_names_of_languages(tag: str, display: str, name: str, own: str) -> None:
    """In another language as it writes them, in their own with a capital; empty where CLDR knows nothing."""
    assert name_in(Locale(tag), Locale(display)) == name
    assert own_name(Locale(tag)) == own


@pytest.mark.parametrize(
    ("locale", "others", "line"),
    [
        ("en", [("ka", ""), ("ru", "")], "This post is also available in: ქართული (Georgian) Русский (Russian)"),
        (
            "ka",
            [("en", ""), ("ru", "")],
            "ეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: English (ინგლისური) Русский (რუსული)",
        ),
        (
            "ru",
            [("en", "../en/a.md"), ("ka", "")],
            "Эта статья также доступна на других языках: [English](../en/a.md) (английский) ქართული (грузинский)",
        ),
        ("ka-GE", [("xx", "")], "ეს სტატია ასევე ხელმისაწვდომია სხვა ენებზე: xx"),
        ("hy", [("en", "")], ""),
        ("ka", [], ""),
    ],
)
def test_the_footer_in_three_languages(locale: str, others: list[tuple[str, str]], line: str) -> None:
    """Each language's own wording; nothing where there is none, or nothing to name."""
    assert write_availability(Locale(locale), [(Locale(tag), link) for tag, link in others]) == line


@given(st.sampled_from(sorted(AVAILABLE_IN)), st.lists(st.sampled_from(KNOWN), min_size=1, unique=True))
def test_a_footer_that_was_written_is_read_back(tag: str, others: list[Locale]) -> None:
    """parse(write(x)) == x."""
    line = write_availability(Locale(tag), [(other, "") for other in others])
    assert parse_availability(line) == Availability(AVAILABLE_IN[tag].removesuffix(":"), tuple(others))
