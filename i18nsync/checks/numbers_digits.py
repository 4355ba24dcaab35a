"""Numbers in digits, whatever groups them and whatever their decimal mark is."""

from __future__ import annotations

import re
from fractions import Fraction

from i18nsync.checks.numbers_model import Kind, Reading, Strength, Value

__all__ = ["digits"]

_SPACE = " \u00a0\u202f\u2009"
_TOKEN = re.compile(rf"[0-9]{{1,3}}(?:[{_SPACE}'’][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*|[½¼¾⅓⅔⅕⅛]")
_PHONE = re.compile(
    rf"(?<![\w.,])(?:\+[0-9]|\(0?[0-9]|0(?=[{_SPACE}0-9(-])|[1-9][0-9]{{1,2}}[{_SPACE}-](?=[0-9]{{2,3}}[{_SPACE}-]?[0-9]{{2}}[{_SPACE}-]?[0-9]{{2}}(?![0-9])))"
    rf"[0-9(){_SPACE}‑–-]{{5,20}}[0-9](?![0-9])(?![.,][0-9])"
)
_PHONE_DIGITS = range(6, 16)
_DATE = re.compile(
    r"(?<![0-9./-])(?:(?P<y1>[12][0-9]{3})([-./])(?P<m1>[01]?[0-9])\2(?P<d1>[0-3]?[0-9])"
    r"|(?P<a>[0-3]?[0-9])([-./])(?P<b>[0-3]?[0-9])\6(?P<y2>[12][0-9]{3}|[0-9]{2}))(?![0-9]|[-./][0-9])"
)
_FRACTION = re.compile(r"(?<![0-9/.,])([0-9]{1,2})/([0-9]{1,3})(?![0-9/])")
_SIGNS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}
_MINUS = re.compile(
    r"(?:(?<![^\s(\[„“\"«])(?<![0-9]\s)[-−–](?:[$€£₾]\s?)?"
    r"|\b(?:minus|минус|მინუს)\w{0,2}[\s-])\Z",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?:[^\W\d_]*[A-ZА-ЯЁ][^\W\d_]*[-‑]|[^\W\d_])\Z")
_GLUED = re.compile(r"[^\W\d_]+")
_GLUED_UNITS = frozenset(
    str.split(
        "st nd rd th s k m bn mn mln tn km cm mm kg g mg l ml ha ft in lb lbs oz mph kph kmh kw mw gw kwh mb gb tb kb "
        "c f h hr hrs am pm a p min x percent pc"
    )
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th)\b|[-‑](?:ე|ემ|ეს|ის|ედ)?(?:й|я|е|го|му|ю|ый|ой|ая|ое|ого|ому|ом|ым|ых|ми|х)?(?!\w)"
)


def digits(text: str, *, english: bool) -> dict[int, Reading]:
    """Numbers in digits by the offset where they start.

    Args:
        text: without its markup.
        english: whether a comma groups and a point is the decimal mark; in other texts either may be either.
    """
    found: dict[int, Reading] = {}
    taken = [False] * len(text)
    for match in _PHONE.finditer(text) if len(text) > 6 else ():
        number = re.sub(r"[^0-9]", "", match[0])
        if len(number) in _PHONE_DIGITS and not _GROUPED.fullmatch(match[0]) and not _DATE.fullmatch(match[0]):
            found[match.start()] = Reading((int(number),), *match.span(), digits=number)
            taken[match.start() : match.end()] = [True] * len(match[0])
    for match in _DATE.finditer(text):
        if not taken[match.start()] and _date(match, found):
            taken[match.start() : match.end()] = [True] * len(match[0])
    for match in _FRACTION.finditer(text):
        top, bottom = int(match[1]), int(match[2])
        if not taken[match.start()] and 0 < top < bottom:
            found[match.start()] = Reading((Fraction(top, bottom),), *match.span(), kind=Kind.PART, parts=(top, bottom))
            taken[match.start() : match.end()] = [True] * len(match[0])
    for match in _TOKEN.finditer(text):
        if not taken[match.start()]:
            found[match.start()] = _literal(text, match, english=english)
    return found


_TIME = re.compile(r"(?:[01]?[0-9]|2[0-4])\.[0-5][0-9]|(?:[12]?[0-9]|3[01])\.(?:0[1-9]|1[0-2])")
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?:[{_SPACE}][0-9]{{3}})+")


def _date(match: re.Match[str], found: dict[int, Reading]) -> bool:
    """Take a numeric date apart; its month may be a word in the other text, so it asks for nothing."""
    if match["y1"]:
        year, month, day = match.span("y1"), match.span("m1"), match.span("d1")
    else:
        first, second = int(match["a"]), int(match["b"])
        if not (0 < first <= 31 and 0 < second <= 31 and min(first, second) <= 12):
            return False
        if len(match["y2"]) == 2 and "-" in match[0]:  # a range with a hyphen too many
            return False
        year, month, day = match.span("y2"), match.span("b"), match.span("a")
    sure = not match["a"] or int(match["b"]) > 12 or "." in match[0] or int(match["a"]) > 12
    if match["a"] and int(match["b"]) > 12:
        month, day = day, month
    for span, strength in (
        (year, Strength.STRONG),
        (month, Strength.OPTIONAL),
        (day, Strength.STRONG if sure else Strength.OPTIONAL),
    ):
        value = int(match.string[span[0] : span[1]])
        values: tuple[Value, ...] = (value, 2000 + value) if span is year and value < 100 else (value,)
        if span is year and value > 1000:
            values = (value, value % 100)
        found[span[0]] = Reading(values, *span, strength=strength)
    return True


def _literal(text: str, match: re.Match[str], *, english: bool) -> Reading:
    start, end = match.span()
    raw = match[0]
    if raw in _SIGNS:
        return Reading((_SIGNS[raw],), start, end, kind=Kind.PART)
    values = _values(raw, english=english)
    strength = Strength.STRONG
    if _NAME_BEFORE.search(text, max(0, start - 24), start):
        strength = Strength.WEAK
    glued = _GLUED.match(text, end)
    if glued is not None and glued[0].isascii() and glued[0].lower() not in _GLUED_UNITS:
        strength = Strength.WEAK
    if (start and text[start - 1] in "#_)§№") or text[end : end + 1] in ("_", "("):
        strength = Strength.WEAK
    if text[end : end + 1] == "$" and start and text[start - 1] == "%":
        strength = Strength.OPTIONAL  # a placeholder's
    ordinal = _ORDINAL.match(text, end)
    kind = (
        Kind.ORDINAL if (ordinal and len(ordinal[0]) > 1) or text.endswith(("მე-", "მე‑"), 0, start) else Kind.CARDINAL
    )
    negative = _MINUS.search(text, max(0, start - 8), start) is not None
    return Reading(values, start, end, strength, kind, parts=_pieces(raw), negative=negative)


def _pieces(raw: str) -> tuple[Value, ...]:
    """What a number may be taken apart to: a time, a date, a section, or two numbers that stand side by side."""
    pieces = re.split(rf"[.,'’{_SPACE}]", raw)
    if not 1 < len(pieces) < 6 or (_TIME.fullmatch(raw) is None and len(pieces) == 2 and raw[len(pieces[0])] in ".,"):
        return ()
    return tuple(map(int, pieces))


def _values(raw: str, *, english: bool) -> tuple[Value, ...]:
    """What digits with marks may mean; `12,500` is one number in English and may be either elsewhere."""
    plain = re.sub(rf"['’{_SPACE}]", "", raw)
    if plain.isdigit():
        return (int(plain),)
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        return (_of_both_marks(plain),)
    mark = "," if commas else "."
    grouped = re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:\{mark}[0-9]{{3}})+", plain) is not None
    whole = int(plain.replace(mark, ""))
    if commas + points > 1:
        # A version or a section, as 3.11.2, is told apart from 3112 by its first point.
        return (whole,) if grouped else (Fraction(whole, 10 ** (len(plain) - plain.index(mark) - commas - points)),)
    as_decimal = _decimal(plain, mark)
    if not grouped or raw != plain:
        return (as_decimal,)
    if english:
        return (whole,) if mark == "," else (as_decimal,)
    return (as_decimal, whole) if mark == "," else (whole, as_decimal)


def _of_both_marks(plain: str) -> Value:
    """`1,250.5` and `1.250,5`: the last mark is the decimal one."""
    decimal = "." if plain.rindex(".") > plain.rindex(",") else ","
    if plain.count(decimal) == 1:
        return _decimal(plain.replace("," if decimal == "." else ".", ""), decimal)
    return int(re.sub("[.,]", "", plain))


def _decimal(plain: str, mark: str) -> Value:
    whole, _, rest = plain.partition(mark)
    value = Fraction(int((whole or "0") + rest), 10 ** len(rest))
    return int(value) if value.denominator == 1 else value
