"""`i18nsync adopt`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from i18nsync.cli.app import App, articles_argument, lead, locales_option, pass_app, show_failure, with_progress
from i18nsync.core.counted import strings, versions
from i18nsync.messages import N_, _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.flows.adopt import Adoption, Part, Skipped
    from i18nsync.flows.sync import Failed

__all__ = ["command"]

_HEADS = (N_("aligned"), N_("doubtful"), N_("left"), N_("extra"), N_("article"))


@dataclass
class _Sums:
    """What a run came to."""

    articles: int = 0
    complete: int = 0
    aligned: int = 0
    doubtful: int = 0
    left: int = 0
    extra: int = 0
    too_little: int = 0
    failed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def add(self, event: Adoption) -> None:
        """Count one article."""
        self.articles += 1
        self.complete += event.complete
        self.aligned += len(event.filled)
        self.doubtful += len(event.doubtful)
        self.left += len(event.left)
        self.extra += len(event.extra)


@click.command("adopt")
@articles_argument()
@locales_option()
@click.option("--report", is_flag=True, help="List what has no sure counterpart on either side, with line and text.")
@click.option(
    "--replace-drafts", is_flag=True, help="Let the version's texts replace drafts by a machine or the memory."
)
@click.option(
    "--min-aligned",
    type=click.FloatRange(0, 100),
    default=50,
    show_default=True,
    metavar="PERCENT",
    help="Leave an article untracked if less of it is found in its version.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be taken over; write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it; json has every string.",
)
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    report: bool,
    replace_drafts: bool,
    min_aligned: float,
    dry_run: bool,
    form: str,
) -> None:
    """Take in translations that were made as files.

    Finds out which paragraph of a version translates which of its source, and puts the text into the catalog as
    unconfirmed, for review to confirm. What is not sure is left empty, with the text as a comment beside it. Versions
    are only read; what a person wrote in a catalog is never replaced.

    ARTICLE is an id (2026/01/night-train), the start of ids (2026/01), a glob or a path. Without it, all versions
    that no catalog tracks are taken; with it, also what is missing in catalogs that are there.
    """
    from i18nsync.flows.adopt import Adoption, AdoptOptions, Skipped, adopt_versions

    options = AdoptOptions(min_aligned, replace_drafts=replace_drafts, dry_run=dry_run)
    found = adopt_versions(app.workspace.project, app.locales(locales), app.patterns(articles), options)
    events: Iterable[Adoption | Skipped | Failed] = with_progress(
        app, found, _("Adopting"), None, lambda event: event.article
    )
    sums = _Sums()
    rows: list[dict[str, Any]] = []
    for event in events:
        if isinstance(event, Adoption):
            if form == "json":
                rows.append(_json(event))
            else:
                _show(app, event, first=not sums.articles and not sums.too_little, report=report)
            if event.too_little:
                sums.too_little += 1
            else:
                sums.add(event)
        elif isinstance(event, Skipped):
            sums.skipped[event.reason] += 1
            if form == "text":
                line = f"{event.article} ({event.locale}): {event.reason}"
                app.say(lead(_("skipped")) + line, level=0 if articles else 1)
        else:
            sums.failed += 1
            show_failure(event.article, event.locale, event.error)
    if form == "json":
        document = {"schema": "i18nsync/adopt/1", "dry_run": dry_run, "articles": rows}
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _close(app, sums, dry_run=dry_run, named=bool(articles))
    if sums.failed:
        ctx.exit(2)


def _show(app: App, event: Adoption, *, first: bool, report: bool) -> None:
    if first:
        app.say(click.style("  ".join(map(_, _HEADS)), bold=True))
    counts = (len(event.filled), len(event.doubtful), len(event.left), len(event.extra))
    note = f"  {_('left untracked: too little is alike')}" if event.too_little else ""
    cells = [number(count).rjust(len(_(head))) for count, head in zip(counts, _HEADS, strict=False)]
    app.say("  ".join([*cells, f"{event.article} ({event.locale}){note}"]))
    if report:
        source, version, _catalog = event.paths
        for doubt in event.doubtful:
            _part(source, doubt.source, doubt.source.reason)
            for candidate in doubt.candidates:
                _part(version, candidate, _("candidate"))
        for part in event.left:
            _part(source, part, part.reason)
        for part in event.extra:
            _part(version, part, part.reason)


def _part(path: str, part: Part, reason: str) -> None:
    click.echo(f"         {path}:{part.line}: {reason}")
    click.echo(f"           {' '.join(part.text.split())}")


def _close(app: App, sums: _Sums, *, dry_run: bool, named: bool) -> None:
    skipped = sum(sums.skipped.values())
    if sums.articles:
        app.say(_closing(sums, dry_run=dry_run))
    elif not (sums.too_little or skipped or sums.failed):
        app.say(_("Nothing to adopt: there is no version that no catalog tracks."))
    if sums.too_little:
        said = ngettext(
            "{n} version left untracked: less than --min-aligned was found.",
            "{n} versions left untracked: less than --min-aligned was found.",
            sums.too_little,
        )
        app.say(said.format(n=number(sums.too_little)))
    if skipped and not named:
        reasons = ", ".join(f"{number(count)} {reason}" for reason, count in sums.skipped.most_common())
        said = ngettext(
            "{n} version skipped (-v lists them): {reasons}.",
            "{n} versions skipped (-v lists them): {reasons}.",
            skipped,
        )
        app.say(said.format(n=number(skipped), reasons=reasons))
    if sums.aligned and not dry_run:
        app.say(_("Next: i18nsync review, to read what was adopted and confirm it."))
    if sums.doubtful and not dry_run:
        app.say(_("Next: i18nsync review --missing, to see the doubtful strings, each with its candidate."))


def _closing(sums: _Sums, *, dry_run: bool) -> str:
    total = sums.aligned + sums.doubtful + sums.left
    percent = int(1000 * sums.aligned / total) / 10  # rounded down, so that 100 says that nothing is left
    rest = (
        (sums.doubtful, ngettext("{n} doubtful", "{n} doubtful", sums.doubtful)),
        (sums.left, ngettext("{n} left without translation", "{n} left without translation", sums.left)),
        (sums.extra, ngettext("{n} only in a version", "{n} only in a version", sums.extra)),
    )
    parts = [said.format(n=number(count)) for count, said in rest if count]
    # TRANSLATORS: {strings} and {versions} are numbers with their nouns, as "40 strings" and "3 versions".
    whole = (
        _("{aligned} of {strings} ({percent}%) would be adopted from {versions}, {complete} of them complete")
        if dry_run
        else _("{aligned} of {strings} ({percent}%) adopted from {versions}, {complete} of them complete")
    ).format(
        aligned=number(sums.aligned),
        strings=strings(total),
        percent=number(percent, 0 if percent.is_integer() else 1),
        versions=versions(sums.articles),
        complete=number(sums.complete),
    )
    return f"{'; '.join(filter(None, [whole, ', '.join(parts)]))}."


def _json(event: Adoption) -> dict[str, Any]:
    def part(part: Part) -> dict[str, Any]:
        return {"line": part.line, "text": part.text, "reason": part.reason}

    source, version, catalog = event.paths
    return {
        "article": event.article,
        "locale": event.locale.tag,
        "source": source,
        "version": version,
        "catalog": catalog,
        "written": not event.too_little,
        "aligned": [
            {
                "context": unit.key.context,
                "source": unit.key.source,
                "target": unit.target,
                "score": unit.provenance.score if unit.provenance else None,
            }
            for unit in event.filled
        ],
        "doubtful": [
            {
                **part(doubt.source),
                "candidates": [{"line": one.line, "text": one.text} for one in doubt.candidates],
            }
            for doubt in event.doubtful
        ],
        "left": [part(each) for each in event.left],
        "extra": [part(each) for each in event.extra],
    }
