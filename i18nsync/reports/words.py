"""What every report says in the same words: names of languages, numbers, states, closing sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from i18nsync.core.locale import ENDONYMS, Locale
from i18nsync.core.names import name_in
from i18nsync.core.status import ArticleState, LocaleSummary, ProjectReport

__all__ = [
    "MEANING",
    "READY",
    "count",
    "grouped",
    "joined",
    "label",
    "language",
    "nothing_to_do",
    "one_line",
    "own_name",
    "skipped",
    "summed",
]

MEANING = {
    ArticleState.OUTDATED: "the source changed after it was translated",
    ArticleState.MISSING: "no version that readers could use, nothing translated yet",
    ArticleState.PARTIAL: "some strings translated, some still missing",
    ArticleState.DRAFTED: "all drafted by machine or memory, reviewed by nobody yet",
    ArticleState.IN_REVIEW: "all translated, not yet all reviewed",
    ArticleState.REVIEWED: "all reviewed, the version still has to be built",
    ArticleState.UNTRACKED: "a version exists, but no catalog follows it",
    ArticleState.ORPHANED: "what is left of an article whose source is gone",
    ArticleState.PUBLISHED: "reviewed, and the version is what the catalog builds",
}
"""What each state means, for readers who don't know the words yet."""

READY = "ready: words of articles that are published, reviewed or untracked"
"""What the percentage of a locale counts."""


def language(locale: Locale) -> str:
    """The English name of a language, as `Georgian`; the tag where CLDR has none."""
    return name_in(locale, Locale("en")) or locale.tag


def own_name(locale: Locale) -> str:
    """What a language calls itself, as `ქართული`; empty where nobody wrote that down."""
    return ENDONYMS.get(locale.language) or name_in(locale, locale)


def label(state: ArticleState) -> str:
    """A state as people read it: `in review` for `in-review`."""
    return state.replace("-", " ")


def grouped(number: int) -> str:
    """A number with its thousands set apart, as English does: `18,300`."""
    return f"{number:,}"


def count(number: int, noun: str) -> str:
    """A counted noun, as `1 article` and `2,000 articles`."""
    return f"{grouped(number)} {noun}" if number == 1 else f"{grouped(number)} {noun}s"


def joined(names: Iterable[str]) -> str:
    """Names as a sentence lists them: `Armenian, Georgian and Russian`."""
    *head, last = [*names] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def nothing_to_do(report: ProjectReport, *, hidden: int = 0) -> str:
    """The one friendly line in place of rows, or empty if some article needs work.

    Args:
        report: what is shown.
        hidden: rows that a limit cut away.
    """
    if hidden or any(row.status.needs_work for row in report.rows):
        return ""
    states = {state for summary in report.summaries for state, number in summary.by_state.items() if number}
    if states - {ArticleState.PUBLISHED, ArticleState.UNTRACKED}:
        return "None of the articles asked for needs work."
    articles = max((summary.articles for summary in report.summaries), default=0)
    if not articles:
        return "There is nothing to translate yet."
    untracked = sum(summary.by_state.get(ArticleState.UNTRACKED, 0) for summary in report.summaries)
    names = [language(summary.locale) for summary in report.summaries]
    where = joined(names) if len(names) <= 3 else f"all {len(names)} languages"
    if untracked:
        are = "is" if untracked == 1 else "are"
        return f"Every article has a version in {where}; {count(untracked, 'version')} {are} untracked."
    every = "The one article is" if articles == 1 else f"All {grouped(articles)} articles are"
    return f"{every} published in {where}. Nothing needs work."


def summed(report: ProjectReport) -> Sequence[LocaleSummary]:
    """The summaries that are worth showing: all, or none where no locale has any article."""
    return report.summaries if any(any(summary.by_state.values()) for summary in report.summaries) else ()


def skipped(report: ProjectReport) -> str:
    """How many articles have nothing to translate, in a sentence; empty for none."""
    if not report.not_needed:
        return ""
    has = "has" if report.not_needed == 1 else "have"
    return f"{count(report.not_needed, 'article')} {has} no text to translate."


def one_line(text: str) -> str:
    r"""Make `text` harmless on a line of its own: control and layout characters become escapes, as `\n` or `\x1b`.

    An id or a warning may hold a file's name, and a file's name may hold anything but a slash and NUL: a line break, an
    escape sequence for the terminal, an override of the writing direction.
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
