"""Who and whose words: proper names, quotations and attributions in English, and what negates.

Names are runs of capitalised words. At the start of a sentence every word is capitalised, so one counts there only if
more of the run follows, if it is an acronym, if it is capitalised in mid-sentence elsewhere, or if it stands right
before a verb as only a name can ("Beridze said"; a common noun has an article or a plural there).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from i18nsync.core.facts_model import FactKind
from i18nsync.core.facts_numbers import NUMBER_WORDS, Scanned

__all__ = ["FUNCTION_WORDS", "addresses", "attributions", "is_title_case", "names", "negations", "quotations", "starts"]

_WORDS = re.compile(r"[^\W\d_](?:[\w]|['’-](?=[^\W_])|(?<=\b[^\W\d_])\.(?=[^\W\d_]\b))*")
_POSSESSIVE = re.compile(r"['’]s$")
_START = re.compile(
    r"(?:\A|[\n:•]|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMrs)(?<!\bProf)(?<!\b[A-Z])[.!?…][\"”’»)\]]*(?=\s)|[“„«]|(?<![\w])\")"
    r"[\s\"“„«‘'(#>\[*–—-]*"
)

_FUNCTION_WORDS_TEXT = """
    a about above according across after again against all almost along already also although always amid among an
    and another any anyone anything are around as at back because been before behind being below beneath besides
    best better between beyond both but by can could despite did do does during each earlier either else even every
    everyone everything except few fewer finally first following for former from further had half has have having he
    hence her here hers him his how however i if in indeed inside instead into is it its itself just last later
    least less like many may maybe meanwhile might more moreover most much must my near nearly neither never
    nevertheless new next no nobody none nor not nothing now of off often old on once one only onto or other others
    otherwise our ours out outside over own past per perhaps rather recently same several shall she should since so
    some someone something sometimes soon still such than that the their theirs them then there therefore these they
    this those though through throughout thus to together too toward towards two under unless unlike until up upon
    us very via was we well were what when whenever where whereas whether which while who whoever whom whose why
    will with within without would yes yet you your yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
"""Words that are no names, wherever they stand."""

# Nouns that stand before a verb without an article, so that they are no names there.
_BARE_TEXT = """
    police people parliament government water snow rain traffic power electricity gas turnout attendance trade work
    unemployment inflation tourism demand interest production construction bread cheese wine wheat access entry
    admission parking staff opposition management research education justice everybody anybody somebody volunteering
    half membership rent men women children cattle smoke fog hail wind ice mud flooding fire
"""
_BARE = frozenset(_BARE_TEXT.split())
_VERBS = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|is|was|has|had|will|would|did|does|may|might|must|can|could|should"
    r"|won|lost|left|went|came|took|made|became|began|met|led|joined|denied|called|signed|opened|sued|accused|plans|wants|hopes"
    r"|served|died|lives|lived|played|plays|worked|works|teaches|taught|thanked|beat|defeated|voted|resigned|refused|declined)"
)
_REPORTING = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|claimed|claims|explained|insisted|warned|noted|announced|argued"
    r"|stated|recalled|replied|promised|admitted|denied|confirmed)"
)
_BEFORE_VERB = re.compile(rf"\s+(?:also\s+|later\s+)?{_VERBS}\b")
_JOINT = re.compile(
    r"\.?(?:[ \u00a0]+|-)(?:(?:of|de|van|von|der|al|bin|ibn|la|du)[ \u00a0]+)?(?:the[ \u00a0]+(?=[A-Z]))?"
)


def starts(text: str) -> frozenset[int]:
    """Offsets at which a sentence, a line or a quotation begins, after the marks before its first word."""
    return frozenset(found.end() for found in _START.finditer(text))


def is_title_case(text: str) -> bool:
    """Whether capitals say nothing here: a headline with most words capitalised, or a text in capitals."""
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word.lower() not in FUNCTION_WORDS]
    capital = sum(word[0].isupper() for word in words)
    shouted = sum(word.isupper() for word in words)
    return len(words) >= 3 and (shouted > 0.6 * len(words) or (capital == len(words) and len(words) >= 4))


def names(text: str, taken: Container[int], known: Container[str] = frozenset()) -> Iterator[Scanned]:
    """Runs of capitalised words that are names; the value is their words without possessive endings, in lower case.

    Args:
        text: the words, without markup.
        taken: offsets that other facts hold, months and weekdays among them.
        known: words in lower case that are names even at the start of a sentence.
    """
    if is_title_case(text):
        for found in _WORDS.finditer(text):
            if _is_acronym(found[0]) and not text.isupper() and found.start() not in taken and len(found[0]) <= 6:
                yield (FactKind.NAME, _key(found[0]), *found.span())
        return
    first = starts(text)
    elsewhere = {
        _key(found[0])
        for found in _WORDS.finditer(text)
        if found.start() not in first and found.start() not in taken and _capital(found[0])
    }
    run: list[re.Match[str]] = []
    for found in _WORDS.finditer(text):
        if found.start() in taken or not _capital(found[0]):
            if run and found[0] in ("of", "de", "van", "von", "der", "al", "bin", "ibn", "la", "du", "the"):
                continue
            yield from _run(text, run, first, elsewhere, known)
            run = []
            continue
        if run and (found.start() in first or not _JOINT.fullmatch(text, run[-1].end(), found.start())):
            yield from _run(text, run, first, elsewhere, known)
            run = []
        run.append(found)
    yield from _run(text, run, first, elsewhere, known)


def _run(
    text: str, run: list[re.Match[str]], first: frozenset[int], elsewhere: set[str], known: Container[str]
) -> Iterator[Scanned]:
    if run and run[0].start() in first and not _stands(text, run, elsewhere, known):
        run = run[1:]
    if run:
        yield (FactKind.NAME, " ".join(_key(word[0]) for word in run), run[0].start(), run[-1].end())


def _stands(text: str, run: list[re.Match[str]], elsewhere: set[str], known: Container[str]) -> bool:
    """Whether a run's first word, which is at the start of a sentence, is a name or part of one."""
    word = run[0][0]
    key = _key(word)
    if key in elsewhere or key in known or _is_acronym(word):
        return True
    if key in FUNCTION_WORDS or key in NUMBER_WORDS or key.endswith("ly"):
        return False
    if len(run) > 1:
        return True
    if _POSSESSIVE.search(word):
        return key not in _BARE
    return key not in _BARE and not key.endswith(("s", "ing")) and _BEFORE_VERB.match(text, run[0].end()) is not None


def _capital(word: str) -> bool:
    return word[0].isupper() and word not in ("I", "I’m", "I'm", "I’ve", "I've", "I’ll", "I'll", "I’d", "I'd", "OK")


def _is_acronym(word: str) -> bool:
    letters = _POSSESSIVE.sub("", word).replace(".", "").replace("-", "")
    return len(letters) >= 2 and letters.isupper()


def _key(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    return (word.replace(".", "") if _is_acronym(word) else word).lower().replace("’", "'")


_QUOTATION = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|(?<![\w])\"[^\"]*\"")


def quotations(text: str) -> Iterator[Scanned]:
    """What stands in quotation marks of any style, marks included; the value is its words in lower case."""
    for found in _QUOTATION.finditer(text):
        yield (FactKind.QUOTATION, " ".join(re.findall(r"[\w'’]+", found[0].lower())), *found.span())


def attributions(text: str, found: list[Scanned]) -> Iterator[Scanned]:
    """Names next to a reporting verb; the value is the last word of the name. `found` holds the names."""
    for kind, value, start, end in found:
        if kind is not FactKind.NAME:
            continue
        after = re.compile(rf",?\s+(?:also\s+|later\s+)?{_REPORTING}\b").match(text, end)
        before = re.search(
            rf"(?:\b{_REPORTING}|\baccording\s+to)\s+(?:the\s+)?$", text[max(0, start - 40) : start], re.IGNORECASE
        )
        if after:
            yield (FactKind.ATTRIBUTION, value.split(" ")[-1], start, after.end())
        elif before:
            yield (FactKind.ATTRIBUTION, value.split(" ")[-1], max(0, start - 40) + before.start(), end)


_NEGATION = re.compile(
    r"\b(?P<nobody>no[ -]one|noone|nobody)\b|\b(?P<no>no)\b(?!\.\s?[0-9])|(?P<short>n['’]t)\b"
    r"|\b(?P<bare>(?:do|does|did|is|are|was|were|has|have|had|would|could|should|wo|ca)(?=nt\b))(?P<nt>nt)\b"
    r"|\b(?P<can>can)(?P<cannot>not)\b"
    r"|\b(?P<non>non)(?=[-‑]\w)"
    r"|\b(?P<word>not|never|none|nothing|nowhere|neither|nor|without|hardly|barely|scarcely|rarely|seldom)\b",
    re.IGNORECASE,
)
_REFUSAL = re.compile(
    r"\b(?:(?P<fail>fail(?:s|ed|ing|ures?)?)|(?P<refuse>refus(?:e|es|ed|ing|als?))|(?P<deny>den(?:y|ies|ied|ying|ials?))"
    r"|(?P<reject>reject(?:s|ed|ing|ions?)?)|(?P<unable>unable)|(?P<decline>declin(?:e|es|ed|ing)(?=\s+to\b))"
    r"|(?P<lack>lack(?:s|ed|ing)?))\b",
    re.IGNORECASE,
)


def negations(text: str) -> Iterator[Scanned]:
    """Words that negate, and verbs that do so by what they mean.

    `not`, `n't` and `cannot` are the same; so are `nobody` and `no one`. Near-negations (hardly, barely, scarcely,
    rarely, seldom) count as negations: a translation that drops one says the opposite. Verbs of failing, refusing,
    denying, rejecting, declining to and lacking are refusals, a kind of their own, in whatever form.
    """
    for found in _NEGATION.finditer(text):
        if found["short"] or found["nt"] or found["cannot"]:
            group = "short" if found["short"] else "nt" if found["nt"] else "cannot"
            yield (FactKind.NEGATION, "not", *found.span(group))
        else:
            value = "nobody" if found["nobody"] else found[0].lower()
            yield (FactKind.NEGATION, value, *found.span())
    for found in _REFUSAL.finditer(text):
        yield (FactKind.REFUSAL, str(found.lastgroup), *found.span())


_ADDRESS = re.compile(
    r"(?P<url>\b(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)\]])|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)


def addresses(text: str) -> Iterator[Scanned]:
    """Web and mail addresses, as they stand."""
    for found in _ADDRESS.finditer(text):
        yield (FactKind.URL if found["url"] else FactKind.EMAIL, found[0], *found.span())
