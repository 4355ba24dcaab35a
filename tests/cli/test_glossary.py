"""`i18nsync glossary`, from looking up an entry to carrying a changed one to the texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.unit import UnitState
from i18nsync.stores.po import PoStore
from i18nsync.stores.tbx import TbxTermbase
from i18nsync.stores.termbase import CsvTermbase
from tests.cli.conftest import NINO, Run, snapshot, write

PAIR = LocalePair(Locale("en"), Locale("ka"))
ENTRY = "Old Bridge  (place)\n  ka    ძველი ხიდი\n  ru    Старый мост\n"
OTHER = (
    "term;ka;ru;forbidden_ru;kind;note\r\n"
    "Old Bridge;ძველი ხიდი;Старый Мост;;place;\r\n"
    "night train;ღამის მატარებელი|ღამის რეისი;ночной поезд;ночной экспресс;term;Train 17\r\n"
)


@pytest.fixture
def reviewed(newsroom: Path, run: Run) -> Path:
    """The newsroom with Georgian drafts from the memory, reviewed."""
    write(newsroom, "content/en/2026/03/walk.md", "More details to follow.\n\nSalome met Salome and Salome at one.\n")
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02/bridge", "2026/03/walk", "-l", "ka", "--by", NINO, code=1)
    return newsroom


def test_entries_are_listed_and_found(newsroom: Path, run: Run) -> None:
    """By the English term in a sentence, and by a rendering in any form."""
    assert run("glossary", "list").output == f"{ENTRY}1 entry.\n"
    assert run("glossary", "find", "The Old Bridge’s end").output == ENTRY
    assert run("glossary", "find", "old bridge", "-l", "ru").output == "Old Bridge  (place)\n  ru    Старый мост\n"
    assert run("glossary", "find", "ძველ ხიდთან").output == ENTRY
    assert run("glossary", "find", "у Старого моста").output == ENTRY
    assert run("glossary", "find", "новый мост", code=1).output == "The glossary has nothing of this.\n"


def test_irregular_forms_are_looked_up(newsroom: Path, run: Run) -> None:
    """What no rule has, a word list may."""
    write(newsroom, "glossary.csv", "term,ru\nletter,письмо\n")
    assert run("glossary", "find", "пять писем", "-l", "ru").output == "letter  (term)\n  ru    письмо\n"


def test_forbidden_forms_and_notes_are_shown(newsroom: Path, run: Run) -> None:
    """A gap in a locale takes no line."""
    write(newsroom, "glossary.csv", "term,ka,ru,forbidden_ru,note\nfare,,тариф|цена,пошлина|сбор,Of trains\n")
    assert run("glossary", "list").output == (
        "fare  (term)\n  ru    тариф, цена   not: пошлина, сбор\n  note  Of trains\n1 entry.\n"
    )


def test_contradictions_are_an_exit_code(newsroom: Path, run: Run) -> None:
    """Each with what to do."""
    assert run("glossary", "check").output == "1 entry, no contradictions.\n"
    write(newsroom, "glossary.csv", "term,ru,forbidden_ru\nCity Hall,мэрия,ратуша\ntown hall,ратуша,\n")
    assert run("glossary", "check", code=1).output == (
        "ru  “ратуша” is ruled out for “City Hall”, but it is right for “town hall”.\n"
        "    A text with both terms cannot be judged: make one of the renderings longer.\n"
        "1 contradiction in 2 entries.\n"
    )


def test_without_a_glossary_the_settings_are_named(newsroom: Path, run: Run) -> None:
    """What to write where."""
    settings = (newsroom / "i18nsync.toml").read_text()
    write(newsroom, "i18nsync.toml", settings.replace('path = "glossary.csv"', ""))
    assert run("glossary", "list", code=2).output == (
        'error: the settings name no glossary\n  Write into i18nsync.toml:\n  [glossary]\n  path = "glossary.csv"\n'
    )


def test_candidates_are_names_with_renderings(reviewed: Path, run: Run) -> None:
    """Recurring ones only; what cannot be read is said."""
    assert run("glossary", "candidates", "-l", "ka").output == (
        "Salome  3 times in 1 article\n1 name without an entry. Next: write those that matter into the glossary.\n"
    )
    assert run("glossary", "candidates", "--min", "9").output == (
        "No name without an entry stands in the sources 9 times or more.\n"
    )
    write(reviewed, "content/en/2026/04/bad.md", "---\ntitle: [\n---\n\nText.\n")
    write(reviewed, "locales/ka/LC_MESSAGES/2026/03/walk.po", "msgid\n")
    failed = run("glossary", "candidates", "-l", "ka", code=2).stderr
    assert "2026/03/walk (ka)" in failed
    assert "2026/04/bad" in failed


def test_candidates_show_what_reviewed_texts_have(newsroom: Path, run: Run) -> None:
    """With how often."""
    write(newsroom, "content/en/2026/02/bridge.md", "More details to follow, said Salome.\n")
    run("sync", "-l", "ka")
    catalog = newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po"
    text = catalog.read_text().replace('said Salome."\nmsgstr ""', 'said Salome."\nmsgstr "თქვა სალომემ."')
    catalog.write_text(text)
    run("mark", "reviewed", "2026/02/bridge", "-l", "ka", "--by", NINO)
    assert run("glossary", "candidates", "--min", "1", "2026/02").output == (
        "Salome  1 time in 1 article\n"
        "  ka    სალომემ (1)\n"
        "1 name without an entry. Next: write those that matter into the glossary.\n"
    )


def test_a_changed_rendering_is_carried_to_the_texts(reviewed: Path, run: Run) -> None:
    """Reviewed texts become outdated with the reason; a second run finds nothing more to do."""
    before = snapshot(reviewed)
    place = "2026/02/bridge (ka)  line 2, reviewed\n  ძველი ხიდი იკეტება\n"
    dry = run("glossary", "apply", "ხიდი", "ბოგირი", "-l", "ka", "--dry-run")
    assert dry.output == f"{place}1 string in 1 article would be marked as outdated.\n"
    assert snapshot(reviewed) == before

    done = run("glossary", "apply", "ხიდი", "ბოგირი", "-l", "ka", "--by", NINO)
    assert done.output == f"{place}1 string of 1 article marked as outdated. Next: i18nsync review\n"
    catalog = PoStore(reviewed, "locales").load("2026/02/bridge", PAIR)
    assert catalog is not None
    unit = catalog.current[0]
    assert (unit.state, unit.target, unit.stamps) == (UnitState.OUTDATED, "ძველი ხიდი იკეტება", ())
    assert unit.doubt == "the glossary has “ბოგირი” now in place of “ხიდი”"
    assert "outdated  2026/02/bridge  'Old Bridge closes'  by Nino" in run("log").output

    after = snapshot(reviewed)
    again = run("glossary", "apply", "ხიდი", "ბოგირი", "-l", "ka", "--by", NINO)
    assert again.output == (
        f"{place.replace('reviewed', 'outdated')}1 string in 1 article, all marked before. Next: i18nsync review\n"
    )
    assert snapshot(reviewed) == after
    run("sync", "-l", "ka")
    assert snapshot(reviewed) == after

    run("mark", "reviewed", "2026/02/bridge", "-l", "ka", "--include-outdated", "--by", NINO)
    catalog = PoStore(reviewed, "locales").load("2026/02/bridge", PAIR)
    assert catalog is not None
    assert (catalog.current[0].state, catalog.current[0].doubt) == (UnitState.REVIEWED, "")


def test_some_marked_before_are_counted(reviewed: Path, run: Run) -> None:
    """When another text came in between."""
    run("glossary", "apply", "დეტალები", "წვრილმანი", "2026/02", "-l", "ka", "--by", NINO)
    done = run("glossary", "apply", "დეტალები", "წვრილმანი", "-l", "ka", "--by", NINO)
    assert done.output.endswith("1 string of 2 articles marked as outdated, 1 marked before. Next: i18nsync review\n")


def test_markup_is_no_word(reviewed: Path, run: Run) -> None:
    """What stands in a link's address is left alone."""
    catalog = reviewed / "locales/ka/LC_MESSAGES/2026/02/bridge.po"
    catalog.write_text(catalog.read_text().replace("დეტალები მოგვიანებით", "დეტალები [მოგვიანებით](/ბოლო)"))
    assert run("glossary", "apply", "ბოლო", "სხვა", "-l", "ka", "-n").output == "“ბოლო” stands nowhere.\n"


def test_what_is_right_already_is_not_marked(reviewed: Path, run: Run) -> None:
    """The old rendering as a part of the new one, and the entry is called to mind."""
    same = run("glossary", "apply", "ხიდი", "ძველი ხიდი", "-l", "ka", "--dry-run")
    assert same.output == "“ხიდი” stands nowhere.\n"
    old = run("glossary", "apply", "ძველი ხიდი", "ხიდი ძველი", "-l", "ka", "--dry-run")
    assert old.stderr == "warning: the glossary still has “ძველი ხიდი” for “Old Bridge”: change it there too\n"


def test_a_catalog_that_cannot_be_read_leaves_the_others(reviewed: Path, run: Run) -> None:
    """It is named, and the exit code is 2."""
    write(reviewed, "locales/ka/LC_MESSAGES/2026/01/night-train.po", "msgid\n")
    failed = run("glossary", "apply", "ხიდი", "ბოგირი", "-l", "ka", "--by", NINO, code=2)
    assert "failed  2026/01/night-train (ka): " in failed.stderr
    assert "1 string of 1 article marked as outdated" in failed.output


def test_two_different_renderings_are_wanted(newsroom: Path, run: Run) -> None:
    """Else there is nothing to apply."""
    same = run("glossary", "apply", "ხიდი", "ხიდი ", "-l", "ka", code=2)
    assert "OLD and NEW must be two different renderings." in same.output


def test_entries_are_imported(newsroom: Path, run: Run) -> None:
    """New ones are added; those that differ stay until --replace says otherwise."""
    write(newsroom, "other.csv", OTHER)
    assert run("glossary", "import", "other.csv").output == (
        "1 entry added to glossary.csv.\n"
        "kept the own entry of  Old Bridge\n"
        "They differ in the file; --replace takes them from there.\n"
    )
    assert (newsroom / "glossary.csv").read_text() == (
        "term,ka,ru,forbidden_ru,kind,note\n"
        "Old Bridge,ძველი ხიდი,Старый мост,,place,\n"
        "night train,ღამის მატარებელი|ღამის რეისი,ночной поезд,ночной экспресс,term,Train 17\n"
    )
    before = snapshot(newsroom)
    assert run("glossary", "import", "glossary.csv").output == "0 entries added to glossary.csv.\n"
    assert snapshot(newsroom) == before
    assert run("glossary", "import", "other.csv", "--replace").output == (
        "0 entries added to glossary.csv.\nreplaced  Old Bridge\n"
    )
    assert "Старый Мост" in (newsroom / "glossary.csv").read_text()


def test_a_spreadsheets_file_keeps_its_form(newsroom: Path, run: Run) -> None:
    """Semicolons, line endings and the mark that Excel wants; a new locale gets a column."""
    (newsroom / "glossary.csv").write_bytes("term;ka\r\nOld Bridge;ხიდი\r\n".encode("utf-8-sig"))
    write(newsroom, "other.csv", OTHER)
    run("glossary", "import", "other.csv")
    data = (newsroom / "glossary.csv").read_bytes()
    assert data.startswith("term;ka;ru;forbidden_ru;kind;note\r\nOld Bridge;ხიდი;;;term;\r\n".encode("utf-8-sig"))


def test_the_glossary_may_be_tbx(newsroom: Path, run: Run) -> None:
    """Exported, named in the settings, extended, and back as CSV."""
    assert run("glossary", "export", "terms.tbx").output == "1 entry written to terms.tbx.\n"
    settings = (newsroom / "i18nsync.toml").read_text()
    write(newsroom, "i18nsync.toml", settings.replace("glossary.csv", "terms.tbx"))
    write(newsroom, "other.csv", OTHER)
    run("glossary", "import", "other.csv", "--replace")
    assert len(TbxTermbase(newsroom / "terms.tbx", Locale("en")).entries) == 2
    run("glossary", "export", "back.csv")
    assert CsvTermbase(newsroom / "back.csv").entries == CsvTermbase(newsroom / "other.csv").entries
    assert run("glossary", "find", "ძველ ხიდზე", "-l", "ka").output == "Old Bridge  (place)\n  ka    ძველი ხიდი\n"


def test_only_known_forms_are_written(newsroom: Path, run: Run) -> None:
    """The name says which."""
    assert run("glossary", "export", "terms.xls", code=2).output == (
        "error: there is no glossary format for 'terms.xls'\n  Give a name that ends in .csv or .tbx.\n"
    )


def test_a_seed_is_a_new_file(newsroom: Path, run: Run) -> None:
    """Of the chosen kinds and locales; it never overwrites."""
    done = run("glossary", "seed", "--kind", "country,language", "-l", "ka", "-o", "seed.csv")
    count = len(CsvTermbase(newsroom / "seed.csv").entries)
    assert done.output == (
        f"{count} entries written to seed.csv.\nNext: read them, then i18nsync glossary import seed.csv\n"
    )
    assert "Georgia,საქართველო,place,\n" in (newsroom / "seed.csv").read_text()
    assert run("glossary", "seed", "--kind", "country", "-o", "seed.csv", code=2).output == (
        "error: seed.csv: the file is there already\n  Choose another name.\n"
    )
    unknown = run("glossary", "seed", "--kind", "river", "-o", "s.csv", code=2)
    assert "There is no kind 'river'. There are: country, language, currency, region." in unknown.output
