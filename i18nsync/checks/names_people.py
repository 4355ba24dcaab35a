"""Given names that are rendered by an equivalent or in more than one way, and names that tell a person."""

from __future__ import annotations

__all__ = ["GIVEN"]

# English spellings | Georgian | Russian; the first English one names the line. An indented line goes on from the last.
_TEXT = """
George Giorgi Georgi Georgy Gogi Jorge Georges|გიორგი ჯორჯი ჯორჯ გეორგი ხორხე ჟორჟი გოგი|
    Георгий Гиорги Джордж Жорж Хорхе Гоги Георги
Michael Mikheil Mikhail Mike Mikhael Michel|მიხეილ მიხეილი მაიკლი მაიკლ მიხაილ მიხაილი მაიკი მიშელი მიხაელი მიხაელ|
    Михаил Михеил Майкл Майк Мишель Михаэль
Catherine Ekaterine Yekaterina Ekaterina Katherine Kate|
    ეკატერინე ეკატერინა ქეთრინი კეტრინი კეიტი კატრინი ქეთრინ კეტრინ|Екатерина Экатерине Кэтрин Катрин Кейт
Ketevan Keti Ketevani|ქეთევან ქეთევანი ქეთი|Кетеван Кети Кетевани
John Ivane Ivan Ioane Jean Johann Juan|ჯონი ჯონ ივანე იოანე ივან ჟანი იოჰანი ხუანი ჟან|
    Джон Иван Иване Иоанн Жан Иоганн Хуан
David Davit Dato|დავით დავითი დევიდი დევიდ დათო|Давид Дэвид Давит Дато
Nicholas Nikoloz Nika Nikolay Nikolai Nicolas Nick Nico|ნიკოლოზ ნიკოლოზი ნიკა ნიკოლაი ნიკოლასი ნიკი ნიკო ნიკოლა|
    Николай Николоз Ника Николас Ник Нико Никола
Alexander Aleksandre Aleksandr Alexandre Sandro Alex|ალექსანდრე ალექსანდრ სანდრო ალექსი ალექს|
    Александр Александре Сандро Алекс Алексис
Alexandra Aleksandra|ალექსანდრა|Александра
Alexey Alexei Aleksei Aleksey Aleksi|ალექსეი ალექსი|Алексей Алекси
Anastasia Anastasiya Nastya|ანასტასია|Анастасия
Andrew Andria Andrei Andrey Andro|ანდრია ენდრიუ ანდრეი ანდრო ანდრე|Андрей Эндрю Андрия Андриа Андро Андре
Anna Ana Anne Ann Ani|ანა ანნა ენი ენ ანი ანე|Анна Ана Энн Ани Анне
Anthony Antonio Anton|ენტონი ანტონიო ანტონ ანტონი|Энтони Антонио Антон
Barbara|ბარბარა ბარბარე|Барбара Варвара
Basil Vasil Vasily Vaso Vasili|ვასილ ვასილი ვასო|Василий Васил Васо
Benjamin Ben|ბენჯამინი ბენჯამინ ბენიამინ ბენიამინი ბენი|Бенджамин Беньямин Вениамин Биньямин Бен
Charles Karl Carl Carlos|ჩარლზი ჩარლზ კარლი კარლ შარლი კარლოსი შარლ|Чарльз Карл Шарль Карлос
Christina Kristine Christine|ქრისტინე ქრისტინა კრისტინა კრისტინე|Кристина Кристине Кристин
Christopher Chris|ქრისტოფერი კრისტოფერი ქრისტოფერ კრისტოფერ კრისი ქრისი|Кристофер Христофор Крис
Constantine Konstantine Konstantin Kote|კონსტანტინე კონსტანტინ კოტე|Константин Константине Коте
Kakhi|კახი|Кахи
Daniel Daniil|დანიელი დანიელ დენიელი დანიილ|Даниэль Дэниел Даниил Даниел
Demetre Dmitry Dmitri Dimitri Demetrius Dimitry|დემეტრე დიმიტრი დმიტრი|Деметре Дмитрий Димитрий Димитри
Eka|ეკა|Эка
Elene Elena Helen Yelena Helena|ელენე ელენა ჰელენი ელენი|Елена Элене Хелен Хелена Элен
Elizabeth Elisabed Elisabeth|ელისაბედ ელისაბედი ელიზაბეტ ელიზაბეტი ელიზაბეთ ელიზაბეთი|Елизавета Элизабет Элисабед
Emily Emilia|ემილი ემილია|Эмили Эмилия
Eugene Evgeni Yevgeny Evgeny|ევგენი იუჯინი|Евгений Юджин Эжен
Francis Francisco Francois|ფრენსისი ფრანცისკე ფრენსის ფრანსისკო ფრანცისკ|Фрэнсис Франциск Франсиско Франсуа
Frederick Friedrich Fred|ფრედერიკი ფრიდრიხი ფრიდრიხ ფრედერიკ ფრედი|Фредерик Фридрих Фред
Gela|გელა|Гела
Giga|გიგა|Гига
Gia|გია|Гия
Givi|გივი|Гиви
Grigol Gregory Grigory Grigori|გრიგოლ გრიგოლი გრეგორი გრიგორი|Григорий Григол Грегори
Guram|გურამ გურამი|Гурам
Harry|ჰარი|Гарри
Henry Henri Heinrich|ჰენრი ანრი ჰაინრიხი ჰაინრიხ ჰენრიხ|Генри Анри Генрих Хенри
Hugh Hugo|ჰიუ უგო ჰიუგო|Хью Гюго Гуго Уго
Ilia Elijah Ilya|ილია ილიკო|Илья Илия Илиа
Irakli|ირაკლი|Ираклий Иракли
Irina Irine Irma|ირინა ირინე ირმა|Ирина Ирине Ирма
Isabel Isabella Isabelle|იზაბელა იზაბელი იზაბელ|Изабелла Исабель Изабель
Jacob Iakob Yakov|იაკობ იაკობი ჯეიკობი|Иаков Якоб Яков Джейкоб
James Jim|ჯეიმსი ჯეიმს ჯიმი იაკობ იაკობი|Джеймс Джим Яков Иаков
Joseph Ioseb Josef Soso Iosif Jose Joe|იოსებ იოსები ჯოზეფი ჯოზეფ იოზეფი სოსო იოსიფ ხოსე ჯო|
    Иосиф Иосеб Джозеф Йозеф Сосо Хосе Жозеф Джо
Julia Yulia Julie Iulia|იულია ჯულია ჯული ჟული|Юлия Джулия Жюли
Kakhaber Kakha|კახაბერ კახაბერი კახა|Кахабер Каха
Kristo|ქრისტო|Кристо
Lado Vladimir Volodymyr|ვლადიმერ ვლადიმერი ლადო ვლადიმირ ვოლოდიმირ ვოლოდიმირი|Владимир Ладо Владимер
Lali|ლალი|Лали
Lasha|ლაშა|Лаша
Lawrence Laurence|ლოურენსი ლორენსი ლოურენს|Лоуренс Лоренс Лаврентий Лоранс
Levan|ლევან ლევანი|Леван
Leo Lev Leon|ლეო ლეონი ლევ|Лео Леон Лев
Lia|ლია|Лия Лиа
Luka Luke Luc Lucas Lukas|ლუკა ლუკი ლუკასი ლუკ ლუკას|Лука Люк Лукас
Maia Maya|მაია|Майя Маиа Мая
Maka|მაკა|Мака
Mamuka|მამუკა|Мамука
Manana|მანანა|Манана
Margaret Margarita Margarete|მარგარეტი მარგარეტ მარგარიტა|Маргарет Маргарита
Mariam Mary Maria Marie Mariya|მარიამ მარიამი მერი მარია მარი|Мариам Мария Мэри Мари
Marina Marine|მარინა მარინე|Марина Марине
Mark Marcus Marco|მარკი მარკოზ მარკუსი მარკ მარკო|Марк Маркус Марко
Martha Marta|მართა მართე მართ მარტა|Марта Марфа
Matthew Mate Matteo|მეთიუ მათე მატეო მატე|Мэттью Матфей Матэ Матте Маттео Мате
Merab|მერაბ მერაბი|Мераб
Nana|ნანა|Нана
Nancy|ნენსი|Нэнси
Natalia Natalie Natalya|ნატალია ნატალი|Наталья Наталия Натали
Natela|ნათელა|Натела
Natia|ნათია|Натия Натиа
Nina|ნინა|Нина
Nino|ნინო|Нино
Nona|ნონა|Нона
Nora|ნორა|Нора
Nugzar|ნუგზარ ნუგზარი|Нугзар
Nikita|ნიკიტა|Никита
Oleg|ოლეგ ოლეგი|Олег
Olga|ოლგა|Ольга
Otar|ოთარ ოთარი|Отар
Paata|პაატა|Паата
Paul Pavle Pavel Pablo|პოლი პავლე პოლ პავლ პაულ პაბლო პაველ|Пол Павел Павле Поль Пауль Пабло
Peter Petre Pyotr Pierre Pedro Petro|პეტრე პიტერი პიტერ პიერი პედრო პეტრო პეტერ პეტერი პიოტრ|
    Пётр Петр Питер Петре Пьер Педро Петро Петер
Philip Philippe Filip|ფილიპე ფილიპი ფილიპ|Филипп Филип Филиппе
Rezo Revaz|რეზო რევაზ რევაზი|Резо Реваз
Richard|რიჩარდი რიჩარდ რიხარდი რიხარდ|Ричард Рихард Ришар
Robert|რობერტი რობერტ|Роберт Робер
Roman|რომან რომანი|Роман
Rusudan|რუსუდან რუსუდანი|Русудан
Salome|სალომე|Саломе Саломея
Sarah Sara|სარა|Сара Сэра
Sergo Sergei Sergey Sergi Serge|სერგო სერგეი სერგი|Сергей Серго Сергий Серж
Shota|შოთა|Шота
Simon Svimon Simeon Semyon|სიმონ სვიმონ საიმონი სიმონი საიმონ სემიონ სიმეონ|Симон Саймон Свимон Семён Семен Симеон
Sofia Sophie Sophia Sopo Sopio Sofya|სოფია სოფიო სოფო სოფი|София Софья Софи Софо Софико Софио
Stephen Steven Stepan Stephane Steve|სტეფანე სტივენი სტივენ სტეპან სტეფან სტივი სტეფენი|
    Стивен Стефан Степан Стефане Стив
Susan Susanna|სიუზანი სუსანა სიუზენი|Сьюзан Сюзанна Сусанна
Tamar Tamara Tamari|თამარ თამარი თამარა|Тамара Тамар Тамари
Tamaz|თამაზ თამაზი|Тамаз
Tamta|თამთა|Тамта
Tariel|ტარიელ ტარიელი|Тариэл Тариел
Tatiana Tatia Tatyana|ტატიანა თათია|Татьяна Татия
Tekla|თეკლა|Текла Фёкла
Temur Teimuraz Timur|თემურ თეიმურაზ თემური თეიმურაზი ტიმურ|Темур Теймураз Тимур
Tengiz|თენგიზ თენგიზი|Тенгиз
Thea Tea|თეა|Тея Теа
Theodore Tedo Fyodor Ted|თეოდორე თედო თეოდორ ფიოდორ თეოდორი ტედი|Теодор Тедо Фёдор Федор Тед
Thomas Toma Tomas Tom|თომა თომასი ტომასი თომას ტომას ტომა ტომი|Томас Тома Фома Том
Tinatin Tina|თინათინ თინათინი თინა|Тинатин Тина
Vakhtang Vakho|ვახტანგ ვახტანგი ვახო|Вахтанг Вахо
Vakhushti|ვახუშტი|Вахушти
Valentina|ვალენტინა|Валентина
Valery Valeri Valeriy|ვალერი|Валерий Валери
Vazha|ვაჟა|Важа
Vera|ვერა|Вера
Victor Viktor|ვიქტორ ვიქტორი|Виктор
Victoria Viktoria|ვიქტორია|Виктория
Walter|უოლტერი ვალტერი ვალტერ|Уолтер Вальтер
William Wilhelm Guillaume Bill|უილიამი უილიამ ვილჰელმი ვილჰელმ გიიომი ბილი|Уильям Вильгельм Вильям Гийом Билл
Yuri Yury|იური|Юрий
Zaza|ზაზა|Заза
Zaal|ზაალ ზაალი|Заал
Zoe|ზოე ზოი|Зоя Зои
Zurab|ზურაბ ზურაბი|Зураб
Zviad|ზვიად ზვიადი|Звиад
Benedict|ბენედიქტე ბენედიქტ|Бенедикт
Bidzina|ბიძინა|Бидзина
Avtandil Avto|ავთანდილ ავთანდილი ავთო|Автандил Авто
Archil|არჩილ არჩილი|Арчил
Badri|ბადრი|Бадри
Beka|ბექა|Бека
Besik Besiki Besarion|ბესიკ ბესიკი ბესარიონ|Бесик Бесарион Виссарион
Dali|დალი|Дали
Gocha|გოჩა|Гоча
Goderdzi|გოდერძი|Годердзи
Jemal|ჯემალ ჯემალი|Джемал
Jaba|ჯაბა|Джаба
Khatia|ხატია|Хатия Хатиа
Khatuna|ხათუნა|Хатуна
Lela|ლელა|Лела
Luarsab|ლუარსაბ ლუარსაბი|Луарсаб
Malkhaz|მალხაზ მალხაზი|Малхаз
Marika|მარიკა|Марика
Nodar|ნოდარ ნოდარი|Нодар
Omar|ომარ ომარი|Омар
Ramaz|რამაზ რამაზი|Рамаз
Sulkhan|სულხან სულხანი|Сулхан
Teona|თეონა|Теона
Tornike|თორნიკე|Торнике
Tsira|ცირა|Цира
Ucha|უჩა|Уча
Valeriani|ვალერიან ვალერიანი|Валериан
"""


def _entries() -> dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    found = {}
    for line in _TEXT.strip().replace("\n    ", " ").splitlines():
        english, georgian, russian = (tuple(part.split()) for part in line.split("|"))
        found[english[0].lower()] = (english, georgian, russian)
    return found


GIVEN = _entries()
"""Key -> English spellings, Georgian renderings, Russian renderings. One person's name is never two keys."""
