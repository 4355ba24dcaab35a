"""A conflict after a merge, at the reviewer's desk: it is shown with its texts, chosen from, and never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from i18nsync.core.conflict import conflict_texts
from i18nsync.core.unit import UnitState
from tests.git.conftest import ARTICLE, Clone, new_newsroom

LEAD = "The night train returns on Friday."
NINO, GIORGI, TAMAR = "Nino <nino@example.ge>", "Giorgi <giorgi@example.ge>", "Tamar <tamar@example.ge>"
REVIEW = ("review", ARTICLE, "-l", "ka", "--by", TAMAR)
MARK = ("mark", "reviewed", ARTICLE, "-l", "ka", "--by", TAMAR)


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A clone after a merge: Giorgi reviewed one text of the lead, Nino wrote another."""
    newsroom = new_newsroom(tmp_path, {ARTICLE: [LEAD]})
    nino, giorgi = newsroom.clone(NINO), newsroom.clone(GIORGI)
    nino.edit(LEAD, "ღამის მატარებელი")
    giorgi.edit(LEAD, "მატარებელი ღამით")
    giorgi.review(LEAD)
    for each in (nino, giorgi):
        each.commit()
    assert nino.merge_from(giorgi).returncode == 0
    return nino


def test_both_texts_are_shown_with_the_keys_that_take_them(clone: Clone) -> None:
    """What happened, and who stands behind what."""
    output = clone.i18nsync(*REVIEW, keys="?q")
    assert (
        "two texts, one reviewed by Giorgi, one written by Nino: choose one\n"
        "1  reviewed by Giorgi: მატარებელი ღამით\n"
        "2  written by Nino: ღამის მატარებელი\n"
    ) in output
    assert "comment  conflict" not in output
    assert (
        "\n  1  2  3 …  where people gave a string different texts: put that one there, then accept it with a\n"
        in output
    )


@pytest.mark.parametrize(
    ("keys", "text"), [("a", "მატარებელი ღამით"), ("1a", "მატარებელი ღამით"), ("2a", "ღამის მატარებელი")]
)
def test_the_text_that_is_chosen_and_accepted_is_reviewed(clone: Clone, keys: str, text: str) -> None:
    """And the conflict is gone from the comments."""
    clone.i18nsync(*REVIEW, keys=keys)
    unit = clone.unit(LEAD)
    assert (unit.target, unit.state, [stamp.by for stamp in unit.stamps]) == (text, UnitState.REVIEWED, [TAMAR])
    assert (unit.comments, unit.doubt) == ((), "")


def test_a_choice_can_be_undone(clone: Clone) -> None:
    """The conflict is there again as it was; a number that offers nothing explains the keys."""
    before = clone.unit(LEAD)
    output = clone.i18nsync(*REVIEW, keys="2b3q")
    assert clone.unit(LEAD) == before
    assert output.count("[E]ditor") == 4
    assert "\n  b  back: " in output


def test_no_bulk_command_confirms_a_conflict(clone: Clone) -> None:
    """It has to be named; neither mark, carry, rehydrate, sync nor build settles it."""
    before = clone.unit(LEAD)
    left = f"{ARTICLE} (ka)  0 strings reviewed by {TAMAR}, 1 outdated left for i18nsync review\n"
    assert clone.i18nsync(*MARK, "--include-outdated", code=1) == left
    carried = clone.i18nsync("review", "--carry-typos", "--by", TAMAR)
    assert "two texts, one reviewed by Giorgi, one written by Nino: choose one" in carried
    clone.i18nsync("rehydrate", "-l", "ka", code=1)
    clone.sync()
    assert clone.i18nsync("diff", ARTICLE) == "Nothing changed since it was translated.\n"
    clone.i18nsync("build", ARTICLE, "-l", "ka", code=1)
    assert not (clone.path / "ka").exists()
    assert clone.unit(LEAD) == before
    assert len(conflict_texts(before)) == 2
    clone.i18nsync(*MARK, "--unit", "1")
    assert clone.unit(LEAD).state is UnitState.REVIEWED
