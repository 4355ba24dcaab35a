"""Renew the generated part of the documentation: docs/reference/commands.md, from click, and checks.md beside it.

Run `make docs`; a test fails when the file is stale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from i18nsync.checks import built_in
from i18nsync.cli import main
from i18nsync.core.ports import Check, Example

CHECKS = Path(__file__).parent / "reference" / "checks.md"
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


def checks_page() -> str:
    """The page of all checks as Markdown, with the examples that each of them is tested with."""
    parts = [
        "# The checks",
        "This page is generated from the program (`make docs`). How to use them: [Checks](../checks.md).",
    ]
    checks = built_in()
    parts.append(
        "\n".join(
            ["| Check | What | Severity | Languages |", "|---|---|---|---|"]
            + [f"| [`{each.id}`](#{each.id}) | {each.name} | {each.severity} | {_languages(each)} |" for each in checks]
        )
    )
    for each in checks:
        parts += [f"## {each.id}", each.description]
        parts += ["It finds:", _examples(each.hits)] if each.hits else []
        parts += ["It leaves alone:", _examples(each.misses)] if each.misses else []
    return "\n\n".join(parts) + "\n"


def _languages(check: Check) -> str:
    return ", ".join(sorted(check.locales)) or "all"


def _examples(examples: Sequence[Example]) -> str:
    pairs = [f"en: {example.source}\n{example.locale}: {example.target}" for example in examples]
    return "````text\n" + "\n\n".join(pairs) + "\n````"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(commands_page(), encoding="utf-8", newline="\n")
    CHECKS.write_text(checks_page(), encoding="utf-8", newline="\n")
