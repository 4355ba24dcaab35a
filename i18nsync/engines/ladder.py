"""The ladder: what is tried, from the mildest to the bluntest, until a text comes back with all of its inline codes.

1. The whole text, in each rendering that the engine keeps, best first; each answer is read exactly, then tolerantly.
2. Its sentences one by one, so that only those suffer whose codes get lost.
3. A sentence in pieces, cut at the codes that stand for themselves; the engine never sees them.
4. A piece without its pairs of codes, which are placed again around the words that they belong to.

What is left is refused, for the next engine or a person. Whatever needed step 3 or 4 carries a note for the reviewer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.inline import Protected, protect, verify
from i18nsync.core.locale import LocalePair
from i18nsync.core.parts import around_codes, sentences, trimmed
from i18nsync.core.placing import place, wraps
from i18nsync.core.ports import Capabilities, Failure
from i18nsync.core.sentences import chunks
from i18nsync.engines.sanity import check_answer, error_page, lower_mtavruli, unescaped
from i18nsync.errors import CodesLost
from i18nsync.messages import N_, _

__all__ = ["CodesOf", "Ladder", "Refused", "Step", "UnansweredError", "order_note", "own_words"]

CodesOf = Callable[[str], tuple[InlineCode, ...]]
"""Finds the inline codes of a text, as `core.ports.Format.codes` does."""

IN_PIECES = N_("translated in pieces around its codes: check that it reads as one sentence")
REORDERED = N_("codes stand in another order than in the source: check that each stands around its own words")


@dataclass(frozen=True, slots=True)
class Refused(Failure):
    """A failure that the same engine would repeat: another one may do better, another try will not."""


class UnansweredError(Exception):
    """One text got no answer; stays inside of this room and becomes a `Failure`."""

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.failure = Failure(reason) if again else Refused(reason)


@dataclass(frozen=True, slots=True)
class Step:
    """A translation that carries its codes.

    Args:
        target: the text.
        repaired: whether codes had to be repaired, or the text cut at them.
        notes: what a reviewer has to look at.
    """

    target: str
    repaired: bool = False
    notes: tuple[str, ...] = ()


class Ladder:
    """The steps for one engine and pair of locales.

    Args:
        pair: from which locale into which.
        able: the engine's renderings, best first, and the longest text that it takes.
        ask: sends one string and gives the answer; raises `UnansweredError` if there is none for this text.
        codes: finds the inline codes of a target; one that the format reads otherwise does not count.
        measure: the length of a text as the engine counts it, for `able.max_chars`.
    """

    def __init__(
        self,
        pair: LocalePair,
        able: Capabilities,
        ask: Callable[[str], str | None],
        *,
        codes: CodesOf | None = None,
        measure: Callable[[str], int] = len,
    ) -> None:
        self._pair, self._able, self._ask = pair, able, ask
        self._codes, self._measure = codes, measure

    def climb(self, source: str, codes: Sequence[InlineCode]) -> Step:
        """Translate a text.

        Raises:
            CodesLost: no step brings all codes back.
            UnansweredError: the engine gives no translation.
            EngineUnavailable: from `ask`.
        """
        step = self._climb(source, codes)
        note = order_note(codes, self._codes(step.target)) if self._codes is not None else ""
        return Step(step.target, step.repaired, (*step.notes, note)) if note else step

    def _climb(self, source: str, codes: Sequence[InlineCode]) -> Step:
        try:
            return self._in_renderings(source, codes)
        except CodesLost as lost:
            if not self._travels(source, codes):
                raise
            try:
                return self._checked(self._in_parts(source, codes), codes)
            except CodesLost:
                raise lost from None  # what is wrong with the whole says more than what is wrong with its last piece

    def _travels(self, source: str, codes: Sequence[InlineCode]) -> bool:
        """Whether the engine sees any code at all: if not, every other way sends the same text."""
        return any(piece.code is not None for piece in protect(source, codes, "none").inner)

    def _in_renderings(self, source: str, codes: Sequence[InlineCode]) -> Step:
        lost = CodesLost(_("no rendering of inline codes is left to try"))
        for rendering in self._able.renderings:
            try:
                protected = protect(source, codes, rendering)
                if not protected.has_words:
                    return Step(source)
                answer = self._whole(protected)
                # Before anything is said of its letters: what is left of broken marks is Latin, too.
                target, repaired = protected.restore(answer)
                self._sane(protected, answer)
                return self._checked(Step(target, repaired), codes)
            except CodesLost as error:
                lost = error
                if not self._travels(source, codes):
                    break
        raise lost

    def _in_parts(self, source: str, codes: Sequence[InlineCode]) -> Step:
        parts = sentences(source, codes)
        if len(parts) > 1:
            return _joined([self._climb(part.text, part.codes) for part in parts])
        parts = around_codes(source, codes)
        if len(parts) == 1:
            return self._placed(source, codes)
        steps: list[Step] = []
        for part in parts:
            if part.fixed:
                steps.append(Step(part.text, repaired=True, notes=(IN_PIECES,)))
                continue
            lead, bare, trail = trimmed(part)
            step = self._climb(bare.text, bare.codes)
            steps += [Step(lead), Step(_fitted(bare.text, step.target), step.repaired, step.notes), Step(trail)]
        joined = _joined(steps)
        if joined.target == source:
            raise UnansweredError(_("the text came back unchanged"), again=False)
        return joined

    def _placed(self, source: str, codes: Sequence[InlineCode]) -> Step:
        protected = protect(source, codes, "none")
        found = wraps(protected.inner)
        if found is None:
            raise CodesLost(_("a code stands inside of another one's words"))
        plain, pairs = found
        answer = self._answer(plain)[1]
        alone = {pair.words: self._alone(pair.words) for pair in pairs}
        target, words = place(answer, pairs, alone)
        note = f"markup was put back by its words: check where {_quoted(words)} should stand"
        return Step(f"{protected.head}{target}{protected.tail}", repaired=True, notes=(note,))

    def _alone(self, words: str) -> str:
        """A few words translated by themselves."""
        if not any(letter.isalpha() for letter in words):
            return words
        protected, answer = self._answer(words)
        return _fitted(protected.text, answer)

    def _checked(self, step: Step, codes: Sequence[InlineCode]) -> Step:
        problems = verify(codes, self._codes(step.target)) if self._codes is not None else []
        if problems:
            raise CodesLost("; ".join(problems))
        return step

    def _answer(self, words: str) -> tuple[Protected, str]:
        """Words without codes, and what the engine makes of them."""
        protected = protect(words, (), "none")
        answer = self._whole(protected)
        self._sane(protected, answer)
        return protected, answer

    def _sane(self, protected: Protected, answer: str) -> None:
        """Refuse an answer that is not translated, or written in another language's script."""
        reason = check_answer(protected.words, own_words(protected, answer), self._pair.target)
        if reason:
            raise UnansweredError(reason, again=False)

    def _whole(self, protected: Protected) -> str:
        """The answer, asked for in pieces where the text is too long; white space between them as in the source."""
        limit = self._able.max_chars
        pieces = [protected.text]
        if limit is not None:
            pieces = chunks(protected.text, limit, protected.rendering, self._measure, _literal(protected))
        answers: list[str] = []
        for piece in pieces:
            bare = piece.strip()
            if not any(letter.isalpha() for letter in own_words(protected, bare)):
                answers.append(piece)
                continue
            answer = self._ask(bare)
            problem = error_page(bare, answer)
            if problem or answer is None:
                raise UnansweredError(problem or _("the answer was empty"))
            lead, tail = piece[: len(piece) - len(piece.lstrip())], piece[len(piece.rstrip()) :]
            answers.append(f"{lead}{unescaped(bare, answer).strip()}{tail}")
        whole = "".join(answers)
        return lower_mtavruli(whole) if self._pair.target.language == "ka" else whole


def order_note(wanted: Sequence[InlineCode], given: Sequence[InlineCode]) -> str:
    """What a reviewer has to look at where codes stand in another order than in the source; empty if they don't."""
    alike = [code.signature for code in wanted] == [code.signature for code in given]
    return "" if alike else REORDERED


def _literal(protected: Protected) -> list[tuple[int, int]]:
    """Where codes stand that travel as they are; a rendering finds its own placeholders."""
    spans: list[tuple[int, int]] = []
    if protected.rendering.name == "none":
        at = 0
        for piece in protected.inner:
            spans += [(at, at + len(piece.text))] if piece.code else []
            at += len(piece.text)
    return spans


def _joined(steps: Sequence[Step]) -> Step:
    return Step(
        "".join(step.target for step in steps),
        any(step.repaired for step in steps),
        tuple(dict.fromkeys(note for step in steps for note in step.notes)),
    )


def _fitted(source: str, target: str) -> str:
    """The translation of a piece without the capital and the full stop that make it a sentence."""
    if target.endswith(".") and not source.endswith("."):
        target = target[:-1]
    if source[:1].islower() and target[:1].isupper() and not target[1:2].isupper():
        target = target[0].lower() + target[1:]
    return target


def _quoted(words: Sequence[str]) -> str:
    """The first words, in quotes: `“one”, “two” and 3 more`."""
    shown = ", ".join(f"“{' '.join(text.split())[:40]}”" for text in words[:3])
    return shown if len(words) <= 3 else f"{shown} and {len(words) - 3} more"


def own_words(protected: Protected, answer: str) -> str:
    """The answer's own words, without placeholders."""
    out: list[str] = []
    end = 0
    for token in protected.rendering.tokens(answer, tolerant=True):
        out.append(answer[end : token.start])
        end = token.end
    return " ".join([*out, answer[end:]])
