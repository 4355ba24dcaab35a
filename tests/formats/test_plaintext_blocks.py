"""Plain text: titles, paragraphs and the furniture of pages."""

from __future__ import annotations

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import RenderError
from i18nsync.formats.plaintext import PlainText
from i18nsync.formats.site import Parsed

FORM = PlainText()


def parse(text: str) -> Parsed:
    return FORM.parse(Article(ArticleRef("a", Locale("en"), "plaintext"), text, "a.txt"))


HINTS = {
    "byline": "byline",
    "label above related articles": "furniture",
    "title of a related article": "related",
    "": "",
}


def seen(text: str) -> list[tuple[str, str]]:
    """Role (or, where the wording gave a hint, what it hints at) and source."""
    return [(HINTS[segment.note] or segment.role, segment.source) for segment in parse(text).segments]


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("Title", [("title", "Title")]),
        ("\ufeffTitle\n\nOne\ntwo", [("title", "Title"), ("paragraph", "One two")]),
        ("Title\nBy Nino K.\n\nOne", [("title", "Title"), ("byline", "By Nino K."), ("paragraph", "One")]),
        ("Title\nA deck\n\nOne", [("title", "Title"), ("paragraph", "A deck"), ("paragraph", "One")]),
        ("A long\nfirst\nblock", [("title", "A long first block")]),
        ("Title\n\nBy Nino K\n\nOne", [("title", "Title"), ("byline", "By Nino K"), ("paragraph", "One")]),
        ("Title\r\n\r\n  One \r\n\ttwo", [("title", "Title"), ("paragraph", "One two")]),
        ("Title\n\nBy 2019 it was over.", [("title", "Title"), ("paragraph", "By 2019 it was over.")]),
        (
            "T\n\nAlso Read:\nOne\nTwo",
            [("title", "T"), ("furniture", "Also Read"), ("related", "One"), ("related", "Two")],
        ),
        ("T\n\nAlso Read:\n\nOne", [("title", "T"), ("furniture", "Also Read"), ("paragraph", "One")]),
        ("T\n\nAlso Read: One\ntwo", [("title", "T"), ("related", "Also Read: One two")]),
        (
            "T\n\nThe demands:\n- One\n- Two",
            [("title", "T"), ("paragraph", "The demands"), ("paragraph", "- One"), ("paragraph", "- Two")],
        ),
        ("T\n\n" + "a" * 90 + ":\nb", [("title", "T"), ("paragraph", "a" * 90 + ": b")]),
        ("T\n\nBack to top\n\nOne\nBack to top\nTwo", [("title", "T"), ("paragraph", "One"), ("paragraph", "Two")]),
        ("T\n\nThis post is also available in: ქართული", [("title", "T")]),
        ("T\n\nThis post is also available in:\nქართული\nРусский", [("title", "T")]),
        ("T\n\nOne\nThis post is also available in:\nქართული", [("title", "T"), ("paragraph", "One")]),
    ],
)
def test_segments_of(text: str, segments: list[tuple[str, str]]) -> None:
    assert seen(text) == segments
    assert parse(text).text == text


def test_targets_are_written_on_one_line() -> None:
    document = parse("Title\n\nOne\n  two\n\nAlso Read:\nThree\n")
    wanted = dict(zip(document.keys, ["სათაური", "ა\nბ", "ასევე წაიკითხეთ", "გ"], strict=True))
    assert FORM.render(document, wanted) == "სათაური\n\nა ბ\n\nასევე წაიკითხეთ:\nგ\n"


def test_a_byline_may_lose_its_first_word() -> None:
    document = parse("Title\n\nBy Nino K\n")
    assert FORM.render(document, {document.segments[1].key: "ნინო კ."}) == "Title\n\nნინო კ.\n"


@pytest.mark.parametrize("target", ["Back to top", "This post is also available in: Русский"])
def test_a_target_that_would_be_furniture_is_refused(target: str) -> None:
    document = parse("Title\n\nOne\n")
    with pytest.raises(RenderError, match="would break the structure of the article"):
        FORM.render(document, {document.segments[1].key: target})
