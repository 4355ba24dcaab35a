"""What every translation memory does, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, MatchKind, MemoryStats, contexts
from i18nsync.core.ports import MemoryStore
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import MemoryStoreError
from i18nsync.stores.memory import SqliteMemory
from i18nsync.stores.memory_postgres import PostgresMemory
from tests.stores.postgres import serve

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
NINO = "Nino <nino@example.ge>"

Open = Callable[[], MemoryStore]


def pair(source: str, target: str, *, by: str = "", at: str = "", article: str = "", context: str = "") -> Match:
    return Match(source, target, 100, Provenance(Origin.IMPORT, "", None, by, at), article=article, context=context)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    yield from serve()


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens one and the same new memory again and again."""
    memories: list[MemoryStore] = []
    if request.param == "postgres":
        import psycopg

        url: str = request.getfixturevalue("server")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SET client_min_messages = warning")
            connection.execute("DROP SCHEMA IF EXISTS i18nsync CASCADE")

    def make() -> MemoryStore:
        memories.append(SqliteMemory(tmp_path / "memory.db") if request.param == "sqlite" else PostgresMemory(url))
        return memories[-1]

    yield make
    for memory in memories:
        memory.close()


@pytest.fixture
def memory(opened: Open) -> MemoryStore:
    return opened()


def test_it_is_a_memory_and_outlives_its_process(memory: MemoryStore, opened: Open) -> None:
    assert isinstance(memory, MemoryStore)
    assert memory.add(KA, [pair("Hello there", "გამარჯობა", by=NINO, at="2026-01-02T10:00:00Z")], article="a/b") == 1
    found = opened().exact(KA, "Hello there")
    assert found == [pair("Hello there", "გამარჯობა", by=NINO, at="2026-01-02T10:00:00Z")]
    assert [match.article for match in found] == ["a/b"]
    assert memory.exact(RU, "Hello there") == memory.exact(KA, "hello there") == []
    assert memory.place


def test_newest_first_and_stored_once_with_the_better_provenance(memory: MemoryStore) -> None:
    memory.add(RU, [pair("A", "Б", at="2026-01-01T00:00:00Z"), pair("A", "В", at="2026-02-01T00:00:00Z")])
    assert memory.add(RU, [pair("A", "Б", by=NINO, at="2025-01-01T00:00:00Z")]) == 0
    assert memory.add(RU, [pair("A", "Б", at="2026-03-01T00:00:00Z"), pair("", "x"), pair("x", "")]) == 0
    assert [(match.target, match.provenance.by) for match in memory.exact(RU, "A")] == [("В", ""), ("Б", NINO)]
    assert memory.count() == memory.count(RU) == 2
    assert memory.count(KA) == 0
    assert memory.pairs() == [RU]


def test_between_the_same_neighbours_an_exact_match_is_one_of_context(memory: MemoryStore) -> None:
    order = contexts(["Before", "More to follow.", "After"])
    other = contexts(["Another", "More to follow."])
    memory.add(RU, [pair("More to follow.", "Подробности позже.", at="2026-01-01T00:00:00Z")])
    memory.add(RU, [pair("More to follow.", "Продолжение следует.", context=order["More to follow."])])
    memory.add(RU, [pair("More to follow.", "Продолжение следует.", context=other["More to follow."])])
    for places in (order, other):
        found = memory.exact(RU, "More to follow.", context=places["More to follow."])
        assert [(match.target, match.score, match.kind) for match in found] == [
            ("Продолжение следует.", 101, MatchKind.CONTEXT),
            ("Подробности позже.", 100, MatchKind.EXACT),
        ]
    assert [match.score for match in memory.exact(RU, "More to follow.", context="elsewhere")] == [100, 100]
    assert [match.score for match in memory.exact(RU, "More to follow.")] == [100, 100]


def test_near_exact_matches_have_the_new_number_and_a_note(memory: MemoryStore) -> None:
    memory.add(RU, [pair("400 people came.", "Пришли 400 человек."), pair("400 People came.", "Пришло 400.")])
    memory.add(RU, [pair("500 people came.", "Пришли пятьсот человек.")])
    found = memory.near(RU, "4,000 people came.")
    assert {(match.target, match.score, match.note) for match in found} == {
        ("Пришли 4000 человек.", 98, "4,000 for 400: check it and the words with it"),
        ("Пришло 4000.", 98, "4,000 for 400: check it and the words with it"),
    }
    assert [match.score for match in memory.near(RU, "400 PEOPLE came.")] == [99, 99]
    assert memory.near(KA, "4,000 people came.") == memory.near(RU, "People came.") == ()
    near = memory.fuzzy(RU, "4,000 people came.")
    assert [match.kind for match in near] == [MatchKind.NEAR_EXACT, MatchKind.NEAR_EXACT, MatchKind.FUZZY]
    assert near[2].target == "Пришли пятьсот человек."


def test_fuzzy_matches_come_best_first(memory: MemoryStore) -> None:
    stored = ["The city council approved the budget on Monday.", "The city council approved the budget on Tuesday."]
    memory.add(KA, [pair(text, str(number)) for number, text in enumerate([*stored, "The weather will be fine."])])
    found = memory.fuzzy(KA, stored[0])
    assert [(match.target, match.score) for match in found] == [("0", 100), ("1", 92)]
    assert memory.fuzzy(KA, stored[0], threshold=95, limit=1) == found[:1]
    assert memory.fuzzy(KA, "Nothing like it at all") == memory.fuzzy(KA, "") == memory.fuzzy(KA, "x", limit=0) == []


def test_reviewed_sentences_are_known_by_themselves(memory: MemoryStore) -> None:
    whole = pair("The bridge is shut. Cars drive around it.", "Мост закрыт. Машины едут в объезд.", by=NINO)
    assert memory.add(RU, [whole, pair("One thing. And another.", "Одно. И другое.")]) == 2
    assert memory.exact(RU, "The bridge is shut.") == []
    assert [match.target for match in memory.exact(RU, "The bridge is shut.", sentences=True)] == ["Мост закрыт."]
    assert memory.exact(RU, "One thing.", sentences=True) == []  # nobody has reviewed it
    assert [match.score for match in memory.fuzzy(RU, "The bridge is shut.")] == [99]
    assert memory.count() == 2
    assert memory.add(RU, [pair("The bridge is shut.", "Мост закрыт.", at="2026-01-01T00:00:00Z")]) == 1
    assert [match.provenance.by for match in memory.exact(RU, "The bridge is shut.")] == [""]
    memory.add(RU, [whole])  # the sentence stays a pair of its own
    assert len(memory.exact(RU, "The bridge is shut.")) == 1


def test_search_finds_parts_of_either_text_in_any_case(memory: MemoryStore) -> None:
    memory.add(RU, [pair("Old Bridge closes", "Старый мост закрыт", at="2026-01-01T00:00:00Z")])
    memory.add(RU, [pair("100% of it", "Всё: мост_1", at="2026-02-01T00:00:00Z")])
    assert [match.source for match in memory.search(RU, "МОСТ")] == ["100% of it", "Old Bridge closes"]
    assert [match.source for match in memory.search(RU, "МОСТ", limit=1)] == ["100% of it"]
    assert [match.source for match in memory.search(RU, "bRidg")] == ["Old Bridge closes"]
    assert [match.source for match in memory.search(RU, "0%")] == ["100% of it"]
    assert [match.source for match in memory.search(RU, "т_")] == ["100% of it"]
    assert memory.search(RU, "tram") == memory.search(KA, "bridge") == []


def test_stats_count_segments_sentences_and_reviews(memory: MemoryStore) -> None:
    assert memory.stats() == []
    memory.add(RU, [pair("Shut. Open.", "Да. Нет.", by=NINO, at="2026-02-01T00:00:00Z")], article="a")
    memory.add(RU, [pair("Other", "1", at="2026-01-01T00:00:00Z"), pair("Other", "2")])
    memory.add(KA, [pair("Other", "ა")])
    assert memory.stats() == [
        MemoryStats("en", "ka", 1, 1, 0, 0, 0),
        MemoryStats("en", "ru", 3, 2, 2, 1, 1, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    ]


def test_entries_come_in_pages_with_article_and_context(memory: MemoryStore) -> None:
    memory.add(RU, [pair(f"Sentence number {number}", f"{number}") for number in range(1203)])
    memory.add(KA, [pair("One. Two.", "ერთი. ორი.", by=NINO, context="0a")], article="a")
    assert [match.target for match, _ in memory.entries(RU)] == [f"{number}" for number in range(1203)]
    (entry,) = memory.entries(KA)
    assert (entry[0].target, entry[0].context, entry[1]) == ("ერთი. ორი.", "0a", "a")


@pytest.fixture
def full(memory: MemoryStore) -> MemoryStore:
    memory.add(
        RU,
        [
            pair("Shut. Open.", "Да. Нет.", by=NINO, at="2026-02-01T10:00:00Z", article="2026/01/a", context="0a"),
            pair("Old", "Старое", by="Gia <gia@example.ge>", at="2025-02-01T10:00:00Z", article="2026/01"),
            pair("Undated", "Без даты", article="2026/011"),
        ],
    )
    return memory


@pytest.mark.parametrize(
    ("conditions", "left"),
    [
        ({"article": "2026/01"}, {"Undated"}),
        ({"article": "2026/01/a"}, {"Old", "Undated"}),
        ({"by": "Nino"}, {"Old", "Undated"}),
        ({"by": "gia@example.ge"}, {"Shut. Open.", "Undated"}),
        ({"by": NINO}, {"Old", "Undated"}),
        ({"by": "Nin"}, {"Shut. Open.", "Old", "Undated"}),
        ({"before": "2026-01-01"}, {"Shut. Open.", "Undated"}),
        ({"before": "2026-02-01T10:00:01"}, {"Undated"}),
        ({"source": "Undated"}, {"Shut. Open.", "Old"}),
        ({"source": "Undated", "by": "Nino"}, {"Shut. Open.", "Old", "Undated"}),
    ],
)
def test_forget_takes_what_all_conditions_name(full: MemoryStore, conditions: dict[str, str], left: set[str]) -> None:
    everything = {match.source for match, _ in full.entries(RU)}
    assert full.forget(**conditions, dry_run=True) == 3 - len(left)
    assert {match.source for match, _ in full.entries(RU)} == everything
    assert full.forget(**conditions) == 3 - len(left)  # type: ignore[arg-type]
    assert {match.source for match, _ in full.entries(RU)} == left
    assert [match.source for match in full.fuzzy(RU, "Shut. Open.") if match.score == 100] == [
        source for source in left if source == "Shut. Open."
    ]


def test_forgotten_pairs_take_their_sentences_along_and_may_come_back(full: MemoryStore) -> None:
    assert full.exact(RU, "Shut.", sentences=True)
    full.forget(by="Nino")
    assert full.exact(RU, "Shut.", sentences=True) == []
    assert full.add(RU, [pair("Shut. Open.", "Да. Нет.", by=NINO)]) == 1
    assert [match.score for match in full.fuzzy(RU, "Shut. Open.")] == [100]
    assert [match.score for match in full.exact(RU, "Shut. Open.", context="0a")] == [100]


def test_everything_is_never_forgotten_by_mistake(full: MemoryStore) -> None:
    with pytest.raises(ValueError, match="everything would be forgotten"):
        full.forget()


def test_a_failed_addition_leaves_nothing_behind(memory: MemoryStore) -> None:
    with pytest.raises(MemoryStoreError, match="a text is not valid Unicode") as caught:
        memory.add(KA, [pair("good", "კარგი"), pair("bad \ud800", "x")])
    assert caught.value.hint == "Find the article with the broken character and mend it."
    assert memory.count() == 0
    assert memory.add(KA, [pair("good", "კარგი"), pair("a\0b", "x")]) == 2
    assert len(memory.exact(KA, "a\0b")) == 1


def test_threads_share_one_memory(memory: MemoryStore) -> None:
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for index in range(20):
                memory.add(RU, [pair(f"Sentence {index} of {number}", f"{number}/{index}"), pair(f"All {index}", "x")])
                assert memory.exact(RU, f"Sentence {index} of {number}")
                assert memory.fuzzy(RU, f"Sentence {index} of {number}.")
        except BaseException as error:  # noqa: BLE001, RUF100 - reported below
            problems.append(error)

    for _round in range(2):  # threads of the second round find the connections of the first closed
        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert problems == []
    assert memory.count() == 4 * 20 + 20


WRITER = """
import sys
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.unit import Origin, Provenance
from i18nsync.stores.memory import SqliteMemory
from i18nsync.stores.memory_postgres import PostgresMemory
place, number = sys.argv[1:]
memory = PostgresMemory(place) if place.startswith("postgresql:") else SqliteMemory(place, busy_timeout=30)
pair = LocalePair(Locale("en"), Locale("ru"))
human = Provenance(Origin.HUMAN)
for index in range(40):
    texts = [f"Shared text {index}. It has two sentences.", f"Text {index} of writer {number}"]
    memory.add(pair, [Match(text, "Да. Нет." if "." in text else text, 100, human) for text in texts])
memory.close()
"""


def test_processes_write_at_once_and_lose_nothing(memory: MemoryStore) -> None:
    """Four writers, while this process reads."""
    command = [sys.executable, "-c", WRITER, memory.place]
    writers = [subprocess.Popen([*command, str(number)], stderr=subprocess.PIPE) for number in range(4)]
    while any(writer.poll() is None for writer in writers):
        memory.fuzzy(RU, "Shared text 7. It has two sentences.")
    assert [writer.communicate()[1] for writer in writers] == [b""] * 4
    assert memory.count() == 4 * 40 + 40
    assert all(memory.exact(RU, f"Text {index} of writer {number}") for index in range(40) for number in range(4))
    assert [match.score for match in memory.fuzzy(RU, "Shared text 7. It has two sentences.", limit=1)] == [100]


def test_a_closed_memory_says_so(memory: MemoryStore) -> None:
    memory.close()
    memory.close()
    with pytest.raises(MemoryStoreError, match="the memory is closed already"):
        memory.exact(KA, "a")
