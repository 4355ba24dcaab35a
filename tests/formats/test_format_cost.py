"""Cost: no text, however hostile, makes parsing slow."""

from __future__ import annotations

import time

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.errors import ParseError
from i18nsync.formats.markdown import Markdown

# Repeated, each of these sent some parser or other into quadratic time.
TOKENS = (
    *("{", "[", "*a ", "_a", "<a ", '<a b="', "<a {", "<!--", "{{<", "{{", "`a", "[a](", "![", "<b>", "</b>", "**a*"),
    *(
        "$$ x\n",
        "$a",
        "::: n\n",
        "<Card>\n",
        "<Card>",
        "</Card>\n",
        "> ",
        "- ",
        "  - a\n",
        "|",
        "&",
        "\\",
        "a@",
        "www.",
    ),
    *(
        "[a]: ",
        "[^a]: ",
        "<pre>\n",
        '!!! a "b"\n',
        "{\n",
        "{/*\n",
        "import x from {\n",
        "```\n",
        "~~",
        "<div>\n",
        "[[a|",
    ),
    *(
        "<?",
        '[a](b "',
        '<img alt="a">',
        "---\n",
        "`a``",
        "<!-- i18nsync: skip -->\n",
        "+++\n",
        "[x][",
        ":a[",
        "{% a %}\n",
    ),
    *("{{< highlight >}}\n", "a  \n", "> [!NOTE]\n", "<b", "{'", "[a](b{{"),
)
# Seconds for 8,000 characters; the parser takes under 0.05 for nearly all of them on a slow machine.
LIMIT = 1.0


@pytest.mark.parametrize("token", TOKENS)
def test_repetition_costs_no_more_than_its_length(token: str) -> None:
    text = token * (8000 // len(token))
    for path in ("a.md", "a.mdx"):
        started = time.process_time()
        try:
            document = Markdown().parse(Article(ArticleRef("a", Locale("en"), "markdown"), text, path))
        except ParseError:
            continue
        assert time.process_time() - started < LIMIT
        assert document.text == text
