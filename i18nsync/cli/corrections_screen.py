"""What `i18nsync corrections` shows in a terminal: a card for each paragraph that readers are told wrongly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from i18nsync.cli.blocks import block, place, put, safe, width_of
from i18nsync.core.change import ParagraphKind
from i18nsync.core.corrections import Step
from i18nsync.core.durations import spoken
from i18nsync.messages import N_, _, ngettext, number

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from i18nsync.core.corrections import Correction, CorrectionReport

__all__ = ["Screen", "show"]

Age = Callable[["Correction"], "int | None"]

_BADGES = {
    ParagraphKind.FACT: (N_("FACT"), "bold white on red"),
    ParagraphKind.REWRITE: (N_("REWRITTEN"), "black on yellow"),
    ParagraphKind.REMOVED: (N_("GONE"), "bold white on magenta"),
    ParagraphKind.ADDED: (N_("MISSING"), "black on cyan"),
}
_SAID = {
    ParagraphKind.REWRITE: N_("the source says it in other words"),
    ParagraphKind.REMOVED: N_("the source no longer has it"),
    ParagraphKind.ADDED: N_("the version does not have it"),
}


@dataclass(frozen=True, slots=True)
class _Card:
    """The same paragraph in all locales where it is wrong, the oldest first."""

    items: tuple[Correction, ...]

    @property
    def first(self) -> Correction:
        return self.items[0]


@dataclass(frozen=True, slots=True)
class Screen:
    """How to show corrections.

    Args:
        console: where to.
        source: tag of the source locale.
        within: seconds that a correction may stand; None for no limit.
        age: correction -> for how long it has stood, in seconds; None if that is not known.
    """

    console: Console
    source: str
    within: int | None
    age: Age


def show(screen: Screen, report: CorrectionReport, now: str) -> None:
    """Print the screen.

    Args:
        screen: where and how.
        report: what was found.
        now: UTC time as `2026-01-02T10:00:00Z`.
    """
    from rich.text import Text

    from i18nsync.reports.corrections import headline
    from i18nsync.reports.words import moment

    console = screen.console
    calm = bool(report.versions) and not report.wrong
    line = Text(headline(report), style="green" if calm else "bold")
    if not calm:
        line.append(f"  {moment(now)} UTC", style="dim not bold")
    put(console, line)
    for _article, group in groupby(_cards(report.wrong), key=lambda card: card.first.article):
        _show_article(screen, list(group))
    if report.orphans:
        put(console, Text())
        said = ngettext(
            "{n} published version has no source any more: i18nsync status --state orphaned",
            "{n} published versions have no source any more: i18nsync status --state orphaned",
            report.orphans,
        )
        put(console, Text(said.format(n=number(report.orphans)), style="yellow"))
    typos = sum(1 for each in report.corrections if not each.is_wrong)
    if typos:
        put(console, Text())
        said = ngettext(
            "{n} string is right, but unreviewed since a typo in the source was corrected.",
            "{n} strings are right, but unreviewed since a typo in the source was corrected.",
            typos,
        )
        put(console, Text(said.format(n=number(typos)), style="dim"))
        put(console, Text(_("i18nsync review --carry-typos keeps the reviews."), style="dim"))


def _cards(corrections: Iterable[Correction]) -> Sequence[_Card]:
    cards: dict[tuple[str, str, str, str], list[Correction]] = {}
    for each in corrections:
        cards.setdefault((each.article, each.kind, each.before, each.after), []).append(each)
    return [_Card(tuple(items)) for items in cards.values()]


def _show_article(screen: Screen, cards: Sequence[_Card]) -> None:
    """Cards of one article that follow each other, and the commands that come next."""
    from rich.text import Text

    console, first = screen.console, cards[0].first
    put(console, Text())
    put(console, Text.assemble((first.article, "bold"), f"  {safe(first.title)}" if first.title else ""))
    for card in cards:
        _show_card(screen, card)
    for command in _commands([each for card in cards for each in card.items]):
        block(console, _("next"), Text(command, style="bold"), style="dim")


def _show_card(screen: Screen, card: _Card) -> None:
    from rich.text import Text

    from i18nsync.cli.words import difference, has_color

    console, first = screen.console, card.first
    color = has_color(console)
    put(console, _head(screen, card, color=color))
    block(console, screen.source, difference(safe(first.before), safe(first.after), color=color))
    for each in card.items:
        text = Text(safe(each.published)) if each.published else Text(_("nothing yet"), style="dim")
        if not each.certain:
            said = _("(the version was changed by hand: look whether it still says so)")
            text.append(f"  {said}", style="yellow")
        block(console, str(each.locale), text, style="cyan")


def _head(screen: Screen, card: _Card, *, color: bool) -> Text:
    """Badge and changed facts at the left; at the right, for how long it has stood."""
    from rich.text import Text

    first = card.first
    badge_word, style = _BADGES[first.kind]
    name = _(badge_word)
    badge = Text(f" {name} ", style=style) if color else Text(name)
    facts = "; ".join(map(str, first.change.facts)) if first.change is not None else ""
    what = facts or _(_SAID.get(first.kind, ""))
    console, within = screen.console, screen.within
    ages = [screen.age(each) for each in card.items]
    known = [seconds for seconds in ages if seconds is not None]
    dated = all(each.dated for each in card.items)
    stands = _("for {time}") if dated else _("for {time} or longer")
    stands = stands.format(time=spoken(max(known))) if known else _("for an unknown time")
    is_late = within is not None and any(seconds is None or seconds > within for seconds in ages)
    if is_late:
        # TRANSLATORS: {time} is as "for 3 days or longer".
        stands = _("late: {time}").format(time=stands)
    where = place(first.line, first.role)
    left = Text.assemble(badge, "  ", (safe(what), "bold"), (f"  {where}" if where else "", "dim"))
    right = Text(stands, style="bold red" if is_late else "dim")
    room = width_of(console) - left.cell_len - right.cell_len
    return Text.assemble(left, " " * room if console.is_terminal and room >= 2 else "  ", right)


def _commands(items: Sequence[Correction]) -> Sequence[str]:
    """What comes next, in the order of work; locales with the same step share a command."""
    order = list(Step)
    groups: dict[tuple[Step, bool], dict[str, Correction]] = {}
    for each in sorted(items, key=lambda each: order.index(each.step)):
        groups.setdefault((each.step, each.synced), {}).setdefault(each.locale.tag, each)
    found = []
    for group in groups.values():
        first, *others = group.values()
        found.append(first.next + "".join(f" -l {each.locale}" for each in others))
    return found
