"""Terms are found in English text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.document import InlineCode
from i18nsync.core.glossary import Glossary, Term, find_terms


def found(text: str, *sources: str) -> list[str]:
    terms = tuple(Term(source, "x") for source in sources)
    return [f"{term.source}={text[start:end]}" for term, start, end in find_terms(text, terms)]


@pytest.mark.parametrize(
    ("text", "sources", "expected"),
    [
        ("The court of law", ("court",), ["court=court"]),
        ("Court is in session", ("court",), ["court=Court"]),
        ("COURTS and courts", ("court",), ["court=COURTS", "court=courts"]),
        ("The courtyard", ("court",), []),
        ("the court's view", ("court",), ["court=court"]),
        ("Georgia and georgia", ("Georgia",), ["Georgia=Georgia"]),
        ("two NGOs met the NGO", ("NGO",), ["NGO=NGOs", "NGO=NGO"]),
        ("parties, taxes, wishes, boys", ("party", "tax", "wish", "boy"),
         ["party=parties", "tax=taxes", "wish=wishes", "boy=boys"]),
        ("the National Bank of Georgia", ("Georgia", "National Bank", "National Bank of Georgia"),
         ["National Bank of Georgia=National Bank of Georgia"]),
        ("the National\nBank", ("National Bank",), ["National Bank=National\nBank"]),
        ("the National-Bank, National, Bank", ("National Bank",), []),
        ("e-mails and e mail", ("e-mail",), ["e-mail=e-mails"]),
        ("Use C++ or C", ("C++", "C"), ["C++=C++", "C=C"]),
        ("#metoo is not metoo", ("#metoo",), ["#metoo=#metoo"]),
        ("the National", ("National Bank",), []),
        ("anything", ("&&",), []),
        ("metoo", ("#metoo",), []),
        ("prime ministers met prime time", ("prime minister",), ["prime minister=prime ministers"]),
    ],
)  # fmt: skip
def test_whole_words_are_found_longest_first(text: str, sources: tuple[str, ...], expected: list[str]) -> None:
    assert found(text, *sources) == expected


def test_a_shorter_term_is_found_where_a_longer_one_loses() -> None:
    assert found("Bank of Georgia Today News", "Bank of", "of Georgia Today News", "Bank") == [
        "Bank=Bank",
        "of Georgia Today News=of Georgia Today News",
    ]


def test_of_equal_terms_the_first_counts() -> None:
    first, second = Term("court", "სასამართლო"), Term("court", "ეზო")
    assert find_terms("court", (first, second)) == ((first, 0, 5),)


def test_addresses_and_code_spans_hold_no_terms() -> None:
    text = "The [court](https://e.org/court) and `court`"
    codes = (InlineCode(1, "[", "](https://e.org/court)", 4, 10), InlineCode(2, "`court`", None, 37))
    term = Term("court", "სასამართლო")
    assert find_terms(text, (term,), codes) == ((term, 5, 10),)


@given(st.text("ab C-' ", max_size=30), st.lists(st.text("abC -", min_size=1, max_size=6), max_size=5))
@settings(max_examples=150, deadline=None)
def test_hits_never_overlap_and_lie_in_order(text: str, sources: list[str]) -> None:
    hits = Glossary(Term(source, "x") for source in sources).find(text)
    end = 0
    for _, start, stop in hits:
        assert end <= start < stop <= len(text)
        end = stop
