"""`i18nsync completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from i18nsync.messages import _

__all__ = ["command"]

_WHERE = {
    "bash": "~/.bashrc",
    "zsh": "~/.zshrc",
    "fish": "~/.config/fish/completions/i18nsync.fish",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(sorted(_WHERE)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    For bash, once:  i18nsync completion bash >> ~/.bashrc
    For zsh, once:   i18nsync completion zsh >> ~/.zshrc
    For fish, once:  i18nsync completion fish > ~/.config/fish/completions/i18nsync.fish

    It completes commands, options, article ids and locales.
    """  # noqa: D301  (as in root)
    kind = get_completion_class(shell)
    if kind is None:  # click knows all three shells; a future click may not
        raise click.UsageError(_("click has no completion for {shell}").format(shell=shell), ctx)
    click.echo(kind(ctx.find_root().command, {}, "i18nsync", "_I18NSYNC_COMPLETE").source())
