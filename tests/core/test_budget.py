"""The budget counts what goes out and stops before a limit, never behind it."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.budget import Budget, cost_of, money
from i18nsync.errors import BudgetSpent, EngineUnavailable


def test_it_counts_by_engine() -> None:
    """Characters of each, and what all of them cost."""
    budget = Budget({"deepl": 20.0})
    budget.spend("deepl", 50_000)
    budget.spend("google", 10)
    budget.spend("deepl", 25_000)
    assert budget.characters == {"deepl": 75_000, "google": 10}
    assert budget.cost == pytest.approx(1.5)
    assert budget.priced
    assert not budget.used_up
    assert not Budget({"google": 0.0}).priced


def test_a_limit_may_be_reached_and_not_exceeded() -> None:
    """What does not fit is not counted; something smaller still fits."""
    budget = Budget(max_chars=10)
    budget.spend("a", 6)
    with pytest.raises(BudgetSpent) as caught:
        budget.spend("b", 5)
    assert caught.value.message == "the next text would exceed 10 characters"
    assert budget.used_up == caught.value.message
    budget.spend("b", 4)
    assert budget.characters == {"a": 6, "b": 4}


def test_a_limit_in_money_keeps_no_free_engine_back() -> None:
    """Cost is what is limited; a spent budget is one more way for an engine to be unavailable."""
    budget = Budget({"deepl": 20.0}, max_cost=1.0)
    budget.spend("deepl", 50_000)
    with pytest.raises(EngineUnavailable, match=r"the next text would exceed a cost of 1\.00"):
        budget.spend("deepl", 1)
    budget.spend("google", 1_000_000)
    assert budget.cost == pytest.approx(1.0)


@given(st.lists(st.integers(0, 50), max_size=40), st.integers(0, 300), st.floats(0, 100))
def test_no_order_of_calls_exceeds_a_limit(calls: list[int], most: int, price: float) -> None:
    """Whatever is refused, what went through is within the limits."""
    ceiling = cost_of(200, price)
    budget = Budget({"a": price}, max_chars=most, max_cost=ceiling)
    for characters in calls:
        try:
            budget.spend("a", characters)
        except BudgetSpent:
            assert budget.used_up
    assert sum(budget.characters.values()) <= most
    assert budget.cost <= ceiling + 1e-6


def test_threads_share_it() -> None:
    """None of their calls is lost, and the limit holds for all of them together."""
    budget = Budget(max_chars=1_000)
    refused: list[int] = []

    def work() -> None:
        for _ in range(100):
            try:
                budget.spend("a", 3)
            except BudgetSpent:
                refused.append(1)

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert budget.characters == {"a": 999}
    assert len(refused) == 500 - 333


@pytest.mark.parametrize(("amount", "text"), [
    (0.0, "0.00"), (0.00228, "0.0023"), (0.0001, "0.00010"), (0.25, "0.25"), (1.0, "1.00"), (12_345.678, "12,345.68"),
])  # fmt: skip
def test_small_sums_are_shown_too(amount: float, text: str) -> None:
    assert money(amount) == text
