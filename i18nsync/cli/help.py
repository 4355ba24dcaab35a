"""Help texts in the language of who reads them: commands are made in English, and translated when they are shown.

A docstring is translated paragraph by paragraph, each as one line, so that a new word in one leaves the translations of
the others alone. Paragraphs that click is told to leave as they are (a line with backspace before them) stay whole.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Iterator
from typing import TypeVar

import click

from i18nsync.messages import ENGLISH, _, language

__all__ = ["HELP_NAMES", "paragraphs", "texts_of", "translated"]

HELP_NAMES = ("-h", "--help")

C = TypeVar("C", bound=click.Command)
VERBATIM = "\b\n"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, as they are to be translated."""
    found = filter(None, (part.strip("\n") for part in inspect.cleandoc(text).split("\n\n")))
    return [part if part.startswith(VERBATIM) else " ".join(part.split()) for part in found]


def translated(command: C) -> C:
    """A copy of a command, and of those below it, that speaks the reader's language; itself in English."""
    if language() == ENGLISH:
        return command
    spoken = copy.copy(command)
    spoken.help = _text(command.help)
    spoken.epilog = _text(command.epilog)
    spoken.short_help = _text(command.short_help)
    spoken.params = [_parameter(each) for each in command.params]
    click.help_option(*HELP_NAMES)(spoken)  # click keeps the one that it makes by itself, whatever language comes next
    if isinstance(spoken, click.Group):
        spoken.commands = {name: translated(child) for name, child in spoken.commands.items()}
    return spoken


def texts_of(command: click.Command) -> Iterator[str]:
    """All that is to be translated in a command (not in those below it)."""
    for text in filter(None, (command.help, command.epilog, command.short_help)):
        for part in paragraphs(text):
            yield part.removeprefix(VERBATIM)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield from paragraphs(parameter.help)


def _text(text: str | None) -> str | None:
    if not text:
        return text
    return "\n\n".join(
        VERBATIM + _(part.removeprefix(VERBATIM)) if part.startswith(VERBATIM) else _(part) for part in paragraphs(text)
    )


def _parameter(parameter: click.Parameter) -> click.Parameter:
    spoken = copy.copy(parameter)
    if isinstance(spoken, click.Option):
        spoken.help = _text(spoken.help)
    if isinstance(spoken.type, click.Path):
        # click names files and folders in the language of the moment at which the option is made.
        spoken.type = copy.copy(spoken.type)
        spoken.type.name = _(spoken.type.name)
        if isinstance(spoken, click.Option) and spoken.metavar is None:
            # click would write it in capitals, which Georgian has for whole headlines only, and few fonts have at all.
            spoken.metavar = spoken.type.name + ("" if spoken.nargs == 1 else "...")
    return spoken
