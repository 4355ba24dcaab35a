"""The memory as an engine: fills what was translated before, whole or sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from i18nsync.core.document import InlineCode
from i18nsync.core.homing import Homing
from i18nsync.core.locale import LocalePair
from i18nsync.core.matching import Match, MatchKind, rank
from i18nsync.core.parts import closed
from i18nsync.core.ports import Batch, Capabilities, Draft, Failure, Memory, TextUnit
from i18nsync.core.sentences import sentence_starts
from i18nsync.core.unit import Origin, Provenance
from i18nsync.engines import options
from i18nsync.engines.drafting import CodesOf, Refused
from i18nsync.errors import SettingsError
from i18nsync.messages import N_, _

__all__ = ["JOINED", "MemoryEngine", "build"]

JOINED = 95
"""Score of a draft that is put together from sentences: each is exact, what they say together nobody has read."""


@dataclass(frozen=True, slots=True)
class MemoryEngine:
    """Drafts from the translation memory; see `i18nsync.core.ports.Engine`.

    Args:
        memory: the memory.
        codes: finds the inline codes of a target, so that only targets with the source's codes are used; without it,
            only targets of texts without codes are.
        fuzzy: the lowest similarity at which a near match may fill, 1 to 100; 0 for exact matches only.
    """

    memory: Memory
    codes: CodesOf | None = None
    fuzzy: int = 0

    @property
    def name(self) -> str:
        """As in settings."""
        return "memory"

    @property
    def sends_text_offsite(self) -> bool:
        """Never."""
        return False

    def capabilities(self, pair: LocalePair) -> Capabilities | None:  # noqa: ARG002 - the port's signature
        """Any pair, texts of any length, codes as they are."""
        return Capabilities(renderings=("none",))

    def translate(self, batch: Batch) -> list[Draft | Failure]:
        """One result a text: the best match that has its inline codes.

        An exact match comes first, one between the same neighbours before others; then a near-exact one, made to fit;
        then one made of exact matches of all its sentences; then, if it is asked for, a fuzzy one.

        Raises:
            MemoryStoreError: the memory cannot be read.
        """
        return [self._draft(batch.pair, unit) for unit in batch.units]

    def _draft(self, pair: LocalePair, unit: TextUnit) -> Draft | Failure:
        exact = rank(self.memory.exact(pair, unit.source, context=unit.context))
        whole = self._first(pair, unit, exact)
        if isinstance(whole, Draft):
            return whole
        near = rank(self.memory.near(pair, unit.source))
        adapted = self._first(pair, unit, near)
        if isinstance(adapted, Draft):
            return adapted
        joined = self._by_sentence(pair, unit)
        if joined is not None:
            return joined
        why = whole if exact or not near else adapted
        if self.fuzzy:
            similar = rank(self.memory.fuzzy(pair, unit.source, threshold=self.fuzzy))
            best = self._first(pair, unit, similar)
            if isinstance(best, Draft):
                return best
            why = why if exact or near else best
        return why

    def _first(self, pair: LocalePair, unit: TextUnit, matches: Sequence[Match]) -> Draft | Failure:
        """The first match whose target has the source's codes; links may lead to the same pages in its own language."""
        problems: list[str] = []
        for match in matches:
            problems = self._problems(pair, unit.codes, match.target)
            if not problems:
                return Draft(match.target, score=match.score, note=match.note, confirmed=_confirmed(match))
        if problems:
            return Refused(
                _("the match in the memory does not carry the inline codes: {problems}").format(
                    problems="; ".join(problems)
                )
            )
        return Refused(_("the memory has no match"))

    def _by_sentence(self, pair: LocalePair, unit: TextUnit) -> Draft | None:
        """Exact matches of every sentence, with the white space of the source between them."""
        starts = sentence_starts(unit.source, closed(unit.codes))
        parts: list[str] = []
        for start, end in zip([0, *starts], [*starts, len(unit.source)], strict=True):
            piece = unit.source[start:end]
            sentence = piece.strip()
            at = start + piece.index(sentence)
            own = tuple(code for code in unit.codes if at <= code.at < at + len(sentence))
            found = next(
                (
                    match.target
                    for match in rank(self.memory.exact(pair, sentence, sentences=True))
                    if not self._problems(pair, own, match.target)
                ),
                None,
            )
            if found is None:
                return None
            parts.append(piece.replace(sentence, found.strip(), 1))
        target = "".join(parts)
        # Sentences that are right each may be read differently once they stand together.
        if self._problems(pair, unit.codes, target):
            return None
        note = f"put together from {len(parts)} sentences" if starts else N_("a sentence of a longer text")
        return Draft(target, score=JOINED, note=note)

    def _problems(self, pair: LocalePair, codes: Sequence[InlineCode], target: str) -> list[str]:
        if self.codes is not None:
            return Homing(pair).verify(codes, self.codes(target))
        return [_("nothing is there to find the codes of the match with")] if codes else []


def _confirmed(match: Match) -> Provenance | None:
    """Who confirmed the very text in the very place; an import counts for nothing, whoever is named in it."""
    given = match.provenance
    is_known = match.kind is MatchKind.CONTEXT and given.origin is not Origin.IMPORT and given.by and given.at
    return given if is_known else None


def build(settings: Mapping[str, object]) -> MemoryEngine:
    """The memory engine.

    Args:
        settings: `memory`, an open `core.ports.Memory`, and `codes`, both from the caller; `fuzzy`, 0 (off) to 100.

    Raises:
        SettingsError: there is no memory, or a setting is not what it should be.
    """
    memory = settings.get("memory")
    if not isinstance(memory, Memory):
        raise SettingsError(
            _("the engine 'memory' has no translation memory to look into"),
            where="engine.memory",
            hint=_("Name its file in the settings, or take 'memory' out of the list of engines."),
        )
    fuzzy = options.number(settings, "memory", "fuzzy", 0)
    if fuzzy > 100:
        raise SettingsError(
            _("{fuzzy:g} is more than 100").format(fuzzy=fuzzy),
            where="engine.memory.fuzzy",
            hint=_("90 is a careful value, 0 turns it off."),
        )
    return MemoryEngine(memory, options.codes_of(settings, "memory"), int(fuzzy))
