"""PO text: what any PO file may hold is read rightly or refused by line."""

from __future__ import annotations

import codecs
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Unit, UnitKey, UnitState
from i18nsync.errors import CatalogError
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_write import write_catalog
from i18nsync.stores.scan import count_catalog, scan

PAIR = LocalePair(Locale("en"), Locale("ka"))
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def load(text: str | bytes) -> Catalog:
    data = text.encode() if isinstance(text, str) else text
    catalog = parse_catalog(data, "a", PAIR, "a.po")
    assert scan(data) == count_catalog(catalog)  # Law 7, wherever something is read
    return catalog


def only(text: str | bytes) -> Unit:
    (unit,) = load(text).units
    return unit


def refusal(text: str | bytes) -> CatalogError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(CatalogError) as full:
        parse_catalog(data, "a", PAIR, "a.po")
    with pytest.raises(CatalogError) as quick:
        scan(data, "a.po")
    assert str(quick.value) == str(full.value)
    assert full.value.hint
    return full.value


def test_flags_of_every_kind_of_line_are_flags() -> None:
    """`#=` is gettext's since 2025, `#!` was Solaris's; the comma needs no space."""
    unit = only(HEADER + '#,fuzzy\n#= c-format, no-wrap\n#! range: 0..5\n#, \nmsgid "a"\nmsgstr "b"\n')
    assert unit.flags == ("c-format", "no-wrap", "range: 0..5")
    assert unit.state is UnitState.DRAFT


def test_comments_are_kept_as_they_are() -> None:
    """Empty ones, indented ones, those without a space, and between a flag and the text."""
    text = '#\n#  indented\n#tight\n##double\n#. \n#.  note\n#.tight\n#, no-wrap\n# after\nmsgid "a"\nmsgstr "b"\n'
    unit = only(HEADER + text)
    assert unit.comments == ("", " indented", "tight", "#double", "after")
    assert unit.notes == ("", " note", "tight")


def test_references_are_kept_but_for_the_article_itself() -> None:
    """With line numbers and with spaces, which gettext isolates."""
    head = "# i18nsync-source: my article.md\n" + HEADER
    unit = only(
        head + '#: \u2068my article.md\u2069 src/a.c:12 b.c\n#:\n#: \u2068other file.md\u2069:3\nmsgid "a"\nmsgstr ""\n'
    )
    assert unit.references == ("src/a.c:12", "b.c", "other file.md", ":3")


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_endings_and_byte_order_mark_do_not_matter(ending: str, mark: bytes) -> None:
    """Windows editors leave both."""
    text = HEADER + '# note\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n"b"\n" c"\n'
    unit = only(mark + text.replace("\n", ending).encode())
    assert (unit.key, unit.target, unit.comments) == (UnitKey("c", "a"), "b c", ("note",))


@pytest.mark.parametrize("charset", ["KOI8-R", "windows-1251", "ISO-8859-5", "utf8", "Utf-8", "CHARSET"])
def test_the_charset_of_the_header_is_believed(charset: str) -> None:
    """`CHARSET` is a template's placeholder."""
    codec = "utf-8" if charset == "CHARSET" else charset
    unit = only(
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "поезд"\n'.encode(
            codec
        )
    )
    assert unit.target == "поезд"


def test_article_text_about_charsets_is_not_the_header() -> None:
    """Only the first entry says how the file is encoded."""
    text = 'msgid ""\nmsgstr "Language: ka\\n"\n\nmsgid "Content-Type: text/html; charset=koi8-r"\nmsgstr "ღამე"\n'
    assert only(text).target == "ღამე"


def test_a_file_without_header_is_read() -> None:
    """The comments above its first entry are that entry's."""
    unit = only('# note\nmsgid "a"\nmsgstr "b"\n')
    assert (unit.comments, unit.target) == (("note",), "b")
    assert load("").units == ()
    assert load("\n").header_comments == ()


def test_header_comments_flags_and_fields_are_read() -> None:
    """In any order of lines; flags of a header mean nothing."""
    text = "# Team\n#, fuzzy\n#: x\n#. extracted\n#\n# i18nsync-revision: 12\n" + HEADER.replace(
        '"Content', '"X-Team: a\\nLast-Translator: Nino\\nProject-Id-Version: i18nsync\\nContent'
    )
    catalog = load(text)
    assert catalog.header_comments == ("Team", "extracted", "")
    assert (catalog.source_revision, catalog.headers) == ("12", {"X-Team": "a", "Last-Translator": "Nino"})


def test_what_msgcat_joins_in_a_header_is_taken_apart() -> None:
    """Two revisions are none; a path twice is a path."""
    comments = "# #-#-#-#-#  a.po  #-#-#-#-#\n# i18nsync-source: a.md\n# i18nsync-revision: 1\n"
    fields = '"#-#-#-#-#  a.po  #-#-#-#-#\\n"\n"Last-Translator: Nino\\n"\n"#-#-#-#-#  b.po  #-#-#-#-#\\n"\n'
    text = comments + comments.replace(": 1", ": 2") + f'#, fuzzy\nmsgid ""\nmsgstr ""\n{fields}'
    catalog = load(text)
    assert (catalog.source_path, catalog.source_revision) == ("a.md", "")
    assert catalog.headers == {"Last-Translator": "Nino"}


def test_a_path_that_babel_moved_to_the_next_line_is_found() -> None:
    """Babel breaks comments over 76 characters at the space."""
    path = "content/en/2026/01/" + "long-" * 12 + "name.md"
    catalog = load(f"# i18nsync-source:\n# {path}\n# i18nsync-built:\n#\n" + HEADER)
    assert (catalog.source_path, catalog.built, catalog.header_comments) == (path, "", ("",))


def test_comments_at_the_end_are_not_lost() -> None:
    """PO readers drop them; here they join the header's. A unit block that lost its entry says nothing."""
    end = "# the end\n#. of it\n# i18nsync-state: reviewed\n# i18nsync-revision: 1\n#:\n#, fuzzy\n"
    catalog = load(HEADER + MARK + end)
    assert catalog.header_comments == ("the end", "of it")
    assert [unit.target for unit in catalog.units] == ["b"]


def test_obsolete_entries_are_read_with_comments_flags_and_previous_source() -> None:
    """In all spellings."""
    text = (
        '# note\n#, fuzzy\n#~| msgctxt "c"\n#~| msgid ""\n#~| "old"\n#~ # more\n'
        '#~ msgctxt "c"\n#~ msgid ""\n#~ "a"\n#~\n#~msgstr "b"\n'
    )
    unit = only(HEADER + text)
    assert (unit.key, unit.target, unit.obsolete) == (UnitKey("c", "a"), "b", True)
    assert (unit.previous_source, unit.comments, unit.state) == ("old", ("note", "more"), UnitState.OUTDATED)


def test_escapes_are_what_gettext_takes_them_for() -> None:
    """Octal and hexadecimal ones are bytes of UTF-8."""
    unit = only(HEADER + r'msgid "\a\b\t\v\f\r\n\"\\n\101\x42\342\200\246\134"' + '\nmsgstr "tab\there" "joined"\n')
    assert unit.key.source == '\a\b\t\v\f\r\n"\\nAB…\\'
    assert unit.target == "tab\therejoined"


def test_characters_that_python_takes_for_line_ends_are_text() -> None:
    """U+2028, U+0085 and their like do not end a line of a PO file."""
    target = "a\u2028b\u2029c\x85d\x1ce\x0bf\x0cg"
    unit = only(HEADER + f'# {target}\nmsgid "a"\nmsgstr "{target}"\n')
    assert (unit.target, unit.comments) == (target, (target,))


def test_entries_need_no_blank_line_between_them() -> None:
    """Nor do blank lines within an entry part it."""
    catalog = load(HEADER + 'msgid "a"\nmsgstr "1"\nmsgid "b"\n\nmsgstr "2"\n# c\n\n\nmsgid "c"\nmsgstr "3"\n')
    assert [(unit.key.source, unit.target) for unit in catalog.units] == [("a", "1"), ("b", "2"), ("c", "3")]
    assert catalog.units[2].comments == ("c",)


MARK = 'msgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (HEADER + 'msgid "a"\n', 5, "the file ends inside an entry; it may have been cut off"),
        (HEADER + 'msgid "a"\nmsgstr "b', 5, "the string's quotes do not match"),
        (HEADER + 'msgid "a "quote" inside"\n', 4, "the string's quotes do not match"),
        (HEADER + 'msgid "a\\"\n', 4, "the string's quotes do not match"),
        (HEADER + 'msgid\nmsgstr "b"\n', 4, "the string's quotes do not match"),
        (HEADER + 'msgid "a"\nmsgid "b"\n', 5, "msgid stands where it cannot stand"),
        (HEADER + 'msgstr "a"\n', 4, "msgstr stands where it cannot stand"),
        (HEADER + 'msgctxt "a"\nmsgctxt "b"\n', 5, "msgctxt stands where it cannot stand"),
        (HEADER + 'msgid "a"\n#~ msgstr "b"\n', 5, "msgstr stands where it cannot stand"),
        (HEADER + '#~ msgctxt "a"\nmsgid "b"\n', 5, "msgid stands where it cannot stand"),
        (HEADER + 'msgid "a"\n# why\nmsgstr "b"\n', 5, "a comment stands inside an entry"),
        (HEADER + 'msgid "a"\n#~| msgid "c"\nmsgstr "b"\n', 5, "a comment stands inside an entry"),
        ('# x\n"a"\n', 2, "a string stands where an entry should begin"),
        (HEADER + '#| "a"\n', 4, "a string stands where an entry should begin"),
        (HEADER + '#~ "a"\n', 4, "a string stands where an entry should begin"),
        (HEADER + '#| msgstr "a"\n', 4, "the line is no part of a PO file"),
        (HEADER + 'msgfoo "a"\n', 4, "the line is no part of a PO file"),
        (HEADER + 'domain "a"\n', 4, "the line is no part of a PO file"),
        (HEADER + "#~ domain\n", 4, "the line is no part of a PO file"),
        (HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 5, "plural messages are not read"),
        (HEADER + '#| msgid_plural "b"\n', 4, "plural messages are not read"),
        (HEADER + '#~ msgid "a"\n#~ msgid_plural "b"\n', 5, "plural messages are not read"),
        (HEADER + 'msgid "a\\q"\nmsgstr ""\n', 4, "the string holds an unknown escape, \\q"),
        (HEADER + 'msgid "a\\377"\nmsgstr ""\n', 4, "the escape \\377 is no UTF-8 text"),
        (HEADER + 'msgid "a\\x1234"\nmsgstr ""\n', 4, "the escape \\x1234 is no UTF-8 text"),
        (HEADER + 'msgid "a\\0"\nmsgstr ""\n', 4, "the string holds a NUL character"),
        (HEADER + "# \0\n", 4, "the line holds a NUL character"),
        (
            HEADER + 'msgid "a\\4"\nmsgstr ""\n',
            4,
            "the string holds the character U+0004, which parts context and text in MO files",
        ),
        (HEADER + MARK + HEADER, 7, "the header does not stand first"),
        (HEADER + 'msgctxt "c"\nmsgid ""\nmsgstr "x"\n', 6, "an entry has no source text"),
        ('#~ msgid ""\n#~ msgstr "x"\n', 2, "an entry has no source text"),
        (
            HEADER + f"<<<<<<< HEAD\n{MARK}=======\n{MARK}>>>>>>> main\n",
            4,
            "a conflict mark of a git merge was left in the file",
        ),
        (HEADER + MARK + "\n" + MARK, 7, "the entry 'a' is there twice (first on line 4)"),
        (MARK + "\n" + MARK, 4, "the entry 'a' is there twice (first on line 1)"),
    ],
)
def test_what_cannot_be_read_without_loss_is_refused_by_line(text: str, line: int, message: str) -> None:
    """With words for it, and a hint."""
    error = refusal(text)
    assert (error.where, error.message) == (f"a.po:{line}", message)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (HEADER.replace("UTF-8", "KLINGON").encode(), 2, "the header names an unknown charset, 'KLINGON'"),
        (HEADER.replace("UTF-8", "rot13").encode(), 2, "the header names an unknown charset, 'rot13'"),
        (HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n', 5, "the text is not valid UTF-8"),
        (HEADER.replace("UTF-8", "ascii").encode() + MARK.replace("b", "ბ").encode(), 5, "the text is not valid ascii"),
        (HEADER.encode("utf-16"), 1, "the file is UTF-16, which PO files cannot be"),
        (HEADER.replace("UTF-8", "undefined").encode(), 1, "the text is not valid undefined"),
    ],
)
def test_what_cannot_be_decoded_is_refused(data: bytes, line: int, message: str) -> None:
    """By the line of the first wrong byte, or of the wrong name."""
    error = refusal(data)
    assert (error.where, error.message) == (f"a.po:{line}", message)


@pytest.mark.parametrize(
    "error",
    [
        OSError("Syntax error in po file (line 6)"),
        UnicodeDecodeError("x", b"", 0, 1, "y"),
        IndexError("z"),
        ValueError("w"),
    ],
)
def test_whatever_polib_says_is_a_refusal(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """No foreign exception leaves the room; the line is right where polib names one."""

    def broken(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(polib, "pofile", broken)
    with pytest.raises(CatalogError, match="the file cannot be read as PO") as refused:
        parse_catalog(MARK.encode(), "a", PAIR, "a.po")
    assert refused.value.where == ("a.po:4" if isinstance(error, OSError) else "a.po")


def test_of_a_current_and_an_obsolete_entry_nothing_is_lost() -> None:
    """Babel's update leaves such pairs; the further one stays, the other's text becomes a comment."""
    text = HEADER + '#. p\n#: b.c\n#, fuzzy\nmsgid "a"\nmsgstr "draft"\n\n#~ msgid "a"\n#~ msgstr "by\\nhand"\n'
    unit = only(text)
    assert (unit.target, unit.state, unit.obsolete) == ("by\nhand", UnitState.UNCONFIRMED, False)
    assert (unit.comments, unit.notes, unit.references) == (("another translation: draft",), ("p",), ("b.c",))
    same = only(HEADER + 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "b"\n')
    assert (same.comments, same.obsolete) == ((), False)


@pytest.mark.skipif(shutil.which("msgcat") is None, reason="GNU gettext is not installed")
def test_gettext_reads_the_same_from_every_odd_spelling(tmp_path: Path) -> None:
    """The file as we save it is, for msgcat, the file as it was."""
    text = HEADER + (
        '#, fuzzy\n#| msgid "o\\"ld\\n"\nmsgid "a\\101" "b\\\\"\nmsgstr "x\\n" "y"\n'
        '# c\n#  d\nmsgctxt "c"\nmsgid "a"\nmsgstr ""\n\n#~ msgid "gone"\n#~msgstr "g\\tone"\n'
    )

    def through_msgcat(data: bytes) -> list[str]:
        path = tmp_path / "a.po"
        path.write_bytes(data)
        done = subprocess.run(
            ["msgcat", "--no-wrap", path], capture_output=True, check=True, text=True, encoding="utf-8"
        )
        return [line for line in done.stdout.split("\n\n", 1)[1].split("\n") if not line.startswith("# i18nsync-")]

    assert through_msgcat(write_catalog(load(text), "a.po")) == through_msgcat(text.encode())


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
@pytest.mark.parametrize(
    "path", sorted(DATA.glob("tor-po/tree/*/*.po")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_real_catalogs_are_read_as_polib_reads_them(path: Path) -> None:
    """Catalogs that nobody here wrote: the same texts and flags, the same counts by the scan, stable when saved."""
    data = path.read_bytes()
    catalog = parse_catalog(data, "a", PAIR, path.name)
    entries = polib.pofile(str(path))
    read = [(u.key.context, u.key.source, u.target, u.obsolete) for u in catalog.units]
    assert sorted(read) == sorted((e.msgctxt or "", e.msgid, e.msgstr, bool(e.obsolete)) for e in entries)
    assert catalog.counts[UnitState.DRAFT] + catalog.counts[UnitState.OUTDATED] == sum(
        e.fuzzy and e.msgstr != "" for e in entries if not e.obsolete
    )
    assert scan(data) == count_catalog(catalog)
    saved = write_catalog(catalog, path.name)
    assert write_catalog(parse_catalog(saved, "a", PAIR, path.name), path.name) == saved
