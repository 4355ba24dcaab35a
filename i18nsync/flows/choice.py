"""Choice: which text a build shows for each unit, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale
from i18nsync.core.policy import OnOutdated, Policy
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.flows.project import Aligned
from i18nsync.messages import _, ngettext, number

__all__ = ["BuildOptions", "Choice", "Refused", "choose", "refusal", "refused", "settled"]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How much has to be reviewed, and what stands in for the rest.

    Args:
        min_reviewed: percent of units that must be reviewed, 0 to 100; None where nothing but a unit without any text
            to show stands in the way.
        with_drafts: use drafts that nobody has reviewed, under a notice.
        fallback_source: use the source's text for what has no usable translation.
        overwrite: replace a version that was written or changed by hand.
        dry_run: do everything but write.
        lang_key: front matter key that gets the locale's tag; empty for none.
        notices: locale tag -> the notice above an article with drafts in it.
        on_outdated: what is done with outdated units, whatever the policies say; None to ask them.
        default_on_outdated: what is done where a policy does not say; None for `source` with `fallback_source`, else
            `hold`.
        outdated_notices: locale tag -> the notice above an old version that is kept.
        outdated_labels: locale tag -> what stands before an outdated translation.
        footer: end each version with the other languages that it is available in.
        translations_key: front matter key that lists them; empty for none.
    """

    min_reviewed: float | None = None
    with_drafts: bool = False
    fallback_source: bool = False
    overwrite: bool = False
    dry_run: bool = False
    lang_key: str = "lang"
    notices: Mapping[str, str] = field(default_factory=dict)
    on_outdated: OnOutdated | None = None
    default_on_outdated: OnOutdated | None = None
    outdated_notices: Mapping[str, str] = field(default_factory=dict)
    outdated_labels: Mapping[str, str] = field(default_factory=dict)
    footer: bool = False
    translations_key: str = ""

    def mode(self, policy: Policy) -> OnOutdated:
        """What is done with outdated units under `policy`."""
        by_default = OnOutdated.SOURCE if self.fallback_source else OnOutdated.HOLD
        return self.on_outdated or policy.on_outdated or self.default_on_outdated or by_default


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


@dataclass(frozen=True, slots=True)
class Choice:
    """Which text stands for each unit.

    Args:
        targets: the texts, for all units that do not keep the source's.
        drafts: units whose text nobody has reviewed.
        labelled: outdated units whose old text is shown under a label.
        from_source: units that stand in the source's language.
        blocking: units that there is nothing to show for.
    """

    targets: Mapping[UnitKey, str]
    drafts: tuple[Unit, ...] = ()
    labelled: tuple[Unit, ...] = ()
    from_source: tuple[Unit, ...] = ()
    blocking: tuple[Unit, ...] = ()

    @property
    def reviewed(self) -> int:
        """How many units show a text that a person stands behind."""
        return len(self.targets) - len(self.drafts) - len(self.labelled)


def settled(policy: Policy) -> tuple[UnitState, ...]:
    """The states in which `policy` lets a text be published."""
    both = (UnitState.REVIEWED, UnitState.APPROVED)
    return both[1:] if policy.reviews > 1 else both


def choose(catalog: Catalog, policy: Policy, options: BuildOptions) -> Choice:
    """Choose a text for each unit of `catalog`."""
    mode = options.mode(policy)
    label = options.outdated_labels.get(catalog.pair.target.tag, "")
    ready = settled(policy)
    targets: dict[UnitKey, str] = {}
    drafts, labelled, from_source, blocking = [], [], [], []
    for unit in catalog.current:
        if unit.state in ready:
            targets[unit.key] = unit.target
        elif unit.state is UnitState.OUTDATED:
            # An outdated text contradicts its source: it is never shown as if it did not.
            if mode is OnOutdated.SOURCE:
                from_source.append(unit)
            elif mode is OnOutdated.LABEL and label:
                targets[unit.key] = f"{label} {unit.target}"
                labelled.append(unit)
            else:
                blocking.append(unit)
        elif options.with_drafts and unit.target:
            targets[unit.key] = unit.target
            drafts.append(unit)
        elif options.fallback_source:
            from_source.append(unit)
        else:
            blocking.append(unit)
    return Choice(targets, tuple(drafts), tuple(labelled), tuple(from_source), tuple(blocking))


def refusal(aligned: Aligned, chosen: Choice, options: BuildOptions, *, exists: bool = False) -> Refused | None:
    """Why `chosen` may not be published, or None if it may.

    Args:
        aligned: the article.
        chosen: the texts.
        options: see `BuildOptions`.
        exists: whether a version is on disk.
    """
    total = len(aligned.catalog.current)
    if not total:
        return None
    outdated = sum(1 for unit in chosen.blocking if unit.state is UnitState.OUTDATED)
    if chosen.blocking:
        open_units = chosen.blocking
        reason = _open_reason(len(open_units), outdated, total)
        if outdated and exists:
            reason = "; ".join([reason, _("the version on disk stays as it is")])
    else:
        percent = 100.0 * chosen.reviewed / total
        if options.min_reviewed is None or percent >= options.min_reviewed:
            return None
        open_units = (*chosen.drafts, *chosen.labelled, *chosen.from_source)
        reason = _("{percent}% is reviewed, {least:g}% is asked for").format(
            percent=number(percent), least=options.min_reviewed or 0
        )
    return refused(aligned, open_units, reason)


def _open_reason(count: int, outdated: int, total: int) -> str:
    """How many strings keep an article back, so many of them outdated."""
    if outdated == count:
        said = ngettext("{n} of {total} strings is outdated", "{n} of {total} strings are outdated", count)
    elif outdated:
        said = ngettext(
            "{n} of {total} strings are not reviewed, {outdated} of them outdated",
            "{n} of {total} strings are not reviewed, {outdated} of them outdated",
            count,
        )
    else:
        said = ngettext("{n} of {total} strings are not reviewed", "{n} of {total} strings are not reviewed", count)
    return said.format(n=count, total=total, outdated=outdated)


def refused(aligned: Aligned, open_units: tuple[Unit, ...], reason: str, *, hint: str = "") -> Refused:
    """A refusal that names units and the lines of the source that they stand in."""
    lines: dict[UnitKey, int] = {}
    for segment in aligned.document.segments:
        lines.setdefault(segment.key, segment.line)
    return Refused(
        aligned.catalog.article,
        aligned.catalog.pair.target,
        reason,
        open_units,
        lines=tuple(lines.get(unit.key, 0) for unit in open_units),
        hint=hint,
    )
