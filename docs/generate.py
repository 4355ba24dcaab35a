"""Renew the generated part of the documentation: docs/reference/commands.md, from click.

Run `make docs`; a test fails when the file is stale.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from i18nsync.cli import main

TARGET = Path(__file__).parent / "reference" / "commands.md"


def commands_page() -> str:
    """The whole page as Markdown."""
    parts = [
        "# Commands\n",
        "This page is generated from the program (`make docs`); each section is what `--help` prints.\n",
    ]
    root = click.Context(main, info_name="i18nsync", **main.context_settings)
    parts += _section(root, main)
    for name in main.list_commands(root):
        command = main.get_command(root, name)
        if command is None:
            continue
        ctx = click.Context(command, info_name=name, parent=root, max_content_width=100)
        parts += _section(ctx, command)
        if isinstance(command, click.Group):
            for child_name in command.list_commands(ctx):
                child = command.get_command(ctx, child_name)
                if child is not None:
                    parts += _section(
                        click.Context(child, info_name=child_name, parent=ctx, max_content_width=100), child
                    )
    return "\n".join(parts)


def _section(ctx: click.Context, command: click.Command) -> list[str]:
    text = re.sub(r"[ \t]+$", "", command.get_help(ctx), flags=re.MULTILINE)
    return [f"## {ctx.command_path}\n", f"```text\n{text}\n```\n"]


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(commands_page(), encoding="utf-8", newline="\n")
