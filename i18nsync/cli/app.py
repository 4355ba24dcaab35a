"""What every command shares: the opened workspace, the streams, options that recur, progress."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, SettingsError
from i18nsync.messages import _

if TYPE_CHECKING:
    from rich.console import Console

    from i18nsync.wiring import Workspace

__all__ = [
    "App",
    "articles_argument",
    "by_option",
    "identity",
    "lead",
    "locales_option",
    "override_option",
    "pass_app",
    "sections_option",
    "show_failure",
    "with_progress",
]

MOST = 200
"""Names that a shell is offered at once."""

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


@dataclass
class App:
    """The state of one run of the command line.

    Args:
        folder: where the run was started (or told to start with `-C`).
        verbosity: 0 normal, positive more, negative less.
        color: True, False, or None to decide by the stream.
    """

    folder: Path
    verbosity: int = 0
    color: bool | None = None
    _workspace: Workspace | None = field(default=None, repr=False)

    @property
    def workspace(self) -> Workspace:
        """The project that `folder` lies in, opened on first use.

        Raises:
            SettingsError: there is no settings file, or it is wrong.
        """
        if self._workspace is None:
            from i18nsync.wiring import open_workspace

            context = click.get_current_context()
            self._workspace = open_workspace(self.folder)
            self._workspace.doing = " ".join(["i18nsync", *context.command_path.split()[1:]])
            context.call_on_close(self._workspace.close)
            for warning in self._workspace.warnings:
                self.warn(warning)
        return self._workspace

    def locales(self, chosen: Sequence[str]) -> tuple[Locale, ...]:
        """The target locales of a run: those chosen, or all of the settings.

        Raises:
            SettingsError: one is not a target locale of this project.
        """
        known = self.workspace.project.locales
        if not chosen:
            return known
        wanted = [Locale.parse(tag) for text in chosen for tag in text.split(",") if tag]
        for locale in wanted:
            if locale not in known:
                raise SettingsError(
                    _("{locale} is not a target locale of this project").format(locale=locale),
                    hint=_("The settings name: {known}.").format(known=", ".join(map(str, known))),
                )
        return tuple(locale for locale in known if locale in wanted)

    def patterns(self, articles: Sequence[str]) -> list[str]:
        """Articles as the user names them: an existing path becomes relative to the project's root."""
        root = self.workspace.root
        named = []
        for text in articles:
            path = (self.folder / text).resolve()
            inside = path.exists() and path.is_relative_to(root)
            named.append(path.relative_to(root).as_posix() if inside else text)
        return named

    def console(self, *, err: bool = False, width: int | None = None) -> Console:
        """A rich console on standard output (or error) that obeys `--color`."""
        from rich.console import Console

        stream = sys.stderr if err else sys.stdout
        return Console(
            file=stream,
            force_terminal=True if self.color else None,
            no_color=self.color is False,
            highlight=False,
            width=width,
            soft_wrap=False,
        )

    def say(self, text: str = "", *, level: int = 0) -> None:
        """Print a line, unless the run is quieter than `level`."""
        if self.verbosity >= level:
            click.echo(text)

    def warn(self, text: str) -> None:
        """Print a warning on standard error, unless errors only are asked for."""
        if self.verbosity >= -1:
            click.echo(click.style(_("warning:"), fg="yellow") + f" {text}", err=True)


pass_app = click.make_pass_decorator(App)


def show_failure(article: str, locale: Locale | None, error: I18nsyncError) -> None:
    """Print what kept one article back while the others went on."""
    label = f"{article} ({locale})" if locale else article
    place = f"{error.where}: " if error.where else ""
    click.echo(lead(_("failed"), "red") + f"{label}: {place}{error.message}", err=True)
    for line in error.hint.splitlines():
        click.echo(f"        {line}", err=True)


def _complete(ctx: click.Context, names: Callable[[Workspace], Iterable[str]], incomplete: str) -> list[str]:
    """What may stand here; while completing, click parses the options but runs nothing, so `-C` is read from them."""
    folder = ctx.find_root().params.get("folder") or Path.cwd()
    try:
        with ctx:
            return [name for name in names(App(folder.resolve()).workspace) if name.startswith(incomplete)][:MOST]
    except I18nsyncError:
        return []  # no project here: nothing to offer


def _complete_articles(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    def names(workspace: Workspace) -> Iterable[str]:
        return (ref.id for ref in workspace.project.source.refs(workspace.project.source_locale))

    return _complete(ctx, names, incomplete)


def _complete_locales(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return _complete(ctx, lambda workspace: map(str, workspace.project.locales), incomplete)


def articles_argument(*, required: bool = False) -> Callable[[F], F]:
    """The ARTICLE... argument."""
    return click.argument(
        "articles",
        nargs=-1,
        required=required,
        metavar="[ARTICLE]..." if not required else "ARTICLE...",
        shell_complete=_complete_articles,
    )


def locales_option(*, required: bool = False) -> Callable[[F], F]:
    """The repeatable --locale option."""
    return click.option(
        "-l",
        "--locale",
        "locales",
        multiple=True,
        required=required,
        metavar="TAG",
        shell_complete=_complete_locales,
        help="Only this target locale (ka, ru); repeatable.",
    )


def sections_option() -> Callable[[F], F]:
    """The repeatable --section option."""
    return click.option(
        "--section",
        "sections",
        multiple=True,
        metavar="PREFIX",
        help="Only articles under this leading path, as 2026 or politics; repeatable.",
    )


def by_option() -> Callable[[F], F]:
    """The --by option; see `identity`."""
    return click.option("--by", metavar="NAME", help="Who stands behind it [default: name and e-mail of git config].")


def override_option() -> Callable[[F], F]:
    """The --override option; see `i18nsync.flows.review.Desk.confirm`."""
    return click.option(
        "--override",
        default="",
        metavar="REASON",
        help="Why strings in which the checks find errors are right all the same; the history keeps it.",
    )


def identity(app: App, by: str | None) -> str:
    """The person who reviews: `--by`, else git's user.name and user.email.

    Raises:
        SettingsError: neither is known.
    """
    if by and by.strip():
        return " ".join(by.split())
    found = [_git_config(app.folder, key) for key in ("user.name", "user.email")]
    if not found[0]:
        raise SettingsError(
            _("a review needs the name of the person who made it"),
            hint=_('Give --by "Nino <nino@example.ge>", or set it once: git config user.name "Nino".'),
        )
    return f"{found[0]} <{found[1]}>" if found[1] else found[0]


def _git_config(folder: Path, key: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603  (no shell; both words are ours)
            ["git", "config", "--get", key],  # noqa: S607  (the user's own git)
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return " ".join(done.stdout.split())


def lead(word: str, color: str = "") -> str:
    """The word that a line begins with, in its column: what became of the article that the line is about."""
    text = f"{word:<7} "
    return click.style(text, fg=color) if color else text


def with_progress(app: App, items: Iterable[T], label: str, total: int | None, name: Callable[[T], str]) -> Iterator[T]:
    """`items`, with a progress bar on a terminal's standard error; elsewhere a line every ten seconds.

    Args:
        app: the run.
        items: what is worked on, yielded as it is finished.
        label: what is being done, as `Drafting`, in the language of who reads it.
        total: how many items there will be, if known.
        name: item -> what to show beside the bar.
    """
    if app.verbosity < 0 or os.environ.get("TERM") == "dumb":
        yield from items
        return
    if not sys.stderr.isatty():
        yield from _heartbeat(items, label, total)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[at]}"),
    )
    with Progress(*columns, console=app.console(err=True), transient=True) as bar:
        task = bar.add_task(label, total=total, at="")
        for item in items:
            bar.update(task, advance=1, at=name(item))
            yield item


def _heartbeat(items: Iterable[T], label: str, total: int | None) -> Iterator[T]:
    from time import monotonic

    last = monotonic()
    for done, item in enumerate(items, 1):
        now = monotonic()
        if now - last >= 10:  # seconds
            last = now
            far = _("{done} of {total}").format(done=done, total=total) if total is not None else str(done)
            click.echo(f"{label}: {far}", err=True)
        yield item
