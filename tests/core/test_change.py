"""What an edit of a source means is told apart: nothing, a slip, a fact, other words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.change import ChangeKind, FactChange, classify
from i18nsync.core.change_lexicon import is_word, may_be_word
from i18nsync.core.change_spelling import canonical, is_same_word
from i18nsync.core.facts import FactKind

TOLD = [
    ("It employs 400 people.", "It employs 4,000 people.", "fact: 400 → 4,000"),
    ("It opens on 13 November.", "It opens on 20 November.", "fact: 13 November → 20 November"),
    ("It will close.", "It will not close.", 'fact: "not" added'),
    ("There is no water.", "There is water.", 'fact: "no" lost'),
    ("We met Beridze there.", "We met Berdzenishvili there.", "fact: name Beridze → Berdzenishvili"),
    ("We met Nino’s aunt there.", "We met Nana’s aunt there.", "fact: name Nino → Nana"),
    ("They met in Gori.", "They met in Gori and Poti.", "fact: name Poti added"),
    ("They met in Gori and Poti.", "They met in Gori.", "fact: name Poti lost"),
    ("They went via Gori in May.", "They came in May via Poti.", "fact: name Gori → Poti"),
    ("Prices rose.", "Prices fell.", 'fact: "rose" → "fell"'),
    ("It may rain.", "It must rain.", 'fact: "may" → "must"'),
    ("They paid 12 percent.", "They paid 12 lari.", "fact: 12 percent → 12 lari"),
    ("It was 12 in all.", "It was 12% in all.", "fact: 12 → 12%"),
    ("It killed 12 and hurt 30.", "It killed 30 and hurt 12.", "fact: 12 → 30; 30 → 12"),
    ("Nino sued Levan.", "Levan sued Nino.", "fact: name Nino → Levan; name Levan → Nino"),
    ("Nino sued Levan.", "Nino was sued by Levan.", "fact: role Nino sued Levan → Nino was sued by Levan"),
    ("He said: “We wait.”", "He said: “We hope.”", "fact: quotation “We wait.” → “We hope.”"),
    ("He said: “We wait.”", "He said: we wait.", "fact: quotation “We wait.” lost"),
    ("He said: we wait.", "He said: “We wait.”", "fact: quotation “We wait.” added"),
    ("“A b.” “C d.” “E f.”", "“C d.” “A g.”", "fact: quotation “E f.” lost; quotation “A b.” → “A g.”"),
    (
        "It is [here](https://a.example).",
        "It is [here](https://b.example).",
        "fact: https://a.example → https://b.example",
    ),
    ("It is here.", "It is [here](https://b.example).", "fact: https://b.example added"),
    ("The Polish firm won.", "The polish firm won.", "fact: name Polish → polish"),
    ("He told us so.", "He told US so.", "fact: name us → US"),
    ("It failed to open.", "It opened.", 'fact: "failed" lost'),
    ("The vote was binding.", "The vote was non-binding.", 'fact: "non" added'),
    ("It was legal.", "It was illegal.", 'fact: "legal" → "illegal"'),
    ("The shop opens at noon.", "The shop opens at 12:30.", "fact: noon → 12:30"),
    (
        "Nino said it was wet and Levan left the old mill.",
        "It was wet, Levan said, and Nino went out of the old mill.",
        "fact: name Levan → Nino",
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), TOLD)
def test_a_changed_fact_is_named(before: str, after: str, told: str) -> None:
    assert str(classify(before, after)) == told


SAFE = [
    ("It isn't so.", "It is not so."),
    ("We'll wait.", "We will wait."),
    ("It won’t do.", "It will not do."),
    ("The U.S. envoy left.", "The US envoy left."),
    ("They have a lot left.", "They have alot left."),
    ("They re-elected him.", "They reelected him."),
    ("It was well known.", "It was well-known."),
    ("He came -- and left.", "He came — and left."),
    ("It is *here*.", "It is here."),
    ("The old man slept, too.", "The old man slept too."),
    ("A man came to the house.", "The man came to a house."),
    ("The mill closed because it was old; nobody came.", "The mill closed because it was old. Nobody came."),
    ("“Stay,” he begged.", "“Stay” he begged."),
    ("Goverment Approves Budget Plan", "Government Approves Budget Plan"),
    ("Archaelogists dug it up.", "Archaeologists dug it up."),
    ("It costs $5m.", "It costs 5 million dollars."),
]


@pytest.mark.parametrize(("before", "after"), SAFE)
def test_the_same_words_written_otherwise_are_a_slip(before: str, after: str) -> None:
    assert classify(before, after).kind is ChangeKind.TYPO


DOUBTFUL = [
    ("The mayor, said the guard, was drunk.", "The mayor said the guard was drunk."),
    ("The men, who struck, were paid.", "The men who struck were paid."),
    ("Let us eat, children.", "Let us eat children."),
    ("Women, without her man, is nothing.", "Women: without her, man is nothing."),
    ("We have no. Food is short.", "We have no food. Is short."),
    ("A man-eating lion came.", "A man eating lion came."),
    ("Three-year-old girls sang.", "Three year-old girls sang."),
    ("The 5-year plan starts.", "The 5 year plan starts."),
    ("In 2000 people left.", "In 2,000 people left."),
    ("It is - 5 degrees.", "It is 5 degrees."),
    ("A few came.", "Few came."),
    ("The number of dogs rose.", "A number of dogs rose."),
    ("Therapist found.", "The rapist found."),
    ("He went a way.", "He went away."),
    ("He had had it.", "He had it."),
    ("They re-signed.", "They resigned."),
    ("The co-op opens.", "The coop opens."),
    ("Take vitamin A daily.", "Take vitamin daily."),
    ("He took a.", "He took the."),
    ("It is so?", "It is so."),
    ("He ~~went~~ left.", "He went left."),
    ("See <b title='x'>it</b>.", "See <b title='y'>it</b>."),
    ("It is > 5.", "It is < 5."),
    ("The teh old mil on teh hill", "Something else in all ways"),
    ("teh adn wich taht", "publised recieved"),
    ("City Maissuradze Approves Plan", "City Maisuradze Approves Plan"),
    ("The West responded.", "The west responded."),
    ("It was the Democratic party.", "It was the democratic party."),
    ("The old light house keeper came.", "The old lighthouse keeper came."),
    ("A light housekeeper came.", "A lighthouse keeper came."),
    ("We met Sayed Ali.", "We met Said Ali."),
    ("We met Mr Gray there.", "We met Mr Grey there."),
    ("Gray said it was late.", "Grey said it was late."),
    ("They fled to Tyre in May.", "They fled to Tire in May."),
    ("The causal link is clear.", "The casual link is clear."),
    ("The public hearing was long.", "The pubic hearing was long."),
    ("It is now safe.", "It is not safe."),
    ("Prices of bred rose.", "Prices of bread rose."),
    ("The minister’s car", "The ministers' car"),
    ("It happened after two of them.", "Two of them happened after it."),
    ("Nino said so before and Levan left it.", "Levan went away, as Nino had it."),
]


@pytest.mark.parametrize(("before", "after"), DOUBTFUL)
def test_a_doubtful_difference_is_no_slip(before: str, after: str) -> None:
    assert classify(before, after).kind not in (ChangeKind.TYPO, ChangeKind.NONE)


def test_white_space_escapes_and_marks_of_emphasis_are_nothing() -> None:
    assert classify("It  is\u00a0*so* 5\\% up.", "It is _so_ 5% up.").kind is ChangeKind.NONE
    assert classify("It is so.", "It is so.") == classify("", "")


def test_an_edit_with_many_slips_is_a_rewrite() -> None:
    before = "Teh goverment publised adn recieved"
    assert classify("a b", "b c").kind is ChangeKind.REWRITE
    assert classify(before, "The government published and received").kind is ChangeKind.TYPO
    wrong = "constructon instrment particlar prodction of the parlment"
    right = "construction instrument particular production of the parliament"
    assert classify(wrong, right).kind is ChangeKind.REWRITE


def test_a_speaker_that_changes_is_a_fact() -> None:
    before = "Nino Beridze met Levan Kobalia; Kobalia said it was late, Nino heard."
    after = "Nino Beridze met Levan Kobalia; late it was, Nino said, Kobalia heard."
    assert classify(before, after).kind is ChangeKind.FACT


def test_similarity_is_in_percent() -> None:
    assert classify("abcd", "abcd").similarity == 100
    assert classify("abcd", "efgh").similarity == 0


def test_long_facts_are_shortened_for_people() -> None:
    change = FactChange(FactKind.QUOTATION, "“" + "word " * 40 + "”", "")
    assert str(change).endswith("wor… lost")
    assert len(str(change)) < 100


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("colour", "color"),
        ("organised", "organized"),
        ("analyse", "analyze"),
        ("centres", "centers"),
        ("ageing", "aging"),
        ("travelled", "traveled"),
        ("dialogue", "dialog"),
        ("licence", "license"),
        ("recieve", "receive"),
        ("Archaeology", "archeology"),
        ("skilful", "skillful"),
        ("towards", "toward"),
        ("goverment’s", "government's"),
    ],
)
def test_spellings_of_a_word_have_one_canonical_form(first: str, second: str) -> None:
    assert canonical(first) == canonical(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("four", "for"),
        ("course", "corse"),
        ("prise", "prize"),
        ("metre", "metro"),
        ("advice", "advise"),
        ("2", "3"),
        ("ю", "я"),
    ],
)
def test_other_words_have_other_canonical_forms(first: str, second: str) -> None:
    assert canonical(first) != canonical(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("planed", "planned"),
        ("form", "from"),
        ("trial", "trail"),
        ("united", "untied"),
        ("morning", "mourning"),
        ("counties", "countries"),
        ("premises", "promises"),
        ("mediation", "meditation"),
        ("report", "reports"),
        ("later", "latter"),
        ("cat", "car"),
        ("word", "sword"),
        ("abcdefgh", "badcfehg"),
        ("walk", "walking"),
        ("you're", "your"),
        ("bred", "bread"),
        ("construct", "constrict"),
        ("abcdefgh", "abxdefgh"),
        ("addressee", "addressees"),
        ("exercized", "exorcized"),
        ("public", "pubic"),
        ("falcon", "flacon"),
        ("renters", "rentiers"),
        ("liability", "likability"),
        ("undetectable", "undetectible"),
        ("shopfitter", "shoptfiter"),
        ("batumi", "batuim"),
    ],
)
def test_real_words_are_not_taken_for_misspellings(first: str, second: str) -> None:
    assert not is_same_word(first, second)
    assert not is_same_word(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hosptial", "hospital"),
        ("harvesst", "harvest"),
        ("compenstation", "compensation"),
        ("indepindent", "independent"),
        ("its", "it's"),
    ],
)
def test_slips_of_the_hand_are_misspellings(first: str, second: str) -> None:
    assert is_same_word(first, second)
    assert is_same_word(second, first)


_SENTENCES = [
    "The council will not raise the fare.",
    "Nino Beridze said: “We have 12 cows.”",
    "On 13 November, 4,000 people left Gori.",
    "The [old mill](https://a.example) is **closed**, isn't it?",
    "Levan sued Nino before 7 p.m.",
]
_EDITED = st.builds(
    lambda text, at, size, new: text[:at] + new + text[at + size :],
    st.sampled_from(_SENTENCES),
    st.integers(0, 40),
    st.integers(0, 6),
    st.sampled_from(["", " ", "a", "the ", "not ", "“", ",", "-", "*", "5", "Nino ", ".", "?", "s", "from "]),
)


@given(_EDITED, st.one_of(_EDITED, st.sampled_from(_SENTENCES)))
@settings(max_examples=300, deadline=None)
def test_the_kind_is_the_same_both_ways(first: str, second: str) -> None:
    there, back = classify(first, second), classify(second, first)
    assert there.kind is back.kind
    assert there.similarity == back.similarity
    assert [(one.kind, one.before, one.after) for one in there.facts] == [
        (one.kind, one.after, one.before) for one in back.facts
    ]


@given(st.one_of(st.text(max_size=80), _EDITED), st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_two_texts_are_told_apart_without_failing(first: str, second: str) -> None:
    assert classify(first, first).kind is ChangeKind.NONE
    change = classify(first, second)
    assert bool(change.facts) == (change.kind is ChangeKind.FACT)
    assert (change.similarity == 100) == (first == second)


@pytest.mark.parametrize(
    "word", ["decilitres", "uncensured", "shopfitter", "sandalled", "tricksiest", "rentiers", "canniliest", "scrumming"]
)
def test_a_word_that_no_list_has_is_explained_by_its_parts(word: str) -> None:
    assert not is_word(word)
    assert may_be_word(word)


@pytest.mark.parametrize("slip", ["compnay", "photgrapher", "goverment", "adminstration", "teh", "zz", ""])
def test_a_misspelling_is_no_word_and_has_no_parts(slip: str) -> None:
    assert not may_be_word(slip)


_FRAMES = [
    "The council said on Monday that {} would be paid to the families in Gori.",
    "{} of the old houses near the river have no water, the mayor said.",
    "Residents of Telavi expect {} before the winter, and nobody complained.",
]
_WORDS_FOR = st.sampled_from([*_FRAMES])


@given(_WORDS_FOR, st.integers(2, 99_999), st.integers(2, 99_999))
@settings(max_examples=200, deadline=None)
def test_another_number_is_always_a_fact(frame: str, first: int, second: int) -> None:
    """Whatever the number, and with or without separators."""
    before, after = frame.format(f"{first:,} lari"), frame.format(f"{second:,} lari")
    assert classify(before, after).kind is (ChangeKind.NONE if first == second else ChangeKind.FACT)
    grouped = classify(frame.format(f"{first} lari"), after)
    assert (grouped.kind is ChangeKind.FACT) == (first != second)


_DANGEROUS = st.sampled_from([" not", " never", " hardly", " no longer", " Beridze", " 12", " 4 May", " 3%"])


@given(st.sampled_from(_SENTENCES), _DANGEROUS, st.integers(0, 9))
@settings(max_examples=200, deadline=None)
def test_a_fact_that_comes_or_goes_is_never_a_typo(sentence: str, fact: str, at: int) -> None:
    """Wherever it stands."""
    words = sentence.split(" ")
    at = min(at, len(words) - 1)
    changed = " ".join([*words[: at + 1]]) + fact + "".join(f" {word}" for word in words[at + 1 :])
    assert classify(sentence, changed).kind not in (ChangeKind.TYPO, ChangeKind.NONE)
    assert classify(changed, sentence).kind not in (ChangeKind.TYPO, ChangeKind.NONE)
