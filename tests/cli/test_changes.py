"""A source changes under published translations: what diff, corrections and review --carry-typos make of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from i18nsync import wiring
from tests.cli.conftest import NINO, Run, snapshot, write

PLANT = """\
---
title: Plant opens in Gori
---

The plant employs 400 people, the comittee said.

Teh road to it was repaired in the spring.

The old mill nearby will be kept as a museum.

Workers came from three villages.
"""
KA = {
    "Plant opens in Gori": "გორში ქარხანა იხსნება",
    "The plant employs 400 people, the comittee said.": "ქარხანაში 400 ადამიანი მუშაობს, განაცხადა კომიტეტმა.",
    "Teh road to it was repaired in the spring.": "მისკენ მიმავალი გზა გაზაფხულზე შეკეთდა.",
    "The old mill nearby will be kept as a museum.": "ახლომდებარე ძველ წისქვილს მუზეუმად შეინარჩუნებენ.",
    "Workers came from three villages.": "მუშები სამი სოფლიდან მოვიდნენ.",
}
RU = {
    "Plant opens in Gori": "В Гори открывается завод",
    "The plant employs 400 people, the comittee said.": "На заводе работают 400 человек, сообщил комитет.",
    "Teh road to it was repaired in the spring.": "Дорогу к нему отремонтировали весной.",
    "The old mill nearby will be kept as a museum.": "Старую мельницу рядом сохранят как музей.",
    "Workers came from three villages.": "Рабочие приехали из трех деревень.",
}
ID = "2026/03/plant"
PATH = f"content/en/{ID}.md"
CATALOG = "locales/ka/LC_MESSAGES/2026/03/plant.po"
FACT = ("400 people", "4,000 people")
TYPO = ("Teh road", "The road")
REWRITE = ("kept as a museum", "turned into a hotel for guests")

Edit = Callable[..., None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The time that every run sees: the last of the list."""
    times = ["2026-03-01T08:00:00Z"]
    real = wiring.open_workspace
    monkeypatch.setattr(wiring, "open_workspace", lambda folder: real(folder, clock=lambda: times[-1]))
    return times


@pytest.fixture
def published(newsroom: Path, run: Run, clock: list[str]) -> Path:
    """One article, reviewed and built in both languages."""
    for name in ("content/en/2026/01/night-train.md", "content/en/2026/02/bridge.md"):
        (newsroom / name).unlink()
    write(newsroom, PATH, PLANT)
    run("sync")
    for locale, texts in (("ka", KA), ("ru", RU)):
        path = newsroom / CATALOG.replace("/ka/", f"/{locale}/")
        text = path.read_text(encoding="utf-8")
        for source, target in texts.items():
            text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
        path.write_text(text, encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "-l", "ru", "--by", NINO)
    run("build")
    return newsroom


@pytest.fixture
def edit(published: Path) -> Edit:
    """Replace texts in the source."""

    def change(*edits: tuple[str, str]) -> None:
        path = published / PATH
        text = path.read_text(encoding="utf-8")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")

    return change


# diff


def test_nothing_changed(run: Run, edit: Edit) -> None:
    """One calm line, exit code 0."""
    assert run("diff").stdout == "Nothing changed since it was translated.\n"


def test_without_catalogs_diff_says_how_to_get_them(run: Run) -> None:
    """Nothing to compare yet."""
    assert run("diff").stdout == "No catalogs here yet: i18nsync sync makes them.\n"


def test_diff_shows_each_change_once_above_its_translations(published: Path, run: Run, edit: Edit) -> None:
    """Kind, changed facts, word by word; then both translations; nothing is written."""
    edit(FACT, TYPO)
    before = snapshot(published)
    assert run("diff", code=1).stdout == (
        "2026/03/plant  content/en/2026/03/plant.md\n"
        "line 5  fact  400 → 4,000\n"
        "  en    The plant employs [-400-]{+4,000+} people, the comittee said.\n"
        "  ka    ქარხანაში 400 ადამიანი მუშაობს, განაცხადა კომიტეტმა.\n"
        "  ru    На заводе работают 400 человек, сообщил комитет.\n"
        "line 7  typo  spelling or punctuation only\n"
        "  en    [-Teh-]{+The+} road to it was repaired in the spring.\n"
        "  ka    მისკენ მიმავალი გზა გაზაფხულზე შეკეთდა.\n"
        "  ru    Дорогу к нему отремонтировали весной.\n"
        "\n"
        "1 fact, 1 typo in 1 article.\n"
        "Next: i18nsync sync 2026/03/plant, then i18nsync review 2026/03/plant\n"
    )
    assert snapshot(published) == before


def test_diff_shows_the_same_after_sync(run: Run, edit: Edit) -> None:
    """Whether the catalogs have seen the change or not makes no difference."""
    edit(FACT, REWRITE, ("Workers came from three villages.\n", ""))
    first = run("diff", ID, "-l", "ru", code=1).stdout
    run("sync")
    assert run("diff", ID, "-l", "ru", code=1).stdout == first
    assert "line 9  rewrite  reworded\n" in first
    assert "- gone (ru)  Workers came from three villages.\n" in first
    assert "1 fact, 1 rewrite, 1 paragraph gone in 1 article.\n" in first


def test_diff_shows_new_and_moved_paragraphs_in_a_line(run: Run, edit: Edit) -> None:
    """A paragraph that stands elsewhere now is no change of its text."""
    edit(
        ("Workers came from three villages.\n", "It opens on Monday, whatever happens.\n"),
        ("The plant employs", "Workers came from three villages.\n\nThe plant employs"),
    )
    output = run("diff", code=1).stdout
    assert "+ new, line 13 (ka, ru)  It opens on Monday, whatever happens.\n" in output
    assert "~ moved, line 5 (ka, ru)  Workers came from three villages.\n" in output
    assert "1 new paragraph, 1 paragraph moved in 1 article.\n" in output


def test_diff_of_slips_alone_leads_to_carry(run: Run, edit: Edit) -> None:
    """The next step is the one that needs no reading."""
    edit(TYPO)
    assert run("diff", code=1).stdout.endswith(
        "1 typo in 1 article.\nNext: i18nsync review --carry-typos 2026/03/plant keeps the reviews.\n"
    )


def test_diff_is_coloured_and_wrapped_on_a_terminal(run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour takes the place of the marks; long texts are wrapped under their label."""
    monkeypatch.setenv("COLUMNS", "40")
    edit(FACT)
    output = run("--color", "always", "diff", "-l", "ka", code=1).stdout
    assert "\x1b[9;31m400\x1b[0m \x1b[1;32m4,000" in output
    assert "[-" not in output
    lines = [_plain(line) for line in output.splitlines()]
    assert lines[2:4] == ["  en    The plant employs 400 4,000", "        people, the comittee said."]


def test_an_unknown_earlier_source_is_said_so(published: Path, run: Run, edit: Edit) -> None:
    """A tool that drops previous sources leaves a change that nobody can judge."""
    edit(FACT)
    run("sync")
    path = published / CATALOG
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("#| ")), encoding="utf-8")
    assert "line 5  rewrite  the earlier source is not known\n" in run("diff", "-l", "ka", code=1).stdout
    output = run("review", "--carry-typos", "-l", "ka", "--by", NINO).stdout
    assert "left  2026/03/plant (ka), line 5  the catalog no longer says what its source was\n" in output
    assert "REWRITTEN  the source says it in other words  line 5" in run("corrections", "-l", "ka").stdout


def test_what_cannot_be_read_leaves_the_rest(published: Path, run: Run, edit: Edit) -> None:
    """A broken catalog is named, the other locale goes on, and the exit code is 2."""
    edit(TYPO)
    (published / CATALOG).write_text('msgid "\n', encoding="utf-8")
    for command in (("diff",), ("corrections",), ("review", "--carry-typos", "--by", NINO)):
        result = run(*command, code=2)
        assert "failed  2026/03/plant (ka)" in result.stderr
        assert "typo" in result.stdout or "carried" in result.stdout


# review --carry-typos


@pytest.mark.parametrize("synced", [False, True])
def test_a_review_is_carried_over_a_slip_and_not_over_a_fact(
    published: Path, run: Run, edit: Edit, clock: list[str], *, synced: bool
) -> None:
    """The review stays its reviewer's; the history says who carried it; the fact is left."""
    edit(FACT, TYPO)
    clock.append("2026-03-02T08:00:00Z")
    if synced:
        run("sync")
    output = run("review", "--carry-typos", "-l", "ka", "--by", "Ed <ed@example.ge>").stdout
    assert output == (
        "left  2026/03/plant (ka), line 5  fact: 400 → 4,000\n"
        "        The plant employs [-400-]{+4,000+} people, the comittee said.\n"
        "carried  2026/03/plant (ka), line 7  reviewed by Nino\n"
        "        [-Teh-]{+The+} road to it was repaired in the spring.\n"
        "1 review carried, 1 left to review.\n"
        "Next: i18nsync review\n"
    )
    text = (published / CATALOG).read_text(encoding="utf-8")
    entry = next(part for part in text.split("\n\n") if "The road to it" in part)
    assert "# i18nsync-state: reviewed\n" in entry
    assert f"# i18nsync-by: {NINO}\n# i18nsync-at: 2026-03-01T08:00:00Z\n" in entry
    assert "fuzzy" not in entry
    events = [json.loads(line) for line in run("log", "--format", "json", "--limit", "0").stdout.splitlines()]
    carried = [event for event in events if event["action"] == "carry"]
    assert [(event["by"], event["note"]) for event in carried] == [
        ("Ed <ed@example.ge>", f"reviewed by {NINO} at 2026-03-01T08:00:00Z")
    ]
    assert "carried   2026/03/plant" in run("log").stdout


def test_a_carried_review_can_be_carried_again(published: Path, run: Run, edit: Edit, clock: list[str]) -> None:
    """A second corrected slip finds the reviewer through the first; afterwards the article can be built."""
    edit(TYPO)
    run("sync")
    run("review", "--carry-typos", "--by", "Ed <ed@example.ge>")
    edit(("spring", "sprnig"))
    clock.append("2026-03-03T08:00:00Z")
    run("sync")
    run("review", "--carry-typos", "--by", "Ed <ed@example.ge>")
    assert (published / CATALOG).read_text(encoding="utf-8").count(f"# i18nsync-by: {NINO}\n") == 5
    assert "nothing" not in run("build").stdout.lower()
    assert run("review", "--carry-typos", "--by", NINO).stdout == "Nothing to carry: no string is outdated.\n"


def test_a_dry_run_writes_nothing(published: Path, run: Run, edit: Edit) -> None:
    """It says what would be carried."""
    edit(TYPO)
    before = snapshot(published)
    output = run("review", "--carry-typos", "--dry-run", "-l", "ka", "--by", NINO).stdout
    assert output.startswith("would carry  2026/03/plant (ka), line 7  reviewed by Nino\n")
    assert output.endswith("1 review would be carried, 0 left to review.\n")
    assert snapshot(published) == before


def test_a_dry_run_of_reading_makes_no_sense(run: Run) -> None:
    """The two options belong together."""
    assert "--dry-run goes with --carry-typos only" in run("review", "--dry-run", code=2).stderr


def test_a_review_that_was_taken_back_is_not_carried(published: Path, run: Run, edit: Edit) -> None:
    """A draft stays a draft whatever happened to its source."""
    run("mark", "draft", ID, "-l", "ka", "--by", NINO)
    edit(TYPO)
    output = run("review", "--carry-typos", "-l", "ka", "--by", NINO).stdout
    assert "left  2026/03/plant (ka), line 7  no review of it held when its source changed\n" in output


def test_a_text_that_somebody_doubted_in_an_editor_is_not_carried(published: Path, run: Run, edit: Edit) -> None:
    """Fuzzy set in Poedit takes the review away, and no history can bring it back."""
    path = published / CATALOG
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Teh road', '#, fuzzy\nmsgid "Teh road'), encoding="utf-8")
    edit(TYPO)
    run("sync")
    output = run("review", "--carry-typos", "-l", "ka", "--by", NINO).stdout
    assert "no review of it held when its source changed\n" in output
    assert "0 reviews carried, 1 left to review.\n" in output


def test_a_text_that_lost_its_codes_is_not_carried(published: Path, run: Run, edit: Edit) -> None:
    """New emphasis in the source has to come into the translation first."""
    edit(("Teh road", "The *road*"))
    output = run("review", "--carry-typos", "-l", "ka", "--by", NINO).stdout
    assert "left  2026/03/plant (ka), line 7" in output
    assert "0 reviews carried, 1 left to review.\n" in output


def test_two_reviews_are_carried_together(published: Path, run: Run, edit: Edit) -> None:
    """Where the policy asks for two people, the text stays approved."""
    settings = published / "i18nsync.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[policy]\nreviews = 2\n", encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", "Gia <gia@example.ge>")
    edit(TYPO)
    run("sync")
    output = run("review", "--carry-typos", "-l", "ka", "--by", NINO).stdout
    assert "line 7  reviewed by Nino and Gia\n" in output
    assert (published / CATALOG).read_text(encoding="utf-8").count("# i18nsync-state: approved\n") == 5


# corrections


def test_nothing_published_is_wrong(run: Run, edit: Edit) -> None:
    """One calm line."""
    assert run("corrections").stdout == "Nothing published is wrong: 2 versions say what their sources say.\n"
    assert (
        run("corrections", "-l", "ka").stdout
        == "Nothing published is wrong: the one version says what its source says.\n"
    )


def test_without_versions_there_is_nothing_to_compare(run: Run) -> None:
    """Said in a sentence."""
    assert run("corrections").stdout.startswith(
        "No published version has a catalog yet, so there is nothing to compare.  "
    )


def test_facts_come_first_with_the_sentence_that_readers_see(
    published: Path, run: Run, edit: Edit, clock: list[str]
) -> None:
    """Fact, rewrite, gone, new; the age from the history; typos only counted; nothing is written."""
    edit(
        FACT,
        TYPO,
        REWRITE,
        ("Workers came from three villages.\n", "It opens on Monday, whatever happens.\n"),
    )
    clock.append("2026-03-02T08:00:00Z")
    run("sync")
    clock.append("2026-03-02T10:10:00Z")
    before = snapshot(published)
    result = run("corrections", "--within", "1h", code=1)
    assert result.stdout.startswith(
        "2 changed facts, 2 rewritten paragraphs, 2 paragraphs gone from the source, 2 paragraphs missing "
        "in 2 of 2 published versions.  2026-03-02 10:10 UTC\n"
        "\n"
        "2026/03/plant  Plant opens in Gori\n"
        "FACT  400 → 4,000  line 5  late: for 2 h 10 min\n"
        "  en    The plant employs [-400-]{+4,000+} people, the comittee said.\n"
        "  ka    ქარხანაში 400 ადამიანი მუშაობს, განაცხადა კომიტეტმა.\n"
        "  ru    На заводе работают 400 человек, сообщил комитет.\n"
        "REWRITTEN  the source says it in other words  line 9  late: for 2 h 10 min\n"
    )
    assert "GONE  the source no longer has it  " in result.stdout
    assert "  en    [-Workers came from three villages.-]\n" in result.stdout
    assert "MISSING  the version does not have it  line 11  " in result.stdout
    assert "  ka    nothing yet\n" in result.stdout
    assert result.stdout.endswith(
        "\n2 strings are right, but unreviewed since a typo in the source was corrected.\n"
        "i18nsync review --carry-typos keeps the reviews.\n"
    )
    assert "corrections stand longer than 1 h (--within)\n" in result.stderr
    assert snapshot(published) == before
    assert run("corrections", "-l", "ka", "--section", "2025").stdout.startswith("No published version")
    run("corrections", "--section", "2026/03/", "--within", "10000w")


def test_a_correction_stays_until_the_version_is_built(published: Path, run: Run, edit: Edit, clock: list[str]) -> None:
    """Not synced, synced, corrected, reviewed: readers see the wrong number all the while."""
    edit(FACT)
    assert "next  i18nsync sync 2026/03/plant && i18nsync review 2026/03/plant -l ka\n" in (
        run("corrections", "-l", "ka").stdout
    )
    run("sync")
    assert "next  i18nsync review 2026/03/plant -l ka\n" in run("corrections", "-l", "ka").stdout
    path = published / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("400 ადამიანი", "4 000 ადამიანი"), encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    clock.append("2026-03-01T09:00:00Z")
    output = run("corrections", "-l", "ka").stdout
    assert "FACT  400 → 4,000  line 5  for 1 h\n" in output
    assert "  ka    ქარხანაში 400 ადამიანი მუშაობს, განაცხადა კომიტეტმა.\n" in output
    assert "next  i18nsync build 2026/03/plant -l ka\n" in output
    run("build", "-l", "ka")
    assert run("corrections", "-l", "ka").stdout.startswith("Nothing published is wrong")


def test_an_age_without_history_is_the_files(published: Path, run: Run, edit: Edit, clock: list[str]) -> None:
    """A source that nobody has synced was wrong at least since it was written."""
    import os

    edit(FACT)
    os.utime(published / PATH, (1_772_352_000, 1_772_352_000))  # 2026-03-01T08:00:00Z
    clock.append("2026-03-01T08:45:00Z")
    result = run("corrections", "-l", "ka", "--within", "30m", code=1)
    assert "late: for 45 min or longer\n" in result.stdout
    assert result.stderr == "1 correction stands longer than 30 min (--within)\n"
    run("corrections", "-l", "ka", "--within", "1h")


def test_a_version_that_was_changed_by_hand_may_be_right(published: Path, run: Run, edit: Edit) -> None:
    """Then the reader is asked to look."""
    edit(FACT)
    path = published / f"content/ka/{ID}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("400", "4000"), encoding="utf-8")
    output = run("corrections", "-l", "ka").stdout
    assert "კომიტეტმა.  (the version was changed by hand: look whether it still says so)\n" in output


def test_corrections_for_programs(run: Run, edit: Edit, clock: list[str]) -> None:
    """JSON has every field, typos too."""
    edit(FACT, TYPO)
    clock.append("2026-03-02T08:00:00Z")
    run("sync")
    clock.append("2026-03-02T09:00:01Z")
    found = json.loads(run("corrections", "-l", "ka", "--format", "json", "--within", "1h", code=1).stdout)
    assert found["schema"] == "i18nsync/corrections/1"
    assert found["counts"] == {"fact": 1, "rewrite": 0, "removed": 0, "added": 0, "typo": 1}
    assert found["corrections"][0] == {
        "article": "2026/03/plant",
        "title": "Plant opens in Gori",
        "locale": "ka",
        "version": "content/ka/2026/03/plant.md",
        "kind": "fact",
        "facts": [{"kind": "number", "before": "400", "after": "4,000"}],
        "line": 5,
        "role": "paragraph",
        "source_before": "The plant employs 400 people, the comittee said.",
        "source_after": "The plant employs 4,000 people, the comittee said.",
        "published": "ქარხანაში 400 ადამიანი მუშაობს, განაცხადა კომიტეტმა.",
        "certain": True,
        "since": "2026-03-02T08:00:00Z",
        "dated": True,
        "age_seconds": 3601,
        "late": True,
        "next": "i18nsync review 2026/03/plant -l ka",
    }
    assert found["corrections"][1]["kind"] == "typo"
    assert found["corrections"][1]["late"] is False


def test_corrections_for_a_chat(run: Run, edit: Edit, clock: list[str]) -> None:
    """Markdown, with markup that GitHub shows."""
    edit(FACT, TYPO)
    run("sync")
    clock.append("2026-03-01T11:00:00Z")
    assert run("corrections", "-l", "ru", "--format", "markdown").stdout == (
        "### Corrections\n"
        "\n"
        "1 changed fact in 1 of 1 published versions.\n"
        "\n"
        "- **fact** 400 → 4,000 – <code>2026/03/plant</code> (ru), line 5, for 3 h\n"
        "  - source: The plant employs <del>400</del><ins>4,000</ins> people, the comittee said.\n"
        "  - ru: На заводе работают 400 человек, сообщил комитет.\n"
        "  - next: `i18nsync review 2026/03/plant -l ru`\n"
    )


def test_a_wrong_duration_is_explained(run: Run) -> None:
    """The message says how to write one."""
    assert (
        "'soon' is no duration; write it as 30m, 1h, 2d or 1w" in run("corrections", "--within", "soon", code=2).stderr
    )


def test_the_screen_fits_a_terminal(run: Run, edit: Edit, clock: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Badge at the left, age at the right edge, text wrapped under its label."""
    monkeypatch.setenv("COLUMNS", "80")
    edit(FACT)
    run("sync")
    clock.append("2026-03-01T11:00:00Z")
    output = run("--color", "always", "corrections", "-l", "ka").stdout
    assert "\x1b[1;37;41m FACT \x1b[0m" in output
    plain = [_plain(line) for line in output.splitlines()]
    assert next(line for line in plain if "FACT" in line) == " FACT   400 → 4,000  line 5".ljust(73) + "for 3 h"
    assert max(map(len, plain)) <= 80


def _plain(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", text)


# review


def test_the_desk_shows_the_kind_of_change_and_the_words(run: Run, edit: Edit) -> None:
    """What made it outdated stands above the words that differ."""
    edit(FACT)
    run("sync")
    output = run("review", "-l", "ka", "--by", NINO, keys="q").stdout
    assert "what changed    fact  400 → 4,000\n" in output
    assert "the source was  The plant employs [-400-]{+4,000+} people, the comittee said.\n" in output


# corners of corrections


def test_a_text_set_right_and_then_removed_is_still_published(published: Path, run: Run, edit: Edit) -> None:
    """Readers see the first text, the catalog has another, the source none."""
    edit(FACT)
    run("sync")
    path = published / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("400 ადამიანი", "4 000 ადამიანი"), encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    edit(("The plant employs 4,000 people, the comittee said.\n\n", ""))
    output = run("corrections", "-l", "ka").stdout
    assert "GONE  the source no longer has it  " in output
    assert "  ka    ქარხანაში 400 ადამიანი" in output


def test_a_better_wording_is_no_new_paragraph(published: Path, run: Run, edit: Edit) -> None:
    """A reviewer rewords a translation of an unchanged source: nothing that readers see is wrong."""
    path = published / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("სამი სოფლიდან", "სამი სოფლიდანაც"), encoding="utf-8")
    assert run("corrections", "-l", "ka").stdout.startswith("Nothing published is wrong")


def test_a_new_paragraph_is_missing_until_it_is_built(published: Path, run: Run, edit: Edit) -> None:
    """Translated and reviewed is not published."""
    edit(("Workers came", "It opens on Monday.\n\nWorkers came"))
    run("sync")
    path = published / CATALOG
    text = path.read_text(encoding="utf-8")
    before = 'msgid "It opens on Monday."\nmsgstr ""'
    path.write_text(text.replace(before, before[:-1] + 'ორშაბათს იხსნება."'), encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO)
    output = run("corrections", "-l", "ka").stdout
    assert "MISSING  the version does not have it  line 11  " in output
    assert output.endswith("  ka    nothing yet\n  next  i18nsync build 2026/03/plant -l ka\n")


def test_a_second_change_is_followed_to_the_source_as_it_is_now(
    published: Path, run: Run, edit: Edit, clock: list[str]
) -> None:
    """Set right once, changed again, and never built: readers still see the first text."""
    edit(FACT)
    run("sync")
    path = published / CATALOG
    path.write_text(path.read_text(encoding="utf-8").replace("400 ადამიანი", "4 000 ადამიანი"), encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    edit(("4,000 people", "5,000 people"))
    run("sync")
    output = run("corrections", "-l", "ka").stdout
    assert output.count("FACT") == 1
    assert "FACT  400 → 5,000" in output
    assert "(the version was changed by hand" not in output


def test_a_title_that_is_gone_and_a_text_that_moved_are_told_apart(published: Path, run: Run, edit: Edit) -> None:
    """A text that stands elsewhere now is not gone; an article without a title is named by its id."""
    edit(
        ("---\ntitle: Plant opens in Gori\n---\n\n", ""),
        ("Workers came from three villages.\n", ""),
        ("The plant employs", "Workers came from three villages.\n\nThe plant employs"),
    )
    output = run("corrections", "-l", "ka").stdout
    assert "\n2026/03/plant\nGONE  the source no longer has it  " in output
    assert "Workers" not in output


def test_a_version_built_with_the_sources_text_is_not_wrong(published: Path, run: Run, edit: Edit) -> None:
    """What stands there in English is what the source says now; the new paragraph is there, too."""
    edit(FACT, ("Workers came from three villages.\n", "Workers came from three villages.\n\nIt opens on Monday.\n"))
    run("sync")
    (published / f"content/ka/{ID}.md").unlink()
    run("build", "--fallback", "source", "-l", "ka")
    assert run("corrections", "-l", "ka").stdout.startswith("Nothing published is wrong")


def test_a_version_of_other_texts_is_not_compared_for_what_it_lacks(published: Path, run: Run, edit: Edit) -> None:
    """Nothing of the catalog is in it, so that a paragraph is missing says nothing."""
    write(published, f"content/ka/{ID}.md", "სულ სხვა ტექსტი.\n")
    edit(("Workers came", "It opens on Monday.\n\nWorkers came"))
    assert "MISSING" not in run("corrections", "-l", "ka").stdout


def test_a_version_without_a_catalog_is_not_counted(published: Path, run: Run, edit: Edit) -> None:
    """Nobody knows what it was made from."""
    write(published, "content/en/other.md", "Other text.\n")
    write(published, "content/ka/other.md", "სხვა ტექსტი.\n")
    assert "the one version says what its source says" in run("corrections", "-l", "ka").stdout


def test_a_time_that_is_none_counts_as_late(published: Path, run: Run, edit: Edit, clock: list[str]) -> None:
    """Somebody edited the history by hand."""
    edit(FACT)
    run("sync")
    path = next((published / "locales/ka/history").glob("*.jsonl"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[-1] = lines[-1].replace("2026-03-01T08:00:00Z", "yesterday")
    path.write_text("".join(lines), encoding="utf-8")
    result = run("corrections", "-l", "ka", "--within", "9000w", code=1)
    assert "late: for an unknown time\n" in result.stdout
    assert "line 5\n" in run("corrections", "-l", "ka", "--format", "markdown").stdout


def test_marks_of_emphasis_leave_the_version_right(published: Path, run: Run, edit: Edit) -> None:
    """They count with the typos."""
    edit(("three villages", "*three* villages"))
    output = run("corrections", "-l", "ka").stdout
    assert output.startswith("Nothing published is wrong")
    assert "1 string is right, but unreviewed since a typo in the source was corrected.\n" in output


def test_a_version_that_was_never_built_is_right_until_its_source_changes(
    published: Path, run: Run, edit: Edit
) -> None:
    """Adopted versions have no build in their catalog's header."""
    path = published / CATALOG
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "i18nsync-built" not in line), encoding="utf-8")
    assert run("corrections", "-l", "ka").stdout.startswith("Nothing published is wrong")
    edit(FACT)
    assert "FACT  400 → 4,000" in run("corrections", "-l", "ka").stdout


@pytest.mark.parametrize("changed", [FACT, TYPO])
def test_a_change_that_is_taken_back_leaves_nothing_wrong(
    published: Path, run: Run, edit: Edit, changed: tuple[str, str]
) -> None:
    """The published text says what the source says again, whatever the catalog has by now."""
    edit(changed)
    run("sync")
    path = published / CATALOG
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("400 ადამიანი", "4 000 ადამიანი").replace("მისკენ", "იქ"), encoding="utf-8")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    if changed is FACT:
        edit(changed[::-1])
        run("sync")
    assert "FACT" not in run("corrections", "-l", "ka").stdout


def test_the_age_starts_anew_when_a_text_was_right_in_between(
    published: Path, run: Run, edit: Edit, clock: list[str]
) -> None:
    """Only the time since it last became wrong counts."""
    edit(FACT)
    run("sync")
    clock.append("2026-03-05T08:00:00Z")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    edit(FACT[::-1])
    run("sync")
    run("mark", "reviewed", ID, "-l", "ka", "--by", NINO, "--include-outdated")
    clock.append("2026-03-06T08:00:00Z")
    edit(FACT)
    run("sync")
    clock.append("2026-03-06T09:00:00Z")
    assert "FACT  400 → 4,000  line 5  for 1 h\n" in run("corrections", "-l", "ka").stdout


def test_a_catalog_in_step_has_nothing_to_carry(published: Path, run: Run, edit: Edit) -> None:
    """Other articles and locales are passed over."""
    write(published, "content/en/other.md", "Other text.\n")
    edit(TYPO)
    output = run("review", "--carry-typos", "--by", NINO).stdout
    assert output.count("carried  ") == 2
    assert output.endswith("2 reviews carried, 0 left to review.\n")


def test_quiet_carrying_prints_nothing(published: Path, run: Run, edit: Edit) -> None:
    """With -q only problems are said."""
    edit(TYPO)
    assert run("-q", "review", "--carry-typos", "--by", NINO).stdout == ""


def test_diff_needs_no_version(published: Path, run: Run, edit: Edit) -> None:
    """What is translated and not published yet can be behind its source, too."""
    for locale in ("ka", "ru"):
        (published / f"content/{locale}/{ID}.md").unlink()
    edit(FACT, ("Workers came", "It opens on Monday.\n\nWorkers came"))
    output = run("diff", code=1).stdout
    assert "+ new, line 11 (ka, ru)  It opens on Monday.\n" in output
    run("sync")
    assert "It opens" not in run("diff", code=1).stdout


def test_a_version_whose_source_is_gone_is_counted(published: Path, run: Run, edit: Edit) -> None:
    """A retracted article must not stay published unseen."""
    write(published, "content/en/other.md", "Other text.\n")
    (published / PATH).unlink()
    assert run("corrections", "-l", "ka").stdout.endswith(
        "\n1 published version has no source any more: i18nsync status --state orphaned\n"
    )
    assert "no source any more" not in run("corrections", "other").stdout
    assert "2026/03/plant" in run("status", "--state", "orphaned").stdout
