"""Reports to write: nothing, one row, a newsroom on a Tuesday, and ids that mean harm."""

from __future__ import annotations

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.core.unit import UnitState

KA, RU, EN = Locale("ka"), Locale("ru"), Locale("en")

HOSTILE_IDS = (
    "<script>alert(1)</script>",
    "pipe|and\\|more\\",
    "quote\"and'apostrophe",
    "line\nbreak\r\nand\rreturn",
    "2026/01/ღამის-მატარებელი",
    '=HYPERLINK("http://example.org")',
    "  +1+1",
    "\x1b[31mred\x1b[0m and \u202ebackwards",
    "odd-file-name-\udcff",
    "`code` *bold* _it_ [link](http://example.org) ~~gone~~ &amp; $x$",
    "@everyone fixes #1",
    "</title></svg><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "漢字-and-wide-characters",
    "long/" + "x" * 300,
)


def row(  # noqa: PLR0917 - a table reads best without names
    article: str,
    locale: Locale,
    status: ArticleState,
    reason: str = "",
    words: int = 0,
    done: int = 0,
    date: str = "",
    **units: int,
) -> ArticleStatus:
    orphan = status is ArticleState.ORPHANED
    return ArticleStatus(
        article,
        locale,
        status,
        reason,
        source="" if orphan else f"content/en/{article}.md",
        target=f"content/{locale}/{article}.md",
        words=words,
        units={UnitState(name): count for name, count in units.items()},
        words_done=done,
        published=status not in (ArticleState.MISSING, ArticleState.PARTIAL),
        catalog=f"locales/{locale}/LC_MESSAGES/{article}.po" if set(units) - {"missing"} else "",
        date=date,
    )


@pytest.fixture
def empty() -> ProjectReport:
    """A project without articles."""
    return build_report([], source_locale=EN, locales=(KA, RU))


@pytest.fixture
def bare() -> ProjectReport:
    """A project without target languages."""
    return build_report([], source_locale=EN, locales=())


@pytest.fixture
def one() -> ProjectReport:
    """One article in one language."""
    missing = row("2026/01/night-train", KA, ArticleState.MISSING, words=412, date="2026-01-14", missing=22)
    return build_report([missing], source_locale=EN, locales=(KA,))


@pytest.fixture
def done() -> ProjectReport:
    """Two articles, both published in both languages."""
    rows = [
        row(article, locale, ArticleState.PUBLISHED, words=100, done=100, reviewed=5)
        for article in ("2026/01/night-train", "2026/02/water-tariff")
        for locale in (KA, RU)
    ]
    return build_report(rows, source_locale=EN, locales=(KA, RU))


@pytest.fixture
def newsroom() -> ProjectReport:
    """Every state, some warnings."""
    state = ArticleState
    rows = [
        row(
            "2026/01/night-train-returns", KA, state.OUTDATED, "2 strings outdated", 412, 380, "2026-01-14",
            reviewed=20, outdated=2,
        ),
        row("2026/01/night-train-returns", RU, state.PUBLISHED, "", 412, 412, "2026-01-14", reviewed=22),
        row(
            "2026/02/avalanche-warning-for-the-saddle-pass", KA, state.REVIEWED,
            "the version on disk was changed by hand since it was built", 260, 260, "2026-02-03", reviewed=14,
        ),
        row(
            "2026/02/avalanche-warning-for-the-saddle-pass", RU, state.IN_REVIEW,
            "3 strings to review, 2 strings unconfirmed", 260, 180, "2026-02-03", reviewed=9, draft=3, unconfirmed=2,
        ),
        row("2026/03/water-tariff-vote", KA, state.DRAFTED, "18 strings to review", 388, 0, "2026-03-21", draft=18),
        row(
            "2026/03/water-tariff-vote", RU, state.PARTIAL, "4 of 18 strings missing", 388, 120, "2026-03-21",
            draft=8, approved=6, missing=4,
        ),
        row("2026/05/ზაფხულის-კითხვა", KA, state.UNTRACKED, "no catalog yet", 1340, 0, "2026-05-30", missing=40),
        row("2026/05/ზაფხულის-კითხვა", RU, state.MISSING, "looks like Kannada", 1340, 0, "2026-05-30", missing=40),
        row("2025/04/spring-fair", RU, state.ORPHANED, "the source is gone; its version is left"),
    ]  # fmt: skip
    warnings = ["content/ka/2026/07/notes.md: not UTF-8 at byte 17, left out", "content/ru/loop: a link to itself"]
    return build_report(rows, source_locale=EN, locales=(KA, RU), warnings=warnings, not_needed=3)


@pytest.fixture
def hostile() -> ProjectReport:
    """Ids, reasons and warnings that try to be markup, formulas, terminal codes and broken text."""
    rows = [
        row(article, KA, ArticleState.OUTDATED, reason=article, words=7, date=article, draft=1)
        for article in HOSTILE_IDS
    ]
    return build_report(rows, source_locale=EN, locales=(KA, RU), warnings=HOSTILE_IDS)
