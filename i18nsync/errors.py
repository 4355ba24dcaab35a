"""Every error that i18nsync raises on purpose.

::

    I18nsyncError                 a message for the user: what, where, what to do next
    ├── SettingsError             the settings file is wrong or missing
    ├── SourceError               an article cannot be listed, read or written
    │   ├── ArticleNotFound       no article has that id
    │   ├── HistoryError          git cannot read the history of the files
    │   └── UnreadableArticle     not UTF-8, holds NUL, vanished, no permission
    ├── FormatError               text that a format cannot parse or render
    │   ├── ParseError            the article's own text is malformed (front matter, say)
    │   └── RenderError           a target would break the structure around it
    ├── StoreError                a file of ours cannot be read or written
    │   ├── CatalogError          a PO file is refused: file, line, reason, remedy
    │   ├── CatalogBusy           another process is writing a catalog and does not let go
    │   ├── MemoryStoreError      the translation memory or a TMX file
    │   └── TermbaseError         the glossary file
    ├── EngineError               an engine cannot be set up or used
    │   ├── EngineUnavailable     down, refused, rate-limited, circuit open
    │   │   └── BudgetSpent       the next call would exceed what the run may send or cost
    │   └── UnknownEngine         no engine has that name
    ├── CodesLost                 a draft does not carry its source's inline codes
    ├── TransitionRefused         a change of state that policy or law forbids
    │   └── ErrorsFound           a review of a text in which the checks find an error
    └── ReportError               a report format that does not exist or cannot be written

The command line maps every one of them to exit code 2; any other exception is a bug.
"""

from __future__ import annotations

__all__ = [
    "ArticleNotFound",
    "BudgetSpent",
    "CatalogBusy",
    "CatalogError",
    "CodesLost",
    "EngineError",
    "EngineUnavailable",
    "ErrorsFound",
    "FormatError",
    "HistoryError",
    "I18nsyncError",
    "MemoryStoreError",
    "ParseError",
    "RenderError",
    "ReportError",
    "SettingsError",
    "SourceError",
    "StoreError",
    "TermbaseError",
    "TransitionRefused",
    "UnknownEngine",
    "UnreadableArticle",
]


class I18nsyncError(Exception):
    """Base of the tree.

    Args:
        message: what was wrong, in a sentence.
        where: the file, `file:line`, article or engine it happened in; empty if it has no place.
        hint: what the user can do next; empty if there is nothing to advise.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text}\n{self.hint}" if self.hint else text


class SettingsError(I18nsyncError):
    """The settings file is wrong or missing."""


class SourceError(I18nsyncError):
    """An article cannot be listed, read or written."""


class ArticleNotFound(SourceError):
    """No article has that id."""


class HistoryError(SourceError):
    """The history of the articles' files cannot be read."""


class UnreadableArticle(SourceError):
    """An article's bytes are not text that i18nsync can read (or are gone)."""


class FormatError(I18nsyncError):
    """Text that a format cannot parse or render."""


class ParseError(FormatError):
    """The article's own text is malformed."""


class RenderError(FormatError):
    """A target would break the structure around it."""


class StoreError(I18nsyncError):
    """A file of ours cannot be read or written."""


class CatalogError(StoreError):
    """A PO file is refused."""


class CatalogBusy(StoreError):
    """Another process is writing a catalog and does not let go."""


class MemoryStoreError(StoreError):
    """The translation memory or a TMX file cannot be used."""


class TermbaseError(StoreError):
    """The glossary file cannot be used."""


class EngineError(I18nsyncError):
    """An engine cannot be set up or used."""


class EngineUnavailable(EngineError):
    """An engine is down, refuses, or is held back by the guard.

    Args:
        message: see `I18nsyncError`.
        where: see `I18nsyncError`.
        hint: see `I18nsyncError`.
        passing: whether waiting for some minutes may help, as after too many requests, and unlike a wrong key.
        lasting: whether nothing is going to change it while the program runs, as a missing key or package.
    """

    def __init__(
        self, message: str, *, where: str = "", hint: str = "", passing: bool = False, lasting: bool = False
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.passing = passing
        self.lasting = lasting


class BudgetSpent(EngineUnavailable):
    """The next call would exceed what the run may send or cost."""


class UnknownEngine(EngineError):
    """No engine has that name."""


class CodesLost(I18nsyncError):
    """A draft does not carry its source's inline codes."""


class TransitionRefused(I18nsyncError):
    """A change of state that policy or law forbids."""


class ErrorsFound(TransitionRefused):
    """A review of a text in which the checks find an error, without a reason why it is right."""


class ReportError(I18nsyncError):
    """A report format that does not exist or cannot be written."""
