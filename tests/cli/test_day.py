"""A translator's day at the command line: status, sync, draft, mark, build; exact words and files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.cli.conftest import NINO, Run, snapshot, write

HEAD = "---\ntitle: Old Bridge closes\n---\n\n"


def test_sync_makes_a_catalog_for_each_article_and_locale(newsroom: Path, run: Run) -> None:
    """New catalogs are counted, listed with -v, and accepted by msgfmt -c."""
    result = run("-v", "sync")
    assert result.stdout == (
        "new     locales/ka/LC_MESSAGES/2026/01/night-train.po  3 added, 0 kept\n"
        "new     locales/ru/LC_MESSAGES/2026/01/night-train.po  3 added, 0 kept\n"
        "new     locales/ka/LC_MESSAGES/2026/02/bridge.po  2 added, 0 kept\n"
        "new     locales/ru/LC_MESSAGES/2026/02/bridge.po  2 added, 0 kept\n"
        "4 catalogs changed, 0 already in step. Strings: 10 added.\n"
        "Next: i18nsync draft fills in what is missing.\n"
    )
    for path in (newsroom / "locales").rglob("*.po"):
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)


def test_a_second_sync_writes_nothing(newsroom: Path, run: Run) -> None:
    """No file changes, not even in its time stamp."""
    run("sync")
    before = {path: path.stat().st_mtime_ns for path in newsroom.rglob("*") if path.is_file()}
    result = run("sync")
    assert result.stdout == "Nothing to do: 4 catalogs in step.\n"
    assert {path: path.stat().st_mtime_ns for path in newsroom.rglob("*") if path.is_file()} == before


def test_sync_dry_run_writes_nothing(newsroom: Path, run: Run) -> None:
    """It tells what would change."""
    before = snapshot(newsroom)
    result = run("sync", "--dry-run")
    assert "4 catalogs would change, 0 already in step. Strings: 10 added.\n" in result.stdout
    assert snapshot(newsroom) == before


def test_sync_of_nothing_says_so(newsroom: Path, run: Run) -> None:
    """A project without articles is no error."""
    for path in (newsroom / "content/en").rglob("*.md"):
        path.unlink()
    assert run("sync").stdout == "Nothing to do: no articles.\n"


def test_an_edited_paragraph_becomes_outdated_and_keeps_its_translation(newsroom: Path, run: Run) -> None:
    """The old target stays, with the source it was made from; an orphaned catalog is left and named."""
    run("draft")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    write(
        newsroom, "content/en/2026/02/bridge.md", "---\ntitle: Old Bridge closes\n---\n\nMore details to follow soon.\n"
    )
    (newsroom / "content/en/2026/01/night-train.md").unlink()
    result = run("sync")
    assert "synced  locales/ka/LC_MESSAGES/2026/02/bridge.po  1 outdated, 1 kept\n" in result.stdout
    assert result.stdout.endswith("Next: i18nsync review shows the outdated strings first.\n")
    assert "night-train.po has no source article any more" in result.stderr
    catalog = (newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po").read_text(encoding="utf-8")
    assert '#| msgid "More details to follow."\nmsgid "More details to follow soon."\n' in catalog
    assert 'msgstr "დეტალები მოგვიანებით."' in catalog
    history = (newsroom / "locales/ka/history").glob("*.jsonl")
    lines = [json.loads(line) for path in history for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["action"] for line in lines if line["action"] in ("review", "outdate")] == [
        "review",
        "review",
        "outdate",
    ]


def test_draft_fills_exact_matches_and_says_what_is_left(newsroom: Path, run: Run) -> None:
    """The memory's exact and near-exact matches become fuzzy drafts, the latter with a note for the reviewer."""
    result = run("draft")
    assert result.stdout == (
        "draft   2026/02/bridge (ka)  2 of 2: 2 by memory\n"
        "draft   2026/02/bridge (ru)  1 of 2: 1 by memory\n"
        "draft   2026/01/night-train (ka)  1 of 3: 1 by memory\n"
        "4 strings drafted in 2 articles: 4 by memory.\n"
        "6 strings still missing (-v says why for each).\n"
        "Next: i18nsync draft --engine memory --engine google asks Google for the rest; it sends the text there.\n"
        "Next: i18nsync review, to read the drafts and confirm them.\n"
    )
    catalog = (newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po").read_text(encoding="utf-8")
    assert "# i18nsync-origin: memory\n" in catalog
    assert catalog.count("#, fuzzy\n") == 2
    train = (newsroom / "locales/ka/LC_MESSAGES/2026/01/night-train.po").read_text(encoding="utf-8")
    assert "# memory: 21 for 20: check it and the words with it\n" in train
    assert "# i18nsync-score: 98\n" in train
    assert 'msgstr "ის 21 დღე არ მოძრაობდა."\n' in train
    run("mark", "reviewed", "2026/01", "-l", "ka", "--by", NINO, code=1)
    train = (newsroom / "locales/ka/LC_MESSAGES/2026/01/night-train.po").read_text(encoding="utf-8")
    assert "# memory: " not in train


def test_draft_verbosely_gives_the_reason_for_each_string(run: Run) -> None:
    """-v lists what no engine could draft."""
    result = run("-v", "draft", "2026/01", "-l", "ka")
    assert "draft   2026/01/night-train (ka)  1 of 3: 1 by memory\n" in result.stdout
    assert "        'Night train returns': memory: the memory has no match\n" in result.stdout


def test_draft_dry_run_counts_and_writes_nothing(newsroom: Path, run: Run) -> None:
    """Strings, characters, and what the memory has."""
    before = snapshot(newsroom)
    result = run("draft", "--dry-run", "-l", "ka")
    assert result.stdout == (
        "plan    2026/02/bridge (ka)  2 strings, 40 characters: 2 in the memory, 0 alike, 0 new\n"
        "plan    2026/01/night-train (ka)  3 strings, 114 characters: 1 in the memory, 0 alike, 2 new\n"
        "2 articles to draft: 5 strings, 154 characters.\n"
        "The memory has 3 of them (67 characters) and something alike for 0; 2 are new.\n"
        "2 strings would stay missing: there is no engine to ask for them.\n"
        "Nothing was sent or written.\n"
    )
    assert snapshot(newsroom) == before


def test_draft_dry_run_names_the_online_engines(run: Run) -> None:
    """What would be sent, and to whom."""
    result = run("draft", "--dry-run", "-l", "ka", "-e", "memory", "-e", "google", "-e", "mymemory")
    assert result.stdout.endswith(
        "google would get 2 strings, 87 characters.\n"
        "mymemory would get what those before it cannot draft, at most 2 strings, 87 characters.\n"
        "Nothing was sent or written.\n"
    )


def test_draft_limit_counts_articles_per_locale(run: Run) -> None:
    """With a limit the newest articles come first."""
    result = run("draft", "--limit", "1", "-e", "pseudo")
    assert "draft   2026/02/bridge (ka)  2 of 2: 2 by pseudo\n" in result.stdout
    assert "draft   2026/02/bridge (ru)  2 of 2: 2 by pseudo\n" in result.stdout
    assert "night-train" not in result.stdout


def test_a_memory_with_regions_in_its_tags_is_used(newsroom: Path, run: Run) -> None:
    """Other tools write en-US and ka-GE; languages of no interest are passed over; a changed file is read again."""
    memory = newsroom / "memory.tmx"
    text = memory.read_text(encoding="utf-8").replace('lang="en"', 'lang="en-US"').replace('lang="ka"', 'lang="ka-GE"')
    memory.write_text(text.replace('lang="ru"', 'lang="de"'), encoding="utf-8")
    assert "2 of 2: 2 by memory" in run("draft", "2026/02", "-l", "ka").stdout
    assert "drafted in 0 articles" in run("draft", "2026/02", "-l", "ru").stdout
    memory.write_text(text, encoding="utf-8")
    assert "1 of 2: 1 by memory" in run("draft", "2026/02", "-l", "ru").stdout


def test_a_second_draft_has_nothing_to_do(run: Run) -> None:
    """When every string has a translation, it says so."""
    run("draft", "-e", "pseudo")
    assert run("draft").stdout == "Nothing to draft: every string has a translation.\n"
    assert run("draft", "--dry-run").stdout == "Nothing to draft: every string has a translation.\n"


def test_draft_leaves_an_article_with_an_untracked_version_alone(newsroom: Path, run: Run) -> None:
    """A human version that no catalog tracks is not competed with; an untranslated copy is no version."""
    write(newsroom, "content/ka/2026/02/bridge.md", "---\ntitle: ხიდი\n---\n\nდეტალები მოგვიანებით გახდება ცნობილი.\n")
    source = (newsroom / "content/en/2026/01/night-train.md").read_text(encoding="utf-8")
    write(newsroom, "content/ka/2026/01/night-train.md", source)
    result = run("-v", "draft", "-e", "pseudo", "-l", "ka")
    assert (
        "left    2026/02/bridge (ka): a version exists that no catalog tracks; a draft would compete with it\n"
        in result.stdout
    )
    assert "draft   2026/01/night-train (ka)  3 of 3: 3 by pseudo\n" in result.stdout
    assert "1 article left alone: a version exists that no catalog tracks (-v lists them).\n" in result.stdout


def test_mark_stamps_and_reopens(newsroom: Path, run: Run) -> None:
    """`mark reviewed` binds a stamp to each string; `mark draft` takes it back."""
    run("draft", "-l", "ka")
    assert run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO).stdout == (
        f"2026/02/bridge (ka)  2 strings reviewed by {NINO}\n"
    )
    catalog = newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po"
    assert catalog.read_text(encoding="utf-8").count(f"# i18nsync-by: {NINO}\n") == 2
    assert run("mark", "draft", "2026/02", "-l", "ka", "--by", NINO, "--unit", "1").stdout == (
        "2026/02/bridge (ka)  1 string draft again\n"
    )
    assert catalog.read_text(encoding="utf-8").count("#, fuzzy\n") == 1


def test_mark_says_what_it_left_out(newsroom: Path, run: Run) -> None:
    """Missing strings stay missing, outdated ones are not confirmed in passing; exit code 1."""
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    write(
        newsroom,
        "content/en/2026/02/bridge.md",
        "---\ntitle: Old Bridge closes\n---\n\nMore details to follow soon.\n\nNew.\n",
    )
    assert run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, code=1).stdout == (
        f"2026/02/bridge (ka)  0 strings reviewed by {NINO}, 1 missing, 1 outdated left for i18nsync review\n"
    )
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "More details")
    catalog = (newsroom / "locales/ka/LC_MESSAGES/2026/02/bridge.po").read_text(encoding="utf-8")
    assert "#, fuzzy" not in catalog


def test_mark_needs_a_string_that_it_can_tell_from_the_others(run: Run) -> None:
    """An unknown or ambiguous --unit is refused with what to write; exit code 2."""
    run("draft", "-l", "ka")
    result = run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "Nothing", code=2)
    assert result.stderr == (
        "failed  2026/02/bridge (ka): no string begins with 'Nothing' in 2026/02/bridge (ka)\n"
        "        Give a number from 1 to 2 as `i18nsync review` shows it, or more of the source text.\n"
    )


def test_mark_needs_a_catalog(run: Run) -> None:
    """An article that was never synced has nothing to mark."""
    result = run("mark", "draft", "2026/02", "-l", "ka", "--by", NINO, code=2)
    assert "2026/02/bridge has no ka catalog\n        Run `i18nsync sync` or `i18nsync draft` first.\n" in result.stderr


def test_the_reviewer_is_the_one_that_git_knows(newsroom: Path, run: Run) -> None:
    """Without --by the name and e-mail of git config count."""
    subprocess.run(["git", "init", "-q"], cwd=newsroom, check=True)
    subprocess.run(["git", "config", "user.name", "ნინო"], cwd=newsroom, check=True)
    subprocess.run(["git", "config", "user.email", "nino@example.ge"], cwd=newsroom, check=True)
    run("draft", "-l", "ka")
    assert "2 strings reviewed by ნინო <nino@example.ge>" in run("mark", "reviewed", "2026/02", "-l", "ka").stdout


def test_build_writes_what_is_reviewed_and_holds_back_the_rest(newsroom: Path, run: Run) -> None:
    """A reviewed article is written; another is held back with the list of what is missing."""
    run("draft")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    result = run("build", code=1)
    assert result.stdout == (
        "held    2026/01/night-train (ka): 3 of 3 strings are not reviewed\n"
        "        line 2    missing     Night train returns\n"
        "        line 6    missing     The train leaves at **21:40**, see the [timetable](../0…\n"
        "        line 8    draft       It did not run for 21 days.\n"
        "built   content/ka/2026/02/bridge.md\n"
        "held    2026/02/bridge (ru): 2 of 2 strings are not reviewed\n"
        "        line 2    missing     Old Bridge closes\n"
        "        line 6    draft       More details to follow.\n"
        "1 article written, 2 held back, 1 without any translation.\n"
        "Next: i18nsync review shows what is left to read.\n"
    )
    assert (newsroom / "content/ka/2026/02/bridge.md").read_text(encoding="utf-8") == (
        "---\ntitle: ძველი ხიდი იკეტება\ndate: 2026-02-03\nlang: ka\n---\n\nდეტალები მოგვიანებით.\n"
    )
    assert not (newsroom / "content/ru/2026/02/bridge.md").exists()
    assert "1 unchanged, 2 held back" in run("build", "--ready-only").stdout


def test_built_links_lead_to_the_same_language(newsroom: Path, run: Run) -> None:
    """A link to an article goes to its version where there is one, else to the source."""
    run("draft", "-e", "pseudo")
    run("mark", "reviewed", "2026/01", "-l", "ka", "--by", NINO)
    run("build", "2026/01", "-l", "ka")
    train = newsroom / "content/ka/2026/01/night-train.md"
    assert "](../../../en/2026/02/bridge.md)" in train.read_text(encoding="utf-8")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    run("build", "2026/02", "-l", "ka")
    run("build", "2026/01", "-l", "ka")
    assert "](../02/bridge.md)" in train.read_text(encoding="utf-8")


def test_build_never_replaces_what_was_changed_by_hand(newsroom: Path, run: Run) -> None:
    """A hand-made change is kept unless --overwrite asks otherwise."""
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    run("build", "2026/02", "-l", "ka")
    version = newsroom / "content/ka/2026/02/bridge.md"
    version.write_text(version.read_text(encoding="utf-8") + "\nხელით.\n", encoding="utf-8")
    result = run("build", "2026/02", "-l", "ka", code=1)
    assert "content/ka/2026/02/bridge.md was written or changed by hand; building would replace it\n" in result.stdout
    assert "ხელით" in version.read_text(encoding="utf-8")
    rows = json.loads(run("status", "2026/02", "-l", "ka", "--format", "json").stdout)["rows"]
    assert [row["status"] for row in rows] == ["reviewed"]
    run("build", "2026/02", "-l", "ka", "--overwrite")
    assert "ხელით" not in version.read_text(encoding="utf-8")


def test_build_with_drafts_puts_a_notice_above_them(newsroom: Path, run: Run) -> None:
    """Unreviewed drafts are shown only under a notice in the target language."""
    run("draft", "-l", "ka")
    result = run("build", "2026/02", "-l", "ka", "--with-drafts")
    assert "built   content/ka/2026/02/bridge.md  (2 unreviewed strings)\n" in result.stdout
    text = (newsroom / "content/ka/2026/02/bridge.md").read_text(encoding="utf-8")
    assert "\n> ეს თარგმანი მანქანურია და რედაქტორს ჯერ არ შეუმოწმებია.\n\nდეტალები მოგვიანებით.\n" in text


def test_a_fallback_of_nothing_translated_is_the_source_byte_for_byte(newsroom: Path, run: Run) -> None:
    """Without added keys, what is built of an empty catalog equals the source."""
    settings = newsroom / "i18nsync.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[build]\nlang_key = false\n", encoding="utf-8")
    run("sync")
    run("build", "--fallback", "source")
    for path in (newsroom / "content/en").rglob("*.md"):
        built = newsroom / "content/ka" / path.relative_to(newsroom / "content/en")
        assert built.read_bytes() == path.read_bytes()


def test_build_takes_a_share_of_reviewed_strings(newsroom: Path, run: Run) -> None:
    """--min-reviewed refuses an article with too few reviewed strings, even with a fallback."""
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "1")
    arguments = ("build", "2026/02", "-l", "ka", "--fallback", "source", "--min-reviewed")
    result = run(*arguments, "80%", code=1)
    assert "held    2026/02/bridge (ka): 50% is reviewed, 80% is asked for\n" in result.stdout
    assert "1 string in the source's language" in run(*arguments, "50").stdout
    assert "is not a percentage from 0 to 100" in run(*arguments, "120%", code=2).stderr


def test_what_has_no_translation_at_all_is_no_news(run: Run) -> None:
    """Without catalogs there is nothing to say; a share that a copy of the source cannot reach holds it back."""
    assert run("build").stdout == "0 articles written.\n"
    assert run("build", "--fallback", "source", "--min-reviewed", "50").stdout == (
        "0 articles written, 4 without any translation.\n"
    )


def test_build_dry_run_writes_nothing(newsroom: Path, run: Run) -> None:
    """It tells what would be written."""
    run("draft", "-l", "ka")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO)
    before = snapshot(newsroom)
    assert "1 article would be written" in run("build", "2026/02", "-l", "ka", "--dry-run").stdout
    assert snapshot(newsroom) == before


def test_naming_an_article_without_translation_is_a_refusal(run: Run) -> None:
    """An article that was named and has nothing to publish is held back."""
    run("sync")
    result = run("build", "2026/01", "-l", "ka", code=1)
    assert "held    2026/01/night-train (ka): nothing is translated yet\n" in result.stdout


def test_long_lists_are_cut_unless_verbose(newsroom: Path, run: Run) -> None:
    """Five strings are listed for an article; -v lists all."""
    text = "---\ntitle: Old Bridge closes\n---\n\n" + "\n\n".join(
        f"Paragraph number {n} {'is long ' * 9}" for n in range(9)
    )
    write(newsroom, "content/en/2026/02/bridge.md", text)
    run("draft", "-l", "ka")
    assert "        … and 5 more (-v lists all)\n" in run("build", "2026/02", "-l", "ka", code=1).stdout
    assert "more (-v" not in run("-v", "build", "2026/02", "-l", "ka", code=1).stdout


def test_status_follows_an_article_from_missing_to_published(newsroom: Path, run: Run) -> None:
    """Each step of the day shows in the status."""

    def status() -> str:
        rows = json.loads(run("status", "2026/02", "-l", "ka", "--format", "json").stdout)["rows"]
        return str(rows[0]["status"])

    seen = [status()]
    for step in (
        ("sync",),
        ("draft", "-l", "ka"),
        ("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO, "--unit", "1"),
        ("mark", "reviewed", "2026/02", "-l", "ka", "--by", NINO),
        ("build", "2026/02", "-l", "ka"),
    ):
        run(*step)
        seen.append(status())
    write(newsroom, "content/en/2026/02/bridge.md", "---\ntitle: Old Bridge closes\n---\n\nNo details yet.\n")
    seen.append(status())
    assert seen == ["missing", "missing", "drafted", "in-review", "reviewed", "published", "outdated"]


def test_quiet_says_nothing_when_all_is_well(run: Run) -> None:
    """-q leaves only what needs attention."""
    assert run("-q", "sync").output == ""
