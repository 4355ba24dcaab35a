"""Contradictions in a glossary: what its own entries say against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18nsync.core.glossary import Entry
from i18nsync.core.locale import Locale
from i18nsync.messages import _

__all__ = ["Contradiction", "contradictions"]

_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff\u10d0-\u10ff])[^\W\d_]+\b")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things that the glossary says and that cannot both hold.

    Args:
        locale: where.
        sources: the English terms that it is about.
        text: what is wrong, in a plain sentence.
        hint: what to do.
    """

    locale: Locale
    sources: tuple[str, ...]
    text: str
    hint: str


def contradictions(entries: Sequence[Entry], locales: Sequence[Locale]) -> Iterator[Contradiction]:
    """What contradicts itself in a glossary, locale by locale.

    Found are: a form that one entry asks for and another rules out; one English term, written differently, with two
    renderings; names of different kinds with one rendering; letters of two scripts in one word.
    """
    for locale in locales:
        here = [entry for entry in entries if locale.tag in entry.terms]
        yield from _ruled_out(here, locale)
        yield from _twice(here, locale)
        yield from _shared(here, locale)
        yield from _mixed(here, locale)


def _ruled_out(entries: Sequence[Entry], locale: Locale) -> Iterator[Contradiction]:
    right: dict[str, list[str]] = {}
    for entry in entries:
        term = entry.terms[locale.tag]
        for form in (term.target, *term.accepted):
            right.setdefault(form.casefold(), []).append(entry.source)
    for entry in entries:
        for form in entry.terms[locale.tag].forbidden:
            for other in right.get(form.casefold(), ()):
                if other != entry.source:
                    yield Contradiction(
                        locale,
                        (entry.source, other),
                        _("“{form}” is ruled out for “{source}”, but it is right for “{other}”").format(
                            form=form, source=entry.source, other=other
                        ),
                        _("A text with both terms cannot be judged: make one of the renderings longer."),
                    )


def _twice(entries: Sequence[Entry], locale: Locale) -> Iterator[Contradiction]:
    first: dict[str, Entry] = {}
    for entry in entries:
        key = " ".join(re.findall(r"\w+", entry.source.casefold()))
        other = first.setdefault(key, entry)
        one, two = other.terms[locale.tag].target, entry.terms[locale.tag].target
        if other is not entry and one != two:
            yield Contradiction(
                locale,
                (other.source, entry.source),
                _("“{first}” is “{one}”, but “{second}” is “{two}”").format(
                    first=other.source, one=one, second=entry.source, two=two
                ),
                _("Keep one of the entries; put the other rendering behind it as accepted or forbidden."),
            )


def _shared(entries: Sequence[Entry], locale: Locale) -> Iterator[Contradiction]:
    first: dict[str, Entry] = {}
    for entry in entries:
        target = entry.terms[locale.tag].target
        other = first.setdefault(target, entry)
        if other.kind != entry.kind:
            yield Contradiction(
                locale,
                (other.source, entry.source),
                _("“{target}” stands for “{first}” ({one}) and for “{second}” ({two})").format(
                    target=target, first=other.source, one=other.kind, second=entry.source, two=entry.kind
                ),
                _("A reader cannot tell them apart: check both, or give them one kind."),
            )


def _mixed(entries: Sequence[Entry], locale: Locale) -> Iterator[Contradiction]:
    for entry in entries:
        term = entry.terms[locale.tag]
        for form in (term.target, *term.accepted):
            word = _MIXED.search(form)
            if word:
                latin = ", ".join(dict.fromkeys(re.findall("[A-Za-z]", word[0])))
                yield Contradiction(
                    locale,
                    (entry.source,),
                    _("“{word}” in the rendering of “{source}” has Latin letters in it: {latin}").format(
                        word=word[0], source=entry.source, latin=latin
                    ),
                    _("Type the word anew; the letters only look alike."),
                )
