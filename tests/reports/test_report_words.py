"""What the reports say in the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ProjectReport, build_report
from i18nsync.reports.words import (
    MEANING,
    joined,
    language,
    nothing_to_do,
    one_line,
    own_name,
    skipped,
    summed,
    words,
)


@pytest.mark.parametrize(
    ("tag", "english", "own"),
    [
        ("ka", "Georgian", "ქართული"),
        ("ru", "Russian", "Русский"),
        ("hy", "Armenian", "հայերեն"),
        ("pt-BR", "Portuguese (Brazil)", "português (Brasil)"),
        ("zh-Hans", "Chinese (Simplified)", "中文 (简体)"),
        ("xx", "xx", ""),
        ("en-x-private", "en-x-private", "English"),
    ],
)
def test_languages_are_named_in_english_and_by_themselves(tag: str, english: str, own: str) -> None:
    """A language that CLDR doesn't know is shown by its tag."""
    assert language(Locale(tag)) == english
    assert own_name(Locale(tag)) == own


def test_every_state_has_a_meaning() -> None:
    """In the order of urgency, as everywhere."""
    assert list(MEANING) == list(ArticleState)


def test_counted_nouns_and_lists() -> None:
    """Plurals, thousands and `and`."""
    assert [words(number) for number in (0, 1, 2, 18_300)] == ["0 words", "1 word", "2 words", "18,300 words"]
    assert [joined(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_closing_line(empty: ProjectReport, done: ProjectReport, one: ProjectReport) -> None:
    """Friendly when all is done, honest when the work is only out of sight."""
    assert nothing_to_do(empty) == "There is nothing to translate yet."
    assert nothing_to_do(done) == "All 2 articles are published in Georgian and Russian. Nothing needs work."
    assert nothing_to_do(one) == ""
    assert nothing_to_do(done, hidden=1) == ""
    filtered = ProjectReport(one.source_locale, one.summaries, rows=())
    assert nothing_to_do(filtered) == "None of the articles asked for needs work."


def test_closing_line_of_versions_that_nobody_tracks(done: ProjectReport) -> None:
    """They are there for readers, so they need no work; but they are not called published."""
    rows = [replace(row, status=ArticleState.UNTRACKED) if number == 0 else row for number, row in enumerate(done.rows)]
    full = build_report(rows, source_locale=done.source_locale, locales=[each.locale for each in done.summaries])
    shown = replace(full, rows=())
    assert nothing_to_do(full) == ""
    assert nothing_to_do(shown) == "Every article has a version in Georgian and Russian; 1 version is untracked."
    rows = [replace(row, status=ArticleState.UNTRACKED) for row in done.rows]
    full = build_report(rows, source_locale=done.source_locale, locales=[each.locale for each in done.summaries])
    shown = replace(full, rows=())
    assert nothing_to_do(shown) == "Every article has a version in Georgian and Russian; 4 versions are untracked."


def test_closing_line_of_one_article_and_of_many_languages(done: ProjectReport) -> None:
    """The sentence stays a sentence, and on one line."""
    rows = [row for row in done.rows if row.article == "2026/01/night-train"]
    single = build_report(rows, source_locale=done.source_locale, locales=[Locale(tag) for tag in ("ka", "ru")])
    assert nothing_to_do(single) == "The one article is published in Georgian and Russian. Nothing needs work."
    many = build_report(
        rows, source_locale=done.source_locale, locales=[Locale(tag) for tag in ("ka", "ru", "hy", "az")]
    )
    assert nothing_to_do(many) == "The one article is published in all 4 languages. Nothing needs work."


def test_articles_without_text_are_mentioned(newsroom: ProjectReport, empty: ProjectReport) -> None:
    """So that nobody looks for them among the rows."""
    assert skipped(newsroom) == "3 articles have no text to translate."
    assert skipped(ProjectReport(newsroom.source_locale, (), (), not_needed=1)) == "1 article has no text to translate."
    assert skipped(empty) == ""


def test_sums_of_nothing_are_not_shown(newsroom: ProjectReport, empty: ProjectReport) -> None:
    """A full bar over an empty project would be a joke."""
    assert summed(newsroom) == newsroom.summaries
    assert summed(empty) == ()


@given(st.text())
def test_one_line_has_nothing_that_moves_the_cursor(text: str) -> None:
    """Printable text stays as it is, the rest becomes escapes."""
    result = one_line(text)
    assert result.isprintable()
    if text.isprintable():
        assert result == text
