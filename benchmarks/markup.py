"""`python -m benchmarks markup PATH...`: how much markup gets through an engine that damages it, kind by kind.

Every text with inline codes that an engine would see is drafted by an engine that always damages them in the same way
(`benchmarks.hostile`). What comes of it: whole at the first asking, repaired without asking again, got by asking again
(in another rendering, or sentence by sentence), cut at its codes, placed again by its words, or refused. Paths are
Markdown files, PO files, or folders of them. Chance is seeded, so two runs print the same.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import polib

from benchmarks.hostile import KINDS, damage, inflected, transcribed
from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import InlineCode
from i18nsync.core.inline import protect
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.ports import Capabilities, Draft, TextUnit
from i18nsync.engines.drafting import draft_unit
from i18nsync.errors import I18nsyncError
from i18nsync.formats.inline import scan
from i18nsync.formats.markdown import Markdown

OUTCOMES = ("whole", "repaired", "asked again", "in pieces", "placed", "refused", "WRONG")


def main(arguments: Sequence[str]) -> None:
    """Print a line for each kind of damage."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks markup")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="Markdown or PO files, or folders")
    parser.add_argument("--locale", default="ru", choices=("ka", "ru"))
    parser.add_argument("--share", type=float, default=1.0, help="share of the answers that are damaged (default 1)")
    parser.add_argument("--renderings", default="tags,brackets,mail", help="as an engine names them, best first")
    parser.add_argument("--inflect", action="store_true", help="words get other endings in other sentences")
    parser.add_argument("--limit", type=int, default=2000, metavar="TEXTS", help="texts at most (default 2000)")
    given = parser.parse_args(arguments)
    texts = [text for text in dict.fromkeys(_texts(given.paths)) if _travels(text)]
    if len(texts) > given.limit:
        texts = random.Random(1).sample(texts, given.limit)
    able = Capabilities(4500, renderings=tuple(given.renderings.split(",")))
    pair = LocalePair(Locale("en"), Locale(given.locale))
    print(f"{len(texts)} texts whose codes travel, {100 * given.share:.0f} % of the answers damaged, in percent")
    print(f"{'':<20}" + "".join(f"{name:>12}" for name in OUTCOMES) + f"{'requests':>12}")
    start = time.perf_counter()
    for kind in KINDS:
        counts, asked = _measure(texts, kind, pair, able, given.share, inflect=given.inflect)
        row = "".join(f"{100 * counts[name] / max(1, len(texts)):>12.1f}" for name in OUTCOMES)
        print(f"{kind:<20}{row}{asked / max(1, len(texts)):>12.2f}", flush=True)
    print(f"{time.perf_counter() - start:.0f} s")


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    form = Markdown()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".po":
                yield from (entry.msgid for entry in polib.pofile(str(file)))
            elif file.suffix in (".md", ".mdx"):
                try:
                    text = file.read_text("utf-8")
                    ref = ArticleRef(file.stem, Locale("en"), "markdown")
                    document = form.parse(Article(ref, text, str(file)))
                except (I18nsyncError, UnicodeDecodeError):
                    continue
                yield from (segment.source for segment in document.segments)


def _travels(text: str) -> bool:
    codes = scan(text)
    if not codes:
        return False
    inner = protect(text, codes, "none")
    return inner.has_words and any(piece.code is not None for piece in inner.inner)


def _measure(
    texts: Sequence[str], kind: str, pair: LocalePair, able: Capabilities, share: float, *, inflect: bool
) -> tuple[Counter[str], int]:
    counts = Counter[str]()
    total = 0
    for text in texts:
        rng = random.Random(f"{kind} {text}")
        asked = 0

        def ask(sent: str, rng: random.Random = rng) -> str:
            nonlocal asked
            asked += 1
            words = transcribed(sent, pair.target.language)
            return damage(inflected(words) if inflect else words, kind, rng, share)

        codes = scan(text)
        draft = draft_unit(TextUnit(text, codes), pair, able, ask, codes=scan)
        counts[_outcome(codes, draft, asked)] += 1
        total += asked
    return counts, total


def _outcome(codes: Sequence[InlineCode], draft: object, asked: int) -> str:
    if not isinstance(draft, Draft):
        return "refused"
    if Counter(code.signature for code in scan(draft.target)) != Counter(code.signature for code in codes):
        return "WRONG"
    if "put back" in draft.note:
        return "placed"
    if "in pieces" in draft.note:
        return "in pieces"
    if asked > 1:
        return "asked again"
    return "repaired" if draft.repaired else "whole"
