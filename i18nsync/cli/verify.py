"""`i18nsync verify`."""

from __future__ import annotations

import click

from i18nsync.cli.app import App, pass_app, plural, with_progress

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
        app, verify_articles(reading.articles, reading.form), "Verifying", None, lambda each: each.path
    ):
        segments += verdict.segments
        if verdict.problem:
            bad += 1
            click.echo(click.style("failed  ", fg="red") + f"{verdict.path}: {verdict.problem}")
        else:
            good += 1
            app.say(f"ok      {verdict.path}  {plural(verdict.segments, 'segment')}", level=1)
    for path, problem in reading.refused:
        click.echo(click.style("refused ", fg="yellow") + f"{path}: {problem}")
    text = f"{plural(good, 'file')} byte-identical and re-extracted, {plural(segments, 'segment')}"
    app.say(f"{text}; {bad:,} failed, {len(reading.refused):,} refused.")
    if not good and not bad and not reading.refused:
        app.warn("no file of a known format was found there")
        ctx.exit(2)
    if bad or reading.refused:
        ctx.exit(1)
