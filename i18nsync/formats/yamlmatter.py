"""YAML front matter: places from PyYAML's marks, values written back in the style they had."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from i18nsync.errors import ParseError
from i18nsync.formats.site import Kind, Site
from i18nsync.messages import N_, _

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

__all__ = ["write_yaml", "yaml_sites"]

_STR = "tag:yaml.org,2002:str"
_HINT = N_("Correct the front matter between the --- lines; quote a value that has a colon or a quotation mark in it.")
_PROPERTIES = re.compile(r"(?:[&!][^\s]*[ \t\r\n]+)+")
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r)")
_LEADING = re.compile(r"[ ]*")
_BREAKS = re.compile(r"\n+")
_EMPTY_LINE = re.compile(r"[ ]*(?:\r\n|\n|\r)")
_WHITE = " \t\r\n\x0b\x0c"
# Characters that YAML does not let stand in a stream as they are.
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff\x85]")


def _loader() -> Any:  # noqa: ANN401 - the C loader is there or not, and the two share no base
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _line(text: str, at: int) -> int:
    before = text[:at]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def yaml_sites(inner: str, offset: int, keys: AbstractSet[str], path: str, text: str) -> list[Site] | None:
    """The values of `keys` in `inner`, which stands at `offset` in the article; None if it is not a mapping.

    Raises:
        ParseError: not valid YAML.
    """
    import yaml

    try:
        root = yaml.compose(inner, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if mark is None or mark.index >= len(inner):
            # What is found at the very end began earlier: an open quote, say.
            mark = getattr(error, "context_mark", None) or mark
        at = offset + (min(mark.index, len(inner)) if mark is not None else getattr(error, "position", 0))
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        raise ParseError(
            _("the front matter is not valid YAML: {reason}").format(reason=reason),
            where=f"{path}:{_line(text, at)}",
            hint=_(_HINT),
        ) from error
    except (RecursionError, ValueError) as error:
        raise ParseError(_("the front matter is not valid YAML"), where=f"{path}:1", hint=_(_HINT)) from error
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode):
        return None
    walker = _Walker(inner, offset, keys)
    walker.walk(root, "", flow=False)
    return sorted(walker.sites, key=lambda site: site.start)


class _Walker:
    def __init__(self, inner: str, offset: int, keys: AbstractSet[str]) -> None:
        self.inner = inner
        self.offset = offset
        self.keys = keys
        self.parents = {key[:at] for key in keys for at, char in enumerate(key) if char == "."}
        self.sites: list[Site] = []
        self._seen: set[int] = set()

    def walk(self, node: Node, path: str, *, flow: bool) -> None:
        import yaml

        # An alias is the node it stands for, once more.
        if id(node) in self._seen:
            return
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if isinstance(key, yaml.ScalarNode):
                    inner = f"{path}.{key.value}" if path else key.value
                    if inner in self.keys or inner in self.parents:
                        self.walk(value, inner, flow=flow or bool(node.flow_style))
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.walk(item, path, flow=flow or bool(node.flow_style))
        elif isinstance(node, yaml.ScalarNode) and node.tag == _STR and path in self.keys:
            self._scalar(node, path, flow=flow)

    def _scalar(self, node: ScalarNode, path: str, *, flow: bool) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        value = node.value
        if not value.strip(_WHITE):
            return
        inner = self.inner
        properties = _PROPERTIES.match(inner, start, end)
        if properties is not None:
            start = properties.end()
        indent = ""
        if node.style in ("|", ">"):
            head = _BLOCK_HEAD.match(inner, start, end)
            if head is None or any(char.isdigit() for char in head[0].split("#")[0]):
                # An explicit indentation indicator: text that begins with spaces, which no prose does.
                return
            start = head.end()
            while (empty := _EMPTY_LINE.match(inner, start)) is not None:
                start = empty.end()
            lead = _LEADING.match(inner, start)
            indent = lead[0] if lead else ""
            start += len(indent)
            while end > start and inner[end - 1] in _WHITE:
                end -= 1
            indent = node.style + indent
        elif node.style is None:
            while end > start and inner[end - 1] in _WHITE:
                end -= 1
        site = Site(
            self.offset + start,
            self.offset + end,
            "front-matter",
            Kind.YAML,
            context=f"front-matter:{path}",
            value=value,
            indent=indent,
            flow=flow,
        )
        if start < end:
            self.sites.append(site)


def _reads(text: str, value: str, *, flow: bool) -> bool:
    """Whether the scalar `text` reads as the string `value` where it is to stand."""
    import yaml

    probe = f"k: [{text}]\n" if flow else f"k: {text}\n"
    try:
        read = yaml.load(probe, Loader=_loader())  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError):
        return False
    return bool(read == ({"k": [value]} if flow else {"k": value}))


def write_yaml(site: Site, raw: str, value: str, line_break: str) -> str | None:
    """`value` in the style of the scalar `raw`: plain if YAML lets it, quotes and block scalars as they were."""
    if site.indent:
        return _block(site.indent[0], site.indent[1:], value, line_break)
    quote = raw[:1]
    if quote == "'" and "\n" not in value and not _UNPRINTABLE.search(value):
        return "'" + value.replace("'", "''") + "'"
    if quote not in ("'", '"') and "\n" not in value:
        # The parsers disagree on a tab in a plain scalar, and on `?` and `:` in one between brackets: libyaml reads
        # them, PyYAML's own scanner does not.
        doubtful = "\t?:" if site.flow else "\t"
        if not any(sign in value for sign in doubtful) and _reads(value, value, flow=site.flow):
            return value
        single = "'" + value.replace("'", "''") + "'"
        if not _UNPRINTABLE.search(value) and _reads(single, value, flow=site.flow):
            return single
    return _double(value)


def _double(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _UNPRINTABLE.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _block(style: str, indent: str, value: str, line_break: str) -> str | None:
    """The lines of a block scalar, the first without its indentation; None if the style cannot say `value`."""
    lines = value.split("\n")
    if _UNPRINTABLE.search(value) or any(line.strip(" ") == "" and line for line in lines):
        return None
    if style == ">":
        if any(line[:1] in (" ", "\t") for line in lines):
            return None
        # A single break inside a folded scalar is a space: n breaks of its own take n + 1.
        lines = _BREAKS.sub(r"\g<0>\n", value).split("\n")
    return line_break.join([lines[0], *(indent + line if line else "" for line in lines[1:])])
