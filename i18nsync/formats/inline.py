"""Inline codes: the markup inside a segment's text that a translation has to carry.

The scanner follows CommonMark 0.31 (backslash escapes, code spans, the delimiter-run algorithm for emphasis, brackets
for links and images) and adds what newsroom and documentation sites write besides: bare addresses, footnote marks,
math, shortcodes, template and JSX expressions, text directives, hard breaks. It needs nothing but the text itself,
so a source and its translation are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from i18nsync.core.document import InlineCode
from i18nsync.formats import words
from i18nsync.formats.addresses import email_at, url_end
from i18nsync.formats.emphasis import Delimiter, Pair, delimiter, match_delimiters
from i18nsync.formats.links import label_key, link_tail
from i18nsync.formats.tags import OPAQUE_NAMES, Tag, TagKind, balanced, closing, scan_tag

__all__ = ["expand_references", "has_prose", "scan"]

# A text without any of these has no code: most paragraphs end here, at the price of one search by character class.
_ANY = re.compile(r"[\\`<{\[*_~&$@:\n]|www\.")
_SPECIAL = re.compile(r"[\\`<{!\[\]*_~&$\n@]|:(?=[A-Za-z+])|https?://|ftp://|www\.")
_LETTER = re.compile(r"[^\W\d_]")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>")
# Template tags by their openings, longest first.
_TEMPLATES = (("{{<", ">}}"), ("{{%", "%}}"), ("{{{", "}}}"), ("{{", "}}"), ("{%", "%}"))
_NO_PROSE = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
# How many braces without partner a text may have before we stop looking for partners: it bounds the work.
_PATIENCE = 32
_BRACED_PROSE = re.compile(r"\{\s*[^\W\d_][\w'’-]*(?:[ ,;]+[\w'’-]+)+[.!?…]?\s*\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_WIKI = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\](?!\()")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Quotation marks, dashes and the like: the target language has its own, so they are text and not code.
_TYPOGRAPHIC = words(
    "&quot; &apos; &#39; &#x27; &#34; &lsquo; &rsquo; &ldquo; &rdquo; &sbquo; &bdquo; &laquo; &raquo; "
    "&lsaquo; &rsaquo; &mdash; &ndash; &hellip; &#8217; &#8216; &#8220; &#8221; &#8211; &#8212; &#8230;"
)
_MATH = re.compile(r"\$\$[^$]+?\$\$|\$(?![\s$])(?:\\.|[^$\\\n]){1,300}?(?<!\s)\$(?!\d)")
_MATH_SIGN = re.compile(r"[\\^_={}]")
_DIRECTIVE = re.compile(r"(?<!\w)(?<!:):(?:[A-Za-z][\w-]*\[[^\[\]\n]*\](?:\{[^{}\n]*\})?|[a-z+][a-z0-9_+-]*:(?!\w))")
_IAL = re.compile(r"\{:[^{}\n]*\}")


def scan(text: str) -> tuple[InlineCode, ...]:
    """The inline codes of `text`, in the order of their opening texts; pairs nest properly."""
    if _ANY.search(text) is None or _SPECIAL.search(text) is None:
        return ()
    return _Scanner(text).codes()


def has_prose(text: str, codes: tuple[InlineCode, ...]) -> bool:
    """Whether `text` has a letter of any script outside of its inline codes."""
    if not codes:
        return _LETTER.search(text) is not None
    spans = sorted(
        span
        for code in codes
        for span in (
            (code.at, code.at + len(code.open)),
            *(((code.close_at, code.close_at + len(code.close)),) if code.close and code.close_at is not None else ()),
        )
    )
    at = 0
    for start, end in spans:
        if start > at and _LETTER.search(text, at, start):
            return True
        at = max(at, end)
    return _LETTER.search(text, at) is not None


def expand_references(text: str, labels: AbstractSet[str]) -> str:
    """Write `[label]` and `[label][]` as `[label][label]` where `label` (see `label_key`) is in `labels`.

    In the full form the first half can be translated and the link still finds its definition.
    """
    if not labels or "[" not in text:
        return text
    scanner = _Scanner(text, labels)
    scanner.run()
    parts: list[str] = []
    at = 0
    for start, end, label in sorted(scanner.shortcuts):
        parts += (text[at:start], f"][{label}]")
        at = end
    parts.append(text[at:])
    return "".join(parts)


class _Bracket:
    __slots__ = ("active", "at", "delimiters", "image")

    def __init__(self, at: int, *, image: bool, delimiters: int) -> None:
        self.at = at
        self.image = image
        self.delimiters = delimiters
        self.active = True


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str, labels: AbstractSet[str] = frozenset()) -> None:
        self.text = text
        self.labels = labels
        self.shortcuts: list[tuple[int, int, str]] = []
        self._singles: list[tuple[int, int]] = []
        self._pairs: list[Pair] = []
        self._delimiters: list[Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._tags: list[Tag] = []
        self._taken = 0
        self._no_ticks: set[int] = set()
        self._missing: set[str] = set()
        self._unbalanced = 0

    def codes(self) -> tuple[InlineCode, ...]:
        """Scan, pair and number."""
        self.run()
        pairs = self._nested([*self._pairs, *self._tag_pairs()])
        text = self.text
        found = [(start, end, -1, -1) for start, end in self._singles]
        found += [(pair.start, pair.start_end, pair.end, pair.end_end) for pair in pairs]
        found.sort()
        return tuple(
            InlineCode(number, text[a:b], None if c < 0 else text[c:d], a, None if c < 0 else c)
            for number, (a, b, c, d) in enumerate(found, 1)
        )

    def run(self) -> None:
        """Scan the text from end to end."""
        text, at = self.text, 0
        while (found := _SPECIAL.search(text, at)) is not None:
            start = found.start()
            step = _STEPS.get(text[start], _Scanner.address)
            at = step(self, start)
        match_delimiters(self._delimiters, 0, self._pairs)

    def _single(self, start: int, end: int) -> int:
        self._singles.append((start, end))
        self._taken = end
        return end

    def _enclosed(self, at: int, marks: tuple[tuple[str, str], ...]) -> int | None:
        """Where the first of `marks` that opens at `at` closes, or None."""
        text = self.text
        for left, right in marks:
            if text.startswith(left, at) and right not in self._missing:
                close = text.find(right, at + len(left))
                if close >= 0:
                    return close + len(right)
                # There is none from here on, so none for later openings either.
                self._missing.add(right)
        return None

    def backslash(self, at: int) -> int:
        if self.text.startswith("\n", at + 1):
            return self._single(at, at + 2)
        return at + 2

    def newline(self, at: int) -> int:
        if self.text.endswith("  ", 0, at) and at - 2 >= self._taken:
            self._single(at - 2, at + 1)
        return at + 1

    def ticks(self, at: int) -> int:
        text = self.text
        opening = _TICKS.match(text, at)
        width = opening.end() - at if opening else 1
        after = at + width
        if width not in self._no_ticks:
            for run in _TICKS.finditer(text, after):
                if run.end() - run.start() == width:
                    return self._single(at, run.end())
            self._no_ticks.add(width)
        return after

    def tag(self, at: int) -> int:
        text = self.text
        found = _AUTOLINK.match(text, at)
        end = found.end() if found is not None else self._enclosed(at, _NO_PROSE)
        if end is not None:
            return self._single(at, end)
        tag = scan_tag(text, at)
        if tag is None:
            return at + 1
        if tag.kind is TagKind.OPEN and tag.name in OPAQUE_NAMES:
            close = closing(tag.name).search(text, tag.end)
            if close is not None:
                return self._single(at, close.end())
        if tag.name == "img":
            for attribute in tag.attributes:
                value = text[attribute.start : attribute.end]
                if attribute.name == "alt" and attribute.quote in ('"', "'") and _LETTER.search(value):
                    self._pairs.append(Pair(at, attribute.start, attribute.end, tag.end))
                    self._taken = tag.end
                    return tag.end
        self._tags.append(tag)
        self._taken = tag.end
        return tag.end

    def brace(self, at: int) -> int:
        text = self.text
        end = self._enclosed(at, _TEMPLATES)
        if end is not None:
            return self._single(at, end)
        if self._unbalanced < _PATIENCE:
            end = balanced(text, at)
            self._unbalanced += end is None
        if end is None or _BRACED_PROSE.fullmatch(text, at, end):
            return at + 1
        return self._single(at, end)

    def image(self, at: int) -> int:
        if self.text.startswith("[", at + 1) and not self.text.startswith("[^", at + 1):
            self._brackets.append(_Bracket(at, image=True, delimiters=len(self._delimiters)))
            return at + 2
        return at + 1

    def bracket(self, at: int) -> int:
        text = self.text
        found = _FOOTNOTE.match(text, at)
        if found is not None:
            return self._single(at, found.end())
        wiki = _WIKI.match(text, at)
        if wiki is not None:
            if wiki[2] is None:
                return self._single(at, wiki.end())
            self._pairs.append(Pair(at, wiki.start(2), wiki.end(2), wiki.end()))
            self._taken = wiki.end()
            return wiki.end()
        self._brackets.append(_Bracket(at, image=False, delimiters=len(self._delimiters)))
        return at + 1

    def unbracket(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        bracket = self._brackets.pop()
        if not bracket.active:
            return at + 1
        text = self.text
        inner = bracket.at + (2 if bracket.image else 1)
        end = link_tail(text, at + 1)
        if end is None:
            end = at + 3 if text.startswith("[]", at + 1) else at + 1
            label = text[inner:at]
            if "[" in label or "\n" in label or label_key(label) not in self.labels:
                return at + 1
            self.shortcuts.append((at, end, label))
        elif (ial := _IAL.match(text, end)) is not None:
            end = ial.end()
        self._pairs.append(Pair(bracket.at, inner, at, end))
        match_delimiters(self._delimiters, bracket.delimiters, self._pairs)
        del self._delimiters[bracket.delimiters :]
        if not bracket.image:
            for earlier in self._brackets:
                earlier.active = earlier.active and earlier.image
        self._taken = end
        return end

    def delimiters(self, at: int) -> int:
        text = self.text
        mark, end = text[at], at + 1
        while text.startswith(mark, end):
            end += 1
        if mark != "~" or end - at == 2:
            self._delimiters.append(delimiter(text, at, end))
        return end

    def entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        if found is None:
            return at + 1
        if found[0] in _TYPOGRAPHIC:
            return found.end()
        return self._single(at, found.end())

    def dollar(self, at: int) -> int:
        found = _MATH.match(self.text, at)
        if found is None:
            return at + 1
        inner = found[0].strip("$")
        # "$5 and 6$" is money: a formula has an operator of TeX, or is a single word without digits.
        if not _MATH_SIGN.search(inner) and not (inner.isalpha() and inner.isascii()):
            return at + 1
        return self._single(at, found.end())

    def colon(self, at: int) -> int:
        found = _DIRECTIVE.match(self.text, at)
        return self._single(at, found.end()) if found is not None else at + 1

    def at_sign(self, at: int) -> int:
        span = email_at(self.text, at, self._taken)
        if span is None:
            return at + 1
        # The local part may hold `_`, which was taken for a delimiter run on the way here.
        while self._delimiters and self._delimiters[-1].at >= span[0]:
            self._delimiters.pop()
        return self._single(*span)

    def address(self, at: int) -> int:
        end = url_end(self.text, at)
        return at + 1 if end is None else self._single(at, end)

    def _tag_pairs(self) -> list[Pair]:
        """Pair opening tags with closing ones; what stays alone becomes standalone."""
        pairs: list[Pair] = []
        opened: list[Tag] = []
        for tag in self._tags:
            if tag.kind is TagKind.OPEN:
                opened.append(tag)
                continue
            if tag.kind is TagKind.CLOSE:
                partner = next((i for i in range(len(opened) - 1, -1, -1) if opened[i].name == tag.name), None)
                if partner is not None:
                    self._singles += ((left.start, left.end) for left in opened[partner + 1 :])
                    pairs.append(Pair(opened[partner].start, opened[partner].end, tag.start, tag.end, demotable=True))
                    del opened[partner:]
                    continue
            self._singles.append((tag.start, tag.end))
        self._singles += ((left.start, left.end) for left in opened)
        return pairs

    def _nested(self, pairs: list[Pair]) -> list[Pair]:
        """The pairs without those that cross another; a crossing pair of tags becomes two standalone codes."""
        pairs.sort(key=lambda pair: (pair.start, -pair.end))
        stack: list[Pair] = []
        kept: list[Pair] = []
        for pair in pairs:
            while stack and stack[-1].end <= pair.start:
                stack.pop()
            if not stack or pair.end_end <= stack[-1].end:
                stack.append(pair)
                kept.append(pair)
            elif pair.demotable:
                self._singles += ((pair.start, pair.start_end), (pair.end, pair.end_end))
            elif stack[-1].demotable:
                crossed = stack.pop()
                kept.remove(crossed)
                self._singles += ((crossed.start, crossed.start_end), (crossed.end, crossed.end_end))
                stack.append(pair)
                kept.append(pair)
        return kept


_STEPS = {
    "\\": _Scanner.backslash,
    "\n": _Scanner.newline,
    "`": _Scanner.ticks,
    "<": _Scanner.tag,
    "{": _Scanner.brace,
    "!": _Scanner.image,
    "[": _Scanner.bracket,
    "]": _Scanner.unbracket,
    "*": _Scanner.delimiters,
    "_": _Scanner.delimiters,
    "~": _Scanner.delimiters,
    "&": _Scanner.entity,
    "$": _Scanner.dollar,
    ":": _Scanner.colon,
    "@": _Scanner.at_sign,
}
