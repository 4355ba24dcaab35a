"""A version is judged by its script, by what it copies, and by who can tell languages apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.core.language import Verdict, count_scripts, judge, language_name, script_of
from i18nsync.core.locale import Locale

EN, KA, RU = Locale("en"), Locale("ka"), Locale("ru")
SOURCE = "The council met on Monday.\nIt did not adopt the budget.\nThe mayor will speak again tomorrow."
GEORGIAN = "საკრებულო ორშაბათს შეიკრიბა.\nბიუჯეტი არ დაამტკიცა.\nმერი ხვალ კვლავ ისაუბრებს."
RUSSIAN = "Городской совет собрался в понедельник.\nБюджет он не принял.\nМэр выступит снова завтра."


def always(code: str | None) -> Callable[[str], str | None]:
    return lambda _: code


@pytest.mark.parametrize(("text", "locale"), [(GEORGIAN, KA), (RUSSIAN, RU), (GEORGIAN.upper(), KA)])
def test_a_version_in_its_language_is_fine(text: str, locale: Locale) -> None:
    """Georgian capitals (Mtavruli) are Georgian too."""
    assert judge(text, SOURCE, locale, None) == Verdict(True, "")
    assert judge(text, SOURCE, locale, always(locale.tag)) == Verdict(True, "")


@pytest.mark.parametrize("locale", [KA, RU, Locale("de")])
def test_a_copy_of_the_source_is_no_version(locale: Locale) -> None:
    """White space, case and signs make no difference."""
    assert judge(SOURCE, SOURCE, locale, None) == Verdict(False, "untranslated copy")
    changed = SOURCE.upper().replace("\n", "  ").replace(".", " !")
    assert judge(changed, SOURCE, locale, None) == Verdict(False, "untranslated copy")


def test_three_words_are_a_copy_and_two_may_be_a_name() -> None:
    """`Tsiskari Courier` may stay as it is."""
    assert judge("Tsiskari Courier", "Tsiskari Courier", KA, None).ok
    assert judge("Tsiskari City Hall", "Tsiskari City Hall", KA, None) == Verdict(False, "untranslated copy")
    assert judge("", "", KA, None).ok


def test_short_texts_are_never_judged_by_their_script() -> None:
    """A title of a name and a number says nothing."""
    assert judge("OpenAI GPT-5 2026", "The new GPT-5", KA, always("en")).ok
    assert judge("12 — 2026", "12 - 2026", KA, None).ok


def test_a_version_with_most_lines_copied_is_said_to_be_a_copy() -> None:
    """One in which a translation was begun counts, with that reason; how many lines are too many can be set."""
    half = SOURCE + "\n" + GEORGIAN.split("\n", maxsplit=1)[0]
    assert judge(half, SOURCE, KA, None) == Verdict(True, "mostly an untranslated copy")
    assert judge(half, SOURCE, KA, None, max_copied=0.95) == Verdict(True, "mostly English")
    stale = SOURCE + "\nOne more line that the source has not."
    assert judge(stale, SOURCE, KA, None) == Verdict(False, "mostly an untranslated copy")


def test_a_language_switcher_is_no_translation() -> None:
    """Words of the target language that the source has too don't count."""
    switcher = "English ქართული Русский"
    text = f"{switcher}\n{SOURCE}\nOne more line that the source has not."
    assert judge(text, f"{switcher}\n{SOURCE}", KA, None) == Verdict(False, "mostly an untranslated copy")


def test_a_third_language_with_a_word_of_the_right_one_is_still_that_language() -> None:
    """Kannada that names Georgian is Kannada."""
    text = "ಅಧ್ಯಕ್ಷರು ಮುಂದಿನ ವರ್ಷದ ಬಜೆಟ್ ಕಾನೂನಿಗೆ ಸಹಿ ಹಾಕಿದರು. ქართული"
    assert judge(text, SOURCE, KA, None) == Verdict(False, "looks like Kannada")


def test_a_version_with_most_lines_in_its_language_is_fine() -> None:
    """In Latin script the share of copied lines decides."""
    german = "Der Rat tagte am Montag und nahm den Haushalt nicht an.\nThe mayor will speak again tomorrow."
    assert judge(german, SOURCE, Locale("de"), None).ok


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ಅಧ್ಯಕ್ಷರು ಮುಂದಿನ ವರ್ಷದ ಬಜೆಟ್ ಕಾನೂನಿಗೆ ಸಹಿ ಹಾಕಿದರು.", "looks like Kannada"),
        ("Նախագահը ստորագրեց հաջորդ տարվա բյուջեի մասին օրենքը։", "looks like Armenian"),
        ("Ο πρόεδρος υπέγραψε τον νόμο για τον προϋπολογισμό.", "looks like Greek"),
        ("대통령은 내년도 예산에 관한 법률에 서명했고 의회는 이를 승인했다.", "looks like Korean"),
        ("总统签署了明年的国家预算法案，议会于昨天晚上批准了该法案。", "looks like Chinese"),
        ("ประธานาธิบดีลงนามในกฎหมายงบประมาณของปีหน้า", "looks like Thai"),
        ("وقع الرئيس قانون الميزانية للعام المقبل أمس", "written in Arabic letters"),
        ("הנשיא חתם על חוק התקציב לשנה הבאה אתמול", "written in Hebrew letters"),
        ("राष्ट्रपति ने अगले वर्ष के बजट कानून पर हस्ताक्षर किए", "written in Devanagari letters"),
        (RUSSIAN, "written in Cyrillic letters"),
        ("Der Rat tagte am Montag und nahm den Haushalt nicht an.", "written in Latin letters"),
        ("The mayor met the council on Monday. The budget will speak again.", "mostly English"),
        ("ႠႡႢႣႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵ", "looks like old Georgian"),
    ],
)
def test_another_script_is_named_in_plain_words(text: str, reason: str) -> None:
    """Without an identifier, as far as the script goes."""
    assert judge(text, SOURCE, KA, None) == Verdict(False, reason)


def test_the_identifier_names_languages_that_share_a_script() -> None:
    """Where it knows the language; a code without a name stays the script's name."""
    assert judge(RUSSIAN, SOURCE, KA, always("bg")) == Verdict(False, "looks like Bulgarian")
    german = "Der Rat tagte am Montag und nahm den Haushalt nicht an."
    assert judge(german, SOURCE, RU, always("de")) == Verdict(False, "looks like German")
    assert judge(german, SOURCE, RU, always("nds")) == Verdict(False, "written in Latin letters")
    assert judge(german, SOURCE, RU, always("en")) == Verdict(False, "mostly English")


def test_the_identifier_sees_a_few_thousand_letters_at_most() -> None:
    """A page says no more than a paragraph does."""
    sizes: list[int] = []

    def identify(text: str) -> str | None:
        sizes.append(len(text))
        return "ru"

    assert judge("\n".join([RUSSIAN] * 200), SOURCE, RU, identify).ok
    assert len(sizes) == 1
    assert 4000 <= sizes[0] <= 4100


def test_the_identifier_must_be_sure_of_the_whole_and_of_a_half() -> None:
    """One odd answer is not enough to call a translation wrong."""
    assert judge(RUSSIAN, SOURCE, RU, always("uk")) == Verdict(False, "looks like Ukrainian")
    answers = iter(["uk", "ru", None])
    assert judge(RUSSIAN, SOURCE, RU, lambda _: next(answers)).ok
    assert judge(RUSSIAN, SOURCE, RU, always(None)).ok
    assert judge(RUSSIAN, SOURCE, RU, always("ka")).ok
    assert judge(RUSSIAN[:35], SOURCE, RU, always("uk")).ok


@pytest.mark.parametrize(("tag", "code"), [("nb", "no"), ("hr", "sr"), ("ms", "id"), ("zh-Hant", "zh")])
def test_codes_that_are_written_alike_are_one_language(tag: str, code: str) -> None:
    """No identifier tells them apart."""
    text = "Predsjednik je potpisao zakon o proračunu zemlje za sljedeću godinu i otputovao."
    assert judge(
        text if tag != "zh-Hant" else "總統簽署了明年的國家預算法案" * 3, SOURCE, Locale.parse(tag), always(code)
    ).ok


def test_languages_that_the_identifier_may_not_know_are_not_judged_by_it() -> None:
    """Nigerian Pidgin would pass for English."""
    pidgin = "Di president don sign di law wey dey for di budget of next year for di kontri."
    assert judge(pidgin, SOURCE, Locale("pcm"), always("en")).ok


def test_product_names_in_latin_are_no_fault() -> None:
    """A technical text keeps them."""
    text = "Thunderbird გახსენით და GitHub Desktop დააყენეთ, შემდეგ Visual Studio გახსენით და ფაილი შეინახეთ."
    assert judge(text, SOURCE, KA, always("en")).ok


def test_japanese_and_korean_mix_in_chinese_characters() -> None:
    """Kana or Hangul must be among them."""
    assert judge("大統領は来年度予算法案に署名し、国会はこれを承認した。", SOURCE, Locale("ja"), None).ok
    assert judge("总统签署了明年的国家预算法案，议会于昨天晚上批准了。", SOURCE, Locale("ja"), None) == Verdict(
        False, "looks like Chinese"
    )


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("ka", "Georgian"),
        ("ru", "Cyrillic"),
        ("sr", "Cyrillic"),
        ("sr-Latn", "Latin"),
        ("zh-Hant", "Chinese"),
        ("tlh", "Latin"),
    ],
)
def test_the_script_of_a_locale(tag: str, script: str) -> None:
    """A script in the tag wins."""
    assert script_of(Locale.parse(tag)) == script


def test_letters_are_counted_by_script() -> None:
    """Signs, digits and letters of scripts that nobody here knows are not."""
    assert count_scripts("aБ ა12!, é ꙁ Ა𓀀\x01 \u02b0") == {"Latin": 2, "Cyrillic": 2, "Georgian": 2}
    assert language_name("ru") == "Russian"
    assert language_name("xx") == "xx"


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["ka", "ru", "en", "ja"]))
def test_any_text_gets_a_verdict(text: str, source: str, tag: str) -> None:
    """A reason if, and only if, it is wrong."""
    verdict = judge(text, source, Locale(tag), always(None))
    assert verdict.ok == (not verdict.reason)
