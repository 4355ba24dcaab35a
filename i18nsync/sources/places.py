"""Places: where the versions of articles lie in folders, and what looks doubtful about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from i18nsync.core.locale import Locale
from i18nsync.core.ports import SourceProblem
from i18nsync.core.stamps import UNKNOWN
from i18nsync.messages import _, ngettext
from i18nsync.sources.names import is_locale_name

__all__ = ["FileStamp", "Place", "doubts"]


class FileStamp(NamedTuple):
    """What says cheaply that a file is still the same.

    Args:
        mtime_ns: when it was last written, in nanoseconds since the epoch.
        size: in bytes.
    """

    mtime_ns: int
    size: int


class Place(NamedTuple):
    """Where a version lies or would lie.

    Args:
        root: root of its tree, as the content blocks write it; empty for the project.
        path: the file, relative to that and with `/`.
        block: number of the content block.
        suffix: the ending of its name, as it is written.
        stamp: its stamp when it was listed, where that was asked for.
    """

    root: str
    path: str
    block: int
    suffix: str
    stamp: bytes = UNKNOWN


def doubts(
    places: Mapping[Locale, Mapping[str, Place]], source_locale: Locale, shown: Callable[[Place], str]
) -> Iterator[SourceProblem]:
    """Names that differ only in case, and folders of sources that look like versions in another language.

    Args:
        places: where the articles lie, by locale and id.
        source_locale: the language of the sources.
        shown: a place as messages name it.
    """
    sources = places[source_locale]
    by_case: dict[str, str] = {}
    for locale, found in places.items():
        seen: dict[str, str] = {}
        # Nearly always all names differ and versions have sources: then there is nothing to look at one by one.
        distinct = len(set(map(str.casefold, found))) == len(found)
        for article in found.keys() - sources.keys() if distinct else found:
            place = found[article]
            folded = article.casefold()
            other = seen.setdefault(folded, article)
            if other != article:
                message = _("differs only in case from {path}; some systems can't hold both").format(
                    path=shown(found[other])
                )
                yield SourceProblem(shown(place), message)
            elif article in sources:
                continue
            elif article.endswith(place.suffix) and article.removesuffix(place.suffix) in sources:
                source = shown(sources[article.removesuffix(place.suffix)])
                message = _("has another ending than its source {source}, so it is no version of it; rename it").format(
                    source=source
                )
                yield SourceProblem(shown(place), message)
            elif folded in (by_case := by_case or {source.casefold(): source for source in sources}):
                source = shown(sources[by_case[folded]])
                message = _("differs only in case from its source {source}").format(source=source)
                yield SourceProblem(shown(place), message)
        if locale == source_locale:
            yield from _foreign(sources, shown)


def _foreign(sources: Mapping[str, Place], shown: Callable[[Place], str]) -> Iterator[SourceProblem]:
    mirrored: Counter[str] = Counter()
    first: dict[str, str] = {}
    for article, place in sources.items():
        name, _slash, rest = article.partition("/")
        base, _dot, ending = article.rpartition(".")
        for candidate, original in ((name, rest), (ending, base)):
            if original in sources and is_locale_name(candidate):
                mirrored[candidate] += 1
                first.setdefault(candidate, shown(place))
    for name, count in sorted(mirrored.items()):
        # A lone pair may be chance: a section `it/` that has an index as well.
        if count > 1:
            yield SourceProblem(
                first[name],
                ngettext(
                    "looks like a version of another article ({n} such under the name {name!r}); if {name!r} is a "
                    "language here, add it to locales or other_locales",
                    "looks like a version of another article ({n} such under the name {name!r}); if {name!r} is a "
                    "language here, add it to locales or other_locales",
                    count,
                ).format(n=count, name=name),
            )
