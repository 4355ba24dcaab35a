"""Localising a rendered article touches links, keys and the notice, and no other byte."""

from __future__ import annotations

import pytest

from i18nsync.formats.localise import add_notice, set_keys, with_links
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.plaintext import PlainText


def star(url: str) -> str:
    """Mark what was seen as a link's destination."""
    return f"*{url}*"


@pytest.mark.parametrize(("text", "wanted"), [
    ("[x](a.md)", "[x](*a.md*)"),
    ('[x]( a.md "t" )', '[x]( *a.md* "t" )'),
    ("[x](<a b.md>)", "[x](<*a b.md*>)"),
    ("[![alt](im.png)](a.md)", "[![alt](im.png)](*a.md*)"),
    ("![alt](im.png)", "![alt](im.png)"),
    ("`[x](a.md)`", "`[x](a.md)`"),
    ("```\n[x](a.md)\n```", "```\n[x](a.md)\n```"),
    ("[x][r]\n\n[r]: a.md 't'\n", "[x][r]\n\n[r]: *a.md* 't'\n"),
    ("[x][r]\n\n[r]: <a.md>\n", "[x][r]\n\n[r]: <*a.md*>\n"),
    ('<a class="k" href="a.md">x</a>', '<a class="k" href="*a.md*">x</a>'),
    ("<p><a HREF='a.md'>x</a></p>", "<p><a HREF='*a.md*'>x</a></p>"),
    ("<https://example.org>", "<https://example.org>"),
    ("ქართული [ბმული](ა.md) და [x](b.md)\r\n", "ქართული [ბმული](*ა.md*) და [x](*b.md*)\r\n"),
    ("[x]()", "[x]()"),
    ("| [a](a.md) | [b](b.md) |\n|---|---|\n", "| [a](*a.md*) | [b](*b.md*) |\n|---|---|\n"),
    (
        "[x](a.md)\n\n<!-- i18nsync: skip -->\n[y](b.md)\n<!-- i18nsync: end -->\n",
        "[x](*a.md*)\n\n<!-- i18nsync: skip -->\n[y](b.md)\n<!-- i18nsync: end -->\n",
    ),
    ("---\nsee: '[x](a.md)'\n---\n[x](a.md)", "---\nsee: '[x](a.md)'\n---\n[x](*a.md*)"),
])  # fmt: skip
def test_destinations_are_changed_where_they_are_links(text: str, wanted: str) -> None:
    """Inline links, reference definitions and href; not images, code, autolinks, front matter or skipped parts."""
    assert with_links(text, star) == wanted
    assert with_links(text, lambda _url: None) == text


@pytest.mark.parametrize(("text", "wanted"), [
    ("---\ntitle: x\n---\nText\n", "---\ntitle: x\nlang: ka\n---\nText\n"),
    ("---\r\ntitle: x\r\n---\r\n", "---\r\ntitle: x\r\nlang: ka\r\n---\r\n"),
    ("\ufeff---\nlang: en\ntitle: x\n---\n", "\ufeff---\nlang: ka\ntitle: x\n---\n"),
    ("---\ntitle: x\n---", "---\ntitle: x\nlang: ka\n---"),
    ('+++\ntitle = "x"\n+++\n', '+++\ntitle = "x"\nlang = "ka"\n+++\n'),
    ('+++\ntitle = "x"\n[extra]\na = 1\n+++\n', '+++\nlang = "ka"\ntitle = "x"\n[extra]\na = 1\n+++\n'),
    ('{\n  "title": "x"\n}\n\nText\n', '{\n  "lang": "ka",\n  "title": "x"\n}\n\nText\n'),
    ('{"title": "x", "lang": "en"}\n\nText\n', '{"title": "x", "lang": "ka"}\n\nText\n'),
    ("No front matter.\n", "No front matter.\n"),
    ("---\ntitle: [\n---\n", "---\ntitle: [\n---\n"),
])  # fmt: skip
def test_keys_are_set_in_every_kind_of_front_matter(text: str, wanted: str) -> None:
    """An existing key gets the value, a new one its own line; text without (valid) front matter stays."""
    assert set_keys(text, {"lang": "ka"}) == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("---\ntitle: x\n---\n\nText\n", "---\ntitle: x\n---\n\n> N\n\nText\n"),
    ("---\ntitle: x\n---\nText\n", "---\ntitle: x\n---\n\n> N\n\nText\n"),
    ("Text\n", "> N\n\nText\n"),
    ("\r\nText\r\n", "\r\n> N\r\n\r\nText\r\n"),
])  # fmt: skip
def test_a_notice_stands_before_the_body(text: str, wanted: str) -> None:
    """As a block quote, with the article's own line endings."""
    assert add_notice(text, "N") == wanted
    assert Markdown().add_notice(text, "N") == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Title\n\nText\n", "Title\n\nN\n\nText\n"),
    ("Title\r\n\r\nText\r\n", "Title\r\n\r\nN\r\n\r\nText\r\n"),
    ("Title", "N\n\nTitle"),
])  # fmt: skip
def test_plain_text_has_the_notice_after_its_title(text: str, wanted: str) -> None:
    """There are no links and no front matter to change."""
    assert PlainText().add_notice(text, "N") == wanted
    assert PlainText().localise(text, star, {"lang": "ka"}) == text


def test_markdown_localises_links_and_keys_in_one_go() -> None:
    """The format's method does both."""
    text = "---\ntitle: x\n---\n[x](a.md)\n"
    assert Markdown().localise(text, star, {"lang": "ka"}) == "---\ntitle: x\nlang: ka\n---\n[x](*a.md*)\n"


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_key_is_indented_as_the_others_are(line_break: str) -> None:
    """YAML lets all keys of a mapping be indented alike; one that is not would break the mapping."""
    text = "---\n title: Bridge\n tags:\n  - a\n---\n\nBody.\n".replace("\n", line_break)
    new = set_keys(text, {"lang": "ka"})
    assert new == "---\n title: Bridge\n tags:\n  - a\n lang: ka\n---\n\nBody.\n".replace("\n", line_break)
    assert set_keys(new, {"lang": "ru"}) == new.replace("lang: ka", "lang: ru")
    assert set_keys(text, {"tags": "x"}) == "---\n title: Bridge\n tags: x\n---\n\nBody.\n".replace("\n", line_break)
