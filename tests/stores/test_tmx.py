"""TMX files are read as other tools write them, and written so that they read the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import MemoryStoreError
from i18nsync.stores.tmx import TmxEntry, read_tmx, write_tmx

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")
GOLDEN = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="i18nsync" creationtoolversion="1" segtype="block" o-tmf="i18nsync" adminlang="en" srclang="en" \
datatype="plaintext"/>
  <body>
    <tu>
      <prop type="x-i18nsync-origin">human</prop>
      <prop type="x-i18nsync-article">2026/01/night-train</prop>
      <tuv xml:lang="en"><seg>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</seg></tuv>
      <tuv xml:lang="ka" changeid="Nino &lt;nino@example.ge&gt;" changedate="20260102T101112Z"><seg>ტომი</seg></tuv>
    </tu>
    <tu srclang="ru">
      <prop type="x-i18nsync-origin">machine</prop>
      <prop type="x-i18nsync-engine">google</prop>
      <tuv xml:lang="ru"><seg>Да</seg></tuv>
      <tuv xml:lang="ka"><seg>კი</seg></tuv>
    </tu>
  </body>
</tmx>
"""
ENTRIES = (
    TmxEntry(
        LocalePair(EN, KA),
        "Tom & <b>Jerry</b>",
        "ტომი",
        Provenance(Origin.HUMAN, "", None, "Nino <nino@example.ge>", "2026-01-02T10:11:12Z"),
        "2026/01/night-train",
    ),
    TmxEntry(LocalePair(RU, KA), "Да", "კი", Provenance(Origin.MACHINE, "google")),
)


def tmx(tmp_path: Path, body: str, *, head: str = "", srclang: str = "en", encoding: str = "utf-8") -> Path:
    path = tmp_path / "memory.tmx"
    text = f'{head}<tmx version="1.4"><header srclang="{srclang}"/><body>{body}</body></tmx>'
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path, source: Locale | None = None) -> list[tuple[str, str, str]]:
    return [(str(entry.pair), entry.source, entry.target) for entry in read_tmx(path, source)]


UNIT = (
    '<tu><tuv xml:lang="ka"><seg>ერთი</seg></tuv><tuv xml:lang="en-US"><seg>One</seg></tuv>'
    '<tuv lang="RU"><seg>Один</seg></tuv></tu>'
)


def test_the_bytes_are_always_the_same(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    assert write_tmx(path, ENTRIES, EN) == 2
    assert path.read_bytes() == GOLDEN.encode()
    stream = io.StringIO()
    assert write_tmx(stream, iter(ENTRIES), EN) == 2
    assert stream.getvalue() == GOLDEN
    assert tuple(read_tmx(path)) == ENTRIES


TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs"], exclude_characters=[chr(code) for code in range(32)] + ["\ufffe", "\uffff"]
    )
    | st.sampled_from("\n\t\r&<>\"'"),
    min_size=1,
    max_size=20,
)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_text_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "law.tmx"
    entries = [TmxEntry(LocalePair(EN, KA), a, b, Provenance(Origin.HUMAN, by=c), c) for a, b, c in texts]
    write_tmx(path, entries, EN)
    assert list(read_tmx(path)) == entries


def test_each_translation_makes_a_pair_with_the_source(tmp_path: Path) -> None:
    path = tmx(tmp_path, UNIT)
    assert read(path) == [("en-US-ka", "One", "ერთი"), ("en-US-ru", "One", "Один")]
    assert read(path, RU) == [("ru-ka", "Один", "ერთი"), ("ru-en-US", "Один", "One")]
    assert read(tmx(tmp_path, UNIT, srclang="*all*")) == [("ka-en-US", "ერთი", "One"), ("ka-ru", "ერთი", "Один")]
    assert read(tmx(tmp_path, UNIT.replace("<tu>", '<tu srclang="ru">'))) == read(path, RU)
    assert read(path, Locale("de")) == []


def test_the_very_locale_is_preferred_to_its_language(tmp_path: Path) -> None:
    body = UNIT.replace('lang="RU"', 'lang="en"')
    assert read(tmx(tmp_path, body)) == [("en-ka", "Один", "ერთი"), ("en-en-US", "Один", "One")]


def test_inline_tags_keep_their_content_as_text(tmp_path: Path) -> None:
    body = (
        '<tu><tuv xml:lang="en"><seg>A <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> <ph>{x}</ph><hi>y</hi>'
        '</seg></tuv><tuv xml:lang="ka"><seg>ბ<it pos="begin">&lt;i&gt;</it></seg></tuv></tu>'
    )
    assert read(tmx(tmp_path, body)) == [("en-ka", "A <b>bold</b> {x}y", "ბ<i>")]


def test_authors_and_dates_are_read_from_the_unit_or_the_variant(tmp_path: Path) -> None:
    body = (
        '<tu creationid="Old" creationdate="20200101T000000Z"><tuv xml:lang="en"><seg>a</seg></tuv>'
        '<tuv xml:lang="ka" changeid="Nino" changedate="yesterday"><seg>b</seg></tuv>'
        '<tuv xml:lang="ru"><seg>c</seg></tuv></tu>'
    )
    ka, ru = (entry.provenance for entry in read_tmx(tmx(tmp_path, body)))
    assert ka == Provenance(Origin.IMPORT, by="Nino")
    assert ru == Provenance(Origin.IMPORT, by="Old", at="2020-01-01T00:00:00Z")


def test_units_without_both_texts_are_passed_over(tmp_path: Path) -> None:
    body = (
        '<tu/><tu><tuv xml:lang="en"><seg>a</seg></tuv></tu><tu><tuv xml:lang="en"><seg>a</seg></tuv>'
        '<tuv xml:lang="ka"><seg/></tuv><tuv xml:lang="ru"/><tuv><seg>x</seg></tuv></tu>'
    )
    assert read(tmx(tmp_path, body)) == []


def test_a_doctype_and_utf_16_are_usual(tmp_path: Path) -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    assert len(read(tmx(tmp_path, UNIT, head=head, encoding="utf-16"))) == 2


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % p "x">',
    ],
)
def test_entities_are_refused_before_anything_is_read(tmp_path: Path, declaration: str) -> None:
    path = tmx(tmp_path, UNIT, head=f"<!DOCTYPE tmx [\n{declaration}]>\n")
    with pytest.raises(MemoryStoreError, match=r"declares an XML entity .*, which no TMX file needs") as caught:
        read(path)
    assert caught.value.where == f"{path}:2"


def test_malformed_files_are_reported_with_their_line(tmp_path: Path) -> None:
    path = tmx(tmp_path, f"{UNIT}\n<tu>\n</tuv>")
    entries = read_tmx(path)
    assert next(entries).source == "One"
    with pytest.raises(MemoryStoreError, match=r"not well-formed XML \(mismatched tag") as caught:
        list(entries)
    assert caught.value.where == f"{path}:3"
    path.write_bytes(b"")
    with pytest.raises(MemoryStoreError, match="not well-formed XML"):
        read(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html></html>", "this is XML, but no TMX: it starts with <html>"),
        (b'<?xml version="1.0" encoding="x-none"?><tmx/>', "an encoding that cannot be read"),
        (b'<tmx><body><tu><tuv lang="??"><seg>a</seg></tuv></tu></body></tmx>', "'??' is not a locale, though"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "other.tmx"
    path.write_bytes(content)
    with pytest.raises(MemoryStoreError) as caught:
        read(path)
    assert message in caught.value.message
    assert caught.value.where.startswith(str(path))


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(MemoryStoreError, match="the TMX file cannot be read"):
        read(tmp_path / "none.tmx")


def test_what_xml_cannot_hold_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.tmx"
    write_tmx(path, ENTRIES, EN)
    with pytest.raises(MemoryStoreError, match=r"XML cannot hold the character U\+0001 in 'a\\x01'"):
        write_tmx(path, [TmxEntry(LocalePair(EN, KA), "a\x01", "b")], EN)
    assert path.read_bytes() == GOLDEN.encode()
    with pytest.raises(MemoryStoreError, match="the file cannot be written"):
        write_tmx(path / "below.tmx", ENTRIES, EN)


def test_a_large_file_is_read_piece_by_piece(tmp_path: Path) -> None:
    import tracemalloc

    path = tmx(tmp_path, UNIT * 4_000)
    tracemalloc.start()
    assert sum(1 for _ in read_tmx(path)) == 8_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 500_000


def test_translate_toolkit_reads_what_we_write_and_we_read_what_it_writes(tmp_path: Path) -> None:
    """The library that Weblate reads TMX with; OmegaT's own files have the same shape."""
    from translate.storage.tmx import tmxfile

    ours = tmp_path / "ours.tmx"
    write_tmx(ours, [entry for entry in ENTRIES if entry.pair.source == EN], EN)
    store = tmxfile.parsefile(str(ours))  # type: ignore[no-untyped-call]
    assert [(unit.source, unit.target) for unit in store.units] == [("Tom & <b>Jerry</b>", "ტომი")]
    theirs = tmxfile()
    theirs.addtranslation("Tom & Jerry", "en", "Том и Джерри", "ru")
    path = tmp_path / "theirs.tmx"
    path.write_bytes(bytes(theirs))
    assert read(path) == [("en-ru", "Tom & Jerry", "Том и Джерри")]


def test_the_context_of_a_pair_is_kept(tmp_path: Path) -> None:
    entry = TmxEntry(LocalePair(EN, KA), "a", "ა", Provenance(Origin.HUMAN), "2026/a", "0a9a2bc2f6190b13")
    path = tmp_path / "memory.tmx"
    write_tmx(path, [entry], EN)
    assert list(read_tmx(path)) == [entry]
