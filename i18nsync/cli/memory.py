"""`i18nsync memory`: the translation memory, looked after by hand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import App, locales_option, pass_app
from i18nsync.core.counted import pairs, sentences, texts
from i18nsync.core.spoken import match_word, origin_word
from i18nsync.errors import MemoryStoreError
from i18nsync.messages import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from i18nsync.core.locale import Locale
    from i18nsync.core.matching import Match

__all__ = ["command"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:]*Z?)?)?)?")


class Date(click.ParamType[str]):
    """A day, month or year, or a moment in UTC."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it."""
        if _DATE.fullmatch(str(value)) is None:
            self.fail(_("{value!r} is no date; write it as 2026-01-02").format(value=value), param, ctx)
        return str(value)


@click.group("memory")
def command() -> None:
    """Look into the translation memory, fill it and clean it.

    The memory holds what the newsroom has translated before. Every review adds to it, and `i18nsync draft` fills from it.
    """


@command.command("import")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "-l", "--locale", "tag", metavar="TAG", help="Language of translations that a PO or TSV file does not name."
)
@pass_app
def import_command(app: App, files: tuple[Path, ...], tag: str | None) -> None:
    """Read TMX, PO and TSV files into the memory.

    Without FILE everything that is reviewed in the project's own catalogs is read: so a memory that was lost is made anew. Fuzzy strings of a PO file are left out. What is there already is not stored twice.
    """
    from i18nsync.wiring.memory import import_catalogs, import_file

    workspace = app.workspace
    memory, project = workspace.memory, workspace.project
    locale = app.locales((tag,))[0] if tag else None
    if not files:
        done = import_catalogs(memory, project, project.locales if locale is None else (locale,))
        # TRANSLATORS: {new} is as "12 new (ka 7, ru 5)" or "none new".
        said = ngettext(
            "catalogs: {n} reviewed string read, {new}", "catalogs: {n} reviewed strings read, {new}", done.read
        )
        app.say(said.format(n=number(done.read), new=_new(done.new)))
    for file in files:
        done = import_file(memory, app.folder / file, project.source_locale, project.locales, locale)
        # TRANSLATORS: {new} is as "12 new (ka 7, ru 5)" or "none new".
        said = ngettext("{file}: {n} pair read, {new}", "{file}: {n} pairs read, {new}", done.read)
        app.say(said.format(file=file, n=number(done.read), new=_new(done.new)))
        if done.foreign:
            known = ", ".join(map(str, (project.source_locale, *project.locales)))
            said = ngettext(
                "{n} pair passed over: this project has {known} only",
                "{n} pairs passed over: this project has {known} only",
                done.foreign,
            )
            app.say("        " + said.format(n=number(done.foreign), known=known))
    held = memory.count()
    app.say(ngettext("The memory holds {n} pair now.", "The memory holds {n} pairs now.", held).format(n=number(held)))


def _new(counts: Mapping[Locale, int]) -> str:
    total = sum(counts.values())
    each = ", ".join(f"{locale} {number(count)}" for locale, count in counts.items() if count)
    if not total:
        return _("none new")
    return ngettext("{n} new ({each})", "{n} new ({each})", total).format(n=number(total), each=each)


@command.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tmx", "po", "tsv"]),
    help="What to write [default: by the ending of FILE, else tmx].",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE instead of standard output.",
)
@locales_option()
@pass_app
def export_command(app: App, form: str | None, output: Path | None, locales: tuple[str, ...]) -> None:
    """Write the memory as TMX 1.4, PO or a table with tabs.

    TMX and the table hold everything, with origin, reviewer, date and article. PO holds the best translation of each text, in one language.
    """
    from i18nsync.wiring.memory import export_text

    project = app.workspace.project
    chosen = app.locales(locales)
    if form is None:
        ending = output.suffix.lower().lstrip(".") if output is not None else ""
        form = ending if ending in ("po", "tsv") else "tmx"
    if form == "po" and len(chosen) != 1:
        raise MemoryStoreError(
            _("a PO file holds one language"),
            hint=_("Name one with -l: {chosen}.").format(chosen=", ".join(map(str, chosen))),
        )
    memory = app.workspace.memory
    text, count = export_text(memory, [project.pair(locale) for locale in chosen], project.source_locale, form)
    if output is None:
        click.echo(text, nl=False)
        return
    app.workspace.write_report(app.folder / output, text)
    if form == "po":
        said = ngettext(
            "{file}: {n} pair of the memory, one for each text",
            "{file}: {n} pairs of the memory, one for each text",
            count,
        )
    else:
        said = ngettext("{file}: {n} pair of the memory", "{file}: {n} pairs of the memory", count)
    app.say(said.format(file=output, n=number(count)))


@command.command("search")
@click.argument("text")
@locales_option()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show at most N in each language.",
)
@pass_app
def search_command(app: App, text: str, locales: tuple[str, ...], limit: int) -> None:
    """Show what the memory has for TEXT.

    First the pairs whose source is like TEXT, best first, then those that have TEXT anywhere in source or translation.
    """
    project, memory = app.workspace.project, app.workspace.memory
    nothing = True
    for locale in app.locales(locales):
        pair = project.pair(locale)
        alike = list(memory.fuzzy(pair, text, limit=limit))
        seen = {(match.source, match.target) for match in alike}
        sources = {match.source for match in alike if match.note}  # shown with other numbers already
        inside = [
            match
            for match in memory.search(pair, text, limit=limit)
            if (match.source, match.target) not in seen and match.source not in sources
        ]
        for match in alike:
            _show(locale, f"{match.score}% {match_word(match.kind)}", match)
        for match in inside[: limit - len(alike)]:
            _show(locale, _("has it"), match)
        nothing = nothing and not alike and not inside
    if nothing:
        app.say(_("The memory has nothing like it."))


def _show(locale: Locale, how: str, match: Match) -> None:
    given = match.provenance
    who = given.by.split(" <")[0] or given.engine or origin_word(given.origin)
    about = ", ".join(part for part in (who, given.at[:10], match.article) if part)
    click.echo(click.style(f"{locale}  {how}", fg="cyan") + f"  {about}")
    click.echo(f"    {' '.join(match.source.split())}")
    click.echo(f"    {' '.join(match.target.split())}")
    if match.note:
        click.echo(click.style(f"    {_(match.note)}", fg="yellow"))


@command.command("stats")
@pass_app
def stats_command(app: App) -> None:
    """Show what the memory holds."""
    from i18nsync.reports.words import day

    memory = app.workspace.memory
    found = memory.stats()
    app.say(_("The memory is at {place}.").format(place=_place(app, memory.place)))
    if not found:
        app.say(_("It is empty. Next: i18nsync memory import reads your catalogs, or the files that you name."))
    for each in found:
        # TRANSLATORS: {pairs} and {texts} are as "120 pairs" and "100 texts".
        said = ngettext("{pairs} of {texts}, {n} reviewed", "{pairs} of {texts}, {n} reviewed", each.reviewed).format(
            pairs=pairs(each.segments), texts=texts(each.sources), n=number(each.reviewed)
        )
        if each.oldest:
            first, last = day(each.oldest[:10]), day(each.newest[:10])
            said = f"{said}, {_('{first} to {last}').format(first=first, last=last)}"
        app.say(f"{each.source}-{each.target}  {said}")
        # TRANSLATORS: {sentences} is as "40 sentences".
        said = ngettext(
            "from {n} known article; {sentences} taken from them",
            "from {n} known articles; {sentences} taken from them",
            each.articles,
        )
        app.say("       " + said.format(n=number(each.articles), sentences=sentences(each.sentences)))


def _place(app: App, place: str) -> str:
    path = Path(place)
    root = app.workspace.root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else place


@command.command("forget")
@click.option("--article", default="", metavar="ID", help="What came from this article, or from all below 2026/01.")
@click.option(
    "--by", default="", metavar="NAME", help="What this person wrote or reviewed; a full name or an e-mail address."
)
@click.option("--source", default="", metavar="TEXT", help="The translations of exactly this text.")
@click.option(
    "--before",
    type=Date(),
    default=None,
    metavar="DATE",
    help="What is older than this day, as 2026-01-02; what has no date stays.",
)
@click.option("--dry-run", is_flag=True, help="Only count.")
@pass_app
def forget_command(app: App, article: str, by: str, source: str, before: str | None, dry_run: bool) -> None:
    """Delete pairs from the memory.

    All that is given has to apply. Catalogs and articles stay as they are, so a reviewed string comes back with its next review, or when `i18nsync memory import` reads the catalogs.
    """
    if not (article or by or source or before):
        raise click.UsageError(_("Say what to forget: --article, --by, --source or --before."))
    count = app.workspace.memory.forget(article=article, by=by, source=source, before=before or "", dry_run=dry_run)
    if dry_run:
        said = ngettext(
            "{n} pair would be forgotten. Nothing was changed.",
            "{n} pairs would be forgotten. Nothing was changed.",
            count,
        )
        app.say(said.format(n=number(count)))
    else:
        app.say(ngettext("{n} pair forgotten.", "{n} pairs forgotten.", count).format(n=number(count)))
