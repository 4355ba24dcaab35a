"""What changed between two sources of a translation: nothing, a slip of the pen, a fact, or the wording.

A review can be carried over a corrected slip; so `typo` is only said when every difference is surely one, and in doubt
it is a rewrite. A change of fact is named, so that a reviewer of the translation sees at once what to look for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from i18nsync.core.change_align import Group, Side, Token, align, is_slip, side
from i18nsync.core.change_facts import FactChange, attribution_changes, fact_changes, link_changes
from i18nsync.core.change_marks import are_marks_safe
from i18nsync.core.facts import FactKind, scan
from i18nsync.core.facts_plain import Plain, plain
from i18nsync.core.matching import similarity
from i18nsync.core.merge import FAR, NEAR, word_similarity
from i18nsync.core.wording import kind_word

__all__ = ["Change", "ChangeKind", "FactChange", "ParagraphChange", "ParagraphKind", "classify", "compare_documents"]

# More slips than this, and more than one word in four, are no longer a correction but another text.
_SLIPS = 3
# Marks that say nothing themselves; a tag has attributes, and may have words in them.
_EMPHASIS = frozenset({"*", "**", "***", "`", "``"})
# Offices and bodies: some papers write them with a capital letter and some without.
_OFFICES_TEXT = """
    president prime minister ministry mayor government parliament council councillor commission committee chairman
    chairwoman chair governor ambassador judge court prosecutor police bishop professor director deputy speaker
    secretary general king queen prince princess colonel captain doctor
"""
_OFFICES = frozenset(_OFFICES_TEXT.split())
# Up to so many pairs of leftover paragraphs are all compared; beyond, only those that share most words.
_ALL_PAIRS = 2_500
_CANDIDATES = 8


class ChangeKind(StrEnum):
    """What a change of a text means for its translation."""

    NONE = "none"
    """Nothing: white space, escapes, the marks of emphasis."""
    TYPO = "typo"
    """A slip was corrected or made; the translation says what it should."""
    FACT = "fact"
    """A fact differs: the translation is wrong until someone has looked."""
    REWRITE = "rewrite"
    """Other words, with no fact known to differ."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed between two texts.

    Args:
        kind: what it means.
        facts: the facts that differ; empty unless the kind is `FACT`.
        similarity: of the two texts as they stand, 0 to 100; 100 only if they are equal.
    """

    kind: ChangeKind
    facts: tuple[FactChange, ...]
    similarity: float

    def __str__(self) -> str:
        """The kind, and the facts that differ: `fact: 400 → 4,000; "not" added`."""
        kind = kind_word(self.kind)
        return f"{kind}: {'; '.join(map(str, self.facts))}" if self.facts else kind


def classify(before: str, after: str) -> Change:
    """Say what changed from `before` to `after`, two English paragraphs; inline markup may be in them.

    The kind is the same whichever of the two comes first. Markup that comes or goes around the same words is a
    `TYPO`: the words of the translation stand, its markup has to follow. An edited link address is a fact.
    """
    if before == after:
        return Change(ChangeKind.NONE, (), 100.0)
    alike = similarity(before, after)
    # Alignment may have a choice; it is made once for both directions.
    first, second = sorted((before, after))
    kind, found = _judge(plain(first), plain(second))
    if before != first:
        found = tuple(replace(change, before=change.after, after=change.before) for change in found)
    return Change(kind, found, alike)


def _judge(first: Plain, second: Plain) -> tuple[ChangeKind, tuple[FactChange, ...]]:
    links = link_changes([link for link, _, _ in first.links], [link for link, _, _ in second.links])
    markup = _markup(first, second)
    if not links and not markup and " ".join(first.text.split()) == " ".join(second.text.split()):
        return (ChangeKind.NONE, ())
    a, b = _sides(first, second)
    groups, equal = align(a, b)
    found = (*fact_changes(a, b, groups, equal), *links)
    if found:
        return (ChangeKind.FACT, found)
    if markup <= _EMPHASIS and _is_typo(a, b, groups, equal):
        return (ChangeKind.TYPO, ())
    found = attribution_changes(a, b)
    return (ChangeKind.FACT, found) if found else (ChangeKind.REWRITE, ())


def _markup(first: Plain, second: Plain) -> set[str]:
    """The marks that one text has more of than the other."""
    ours, theirs = Counter(first.markup), Counter(second.markup)
    return set((ours - theirs) | (theirs - ours))


def _sides(first: Plain, second: Plain) -> tuple[Side, Side]:
    """Both texts with their facts; what is surely a name in one is a name in the other, wherever it stands."""
    found = [scan(first), scan(second)]
    own = [{word for fact in facts if fact.kind is FactKind.NAME for word in fact.value.split(" ")} for facts in found]
    if own[0] != own[1]:
        found = [scan(first, own[1]), scan(second, own[0])]
    return side(first.text, found[0]), side(second.text, found[1])


def _is_typo(a: Side, b: Side, groups: Sequence[Group], equal: Sequence[tuple[int, int]]) -> bool:
    words = min(len(a.tokens), len(b.tokens))
    if len(groups) > max(_SLIPS, words // 4) or not equal:
        return False
    if not all(is_slip(a, b, group) for group in groups):
        return False
    if any(_is_other_case(a, b, a.tokens[i], b.tokens[j]) for i, j in equal):
        return False
    return are_marks_safe(a, b, equal)


def _is_other_case(a: Side, b: Side, one: Token, other: Token) -> bool:
    """Whether a capital letter that came or went may be a name's: the West, the Church, a Democratic party."""
    if one.text == other.text or one.first or other.first or a.title or b.title or one.fact is not None:
        return False
    lower = one.text.casefold()
    return lower == other.text.casefold() and one.text[0] != other.text[0] and lower not in _OFFICES


class ParagraphKind(StrEnum):
    """What became of a paragraph."""

    UNCHANGED = "unchanged"
    TYPO = "typo"
    FACT = "fact"
    REWRITE = "rewrite"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph of two versions of a document.

    Args:
        kind: what became of it; `MOVED` if only its place changed.
        before: its index in the earlier version; None if it was added.
        after: its index in the later version; None if it was removed.
        change: how its text changed; None if it was added or removed.
        moved: whether its place among the others changed, whatever happened to its text.
    """

    kind: ParagraphKind
    before: int | None
    after: int | None
    change: Change | None = None
    moved: bool = False


def compare_documents(before: Sequence[str], after: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """Align the paragraphs of two versions and say what became of each.

    Equal paragraphs in a common order stand; other equal ones have moved. What is left finds its earlier form first
    between the same neighbours, then anywhere, as in `merge`. The result has every paragraph of both once, in the
    order of the later version; a removed paragraph follows the one it followed.
    """
    old = [" ".join(text.split()) for text in before]
    new = [" ".join(text.split()) for text in after]
    pairs = _standing(old, new)
    standing = dict(pairs)
    _match_equal(old, new, pairs)
    gaps = _gaps(len(old), standing), _gaps(len(new), {j: i for i, j in standing.items()}, flipped=True)
    moved = {i for i in pairs if i not in standing}
    _match_near(old, new, pairs, gaps)
    moved |= _match_far(old, new, pairs)
    found = [_paragraph(before[i], after[j], i, j, i in moved) for i, j in pairs.items()]
    places = {j: i for i, j in pairs.items()}
    found += [ParagraphChange(ParagraphKind.ADDED, None, j) for j in range(len(new)) if j not in places]
    found.sort(key=lambda one: one.after or 0)
    return tuple(_with_removed(found, [i for i in range(len(old)) if i not in pairs]))


def _paragraph(before: str, after: str, old: int, new: int, moved: bool) -> ParagraphChange:
    change = classify(before, after)
    if change.kind is ChangeKind.NONE:
        kind = ParagraphKind.MOVED if moved else ParagraphKind.UNCHANGED
    else:
        kind = ParagraphKind(change.kind.value)
    return ParagraphChange(kind, old, new, change, moved)


def _standing(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    from rapidfuzz.distance import LCSseq

    pairs: dict[int, int] = {}
    for code in LCSseq.opcodes(old, new):
        if code.tag == "equal":
            pairs.update(zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True))
    return pairs


def _match_equal(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> None:
    """Equal paragraphs that are in another order."""
    free: dict[str, list[int]] = defaultdict(list)
    used = set(pairs.values())
    for j, text in enumerate(new):
        if j not in used:
            free[text].append(j)
    for i, text in enumerate(old):
        if i not in pairs and free[text]:
            pairs[i] = free[text].pop(0)


def _gaps(size: int, standing: dict[int, int], *, flipped: bool = False) -> list[int]:
    """For each paragraph the one of the earlier version that stands before it; -1 at the beginning."""
    last, found = -1, []
    for index in range(size):
        if index in standing:
            last = standing[index] if flipped else index
        found.append(last)
    return found


def _match_near(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int], gaps: tuple[Sequence[int], Sequence[int]]
) -> None:
    inside: dict[int, list[int]] = defaultdict(list)
    for i in range(len(old)):
        if i not in pairs:
            inside[gaps[0][i]].append(i)
    used = set(pairs.values())
    _pair(old, new, pairs, [(i, j) for j in range(len(new)) if j not in used for i in inside[gaps[1][j]]], NEAR)


def _match_far(old: Sequence[str], new: Sequence[str], pairs: dict[int, int]) -> set[int]:
    known = set(pairs)
    used = set(pairs.values())
    left = [i for i in range(len(old)) if i not in pairs]
    right = [j for j in range(len(new)) if j not in used]
    _pair(old, new, pairs, _worth_comparing(old, new, left, right), FAR)
    return set(pairs) - known


def _worth_comparing(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> Iterable[tuple[int, int]]:
    """All pairs of few paragraphs; of many, for each new one those that share most words with it."""
    if len(left) * len(right) <= _ALL_PAIRS:
        return [(i, j) for j in right for i in left]
    holders: dict[str, list[int]] = defaultdict(list)
    for i in left:
        for word in set(re.findall(r"\w+", old[i])):
            holders[word].append(i)
    pairs = []
    for j in right:
        votes: Counter[int] = Counter()
        for word in set(re.findall(r"\w+", new[j])):
            held = holders.get(word, ())
            if len(held) <= max(_CANDIDATES, len(left) // 20):
                votes.update(held)
        pairs += [(i, j) for i, _ in votes.most_common(_CANDIDATES)]
    return pairs


def _pair(
    old: Sequence[str], new: Sequence[str], pairs: dict[int, int], candidates: Iterable[tuple[int, int]], least: float
) -> None:
    """Let the best pairs find each other, nearest in order first among equals; each paragraph once."""
    scored = sorted(
        (-score, abs(i - j), i, j) for i, j in candidates if (score := word_similarity(old[i], new[j])) >= least
    )
    used = set(pairs.values())
    for _, _, i, j in scored:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)


def _with_removed(found: Sequence[ParagraphChange], gone: Sequence[int]) -> list[ParagraphChange]:
    """Put removed paragraphs after the one that they followed."""
    removed = [ParagraphChange(ParagraphKind.REMOVED, i, None) for i in gone]
    result = list(found)
    for one in removed:
        index = one.before or 0
        places = [at for at, other in enumerate(result) if other.before == index - 1]
        result.insert(places[0] + 1 if places else 0, one)
    return result
