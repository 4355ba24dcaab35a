"""Published: the versions that readers have, as they lie on disk, beside the catalogs that they came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from i18nsync.core.article import ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.document import Segment
from i18nsync.core.locale import Locale
from i18nsync.core.pieces import words_of
from i18nsync.core.ports import Format
from i18nsync.core.unit import Unit, UnitKey
from i18nsync.errors import ArticleNotFound
from i18nsync.flows.project import Project

__all__ = ["Version", "first_segments", "moved_keys", "read_version"]


@dataclass(frozen=True, slots=True)
class Version:
    """A version on disk, by its words: building gives links other addresses, so markup is left out.

    Args:
        path: where it lies, relative to the project.
        revision: as `Article.revision`.
        form: its format.
        texts: the words of its paragraphs, in order.
    """

    path: str
    revision: str
    form: Format
    texts: tuple[str, ...]

    def words(self, text: str) -> str:
        """The words of a translation, as they would stand in `texts`."""
        return words_of(text, self.form.codes(text))

    def is_build_of(self, catalog: Catalog) -> bool:
        """Whether it is just what the last build wrote."""
        return bool(catalog.built) and catalog.built.split(" ", 1)[0] == self.revision


def read_version(project: Project, ref: ArticleRef, locale: Locale) -> Version | None:
    """The version of `ref` in `locale`, or None if there is none.

    Raises:
        UnreadableArticle: it is not text that can be read.
        ParseError: its text is malformed.
    """
    try:
        article = project.source.read(replace(ref, locale=locale))
    except ArticleNotFound:
        return None
    document = project.parse(article)
    texts = tuple(words_of(segment.source, segment.codes) for segment in document.segments)
    return Version(article.path, article.revision, project.format_of(document), texts)


def first_segments(segments: Iterable[Segment]) -> Mapping[UnitKey, Segment]:
    """For each unit the first segment that it stands in."""
    found: dict[UnitKey, Segment] = {}
    for segment in segments:
        found.setdefault(segment.key, segment)
    return found


def moved_keys(version: Version, units: Iterable[Unit]) -> frozenset[UnitKey]:
    """The units that stand in another order in the version than in the catalog; those with words of their own only.

    Args:
        version: the version on disk.
        units: the catalog's current units, in the order of the source.
    """
    from rapidfuzz.distance import LCSseq

    now = [unit for unit in units if unit.target]
    words = [version.words(unit.target) for unit in now]
    repeated = {
        text for counted in (Counter(words), Counter(version.texts)) for text, count in counted.items() if count > 1
    }
    place = {text: index for index, text in enumerate(words) if text not in repeated}
    then = [place[text] for text in version.texts if text in place]
    order = sorted(then)
    stay: set[int] = set()
    for code in LCSseq.opcodes(then, order):
        if code.tag == "equal":
            stay.update(then[code.src_start : code.src_end])
    return frozenset(now[index].key for index in then if index not in stay)
