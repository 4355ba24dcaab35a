"""Negation in English: what negates for certain, and what a translation may say with a "not" or without one."""

from __future__ import annotations

import re
from functools import cache

from i18nsync.checks.negation_model import Reading

__all__ = ["NEGATORS", "affixed", "quick", "read"]

_AUXILIARIES = [
    "ain",
    "aren",
    "can",
    "couldn",
    "daren",
    "didn",
    "doesn",
    "don",
    "hadn",
    "hasn",
    "haven",
    "isn",
    "mayn",
    "mightn",
    "mustn",
    "needn",
    "oughtn",
    "shan",
    "shouldn",
    "wasn",
    "weren",
    "won",
    "wouldn",
]
_CONTRACTED = [f"{verb}{mark}t" for verb in _AUXILIARIES for mark in ("'", "’")]
NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "without",
        "unless",
        "cannot",
        "cant",
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "wont",
    ]
) | frozenset(_CONTRACTED)
"""Words that negate for certain, in lower case."""

_NOT = r"(?:not|cannot|[a-z]+n['’]t|cant|dont|doesnt|didnt|isnt|wont)"
_BE = r"(?:(?:is|are|was|were|do|does|did|have|has|had|would|could|should|must)n|can|won)['’]t"
# A translation may say these with a negation or without one: `not only`, `no later than`, `don't forget`.
_OPTIONAL = re.compile(
    rf"\b(?:{_NOT}\s(?:only|just|merely|simply|solely|even|quite|exactly|least|so\s(?:much|many|long|far)|too"
    rf"|very|particularly"
    rf"|especially|necessarily|far|long|bad|many|much|few|often|unlike|surprising\w*|uncommon\w*|un[a-z]+|in(?:frequent"
    rf"|significant|considerable)[a-z]*"
    rf"|until|before|for\sthe\sfirst|to\sbe\s(?:missed|outdone)|to\s(?:mention|say|speak)|that|as\b(?!\s(?:a|an"
    rf"|the)\b)|later|earlier|sooner|more|less"
    rf"|fewer|over|above|under|exceed\w*"
    rf"|be\s(?:better|worse|clearer|more)|hesitate|forget|fail\w*|miss\w*|mind|worry"
    rf"|help|wait|care|(?:stop|ceas)\w*\s\w+ing|give\sup|den(?:y|ied|ies)|refuse\w*|reject\w*|oppos\w*|object\w*"
    rf"|doubt\w*|disput\w*|lose\b|lost\b"
    rf"|hid(?:e|den)|alone|likely|possible|impossible|without|no|never|nothing|nobody|none|a\slittle|once\b"
    rf"|uninterest\w*|sure|certain)\b"
    rf"|no\s(?:later|earlier|fewer|less|more|longer\sthan|bigger|larger|higher|lower|sooner|time\b|end\sof"
    rf"|wonder|surprise|secret|matter|accident"
    rf"|coincidence|stranger|small|mean\s|exaggeration|different|better|worse|exception|less|other|need|problem"
    rf"|big\sdeal)\b"
    rf"|(?:or|if|why|when|whether\sor|than|but|and)\s(?:not|none|never|no)\b(?=\s*[,.;:?!)]|\s*\Z|\s(?:the|a|all"
    rf"|only)\b)"
    rf"|(?:or|if|why|whether\sor)\s(?:\w+\s)?not\b|or\sneither|(?:to|or)\sno(?=\s[a-z])|(?:go|goes"
    rf"|went)\swithout\ssaying|if\snothing|nothing\s(?:could\sbe|but|if\snot|more\sthan|less\sthan|short\sof"
    rf"|other\sthan"
    rf"|like)|none\s(?:other|too|the\s(?:less|wiser|worse|better))"
    rf"|(?:short\sof|lack(?:s|ed)?|wants?\sfor|wanted\sfor)\s(?:neither|nothing|none|no)"
    rf"|(?:second\sto|all\sbut)\snone|for\snothing|all\sor\snothing|without\s(?:doubt|question|fail|exception"
    rf"|delay|interruption|stopping|a\sbreak)"
    rf"|never\s(?:mind|again|before|ending|fail\w*)|never-\w+|like\snever\sbefore|as\snever\sbefore"
    rf"|,\s{_BE}\s(?:it|he|she|they|we|you|i|there)\s*\?)"
    rf"|(?:\A\W*|(?<=[.?!\"“'‘]\s)|(?<=[\"“‘]))(?:{_BE}|why\s{_BE}|why\snot)\b(?=[^.!]*\?)"
    rf"|\b{_NOT}\s(?:\w+\s)?(?:but|so\smuch)\b|\b{_NOT}\s(?:\w+\s){{1,2}}(?:more|less|fewer|later"
    rf"|earlier)\sthan\b|\bwith\s(?:and|or)\swithout\b"
    rf"|\b(?:{_NOT}|never|no|none|nobody|nothing)\b[^.;:!?]{{1,90}}\b(?:unless|until|till|without|except"
    rf"|other\sthan|if\snot)\b"
)
# No negation at all: a number, an answer that is asked for.
_NONE = re.compile(
    r"\bno\.?\s?[0-9]|\bnos\.|\bno\.\s(?=[a-z]?[0-9])|\byes['\"”’]?\s?(?:/|,|or|and)\s?['\"“‘]?no\b"
    r"|['\"“‘]no['\"”’](?=\s|[.,;)]|\Z)|\bno\s?(?:/|or)\s?yes\b|\bdos and don['’]ts\b|\bnot[- ]for[- ]profit\b"
)
_VERBAL = re.compile(rf"(?<![\w-])(?:{_NOT}|never)(?![\w-])")
_NOMINAL = re.compile(r"(?<![\w-])(?:no|none|nobody|nothing|nowhere|neither|without|unless)(?!\w)")
_NOR = re.compile(r"(?<![\w-])nor(?!\w)")

# Words that negate by what they begin or end with.
_UN_STOP = (
    r"(?!able\b|der|til|esco|icef|ion|it|iv|less|iq|iform|ifi|ison|cle"
    r"|animous|dulat|like\b|earth|leash|fold|cover|ravel|veil|lock|load|pack|zip|i\b)"
)
_AFFIXED = re.compile(
    rf"\b(?:un{_UN_STOP}[a-z]{{3,}}|non-?(?!e\b|etheless)[a-z]{{3,}}"
    rf"|[a-z]{{3,}}(?<!un)(?<!neverthe)(?<!regard)(?<!b)less(?:ly|ness)?"
    r"|in(?:valid|correct|complete|capab|abil|accessib|adequa|sufficien|accura|appropriat|compatib|consisten"
    r"|dependen|visib|effectiv|efficien|elig|experienc"
    r"|secur|stab|definit|direct|evitabl|formal|justice|nocen|operab|soluble|toleran|voluntar|action|activ"
    r"|decisi|different|discreet|edible|equal|human|numerable)[a-z]*"
    r"|im(?:possib|passab|penetrab|mobil|moral|mature|patien|perfect|proper|polite|prudent|balanc)[a-z]*"
    r"|il(?:legal|legib"
    r"|logical|licit)[a-z]*|ir(?:regular|relevan|replac|respons|revers|reparab)[a-z]*"
    r"|dis(?:abl|agree|allow|appear|approv|belie|connect|content|continu|courag|engag|honest|like|loyal|miss"
    r"|obey|obedien|order|pleas|prove|qualif|regard|respect|satisf|trust|unit|used)[a-z]*"
    r"|mis(?:match|understand|understood|trust)[a-z]*|off-\w+|offline|missing)\b"
)


def affixed(text: str) -> int:
    """How many words of an English text in lower case negate by an affix: `unsafe`, `homeless`, `disallow`."""
    return len(_AFFIXED.findall(text))


@cache
def _soft() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:left|leave[sd]?|leaving|let)\s(?:\w+\s){0,3}?(?:in\speace|alone|untouched|undisturbed|be\b)|lest|persists?\b|anything\sbut|far\sfrom|nowhere\snear|more\sthan\sjust|too\s\w+(?:\s\w+)?\s(?:to|for)|only\s(?:one|if|when)|exceed\w*"
        r"|hardly|barely|scarcely|rarely|seldom|zero"
        r"|opt(?:s|ed)?[- ]out|(?:or|at)\s(?:less|fewer|most)|yet\sto|remains?\sto\sbe|in\svain|wish(?:es|ed)?"
        r"|if\sonly|(?:would|should|could|might)\shave|beyond\s(?!the\b|a\b)\w+|maximum|few|little|otherwise"
        r"|beware)\b|\?|-only\b"
    )


def quick(text: str) -> int:
    """How many words at most negate in an English text in lower case; 0 where some of them may be no negations."""
    nominal = _NOMINAL.findall(text)
    return 0 if "no" in nominal else len(nominal) + len(_VERBAL.findall(text)) + len(_NOR.findall(text))


def read(text: str) -> Reading:
    """The negations of an English sentence in lower case."""
    certain: list[tuple[int, int]] = []
    blank = _NONE.sub(lambda found: " " * len(found[0]), text)
    optional = 0

    def aside(found: re.Match[str]) -> str:
        nonlocal optional
        optional += 1
        return " " * len(found[0])

    blank = _OPTIONAL.sub(aside, blank)
    verbal = [found.span() for found in _VERBAL.finditer(blank)]
    nominal = [found.span() for found in _NOMINAL.finditer(blank)]
    extra = [found.span() for found in _NOR.finditer(blank)]
    certain = sorted([*verbal, *nominal, *extra])
    if not (verbal or nominal):
        nominal = extra
    least = len(verbal) + min(1, len(nominal))
    return Reading(least, len(certain) + optional + len(_soft().findall(text)), tuple(certain))
