"""`i18nsync init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, lead, pass_app
from i18nsync.core.counted import articles, versions
from i18nsync.core.locale import Locale
from i18nsync.errors import SettingsError
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.sources.detect import Candidate

__all__ = ["command"]


@click.command("init")
@click.option(
    "--source-locale", default="en", show_default=True, metavar="TAG", help="The language the articles are written in."
)
@click.option(
    "-l",
    "--locale",
    "locales",
    multiple=True,
    metavar="TAG",
    help="A language to translate into; repeatable [default: ka and ru].",
)
@click.option("--yes", is_flag=True, help="Never ask: take the layout that fits best.")
@click.option("--force", is_flag=True, help="Replace an existing i18nsync.toml.")
@click.option("--git", is_flag=True, help="Let git merge catalogs string by string; in a set-up project, only that.")
@click.option("-n", "--dry-run", is_flag=True, help="Show the settings; write nothing.")
@pass_app
def command(
    app: App, source_locale: str, locales: tuple[str, ...], yes: bool, force: bool, git: bool, dry_run: bool
) -> None:
    """Look at the tree, name its layout and write i18nsync.toml.

    It knows Hugo, Docusaurus, Jekyll, MkDocs, Zola, Astro Starlight and plain folders or suffixes per language.
    It asks only when two layouts fit equally well; with --yes it never asks.

    git's configuration is not part of a clone: everyone who merges runs `i18nsync init --git` once in theirs.
    """
    from i18nsync.stores.settings import find_settings
    from i18nsync.wiring import SETTINGS_FILE
    from i18nsync.wiring.git import repository_of
    from i18nsync.wiring.setup import add_git_attributes, add_git_ignore, find_layouts, write_settings

    if git:
        repository_of(app.folder)
        if not force and find_settings(app.folder) is not None:
            settings = app.workspace.settings
            _set_up_git(app, settings.root, settings.catalogs, dry_run=dry_run)
            return
    path = app.folder / SETTINGS_FILE
    if path.exists() and not (force or dry_run):
        raise SettingsError(
            _("the settings exist already"), where=str(path), hint=_("Edit them, or replace them with --force.")
        )
    source = Locale.parse(source_locale)
    targets = tuple(dict.fromkeys(Locale.parse(tag) for tag in locales)) or (Locale("ka"), Locale("ru"))
    if source in targets:
        raise SettingsError(_("{source} cannot be both the source and a target locale").format(source=source))
    candidates = find_layouts(app.folder, source, targets)
    if not candidates:
        raise SettingsError(
            _("no {source} articles were found under {folder}").format(source=source, folder=app.folder),
            hint=_("Run init where the articles lie, or write i18nsync.toml by hand (docs/reference/settings.md)."),
        )
    best = [each for each in candidates if each.score == candidates[0].score]
    chosen = candidates[0] if yes or len(best) == 1 else _ask(app, best)
    _describe(app, chosen, source, targets)
    text = write_settings(app.folder, chosen, source, targets, dry_run=dry_run)
    if dry_run:
        click.echo(text)
        if git:
            _set_up_git(app, app.folder, "locales", dry_run=True)
        return
    app.say(_("Wrote {file}.").format(file=SETTINGS_FILE))
    if git:
        _set_up_git(app, app.folder, "locales")
    elif add_git_attributes(app.folder):
        app.say(_("Added a line to .gitattributes, so that git joins the history of two branches."))
    if add_git_ignore(app.folder):
        app.say(_("Added a line to .gitignore, for temporary files that a killed run leaves behind."))
    app.say(_("Next: i18nsync verify proves that nothing is lost; i18nsync status shows where things stand."))


def _set_up_git(app: App, root: Path, catalogs: str, *, dry_run: bool = False) -> None:
    from i18nsync.wiring.git import install_driver
    from i18nsync.wiring.setup import add_git_attributes

    installed = install_driver(root, sys.executable, dry_run=dry_run)
    added = add_git_attributes(root, catalogs, driver=True, dry_run=dry_run)
    if added:
        said = (
            ngettext(
                "Would add {n} line to .gitattributes; commit it, it is for everyone.",
                "Would add {n} lines to .gitattributes; commit it, it is for everyone.",
                added,
            )
            if dry_run
            else ngettext(
                "Added {n} line to .gitattributes; commit it, it is for everyone.",
                "Added {n} lines to .gitattributes; commit it, it is for everyone.",
                added,
            )
        )
        app.say(said.format(n=number(added)))
    if not installed:
        app.say(_("git merges catalogs string by string in this clone already."))
    elif dry_run:
        app.say(_("Would tell git in this clone to merge catalogs string by string."))
    else:
        app.say(_("Told git in this clone to merge catalogs string by string."))
        app.say(_("Every other clone needs that once as well: i18nsync init --git"))


def _ask(app: App, best: list[Candidate]) -> Candidate:
    app.say(_("These layouts fit equally well:"))
    for place, each in enumerate(best, 1):
        blocks = ", ".join(f"{block.source} -> {block.version}" for block in each.contents)
        app.say(f"  {place}  {each.name}: {articles(each.sources)} ({blocks})")
    picked = click.prompt(_("Which one is it"), type=click.IntRange(1, len(best)), default=1)
    return best[int(picked) - 1]


def _describe(app: App, chosen: Candidate, source: Locale, targets: tuple[Locale, ...]) -> None:
    app.say(_("Layout: {name}").format(name=chosen.name))
    for block in chosen.contents:
        app.say(f"  {lead(_('source'))} {block.source}")
        app.say(f"  {lead(_('version'))} {block.version}")
    app.say(f"  {source}  {articles(chosen.sources)}")
    for locale in targets:
        count = chosen.versions.get(locale, 0)
        alias = chosen.aliases.get(locale)
        named = [_("in paths named {name!r}").format(name=alias)] if alias else []
        app.say(f"  {locale}  {', '.join([versions(count), *named])}")
    if chosen.other_locales:
        app.say(
            "  "
            + _("other languages found and left alone: {languages}").format(
                languages=", ".join(sorted(chosen.other_locales))
            )
        )
