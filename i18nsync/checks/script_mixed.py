"""Words in two alphabets: look-alike letters, which no reader sees and no search finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from i18nsync.core import stems_ka
from i18nsync.core.finding import Edit, Finding, Severity
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.side import Side
from i18nsync.messages import _

__all__ = ["MixedScript"]

_CLASSES = {
    "latin": "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f",
    "cyrillic": "\u0400-\u052f",
    "georgian": "\u10d0-\u10ff\u1c90-\u1cbf",
    "greek": "\u0370-\u03ff",
    "armenian": "\u0531-\u0587",
}
_SEAM = re.compile("|".join(f"[{one}](?=[{''.join(_CLASSES.values()).replace(one, '')}])" for one in _CLASSES.values()))
_WORD = re.compile(r"[^\W\d_]+")
# In strings of programs words follow placeholders and escapes without a space: %dкБ, \nТекст.
_PROGRAM = re.compile(
    r"%[-+#0 ]*[0-9]*(?:\.[0-9]+)?(?:hh?|ll?|z|j|t)?[diouxXeEfFgGcs](?=[^\W\d_A-Za-z])|\\[nrt](?=[^\W\d_A-Za-z])"
)
_GEORGIAN_WORD = re.compile(r"[\u10d0-\u10f0]+")
_LATIN = re.compile(f"[{_CLASSES['latin']}]+")
_SCRIPTS = tuple((script, re.compile(f"[{letters}]+")) for script, letters in _CLASSES.items())
_GATES = {
    "ka": re.compile(r"[^\W\d_\u10d0-\u10ff\u1c90-\u1cbf]"),
    "ru": re.compile(r"[^\W\d_\u0400-\u052f]"),
}
_ALIKE = ("aceopxyABCEHKMOPTXYkëËï", "асеорхуАВСЕНКМОРТХУкёЁї")
_TO_CYRILLIC = dict(zip(*_ALIKE, strict=True))
_TO_LATIN = {cyrillic: latin for latin, cyrillic in _TO_CYRILLIC.items()} | dict(
    zip("іІјЈѕЅԁԛԝһ", "iIjJsSdqwh", strict=True)
)
_TO_CYRILLIC_TABLE = str.maketrans(*_ALIKE)
_LOOKS_LATIN = "".join(_TO_CYRILLIC)
# A Latin word of nothing but look-alikes, and one such letter in the place of a Russian preposition or conjunction.
_ALL_ALIKE = re.compile(rf"(?<![\w.+'’/\\@#$%-])[{_LOOKS_LATIN}]{{3,}}(?![\w+'’/\\@-])")
_SINGLE = re.compile(
    r"(?:(?<=[а-яё,;]\s)|(?<=[а-яё,;]\s[«„“(]))[acoy](?=[\s\u00a0][«„“]?[а-яёА-ЯЁ0-9])"
    r"|(?:\A|(?<=[.!?…]\s)|(?<=[.!?…»]\s[—–-]\s))[ACOBKY](?=[\s\u00a0][«„“]?[а-яёА-ЯЁ0-9])"
)
_OTHER_LATIN_LETTER = re.compile(r"(?<![\w'’-])[bdf-jl-nq-wzDF-JLNQ-SUVWZ](?![\w'’-])")
# A slip of the keyboard: what the key writes in Georgian, or the one Georgian letter for a Cyrillic one's sound.
_TO_GEORGIAN = (
    dict(zip("abcdefghijklmnopqrstuvwxyzWRTSJZC", "აბცდეფგჰიჯკლმნოპქრსტუვწხყზჭღთშჟძჩ", strict=True))
    | dict(zip("абвгдезилмнорсух", "აბვგდეზილმნორსუხ", strict=True))
    | dict(zip("օոսա", "ოოსა", strict=True))
)
_ENDING = re.compile("|".join(sorted({*dict(stems_ka.paradigm("თბილისი"))["თბილის"]} - {""}, key=len, reverse=True)))
_OPENING = "«„“\"‘'"
_LONG_ENOUGH = 4  # letters of a word of look-alikes that cannot be an abbreviation which the translator has put in
_SHORTEST_BRAND = 2
_LONGEST_ENDING = 3
_LONGEST_CODE = 8
_ENOUGH_GEORGIAN = 3  # letters beside which a Latin vowel is a slip of the keyboard


class _Piece(NamedTuple):
    script: str
    text: str


class MixedScript:
    """Letters of two alphabets in one word."""

    id = "mixed-script"
    name = "mixed alphabets"
    severity = Severity.ERROR
    description = (
        "Letters of two alphabets in one word, as a Latin c in a Russian one. It looks right, but search, hyphenation"
        " and screen readers fail on it. A suffix after a hyphen (COVID-19-ის, SMS-сообщение) is as it should be."
    )
    locales = frozenset[str]()
    hits = (
        Example("ru", "The court session was closed.", "Заcедание суда было закрытым.", "Заcедание"),
        Example("ru", "She went to Facebook.", "Она перешла в Fаcebook.", "Fаcebook"),
        Example("ru", "It lasted from 5 to 7.", "Заседание длилось c 5 до 7.", "c"),
        Example("ru", "NATO has agreed.", "HATO согласилось.", "HATO"),
        Example("ka", "The city of Tbilisi", "ქალაქი თбილისი", "თбილისი"),
        Example("ka", "The Wi-Fi is free.", "WiFiს გამოყენება უფასოა.", "WiFiს"),
    )
    misses = (
        Example("ka", "VAT is 12%, COVID-19 and Wi-Fi", "12%-ით, COVID-19-ის, Wi-Fi-ს, iPhone-ით, IT-კომპანია"),
        Example("ru", "An SMS message and a PR campaign", "SMS-сообщение, PR-кампания, COVID-19 и 5G-сеть"),
        Example("ru", "Plan B and vitamin C", "План B и витамин C помогут"),
        Example("ru", "The variables a and b", "переменные a и b"),
        Example("ru", "The slogan", "Лозунг «ZаМир»"),
        Example("ka", "A Kommersant reporter", "«Коммерсантъ»-ის რეპორტიორი"),
    )

    def run(self, pair: Pair) -> Iterator[Finding]:
        """Each such word; with the edit where each foreign letter has its look-alike in the word's own alphabet."""
        side = pair.target
        gate = _GATES.get(pair.language)
        if gate is not None and not gate.search(side.bare):
            return
        if _SEAM.search(side.bare):
            for found in _WORD.finditer(side.bare):
                if _SEAM.search(found[0]):
                    yield from self._word(pair, found[0], found.start())
        if pair.language == "ru":
            yield from self._alike(pair)

    def _word(self, pair: Pair, word: str, start: int) -> Iterator[Finding]:
        text = pair.target.text
        before = max(0, start - _LONGEST_CODE)
        for code in _PROGRAM.finditer(text, before, start + len(word)):
            if code.end() > start:
                word, start = word[code.end() - start :], code.end()
        pieces = _pieces(word)
        if len(pieces) < 2 or _is_pun(pieces, text, start):
            return
        span = (start, start + len(word))
        if len(pieces) == 2 and (hyphen := _hyphen_missing(*pieces)):
            brand, rest = pieces[0].text, pieces[1].text
            at = start + len(brand)
            message = _("{word}: a hyphen is missing between {brand} and {rest}")
            yield Finding(
                self.id,
                Severity.WARNING,
                message.format(word=word, brand=brand, rest=rest),
                target=span,
                edits=(Edit(at, at, "-"),) if hyphen == "sure" else (),
            )
            return
        fixed = _fixed(pieces, pair)
        foreign = _foreign(pieces, fixed)
        yield Finding(
            self.id,
            Severity.ERROR,
            _("{word} has letters of two alphabets: {letters}").format(word=word, letters=foreign),
            target=span,
            edits=(Edit(*span, fixed),) if fixed else (),
        )

    def _alike(self, pair: Pair) -> Iterator[Finding]:
        bare = pair.target.bare
        for found in _ALL_ALIKE.finditer(bare):
            word = found[0]
            if word.lower() in pair.source.vocabulary or _quoted(bare, found.start()):
                continue
            sure = len(word) >= _LONG_ENOUGH or word.islower()
            if sure and _is_one_case(word):
                fixed = word.translate(_TO_CYRILLIC_TABLE)
                yield self._latin_word(word, found.span(), fixed)
        if _OTHER_LATIN_LETTER.search(bare):
            return
        for found in _SINGLE.finditer(bare):
            letter = found[0]
            if letter not in ("a", "A") and _single(pair.source, letter):
                continue
            yield self._latin_word(letter, found.span(), _TO_CYRILLIC[letter])

    def _latin_word(self, word: str, span: tuple[int, int], fixed: str) -> Finding:
        return Finding(
            self.id,
            Severity.ERROR,
            _("{word} is written in Latin letters that look like Russian ones").format(word=word),
            target=span,
            edits=(Edit(*span, fixed),),
        )


def _pieces(word: str) -> tuple[_Piece, ...]:
    return tuple(_Piece(script, "".join(letters)) for script, letters in groupby(word, _script))


def _script(letter: str) -> str:
    return next((script for script, letters in _SCRIPTS if letters.match(letter)), "other")


def _is_pun(pieces: tuple[_Piece, ...], text: str, start: int) -> bool:
    """A play on letters in quotation marks: «ZаМир»."""
    odd = [letter for piece in pieces if piece.script == "latin" for letter in piece.text if letter not in _LOOKS_LATIN]
    return bool(odd) and text[start - 1 : start] in tuple(_OPENING) and any(p.script == "cyrillic" for p in pieces)


def _hyphen_missing(first: _Piece, second: _Piece) -> str:
    """`sure` where a foreign word has a Georgian case ending (Torის), `perhaps` for PDFом and SMSка; else empty."""
    if first.script != "latin" or len(first.text) < _SHORTEST_BRAND:
        return ""
    if second.script == "georgian":
        return "sure" if _ENDING.fullmatch(second.text) else ""
    abbreviation = first.text.isupper() and second.text.islower() and len(second.text) <= _LONGEST_ENDING
    return "perhaps" if abbreviation and not set(first.text) <= set(_LOOKS_LATIN) else ""


def _fixed(pieces: tuple[_Piece, ...], pair: Pair) -> str:
    """The word in one alphabet; empty where its letters have no look-alikes or the choice is not sure."""
    scripts = {piece.script for piece in pieces}
    word = "".join(piece.text for piece in pieces)
    if "georgian" in scripts:
        georgian = "".join(_TO_GEORGIAN.get(letter, letter) for letter in word)
        slips = {letter for letter in word if letter in _TO_GEORGIAN}
        sure = slips <= set("aeiou") and sum(letter not in slips for letter in word) >= _ENOUGH_GEORGIAN
        return georgian if (sure and _GEORGIAN_WORD.fullmatch(georgian)) or _is_georgian_word(georgian) else ""
    if scripts != {"latin", "cyrillic"}:
        return ""
    latin = "".join(_TO_LATIN.get(letter, letter) for letter in word)
    cyrillic = "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)
    as_latin = _LATIN.fullmatch(latin) is not None
    as_cyrillic = _LATIN.search(cyrillic) is None
    if as_latin and (latin.lower() in pair.source.vocabulary or not as_cyrillic):
        many = sum(len(piece.text) for piece in pieces if piece.script == "latin")
        return latin if 2 * many > len(word) or latin.lower() in pair.source.vocabulary else ""
    if as_cyrillic and pair.language != "ka":
        return cyrillic
    return ""


def _is_georgian_word(word: str) -> bool:
    """Whether the word list has it: only then a slip is put right without asking."""
    from simplemma import is_known

    return is_known(word, "ka")


def _foreign(pieces: tuple[_Piece, ...], fixed: str) -> str:
    """The letters that are in the wrong alphabet, each once: those that the edit takes away, else the fewer ones."""
    word = "".join(piece.text for piece in pieces)
    if fixed:
        wrong = [letter for letter, right in zip(word, fixed, strict=True) if letter != right]
    else:
        sizes: dict[str, int] = {}
        for piece in pieces:
            sizes[piece.script] = sizes.get(piece.script, 0) + len(piece.text)
        most = max(sizes, key=lambda script: sizes[script])
        wrong = [letter for piece in pieces if piece.script != most for letter in piece.text]
    return ", ".join(dict.fromkeys(wrong))


def _quoted(text: str, start: int) -> bool:
    return text[start - 1 : start] in tuple(_OPENING + "(")


def _is_one_case(word: str) -> bool:
    return word.isupper() or word.islower() or word[1:].islower()


def _single(source: Side, letter: str) -> bool:
    """Whether the source has the letter as a word of its own, as C in "vitamin C"."""
    return any(word.text == letter for word in source.words)
