"""Judge: how sure a link of the best alignment is, and whether its text may be taken over."""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from i18nsync.core.align_features import plain_words
from i18nsync.core.align_link import Link
from i18nsync.core.align_path import Step, best_path
from i18nsync.core.align_score import GAP, Scorer
from i18nsync.core.document import Document
from i18nsync.core.homing import Homing
from i18nsync.core.language import count_scripts, script_of
from i18nsync.core.locale import LocalePair
from i18nsync.messages import _

__all__ = ["SURE", "Judge", "Place"]

_CLEARLY = 2.0  # log odds by which what a segment says has to fit better elsewhere
SURE = 0.85
"""Score from which a link is not doubtful."""

_MARGIN = 1.0  # log-odds that are taken off: alternatives outside of the band, features that are not independent
# Log-odds that a pair's place is worth where its texts say nothing: alone, and for each neighbour that is linked in
# step with it. A front matter key has its place by its name.
_ALONE, _NEIGHBOUR = -2.4, 2.6
_SAME_CELL = 1.5  # of tables with as many rows and columns
# A place says little in documents that are hardly each other's translation: log-odds of the contents of all links,
# for each segment. Of 129 real pairs 127 are above 1.5, of 357 pairs of other articles of the same site 1.
_ALIKE, _UNLIKE, _MOST_UNLIKE = 1.5, 2.5, 4.0
_WORDS = 3  # from so many words on, a text that is equal to its source was not translated


@dataclass(frozen=True, slots=True)
class Place:
    """A step of the best path, in indices of the documents.

    Args:
        source: indices into the source's segments.
        target: indices into the version's segments.
        margin: see `align_path.Step`.
        odds: log-odds that the place is worth, whatever the texts say.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    margin: float
    odds: float


@dataclass(frozen=True, slots=True)
class Judge:
    """Aligns groups of segments and says how sure each link is.

    Args:
        source: the source's document.
        version: the version's document.
        scorer: made for both.
    """

    source: Document
    version: Document
    scorer: Scorer

    def places(self, sources: Sequence[int], targets: Sequence[int]) -> Iterator[Place]:
        """The best alignment of one group of segments, given by their indices."""
        scorer = self.scorer

        def merge(i: int, di: int, j: int, dj: int) -> float | None:
            # Only neighbours in the text can have been one segment.
            if sources[i + di - 1] - sources[i] != di - 1 or targets[j + dj - 1] - targets[j] != dj - 1:
                return None
            return scorer.merge(sources[i], di, targets[j], dj)

        def in_step(at: int) -> bool:
            """Whether a step is a link of one with one; an end of the text counts as such."""
            return not 0 <= at < len(steps) or (steps[at].sources, steps[at].targets) == (1, 1)

        steps: Sequence[Step] = best_path(
            len(sources), len(targets), lambda i, j: scorer.pair(sources[i], targets[j]), merge, GAP
        )
        named = len(sources) == len(targets) == 1 and bool(self.source.segments[sources[0]].context)
        for index, step in enumerate(steps):
            neighbours = 2 if named else in_step(index - 1) + in_step(index + 1)
            yield Place(
                tuple(sources[step.source : step.source + step.sources]),
                tuple(targets[step.target : step.target + step.targets]),
                step.margin,
                _ALONE + _NEIGHBOUR * neighbours,
            )

    def links(self, places: Sequence[Place]) -> list[Link]:
        """Links of all places of both documents."""
        pairs = [place for place in places if len(place.source) == len(place.target) == 1]
        content = sum(self._content(place.source[0], place.target[0]) for place in pairs)
        size = (len(self.source.segments) + len(self.version.segments)) / 2
        alike = content / max(size, 1)
        strangers = min(_MOST_UNLIKE, max(0.0, _UNLIKE * (_ALIKE - alike)))
        return self._contested([self._link(place, strangers) for place in places])

    def _contested(self, links: list[Link]) -> list[Link]:
        """The links, those doubtful for which a segment that is left over fits clearly better.

        The path never crosses itself, so a paragraph that was moved can push its neighbours onto strangers.
        """
        sources = [link.source[0] for link in links if link.shape == "1:0"]
        targets = [link.target[0] for link in links if link.shape == "0:1"]
        if not sources and not targets:
            return links

        def is_contested(source: int, target: int) -> bool:
            enough = self._content(source, target) + _CLEARLY
            return any(self._content(source, other) > enough for other in targets) or any(
                self._content(other, target) > enough for other in sources
            )

        return [
            replace(link, score=min(link.score, SURE / 2), doubtful=True, reason=_("uncertain"))
            if link.shape == "1:1" and not link.doubtful and is_contested(link.source[0], link.target[0])
            else link
            for link in links
        ]

    def _content(self, source: int, target: int) -> float:
        return self.scorer.content(self.scorer.source[source], self.scorer.target[target])

    def _link(self, place: Place, strangers: float) -> Link:
        source, target = place.source, place.target
        sure = _probability(place.margin - _MARGIN)
        if not source or not target:
            return Link(source, target, sure, doubtful=False)
        if len(source) > 1 or len(target) > 1:
            return Link(source, target, min(sure, SURE / 2), doubtful=True, reason=_("split or joined"))
        ours, theirs = self.scorer.source[source[0]], self.scorer.target[target[0]]
        odds = place.odds - strangers + (_SAME_CELL if ours.cell and ours.cell == theirs.cell else 0.0)
        score = min(sure, _probability(odds + self.scorer.content(ours, theirs, faithful=True)))
        if ours.role != theirs.role:
            score = min(score, SURE / 2)
        if self._is_untranslated(source[0], target[0]):
            return Link(source, target, score, doubtful=True, reason=_("not translated"), untranslated=True)
        swapped = [sorted(ours.numbers - theirs.numbers), sorted(theirs.numbers - ours.numbers)]
        if all(swapped):
            reason = _("numbers differ: {ours} and {theirs}").format(
                ours=", ".join(swapped[0]), theirs=", ".join(swapped[1])
            )
            return Link(source, target, score, doubtful=True, reason=reason)
        if score < SURE:
            return Link(source, target, score, doubtful=True, reason=_("uncertain"))
        pair = LocalePair(self.source.ref.locale, self.version.ref.locale)
        homing = Homing(pair, posixpath.dirname(self.source.ref.id))
        lost = homing.verify(self.source.segments[source[0]].codes, self.version.segments[target[0]].codes)
        return Link(source, target, score, doubtful=bool(lost), reason="; ".join(lost))

    def _is_untranslated(self, source: int, target: int) -> bool:
        words = plain_words(self.version.segments[target])
        if len([word for word in words.split() if any(letter.isalpha() for letter in word)]) < _WORDS:
            return False
        if self.source.segments[source].source == self.version.segments[target].source:
            return True
        wanted = script_of(self.version.ref.locale)
        return wanted != script_of(self.source.ref.locale) and not count_scripts(words)[wanted]


def _probability(odds: float) -> float:
    """The probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))
