"""Reading files that a user names, inside a project or not: for `segments` and `verify`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Format
from i18nsync.errors import SettingsError, UnreadableArticle
from i18nsync.messages import _
from i18nsync.sources.files import read_text
from i18nsync.stores.settings import find_settings, load_settings
from i18nsync.wiring.formats import load_formats, suffixes_of
from i18nsync.wiring.workspace import Workspace

__all__ = ["Reading", "document_of", "readable_files"]


def _formats_at(folder: Path) -> dict[str, Format]:
    """The formats as the settings that hold in `folder` say, or by default where there are none."""
    settings = load_settings(folder) if find_settings(folder) is not None else None
    return load_formats(settings, [])


def document_of(folder: Path, file: Path) -> Document:
    """A file taken apart by the format of its ending.

    Raises:
        SettingsError: no format reads such a file, or the settings are wrong.
        SourceError: it cannot be read.
        ParseError: it is malformed.
    """
    formats = _formats_at(folder)
    endings = suffixes_of(formats)
    name = endings.get(file.suffix.lower())
    if name is None:
        raise SettingsError(
            _("no format reads files that end in {suffix!r}").format(suffix=file.suffix),
            where=str(file),
            hint=_("Known are {endings}.").format(endings=", ".join(sorted(endings))),
        )
    return formats[name].parse(_read_article(folder / file, file.as_posix(), name))


def _read_article(path: Path, shown: str, name: str) -> Article:
    text, modified = read_text(str(path), shown)
    return Article(ArticleRef(shown, Locale("und"), name), text, shown, modified)


@dataclass
class Reading:
    """Articles read one by one, with those that could not be read put aside.

    Args:
        articles: what could be read, read as it is asked for.
        form: format name -> format.
        refused: (path, why) of files that could not be read; complete when `articles` is used up.
    """

    articles: Iterator[Article]
    form: Callable[[str], Format]
    refused: list[tuple[str, str]] = field(default_factory=list)


def readable_files(folder: Path, paths: Sequence[str], workspace: Workspace | None) -> Reading:
    """The files that `verify` looks at: those under `paths`, or all sources of the workspace.

    Raises:
        SettingsError: a path does not exist.
    """
    formats = workspace.formats if workspace is not None else _formats_at(folder)
    reading = Reading(iter(()), formats.__getitem__)
    if workspace is not None:
        source = workspace.project.source
        named = [partial(source.read, ref) for ref in source.refs(workspace.project.source_locale)]
    else:
        endings = suffixes_of(formats)
        named = [partial(_read_article, *each) for each in _walk(folder, paths, endings)]
    reading.articles = _read_each(named, reading.refused)
    return reading


def _read_each(named: Sequence[Callable[[], Article]], refused: list[tuple[str, str]]) -> Iterator[Article]:
    for read in named:
        try:
            yield read()
        except UnreadableArticle as error:
            refused.append((error.where, error.message))


def _walk(folder: Path, paths: Sequence[str], endings: Mapping[str, str]) -> Iterator[tuple[Path, str, str]]:
    for text in paths:
        start = folder / text
        if start.is_file():
            name = endings.get(start.suffix.lower())
            if name is None:
                raise SettingsError(
                    _("no format reads files that end in {suffix!r}").format(suffix=start.suffix),
                    where=text,
                    hint=_("Known are {endings}.").format(endings=", ".join(sorted(endings))),
                )
            yield start, text, name
        elif start.is_dir():
            for at, folders, files in os.walk(start):
                folders[:] = sorted(each for each in folders if not each.startswith(".") and each != "node_modules")
                for file in sorted(files):
                    name = endings.get(Path(file).suffix.lower())
                    if name is not None:
                        path = Path(at) / file
                        yield path, (Path(text) / path.relative_to(start)).as_posix(), name
        else:
            raise SettingsError(_("there is no such file or folder"), where=text)
