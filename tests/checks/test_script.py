"""Letters and languages that do not belong in the text, and all those that do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.script import checks
from i18nsync.core.finding import Finding, Severity, apply
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.sources.langid import identifier

_CHECKS = {check.id: check for check in checks()}


def _run(locale: str, source: str, target: str, *, only: str = "") -> list[Finding]:
    identify = identifier()
    assert identify is not None
    pair = Pair(source, target, Setting(Locale(locale), identify=identify))
    return [
        finding
        for check in _CHECKS.values()
        if (not only or check.id == only) and (not check.locales or locale in check.locales)
        for finding in check.run(pair)
    ]


def _lines(text: str) -> list[str]:
    """The cases of a table; an indented line goes on from the last, after a space where it begins with a low line."""
    return text.strip().replace("\n    _", " ").replace("\n    ", "").splitlines()


RIGHT = """
ru|The road is closed.|Дорога закрыта.
ru|The council adopted the budget in one sitting.|Совет принял бюджет за одно заседание.
ru|Snow fell in Gudauri and Bakuriani on Friday night.|В ночь на субботу в Гудаури и Бакуриани выпал снег.
ru|Prices for bread and milk rose again in May.|В мае снова подорожали хлеб и молоко.
ru|Pupils planted a linden in front of the school.|Ученики посадили липу перед школой.
ru|Mayor, council, parliament, government|Мэр, совет, парламент, правительство
ru|A rescue team found both climbers alive.|Спасатели нашли обоих альпинистов живыми и невредимыми.
ru|The president visited Kazakhstan.|
    Президент посетил Казахстан, где провел переговоры о поставках нефти и газа.
ru|The newspaper “Kommersant” wrote about it.|Об этом написала газета «Коммерсантъ».
ru|Vehicle entry is closed; the object is gone.|Подъезд закрыт, объект исчез, съёмка отменена.
ru|Yuan and Sichuan and Jiang'an|Юань, Сычуань и Цзянъань
ru|vitamin C, plan B, group A|витамин C, план B, группа A
ru|It costs $5 and weighs 3 kg.|Стоит $5 и весит 3 кг.
ru|The X-ray, the IT company, the PR manager, the VIP box|X-лучи, IT-компания, PR-менеджер, VIP-ложа
ru|The QR code, 4K video and USB-C|QR-код, 4K-видео и USB-C
ru|Hotel “Tbilisi Marriott” closes|Отель Tbilisi Marriott закрывается
ru|He played for Real Madrid.|Он играл за «Реал».
ru|Bread, milk, eggs|Хлеб, молоко, яйца
ka|The film “Irony of Fate” was shown.|ფილმი „ბედის ირონია“ («Ирония судьбы») აჩვენეს.
ka|The band “Queen” sang “We Are the Champions”.|ჯგუფმა „Queen“ „We Are the Champions“ იმღერა.
ka|vitamin C, X-ray|C ვიტამინი, X-სხივი
ka|He wrote in Armenian.|მან სომხურად დაწერა: „Բարև“.
ka|Press Ctrl+C or type ls -la|დააჭირეთ Ctrl+C-ს ან აკრიფეთ ls -la
ka|The Unicode letter ა|უნიკოდის ასო ა
ka|ISO 9001 and IEC|ISO 9001-სა და IEC-ის
ka|5 km away|5 კმ-ის მოშორებით
ka|Wi-Fi, 5G, GPS|Wi-Fi-ს, 5G-სა და GPS-ის
ka|de facto government|de facto მთავრობა
ka|He read Homo sapiens and Canis lupus|Homo sapiens-ისა და Canis lupus-ის შესახებ წაიკითხა
ka|The Economist Intelligence Unit and Freedom House|The Economist Intelligence Unit და Freedom House
ka|He moved to Deutsche Bank|ის Deutsche Bank-ში გადავიდა
ka|Doctors Without Borders left the city.|Doctors Without Borders-მა ქალაქი დატოვა.
ru|He founded Reporters Without Borders.|Он основал Reporters Without Borders.
ru|an article in Nature Climate Change|статья в Nature Climate Change
ru|the start-up Open Road|стартап Open Road
"""


@pytest.mark.parametrize("line", _lines(RIGHT))
def test_what_belongs_in_the_text_is_left_alone(line: str) -> None:
    """Abbreviations with endings, units, brands, quoted titles, names in parentheses, letters that are named."""
    locale, source, target = line.split("|")
    assert _run(locale, source, target) == []


WRONG = """
language|ru|The council will meet again on Monday, the mayor said.|
    Рада збереться знову в понеділок, сказав мер.
language|ru|The bridge is closed. Traffic goes round the lake.|
    Мост закрыт. Рух транспорту відбувається навколо озера.
language|ru|The road is closed. The mayor apologised to the residents.|
    Дорога закрыта. Кметът се извини на жителите на града.
language|ru|The road is closed. The mayor apologised to the residents.|
    Дорога закрыта. Мэр папрасіў прабачэння ў жыхароў.
language|ru|The market opens at nine and closes at five.|Market saat dokuzda açılır ve beşte kapanır.
language|ru|The market opens at nine.|ბაზარი ცხრაზე იხსნება.
language|ru|The market opens at nine. Bring your own bags.|Рынок открывается в девять. ჩანთები თან იქონიეთ.
language|ka|The market opens at nine. Bring your own bags.|ბაზარი ცხრაზე იხსნება. Bring your own bags.
language|ka|The market opens at nine. Bring your own bags.|ბაზარი ცხრაზე იხსნება. Возьмите сумки.
language|ka|The market opens at nine.|Der Markt öffnet um neun Uhr morgens.
language|ka|The market opens at nine.|bazari dilis cxra saatze ixsneba
language|ka|The market opens at nine and closes late.|ბაზარი იხსნება в девять и закрывается поздно.
mixed-script|ru|Prices rose.|Цены вырoсли.
mixed-script|ru|Prices rose.|Цeны выросли.
mixed-script|ru|COVID is back.|СOVID вернулся.
mixed-script|ru|from Monday|Мост закрыт c понедельника.
mixed-script|ru|and not only|Это касается нас, a не их.
mixed-script|ka|Prices rose.|ფასები გაიზარdა.
mixed-script|ka|Prices rose.|ფასები гაიზარდა.
mixed-script|ka|The Facebook page|Facebоok-ის გვერდი
mixed-script|ka|The BBC says|BBCის ცნობით
untranslated|ru|The public hearing was postponed.|Заседание public hearing перенесли.
untranslated|ru|He is head of the water department.|Он глава of the water department.
untranslated|ka|The fire brigade arrived in ten minutes.|fire brigade ათ წუთში მოვიდა.
untranslated|ru|the Ministry of Finance|в Ministry of Finance
untranslated|ka|Members of the City Council walked out.|City Council-ის წევრებმა დარბაზი დატოვეს.
mtavruli|ka|The mayor said|მერმა თქვა: ᲓᲐᲛᲔᲮᲛᲐᲠᲔᲗ
old-script|ka|The mayor said|Ⴋერმა თქვა
"""


@pytest.mark.parametrize("line", _lines(WRONG))
def test_what_does_not_belong_is_found_by_the_check_for_it(line: str) -> None:
    """And by no other one."""
    check, locale, source, target = line.split("|")
    assert {finding.check for finding in _run(locale, source, target)} == {check}


@pytest.mark.parametrize(
    ("locale", "source", "target", "fixed", "message"),
    [
        ("ru", "Prices rose.", "Цены вырoсли.", "Цены выросли.", "вырoсли has letters of two alphabets: o"),
        (
            "ru",
            "from Monday",
            "Мост закрыт c мая.",
            "Мост закрыт с мая.",
            "c is written in Latin letters that look like Russian ones",
        ),
        (
            "ru",
            "NATO agreed.",
            "HATO согласилось.",
            "НАТО согласилось.",
            "HATO is written in Latin letters that look like Russian ones",
        ),
        ("ru", "on Facebook", "в Fаcebook", "в Facebook", "Fаcebook has letters of two alphabets: а"),
        ("ka", "It may be.", "შეიძლებa.", "შეიძლება.", "შეიძლებa has letters of two alphabets: a"),
        ("ka", "BBC says", "BBCის ცნობით", "BBC-ის ცნობით", "BBCის: a hyphen is missing between BBC and ის"),
        ("ka", "the city of Tbilisi", "თбიფისი", "თбიფისი", "თбიფისი has letters of two alphabets: б"),
        ("ru", "a PDF", "с PDFом", "с PDFом", "PDFом: a hyphen is missing between PDF and ом"),
        ("ka", "Mayor", "Მერი", "მერი", "Მ is in Mtavruli capitals: write მ"),
        ("ka", "Mayor", "Ⴋერი", "მერი", "Ⴋ is in old Georgian letters: write მ"),
    ],
)
def test_a_slip_is_put_right_where_that_is_certain(
    locale: str, source: str, target: str, fixed: str, message: str
) -> None:
    """Look-alikes always; slips of the keyboard where the word list has the outcome; an unknown word never."""
    found = _run(locale, source, target)
    assert [finding.message for finding in found] == [message]
    assert apply(target, tuple(found)) == fixed
    assert _run(locale, source, fixed) == [] or fixed == target


@pytest.mark.parametrize(
    ("locale", "target", "message"),
    [
        ("ka", "ხიდი დაკეტილია. Объезд по старой дороге.", "in Russian, not in Georgian: Объезд по старой дороге"),
        ("ru", "Мост закрыт. ხიდი დაკეტილია.", "not in Russian: ხიდი დაკეტილია"),
        (
            "ru",
            "Мост закрыт. Рух транспорту відбувається навколо озера.",
            "in Ukrainian, not in Russian: Рух транспорту відбувається навколо озера",
        ),
        ("ka", "xidi daketilia orshabatamde", "not in Georgian: xidi daketilia orshabatamde"),
        (
            "ka",
            "ხიდი დაკეტილია. მუჭო რექ, სქანი ჭირიმე, თიში დღა.",
            "in Mingrelian, not in Georgian: მუჭო რექ, სქანი ჭირიმე, თიში დღა",
        ),
        ("ka", "ჸუდე დიდია.", "in Mingrelian, not in Georgian: ჸუდე"),
    ],
)
def test_a_wrong_language_is_named_where_it_is_known(locale: str, target: str, message: str) -> None:
    """With the words themselves."""
    (found,) = _run(locale, "The bridge is closed until Monday.", target)
    assert found.message == message
    assert found.severity is Severity.ERROR


def test_doubtful_words_are_warnings() -> None:
    """A single short word, a name in Ukrainian letters, a whole heading in capitals."""
    for locale, source, target in (
        ("ka", "The band is on.", "ჯგუფი мир უკრავს."),
        ("ru", "Pavlo Zahrebelnyi's novel", "роман Загребельної вышел вчера"),
        ("ka", "BREAKING NEWS", "ᲡᲐᲡᲬᲠᲐᲤᲝ ᲐᲛᲑᲐᲕᲘ"),
    ):
        assert [finding.severity for finding in _run(locale, source, target)] == [Severity.WARNING], target


def test_what_a_text_quotes_is_left_alone() -> None:
    """In any language, whole sentences too, and what stands in the source."""
    for locale, source, target in (
        ("ru", "He wrote: “The council meets.”", "Он написал: «Рада збереться знову в понеділок увечері»."),
        ("ru", "The song “Pesen za Rodinata”", "песня «Жители града се извинили на кметът вечерта»"),
        ("ka", "He said it in Mingrelian.", "მან თქვა: „მუჭო რექ, სქანი ჭირიმე“."),
        ("ka", "The letter ჸ is old.", "ასო ჸ ძველია."),
        ("ru", "a MAC address, the HTC phone", "MAC-адрес, телефон HTC"),
        ("ru", "The variable c", "Переменная c равна нулю"),
        ("ru", "vitamins and PEX pipes", "«PEX» и «BMX»"),
    ):
        assert _run(locale, source, target) == [], target


def test_what_is_new_and_latin_is_judged_by_what_it_says() -> None:
    """A tail in a third language, one that nobody knows, and words in two alphabets without look-alikes."""
    (found,) = _run("ru", "It is late.", "Уже поздно, und wir gehen alle langsam nach hause.", only="language")
    assert found.severity is Severity.ERROR
    (found,) = _run("ru", "It is late.", "Уже поздно, zzkrx qqwvx kkzzt xxqqv wwzzk vvqqx.", only="language")
    assert found.severity is Severity.WARNING
    for locale, target in (("ru", "слоwо"), ("ru", "Фacebook"), ("hy", "Երևաnν")):
        (found,) = _run(locale, "Text", target, only="mixed-script")
        assert found.edits == ()


def test_an_untranslated_text_and_code_are_other_checks() -> None:
    """One finding for one fault."""
    text = "The bridge is closed until Monday morning."
    assert _run("ka", text, text) == []
    assert _run("ru", "Bad", '{"error": {"code": 429, "message": "too many requests were made today"}}') == []
    assert _run("ka", "at most %dkB", "არაუმეტეს %dკბ\\nსულ") == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["ka", "ru", "hy", "de"]))
def test_no_text_makes_them_fail(source: str, target: str, locale: str) -> None:
    """Spans and edits lie in the text."""
    for finding in _run(locale, source, target):
        assert finding.target is not None
        assert 0 <= finding.target[0] < finding.target[1] <= len(target)
        assert all(0 <= edit.start <= edit.end <= len(target) for edit in finding.edits)


@given(st.text(alphabet="აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ -,.0123456789%", max_size=60))
def test_georgian_letters_alone_are_never_mixed(target: str) -> None:
    """Nor Mtavruli, nor old."""
    assert _run("ka", "Text", target, only="mixed-script") == []
    assert _run("ka", "Text", target, only="mtavruli") == []
    assert _run("ka", "Text", target, only="old-script") == []
