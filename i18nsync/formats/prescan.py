"""Pre-scan: everything in a Markdown article that CommonMark does not know, line by line.

Directives (`:::note`), admonitions and tabs of Material for MkDocs (`!!! note`, `=== "Tab"`), shortcodes and template
tags on lines of their own, attribute lists, display math, and in MDX components, expressions and ESM. The scan makes a
`View` without those lines, and sites for the titles and attributes in them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from i18nsync.formats.components import Components
from i18nsync.formats.shortcodes import shortcode_lines
from i18nsync.formats.site import Kind, Site
from i18nsync.formats.tags import balanced, closing
from i18nsync.formats.view import View, ViewBuilder

__all__ = ["Line", "Prescan", "prescan"]

_TRIGGER = re.compile(
    r"^[ \t>]*(?:::|!!!|\?\?\?|===[ \t!+]|\$\$|\{|</?[A-Z]|<>|import[ \t{*'\"]|export[ \t{*])|i18nsync:", re.MULTILINE
)
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?[ \t]*)*")
_FENCE = re.compile(r"(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(`{3,})[^`\r\n]*\Z|(~{3,}))")
_ESM = re.compile(
    r"import[ \t]*(?:['\"{*]|[\w$]+[ \t]*(?:,|from\b)|type\b)|"
    r"export[ \t]+(?:const|let|var|default|function|async|class|type|interface|enum)\b|export[ \t]*[{*]"
)
_DIRECTIVE = re.compile(r"(:{3,})[ \t]*(?:\{([\w:.-]+)[^}\r\n]*\}|([A-Za-z][\w-]*))?")
_LEAF = re.compile(r"::([A-Za-z][\w-]*)(?=[\[{]|[ \t]*\Z)")
_TITLE_TAIL = re.compile(r"[ \t]*(?:\{[^{}\r\n]*\})?[ \t]*\Z")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:[\w][\w -]*?)?[ \t]*(?:\"(.*)\")?[ \t]*\Z")
_ATTRIBUTE_LIST = re.compile(r"\{(?:[:#.][^{}]*)\}[ \t]*\Z")
_COMMENT = re.compile(
    r"(?:<!--|\{/\*)[ \t]*i18nsync:[ \t]*(skip|end|note)\b[ \t]*(.*?)[ \t]*(?:-->|\*/\})[ \t]*\Z", re.DOTALL
)
# How many braces without partner there may be before we stop looking for partners: it bounds the work.
_PATIENCE = 32
_RAW_HTML = re.compile(r"<(script|pre|style|textarea)(?=[ \t>]|\Z)", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the article: `text[start:words]` is indentation and quotation marks, `text[end:after]` the break."""

    start: int
    words: int
    end: int
    after: int


class _Frame(NamedTuple):
    """A body that is indented deeper than it means.

    `cut` is the white space that its lines begin with, `keep` what stands for it in the view. A body of an admonition
    (`name` empty) ends where a line has less; one of a component ends at the component's closing tag.
    """

    cut: str
    keep: str
    name: str


class Prescan(NamedTuple):
    """What the scan found.

    Args:
        view: what the Markdown parser is to see.
        sites: titles and attributes.
        skips: stretches that are not to be translated.
        notes: comments for translators, each with the offset it stands at.
        trees: stretches that are lists of file names.
        mdx: whether the article is MDX.
    """

    view: View
    sites: list[Site]
    skips: list[tuple[int, int]]
    notes: list[tuple[int, str]]
    trees: list[tuple[int, int]]
    mdx: bool


def prescan(text: str, start: int, *, mdx: bool) -> Prescan:
    """Scan `text[start:]`; `mdx` says whether it is known to be MDX (ESM lines tell it too)."""
    body = text[start:] if start else text
    if not mdx and _TRIGGER.search(body) is None:
        return Prescan(View(body, shift=start), [], [], [], [], mdx=False)
    return _Scanner(text, start, mdx=mdx).run()


class _Scanner:
    def __init__(self, text: str, start: int, *, mdx: bool) -> None:
        self.text = text
        self.at = start
        self.mdx = mdx
        self.out = ViewBuilder(text, start)
        self.sites: list[Site] = []
        self.frames: list[_Frame] = []
        self.skips: list[tuple[int, int]] = []
        self.notes: list[tuple[int, str]] = []
        self.trees: list[tuple[int, int]] = []
        self._skip_from: int | None = None
        self._fence = ""
        self._after_blank = True
        self._no_math = False
        self._unbalanced = 0
        self._components = Components(self)
        self._constructs = {
            "<": self._less,
            ":": self._directive,
            "!": self._admonition,
            "?": self._admonition,
            "=": self._admonition,
            "{": self._braces,
            "$": self._math,
            "i": self._esm,
            "e": self._esm,
        }

    def run(self) -> Prescan:
        length = len(self.text)
        while self.at < length:
            self._line()
        if self._skip_from is not None:
            self.skips.append((self._skip_from, length))
        return Prescan(self.out.build(), self.sites, self.skips, self.notes, self.trees, self.mdx)

    def line_at(self, at: int) -> Line:
        """The line that starts at `at`."""
        found = _LINE.match(self.text, at)
        prefix = _PREFIX.match(self.text, at)
        if found is None or prefix is None:
            raise AssertionError("both patterns match the empty text")
        return Line(at, min(prefix.end(), found.end(1)), found.end(1), found.end())

    def blank(self, line: Line) -> None:
        """Let a blank line stand for `line`, in the same quotes."""
        self.out.add(self.text[line.start : line.words].rstrip(" \t"))
        self.out.add("\n")
        self._after_blank = True

    def skip_lines(self, line: Line, end: int) -> None:
        """Let a blank line stand for everything from `line` to the end of the line that `end` is on."""
        self.blank(line)
        last = _LINE.match(self.text, max(end, line.end))
        self.at = last.end() if last else end

    def indentation(self, line: Line) -> tuple[str, str]:
        """White space before the words of `line`: as it is, and as the view shows it."""
        own = self.text[line.start : line.words]
        for frame in reversed(self.frames):
            if own.startswith(frame.cut):
                return own, frame.keep + own[len(frame.cut) :]
        return own, own

    def push(self, cut: str, keep: str, name: str) -> None:
        """Lines that begin with `cut` belong to a deeper body from here on."""
        self.frames.append(_Frame(cut, keep, name))

    def pop(self, name: str) -> bool:
        """The component `name` ends; whether it was open."""
        for index in range(len(self.frames) - 1, -1, -1):
            if self.frames[index].name == name:
                del self.frames[index:]
                return True
        return False

    def copy_line(self, line: Line) -> None:
        """Let the view go on with `line`."""
        own, shown = self.indentation(line)
        if own != shown:
            self.out.add(shown)
            self.out.copy(line.words, line.after)
        else:
            self.out.copy(line.start, line.after)
        self.at = line.after
        self._after_blank = line.words == line.end

    def _line(self) -> None:
        text = self.text
        line = self.line_at(self.at)
        if line.words == line.end:
            self.copy_line(line)
            return
        own = text[line.start : line.words]
        while self.frames and not self.frames[-1].name and not own.startswith(self.frames[-1].cut):
            self.frames.pop()
            if not self._after_blank:
                # The body is over, and its last paragraph does not go on here.
                self.out.add("\n")
                self._after_blank = True
        words = text[line.words : line.end]
        if self._fence:
            bare = words.rstrip(" \t")
            if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
                self._fence = ""
            self.copy_line(line)
            return
        fence = _FENCE.match(words)
        if fence is not None:
            self._fence = fence[1] or fence[2]
            self.copy_line(line)
            return
        if not self._structure(line, words):
            self.copy_line(line)

    def _structure(self, line: Line, words: str) -> bool:
        """Deal with `line` if it is none of CommonMark's; whether it was."""
        deal = self._constructs.get(words[0])
        if deal is not None:
            return deal(line, words)
        return bool(self.frames) and self._components.trailing(line)

    def _less(self, line: Line, words: str) -> bool:
        del words
        return self._comment(line) or self._raw_html(line) or self._components.line(line)

    # Each of these deals with one construct and says whether it was there.

    def _comment(self, line: Line) -> bool:
        text = self.text
        if not text.startswith(("<!--", "{/*"), line.words):
            return False
        mark = "-->" if text.startswith("<", line.words) else "*/}"
        end = text.find(mark, line.words)
        if end < 0:
            return False
        last = _LINE.match(text, end)
        stop = last.end(1) if last else end
        found = _COMMENT.match(text, line.words, stop)
        if found is None:
            # Other comments are HTML to the parser, but what is inside must not be taken for directives.
            if mark == "-->" and "\n" in text[line.words : end]:
                self._copy_through(line, end)
                return True
            return False
        verb, words = found[1], found[2]
        if verb == "skip" and self._skip_from is None:
            self._skip_from = line.start
        elif verb == "end" and self._skip_from is not None:
            self.skips.append((self._skip_from, line.start))
            self._skip_from = None
        elif verb == "note" and words:
            self.notes.append((line.start, " ".join(words.split())))
        self.skip_lines(line, end)
        return True

    def _copy_through(self, line: Line, end: int) -> None:
        while True:
            self.copy_line(line)
            if self.at > end or self.at >= len(self.text):
                return
            line = self.line_at(self.at)

    def _raw_html(self, line: Line) -> bool:
        found = _RAW_HTML.match(self.text, line.words, line.end)
        if found is None:
            return False
        close = closing(found[1].lower()).search(self.text, found.end())
        if not self.mdx:
            self._copy_through(line, len(self.text) if close is None else close.start())
        elif close is not None:
            self.skip_lines(line, close.end())
        return not self.mdx or close is not None

    def _directive(self, line: Line, words: str) -> bool:
        found = _DIRECTIVE.match(words)
        if found is None:
            found = _LEAF.match(words)
            if found is None:
                return False
        elif found[2] is None and found[3] is None and words[found.end() :].strip(": \t"):
            return False
        start, end = line.words + found.end(), line.end
        tail = _TITLE_TAIL.search(words, found.end())
        if tail is not None:
            end = line.words + tail.start()
        text = self.text
        if text.startswith("[", start):
            close = self._bracket_end(start, line.end)
            if close is not None:
                self._site(start + 1, close, Kind.BRACKET)
        elif _DIRECTIVE.match(words):
            start += len(text[start:end]) - len(text[start:end].lstrip(" \t"))
            self._site(start, end, Kind.LINE)
        self.skip_lines(line, line.end)
        return True

    def _bracket_end(self, start: int, limit: int) -> int | None:
        depth = 0
        at = start
        while at < limit:
            char = self.text[at]
            if char == "\\":
                at += 1
            elif char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
                if depth == 0:
                    return at
            at += 1
        return None

    def _site(self, start: int, end: int, kind: Kind, role: str = "admonition-title") -> None:
        if start < end:
            self.sites.append(Site(start, end, role, kind))

    def _admonition(self, line: Line, words: str) -> bool:
        found = _ADMONITION.match(words)
        if found is None or (words.startswith("===") and found[1] is None):
            return False
        if found[1] is not None:
            self._site(line.words + found.start(1), line.words + found.end(1), Kind.QUOTED)
        own, shown = self.indentation(line)
        following = self.text[line.after : line.after + len(own) + 1]
        self.push(own + ("\t" if following == own + "\t" else "    "), shown, "")
        self.skip_lines(line, line.end)
        return True

    def _braces(self, line: Line, words: str) -> bool:
        if self._comment(line):
            return True
        if _ATTRIBUTE_LIST.match(words):
            self.skip_lines(line, line.end)
            return True
        if words.startswith(("{{<", "{{%", "{%")):
            found = shortcode_lines(self.text, line.words)
            if found is not None:
                self.sites += found[1]
                self.skip_lines(line, found[0])
            return found is not None
        if self.mdx and self._unbalanced < _PATIENCE:
            end = balanced(self.text, line.words)
            self._unbalanced += end is None
            if end is not None:
                last = _LINE.match(self.text, end)
                if last is not None and not last[1].strip():
                    self.skip_lines(line, end)
                    return True
        return False

    def _math(self, line: Line, words: str) -> bool:
        if not words.startswith("$$") or self._no_math:
            return False
        if len(words.rstrip()) > 3 and words.rstrip().endswith("$$"):
            self.skip_lines(line, line.end)
            return True
        if "$$" in words[2:]:
            return False
        at = line.after
        while at < len(self.text):
            after = self.line_at(at)
            stripped = self.text[after.words : after.end].rstrip()
            if stripped.endswith("$$"):
                self.skip_lines(line, after.end)
                return True
            at = after.after
        self._no_math = True
        return False

    def _esm(self, line: Line, words: str) -> bool:
        """ESM goes on to the next blank line outside of its brackets."""
        if line.words != line.start or not self._after_blank or not _ESM.match(words):
            return bool(self.frames) and self._components.trailing(line)
        self.mdx = True
        end, depth, after = line.end, 0, line
        while True:
            words = self.text[after.words : after.end]
            if not words.strip() and depth <= 0:
                break
            depth += sum(map(words.count, "{[(")) - sum(map(words.count, "}])"))
            end = after.end
            if after.after >= len(self.text):
                break
            after = self.line_at(after.after)
        self.skip_lines(line, end)
        return True
