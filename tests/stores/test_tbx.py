"""TBX: both editions and styles are read, and nothing is lost on the way there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.glossary import Entry, Term
from i18nsync.core.locale import Locale
from i18nsync.core.ports import Termbase
from i18nsync.errors import TermbaseError
from i18nsync.stores.tbx import TbxTermbase, write_tbx
from i18nsync.stores.termbase import CsvTermbase, write_csv

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")

HALL = Entry(
    "City Hall",
    "organisation",
    "Later in the text: მერია & мэрия",
    {
        "ka": Term(
            "City Hall",
            "ცისკრის მერია",
            ("მერია",),
            ("რატუშა",),
            "organisation",
            "Later in the text: მერია & мэрия",
        ),
        "ru": Term("City Hall", "мэрия", (), (), "organisation", "Later in the text: მერია & мэрия"),
    },
)

DCT = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body>
 <conceptEntry id="c1"><min:subjectField>place</min:subjectField><note>A river.</note>
  <langSec xml:lang="en-US"><termSec><term>Lurjula</term></termSec></langSec>
  <langSec xml:lang="ru">
   <termSec><term>Луржула</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
   <termSec><term>Лурджула
     река</term></termSec>
   <termSec><term>Лурджула</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
   <termSec><term/></termSec>
  </langSec>
 </conceptEntry>
 <conceptEntry id="c2"><langSec xml:lang="ru"><termSec><term>без</term></termSec></langSec></conceptEntry>
</body></text></tbx>
"""

MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
 <termEntry id="1"><descripGrp><descrip type="subjectField">Transport</descrip></descripGrp>
  <langSet xml:lang="en"><tig><term>fare</term></tig><tig><term>ticket price</term></tig></langSet>
  <langSet xml:lang="ka"><ntig><termGrp><term>საფასური</term></termGrp></ntig></langSet>
 </termEntry>
 <termEntry id="2">
  <langSet xml:lang="en"><tig><term>fare</term></tig></langSet>
  <langSet xml:lang="ka"><tig><term>ტარიფი</term></tig></langSet>
  <langSet xml:lang="ru"><tig><term>проезд</term></tig></langSet>
 </termEntry>
</body></text></martif>
"""


def tbx(tmp_path: Path, text: str | bytes, source: Locale = EN) -> TbxTermbase:
    """A TBX file, read."""
    path = tmp_path / "g.tbx"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return TbxTermbase(path, source)


def test_the_style_with_elements_is_read(tmp_path: Path) -> None:
    """DCT: status and subject are elements; a concept without a source term is passed over."""
    base = tbx(tmp_path, DCT, Locale("en-US"))
    assert isinstance(base, Termbase)
    assert base.locales == [RU]
    assert base.terms(Locale("ru-RU")) == (
        Term("Lurjula", "Лурджула", ("Лурджула река",), ("Луржула",), "place", "A river."),
    )


def test_the_edition_of_2008_is_read(tmp_path: Path) -> None:
    """Each right source term makes an entry; two concepts of one name become one."""
    base = tbx(tmp_path, MARTIF)
    assert base.terms(KA) == (
        Term("fare", "საფასური", ("ტარიფი",)),
        Term("ticket price", "საფასური"),
    )
    assert base.terms(RU) == (Term("fare", "проезд"),)


def test_what_translate_toolkit_writes_is_read(tmp_path: Path) -> None:
    """A TBX file of another program."""
    storage = pytest.importorskip("translate.storage.tbx", reason="translate-toolkit is not installed")
    made = storage.tbxfile(sourcelanguage="en", targetlanguage="ka")
    unit = made.addsourceunit("City Hall")
    unit.target = "მერია"
    assert tbx(tmp_path, bytes(made)).terms(KA) == (Term("City Hall", "მერია"),)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Entries stand as they were, and the bytes are the same each time."""
    data = write_tbx([HALL, Entry("tariff")], EN, [KA, RU])
    assert tbx(tmp_path, data).entries == (HALL, Entry("tariff"))
    assert write_tbx(tbx(tmp_path, data).entries, EN, [KA, RU]) == data


def test_the_bytes_are_tbx_basic() -> None:
    """The file as other tools get it."""
    assert write_tbx([Entry("tariff", terms={"ru": Term("tariff", "тариф")})], EN, [KA, RU]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" style="dca" type="TBX-Basic" xml:lang="en">\n'
        "  <tbxHeader><fileDesc><sourceDesc><p>Glossary, written by i18nsync</p></sourceDesc></fileDesc></tbxHeader>\n"
        "  <text><body>\n"
        '    <conceptEntry id="c1">\n'
        '      <descrip type="subjectField">term</descrip>\n'
        '      <langSec xml:lang="en">\n'
        '        <termSec><term>tariff</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        "</termSec>\n"
        "      </langSec>\n"
        '      <langSec xml:lang="ru">\n'
        '        <termSec><term>тариф</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
        "</termSec>\n"
        "      </langSec>\n"
        "    </conceptEntry>\n"
        "  </body></text>\n"
        "</tbx>\n"
    )


words = st.text("abc ბგд&<\"'", min_size=1, max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.dictionaries(words, st.tuples(words, words), max_size=5))
def test_csv_and_tbx_hold_the_same(tmp_path_factory: pytest.TempPathFactory, table: dict[str, tuple[str, str]]) -> None:
    """CSV to TBX and back loses nothing."""
    folder = tmp_path_factory.mktemp("g")
    entries = tuple(
        Entry(source, "place", note, {"ka": Term(source, ka, kind="place", note=note)})
        for source, (ka, note) in table.items()
    )
    (folder / "g.csv").write_bytes(write_csv(entries, [KA, RU]))
    read = CsvTermbase(folder / "g.csv").entries
    assert read == entries
    (folder / "g.tbx").write_bytes(write_tbx(read, EN, [KA, RU]))
    assert TbxTermbase(folder / "g.tbx", EN).entries == entries


def test_csv_keeps_accepted_and_forbidden_forms(tmp_path: Path) -> None:
    """Forbidden forms have columns where there are any; entries without a rendering stay."""
    data = write_csv([HALL, Entry("tariff")], [KA, RU])
    assert data.decode() == (
        "term,ka,ru,forbidden_ka,kind,note\n"
        "City Hall,ცისკრის მერია|მერია,мэрия,რატუშა,organisation,Later in the text: მერია & мэрия\n"
        "tariff,,,,term,\n"
    )
    (tmp_path / "g.csv").write_bytes(data)
    assert CsvTermbase(tmp_path / "g.csv").entries == (HALL, Entry("tariff"))


def test_a_bar_cannot_be_written_to_csv() -> None:
    """It would become two renderings."""
    with pytest.raises(TermbaseError, match=r"the rendering 'a\|b' of 'x' has a \| in it"):
        write_csv([Entry("x", terms={"ka": Term("x", "a|b")})], [KA])


def test_a_control_character_cannot_be_written_to_tbx() -> None:
    """XML has no way to say it."""
    with pytest.raises(TermbaseError, match=r"XML cannot hold the character U\+0001"):
        write_tbx([Entry("x\x01")], EN, [KA])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<tbx>", "{path}:1: not well-formed XML (no element found: line 1, column 5)"),
        ("<tmx/>", "{path}: this is XML, but no TBX: it starts with <tmx>"),
        ('<?xml version="1.0" encoding="klingon"?><tbx/>', "{path}: an encoding that cannot be read"),
        (
            '<!DOCTYPE tbx [\n<!ENTITY a "aaa">]><tbx>&a;</tbx>',
            "{path}:2: the file declares an XML entity ('a'), which no TBX file needs",
        ),
        (
            '<tbx><conceptEntry id="c7"><langSec xml:lang="??"/></conceptEntry></tbx>',
            "{path}, entry c7: ",
        ),
        ("<tbx><conceptEntry><langSec/></conceptEntry></tbx>", "{path}: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    """File and line (or entry), and what to do."""
    with pytest.raises(TermbaseError) as caught:
        tbx(tmp_path, text)
    assert str(caught.value).startswith(message.format(path=tmp_path / "g.tbx"))
    assert caught.value.hint


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    """With where to look."""
    with pytest.raises(TermbaseError, match="the glossary cannot be read"):
        TbxTermbase(tmp_path / "none.tbx", EN)
