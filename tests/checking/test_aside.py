"""Ignoring findings: comments in a string, the baseline of an old archive, and what both leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18nsync.core.doubts import with_findings
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.flag import fingerprint, worst
from i18nsync.core.ignoring import override_note, read_ignores, read_override
from tests.checking.conftest import BRIDGE, KA, NINO, PEOPLE, PO, RIGHT, Run, desk_of, write

BASELINE = "i18nsync-baseline.json"


def comment(root: Path, text: str) -> None:
    """Put a translator comment above the string with the wrong figure."""
    path = root / PO
    lines = path.read_text("utf-8").split("\n")
    at = lines.index('msgid "About 400 people left."')
    while lines[at - 1].strip():
        at -= 1
    path.write_text("\n".join([*lines[:at], f"# {text}", *lines[at:]]), "utf-8")


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("i18nsync-ignore: figure", True),
        ("i18nsync-ignore: spaces, figure -- their own figure", True),
        ("i18nsync-ignore: figure=400", True),
        ("i18nsync-ignore: figure=40", False),
        ("i18nsync-ignore: all", True),
        ("i18nsync-ignore: tone", False),
        ("a note about figure", False),
        ("i18nsync-ignore: figure 400", False),
    ],
)
def test_a_comment_ignores_what_it_names(run: Run, root: Path, text: str, ignored: bool) -> None:
    """One check, one fact of it, or all; other strings are looked at as before."""
    comment(root, text)
    result = run("check", "--check", "figure", code=0 if ignored else 1)
    assert ("1 finding is ignored by a comment: --show-ignored shows it." in result.stdout) is ignored


def test_a_comment_stays_through_sync_edit_and_review(run: Run, root: Path) -> None:
    """It is the translator's own line; the reason is shown where it is asked for."""
    comment(root, "i18nsync-ignore: figure -- the ministry corrected it")
    run("sync")
    desk_of(root).edit(PEOPLE, "დაახლოებით 41 ადამიანი წავიდა.", NINO)
    run("mark", "reviewed", "2026", "-l", "ka", "--by", NINO)
    shown = run("check", "--show-ignored").stdout
    assert "error: 400 is not in the translation (figure) [ignored, the ministry corrected it]" in shown
    assert "# i18nsync-ignore: figure -- the ministry corrected it\n" in (root / PO).read_text("utf-8")
    write(root, "content/en/2026/flood.md", "# Flood\n\nAbout 400 people have left.\n\nThe **bridge** is closed.\n")
    run("sync")
    assert "# i18nsync-ignore: figure" in (root / PO).read_text("utf-8")


def test_comments_are_read_as_they_are_meant() -> None:
    """What cannot be read is kept apart, and ignores nothing."""
    found = Finding("number", Severity.ERROR, "m", lacks="4000", adds="400")
    assert read_ignores(["i18nsync-ignore: number=400 -- why"]).of(found) == "why"
    assert read_ignores(["i18nsync-ignore: number = 400"]).of(found) is None
    assert read_ignores(["i18nsync-ignore: Number"]).unread == ("i18nsync-ignore: Number",)
    assert read_ignores(["i18nsync-ignore:"]).unread == ("i18nsync-ignore:",)
    assert read_ignores(["other"]).items == ()


def test_an_override_is_read_back_from_its_note() -> None:
    """The history is where it lives."""
    assert override_note(["number", "name", "number"], " it is \n so: yes ") == "override: name, number: it is so: yes"
    assert read_override("override: name, number: it is so: yes") == (frozenset({"name", "number"}), "it is so: yes")
    assert read_override("score: 100") is None


def test_a_doubt_has_the_worst_findings_once() -> None:
    """Three at most, in place of what was there of an earlier check."""
    found = [
        Finding("w", Severity.WARNING, "mild"),
        Finding("i", Severity.INFO, "no"),
        Finding("e", Severity.ERROR, "bad"),
    ]
    doubt = with_findings("glossary: look", found)
    assert doubt == "glossary: look; checks: e: bad; w: mild"
    assert with_findings(doubt, []) == "glossary: look"
    assert with_findings("", found * 2) == "checks: e: bad; e: bad; w: mild; +1"
    assert with_findings("", []) == ""


def test_a_baseline_leaves_out_what_was_known_and_nothing_else(run: Run, root: Path) -> None:
    """Until the text changes; the file is sorted and the same whenever it is written."""
    told = run("check", "--write-baseline", "--dry-run").stdout
    assert "2 findings would be known in i18nsync-baseline.json: 2 new, 0 gone." in told
    assert not (root / BASELINE).exists()
    assert "2 findings are known in i18nsync-baseline.json: 2 new, 0 gone." in run("check", "--write-baseline").stdout
    text = (root / BASELINE).read_text("utf-8")
    (lines,) = [each["ka"] for each in json.loads(text)["findings"].values()]
    assert [line.split()[0] for line in lines] == ["figure", "spaces"]
    shown = run("check").stdout
    assert "2 known findings are in i18nsync-baseline.json." in shown
    assert "Nothing found: 3 strings in 1 catalog looked at." in shown
    run("check", "--no-baseline", code=1)
    assert "[known]" in run("check", "--show-ignored").stdout
    assert "2 findings are known in i18nsync-baseline.json: 0 new, 0 gone." in run("check", "--write-baseline").stdout
    assert (root / BASELINE).read_text("utf-8") == text
    desk_of(root).edit(PEOPLE, "დაახლოებით 41 ადამიანი წავიდა.", NINO)
    run("check", code=1)
    desk_of(root).edit(PEOPLE, RIGHT, NINO)
    assert "1 finding are known" not in run("check").stdout
    assert "0 new, 1 gone." in run("check", "--write-baseline").stdout


def test_a_part_of_the_baseline_can_be_written_anew(run: Run, root: Path) -> None:
    """What was not looked at stays known."""
    run("check", "--write-baseline")
    assert (
        "2 findings are known in i18nsync-baseline.json: 0 new, 0 gone."
        in run("check", "--write-baseline", "-l", "ru").stdout
    )
    desk_of(root).edit(BRIDGE, "**ხიდი** დაკეტილია.", NINO)
    assert "0 new, 1 gone." in run("check", "--write-baseline", "2026").stdout


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "error: i18nsync-baseline.json:1: the baseline cannot be read: it is not JSON; perhaps a merge left its"),
        ('{"schema": "x"}', "the baseline cannot be read: its schema is not i18nsync/baseline/1"),
        ("[]", "the baseline cannot be read: it has another shape"),
        ('{"schema": "i18nsync/baseline/1", "findings": {"a": {"ka": ["x"]}}}', "'x' is no finding"),
    ],
)
def test_a_broken_baseline_is_an_error(run: Run, root: Path, text: str, message: str) -> None:
    """With what to do, and no guess."""
    write(root, BASELINE, text)
    assert message in run("check", code=2).stderr


def test_a_fingerprint_depends_on_the_text_only() -> None:
    """Neither on the message, which is translated, nor on the severity."""
    one = Finding("number", Severity.ERROR, "a", (0, 1), (0, 1))
    two = Finding("number", Severity.INFO, "b", (0, 1), (0, 1))
    texts = ("", "4 a", "5 b")
    assert fingerprint(one, "x", KA, texts) == fingerprint(two, "x", KA, texts)
    others = {
        fingerprint(one, "y", KA, texts),
        fingerprint(one, "x", KA, ("", "4 a", "5 c")),
        fingerprint(Finding("number", Severity.ERROR, "a", lacks="4"), "x", KA, texts),
    }
    assert len(others | {fingerprint(one, "x", KA, texts)}) == 4
    assert worst([]) is None
