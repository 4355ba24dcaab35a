"""Stems: renderings are found in every form that Georgian and Russian give them, and near words are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core import stems_ka, stems_ru
from i18nsync.core.stems import Hit, contains, find_forms, is_form

# Base form -> forms of it, written by hand.
GEORGIAN = {
    "ხიდი": "ხიდი ხიდმა ხიდს ხიდის ხიდით ხიდად ხიდო ხიდში ხიდზე ხიდთან ხიდიდან ხიდამდე ხიდისთვის ხიდისგან ხიდისკენ "
    "ხიდივით ხიდები ხიდებმა ხიდებს ხიდების ხიდებით ხიდებად ხიდებზე ხიდებთან ხიდებიდან ხიდია ხიდიც ხიდზეც ხიდისაც",
    "თბილისი": "თბილისმა თბილისს თბილისის თბილისით თბილისად თბილისში თბილისთან თბილისიდან თბილისამდე თბილისისთვის "
    "თბილისისკენ თბილისშიც თბილისიც",
    "ცისკარი": "ცისკარმა ცისკარს ცისკრის ცისკრით ცისკრად ცისკარო ცისკარში ცისკარზე ცისკართან ცისკრიდან ცისკრამდე "
    "ცისკრისთვის ცისკრისკენ ცისკარშიც",
    "წყალი": "წყალმა წყალს წყლის წყლით წყლად წყალში წყალზე წყალთან წყლიდან წყლამდე წყლისთვის წყლები წყლების წყლებში",
    "მატარებელი": "მატარებელმა მატარებელს მატარებლის მატარებლით მატარებლად მატარებელში მატარებლიდან მატარებლამდე "
    "მატარებლები მატარებლებმა მატარებლების მატარებლებით მატარებლებისთვის",
    "ბაზარი": "ბაზარმა ბაზარს ბაზრის ბაზრით ბაზარში ბაზარზე ბაზრიდან ბაზრამდე ბაზრები ბაზრების",
    "მერია": "მერიამ მერიას მერიის მერიით მერიად მერიაში მერიასთან მერიიდან მერიამდე მერიისთვის მერიისკენ მერიები "
    "მერიების მერიებს მერიაც",
    "ლურჯულა": "ლურჯულამ ლურჯულას ლურჯულის ლურჯულით ლურჯულაში ლურჯულაზე ლურჯულასთან ლურჯულიდან ლურჯულამდე "
    "ლურჯულასთვის ლურჯულასავით",
    "აბესაძე": "აბესაძემ აბესაძეს აბესაძის აბესაძით აბესაძესთან აბესაძისთვის აბესაძეები აბესაძეებს",
    "სასამართლო": "სასამართლომ სასამართლოს სასამართლოში სასამართლოსთან სასამართლოდან სასამართლომდე სასამართლოსთვის "
    "სასამართლოები სასამართლოების სასამართლოებს სასამართლოთი",
    "ნინო": "ნინომ ნინოს ნინოთი ნინოსთან ნინოსთვის ნინოსგან ნინოსავით ნინოვ ნინოც",
    "ბორდო": "ბორდოში ბორდოდან ბორდომდე ბორდოს",
    "ბათუმი": "ბათუმმა ბათუმს ბათუმის ბათუმში ბათუმიდან ბათუმამდე ბათუმთან",
    "ფანჯარა": "ფანჯარამ ფანჯარას ფანჯრის ფანჯრით ფანჯრიდან ფანჯარაში ფანჯარასთან ფანჯრები ფანჯრებს ფანჯრების",
    "ქვეყანა": "ქვეყანამ ქვეყანას ქვეყნის ქვეყნით ქვეყნიდან ქვეყანაში ქვეყნები ქვეყნების ქვეყნებში",
    "კენედი": "კენედიმ კენედის კენედისთვის კენედისგან",
    "სერვერი": "სერვერთანაა სერვერთა სერვერთათვის სერვერებთან",
    "სოხუმი": "სოხუმის სოხუმში სოხუმიდან",
}
GEORGIAN_NEAR = {
    "ხიდი": "ხილი ხიდაშელი ხედი ხიდური",
    "მერი": "მერია მერიაში მერიდიანი",
    "მერია": "მერი მერმა მერიდიანი მერს",
    "პრემიერა": "პრემიერი პრემიერმა პრემიერო",
    "ცისკარი": "ცისფერი ცისარტყელა კარი",
    "წყალი": "წყლული წყალტუბო",
    "ლარი": "ლარნაკი დოლარი ლარსი",
    "ლურჯულა": "ლურჯულია ლურჯი ლურჯა",
    "ნინო": "ნინა ნინია ნინოწმინდა",
    "თბილისი": "თბილი თბილისელი თბილისური",
    "ხევი": "ხევსური ხევსურეთი ხე",
    "აბესაძე": "აბესალომ აბესალომი",
}
RUSSIAN = {
    "билет": "билет билета билету билетом билете билеты билетов билетам билетами билетах",
    "рынок": "рынка рынку рынком рынке рынки рынков рынкам рынками рынках",
    "мэрия": "мэрия мэрии мэрию мэрией мэрий мэриям мэриями мэриях",
    "касса": "кассы кассе кассу кассой касс кассам кассами кассах",
    "оползень": "оползня оползню оползнем оползне оползни оползней оползням оползнями оползнях",
    "площадь": "площади площадью площадей площадям площадями площадях",
    "заседание": "заседания заседанию заседанием заседании заседаний заседаниям заседаниями заседаниях",
    "слушания": "слушаний слушаниям слушаниями слушаниях",
    "Орлова": "Орлова Орловой Орлову Орловою",
    "Орлов": "Орлов Орлова Орлову Орловым Орлове Орловы Орловых Орловыми",
    "Пушкин": "Пушкина Пушкину Пушкиным Пушкине Пушкины",
    "Марина": "Марины Марине Марину Мариной",
    "Цомая": "Цомаи Цомае Цомаю Цомаей",
    "Достоевский": "Достоевского Достоевскому Достоевским Достоевском Достоевские Достоевских",
    "Толстой": "Толстого Толстому Толстым Толстом Толстые",
    "Георгий": "Георгия Георгию Георгием Георгии",
    "Андрей": "Андрея Андрею Андреем Андрее",
    "Игорь": "Игоря Игорю Игорем Игоре",
    "Москва": "Москвы Москве Москву Москвой",
    "Россия": "России Россию Россией",
    "Саратов": "Саратова Саратову Саратовом Саратове",
    "Лурджула": "Лурджулы Лурджуле Лурджулу Лурджулой",
    "Цискари": "Цискари",
    "Тбилиси": "Тбилиси",
    "музей": "музея музею музеем музее музеи музеев музеям музеями музеях",
    "питьевая": "питьевой питьевую питьевые питьевых питьевым питьевыми",
    "муниципальный": "муниципального муниципальному муниципальным муниципальном муниципальные муниципальных",
    "письмо": "письма письму письмом письме письмам письмах писем",
    "ночной": "ночного ночному ночным ночном ночные ночных ночными",
    "Афины": "Афин Афинам Афинами Афинах",
    "поле": "поля полю полем полей полям полями полях",
    "Соединенные": "Соединённые Соединённых Соединённым Соединенными",
    "Соловьёв": "Соловьёва Соловьева Соловьевым",
    "общее": "общего общему общим общем общие",
}
RUSSIAN_NEAR = {
    "Орлова": "Орлов Орловы Орлове Орловым Орловский Орловка",
    "Орлов": "Орловский Орёл орлов орлова",
    "мэрия": "мэр мэра мэрша мэром",
    "билет": "билетёр билетный билли",
    "рынок": "рында рыночный",
    "касса": "кассир кассация кассета",
    "Цискари": "Цискарь Цискарский Цискар",
    "Марина": "Марин Маринин Маринино марины",
    "Георгий": "Георгиев Георгиевск",
    "Москва": "москвич Москвич Московский",
    "премьера": "премьерный премьер-министр премьерство",
    "Россия": "россиянин Российский",
    "площадь": "площадка площадной",
    "Андрей": "Андреев Андрейченко",
}


def _pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(base, form) for base, forms in table.items() for form in forms.split()]


def lemmas(word: str, language: str) -> str:
    """A lemmatiser that knows what the rules do not."""
    return {"писем": "письмо", "ветрам": "ветер", "ветер": "ветер", "პრემიერი": "პრემიერა"}.get(word, word)


def test_the_lists_are_long_enough() -> None:
    """The laws below hold for at least 150 forms a language."""
    assert len(_pairs(GEORGIAN)) >= 150
    assert len(_pairs(RUSSIAN)) >= 150


@pytest.mark.parametrize(("base", "forms"), GEORGIAN.items())
def test_every_georgian_form_is_found(base: str, forms: str) -> None:
    """Cases, plural, syncope, postpositions and particles."""
    assert [form for form in forms.split() if not is_form(form, base, "ka")] == []


@pytest.mark.parametrize(("base", "forms"), RUSSIAN.items())
def test_every_russian_form_is_found(base: str, forms: str) -> None:
    """Nouns, adjectives, surnames and place names."""
    assert [form for form in forms.split() if not is_form(form, base, "ru", lemmas)] == []


@pytest.mark.parametrize(("base", "others"), GEORGIAN_NEAR.items())
def test_a_near_georgian_word_is_no_form(base: str, others: str) -> None:
    """Other words with the same beginning do not count, whatever the lemmatiser thinks."""
    assert [word for word in others.split() if is_form(word, base, "ka", lemmas)] == []


@pytest.mark.parametrize(("base", "others"), RUSSIAN_NEAR.items())
def test_a_near_russian_word_is_no_form(base: str, others: str) -> None:
    """Other words with the same beginning do not count."""
    assert [word for word in others.split() if is_form(word, base, "ru", lemmas)] == []


@pytest.mark.parametrize(
    ("text", "rendering", "language", "found"),
    [
        ("ძველ ხიდზე მოძრაობა შეწყდა.", "ძველი ხიდი", "ka", "ძველ ხიდზე"),
        ("ძველმა ხიდმა გაუძლო.", "ძველი ხიდი", "ka", "ძველმა ხიდმა"),
        ("ჰიდროლოგ მარინა ორლოვას თქმით", "მარინა ორლოვა", "ka", "მარინა ორლოვას"),
        ("ცისკრის მერიაში", "ცისკრის მერია", "ka", "ცისკრის მერიაში"),
        ("„ცისკრის მაცნეს“ კორესპონდენტი", "ცისკრის მაცნე", "ka", "ცისკრის მაცნეს"),
        ("NATO-ს წევრი", "NATO", "ka", "NATO-ს"),
        ("Жители Старого\u00a0моста", "Старый мост", "ru", "Старого\u00a0моста"),
        ("в театре «Мейдани» и", "театр „Мейдани“", "ru", "театре «Мейдани"),
        ("с пресс-секретарём", "пресс-секретарь", "ru", "пресс-секретарём"),
        ("Ночные поезда", "ночной поезд", "ru", "Ночные поезда"),
        ("у Георгия Абесадзе", "Георгий Абесадзе", "ru", "Георгия Абесадзе"),
        ("БИЛЕТЫ", "билет", "ru", "БИЛЕТЫ"),
        ("по ветрам", "ветер", "ru", "ветрам"),
    ],
)
def test_a_rendering_of_several_words_is_found_word_by_word(
    text: str, rendering: str, language: str, found: str
) -> None:
    """Each word has its own ending; marks and white space between them are levelled."""
    assert [text[hit.start : hit.end] for hit in find_forms(text, rendering, language, lemmas)] == [found]


@pytest.mark.parametrize(
    ("text", "rendering", "language"),
    [
        ("старый мост", "Старый мост", "ru"),
        ("Старый, мост", "Старый мост", "ru"),
        ("Старый новый мост", "Старый мост", "ru"),
        ("мост", "Старый мост", "ru"),
        ("ძველი, ხიდი", "ძველი ხიდი", "ka"),
        ("", "ხიდი", "ka"),
        ("ხიდი", "—", "ka"),
        ("NATOს", "NATO", "ka"),
        ("Юты", "Ют", "ka"),
    ],
)
def test_what_only_looks_like_a_rendering_is_not_found(text: str, rendering: str, language: str) -> None:
    """A missing capital, other words or marks between, a rendering without words."""
    assert not contains(text, rendering, language, lemmas)


def test_an_unchanged_rendering_is_told_from_an_inflected_one() -> None:
    """`exact` says that every word stands as in the glossary."""
    assert list(find_forms("мост у моста", "мост", "ru")) == [Hit(0, 4, True), Hit(7, 12, False)]


def test_short_and_indeclinable_words_have_no_other_forms() -> None:
    """Two letters, or a last letter that nothing follows."""
    assert not is_form("Уы", "У", "ru")
    assert not is_form("Ею", "Ея", "ru")
    assert not is_form("меню́м", "меню", "ru")
    assert is_form("меню", "меню", "ru")
    assert is_form("ия", "ია", "ka") is False
    assert is_form("ეს", "ე", "ka")


@pytest.mark.parametrize(
    ("word", "regular", "stem"), [("ხიდი", True, "ხიდ"), ("წყალი", False, "წყალ"), ("მერია", False, "მერია")]
)
def test_regular_georgian_stems_are_known(word: str, regular: bool, stem: str) -> None:
    """Only a stem that never changes is regular."""
    assert (stems_ka.is_regular(word), stems_ka.stem_of(word)) == (regular, stem)


@pytest.mark.parametrize(
    ("word", "name", "stem"),
    [
        ("мэрия", "-ия", "мэри"),
        ("Лурджула", "-а", "Лурджул"),
        ("мост", "hard", "мост"),
        ("Цискари", "indeclinable", "Цискари"),
        ("рынок", "", "рынок"),
        ("Орлов", "", "Орлов"),
        ("меню", "", "меню"),
    ],
)
def test_sure_russian_declensions_are_known(word: str, name: str, stem: str) -> None:
    """What spelling rules or stress could change is unsure."""
    assert (stems_ru.declension(word), stems_ru.stem_of(word)) == (name, stem)


@given(st.text(max_size=40), st.text(max_size=12), st.sampled_from(["ka", "ru", "de"]))
def test_hits_lie_in_the_text(text: str, rendering: str, language: str) -> None:
    """Whatever the texts, spans are sound; and a rendering with words is found in itself."""
    for hit in find_forms(text, rendering, language):
        assert 0 <= hit.start < hit.end <= len(text)
    if any(letter.isalnum() for letter in rendering):
        assert contains(rendering, rendering, language)
