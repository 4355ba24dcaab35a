"""`i18nsync adopt`: translations made as files come into catalogs; exact words and files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import NINO, Run, snapshot, write

FERRY = """\
---
title: The ferry to Batumi returns
---

The ferry from Poti to Batumi will run again from 12 June, Georgian Shipping said.

Tickets cost 35 lari and are sold [online](https://tickets.example.org), see [the timetable](../01/night-train.md).

The mayor, Levan Kobakhia, did not answer our questions.

Last winter a storm near Kobuleti closed the line for 41 days.
"""
FERRY_RU = """\
---
title: Паром в Батуми возвращается
---

Паром из Поти в Батуми снова начнет ходить с 12 июня, сообщила компания Georgian Shipping.

Билеты стоят 35 лари и есть [в сети](https://tickets.example.org), см. [расписание](../../../en/2026/01/night-train.md).

Мэр Леван Кобахия не ответил на наши вопросы.

Прошлой зимой шторм под Кобулети закрыл линию на 41 день.
"""
LAST, LAST_RU = FERRY.splitlines()[-1], FERRY_RU.splitlines()[-1]
STALE = FERRY_RU.replace("41 день", "14 дней") + "\nФото: Георгий Майсурадзе.\n"

SOURCE = "content/en/2026/03/ferry.md"
VERSION = "content/ru/2026/03/ferry.md"
CATALOG = "locales/ru/LC_MESSAGES/2026/03/ferry.po"
ONE = ("2026/03/ferry", "-l", "ru")
REVIEW = "Next: i18nsync review, to read what was adopted and confirm it.\n"
HEAD = "aligned  doubtful  left  extra  article\n"


@pytest.fixture
def ferry(newsroom: Path) -> Path:
    """The newsroom with one more article, and a Russian version of it that fits paragraph by paragraph."""
    write(newsroom, SOURCE, FERRY)
    write(newsroom, VERSION, FERRY_RU)
    return newsroom


def test_an_untracked_version_comes_in_unconfirmed(ferry: Path, run: Run) -> None:
    """Counts, the next step, the catalog's text with where it comes from; the version itself is only read."""
    result = run("adopt")
    assert result.stdout == (
        f"{HEAD}      5         0     0      0  2026/03/ferry (ru)\n"
        f"5 of 5 strings (100%) adopted from 1 version, 1 of them complete.\n{REVIEW}"
    )
    catalog = (ferry / CATALOG).read_text(encoding="utf-8")
    assert catalog.count("# i18nsync-state: unconfirmed\n# i18nsync-origin: import\n# i18nsync-score: ") == 5
    assert "fuzzy" not in catalog
    assert f'msgstr "{LAST_RU}"' in catalog
    assert (ferry / VERSION).read_text(encoding="utf-8") == FERRY_RU
    assert "ru  adopted   2026/03/ferry  'The ferry to Batumi returns'\n" in run("log").stdout


def test_status_names_the_command_and_then_shows_the_article_in_review(ferry: Path, run: Run) -> None:
    """The version that readers have is still there; its strings wait for a person."""
    before = run("status").stdout
    assert before.endswith("Next: i18nsync adopt takes 1 untracked version into catalogs.\n")
    run("adopt")
    after = run("status", "--format", "json", *ONE).stdout
    (row,) = json.loads(after)["rows"]
    assert (row["status"], row["reason"], row["published"]) == ("in-review", "5 strings unconfirmed", True)
    assert "i18nsync adopt" not in run("status").stdout


def test_adopting_again_finds_nothing_and_writes_nothing(ferry: Path, run: Run) -> None:
    """A tracked version is left alone; named, it says why."""
    run("adopt")
    before = snapshot(ferry)
    assert run("adopt").stdout == "Nothing to adopt: there is no version that no catalog tracks.\n"
    assert run("adopt", *ONE).stdout == "skipped 2026/03/ferry (ru): every string has a translation already\n"
    assert snapshot(ferry) == before


def test_a_dry_run_shows_the_same_and_writes_nothing(ferry: Path, run: Run) -> None:
    """Not even the memory is made."""
    before = snapshot(ferry)
    assert run("adopt", "--dry-run").stdout == (
        f"{HEAD}      5         0     0      0  2026/03/ferry (ru)\n"
        "5 of 5 strings (100%) would be adopted from 1 version, 1 of them complete.\n"
    )
    assert snapshot(ferry) == before
    assert not (ferry / ".i18nsync/memory.db").exists()


def test_the_report_lists_what_is_doubtful_and_what_is_left_on_both_sides(ferry: Path, run: Run) -> None:
    """With file, line and text, so that an editor can go there."""
    write(ferry, VERSION, STALE)
    assert run("adopt", "--report").stdout == (
        f"{HEAD}      4         1     0      1  2026/03/ferry (ru)\n"
        f"         {SOURCE}:11: numbers differ: 41 and 14\n"
        f"           {LAST}\n"
        f"         {VERSION}:11: candidate\n"
        "           Прошлой зимой шторм под Кобулети закрыл линию на 14 дней.\n"
        f"         {VERSION}:13: not in the source\n"
        "           Фото: Георгий Майсурадзе.\n"
        "4 of 5 strings (80%) adopted from 1 version, 0 of them complete; 1 doubtful, 1 only in a version.\n"
        f"{REVIEW}"
        "Next: i18nsync review --missing, to see the doubtful strings, each with its candidate.\n"
    )
    catalog = (ferry / CATALOG).read_text(encoding="utf-8")
    assert "# candidate: Прошлой зимой шторм под Кобулети закрыл линию на 14 дней.\n" in catalog


def test_what_the_version_lacks_or_has_in_english_is_left(ferry: Path, run: Run) -> None:
    """Both are told apart."""
    paragraphs = FERRY_RU.split("\n\n")
    english = FERRY.split("\n\n")
    write(ferry, VERSION, "\n\n".join([*paragraphs[:2], english[2], paragraphs[4]]))
    output = run("adopt", "--report").stdout
    assert f"         {SOURCE}:7: not translated\n           Tickets cost 35 lari" in output
    assert f"         {SOURCE}:9: not in the version\n           The mayor, Levan Kobakhia" in output
    assert "3 of 5 strings (60%) adopted from 1 version, 0 of them complete; 2 left without translation.\n" in output


def test_a_candidate_is_where_an_edit_begins(ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reviewer mends the number and accepts; the comment goes."""
    write(ferry, VERSION, STALE)
    run("adopt")
    monkeypatch.setattr("click.edit", lambda text, **_: text.replace("14 дней", "41 день"))
    output = run("review", *ONE, "--missing", "--by", NINO, keys="aaaaEa").stdout
    assert "5 strings accepted, 1 edited, 0 skipped; 0 left to review." in output
    catalog = (ferry / CATALOG).read_text(encoding="utf-8")
    assert f'msgstr "{LAST_RU}"' in catalog
    assert "candidate" not in catalog


def test_a_version_of_another_language_is_skipped(ferry: Path, run: Run) -> None:
    """As status judges it; -v or a name lists it."""
    write(ferry, VERSION, FERRY)
    assert run("adopt").stdout == "1 version skipped (-v lists them): 1 untranslated copy.\n"
    line = "skipped 2026/03/ferry (ru): untranslated copy\n"
    assert run("adopt", *ONE).stdout == line
    assert run("-v", "adopt").stdout.startswith(line)
    assert not (ferry / CATALOG).exists()


def test_an_article_without_a_version_says_so_when_it_is_named(ferry: Path, run: Run) -> None:
    """And nothing of it is made."""
    assert run("adopt", "2026/02", "-l", "ka").stdout == "skipped 2026/02/bridge (ka): there is no version\n"


def test_a_version_that_is_another_text_stays_untracked(ferry: Path, run: Run) -> None:
    """Its catalog would be nearly empty, and drafts would compete with the version."""
    write(ferry, VERSION, "Сегодня в городе было солнечно, и люди пошли гулять в парк.\n\nЗавтра будет дождь.\n")
    before = snapshot(ferry)
    result = run("adopt")
    assert "  2026/03/ferry (ru)  left untracked: too little is alike\n" in result.stdout
    assert result.stdout.endswith("1 version left untracked: less than --min-aligned was found.\n")
    assert snapshot(ferry) == before
    assert "0 of 5 strings (0%) adopted from 1 version" in run("adopt", "--min-aligned", "0").stdout


def draft_before_the_version(root: Path, run: Run) -> None:
    """Drafts by a machine, one of them reviewed, and only then a version."""
    (root / VERSION).unlink()
    run("draft", "2026/03", "-l", "ru", "-e", "pseudo")
    run("mark", "reviewed", *ONE, "--unit", "4", "--by", NINO)
    write(root, SOURCE, FERRY + "\nThe next ferry leaves Poti at 18:40 on Friday.\n")
    write(root, VERSION, FERRY_RU + "\nСледующий паром отходит из Поти в пятницу в 18:40.\n")


def test_an_article_with_drafts_gets_what_is_missing_when_it_is_named(ferry: Path, run: Run) -> None:
    """Drafts and reviewed strings stay as they are."""
    draft_before_the_version(ferry, run)
    assert run("adopt").stdout == "Nothing to adopt: there is no version that no catalog tracks.\n"
    assert "1 of 1 string (100%) adopted from 1 version" in run("adopt", *ONE).stdout
    catalog = (ferry / CATALOG).read_text(encoding="utf-8")
    assert 'msgstr "Следующий паром отходит из Поти в пятницу в 18:40."' in catalog
    assert catalog.count("#, fuzzy") == 4


def test_a_named_article_whose_version_lacks_the_string_stays_as_it_is(ferry: Path, run: Run) -> None:
    """Nothing is found, so nothing is written."""
    draft_before_the_version(ferry, run)
    write(ferry, VERSION, FERRY_RU)
    run("sync")
    before = snapshot(ferry)
    output = run("adopt", *ONE).stdout
    assert "0 of 1 string (0%) adopted from 1 version, 0 of them complete; 1 left without translation.\n" in output
    assert snapshot(ferry) == before


def test_drafts_give_way_to_the_version_only_when_that_is_asked_for(ferry: Path, run: Run) -> None:
    """What somebody reviewed does not, whatever the version says."""
    draft_before_the_version(ferry, run)
    assert "5 of 5 strings (100%) adopted from 1 version" in run("adopt", "--replace-drafts").stdout
    catalog = (ferry / CATALOG).read_text(encoding="utf-8")
    assert "#, fuzzy" not in catalog
    assert f"# i18nsync-by: {NINO}\n" in catalog
    assert "Мэр Леван" not in catalog
    again = run("adopt", *ONE, "--replace-drafts").stdout
    assert again == "skipped 2026/03/ferry (ru): every string has a translation already\n"


def test_a_version_with_just_the_drafts_text_confirms_nothing(ferry: Path, run: Run) -> None:
    """It may have the text from the draft."""
    (ferry / VERSION).unlink()
    write(ferry, SOURCE, "More details to follow.\n")
    run("draft", "2026/03", "-l", "ru")
    write(ferry, VERSION, "Подробности позже.\n")
    before = snapshot(ferry)
    output = run("adopt", *ONE, "--replace-drafts").stdout
    assert output == "skipped 2026/03/ferry (ru): the version has no other text for any draft\n"
    assert snapshot(ferry) == before


def test_a_version_that_build_made_of_drafts_is_not_taken_for_a_persons(ferry: Path, run: Run) -> None:
    """Else a machine's text would come back as a person's."""
    (ferry / VERSION).unlink()
    run("draft", "2026/03", "-l", "ru", "-e", "pseudo")
    run("build", *ONE, "--with-drafts")
    output = run("adopt", *ONE, "--replace-drafts").stdout
    assert output == "skipped 2026/03/ferry (ru): the version was built from the catalog\n"


def test_json_has_every_string(ferry: Path, run: Run) -> None:
    """For scripts, and for judging a sample by hand."""
    write(ferry, VERSION, STALE)
    document = json.loads(run("adopt", "-n", "--format", "json").stdout)
    assert (document["schema"], document["dry_run"]) == ("i18nsync/adopt/1", True)
    (row,) = document["articles"]
    assert (row["article"], row["locale"], row["version"], row["written"]) == ("2026/03/ferry", "ru", VERSION, True)
    assert row["aligned"][0]["target"] == "Паром в Батуми возвращается"
    assert row["doubtful"] == [
        {
            "line": 11,
            "text": LAST,
            "reason": "numbers differ: 41 and 14",
            "candidates": [{"line": 11, "text": LAST_RU.replace("41 день", "14 дней")}],
        }
    ]
    assert row["left"] == []
    assert row["extra"] == [{"line": 13, "text": "Фото: Георгий Майсурадзе.", "reason": "not in the source"}]
    write(ferry, VERSION, FERRY)
    assert json.loads(run("adopt", "--format", "json").stdout)["articles"] == []


def test_a_version_that_cannot_be_read_leaves_the_others(ferry: Path, run: Run) -> None:
    """It is named on standard error; the run ends with 2."""
    write(ferry, "content/ru/2026/01/night-train.md", "---\ntitle: [\n---\n\nТекст.\n")
    result = run("adopt", code=2)
    assert result.stderr.startswith("failed  2026/01/night-train (ru): content/ru/2026/01/night-train.md")
    assert "5 of 5 strings (100%) adopted from 1 version" in result.stdout


def test_an_article_without_text_is_passed_over(ferry: Path, run: Run) -> None:
    """There is nothing to align."""
    write(ferry, "content/en/2026/04/empty.md", "")
    write(ferry, "content/ru/2026/04/empty.md", "Подробности позже.\n")
    assert "from 1 version" in run("adopt").stdout


@pytest.fixture
def without_lang_key(ferry: Path) -> Path:
    """Build sets no key in the front matter."""
    settings = (ferry / "i18nsync.toml").read_text(encoding="utf-8")
    write(ferry, "i18nsync.toml", f"{settings}\n[build]\nlang_key = false\n")
    return ferry


def test_an_adopted_article_is_confirmed_and_published_as_it_is(without_lang_key: Path, run: Run) -> None:
    """Build finds the very words that it would write, links that were taken home included."""
    run("adopt")
    run("mark", "reviewed", *ONE, "--by", NINO)
    assert run("build", *ONE).stdout == "0 articles written, 1 unchanged.\n"
    assert (without_lang_key / VERSION).read_text(encoding="utf-8") == FERRY_RU
    (row,) = json.loads(run("status", "--format", "json", *ONE).stdout)["rows"]
    assert row["status"] == "published"


def test_a_version_that_has_more_is_replaced_only_when_asked_for(without_lang_key: Path, run: Run) -> None:
    """What only the version has would be lost."""
    more = FERRY_RU + "\nФото: Георгий Майсурадзе.\n"
    write(without_lang_key, VERSION, more)
    run("adopt")
    run("mark", "reviewed", *ONE, "--by", NINO)
    held = f"held    2026/03/ferry (ru): {VERSION} was written or changed by hand; building would replace it\n"
    assert held in run("build", *ONE, code=1).stdout
    assert held in run("build", *ONE, "--with-drafts", "--fallback", "source", code=1).stdout
    assert (without_lang_key / VERSION).read_text(encoding="utf-8") == more
    run("build", *ONE, "--overwrite")
    assert (without_lang_key / VERSION).read_text(encoding="utf-8") == FERRY_RU


def test_a_link_that_was_taken_home_passes_at_review(ferry: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It leads to the same page; another page is still a lost link."""
    write(ferry, SOURCE, FERRY + "\nRead [our guide to the coast](/guides/coast/) before you leave in 2026.\n")
    home = "Прочтите [наш путеводитель по побережью](/ru/guides/coast/), прежде чем поехать в 2026 году."
    write(ferry, VERSION, FERRY_RU + f"\n{home}\n")
    run("adopt")
    assert f'"{home[:40]}' in (ferry / CATALOG).read_text(encoding="utf-8").replace('"\n"', "")
    monkeypatch.setattr("click.edit", lambda text, **_: text.replace("прежде чем", "перед тем как"))
    assert "1 edited" in run("review", *ONE, "--by", NINO, keys="aaaaaEq").stdout
    monkeypatch.setattr("click.edit", lambda text, **_: text.replace("/ru/guides/coast/", "/ru/guides/hills/"))
    assert "not saved: '[…](/guides/coast/)' is missing" in run("review", *ONE, "--by", NINO, keys="Eq").stdout


def test_what_was_adopted_is_drafted_elsewhere_from_the_memory(ferry: Path, run: Run) -> None:
    """As a draft of the memory, links that were taken home and all, for somebody to read."""
    guide = "Read [our guide to the coast](/guides/coast/) before you leave in 2026."
    write(ferry, SOURCE, f"{FERRY}\n{guide}\n")
    home = "Прочтите [наш путеводитель](/ru/guides/coast/), прежде чем поехать в 2026 году."
    write(ferry, VERSION, f"{FERRY_RU}\n{home}\n")
    run("adopt")
    write(ferry, "content/en/2026/04/again.md", "\n\n".join([FERRY.split("\n\n")[2], LAST, guide]) + "\n")
    output = run("draft", "2026/04", "-l", "ru").stdout
    assert "draft   2026/04/again (ru)  3 of 3: 3 by memory\n" in output
