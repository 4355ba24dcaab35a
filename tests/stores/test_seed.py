"""Seeds and lemmas: what CLDR, ISO and word lists give the glossary."""

from __future__ import annotations

import sys

import pytest

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.locale import Locale
from i18nsync.errors import TermbaseError
from i18nsync.sources.lemmas import lemma
from i18nsync.stores.seed import seed

KA, RU = Locale("ka"), Locale("ru")


def named(*kinds: str, countries: tuple[str, ...] = ()) -> dict[str, tuple[str, str, str]]:
    """Kind and renderings by English name."""
    return {
        entry.source: (entry.kind, entry.terms["ka"].target, entry.terms["ru"].target)
        for entry in seed(kinds, [KA, RU], countries)
        if len(entry.terms) == 2
    }


def test_names_of_cldr_are_entries() -> None:
    """Countries, languages, currencies in both languages."""
    found = named("country", "language", "currency")
    assert found["Georgia"] == ("place", "საქართველო", "Грузия")
    assert found["Georgian"] == ("term", "ქართული", "грузинский")
    assert found["Georgian lari"] == ("term", "ქართული ლარი", "грузинский лари")
    assert "Unknown Region" not in found
    assert not any("(" in name for name in found)


def test_regions_are_parts_of_the_world_and_of_countries() -> None:
    """CLDR has the one, ISO 3166-2 the other."""
    pytest.importorskip("pycountry", reason="the names of regions need pycountry")
    found = named("region", countries=("ge",))
    assert found["Europe"] == ("place", "ევროპა", "Европа")
    assert found["Imereti"] == ("place", "იმერეთი", "Имеретия")
    assert "Aberdeenshire" not in found
    assert "Aberdeenshire" in named("region")


def test_the_first_kind_keeps_a_name() -> None:
    """Georgia is a country and a state."""
    pytest.importorskip("pycountry", reason="the names of regions need pycountry")
    assert named("country", "region")["Georgia"][1] == "საქართველო"
    assert named("region", "country")["Georgia"][1] == "ჯორჯია"


def test_the_order_is_that_of_the_names() -> None:
    """Within a kind; and only chosen locales have terms."""
    entries = seed(["country"], [KA])
    assert entries[0] == Entry("Afghanistan", "place", "", {"ka": Term("Afghanistan", "ავღანეთი", kind="place")})
    assert [entry.source.casefold() for entry in entries] == sorted(entry.source.casefold() for entry in entries)


def test_what_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A country that there is not, a language that CLDR does not know, a package that is not installed."""
    pytest.importorskip("pycountry", reason="the names of regions need pycountry")
    with pytest.raises(TermbaseError, match="there is no country 'XY'"):
        seed(["region"], [KA], ["XY"])
    with pytest.raises(TermbaseError, match="CLDR has no names in one of these languages"):
        seed(["country"], [Locale("qqq")])
    monkeypatch.setitem(sys.modules, "pycountry", None)
    with pytest.raises(TermbaseError, match="need pycountry, which is not installed"):
        seed(["region"], [KA])


@pytest.mark.parametrize(
    ("word", "language", "expected"), [("мосту", "ru", "мост"), ("ხიდზე", "ka", "ხიდი"), ("ddd", "xx", "ddd")]
)
def test_lemmas_come_from_word_lists(word: str, language: str, expected: str) -> None:
    """A language without a list gives the word itself."""
    assert lemma(word, language) == expected
