"""Terms: hold a translation against the glossary, and set right what can only be meant in one way.

An engine without a glossary writes renderings that the newsroom has ruled out. In an inflecting language, another word
in the same place may need another ending, and the words around it too. So a forbidden form is replaced only where its
counterpart is certain: it stands in its base form and the right rendering is of the same class, or both are regular
and take the same ending. Everything else becomes a remark for the reviewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from i18nsync.core import stems_ka, stems_ru
from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Term, markup_of
from i18nsync.core.stems import Hit, Lemmatise, contains, find_forms

__all__ = ["Applied", "Remark", "RemarkKind", "apply"]

_WORD = re.compile(r"[^\W_]+")
_VOWELS = "აეიოუ"
# Endings of common nouns that no word of the class replaces by another: дома and домá, в саду and в парке differ.
_SAFE_HARD = frozenset({"ом", "е", "ам", "ами", "ах"})


class RemarkKind(StrEnum):
    """What was seen."""

    CORRECTED = "corrected"
    FORBIDDEN = "forbidden"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one term in one translation.

    Args:
        kind: what was seen.
        term: the glossary entry.
        found: what stood in the translation; empty for a missing rendering.
        wanted: what was put in its place, or the right rendering in its base form.
        at: offset of `found` in the translation as it was given; -1 for a missing rendering.
    """

    kind: RemarkKind
    term: Term
    found: str
    wanted: str
    at: int = -1

    @property
    def text(self) -> str:
        """The remark in a plain sentence."""
        if self.kind is RemarkKind.CORRECTED:
            return f"“{self.found}” was replaced by “{self.wanted}”: the glossary's rendering of “{self.term.source}”"
        if self.kind is RemarkKind.FORBIDDEN:
            return (
                f"“{self.found}” is ruled out for “{self.term.source}”; the glossary has “{self.wanted}”, "
                "in whatever form the sentence needs"
            )
        return f"“{self.term.source}” is in the source, but “{self.wanted}” was not found in the translation"


@dataclass(frozen=True, slots=True)
class Applied:
    """A translation held against the glossary.

    Args:
        target: the translation, with what was certain set right.
        remarks: what was replaced, and what a person has to look at.
    """

    target: str
    remarks: tuple[Remark, ...] = ()


def apply(
    target: str,
    terms: Iterable[Term],
    language: str,
    *,
    codes: Sequence[InlineCode] = (),
    lemmatise: Lemmatise | None = None,
) -> Applied:
    """Replace forbidden forms where that is certain, and remark on the rest.

    Args:
        target: a translation into `language`.
        terms: the entries that its source has (`Glossary.find`).
        language: `ka` or `ru`; in other languages only unchanged forms are known, and nothing is replaced.
        codes: inline codes of `target`; their markup (a URL, a code span) is left alone.
        lemmatise: gives lemmas of common nouns; see `stems`.
    """
    terms = tuple(dict.fromkeys(terms))
    markup = markup_of(codes)
    edits: list[tuple[int, int, str]] = []
    remarks: list[Remark] = []
    for term in terms:
        right = [hit for form in (term.target, *term.accepted) for hit in find_forms(target, form, language, lemmatise)]
        seen = bool(right)
        for hit, form in _forbidden(target, term, right, language):
            if any(start < hit.end and hit.start < end for start, end in markup):
                continue
            if any(start < hit.end and hit.start < end for start, end, _ in edits):
                continue
            seen = True
            found = target[hit.start : hit.end]
            new = _counterpart(target, hit, form, term, language)
            if new:
                edits.append((hit.start, hit.end, new))
                remarks.append(Remark(RemarkKind.CORRECTED, term, found, new, hit.start))
            else:
                remarks.append(Remark(RemarkKind.FORBIDDEN, term, found, term.target, hit.start))
        if not seen:
            remarks.append(Remark(RemarkKind.MISSING, term, "", term.target))
    for start, end, new in sorted(edits, reverse=True):
        target = target[:start] + new + target[end:]
    return Applied(target, tuple(remarks))


def _forbidden(target: str, term: Term, right: Sequence[Hit], language: str) -> Iterator[tuple[Hit, str]]:
    """Where a forbidden form stands that is not a right rendering, or a part of one."""
    taken: list[Hit] = []
    for form in sorted(term.forbidden, key=len, reverse=True):
        is_form_of_right = _is_form_of_right(form, term, language)
        # A lemmatiser is not asked: a wrong lemma would find a fault where there is none.
        for hit in find_forms(target, form, language):
            if is_form_of_right and not hit.exact:
                continue
            # An exact one is told from the right one by its very spelling, unless that is part of something longer.
            others = [each for each in right if each.exact or not hit.exact]
            if any(each.start < hit.end and hit.start < each.end for each in (*others, *taken)):
                continue
            taken.append(hit)
            yield hit, form


def _is_form_of_right(form: str, term: Term, language: str) -> bool:
    """Whether `form` is ruled out as a form of the right rendering: ლარები, for which ლარი is right."""
    return any(contains(form, right, language) for right in (term.target, *term.accepted))


def _counterpart(target: str, hit: Hit, form: str, term: Term, language: str) -> str:
    """What to write in place of the forbidden form at `hit`; empty where that is not certain."""
    before, after = target[max(0, hit.start - 2) : hit.start], target[hit.end : hit.end + 2]
    if re.search(r"\w[-‑]$", before) or re.match(r"[-‑]\w", after) or _is_form_of_right(form, term, language):
        return ""
    found, right = target[hit.start : hit.end], term.target
    if language == "ka" and hit.exact and form[-1] == right[-1] and form[-1] in _VOWELS:
        return right  # both nominative, or both in a vowel that stays the same before a surname
    olds, news, givens = (_WORD.findall(text) for text in (form, right, found))
    if _WORD.sub("", form) != _WORD.sub("", right) or len(olds) != len(givens) or len(olds) != len(news):
        return ""
    swap = {"ka": _swap_ka, "ru": _swap_ru}.get(language)
    words = [
        given if old == new else swap(given, old, new) if swap else ""
        for given, old, new in zip(givens, olds, news, strict=True)
    ]
    if not all(words):
        return ""
    done = iter(words)
    text = _WORD.sub(lambda _: next(done), found)
    return text[:1].upper() + text[1:] if found[:1].isupper() else text


def _swap_ka(given: str, old: str, new: str) -> str:
    if not (stems_ka.is_regular(old) and stems_ka.is_regular(new)):
        return ""
    stem = stems_ka.stem_of(old)
    return stems_ka.stem_of(new) + given[len(stem) :] if given.startswith(stem) else ""


def _swap_ru(given: str, old: str, new: str) -> str:
    kind = stems_ru.declension(old)
    if not kind or kind != stems_ru.declension(new) or old[0].isupper() != new[0].isupper():
        return ""
    stem = stems_ru.stem_of(old)
    ending = given[len(stem) :]
    if given in (old, old[:1].upper() + old[1:]):
        return new
    if given[1:].upper() == given[1:] or not ending:
        return ""  # a headline in capitals, or a genitive plural without ending
    if kind == "hard" and not old[0].isupper() and ending not in _SAFE_HARD:
        return ""
    return stems_ru.stem_of(new) + ending
