"""Checks: what a careful desk editor would look at in a translation, one small class for each thing.

Every module of this room has a function `checks` that gives its checks; the entry-point group `i18nsync.checks` names
those functions, and a plug-in adds its own in the same way. `Checker` runs them over pairs.
"""

from __future__ import annotations

from i18nsync.checks.checker import Checker, built_in

__all__ = ["Checker", "built_in"]
