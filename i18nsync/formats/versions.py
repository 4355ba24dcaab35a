"""A list of an article's versions as one line of its front matter; every other byte stays."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from i18nsync.errors import RenderError
from i18nsync.formats.localise import body_start, set_value
from i18nsync.messages import _

if TYPE_CHECKING:
    from yaml import Node

__all__ = ["set_versions"]


def set_versions(text: str, key: str, versions: Sequence[Mapping[str, str]]) -> str:
    """`text` with the top-level front matter key `key` set to a list of mappings, on one line.

    Args:
        text: a Markdown article; one without front matter stays as it is.
        key: a plain word.
        versions: the list.

    Raises:
        RenderError: the key is there already in a form that is not replaced, so that the rest would change.
    """
    end = body_start(text)
    head = text[:end]
    listed = json.dumps([dict(each) for each in versions], ensure_ascii=False)
    tables = ", ".join(
        "{ " + ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in each.items()) + " }"
        for each in versions
    )
    new = set_value(head, key, listed, f"[{tables}]", listed)
    if new != head and not _is_set(head, new, key, listed):
        raise RenderError(
            _("the front matter has {key!r} in a form that cannot be replaced").format(key=key),
            hint=_("Take it out of the source, or give translations_key under [build] another name."),
        )
    return new + text[end:]


def _is_set(head: str, new: str, key: str, listed: str) -> bool:
    """Whether `new` says all that `head` says, and for `key` what `listed` says."""
    try:
        before, after = _data(head), _data(new)
    except (ValueError, RecursionError):  # TOML's and JSON's errors are ValueErrors
        return False
    before.pop(key, None)
    value = after.pop(key, None)
    wanted = _data(f"---\nx: {listed}\n---\n") if new.lstrip("\ufeff").startswith("---") else {"x": json.loads(listed)}
    return before == after and value == wanted["x"]


def _data(head: str) -> dict[str, Any]:
    head = head.removeprefix("\ufeff")
    if head.startswith("{"):
        found: dict[str, Any] = json.JSONDecoder().raw_decode(head)[0]
        return found
    inner = head[head.index("\n") + 1 : head.rstrip().rfind("\n") + 1]
    if head.startswith("+++"):
        return tomllib.loads(inner.replace("\r\n", "\n"))
    import yaml

    try:
        root = yaml.compose(inner, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    pairs = [] if root is None else [(key.value, _plain(value)) for key, value in root.value]
    if len(dict(pairs)) < len(pairs):
        raise ValueError(_("a key is there twice"))
    return dict(pairs)


def _plain(node: Node) -> Any:  # noqa: ANN401 - whatever YAML can say
    """What a node says, without places; tags are compared, so unknown ones do no harm."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        return [(_plain(key), _plain(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return (node.tag, node.value)
