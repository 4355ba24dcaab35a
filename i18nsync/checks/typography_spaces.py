"""Spaces and characters that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from i18nsync.checks.quote_marks import MARKS, read
from i18nsync.checks.spans import closed, is_free
from i18nsync.core.finding import Edit, Finding, Severity, Span
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Side
from i18nsync.messages import _

__all__ = ["Invisible", "Nbsp", "Nfc", "Spaces"]

_NBSP = "\u00a0"
_SPACES = re.compile(r"(?<=\S)[ \u00a0\t]{2,}(?=\S)")
_DOUBLE = re.compile(r"\S[ \u00a0\t]{2,}\S")
_BEFORE = re.compile('(?<=[\\w)»”“%])[ \u00a0]+([,.;:!?])(?=[\\s"”“»)]|\\Z)')
_BRACKET = re.compile("(?<=\\()[ \u00a0]+(?=\\w)|(?<=[\\w.!?…])[ \u00a0]+(?=\\))")
_STOP = re.compile(r"(?<=[ა-ჿа-яё]{3})[.!?…](?=[ა-ჿ]{3}|[А-ЯЁ][а-яё])|(?<=[ა-ჿа-яё])[!?](?=[ა-ჿ]|[А-ЯЁ])")
_COMMA = re.compile(r"(?<=[ა-ჿа-яёА-ЯЁ]{2}),(?=[ა-ჿа-яёА-ЯЁ]{2})")
_GLUED = re.compile("[.,!?…](?=[ა-ჿА-Яа-яЁё])")
# Literals are found many times faster than a class of characters.
_BEFORE_MARKS = tuple(f"{before}{after}" for before in (" ", "\u00a0") for after in " \u00a0,.;:!?)“»")
_SUSPECTS = (*_BEFORE_MARKS, "\t", "( ", "„ ", "« ", "«\u00a0", "„\u00a0")


class Spaces:
    """Too many spaces, or too few."""

    id = "spaces"
    name = "spaces"
    severity = Severity.INFO
    description = "One space between words, none before a comma or inside brackets, and ends like those of the source."
    locales = frozenset[str]()
    hits = (
        Example("ka", "She comes on Wednesday.", "ის ოთხშაბათს  მოდის.", "  "),
        Example("ka", "It fell, but hit nothing.", "წაიქცა , თუმცა არაფერს დაეცა.", " ,"),
        Example("ka", "The mill grinds. Flour is sold.", "წისქვილი ფქვავს.ფქვილი იყიდება.", "."),
        Example("ka", 'The "Moon" (new) closed.', "„ მთვარე“ (ახალი ) დაიხურა.", " "),
        Example("ru", "Rain flooded it. The match is off.", "Поле залило.Матч перенесли.", "."),
        Example("ru", "Nuts, honey", "Орехи,мёд", ","),
        Example("ru", "The lights went out.", " Погас свет.", " "),
        Example("ru", "A line\n", "Строка", ""),
        Example("uk", "Who is it?", "Хто це ?", " ?"),
    )
    misses = (
        Example("ka", "It is (nearly) over: see p. 3.", "თითქმის დასრულდა: იხ. გვ. 3, ა.შ. და კვტ.სთ."),
        Example("ka", "  -q  --quality   Quality", "  -q  --quality   ხარისხი"),
        Example("ru", "Written in .NET :-)", "Написано на .NET :-)"),
        Example("ru", "The site is почта.рф, etc.", "Сайт — почта.рф, т.е. здесь."),
        Example("ru", "One line  \nand another", "Одна строка  \nи другая"),
        Example("ru", "Type `a , b`.", "Наберите `a , b`."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Spaces to take away or to put in."""
        text = pair.target.text
        if (
            text[:1].isspace()
            or text[-1:].isspace()
            or pair.source.text[:1].isspace()
            or pair.source.text[-1:].isspace()
        ):
            yield from self._ends(pair)
        if any(sign in text for sign in _SUSPECTS) or _GLUED.search(text):
            yield from self._inside(pair, text)

    def _ends(self, pair: Pair) -> Iterator[Finding]:
        text, source = pair.target.text, pair.source.text
        if not text.strip() or not source.strip():
            return
        start = len(text) - len(text.lstrip())
        want = source[: len(source) - len(source.lstrip())]
        spans = closed(pair.target, pair.target_codes)
        if text[:start] != want and is_free(spans, 0, start):
            yield self._finding(
                _("white space at the beginning is not that of the source"), (0, start), Edit(0, start, want)
            )
        end = len(text.rstrip())
        want = source[len(source.rstrip()) :]
        if text[end:] != want and is_free(spans, end, len(text)):
            yield self._finding(
                _("white space at the end is not that of the source"), (end, len(text)), Edit(end, len(text), want)
            )

    def _inside(self, pair: Pair, text: str) -> Iterator[Finding]:
        source = pair.source.text
        spans = closed(pair.target, pair.target_codes)
        if not _DOUBLE.search(source):
            for found in _SPACES.finditer(text):
                single = _NBSP if _NBSP in found[0] else " "
                if is_free(spans, *found.span()):
                    yield self._finding(_("more than one space"), found.span(), Edit(*found.span(), single))
        for found in _BEFORE.finditer(text):
            if is_free(spans, *found.span()) and f" {found[1]}" not in source:
                edits = _removal(spans, found.start(), found.start(1))
                yield self._finding(_("a space before “{mark}”").format(mark=found[1]), found.span(), *edits)
        for found in _BRACKET.finditer(text):
            if is_free(spans, *found.span()) and not _BRACKET.search(source):
                edits = _removal(spans, *found.span())
                yield self._finding(_("a space inside brackets"), found.span(), *edits)
        yield from self._in_quotation(pair.target, spans)
        for found in _STOP.finditer(text):
            if is_free(spans, *found.span()) and is_free(spans, found.end(), found.end() + 1):
                yield self._finding(
                    _("no space after “{mark}”").format(mark=found[0]),
                    found.span(),
                    Edit(found.end(), found.end(), " "),
                )
        for found in _COMMA.finditer(text):
            if is_free(spans, *found.span()):
                yield self._finding(_("no space after “{mark}”").format(mark=","), found.span())

    def _in_quotation(self, side: Side, spans: tuple[Span, ...]) -> Iterator[Finding]:
        if not MARKS.search(side.text):
            return
        for one in read(side).quotations:
            words = one.words(side.text)
            first, last = len(words) - len(words.lstrip(" \u00a0")), len(words.rstrip(" \u00a0"))
            for start, end in ((0, first), (last, len(words))):
                low, high = one.start + 1 + start, one.start + 1 + end
                if start < end and words.strip() and is_free(spans, low, high):
                    edits = _removal(spans, low, high)
                    yield self._finding(_("a space inside quotation marks"), (low, high), *edits)

    def _finding(self, message: str, span: Span, *edits: Edit) -> Finding:
        return Finding(self.id, self.severity, message, target=span if span[0] < span[1] else None, edits=edits)


def _removal(spans: tuple[Span, ...], start: int, end: int) -> tuple[Edit, ...]:
    """The edit that takes a space away; none beside an address, which would swallow what follows."""
    return (Edit(start, end, ""),) if is_free(spans, start - 1, end + 1) else ()


_GROUPED = re.compile(r"(?<![\d.,:/+()\u00a0-])(?<!\d )[1-9]\d{0,2}(?: \d{3})+(?![\d.])(?! \d)")
_NO_BREAK_RU = re.compile(
    r"(?P<initials>(?<!\w)[А-ЯЁ]\.(?:[ \u00a0]?[А-ЯЁ]\.)*[ \u00a0](?=[А-ЯЁ][а-яё]{2}))"
    r"|(?P<dash>(?<=\S) (?=[—–]\s))|(?P<sign>(?<=[№§]) (?=\d))|(?P<percent>(?<=\d) (?=[%‰]))"
)
_BREAKABLE = (" —", " –", "№ ", "§ ", " %", " ‰")
_INITIALS_EN = re.compile(r"\b[A-Z]\.")


class Nbsp:
    """Spaces at which a line must not break."""

    id = "nbsp"
    name = "no-break spaces"
    severity = Severity.INFO
    description = "A line must not break inside a number; in Russian not before a dash, after initials or № either."
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", "It had 12,640 visitors.", "მუზეუმს 12 640 დამთვალიერებელი ესტუმრა.", "12 640"),
        Example("ru", "It lent 12,400 books.", "Выдано 12 400 книг.", "12 400"),
        Example("ru", '"They know," said Maka.', "«Знают», — сказала Мака.", " "),
        Example("ru", "The engineer G. T. Mach died.", "Инженер Г. Т. Мах умер.", "Г. Т. "),
        Example("ru", "About 64 percent", "Около 64 %", " "),
        Example("ru", "School No. 4", "Школа № 4", " "),
    )
    misses = (
        Example("ka", "Call 116 001.", "დარეკეთ: 116 001."),
        Example("ka", "N. Abuladze came.", "ნ. აბულაძე მოვიდა."),
        Example("ka", "He came — and left.", "მოვიდა — და წავიდა."),
        Example("ru", "— Yes.", "— Да."),
        Example("ru", "Vitamin A helps. So he says.", "Помогает витамин А. Так он говорит."),
        Example("ru", "It lent 12,400 books, 64%.", "Выдано 12\u00a0400 книг, 64%."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Plain spaces that should be no-break spaces."""
        text = pair.target.text
        if " " not in text:
            return
        spans: tuple[Span, ...] | None = None
        for start, end, message in self._places(pair, text):
            spans = closed(pair.target, pair.target_codes) if spans is None else spans
            edits = tuple(Edit(at, at + 1, _NBSP) for at in range(start, end) if text[at] == " ")
            if is_free(spans, start, end):
                yield Finding(self.id, self.severity, message, target=(start, end), edits=edits)

    def _places(self, pair: Pair, text: str) -> Iterator[tuple[int, int, str]]:
        if pair.target.has_digits:
            for found in _GROUPED.finditer(text):
                if _is_grouped_number(found[0], pair.source.text):
                    yield *found.span(), _("a line may break inside the number {number}").format(number=found[0])
        if pair.language != "ru":
            return
        if not any(sign in text for sign in _BREAKABLE) and not _INITIALS_EN.search(pair.source.text):
            return
        for found in _NO_BREAK_RU.finditer(text):
            if " " not in found[0]:
                continue
            if found["initials"] and _INITIALS_EN.search(pair.source.text):
                yield *found.span(), _("a line may break between initials and the name")
            elif found["dash"] and text[: found.start()].strip():
                yield *found.span(), _("a line may begin with a dash")
            elif found["sign"]:
                yield *found.span(), _("a line may break after “{sign}”").format(sign=text[found.start() - 1])
            elif found["percent"]:
                yield *found.span(), _("a line may break before “{sign}”").format(sign=text[found.end()])


def _is_grouped_number(number: str, source: str) -> bool:
    """Whether the source has it as one number, and not as digits with spaces as a telephone number has."""
    return number not in source and (number.replace(" ", ",") in source or number.replace(" ", "") in source)


_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_JOINS = frozenset("\u200c\u200d")
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROL_NAMES = {"\ufeff": "BYTE ORDER MARK", "\u00ad": "SOFT HYPHEN"}


class Invisible:
    """Characters that nobody sees and every search trips over."""

    id = "invisible"
    name = "invisible characters"
    severity = Severity.INFO
    description = "No zero-width spaces, soft hyphens, direction or byte order marks: they break search and names."
    locales = frozenset[str]()
    hits = (
        Example("ka", "They won silver.", "ვერ\u200bცხლი აიღეს.", "\u200b"),
        Example("ka", "Hydrologists say so.", "ჰიდრო\u00adლოგები ამბობენ.", "\u00ad"),
        Example("ru", "Because of fog it closed.", "Из-за тумана\ufeff он закрылся.", "\ufeff"),
        Example("ru", "The cinema closed.", "Кинотеатр\u200e закрылся.", "\u200e"),
    )
    misses = (
        Example("ka", "A family 👨\u200d👩\u200d👧", "ოჯახი 👨\u200d👩\u200d👧"),
        Example("ru", "It costs 5 lari.", "Это стоит 5\u00a0лари."),
        Example("ru", "In Persian: می\u200cخواهم", "По-персидски: می\u200cخواهم"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Each of them, to be taken away."""
        text = pair.target.text
        if text.isascii() and text.isprintable():
            return
        spans: tuple[Span, ...] | None = None
        for found in _UNSEEN.finditer(text):
            at, char = found.start(), found[0]
            if char in _DIRECTIONS | _JOINS and char in pair.source.text:
                continue
            if char == "\u200d" and not _between_letters(text, at):
                continue  # it joins emoji
            spans = closed(pair.target, pair.target_codes) if spans is None else spans
            name = _CONTROL_NAMES.get(char) or unicodedata.name(char, "CONTROL CHARACTER")
            yield Finding(
                self.id,
                self.severity,
                _("an invisible character: {name} (U+{code})").format(name=name, code=f"{ord(char):04X}"),
                target=(at, at + 1),
                edits=(Edit(at, at + 1, ""),) if is_free(spans, at, at + 1) else (),
            )


def _between_letters(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha() or at in (0, len(text) - 1)


# A letter that never joins with one before it, and all that follows.
_CHUNK = re.compile(
    "[\x00-\x7f\u0400-\u0482\u048a-\u052f\u10a0-\u10ff][^\x00-\x7f\u0400-\u0482\u048a-\u052f\u10a0-\u10ff]+"
    "|[^\x00-\x7f\u0400-\u0482\u048a-\u052f\u10a0-\u10ff]+"
)


class Nfc:
    """Letters made of two characters."""

    id = "nfc"
    name = "composed letters"
    severity = Severity.INFO
    description = "Letters are single characters (Unicode form NFC), so that search and glossary find the word."
    locales = frozenset[str]()
    hits = (
        Example("ru", "It begins on Monday.", "Он начнется осенью и\u0306 зимои\u0306.", "и\u0306"),
        Example("ka", "The bakery Chez Zoé", "საცხობი Chez Zoe\u0301", "e\u0301"),
    )
    misses = (
        Example("ru", "a castle", "за\u0301мок"),
        Example("ru", "the new one", "новый"),
        Example("ka", "Zoé", "Zoé"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """Decomposed letters, with the composed ones."""
        text = pair.target.text
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            return
        spans = closed(pair.target, pair.target_codes)
        for found in _CHUNK.finditer(text):
            right = unicodedata.normalize("NFC", found[0])
            if right != found[0] and is_free(spans, *found.span()):
                yield Finding(
                    self.id,
                    self.severity,
                    _("“{letter}” is written with more than one character").format(letter=right),
                    target=found.span(),
                    edits=(Edit(*found.span(), right),),
                )
