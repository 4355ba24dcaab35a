"""Two texts side by side: words, and figures as one word each, aligned; and which differences are slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from i18nsync.core.change_lexicon import is_word
from i18nsync.core.change_spelling import canonical, is_same_word
from i18nsync.core.change_words import ARTICLES, GUARDED
from i18nsync.core.facts import Fact, FactKind
from i18nsync.core.facts_names import is_title_case, starts

__all__ = ["Group", "Side", "Token", "align", "is_slip", "side"]

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b|\w+(?:['’]\w+)*(?:(?<=s)['’](?!\w))?|[^\w\s]")
# Marks that come and go without a change of meaning. A question mark is not one of them.
_BENIGN = frozenset(".,;:!…—–-‐‑‒―−\"“”„‟«»‘’'‚()[]`´\u00ad\u200b")
_HYPHENS = frozenset("-‐‑–")
_CONTRACTED = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_STUMPS = {"ca": "can", "wo": "will", "sha": "shall"}  # what stands before "n't"
# First parts that make another word of what they are joined to: re-sign, un even, a part, the rapist.
_UNJOINABLE = ARTICLES | {
    "in",
    "un",
    "im",
    "ir",
    "il",
    "dis",
    "non",
    "mis",
    "be",
    "her",
    "his",
    "me",
    "no",
    "not",
    "to",
    "on",
}
_APART = frozenset(
    {
        "allready",
        "alltogether",
        "maybe",
        "sometime",
        "sometimes",
        "anyway",
        "everyday",
        "onto",
        "into",
        "nowhere",
        "already",
        "altogether",
        "anymore",
        "awhile",
        "coop",
    }
)
# Written apart or together in the same sense, for all that.
_TOGETHER = frozenset({"a lot", "on going", "to day", "to night", "in fact"})
# Spelt otherwise in America, and names of people and places when they begin a sentence.
_MAY_BE_NAMES = frozenset({"gray", "grey", "tyre", "tire", "mould", "mold", "honor", "honour", "harbor", "harbour"})
# Doubled on purpose.
_TWICE = frozenset({"had", "not", "no", "never"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure, or a mark that means something.

    Args:
        key: what is compared: the canonical word, or the value of a fact.
        text: the characters.
        start: offset in the words of the text.
        end: offset after the last character.
        fact: the figure, date, time, negation or address that it is; None for a word.
        named: whether it is part of a name.
        first: whether a sentence begins with it.
    """

    key: str
    text: str
    start: int
    end: int
    fact: Fact | None = None
    named: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts: its words, their tokens and its facts."""

    text: str
    tokens: tuple[Token, ...]
    facts: tuple[Fact, ...]
    title: bool

    def between(self, index: int) -> str:
        """What stands between a token and the next one."""
        after = self.tokens[index + 1].start if index + 1 < len(self.tokens) else len(self.text)
        return self.text[self.tokens[index].end : after]


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch where two texts differ: from which token to which on either side."""

    a0: int
    a1: int
    b0: int
    b1: int


def side(text: str, found: Sequence[Fact]) -> Side:
    """Cut the words of a text into tokens. `found` are its facts, with offsets in these words."""
    atoms = [
        fact
        for fact in found
        if fact.kind.is_figure or fact.kind.is_moment or fact.kind.family in ("negation", "address")
    ]
    named = {place for fact in found if fact.kind is FactKind.NAME for place in range(fact.start, fact.end)}
    first = starts(text)
    tokens: list[Token] = []
    end = 0
    for fact in atoms:
        tokens += _words(text, end, fact.start, named, first)
        if fact.kind is FactKind.NEGATION and tokens and tokens[-1].end == fact.start:
            tokens[-1] = _whole(tokens[-1])
        tokens.append(
            Token(f"{fact.kind.family}:{fact.value}", fact.text, fact.start, fact.end, fact, first=fact.start in first)
        )
        end = fact.end
    tokens += _words(text, end, len(text), named, first)
    return Side(text, tuple(tokens), tuple(found), is_title_case(text))


def _whole(token: Token) -> Token:
    key = _STUMPS.get(token.key, token.key)
    return Token(key, token.text, token.start, token.end, None, token.named, token.first)


def _words(text: str, start: int, end: int, named: set[int], first: frozenset[int]) -> Iterator[Token]:
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        if word in _BENIGN:
            continue
        at, stop = found.span()
        key = _key(word, is_name=at in named)
        for ending, meant in _CONTRACTED.items():
            if key.endswith(ending):
                cut = stop - len(ending)
                yield Token(
                    _key(text[at:cut], is_name=at in named), text[at:cut], at, cut, None, at in named, at in first
                )
                yield Token(meant, text[cut:stop], cut, stop)
                break
        else:
            yield Token(key, word, at, stop, None, at in named, at in first)


def _key(word: str, *, is_name: bool) -> str:
    """What a word is compared by. A name is compared letter by letter: Mr Gray is not Mr Grey."""
    word = word.replace(".", "")
    lower = word.casefold().replace("’", "'")
    if is_name or (word[:1].isupper() and lower.removesuffix("'s") in _MAY_BE_NAMES):
        return lower
    return canonical(word)


def align(a: Side, b: Side) -> tuple[tuple[Group, ...], tuple[tuple[int, int], ...]]:
    """The stretches that differ, and the pairs of tokens that are equal."""
    from rapidfuzz.distance import Levenshtein

    groups: list[Group] = []
    equal: list[tuple[int, int]] = []
    for code in Levenshtein.opcodes([token.key for token in a.tokens], [token.key for token in b.tokens]):
        if code.tag == "equal":
            equal += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
        elif groups and groups[-1].a1 == code.src_start and groups[-1].b1 == code.dest_start:
            groups[-1] = Group(groups[-1].a0, code.src_end, groups[-1].b0, code.dest_end)
        else:
            groups.append(Group(code.src_start, code.src_end, code.dest_start, code.dest_end))
    return tuple(groups), tuple(equal)


def is_slip(a: Side, b: Side, group: Group) -> bool:
    """Whether a difference is surely of spelling, a doubled word, an article, or a word written together or apart."""
    left, right = a.tokens[group.a0 : group.a1], b.tokens[group.b0 : group.b1]
    if any(token.fact is not None or token.named for token in (*left, *right)):
        return False
    articles = [token for token in (*left, *right) if token.key in ARTICLES]
    if len(articles) == len(left) + len(right) and len(left) <= 1 and len(right) <= 1:
        return _is_article_free(a, b, group, articles)
    if not left or not right:
        return _is_doubled(a, group.a0, group.a1) if left else _is_doubled(b, group.b0, group.b1)
    if "".join(token.key for token in left) == "".join(token.key for token in right):
        return 1 in (len(left), len(right)) and _is_joined(a, group.a0, group.a1) and _is_joined(b, group.b0, group.b1)
    return len(left) == len(right) and all(
        one.key == other.key or _is_misspelt(a, one, b, other) for one, other in zip(left, right, strict=True)
    )


def _is_article_free(a: Side, b: Side, group: Group, articles: Sequence[Token]) -> bool:
    if _is_doubled(a, group.a0, group.a1) or _is_doubled(b, group.b0, group.b1):
        return True
    for token in articles:
        if token.text[0].isupper() and not token.first and not (a.title or b.title):
            return False  # Vitamin A
    for text, index in ((a, group.a1), (b, group.b1)):
        if index >= len(text.tokens):
            return False
        after = text.tokens[index]
        if after.fact is not None or after.key in GUARDED:
            return False
    return True


def _is_doubled(text: Side, start: int, end: int) -> bool:
    """Whether the tokens from `start` to `end` repeat those next to them."""
    keys = [token.key for token in text.tokens]
    size = end - start
    if not 1 <= size <= 3 or any(key in _TWICE for key in keys[start:end]):
        return False
    return keys[start:end] == keys[max(0, start - size) : start] or keys[start:end] == keys[end : end + size]


def _is_joined(text: Side, start: int, end: int) -> bool:
    """Whether words that are written together elsewhere stay the same words when they are."""
    words = [token.key for token in text.tokens[start:end]]
    if len(words) == 1:
        return True
    gaps = [text.between(index) for index in range(start, end - 1)]
    if "".join(words) in _APART or any(not gap or len(gap) > 1 for gap in gaps):
        return False
    if all(gap in _HYPHENS for gap in gaps):
        return words[0] not in _UNJOINABLE and (words[0] != "re" or words[1].startswith("e"))
    if " ".join(words) in _TOGETHER:
        return True
    if words[0] in _UNJOINABLE or any(len(word) < 3 or word.isdigit() for word in words):
        return False
    # A light house is no lighthouse: what is a word together and words apart may be two meanings.
    return not (is_word("".join(words)) and all(is_word(word) for word in words))


def _is_misspelt(a: Side, one: Token, b: Side, other: Token) -> bool:
    for text, token in ((a, one), (b, other)):
        if any(letter.isupper() for letter in token.text) and (text.title or not token.first):
            return False
    return is_same_word(one.key, other.key) or is_same_word(one.text.lower(), other.text.lower())
