"""How an article's state follows from its catalog, source and version."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.status import ArticleState, CatalogCounts, VersionFact, derive_state
from i18nsync.core.unit import UnitState

NOW, EARLIER = "1" * 16, "0" * 16
PRINT = "abcdefabcdef"
VERSION = VersionFact("content/ka/a.md", "2" * 16)
BUILT = f"{VERSION.revision} {PRINT}"


def counts(*, revision: str = NOW, built: str = "", fingerprint: str = PRINT, **states: int) -> CatalogCounts:
    return CatalogCounts(
        {UnitState(name): number for name, number in states.items()},
        source_revision=revision,
        built=built,
        fingerprint=fingerprint,
    )


CASES = [
    # No translation to speak of.
    (None, None, ArticleState.MISSING, ""),
    (counts(missing=3), None, ArticleState.MISSING, "nothing drafted yet"),
    (None, VersionFact("a.md", "x", "untranslated copy"), ArticleState.MISSING, "untranslated copy"),
    (counts(missing=3), VersionFact("a.md", "x", "looks like Kannada"), ArticleState.MISSING, "looks like Kannada"),
    (None, VERSION, ArticleState.UNTRACKED, "no catalog yet"),
    (counts(missing=3), VERSION, ArticleState.UNTRACKED, "its catalog is empty"),
    (counts(missing=3, revision=EARLIER), VERSION, ArticleState.UNTRACKED, "its catalog is empty"),
    (counts(), None, ArticleState.MISSING, "nothing drafted yet"),
    # Some.
    (counts(missing=3, draft=1), None, ArticleState.PARTIAL, "3 of 4 strings missing"),
    (counts(missing=1, approved=9), VERSION, ArticleState.PARTIAL, "1 of 10 strings missing"),
    # Behind the source, however good it was.
    (counts(outdated=1, reviewed=9), VERSION, ArticleState.OUTDATED, "1 string outdated"),
    (counts(outdated=2, missing=1), None, ArticleState.OUTDATED, "2 strings outdated, 1 missing"),
    (
        counts(reviewed=9, revision=EARLIER, built=BUILT),
        VERSION,
        ArticleState.OUTDATED,
        "the source changed since the last sync",
    ),
    (
        counts(outdated=2, revision=EARLIER),
        VERSION,
        ArticleState.OUTDATED,
        "2 strings outdated; the source changed since the last sync",
    ),
    (counts(reviewed=9, revision=""), VERSION, ArticleState.OUTDATED, "not synced with its source yet"),
    # All filled.
    (counts(draft=1), None, ArticleState.DRAFTED, "1 string to review"),
    (counts(draft=2, unconfirmed=1), None, ArticleState.IN_REVIEW, "2 strings to review, 1 string unconfirmed"),
    (counts(unconfirmed=4), VERSION, ArticleState.IN_REVIEW, "4 strings unconfirmed"),
    (counts(draft=2, reviewed=1), None, ArticleState.IN_REVIEW, "2 strings to review"),
    # All reviewed.
    (counts(reviewed=3), None, ArticleState.REVIEWED, "not built yet"),
    (counts(reviewed=3), VERSION, ArticleState.REVIEWED, "not built yet"),
    (counts(reviewed=3, built="nonsense"), VERSION, ArticleState.REVIEWED, "not built yet"),
    (counts(reviewed=3, built=BUILT), None, ArticleState.REVIEWED, "the built version is gone"),
    (
        counts(reviewed=3, built=BUILT),
        VersionFact("a.md", "", "not UTF-8"),
        ArticleState.REVIEWED,
        "the version on disk cannot be read",
    ),
    (
        counts(reviewed=3, built=f"{EARLIER} {PRINT}"),
        VERSION,
        ArticleState.REVIEWED,
        "the version on disk was changed by hand since it was built",
    ),
    (
        counts(reviewed=3, built=BUILT, fingerprint="0" * 12),
        VERSION,
        ArticleState.REVIEWED,
        "built before the last change",
    ),
    (counts(reviewed=2, approved=1, built=BUILT), VERSION, ArticleState.PUBLISHED, ""),
    (
        counts(reviewed=3, built=BUILT),
        VersionFact("a.md", VERSION.revision, "looks like Kannada"),
        ArticleState.PUBLISHED,
        "",
    ),
]


@pytest.mark.parametrize(("catalog", "version", "state", "reason"), CASES)
def test_state_and_reason(
    catalog: CatalogCounts | None, version: VersionFact | None, state: ArticleState, reason: str
) -> None:
    """Each rule of the design has its case."""
    assert derive_state(catalog, source_revision=NOW, version=version) == (state, reason)


@pytest.mark.parametrize(
    ("catalog", "version", "reason"),
    [
        (None, VERSION, "the source is gone; its version is left"),
        (counts(reviewed=1), None, "the source is gone; its catalog is left"),
        (counts(reviewed=1, built=BUILT), VERSION, "the source is gone; its version and catalog are left"),
    ],
)
def test_without_a_source_all_that_is_left_is_an_orphan(
    catalog: CatalogCounts | None, version: VersionFact | None, reason: str
) -> None:
    """Nothing else about it matters."""
    assert derive_state(catalog, source_revision=None, version=version) == (ArticleState.ORPHANED, reason)


def test_a_policy_of_two_reviews_waits_for_the_second() -> None:
    """Reviewed once is still in review; approved is what reviewed is otherwise."""
    once, mixed = counts(reviewed=3, built=BUILT), counts(draft=1, reviewed=1, approved=1, built=BUILT)
    twice = counts(approved=3, built=BUILT)
    assert derive_state(once, source_revision=NOW, version=VERSION, reviews=2) == (
        ArticleState.IN_REVIEW,
        "3 strings to review a second time",
    )
    assert derive_state(mixed, source_revision=NOW, version=VERSION, reviews=2) == (
        ArticleState.IN_REVIEW,
        "1 string to review, 1 string to review a second time",
    )
    assert derive_state(twice, source_revision=NOW, version=VERSION, reviews=2) == (ArticleState.PUBLISHED, "")


revisions = st.sampled_from(["", NOW, EARLIER, VERSION.revision])
catalogs = st.builds(
    CatalogCounts,
    st.dictionaries(st.sampled_from(UnitState), st.integers(0, 3)),
    source_revision=revisions,
    built=st.sampled_from(["", "x", BUILT, f"{EARLIER} {PRINT}"]),
    fingerprint=st.sampled_from(["", PRINT]),
)
versions = st.builds(VersionFact, st.just("a.md"), revisions, st.sampled_from(["", "untranslated copy"]))


@given(st.none() | catalogs, st.none() | revisions, st.none() | versions, st.integers(1, 2))
def test_nothing_is_called_better_than_it_is(
    catalog: CatalogCounts | None, source: str | None, version: VersionFact | None, reviews: int
) -> None:
    """Whatever lies on disk, a state that ends the work has every string confirmed and the source unchanged."""
    state, reason = derive_state(catalog, source_revision=source, version=version, reviews=reviews)
    assert (state is ArticleState.ORPHANED) == (source is None)
    assert "\n" not in reason
    if state in (ArticleState.REVIEWED, ArticleState.PUBLISHED):
        assert catalog is not None
        enough = [UnitState.APPROVED] if reviews == 2 else [UnitState.REVIEWED, UnitState.APPROVED]
        assert catalog.of(*enough) == catalog.total > 0
        assert catalog.source_revision == source
    if state is ArticleState.PUBLISHED:
        assert catalog is not None
        assert version is not None
        assert catalog.built == f"{version.revision} {catalog.fingerprint}"
        assert reason == ""
    if state is ArticleState.UNTRACKED:
        assert version is not None
        assert not version.problem


@given(catalogs, revisions, st.none() | versions, st.integers(1, 2))
def test_outdated_strings_are_never_hidden_by_a_milder_state(
    catalog: CatalogCounts, source: str, version: VersionFact | None, reviews: int
) -> None:
    """One outdated string makes the article outdated, and an untranslated one makes it at best partial."""
    state, _ = derive_state(catalog, source_revision=source, version=version, reviews=reviews)
    if catalog.of(UnitState.OUTDATED):
        assert state is ArticleState.OUTDATED
    elif catalog.of(UnitState.MISSING):
        assert state in (ArticleState.OUTDATED, ArticleState.MISSING, ArticleState.UNTRACKED, ArticleState.PARTIAL)
