"""`i18nsync check --list` and `--explain`: which checks there are, and what each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from i18nsync.cli.blocks import block, put
from i18nsync.cli.check_screen import STYLES, show_weighed
from i18nsync.core.flag import Weighed
from i18nsync.core.locale import Locale
from i18nsync.core.spoken import severity_word
from i18nsync.errors import I18nsyncError
from i18nsync.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from i18nsync.core.check_report import Rule
    from i18nsync.wiring.checks import Checks

__all__ = ["explain", "show_list"]


def show_list(console: Console, rules: Sequence[Rule]) -> None:
    """Print the checks: id, severity, languages, name, and what each finds."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="dim")
    for title, is_short in (
        (_("check"), True),
        (_("severity"), True),
        (_("languages"), False),
        (_("what it finds"), False),
    ):
        table.add_column(title, overflow="fold", no_wrap=is_short)
    for rule in rules:
        level = (
            Text(_("off"), style="dim") if rule.off else Text(severity_word(rule.severity), style=STYLES[rule.severity])
        )
        about = Text.assemble((_(rule.name), "bold"), f": {_(rule.description)}")
        table.add_row(rule.id, level, ", ".join(rule.locales) or _("all"), about)
    console.print(table)


def explain(console: Console, checks: Checks, rule: Rule) -> None:
    """Print one check with its examples, run over them as they are printed."""
    from rich.text import Text

    level = _("off") if rule.off else severity_word(rule.severity)
    languages = ", ".join(rule.locales) or _("all languages")
    put(console, Text.assemble((rule.id, "bold"), f"  {_(rule.name)}  ", (f"{level}, {languages}", "dim")))
    put(console, Text(_(rule.description)))
    for title, examples in ((_("It finds"), rule.hits), (_("It leaves alone"), rule.misses)):
        if not examples:
            continue
        put(console, Text())
        put(console, Text(title, style="dim"))
        for example in examples:
            locale = Locale.parse(example.locale)
            checker = checks.plain(locale)
            found = [one for one in checker.run(checker.pair(example.source, example.target)) if one.check == rule.id]
            if found:
                show_weighed(console, example.source, example.target, example.locale, [Weighed(one) for one in found])
                continue
            block(console, "", Text(example.source))
            block(console, example.locale, Text(example.target))


def rule_of(rules: Sequence[Rule], name: str) -> Rule:
    """The check of that id.

    Raises:
        I18nsyncError: there is none.
    """
    from difflib import get_close_matches

    for rule in rules:
        if rule.id == name:
            return rule
    near = get_close_matches(name, [rule.id for rule in rules], n=1, cutoff=0.5)
    raise I18nsyncError(
        _("there is no check {name!r}").format(name=name),
        hint=_("Did you mean {name!r}?").format(name=near[0]) if near else _("i18nsync check --list shows them."),
    )
