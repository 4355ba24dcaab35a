"""Whose words are they? Quotations and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from i18nsync.checks.quote_marks import MARKS, Quotation, read
from i18nsync.checks.spans import is_program
from i18nsync.checks.speakers import REPORTING_EN, hedges, indirect, reporting, speaker_in_source, speakers
from i18nsync.core.finding import Finding, Severity, Span
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Check, Example
from i18nsync.core.sentences import sentence_starts
from i18nsync.messages import _

__all__ = ["checks"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIALOGUE = re.compile(r"^[ \t]*[—–-][ \u00a0](?=\S)|(?<=[.?!…]) [—–] (?=[А-ЯЁა-ჿ])", re.MULTILINE)
_LETTERS = {"ka": re.compile("[ა-ჿ]"), "ru": re.compile("[а-яё]", re.IGNORECASE)}
# The words of `REPORTING_EN`; looked for first, since most texts have none.
_SAYING = frozenset(
    re.findall(
        r"\w+",
        "said says told according allege alleges alleged allegedly announced stated insists insisted argues argued"
        " recalls recalled warns warned explains explained admits admitted claim claims claimed replied believes heard"
        " say reportedly purportedly supposedly believe maintain maintains",
    )
)
_CLAIMS = ("alleg", "claim")
_LONG = 4  # words of a quotation that cannot lose its marks by taste
_SCARE = 2  # words that may be in marks for distance only
_BETWEEN = 120  # characters of "the engineer said" between the halves of a quotation


class Quote:
    """A quotation that has become the paper's own words."""

    id = "quote"
    name = "quotations"
    severity = Severity.ERROR
    description = "Every quotation is still one: without its marks, somebody's words become those of the paper."
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", '"It was not burnt, it was stolen," the historian said.', "არქივი დამწვარი კი არა, მოპარულია."),
        Example("ka", 'He called it "a theatre for one spectator".', "მან მას ერთი მაყურებლის თეატრი უწოდა."),
        Example(
            "ka",
            '"My father planted them," said Shota. "I shall not live to see it."',
            "შოთამ თქვა, რომ ხეები მამამისმა დარგო.",
        ),
        Example(
            "ka",
            "“You will be cold,” the guide warned, “but you will see.”",
            "გამყოლმა გააფრთხილა: შეგცივათ, მაგრამ ნახავთ.",
        ),
        Example("ru", "“We shall not close a ward,” he said.", "Мы не закроем палату, сказал он."),
        Example("ru", "Critics called it “the silliest building here”.", "Критики сочли его самым глупым зданием."),
        Example("ru", "He had “cheated”, they said.", "Он жульничал, говорили они."),
    )
    misses = (
        Example("ka", '"It is dangerous," he said, "and was so in 2015."', "„საშიშია, — თქვა მან, — და იყო 2015-ში“."),
        Example("ka", "The 6'2\" goalkeeper saved two.", "188 სანტიმეტრის სიმაღლის მეკარემ ორი აიღო."),
        Example("ka", '"A wolf?" The vet looked. "A poodle."', "„მგელი?“ ვეტერინარმა შეხედა. „პუდელი“."),
        Example("ka", "He won with the song Black Eyes.", "მან სიმღერით „შავი თვალები“ გაიმარჯვა."),
        Example("ru", "“Is it cold?” “Only the first time.”", "— Холодная?\n— Только в первый раз."),
        Example("ru", "“We shall repair it,” said Eka Dvali.", "Эка Двали сказала, что крышу починят."),
        Example("ru", "“Yes,” he said. “No.”", "«Да, — сказал он. — Нет»."),
        Example("ru", 'The firm "Nike" won.', "Выиграла фирма Nike."),
        Example("ru", 'The novel "Salt of the Earth"', "Роман *Соль земли*"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding where the target has fewer quotations than the source."""
        text = pair.source.text
        if not MARKS.search(text):
            return ()
        ours = [one for one in read(pair.source).outer if self._is_words(one, pair)]
        if not ours or is_program(pair):
            return ()
        return self._found(pair, ours)

    def _is_words(self, one: Quotation, pair: Pair) -> bool:
        words = one.words(pair.source.text)
        # A name or a string that stays as it is needs no marks in another script.
        return bool(_WORD.search(pair.source.bare[one.start : one.end])) and words.strip(" .,") not in pair.target.text

    def _found(self, pair: Pair, ours: Sequence[Quotation]) -> Iterator[Finding]:
        target = pair.target.text
        reading = read(pair.target)
        theirs = len(reading.outer) + (len(reading.unpaired) + 1) // 2 + len(_DIALOGUE.findall(target))
        theirs += max(0, _emphases(pair.target_codes) - _emphases(pair.source_codes))
        groups = list(_groups(ours, pair.source.text))
        if theirs >= len(groups):
            return
        lost = _lost(groups, theirs)
        speech = [one for one in lost if _is_speech(one, pair.source.text)]
        is_indirect = indirect(pair.language)
        if speech and is_indirect and is_indirect.search(target) and _reports(pair):
            halves = [one for one in ours if speech[0][0] <= one.start < speech[0][1]]
            if all(one.words(pair.source.text)[:1].islower() for one in halves[1:]):
                lost.remove(speech[0])  # one sentence, and so one clause of indirect speech
        for span in lost:
            words = len(_WORD.findall(pair.source.text[slice(*span)]))
            sure = words >= _LONG and not theirs and not _reports(pair)
            yield Finding(
                self.id,
                Severity.ERROR if sure else Severity.INFO if words <= _SCARE else Severity.WARNING,
                _("the quotation {words} is not one in the translation").format(
                    words=_shown(pair.source.text[slice(*span)])
                )
                if not theirs
                else _("the source has {n} quotations, the translation {m}").format(n=len(groups), m=theirs),
                source=span,
            )


def _groups(ours: Sequence[Quotation], text: str) -> Iterator[Span]:
    """Spans of quotations, those together that "he said" parts."""
    start, end = ours[0].start, ours[0].end
    for last, one in pairwise(ours):
        between = text[last.end : one.start]
        if len(between) <= _BETWEEN and REPORTING_EN.search(between) and between.count(". ") < 2:
            end = one.end
            continue
        yield start, end
        start, end = one.start, one.end
    yield start, end


def _lost(groups: list[Span], theirs: int) -> list[Span]:
    """Which of the quotations are gone: all, or as many as there are too few, the shortest being the likeliest."""
    if not theirs:
        return list(groups)
    return sorted(groups, key=lambda span: span[1] - span[0])[: len(groups) - theirs]


def _is_speech(span: Span, text: str) -> bool:
    words = text[span[0] + 1 : span[1]]
    return words[:1].isupper()


def _said(words: str) -> str:
    """The word of saying in a match, without what stands before it."""
    kept = words.strip(" ,?!\"”’'")
    return kept if kept.lower().startswith(("according", "heard", "claim")) else kept.split(" ")[-1]


def _emphases(codes: Sequence[object]) -> int:
    return sum(getattr(code, "open", "") in ("*", "_") for code in codes)


def _reports(pair: Pair) -> bool:
    known = reporting(pair.language)
    return known is not None and known.search(pair.target.bare) is not None


def _shown(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"


class Attribution:
    """A claim without its speaker, or with another one."""

    id = "attribution"
    name = "who says so"
    severity = Severity.WARNING
    description = "A claim stays somebody's claim: who says it, and that it is said, is not left out or exchanged."
    locales = frozenset({"ka", "ru"})
    hits = (
        Example("ka", "The bridge is safe, according to the contractor.", "ხიდი უსაფრთხოა."),
        Example("ka", "Prosecutors claim that the director took bribes.", "დირექტორი ქრთამს იღებდა."),
        Example("ka", '"We were paid late," said one of the drivers.', "„გვიან გვიხდიდნენ“, — აცხადებს კომპანია."),
        Example("ru", "According to the tenants, the lift is out of order.", "Лифт не работает."),
        Example("ru", "The fire service says that it was a heater.", "Полиция считает причиной обогреватель."),
        Example("ru", "“He knew,” the prosecutor told the court.", "«Он знал», — заявил в суде защитник."),
        Example("ru", "“She swam,” said the champion’s grandmother.", "«Она плавала», — сказала её сестра."),
    )
    misses = (
        Example(
            "ka",
            "Water will be rationed, the utility said.",
            "კომუნალური სამსახურის ინფორმაციით, წყალი გრაფიკით იქნება.",
        ),
        Example("ka", "The teacher says he will stay.", "მასწავლებელი დავრჩებიო, სანამ ერთი მოსწავლე იქნებაო."),
        Example("ka", '"It broke," said Manana, who teaches here.', "„გატყდა“, — თქვა მანანამ, რომელიც აქ ასწავლის."),
        Example("ru", "A wolf was seen, according to the forestry office.", "По сведениям лесничества, видели волка."),
        Example("ru", "The fire service said it took an hour.", "Это заняло час, рассказали в пожарной службе."),
        Example("ru", "The mayor said no.", "Зураб Беридзе ответил отказом."),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """One finding where nobody says it any more, or where the one who does is another."""
        if _SAYING.isdisjoint(pair.source.vocabulary):
            return
        found = REPORTING_EN.search(pair.source.bare)
        known, careful = reporting(pair.language), hedges(pair.language)
        if not found or known is None or careful is None or is_program(pair):
            return
        text = pair.target.bare
        is_claim = found[0].lower().startswith(_CLAIMS)
        if not (careful if is_claim else known).search(text):
            if self._is_told_elsewhere(pair, found[0]):
                return
            yield Finding(
                self.id,
                self.severity,
                _("“{words}” has no counterpart: the claim has become a fact").format(words=_said(found[0])),
                source=found.span(),
            )
            return
        yield from self._speaker(pair)

    def _is_told_elsewhere(self, pair: Pair, words: str) -> bool:
        """Whether another check tells what is wrong: it is in another language, or a quotation is gone."""
        text = pair.target.text
        ours, theirs = read(pair.source).outer, read(pair.target).outer
        return words in text or not _LETTERS[pair.language].search(text) or (bool(ours) and not theirs)

    def _speaker(self, pair: Pair) -> Iterator[Finding]:
        named = speaker_in_source(pair.source.bare)
        if not named:
            return
        exchanged = _exchanged(pair)
        if exchanged is not None:
            yield Finding(
                self.id,
                self.severity,
                _("another speaker than in the source says this: {words}").format(
                    words=_shown(pair.target.text[slice(*exchanged)]).rstrip(".")
                ),
                target=exchanged,
            )
            return
        there = speakers(pair.target.bare, pair.language)
        here = speakers(pair.source.bare, "en")
        for found in named:
            words = found["after"] or found["first"]
            span = found.span("after" if found["after"] else "first")
            rows = speakers(words, "en")
            if rows & there:
                continue
            if there - here or self._speaks(pair, there):
                yield Finding(
                    self.id,
                    self.severity,
                    _("somebody else than “{speaker}” seems to say so").format(speaker=words),
                    source=span,
                )
                return

    def _speaks(self, pair: Pair, there: set[int]) -> bool:
        """Whether another of the speakers stands right beside a word of saying."""
        known = reporting(pair.language)
        if known is None or not there:
            return False
        text = pair.target.bare
        for said in known.finditer(text):
            near = text[max(0, said.start() - 25) : said.end() + 25]
            if speakers(near, pair.language) & there:
                return True
        return False


def _exchanged(pair: Pair) -> Span | None:
    """A sentence of the target whose speaker says another sentence in the source, and the other way round."""
    ours, theirs = _sentences(pair.source.bare), _sentences(pair.target.bare)
    if len(ours) < 2 or len(ours) != len(theirs):
        return None
    wanted = [_rows(pair.source.bare[slice(*span)], "en") for span in ours]
    given = [speakers(pair.target.bare[slice(*span)], pair.language) for span in theirs]
    for one in range(len(ours)):
        for other in range(one + 1, len(ours)):
            first, second = wanted[one], wanted[other]
            if not first or not second or first & second:
                continue
            if first & given[one] or second & given[other]:
                continue
            if first & given[other] and second & given[one]:
                return theirs[one]
    return None


def _rows(text: str, language: str) -> set[int]:
    names = (found["after"] or found["first"] for found in speaker_in_source(text))
    return {row for name in names for row in speakers(name, language)}


def _sentences(text: str) -> list[Span]:
    starts = sentence_starts(text)
    ends = [*starts, len(text)]
    return [(start, start + len(text[start:end].rstrip())) for start, end in zip([0, *starts], ends, strict=True)]


def checks() -> tuple[Check, ...]:
    """The checks of this module."""
    return (Quote(), Attribution())
