"""The glossary's file: opened, extended and written in the form that its name says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from i18nsync.core.glossary import Entry
from i18nsync.core.locale import Locale
from i18nsync.errors import TermbaseError
from i18nsync.messages import _

if TYPE_CHECKING:
    from i18nsync.stores.tbx import TbxTermbase
    from i18nsync.stores.termbase import CsvTermbase

__all__ = ["lemma", "open_termbase", "seed", "write_entries"]

_TBX = (".tbx", ".xml")


def open_termbase(path: Path, source: Locale) -> CsvTermbase | TbxTermbase:
    """The glossary in `path`: TBX if its name ends in .tbx or .xml, else CSV.

    Raises:
        TermbaseError: the file is missing or malformed.
    """
    if path.suffix.lower() in _TBX:
        from i18nsync.stores.tbx import TbxTermbase

        return TbxTermbase(path, source)
    from i18nsync.stores.termbase import CsvTermbase

    return CsvTermbase(path)


def write_entries(
    path: Path,
    entries: Iterable[Entry],
    source: Locale,
    locales: Sequence[Locale],
    like: CsvTermbase | TbxTermbase | None = None,
) -> None:
    """Write a glossary, all or nothing, in the form that the name of `path` says.

    Args:
        path: where to.
        entries: the entries, in their order.
        source: the language of the articles.
        locales: columns of a CSV file.
        like: the file as it was; its separators are kept.

    Raises:
        TermbaseError: a text cannot be written in that form.
        StoreError: the file cannot be written.
    """
    from i18nsync.stores.files import write_atomic
    from i18nsync.stores.termbase import CsvTermbase, write_csv

    if path.suffix.lower() in _TBX:
        from i18nsync.stores.tbx import write_tbx

        write_atomic(path, write_tbx(entries, source, locales))
    elif path.suffix.lower() == ".csv" or like is not None:
        write_atomic(path, write_csv(entries, locales, like if isinstance(like, CsvTermbase) else None))
    else:
        raise TermbaseError(
            _("there is no glossary format for {path!r}").format(path=path.name),
            hint=_("Give a name that ends in .csv or .tbx."),
        )


def seed(kinds: Sequence[str], locales: Sequence[Locale], countries: Sequence[str]) -> list[Entry]:
    """Names from CLDR and ISO; see `i18nsync.stores.seed.seed`."""
    from i18nsync.stores.seed import seed as names

    return names(kinds, locales, countries)


def lemma(word: str, language: str) -> str:
    """The lemma of a common noun; see `i18nsync.sources.lemmas`."""
    from i18nsync.sources.lemmas import lemma as lemma_of

    return lemma_of(word, language)
