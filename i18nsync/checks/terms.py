"""The newsroom's glossary: renderings that it asks for and rules out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from i18nsync.core.finding import Edit, Finding, Severity, Span
from i18nsync.core.glossary import Term
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.core.terms import Remark, RemarkKind, apply
from i18nsync.messages import _

__all__ = ["checks"]


_LEAST = 4  # letters of a stem that tells a word from others


def _remarks(pair: Pair) -> tuple[tuple[Remark, ...], Sequence[tuple[Term, int, int]]]:
    """What `core.terms` says of a pair, and where the terms stand in the source."""
    if pair.setting.glossary is None:
        return (), ()
    found = pair.setting.glossary.find(pair.source.text, pair.source_codes)
    if not found:
        return (), ()
    terms = [term for term, _start, _end in found]
    language, lemmatise = pair.language, pair.setting.lemmatise
    applied = apply(pair.target.text, terms, language, codes=pair.target_codes, lemmatise=lemmatise)
    return applied.remarks, found


def _place(term: Term, found: Sequence[tuple[Term, int, int]]) -> Span | None:
    return next(((start, end) for other, start, end in found if other == term), None)


def _is_common_word(term: Term) -> bool:
    return term.kind == "term" and term.source.islower() and term.source.isalpha()


def _is_derived(term: Term, pair: Pair) -> bool:
    """Whether a word made of the rendering is there: билетная касса for билет."""
    if not _is_common_word(term):
        return False
    return any(
        word.startswith(form[: max(_LEAST, len(form) - 2)].lower())
        for form in (term.target, *term.accepted)
        if form.isalpha() and len(form) > _LEAST
        for word in pair.target.vocabulary
    )


class RequiredTerm:
    """A term without its rendering."""

    id = "term"
    name = "required term"
    severity = Severity.ERROR
    description = "A term of the glossary is rendered as the glossary has it, in whatever form the sentence needs."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The city council met.", "ქალაქის ხელმძღვანელობა შეიკრიბა."),
        Example("ru", "The city council met.", "Городские власти собрались."),
    )
    misses = (
        Example("ka", "The city council met.", "საკრებულომ სხდომა გამართა."),
        Example("ka", "The city councils met.", "საკრებულოებმა სხდომა გამართეს."),
        Example("ru", "The city council met.", "Заседание сакребуло прошло."),
        Example("ru", "See [it](/city-council/).", "См. [здесь](/city-council/)."),
        Example("ru", "The council met.", "Совет собрался."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for each term of the source that the target does not have."""
        remarks, found = _remarks(pair)
        for remark in remarks:
            if remark.kind is RemarkKind.MISSING and not _is_derived(remark.term, pair):
                yield Finding(
                    self.id,
                    # A common word may be a verb in the source, or go by another word once; a name may not.
                    Severity.WARNING if _is_common_word(remark.term) else Severity.ERROR,
                    _("“{term}” is “{wanted}” in the glossary, and the translation does not have it").format(
                        term=remark.term.source, wanted=remark.wanted
                    ),
                    source=_place(remark.term, found),
                )


class ForbiddenTerm:
    """A rendering that the newsroom has ruled out."""

    id = "forbidden-term"
    name = "forbidden term"
    severity = Severity.WARNING
    description = "A rendering that the glossary rules out does not stand in the translation."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The city council met.", "ქალაქის საბჭო შეიკრიბა.", "ქალაქის საბჭო"),
        Example("ru", "It is in the city council.", "Это в городском совете.", "городском совете"),
    )
    misses = (
        Example("ka", "The city council met.", "საკრებულო შეიკრიბა."),
        Example("ru", "The council met.", "Городской совет собрался."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding for each place, with the right rendering where its form is certain."""
        remarks, found = _remarks(pair)
        return tuple(self._found(remarks, found))

    def _found(self, remarks: Iterable[Remark], found: Sequence[tuple[Term, int, int]]) -> Iterator[Finding]:
        for remark in remarks:
            if remark.kind is RemarkKind.MISSING:
                continue
            span = (remark.at, remark.at + len(remark.found))
            certain = remark.kind is RemarkKind.CORRECTED
            yield Finding(
                self.id,
                self.severity,
                _("“{found}” is ruled out for “{term}”; the glossary has “{wanted}”").format(
                    found=remark.found, term=remark.term.source, wanted=remark.term.target
                ),
                source=_place(remark.term, found),
                target=span,
                edits=(Edit(*span, remark.wanted),) if certain else (),
            )


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (RequiredTerm(), ForbiddenTerm())
