"""Build: write the translated articles from their catalogs; what nobody has reviewed is held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace

from i18nsync.core.article import Article, ArticleRef, revision_of
from i18nsync.core.catalog import Catalog
from i18nsync.core.links import Versions, relink
from i18nsync.core.locale import Locale
from i18nsync.core.policy import OnOutdated
from i18nsync.core.ports import Format
from i18nsync.core.unit import Unit, UnitState
from i18nsync.errors import ArticleNotFound, I18nsyncError
from i18nsync.flows.available import Available
from i18nsync.flows.choice import BuildOptions, Choice, Refused, choose, refusal, refused, settled
from i18nsync.flows.project import Aligned, Project, align, keep, source_refs
from i18nsync.flows.since import OutdatedSince, dated
from i18nsync.flows.sync import Failed
from i18nsync.messages import _

__all__ = ["BuildOptions", "Built", "Kept", "Refused", "build"]


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
        labelled: outdated units whose old text stands under a label.
    """

    article: str
    locale: Locale
    path: str
    changed: bool
    drafts: int = 0
    source_units: int = 0
    labelled: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """An old version that stays on disk, under a notice that the source has changed.

    Args:
        article: id.
        locale: target locale.
        path: the version's path.
        changed: whether the notice is new or differs from before.
        outdated: outdated units.
    """

    article: str
    locale: Locale
    path: str
    changed: bool
    outdated: int


def build(
    project: Project, locales: Sequence[Locale], patterns: Sequence[str] = (), options: BuildOptions | None = None
) -> Iterator[Built | Kept | Refused | Failed]:
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
    run = _Run(project, options, OutdatedSince(project))
    if options.footer or options.translations_key:
        run = replace(run, available=_available(run, locales, refs))
    for locale in locales:
        versions = _versions(project, every, refs, locale)
        for ref in refs:
            try:
                yield from run.build(ref, locale, versions)
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
    return counts is not None and 0 < counts.total == counts.of(*settled(project.policy(ref.id)))


def _available(run: _Run, locales: Sequence[Locale], refs: Sequence[ArticleRef]) -> Available:
    """The versions that are there, and those that this run is going to write: footers name both."""
    project = run.project
    found = {locale: {ref.id for ref in project.source.refs(locale)} for locale in project.locales}
    for locale in locales:
        for ref in refs:
            if ref.id not in found[locale] and run.will_write(ref, locale):
                found[locale].add(ref.id)
    return Available(project, found)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be published of an article."""

    aligned: Aligned
    chosen: Choice


@dataclass(frozen=True)
class _Run:
    """One build: the project, what is asked for, and what was found out for all articles."""

    project: Project
    options: BuildOptions
    since: OutdatedSince
    available: Available | None = None

    def build(self, ref: ArticleRef, locale: Locale, versions: Versions) -> Iterator[Built | Kept | Refused]:
        """Build one version, or say why not."""
        started = self._started(ref, locale)
        if not isinstance(started, bool):
            if started is not None:
                yield started
            return
        # Version and catalog are written as one: two builds at once must not leave one's text and the other's note.
        with nullcontext() if self.options.dry_run else self.project.catalogs.locked(ref.id, locale):
            events = list(self._build(ref, locale, versions, started=started))
        yield from events

    def _build(
        self, ref: ArticleRef, locale: Locale, versions: Versions, *, started: bool
    ) -> Iterator[Built | Kept | Refused]:
        target = replace(ref, locale=locale)
        plan = self._plan(ref, locale, started=started)
        if isinstance(plan, Refused):
            yield plan
            return
        outdated = _outdated(plan.aligned.catalog)
        mode = self.options.mode(self.project.policy(ref.id))
        current = _current(self.project, target) if outdated else None
        if outdated and mode is OnOutdated.KEEP and current is not None:
            yield self._keep_old(plan.aligned, target, current, outdated)
            return
        no = refusal(plan.aligned, plan.chosen, self.options, exists=current is not None)
        if no is not None:
            yield replace(no, hint=self._hint(mode, locale)) if outdated else no
            return
        yield self._write(plan, target, current if outdated else _current(self.project, target), versions)

    def will_write(self, ref: ArticleRef, locale: Locale) -> bool:
        """Whether a version that is not there yet is going to be written, with anything translated in it."""
        try:
            started = self._started(ref, locale)
            plan = self._plan(ref, locale, started=started) if isinstance(started, bool) else None
            if plan is None or isinstance(plan, Refused) or not plan.chosen.targets:
                return False
            if refusal(plan.aligned, plan.chosen, self.options) is not None:
                return False
            self._form(ref).render(plan.aligned.document, plan.chosen.targets)
        except I18nsyncError:
            return False  # it will be reported when its turn comes
        return True

    def _form(self, ref: ArticleRef) -> Format:
        return self.project.formats[ref.format]

    def _started(self, ref: ArticleRef, locale: Locale) -> bool | Refused | None:
        """Whether anything is translated; None where there is no catalog and none is needed."""
        options = self.options
        counts = self.project.catalogs.scan(ref.id, locale)
        if counts is None and not options.fallback_source:
            return None
        started = counts is not None and counts.total > counts.of(UnitState.MISSING)
        if not started and not (options.fallback_source or options.with_drafts):
            return Refused(ref.id, locale, _("nothing is translated yet"), started=False)
        return started

    def _plan(self, ref: ArticleRef, locale: Locale, *, started: bool) -> _Plan | Refused:
        """Read an article and choose its texts."""
        options = self.options
        article = self.project.source.read(ref)
        aligned = align(self.project, article, self.project.parse(article), locale)
        chosen = choose(aligned.catalog, self.project.policy(ref.id), options)
        if not started and (no := refusal(aligned, chosen, options)) is not None:
            return replace(no, started=False)
        return _Plan(aligned, chosen)

    def _hint(self, mode: OnOutdated, locale: Locale) -> str:
        """What to do about outdated units that are held back."""
        if mode is OnOutdated.KEEP:
            return _("There is no earlier version that a notice could be put on.")
        if mode is OnOutdated.LABEL and not self.options.outdated_labels.get(locale.tag):
            return _("There is no label in {locale}; write one under [build.outdated_label] in the settings.").format(
                locale=locale
            )
        return ""

    def _keep_old(
        self, aligned: Aligned, target: ArticleRef, current: str, outdated: tuple[Unit, ...]
    ) -> Kept | Refused:
        """Leave the old version on disk, under a notice."""
        options, catalog, locale = self.options, aligned.catalog, target.locale
        path = self.project.source.path(target)
        template = options.outdated_notices.get(locale.tag)
        if not template:
            hint = _('Write one under [build.outdated_notice] in the settings: {locale} = "...".').format(locale=locale)
            reason = _("there is no notice in {locale} to put on the old version").format(locale=locale)
            return refused(aligned, outdated, reason, hint=hint)
        form = self._form(target)
        notice = dated(template, self.since.day(aligned, outdated, dry_run=options.dry_run), locale)
        text = form.with_notice(current, notice)
        if text == form.with_notice(text, ""):
            return refused(aligned, outdated, _("{path} has no body that a notice could be put on").format(path=path))
        if not options.dry_run:
            built = catalog.built
            if _is_ours(form, catalog, current):
                # Still what was built of the texts as they were then, so that status does not take it for hand-made.
                built = f"{revision_of(text)} {built.partition(' ')[2]}"
            if current != text:
                self.project.source.write(Article(target, text, path))
            keep(self.project, aligned, replace(catalog, built=built))
        return Kept(target.id, locale, path, current != text, len(outdated))

    def _write(self, plan: _Plan, target: ArticleRef, current: str | None, versions: Versions) -> Built | Refused:
        """Write the version, unless somebody else has written there."""
        options, chosen, catalog = self.options, plan.chosen, plan.aligned.catalog
        path = self.project.source.path(target)
        text = self._render(plan, target, path, versions)
        ours = current is None or current == text or _is_ours(self._form(target), catalog, current)
        if not ours and not options.overwrite:
            return Refused(
                target.id,
                target.locale,
                _("{path} was written or changed by hand; building would replace it").format(path=path),
                hint=_("Compare the two, then build again with --overwrite."),
            )
        if not options.dry_run:
            if current != text:
                self.project.source.write(Article(target, text, path))
            keep(self.project, plan.aligned, replace(catalog, built=f"{revision_of(text)} {catalog.fingerprint}"))
            versions.existing[target.id] = path
        return Built(
            target.id,
            target.locale,
            path,
            current != text,
            len(chosen.drafts),
            len(chosen.from_source),
            len(chosen.labelled),
        )

    def _render(self, plan: _Plan, target: ArticleRef, path: str, versions: Versions) -> str:
        """The version's text, for the place that it goes to."""
        options, chosen, locale = self.options, plan.chosen, target.locale
        form = self._form(target)
        text = form.render(plan.aligned.document, chosen.targets)
        keys = {options.lang_key: locale.tag} if options.lang_key else {}
        if chosen.targets:
            text = form.localise(text, lambda url: relink(url, plan.aligned.article.path, path, versions), keys)
        else:
            # Nothing is translated: this is the source's text, and its links are right as they are.
            text = form.localise(text, lambda _url: None, keys)
        available = self.available
        if available is not None and options.translations_key:
            text = form.with_versions(text, options.translations_key, available.listed(target, path))
        if available is not None and options.footer:
            text = form.with_footer(text, lambda links: available.footer(target, path, links=links))
        notice = options.notices.get(locale.tag, "")
        return form.add_notice(text, notice) if chosen.drafts and notice else text


def _outdated(catalog: Catalog) -> tuple[Unit, ...]:
    return tuple(unit for unit in catalog.current if unit.state is UnitState.OUTDATED)


def _current(project: Project, target: ArticleRef) -> str | None:
    """The version on disk, or None."""
    try:
        return project.source.read(target).text
    except ArticleNotFound:
        return None


def _is_ours(form: Format, catalog: Catalog, current: str) -> bool:
    """Whether the version on disk is what the last build wrote, but perhaps for a notice on it."""
    if not catalog.built:
        return False
    built = catalog.built.split(" ", 1)[0]
    return built in (revision_of(current), revision_of(form.with_notice(current, "")))
