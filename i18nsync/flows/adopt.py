"""Adopt: take the translations that were made as files into catalogs, where it is sure what translates what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from i18nsync.core.align import Adopted, adopt, align_documents
from i18nsync.core.align_adopt import replaceable
from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document, Segment
from i18nsync.core.links import Versions, origins
from i18nsync.core.locale import Locale
from i18nsync.core.matching import Match, contexts
from i18nsync.core.status import CatalogCounts
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState
from i18nsync.errors import I18nsyncError
from i18nsync.flows.project import Aligned, Project, align, event_of, keep, prose_of, source_refs
from i18nsync.flows.sync import Failed
from i18nsync.flows.trial import unrenderable
from i18nsync.messages import _

__all__ = ["AdoptOptions", "Adoption", "Doubtful", "Part", "Skipped", "adopt_versions"]


@dataclass(frozen=True, slots=True)
class AdoptOptions:
    """How far an adoption may go.

    Args:
        min_aligned: percent of an article's strings, 0 to 100, that have to be found in its version, translated or not,
            before an article is tracked that was not: below, the version is another text.
        replace_drafts: whether the version's texts replace drafts by machine or memory.
        dry_run: do everything but write.
    """

    min_aligned: float = 50.0
    replace_drafts: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A string on one side that has no sure counterpart on the other.

    Args:
        line: 1-based line of the file where it starts.
        text: the string.
        reason: why it is left, in a few plain words.
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A string of the source whose translation may be in the version.

    Args:
        source: the string, and why it is not sure.
        candidates: what may be its translation, each with its line in the version.
    """

    source: Part
    candidates: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was taken over from one version.

    Args:
        article: id.
        locale: target locale.
        paths: of the source, the version and the catalog.
        filled: units that have the version's text now.
        doubtful: strings that were left empty, with a candidate in a comment.
        left: strings that the version does not have, or has in the source's language.
        extra: strings that only the version has.
        kept: units that had a translation before.
        too_little: whether so little was found that nothing was written.
    """

    article: str
    locale: Locale
    paths: tuple[str, str, str]
    filled: tuple[Unit, ...]
    doubtful: tuple[Doubtful, ...] = ()
    left: tuple[Part, ...] = ()
    extra: tuple[Part, ...] = ()
    kept: int = 0
    too_little: bool = False

    @property
    def total(self) -> int:
        """Strings of the article that had no translation before."""
        return len(self.filled) + len(self.doubtful) + len(self.left)

    @property
    def complete(self) -> bool:
        """Whether every string was found, and nothing in the version is left over."""
        return not self.doubtful and not self.left and not self.extra


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article from which nothing was taken, and why."""

    article: str
    locale: Locale
    reason: str


def adopt_versions(
    project: Project,
    locales: Sequence[Locale],
    patterns: Sequence[str] = (),
    options: AdoptOptions | None = None,
) -> Iterator[Adoption | Skipped | Failed]:
    """Fill catalogs with the texts of versions that people made as files.

    Without patterns only versions that no catalog tracks are looked at. With patterns an article that is tracked gets
    what it misses, too. Nothing that a person wrote is ever replaced, and a version that was built from its catalog is
    not taken back into it. Each catalog is saved as soon as it is done.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.
        options: see `AdoptOptions`.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources or versions cannot be listed.
    """
    options = options or AdoptOptions()
    refs = source_refs(project, patterns)
    found = {locale: {ref.id: ref for ref in project.source.refs(locale)} for locale in locales}
    versions = {locale: _versions(project, locale, found[locale].values()) for locale in locales}
    for ref in refs:
        for locale in locales:
            version = found[locale].get(ref.id)
            try:
                if version is not None:
                    yield from _adopt_article(project, (ref, version), versions[locale], options, named=bool(patterns))
                elif patterns:
                    yield Skipped(ref.id, locale, _("there is no version"))
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)


def _adopt_article(
    project: Project, refs: tuple[ArticleRef, ArticleRef], versions: Versions, options: AdoptOptions, *, named: bool
) -> Iterator[Adoption | Skipped]:
    ref, version_ref = refs
    locale = version_ref.locale
    counts = project.catalogs.scan(ref.id, locale)
    tracked = counts is not None and counts.total > counts.of(UnitState.MISSING)
    if tracked and not (named or options.replace_drafts):
        return
    version = project.source.read(version_ref)
    if counts is not None and _is_built(counts, version):
        yield Skipped(ref.id, locale, _("the version was built from the catalog"))
        return
    article = project.source.read(ref)
    document = project.parse(article)
    other = project.parse(_with_source_links(project, article, version, versions))
    if not document.segments:
        return
    verdict = project.judge(prose_of(other), prose_of(document), locale)
    if not verdict.ok:
        yield Skipped(ref.id, locale, verdict.reason)
        return
    aligned = align(project, article, document, locale)
    current = aligned.catalog.current
    if not any(_is_open(unit, options) for unit in current):
        yield Skipped(ref.id, locale, _("every string has a translation already"))
        return
    at = project.clock()
    adopted = _adopt(project, aligned, other, at, replace_drafts=options.replace_drafts)
    if not adopted.filled and not any(unit.state is UnitState.MISSING for unit in current):
        yield Skipped(ref.id, locale, _("the version has no other text for any draft"))
        return
    # What the version has in the source's language shows that it is this article, too.
    share = 100.0 * (len(adopted.filled) + len(adopted.untranslated)) / len(current)
    too_little = not tracked and share < options.min_aligned
    if not (options.dry_run or too_little):
        _save(project, aligned, adopted, at)
    paths = (article.path, version.path, project.catalogs.path(ref.id, locale))
    yield _adoption(aligned, adopted, other, paths, too_little=too_little)


def _versions(project: Project, locale: Locale, existing: Iterable[ArticleRef]) -> Versions:
    return Versions(
        project.source_locale.tag,
        locale.tag,
        {project.source.path(ref): ref.id for ref in project.source.refs(project.source_locale)},
        {ref.id: project.source.path(ref) for ref in existing},
    )


def _with_source_links(project: Project, article: Article, version: Article, versions: Versions) -> Article:
    """The version with its source's links to other articles, which build takes home again, and without our notice.

    So a catalog's texts hold their source's links, as those do that were drafted, and lead to versions still to come.
    """
    urls: list[str] = []
    project.formats[article.ref.format].localise(article.text, urls.append, {})
    back = origins(urls, article.path, version.path, versions)
    form = project.formats[version.ref.format]
    text = form.localise(version.text, back.get, {}) if back else version.text
    return replace(version, text=form.with_notice(text, ""))


def _is_built(counts: CatalogCounts, version: Article) -> bool:
    """Whether the version is what the last build wrote: its drafts would come back as a person's text."""
    return counts.built.startswith(f"{version.revision} ")


def _is_open(unit: Unit, options: AdoptOptions) -> bool:
    return unit.state is UnitState.MISSING or (options.replace_drafts and replaceable(unit))


def _adopt(project: Project, aligned: Aligned, version: Document, at: str, *, replace_drafts: bool) -> Adopted:
    """The catalog with the version's texts, except those that cannot stand in the source's structure."""
    document, locale = aligned.document, aligned.catalog.pair.target
    alignment = align_documents(document, version, terms=project.terms(locale))
    take = partial(adopt, aligned.catalog, document, version, alignment, at, replace_drafts=replace_drafts)
    adopted = take()
    targets = {unit.key: unit.target for unit in adopted.filled}
    barred = unrenderable(project.format_of(document), document, targets)
    return take(barred=barred) if barred else adopted


def _save(project: Project, aligned: Aligned, adopted: Adopted, at: str) -> None:
    """Write the catalog, the history of what was filled, and feed the memory."""
    catalog = adopted.catalog
    if catalog == aligned.catalog:
        return
    kept = keep(project, aligned, catalog, [event_of("adopt", catalog, unit, at) for unit in adopted.filled])
    filled = [unit for unit in adopted.filled if unit.key not in kept.lost]
    memory = project.memory() if filled else None
    if memory is not None:
        seen = Provenance(Origin.IMPORT, at=at)
        places = contexts([unit.key.source for unit in catalog.current])
        entries = [Match(unit.key.source, unit.target, 100, seen, context=places[unit.key.source]) for unit in filled]
        memory.add(catalog.pair, entries, article=catalog.article)


def _adoption(
    aligned: Aligned, adopted: Adopted, version: Document, paths: tuple[str, str, str], *, too_little: bool
) -> Adoption:
    places: dict[UnitKey, Segment] = {}
    for segment in aligned.document.segments:
        places.setdefault(segment.key, segment)
    doubts = {doubt.key: doubt for doubt in adopted.doubtful}
    untranslated = set(adopted.untranslated)
    doubtful: list[Doubtful] = []
    left: list[Part] = []
    for unit in adopted.catalog.current:
        if unit.state is not UnitState.MISSING:
            continue
        segment = places[unit.key]
        doubt = doubts.get(unit.key)
        if doubt is not None:
            candidates = tuple(_part(version.segments[index], "") for index in doubt.target)
            doubtful.append(Doubtful(_part(segment, doubt.reason), candidates))
        else:
            left.append(_part(segment, _("not translated") if unit.key in untranslated else _("not in the version")))
    kept = sum(unit.state is not UnitState.MISSING for unit in adopted.catalog.current) - len(adopted.filled)
    return Adoption(
        adopted.catalog.article,
        adopted.catalog.pair.target,
        paths,
        adopted.filled,
        tuple(doubtful),
        tuple(left),
        tuple(_part(version.segments[index], _("not in the source")) for index in adopted.unaligned_target),
        kept,
        too_little,
    )


def _part(segment: Segment, reason: str) -> Part:
    return Part(segment.line, segment.source, reason)
