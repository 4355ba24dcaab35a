"""A seeded archive of articles of about 600 words, made of the example newsroom's own paragraphs."""

from __future__ import annotations

import random
from pathlib import Path

__all__ = ["SETTINGS", "edit_archive", "grow_archive", "make_archive"]

NEWSROOM = Path(__file__).resolve().parents[1] / "examples" / "newsroom" / "content" / "en"
WORDS = 600

SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]

[[content]]
source = "content/en/{path}.md"
version = "content/{locale}/{path}.md"
"""


def _blocks() -> list[str]:
    """Paragraphs, lists, tables and quotes of the example articles, without headings, code and directives."""
    blocks = []
    for path in sorted(NEWSROOM.rglob("*.md")):
        text = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        blocks += [
            block.strip("\n")
            for block in text.split("\n\n")
            if len(block) > 60 and not block.lstrip().startswith(("#", "```", "<", "{", "[", "    "))
        ]
    return blocks


def make_archive(root: Path, count: int, seed: int = 1) -> None:
    """Write settings and `count` articles below `root`, the same for the same seed."""
    rng = random.Random(seed)
    blocks = _blocks()
    (root / "i18nsync.toml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        folder = root / "content" / "en" / f"{2006 + number % 20}" / f"{number % 12 + 1:02}"
        folder.mkdir(parents=True, exist_ok=True)
        body: list[str] = []
        words = 0
        while words < WORDS:
            block = rng.choice(blocks)
            # A figure of its own makes each paragraph a string of its own, as in a real archive.
            block = f"{block} ({rng.randrange(10_000, 99_999)})" if not block.startswith("|") else block
            body.append(block)
            words += len(block.split())
            if rng.random() < 0.15:
                body.append(f"## Section {rng.randrange(1000)} of the report")
        text = "\n\n".join(body)
        front = f"---\ntitle: Article {number} on the state of the town\ndate: 2026-01-01\n---\n\n"
        (folder / f"article-{number:06}.md").write_text(f"{front}{text}\n", encoding="utf-8")


def edit_archive(root: Path, share: float, seed: int = 2) -> int:
    """Change about a tenth of the paragraphs in `share` of the articles; returns how many articles changed."""
    rng = random.Random(seed)
    changed = 0
    for path in sorted((root / "content" / "en").rglob("*.md")):
        if rng.random() >= share:
            continue
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        for at in range(1, len(blocks)):
            if rng.random() < 0.1 and not blocks[at].startswith(("|", "#")):
                blocks[at] = blocks[at].replace(" the ", " this ", 2) + " It was corrected."
        path.write_text("\n\n".join(blocks), encoding="utf-8")
        changed += 1
    return changed


def grow_archive(small: Path, big: Path, times: int) -> None:
    """Copy an archive `times` side by side: articles, versions and catalogs, each copy in a folder of its own."""
    (big / "i18nsync.toml").write_bytes((small / "i18nsync.toml").read_bytes())
    for path in [*(small / "content").rglob("*.md"), *(small / "locales").rglob("*.po")]:
        data = path.read_bytes()
        parts = path.relative_to(small).parts
        at = 2 if parts[0] == "content" else 3  # content/en/ or locales/ka/LC_MESSAGES/
        for number in range(times):
            copy = big.joinpath(*parts[:at], f"{number:02}", *parts[at:])
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(data.replace(b"content/en/", b"content/en/%02d/" % number) if at == 3 else data)
