"""Contradictions: what a glossary says against itself."""

from __future__ import annotations

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.glossary_check import contradictions
from i18nsync.core.locale import Locale

RU = Locale("ru")


def entry(source: str, target: str, *, wrong: tuple[str, ...] = (), kind: str = "term") -> Entry:
    """An entry with a Russian rendering."""
    return Entry(source, kind, "", {"ru": Term(source, target, (), wrong, kind)})


def said(*entries: Entry) -> list[str]:
    """The sentences."""
    return [each.text for each in contradictions(entries, [RU, Locale("ka")])]


def test_a_form_that_is_right_and_ruled_out_is_found() -> None:
    """In two entries; within one the file is refused."""
    assert said(entry("City Hall", "мэрия", wrong=("Ратуша", "мэрия")), entry("town hall", "ратуша")) == [
        "“Ратуша” is ruled out for “City Hall”, but it is right for “town hall”"
    ]


def test_one_term_with_two_renderings_is_found() -> None:
    """Capitals and hyphens do not make another term."""
    assert said(entry("night train", "ночной поезд"), entry("Night-train", "ночной экспресс")) == [
        "“night train” is “ночной поезд”, but “Night-train” is “ночной экспресс”"
    ]


def test_one_rendering_for_two_kinds_is_found() -> None:
    """A person is no place; two terms may share a rendering."""
    assert said(entry("Lurjula", "Лурджула", kind="place"), entry("Lurdjula", "Лурджула", kind="person")) == [
        "“Лурджула” stands for “Lurjula” (place) and for “Lurdjula” (person)"
    ]
    assert said(entry("fare", "тариф"), entry("tariff", "тариф")) == []


def test_letters_that_only_look_alike_are_found() -> None:
    """A Latin o in a Russian word; a Latin word is none of that."""
    assert said(entry("bridge", "мoст"), entry("Facebook", "компания Facebook")) == [
        "“мoст” in the rendering of “bridge” has Latin letters in it: o"
    ]
