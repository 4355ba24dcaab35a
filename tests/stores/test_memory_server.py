"""The shared memory's server: what it is refused for, and what is said then."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.matching import Match
from i18nsync.core.unit import Origin, Provenance
from i18nsync.errors import MemoryStoreError, SettingsError
from i18nsync.stores.memory_postgres import PostgresMemory
from tests.stores.postgres import serve

RU = LocalePair(Locale("en"), Locale("ru"))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    yield from serve()


@pytest.fixture
def connection(server: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A clean database, and a way into it."""
    with psycopg.connect(server, autocommit=True) as found:
        found.execute("SET client_min_messages = warning")
        found.execute("DROP SCHEMA IF EXISTS i18nsync CASCADE")
        yield found


def test_a_server_that_is_not_there_is_reported(tmp_path: Path) -> None:
    url = f"postgresql://tester@/postgres?host={tmp_path}"
    with pytest.raises(MemoryStoreError, match="the memory's server cannot be used") as caught:
        PostgresMemory(url, timeout=2)
    assert caught.value.where == url
    assert "a password belongs in PGPASSWORD or ~/.pgpass" in caught.value.hint


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SettingsError, match="a memory on PostgreSQL needs the package psycopg") as caught:
        PostgresMemory("postgresql://nowhere/x")
    assert caught.value.hint == 'Install it beside i18nsync: pip install "i18nsync[postgres]".'


def test_a_newer_schema_is_refused(server: str, connection: psycopg.Connection[tuple[object, ...]]) -> None:
    PostgresMemory(server).close()
    connection.execute("UPDATE i18nsync.version SET number = 7")
    with pytest.raises(MemoryStoreError, match=r"written by a newer i18nsync \(schema 7, this one knows 1\)"):
        PostgresMemory(server)


def test_a_user_who_may_not_write_is_told_whom_to_ask(
    server: str, connection: psycopg.Connection[tuple[object, ...]]
) -> None:
    PostgresMemory(server).close()
    connection.execute("DROP ROLE IF EXISTS reader")
    connection.execute("CREATE ROLE reader LOGIN")
    connection.execute("GRANT USAGE ON SCHEMA i18nsync TO reader")
    connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA i18nsync TO reader")
    memory = PostgresMemory(server.replace("tester@", "reader@"))
    assert memory.count() == 0
    with pytest.raises(MemoryStoreError, match="permission denied for table sources") as caught:
        memory.add(RU, [Match("a", "b", 100, Provenance(Origin.HUMAN))])
    assert caught.value.hint.startswith("Ask whoever looks after the database")
    memory.close()
    connection.execute("DROP SCHEMA i18nsync CASCADE")
    connection.execute("DROP ROLE reader")


def test_without_trigrams_the_search_still_works(
    server: str, connection: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("i18nsync.stores.memory_server._TRIGRAMS", ("CREATE EXTENSION no_such_extension",))
    memory = PostgresMemory(server)
    memory.add(RU, [Match("Old Bridge", "Мост", 100, Provenance(Origin.HUMAN))])
    assert [match.target for match in memory.search(RU, "bridge")] == ["Мост"]
    memory.close()


def test_two_processes_that_make_the_tables_at_once_both_get_them(
    server: str, connection: psycopg.Connection[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    PostgresMemory(server).close()
    looks = iter([True, False])  # another process makes them between our two looks
    monkeypatch.setattr("i18nsync.stores.memory_server._is_missing", lambda _connection: next(looks))
    memory = PostgresMemory(server)
    assert memory.count() == 0
    memory.close()


def test_a_connection_that_broke_is_replaced(server: str, connection: psycopg.Connection[tuple[object, ...]]) -> None:
    memory = PostgresMemory(server)
    connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'i18nsync'")
    with pytest.raises(MemoryStoreError, match="the memory's server cannot be used"):
        memory.count()
    assert memory.count() == 0
    memory.close()
