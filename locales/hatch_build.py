"""Compile the tool's own messages into the wheel: locales/<tag>/LC_MESSAGES/i18nsync.po becomes an .mo in the package.

hatchling runs it. An editable installation needs none of it: there the sources themselves are read.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class MessagesHook(BuildHookInterface[Any]):
    """Adds `i18nsync/translations/<tag>/LC_MESSAGES/i18nsync.mo` to a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalog; see hatchling."""
        if version == "editable":
            return
        self._made = Path(mkdtemp(prefix="i18nsync-"))
        for source in sorted(Path(self.root, "locales").glob("*/LC_MESSAGES/i18nsync.po")):
            tag = source.parts[-3]
            target = self._made / f"{tag}.mo"
            polib.pofile(str(source)).save_as_mofile(str(target))
            build_data["force_include"][str(target)] = f"i18nsync/translations/{tag}/LC_MESSAGES/i18nsync.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made on the way; see hatchling."""
        if version != "editable":
            for path in self._made.iterdir():
                path.unlink()
            self._made.rmdir()
