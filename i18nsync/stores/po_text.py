"""PO text: bytes of any PO file in, text that polib reads without loss out; what cannot be read is refused by line.

polib 1.2 stumbles over `#=` and `#!` flag lines, `#,fuzzy` without a space, octal escapes and `#~|`, takes a file that
was cut off for whole, and drops empty comment lines. So every line is checked against the grammar of GNU gettext
(manual, "The Format of PO Files" and "PO File Format Evolution") and rewritten in the one form that polib takes.
Lines are never joined or split, so polib's line numbers stay right.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from i18nsync.errors import CatalogError
from i18nsync.messages import N_, _
from i18nsync.stores.po_plain import EMPTY, NotPlain, plain_entries

__all__ = ["PoText", "charset_of", "clean", "decode", "normalise"]

_STRING = re.compile(r'"((?:[^"\\]++|\\.)*+)"')
_STRINGS = re.compile(r'(?:"(?:[^"\\]++|\\.)*+"\s*+)++')
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]++))++|\\(.)")
_NUMERIC = re.compile(r"\\(?:x([0-9A-Fa-f]++)|([0-7]{1,3}))")
_CHARSET = re.compile(rb"Content-Type:[^\n]*?charset=([\w.:-]+)", re.IGNORECASE)
_PLAIN_ESCAPES = frozenset('nt"\\rvbf')
_COMMENTS = ("# ", "#", "#.")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_PLURAL_HINT = N_("Articles have no plural messages; keep interface catalogs outside of the article catalogs' folder.")


@dataclass(frozen=True, slots=True)
class PoText:
    """Text for polib.

    Args:
        text: the lines; each comment text stands between `<` and `>`, which keeps polib from trimming it.
        shift: lines put before the file's own first line; take them off polib's line numbers.
        trailing: comments after the last entry, which PO readers lose.
    """

    text: str
    shift: int
    trailing: tuple[str, ...]


class _At(Enum):
    """Where in an entry the last line was."""

    BETWEEN = "between entries"
    PREVIOUS = "#| lines"
    CONTEXT = "msgctxt"
    SOURCE = "msgid"
    TARGET = "msgstr"


def clean(text: str) -> str:
    """The comment text that `normalise` put between `<` and `>`."""
    return text[1:-1]


def charset_of(data: bytes) -> str:
    """The charset that the header names, or `UTF-8` where it names none (or the template's `CHARSET`)."""
    found = _named_charset(data)
    name = found[1].decode("ascii", "replace") if found else "UTF-8"
    return "UTF-8" if name.upper() == "CHARSET" else name


def _named_charset(data: bytes) -> re.Match[bytes] | None:
    # The header is the first entry; article text may well speak of charsets.
    return _CHARSET.search(data, 0, data.find(b"\n\n", data.find(b"msgstr") + 1) % (len(data) + 1))


def decode(data: bytes, where: str) -> str:
    """Decode by the charset that the header names; UTF-8 where it names none (or the template's `CHARSET`).

    Raises:
        CatalogError: unknown charset, or bytes that do not fit it.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CatalogError(
            _("the file is UTF-16, which PO files cannot be"), where=f"{where}:1", hint=_("Save it as UTF-8.")
        )
    data = data.removeprefix(codecs.BOM_UTF8)
    charset = charset_of(data)
    try:
        return data.decode(charset)
    except LookupError as error:
        found = _named_charset(data)
        line = data.count(b"\n", 0, found.start() if found else 0) + 1
        raise CatalogError(
            _("the header names an unknown charset, {charset!r}").format(charset=charset),
            where=f"{where}:{line}",
            hint=_("Convert it to UTF-8."),
        ) from error
    except UnicodeError as error:
        line = data.count(b"\n", 0, error.start if isinstance(error, UnicodeDecodeError) else 0) + 1
        raise CatalogError(
            _("the text is not valid {charset}").format(charset=charset),
            where=f"{where}:{line}",
            hint=_("Correct the charset in the header or convert the file to UTF-8 (msgconv -t UTF-8)."),
        ) from error


def normalise(data: bytes, where: str) -> PoText:
    """Check a PO file's bytes and rewrite them for polib.

    Args:
        data: the file's content.
        where: its path, for messages.

    Raises:
        CatalogError: the file cannot be read without loss; `where` holds path and line.
    """
    text = decode(data, where)
    if (quick := _quick(data, text)) is not None:
        return quick
    reader = _Reader(where)
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        reader.take(number, line.removesuffix("\r"))
    return reader.finish(len(lines))


def _quick(data: bytes, text: str) -> PoText | None:
    """What the reader would make of a plain file, at a tenth of the cost; None for any other."""
    if charset_of(data).upper() != "UTF-8":
        return None
    try:
        entries, asleep = plain_entries(data)
    except NotPlain:
        return None
    _comments, notes, flags, previous, context, source, _target = entries[0]
    if notes or flags or previous or context or source != EMPTY or _is_uneven(text):
        return None
    if any(entry[5] == EMPTY for entry in chain(entries[1:], asleep)):
        return None
    if not all(map(_are_even, {entry[2] for entry in chain(entries, asleep)})):
        return None
    lines = text.replace("\n#~| ", "\n#| ").split("\n")
    lines = [_guarded(line) if line[:2] in _COMMENTS else line for line in lines]
    return PoText("\n".join(lines), 0, ())


def _guarded(comment: str) -> str:
    return f"#. <{comment[3:]}>" if comment[:2] == "#." else f"# <{comment[2:]}>"


def _is_uneven(text: str) -> bool:
    """Whether a comment is not as the reader would leave it: space at the end, none or two after the mark."""
    return (
        " \n" in text
        or "\t\n" in text
        or "\n#:  " in text
        or text.count("\n#:") != text.count("\n#: ")
        or text.count("\n#.") != text.count("\n#. ")
    )


def _are_even(flags: bytes) -> bool:
    """Whether a line of flags, or none, is as the reader would leave it."""
    found = [flag.strip() for flag in flags[2:].split(b",")]
    return not flags or (all(found) and b"#, %b\n" % b", ".join(found) == flags)


class _Reader:
    """The grammar, line by line."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.number = 0
        self.out: list[str] = []
        self.at = _At.BETWEEN
        self.obsolete = False
        self.has_context = False
        self.source_is_empty = True
        self.entries = 0
        self.header = False
        self.run: list[int] = []  # lines of comments that wait for their entry

    def refuse(self, message: str, hint: str = "") -> CatalogError:
        return CatalogError(
            message,
            where=f"{self.where}:{self.number}",
            hint=hint or _("Correct the line in a text editor, or restore the file from version control."),
        )

    def take(self, number: int, line: str) -> None:
        self.number = number
        if "\0" in line:
            raise self.refuse(_("the line holds a NUL character"))
        line = line.strip(" \t")
        first = line[:1]
        if first == '"':
            self.out.append(self.string(line, obsolete=False))
        elif first == "m":
            self.out.append(self.keyword(line, obsolete=False))
        elif first == "#":
            self.out.append(self.comment(line))
        elif not line.strip():
            self.out.append("")
        elif line.startswith(_CONFLICT):
            raise self.refuse(
                _("a conflict mark of a git merge was left in the file"),
                _("Resolve the conflict: keep one version of the entry (or both, if they are different entries)."),
            )
        else:
            raise self.refuse(_("the line is no part of a PO file"))

    def comment(self, line: str) -> str:
        kind, rest = line[1:2], line[2:]
        if kind == "~":
            return self.obsolete_line(rest.lstrip(" \t"))
        if self.at in (_At.CONTEXT, _At.SOURCE):
            raise self.refuse(_("a comment stands inside an entry"))
        if kind == "|":
            return self.previous(rest.lstrip(" \t"))
        if self.at is not _At.PREVIOUS:
            self.at = _At.BETWEEN
        self.run.append(len(self.out))
        if kind and kind in ",=!":
            flags = [flag.strip() for flag in rest.split(",")]
            kept = ", ".join(flag for flag in flags if flag)
            return f"#, {kept}" if kept else ""
        if kind == ":":
            return f"#: {rest.strip()}" if rest.strip() else ""
        if kind == ".":
            return f"#. <{rest.removeprefix(' ')}>"
        return f"# <{line[1:].removeprefix(' ')}>"

    def obsolete_line(self, rest: str) -> str:
        if not rest:
            return ""
        if rest[0] == "#":
            return self.comment(rest)
        if rest[0] == "|":
            if self.at in (_At.CONTEXT, _At.SOURCE):
                raise self.refuse(_("a comment stands inside an entry"))
            return self.previous(rest[1:].lstrip(" \t"))
        if rest[0] == '"':
            return "#~ " + self.string(rest, obsolete=True)
        return "#~ " + self.keyword(rest, obsolete=True)

    def previous(self, rest: str) -> str:
        if rest.startswith('"'):
            if self.at is not _At.PREVIOUS:
                raise self.refuse(_("a string stands where an entry should begin"))
            return "#| " + self.quoted(rest)
        word, _space, text = rest.partition(" ")
        if word == "msgid_plural":
            raise self.refuse(_("plural messages are not read"), _(_PLURAL_HINT))
        if word not in ("msgctxt", "msgid"):
            raise self.refuse(_("the line is no part of a PO file"))
        self.at = _At.PREVIOUS
        self.run.append(len(self.out))
        return f"#| {word} {self.quoted(text.lstrip())}"

    def string(self, line: str, *, obsolete: bool) -> str:
        if self.at in (_At.BETWEEN, _At.PREVIOUS) or obsolete != self.obsolete:
            raise self.refuse(_("a string stands where an entry should begin"))
        quoted = self.quoted(line)
        if self.at is _At.SOURCE and quoted != '""':
            self.source_is_empty = False
        return quoted

    def keyword(self, line: str, *, obsolete: bool) -> str:
        found = re.match(r"(msgctxt|msgid_plural|msgid|msgstr\[|msgstr)\s*", line)
        if found is None:
            raise self.refuse(_("the line is no part of a PO file"))
        word = found[1]
        if word in ("msgid_plural", "msgstr["):
            raise self.refuse(_("plural messages are not read"), _(_PLURAL_HINT))
        inside = self.at in (_At.CONTEXT, _At.SOURCE)
        if word == "msgstr":
            fits = self.at is _At.SOURCE and obsolete == self.obsolete
        elif word == "msgid":
            fits = not inside or (self.at is _At.CONTEXT and obsolete == self.obsolete)
        else:
            fits = not inside
        if not fits:
            raise self.refuse(_("{word} stands where it cannot stand").format(word=word))
        quoted = self.quoted(line[found.end() :])
        if word == "msgctxt":
            self.at, self.obsolete, self.has_context = _At.CONTEXT, obsolete, True
        elif word == "msgid":
            if self.at is not _At.CONTEXT:
                self.obsolete, self.has_context = obsolete, False
            self.at, self.source_is_empty = _At.SOURCE, quoted == '""'
        else:
            self.at = _At.TARGET
            self.entry()
        return f"{word} {quoted}"

    def entry(self) -> None:
        """An entry's `msgstr` was met: see whether it is the header and where that stands."""
        if self.source_is_empty:
            if self.has_context or self.obsolete:
                raise self.refuse(_("an entry has no source text"))
            if self.entries:
                raise self.refuse(_("the header does not stand first"), _("Move it to the top of the file; keep one."))
            self.header = True
            for index in self.run:
                # polib takes for header comments only what stands before anything else.
                line = self.out[index]
                self.out[index] = f"# {line[3:]}" if line.startswith("#. ") else line if line[:2] == "# " else ""
        self.entries += 1
        self.run.clear()

    def quoted(self, text: str) -> str:
        """`text`, which has to be one or more strings in quotes, as one string with polib's escapes."""
        found = _STRING.fullmatch(text)
        if found is None:
            if _STRINGS.fullmatch(text) is None:
                raise self.refuse(_("the string's quotes do not match"))
            body = "".join(part[1] for part in _STRING.finditer(text))
        else:
            body = found[1]
        if "\\" in body:
            body = _ESCAPE.sub(self.escape, body)
        if "\4" in body:
            raise self.refuse(_("the string holds the character U+0004, which parts context and text in MO files"))
        return f'"{body}"'

    def escape(self, found: re.Match[str]) -> str:
        character = found[1]
        if character is None:
            numbers = [int(hexa, 16) if hexa else int(octal, 8) for hexa, octal in _NUMERIC.findall(found[0])]
            try:
                text = bytes(numbers).decode("utf-8")
            except ValueError:
                raise self.refuse(_("the escape {found} is no UTF-8 text").format(found=found[0])) from None
            if "\0" in text:
                raise self.refuse(_("the string holds a NUL character"))
            import polib

            return polib.escape(text)
        if character in _PLAIN_ESCAPES:
            return found[0]
        if character == "a":
            return "\a"
        raise self.refuse(_("the string holds an unknown escape, \\{character}").format(character=character))

    def finish(self, lines: int) -> PoText:
        if self.at in (_At.CONTEXT, _At.SOURCE):
            self.number = lines
            raise self.refuse(_("the file ends inside an entry; it may have been cut off"))
        trailing = []
        for index in self.run:
            line = self.out[index]
            if line.startswith(("# ", "#. ")):
                trailing.append(clean(line.split(" ", 1)[1]))
            self.out[index] = ""
        shift = 0
        if not self.header:
            # Without a header polib would take the first entry's comments for the file's.
            self.out[:0] = ['msgid ""', 'msgstr ""']
            shift = 2
        return PoText("\n".join(self.out), shift, tuple(trailing))
