"""Lineage: how far a version that no catalog follows is behind its source, estimated from the history of both files.

The history says which commit last changed the version's words, and so which source it was made from. What has changed
in the source since is counted in blocks. It is an estimate: whoever touched the version may have left a part as it was.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, Protocol, runtime_checkable

from i18nsync.core.article import front_matter_end
from i18nsync.core.document import Document

__all__ = ["Commit", "Lineage", "Past", "Touch", "absorb", "blocks_of", "changed_blocks", "is_minor", "letters_of"]

_BLANK_LINES = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


class Commit(NamedTuple):
    """A commit of the history.

    Args:
        id: its full name.
        parents: those of its parents that are in the history too; none where the history begins.
        at: committer's time, in seconds since the epoch.
        message: subject and body.
    """

    id: str
    parents: tuple[str, ...]
    at: int
    message: str


class Touch(NamedTuple):
    """A commit's change of one file.

    Args:
        order: the commit's place in the history, 0 for the newest; never before a commit that came after it.
        commit: its full name.
        before: the blob that the file was before; empty where it was not there.
        after: the blob that it is after it; empty where it is gone.
        was: the path that it had before, if this commit moved it untouched.
    """

    order: int
    commit: str
    before: str
    after: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Past:
    """The history of some folders.

    Args:
        commits: by full name, newest first.
        touches: by path relative to the project, newest first.
        shallow: whether the history is cut off, so that its first commits are not where things began.
    """

    commits: Mapping[str, Commit] = field(default_factory=dict)
    touches: Mapping[str, Sequence[Touch]] = field(default_factory=dict)
    shallow: bool = False

    def of(self, path: str) -> Iterator[Touch]:
        """What happened to the file that is now at `path`, newest first, under its earlier paths too."""
        order = -1
        while path:
            earlier = ""
            for touch in self.touches.get(path, ()):
                if touch.order > order:
                    order = touch.order
                    yield touch
                    if touch.was:
                        earlier = touch.was
                        break
            path = earlier

    def upto(self, commit: str) -> frozenset[str]:
        """The commit and all that it rests on, by ancestry: times of commits may say anything."""
        seen = {commit}
        todo = [commit]
        while todo:
            for parent in self.commits[todo.pop()].parents:
                if parent in self.commits and parent not in seen:
                    seen.add(parent)
                    todo.append(parent)
        return frozenset(seen)


@runtime_checkable
class Lineage(Protocol):
    """The history of a project's files, as its version control knows it; paths are relative to the project."""

    def tip(self) -> str:
        """What the history hangs on, cheaply: as long as it is the same, so is the history; empty where there is none.

        It comes before any other question.
        """

    def past(self, folders: Collection[str]) -> Past:
        """All commits that touch a file in `folders`.

        Raises:
            HistoryError: the history cannot be read.
        """

    def text(self, blob: str) -> str | None:
        """The text of a blob that `past` names; None if it is no text.

        Raises:
            HistoryError: as `past`.
        """

    def text_at(self, commit: str, path: str) -> str | None:
        """The text of the file at `path` as of `commit`; None if it was not there, or is no text.

        Raises:
            HistoryError: as `past`.
        """

    def close(self) -> None:
        """Let go of what is held open; another question opens it again."""


def is_minor(commit: Commit, keywords: Sequence[str]) -> bool:
    """Whether a commit's message has one of `keywords`, in any case: nothing that a translation has to follow."""
    message = commit.message.casefold()
    return any(keyword.casefold() in message for keyword in keywords)


def letters_of(prose: str) -> str:
    """The letters and digits of a text: what a change of layout, links, quotation marks or white space leaves alone."""
    return _NO_LETTER_OR_DIGIT.sub("", prose)


def blocks_of(document: Document) -> tuple[str, ...]:
    """The blocks of an article in order, with white space evened out.

    They are its segments and, of what stands between them, each stretch without blank line that has a letter: code, a
    shortcode, an image. Of the front matter, only what is translated counts.
    """
    body = front_matter_end(document.text)
    found: list[str] = []
    at = 0
    for piece, segment in zip_longest(document.skeleton, document.segments):
        stretches = _BLANK_LINES.split(piece[max(0, body - at) :])
        found += [" ".join(stretch.split()) for stretch in stretches if _LETTER.search(stretch)]
        at += len(piece)
        if segment is not None:
            found.append(" ".join(segment.source.split()))
            at += len(segment.raw)
    return tuple(found)


def changed_blocks(before: Sequence[str], after: Sequence[str]) -> int:
    """How many blocks were changed, added or taken out; one that only moved is none.

    A block taken out and one added count once, as a changed one does: which it was, nothing tells.
    """
    were, are = Counter(before), Counter(after)
    return max((were - are).total(), (are - were).total())


def absorb(base: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """What a version can be held to once a minor commit took its source from `before` to `after`, in any order.

    The commit's change is made to `base`, the blocks that the version was made from, where it meets blocks that are
    in it. A block that had changed since then stays as the version knows it, so that it still counts.
    """
    from difflib import SequenceMatcher

    result = Counter(base)
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, was, was_end, is_, is_end in steps:
        gone = Counter(before[was:was_end])
        if tag != "equal" and gone <= result:
            result = result - gone + Counter(after[is_:is_end])
    return list(result.elements())
