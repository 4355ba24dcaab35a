"""A small newsroom in a temporary folder, and the command line run inside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from i18nsync.cli import main

SETTINGS = """\
source_locale = "en"
locales = ["ka", "ru"]

[[content]]
source = "content/en/{path}"
version = "content/{locale}/{path}"

[markdown]
keys = ["title"]

[memory]
tmx = ["memory.tmx"]

[glossary]
path = "glossary.csv"

[checks]
off = ["all"]  # the texts of these tests are no translations
"""

TRAIN = """\
---
title: Night train returns
date: 2026-01-16
---

The train leaves at **21:40**, see the [timetable](../02/bridge.md).

It did not run for 21 days.
"""

BRIDGE = """\
---
title: Old Bridge closes
date: 2026-02-03
---

More details to follow.
"""

MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="test" creationtoolversion="1" segtype="block" o-tmf="x" adminlang="en" srclang="en"
    datatype="plaintext"/>
  <body>
    <tu>
      <tuv xml:lang="en"><seg>More details to follow.</seg></tuv>
      <tuv xml:lang="ka"><seg>დეტალები მოგვიანებით.</seg></tuv>
      <tuv xml:lang="ru"><seg>Подробности позже.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="en"><seg>Old Bridge closes</seg></tuv>
      <tuv xml:lang="ka"><seg>ძველი ხიდი იკეტება</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="en"><seg>It did not run for 20 days.</seg></tuv>
      <tuv xml:lang="ka"><seg>ის 20 დღე არ მოძრაობდა.</seg></tuv>
    </tu>
  </body>
</tmx>
"""

GLOSSARY = "term,ka,ru,kind,note\nOld Bridge,ძველი ხიდი,Старый мост,place,\n"

NINO = "Nino <nino@example.ge>"

Run = Callable[..., Result]


def write(root: Path, name: str, text: str) -> Path:
    """Write a file below `root` as UTF-8, with its line endings as they are."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Two English articles, a memory and a glossary; no versions, no catalogs."""
    root = tmp_path / "newsroom"
    write(root, "i18nsync.toml", SETTINGS)
    write(root, "content/en/2026/01/night-train.md", TRAIN)
    write(root, "content/en/2026/02/bridge.md", BRIDGE)
    write(root, "memory.tmx", MEMORY)
    write(root, "glossary.csv", GLOSSARY)
    return root


@pytest.fixture
def run(newsroom: Path) -> Run:
    """Run `i18nsync` in the newsroom; gives click's result with `output`, `stderr` and `exit_code`."""

    def invoke(*arguments: str, keys: str = "", code: int = 0) -> Result:
        runner = CliRunner()
        result = runner.invoke(main, ["-C", str(newsroom), *arguments], input=keys, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return invoke


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below `root` outside of the cache, by path."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".i18nsync" not in path.parts
    }
