"""Markdown and MDX: articles as segments of prose and the skeleton around them.

Blocks are found by pulldown-cmark over a view of the text (`blocks`, `view`, `prescan`), inline codes by our own
scanner (`inline`); everything is cut out and put back by offset, so what is not translated stays byte for byte.

A shortcut or collapsed reference, `[label]` or `[label][]`, is shown to translators in full, `[label][label]`, if
the article defines the label: the first half can then be translated and the link keeps its destination. The article
itself changes only where a target is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from i18nsync.core.article import Article
from i18nsync.core.document import Document, InlineCode, Segment
from i18nsync.core.furniture import may_be_available
from i18nsync.core.unit import UnitKey
from i18nsync.errors import RenderError
from i18nsync.formats.blocks import find_blocks, find_labels
from i18nsync.formats.escaping import canonical, has_hard_breaks, protect, reveal
from i18nsync.formats.footer import has_link, is_footer, put_footer
from i18nsync.formats.frontmatter import read_front_matter, write_value
from i18nsync.formats.html import html_sites, only_tags
from i18nsync.formats.inline import expand_references, has_prose, scan
from i18nsync.formats.links import link_tail
from i18nsync.formats.localise import add_notice, body_start, set_keys, with_links
from i18nsync.formats.prescan import Prescan, prescan
from i18nsync.formats.rendering import DecodedKinds, Writer, assemble, render_checked
from i18nsync.formats.site import Kind, Parsed, Site
from i18nsync.formats.standing import put_quote
from i18nsync.formats.versions import set_versions
from i18nsync.formats.wrapping import continuation, rewrap, unwrap
from i18nsync.messages import _

__all__ = ["DEFAULT_KEYS", "Markdown"]

_IMAGE_WORDS = re.compile(r"!\[((?:\\.|[^\[\]\\])+)\]")
_NAME = re.compile(r"\S+")
_IAL = re.compile(r"[ \t]*\{[^{}\r\n]*\}")

DEFAULT_KEYS = (
    "title",
    "subtitle",
    "summary",
    "description",
    "excerpt",
    "lead",
    "caption",
    "headline",
    "tagline",
    "linkTitle",
    "image_alt",
    "image_caption",
    "sidebar_label",
    "pagination_label",
    "sidebar.label",
    "sidebar.badge",
    "sidebar.badge.text",
    "hero.title",
    "hero.tagline",
    "hero.image.alt",
    "hero.actions.text",
    "banner.content",
)


class Markdown:
    """The format of `.md`, `.markdown` and `.mdx` files; see `i18nsync.core.ports.Format`.

    Args:
        keys: front matter keys whose string values are translated; dots lead into mappings (`hero.tagline`), and
            strings in a list under a key count each.
        footer: whether the line that names the languages an article is available in is written by `with_footer`, and
            so no text to translate.
    """

    name = "markdown"
    suffixes = (".md", ".markdown", ".mdx")

    def __init__(self, keys: Iterable[str] = DEFAULT_KEYS, *, footer: bool = False) -> None:
        self.keys = frozenset(keys)
        self.footer = footer

    def codes(self, text: str) -> tuple[InlineCode, ...]:
        """The inline codes of a segment's text, source or target."""
        return scan(text)

    def parse(self, article: Article) -> Parsed:
        """Take the article apart.

        Raises:
            ParseError: its front matter is not valid YAML, TOML or JSON.
        """
        text = article.text
        path = article.path or article.ref.id
        start = 1 if text.startswith("\ufeff") else 0
        front = read_front_matter(text, start, self.keys, path)
        scanned = prescan(text, front.end, mdx=article.path.lower().endswith(".mdx"))
        labels = find_labels(scanned.view.text)
        sites = _body_sites(text, scanned)
        if self.footer and may_be_available(text):
            footers = set(_footers(text, sites))
            sites = [site for site in sites if (site.start, site.end) not in footers]
        sites = [*front.sites, *sites]
        return assemble(
            article,
            sites,
            lambda site, raw: _source(site, raw, labels),
            scan,
            path=path,
            notes=scanned.notes,
            labels=labels,
            mdx=scanned.mdx,
        )

    def canonical(self, document: Document, segment: Segment, target: str) -> str:
        """The form in which `target` comes back when the rendered article is parsed; see `escaping.canonical`."""
        if target == segment.source:
            return target
        parsed = self._parsed(document)
        site = parsed.sites[parsed.segments.index(segment)]
        return _canonical(parsed, site, target)

    def render(self, document: Document, targets: Mapping[UnitKey, str]) -> str:
        """Put the article together with targets; a unit without target keeps its source.

        The result is parsed again and compared, so a text is either safe or refused.

        Raises:
            RenderError: a target has no words, or would break the structure around it.
        """
        parsed = self._parsed(document)
        return render_checked(parsed, targets, self._writer(parsed), self.parse)

    def localise(self, text: str, relink: Callable[[str], str | None], keys: Mapping[str, str]) -> str:
        """A rendered text with its links and front matter keys made at home in its locale; see `localise`."""
        return set_keys(with_links(text, relink), keys)

    def add_notice(self, text: str, notice: str) -> str:
        """`text` with a block quote that says `notice` before its body."""
        return add_notice(text, notice)

    def with_notice(self, text: str, notice: str) -> str:
        """`text` with `notice` as a marked block quote before its body; see `i18nsync.core.ports.Format`."""
        return put_quote(text, body_start(text), notice)

    def with_footer(self, text: str, footer: Callable[[bool], str]) -> str:
        """`text` with its availability footer; with links where the one that it replaces has some."""
        spans: list[tuple[int, int]] = []
        if may_be_available(text):
            spans = _footers(text, _body_sites(text, prescan(text, body_start(text), mdx=False)))
        return put_footer(text, spans, footer(any(has_link(text[start:end]) for start, end in spans)))

    def with_versions(self, text: str, key: str, versions: Sequence[Mapping[str, str]]) -> str:
        """`text` with the front matter key `key` set to a list of mappings.

        Raises:
            RenderError: the front matter has the key in a form that cannot be replaced.
        """
        return set_versions(text, key, versions)

    def _parsed(self, document: Document) -> Parsed:
        if isinstance(document, Parsed):
            return document
        return self.parse(Article(document.ref, document.text))

    def _writer(self, parsed: Parsed) -> Writer:
        return Writer(
            canonical=lambda site, target: _canonical(parsed, site, target),
            write=_write,
            has_prose=lambda text: has_prose(text, scan(text)),
        )


def _body_sites(text: str, scanned: Prescan) -> list[Site]:
    view, origin = scanned.view, scanned.view.origin
    sites = list(scanned.sites)
    for block in find_blocks(view.text):
        start, end = origin(block.start), origin(block.end - 1) + 1
        if block.kind is None:
            sites += html_sites(text, start, end, block.quotes)
            continue
        if block.kind is Kind.BLOCK:
            first = text[start]
            if first == "!" and (alt := _lone_image(text, start, end)) is not None:
                sites.append(Site(*alt, "caption", Kind.BRACKET, block.quotes))
                continue
            if first == "<" and only_tags(text[start:end]):
                sites += html_sites(text, start, end, block.quotes)
                continue
        sites.append(Site(start, end, block.role, block.kind, block.quotes))
    for a, b in scanned.trees:
        # File names are no prose; a comment after one is.
        sites = [site for site in sites if not (a <= site.start < b and _NAME.fullmatch(text, site.start, site.end))]
    if scanned.skips:
        sites = [site for site in sites if not any(a <= site.start < b for a, b in scanned.skips)]
    return sites


def _footers(text: str, sites: Iterable[Site]) -> list[tuple[int, int]]:
    """Where among `sites` the availability footers stand, in order."""
    spans = [(site.start, site.end) for site in sites if site.kind is Kind.BLOCK]
    return sorted(span for span in spans if is_footer(text[slice(*span)]))


def _lone_image(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the words of the image stand that `text[start:end]` consists of; None if it is not one image.

    Such a paragraph is a picture with a caption: translators get the words alone.
    """
    words = _IMAGE_WORDS.match(text, start, end)
    if words is None:
        return None
    tail = link_tail(text[start:end], words.end() - start)
    if tail is None:
        return None
    rest = text[start + tail : end]
    return words.span(1) if not rest or _IAL.fullmatch(rest) else None


def _source(site: Site, raw: str, labels: frozenset[str]) -> str:
    if site.value is not None:
        return canonical(site.kind, site.value)
    kind = site.kind
    text = reveal(kind, unwrap(raw, site.quotes, hard=has_hard_breaks(kind)))
    return expand_references(text, labels) if labels else text


def _canonical(parsed: Parsed, site: Site, target: str) -> str:
    text = canonical(site.kind, target, mdx=parsed.mdx)
    if site.kind in DecodedKinds or not parsed.labels:
        return text
    return expand_references(text, parsed.labels)


def _write(site: Site, segment: Segment, target: str, before: str, line_break: str) -> str:
    """Canonical `target` as it stands in the article; `before` is the line up to the segment."""
    if site.value is not None:
        value = target
        if not site.indent:
            stripped = canonical(site.kind, site.value)
            lead, _same, trail = site.value.partition(stripped)
            value = f"{lead}{target}{trail}"
        written = write_value(site, segment.raw, value, line_break)
        if written is None:
            raise RenderError(_("the value cannot be written as a block of the front matter"))
        return written
    prefix = continuation(before, site.quotes) if "\n" in target else ""
    return rewrap(protect(site.kind, target), prefix, line_break)
