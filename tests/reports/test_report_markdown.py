"""Markdown for a pull request, read back by a CommonMark parser with tables."""

from __future__ import annotations

import io
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.reports.markdown import MARKER, MarkdownReport
from i18nsync.reports.words import one_line

EN, KA = Locale("en"), Locale("ka")
OURS = {
    "h3", "table", "thead", "tbody", "tr", "th", "td", "strong", "p", "sub", "details", "summary", "code", "blockquote",
    "ul", "li",
}  # fmt: skip


class Page(HTMLParser):
    """Tags, table cells and list items of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.tables: list[list[list[str]]] = []
        self.items: list[str] = []
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self._open = tag
        elif tag == "li":
            self.items.append("")
            self._open = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in ("td", "th"):
            self.tables[-1][-1][-1] += data
        elif self._open == "li":
            self.items[-1] += data


def text_of(report: ProjectReport, markdown: MarkdownReport | None = None) -> str:
    stream = io.StringIO()
    (markdown or MarkdownReport()).write(report, stream)
    return stream.getvalue()


def page_of(report: ProjectReport, markdown: MarkdownReport | None = None) -> Page:
    return Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(text_of(report, markdown)))


def test_ids_and_reasons_are_text_and_nothing_else(hostile: ProjectReport) -> None:
    """No markup, cell border or tag of theirs has an effect; every row has its six cells."""
    page = page_of(hostile)
    assert page.tags <= OURS
    _, rows = page.tables
    assert {len(row) for row in rows} == {6}
    blank = str.strip  # a cell's outer blanks mean nothing
    assert [blank(row[0]) for row in rows[1:]] == [blank(one_line(row.article)) for row in hostile.rows]
    assert [blank(row[3]) for row in rows[1:]] == [blank(one_line(row.reason)) for row in hostile.rows]
    assert [blank(item) for item in page.items[: len(hostile.warnings)]] == [
        blank(one_line(warning)) for warning in hostile.warnings
    ]


def test_nobody_is_called_and_no_issue_linked(hostile: ProjectReport) -> None:
    """GitHub looks for mentions after it has read character references, so the sign is parted from the word too."""
    text = text_of(hostile)
    assert "@everyone" not in text
    assert "&#64;everyone" not in text
    assert "&#64;<!-- -->everyone fixes &#35;<!-- -->1" in text


def test_summary_table(newsroom: ProjectReport) -> None:
    """A row a language, a column a state that occurs."""
    heads, georgian, russian = page_of(newsroom).tables[0]
    assert heads[:5] == ["Language", "Ready", "", "Articles", "Words"]
    assert heads[5:] == [
        "Outdated", "Missing", "Partial", "Drafted", "In review", "Reviewed", "Untracked", "Orphaned", "Published",
    ]  # fmt: skip
    assert georgian == ["Georgian (ka) ქართული", "66.6 %", "▰▰▰▰▰▰▱▱▱▱", "4", "2,400", *"100101100"]
    assert russian[:2] == ["Russian (ru) Русский", "17.1 %"]


def test_a_bot_can_find_its_comment(newsroom: ProjectReport) -> None:
    """By the first line, which readers don't see."""
    assert text_of(newsroom).startswith(f"{MARKER}\n### Translation status\n")


def test_the_list_is_folded_and_counted(newsroom: ProjectReport, one: ProjectReport, done: ProjectReport) -> None:
    """What is published is not said to need work."""
    assert "<details><summary>9 versions</summary>" in text_of(newsroom)
    assert "<details><summary>1 version needs work</summary>" in text_of(one)
    listed = ProjectReport(EN, newsroom.summaries, [row for row in newsroom.rows if row.status.needs_work])
    assert "<details><summary>8 versions need work</summary>" in text_of(listed)
    assert "<details><summary>45 versions need work</summary>" in text_of(listed, MarkdownReport(hidden=37))
    assert " |\n\n... and 37 more\n\n</details>" in text_of(listed, MarkdownReport(hidden=37))
    assert "All 2 articles are published in Georgian and Russian. Nothing needs work.\n" in text_of(done)


def test_nothing_to_list(done: ProjectReport) -> None:
    """One friendly line, no empty list."""
    text = text_of(ProjectReport(EN, done.summaries, rows=()))
    assert text.endswith("\n\nAll 2 articles are published in Georgian and Russian. Nothing needs work.\n")
    assert "<details>" not in text


@pytest.mark.parametrize("most", [2_000, 5_000, 65_000])
def test_a_comment_never_grows_too_long_to_post(most: int) -> None:
    """Rows and warnings that don't fit are counted."""
    rows = [ArticleStatus(f"2026/01/article-{number:04}", KA, ArticleState.MISSING) for number in range(2_000)]
    warnings = [f"content/ka/{number}.md: not UTF-8" for number in range(2_000)]
    report = build_report(rows, source_locale=EN, locales=(KA,), warnings=warnings)
    text = text_of(report, MarkdownReport(max_chars=most))
    assert most * 0.7 < len(text) <= most
    page = page_of(report, MarkdownReport(max_chars=most))
    listed, warned = len(page.tables[1]) - 1, len(page.items) - 1
    assert f"... and {2_000 - listed:,} more\n\n</details>" in text
    assert f"> - ... and {2_000 - warned:,} more\n" in text
    assert "<summary>2,000 versions need work</summary>" in text
