"""Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), for code scanning and editors."""

from __future__ import annotations

from typing import Any, TextIO
from urllib.parse import quote

import i18nsync
from i18nsync.core.check_report import CheckReport, Rule
from i18nsync.core.finding import Severity
from i18nsync.core.flag import Flag, Standing
from i18nsync.core.ports import Example
from i18nsync.messages import _
from i18nsync.reports.json import write_object

__all__ = ["write_check_sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"


def write_check_sarif(report: CheckReport, stream: TextIO, folder: str = "") -> None:
    """Write the findings as one SARIF log with one run.

    What was put aside is a suppressed result, where it is told at all.

    Args:
        report: what was found.
        stream: where to.
        folder: the project's folder in its repository, with `/` at the end; empty if it is the repository itself.

    Raises:
        ReportError: the stream cannot be written.
    """
    known = {rule.id: number for number, rule in enumerate(report.rules)}
    failures = [
        {
            "level": "error",
            "descriptor": {"id": check},
            "message": {"text": _("the check {check} failed: {error}").format(check=check, error=error)},
        }
        for check, error in report.failures
    ]
    run = {
        "tool": {
            "driver": {
                "name": "i18nsync",
                "semanticVersion": i18nsync.__version__,
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
        "results": [_result(flag, known, folder, has_baseline=report.has_baseline) for flag in report.shown],
    }
    write_object({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, stream)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": _(rule.name)},
        "fullDescription": {"text": _(rule.description)},
        "help": {"text": _help(rule, mark=""), "markdown": _help(rule, mark="`")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity], "enabled": not rule.off},
    }


def _help(rule: Rule, *, mark: str) -> str:
    lines = [_(rule.description), ""]
    for title, examples in ((_("Finds:"), rule.hits), (_("Leaves alone:"), rule.misses)):
        if examples:
            lines += [title, "", *(f"- {_example(each, mark)}" for each in examples[:3]), ""]
    return "\n".join(lines).rstrip()


def _example(example: Example, mark: str) -> str:
    source, target = (" ".join(text.replace("`", "'").split()) for text in (example.source, example.target))
    return f"{mark}{source}{mark} – {mark}{target}{mark} ({example.locale})"


def _result(flag: Flag, known: dict[str, int], folder: str, *, has_baseline: bool) -> dict[str, Any]:
    finding, standing = flag.finding, flag.weighed.standing
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(flag, folder)}],
        "partialFingerprints": {"i18nsync/v1": flag.fingerprint},
        "properties": {"locale": flag.locale.tag, "source": flag.source, "target": flag.target},
    }
    if finding.check in known:
        result["ruleIndex"] = known[finding.check]
    if flag.source_path:
        place: dict[str, Any] = {"artifactLocation": _artifact(folder, flag.source_path)}
        if flag.source_line:
            place["region"] = {"startLine": flag.source_line}
        result["relatedLocations"] = [
            {"id": 1, "physicalLocation": place, "message": {"text": _("the source of the translation")}}
        ]
    if has_baseline:
        result["baselineState"] = "unchanged" if standing is Standing.KNOWN else "new"
    if standing is not Standing.OPEN:
        suppression = {"kind": "inSource" if standing is Standing.IGNORED else "external", "status": "accepted"}
        if flag.weighed.why:
            suppression["justification"] = flag.weighed.why
        result["suppressions"] = [suppression]
    return result


def _location(flag: Flag, folder: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(folder, flag.path)}
    if flag.region is not None:
        line, column, end_line, end_column = flag.region
        place["region"] = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return place


def _artifact(folder: str, path: str) -> dict[str, str]:
    absolute = path.startswith("/")
    uri = quote((path if absolute else folder + path).encode("utf-8", "surrogateescape"))
    return {"uri": uri} if absolute else {"uri": uri, "uriBaseId": _ROOT}
