"""Inline codes: take markup out of a text before an engine sees it, and put it back afterwards.

An engine gets a text in which each inline code is a placeholder; which placeholders survive differs from engine to
engine, so there are several renderings. Codes at both ends of a text never travel. What comes back is read exactly
first; if that does not give the source's codes back, a tolerant reading accepts spaces, look-alike brackets and letters
of another alphabet; if that does not either, the answer is refused. So a text that leaves `Protected.restore` always
carries the source's codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from i18nsync.core.document import InlineCode
from i18nsync.core.pieces import Piece, describe, pieces
from i18nsync.core.renderings import CLOSE, NOISE, OPEN, RENDERINGS, STANDALONE, Rendering, Token, rendering_named
from i18nsync.core.spacing import is_break, tidy
from i18nsync.errors import CodesLost
from i18nsync.messages import N_, _, ngettext

__all__ = ["RENDERINGS", "Piece", "Protected", "Rendering", "decode", "encode", "pieces", "protect", "verify"]

_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ADVICE = N_("Try another engine, or translate this string by hand.")


def verify(source_codes: Sequence[InlineCode], target_codes: Sequence[InlineCode]) -> list[str]:
    """What differs between the codes of a source and those of its target, in plain words; empty if nothing does.

    Only the multisets of `InlineCode.signature` are compared: a translation may put codes in another order.
    """
    wanted = Counter(code.signature for code in source_codes)
    given = Counter(code.signature for code in target_codes)
    missing, excess = (wanted - given).items(), (given - wanted).items()
    return [
        *(_missing(count).format(code=describe(sign), n=count) for sign, count in missing),
        *(_excess(count, known=wanted[sign] > 0).format(code=describe(sign), n=count) for sign, count in excess),
    ]


def _missing(count: int) -> str:
    return ngettext("{code} is missing", "{code} is missing {n} times", count)


def _excess(count: int, *, known: bool) -> str:
    if known:
        return ngettext("{code} is there once too often", "{code} is there {n} times too often", count)
    return ngettext(
        "{code} is there once but not in the source", "{code} is there {n} times but not in the source", count
    )


@dataclass(frozen=True, slots=True)
class Protected:
    """A text that is ready for an engine, with what it takes to read the answer.

    Args:
        text: what the engine gets; empty if there is nothing but codes.
        head: codes and white space before `text`; they stay here.
        tail: codes and white space after it.
        rendering: how the codes of `text` are written.
        inner: the stretches that `text` was made of.
        numbers: the codes that travel, by the number of their placeholder.
        taken: numbers that were passed over because the text's own words look like a placeholder with them.
    """

    text: str
    head: str
    tail: str
    rendering: Rendering
    inner: tuple[Piece, ...] = ()
    numbers: Mapping[int, InlineCode] = field(default_factory=dict)
    taken: frozenset[int] = frozenset()

    @property
    def has_words(self) -> bool:
        """Whether there is a letter to translate outside of the codes."""
        return any(letter.isalpha() for piece in self.inner if piece.code is None for letter in piece.text)

    @property
    def words(self) -> str:
        """The plain words of `text`, with a space in the place of each code."""
        return "".join(piece.text if piece.code is None else " " for piece in self.inner)

    def restore(self, answer: str) -> tuple[str, bool]:
        """The target with its markup, and whether placeholders had to be repaired.

        Raises:
            CodesLost: `answer` does not carry the codes of the source, each once and properly nested.
        """
        if self.rendering.name == "none":
            body, repaired = _check_literal(self, answer), False
        else:
            body, repaired = _decode(self, answer)
        return f"{self.head}{body}{self.tail}", repaired


def protect(source: str, codes: Sequence[InlineCode], rendering: str | Rendering = "brackets") -> Protected:
    """Put placeholders in the place of `codes`, and leave those at both ends out.

    Args:
        source: the text with its markup.
        codes: the inline codes of `source`.
        rendering: a rendering or its name: `brackets`, `tags`, `mail` or `none`.

    Raises:
        CodesLost: the codes do not fit the text, or its own words hold what looks like a placeholder of a rendering
            that cannot be numbered around it; another rendering may do.
    """
    chosen = rendering_named(rendering) if isinstance(rendering, str) else rendering
    head, inner, tail = _peel(pieces(source, codes))
    taken = _taken(chosen, inner)
    passed = taken | _own_numbers(inner)
    numbers: dict[int, InlineCode] = {}
    number_of: dict[InlineCode, int] = {}
    parts: list[str] = []
    number = 0
    for piece in inner:
        if piece.code is None or chosen.name == "none":
            parts.append(piece.text)
            continue
        if piece.kind != CLOSE:
            number += 1
            while number in passed:
                number += 1
            numbers[number] = piece.code
            number_of[piece.code] = number
        mark = chosen.render(number_of[piece.code], piece.kind)
        # A line break would otherwise glue two words together in the engine's eyes.
        parts.append(f" {mark} " if is_break(piece.code) else mark)
    return Protected("".join(parts), head, tail, chosen, inner, numbers, taken)


def encode(source: str, codes: Sequence[InlineCode], rendering: str | Rendering = "brackets") -> str:
    """What an engine gets for `source`; see `protect`."""
    return protect(source, codes, rendering).text


def decode(
    answer: str, source: str, codes: Sequence[InlineCode], rendering: str | Rendering = "brackets"
) -> tuple[str, bool]:
    """Read an engine's answer to `encode(source, codes, rendering)`; see `Protected.restore`."""
    return protect(source, codes, rendering).restore(answer)


def _taken(rendering: Rendering, inner: Sequence[Piece]) -> frozenset[int]:
    """The numbers that the text's own words use up."""
    taken: set[int] = set()
    if all(piece.code is None for piece in inner):
        return frozenset()  # nothing travels, so nothing can be mistaken
    for piece in inner:
        if piece.code is not None:
            continue
        for token in rendering.tokens(piece.text, tolerant=True):
            if token.kind == NOISE or (token.kind == CLOSE and not token.number):
                raise CodesLost(
                    _("the text itself holds {text!r}, which looks like a placeholder").format(
                        text=piece.text[token.start : token.end]
                    ),
                    hint=_(_ADVICE),
                )
            taken.add(token.number)
    return frozenset(taken)


def _own_numbers(inner: Sequence[Piece]) -> frozenset[int]:
    """The short numbers among the words: no placeholder has one of them, so that what is left of it is never theirs."""
    words = (piece.text for piece in inner if piece.code is None)
    return frozenset(int(number) for text in words for number in _NUMBER.findall(text))


def _peel(found: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...], str]:
    """Take white space, standalone codes and pairs around everything off both ends."""
    left = list(found)
    head: list[str] = []
    tail: list[str] = []
    while left:
        first, last = left[0], left[-1]
        if first.code is None and first.text[:1].isspace():
            rest = first.text.lstrip()
            head.append(first.text[: len(first.text) - len(rest)])
            left[:1] = [Piece(rest)] if rest else []
        elif last.code is None and last.text[-1:].isspace():
            rest = last.text.rstrip()
            tail.append(last.text[len(rest) :])
            left[-1:] = [Piece(rest)] if rest else []
        elif first.kind == STANDALONE:
            head.append(first.text)
            del left[0]
        elif last.kind == STANDALONE:
            tail.append(last.text)
            del left[-1]
        elif first.kind == OPEN and last.kind == CLOSE and first.code is last.code:
            head.append(first.text)
            tail.append(last.text)
            del left[0], left[-1]
        else:
            break
    return "".join(head), tuple(left), "".join(reversed(tail))


def _check_literal(protected: Protected, answer: str) -> str:
    """Codes that travelled as they are: each text has to be there as often as in the source, pairs in order."""
    problems: list[str] = []
    for piece in protected.inner:
        code = piece.code
        if code is None:
            continue
        wanted, given = protected.text.count(piece.text), answer.count(piece.text)
        if given != wanted:
            problems.append(
                ngettext(
                    "{text!r} stands there {n} time, not {wanted}",
                    "{text!r} stands there {n} times, not {wanted}",
                    given,
                ).format(text=piece.text, n=given, wanted=wanted)
            )
        elif piece.kind == OPEN and answer.find(code.open) > answer.rfind(code.close or ""):
            problems.append(_("{code} is closed before it opens").format(code=describe(code.signature)))
    if problems:
        raise CodesLost("; ".join(dict.fromkeys(problems)), hint=_(_ADVICE))
    return answer


def _decode(protected: Protected, answer: str) -> tuple[str, bool]:
    if not protected.numbers:
        return _check_plain(protected, answer), False
    exact = list(_ours(protected, answer, tolerant=False))
    mangled = _undoubled(answer, list(_ours(protected, answer, tolerant=True)))
    # Mangled ones beside a full exact set are doubles: then the tolerant reading is the right one, and it reports them.
    for tokens in (exact, mangled) if len(exact) == len(mangled) else (mangled,):
        problems = [*_unsent(protected, answer), *_misplaced(protected, tokens)]
        problems = problems or list(_badly_nested(protected, answer, tokens))[:1]
        if not problems:
            body, tidied = _rebuild(protected, answer, tokens)
            return body, tidied or tokens is mangled
    raise CodesLost("; ".join(dict.fromkeys(problems)), hint=_(_ADVICE))


def _check_plain(protected: Protected, answer: str) -> str:
    """An answer to a text that no code travelled with: it has no placeholders but those that are its words."""
    of, text = protected.rendering.tokens, protected.text
    own = Counter(text[token.start : token.end] for token in of(text, tolerant=False))
    given = Counter(answer[token.start : token.end] for token in of(answer, tolerant=False))
    strange = [_("{text!r} came back but was never sent").format(text=mark) for mark in given - own]
    if strange:
        raise CodesLost("; ".join(strange), hint=_(_ADVICE))
    return answer


def _ours(protected: Protected, answer: str, *, tolerant: bool) -> Iterator[Token]:
    """The placeholders in `answer` that stand for codes of this text, closing tags numbered by what they close."""
    opened: list[int] = []
    for token in protected.rendering.tokens(answer, tolerant=tolerant):
        number, kind = token.number, token.kind
        if kind == CLOSE and not number and opened:
            number = opened[-1]
        code = protected.numbers.get(number)
        if code is None:
            if not number:
                yield token  # noise, or the end of nothing
            continue
        if kind != CLOSE:
            kind = STANDALONE if code.close is None else OPEN
        if kind == OPEN:
            opened.append(number)
        elif number in opened:
            opened.remove(number)
        yield Token(token.start, token.end, kind, number)


def _undoubled(answer: str, tokens: Sequence[Token]) -> list[Token]:
    """The second of two equal placeholders with nothing but white space between them counts for nothing."""
    kept: list[Token] = []
    last, end = "", 0
    for token in tokens:
        mark = answer[token.start : token.end]
        near = not answer[end : token.start].strip()
        if near and mark == last:
            kept.append(token._replace(start=end, kind=NOISE))
        else:
            kept.append(token)
            last = last if near and token.kind == NOISE else mark
        end = token.end
    return kept


def _unsent(protected: Protected, answer: str) -> Iterator[str]:
    """Placeholders with a number that was neither sent nor stands in the text's own words."""
    for token in protected.rendering.tokens(answer, tolerant=False):
        if token.number and token.number not in protected.numbers and token.number not in protected.taken:
            yield _("{text!r} came back but was never sent").format(text=answer[token.start : token.end])


def _misplaced(protected: Protected, tokens: Sequence[Token]) -> Iterator[str]:
    """Which codes did not come back exactly once."""
    seen = Counter((token.number, token.kind) for token in tokens if token.kind != NOISE)
    for number, code in protected.numbers.items():
        kinds = (STANDALONE,) if code.close is None else (OPEN, CLOSE)
        counts = [seen.pop((number, kind), 0) for kind in kinds]
        if min(counts) == 0:
            said = _("{code} did not come back whole") if max(counts) else _("{code} did not come back")
            yield said.format(code=describe(code.signature))
        elif max(counts) > 1:
            yield _("{code} came back more than once").format(code=describe(code.signature))
    if seen:
        yield _("the end of a code came back alone")


def _badly_nested(protected: Protected, answer: str, tokens: Sequence[Token]) -> Iterator[str]:
    around, filled = _structure(protected)
    stack: list[int] = []
    inside: set[int] = set()  # the pairs of the answer that have something inside
    end = 0
    for token in tokens:
        if answer[end : token.start].strip():
            inside.update(stack)
        end = token.end
        code = protected.numbers.get(token.number)
        if code is None:
            continue  # noise, or reported already
        if token.kind == STANDALONE:
            inside.update(stack)
        if token.kind != CLOSE:
            for number in stack:
                outer = protected.numbers[number]
                if number not in around[token.number] and token.kind == OPEN:
                    yield _("{code} came back inside of {outer}").format(
                        code=describe(code.signature), outer=describe(outer.signature)
                    )
        if token.kind == OPEN:
            stack.append(token.number)
        elif token.kind == CLOSE and stack and stack[-1] == token.number:
            stack.pop()
            if token.number in filled - inside:
                yield _("nothing is left inside of {code}").format(code=describe(code.signature))
        elif token.kind == CLOSE:
            yield _("{code} is not properly nested").format(code=describe(code.signature))


def _structure(protected: Protected) -> tuple[dict[int, tuple[int, ...]], set[int]]:
    """Of the source: for each number the pairs around it, and the pairs that have something inside."""
    number_of = {code: number for number, code in protected.numbers.items()}
    open_now: list[int] = []
    around: dict[int, tuple[int, ...]] = {}
    filled: set[int] = set()
    for piece in protected.inner:
        if piece.kind == CLOSE and piece.code is not None:
            open_now.remove(number_of[piece.code])
        elif piece.code is not None:
            around[number_of[piece.code]] = tuple(open_now)
            if piece.kind == OPEN:
                open_now.append(number_of[piece.code])
            else:
                filled.update(open_now)
        elif piece.text.strip():
            filled.update(open_now)
    return around, filled


def _rebuild(protected: Protected, answer: str, tokens: Sequence[Token]) -> tuple[str, bool]:
    """Put the codes back, and the white space next to them where the source has it."""
    marks = [token for token in tokens if token.kind != NOISE]
    words = [""]
    end = 0
    for token in tokens:
        words[-1] += answer[end : token.start]
        end = token.end
        if token.kind != NOISE:
            words.append("")
    words[-1] += answer[end:]
    tidied = tidy(protected.inner, protected.numbers, marks, words)
    out = [words[0]]
    for token, after in zip(marks, words[1:], strict=True):
        code = protected.numbers[token.number]
        out.append((code.close or "") if token.kind == CLOSE else code.open)
        out.append(after)
    return "".join(out), tidied
