"""`i18nsync glossary`: the newsroom's renderings of names and terms."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import (
    App,
    articles_argument,
    by_option,
    identity,
    locales_option,
    pass_app,
    show_failure,
)
from i18nsync.cli.blocks import safe
from i18nsync.core import counted
from i18nsync.core.spoken import state_word
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.glossary import Entry
    from i18nsync.core.locale import Locale
    from i18nsync.flows.glossary import Place
    from i18nsync.stores.tbx import TbxTermbase
    from i18nsync.stores.termbase import CsvTermbase

__all__ = ["command"]

_KINDS = ("country", "language", "currency", "region")
_AROUND = 30  # characters shown on each side of a rendering

_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group("glossary")
def command() -> None:
    """Look up, check and extend the newsroom's renderings."""


@command.command("list")
@locales_option()
@pass_app
def list_(app: App, locales: tuple[str, ...]) -> None:
    """Print every entry with its renderings."""
    entries = _open(app)[1].entries
    for entry in entries:
        _print(entry, app.locales(locales))
    app.say(ngettext("{n} entry.", "{n} entries.", len(entries)).format(n=number(len(entries))))


@command.command("find")
@click.argument("text")
@locales_option()
@click.pass_context
@pass_app
def find(app: App, ctx: click.Context, text: str, locales: tuple[str, ...]) -> None:
    """Print the entries that a text has, English or translated, in any form.

    TEXT is a word or a whole sentence: English plurals and possessives are known, and so are Georgian and Russian
    endings.
    """
    from i18nsync.core.glossary import Glossary, Term
    from i18nsync.core.stems import contains
    from i18nsync.wiring.glossary import lemma

    chosen = app.locales(locales)
    entries = _open(app)[1].entries
    named = {term.source for term, _start, _end in Glossary(Term(entry.source, "") for entry in entries).find(text)}
    found = [
        entry
        for entry in entries
        if entry.source in named
        or text.casefold() == entry.source.casefold()
        or any(
            contains(text, form, locale.language, lemma)
            for locale in chosen
            if (term := entry.terms.get(locale.tag))
            for form in (term.target, *term.accepted, *term.forbidden)
        )
    ]
    for entry in found:
        _print(entry, chosen)
    if not found:
        app.say(_("The glossary has nothing of this."))
        ctx.exit(1)


@command.command("check")
@locales_option()
@click.pass_context
@pass_app
def check(app: App, ctx: click.Context, locales: tuple[str, ...]) -> None:
    """Find entries that contradict each other.

    Exit code 1 if there are any.
    """
    from i18nsync.core.glossary_check import contradictions

    entries = _open(app)[1].entries
    found = list(contradictions(entries, app.locales(locales)))
    for each in found:
        click.echo(f"{each.locale}  {safe(each.text)}.")
        click.echo(f"    {each.hint}")
    if found:
        # TRANSLATORS: {entries} is as "40 entries".
        said = ngettext("{n} contradiction in {entries}.", "{n} contradictions in {entries}.", len(found))
        app.say(said.format(n=number(len(found)), entries=counted.entries(len(entries))))
        ctx.exit(1)
    said = ngettext("{n} entry, no contradictions.", "{n} entries, no contradictions.", len(entries))
    app.say(said.format(n=number(len(entries))))


@command.command("candidates")
@articles_argument()
@locales_option()
@click.option(
    "--min",
    "least",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="N",
    help="How often a name must stand in the sources.",
)
@click.pass_context
@pass_app
def candidates(app: App, ctx: click.Context, articles: tuple[str, ...], locales: tuple[str, ...], least: int) -> None:
    """Propose names that come back in the sources and have no entry.

    Beside each name stand the renderings that reviewed texts have for it, and in how many strings: two for one name are
    a reason for an entry. They are found by sound, so a name that is translated by meaning shows none.
    """
    from i18nsync.flows.glossary import candidates as find_candidates

    chosen = app.locales(locales)
    found, failed = find_candidates(app.workspace.project, chosen, app.patterns(articles), least=least)
    for each in found:
        # TRANSLATORS: as "12 times in 3 articles".
        said = _("{times} in {articles}").format(
            times=counted.times(each.count), articles=counted.articles(each.articles)
        )
        click.echo(f"{safe(each.source)}  {said}")
        for locale in chosen:
            renderings = each.renderings.get(locale, ())
            if renderings:
                said = ", ".join(f"{safe(text)} ({count})" for text, count in renderings[:4])
                click.echo(f"  {locale.tag:<4}  {said}")
    if found:
        said = ngettext(
            "{n} name without an entry. Next: write those that matter into the glossary.",
            "{n} names without an entry. Next: write those that matter into the glossary.",
            len(found),
        )
        app.say(said.format(n=number(len(found))))
    else:
        said = ngettext(
            "No name without an entry stands in the sources {n} time or more.",
            "No name without an entry stands in the sources {n} times or more.",
            least,
        )
        app.say(said.format(n=number(least)))
    for failure in failed:
        show_failure(failure.article, failure.locale, failure.error)
    if failed:
        ctx.exit(2)


@command.command("apply")
@click.argument("old")
@click.argument("new")
@articles_argument()
@click.option("-l", "--locale", "locale", required=True, metavar="LOCALE", help="The locale of the rendering, as ka.")
@by_option()
@click.option("-n", "--dry-run", is_flag=True, help="Show the places, write nothing.")
@click.pass_context
@pass_app
def apply(
    app: App,
    ctx: click.Context,
    old: str,
    new: str,
    articles: tuple[str, ...],
    locale: str,
    by: str | None,
    dry_run: bool,
) -> None:
    """Mark every text with the rendering OLD as outdated, because it is NEW now.

    OLD and NEW are renderings in their base form; OLD is found with every ending. The texts are not changed, since NEW may need other
    words around it: `i18nsync review` shows each with the reason. Where OLD is but a part of NEW as it stands, nothing
    is marked.
    """
    from i18nsync.flows.glossary import Place, apply_rendering
    from i18nsync.wiring.glossary import lemma

    if not old.strip() or not new.strip() or old.strip() == new.strip():
        raise click.UsageError(_("OLD and NEW must be two different renderings."))
    (target,) = app.locales([locale])
    who = "" if dry_run else identity(app, by)
    events = apply_rendering(
        app.workspace.project,
        old.strip(),
        new.strip(),
        target,
        app.patterns(articles),
        by=who,
        dry_run=dry_run,
        lemmatise=lemma,
    )
    places: list[Place] = []
    failed = False
    for event in events:
        if isinstance(event, Place):
            places.append(event)
            _show_place(event)
        else:
            failed = True
            show_failure(event.article, event.locale, event.error)
    _sum_up(app, places, old, dry_run=dry_run)
    _remind(app, old.strip(), target)
    if failed:
        ctx.exit(2)


@command.command("import")
@_file
@click.option("--replace", is_flag=True, help="Let FILE win where both have an entry; else the glossary's own stays.")
@pass_app
def import_(app: App, file: Path, replace: bool) -> None:
    """Add the entries of a CSV or TBX file to the glossary."""
    from i18nsync.wiring.glossary import open_termbase, write_entries

    path, base = _open(app)
    source = app.workspace.settings.source_locale
    other = open_termbase(app.folder / file, source)
    entries = {entry.source: entry for entry in base.entries}
    new = [entry for entry in other.entries if entry.source not in entries]
    differ = [entry for entry in other.entries if entries.get(entry.source, entry) != entry]
    entries.update({entry.source: entry for entry in (*new, *(differ if replace else ()))})
    if new or (differ and replace):
        locales = [*base.locales, *(each for each in other.locales if each not in base.locales)]
        write_entries(path, entries.values(), source, locales, like=base)
    said = ngettext("{n} entry added to {file}.", "{n} entries added to {file}.", len(new))
    app.say(said.format(n=number(len(new)), file=path.name))
    for entry in differ:
        click.echo(f"{_('replaced') if replace else _('kept the own entry of')}  {safe(entry.source)}")
    if differ and not replace:
        app.say(_("They differ in the file; --replace takes them from there."))


@command.command("export")
@_file
@pass_app
def export(app: App, file: Path) -> None:
    """Write the glossary to a .csv or .tbx FILE."""
    from i18nsync.wiring.glossary import write_entries

    base = _open(app)[1]
    write_entries(app.folder / file, base.entries, app.workspace.settings.source_locale, base.locales)
    _say_written(app, len(base.entries), file)


@command.command("seed")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    required=True,
    metavar="KIND",
    help="country, language, currency or region; several with commas.",
)
@locales_option()
@click.option("--country", "countries", multiple=True, metavar="CODE", help="Only regions of this country, as GE.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file.")
@pass_app
def seed(app: App, kinds: tuple[str, ...], locales: tuple[str, ...], countries: tuple[str, ...], output: Path) -> None:
    """Write names of countries, languages, currencies or regions to a new glossary file.

    They are what CLDR and ISO have. Read them before you import them: a newsroom often has its own usage.
    """
    from i18nsync.errors import TermbaseError
    from i18nsync.wiring.glossary import seed as names
    from i18nsync.wiring.glossary import write_entries

    wanted = list(dict.fromkeys(kind.strip() for text in kinds for kind in text.split(",") if kind.strip()))
    unknown = next((kind for kind in wanted if kind not in _KINDS), None)
    if unknown or not wanted:
        raise click.UsageError(
            _("There is no kind {value!r}. There are: {kinds}.").format(value=unknown or "", kinds=", ".join(_KINDS))
        )
    path = app.folder / output
    if path.exists():
        raise TermbaseError(_("the file is there already"), where=str(output), hint=_("Choose another name."))
    chosen = app.locales(locales)
    entries = names(wanted, chosen, countries)
    write_entries(path, entries, app.workspace.settings.source_locale, chosen)
    _say_written(app, len(entries), output)
    app.say(_("Next: read them, then i18nsync glossary import {output}").format(output=output))


def _say_written(app: App, count: int, file: Path) -> None:
    said = ngettext("{n} entry written to {file}.", "{n} entries written to {file}.", count)
    app.say(said.format(n=number(count), file=file))


def _open(app: App) -> tuple[Path, CsvTermbase | TbxTermbase]:
    from i18nsync.errors import TermbaseError
    from i18nsync.wiring.glossary import open_termbase

    settings = app.workspace.settings
    if not settings.glossary.path:
        raise TermbaseError(
            _("the settings name no glossary"), hint=_('Write into i18nsync.toml:\n[glossary]\npath = "glossary.csv"')
        )
    path = app.workspace.root / settings.glossary.path
    return path, open_termbase(path, settings.source_locale)


def _print(entry: Entry, locales: Sequence[Locale]) -> None:
    click.echo(f"{safe(entry.source)}  ({entry.kind})")
    for locale in locales:
        term = entry.terms.get(locale.tag) or entry.terms.get(locale.language)
        if term is None:
            continue
        line = ", ".join(safe(form) for form in (term.target, *term.accepted))
        if term.forbidden:
            line += "   " + _("not: {forms}").format(forms=", ".join(safe(form) for form in term.forbidden))
        click.echo(f"  {locale.tag:<4}  {line}")
    if entry.note:
        click.echo(f"  {_('note')}  {safe(' '.join(entry.note.split()))}")


def _show_place(place: Place) -> None:
    where = [_("line {n}").format(n=place.line)] if place.line else []
    click.echo(f"{place.article} ({place.locale})  {', '.join([*where, state_word(place.unit.state)])}")
    for hit in place.hits:
        text = place.unit.target
        before = text[max(0, hit.start - _AROUND) : hit.start]
        lead = "…" if hit.start > _AROUND else ""
        tail = "…" if hit.end + _AROUND < len(text) else ""
        found = click.style(safe(text[hit.start : hit.end]), bold=True)
        line = f"{lead}{safe(before)}{found}{safe(text[hit.end : hit.end + _AROUND])}{tail}"
        click.echo("  " + line.replace("\n", " "))


def _sum_up(app: App, places: Sequence[Place], old: str, *, dry_run: bool) -> None:
    if not places:
        app.say(_("“{old}” stands nowhere.").format(old=old))
        return
    articles = counted.articles(len({place.article for place in places}))
    strings = counted.strings(len(places))
    if dry_run:
        app.say(_("{strings} in {articles} would be marked as outdated.").format(strings=strings, articles=articles))
        return
    marked = sum(place.marked for place in places)
    if not marked:
        app.say(
            _("{strings} in {articles}, all marked before. Next: i18nsync review").format(
                strings=strings, articles=articles
            )
        )
        return
    said = (
        _("{strings} of {articles} marked as outdated, {known} marked before. Next: i18nsync review")
        if marked < len(places)
        else _("{strings} of {articles} marked as outdated. Next: i18nsync review")
    )
    app.say(said.format(strings=counted.strings(marked), articles=articles, known=number(len(places) - marked)))


def _remind(app: App, old: str, locale: Locale) -> None:
    """Say which entries of the glossary still ask for the old rendering."""
    for term in app.workspace.project.terms(locale):
        if old in (term.target, *term.accepted):
            app.warn(
                _("the glossary still has “{old}” for “{term}”: change it there too").format(
                    old=old, term=safe(term.source)
                )
            )
