"""Build: write the translated articles from their catalogs; what nobody has reviewed is held back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace

from i18nsync.core.article import Article, ArticleRef, revision_of
from i18nsync.core.catalog import Catalog
from i18nsync.core.links import Versions, relink
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Format
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import ArticleNotFound, I18nsyncError
from i18nsync.flows.project import Aligned, Project, align, keep, source_refs
from i18nsync.flows.sync import Failed

__all__ = ["BuildOptions", "Built", "Refused", "build"]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How much has to be reviewed, and what stands in for the rest.

    Args:
        min_reviewed: percent of units that must be reviewed, 0 to 100; None for 100, or 0 where `with_drafts`
            or `fallback_source` is set.
        with_drafts: use drafts that nobody has reviewed, under a notice.
        fallback_source: use the source's text for what has no usable translation.
        overwrite: replace a version that was written or changed by hand.
        dry_run: do everything but write.
        lang_key: front matter key that gets the locale's tag; empty for none.
        notices: locale tag -> the notice above an article with drafts in it.
    """

    min_reviewed: float | None = None
    with_drafts: bool = False
    fallback_source: bool = False
    overwrite: bool = False
    dry_run: bool = False
    lang_key: str = "lang"
    notices: Mapping[str, str] = field(default_factory=dict)

    @property
    def threshold(self) -> float:
        """The percentage in force."""
        if self.min_reviewed is not None:
            return self.min_reviewed
        return 0.0 if self.with_drafts or self.fallback_source else 100.0


@dataclass(frozen=True, slots=True)
class Built:
    """A version that is on disk now.

    Args:
        article: id.
        locale: target locale.
        path: the version's path.
        changed: whether the file is new or differs from before.
        drafts: units whose text nobody has reviewed.
        source_units: units that stand in the source's language.
    """

    article: str
    locale: Locale
    path: str
    changed: bool
    drafts: int = 0
    source_units: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A version that was not built.

    Args:
        article: id.
        locale: target locale.
        reason: why, in plain words.
        open: the units that stand in the way, in the order of the article.
        started: whether any unit has a translation.
        lines: the source line of each unit in `open`.
        hint: what to do next, where `open` does not say it.
    """

    article: str
    locale: Locale
    reason: str
    open: tuple[Unit, ...] = ()
    started: bool = True
    lines: tuple[int, ...] = ()
    hint: str = ""


def build(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), options: BuildOptions | None = None
) -> Iterator[Built | Refused | Failed]:
    """Write the versions whose catalogs are ready.

    Args:
        project: the project.
        locales: target locales.
        patterns: see `source_refs`.
        options: see `BuildOptions`.

    Raises:
        ArticleNotFound: a pattern names nothing.
        SourceError: the sources cannot be listed.
    """
    options = options or BuildOptions()
    refs = source_refs(project, patterns)
    every = list(project.source.refs(project.source_locale)) if patterns else refs
    for locale in locales:
        versions = _versions(project, every, refs, locale)
        for ref in refs:
            try:
                yield from _build_article(project, ref, locale, versions, options)
            except I18nsyncError as error:
                yield Failed(ref.id, locale, error)


def _versions(project: Project, every: Sequence[ArticleRef], chosen: Sequence[ArticleRef], locale: Locale) -> Versions:
    """What links may lead to: the versions that are there, and those that this run is going to write."""
    existing = {ref.id: project.source.path(ref) for ref in project.source.refs(locale)}
    for ref in chosen:
        if ref.id not in existing and _is_ready(project, ref, locale):
            existing[ref.id] = project.source.path(replace(ref, locale=locale))
    sources = {project.source.path(ref): ref.id for ref in every}
    return Versions(project.source_locale.tag, locale.tag, sources, existing)


def _is_ready(project: Project, ref: ArticleRef, locale: Locale) -> bool:
    try:
        counts = project.catalogs.scan(ref.id, locale)
    except I18nsyncError:
        return False  # it will be reported when its turn comes
    return counts is not None and 0 < counts.total == counts.of(*_settled(project, ref.id))


def _settled(project: Project, article: str) -> tuple[UnitState, ...]:
    """The states in which the article's policy lets a text be published."""
    both = (UnitState.REVIEWED, UnitState.APPROVED)
    return both[1:] if project.policy(article).reviews > 1 else both


def _build_article(
    project: Project, ref: ArticleRef, locale: Locale, versions: Versions, options: BuildOptions
) -> Iterator[Built | Refused]:
    counts = project.catalogs.scan(ref.id, locale)
    if counts is None and not options.fallback_source:
        return
    started = counts is not None and counts.total > counts.of(UnitState.MISSING)
    if not started and not (options.fallback_source or options.with_drafts):
        yield Refused(ref.id, locale, "nothing is translated yet", started=False)
        return
    # Version and catalog are one thing to write: two builds at once must not leave the one's text and the other's note.
    with nullcontext() if options.dry_run else project.catalogs.locked(ref.id, locale):
        events = list(_build_started(project, ref, locale, versions, options, started=started))
    yield from events


def _build_started(
    project: Project, ref: ArticleRef, locale: Locale, versions: Versions, options: BuildOptions, *, started: bool
) -> Iterator[Built | Refused]:
    article = project.source.read(ref)
    document = project.parse(article)
    aligned = align(project, article, document, locale)
    catalog = aligned.catalog
    chosen = _choose(project, catalog, options)
    refusal = _refusal(aligned, chosen, options, started=started)
    if refusal is not None:
        yield refusal
        return
    target = replace(ref, locale=locale)
    path = project.source.path(target)
    text = _render(project.format_of(document), aligned, chosen, (path, versions), options)
    current = _current(project, target)
    if current is not None and current != text and not options.overwrite and not _is_ours(catalog, current):
        yield Refused(
            ref.id,
            locale,
            f"{path} was written or changed by hand; building would replace it",
            hint="Compare the two, then build again with --overwrite.",
        )
        return
    if not options.dry_run:
        if current != text:
            project.source.write(Article(target, text, path))
        keep(project, aligned, replace(catalog, built=f"{revision_of(text)} {catalog.fingerprint}"))
        versions.existing[ref.id] = path
    yield Built(ref.id, locale, path, current != text, len(chosen.drafts), len(chosen.from_source))


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which text stands for each unit."""

    targets: Mapping[UnitKey, str]
    drafts: tuple[Unit, ...]
    from_source: tuple[Unit, ...]
    blocking: tuple[Unit, ...]
    reviewed: int


def _choose(project: Project, catalog: Catalog, options: BuildOptions) -> _Choice:
    settled = _settled(project, catalog.article)
    targets: dict[UnitKey, str] = {}
    drafts, from_source, blocking = [], [], []
    for unit in catalog.current:
        if unit.state in settled:
            targets[unit.key] = unit.target
        elif options.with_drafts and unit.target and unit.state is not UnitState.OUTDATED:
            # An outdated text contradicts its source: no notice makes that right.
            targets[unit.key] = unit.target
            drafts.append(unit)
        elif options.fallback_source:
            from_source.append(unit)
        else:
            blocking.append(unit)
    reviewed = len(targets) - len(drafts)
    return _Choice(targets, tuple(drafts), tuple(from_source), tuple(blocking), reviewed)


def _refusal(aligned: Aligned, chosen: _Choice, options: BuildOptions, *, started: bool) -> Refused | None:
    catalog = aligned.catalog
    total = len(catalog.current)
    if not total:
        return None
    percent = 100.0 * chosen.reviewed / total
    if not chosen.blocking and percent >= options.threshold:
        return None
    if chosen.blocking:
        open_units = chosen.blocking
        reason = f"{len(open_units)} of {total} strings are not reviewed"
    else:
        open_units = (*chosen.drafts, *chosen.from_source)
        reason = f"{percent:.0f}% is reviewed, {options.threshold:g}% is asked for"
    lines: dict[UnitKey, int] = {}
    for segment in aligned.document.segments:
        lines.setdefault(segment.key, segment.line)
    return Refused(
        catalog.article,
        catalog.pair.target,
        reason,
        open_units,
        started=started,
        lines=tuple(lines.get(unit.key, 0) for unit in open_units),
    )


def _render(
    form: Format, aligned: Aligned, chosen: _Choice, target: tuple[str, Versions], options: BuildOptions
) -> str:
    """The version's text; `target` is where it goes, and which versions its links may lead to."""
    path, versions = target
    text = form.render(aligned.document, chosen.targets)
    locale = aligned.catalog.pair.target
    keys = {options.lang_key: locale.tag} if options.lang_key else {}
    if not chosen.targets:
        # Nothing is translated: this is the source's text, and its links are right as they are.
        return form.localise(text, lambda _url: None, keys)
    text = form.localise(text, lambda url: relink(url, aligned.article.path, path, versions), keys)
    notice = options.notices.get(locale.tag, "")
    return form.add_notice(text, notice) if chosen.drafts and notice else text


def _current(project: Project, target: ArticleRef) -> str | None:
    """The version on disk, or None."""
    try:
        return project.source.read(target).text
    except ArticleNotFound:
        return None


def _is_ours(catalog: Catalog, current: str) -> bool:
    """Whether the version on disk is what the last build wrote."""
    return bool(catalog.built) and catalog.built.split(" ", 1)[0] == revision_of(current)
