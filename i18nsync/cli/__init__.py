"""The command line: parsing, printing and exit codes; one module a group of commands."""

from __future__ import annotations

from i18nsync.cli.root import main

__all__ = ["main"]
