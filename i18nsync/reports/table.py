"""A table for the terminal: first the sums, then the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from i18nsync.core.status import ArticleState, ArticleStatus, LocaleSummary, ProjectReport
from i18nsync.messages import _, number
from i18nsync.reports import deliver
from i18nsync.reports.words import (
    grouped,
    headed,
    label,
    language,
    nothing_to_do,
    one_line,
    own_name,
    percentage,
    ready,
    skipped,
    summed,
    warnings,
    words,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table as Grid
    from rich.text import Text

__all__ = ["Table"]

_STYLE = {
    ArticleState.OUTDATED: "bold red",
    ArticleState.MISSING: "red",
    ArticleState.PARTIAL: "yellow",
    ArticleState.DRAFTED: "yellow",
    ArticleState.IN_REVIEW: "cyan",
    ArticleState.REVIEWED: "blue",
    ArticleState.UNTRACKED: "magenta",
    ArticleState.ORPHANED: "magenta",
    ArticleState.PUBLISHED: "green",
}

_BETWEEN = "  "
_NARROWEST = 40
_BAR_FROM = 100  # columns from which a row has room for a bar of 8 beside its percentage


class Table:
    """The report as people read it in a terminal, a log or a pipe.

    All rows are listed in their order; which ones, and how many, the caller has chosen.

    Args:
        width: columns to fill, at least 40.
        color: whether to colour with ANSI sequences. Nothing is said by colour alone.
        hidden: rows that a limit cut away before the report came here; they are mentioned below the others.
        words: whether to show how many words are to be translated and to be reviewed.
    """

    name = "table"

    def __init__(self, *, width: int = 80, color: bool = False, hidden: int = 0, words: bool = False) -> None:
        self._width = max(width, _NARROWEST)
        self._color = color
        self._hidden = hidden
        self._words = words

    def write(self, report: ProjectReport, stream: TextIO) -> None:
        """Write the report.

        Raises:
            ReportError: the stream cannot be written.
        """
        import io

        text = io.StringIO()
        console = self._console(text)
        signs = _Signs(stream)
        for part in self._parts(report, signs, console):
            console.print(part)
        # Cells are padded to their column's width; nobody needs that at the end of a line in a log or a diff.
        deliver("".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines()), stream)

    def _console(self, stream: TextIO) -> Console:
        from rich.console import Console

        return Console(
            file=stream,
            width=self._width,
            color_system="standard" if self._color else None,
            force_terminal=self._color,
            no_color=not self._color,
            force_jupyter=False,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},  # the caller has decided; the environment has no say here
        )

    def _parts(self, report: ProjectReport, signs: _Signs, console: Console) -> Iterator[RenderableType]:
        if summaries := summed(report):
            yield self._bars(summaries, signs)
            yield _dim(ready())
            yield ""
            for shown in self._chunks(summaries):
                yield _sums(shown, words=self._words)
                yield ""
            if self._words and len(summaries) > 1:
                yield _plain(_all_words(summaries))
                yield ""
        if report.rows:
            console.print(self._rows(report.rows, signs, console), soft_wrap=True, end="")
        if self._hidden:
            yield _plain(_("... and {n} more (use --limit 0)").format(n=number(self._hidden)))
        if closing := nothing_to_do(report, hidden=self._hidden):
            if report.rows:
                yield ""
            yield _plain(closing, "green")
        if left := skipped(report):
            yield ""
            yield _dim(left)
        if report.warnings:
            yield ""
            yield _plain(f"{warnings(len(report.warnings))}:", "bold yellow")
            yield _bullets([signs.line(warning) for warning in report.warnings])

    def _bars(self, summaries: Sequence[LocaleSummary], signs: _Signs) -> Grid:
        grid = _grid()
        for _column in range(3):
            grid.add_column(no_wrap=True)
        grid.add_column(justify="right", no_wrap=True)
        names = [
            (f"{headed(language(summary.locale))} ({summary.locale.tag})", signs.known(own_name(summary.locale)))
            for summary in summaries
        ]
        shares = [_("{percentage} ready").format(percentage=percentage(summary.percent)) for summary in summaries]
        taken = (
            max(_cells(name) for name, _own in names)
            + max(_cells(own) for _name, own in names)
            + max(map(_cells, shares))
            + 3 * 2
        )
        for (name, own), share, summary in zip(names, shares, summaries, strict=True):
            bar = signs.bar(summary.percent, max(8, min(40, self._width - taken)))
            grid.add_row(_plain(name, "bold"), _plain(own), bar, share)
        return grid

    def _chunks(self, summaries: Sequence[LocaleSummary]) -> Iterator[Sequence[LocaleSummary]]:
        """As many locales at a time as fit beside each other: the state and two columns, and 20 for a locale."""
        size = max(1, (self._width - _label_width() - len(_BETWEEN)) // 20)
        for start in range(0, len(summaries), size):
            yield summaries[start : start + size]

    def _rows(self, rows: Sequence[ArticleStatus], signs: _Signs, console: Console) -> Text:
        """Lay out the rows by hand: a grid of the library's measures and wraps every cell, and rows can be 40,000."""
        wide = self._width >= _BAR_FROM
        shown = [(signs.line(row.article), signs.line(row.reason), row) for row in rows]
        locale = max(_cells(row.locale.tag) for row in rows)
        titles = _("Article"), _("Status"), _("Why"), _("Done")
        status = max(_cells(titles[1]), *(_cells(label(row.status)) for row in rows))
        numbers = [_numbers(row, words=self._words) for row in rows]
        columns = (_("Words"), _("Translate"), _("Review")) if self._words else (_("Words"),)
        widths = [max(_cells(head), *map(_cells, cells)) for head, *cells in zip(columns, *numbers, strict=True)]
        words = sum(widths) + len(_BETWEEN) * (len(widths) - 1)
        done = max(14 if wide else 5, _cells(titles[3]))
        free = max(8, self._width - locale - status - words - done - 4 * len(_BETWEEN))
        article = max(_cells(titles[0]), *(_cells(name) for name, _why, _row in shown))
        reason = max(_cells(titles[2]), *(_cells(why) for _name, why, _row in shown))
        # An id is there to be copied, so reasons that leave it no room go below it.
        beside = article + len(_BETWEEN) + reason <= free
        first = min(article, free)
        heads = [
            _pad(titles[0], first),
            " " * locale,
            _pad(titles[1], status),
            *([_pad(titles[2], reason)] if beside else []),
        ]
        number_heads = _right(columns, widths)
        text = _plain("").append(_BETWEEN.join([*heads, number_heads, titles[3].rjust(done)]) + "\n", "bold")
        for (name, why, row), cells in zip(shown, numbers, strict=True):
            text.append(
                _BETWEEN.join([_pad(_elide(name, first, signs.ellipsis), first), _pad(row.locale.tag, locale), ""])
            )
            text.append(_pad(label(row.status), status), _STYLE[row.status])
            text.append(_BETWEEN + (_pad(why, reason) + _BETWEEN if beside else "") + _right(cells, widths))
            text.append(_BETWEEN)
            if wide:
                text.append_text(signs.bar(row.percent, 8))
            text.append(f"{row.percent} %\n".rjust(done - (8 if wide else 0) + 1))
            if why and not beside:
                fits = _cells(why) <= self._width - 2
                for line in [why] if fits else [each.plain for each in _plain(why).wrap(console, self._width - 2)]:
                    text.append(f"  {line}\n", "bright_black")
        return text


class _Signs:
    """The signs that a stream can show: blocks and an ellipsis, or what ASCII has for them."""

    def __init__(self, stream: TextIO) -> None:
        self._encoding = getattr(stream, "encoding", None) or "utf-8"
        rich_signs = self._can("█░…")
        self._full, self._empty = ("█", "░") if rich_signs else ("#", "-")
        self.ellipsis = "…" if rich_signs else "..."

    def _can(self, text: str) -> bool:
        try:
            text.encode(self._encoding)
        except UnicodeEncodeError:
            return False
        return True

    def known(self, text: str) -> str:
        """The text, or nothing where it would come out as escapes."""
        return text if self._can(text) else ""

    def line(self, text: str) -> str:
        """The text as it will come out, so that columns are laid out for that."""
        return one_line(text).encode(self._encoding, "backslashreplace").decode(self._encoding)

    def bar(self, percent: float, width: int) -> Text:
        """A bar that is full at 100 only, and has something to see from 1 per cent on."""
        from rich.text import Text

        done = int(width * percent / 100) or int(percent >= 1)
        return Text(self._full * done, "green").append(self._empty * (width - done), "bright_black")


def _numbers(row: ArticleStatus, *, words: bool) -> tuple[str, ...]:
    """The numbers of a row's words: in its source and, if asked for, to be translated and reviewed."""
    numbers = (row.words, row.to_translate, row.to_review) if words else (row.words,)
    return tuple(map(grouped, numbers))


def _right(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _BETWEEN.join(cell.rjust(width) for cell, width in zip(cells, widths, strict=True))


def _all_words(summaries: Sequence[LocaleSummary]) -> str:
    translate, review = (
        sum(summary.to_translate for summary in summaries),
        sum(summary.to_review for summary in summaries),
    )
    # TRANSLATORS: both stand for a number of words, as "2,000 words".
    return _("In all: {translate} to translate, {review} to review").format(
        translate=words(translate), review=words(review)
    )


def _label_width() -> int:
    """Columns of the widest state and of the words below them."""
    return max(_cells(text) for text in (*map(label, ArticleState), _("total"), _("translate"), _("review")))


def _sums(summaries: Sequence[LocaleSummary], *, words: bool) -> Grid:
    """Articles and words by state, a pair of columns a locale; states that nothing is in are left out.

    Orphans stand below the total: no source article needs them, so they are not among its articles.
    """
    grid = _grid(header=True)
    grid.add_column("", width=_label_width(), no_wrap=True)
    for summary in summaries:
        grid.add_column(_plain(_("{locale} articles").format(locale=summary.locale.tag)), justify="right", no_wrap=True)
        grid.add_column(_("words"), justify="right", no_wrap=True)

    def add(state: ArticleState) -> None:
        counts = [(summary.by_state.get(state, 0), summary.words_by_state.get(state, 0)) for summary in summaries]
        if any(articles for articles, _words in counts):
            cells = [grouped(count) if pair[0] else "-" for pair in counts for count in pair]
            grid.add_row(_plain(label(state), _STYLE[state]), *map(_plain, cells))

    for state in ArticleState:
        if state is not ArticleState.ORPHANED:
            add(state)
    totals = [count for summary in summaries for count in (summary.articles, summary.words)]
    grid.add_row(_plain(_("total"), "bold"), *(_plain(grouped(count), "bold") for count in totals))
    add(ArticleState.ORPHANED)
    if words:
        for name, left in (
            (_("translate"), [summary.to_translate for summary in summaries]),
            (_("review"), [summary.to_review for summary in summaries]),
        ):
            grid.add_row(_plain(name, "bold"), *(_plain(cell) for count in left for cell in ("", grouped(count))))
    return grid


def _bullets(warnings: Sequence[str]) -> Grid:
    grid = _grid()
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for warning in warnings:
        grid.add_row("-", _plain(warning))
    return grid


def _grid(*, header: bool = False) -> Grid:
    from rich.table import Table as RichTable

    return RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=header, header_style="bold")


def _plain(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style)


def _dim(text: str) -> Text:
    return _plain(text, "bright_black")


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    """Columns that `text` takes in a terminal; one for a Georgian letter, two for a Chinese one."""
    from rich.cells import cell_len

    return cell_len(text)


def _elide(text: str, width: int, ellipsis: str) -> str:
    """Shorten `text` to `width` columns by taking out of the middle; two thirds of what stays are the end of it."""
    if _cells(text) <= width:
        return text
    from rich.cells import set_cell_size

    room = width - len(ellipsis)
    head = set_cell_size(text, room // 3)
    return head + ellipsis + set_cell_size(text[::-1], room - room // 3)[::-1]
