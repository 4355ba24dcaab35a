"""The last mark of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from i18nsync.checks.spans import outside
from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.messages import _

__all__ = ["EndPunctuation"]

_CLOSERS = " \u00a0\t\n\"'“”„»«’‘)]}*_~`|"
_END = re.compile(rf"[.?!…:;,{re.escape(_CLOSERS)}]*\Z")
_NOT_MARKS = re.compile(rf"[{re.escape(_CLOSERS)}]")
# Words whose full stop is their own and not the sentence's.
_ABBREVIATED = re.compile(
    r"(?:\b[\w]\.\s?)+[\w]\.\Z|\b[^\W\d_]\.\Z|\d\.\Z"
    r"|\b(?:etc|inc|ltd|co|corp|jr|sr|st|no|vs|ave|rd|dr|mr|mrs|ms|dept|est|gov|approx"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun|min|hrs?|sec"
    r"|г|гг|в|вв|руб|коп|тыс|млн|млрд|др|пр|ул|стр|см|мин|ч|сек|чел|кг|км|янв|февр?|апр|авг|сент?|окт|нояб?|дек"
    r"|пн|вт|ср|чт|пт|сб|вс|им|обл|р|с|т|д|эт|кв|пл"
    r"|წ|წწ|სთ|წთ|წმ|გვ|იხ|მლნ|მლრდ|ათ|ქ|ქუჩ|კმ|მ|სმ|იან|თებ|მარ|აპრ|მაი|ივნ|ივლ|აგვ|სექ|ოქტ|ნოე|დეკ|ორშ|სამ|ოთხ|ხუთ|პარ|შაბ)\.\Z",
    re.IGNORECASE,
)
_SENTENCE_END = frozenset(".?!…")
_NOT_LATIN = frozenset({"ka", "ru"})
_SHORT = 0.6  # a translation shorter than this part of its source may have lost more than a mark


class EndPunctuation:
    """Another last mark than the source's."""

    id = "end-punctuation"
    name = "last punctuation mark"
    severity = Severity.INFO
    description = "The text ends as its source does: a question stays a question, a headline gets no full stop."
    locales = frozenset[str]()
    hits = (
        Example("ka", "It has been missing since May.", "ის მაისიდან დაკარგულია", "დაკარგულია"),
        Example("ka", "Will it take place?", "ჩატარდება თუ არა.", "."),
        Example("ka", "The ninth is reached on foot.", "მეცხრეზე ფეხით უნდა ახვიდე,", ","),
        Example("ru", "Where actors wait for the tram", "Где актёры ждут трамвай.", "."),
        Example("ru", '"It is cold," she said.', "«Холодно», — сказала она", "она"),
        Example("ru", "Choose one:", "Выберите один.", "."),
        Example("ru", "**Closed.**", "**Закрыто**", "Закрыто"),
        Example("uk", "Who is it?", "Хто це", "це"),
    )
    misses = (
        Example("ka", '"A poodle."', "„პუდელი“."),
        Example("ka", "The find is old.[^2]", "აღმოჩენა ძველია[^2]."),
        Example("ka", "Open 9 a.m.-5 p.m.", "ღიაა 9:00–17:00"),
        Example("ka", "Blue Ridge Ltd.", "Blue Ridge Ltd.-ს"),
        Example("ru", 'He asked: "Why?"', "Он спросил: «Почему?»."),
        Example("ru", "Wait...", "Подождите…"),
        Example("ru", "Built in 1912", "Построен в 1912 г."),
        Example("ru", "Bread, milk, etc.", "Хлеб, молоко и прочее"),
        Example("ru", "— Yes.", "— Да!.."),
        Example("ru", "See `a.b.`", "См. `a.b.`"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """At most one finding: what the source ends with, and what the target ends with."""
        if pair.source.text[-1:] == pair.target.text[-1:] and pair.target.text[-1:] not in _CLOSERS:
            return
        if pair.target.text.isascii() and pair.language in _NOT_LATIN:
            return  # no translation at all, or nothing to translate
        source = outside(pair.source, pair.source_codes)
        target = outside(pair.target, pair.target_codes)
        ours, theirs = _END.search(source), _END.search(target)
        if ours is None or theirs is None or not ours.start() or not theirs.start():
            return
        wanted, given = _marks(ours[0]), _marks(theirs[0])
        if wanted & given or wanted == given:
            return
        if _owns_stop(source) or _owns_stop(target) or not source[ours.start() - 1].isalnum():
            return
        yield from self._differ(pair, wanted, given, theirs)

    def _differ(
        self, pair: Pair, wanted: frozenset[str], given: frozenset[str], theirs: re.Match[str]
    ) -> Iterable[Finding]:
        text = pair.target.text
        is_sentence = bool(wanted & _SENTENCE_END)
        if not wanted and not given & {".", ","}:
            return
        if wanted == {"!"} and given == {"."}:
            return  # English exclaims more easily
        if wanted and not is_sentence and given & _SENTENCE_END and ":" not in wanted:
            return
        mark = next((one for one in "?!…." if one in wanted), "".join(sorted(wanted)))
        edits: tuple[Edit, ...] = ()
        marks = _NOT_MARKS.sub("", theirs[0])
        at = theirs.start() + theirs[0].find(marks) if marks else len(text.rstrip())
        whole = len(text) >= _SHORT * len(pair.source.text)
        behind_code = any(high == at and text[high - 1] not in "*_~" for _low, high in pair.target.markup)
        if is_sentence and whole and len(marks) <= 1 and mark != "…" and not behind_code:
            # In the place of the wrong mark, or behind everything.
            edits = (Edit(at, at + len(marks), mark),)
        if given:
            message = (
                _("ends with “{found}”, the source with “{wanted}”").format(found=marks, wanted=mark)
                if wanted
                else _("ends with “{found}”, the source without it").format(found=marks)
            )
            span = (at, at + len(marks)) if marks else None
        else:
            message = _("does not end with “{wanted}” as the source does").format(wanted=mark)
            start = theirs.start()
            while start and text[start - 1].isalnum():
                start -= 1
            span = (start, theirs.start()) if start < theirs.start() else None
        yield Finding(self.id, self.severity, message, target=span, edits=edits)


def _marks(end: str) -> frozenset[str]:
    """The marks at an end, whatever closes after them; an ellipsis is a full stop as well."""
    marks = set(_NOT_MARKS.sub("", end).replace("...", "…").replace("..", "…"))
    return frozenset(marks | {"."}) if "…" in marks else frozenset(marks)


def _owns_stop(text: str) -> bool:
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(".") and _ABBREVIATED.search(bare) is not None
