"""`i18nsync engines --effort`: which engine helps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale
from i18nsync.core.ports import HistoryEvent
from i18nsync.stores.history import JsonlHistory
from tests.cli.conftest import Run

WORDS = "ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი"


def reviewed(
    root: Path,
    engine: str,
    articles: int,
    edits: int,
    *,
    section: str = "news/",
    locale: str = "ka",
    model: str = "",
    note: str = "",
    at: str = "2026-01",
) -> None:
    """Drafts of `engine`, two strings an article; of the first's ten words, `edits` or one less were replaced."""
    events = []
    for number in range(articles):
        changed = WORDS.split()
        for place in range(max(0, edits - number % 2)):
            changed[place] = "x" * len(changed[place])
        for source, target in (("One.", " ".join(changed)), ("Two.", f"{WORDS}\n")):
            article = f"{section}{engine}{number}"
            draft = HistoryEvent(
                f"{at}-02T10:00:00Z", "draft", article, locale, engine=engine, source=source, target=WORDS,
                note=note, model=model, glossary="" if engine == "memory" else "0a1b2c3d4e5f",
            )  # fmt: skip
            review = HistoryEvent(f"{at}-03T10:00:00Z", "review", article, locale, "Nino", source=source, target=target)
            events += [draft, review]
    JsonlHistory(root).append(events)


TRIAL = "compare: deepl, google"


def test_engines_are_ranked_where_their_intervals_lie_apart(newsroom: Path, run: Run) -> None:
    """By locale and section; what comes from the memory is left out."""
    reviewed(newsroom, "deepl", 12, 2, note=TRIAL)
    reviewed(newsroom, "google", 14, 6, note=TRIAL)
    reviewed(newsroom, "memory", 3, 1)
    assert run("engines", "--effort").stdout == (
        "ka, news\n"
        "   engine  strings  articles  untouched      characters edited           words edited\n"
        "1  deepl        24        12       50 %     5.7 % (4.9 to 6.5)     7.5 % (6.2 to 8.8)\n"
        "2  google       28        14       50 %  22.4 % (21.3 to 23.9)  27.5 % (26.1 to 28.9)\n"
        "deepl needed the least editing.\n"
        "\n"
        "In parentheses: where the rate lies in 19 of 20 cases, judged by how much the articles differ.\n"
        "Left out: 6 reviewed drafts from the memory.\n"
    )


def test_no_ranking_where_intervals_overlap(newsroom: Path, run: Run) -> None:
    """And a word on how to find out, where the engines did not work under the same conditions."""
    reviewed(newsroom, "chat", 12, 3, model="gpt-x")
    reviewed(newsroom, "google", 12, 3)
    assert run("engines", "--effort").stdout == (
        "ka, news\n"
        "   engine        strings  articles  untouched    characters edited           words edited\n"
        "-  chat (gpt-x)       24        12       50 %  9.4 % (8.0 to 10.4)  12.5 % (11.2 to 13.8)\n"
        "-  google             24        12       50 %  9.4 % (8.3 to 10.4)  12.5 % (11.2 to 14.2)\n"
        "No ranking: the intervals overlap, so the difference may be chance.\n"
        "\n"
        "In parentheses: where the rate lies in 19 of 20 cases, judged by how much the articles differ.\n"
        "Not every article fell to its engine by lot, so one may have had the easier texts; for a fair trial:\n"
        "  i18nsync draft --compare A,B, and later i18nsync engines --effort --compared\n"
    )


def test_one_article_is_shown_without_interval(newsroom: Path, run: Run) -> None:
    """And without a word on intervals."""
    reviewed(newsroom, "google", 1, 1)
    assert run("engines", "--effort").stdout == (
        "ka, news\n"
        "   engine  strings  articles  untouched  characters edited  words edited\n"
        "-  google        2         1       50 %              4.2 %         5.0 %\n"
        "One engine only: nothing to compare it with.\n"
    )


@pytest.mark.parametrize(("counts", "sentence"), [
    ({"deepl": 12}, "One engine only: nothing to compare it with."),
    ({"deepl": 12, "google": 9}, "No ranking: google has fewer than 10 articles."),
    ({"deepl": 1, "google": 9}, "No ranking: deepl and google have fewer than 10 articles."),
])  # fmt: skip
def test_few_articles_are_not_ranked(newsroom: Path, run: Run, counts: dict[str, int], sentence: str) -> None:
    """However far apart their rates are."""
    for place, (engine, count) in enumerate(counts.items()):
        reviewed(newsroom, engine, count, 1 + 5 * place)
    assert f"\n{sentence}\n" in run("engines", "--effort").stdout


def test_an_engine_that_nobody_edited_is_not_put_first(newsroom: Path, run: Run) -> None:
    """Its drafts may have been marked unread."""
    reviewed(newsroom, "deepl", 12, 0)
    reviewed(newsroom, "google", 12, 6)
    assert "\nNo ranking: deepl was never edited, so perhaps never read.\n" in run("engines", "--effort").stdout
    reviewed(newsroom, "mymemory", 12, 0)
    lines = run("engines", "--effort").stdout.splitlines()
    assert lines[5] == "No ranking: deepl and mymemory were never edited, so perhaps never read."


def test_an_engine_with_few_articles_does_not_hold_up_the_others(newsroom: Path, run: Run) -> None:
    """It has no place; two that cannot be told apart share one."""
    for engine, count, edits in (("a", 10, 2), ("b", 10, 2), ("c", 10, 8), ("d", 2, 9)):
        reviewed(newsroom, engine, count, edits)
    lines = run("engines", "--effort").stdout.splitlines()
    assert [line.split()[:2] for line in lines[2:6]] == [["1", "a"], ["1", "b"], ["3", "c"], ["-", "d"]]
    assert lines[6] == (
        "a and b needed the least editing, too close to tell apart. Without place: d has fewer than 10 articles."
    )


@pytest.mark.parametrize(("arguments", "titles"), [
    ([], ["ka", "ka, news", "ka, sport", "ru, news"]),
    (["-l", "ru"], ["ru, news"]),
    (["--section-depth", "0"], ["ka", "ru"]),
    (["--section-depth", "2"], ["ka", "ka, news", "ka, sport/2026", "ru, news"]),
    (["sport"], ["ka, sport"]),
    (["--since", "2026-02-01"], ["ka, sport"]),
    (["--since", "2026-02-03T10:00:00Z"], ["ka, sport"]),
    (["--compared"], ["ru, news"]),
])  # fmt: skip
def test_what_is_counted_can_be_chosen(newsroom: Path, run: Run, arguments: list[str], titles: list[str]) -> None:
    """Locale, section, articles, time, trials."""
    reviewed(newsroom, "google", 1, 1, section="")
    reviewed(newsroom, "google", 1, 1)
    reviewed(newsroom, "google", 1, 1, section="sport/2026/", at="2026-02")
    reviewed(newsroom, "google", 1, 1, locale="ru", note=TRIAL)
    lines = run("engines", "--effort", *arguments).stdout.splitlines()
    assert [line for line in lines if line.startswith(("ka", "ru"))] == titles


def test_json_has_the_shares(newsroom: Path, run: Run) -> None:
    """With the versions of the glossary, and null where nothing can be said."""
    reviewed(newsroom, "chat", 1, 1, model="gpt-x", note=TRIAL)
    assert json.loads(run("engines", "--effort", "--format", "json").stdout) == {
        "schema": "i18nsync/effort/1",
        "from_memory": 0,
        "comparisons": [
            {
                "locale": "ka",
                "section": "news",
                "fair": True,
                "ranked": False,
                "engines": [
                    {
                        "engine": "chat",
                        "model": "gpt-x",
                        "rank": None,
                        "strings": 2,
                        "articles": 1,
                        "untouched": 0.5,
                        "chars": {"rate": 0.0416, "low": None, "high": None},
                        "words": {"rate": 0.05, "low": None, "high": None},
                        "glossaries": ["0a1b2c3d4e5f"],
                    }
                ],
            }
        ],
    }


def test_without_reviews_there_is_a_next_step(newsroom: Path, run: Run) -> None:
    """Also where all that was reviewed came from the memory, or nothing is in what was asked for."""
    following = "Next: i18nsync draft, then i18nsync review; each review is measured.\n"
    assert run("engines", "--effort").stdout == f"No engine's draft has been reviewed yet.\n{following}"
    reviewed(newsroom, "memory", 1, 1)
    assert run("engines", "--effort", "--compared", "news").stdout == (
        "No draft of a trial has been reviewed yet in what you asked for.\n"
        f"Reviewed drafts from the memory, which do not count here: 2.\n{following}"
    )


def test_what_to_show_has_to_be_said(run: Run) -> None:
    """There may be more to show one day; a day has to be one."""
    assert "Error: say what to show: --effort, how far people edited each engine's drafts.\n" in (
        run("engines", code=2).stderr
    )
    assert "'--since': give a day as 2026-01-02, or a moment as 2026-01-02T10:00:00Z.\n" in (
        run("engines", "--effort", "--since", "monday", code=2).stderr
    )


def test_the_same_history_gives_the_same_table(newsroom: Path, run: Run) -> None:
    """The resamples are drawn by what is compared, so another section or engine moves no interval."""
    reviewed(newsroom, "deepl", 12, 4)
    before = run("engines", "--effort").stdout.splitlines()[2]
    reviewed(newsroom, "google", 12, 4)
    reviewed(newsroom, "deepl", 12, 1, section="sport/")
    assert before.split()[1:] == run("engines", "--effort").stdout.splitlines()[2].split()[1:]


def test_a_review_through_the_command_line_is_measured(newsroom: Path, run: Run) -> None:
    """`log` shows it to scripts."""
    run("draft", "2026/02", "-l", "ka", "-e", "pseudo")
    run("mark", "reviewed", "2026/02", "-l", "ka", "--by", "Nino <nino@example.ge>")
    last = json.loads(run("log", "--format", "json").stdout.splitlines()[-1])
    assert last["effort"] == {"chars": 0.0, "untouched": True, "words": 0.0}
    assert "-  pseudo        2         1      100 %" in run("engines", "--effort").stdout
    assert all(each.effort is None or each.action == "review" for each in JsonlHistory(newsroom).events(Locale("ka")))
