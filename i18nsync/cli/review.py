"""`i18nsync review`: the reviewer's desk in the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from i18nsync.cli.app import (
    App,
    articles_argument,
    by_option,
    identity,
    locales_option,
    override_option,
    pass_app,
)
from i18nsync.core.align_adopt import candidates
from i18nsync.core.conflict import conflict_lines, conflict_texts
from i18nsync.core.doubts import with_findings
from i18nsync.core.spoken import origin_word, role_word, state_word
from i18nsync.errors import I18nsyncError
from i18nsync.messages import N_, _, ngettext, number

if TYPE_CHECKING:
    from i18nsync.core.catalog import Catalog
    from i18nsync.core.flag import Weighed
    from i18nsync.core.unit import Unit, UnitState
    from i18nsync.flows.review import Desk, Item

__all__ = ["command"]

# TRANSLATORS: the letters in brackets are the keys, which stay as they are: "[a] принять".
KEYS = N_("[a]ccept  [e]dit here  [E]ditor  [s]kip  [b]ack  [q]uit  [?]")
# TRANSLATORS: the letters in brackets are the keys, which stay as they are: "[e] изменить".
KEYS_WITH_ERRORS = N_("[e]dit here  [E]ditor  [o]verride: it is right  [s]kip  [b]ack  [q]uit  [?]")
# TRANSLATORS: the letters at the left are the keys, which stay as they are.
HELP = N_("""\
  a  accept: the translation says what the source says; your name is put to it
  e  edit in this line, then accept it with a
  E  edit in your editor ($EDITOR)
  1  2  3 …  where people gave a string different texts: put that one there, then accept it with a
  o  override: accept a string in which the checks find an error, and say why it is right
  s  skip: leave it as it is and go on
  b  back: return to the string before and undo what you decided there
  q  quit: everything decided so far is saved already""")


@dataclass
class _Session:
    """One sitting: who reviews, and what came of it."""

    by: str
    override: str = ""
    accepted: int = 0
    edited: int = 0
    skipped: int = 0
    undo: list[tuple[int, Unit, Unit]] = field(default_factory=list)


class _Quit(Exception):
    """The reviewer has pressed q."""


@click.command("review")
@articles_argument()
@locales_option()
@click.option("--missing", is_flag=True, help="Also show strings without a translation, to write it with e or E.")
@click.option(
    "--carry-typos",
    is_flag=True,
    help="Ask nothing; keep the reviews of strings in whose source only typos changed, never a fact.",
)
@click.option("--dry-run", is_flag=True, help="With --carry-typos: show what would be carried, write nothing.")
@by_option()
@override_option()
@click.pass_context
@pass_app
def command(
    app: App,
    ctx: click.Context,
    articles: tuple[str, ...],
    locales: tuple[str, ...],
    missing: bool,
    carry_typos: bool,
    dry_run: bool,
    by: str | None,
    override: str,
) -> None:
    """Read drafts beside their source and confirm them, one by one.

    Each string shows its source, its translation, what kind of change made it outdated and which words differ, the
    nearest memory match with its difference, and the glossary terms in it. Each key you press is saved at once.
    Press ? for the keys.

    What the checks find in a string is shown below it. One with an error is not accepted: correct it, or press o and
    say why it is right.
    """
    if dry_run and not carry_typos:
        raise click.UsageError(_("--dry-run goes with --carry-typos only"))
    if carry_typos:
        from i18nsync.cli.carry import carry

        if not carry(app, app.patterns(articles), app.locales(locales), identity(app, by), dry_run=dry_run):
            ctx.exit(2)
        return
    from i18nsync.core.unit import UnitState
    from i18nsync.flows.review import OPEN, queue

    session = _Session(identity(app, by), override)
    states = (*OPEN, UnitState.MISSING) if missing else OPEN

    def desks() -> Iterator[Desk]:
        return queue(app.workspace.project, app.locales(locales), app.patterns(articles), states)

    seen = False
    try:
        for desk in desks():
            seen = True
            _review_article(app, desk, session, states)
    except _Quit:
        pass
    if not seen:
        app.say(_("Nothing to review: no drafts, no outdated strings."))
        return
    left = sum(len(desk.items(states)) for desk in desks())
    said = ngettext(
        "{n} string accepted, {edited} edited, {skipped} skipped; {left} left to review.",
        "{n} strings accepted, {edited} edited, {skipped} skipped; {left} left to review.",
        session.accepted,
    )
    app.say(
        said.format(
            n=number(session.accepted),
            edited=number(session.edited),
            skipped=number(session.skipped),
            left=number(left),
        )
    )
    if not left:
        app.say(_("Next: i18nsync build writes the articles."))


def _review_article(app: App, desk: Desk, session: _Session, states: Sequence[UnitState]) -> None:
    items = desk.items(states)
    at = 0
    session.undo.clear()
    while at < len(items):
        item = items[at]
        catalog = desk.load().catalog
        unit = catalog.find(item.unit.key) or item.unit
        _show(app, desk, item, unit)
        weighed = _show_findings(app, desk, unit, catalog)
        made = [unit]
        key = _key(any(each.blocks for each in weighed) and not session.override)
        reason = _reason() if key == "o" else session.override
        if key in ("a", "\r", "\n") or (key == "o" and reason):
            if _try(
                lambda unit=unit, made=made, reason=reason: made.extend(  # type: ignore[misc]
                    desk.confirm([unit.key], session.by, seen=[unit], override=reason)
                )
            ):
                session.undo.append((at, unit, made[-1]))
                session.accepted += 1
                at += 1
        elif key in ("e", "E") or key in _offered(unit):
            text = _offered(unit).get(key) or _write(unit, key)
            if (
                text is not None
                and text.strip() != unit.target
                and _try(
                    lambda unit=unit, text=text, made=made: made.append(  # type: ignore[misc]
                        desk.edit(unit.key, text, session.by, seen=[unit])
                    )
                )
            ):
                session.undo.append((at, unit, made[-1]))
                session.edited += 1
        elif key in ("s", " "):
            session.skipped += 1
            at += 1
        elif key == "b":
            at = _back(desk, session, at)
        elif key in ("q", "\x03", "\x04", ""):
            raise _Quit
        elif key == "o":
            click.echo(_("Not accepted: no reason was given."))
        else:
            click.echo(_(HELP))


def _offered(unit: Unit) -> dict[str, str]:
    """The texts of a conflict by the key that takes them; none if `unit` is in no conflict."""
    return {str(place): text for place, text in enumerate(conflict_texts(unit)[:9], 1)}


def _write(unit: Unit, key: str) -> str | None:
    begun = unit.target or next(iter(candidates(unit)), "")
    return _edit_here(begun) if key == "e" else click.edit(begun, extension=".md", require_save=True)


def _back(desk: Desk, session: _Session, at: int) -> int:
    if session.undo and session.undo[-1][0] >= at - 1:
        place, unit, made = session.undo.pop()
        now = desk.load().catalog.find(unit.key)
        if now != unit:
            if now is None or (now.target, len(now.stamps)) != (made.target, len(made.stamps)):
                click.echo(_("Not undone: somebody else has changed it since."))
                return place
            if not _try(lambda: desk.restore(unit, seen=now)):
                return place
            if now.target == unit.target:
                session.accepted -= 1
            else:
                session.edited -= 1
        click.echo(_("Undone."))
        return place
    return max(0, at - 1)


def _try(action: Callable[[], object]) -> bool:
    try:
        action()
    except I18nsyncError as error:
        click.echo(click.style(_("not saved:"), fg="red") + f" {error.message}")
        for line in error.hint.splitlines():
            click.echo(f"  {line}")
        return False
    return True


def _key(has_errors: bool) -> str:
    click.echo(click.style(_(KEYS_WITH_ERRORS if has_errors else KEYS), dim=True) + " ", nl=False)
    try:
        key = click.getchar()
    except (EOFError, KeyboardInterrupt):
        key = "q"
    except OSError:
        click.echo()
        raise I18nsyncError(
            _("review needs a terminal to ask in"),
            hint=_("In scripts, use: i18nsync mark reviewed ARTICLE --locale ka"),
        ) from None
    click.echo(key if key.isprintable() else "")
    return key


def _reason() -> str:
    """Why a string with an error is right; empty if nothing was said."""
    try:
        return " ".join(click.prompt(_("Why is it right?"), default="", show_default=False).split())
    except click.Abort:
        click.echo()
        return ""


def _edit_here(text: str) -> str | None:
    """Ask for a line with `text` ready to be changed; None if nothing was entered."""
    try:
        import readline
    except ImportError:  # Windows has none
        return click.edit(text, extension=".md", require_save=True)
    readline.set_startup_hook(lambda: readline.insert_text(text.replace("\n", "\\n")))
    try:
        line = input("> ")
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None
    finally:
        readline.set_startup_hook()
    return line.replace("\\n", "\n") if line.strip() else None


def _show(app: App, desk: Desk, item: Item, unit: Unit) -> None:
    from rich.panel import Panel
    from rich.table import Table
    from rich.text import Text

    from i18nsync.cli.words import change_line, difference, has_color
    from i18nsync.core.change import classify

    console = app.console()
    color = has_color(console)
    place, total = item.number
    head = Text.assemble(
        (f"{desk.article} ", "bold"),
        f"({desk.locale})  {_('string {place} of {total}').format(place=place, total=total)}",
        (f"  {_('{role}, line {line}').format(role=role_word(item.role), line=item.line)}", "dim"),
    )
    console.print()
    console.print(head)
    grid = Table.grid(expand=True, padding=(0, 1))
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(
        Panel(Text(unit.key.source), title=_("source"), title_align="left", border_style="dim"),
        Panel(Text(unit.target), title=f"{desk.locale}  {state_word(unit.state)}{_origin(unit)}", title_align="left"),
    )
    console.print(grid)
    doubt = with_findings(unit.doubt, ())  # what the checks find is shown below, as it is now
    if doubt:
        console.print(Text(_(doubt), style="yellow"))
    if unit.previous_source:
        console.print(
            Text.assemble(
                (f"{_('what changed'):<16}", "yellow"), change_line(classify(unit.previous_source, unit.key.source))
            )
        )
        edit = difference(unit.previous_source, unit.key.source, color=color)
        console.print(Text.assemble((f"{_('the source was'):<14}  ", "yellow"), edit))
    in_conflict = conflict_lines(unit)
    for place, line in enumerate(in_conflict, 1):
        console.print(Text.assemble((f"{place}  ", "bold yellow"), line.removeprefix("conflict, ")))
    for note in unit.comments:
        if note not in in_conflict:
            console.print(Text.assemble((f"{_('comment')}  ", "cyan"), note))
    matches, terms = desk.help_for(unit.key)
    for match in matches:
        if match.target != unit.target or match.score < 100:
            console.print(
                Text.assemble(
                    (f"{_('memory')} {match.score}%  ", "cyan"), difference(match.source, unit.key.source, color=color)
                )
            )
            console.print(Text.assemble(("             ", ""), match.target))
    if terms:
        console.print(
            Text.assemble((f"{_('terms')}  ", "cyan"), "; ".join(f"{term.source} = {term.target}" for term in terms))
        )


def _show_findings(app: App, desk: Desk, unit: Unit, catalog: Catalog) -> tuple[Weighed, ...]:
    from i18nsync.cli.check_screen import show_weighed

    weighed = desk.findings(unit, catalog)
    show_weighed(app.console(), unit.key.source, unit.target, str(desk.locale), weighed)
    return weighed


def _origin(unit: Unit) -> str:
    made = unit.provenance
    if made is None:
        return ""
    what = made.engine or origin_word(made.origin)
    score = f" {made.score}%" if made.score is not None else ""
    said = f", {what}{score}"
    return f"{said} {_('by {name}').format(name=made.by.split(' <')[0])}" if made.by else said
