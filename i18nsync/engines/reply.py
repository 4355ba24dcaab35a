"""Replies: reading what a language model answered. Nothing in it is taken on trust, least of all its order."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection
from typing import Any

from i18nsync.messages import _

__all__ = ["PoorReplyError", "content_of", "segments_of"]

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)


class PoorReplyError(Exception):
    """An answer that is of no use as a whole; fewer texts at once may get a better one.

    Args:
        reason: in plain words.
        again: whether the same text may get another answer at another time.
    """

    def __init__(self, reason: str, *, again: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


def content_of(reply: object) -> str:
    """What the model said, out of the body of a chat completion.

    Raises:
        PoorReplyError: it said nothing, would not, or was cut off.
    """
    try:
        choice: Any = reply["choices"][0]  # type: ignore[index]  # checked by what follows
        message = choice["message"]
        content, refusal, why = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (AttributeError, IndexError, KeyError, TypeError):
        raise PoorReplyError(_("the answer is no chat completion")) from None
    if refusal or why == "content_filter":
        raise PoorReplyError(_("the model refuses to translate this text"), again=False)
    if why == "length":
        raise PoorReplyError(_("the answer was cut off"))
    if not isinstance(content, str) or not content.strip():
        raise PoorReplyError(_("the answer was empty"))
    return content


def segments_of(content: str, ids: Collection[str]) -> dict[str, str]:
    """The texts by id: of ids that were asked for, and that came back exactly once.

    Args:
        content: what the model said: the JSON object, perhaps with thoughts or a code fence around it.
        ids: what was asked for.

    Raises:
        PoorReplyError: there is no such object in it.
    """
    found = _object(content)
    listed = found.get("segments") if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise PoorReplyError(_("the answer is not the JSON that was asked for"))
    entries = [(each.get("id"), each.get("text")) for each in listed if isinstance(each, dict)]
    times = Counter(name for name, _ in entries if isinstance(name, str))
    return {
        name: text
        for name, text in entries
        if isinstance(name, str) and isinstance(text, str) and text.strip() and name in ids and times[name] == 1
    }


def _object(content: str) -> object:
    bare = _THOUGHTS.sub("", content).strip()
    starts = [at for at in (bare.find("{"), bare.find("[")) if at >= 0]
    if not starts:
        raise PoorReplyError(_("the answer is not JSON"))
    try:
        return json.JSONDecoder().raw_decode(bare, min(starts))[0]
    except (ValueError, RecursionError):
        raise PoorReplyError(_("the answer is broken JSON")) from None
