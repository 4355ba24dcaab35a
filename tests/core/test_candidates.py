"""Candidates: names without an entry, and what reviewed texts make of them."""

from __future__ import annotations

import pytest

from i18nsync.core.candidates import Candidate, Names, known_terms, rendering_in
from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale

KA, RU = Locale("ka"), Locale("ru")


def test_names_are_counted_with_their_renderings() -> None:
    """Forms of one rendering count together, another spelling apart; names with an entry are no candidates."""
    names = Names([Term("Old Bridge", "ძველი ხიდი")])
    names.add("a", "On Monday Salome Burduli crossed the Old Bridge.", {KA: "სალომე ბურდულმა გადაკვეთა ხიდი."})
    names.add("a", "We met Salome Burduli’s friends; Salome Burduli smiled.", {KA: "სალომე ბურდულის მეგობრები"})
    names.add("b", "The director is Salome Burduli.", {KA: "სალომე ბურდული", RU: "Директор — Саломе Бурдули."})
    names.add("c", "The director is Salome Burduli.", {KA: "სალომე ბურთული"})
    names.add("c", "OLD BRIDGE was seen by Kim Doe and by X.", {KA: "კიმ დოუმ ნახა"})
    assert names.candidates(2) == [
        Candidate(
            "Salome Burduli",
            5,
            3,
            {KA: (("სალომე ბურდული", 3), ("სალომე ბურთული", 1)), RU: (("Саломе Бурдули", 1),)},
        )
    ]
    assert [each.source for each in names.candidates(1)] == ["Salome Burduli", "Kim Doe"]


@pytest.mark.parametrize(
    ("target", "name", "found"),
    [
        ("Мэр города Тбилиси выступил", "Tbilisi", "Тбилиси"),
        ("ჯონ სმითმა თქვა", "John Smith", "ჯონ სმითმა"),
        ("О Марине Орловой", "Marina Orlova", "Марине Орловой"),
        ("ძველი ხიდი", "Old Bridge", ""),
        ("", "Tbilisi", ""),
        ("Тбилиси", "1984", ""),
    ],
)
def test_a_rendering_is_found_by_its_sound(target: str, name: str, found: str) -> None:
    """As many neighbouring words as the name has; a name that was translated by meaning is not found."""
    assert rendering_in(target, name) == found


def test_one_term_a_source_is_kept() -> None:
    """Whatever the locales it has a rendering in."""
    terms = known_terms([[Term("a", "ა"), Term("b", "ბ")], [Term("a", "а")]])
    assert [term.source for term in terms] == ["a", "b"]
