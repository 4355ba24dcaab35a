"""Plug-ins come through entry points; a broken one is reported, not fatal."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from i18nsync.core.ports import Engine, Format, Reporter
from i18nsync.errors import ReportError, UnknownEngine
from i18nsync.plugins import Plugins
from i18nsync.wiring import open_workspace
from tests.cli.conftest import SETTINGS, write


def test_built_ins_are_registered_like_plug_ins() -> None:
    """Every room's own adapters are found under their group and fit their port."""
    assert {"markdown", "plaintext"} <= set(Plugins("i18nsync.formats").names())
    assert {"google", "memory", "mymemory", "pseudo"} <= set(Plugins("i18nsync.engines").names())
    assert all(isinstance(make(), Format) for _name, make in Plugins("i18nsync.formats").each())
    assert all(isinstance(make(), Reporter) for _name, make in Plugins("i18nsync.reports").each())
    build = Plugins("i18nsync.engines").load("pseudo")
    assert build is not None
    assert isinstance(build({}), Engine)


def test_a_broken_plug_in_is_reported_and_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever goes wrong while loading it becomes a warning with its name; the others load."""
    write(tmp_path, "broken_plugin.py", "raise RuntimeError('no licence')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    points = [
        EntryPoint("broken", "broken_plugin:Thing", "i18nsync.formats"),
        EntryPoint("plaintext", "i18nsync.formats.plaintext:PlainText", "i18nsync.formats"),
    ]
    monkeypatch.setattr("i18nsync.plugins._installed", lambda: points)
    plugins = Plugins("i18nsync.formats")
    assert [name for name, _make in plugins.each()] == ["plaintext"]
    (warning,) = plugins.warnings
    assert warning.startswith("the plug-in 'broken' of an unknown package (i18nsync.formats) cannot be loaded")
    assert warning.endswith("is left out: RuntimeError('no licence')")
    assert plugins.load("nothing") is None
    assert "broken_plugin" not in sys.modules


def test_unknown_names_are_refused(tmp_path: Path) -> None:
    """An engine or report that does not exist has a message of ours."""
    write(tmp_path, "i18nsync.toml", SETTINGS)
    workspace = open_workspace(tmp_path)
    with pytest.raises(UnknownEngine, match="there is no engine named 'x'"):
        workspace.chain(["x"])
    with pytest.raises(ReportError, match="there is no report format named 'x'"):
        workspace.reporter("x", color=None, hidden=0)
    assert workspace.reporter("json", color=None, hidden=0).name == "json"


def test_a_workspace_without_glossary_has_no_terms(tmp_path: Path) -> None:
    """Nothing is opened that the settings do not name."""
    write(tmp_path, "i18nsync.toml", SETTINGS.split("[memory]")[0])
    workspace = open_workspace(tmp_path)
    assert workspace.termbase is None
    assert workspace.project.terms(workspace.project.locales[0]) == ()
    workspace.close()
    assert not (tmp_path / ".i18nsync").exists()
