"""Assembly and rendering, the same for every format: cut, put back, parse again, compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from i18nsync.core.article import Article
from i18nsync.core.document import InlineCode, Segment
from i18nsync.core.unit import UnitKey
from i18nsync.errors import FormatError, RenderError
from i18nsync.formats.inline import has_prose
from i18nsync.formats.site import Kind, Parsed, Site
from i18nsync.messages import N_, _

__all__ = ["DecodedKinds", "Writer", "assemble", "render_checked"]

# Kinds whose text is a decoded value and no Markdown.
DecodedKinds = frozenset((Kind.YAML, Kind.TOML, Kind.JSON))

_BREAK = re.compile(r"\r\n|\n|\r")
_WHITE = " \t\r\n\x0b\x0c"
_HINT = N_("Check the translation for markup that the original does not have, or leave the markup as it is there.")


@dataclass(frozen=True, slots=True)
class Writer:
    """How a format writes targets.

    Args:
        canonical: the form of a target that can come back from the article.
        write: a canonical target as it stands in the article, given the line before it and the line break.
        has_prose: whether a target has words outside of its codes.
    """

    canonical: Callable[[Site, str], str]
    write: Callable[[Site, Segment, str, str, str], str]
    has_prose: Callable[[str], bool]


def assemble(
    article: Article,
    sites: list[Site],
    source: Callable[[Site, str], str],
    codes: Callable[[str], tuple[InlineCode, ...]],
    *,
    path: str,
    notes: Sequence[tuple[int, str]] = (),
    labels: frozenset[str] = frozenset(),
    mdx: bool = False,
) -> Parsed:
    """Cut `article` at `sites`; sites without a letter outside of codes stay skeleton.

    Args:
        article: the article.
        sites: in any order; of two that overlap the one that begins first wins.
        source: the source text of a site, given its raw text.
        codes: the format's scanner of inline codes.
        path: as in `Parsed`.
        notes: comments for translators, each with an offset; it goes to the next segment.
        labels: as in `Parsed`.
        mdx: as in `Parsed`.
    """
    text = article.text
    sites.sort(key=lambda site: (site.start, -site.end))
    segments: list[Segment] = []
    kept: list[Site] = []
    skeleton: list[str] = []
    waiting = list(notes)
    at, counted, line = 0, 0, 1
    carriage = "\r" in text
    for site in sites:
        start, end = site.start, site.end
        if site.value is None:
            while start < end and text[start] in _WHITE:
                start += 1
            while end > start and text[end - 1] in _WHITE:
                end -= 1
        if start < at or end <= start:
            continue
        raw = text[start:end]
        words = source(site, raw)
        marks = codes(words)
        if not has_prose(words, marks):
            continue
        line += _breaks(text, counted, start) if carriage else text.count("\n", counted, start)
        counted = start
        note = ""
        while waiting and waiting[0][0] < start:
            note = f"{note}\n{waiting.pop(0)[1]}".strip()
        skeleton.append(text[at:start])
        segments.append(Segment(words, raw, site.role, marks, line, note, site.context))
        kept.append(site)
        at = end
    skeleton.append(text[at:])
    return Parsed(article.ref, tuple(segments), tuple(skeleton), tuple(kept), path, labels, mdx)


def _breaks(text: str, start: int, end: int) -> int:
    count = text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)
    # A CRLF that is cut in two belongs to the half that has its CR.
    return count - (start > 0 and text[start - 1 : start + 1] == "\r\n")


def render_checked(
    parsed: Parsed, targets: Mapping[UnitKey, str], writer: Writer, parse: Callable[[Article], Parsed]
) -> str:
    """The article with `targets`, or a RenderError; what was written has been parsed again and found the same.

    Raises:
        RenderError: a target has no words, or would break the structure around it.
    """
    wanted: list[str | None] = []
    for segment, site in zip(parsed.segments, parsed.sites, strict=True):
        target = targets.get(segment.key)
        if target is None or target == segment.source:
            wanted.append(None)
            continue
        text = writer.canonical(site, target)
        if text in ("", segment.source):
            wanted.append(None)
            continue
        if not writer.has_prose(text):
            raise _refused(parsed, segment, target, N_("the translation {target!r} of {source!r} has no words"))
        wanted.append(text)
    if not any(text is not None for text in wanted):
        return parsed.text
    written = _put(parsed, wanted, writer)
    if _mismatch(parsed, wanted, written, parse) is None:
        return written
    raise _culprit(parsed, wanted, writer, parse)


def _put(parsed: Parsed, wanted: Sequence[str | None], writer: Writer) -> str:
    parts = [parsed.skeleton[0]]
    line_break: str | None = None
    for segment, site, text, after in zip(parsed.segments, parsed.sites, wanted, parsed.skeleton[1:], strict=True):
        if text is None:
            parts.append(segment.raw)
        else:
            if line_break is None:
                found = _BREAK.search(parsed.text)
                line_break = found[0] if found else "\n"
            try:
                parts.append(writer.write(site, segment, text, _line_before(parts) if "\n" in text else "", line_break))
            except RenderError as error:
                raise _refused(
                    parsed,
                    segment,
                    text,
                    N_("the translation {target!r} of {source!r} cannot be written in the style of the front matter"),
                ) from error
        parts.append(after)
    return "".join(parts)


def _line_before(parts: Sequence[str]) -> str:
    """The last line of `parts` so far."""
    line = ""
    for part in reversed(parts):
        cut = max(part.rfind("\n"), part.rfind("\r")) + 1
        line = part[cut:] + line
        if cut:
            break
    return line


def _mismatch(
    parsed: Parsed,
    wanted: Sequence[str | None],
    written: str,
    parse: Callable[[Article], Parsed],
) -> int | None:
    """Index of the first segment that does not come back as it should, or None if all do."""
    try:
        again = parse(Article(parsed.ref, written, parsed.path))
    except FormatError:
        return 0
    if again.mdx != parsed.mdx:
        return 0
    for index, (segment, text) in enumerate(zip(parsed.segments, wanted, strict=True)):
        if index >= len(again.segments):
            return index
        other = again.segments[index]
        expected = segment.source if text is None else text
        if (other.source, other.context, other.role) != (expected, segment.context, segment.role):
            return index
    extra = len(again.segments) > len(parsed.segments)
    return len(parsed.segments) - 1 if extra else None


def _culprit(
    parsed: Parsed, wanted: Sequence[str | None], writer: Writer, parse: Callable[[Article], Parsed]
) -> RenderError:
    """The error that names the target to blame: the first that breaks the article all alone, if there is one."""
    changed = [index for index, text in enumerate(wanted) if text is not None]
    blamed = changed[0]
    # Halve the set of targets as long as one half alone breaks the article: log n parses find a lone culprit.
    while len(changed) > 1:
        half = len(changed) // 2
        for part in (changed[:half], changed[half:]):
            only = [text if index in part else None for index, text in enumerate(wanted)]
            if _mismatch(parsed, only, _put(parsed, only, writer), parse) is not None:
                changed = part
                break
        else:
            break
        blamed = changed[0]
    target = wanted[blamed]
    return _refused(
        parsed,
        parsed.segments[blamed],
        target or "",
        N_("the translation {target!r} of {source!r} would break the structure of the article"),
    )


def _refused(parsed: Parsed, segment: Segment, target: str, why: str) -> RenderError:
    return RenderError(
        _(why).format(target=_short(target), source=_short(segment.source)),
        where=f"{parsed.path or parsed.ref.id}:{segment.line}",
        hint=_(_HINT),
    )


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
