"""`i18nsync segments`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from i18nsync.cli.app import App, pass_app
from i18nsync.core.counted import segments, words
from i18nsync.messages import _

__all__ = ["command"]


@click.command("segments")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@pass_app
def command(app: App, file: Path, form: str) -> None:
    """Print what would be translated in a file.

    Each segment is shown with its line, its role and its source text. Works on any Markdown or plain-text file, inside a project or not; inside one, its settings count.
    """
    from i18nsync.wiring.reading import document_of

    document = document_of(app.folder, file)
    if form == "json":
        rows = [
            {
                "role": segment.role,
                "context": segment.context,
                "line": segment.line,
                "source": segment.source,
                "note": segment.note,
                "codes": [code.open if code.close is None else [code.open, code.close] for code in segment.codes],
            }
            for segment in document.segments
        ]
        text = {"schema": "i18nsync/segments/1", "file": file.as_posix(), "words": document.words, "segments": rows}
        click.echo(json.dumps(text, ensure_ascii=False, indent=2))
        return
    width = max((len(segment.role) for segment in document.segments), default=0)
    for segment in document.segments:
        source = segment.source.replace("\n", "⏎")
        click.echo(f"{segment.line:>5}  {click.style(segment.role.ljust(width), fg='cyan')}  {source}")
        if segment.note:
            click.echo(f"{'':>5}  {'':<{width}}  {_('note: {text}').format(text=segment.note)}")
    app.say(f"{segments(len(document.segments))}, {words(document.words)}")
