"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from typing import TextIO

from i18nsync.core.check_report import CheckReport
from i18nsync.core.finding import Severity
from i18nsync.core.flag import Flag
from i18nsync.reports import deliver

__all__ = ["write_check_github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_check_github(report: CheckReport, stream: TextIO, folder: str = "") -> None:
    """Write one command a finding, the worst first, since GitHub shows no more than ten of each kind in a step.

    Args:
        report: what was found.
        stream: where to.
        folder: the project's folder in its repository, with `/` at the end; empty if it is the repository itself.

    Raises:
        ReportError: the stream cannot be written.
    """
    flags = sorted(report.shown, key=lambda flag: -flag.finding.severity.rank)
    deliver("".join(_command(flag, folder) for flag in flags), stream)


def _command(flag: Flag, folder: str) -> str:
    finding, region = flag.finding, flag.region
    where = {"file": folder + flag.path}
    if region is not None:
        where |= {"line": str(region.line), "endLine": str(region.end_line)}
        if region.line == region.end_line:  # GitHub takes columns within one line only
            where |= {"col": str(region.column), "endColumn": str(region.end_column)}
    where["title"] = f"{finding.check} ({flag.locale})"
    properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
    said = [finding.message, f"{_place(flag)}{flag.source}", f"{flag.locale}: {flag.target}"]
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(chr(10).join(said))}\n"


def _place(flag: Flag) -> str:
    if not flag.source_path:
        return ""
    return f"{flag.source_path}:{flag.source_line}: " if flag.source_line else f"{flag.source_path}: "


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
