"""The fast scan: exact on plain files, and never wrong on others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import UnitKey, UnitState, content_hash
from i18nsync.errors import CatalogError
from i18nsync.stores import scan as module
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.scan import count_catalog, scan

PAIR = LocalePair(Locale("en"), Locale("ka"))
HEADER = (
    '# i18nsync-source: a.md\n# i18nsync-revision: 12\nmsgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
)
STAMP = (
    "# i18nsync-state: {state}\n# i18nsync-by: ნინო\n# i18nsync-at: 2026-01-02T10:00:00Z\n"
    "# i18nsync-by2: Giorgi\n# i18nsync-at2: 2026-01-03T10:00:00Z\n# i18nsync-hash: {hash}\n"
)


def stamp(state: str, source: str, target: str, context: str = "") -> str:
    return STAMP.format(state=state, hash=content_hash(UnitKey(context, source), target))


ENTRIES = [
    '#: a.md\nmsgid "Missing one"\nmsgstr ""\n',
    '#: a.md\n#, fuzzy\nmsgid "Draft"\nmsgstr "ა"\n',
    (
        '#. note "quoted\n#: a.md\n#, c-format, fuzzy\n#| msgid ""\n#| "Old "\n#| "one"\n'
        'msgid ""\n"Outdated and "\n"longer"\nmsgstr "ბ"\n'
    ),
    '#: a.md\nmsgid "Un\\"confirmed\\" one\\tor\\ntwo"\nmsgstr "გ"\n',
    stamp("reviewed", 'Re"viewed', "დ\n", "c") + '#: a.md\nmsgctxt "c"\nmsgid "Re\\"viewed"\nmsgstr ""\n"დ\\n"\n',
    stamp("approved", "Approved", "ე") + '#: a.md\nmsgid "Approved"\nmsgstr "ე"\n',
    stamp("reviewed", "Forged", "x") + '#: a.md\nmsgid "Forged"\nmsgstr "ვ"\n',
    stamp("outdated", "No previous", "ზ") + '#, fuzzy\nmsgid "No previous"\nmsgstr "ზ"\n',
    'msgid "\u00a0Wide\u2003spaces\u3000 and “quotes” "\nmsgstr "თ"\n',
]
OBSOLETE = '# note\n#, fuzzy\n#~| msgid "Older"\n#~ msgctxt "c"\n#~ msgid "Gone"\n#~ msgstr "ი"\n'


def text(*entries: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *entries]).encode()


def full(data: bytes) -> object:
    return count_catalog(parse_catalog(data, "a", PAIR, "a.po"))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may fall back to the full reader."""

    def fail(*_: object) -> None:
        raise AssertionError("the full reader was asked")

    monkeypatch.setattr(module, "parse_catalog", fail)


@pytest.mark.usefixtures("quick")
def test_every_state_is_counted_without_the_full_reader() -> None:
    """With its words, as `str.split` counts them, the obsolete entries and the header."""
    counts = scan(text(*ENTRIES, OBSOLETE))
    assert counts.states == {
        UnitState.MISSING: 1,
        UnitState.DRAFT: 1,
        UnitState.OUTDATED: 2,
        UnitState.UNCONFIRMED: 3,
        UnitState.REVIEWED: 1,
        UnitState.APPROVED: 1,
    }
    assert counts.words[UnitState.OUTDATED] == 3 + 2
    assert counts.words[UnitState.UNCONFIRMED] == 4 + 1 + 4
    assert (counts.obsolete, counts.source_path, counts.source_revision) == (1, "a.md", "12")
    assert (counts.built, counts.fingerprint) == ("", "")
    assert counts == full(text(*ENTRIES, OBSOLETE))


@pytest.mark.usefixtures("quick")
def test_the_fingerprint_is_worked_out_where_the_header_has_one_to_compare() -> None:
    """Obsolete entries are not in it."""
    data = text(*ENTRIES, OBSOLETE, header=HEADER.replace("12\n", "12\n# i18nsync-built: 34 56\n"))
    catalog = parse_catalog(data, "a", PAIR, "a.po")
    counts = scan(data)
    assert (counts.built, counts.fingerprint) == ("34 56", catalog.fingerprint)


@pytest.mark.usefixtures("quick")
def test_a_catalog_with_nothing_but_a_header_has_no_units() -> None:
    """Nor words."""
    counts = scan(text())
    assert (counts.total, dict(counts.words)) == (0, {})


ODD: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "no header": lambda data: data.split(b"\n\n", 1)[1],
    "another charset": lambda data: (
        data.replace(b"UTF-8", b"KOI8-R").decode().replace("ა", "а").encode("koi8-r", "replace")
    ),
    "a header with notes": lambda data: b"#. note\n" + data,
    "an obsolete header": lambda data: data.replace(b"msgid", b"#~ msgid", 1),
    "trailing comment": lambda data: data + b"# the end\n",
    "obsolete between": lambda data: data + b'\nmsgid "Last"\nmsgstr ""\n',
    "obsolete first": lambda data: b'#~ msgid "First"\n#~ msgstr ""\n\n' + data.split(b"\n\n", 1)[1],
    "obsolete at once": lambda data: data.replace(b"\n\n# note", b"\n# note"),
    "odd obsolete": lambda data: data.replace(b"#~ msgid", b"#~msgid"),
    "half obsolete": lambda data: data.replace(b"#~ msgstr", b"msgstr"),
    "obsolete with a string": lambda data: data + b'"x"\n',
    "odd obsolete comment": lambda data: data.replace(b"# note", b"#note"),
    "rare escape": lambda data: data.replace(b"Draft", b"\\104raft"),
    "raw tab": lambda data: data.replace(b"\\t", b"\t"),
    "empty continuation": lambda data: data.replace(b'"Old "', b'""'),
    "odd flags": lambda data: data.replace(b"#, fuzzy", b"#=fuzzy"),
    "previous context": lambda data: data.replace(b'#| msgid ""', b'#| msgctxt "c"\n#| msgid ""'),
    "empty previous": lambda data: data.replace(b'#| "Old "\n#| "one"\n', b""),
    "twice": lambda data: data.replace(b"Missing one", b"Draft"),
    "twice, wrapped in another way": lambda data: data.replace(b"Draft", b'"\n"Outdated"\n" and longer'),
    "twice with context": lambda data: data.replace(b"Gone", b'Re\\"viewed'),
    "no source": lambda data: data.replace(b'"Draft"', b'""'),
    "no source in context": lambda data: data.replace(b'"Re\\"viewed"', b'""'),
    "not UTF-8": lambda data: data.replace(b"Draft", b"Dr\xff"),
    "NUL": lambda data: data.replace(b"Draft", b"Dr\0"),
    "cut off": lambda data: data[:-3],
    "comment with a string after it": lambda data: data.replace(b"#: a.md\n#, fuzzy", b'#: a.md "\n"x"\n#, fuzzy'),
    "block with another spelling": lambda data: data.replace(b"state: reviewed", b"state:  reviewed "),
    "block without space": lambda data: data.replace(b"# i18nsync-state: app", b"#i18nsync-state: app"),
    "block twice": lambda data: data.replace(b"# i18nsync-state", b"# i18nsync-hash: 0\n# i18nsync-state"),
    "origin twice": lambda data: data.replace(b": approved\n", b": approved\n" + b"# i18nsync-origin: human\n" * 2),
    "same reviewer twice": lambda data: data.replace(b"by2: Giorgi", "by2: ნინო".encode()),
    "nothing": lambda data: b"",
    "no entry at all": lambda data: b"\n\n",
    "text": lambda data: b"Dear reader",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_shapes_count_as_the_full_reader_counts_them(name: str) -> None:
    """Or are refused as it refuses them."""
    plain = text(*ENTRIES, OBSOLETE)
    data = ODD[name](plain)
    assert data != plain

    def outcome(how: Callable[[bytes], object]) -> object:
        try:
            return how(data)
        except CatalogError as error:
            return str(error)

    assert outcome(lambda data: scan(data, "a.po")) == outcome(full)
