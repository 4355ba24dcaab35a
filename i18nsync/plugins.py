"""Entry points: how formats, engines and reports are found, the built-in ones through the same door as a plug-in's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from i18nsync.errors import I18nsyncError
from i18nsync.messages import _

__all__ = ["Plugins"]


@dataclass
class Plugins:
    """The entry points of one group, loaded when they are asked for.

    Args:
        group: name of the group, as `i18nsync.formats`.
        warnings: gets a sentence for each plug-in that cannot be loaded; the others go on.
    """

    group: str
    warnings: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """What is installed, sorted."""
        return sorted(self._points())

    def value(self, name: str) -> str:
        """What `name` stands for, as `package.module:object`; empty if there is none."""
        point = self._points().get(name)
        return point.value if point is not None else ""

    def load(self, name: str) -> Callable[..., Any] | None:
        """The object that `name` stands for; None if there is none or it cannot be loaded."""
        point = self._points().get(name)
        if point is None:
            return None
        try:
            loaded: Callable[..., Any] = point.load()
        except I18nsyncError:
            raise
        except Exception as error:  # a plug-in may fail in any way
            package = point.dist.name if point.dist is not None else _("an unknown package")
            self.warnings.append(
                _("the plug-in {name!r} of {package} ({group}) cannot be loaded and is left out: {error!r}").format(
                    name=name, package=package, group=self.group, error=error
                )
            )
            return None
        return loaded

    def each(self) -> Iterator[tuple[str, Callable[..., Any]]]:
        """All that can be loaded, by name."""
        for name in self.names():
            loaded = self.load(name)
            if loaded is not None:
                yield name, loaded

    def _points(self) -> dict[str, EntryPoint]:
        return {point.name: point for point in _installed() if point.group == self.group}


@cache
def _installed() -> tuple[EntryPoint, ...]:
    """All entry points of ours and our plug-ins: the metadata of every installed package is read just once."""
    every = entry_points()
    return tuple(
        point for group in sorted(every.groups) if group.startswith("i18nsync.") for point in every.select(group=group)
    )
