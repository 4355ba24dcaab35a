"""The glossary as a CSV file: one term a line, one column a locale."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.locale import Locale
from i18nsync.errors import I18nsyncError, TermbaseError
from i18nsync.messages import N_, _, ngettext

__all__ = ["CsvTermbase", "write_csv"]

_KINDS = ("term", "person", "place", "organisation")
_FORBIDDEN = "forbidden_"
_EXAMPLE = N_("The header looks like this: term,ka,ru,forbidden_ka,forbidden_ru,kind,note")


class CsvTermbase:
    """The newsroom's glossary; implements `i18nsync.core.ports.Termbase`.

    The header names the columns: `term`; one for each locale, whose cells hold the required rendering and, behind `|`,
    others that are right too; `forbidden_<locale>` with wrong renderings, separated by `|`; `kind` (`term`, `person`,
    `place` or `organisation`); `note`. Commas, semicolons or tabs separate cells: spreadsheets in Georgia and Russia
    write semicolons.

    Args:
        path: a CSV file in UTF-8, with or without a byte order mark.

    Attributes:
        delimiter: what separates the cells of the file.
        line_ending: how its first line ends.
        has_mark: whether it starts with a byte order mark, as Excel wants it.

    Raises:
        TermbaseError: the file cannot be read, or a line is wrong; the message names the line.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._terms: dict[str, list[Term]] = {}
        self._entries: list[Entry] = []
        self.delimiter = ","
        self.line_ending = "\n"
        self.has_mark = False
        self._read()

    @property
    def entries(self) -> Sequence[Entry]:
        """All entries, those without any rendering too, in the order of the file."""
        return tuple(self._entries)

    @property
    def locales(self) -> Sequence[Locale]:
        """The locales that have a column, in the order of the header."""
        return [Locale(tag) for tag in self._terms]

    def terms(self, locale: Locale) -> Sequence[Term]:
        """All entries with a rendering in `locale`, in the order of the file.

        A column for the language (`ka`) serves its regional locales (`ka-GE`) too.
        """
        return tuple(self._terms.get(locale.tag, self._terms.get(locale.language, ())))

    def _read(self) -> None:
        try:
            data = self._path.read_bytes()
            text = data.decode("utf-8-sig")
        except OSError as error:
            raise TermbaseError(
                _("the glossary cannot be read ({reason})").format(reason=error.strerror),
                where=str(self._path),
                hint=_("Check the path in the settings."),
            ) from None
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise self._wrong(line, _("this is not UTF-8"), _("Save the file as CSV UTF-8.")) from None
        header_line = text.split("\n", 1)[0]
        self.delimiter = max(",;\t", key=header_line.count)
        self.line_ending = "\r\n" if header_line.endswith("\r") else "\n"
        self.has_mark = data.startswith(b"\xef\xbb\xbf")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        seen: dict[str, int] = {}
        start = 1
        try:
            columns = self._columns(next(rows, []))
            self._terms = {name: [] for name in columns if name not in _PLAIN and not name.startswith(_FORBIDDEN)}
            start = rows.line_num + 1
            for row in rows:
                if any(cell.strip() for cell in row):
                    self._take(start, columns, row, seen)
                start = rows.line_num + 1
        except csv.Error as error:
            raise self._wrong(
                start,
                _("this is not valid CSV ({error})").format(error=error),
                _("Look for a quotation mark left open."),
            ) from None

    def _columns(self, header: list[str]) -> list[str]:
        """The names of the columns, locales in canonical form."""
        columns: list[str] = []
        for cell in header:
            name = cell.strip()
            prefix = _FORBIDDEN if name.lower().startswith(_FORBIDDEN) else ""
            if not prefix and name.lower() in _PLAIN:
                columns.append(name.lower())
                continue
            try:
                columns.append(prefix + Locale.parse(name[len(prefix) :]).tag)
            except I18nsyncError:
                raise self._wrong(1, _("there is no column {name!r}").format(name=name), _(_EXAMPLE)) from None
        if "term" not in columns:
            raise self._wrong(1, _("the column 'term' is missing"), _(_EXAMPLE))
        double = next((name for name in columns if columns.count(name) > 1), None)
        if double:
            raise self._wrong(
                1, _("the column {name!r} is there twice").format(name=double), _("Give each locale one column.")
            )
        stray = next(
            (name for name in columns if name.startswith(_FORBIDDEN) and name[len(_FORBIDDEN) :] not in columns), None
        )
        if stray:
            raise self._wrong(
                1,
                _("the column {name!r} has no column {other!r} beside it").format(
                    name=stray, other=stray[len(_FORBIDDEN) :]
                ),
                _(_EXAMPLE),
            )
        return columns

    def _take(self, line: int, columns: list[str], row: list[str], seen: dict[str, int]) -> None:
        if len(row) > len(columns):
            raise self._wrong(
                line,
                ngettext(
                    "{n} cell, but the header has {wanted}", "{n} cells, but the header has {wanted}", len(row)
                ).format(n=len(row), wanted=len(columns)),
                _('Put a text with a comma into quotation marks: "so, for example".'),
            )
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        source = " ".join(cells["term"].split())
        kind = cells.get("kind", "").lower() or "term"
        if not source:
            raise self._wrong(line, _("the term is empty"), _("Write the English term, or remove the line."))
        if kind not in _KINDS:
            raise self._wrong(
                line,
                _("there is no kind {kind!r}").format(kind=kind),
                _("The kinds are {kinds}.").format(kinds=", ".join(_KINDS)),
            )
        if source in seen:
            raise self._wrong(
                line,
                _("{source!r} stands in line {line} already").format(source=source, line=seen[source]),
                _("Merge the two lines."),
            )
        seen[source] = line
        found = {tag: self._term(line, source, kind, cells, tag) for tag in self._terms}
        filled = {tag: term for tag, term in found.items() if term.target}
        for tag, term in filled.items():
            self._terms[tag].append(term)
        self._entries.append(Entry(source, kind, cells.get("note", ""), filled))

    def _term(self, line: int, source: str, kind: str, cells: Mapping[str, str], tag: str) -> Term:
        right, wrong = _split(cells.get(tag, "")), _split(cells.get(f"{_FORBIDDEN}{tag}", ""))
        if wrong and not right:
            raise self._wrong(
                line,
                _("{source!r} has forbidden forms in {tag}, but no right one").format(source=source, tag=tag),
                _("Fill the column {tag!r}.").format(tag=tag),
            )
        both = next((form for form in wrong if form in right), None)
        if both:
            raise self._wrong(
                line,
                _("{both!r} is both right and forbidden in {tag}").format(both=both, tag=tag),
                _("Remove it from one of the two."),
            )
        return Term(source, right[0] if right else "", right[1:], wrong, kind, cells.get("note", ""))

    def _wrong(self, line: int, message: str, hint: str) -> TermbaseError:
        return TermbaseError(message, where=f"{self._path}:{line}", hint=hint)


_PLAIN = ("term", "kind", "note")


def write_csv(entries: Iterable[Entry], locales: Sequence[Locale], like: CsvTermbase | None = None) -> bytes:
    """A glossary as `CsvTermbase` reads it, in UTF-8; with commas, or as the file `like` has it.

    Columns of forbidden forms are there only if any entry has one.

    Raises:
        TermbaseError: a rendering has a `|` in it, which separates renderings in the file.
    """
    entries = tuple(entries)
    tags = [locale.tag for locale in locales]
    ruled = [tag for tag in tags if any(tag in each.terms and each.terms[tag].forbidden for each in entries)]
    out = io.StringIO(newline="")
    writer = csv.writer(
        out, lineterminator=like.line_ending if like else "\n", delimiter=like.delimiter if like else ","
    )
    writer.writerow(["term", *tags, *(_FORBIDDEN + tag for tag in ruled), "kind", "note"])
    for entry in entries:
        none = Term(entry.source, "")
        terms = [entry.terms.get(tag, none) for tag in tags]
        right = [_join(term, [form for form in (term.target, *term.accepted) if form]) for term in terms]
        wrong = [_join(none, entry.terms.get(tag, none).forbidden) for tag in ruled]
        writer.writerow([entry.source, *right, *wrong, entry.kind, entry.note])
    return out.getvalue().encode("utf-8-sig" if like and like.has_mark else "utf-8")


def _join(term: Term, forms: Sequence[str]) -> str:
    bad = next((form for form in forms if "|" in form), None)
    if bad:
        raise TermbaseError(
            _("the rendering {bad!r} of {source!r} has a | in it, which a CSV glossary cannot hold").format(
                bad=bad, source=term.source
            ),
            hint=_("Change the rendering, or write TBX."),
        )
    return "|".join(forms)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for part in cell.split("|") if (form := " ".join(part.split()))))
