"""The glossary is read from CSV, and every mistake in it is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Termbase
from i18nsync.errors import TermbaseError
from i18nsync.stores.termbase import CsvTermbase

HEADER = "term,ka,ru,forbidden_ka,forbidden_ru,kind,note\n"
KA, RU = Locale("ka"), Locale("ru")


def termbase(tmp_path: Path, text: str) -> CsvTermbase:
    path = tmp_path / "glossary.csv"
    path.write_bytes(text.encode())
    return CsvTermbase(path)


def test_terms_have_renderings_forms_kind_and_note(tmp_path: Path) -> None:
    base = termbase(
        tmp_path,
        HEADER
        + "Tbilisi,თბილისი,Тбилиси|  город  Тбилиси ,ტფილისი,Тифлис|Тифлис|,place,\n"
        + '\n,,,,,,\n"court, supreme ",უზენაესი  სასამართლო,,,,,"a ""note"""\n',
    )
    assert isinstance(base, Termbase)
    assert base.terms(KA) == (
        Term("Tbilisi", "თბილისი", (), ("ტფილისი",), "place"),
        Term("court, supreme", "უზენაესი სასამართლო", note='a "note"'),
    )
    assert base.terms(RU) == (Term("Tbilisi", "Тбилиси", ("город Тбилиси",), ("Тифлис",), "place"),)
    assert base.locales == [KA, RU]
    assert base.terms(Locale("ka-GE")) == base.terms(KA)
    assert base.terms(Locale("de")) == ()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_spreadsheets_write_it_in_their_own_ways(tmp_path: Path, delimiter: str, newline: str) -> None:
    text = f"\ufeffTerm{delimiter} ka_GE{delimiter}Note{newline}court{delimiter}სასამართლო{newline}"
    assert termbase(tmp_path, text).terms(Locale("ka-GE")) == (Term("court", "სასამართლო"),)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "the column 'term' is missing"),
        ("ka,ru\n", 1, "the column 'term' is missing"),
        ("term,ka,wrong!\n", 1, "there is no column 'wrong!'"),
        ("term,ka,forbidden_!\n", 1, "there is no column 'forbidden_!'"),
        ("term,ka,\n", 1, "there is no column ''"),
        ("term,ka,KA\n", 1, "the column 'ka' is there twice"),
        ("term,ka,forbidden_ru\n", 1, "the column 'forbidden_ru' has no column 'ru' beside it"),
        (HEADER + "a,b,c,d,e,term,f,g\n", 2, "8 cells, but the header has 7"),
        (HEADER + ",ბ\n", 2, "the term is empty"),
        (HEADER + "a,ბ,,,,animal\n", 2, "there is no kind 'animal'"),
        (HEADER + "a,ბ\n\na,გ\n", 4, "'a' stands in line 2 already"),
        (HEADER + "a,ბ|გ,,გ\n", 2, "'გ' is both right and forbidden in ka"),
        (HEADER + "a,,,გ\n", 2, "'a' has forbidden forms in ka, but no right one"),
        (HEADER + 'a,"two\nlines"\n"b,გ\n', 4, "this is not valid CSV (unexpected end of data)"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(TermbaseError) as caught:
        termbase(tmp_path, text)
    assert caught.value.message == message
    assert caught.value.where == f"{tmp_path / 'glossary.csv'}:{line}"
    assert caught.value.hint


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "glossary.csv"
    path.write_bytes((HEADER + "a,,Да\n").encode("cp1251"))
    with pytest.raises(TermbaseError, match="this is not UTF-8") as caught:
        CsvTermbase(path)
    assert caught.value.where == f"{path}:2"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(TermbaseError) as caught:
        CsvTermbase(tmp_path / "none.csv")
    assert str(caught.value) == (
        f"{tmp_path / 'none.csv'}: the glossary cannot be read (No such file or directory)\n"
        "Check the path in the settings."
    )
