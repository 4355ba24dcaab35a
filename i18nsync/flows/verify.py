"""Verify: hold Laws 1 (identity) and 2 (re-extraction) against real files before anyone trusts them to this tool."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from i18nsync.core.article import Article
from i18nsync.core.document import Document, Segment
from i18nsync.core.pieces import pieces
from i18nsync.core.ports import Format
from i18nsync.core.unit import UnitKey
from i18nsync.errors import FormatError
from i18nsync.messages import N_, _, ngettext

__all__ = ["Verdict", "verify_article", "verify_articles"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one file.

    Args:
        path: the file.
        segments: how many segments it has.
        problem: which law it breaks and where, in plain words; empty if none.
    """

    path: str
    segments: int
    problem: str = ""


def verify_articles(articles: Iterable[Article], form: Callable[[str], Format]) -> Iterator[Verdict]:
    """Verify articles one by one.

    Args:
        articles: what to verify.
        form: format name -> format.
    """
    for article in articles:
        yield verify_article(article, form(article.ref.format))


def verify_article(article: Article, form: Format) -> Verdict:
    """Hold both laws against one article: with its own texts, with letters changed, with other texts altogether."""
    try:
        document = form.parse(article)
    except FormatError as error:
        return Verdict(
            article.path,
            0,
            _("cannot be parsed: {reason}").format(reason=f"{error.where or article.path}: {error.message}"),
        )
    count = len(document.segments)
    if document.text != article.text:
        return Verdict(
            article.path, count, _("identity: {problem}").format(problem=_first_difference(article.text, document.text))
        )
    own = form.render(document, {key: key.source for key in document.keys})
    if own != article.text:
        return Verdict(
            article.path, count, _("identity: {problem}").format(problem=_first_difference(article.text, own))
        )
    for said, targets in (
        (N_("re-extraction with changed letters: {problem}"), _swapped(document)),
        (N_("re-extraction with other text: {problem}"), _replaced(document)),
    ):
        problem = _re_extracts(article, document, targets, form)
        if problem:
            return Verdict(article.path, count, _(said).format(problem=problem))
    return Verdict(article.path, count)


def _re_extracts(article: Article, document: Document, targets: dict[UnitKey, str], form: Format) -> str:
    try:
        again = form.parse(replace(article, text=form.render(document, targets)))
    except FormatError as error:
        return error.message
    expected = [(segment.role, targets[segment.key]) for segment in document.segments]
    found = [(segment.role, segment.source) for segment in again.segments]
    if found == expected:
        return ""
    for segment, want, have in zip(document.segments, expected, found, strict=False):
        if want != have:
            # TRANSLATORS: {was} and {role} are what the text is in the article, as "heading".
            return _("line {line}: {was} {before!r} came back as {role} {after!r}").format(
                line=segment.line, was=want[0], before=want[1][:40], role=have[0], after=have[1][:40]
            )
    return ngettext(
        "{n} segment went in, {found} came out", "{n} segments went in, {found} came out", len(expected)
    ).format(n=len(expected), found=len(found))


def _first_difference(before: str, after: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    line = before.count("\n", 0, at) + 1
    return _("line {line}: {before!r} came back as {after!r}").format(
        line=line, before=before[at : at + 30], after=after[at : at + 30]
    )


def _swapped(document: Document) -> dict[UnitKey, str]:
    """Targets with the case of every letter outside of inline codes swapped."""
    return {segment.key: _outside_codes(segment, str.swapcase) for segment in document.segments}


def _replaced(document: Document) -> dict[UnitKey, str]:
    """Targets that have nothing of their sources but the count."""
    keys = document.keys
    return {key: f"ტექსტი ნომერი {number}, и еще слово" for number, key in enumerate(keys, 1)}


def _outside_codes(segment: Segment, change: Callable[[str], str]) -> str:
    cut = pieces(segment.source, segment.codes)
    return "".join(change(piece.text) if piece.code is None else piece.text for piece in cut)
