"""A source and its version are aligned; what is not sure is called doubtful."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from i18nsync.core.align import SURE, Alignment, Link, align_documents
from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.document import Document
from i18nsync.core.glossary import Term
from i18nsync.core.locale import Locale
from i18nsync.formats.markdown import Markdown

# One invented news story, paragraph by paragraph, in three languages.
STORY = (
    (
        "The night train from Tbilisi to Batumi will run again from 12 June, Georgian Railway said.",
        "ღამის მატარებელი თბილისიდან ბათუმამდე 12 ივნისიდან კვლავ იმოძრავებს, განაცხადა საქართველოს რკინიგზამ.",
        "Ночной поезд из Тбилиси в Батуми снова начнёт ходить с 12 июня, сообщила Грузинская железная дорога.",
    ),
    (
        "“We waited for this for 3 years,” said Nino Beridze, who sells cheese at the station.",
        "„ამას 3 წელი ველოდით“, — თქვა ნინო ბერიძემ, რომელიც სადგურზე ყველს ყიდის.",
        "«Мы ждали этого 3 года», — сказала Нино Беридзе, которая продаёт на вокзале сыр.",
    ),
    (
        "Tickets cost 35 lari and are sold [online](https://tickets.example.org).",
        "ბილეთი 35 ლარი ღირს და [ინტერნეტში](https://tickets.example.org) იყიდება.",
        "Билеты стоят 35 лари и продаются [в интернете](https://tickets.example.org).",
    ),
    (
        "The mayor, Levan Kobakhia, did not answer our questions.",
        "მერმა, ლევან კობახიამ, ჩვენს კითხვებს არ უპასუხა.",
        "Мэр Леван Кобахия не ответил на наши вопросы.",
    ),
    (
        "Last winter a landslide near Zestaponi closed the line for 41 days and 700 passengers were stranded.",
        "გასულ ზამთარს ზესტაფონთან მეწყერმა ხაზი 41 დღით ჩაკეტა და 700 მგზავრი გზაში დარჩა.",
        "Прошлой зимой оползень под Зестафони закрыл линию на 41 день, и 700 пассажиров застряли в пути.",
    ),
    (
        "Where will the money come from?",
        "საიდან მოვა ფული?",
        "Откуда возьмутся деньги?",
    ),
    (
        "The European Bank promised a loan of 20 million euros, but the contract with Stadler has not been signed.",
        "ევროპის ბანკი 20 მილიონი ევროს სესხს დაჰპირდა, თუმცა კონტრაქტი Stadler-თან ჯერ არ გაფორმებულა.",
        "Европейский банк пообещал кредит в 20 миллионов евро, однако контракт со Stadler пока не подписан.",
    ),
    (
        "Drivers at the depot in Khashuri have asked for better pay since 2019.",
        "ხაშურის დეპოს მემანქანეები უკეთეს ანაზღაურებას 2019 წლიდან ითხოვენ.",
        "Машинисты депо в Хашури требуют лучшей оплаты с 2019 года.",
    ),
)
STRANGERS = (
    ("An advertisement about yoghurt.", "რეკლამა იოგურტის შესახებ.", "Реклама йогурта."),
    (
        "Sign up for our newsletter to get one letter every Friday, free of charge and without any advertising.",
        "გამოიწერეთ ჩვენი გზავნილი და მიიღეთ ერთი წერილი ყოველ პარასკევს, უფასოდ და ურეკლამოდ.",
        "Подпишитесь на нашу рассылку и получайте одно письмо каждую пятницу, бесплатно и без рекламы.",
    ),
    ("Photo: Giorgi Maisuradze, 2017", "ფოტო: გიორგი მაისურაძე, 2017", "Фото: Георгий Майсурадзе, 2017"),
)
LANGUAGES = {"ka": 1, "ru": 2}


def parse(text: str, locale: str) -> Document:
    return Markdown().parse(Article(ArticleRef("night-train", Locale(locale), "markdown"), text, "night-train.md"))


def english(*paragraphs: str) -> Document:
    return parse("\n\n".join(paragraphs) + "\n", "en")


def version(*paragraphs: str, locale: str = "ru") -> Document:
    return parse("\n\n".join(paragraphs) + "\n", locale)


def shape(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in alignment.links]


def taken(alignment: Alignment) -> list[tuple[int, int]]:
    return [(link.source[0], link.target[0]) for link in alignment.sure]


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_parallel_story_aligns_one_to_one(locale: str) -> None:
    alignment = align_documents(
        english(*(row[0] for row in STORY)), version(*(row[LANGUAGES[locale]] for row in STORY), locale=locale)
    )
    assert taken(alignment) == [(k, k) for k in range(len(STORY))]
    assert all(link.score >= SURE and not link.reason for link in alignment.links)


@given(
    st.sampled_from(sorted(LANGUAGES)),
    st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from(STRANGERS)), max_size=2, unique_by=lambda x: x[1]),
    st.lists(st.tuples(st.integers(0, len(STORY)), st.sampled_from(STRANGERS)), max_size=2, unique_by=lambda x: x[1]),
)
@settings(max_examples=60, deadline=None)
def test_insertions_on_either_side_never_shift_other_links(
    locale: str,
    in_source: list[tuple[int, tuple[str, str, str]]],
    in_target: list[tuple[int, tuple[str, str, str]]],
) -> None:
    """A stranger may be linked with a stranger; a paragraph of the story only with its own translation."""
    language = LANGUAGES[locale]
    sides: list[list[tuple[str, int | None]]] = []
    for column, inserted in ((0, in_source), (language, in_target)):
        side: list[tuple[str, int | None]] = [(row[column], k) for k, row in enumerate(STORY)]
        for at, stranger in sorted(inserted, key=lambda x: x[0], reverse=True):
            side.insert(at, (stranger[column], None))
        sides.append(side)
    alignment = align_documents(
        english(*(text for text, _ in sides[0])), version(*(text for text, _ in sides[1]), locale=locale)
    )
    found = {(sides[0][i][1], sides[1][j][1]) for i, j in taken(alignment)} - {(None, None)}
    assert all(ours == theirs for ours, theirs in found)
    # What stands beside a stranger may be called doubtful where its text tells little; the others may not.
    assert len(found) >= len(STORY) - 2 * (len(in_source) + len(in_target))


def test_a_paragraph_is_not_taken_where_one_that_is_left_over_fits_better() -> None:
    """A caption that was moved pushes its neighbour onto a stranger, and the right text is left over."""
    photo, letter = (next(row for row in STRANGERS if row[0].startswith(lead)) for lead in ("Photo", "Sign up"))
    source, target = [row[0] for row in STORY], [row[1] for row in STORY]
    source.insert(4, photo[0])
    target[3:3] = [letter[1], photo[1]]
    alignment = align_documents(english(*source), version(*target, locale="ka"))
    assert [(link.reason, link.source) for link in alignment.links if link.target == (3,)] == [("uncertain", (3,))]


PLACES = st.sets(st.integers(0, len(STORY) - 1), max_size=2)


@given(st.sampled_from(sorted(LANGUAGES)), PLACES, PLACES)
@settings(max_examples=60, deadline=None)
def test_deletions_on_either_side_never_shift_other_links(
    locale: str, no_source: set[int], no_target: set[int]
) -> None:
    ours = [k for k in range(len(STORY)) if k not in no_source]
    theirs = [k for k in range(len(STORY)) if k not in no_target]
    source = english(*(STORY[k][0] for k in ours))
    target = version(*(STORY[k][LANGUAGES[locale]] for k in theirs), locale=locale)
    alignment = align_documents(source, target)
    assert sorted(chain.from_iterable(link.source for link in alignment.links)) == list(range(len(ours)))
    assert sorted(chain.from_iterable(link.target for link in alignment.links)) == list(range(len(theirs)))
    assert all(ours[i] == theirs[j] for i, j in taken(alignment))


@pytest.mark.parametrize("locale", LANGUAGES)
def test_another_article_is_no_version_of_this_one(locale: str) -> None:
    """Two stories with as many paragraphs, one after the other: nothing but their number agrees."""
    source = english(*(row[0] for row in STORY[:4]))
    target = version(*(row[LANGUAGES[locale]] for row in STORY[4:]), locale=locale)
    assert taken(align_documents(source, target)) == []


def test_a_paragraph_that_was_split_is_doubtful_with_both_parts() -> None:
    first = "Прошлой зимой оползень под Зестафони закрыл линию."
    second = "Движения не было 41 день, и 700 пассажиров застряли в пути."
    texts = [row[2] for row in STORY]
    texts[4:5] = [first, second]
    alignment = align_documents(english(*(row[0] for row in STORY)), version(*texts))
    link = alignment.links[4]
    assert (link.source, link.target, link.doubtful, link.reason) == ((4,), (4, 5), True, "split or joined")
    assert link.shape == "1:2"
    assert link.score < SURE
    assert taken(alignment) == [(0, 0), (1, 1), (2, 2), (3, 3), (5, 6), (6, 7), (7, 8)]


def test_paragraphs_that_were_joined_are_doubtful() -> None:
    texts = [row[2] for row in STORY]
    texts[6:8] = [f"{texts[6]} {texts[7]}"]
    alignment = align_documents(english(*(row[0] for row in STORY)), version(*texts))
    assert [link.shape for link in alignment.links] == ["1:1"] * 6 + ["2:1"]
    assert alignment.links[6].doubtful


def test_paragraphs_that_changed_places_are_not_taken_for_each_other() -> None:
    texts = [row[1] for row in STORY]
    texts[2], texts[4] = texts[4], texts[2]
    alignment = align_documents(english(*(row[0] for row in STORY)), version(*texts, locale="ka"))
    assert not {(2, 2), (4, 4)} & set(taken(alignment))


def test_a_missing_section_leaves_its_segments_alone() -> None:
    source = english("# Trains", STORY[0][0], "## Money", STORY[6][0], STORY[5][0], "## Staff", STORY[7][0])
    target = version("# Поезда", STORY[0][2], "## Персонал", STORY[7][2])
    alignment = align_documents(source, target)
    assert shape(alignment)[2:5] == [((2,), ()), ((3,), ()), ((4,), ())] or shape(alignment)[2:5] == [
        ((2,), (2,)),
        ((3,), ()),
        ((4,), ()),
    ]
    assert (6, 3) in taken(alignment)
    assert (2, 2) not in taken(alignment)


def told(locale: str) -> str:
    """The whole story, to show that two documents are one article."""
    return "\n\n".join(row[LANGUAGES.get(locale, 0)] for row in STORY) + "\n\n"


def test_front_matter_is_matched_by_its_keys_in_whatever_order() -> None:
    source = parse(f"---\ntitle: The night train\nlead: It runs again\n---\n{told('en')}", "en")
    target = parse(f"---\nlead: Он снова ходит\nsubtitle: Поезда\ntitle: Ночной поезд\n---\n{told('ru')}", "ru")
    alignment = align_documents(source, target)
    assert taken(alignment) == [(0, 2), (1, 0), *((k, k + 1) for k in range(2, 10))]
    assert [link.target for link in alignment.links if not link.source] == [(1,)]


def test_tables_are_matched_cell_by_cell() -> None:
    rows = "| Day | From | To |\n|---|---|---|\n| Monday | 7:00 | Yes |\n| Friday | 8:00 | No |\n"
    other = "| День | С | До |\n|---|---|---|\n| Понедельник | 7:00 | Да |\n| Пятница | 8:00 | Нет |\n"
    source, target = parse(told("en") + rows, "en"), parse(told("ru") + other, "ru")
    assert taken(align_documents(source, target)) == [(k, k) for k in range(15)]


def test_two_tables_are_two() -> None:
    rows = "| Day | Open |\n|---|---|\n| Monday | Yes |\n\n| Class | Price |\n|---|---|\n| Second | low |\n"
    other = "| День | Открыто |\n|---|---|\n| Понедельник | Да |\n\n| Класс | Цена |\n|---|---|\n| Второй | низкая |\n"
    source, target = parse(told("en") + rows, "en"), parse(told("ru") + other, "ru")
    assert taken(align_documents(source, target)) == [(k, k) for k in range(16)]


def test_a_row_that_is_missing_in_a_table_shifts_no_column() -> None:
    rows = "| Day | Open |\n|---|---|\n| Monday | Yes |\n| Tuesday | No |\n| Friday | Yes |\n"
    other = "| День | Открыто |\n|---|---|\n| Понедельник | Да |\n| Пятница | Да |\n"
    source, target = parse(told("en") + rows, "en"), parse(told("ru") + other, "ru")
    pairs = [(link.source[0], link.target[0]) for link in align_documents(source, target).links if link.shape == "1:1"]
    assert len(pairs) == len(STORY) + 6
    assert all(i % 2 == j % 2 for i, j in pairs if i >= len(STORY))


def test_a_text_that_was_left_in_english_is_no_translation() -> None:
    texts = [row[2] for row in STORY]
    texts[3] = STORY[3][0]
    texts[7] = "Drivers at the depot in Khashuri have asked for more pay since 2018."
    alignment = align_documents(english(*(row[0] for row in STORY)), version(*texts))
    for place in (3, 7):
        link = alignment.links[place]
        assert (link.untranslated, link.doubtful, link.reason) == (True, True, "not translated")
        assert shape(alignment)[place] == ((place,), (place,))


def test_a_name_may_stay_as_it_is() -> None:
    alignment = align_documents(english("# GitHub Pages", STORY[0][0]), version("# GitHub Pages", STORY[0][2]))
    assert taken(alignment) == [(0, 0), (1, 1)]


def test_between_languages_of_one_script_only_equal_text_is_untranslated() -> None:
    source = english(STORY[0][0], STORY[3][0])
    target = version("Der Nachtzug von Tbilisi nach Batumi fährt ab 12. Juni wieder.", STORY[3][0], locale="de")
    assert [link.untranslated for link in align_documents(source, target).links] == [False, True]


def test_a_text_without_a_code_of_its_source_is_doubtful() -> None:
    texts = [row[2] for row in STORY]
    texts[2] = "Билеты стоят 35 лари и продаются в интернете."
    link = align_documents(english(*(row[0] for row in STORY)), version(*texts)).links[2]
    assert (link.source, link.target, link.doubtful) == ((2,), (2,), True)
    assert link.reason == "'[…](https://tickets.example.org)' is missing"


@pytest.mark.parametrize(("right", "wrong"), [("41", "47"), ("700", "7000")])
def test_a_text_with_another_number_is_doubtful_however_well_the_rest_fits(right: str, wrong: str) -> None:
    texts = [row[2] for row in STORY]
    texts[4] = texts[4].replace(right, wrong)
    link = align_documents(english(*(row[0] for row in STORY)), version(*texts)).links[4]
    assert (link.source, link.target, link.doubtful) == ((4,), (4,), True)
    assert link.score >= SURE
    assert link.reason == f"numbers differ: {right} and {wrong}"


def test_a_heading_that_became_a_paragraph_is_doubtful() -> None:
    source = english(STORY[0][0], f"## {STORY[6][0]}", STORY[4][0])
    target = version(STORY[0][2], STORY[6][2], STORY[4][2])
    link = align_documents(source, target).links[1]
    assert (link.source, link.target, link.doubtful) == ((1,), (1,), True)
    assert link.score < SURE


def test_a_link_taken_home_is_no_lost_code() -> None:
    source = english(STORY[0][0], "Read [our guide](/guide/) first.")
    target = version(STORY[0][2], "Сначала прочтите [наше руководство](/ru/guide/).")
    assert taken(align_documents(source, target)) == [(0, 0), (1, 1)]


def test_a_question_is_not_taken_for_a_statement() -> None:
    source = english("Who paid for the new bridge?", "Nobody in the town knows it.")
    target = version("Никто в городе этого не знает.", "Кто заплатил за новый мост?")
    assert taken(align_documents(source, target)) == []


TERMS = (
    Term("cheese", "სულგუნი", accepted=("ყველი",)),
    Term("goat", "თხა"),
    Term("wool", "მატყლი"),
    Term("&", "—"),
)


def test_glossary_terms_tell_paragraphs_apart() -> None:
    """Two paragraphs of one length; only their terms say which one the version has."""
    source = english("Here they sell cheese.", "There they sell wool.")
    target = version("აქ ყიდიან მატყლს იქ.", locale="ka")
    assert all(link.doubtful or not (link.source and link.target) for link in align_documents(source, target).links)
    told = align_documents(source, target, terms=TERMS)
    assert shape(told) == [((0,), ()), ((1,), (0,))]
    assert told.links[1].score > 0.7


def test_words_that_recur_with_each_other_are_learnt_and_tell_a_place() -> None:
    """Lists of things below names; the last list has two and the version one, which a word from above tells."""
    towns = (("Zugdidi", "Зугдиди"), ("Senaki", "Сенаки"), ("Khobi", "Хоби"), ("Martvili", "Мартвили"))
    ours, theirs = [], []
    for town, other in towns:
        ours += [f"In {town} they had bread.", f"In {town} they had shoes."]
        theirs += [f"В городе {other} была пища.", f"В городе {other} была обувь."]
    ours += ["Others had bread.", "Others had shoes."]
    theirs += ["У прочих была обувь."]
    alignment = align_documents(english(*ours), version(*theirs))
    assert shape(alignment)[8:] == [((8,), ()), ((9,), (8,))]


def test_empty_documents_have_no_links() -> None:
    assert align_documents(parse("", "en"), parse("", "ru")) == Alignment(())
    assert shape(align_documents(parse("A text.\n", "en"), parse("", "ru"))) == [((0,), ())]
    assert shape(align_documents(parse("", "en"), parse("Текст.\n", "ru"))) == [((), (0,))]


def test_links_stand_in_the_order_of_the_source() -> None:
    source = english(STORY[0][0], STORY[1][0])
    target = version(STRANGERS[1][2], STORY[0][2], STRANGERS[0][2], STORY[1][2])
    assert shape(align_documents(source, target)) == [((), (0,)), ((0,), (1,)), ((), (2,)), ((1,), (3,))]


def test_sure_links_are_the_ones_to_take() -> None:
    sure = Link((0,), (0,), 0.9, doubtful=False)
    links = (sure, Link((1,), (1,), 0.3, doubtful=True), Link((2,), (), 1.0, doubtful=False))
    assert Alignment(links).sure == (sure,)
