"""The web page: well-formed, self-contained, accessible."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from importlib import resources
from itertools import pairwise

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, build_report
from i18nsync.reports.html import Html
from i18nsync.reports.words import one_line

EN, KA = Locale("en"), Locale("ka")
VOID = {"meta", "input"}
STYLE = resources.files("i18nsync.reports").joinpath("html_style.css").read_text(encoding="utf-8")
SCRIPT = resources.files("i18nsync.reports").joinpath("html_script.js").read_text(encoding="utf-8")


class Element:
    """A tag with its attributes and the text in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.text = ""


class Page(HTMLParser):
    """All elements of a page; fails where tags don't close as they opened."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} is given twice"
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        return [
            element
            for element in self.elements
            if element.tag == tag and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]


def text_of(report: ProjectReport, html: Html | None = None) -> str:
    stream = io.StringIO()
    (html or Html()).write(report, stream)
    return stream.getvalue()


@pytest.fixture(params=["empty", "bare", "one", "done", "newsroom", "hostile"])
def page(request: pytest.FixtureRequest) -> Page:
    """Each sample report as a page."""
    return Page(text_of(request.getfixturevalue(request.param)))


def test_the_page_asks_the_network_for_nothing(page: Page) -> None:
    """No address anywhere, nor a style or a handler in an attribute; the policy of the page says the same."""
    for element in page.elements:
        assert not {"src", "href", "action", "style", "srcset", "data"} & set(element.attributes)
        assert not [name for name in element.attributes if name.startswith("on")]
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    assert policy.attributes["content"].startswith("default-src 'none'; ")


def test_the_policy_lets_our_style_and_script_run_and_no_other(page: Page) -> None:
    """Their hashes stand in it."""
    (policy,) = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    (style,), (script,) = page.all("style"), page.all("script")
    for kind, element in (("style", style), ("script", script)):
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy.attributes["content"]


def test_every_reference_resolves_and_every_id_is_single(page: Page) -> None:
    """A label that points nowhere says nothing."""
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    for element in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            assert set(element.attributes.get(name, "").split()) <= set(ids)


def test_structure_that_a_screen_reader_walks_by(page: Page) -> None:
    """One main heading, no level skipped, a language, a title, headers with a scope, controls with a label."""
    (html,) = page.all("html")
    assert html.attributes["lang"] == "en"
    assert page.all("title")[0].text == "Translation status"
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch(r"h[1-6]", element.tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(element.attributes.get("scope") in ("col", "row") for element in page.all("th"))
    labels = page.all("label")
    assert len(labels) == len(page.all("input")) + len(page.all("select"))
    assert all(element.text.strip() for element in labels)


def test_ids_reasons_and_warnings_are_text_and_nothing_else(hostile: ProjectReport) -> None:
    """The page has the elements that it would have with harmless ids."""
    page = Page(text_of(hostile))
    names = [one_line(row.article) for row in hostile.rows]
    assert [element.text for element in page.all("th", scope="row")] == names
    bdi = [element.text for element in page.all("bdi")]
    assert bdi == [one_line(warning) for warning in hostile.warnings] + names
    rows = [
        ArticleStatus(f"a{number}", KA, ArticleState.OUTDATED, "r", words=7, date="d", units=row.units)
        for number, row in enumerate(hostile.rows)
    ]
    locales = [summary.locale for summary in hostile.summaries]
    harmless = build_report(rows, source_locale=EN, locales=locales, warnings=["w"] * len(hostile.warnings))
    assert [element.tag for element in page.elements] == [element.tag for element in Page(text_of(harmless)).elements]


def test_each_chart_says_in_words_what_it_shows(newsroom: ProjectReport) -> None:
    """For whoever cannot see it, and in the legend for whoever cannot tell the colours."""
    page = Page(text_of(newsroom))
    charts = page.all("svg", role="img")
    assert len(charts) == 2
    words = [element.text for element in page.all("desc")]
    assert words[0] == (
        "untracked: 1 article, 1,340 words; reviewed: 1 article, 260 words; drafted: 1 article, 388 words; "
        "outdated: 1 article, 412 words."
    )
    titles = [element.text for element in page.all("title") if "ready" in element.text]
    assert titles == ["Georgian: 66.6 % of 2,400 words ready", "Russian: 17.1 % of 2,400 words ready"]
    legends = [" ".join(element.text.split()) for element in page.all("li")]
    assert "untracked 1 1,340 words" in legends
    assert "orphaned 1" in legends


def test_a_bar_is_filled_from_end_to_end(newsroom: ProjectReport) -> None:
    """Widths go by words, with gaps between, and a single word can be seen."""
    rows = [
        ArticleStatus("a", KA, ArticleState.PUBLISHED, words=1_000_000),
        ArticleStatus("b", KA, ArticleState.MISSING, words=1),
        ArticleStatus("c", KA, ArticleState.ORPHANED, words=500),
        ArticleStatus("d", KA, ArticleState.DRAFTED, words=0),
    ]
    for report in (newsroom, build_report(rows, source_locale=EN, locales=(KA,))):
        parts = [
            (float(element.attributes["x"]), float(element.attributes["width"]))
            for element in Page(text_of(report)).all("rect", y="0", height="26")
            if element.attributes["class"].startswith("is-")
        ]
        ends = [0.0, *(round(x + width, 1) for x, width in parts)]
        for (x, width), end in zip(parts, ends, strict=False):
            assert width >= 5.9
            assert x == 0 or abs(x - end - 3) <= 0.11
        assert sum(1 for x, width in parts if abs(x + width - 1000) <= 0.11) == len(report.summaries)


def test_names_of_languages_are_marked_as_theirs(newsroom: ProjectReport) -> None:
    """So that a screen reader and a hyphenator know."""
    page = Page(text_of(newsroom))
    assert [element.text for element in page.all("span", lang="ka")] == ["ქართული"]
    assert [element.text for element in page.all("span", lang="ru")] == ["Русский"]


def test_rows_carry_what_the_script_sorts_and_filters_by(newsroom: ProjectReport) -> None:
    """States by urgency, numbers as numbers."""
    page = Page(text_of(newsroom))
    rows = page.all("tr")[1:]
    assert [row.attributes["data-locale"] for row in rows] == [row.locale.tag for row in newsroom.rows]
    assert [row.attributes["data-state"] for row in rows] == [row.status for row in newsroom.rows]
    keys = [element.attributes["data-sort"] for element in page.all("td") if "data-sort" in element.attributes]
    expected = [(list(ArticleState).index(row.status), row.words, row.percent) for row in newsroom.rows]
    assert keys == [str(key) for row in expected for key in row]


def test_without_script_nothing_is_hidden_but_the_filters(newsroom: ProjectReport) -> None:
    """What needs the script is shown by the script."""
    hidden = [
        element.attributes.get("id") for element in Page(text_of(newsroom)).elements if "hidden" in element.attributes
    ]
    assert hidden == ["filters", "none"]


def test_title_and_date_come_from_the_caller(one: ProjectReport) -> None:
    """And are escaped; no clock is read."""
    page = Page(text_of(one, Html(title="<Courier>", generated="24 November 2026 & later")))
    assert page.all("title")[0].text == page.all("h1")[0].text == "<Courier>"
    lead = " ".join(page.all("p", **{"class": "quiet"})[0].text.split())
    assert lead == "From English into Georgian · 24 November 2026 & later"


def test_a_page_for_a_stream_that_is_not_utf_8_is_ascii(newsroom: ProjectReport) -> None:
    """It says that it is UTF-8, and so it is; the text is the same."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1251", newline="")
    Html().write(newsroom, stream)
    stream.flush()
    plain = raw.getvalue().decode("ascii")
    assert [element.text for element in Page(plain).elements] == [
        element.text for element in Page(text_of(newsroom)).elements
    ]


def test_style_and_script_are_ascii() -> None:
    """Character references have no meaning in them."""
    assert STYLE.isascii()
    assert SCRIPT.isascii()
    assert "</" not in SCRIPT


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_the_contrast_that_wcag_aa_asks_for(scheme: str) -> None:
    """4.5 : 1 for text, 3 : 1 for what has to be seen of charts and controls, in both schemes."""
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in STYLE.split("@media")[:2])
    assert set(light) == set(dark)
    colors = light if scheme == "light" else dark
    for ground in ("page", "paper"):
        for text in ("ink", "quiet", "link"):
            assert contrast(colors[text], colors[ground]) >= 4.5, (text, ground)
        for state in ArticleState:
            assert contrast(colors[state], colors[ground]) >= 3, (state, ground)
    assert contrast(colors["published"], colors["track"]) >= 3


def test_every_state_has_its_colour() -> None:
    """In the chart and in the table."""
    for state in ArticleState:
        assert f".dot.is-{state} {{ background: var(--{state}); }}" in STYLE
        if state is not ArticleState.ORPHANED:
            assert f"rect.is-{state} {{ fill: var(--{state}); }}" in STYLE
