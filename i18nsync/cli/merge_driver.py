"""`i18nsync merge-driver`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, pass_app
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.unit import UnitKey

__all__ = ["command"]

_SHOWN = 5
_ROOM = 76

_FILE = click.Path(path_type=Path)


@click.command("merge-driver")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.argument("path")
@pass_app
def command(app: App, base: Path, ours: Path, theirs: Path, path: str) -> None:
    """Merge two versions of a catalog, string by string; git calls it.

    `i18nsync init --git` sets it up. BASE is the common ancestor (empty if there is none), OURS and THEIRS are the
    two versions, PATH is where the catalog lies; the result goes into OURS. Reviews of both sides are kept. Where
    two people stand behind different texts, the string is outdated until one is chosen, and both texts are in
    its comments; the exit code is 0 then too, because the file is sound and nothing of it can be published.
    A version that cannot be read gives exit code 2 and leaves OURS as it is.
    """
    # Not by way of `wiring`: git starts this for every catalog, and no project is needed for it.
    from i18nsync.stores.po_merge import merge_files

    conflicts = merge_files(app.folder / base, app.folder / ours, app.folder / theirs, path)
    if conflicts:
        _tell(app, conflicts, path)


def _tell(app: App, conflicts: tuple[UnitKey, ...], path: str) -> None:
    said = ngettext(
        "{path}: {n} string has a translation by two people; both texts are kept:",
        "{path}: {n} strings have translations by two people; both texts are kept:",
        len(conflicts),
    )
    lines = [said.format(path=path, n=number(len(conflicts)))]
    lines += [f"  {_shorten(key.source)}" for key in conflicts[:_SHOWN]]
    if len(conflicts) > _SHOWN:
        lines.append("  " + _("and {n} more").format(n=number(len(conflicts) - _SHOWN)))
    found = re.fullmatch(r"(?:.*/)?([^/]+)/LC_MESSAGES/(.+)\.po", path)
    where = f"{found[2]} --locale {found[1].replace('_', '-')}" if found else path
    lines.append("  " + _("Choose with: {command}").format(command=f"i18nsync review {where}"))
    app.warn("\n".join(lines))


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _ROOM else text[: _ROOM - 1].rstrip() + "…"
