"""Quotation marks, and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.checks.quote_marks import read
from i18nsync.core.side import Side


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"It is," he said, "and was."', ['"It is,"', '"and was."']),
        ("'I am not,' said she. 'The dog did.'", ["'I am not,'", "'The dog did.'"]),
        ("'He shouted \"Fire!\" and ran,' she says.", ["'He shouted \"Fire!\" and ran,'", '"Fire!"']),
        ("“He said: ‘Leave,’” she said", ["“He said: ‘Leave,’”", "‘Leave,’"]),
        ("„მან იყვირა «ხანძარია!» და“, —", ["„მან იყვირა «ხანძარია!» და“", "«ხანძარია!»"]),
        ("«Он читал „Войну и мир“»", ["«Он читал „Войну и мир“»", "„Войну и мир“"]),
        ("«Театр «Луна» закрыт", ["«Театр «Луна»", "«Луна»"]),
        ("*„მთის ხმის“* ცნობით", ["„მთის ხმის“"]),
        ('**"Word"** and "**word**"', ['"Word"', '"**word**"']),
        ("„ბოჰემა“ს", ["„ბოჰემა“"]),
        ('Type "`x`" or `"y"`', ['"`x`"']),
        ('("aside")', ['("aside")'[1:-1]]),
        ('"Catch-22" and a 12" disc', ['"Catch-22"']),
        ("the 6'2\" keeper, 5' tall", []),
        ("The farmers’ union doesn’t, don't, d’Artagnan", []),
        ("rock 'n' roll of the '90s, 'tis said", []),
        ("„word” and ”word”", ["„word”", "”word”"]),
    ],
)
def test_marks_pair_off_as_a_reader_pairs_them(text: str, quoted: list[str]) -> None:
    """Whatever their language, and apostrophes, feet, inches and code apart."""
    reading = read(Side(text))
    assert [text[one.start : one.end] for one in reading.quotations] == quoted
    assert reading.unpaired == ()


@pytest.mark.parametrize(
    ("text", "lonely"),
    [("„abc", "„"), ("abc“ def", "“"), ("«a „b c»", "„"), ('"abc def', '"'), ("a» b", "»"), ("‘abc def", "‘")],
)
def test_a_mark_without_its_counterpart_is_told(text: str, lonely: str) -> None:
    """Opening or closing."""
    assert [text[at] for at in read(Side(text)).unpaired] == [lonely]


@settings(max_examples=300)
@given(st.text(alphabet="ab ,.-1ა\"“”„«»‘’'`*", max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Each mark belongs to one quotation at most, and quotations nest."""
    reading = read(Side(text))
    places = [place for one in reading.quotations for place in {one.start, one.end - 1} if not one.shares]
    assert len(places) == len(set(places))
    for one in reading.quotations:
        assert 0 <= one.start < one.end <= len(text)
        for other in reading.quotations:
            apart = one.end <= other.start or other.end <= one.start
            outer, inner = (one, other) if one.start <= other.start else (other, one)
            assert apart or inner.end <= outer.end
    assert set(places).isdisjoint(reading.unpaired)
