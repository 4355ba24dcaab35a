"""Evaluation: how near an engine's drafts come to human translations of a reference set, as chrF++ and TER.

chrF++ (Popović, 2017) and TER (Snover and others, 2006) are counted by sacrebleu; its signature says with which
settings, so that figures can be compared with published ones. Intervals are by bootstrap over texts.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from i18nsync.core.locale import LocalePair
from i18nsync.core.ports import Batch, Draft, Engine, TextUnit
from i18nsync.engines.drafting import CodesOf
from i18nsync.errors import EngineUnavailable, StoreError
from i18nsync.messages import _

__all__ = ["Evaluation", "Reference", "Score", "ahead", "evaluate", "read_references"]

_BATCH = 32  # texts that go to an engine at once
RESAMPLES = 1000
"""Bootstrap samples."""
SEED = 12345
"""The same texts are drawn each time, so that the same drafts get the same interval."""


class Reference(NamedTuple):
    """A text and its human translation."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Score:
    """A score and the half width of its 95 % interval.

    Args:
        value: chrF++ 0 to 100, more is better; TER in percent of the reference's words, less is better.
        margin: by bootstrap resampling.
        signature: sacrebleu's.
    """

    value: float
    margin: float
    signature: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How one engine did.

    Args:
        engine: its name.
        texts: texts that it drafted.
        failed: texts that it did not draft; they are in no score.
        reason: why the first of these failed; empty if none did.
        characters: that were given to it.
        chrf: None where nothing was drafted.
        ter: as `chrf`.
    """

    engine: str
    texts: int
    failed: int
    reason: str
    characters: int
    chrf: Score | None = None
    ter: Score | None = None


def read_references(path: Path, pair: LocalePair, *, limit: int = 0) -> list[Reference]:
    """The texts of a TSV file that have both languages.

    The first line may name the columns by language (`en`, `ka`, `ru`, and others, which are left out). Without such a
    line the first column is the source and the second the target.

    Args:
        path: a UTF-8 file.
        pair: which languages.
        limit: how many at most, spread evenly over the file; 0 for all.

    Raises:
        StoreError: the file cannot be read, lacks a column, or holds no pair.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise StoreError(
            _("the reference set cannot be read: {error}").format(error=error),
            where=path.name,
            hint=_("It has to be a TSV file in UTF-8."),
        ) from error
    source, target, first = _columns(rows, pair, path.name)
    found = [
        Reference(row[source].strip(), row[target].strip())
        for row in rows[first:]
        if len(row) > max(source, target) and row[source].strip() and row[target].strip()
    ]
    if not found:
        raise StoreError(
            _("there is no pair of texts in it"), where=path.name, hint=_("Each line: source, tab, target.")
        )
    if limit and len(found) > limit:
        found = [found[number * len(found) // limit] for number in range(limit)]
    return found


def _columns(rows: Sequence[Sequence[str]], pair: LocalePair, where: str) -> tuple[int, int, int]:
    """Columns of source and target, and the first line with texts."""
    head = [name.strip().lower() for name in rows[0]] if rows else []
    if pair.source.language not in head:
        return 0, 1, 0
    if pair.target.language not in head:
        raise StoreError(
            _("it has no column {language!r}").format(language=pair.target.language),
            where=where,
            hint=_("It has {columns}.").format(columns=", ".join(head)),
        )
    return head.index(pair.source.language), head.index(pair.target.language), 1


def evaluate(
    engine: Engine,
    pair: LocalePair,
    references: Sequence[Reference],
    *,
    codes: CodesOf | None = None,
    resamples: int = RESAMPLES,
) -> Evaluation:
    """Let `engine` draft all sources and score its drafts.

    Args:
        engine: any engine.
        pair: from which locale into which.
        references: what is drafted, and what it should be like.
        codes: finds the inline codes of a source.
        resamples: bootstrap samples for the intervals.

    Raises:
        EngineUnavailable: sacrebleu is not installed.
    """
    drafts: list[str] = []
    wanted: list[str] = []
    failed, reason, characters = 0, "", 0
    for start in range(0, len(references), _BATCH):
        part = references[start : start + _BATCH]
        units = tuple(TextUnit(each.source, codes(each.source) if codes else ()) for each in part)
        characters += sum(len(each.source) for each in part)
        try:
            answers = engine.translate(Batch(pair, units))
        except EngineUnavailable as error:
            failed += len(references) - start
            reason = reason or error.message
            break
        for each, answer in zip(part, answers, strict=True):
            if isinstance(answer, Draft):
                drafts.append(answer.target)
                wanted.append(each.target)
            else:
                failed += 1
                reason = reason or answer.reason
    found = Evaluation(engine.name, len(drafts), failed, reason, characters)
    if not drafts:
        return found
    chrf, ter = _scores(drafts, wanted, resamples)
    return Evaluation(engine.name, len(drafts), failed, reason, characters, chrf, ter)


def ahead(evaluations: Sequence[Evaluation]) -> str:
    """The engine whose chrF++ is surely the best: its interval is above all others'; empty if there is none.

    Engines that drafted different numbers of texts are not compared, since they were not scored on the same ones.
    """
    scored = sorted(
        ((each.chrf.value, each.chrf.margin, each) for each in evaluations if each.chrf is not None),
        key=lambda row: -row[0],
    )
    if len(scored) < 2 or len({each.texts for _, _, each in scored}) > 1:
        return ""
    best, margin, first = scored[0]
    return first.engine if all(value + other < best - margin for value, other, _ in scored[1:]) else ""


def _scores(drafts: Sequence[str], wanted: Sequence[str], resamples: int) -> tuple[Score, Score]:
    try:
        from sacrebleu.metrics.chrf import CHRF
        from sacrebleu.metrics.ter import TER
    except ImportError as error:
        raise EngineUnavailable(
            _("the package {error} is not installed").format(error=error.name),
            where="evaluate",
            hint=_("pip install 'i18nsync[evaluate]'"),
        ) from error
    chrf, ter = CHRF(word_order=2), TER()
    pairs = list(zip(drafts, wanted, strict=True))
    points = [(float(chrf.sentence_score(draft, [text]).score), 1.0) for draft, text in pairs]
    edits = [ter.sentence_score(draft, [text]) for draft, text in pairs]
    words = [(100 * float(each.num_edits), float(each.ref_length)) for each in edits]
    return (
        Score(
            float(chrf.corpus_score(list(drafts), [list(wanted)]).score),
            _margin(points, resamples),
            str(chrf.get_signature()),
        ),
        Score(
            float(ter.corpus_score(list(drafts), [list(wanted)]).score),
            _margin(words, resamples),
            str(ter.get_signature()),
        ),
    )


def _margin(parts: Sequence[tuple[float, float]], resamples: int) -> float:
    """Half the width of the 95 % interval of sum(first) / sum(second), by bootstrap over texts (Koehn, 2004)."""
    chance = Random(SEED)  # noqa: S311  (drawing texts, not keys)
    means = []
    for _round in range(resamples):
        drawn = chance.choices(parts, k=len(parts))
        weight = sum(part[1] for part in drawn)
        means.append(sum(part[0] for part in drawn) / weight if weight else 0.0)
    means.sort()
    cut = resamples // 40
    return (means[-1 - cut] - means[cut]) / 2
