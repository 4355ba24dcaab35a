"""What `engine probe` found, kept in the cache folder: which ways of writing inline codes an engine gives back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from i18nsync.core.inline import RENDERINGS
from i18nsync.sources.files import write_text
from i18nsync.wiring.cache import CACHE, keep_out_of_git

__all__ = ["read_probes", "renderings_of", "save_probe"]

_FILE = "probes.json"


def read_probes(root: Path) -> dict[str, Mapping[str, Any]]:
    """What was found, by engine; nothing where no engine was probed, or the file cannot be read."""
    try:
        found = json.loads((root / CACHE / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: each for name, each in found.items() if isinstance(each, dict)} if isinstance(found, dict) else {}


def renderings_of(root: Path, engine: str) -> tuple[str, ...]:
    """The renderings that survived in `engine`, best first; empty if it was not probed."""
    found = read_probes(root).get(engine, {}).get("renderings")
    known = found if isinstance(found, list) else []
    return tuple(name for name in known if isinstance(name, str) and name in RENDERINGS)


def save_probe(
    root: Path, engine: str, *, at: str, renderings: tuple[str, ...], survived: Mapping[str, Mapping[str, int]]
) -> str:
    """Keep what was found of one engine; gives the file's path in the project.

    Args:
        root: the project's folder.
        engine: its name.
        at: UTC time of the probe.
        renderings: the order to use, best first.
        survived: locale tag -> rendering -> canaries that came back whole.

    Raises:
        SourceError: the file cannot be written.
    """
    folder = root / CACHE
    folder.mkdir(parents=True, exist_ok=True)
    keep_out_of_git(folder)
    probes = {**read_probes(root), engine: {"at": at, "renderings": list(renderings), "survived": survived}}
    name = f"{CACHE}/{_FILE}"
    write_text(folder / _FILE, json.dumps(probes, indent=2, sort_keys=True) + "\n", name)
    return name
