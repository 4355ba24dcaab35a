"""`i18nsync segments` and `i18nsync verify`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18nsync.core.article import Article
from i18nsync.core.document import Document
from i18nsync.formats.markdown import Markdown
from tests.cli.conftest import Run, write


def test_segments_prints_line_role_and_source(run: Run) -> None:
    """One segment a line, and the sums."""
    assert run("segments", "content/en/2026/01/night-train.md").stdout == (
        "    2  front-matter  Night train returns\n"
        "    6  paragraph     The train leaves at **21:40**, see the [timetable](../02/bridge.md).\n"
        "    8  paragraph     It did not run for 21 days.\n"
        "3 segments, 18 words\n"
    )


def test_segments_shows_notes(newsroom: Path, run: Run) -> None:
    """A note for translators stands under its segment."""
    write(newsroom, "a.md", "<!-- i18nsync: note Lurjula is a river -->\nThe Lurjula rises.\n")
    assert run("segments", "a.md").stdout == (
        "    2  paragraph  The Lurjula rises.\n                  note: Lurjula is a river\n1 segments, 3 words\n"
    ).replace("1 segments", "1 segment")


def test_segments_as_json(run: Run) -> None:
    """The same for scripts, with inline codes."""
    found = json.loads(run("segments", "content/en/2026/01/night-train.md", "--format", "json").stdout)
    assert found["schema"] == "i18nsync/segments/1"
    assert found["segments"][1] == {
        "role": "paragraph",
        "context": "",
        "line": 6,
        "source": "The train leaves at **21:40**, see the [timetable](../02/bridge.md).",
        "note": "",
        "codes": [["**", "**"], ["[", "](../02/bridge.md)"]],
    }


@pytest.mark.parametrize(("name", "message"), [
    ("none.md", "none.md: the file is not there"),
    ("photo.jpg", "photo.jpg: no format reads files that end in '.jpg'"),
    ("bad.md", "bad.md:3: the front matter is not valid YAML"),
])  # fmt: skip
def test_segments_refuses_plainly(newsroom: Path, run: Run, name: str, message: str) -> None:
    """A file that is not there, of no known format, or malformed: exit code 2."""
    write(newsroom, "bad.md", "---\ntitle: [\n---\n\nText.\n")
    assert message in run("segments", name, code=2).stderr


def test_verify_counts_what_it_proved(run: Run) -> None:
    """Without paths all sources of the project are verified."""
    assert run("verify").stdout == "2 files byte-identical and re-extracted, 5 segments; 0 failed, 0 refused.\n"


def test_verify_takes_files_and_folders(newsroom: Path, run: Run) -> None:
    """A folder is searched for every known format; hidden folders are passed over."""
    write(newsroom, "old/a.txt", "Title\n\nText.\n")
    write(newsroom, "old/.cache/b.md", "Text.\n")
    output = run("-v", "verify", "old", "content/en/2026/02/bridge.md").stdout
    assert "ok      old/a.txt  2 segments\n" in output
    assert "2 files byte-identical and re-extracted, 4 segments; 0 failed, 0 refused.\n" in output


def test_verify_refuses_what_is_not_text_and_goes_on(newsroom: Path, run: Run) -> None:
    """Files that are not UTF-8 or hold NUL are named; the others are verified; exit code 1."""
    (newsroom / "content/en/latin.md").write_bytes(b"caf\xe9\n")
    (newsroom / "content/en/nul.md").write_bytes(b"a\0b\n")
    output = run("verify", code=1).stdout
    assert "refused content/en/latin.md: " in output
    assert "refused content/en/nul.md: " in output
    assert "2 files byte-identical and re-extracted, 5 segments; 0 failed, 2 refused.\n" in output


def test_verify_names_malformed_front_matter(newsroom: Path, run: Run) -> None:
    """A file that cannot be parsed fails with its line."""
    write(newsroom, "content/en/bad.md", "---\ntitle: [\n---\n\nText.\n")
    output = run("verify", code=1).stdout
    assert "failed  content/en/bad.md: cannot be parsed: content/en/bad.md:" in output


def test_verify_shows_a_format_that_breaks_the_laws(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that loses a byte, or a text, is found out."""
    parse = Markdown.parse

    def losing(self: Markdown, article: Article) -> Document:
        document = parse(self, article)
        return Document(document.ref, document.segments, (*document.skeleton[:-1], ""))

    monkeypatch.setattr(Markdown, "parse", losing)
    output = run("verify", code=1).stdout
    assert "failed  content/en/2026/02/bridge.md: identity: line 6: '\\n' came back as ''\n" in output


def test_verify_shows_texts_that_do_not_come_back(newsroom: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that changes a target breaks the second law."""

    def wrong(self: Markdown, document: Document, targets: dict[object, str]) -> str:
        same = all(segment.source == targets[segment.key] for segment in document.segments)
        return document.text if same else document.text.replace("details", "facts")

    monkeypatch.setattr(Markdown, "render", wrong)
    output = run("verify", "content/en/2026/02/bridge.md", code=1).stdout
    assert "re-extraction with changed letters: line 2: front-matter 'oLD bRIDGE CLOSES' came back as" in output


def test_verify_of_nothing_is_an_error(newsroom: Path, run: Run) -> None:
    """A folder without articles, or a path that is not there."""
    (newsroom / "empty").mkdir()
    assert "no file of a known format was found there" in run("verify", "empty", code=2).stderr
    assert "nowhere: there is no such file or folder" in run("verify", "nowhere", code=2).stderr
    assert "no format reads files that end in '.csv'" in run("verify", "glossary.csv", code=2).stderr
