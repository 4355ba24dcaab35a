"""Which facts differ between two aligned texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from i18nsync.core.change_align import Group, Side, Token, is_slip
from i18nsync.core.change_words import MODALS, opposed
from i18nsync.core.facts import Fact, FactKind
from i18nsync.messages import N_, _

__all__ = ["FactChange", "attribution_changes", "fact_changes", "link_changes"]

# Words that are a name with a capital letter and something else without.
_HOMOGRAPHS_TEXT = """
    polish turkey china march may august rose mark bill will frank grace hope joy faith jack reading nice bath cork
    chad mali niger oman guinea jordan victor dean june april summer autumn iris ivy daisy lily jasmine olive pearl
    ruby sandy rob sue pat nick ray art chip drew gene miles wade rich guy dick don lance max peg penny dawn eve
    earth sun moon mars
"""
_HOMOGRAPHS = frozenset(_HOMOGRAPHS_TEXT.split())
_ACRONYMS_TEXT = """
    us it who aids is or in me pin add
"""
_ACRONYMS = frozenset(_ACRONYMS_TEXT.split())
_PASSIVE_TEXT = """
    was were is are been being be has had have by
"""
_PASSIVE = frozenset(_PASSIVE_TEXT.split())
# So many words lost and gained in all are looked through for opposites together; beyond, only those in one place.
_FEW_WORDS = 8


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs.

    Args:
        kind: what it is.
        before: its words in the earlier text; empty if the fact was added.
        after: its words in the later text; empty if it was lost.
    """

    kind: FactKind
    before: str
    after: str

    def __str__(self) -> str:
        """A short form for people: `400 → 4,000`, `"not" added`, `name Beridze → Berdzenishvili`."""
        quoted = self.kind in (FactKind.NEGATION, FactKind.REFUSAL, FactKind.OPPOSITE, FactKind.MODAL)
        before, after = (f'"{_short(text)}"' if quoted and text else _short(text) for text in (self.before, self.after))
        lead = f"{_(_SAID[self.kind])} " if self.kind in _SAID else ""
        if before and after:
            return f"{lead}{before} → {after}"
        # TRANSLATORS: {fact} is what only one of two texts says, as "4,000" or "name Beridze".
        return (_("{fact} lost") if before else _("{fact} added")).format(fact=lead + (before or after))


_SAID = {
    FactKind.NAME: N_("name"),
    FactKind.QUOTATION: N_("quotation"),
    FactKind.ATTRIBUTION: N_("attribution"),
    FactKind.ROLE: N_("role"),
}


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def fact_changes(a: Side, b: Side, groups: Sequence[Group], equal: Sequence[tuple[int, int]]) -> tuple[FactChange, ...]:
    """Every fact that differs for sure, in the order of the kinds; quotations only if nothing in particular differs."""
    changes = _keyed(a, b, groups)
    if not changes:
        changes = _in_place(a, b, groups)
    changes += _names(a, b, groups, equal)
    changes += _meanings(a, b, groups)
    changes += _roles(a, b, groups)
    if not changes:
        changes = _quotations(a, b, groups)
    return tuple(dict.fromkeys(changes))


def _keyed(a: Side, b: Side, groups: Sequence[Group]) -> list[FactChange]:
    """Facts with a value: what one text has more of than the other, paired by place and then by order."""

    def keyed(text: Side) -> list[Fact]:
        return [
            fact for fact in text.facts if fact.kind not in (FactKind.NAME, FactKind.QUOTATION, FactKind.ATTRIBUTION)
        ]

    lost, added = _surplus(keyed(a), keyed(b))
    place_a, place_b = _places(a, groups, first=True), _places(b, groups, first=False)
    changes: list[tuple[int, FactChange]] = []
    for same_place in (True, False):
        for fact in list(lost):
            for other in added:
                if fact.kind.family != other.kind.family:
                    continue
                if same_place and place_a(fact) != place_b(other):
                    continue
                changes.append((fact.start, FactChange(_telling(fact, other), fact.text, other.text)))
                lost.remove(fact)
                added.remove(other)
                break
    changes += [(fact.start, FactChange(fact.kind, fact.text, "")) for fact in lost]
    changes += [(fact.start, FactChange(fact.kind, "", fact.text)) for fact in added]
    return [change for _, change in sorted(changes, key=lambda change: change[0])]


def _telling(fact: Fact, other: Fact) -> FactKind:
    """The kind to name when one kind replaces another: the one that is no mere number."""
    return other.kind if fact.kind is FactKind.NUMBER else fact.kind


def _surplus(first: Sequence[Fact], second: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    def key(fact: Fact) -> tuple[str, str]:
        return ("figure" if fact.kind.is_moment else fact.kind.family, fact.value)

    def over(some: Sequence[Fact], others: Sequence[Fact]) -> list[Fact]:
        left = Counter(key(fact) for fact in others)
        kept = []
        for fact in some:
            if left[key(fact)] > 0:
                left[key(fact)] -= 1
            else:
                kept.append(fact)
        return kept

    return over(first, second), over(second, first)


def _places(text: Side, groups: Sequence[Group], *, first: bool) -> Callable[[Fact], int]:
    """In which stretch of difference a fact is; -1 for none."""
    found: dict[int, int] = {}
    for number, group in enumerate(groups):
        for index in range(*((group.a0, group.a1) if first else (group.b0, group.b1))):
            token = text.tokens[index]
            for offset in range(token.start, token.end):
                found[offset] = number
    return lambda fact: found.get(fact.start, -1)


def _in_place(a: Side, b: Side, groups: Sequence[Group]) -> list[FactChange]:
    """Figures and dates that changed places: 12 dead and 30 hurt, 30 dead and 12 hurt."""
    changes = []
    for group in groups:
        for one, other in _paired(a, b, group):
            if one.fact and other.fact and one.key != other.key and one.fact.kind.family == other.fact.kind.family:
                changes.append(FactChange(_telling(one.fact, other.fact), one.text, other.text))
    return changes


def _paired(a: Side, b: Side, group: Group) -> list[tuple[Token, Token]]:
    left, right = a.tokens[group.a0 : group.a1], b.tokens[group.b0 : group.b1]
    return list(zip(left, right, strict=True)) if len(left) == len(right) else []


def _names(a: Side, b: Side, groups: Sequence[Group], equal: Sequence[tuple[int, int]]) -> list[FactChange]:
    has_a, has_b = Counter(token.key for token in a.tokens), Counter(token.key for token in b.tokens)
    changes: list[FactChange] = []
    loose: dict[bool, list[str]] = defaultdict(list)
    for group in groups:
        left = [token for token in a.tokens[group.a0 : group.a1] if token.named]
        right = [token for token in b.tokens[group.b0 : group.b1] if token.named]
        lost = [token for token in left if has_b[token.key] < has_a[token.key]]
        added = [token for token in right if has_a[token.key] < has_b[token.key]]
        if lost and added:
            changes.append(FactChange(FactKind.NAME, _span(a, lost), _span(b, added)))
        elif lost or added:
            loose[bool(lost)].append(_span(a, lost) if lost else _span(b, added))
        elif left and right and [token.key for token in left] != [token.key for token in right]:
            changes.append(FactChange(FactKind.NAME, _span(a, left), _span(b, right)))
    moved = min(len(loose[True]), len(loose[False]))
    changes += [FactChange(FactKind.NAME, loose[True][index], loose[False][index]) for index in range(moved)]
    changes += [FactChange(FactKind.NAME, text, "") for text in loose[True][moved:]]
    changes += [FactChange(FactKind.NAME, "", text) for text in loose[False][moved:]]
    for one, other in ((a.tokens[i], b.tokens[j]) for i, j in equal):
        if (
            one.text != other.text
            and not (one.first or other.first or a.title or b.title)
            and _is_homograph(one, other)
        ):
            changes.append(FactChange(FactKind.NAME, one.text, other.text))
    return changes


def _is_homograph(one: Token, other: Token) -> bool:
    if one.key in _HOMOGRAPHS and one.text[0].isupper() != other.text[0].isupper():
        return True
    return one.key in _ACRONYMS and one.text.isupper() != other.text.isupper()


def _span(text: Side, tokens: Sequence[Token]) -> str:
    return text.text[tokens[0].start : tokens[-1].end].removesuffix("'s").removesuffix("’s")


def _meanings(a: Side, b: Side, groups: Sequence[Group]) -> list[FactChange]:
    """Words exchanged for their opposites, and modal verbs for others."""
    changes: list[FactChange] = []
    all_lost: list[str] = []
    all_added: list[str] = []
    for group in groups:
        if is_slip(a, b, group):
            continue
        lost = [token.key for token in a.tokens[group.a0 : group.a1] if token.fact is None and not token.named]
        added = [token.key for token in b.tokens[group.b0 : group.b1] if token.fact is None and not token.named]
        all_lost += lost
        all_added += added
        if pair := opposed(lost, added):
            changes.append(FactChange(FactKind.OPPOSITE, *pair))
        modals = [key for key in lost if key in MODALS], [key for key in added if key in MODALS]
        if modals[0] and modals[1] and MODALS[modals[0][0]] != MODALS[modals[1][0]]:
            changes.append(FactChange(FactKind.MODAL, modals[0][0], modals[1][0]))
    if not changes and len(all_lost) + len(all_added) <= _FEW_WORDS and (pair := opposed(all_lost, all_added)):
        changes.append(FactChange(FactKind.OPPOSITE, *pair))
    return changes


def _roles(a: Side, b: Side, groups: Sequence[Group]) -> list[FactChange]:
    """A verb turned passive with the names left where they were: who did it to whom is turned round."""
    names_a = [token.key for token in a.tokens if token.named]
    if len(names_a) < 2 or names_a != [token.key for token in b.tokens if token.named]:
        return []
    lost = [token.key for group in groups for token in a.tokens[group.a0 : group.a1]]
    added = [token.key for group in groups for token in b.tokens[group.b0 : group.b1]]
    for fewer, more in ((lost, added), (added, lost)):
        verbs = [key for key in more if key not in _PASSIVE]
        if "by" in more and len(more) - len(verbs) >= 2 and len(verbs) <= 1 and len(fewer) <= 1:
            # The words around the verb show it best.
            texts = [_span(text, _stretch(text, groups, first=text is a)) for text in (a, b)]
            return [FactChange(FactKind.ROLE, texts[0], texts[1])]
    return []


def _stretch(text: Side, groups: Sequence[Group], *, first: bool) -> Sequence[Token]:
    start = groups[0].a0 if first else groups[0].b0
    end = groups[-1].a1 if first else groups[-1].b1
    return text.tokens[max(0, start - 1) : end + 1]


def _quotations(a: Side, b: Side, groups: Sequence[Group]) -> list[FactChange]:
    quotes_a = [fact for fact in a.facts if fact.kind is FactKind.QUOTATION]
    quotes_b = [fact for fact in b.facts if fact.kind is FactKind.QUOTATION]
    if len(quotes_a) != len(quotes_b):
        lost, added = _surplus(quotes_a, quotes_b)
        changes = [FactChange(FactKind.QUOTATION, fact.text, "") for fact in lost[len(added) :]]
        changes += [FactChange(FactKind.QUOTATION, "", fact.text) for fact in added[len(lost) :]]
        return changes + [
            FactChange(FactKind.QUOTATION, one.text, other.text) for one, other in zip(lost, added, strict=False)
        ]
    real = [group for group in groups if not is_slip(a, b, group)]
    return [
        FactChange(FactKind.QUOTATION, one.text, other.text)
        for one, other in zip(quotes_a, quotes_b, strict=True)
        if any(
            _touches(one, a.tokens[group.a0 : group.a1]) or _touches(other, b.tokens[group.b0 : group.b1])
            for group in real
        )
        or (_size(a, one) != _size(b, other) and not _slips_within(a, b, groups, one, other))
    ]


def _touches(quote: Fact, tokens: Sequence[Token]) -> bool:
    return any(quote.start <= token.start < quote.end for token in tokens)


def _size(text: Side, quote: Fact) -> int:
    return sum(quote.start <= token.start < quote.end for token in text.tokens)


def _slips_within(a: Side, b: Side, groups: Sequence[Group], one: Fact, other: Fact) -> bool:
    return any(
        _touches(one, a.tokens[group.a0 : group.a1]) or _touches(other, b.tokens[group.b0 : group.b1])
        for group in groups
    )


def attribution_changes(a: Side, b: Side) -> tuple[FactChange, ...]:
    """Speakers that one text has and the other has not; told of rewritten texts only."""
    lost, added = _surplus(
        [fact for fact in a.facts if fact.kind is FactKind.ATTRIBUTION],
        [fact for fact in b.facts if fact.kind is FactKind.ATTRIBUTION],
    )
    if not lost or not added:
        return ()
    return tuple(
        FactChange(FactKind.ATTRIBUTION, one.text, other.text) for one, other in zip(lost, added, strict=False)
    )


def link_changes(before: Sequence[str], after: Sequence[str]) -> tuple[FactChange, ...]:
    """Addresses of links that differ, paired in order."""
    lost = list((Counter(before) - Counter(after)).elements())
    added = list((Counter(after) - Counter(before)).elements())
    size = max(len(lost), len(added))
    lost += [""] * (size - len(lost))
    added += [""] * (size - len(added))
    return tuple(FactChange(FactKind.URL, one, other) for one, other in zip(lost, added, strict=True) if one != other)
