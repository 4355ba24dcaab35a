"""Plug-ins come through entry points; a broken one is reported, not fatal."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Engine, Format, Reporter
from i18nsync.errors import FormatError, ReportError, UnknownEngine
from i18nsync.formats.markdown import Markdown
from i18nsync.plugins import Plugins
from i18nsync.wiring import open_workspace
from i18nsync.wiring.formats import BUILT_IN, LazyFormat, load_formats, suffixes_of
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


def test_a_built_in_format_is_known_by_its_endings_before_it_is_imported() -> None:
    """What the list says of them is what their classes say."""
    plugins = Plugins("i18nsync.formats")
    endings = {plugins.value(name): make.suffixes for name, make in plugins.each()}  # type: ignore[attr-defined]
    assert endings == BUILT_IN
    assert plugins.value("nothing") == ""
    assert suffixes_of(load_formats(None, []))[".md"] == "markdown"


def test_a_format_that_was_put_off_does_what_the_format_does() -> None:
    """Parse, render, codes, localise and notice are the format's own."""
    lazy, eager = load_formats(None, [])["markdown"], Markdown()
    assert isinstance(lazy, LazyFormat)
    assert isinstance(lazy, Format)
    assert lazy.name == eager.name
    article = Article(
        ArticleRef("a", Locale("en"), "markdown"), "---\ntitle: Bridge\n---\n\nIt **closes** [today](/a).\n"
    )
    document = lazy.parse(article)
    assert document == eager.parse(article)
    targets = {key: f"«{key.source}»" for key in document.keys}
    text = lazy.render(document, targets)
    assert text == eager.render(document, targets)
    assert lazy.codes("**a**") == eager.codes("**a**")
    keys = {"lang": "ka"}
    assert lazy.localise(text, lambda link: f"/ka{link}", keys) == eager.localise(text, lambda link: f"/ka{link}", keys)
    assert lazy.add_notice(text, "Note.") == eager.add_notice(text, "Note.")


def test_a_built_in_format_that_cannot_be_loaded_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that is missing or broken stops the run with a sentence, when the format is needed."""
    lazy = load_formats(None, [])["markdown"]
    monkeypatch.setitem(sys.modules, "i18nsync.formats.markdown", None)
    with pytest.raises(FormatError, match=r"the plug-in 'markdown' of .* cannot be loaded"):
        lazy.codes("text")


def test_a_format_of_a_plug_in_is_loaded_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only it can tell its endings; one that is broken is left out with a warning."""
    write(
        tmp_path,
        "own_plugin.py",
        "from i18nsync.formats.plaintext import PlainText\nclass Own(PlainText): suffixes = ('.own',)\n",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    points = [
        EntryPoint("own", "own_plugin:Own", "i18nsync.formats"),
        EntryPoint("broken", "broken_plugin:Thing", "i18nsync.formats"),
    ]
    monkeypatch.setattr("i18nsync.plugins._installed", lambda: points)
    warnings: list[str] = []
    assert suffixes_of(load_formats(None, warnings)) == {".own": "own"}
    assert len(warnings) == 1


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
