"""Quotation marks: the locale's own, and each with its counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from i18nsync.checks.quote_marks import MARKS, Quotation, Reading, read
from i18nsync.checks.spans import closed, is_free, is_program
from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Side
from i18nsync.messages import _

__all__ = ["QuoteBalance", "QuoteStyle"]

# Outer and inner marks; deeper ones take turns.
_STYLES = {"ka": ("„“", "«»"), "ru": ("«»", "„“")}
_SHOWN = 60  # characters of a quotation that a message repeats
# What closes a quotation in some language; other pairs are slips of the pen.
_FAMILIES = {**dict.fromkeys("„“‟”", "“”"), "«": "»", "‹": "›", '"': '"', **dict.fromkeys("'‘’‚‛", "'’‘")}
_COMMAS = re.compile(r"(?<![,\w]),,(?=[^\W\d_])")
_PLAIN = re.compile(r"[^\W\d_]{2}")
_BRACKET = re.compile(r"[()]")
_NO_BRACKET = re.compile(r"(?:(?:^|[\s;,.(])(?:\w{1,2}|[ivxIVX]+)|[:;=]-?)\Z")
_LITERAL = re.compile(r"[\x00-\x7f]*")


class QuoteStyle:
    """Marks of another language."""

    id = "quote-style"
    name = "quotation marks"
    severity = Severity.WARNING
    description = "Quotation marks are those of the language: „ “ and « » within in Georgian, « » and „ “ in Russian."
    locales = frozenset(_STYLES)
    hits = (
        Example("ka", '"It was a good season," he said.', '"კარგი სეზონი იყო", — თქვა მან.', '"კარგი სეზონი იყო"'),
        Example("ka", "The play The Thief is on.", "სპექტაკლი “ქურდი” გაიმართება.", "“ქურდი”"),
        Example("ka", 'Nobody called him "comrade".', "მისთვის არავის უთქვამს «ამხანაგო».", "«ამხანაგო»"),
        Example("ka", "\"He told us, 'Run!'\"", "„მან გვითხრა: 'გაიქეცით!'“", "'გაიქეცით!'"),
        Example("ka", 'The paper "Dila" closed.', "გაზეთი „დილა” დაიხურა.", "„დილა”"),
        Example("ka", "“Yes, yes”", ",,დიახ, დიახ“", ",,"),
        Example("ru", 'The choir sang "Winter".', 'Хор спел "Зиму".', '"Зиму"'),
        Example("ru", "He reads “War and Peace”.", "Он читает “Войну и мир”.", "“Войну и мир”"),
        Example("ru", "“She read ‘Emma’ to us,” he said.", "«Она читала нам «Эмму» вслух», — сказал он.", "«Эмму»"),
        Example("ru", "The film “Salt”", "Фильм „Соль“", "„Соль“"),
    )
    misses = (
        Example("ka", '"It broke," he said.', "„გატყდა“, — თქვა მან."),
        Example("ka", "\"My neighbour shouted 'Fire!'\"", "„მეზობელმა იყვირა «ხანძარიაო!»“"),
        Example("ka", "The 6'2\" goalkeeper", "6'2\" სიმაღლის მეკარე"),
        Example("ka", 'Press `"x"`', 'დააჭირეთ `"x"`'),
        Example("ka", '<a title="x">See</a>', '<a title="x">იხილეთ</a>'),
        Example("ru", '"Yes," said d’Artagnan.', "«Да», — сказал д’Артаньян."),
        Example("ru", "He said: \"I saw 'Winter'.\"", "Он сказал: «Я видел „Зиму“»."),
        Example("ru", "The firm \"Theatre 'Luna'\"", "Фирма «Театр «Луна» закрылась"),
        Example("ru", 'unknown option "%s"', 'неизвестный параметр "%s"'),
        Example("ru", 'must be "auto" or "none"', 'должно быть "auto" или "none"'),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Quotations whose marks are not the locale's, with the right ones."""
        text = pair.target.text
        style = _STYLES.get(pair.language)
        if style is None or not (MARKS.search(text) or ",," in text):
            return ()
        return self._found(pair, text, style)

    def _found(self, pair: Pair, text: str, style: tuple[str, str]) -> Iterator[Finding]:
        for found in _COMMAS.finditer(text):
            opening = style[0][0]
            yield Finding(
                self.id,
                Severity.WARNING,
                _("two commas in the place of the quotation mark {mark}").format(mark=opening),
                target=found.span(),
                edits=(Edit(*found.span(), opening),) if is_free(pair.target.markup, *found.span()) else (),
            )
        reading = read(pair.target)
        wrong = list(_wrong(pair, reading, style))
        if not wrong:
            return
        right = text
        for _one, edits in wrong:
            for edit in edits:
                right = right[: edit.start] + edit.text + right[edit.end :]
        # Where the marks pair off in another way once they are the right ones, nothing is certain.
        is_certain = not reading.unpaired and _spans(read(Side(right))) == _spans(reading)
        # Straight marks are worth a warning where the newsroom's own source has printed ones; else a remark.
        is_typed = all(one.opening + one.closing == '""' for one, _edits in wrong) and not _PRINTED.search(
            pair.source.text
        )
        severity = Severity.INFO if is_typed or is_program(pair) else Severity.WARNING
        for one, edits in wrong:
            words = one.words(text) if len(one.words(text)) <= _SHOWN else "…"
            opening, closing = tuple(style[one.depth % 2])
            yield Finding(
                self.id,
                severity,
                _("the quotation marks should be {wanted}, not {found}").format(
                    wanted=f"{opening}{words}{closing}", found=f"{one.opening}{words}{one.closing}"
                ),
                target=(one.start, one.end),
                edits=edits if is_certain else (),
            )


_PRINTED = re.compile("[“”„«»]")


def _wrong(pair: Pair, reading: Reading, style: tuple[str, str]) -> Iterator[tuple[Quotation, tuple[Edit, ...]]]:
    """The quotations with other marks than the style's, and what would put them right."""
    text = pair.target.text
    spans = closed(pair.target, pair.target_codes) if reading.quotations else ()
    shared = {one.end for one in reading.quotations if one.shares}
    for one in reading.quotations:
        if one.shares or one.end in shared:
            continue  # two marks of one kind in one place are printed as one
        marks = zip((one.start, one.end - 1), style[one.depth % 2], strict=True)
        edits = tuple(Edit(at, at + 1, right) for at, right in marks if text[at] != right)
        if not edits or _is_literal(pair, one, text):
            continue
        if not all(is_free(spans, edit.start, edit.end) for edit in edits):
            continue
        if reading.unpaired and one.closing not in _FAMILIES[one.opening]:
            continue  # they pair off by mistake: quote-balance tells of it
        yield one, edits


def _spans(reading: Reading) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in reading.quotations] + [(at, at) for at in reading.unpaired]


def _is_literal(pair: Pair, one: Quotation, text: str) -> bool:
    """Whether it is a string of a program: no letters of the language, and in the source just so."""
    words = one.words(text)
    if not _PLAIN.search(pair.target.bare[one.start + 1 : one.end - 1]):
        return True
    if not _LITERAL.fullmatch(words):
        return False
    return f'"{words}"' in pair.source.text and (words == words.lower() or is_program(pair))


class QuoteBalance:
    """A mark without its counterpart."""

    id = "quote-balance"
    name = "paired quotation marks"
    severity = Severity.WARNING
    description = "Every quotation mark has its counterpart, so that the reader sees where somebody's words end."
    locales = frozenset[str]()
    hits = (
        Example("ka", '"The timetable is a disaster," he said.', "„განრიგი კატასტროფაა, — თქვა მან.", "„"),
        Example("ka", 'The film "Smoke"', "ფილმი კვამლი“", "“"),
        Example("ka", "It said \"Beware of 'angry' geese\".", "ეწერა: „მოერიდეთ «ბრაზიან ბატებს“.", "«"),
        Example("ru", '"It is cold," she said.', "«Холодно, — сказала она.", "«"),
        Example("ru", 'The novel "Salt"', "Роман Соль»", "»"),
        Example("ru", "The novel “Salt”", 'Роман "Соль', '"'),
        Example("ru", "The winner (left) grows onions.", "Победитель (слева выращивает лук.", "("),
        Example("uk", "The novel “Salt”", "Роман «Сіль", "«"),
    )
    misses = (
        Example("ka", '"It broke," he said.', "„გატყდა“, — თქვა მან."),
        Example("ru", 'The firm "Theatre Luna"', "Фирма «Театр «Луна» закрылась"),
        Example("ru", '"My first paragraph.', "«Мой первый абзац."),
        Example("ru", 'A 12" pipe', 'Труба 12"'),
        Example("ru", "Either 1) now or 2) never :)", "Или 1) сейчас, или 2) никогда :)"),
        Example("ka", "The miners’ and drivers’ unions", "მაღაროელთა და მძღოლთა კავშირები"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Lonely marks, unless the source has as many: a quotation of several paragraphs is closed in the last one."""
        text = pair.target.text
        severity = Severity.INFO if is_program(pair) else Severity.WARNING
        if "(" in text or ")" in text:
            yield from self._brackets(pair, severity)
        lonely = read(pair.target).unpaired if MARKS.search(text) else ()
        if not lonely or len(lonely) <= len(read(pair.source).unpaired) + len(_COMMAS.findall(text)):
            return
        for at in lonely:
            yield Finding(
                self.id,
                severity,
                _("the quotation mark {mark} at “{words}” has no counterpart").format(
                    mark=text[at], words=_around(text, at)
                ),
                target=(at, at + 1),
            )

    def _brackets(self, pair: Pair, severity: Severity) -> Iterator[Finding]:
        bare = pair.target.bare
        lonely = _lonely_brackets(pair.target)
        if not lonely or len(lonely) <= len(_lonely_brackets(pair.source)):
            return
        for at in lonely:
            yield Finding(
                self.id,
                severity,
                _("the bracket {mark} at “{words}” has no counterpart").format(mark=bare[at], words=_around(bare, at)),
                target=(at, at + 1),
            )


def _lonely_brackets(side: Side) -> list[int]:
    """Offsets of brackets without counterpart; `1)`, `a)` and smileys are none."""
    text = side.bare
    for low, high in side.markup:
        code = side.text[low:high]
        if code.rstrip(".,;:!?").endswith(")") and code.count("(") < code.count(")") and not code.startswith("]"):
            at = low + code.rindex(")")
            text = f"{text[:at]}){text[at + 1 :]}"  # the bracket that closes behind an address is no part of it
    opened: list[int] = []
    closed_only: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        elif not _NO_BRACKET.search(text, 0, found.start()):
            closed_only.append(found.start())
    return [*opened, *closed_only]


def _around(text: str, at: int) -> str:
    """Some words beside a mark, so that it is found in a long text."""
    after = text[at + 1 : at + 30]
    if after[:1].isalnum():
        return text[at] + after.rsplit(" ", 1)[0] if len(after) == 29 else text[at] + after
    before = text[max(0, at - 29) : at]
    return (before.split(" ", 1)[-1] if at > 29 else before) + text[at]
