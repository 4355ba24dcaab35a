"""Align: match the segments of a source with those of a version that was translated as a file.

Front matter is matched key by key, the body by dynamic programming over structure and content (`align_path`,
`align_score`, `align_features`); then each link is judged (`align_judge`). A link is doubtful rather than wrong: what
is not sure is left for a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from i18nsync.core.align_adopt import Adopted, Doubt, adopt
from i18nsync.core.align_features import extract, plain_words
from i18nsync.core.align_judge import SURE, Judge
from i18nsync.core.align_lexicon import learn
from i18nsync.core.align_link import Alignment, Link
from i18nsync.core.align_score import Scorer
from i18nsync.core.document import Document
from i18nsync.core.glossary import Term

__all__ = ["SURE", "Adopted", "Alignment", "Doubt", "Link", "adopt", "align_documents"]

_ENOUGH_TO_LEARN = 8  # links


def align_documents(source: Document, version: Document, *, terms: Sequence[Term] = ()) -> Alignment:
    """Align the segments of `source` with those of `version`.

    Args:
        source: the article in its source language.
        version: the same article in another language.
        terms: the glossary of the version's language; renderings that are found count as evidence.

    Returns:
        Links of the shapes 1:1, 1:0, 0:1, 1:2 and 2:1. A link's score is the lower of two probabilities: that no other
        alignment of these segments is right (from the max-marginal of the best path), and that these two texts are
        translations (from what the texts themselves say).
    """
    features = extract(source, version, terms)
    language = version.ref.locale.language
    first = _align(source, version, Scorer(*features, language))
    links = [(link.source[0], link.target[0]) for link in first.links if link.shape == "1:1" and link.score >= SURE]
    if len(links) < _ENOUGH_TO_LEARN:
        return first
    words = [[plain_words(segment) for segment in document.segments] for document in (source, version)]
    learnt = learn(words[0], words[1], links)
    if not any(learnt[0]):
        return first
    richer = [
        [replace(one, learnt=tokens) for one, tokens in zip(side, known, strict=True)]
        for side, known in zip(features, learnt, strict=True)
    ]
    return _align(source, version, Scorer(richer[0], richer[1], language))


def _align(source: Document, version: Document, scorer: Scorer) -> Alignment:
    judge = Judge(source, version, scorer)
    places = [place for sources, targets in _groups(source, version) for place in judge.places(sources, targets)]
    return Alignment(tuple(_in_order(judge.links(places))))


def _groups(source: Document, version: Document) -> Iterator[tuple[list[int], list[int]]]:
    """Segments that can only be linked with each other: those of one context."""
    groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, document in enumerate((source, version)):
        for index, segment in enumerate(document.segments):
            groups[segment.context][side].append(index)
    yield from groups.values()


def _in_order(links: Sequence[Link]) -> list[Link]:
    """Links by their place in the source; one without source stands after the link of the target before its own."""
    after: dict[int, tuple[int, int]] = {}
    for link in links:
        for target in link.target:
            if link.source:
                after[target] = (link.source[-1], target)
    place, last = {}, (-1, -1)
    for link in sorted((link for link in links if link.target), key=lambda link: link.target):
        if link.source:
            last = after[link.target[-1]]
        place[link] = (link.source[0], -1, link.target[0]) if link.source else (last[0], 0, link.target[0])
    return sorted(links, key=lambda link: place.get(link) or (link.source[0], -1, -1))
