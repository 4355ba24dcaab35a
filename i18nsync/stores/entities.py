"""XML entities: found before a file is parsed, because they can make it grow without end or read other files."""

from __future__ import annotations

from contextlib import suppress
from typing import BinaryIO

__all__ = ["declared_entity"]


class _Done(Exception):
    """The prolog is over."""


def declared_entity(handle: BinaryIO) -> tuple[str, int] | None:
    """The first entity that a file's prolog declares, and its line; a DOCTYPE is usual, entities in it are not.

    Only the prolog is read; what is not well-formed there is left for the parser to report.
    """
    from xml.parsers import expat

    found: list[tuple[str, int]] = []

    def declared(name: str, *_: object) -> None:
        found.append((name, parser.CurrentLineNumber))
        raise _Done

    def stop(*_: object) -> None:
        raise _Done

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = stop
    with suppress(_Done, expat.ExpatError):
        parser.ParseFile(handle)
    return found[0] if found else None
