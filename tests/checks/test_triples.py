"""A source with both translations: which of the three texts is the odd one?"""

from __future__ import annotations

import json
from pathlib import Path

from i18nsync.checks import Checker
from i18nsync.checks.triangulation import triangulate
from i18nsync.core.finding import Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Setting
from i18nsync.formats.markdown import Markdown

KA, RU = Locale("ka"), Locale("ru")
TRIPLES = Path(__file__).parent / "pairs" / "triples.jsonl"


def _odd(triple: dict[str, str]) -> str:
    """The text that is named: ka, ru, source, both translations, or none."""
    found = {}
    for locale in (KA, RU):
        checker = Checker(Setting(locale, codes=Markdown().codes))
        target = triple[locale.tag]
        found[locale] = (target, checker.run(checker.pair(triple["source"], target)))
    weighed = triangulate(triple["source"], found)
    if any("the source may be the wrong one" in one.message for each in weighed.values() for one in each):
        return "source"
    wrong = [str(locale) for locale, each in weighed.items() if any(one.severity is Severity.ERROR for one in each)]
    return "both" if len(wrong) == 2 else "".join(wrong)


def test_the_odd_one_of_three_texts_is_named() -> None:
    """In nine of ten triples, and never one where nothing is wrong."""
    triples = [json.loads(line) for line in TRIPLES.read_text("utf-8").splitlines()]
    right = [triple["id"] for triple in triples if _odd(triple) == triple["odd"]]
    assert len(right) >= 0.9 * len(triples)
    assert {triple["id"] for triple in triples if not triple["plant"]} <= set(right)
