"""Behind: how far versions that no catalog follows are behind their sources, by the history of both."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.lineage import Lineage, Past, Touch, absorb, blocks_of, changed_blocks, is_minor, letters_of
from i18nsync.core.locale import Locale
from i18nsync.core.stamps import joined
from i18nsync.core.status import NO_CATALOG, ArticleState, ArticleStatus
from i18nsync.errors import HistoryError, I18nsyncError, SourceError
from i18nsync.flows.project import Project, prose_of
from i18nsync.flows.seen import BROKEN, Seen
from i18nsync.messages import N_, _, ngettext, number

__all__ = ["Estimate", "with_estimates"]

_BEHIND, _IN_STEP, _CUT_OFF, _BEFORE, _UNKNOWN = "behind", "in-step", "cut-off", "before", "unknown"
_SAID = {
    _CUT_OFF: N_("can't tell if it is behind: shallow clone"),
    _BEFORE: N_("can't tell if it is behind: older than its source"),
}


class Estimate(NamedTuple):
    """What the history says of a version.

    Args:
        why: `behind`, `in-step`, or why nothing can be said: `cut-off`, `before`, `unknown`.
        blocks: blocks of the source that changed since the version's words last did.
        since: when the first of those changes was made, in seconds since the epoch; 0 where it is not committed.
    """

    why: str
    blocks: int = 0
    since: int = 0


def with_estimates(
    project: Project, seen: Seen, rows: Sequence[ArticleStatus], warnings: list[str]
) -> tuple[list[ArticleStatus], dict[tuple[str, Locale], int]]:
    """The rows, with what the history says of untracked versions that lie on disk.

    The project's index remembers what was found out, and git is asked for no more than its newest commit as long as
    that and the files are the same. After other commits its log is read again, and articles that it says nothing new
    of are taken from the index too.

    Args:
        project: the project; without `lineage` nothing is done.
        seen: its files.
        rows: rows of a report.
        warnings: gets a line where nothing can be said.

    Returns:
        The rows in their order; and when the sources of versions that are behind began to change, in seconds since
        the epoch, by article and locale.
    """
    lineage = project.lineage
    wanted = [number for number, row in enumerate(rows) if _has_untracked_file(row)]
    if lineage is None or not wanted:
        return list(rows), {}
    tip = lineage.tip()
    if not tip:
        return list(rows), {}
    result = list(rows)
    since: dict[tuple[str, Locale], int] = {}
    try:
        found = _Estimator(project, lineage, seen, tip).of([rows[number] for number in wanted])
    except HistoryError as error:
        warnings.append(error.message)
        return result, since
    finally:
        lineage.close()
    for place, estimate in zip(wanted, found, strict=True):
        row = rows[place]
        result[place] = _marked(row, estimate)
        if estimate.blocks and estimate.since:
            since[row.article, row.locale] = estimate.since
    if cut_off := sum(estimate.why == _CUT_OFF for estimate in found):
        said = ngettext(
            "git knows only the newest commits here (a shallow clone), so nothing can be said of how far {n} untracked "
            "version is behind. Run `git fetch --unshallow`; in a GitHub workflow, give actions/checkout "
            "`fetch-depth: 0`.",
            "git knows only the newest commits here (a shallow clone), so nothing can be said of how far {n} untracked "
            "versions are behind. Run `git fetch --unshallow`; in a GitHub workflow, give actions/checkout "
            "`fetch-depth: 0`.",
            cut_off,
        )
        warnings.append(said.format(n=number(cut_off)))
    return result, since


def _has_untracked_file(row: ArticleStatus) -> bool:
    return row.status is ArticleState.UNTRACKED and row.published


def _marked(row: ArticleStatus, estimate: Estimate) -> ArticleStatus:
    """The row with the estimate; what is more urgent than `no catalog yet` takes its place."""
    if estimate.why == _UNKNOWN:
        return row
    if estimate.blocks:
        said = ngettext("~ {n} paragraph behind, by git", "~ {n} paragraphs behind, by git", estimate.blocks)
        note = "" if row.reason == _(NO_CATALOG) else f"; {row.reason}"
        return _with(row, said.format(n=number(estimate.blocks)) + note, estimate.blocks)
    if estimate.why == _IN_STEP:
        return _with(row, f"{row.reason}; {_('in step, by git')}", 0)
    return _with(row, f"{row.reason}; {_(_SAID[estimate.why])}", None)


def _with(row: ArticleStatus, reason: str, behind: int | None) -> ArticleStatus:
    """The row with an estimate; `dataclasses.replace` takes four times as long, and every untracked version asks."""
    return ArticleStatus(
        row.article,
        row.locale,
        row.status,
        reason,
        row.source,
        row.target,
        row.words,
        row.units,
        row.words_done,
        row.published,
        row.catalog,
        row.date,
        row.moment,
        row.to_translate,
        row.named,
        behind,
        row.waiting,
    )


class _Estimator:
    """Works out the estimates of one report."""

    def __init__(self, project: Project, lineage: Lineage, seen: Seen, tip: str) -> None:
        self._project = project
        self._lineage = lineage
        self._seen = seen
        self._tip = hashlib.sha256(tip.encode()).hexdigest()[:16]
        self._past = Past()
        self._minor: frozenset[str] = frozenset()
        self._upto = lru_cache(maxsize=64)(self._ancestors)
        self._refs: dict[Locale, Mapping[str, ArticleRef]] = {}

    def of(self, rows: Sequence[ArticleStatus]) -> list[Estimate]:
        """The estimate for each row.

        Raises:
            HistoryError: the history cannot be read.
        """
        found: dict[int, Estimate] = {}
        known: dict[int, tuple[str, Estimate]] = {}
        get, at = self._seen.index.get, self._tip
        for place, row in enumerate(rows):
            try:
                tip, line, why, blocks, since = get(self._kind(row), row.target, self._stamp(row))
            except BROKEN:
                continue
            if tip == at:
                found[place] = Estimate(why, blocks, since)
            else:
                known[place] = (line, Estimate(why, blocks, since))
        if len(found) < len(rows):
            rest = [rows[place] for place in range(len(rows)) if place not in found]
            self._past = self._lineage.past(_folders(rest))
            commits = self._past.commits.values()
            self._minor = frozenset(each.id for each in commits if is_minor(each, self._project.minor))
        for place, row in enumerate(rows):
            if place not in found:
                line = self._line(row)
                old, estimate = known.get(place, ("", Estimate(_UNKNOWN)))
                found[place] = estimate if old == line else self._estimate(row)
                if found[place].why != _CUT_OFF:  # a deeper clone of the same commit may tell
                    data = [self._tip, line, *found[place]]
                    self._seen.index.put(self._kind(row), row.target, self._stamp(row), data)
        return [found[place] for place in range(len(rows))]

    @staticmethod
    def _kind(row: ArticleStatus) -> str:
        return f"behind/{row.locale.tag}"

    def _stamp(self, row: ArticleStatus) -> bytes:
        return joined(self._seen.source(row.article).stamp, self._seen.version(row.article, row.locale).stamp)

    def _line(self, row: ArticleStatus) -> str:
        """A digest of all that the history says of the row's files; with their stamps, it decides an estimate."""
        touches = (*self._past.of(row.target), *self._past.of(row.source))
        return hashlib.sha256(repr([touch[1:] for touch in touches]).encode("utf-8", "replace")).hexdigest()[:16]

    def _estimate(self, row: ArticleStatus) -> Estimate:
        touches = [touch for touch in self._past.of(row.target) if touch.after]
        if not touches:
            return Estimate(_UNKNOWN)
        try:
            source = self._project.source.read(self._ref(row.article, self._project.source_locale))
            version = self._project.source.read(self._ref(row.article, row.locale))
            if self._differ(version.ref, self._text(touches[0].after), version.text):
                return Estimate(_IN_STEP)  # somebody is at work on it right now
            made = self._made(version.ref, touches)
            if self._past.shallow and not self._past.commits[made.commit].parents:
                return Estimate(_CUT_OFF)
            then = self._source_at(made.commit, row.source)
            if then is None:
                return Estimate(_BEFORE)
            return self._compare(source, row.source, made.commit, then)
        except HistoryError:
            raise
        except I18nsyncError:
            return Estimate(_UNKNOWN)  # what cannot be read has been reported already

    def _made(self, ref: ArticleRef, touches: Sequence[Touch]) -> Touch:
        """The newest touch that changed the version's words, and not in a minor commit; else the one it came with."""
        for touch in touches:
            if touch.commit in self._minor or touch.was:
                continue
            if not touch.before or self._differ(ref, self._text(touch.before), self._text(touch.after)):
                return touch
        return touches[-1]

    def _text(self, blob: str) -> str:
        """The text of a blob.

        Raises:
            SourceError: it cannot be had.
        """
        text = self._lineage.text(blob)
        if text is None:
            raise SourceError(_("git has no text {blob}").format(blob=blob))
        return text

    def _differ(self, ref: ArticleRef, one: str, other: str) -> bool:
        """Whether two texts of a version have different letters and digits in what is translated."""
        return one != other and self._words(ref, one) != self._words(ref, other)

    def _words(self, ref: ArticleRef, text: str) -> str:
        """The letters and digits of a version's prose; of the whole text where it cannot be taken apart."""
        try:
            return letters_of(prose_of(self._project.parse(Article(ref, text))))
        except I18nsyncError:
            return letters_of(text)

    def _source_at(self, commit: str, path: str) -> str | None:
        """The source as of a commit, under the path that it had then."""
        paths = [path, *(touch.was for touch in self._past.of(path) if touch.was)]
        texts = (self._lineage.text_at(commit, each) for each in paths)
        return next((text for text in texts if text is not None), None)

    def _compare(self, source: Article, path: str, made: str, then: str) -> Estimate:
        """How much of the source, as it is on disk, has changed since `then`, the text that the version was made of."""
        if then == source.text:
            return Estimate(_IN_STEP)
        base: Sequence[str] = self._blocks(source.ref, then)
        later = [touch for touch in self._past.of(path) if touch.commit not in self._upto(made)]
        for touch in reversed(later):
            if touch.commit in self._minor and touch.before and touch.after:
                before, after = self._text(touch.before), self._text(touch.after)
                base = absorb(base, self._blocks(source.ref, before), self._blocks(source.ref, after))
        blocks = changed_blocks(base, self._blocks(source.ref, source.text))
        if not blocks:
            return Estimate(_IN_STEP)
        times = [self._past.commits[each.commit].at for each in later if each.commit not in self._minor]
        return Estimate(_BEHIND, blocks, min(times, default=0))

    def _blocks(self, ref: ArticleRef, text: str) -> tuple[str, ...]:
        return blocks_of(self._project.parse(Article(ref, text)))

    def _ancestors(self, commit: str) -> frozenset[str]:
        return self._past.upto(commit)

    def _ref(self, article: str, locale: Locale) -> ArticleRef:
        if locale not in self._refs:
            self._refs[locale] = {ref.id: ref for ref in self._project.source.refs(locale)}
        return self._refs[locale][article]


def _folders(rows: Iterable[ArticleStatus]) -> set[str]:
    """The project's folder, whole, since files move about in it; and the one outside of it that others lie in."""
    outside = {posixpath.dirname(path) for row in rows for path in (row.source, row.target) if path.startswith("../")}
    return {"", posixpath.commonpath(outside)} if outside else {""}
