"""Laws 6 and 7 over generated catalogs: saved and loaded they are equal, gettext accepts them, the scan counts them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st

from i18nsync.core.catalog import Catalog
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, Provenance, Stamp, Unit, UnitKey, UnitState
from i18nsync.errors import CatalogError
from i18nsync.stores.po import PoStore
from i18nsync.stores.po_read import parse_catalog
from i18nsync.stores.po_write import write_catalog
from i18nsync.stores.scan import count_catalog, scan

PAIRS = tuple(LocalePair(Locale("en"), Locale(tag)) for tag in ("ka", "ru", "zh-Hans"))

# Letters of three scripts and everything that PO, polib or `str.splitlines` treats in a way of its own.
CHARACTERS = st.sampled_from(
    [
        *"aeZ -'\"\\\n\t\r\v\f\b\a\x1b\x1c\x7f\x85#|~n",
        *"თბილისი",
        *"поезд",
        *"\u00a0\u2028\u2029\u3000\ufeff\u200b\U0001f682",
        *("%s", "msgid", "--"),
    ]
)
TEXTS = st.lists(CHARACTERS, max_size=12).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\4"), max_size=20
)
WORDS = st.sampled_from(["night", "train", '"moved"', "a\\b", "ღამის", "поезд-экспресс", "a-", "--"])
LONG = st.lists(WORDS, max_size=40)
SOURCES = (TEXTS | LONG.map(" ".join)).filter(bool)
NAMES = st.sampled_from(["ნინო", "Нина Иванова <nina@example.ge>", "Giorgi", "Tamar <t@example.ge>"])
TIMES = st.sampled_from(["2026-01-02T10:00:00Z", "2025-12-31T23:59:59Z"])
COMMENT = st.text(st.characters(categories=["L", "N", "P"], include_characters=" "), max_size=90).map(str.rstrip)
COMMENTS = st.lists(COMMENT.filter(lambda line: not line.startswith("i18nsync-")), max_size=2).map(tuple)
LONG_DOUBT = "changed since ნინო reviewed it on 2 January 2026, and once more after that"
FLAGS = st.sampled_from([(), ("no-wrap",), ("no-c-format", "no-wrap")])
PROVENANCES = st.none() | st.builds(
    Provenance,
    st.sampled_from(Origin),
    st.sampled_from(["", "google", "memory"]),
    st.none() | st.integers(0, 101),
    st.just("") | NAMES,
    st.just("") | TIMES,
)


def same_ends(source: str, target: str) -> str:
    """`target` with a line feed at its ends exactly where `source` has one; empty if nothing else is left."""
    body = target.strip("\n")
    return "\n" * source.startswith("\n") + body + "\n" * source.endswith("\n") if body else ""


@st.composite
def units(draw: st.DrawFn, source: str, *, obsolete: bool) -> Unit:
    """A unit in any state that the rules allow."""
    key = UnitKey(draw(st.sampled_from(["", "front-matter:title"]) | TEXTS), source)
    target = same_ends(source, draw(TEXTS))
    unit = Unit(key, target, comments=draw(COMMENTS), flags=draw(FLAGS), obsolete=obsolete)
    if not obsolete:
        unit = replace(unit, notes=draw(COMMENTS), references=draw(st.sampled_from([(), ("a b.md", "src/c.c:12")])))
    if not target:
        return unit
    state = draw(st.sampled_from([state for state in UnitState if state is not UnitState.MISSING]))
    unit = replace(unit, state=state, provenance=draw(PROVENANCES))
    if state is UnitState.OUTDATED:
        unit = replace(unit, previous_source=draw(SOURCES))
    if state.is_confirmed:
        names = draw(st.lists(NAMES, min_size=2, max_size=2, unique=True))
        stamps = tuple(Stamp(name, draw(TIMES), unit.hash) for name in names)
        return replace(unit, stamps=stamps[: 1 if state is UnitState.REVIEWED else 2])
    return replace(unit, doubt=draw(st.sampled_from(["", LONG_DOUBT])))


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    """A catalog as the merge might leave it."""
    sources = draw(st.lists(SOURCES, max_size=6, unique=True))
    cut = draw(st.integers(0, len(sources)))
    made = [draw(units(source, obsolete=index >= cut)) for index, source in enumerate(sources)]
    headers = st.dictionaries(st.sampled_from(["Last-Translator", "X-Poedit-Basepath", "PO-Revision-Date"]), COMMENT)
    return Catalog(
        article="2026/01/night-train",
        pair=draw(st.sampled_from(PAIRS)),
        source_path=draw(st.sampled_from(["", "content/en/night-train.md", "content/ღამის მატარებელი.md"])),
        source_revision=draw(st.sampled_from(["", "0123456789abcdef"])),
        units=tuple(made),
        built=draw(st.sampled_from(["", "0123456789abcdef 0123456789ab"])),
        headers={name: " ".join(value.split()) for name, value in draw(headers).items()},
        header_comments=draw(COMMENTS),
    )


def load(data: bytes, pair: LocalePair = PAIRS[0]) -> Catalog:
    return parse_catalog(data, "2026/01/night-train", pair, "a.po")


BACKSLASHES = Catalog(
    "2026/01/night-train",
    LocalePair(Locale("en"), Locale("ka")),
    units=(
        Unit(UnitKey("", "a"), comments=("\\", "C:\\"), notes=("note \\",)),
        Unit(UnitKey("", "b"), comments=("\\\\",), obsolete=True),
    ),
    header_comments=("\\",),
)
"""GNU gettext joins a line that ends in a backslash with the next one, even in a comment."""


@given(catalogs())
@settings(max_examples=120, deadline=None)
@example(BACKSLASHES)
def test_a_saved_catalog_loads_as_the_same_catalog_and_saves_as_the_same_bytes(catalog: Catalog) -> None:
    """Law 6: whatever the texts hold."""
    data = write_catalog(catalog, "a.po")
    loaded = load(data, catalog.pair)
    assert loaded == catalog
    assert write_catalog(loaded, "a.po") == data


@example(BACKSLASHES)
@given(catalogs())
@settings(max_examples=25, deadline=None)
def test_msgfmt_accepts_what_is_saved(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> None:
    """Law 6: `msgfmt -c` has no objection to any file of ours."""
    path = tmp_path_factory.mktemp("po") / "a.po"
    path.write_bytes(write_catalog(catalog, "a.po"))
    done = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@given(catalogs())
@settings(max_examples=100, deadline=None)
def test_the_scan_counts_what_the_full_load_counts(catalog: Catalog) -> None:
    """Law 7, for our own files; the words and the fingerprint are those of the units."""
    data = write_catalog(catalog, "a.po")
    counts = scan(data)
    assert counts == count_catalog(catalog)
    assert counts.fingerprint == (catalog.fingerprint if catalog.built else "")


def outcome(data: bytes) -> object:
    try:
        return count_catalog(load(data))
    except CatalogError as error:
        return str(error)


def scanned(data: bytes) -> object:
    try:
        return scan(data, "a.po")
    except CatalogError as error:
        return str(error)


LINES = st.sampled_from(
    [
        *(b"", b"#", b"# note", b"# i18nsync-state: reviewed", b"# i18nsync-state:  reviewed ", b"#, fuzzy"),
        *(b"#,fuzzy", b"#= fuzzy, c-format", b"#! fuzzy", b"#: a.md", b"# i18nsync-hash: 0", b"#comment"),
        *(b'#| msgid "old"', b'#| msgid ""', b'#| "more"', b'#| msgctxt "c"', b'# says "so"', b'#. says "so"'),
        *(b'#~ msgid "gone"', b'#~ msgstr ""', b'#~| msgid "old"', b"#~", b"#~ # note"),
        *(b'msgid "new"', b'msgid ""', b'msgctxt "c"', b'msgstr "x"', b'msgstr ""', b'msgid_plural "new"'),
        *(b'"more \\"text\\" "', b'"more\\"', b'"\\101\\x42"', b'""', b'" two  spaces\\t"', b'"\xc2\xa0 \xff"'),
        *(b"<<<<<<< HEAD", b'"tab\there"', b"\r", b' msgstr "indented"', b'msgid "a" "b"'),
    ]
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file of ours after a few careless edits."""
    lines = write_catalog(draw(catalogs()), "a.po").split(b"\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "repeat", "swap", "cut"]))
        if kind == "insert":
            lines.insert(at, draw(LINES))
        elif kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "replace":
            lines[at] = draw(LINES)
        elif kind == "repeat":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines[at])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = lines[at][: draw(st.integers(0, 30))]
    ending = draw(st.sampled_from([b"\n", b"\n", b"\r\n"]))
    return ending.join(lines)


@given(damaged())
@settings(max_examples=200, deadline=None)
def test_the_scan_and_the_load_agree_on_damaged_files(data: bytes) -> None:
    """Law 7 beyond our own files: the same counts, or the same refusal with the same line and a hint."""
    found = outcome(data)
    assert scanned(data) == found
    if isinstance(found, str):
        assert re.match("a.po:[0-9]+: .+\n.+", found)


@given(damaged())
@settings(max_examples=100, deadline=None)
def test_what_is_read_from_a_damaged_file_is_saved_and_read_the_same(data: bytes) -> None:
    """Nothing that the reader accepts is changed by a save, but for line feeds at a target's ends."""
    try:
        catalog = load(data)
    except CatalogError:
        reject()
    kept = tuple(
        unit for unit in catalog.units if same_ends(unit.key.source, unit.target) == unit.target or not unit.target
    )
    catalog = replace(catalog, units=kept)
    assert load(write_catalog(catalog, "a.po")) == catalog


def test_an_unchanged_catalog_is_not_written(tmp_path: Path) -> None:
    """`save` says whether the file changed, and leaves its time alone if it did not."""
    store = PoStore(tmp_path)
    catalog = Catalog("a", PAIRS[0], "a.md", "0", (Unit(UnitKey("", "Night train")),))
    assert store.save(catalog)
    path = tmp_path / store.path("a", PAIRS[0].target)
    before = path.stat()
    assert not store.save(catalog)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)
