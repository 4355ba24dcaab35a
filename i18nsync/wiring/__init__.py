"""The composition root: settings in, adapters out."""

from __future__ import annotations

from i18nsync.stores.settings import SETTINGS_FILE
from i18nsync.wiring.workspace import Workspace, open_workspace

__all__ = ["SETTINGS_FILE", "Workspace", "open_workspace"]
