"""What every report says in the same words: names of languages, numbers, states, closing sentences."""

from __future__ import annotations

from collections.abc import Sequence

from i18nsync.core.counted import articles, warnings, words
from i18nsync.core.locale import ENDONYMS, Locale
from i18nsync.core.names import name_in
from i18nsync.core.status import ArticleState, LocaleSummary, ProjectReport
from i18nsync.messages import ENGLISH, N_, _, ngettext, number
from i18nsync.messages import language as spoken
from i18nsync.messages import listed as joined

__all__ = [
    "MEANING",
    "READY",
    "articles",
    "day",
    "grouped",
    "headed",
    "joined",
    "label",
    "language",
    "meaning",
    "moment",
    "nothing_to_do",
    "one_line",
    "own_name",
    "percentage",
    "ready",
    "skipped",
    "summed",
    "warnings",
    "words",
]

MEANING = {
    ArticleState.OUTDATED: N_("the source changed after it was translated"),
    ArticleState.MISSING: N_("no version that readers could use, nothing translated yet"),
    ArticleState.PARTIAL: N_("some strings translated, some still missing"),
    ArticleState.DRAFTED: N_("all drafted by machine or memory, reviewed by nobody yet"),
    ArticleState.IN_REVIEW: N_("all translated, not yet all reviewed"),
    ArticleState.REVIEWED: N_("all reviewed, the version still has to be built"),
    ArticleState.UNTRACKED: N_("a version exists, but no catalog follows it"),
    ArticleState.ORPHANED: N_("what is left of an article whose source is gone"),
    ArticleState.PUBLISHED: N_("reviewed, and the version is what the catalog builds"),
}
"""What each state means, for readers who don't know the words yet."""

READY = N_("ready: words of articles that are published, reviewed or untracked")
"""What the percentage of a locale counts."""


_LABELS = {
    ArticleState.OUTDATED: N_("outdated"),
    ArticleState.MISSING: N_("missing"),
    ArticleState.PARTIAL: N_("partial"),
    ArticleState.DRAFTED: N_("drafted"),
    ArticleState.IN_REVIEW: N_("in review"),
    ArticleState.REVIEWED: N_("reviewed"),
    ArticleState.UNTRACKED: N_("untracked"),
    ArticleState.ORPHANED: N_("orphaned"),
    ArticleState.PUBLISHED: N_("published"),
}


def language(locale: Locale) -> str:
    """The name of a language in the reader's language, as `Georgian`; the tag where CLDR has none."""
    return name_in(locale, Locale(spoken())) or locale.tag


def own_name(locale: Locale) -> str:
    """What a language calls itself, as `ქართული`; empty where nobody wrote that down."""
    return ENDONYMS.get(locale.language) or name_in(locale, locale)


def label(state: ArticleState) -> str:
    """A state as people read it: `in review` for `in-review`."""
    return _(_LABELS[state])


def meaning(state: ArticleState) -> str:
    """What a state means, in the reader's language."""
    return _(MEANING[state])


def ready() -> str:
    """`READY` in the reader's language."""
    return _(READY)


def headed(text: str) -> str:
    """The text with a capital at its head, where its script has capitals at heads: Georgian has none there."""
    return text[:1].title() + text[1:]


def grouped(value: int) -> str:
    """A number with its thousands set apart, as English does: `18,300`."""
    return number(value)


def percentage(share: float) -> str:
    """A share with one decimal, as `84.2 %`."""
    return f"{number(share, 1)} %"


def day(text: str) -> str:
    """The day of a time, as the reader's language writes it; English has it as it is given: `2026-01-02`.

    Args:
        text: a day or a time in ISO 8601; anything else is given back.
    """
    if spoken() == ENGLISH:
        return text
    from datetime import date

    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(text), "medium", locale=spoken())
    except ValueError:
        return text


def moment(text: str) -> str:
    """A UTC time to the minute, as the reader's language writes it; English has `2026-01-02 10:00`.

    Args:
        text: as `2026-01-02T10:00:00Z`.
    """
    return f"{day(text[:10])} {text[11:16]}"


def nothing_to_do(report: ProjectReport, *, hidden: int = 0) -> str:
    """The one friendly line in place of rows, or empty if some article needs work.

    Args:
        report: what is shown.
        hidden: rows that a limit cut away.
    """
    if hidden or any(row.status.needs_work for row in report.rows):
        return ""
    states = {state for summary in report.summaries for state, count in summary.by_state.items() if count}
    if states - {ArticleState.PUBLISHED, ArticleState.UNTRACKED}:
        return _("None of the articles asked for needs work.")
    count = max((summary.articles for summary in report.summaries), default=0)
    if not count:
        return _("There is nothing to translate yet.")
    untracked = sum(summary.by_state.get(ArticleState.UNTRACKED, 0) for summary in report.summaries)
    names = [language(summary.locale) for summary in report.summaries]
    where = joined(names) if len(names) <= 3 else _("all {n} languages").format(n=len(names))
    if untracked:
        # TRANSLATORS: {languages} is a list of languages, as "Georgian and Russian", or "all 5 languages".
        return ngettext(
            "Every article has a version in {languages}; {n} version is untracked.",
            "Every article has a version in {languages}; {n} versions are untracked.",
            untracked,
        ).format(languages=where, n=number(untracked))
    # TRANSLATORS: {languages} is a list of languages, as "Georgian and Russian", or "all 5 languages".
    return ngettext(
        "The one article is published in {languages}. Nothing needs work.",
        "All {n} articles are published in {languages}. Nothing needs work.",
        count,
    ).format(languages=where, n=number(count))


def summed(report: ProjectReport) -> Sequence[LocaleSummary]:
    """The summaries that are worth showing: all, or none where no locale has any article."""
    return report.summaries if any(any(summary.by_state.values()) for summary in report.summaries) else ()


def skipped(report: ProjectReport) -> str:
    """How many articles have nothing to translate, in a sentence; empty for none."""
    if not report.not_needed:
        return ""
    return ngettext(
        "{n} article has no text to translate.", "{n} articles have no text to translate.", report.not_needed
    ).format(n=number(report.not_needed))


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
