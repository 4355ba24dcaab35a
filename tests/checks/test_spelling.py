"""Words that no dictionary knows; a small dictionary of our own, read by the real hunspell."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from i18nsync.checks.spelling import Spelling
from i18nsync.cli import main
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.errors import SettingsError
from i18nsync.sources.dictionaries import find, speller

AFF = "SET UTF-8\nTRY аеио\nSFX A Y 2\nSFX A 0 а .\nSFX A 0 ом .\n"
DIC = "4\nснегоход/A\nснегопад/A\nвнезапно\nзакрыть\n"


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    (tmp_path / "ru_RU.aff").write_text(AFF, "utf-8")
    (tmp_path / "ru_RU.dic").write_text(DIC, "utf-8")
    return tmp_path / "ru_RU.dic"


def _found(path: Path, source: str, target: str, locale: str = "ru") -> list[tuple[str, str]]:
    pair = Pair(source, target, Setting(Locale(locale), spells=speller(path)))
    return [
        (finding.message, target[slice(*finding.target)])
        for finding in Spelling().run(pair)
        if finding.target is not None
    ]


def test_a_word_that_no_dictionary_knows_is_marked(dictionary: Path) -> None:
    """With its place; words of the dictionary, with their endings, and of the list of forms are right."""
    assert _found(dictionary, "A snowfall.", "Внезапно снегопадом закрыло дорогу, снегопда.") == [
        ("“снегопда” is in no dictionary", "снегопда")
    ]


def test_names_short_words_and_other_alphabets_are_no_business_of_it(dictionary: Path) -> None:
    """Other checks look at them."""
    assert _found(dictionary, "x", "Кахиашвили, зз, router и ООО") == []


def test_the_halves_of_a_compound_are_looked_up_alone(dictionary: Path) -> None:
    """Half of Russian's compounds are in no dictionary."""
    assert _found(dictionary, "x", "снегоход-снегопад") == []
    assert [word for _message, word in _found(dictionary, "x", "снегоход-снегопда")] == ["снегоход-снегопда"]


def test_nothing_is_said_without_a_dictionary_or_where_georgian_has_a_name(dictionary: Path) -> None:
    """Georgian has no capital letters to tell a name by."""
    pair = Pair("x", "снегопда", Setting(Locale("ru")))
    assert list(Spelling().run(pair)) == []
    assert _found(dictionary, "When Nino came.", "ქკხგდს", "ka") == []
    assert [word for _message, word in _found(dictionary, "When it came.", "ქკხგდს", "ka")] == ["ქკხგდს"]


def test_a_dictionary_is_found_by_locale(dictionary: Path, tmp_path: Path) -> None:
    """The locale's own name goes before any other of its language."""
    assert find(Locale("ru"), [tmp_path / "none", tmp_path]) == dictionary
    assert find(Locale("ka"), [tmp_path]) is None
    (tmp_path / "ka_GE.dic").write_text("0\n", "utf-8")
    assert find(Locale("ka"), [tmp_path]) is None, "without its .aff file it is none"


def test_a_dictionary_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(SettingsError, match="there is no dictionary") as told:
        speller(tmp_path / "ru.dic")
    assert "dictionaries" in told.value.hint


SETTINGS = """\
source_locale = "en"
locales = ["ru"]

[[content]]
source = "en/{path}"
version = "{locale}/{path}"

[checks.dictionaries]
ru = "NAME"
"""


def _project(tmp_path: Path, name: str) -> Path:
    root = tmp_path / "project"
    (root / "en").mkdir(parents=True)
    (root / "i18nsync.toml").write_text(SETTINGS.replace("NAME", name), "utf-8")
    (root / "en" / "snow.md").write_text("The snow fell at once.\n", "utf-8")
    catalog = root / "locales" / "ru" / "LC_MESSAGES" / "snow.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: ru\\n"\n\n'
        'msgid "The snow fell at once."\nmsgstr "Снегопда начался внезапно, снегопда."\n',
        "utf-8",
    )
    return root


def test_the_command_looks_words_up_in_the_dictionary_that_settings_name(dictionary: Path, tmp_path: Path) -> None:
    """The path is relative to the project."""
    root = _project(tmp_path, "../ru_RU.dic")
    result = CliRunner().invoke(main, ["-C", str(root), "check", "--format", "json"])
    assert result.exit_code == 0, result.output
    assert "“снегопда” is in no dictionary" in result.output


@pytest.mark.parametrize(
    ("name", "message"),
    [("none.dic", "there is no dictionary"), ("system", "the system has no dictionary for ru")],
)
def test_a_dictionary_that_the_settings_name_in_vain_is_told(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence, with what to do."""
    monkeypatch.setattr(find, "__defaults__", ((str(tmp_path / "nothing"),),))
    result = CliRunner().invoke(main, ["-C", str(_project(tmp_path, name)), "check"])
    assert result.exit_code == 2
    assert message in result.output
