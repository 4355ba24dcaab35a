"""Wrapping: the bytes are polib's."""

from __future__ import annotations

import textwrap

import polib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from i18nsync.stores.po_text import _quick, _Reader
from i18nsync.stores.po_wrap import FastEntry, wrap

WORDS = st.sampled_from(
    [
        *("a", "the", "front-runner", "ab", "--", "well--known", "-", "-5", "co-op-eration", "it's--so"),
        *("x" * 75, "y" * 76, "z" * 77, "w" * 80, "https://example.ge/a-b/c"),
        *('"quoted"', "\\", "\u00a0", "ქალაქი", "поезд", "a\tb", "\x0b"),
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", "", "  ", "\n", "\u2028"])), max_size=40).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@given(TEXTS | st.text(max_size=200), TEXTS, st.booleans())
def test_an_entry_is_written_as_polib_writes_it(source: str, target: str, obsolete: bool) -> None:
    """Context, source, target and previous source; long words, hyphens, runs of spaces, escapes and all."""
    fields = {"msgctxt": source[:90], "msgid": source, "msgstr": target, "previous_msgid": target, "obsolete": obsolete}
    assert str(FastEntry(**fields)) == str(polib.POEntry(**fields))


@given(st.text("ab -", max_size=60), st.integers(1, 12))
@example("a long-word", 4)
@example("a longestword", 4)
@example("a longestword b", 4)
def test_lines_break_where_textwrap_breaks_them(text: str, width: int) -> None:
    """At any width."""
    assert wrap(text, width) == textwrap.wrap(text, width, drop_whitespace=False, break_long_words=False)


COMMENTS = st.sampled_from(
    [
        *("# note", "#", "#  indented", "# at the end ", "#. role", "#.", "#.role", "#. <x>"),
        *("#: a.md", "#:a.md", "#:  b.md c.md", "#~ msgid", '#| msgid "old"', "#| x"),
        *("#, fuzzy", "#, c-format, fuzzy", "#, a,, b", "#, ,a", "#, a,", "#,a"),
    ]
)
STRINGS = st.sampled_from(['""', '"a"', '"a\\n"', '""\n"a "\n"b"', '"\\104"', '"a\\\\"', '"ა # b"', '"#: c"'])
ENTRIES = st.builds(
    lambda lines, context, source, target, mark: "\n".join(
        [*lines, *(f"{mark}{line}" for line in f"{context}msgid {source}\nmsgstr {target}".split("\n"))]
    ),
    st.lists(COMMENTS, max_size=3),
    st.sampled_from(["", "", 'msgctxt "c"\n']),
    STRINGS,
    STRINGS,
    st.sampled_from(["", "", "#~ "]),
)


@settings(max_examples=500)
@given(st.sampled_from(["", "# head\n", "# i18nsync-source: a.md\n#, fuzzy\n"]), st.lists(ENTRIES, max_size=4))
def test_a_plain_file_is_made_ready_as_the_reader_would(head: str, entries: list[str]) -> None:
    """Where the quick way is taken it gives what the slow way gives, which then has nothing to refuse."""
    text = "\n\n".join([f'{head}msgid ""\nmsgstr "Language: ka\\n"', *entries]) + "\n"
    quick = _quick(text.encode(), text)
    if quick is not None:
        reader = _Reader("a.po")
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            reader.take(number, line)
        assert quick == reader.finish(len(lines))


def test_a_catalog_as_it_is_written_takes_the_quick_way() -> None:
    """Reviewed, drafted, outdated and obsolete entries."""
    text = (
        '# i18nsync-source: a.md\nmsgid ""\nmsgstr ""\n"Language: ka\\n"\n\n# i18nsync-state: reviewed\n#\n#. title\n'
        '#: a.md\nmsgctxt "c"\nmsgid "A"\nmsgstr "ა"\n\n#: a.md\n#, fuzzy\n#| msgid "B"\nmsgid "C"\nmsgstr "გ"\n\n'
        '# note\n#, fuzzy\n#~| msgid "D"\n#~ msgid "E"\n#~ msgstr "ე"\n'
    )
    quick = _quick(text.encode(), text)
    assert quick is not None
    assert (quick.shift, quick.trailing) == (0, ())
    assert "\n# <i18nsync-state: reviewed>\n# <>\n#. <title>\n#: a.md\n" in quick.text
    assert '\n# <note>\n#, fuzzy\n#| msgid "D"\n#~ msgid "E"\n' in quick.text


def test_what_the_quick_way_does_not_know_is_left_to_the_reader() -> None:
    """Another charset, marks of another shape."""
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n'
    assert _quick(header.format("UTF-8").encode(), header.format("UTF-8")) is not None
    assert _quick(header.format("KOI8-R").encode(), header.format("KOI8-R")) is None
    assert _quick(b'msgid "no header"\nmsgstr ""\n', 'msgid "no header"\nmsgstr ""\n') is None
