"""Rows of a report: adding up, sorting, filtering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.locale import Locale
from i18nsync.core.rows import SortKey, filter_rows, sort_rows
from i18nsync.core.status import ArticleState, ArticleStatus, LocaleSummary, Waiting, build_report, summarise
from i18nsync.core.unit import UnitState
from i18nsync.errors import I18nsyncError

KA, RU, HY, EN = Locale("ka"), Locale("ru"), Locale("hy"), Locale("en")

ids = st.sampled_from(["a", "b", "2026", "2026/01/a", "2026/01/b", "2026/010/a", "2025/12/ღამის-მატარებელი"])
rows_of = st.builds(
    ArticleStatus,
    article=ids,
    locale=st.sampled_from([KA, RU, HY]),
    status=st.sampled_from(ArticleState),
    words=st.integers(0, 500),
    words_done=st.integers(0, 600),
    units=st.dictionaries(st.sampled_from(UnitState), st.integers(0, 9)),
    catalog=st.sampled_from(["", "locales/x.po"]),
    date=st.sampled_from(["", "2025-12-31", "2026-01-02"]),
    published=st.booleans(),
    to_translate=st.integers(0, 300),
    behind=st.sampled_from([None, None, 0, 3]),
    waiting=st.sampled_from([None, Waiting(), Waiting("2026-01-02T10:00:00Z", "2026-01-02T11:00:00Z", overdue=True)]),
)
many = st.lists(rows_of, max_size=12)
distinct = st.lists(rows_of, max_size=12, unique_by=lambda row: (row.article, row.locale))


@given(many)
def test_totals_add_up(rows: list[ArticleStatus]) -> None:
    """Every row is in exactly one sum, and an orphan's words are in none that a source answers for."""
    for locale in (KA, RU, HY):
        mine = [row for row in rows if row.locale == locale]
        summary = summarise(rows, locale)
        assert list(summary.by_state) == list(ArticleState)
        assert sum(summary.by_state.values()) == len(mine)
        assert summary.articles + summary.by_state[ArticleState.ORPHANED] == len(mine)
        assert sum(summary.words_by_state.values()) == sum(row.words for row in mine)
        assert summary.words + summary.words_by_state[ArticleState.ORPHANED] == sum(row.words for row in mine)
        counted = [row for row in mine if row.catalog and row.status is not ArticleState.ORPHANED]
        assert sum(summary.units.values()) == sum(row.total for row in counted)


@given(many)
def test_a_hundred_per_cent_means_that_nothing_is_left(rows: list[ArticleStatus]) -> None:
    """The share is rounded down, so one word too few shows."""
    ready = {ArticleState.PUBLISHED, ArticleState.REVIEWED, ArticleState.UNTRACKED, ArticleState.ORPHANED}
    summary = summarise(rows, KA)
    left = [row for row in rows if row.locale == KA and row.status not in ready]
    assert 0.0 <= summary.percent <= 100.0
    if summary.words:
        assert (summary.percent == 100.0) == (not sum(row.words for row in left))
    else:
        assert (summary.percent == 100.0) == (not left)


def test_percent_of_a_locale_is_in_tenths_and_rounded_down() -> None:
    """9,999 of 10,000 words are not all of them."""

    def summary(published: int, missing: int) -> LocaleSummary:
        return summarise(
            [
                ArticleStatus("a", KA, ArticleState.PUBLISHED, words=published),
                ArticleStatus("b", KA, ArticleState.MISSING, words=missing),
            ],
            KA,
        )

    assert summary(9_999, 1).percent == 99.9
    assert summary(2, 1).percent == 66.6
    assert summary(0, 0).percent == 50.0
    assert summarise([], KA).percent == 100.0


@given(rows_of)
def test_percent_of_a_row_is_a_hundred_exactly_when_its_review_is_done(row: ArticleStatus) -> None:
    """Stale sums of a catalog never make it so."""
    assert 0 <= row.percent <= 100
    assert (row.percent == 100) == (row.status in (ArticleState.REVIEWED, ArticleState.PUBLISHED))


def test_percent_of_a_row_goes_by_words_and_else_by_strings() -> None:
    """A reviewed headline is not half of an article of two strings."""
    row = ArticleStatus(
        "a", KA, ArticleState.IN_REVIEW, words=200, words_done=9, units={UnitState.REVIEWED: 1, UnitState.DRAFT: 1}
    )
    assert row.percent == 4
    assert replace(row, words=0).percent == 50
    assert replace(row, words=0, units={}).percent == 0


def kind_of(row: ArticleStatus) -> int:
    """0 for outdated and published, 1 for behind, then the states."""
    if row.status is ArticleState.OUTDATED:
        return 0 if row.published else 2
    return 1 if row.behind else 2 + list(ArticleState).index(row.status)


def key_of(key: str, row: ArticleStatus) -> object:
    newest = [-ord(letter) for letter in row.date] or [0]
    return {
        "priority": (not row.overdue, kind_of(row), newest, row.to_translate + row.to_review),
        "urgency": (0.5 if row.behind else list(ArticleState).index(row.status), newest),
        "article": row.article,
        "words": -row.words,
        "date": newest,
        "percent": row.percent,
    }[key]


@given(many, st.sampled_from(SortKey))
def test_sorting_is_stable_and_keeps_every_row(rows: list[ArticleStatus], key: SortKey) -> None:
    """The same rows, in the order of the key; equal ones as they came."""
    tagged = [replace(row, source=str(index)) for index, row in enumerate(rows)]
    result = sort_rows(tagged, key)
    assert sorted(result, key=lambda row: int(row.source)) == tagged
    keys = [key_of(key, row) for row in result]
    for (before, first), (after, second) in zip(
        zip(keys, result, strict=True), list(zip(keys, result, strict=True))[1:], strict=False
    ):
        assert before <= after  # type: ignore[operator]
        if before == after:
            assert int(first.source) < int(second.source)
    assert sort_rows(result, key) == result


def test_sort_keys_are_what_people_type() -> None:
    """Plain names work, the most urgent state comes first, and within a state the newest article."""
    rows = [
        ArticleStatus("old", KA, ArticleState.MISSING, date="2025-12-31"),
        ArticleStatus("done", KA, ArticleState.PUBLISHED, date="2026-01-09"),
        ArticleStatus("undated", KA, ArticleState.MISSING),
        ArticleStatus("new", KA, ArticleState.MISSING, date="2026-01-02"),
        ArticleStatus("late", KA, ArticleState.OUTDATED, date="2024-05-05"),
    ]
    assert [row.article for row in sort_rows(rows)] == ["late", "new", "old", "undated", "done"]
    assert [row.article for row in sort_rows(rows, "date")] == ["done", "new", "old", "late", "undated"]
    assert [row.article for row in sort_rows(rows, "article")] == ["done", "late", "new", "old", "undated"]


def test_an_unknown_sort_key_is_refused_with_the_known_ones() -> None:
    """The hint lists what to type."""
    with pytest.raises(I18nsyncError) as caught:
        sort_rows([], "size")
    assert (
        str(caught.value) == "cannot sort by 'size'\nSort by one of urgency, article, words, date, percent, priority."
    )


def plainly_within(article: str, section: str) -> bool:
    parts = [part for part in section.split("/") if part]
    return article.split("/")[: len(parts)] == parts


@settings(max_examples=60)
@given(
    many,
    st.lists(st.sampled_from([KA, RU]), max_size=2),
    st.lists(st.sampled_from(ArticleState), max_size=3),
    st.lists(st.sampled_from(["2026", "2026/01", "/2026/01/", "2026/01/a", "a", "x", "", "/"]), max_size=2),
)
def test_filters_narrow_and_keep_the_order(
    rows: list[ArticleStatus], locales: list[Locale], states: list[ArticleState], sections: Sequence[str]
) -> None:
    """A row stays exactly if it meets each criterion that was given."""
    assert filter_rows(rows, locales=locales, states=states, sections=sections) == [
        row
        for row in rows
        if (not locales or row.locale in locales)
        and (not states or row.status in states)
        and (not sections or any(plainly_within(row.article, section) for section in sections))
    ]


@given(distinct, st.randoms(use_true_random=False))
def test_a_report_does_not_depend_on_the_order_of_its_rows(rows: list[ArticleStatus], random: object) -> None:
    """The same facts give the same report."""
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    report = build_report(rows, source_locale=EN, locales=(RU, KA))
    assert report == build_report(shuffled, source_locale=EN, locales=(RU, KA))
    assert list(report.rows) == sort_rows(report.rows)
    assert len(report.rows) == len(rows)


def test_a_report_sums_up_the_locales_of_the_settings_first() -> None:
    """A locale without rows has its sums too, and one that the settings don't name is not lost."""
    rows = [
        ArticleStatus("b", KA, ArticleState.MISSING, words=5),
        ArticleStatus("a", HY, ArticleState.MISSING, words=5),
        ArticleStatus("a", KA, ArticleState.MISSING, words=5),
    ]
    report = build_report(rows, source_locale=EN, locales=(RU, KA), warnings=["x left out"], not_needed=2)
    assert [(summary.locale, summary.articles) for summary in report.summaries] == [(RU, 0), (KA, 2), (HY, 1)]
    assert [(row.article, row.locale) for row in report.rows] == [("a", KA), ("b", KA), ("a", HY)]
    assert (report.source_locale, report.warnings, report.not_needed) == (EN, ("x left out",), 2)
