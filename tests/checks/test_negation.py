"""Whether a lost or an added "not" is found, and what is said by other words is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.negation import NegationCheck
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting

RIGHT = [
    # Turns with a negator of one language only.
    ("ru", "The ambulance arrived none too soon.", "Скорая появилась как раз вовремя."),
    ("ru", "The firm is short of nothing.", "У фирмы всего хватает."),
    ("ru", "The nests must be left alone.", "Гнёзда трогать нельзя."),
    ("ka", "The bats are left in peace.", "ღამურები არ უნდა შეაწუხონ."),
    ("ka", "The rain fell for 41 days.", "წვიმა 41 დღე არ შეწყვეტილა."),
    ("ru", "A loaf costs 1.60 lari, up from 1.20.", "Буханка стоит не 1,20, а 1,60 лари."),
    ("ru", "A few people noticed it.", "Это заметили многие."),
    # Idioms that have a negator in one language only.
    ("ru", "The strike is not only about pay.", "Забастовка — не только из-за зарплаты."),
    ("ru", "Not only was the roof damaged, but the cellar was flooded.", "Повреждена крыша, затоплен и подвал."),
    ("ru", "Forms must be handed in no later than 5 May.", "Анкеты нужно сдать до 5 мая включительно."),
    ("ru", "The shop no longer sells coal.", "Магазин больше не продаёт уголь."),
    ("ru", "The bridge will not open until Friday.", "Мост откроют только в пятницу."),
    ("ru", "No doubt the vote will be close.", "Голосование, несомненно, будет напряжённым."),
    ("ru", "No wonder the queue was long.", "Очередь, разумеется, была длинной."),
    ("ru", "She could not help laughing.", "Она рассмеялась."),
    ("ru", "Why not walk to work?", "Почему бы не ходить на работу пешком?"),
    ("ru", "He asked whether or not the road was safe.", "Он спросил, безопасна ли дорога."),
    ("ru", "Don't hesitate to call.", "Смело звоните."),
    ("ru", "Do not forget to bring your passport.", "Помните, что нужен паспорт."),
    ("ru", "The village is not far from the border.", "Деревня находится близ границы."),
    ("ru", "The court found him not guilty.", "Суд признал его невиновным."),
    ("ru", "Not many visitors came.", "Посетителей было мало."),
    ("ru", "Three streets were left without power.", "Три улицы остались обесточенными."),
    ("ru", "The minister did not rule out a new tax.", "Министр допустил введение нового налога."),
    ("ru", "Unlike her brother, she voted.", "В отличие от брата, она проголосовала."),
    ("ru", "There is nothing but mud on the road.", "На дороге сплошная грязь."),
    ("ru", "It couldn't be better.", "Лучше и быть не может."),
    ("ru", "The library has not reopened.", "Библиотека всё ещё закрыта."),
    ("ru", "The dog did not survive the fire.", "Собака погибла в огне."),
    ("ru", "The results have not changed.", "Результаты остались прежними."),
    ("ru", "Nobody was hurt.", "Пострадавших нет."),
    ("ru", "No one was hurt.", "Никто не пострадал."),
    ("ru", "There were no injuries.", "Обошлось без пострадавших."),
    ("ru", "Neither the mayor nor his deputy came.", "Ни мэр, ни его заместитель не пришли."),
    ("ru", "He neither drinks nor smokes.", "Он не пьёт и не курит."),
    ("ru", "No. 5 bus stops here.", "Здесь останавливается автобус № 5."),
    ("ru", "It is not unusual to see bears here.", "Медведи здесь — обычное дело."),
    ("ru", "The plan is not without risks.", "План сопряжён с рисками."),
    ("ru", "Not a single vote was lost.", "Ни один голос не потерян."),
    ("ru", "The work is nothing short of a miracle.", "Эта работа — настоящее чудо."),
    ("ru", "Tickets are not cheap.", "Билеты недёшевы."),
    ("ru", "The doctors could not save him.", "Спасти его не удалось."),
    ("ru", "You cannot enter without a ticket.", "Вход только по билетам."),
    ("ru", "Nothing was stolen.", "Ничего не украли."),
    ("ru", "They never met again.", "Больше они не виделись."),
    ("ru", "He has never been so happy.", "Он впервые так счастлив."),
    ("ru", "The bus does not stop at the mill.", "Автобус проезжает мельницу без остановки."),
    # Soft words of the source with a negator in the target.
    ("ru", "The company failed to pay.", "Компания не заплатила."),
    ("ru", "The minister refused to answer.", "Министр не стал отвечать."),
    ("ru", "He denied taking the money.", "Он заявил, что не брал денег."),
    ("ru", "The village lacks a doctor.", "В селе нет врача."),
    ("ru", "The road is unsafe.", "Дорога не безопасна."),
    ("ru", "The lift is out of order.", "Лифт не работает."),
    ("ru", "Stay away from the river.", "Не подходите к реке."),
    ("ru", "He missed the last train.", "Он не успел на последний поезд."),
    ("ru", "She hardly slept.", "Она почти не спала."),
    ("ru", "Wait until the rain has stopped.", "Подождите, пока не кончится дождь."),
    ("ru", "Unless it rains, the match goes ahead.", "Если не будет дождя, матч состоится."),
    ("ru", "Few people believed him.", "Ему почти никто не поверил."),
    ("ru", "The bridge is too weak for lorries.", "Мост не выдержит грузовиков."),
    ("ru", "The museum is closed on Mondays.", "По понедельникам музей не работает."),
    ("ru", "Smoking is forbidden here.", "Здесь нельзя курить."),
    ("ru", "At least 40 people were injured.", "Пострадали не менее 40 человек."),
    ("ru", "He has repeatedly warned of floods.", "Он не раз предупреждал о наводнениях."),
    ("ru", "The children were taken rather to the school than to the hall.", "Детей отвели в школу, а не в зал."),
    ("ru", "Would you like some tea?", "Не хотите ли чаю?"),
    ("ru", "The debt remains unpaid.", "Долг так и не выплачен."),
    ("ru", "Nevertheless the fair took place.", "Тем не менее ярмарка состоялась."),
    ("ru", "Whatever happens, the school will open.", "Что бы ни случилось, школа откроется."),
    ("ru", "The homeless man was given a coat.", "Мужчине, у которого нет дома, дали пальто."),
    ("ru", "Rescuers kept the fire from spreading.", "Спасатели не дали огню распространиться."),
    ("ru", "Children travel free.", "Дети ездят бесплатно."),
    ("ru", "Residents are advised to avoid the centre.", "Жителям советуют не ездить в центр."),
    # Georgian.
    ("ka", "The strike is not only about pay.", "გაფიცვა მარტო ხელფასს არ ეხება."),
    ("ka", "Forms must be handed in no later than 5 May.", "ანკეტები 5 მაისამდე უნდა ჩაბარდეს."),
    ("ka", "The shop no longer sells coal.", "მაღაზია ნახშირს აღარ ყიდის."),
    ("ka", "The bridge will not open until Friday.", "ხიდი მხოლოდ პარასკევს გაიხსნება."),
    ("ka", "No doubt the vote will be close.", "კენჭისყრა, ცხადია, დაძაბული იქნება."),
    ("ka", "Whether or not the road is safe, he will go.", "უსაფრთხოა გზა თუ არა, ის მაინც წავა."),
    ("ka", "Do not forget to bring your passport.", "გახსოვდეთ, რომ პასპორტია საჭირო."),
    ("ka", "The village is not far from the border.", "სოფელი საზღვართან ახლოსაა."),
    ("ka", "Not many visitors came.", "ცოტა მნახველი მოვიდა."),
    ("ka", "The streets were left without power.", "ქუჩები უდენოდ დარჩა."),
    ("ka", "The library has not reopened.", "ბიბლიოთეკა კვლავ დაკეტილია."),
    ("ka", "The dog did not survive the fire.", "ძაღლი ცეცხლში დაიღუპა."),
    ("ka", "Nobody was hurt.", "არავინ დაშავებულა."),
    ("ka", "Neither the mayor nor his deputy came.", "არც მერი მოვიდა და არც მისი მოადგილე."),
    ("ka", "The work is not finished.", "სამუშაო დაუმთავრებელია."),
    ("ka", "The bill has not been paid.", "გადასახადი გადაუხდელია."),
    ("ka", "The search was without result.", "ძებნა უშედეგოდ დასრულდა."),
    ("ka", "There is no access to the site.", "საიტი მიუწვდომელია."),
    ("ka", "The district is not covered by the network.", "უბანი ქსელის დაფარვის გარეშეა."),
    ("ka", "The minister refused to answer.", "მინისტრმა კითხვას არ უპასუხა."),
    ("ka", "The village lacks a doctor.", "სოფელს ექიმი არ ჰყავს."),
    ("ka", "The lift is out of order.", "ლიფტი არ მუშაობს."),
    ("ka", "He missed the last train.", "ბოლო მატარებელს ვერ მიუსწრო."),
    ("ka", "Wait until the rain has stopped.", "დაიცადეთ, სანამ წვიმა არ გადაიღებს."),
    ("ka", "Smoking is forbidden here.", "აქ მოწევა არ შეიძლება."),
    ("ka", "Stay off the ice.", "ყინულზე ნუ გახვალთ."),
    ("ka", "He drove the car, not the bus.", "ის მანქანას მართავდა და არა ავტობუსს."),
    ("ka", "Numerous complaints were lodged.", "არაერთი საჩივარი შევიდა."),
    ("ka", "The council exists and is near.", "საკრებულო არსებობს და ახლოსაა."),
    ("ka", "While some left, others stayed.", "ზოგი წავიდა, ზოგი კი დარჩა, არადა ყველას აფრთხილებდნენ."),
    ("ka", "At least 40 people were injured.", "არანაკლებ 40 ადამიანი დაშავდა."),
    ("ka", "Few people believed him.", "თითქმის არავინ დაუჯერა."),
    ("ka", "The measure is illegal.", "ეს ზომა კანონიერი არ არის."),
]

WRONG = [
    ("ru", "The farmers have no objection to the road.", "Фермеры возражают против дороги."),
    ("ru", "The witness is no longer under guard.", "Свидетель по-прежнему под охраной."),
    ("ru", "Few noticed it.", "Это заметили многие."),
    ("ka", "Few noticed it.", "ეს ბევრმა შენიშნა."),
    ("ru", "The bus did not stop.", "Автобус остановился."),
    ("ru", "The mayor has never met the owner.", "Мэр встречался с владельцем."),
    ("ru", "Nobody was hurt in the crash.", "В аварии пострадали люди."),
    ("ru", "There is no danger of flooding.", "Есть опасность наводнения."),
    ("ru", "The bread contains no salt.", "Хлеб содержит соль."),
    ("ru", "The school will not be closed.", "Школу закроют."),
    ("ru", "Drivers must not park on the square.", "Водители должны парковаться на площади."),
    ("ru", "Swimmers need not shower.", "Пловцы должны принять душ."),
    ("ru", "Dogs may run without a leash.", "Собаки могут бегать на поводке."),
    ("ru", "The tests did not confirm the diagnosis.", "Анализы подтвердили диагноз."),
    ("ru", "He can't read the small print.", "Он может прочесть мелкий шрифт."),
    ("ru", "None of the houses is insured.", "Все дома застрахованы."),
    ("ru", "The firm didn’t break the law.", "Фирма нарушила закон."),
    ("ru", "The road is open. It is not safe.", "Дорога открыта. Она безопасна."),
    ("ru", "The council did not vote. Nobody spoke.", "Совет не голосовал. Все выступили."),
    ("ru", "Neither candidate was present.", "Оба кандидата присутствовали."),
    ("ru", "The pool opens at nine.", "Бассейн не открывается в девять."),
    ("ru", "Pensioners travel free.", "Пенсионеры больше не ездят бесплатно."),
    ("ru", "The mayor has met the owner.", "Мэр никогда не встречался с владельцем."),
    ("ru", "The tests confirmed the diagnosis.", "Анализы не подтвердили диагноз."),
    ("ru", "He can read the small print.", "Он не может прочесть мелкий шрифт."),
    ("ru", "Visitors may take photographs.", "Посетителям нельзя фотографировать."),
    ("ru", "There is a doctor in the village.", "В селе нет врача."),
    ("ka", "The bus did not stop.", "ავტობუსი გაჩერდა."),
    ("ka", "The mayor has never met the owner.", "მერი მეპატრონეს შეხვდა."),
    ("ka", "Nobody was hurt in the crash.", "ავარიაში ადამიანები დაშავდნენ."),
    ("ka", "There is no danger of flooding.", "წყალდიდობის საფრთხე არსებობს."),
    ("ka", "The school will not be closed.", "სკოლა დაიხურება."),
    ("ka", "Drivers must not park on the square.", "მძღოლებმა მოედანზე უნდა გააჩერონ მანქანები."),
    ("ka", "The tests did not confirm the diagnosis.", "ანალიზებმა დიაგნოზი დაადასტურა."),
    ("ka", "He can't read the small print.", "მას წვრილი შრიფტის წაკითხვა შეუძლია."),
    ("ka", "None of the houses is insured.", "ყველა სახლი დაზღვეულია."),
    ("ka", "Children travel without a ticket.", "ბავშვები ბილეთით მგზავრობენ."),
    ("ka", "The pool opens at nine.", "აუზი ცხრაზე არ იხსნება."),
    ("ka", "The mayor has met the owner.", "მერი მეპატრონეს არასოდეს შეხვედრია."),
    ("ka", "The tests confirmed the diagnosis.", "ანალიზებმა დიაგნოზი ვერ დაადასტურა."),
    ("ka", "Visitors may take photographs.", "მნახველებს სურათების გადაღება არ შეუძლიათ."),
    ("ka", "There is a doctor in the village.", "სოფელში ექიმი არ არის."),
    ("ka", "The road is open. It is not safe.", "გზა გახსნილია. ის უსაფრთხოა."),
]


def run(locale: str, source: str, target: str) -> list[Finding]:
    """What the check finds in a pair."""
    return list(NegationCheck().run(Pair(source, target, Setting(Locale(locale)))))


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_what_is_right_is_left_alone(locale: str, source: str, target: str) -> None:
    """Each of these says the same in both languages."""
    assert run(locale, source, target) == []


@pytest.mark.parametrize(("locale", "source", "target"), WRONG)
def test_what_says_the_opposite_is_found(locale: str, source: str, target: str) -> None:
    """Each of these has lost a negation, or has one too many."""
    (found,) = run(locale, source, target)
    assert found.severity is Severity.WARNING
    assert (found.lacks or found.adds) == "not"


@pytest.mark.parametrize(
    ("locale", "source", "target", "word"),
    [
        ("ru", "The laboratory says the water is unsafe.", "Лаборатория считает воду безопасной.", "безопасной"),
        ("ru", "The parade was banned.", "Парад разрешили.", "разрешили"),
        ("ru", "The court rejected the claim.", "Суд удовлетворил иск.", "удовлетворил"),
        ("ru", "The council approved the plan.", "Совет отклонил план.", "отклон"),
        ("ka", "The court rejected the claim.", "სასამართლომ სარჩელი დააკმაყოფილა.", "დააკმაყოფილა"),
        ("ka", "The parade was allowed.", "აღლუმი აიკრძალა.", "აიკრძალ"),
        ("ka", "The killer is unknown.", "მკვლელი ცნობილია.", "ცნობილია"),
    ],
)
def test_an_opposite_is_found_where_neither_text_says_not(locale: str, source: str, target: str, word: str) -> None:
    """Both words are told and marked."""
    (found,) = run(locale, source, target)
    assert found.target is not None
    assert found.source is not None
    assert target[slice(*found.target)] == word
    assert found.message == f"the source says “{source[slice(*found.source)]}”, the translation “{word}”"


@pytest.mark.parametrize(
    ("locale", "source", "target"),
    [
        ("ru", "The court rejected the claim that had been approved in May.", "Суд отклонил иск, одобренный в мае."),
        ("ru", "Rain is less likely on Sunday.", "В воскресенье дождь маловероятен."),
        ("ru", "Fishing is forbidden, swimming is allowed.", "Рыбалка запрещена, купаться разрешено."),
        ("ru", "It is unfair that the road is safe.", "Несправедливо, что дорога опасна для других."),
        ("ka", "He failed.", "მან ვერ შეძლო."),
    ],
)
def test_opposites_that_belong_to_something_else_are_left_alone(locale: str, source: str, target: str) -> None:
    """Where both words are in the source, or one of them is in its place, or another negation may explain it."""
    assert run(locale, source, target) == []


def test_what_is_lost_and_added_is_told_and_marked() -> None:
    """In the words of the text that has them."""
    (lost,) = run("ru", "The road is open. It isn’t safe.", "Дорога открыта. Она безопасна.")
    assert lost.message == "“isn’t” is in the source, and the translation does not say it"
    assert (lost.source, lost.target, lost.lacks, lost.adds) == ((21, 26), None, "not", "")
    (added,) = run("ka", "The road is open. It is safe.", "გზა გახსნილია. ის უსაფრთხო არ არის.")
    assert added.message == "the translation says “არ”, and the source does not negate here"
    assert (added.source, added.target, added.lacks, added.adds) == (None, (27, 29), "", "not")


def test_the_value_is_the_same_in_every_language() -> None:
    """So that versions can be compared."""
    source = "Nobody was hurt in the crash."
    (ka,) = run("ka", source, "ავარიაში ადამიანები დაშავდნენ.")
    (ru,) = run("ru", source, "В аварии пострадали люди.")
    assert ka.lacks == ru.lacks == "not"


def test_sentences_that_do_not_run_side_by_side_are_compared_as_a_whole() -> None:
    """A translator may move a clause into the next sentence."""
    source = "He came late. Nobody complained. The train had gone."
    assert run("ru", source, "Никто не жаловался. Он пришёл поздно. Поезд ушёл.") == []
    assert run("ru", source, "Он пришёл поздно, и никто не жаловался. Поезд ушёл.") == []
    assert run("ru", source, "Он пришёл поздно. Все жаловались, поезд ушёл.")


def test_a_target_in_another_language_is_the_matter_of_other_checks() -> None:
    """Its negations cannot be read."""
    assert run("ru", "No rain is expected.", "წვიმას არ ველით.") == []
    assert run("ka", "No rain is expected.", "Rain is expected.") == []


def test_markup_negates_nothing() -> None:
    """Code, addresses and what stays in English are no words of the sentence."""
    assert run("ru", "Run `do not touch`.", "Запустите `do not touch`.") == []
    assert run("ru", "The column is marked NOT NULL.", "Столбец помечен как NOT NULL.") == []
    assert run("ru", "See https://x.example/not-found.", "См. https://x.example/not-found.") == []


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["ka", "ru"]))
def test_no_text_makes_it_fail(source: str, target: str, locale: str) -> None:
    """And what it finds lies in the text."""
    for found in run(locale, f"{source} not {source}. No!", f"{target} не {target}. არ!"):
        assert found.message


WORDS = st.sampled_from(["მერი", "სკოლა", "გზა", "წყალი", "ხიდი", "მატარებელი", "ახალი", "დილით"])


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 6))
def test_an_added_georgian_not_is_found_wherever_it_stands(words: list[str], at: int) -> None:
    """A text without any negation, and the same with one."""
    text = " ".join(words)
    assert run("ka", "The mayor opened a new school.", text) == []
    words.insert(at, "არ")
    (found,) = run("ka", "The mayor opened a new school.", " ".join(words))
    assert found.adds == "not"
