"""The translation memory keeps pairs, finds them exactly and nearly, and says what is wrong with its file."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match, similarity
from i18nsync.core.ports import Memory
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import MemoryStoreError
from i18nsync.stores.memory import SqliteMemory

KA = LocalePair(Locale("en"), Locale("ka"))
RU = LocalePair(Locale("en"), Locale("ru"))
TRIPLES = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "en_ka_ru.tsv"


def pair(source: str, target: str, origin: Origin = Origin.HUMAN, *, by: str = "", at: str = "") -> Match:
    return Match(source, target, 100, Provenance(origin, "", None, by, at))


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[SqliteMemory]:
    with_folder = SqliteMemory(tmp_path / "new" / "memory.sqlite")
    yield with_folder
    with_folder.close()


def test_it_is_a_memory(memory: SqliteMemory) -> None:
    assert isinstance(memory, Memory)


def test_what_was_added_is_found_exactly_newest_first(memory: SqliteMemory) -> None:
    old = Match("Hello", "Старое", 100, Provenance(Origin.MACHINE, "google", None, "", "2026-01-01T00:00:00Z"))
    new = pair("Hello", "Новое", by="Nino <nino@example.ge>", at="2026-02-01T00:00:00Z")
    assert memory.add(RU, [new, old], article="2026/01/night-train") == 2
    assert memory.exact(RU, "Hello") == [new, old]
    assert memory.exact(RU, "hello") == []
    assert memory.exact(KA, "Hello") == []
    assert list(memory.entries(RU)) == [(new, "2026/01/night-train"), (old, "2026/01/night-train")]


def test_it_outlives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    first = SqliteMemory(path)
    first.add(KA, [pair("Hello there", "გამარჯობა")])
    first.close()
    second = SqliteMemory(path)
    assert second.exact(KA, "Hello there") == [pair("Hello there", "გამარჯობა")]
    assert second.fuzzy(KA, "Hello there!")[0].score == 95
    second.close()
    assert [child.name for child in tmp_path.iterdir()] == ["memory.sqlite"]


def test_the_same_pair_is_stored_once_and_takes_over_the_better_provenance(memory: SqliteMemory) -> None:
    machine = pair("A", "Б", Origin.MACHINE, at="2026-03-01T00:00:00Z")
    human = pair("A", "Б", by="Nino", at="2026-01-01T00:00:00Z")
    later = pair("A", "Б", by="Gia", at="2026-02-01T00:00:00Z")
    assert memory.add(RU, [machine, machine]) == 1
    assert memory.add(RU, [human]) == 0
    assert memory.exact(RU, "A") == [human]
    assert memory.add(RU, [machine, later]) == 0
    assert memory.exact(RU, "A") == [later]
    assert memory.count() == memory.count(RU) == 1
    assert memory.count(KA) == 0


def test_what_a_person_has_confirmed_outlives_a_newer_import(memory: SqliteMemory) -> None:
    confirmed = pair("A", "Б", Origin.MACHINE, by="Nino", at="2026-01-01T00:00:00Z")
    imported = pair("A", "Б", Origin.IMPORT, at="2026-02-01T00:00:00Z")
    memory.add(RU, [imported])
    memory.add(RU, [confirmed])
    memory.add(RU, [imported])
    assert memory.exact(RU, "A") == [confirmed]


def test_empty_texts_are_passed_over(memory: SqliteMemory) -> None:
    assert memory.add(KA, [pair("", "x"), pair("x", "")]) == 0
    assert memory.fuzzy(KA, "") == []
    assert memory.fuzzy(KA, "anything", limit=0) == []


def test_near_matches_come_best_first_with_whole_scores(memory: SqliteMemory) -> None:
    memory.add(
        KA,
        [
            pair("The city council approved the budget on Monday.", "1"),
            pair("The city council approved the budget on Tuesday.", "2"),
            pair("The weather will be fine.", "3"),
        ],
    )
    memory.add(RU, [pair("The city council approved the budget on Monday!", "4")])
    found = memory.fuzzy(KA, "The city council approved the budget on Monday.")
    assert [(match.target, match.score) for match in found] == [("1", 100), ("2", 92)]
    assert memory.fuzzy(KA, "The city council approved the budget on Monday.", limit=1) == found[:1]
    assert memory.fuzzy(KA, "The city council approved the budget on Monday.", threshold=95) == found[:1]
    assert memory.fuzzy(KA, "Nothing like it at all") == []
    # Almost equal is not equal, however long the text is.
    memory.add(KA, [pair("word " * 300 + "x", "5")])
    assert [match.score for match in memory.fuzzy(KA, "word " * 300 + "y")] == [99]


def test_a_query_of_common_words_reads_a_bounded_share_of_the_index(
    memory: SqliteMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory.add(KA, [pair(f"the time and the place {number}", "x") for number in range(50)])
    query = "the time and the place"
    assert len(memory.fuzzy(KA, query, limit=99)) == 50
    monkeypatch.setattr("i18nsync.stores.memory_keys.READ", 10)
    monkeypatch.setattr("i18nsync.stores.memory.LIMIT", 10)
    assert 0 < len(memory.fuzzy(KA, query, limit=99)) <= 20


def test_texts_without_words_are_found_too(memory: SqliteMemory) -> None:
    memory.add(KA, [pair("!!! ???", "x")])
    assert memory.exact(KA, "!!! ???") == [pair("!!! ???", "x")]
    assert [match.score for match in memory.fuzzy(KA, "!!! ???")] == [100]


@given(
    st.lists(
        st.tuples(st.text("abc \n\x00ქй'", min_size=1, max_size=8), st.text("xyz", min_size=1, max_size=3)), max_size=8
    )
)
@settings(max_examples=40, deadline=None)
def test_it_behaves_like_a_dictionary_of_sets(texts: list[tuple[str, str]]) -> None:
    memory = SqliteMemory(":memory:")
    assert memory.add(KA, [pair(source, target) for source, target in texts]) == len(set(texts))
    for source, _ in texts:
        assert {match.target for match in memory.exact(KA, source)} == {b for a, b in texts if a == source}
        assert memory.fuzzy(KA, source, limit=99)[0].score == 100
    memory.close()


def test_export_reads_in_pages_and_pairs_are_listed(memory: SqliteMemory) -> None:
    memory.add(RU, [pair(f"Sentence number {number}", f"{number}") for number in range(1203)])
    memory.add(KA, [pair("One", "ერთი")], article="a")
    assert [match.target for match, _ in memory.entries(RU)] == [f"{number}" for number in range(1203)]
    assert list(memory.entries(KA)) == [(pair("One", "ერთი"), "a")]
    assert memory.pairs() == [KA, RU]


def test_a_failed_addition_leaves_nothing_behind(memory: SqliteMemory) -> None:
    with pytest.raises(MemoryStoreError, match="a text is not valid Unicode") as caught:
        memory.add(KA, [pair("good", "კარგი"), pair("bad \ud800", "x")])
    assert caught.value.hint == "Find the article with the broken character and mend it."
    assert memory.count() == 0
    assert memory.add(KA, [pair("good", "კარგი")]) == 1


def test_threads_share_one_memory(memory: SqliteMemory) -> None:
    problems: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for index in range(30):
                memory.add(
                    KA, [pair(f"Sentence {index} of {number}", f"{number}/{index}"), pair(f"Shared {index}", "x")]
                )
                assert memory.exact(KA, f"Sentence {index} of {number}")
                assert memory.fuzzy(KA, f"Sentence {index} of {number}.")
        except BaseException as error:  # noqa: BLE001, RUF100 - reported below
            problems.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert memory.count() == 4 * 30 + 30


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"this is certainly not a database" * 100)
    with pytest.raises(MemoryStoreError) as caught:
        SqliteMemory(path)
    assert str(caught.value) == (
        f"{path}: the memory is damaged (file is not a database)\n"
        "Move the file away; a new one is made and can be filled again from the catalogs."
    )
    assert path.read_bytes().startswith(b"this is certainly")


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    memory = SqliteMemory(path)
    memory.add(KA, [pair(f"Sentence number {number}", "x" * 200) for number in range(400)])
    memory.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    memory = SqliteMemory(path)
    with pytest.raises(MemoryStoreError, match="the memory is damaged"):
        list(memory.entries(KA))
    memory.close()


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    with pytest.raises(MemoryStoreError, match="this is a database of another program"):
        SqliteMemory(path)


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    SqliteMemory(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 7")
    newer.close()
    with pytest.raises(MemoryStoreError, match=r"written by a newer i18nsync \(schema 7, this one knows 2\)"):
        SqliteMemory(path)


def test_a_locked_file_is_waited_for_and_then_reported(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    memory = SqliteMemory(path, busy_timeout=0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MemoryStoreError, match="the memory is locked by another process") as caught:
        memory.add(KA, [pair("a", "b")])
    assert caught.value.hint == "Wait for it to end, then try again."
    other.execute("ROLLBACK")
    other.close()
    assert memory.add(KA, [pair("a", "b")]) == 1
    memory.close()


def test_a_place_that_cannot_be_written_is_reported(tmp_path: Path) -> None:
    with pytest.raises(MemoryStoreError, match="the memory cannot be used"):
        SqliteMemory(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(MemoryStoreError, match="the memory cannot be used"):
        SqliteMemory(tmp_path / "file" / "memory.sqlite")


def test_a_closed_memory_says_so(tmp_path: Path) -> None:
    memory = SqliteMemory(tmp_path / "memory.sqlite")
    memory.close()
    memory.close()
    with pytest.raises(MemoryStoreError, match="the memory is closed already"):
        memory.exact(KA, "a")


@pytest.mark.skipif(not TRIPLES.exists(), reason="the sentence triples are not beside this checkout")
def test_near_matches_miss_almost_nothing_that_comparing_with_everything_finds() -> None:
    """Recall of at least 0.99 at threshold 75 against exhaustive comparison, on sentences of real projects."""
    from rapidfuzz import fuzz, process

    with TRIPLES.open(encoding="utf-8") as lines:
        sources = sorted({line.split("\t", 1)[0] for line in lines})
    random.Random(1).shuffle(sources)
    stored, queries = sources[:4000], sources[4000:4600]
    memory = SqliteMemory(":memory:")
    memory.add(KA, [pair(source, "x") for source in stored])
    wanted = hit = 0
    for query in queries:
        best = process.extract(query, stored, scorer=fuzz.ratio, score_cutoff=75, limit=5)
        found = {match.source for match in memory.fuzzy(KA, query)}
        wanted += len(best)
        hit += sum(source in found for source, _, _ in best)
        assert all(similarity(query, source) >= 75 for source in found)
    memory.close()
    assert wanted > 200
    assert hit / wanted >= 0.99


def test_two_processes_that_make_the_file_at_once_both_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "memory.sqlite"
    SqliteMemory(path).close()
    looks = iter([0, 2])  # the other one makes the schema between our two looks
    monkeypatch.setattr("i18nsync.stores.memory_schema.version_of", lambda *_: next(looks))
    memory = SqliteMemory(path)
    monkeypatch.undo()
    assert memory.add(KA, [pair("a", "b")]) == 1
    memory.close()


def test_a_schema_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from i18nsync.stores import memory_schema as module

    path = tmp_path / "memory.sqlite"
    monkeypatch.setattr(module, "_SCHEMA", (*module._SCHEMA, "CREATE NONSENSE"))
    with pytest.raises(MemoryStoreError, match="the memory cannot be used"):
        SqliteMemory(path)
    monkeypatch.undo()
    memory = SqliteMemory(path)
    assert memory.count() == 0
    memory.close()


def test_near_matches_with_equal_whole_scores_keep_their_order(memory: SqliteMemory) -> None:
    """Scores are whole numbers, but the order is by the exact similarity."""
    query = "The city council approved the new budget for schools and roads on Monday evening."
    closer = query.replace("evening", "evenings")
    farther = query.replace("evening", "eveningly")
    memory.add(KA, [pair(farther, "z"), pair(closer, "a")])
    assert [match.target for match in memory.fuzzy(KA, query)] == ["a", "z"]
    assert similarity(query, closer) > similarity(query, farther)


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    """Its texts stay, and are found by their numbers from then on."""
    path = tmp_path / "memory.sqlite"
    memory = SqliteMemory(path)
    memory.add(RU, [pair("400 people came.", "Пришли 400 человек.")])
    memory.close()
    old = sqlite3.connect(path)
    for statement in (
        "DROP TABLE contexts",
        "DROP INDEX targets_by_parent",
        "DROP INDEX sources_by_normal",
        "ALTER TABLE targets DROP COLUMN parent",
        "ALTER TABLE sources DROP COLUMN normal",
        "PRAGMA user_version = 1",
    ):
        old.execute(statement)
    old.close()
    memory = SqliteMemory(path)
    assert [match.target for match in memory.near(RU, "500 people came.")] == ["Пришли 500 человек."]
    assert memory.place == str(path)
    memory.close()


def test_connections_of_threads_that_ended_are_closed(memory: SqliteMemory) -> None:
    for _round in range(3):
        thread = threading.Thread(target=memory.count)
        thread.start()
        thread.join()
    assert len(memory._connections._by_thread) == 2


def test_what_is_raised_while_writing_undoes_it(memory: SqliteMemory) -> None:
    def entries() -> Iterator[Match]:
        yield pair("a", "b")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        memory.add(KA, entries())
    assert memory.count() == 0
