"""Inline codes: emphasis, links, images, code, shortcodes, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from i18nsync.checks.spans import is_program
from i18nsync.core.document import InlineCode
from i18nsync.core.failures import is_failure
from i18nsync.core.finding import Finding, Severity, Span
from i18nsync.core.glossary import markup_of
from i18nsync.core.homing import Homing, Signature
from i18nsync.core.locale import LocalePair
from i18nsync.core.pair import Pair
from i18nsync.core.ports import Example
from i18nsync.core.spacing import is_break
from i18nsync.messages import _

__all__ = ["Codes", "is_address", "is_link", "unmatched"]

_ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:|[\w.+-]+@)", re.IGNORECASE)
_STRAY = re.compile(r"\*\*|`|\]\s*\((?=\S*[/.#])|~~|\{\{|\}\}|\[\^")
_EMPHASIS = {"_": "*", "__": "**", "___": "***"}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_address(code: InlineCode) -> bool:
    """Whether it is a bare web or e-mail address: `url` and `email` look at those."""
    return code.close is None and _ADDRESS.match(code.open) is not None


def is_link(code: InlineCode) -> bool:
    """Whether it is a link with words, and no image."""
    return code.open == "[" and code.close is not None and code.close.startswith("](")


def _signature(code: InlineCode, homing: Homing) -> Signature:
    if code.open in _EMPHASIS and code.close == code.open:
        mark = _EMPHASIS[code.open]
        return mark, mark
    if is_break(code):
        return "\n", None
    return homing.signature(code)


@lru_cache(maxsize=64)  # for the checks of one pair
def unmatched(pair: Pair) -> tuple[Sequence[InlineCode], Sequence[InlineCode]]:
    """Codes of the source that the target lacks, and those of the target that the source lacks.

    A link that leads to the same page in the target's language is the same link; addresses are left out.
    """
    homing = Homing(LocalePair(pair.setting.source, pair.locale))
    ours = [(code, _signature(code, homing)) for code in pair.source_codes if not is_address(code)]
    theirs = [(code, _signature(code, homing)) for code in pair.target_codes if not is_address(code)]
    return _left(ours, theirs), _left(theirs, ours)


def _left(
    codes: Sequence[tuple[InlineCode, Signature]], others: Sequence[tuple[InlineCode, Signature]]
) -> list[InlineCode]:
    there = Counter(sign for _code, sign in others)
    left = []
    for code, sign in codes:
        if there[sign]:
            there[sign] -= 1
        else:
            left.append(code)
    return left


class Codes:
    """Markup that was lost, changed, doubled or broken."""

    id = "codes"
    name = "links and markup"
    severity = Severity.ERROR
    description = "Links, emphasis, images, code, shortcodes and footnotes of the source are all there, and no others."
    locales = frozenset[str]()
    hits = (
        Example("ka", "The [report](https://c.example/r.pdf) lists them.", "ანგარიშში ჩამოთვლილია."),
        Example("ka", "Do **not** touch it.", "არ შეეხოთ."),
        Example("ka", "It is old.[^4]", "ის ძველია."),
        Example("ka", "Type `status` now.", "აკრიფეთ `status` `status` ახლა.", "`status`"),
        Example("ka", "Read our [guide](/guide/) now.", "წაიკითხეთ [მეგზური] (/guide/)."),
        Example("ru", "{{< youtube 4K >}} The flood", "Наводнение"),
        Example("ru", "Enter `SUNRISE` here.", "Введите `РАССВЕТ` здесь.", "`РАССВЕТ`"),
        Example("ru", "The play *Carriage* is back.", "Спектакль *Карета вернулся."),
        Example("ru", "![A house](/img/a.jpg)", "![Дом](/img/b.jpg)", "![Дом](/img/b.jpg)"),
        Example("ru", "It is closed.", "Он **закрыт."),
        Example("ru", "See [the map](/m/).", "См. [](/m/) карту.", "[](/m/)"),
    )
    misses = (
        Example("ka", "See [this](/a/) and **that**.", "იხილეთ **ის** და [ეს](/a/)."),
        Example("ka", "See [the handbook](/handbook/).", "იხილეთ [სახელმძღვანელო](/ka/handbook/)."),
        Example("ka", "It is _old_.", "ის *ძველია*."),
        Example("ka", "It is old.[^2]", "ის ძველია[^2]."),
        Example("ru", "More: https://m.example/h.", "Подробнее: https://m.example/hh."),
        Example("ru", "[Map](/map/) of roads", "[Карта](/atlas/) дорог"),
        Example("ru", '[Map](/map/ "Roads")', '[Карта](/map/ "Дороги")'),
        Example("ru", "**[Map](/map/)**", "[**Карта**](/map/)"),
        Example("ru", "2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
    )

    def run(self, pair: Pair) -> Iterable[Finding]:
        """What differs between the codes of both sides, apart from addresses; see `Url`."""
        if not (pair.source_codes or pair.target_codes or _STRAY.search(pair.target.text)):
            return ()
        found = tuple(self._found(pair))
        return () if found and is_failure(pair.source.text, pair.target.text) else found

    def _found(self, pair: Pair) -> Iterator[Finding]:
        missing, extra = unmatched(pair)
        # A link that now leads elsewhere is no lost link: `url` tells where it leads.
        changed = min(sum(map(is_link, missing)), sum(map(is_link, extra)))
        missing, extra = _without_links(missing, changed), _without_links(extra, changed)
        ours = {code.signature for code in pair.source_codes}
        mild = is_program(pair)
        for code in missing:
            is_soft = _is_line_break(code)
            stays = code.open.startswith("`") and code.open.strip("`") in pair.target.text
            yield Finding(
                self.id,
                Severity.WARNING if is_soft or stays or mild else Severity.ERROR,
                _("a line break is missing")
                if is_soft
                else _("{code} is missing in the translation").format(code=_show(code)),
                source=_span(code),
            )
        for code in extra:
            doubled = code.signature in ours
            message = _("{code} is there too often") if doubled else _("{code} is not in the source")
            is_soft = _is_line_break(code) or (doubled and code.open[:1] in ("*", "_"))
            is_sure = (doubled or missing) and not is_soft and not mild
            yield Finding(
                self.id,
                Severity.ERROR if is_sure else Severity.WARNING,
                message.format(code=_show(code)),
                target=_span(code),
            )
        yield from self._emptied(pair)
        if not missing and not extra:
            yield from self._nesting(pair)
            yield from self._stray(pair)

    def _emptied(self, pair: Pair) -> Iterator[Finding]:
        hollow = {code.signature for code in pair.source_codes if _is_hollow(code, pair.source.text)}
        for code in pair.target_codes:
            if _is_hollow(code, pair.target.text) and code.signature not in hollow and not code.open.startswith("!"):
                yield Finding(
                    self.id,
                    Severity.ERROR,
                    _("nothing is left inside of {code}").format(code=_show(code)),
                    target=_span(code),
                )

    def _nesting(self, pair: Pair) -> Iterator[Finding]:
        homing = Homing(LocalePair(pair.setting.source, pair.locale))
        for one, other in _nested(pair.source_codes, homing) - _nested(pair.target_codes, homing):
            yield Finding(
                self.id,
                Severity.WARNING,
                _("{one} and {other} no longer enclose the same words").format(one=_shown(*one), other=_shown(*other)),
            )

    def _stray(self, pair: Pair) -> Iterator[Finding]:
        if not _STRAY.search(pair.target.text):
            return
        left = Counter(_sign(found) for found in _STRAY.finditer(_rest(pair.source.text, pair.source_codes)))
        told: set[str] = set()
        for found in _STRAY.finditer(_rest(pair.target.text, pair.target_codes)):
            sign = _sign(found)
            left[sign] -= 1
            if left[sign] < 0 and sign not in told:
                told.add(sign)
                yield Finding(
                    self.id,
                    Severity.WARNING if is_program(pair) else Severity.ERROR,
                    _("{sign} stands alone in the text and not in the source").format(sign=sign),
                    target=found.span(),
                )


def _rest(text: str, codes: Sequence[InlineCode]) -> str:
    """The text with its codes as spaces; offsets stay."""
    for low, high in markup_of(codes):
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def _sign(found: re.Match[str]) -> str:
    return "".join(found[0].split())


def _is_line_break(code: InlineCode) -> bool:
    return is_break(code) or _BREAK.fullmatch(code.open) is not None


def _without_links(codes: Sequence[InlineCode], count: int) -> list[InlineCode]:
    kept = []
    for code in codes:
        if count and is_link(code):
            count -= 1
        else:
            kept.append(code)
    return kept


def _show(code: InlineCode) -> str:
    return _shown(code.open, code.close)


def _shown(opening: str, closing: str | None) -> str:
    whole = opening if closing is None else f"{opening}…{closing}"
    return whole if len(whole) <= 80 else f"{whole[:79]}…"


def _span(code: InlineCode) -> Span:
    if code.close is None or code.close_at is None:
        return code.at, code.at + len(code.open)
    return code.at, code.close_at + len(code.close)


def _is_hollow(code: InlineCode, text: str) -> bool:
    if code.close is None or code.close_at is None:
        return False
    return not text[code.at + len(code.open) : code.close_at].strip()


def _nested(codes: Sequence[InlineCode], homing: Homing) -> Counter[tuple[Signature, Signature]]:
    """Which codes stand in which, whichever is the outer one: **[a](b)** looks like [**a**](b)."""
    found: Counter[tuple[Signature, Signature]] = Counter()
    for one, other in combinations(codes, 2):
        if (one.close is None and one.open.startswith("[^")) or (other.close is None and other.open.startswith("[^")):
            continue
        (low, high), (start, end) = _span(one), _span(other)
        if (low <= start and end <= high) or (start <= low and high <= end):
            signs = sorted((_signature(one, homing), _signature(other, homing)), key=repr)
            found[signs[0], signs[1]] += 1
    return found
