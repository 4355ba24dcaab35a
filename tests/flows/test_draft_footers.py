"""Articles whose footer says that a version exists elsewhere are not drafted where the footer is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.flows.draft import Drafted, Untouched, draft
from i18nsync.flows.sync import sync
from i18nsync.wiring import open_workspace

KA = Locale("ka")
SETTINGS = """\
source_locale = "en"
locales = ["ka"]
[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"
[status]
availability = AVAILABILITY
"""
FOOTER = "\nThis post is also available in: ქართული (Georgian)\n"


@pytest.mark.parametrize("synced", [False, True])
@pytest.mark.parametrize(
    ("availability", "has_version", "is_left"),
    [('"auto"', False, True), ('"auto"', True, False), ("true", True, True), ("false", False, False)],
)
def test_a_footer_that_is_believed_keeps_an_article_from_being_drafted(
    tmp_path: Path, availability: str, has_version: bool, is_left: bool, synced: bool
) -> None:
    """By default in an archive of sources only; where the tree has versions, the footer is a link to nowhere."""
    (tmp_path / "i18nsync.toml").write_text(SETTINGS.replace("AVAILABILITY", availability), "utf-8")
    for name, text in (("a", "Rain is expected.\n" + FOOTER), ("b", "Roads are open.\n")):
        path = tmp_path / f"content/en/{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Title {name}\n\n{text}", "utf-8")
    if has_version:
        (tmp_path / "content/ka").mkdir()
        (tmp_path / "content/ka/b.txt").write_text("სათაური\n\nგზები ღიაა და მოძრაობა აღდგენილია.\n", "utf-8")
    workspace = open_workspace(tmp_path)
    if synced:
        list(sync(workspace.project, [KA]))
    events = list(draft(workspace.project, [KA], lambda _locale: workspace.chain(["pseudo"]), ["a"]))
    if is_left:
        assert events == [Untouched("a", KA, "its footer says that a version exists; not in this tree")]
    else:
        assert [type(event) for event in events] == [Drafted]
