"""i18nsync keeps the Georgian and Russian versions of an English newsroom's articles in step with their source."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
