"""`i18nsync` itself: global options, the list of commands, and what an error looks like."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from i18nsync import __version__
from i18nsync.cli.app import App
from i18nsync.cli.help import HELP_NAMES, translated
from i18nsync.cli.language import available, from_environment, in_english, speaking, tag_of
from i18nsync.errors import I18nsyncError
from i18nsync.messages import ENGLISH, _

__all__ = ["COMMANDS", "main"]

# Command -> (module, one line of help). The modules are imported when a command runs, so that
# `i18nsync --help` costs little more than click itself; a test holds the help lines against the commands' own.
COMMANDS = {
    "init": ("i18nsync.cli.init", "Look at the tree, name its layout and write i18nsync.toml."),
    "status": ("i18nsync.cli.status", "Show what is missing, outdated, drafted and reviewed."),
    "sync": ("i18nsync.cli.sync", "Bring the catalogs in step with the source articles."),
    "adopt": ("i18nsync.cli.adopt", "Take in translations that were made as files."),
    "draft": ("i18nsync.cli.draft", "Draft what is missing from the memory and the engines."),
    "engine": ("i18nsync.cli.engine", "Show the engines, and try what they do to markup."),
    "review": ("i18nsync.cli.review", "Read drafts beside their source and confirm them, one by one."),
    "diff": ("i18nsync.cli.diff", "Show what changed in a source since it was translated."),
    "check": ("i18nsync.cli.check", "Find wrong numbers, names, negations, markup and more in translations."),
    "corrections": ("i18nsync.cli.corrections", "Show what published versions get wrong now, facts first."),
    "mark": ("i18nsync.cli.mark", "Mark whole articles as reviewed or as draft."),
    "memory": ("i18nsync.cli.memory", "Look into the translation memory, fill it and clean it."),
    "build": ("i18nsync.cli.build", "Write the reviewed Georgian and Russian articles."),
    "glossary": ("i18nsync.cli.glossary", "Look up, check and extend the newsroom's renderings."),
    "rehydrate": ("i18nsync.cli.rehydrate", "Give back the reviews that another program dropped from the catalogs."),
    "engines": ("i18nsync.cli.engines", "Show which engine helps: how far people edited its drafts."),
    "log": ("i18nsync.cli.log", "Show who did what to which article, and when."),
    "segments": ("i18nsync.cli.segments", "Print what would be translated in a file."),
    "verify": ("i18nsync.cli.verify", "Prove on your own tree that parsing and rendering lose nothing."),
    "merge-driver": ("i18nsync.cli.merge_driver", "Merge two versions of a catalog, string by string; git calls it."),
    "completion": ("i18nsync.cli.completion", "Print the completion script of a shell."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is used."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands, in the order of a translator's day."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import and return one command."""
        if name not in COMMANDS:
            return None
        with in_english():
            command: click.Command = importlib.import_module(COMMANDS[name][0]).command
        return translated(command)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, _(text)) for name, (_module, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest command in the message."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            if near:
                message = _("No such command {name!r}. Did you mean {near!r}?").format(name=args[0], near=near[0])
                raise click.UsageError(message, ctx) from None
            raise error from None

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (click's own signature)
        """Run in the reader's language; turn our errors into two lines on standard error and exit code 2."""
        with speaking(self._language(kwargs.get("args", args[0] if args else None))):
            return translated(self).run(*args, **kwargs)

    def run(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  (click's own signature)
        """As click's `main`; see there."""
        try:
            return super().main(*args, **kwargs)
        except I18nsyncError as error:
            report_error(error)
            sys.exit(2)
        except BrokenPipeError:
            # The reader (`| head`) has seen enough; keep the interpreter from complaining about it at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)

    def _language(self, args: Sequence[str] | None) -> str:
        """What the command line asks for, looked up before click reads it, since `--help` may come first."""
        ctx = click.Context(self, resilient_parsing=True, **self.context_settings)
        options, _rest, _order = self.make_parser(ctx).parse_args(list(sys.argv[1:] if args is None else args))
        return tag_of(str(options.get("language", ""))) or from_environment(os.environ)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's own signature)
        """Run the command; Ctrl-C ends it with a word on what is kept."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            said = _("Stopped. Every article finished so far is saved; run the same command again to go on.")
            click.echo(f"\n{said}", err=True)
            sys.exit(130)


def report_error(error: I18nsyncError) -> None:
    """Print an error: what and where in the first line, what to do in the next."""
    place = f"{error.where}: " if error.where else ""
    click.echo(click.style(_("error:"), fg="red", bold=True) + f" {place}{error.message}", err=True)
    for line in error.hint.splitlines():
        click.echo(f"  {line}", err=True)


class Language(click.ParamType[str]):
    """A language that the tool speaks."""

    name = "language"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check it."""
        tag = tag_of(str(value))
        if tag is None:
            known = ", ".join(sorted([ENGLISH, *available()]))
            self.fail(
                _("there are no messages in {name!r}; there are {known}").format(name=value, known=known), param, ctx
            )
        return tag


def _color(choice: str) -> bool | None:
    """True, False, or None to decide by the stream; NO_COLOR (no-color.org) counts when the user says nothing."""
    if choice == "auto":
        return False if os.environ.get("NO_COLOR") else None
    return choice == "always"


@click.group(cls=LazyGroup, context_settings={"help_option_names": HELP_NAMES, "max_content_width": 100})
@click.version_option(__version__, message="i18nsync %(version)s")
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Run as if started in DIR.",
)
@click.option("-q", "--quiet", count=True, help="Say less; twice: only errors.")
@click.option("-v", "--verbose", count=True, help="Say more: every article, not only those that changed.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the output; NO_COLOR in the environment turns it off.",
)
@click.option(
    "--language",
    type=Language(),
    metavar="TAG",
    expose_value=False,
    help="Speak this language (en, ka, ru) [default: as LANGUAGE, LC_ALL, LC_MESSAGES or LANG says].",
)
@click.pass_context
def main(ctx: click.Context, folder: Path | None, quiet: int, verbose: int, color: str) -> None:
    """Keep the Georgian and Russian versions of an English newsroom's articles in step with their source.

    \b
    A day with it:
      i18nsync status             what is missing or out of date
      i18nsync draft              drafts for what is missing
      i18nsync review             read them, confirm or correct them
      i18nsync build              write the reviewed articles

    Start in a new tree with `i18nsync init`. Exit codes: 0 fine, 1 something needs attention, 2 an error.
    """  # noqa: D301  (click's mark for lines to be left as they are)
    ctx.color = _color(color)
    ctx.obj = App((folder or Path.cwd()).resolve(), verbose - quiet, ctx.color)
