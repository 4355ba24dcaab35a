"""The labelled pairs, as the tests of their form read them."""

from __future__ import annotations

import json
import re
from pathlib import Path

PAIRS = Path(__file__).parent / "pairs"
MARKUP = re.compile(r"\{\{<.*?>\}\}|\]\([^)]*\)|https?://\S+|\S+@\S+|`[^`]*`")  # what is copied and not translated
FOREIGN = {"empty", "error-page", "language", "model-refusal", "unchanged"}  # need not be in the target's language

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The pairs of one file."""
    return [json.loads(line) for line in (PAIRS / name).read_text("utf-8").splitlines()]
