"""Golden articles: every construct and the segments that are read from it.

`RENEW_GOLDEN=1 pytest tests/formats/test_format_golden.py` writes the expectations anew; read the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.formats.markdown import Markdown
from i18nsync.formats.plaintext import PlainText

GOLDEN = Path(__file__).parent / "golden"
ARTICLES = sorted(path.name for path in GOLDEN.iterdir() if not path.name.endswith(".segments.txt"))


def described(document: Document) -> str:
    """Segments as text that people can review."""
    lines: list[str] = []
    for segment in document.segments:
        head = f"{segment.line:3} {segment.role}"
        if segment.context:
            head += f" [{segment.context}]"
        lines.append(head)
        lines.append(f"    {segment.source!r}")
        if segment.raw != segment.source:
            lines.append(f"    raw {segment.raw!r}")
        if segment.codes:
            codes = (f"{code.open} .. {code.close}" if code.close is not None else code.open for code in segment.codes)
            lines.append("    codes " + " | ".join(repr(code) for code in codes))
        if segment.note:
            lines.append(f"    note {segment.note!r}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", ARTICLES)
def test_segments_of_the_golden_articles_stay_as_reviewed(name: str) -> None:
    text = (GOLDEN / name).read_bytes().decode()
    form = PlainText() if name.endswith(".txt") else Markdown()
    article = Article(ArticleRef("golden", Locale("en"), form.name), text, name)
    document = form.parse(article)
    expected = GOLDEN / f"{name}.segments.txt"
    if os.environ.get("RENEW_GOLDEN"):
        expected.write_text(described(document), encoding="utf-8", newline="\n")
    assert described(document) == expected.read_text(encoding="utf-8")
    assert document.text == text
    assert form.render(document, {key: key.source for key in document.keys}) == text
