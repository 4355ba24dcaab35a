"""JSON for programs, held against the published schema."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.status import ArticleState, ArticleStatus, ProjectReport, Waiting, build_report
from i18nsync.core.unit import UnitState
from i18nsync.reports.json import SCHEMA, Json
from i18nsync.reports.words import MEANING

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
DEFINITION: dict[str, Any] = json.loads((REFERENCE / "status.schema.json").read_text(encoding="utf-8"))
PAGE = (REFERENCE / "status-json.md").read_text(encoding="utf-8")
KNOWN = {
    "$ref", "$schema", "$defs", "title", "description", "type", "const", "enum", "pattern", "minimum", "maximum",
    "required", "properties", "propertyNames", "additionalProperties", "items",
}  # fmt: skip
TYPES: dict[str, type | tuple[type, ...]] = {
    "null": type(None),
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}


def check(value: Any, schema: dict[str, Any], at: str = "$") -> None:
    """Assert that `value` meets `schema`, keyword by keyword, and has no key that it doesn't describe."""
    assert set(schema) <= KNOWN, f"{at}: the check doesn't know {set(schema) - KNOWN}"
    if "$ref" in schema:
        check(value, DEFINITION["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert any(isinstance(value, TYPES[name]) for name in names), at
        assert names == ["boolean"] or not isinstance(value, bool), at
        if value is None:
            return
    assert value == schema.get("const", value), at
    assert value in schema.get("enum", [value]), at
    if "pattern" in schema:
        assert re.search(schema["pattern"], value), at
    assert schema.get("minimum", value) <= value if "minimum" in schema else True, at
    assert value <= schema["maximum"] if "maximum" in schema else True, at
    if schema.get("type") == "object":
        assert set(schema.get("required", ())) <= set(value), at
        for key, item in value.items():
            check(key, schema.get("propertyNames", {}), f"{at}.{key} (name)")
            known = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
            assert known is not None, f"{at}.{key} is not described"
            check(item, known, f"{at}.{key}")
    for index, item in enumerate(value if schema.get("type") == "array" else ()):
        check(item, schema["items"], f"{at}[{index}]")


def text_of(report: ProjectReport) -> str:
    stream = io.StringIO()
    Json().write(report, stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["empty", "bare", "one", "done", "newsroom", "hostile"])
def test_output_meets_the_published_schema(name: str, request: pytest.FixtureRequest) -> None:
    """Every key is described and every described key is there."""
    check(json.loads(text_of(request.getfixturevalue(name))), DEFINITION)


def test_a_schema_check_that_lets_all_pass_would_be_worthless(newsroom: ProjectReport) -> None:
    """Planted faults are found."""
    for path, value in [
        (("schema",), "i18nsync/status/2"),
        (("summary", "ka", "percent"), 100.1),
        (("summary", "ka", "units", "draft"), -1),
        (("summary", "KA!"), {}),
        (("rows", 0, "status"), "lost"),
        (("rows", 0, "published"), 1),
        (("rows", 0, "words"), True),
        (("rows", 0, "colour"), "red"),
        (("warnings",), "none"),
    ]:
        document = json.loads(text_of(newsroom))
        inner = document
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = value
        with pytest.raises(AssertionError):
            check(document, DEFINITION)


def test_schema_and_code_know_the_same_states() -> None:
    """Neither can change alone."""
    definitions = DEFINITION["$defs"]
    assert definitions["state"]["enum"] == list(ArticleState)
    assert definitions["by_state"]["required"] == list(definitions["by_state"]["properties"]) == list(ArticleState)
    assert sorted(definitions["units"]["properties"]) == sorted(UnitState)
    assert DEFINITION["properties"]["schema"]["const"] == SCHEMA


def test_numbers_are_those_of_the_report(newsroom: ProjectReport) -> None:
    """Nothing is rounded or renamed on the way."""
    document = json.loads(text_of(newsroom))
    assert list(document["summary"]) == ["ka", "ru"]
    georgian = document["summary"]["ka"]
    assert georgian["percent"] == 66.6
    assert (georgian["articles"], georgian["words"], georgian["not_needed"]) == (4, 2400, 3)
    assert sum(georgian[state] for state in ArticleState) == georgian["articles"] + georgian["orphaned"]
    assert georgian["units"] == {
        "missing": 0, "draft": 18, "outdated": 2, "unconfirmed": 0, "reviewed": 34, "approved": 0,
    }  # fmt: skip
    assert document["warnings"] == list(newsroom.warnings)
    assert [row["article"] for row in document["rows"]] == [row.article for row in newsroom.rows]


def test_georgian_is_written_as_georgian_and_odd_bytes_as_escapes(
    newsroom: ProjectReport, hostile: ProjectReport
) -> None:
    """Every id comes back as it was, even one that is no Unicode."""
    assert "ზაფხულის-კითხვა" in text_of(newsroom)
    text = text_of(hostile)
    assert text.isascii()
    assert [row["article"] for row in json.loads(text)["rows"]] == [row.article for row in hostile.rows]


def test_a_stream_of_ascii_gets_valid_json(newsroom: ProjectReport) -> None:
    """With escapes, so the same document."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    Json().write(newsroom, stream)
    stream.flush()
    assert json.loads(raw.getvalue()) == json.loads(text_of(newsroom))


def test_the_example_in_the_reference_is_real_output() -> None:
    """Byte for byte."""
    row = ArticleStatus(
        "2026/01/night-train",
        Locale("ka"),
        ArticleState.OUTDATED,
        "2 strings outdated",
        source="content/en/2026/01/night-train.md",
        target="content/ka/2026/01/night-train.md",
        words=412,
        words_done=380,
        units={UnitState.OUTDATED: 2, UnitState.REVIEWED: 20},
        published=True,
        catalog="locales/ka/LC_MESSAGES/2026/01/night-train.po",
        date="2026-01-14",
        to_translate=32,
        waiting=Waiting("2026-01-15T09:20:00Z", "2026-01-17T09:20:00Z", overdue=True),
    )
    report = build_report(
        [row],
        source_locale=Locale("en"),
        locales=[Locale("ka")],
        warnings=["content/ka/2026/01/notes.md: not UTF-8 at byte 17"],
        not_needed=3,
    )
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    assert text_of(report) == example[1]


def test_the_reference_describes_every_key_and_state() -> None:
    """In the words that the reports use."""
    for name in ("summary", "row"):
        for key in DEFINITION["$defs"][name]["properties"]:
            assert f"`{key}`" in PAGE
    for key in DEFINITION["properties"]:
        assert f"| `{key}` |" in PAGE
    for state, meaning in MEANING.items():
        assert f"| `{state}` | {meaning} |" in PAGE
    for unit_state in UnitState:
        assert f"`{unit_state}`" in PAGE
