"""`python -m i18nsync`."""

from __future__ import annotations

from i18nsync.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main(prog_name="python -m i18nsync")
