"""`i18nsync verify`."""

from __future__ import annotations

import click

from i18nsync.cli.app import App, lead, pass_app, with_progress
from i18nsync.core import counted
from i18nsync.messages import _, ngettext, number

__all__ = ["command"]


@click.command("verify")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path())
@click.pass_context
@pass_app
def command(app: App, ctx: click.Context, paths: tuple[str, ...]) -> None:
    """Prove on your own tree that parsing and rendering lose nothing.

    For each file two laws are held: rendering it with its own texts gives it back byte for byte, and rendering
    it with other texts gives the same segments with just those texts. Nothing is written.

    PATH is a file or a folder (every Markdown and plain-text file in it); without it, all source articles of
    the project. Exit code 1 if any file fails.
    """
    from i18nsync.flows.verify import verify_articles
    from i18nsync.wiring.reading import readable_files

    reading = readable_files(app.folder, paths, None if paths else app.workspace)
    good = bad = 0
    segments = 0
    for verdict in with_progress(
        app, verify_articles(reading.articles, reading.form), _("Verifying"), None, lambda each: each.path
    ):
        segments += verdict.segments
        if verdict.problem:
            bad += 1
            click.echo(lead(_("failed"), "red") + f"{verdict.path}: {verdict.problem}")
        else:
            good += 1
            app.say(f"{lead(_('ok'))}{verdict.path}  {counted.segments(verdict.segments)}", level=1)
    for path, problem in reading.refused:
        click.echo(lead(_("refused"), "yellow") + f"{path}: {problem}")
    # TRANSLATORS: {segments} is as "40 segments".
    said = ngettext(
        "{n} file byte-identical and re-extracted, {segments}; {bad} failed, {refused} refused.",
        "{n} files byte-identical and re-extracted, {segments}; {bad} failed, {refused} refused.",
        good,
    )
    app.say(
        said.format(
            n=number(good),
            segments=counted.segments(segments),
            bad=number(bad),
            refused=number(len(reading.refused)),
        )
    )
    if not good and not bad and not reading.refused:
        app.warn(_("no file of a known format was found there"))
        ctx.exit(2)
    if bad or reading.refused:
        ctx.exit(1)
