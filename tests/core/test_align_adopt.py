"""A version's texts go into the catalog where they are sure, and into comments where they are not."""

from __future__ import annotations

from dataclasses import replace

from i18nsync.core.align import Adopted, Alignment, Doubt, Link, adopt, align_documents
from i18nsync.core.align_adopt import candidates
from i18nsync.core.article import Article, ArticleRef
from i18nsync.core.catalog import Catalog
from i18nsync.core.document import Document
from i18nsync.core.locale import Locale, LocalePair
from i18nsync.core.merge import merge
from i18nsync.core.unit import Origin, Provenance, Unit, UnitKey, UnitState, confirm, fill
from i18nsync.formats.markdown import Markdown

AT = "2026-01-02T10:00:00Z"


def parse(text: str, locale: str) -> Document:
    return Markdown().parse(Article(ArticleRef("fire", Locale(locale), "markdown"), text, "fire.md"))


def catalog_of(source: Document) -> Catalog:
    pair = LocalePair(Locale("en"), Locale("ru"))
    return merge(None, source, article="fire", pair=pair, source_path="fire.md", revision="1").catalog


SOURCE = parse(
    "# A fire in Poti\n\nTwo people were hurt in Poti on 3 May.\n\nThe mayor said nothing.\n\nMore at 18:00.\n", "en"
)
TARGET = parse(
    "# Пожар в Поти\n\nДва человека пострадали\nв Поти 3 мая.\n\nМэр промолчал.\n\nПодробности в 18:00.\n\nРеклама.\n",
    "ru",
)


def links(*given: tuple[tuple[int, ...], tuple[int, ...], bool]) -> Alignment:
    return Alignment(
        tuple(
            Link(source, target, 0.876, doubtful=doubtful, reason="uncertain" if doubtful else "")
            for source, target, doubtful in given
        )
    )


ONE_TO_ONE = links(
    ((0,), (0,), False), ((1,), (1,), False), ((2,), (2,), False), ((3,), (3,), False), ((), (4,), False)
)


def test_missing_units_are_filled_unconfirmed_and_say_where_they_come_from() -> None:
    adopted = adopt(catalog_of(SOURCE), SOURCE, TARGET, ONE_TO_ONE, AT)
    assert (len(adopted.filled), adopted.doubtful, adopted.untranslated) == (4, (), ())
    assert (adopted.unaligned_source, adopted.unaligned_target) == ((), (4,))
    assert [unit.target for unit in adopted.catalog.units] == [
        "Пожар в Поти",
        "Два человека пострадали в Поти 3 мая.",
        "Мэр промолчал.",
        "Подробности в 18:00.",
    ]
    assert {unit.state for unit in adopted.catalog.units} == {UnitState.UNCONFIRMED}
    assert {unit.provenance for unit in adopted.catalog.units} == {Provenance(Origin.IMPORT, score=88, at=AT)}


def test_a_doubtful_text_stays_out_and_goes_into_a_comment_of_one_line() -> None:
    source = parse("One line and\\\nanother.\n", "en")
    target = parse("Одна строка и\\\nдругая.\n", "ru")
    adopted = adopt(catalog_of(source), source, target, links(((0,), (0,), True)), AT)
    unit = adopted.catalog.units[0]
    assert (unit.target, unit.state, unit.provenance) == ("", UnitState.MISSING, None)
    assert unit.comments == ("candidate: Одна строка и\\ другая.",)
    assert (adopted.filled, len(adopted.doubtful)) == ((), 1)


def test_both_parts_of_a_split_paragraph_are_one_candidate() -> None:
    adopted = adopt(catalog_of(SOURCE), SOURCE, TARGET, links(((1,), (1, 2), True), ((0,), (), False)), AT)
    assert adopted.catalog.units[1].comments == ("candidate: Два человека пострадали в Поти 3 мая. Мэр промолчал.",)
    assert adopted.unaligned_source == (0,)


def test_joined_paragraphs_have_the_same_candidate() -> None:
    adopted = adopt(catalog_of(SOURCE), SOURCE, TARGET, links(((1, 2), (1,), True)), AT)
    assert adopted.catalog.units[1].comments == adopted.catalog.units[2].comments
    assert [doubt.target for doubt in adopted.doubtful] == [(1,), (1,)]


def test_adopting_again_changes_nothing() -> None:
    alignment = links(((0,), (0,), False), ((1,), (1,), True))
    once = adopt(catalog_of(SOURCE), SOURCE, TARGET, alignment, AT)
    again = adopt(once.catalog, SOURCE, TARGET, alignment, "2026-02-02T10:00:00Z")
    assert again.catalog == once.catalog
    assert (again.filled, len(again.doubtful)) == ((), 1)


def test_what_is_filled_is_never_touched() -> None:
    catalog = catalog_of(SOURCE)
    human = Provenance(Origin.HUMAN, by="Nino", at=AT)
    draft = fill(catalog.units[0], "Черновик", Provenance(Origin.MACHINE, "google", at=AT))
    reviewed = confirm(fill(catalog.units[1], "Проверено", human), "Nino", AT)
    gone = Unit(UnitKey("", "The mayor said nothing, again."), obsolete=True)
    catalog = replace(catalog, units=(draft, reviewed, *catalog.units[2:], gone))
    adopted = adopt(catalog, SOURCE, TARGET, ONE_TO_ONE, AT)
    assert adopted.catalog.units[0] is draft
    assert adopted.catalog.units[1] is reviewed
    assert adopted.catalog.units[4] is gone
    assert len(adopted.filled) == 2


def test_comments_of_others_are_kept_before_the_candidate() -> None:
    catalog = catalog_of(SOURCE)
    catalog = replace(catalog, units=(replace(catalog.units[0], comments=("ask Nino",)), *catalog.units[1:]))
    adopted = adopt(catalog, SOURCE, TARGET, links(((0,), (0,), True)), AT)
    assert adopted.catalog.units[0].comments == ("ask Nino", "candidate: Пожар в Поти")


REPEATED = parse("Read more\n\nThe fire spread.\n\nRead more\n", "en")


def test_one_text_with_two_translations_is_doubtful() -> None:
    target = parse("Читать дальше\n\nОгонь распространился.\n\nПодробнее\n", "ru")
    alignment = links(((0,), (0,), False), ((1,), (1,), False), ((2,), (2,), False))
    adopted = adopt(catalog_of(REPEATED), REPEATED, target, alignment, AT)
    assert adopted.catalog.units[0].comments == ("candidate: Читать дальше", "candidate: Подробнее")
    assert adopted.catalog.units[0].state is UnitState.MISSING
    assert (len(adopted.filled), adopted.doubtful) == (
        1,
        (Doubt(UnitKey("", "Read more"), "translated in 2 ways", (0, 2)),),
    )


def test_one_text_with_one_translation_in_two_places_is_filled() -> None:
    target = parse("Читать дальше\n\nОгонь распространился.\n\nЧитать дальше\n", "ru")
    alignment = links(((0,), (0,), False), ((1,), (1,), False), ((2,), (2,), False))
    adopted = adopt(catalog_of(REPEATED), REPEATED, target, alignment, AT)
    assert adopted.catalog.units[0].target == "Читать дальше"
    assert len(adopted.filled) == 2


def test_one_text_that_is_doubtful_in_one_place_is_doubtful() -> None:
    target = parse("Читать дальше\n\nОгонь распространился.\n\nЧитать дальше\n", "ru")
    adopted = adopt(catalog_of(REPEATED), REPEATED, target, links(((0,), (0,), False), ((2,), (2,), True)), AT)
    assert adopted.catalog.units[0].comments == ("candidate: Читать дальше",)


def test_what_was_left_in_english_is_counted_and_left_missing() -> None:
    target = parse("# A fire in Poti\n\nДва человека пострадали в Поти 3 мая.\n", "ru")
    alignment = Alignment(
        (
            Link((0,), (0,), 1.0, doubtful=True, reason="not translated", untranslated=True),
            Link((1,), (1,), 1.0, doubtful=False),
        )
    )
    adopted = adopt(catalog_of(SOURCE), SOURCE, target, alignment, AT)
    assert adopted.catalog.units[0] == catalog_of(SOURCE).units[0]
    assert (len(adopted.filled), adopted.doubtful, adopted.untranslated) == (
        1,
        (),
        (UnitKey("", "A fire in Poti"),),
    )


def test_a_text_that_is_translated_in_one_of_its_places_is_filled() -> None:
    target = parse("Read more\n\nОгонь распространился.\n\nЧитать дальше\n", "ru")
    alignment = Alignment(
        (
            Link((0,), (0,), 1.0, doubtful=True, reason="not translated", untranslated=True),
            Link((2,), (2,), 0.9, doubtful=False),
        )
    )
    adopted = adopt(catalog_of(REPEATED), REPEATED, target, alignment, AT)
    assert adopted.catalog.units[0].target == "Читать дальше"


def test_nothing_to_adopt_leaves_the_catalog_as_it_is() -> None:
    catalog = catalog_of(SOURCE)
    assert adopt(catalog, SOURCE, TARGET, Alignment(()), AT) == Adopted(catalog)


def test_what_is_adopted_renders_to_the_text_of_the_version() -> None:
    alignment = align_documents(SOURCE, TARGET)
    adopted = adopt(catalog_of(SOURCE), SOURCE, TARGET, alignment, AT)
    assert len(adopted.filled) >= 2
    targets = {unit.key: unit.target for unit in adopted.catalog.current if unit.target}
    text = Markdown().render(SOURCE, targets)
    again = parse(text, "ru")
    for link in alignment.sure:
        assert again.segments[link.source[0]].source == TARGET.segments[link.target[0]].source


def drafted(text: str, provenance: Provenance | None) -> Catalog:
    """A catalog whose first unit is a draft."""
    catalog = catalog_of(SOURCE)
    draft = replace(catalog.units[0], target=text, state=UnitState.DRAFT, provenance=provenance)
    return replace(catalog, units=(draft, *catalog.units[1:]))


MACHINE = Provenance(Origin.MACHINE, "google", at=AT)


def test_a_machines_draft_gives_way_only_when_that_is_asked_for() -> None:
    catalog = drafted("Огонь в Поти", MACHINE)
    assert adopt(catalog, SOURCE, TARGET, ONE_TO_ONE, AT).catalog.units[0] == catalog.units[0]
    unit = adopt(catalog, SOURCE, TARGET, ONE_TO_ONE, AT, replace_drafts=True).catalog.units[0]
    assert (unit.target, unit.state) == ("Пожар в Поти", UnitState.UNCONFIRMED)


def test_a_draft_with_the_versions_own_text_stays_a_draft() -> None:
    catalog = drafted("Пожар в Поти", MACHINE)
    adopted = adopt(catalog, SOURCE, TARGET, ONE_TO_ONE, AT, replace_drafts=True)
    assert adopted.catalog.units[0] == catalog.units[0]
    assert len(adopted.filled) == 3


def test_a_draft_of_unknown_origin_may_be_a_persons_and_stays() -> None:
    catalog = drafted("Огонь в Поти", None)
    adopted = adopt(catalog, SOURCE, TARGET, ONE_TO_ONE, AT, replace_drafts=True)
    assert adopted.catalog.units[0] == catalog.units[0]


def test_beside_a_draft_nothing_is_doubtful_and_no_candidate_is_left() -> None:
    catalog = drafted("Огонь в Поти", MACHINE)
    adopted = adopt(catalog, SOURCE, TARGET, links(((0,), (0,), True)), AT, replace_drafts=True)
    assert (adopted.catalog, adopted.doubtful) == (catalog, ())


def test_a_candidate_goes_once_its_unit_is_filled() -> None:
    once = adopt(catalog_of(SOURCE), SOURCE, TARGET, links(((0,), (0,), True)), AT).catalog
    assert candidates(once.units[0]) == ("Пожар в Поти",)
    again = adopt(once, SOURCE, TARGET, links(((0,), (0,), False)), AT).catalog
    assert (again.units[0].target, again.units[0].comments) == ("Пожар в Поти", ())


def test_a_barred_unit_keeps_the_reason() -> None:
    key = catalog_of(SOURCE).units[0].key
    adopted = adopt(catalog_of(SOURCE), SOURCE, TARGET, ONE_TO_ONE, AT, barred={key: "would break the table"})
    assert adopted.doubtful == (Doubt(key, "would break the table", (0,)),)
