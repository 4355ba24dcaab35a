"""Settled renderings of places, nations and organisations that are not spelled by their sound."""

from __future__ import annotations

__all__ = ["NATIONS", "ORGANISATIONS", "PLACES"]

# English names, separated by commas | Georgian | Russian. A rendering that ends in a hyphen is the start of all words
# of the family (Turkey, Turkish, a Turk); + joins the words of one rendering. The first English name names the line.
# An indented line goes on from the last.
NATIONS = """
Georgia, Georgian, Georgians|საქართველო- ქართ- ჯორჯია-|Груз- груз- Джорджи-
Russia, Russian, Russians, Russian Federation|რუს-|Росси- росси- русск- рф РФ
Ukraine, Ukrainian, Ukrainians|უკრაინ-|Украин- украин-
Belarus, Belarusian, Belarusians|ბელარუს- ბელორუს-|Белорус- белорус- Беларус- беларус-
Armenia, Armenian, Armenians|სომხ- სომეხ-|Армени- армян-
Azerbaijan, Azerbaijani, Azerbaijanis|აზერბაიჯან-|Азербайджан- азербайджан-
Turkey, Türkiye, Turkish, Turk, Turks|თურქ-|Турци- турец- турок турк- турч-
Turkmenistan, Turkmen|თურქმენ-|Туркмен- туркмен-
Iran, Iranian, Iranians|ირან-|Иран- иран-
Iraq, Iraqi, Iraqis|ერაყ-|Ирак- ирак-
Israel, Israeli, Israelis|ისრაელ-|Израил- израил-
Germany, German, Germans|გერმან-|Герман- герман- немец- немец немц- немк- ФРГ
France, French, Frenchman|საფრანგ- ფრანგ-|Франц- франц-
Spain, Spanish, Spaniards|ესპან-|Испан- испан-
Italy, Italian, Italians|იტალი-|Итали- италь-
Greece, Greek, Greeks|საბერძნ- ბერძ- ბერძნ-|Грец- греч- грек- гречан-
Poland, Polish, Poles|პოლონ-|Польш- польск- поляк- польк-
Austria, Austrian, Austrians|ავსტრი-|Австри- австри-
Australia, Australian, Australians|ავსტრალი-|Австрали- австрали-
Hungary, Hungarian, Hungarians|უნგრ-|Венгр- венгр- венгер-
Romania, Romanian, Romanians|რუმინ-|Румын- румын-
Bulgaria, Bulgarian, Bulgarians|ბულგარ-|Болгар- болгар-
Serbia, Serbian, Serbs|სერბ-|Серб- серб-
Croatia, Croatian, Croats|ხორვატ- ხორვატი-|Хорват- хорват-
Slovenia, Slovenian, Slovenes|სლოვენ-|Словени- словен-
Slovakia, Slovak, Slovaks|სლოვაკ-|Словаки- словац- словак-
Czech Republic, Czechia, Czech, Czechs|ჩეხ-|Чех- чех- чешск-
Switzerland, Swiss|შვეიცარ-|Швейцар- швейцар-
Sweden, Swedish, Swedes|შვედ-|Швец- шведск- швед- шведк-
Norway, Norwegian, Norwegians|ნორვეგ-|Норвег- норвеж-
Finland, Finnish, Finns|ფინ-|Финлянд- финск- финн- финск-
Denmark, Danish, Danes|დანი-|Дани- датск- датчан-
Netherlands, Dutch, Holland|ნიდერლანდ- ჰოლანდ-|Нидерланд- нидерланд- Голланд- голланд-
Belgium, Belgian, Belgians|ბელგი-|Бельги- бельги-
Portugal, Portuguese|პორტუგალ-|Португал- португал-
Ireland, Irish|ირლანდ-|Ирланд- ирланд-
Scotland, Scottish, Scots|შოტლანდ-|Шотланд- шотланд-
England, English, Englishman|ინგლის-|Англи- англи-
Wales, Welsh|უელს-|Уэльс- уэльс- валлийск-
United Kingdom, UK, Britain, British, Great Britain|ბრიტან- გაერთიანებულ-|
    Британ- британ- Великобритан- великобритан- Соединенн- Соединённ-
United States, US, USA, America, American, Americans, United States of America, U.S.|აშშ ამერიკ- შეერთებულ-|
    США Америк- америк- Соединенн- Соединённ- Штат-
Canada, Canadian, Canadians|კანად-|Канад- канад-
Mexico, Mexican, Mexicans|მექსიკ- მეხიკო-|Мексик- мексик- Мехико
Brazil, Brazilian, Brazilians|ბრაზილ-|Бразил- бразил-
Argentina, Argentine, Argentinian|არგენტინ-|Аргентин- аргентин-
China, Chinese|ჩინ-|Кита- кита- КНР
Japan, Japanese|იაპონ-|Япон- япон-
India, Indian, Indians|ინდო- ინდურ- ინდიელ-|Инди- инди- индус-
Korea, Korean, South Korea, South Korean|კორე-|Коре- коре- южнокоре- Южн-
North Korea, North Korean|კორე- ჩრდილოეთ-|КНДР Северн- северокоре- Коре-
Vietnam, Vietnamese|ვიეტნამ-|Вьетнам- вьетнам-
Thailand, Thai|ტაილანდ- ტაი-|Таиланд- таиланд- тайск-
Indonesia, Indonesian|ინდონეზი-|Индонези- индонези-
Philippines, Filipino, Philippine|ფილიპინ-|Филиппин- филиппин-
Kazakhstan, Kazakh, Kazakhs|ყაზახ-|Казах- казах-
Uzbekistan, Uzbek, Uzbeks|უზბეკ-|Узбек- узбек-
Kyrgyzstan, Kyrgyz|ყირგიზ-|Кирги- Кыргыз- киргиз- кыргыз-
Tajikistan, Tajik|ტაჯიკ-|Таджик- таджик-
Moldova, Moldovan, Moldovans|მოლდოვ- მოლდავ-|Молд- молд-
Latvia, Latvian, Latvians|ლატვი-|Латви- латв- латыш-
Lithuania, Lithuanian, Lithuanians|ლიტვ- ლიეტუვ-|Литв- литов-
Estonia, Estonian, Estonians|ესტონ-|Эстон- эстон-
Albania, Albanian|ალბან-|Албан- албан-
Egypt, Egyptian, Egyptians|ეგვიპტ-|Египет Египт- египет- египт-
Syria, Syrian, Syrians|სირი-|Сири- сири-
Lebanon, Lebanese|ლიბან-|Ливан- ливан-
Saudi Arabia, Saudi|საუდ-|Саудовск- саудовск-
Palestine, Palestinian, Palestinians|პალესტინ-|Палестин- палестин-
Afghanistan, Afghan, Afghans|ავღან-|Афган- афган-
Pakistan, Pakistani|პაკისტან-|Пакистан- пакистан-
Libya, Libyan|ლიბი-|Ливи- ливий-
Tunisia, Tunisian|ტუნის-|Тунис- тунис-
Morocco, Moroccan|მაროკო-|Марокк- марокк-
Algeria, Algerian|ალჟირ-|Алжир- алжир-
Ethiopia, Ethiopian|ეთიოპ-|Эфиоп- эфиоп-
Cyprus, Cypriot|კვიპრ- კვიპროს-|Кипр- кипр- киприот-
Abkhazia, Abkhaz, Abkhazian|აფხაზ-|Абхаз- абхаз-
South Ossetia, Ossetia, Ossetian, North Ossetia|ოსეთ- ოს- ცხინვალ-|Осети- осети- осетин- югоосетин-
Chechnya, Chechen, Chechens|ჩეჩნ- ჩეჩენ-|Чечн- чечен-
Dagestan|დაღესტან-|Дагестан- дагестан-
Europe, European, Europeans|ევროპ- ევრო-|Европ- европ- евро-
Asia, Asian|აზი-|Ази- ази-
Africa, African|აფრიკ-|Африк- африк-
Jordan, Jordanian|იორდან- ჯორდან-|Иордан- иордан- Джордан-
Kosovo|კოსოვ-|Косов- косов- косовск-
Montenegro|მონტენეგრო- ჩერნოგორი-|Черногор- черногор-
North Macedonia, Macedonia|მაკედონ-|Македон- македон-
Bosnia, Bosnian, Bosnia and Herzegovina|ბოსნი-|Босни- босни-
Iceland, Icelandic|ისლანდ-|Исланд- исланд-
New Zealand|ზელანდ-|Зеланд- зеланд- новозеланд-
South Africa, South African|აფრიკ- სამხრეთ-|Южно- южноафрикан- ЮАР
Soviet Union, USSR, Soviet|საბჭო- სსრკ-|Советск- советск- СССР
Ottoman, Ottomans|ოსმალ-|Осман- осман-
Roman, Rome|რომ-|Рим- рим-
Persia, Persian|სპარს-|Перси- перси- персид-
"""

PLACES = """
Tbilisi|თბილის- თბილისი|Тбилиси тбилис- Тбилис-
Kutaisi|ქუთაის- ქუთაისი|Кутаиси кутаис-
Batumi|ბათუმ- ბათუმი|Батуми батум-
Gori|გორი გორელ-|Гори горийск-
Poti|ფოთ- ფოთი|Поти потийск-
Sukhumi, Sokhumi|სოხუმ- სოხუმი|Сухуми Сухум сухум-
Tskhinvali|ცხინვალ- ცხინვალი|Цхинвал- цхинвал-
Adjara, Ajara, Adjaria, Adjarian|აჭარ- აჭარა|Аджари- аджар- Аджара
Imereti, Imeretian|იმერ- იმერეთი|Имерети- имерет-
Kakheti, Kakhetian|კახ- კახეთი|Кахети- кахет-
Svaneti, Svan|სვან- სვანეთი|Сванети- сван-
Guria, Gurian|გური- გურულ- გურია|Гури- гурийск-
Racha|რაჭ- რაჭა|Рача Рачи Раче Рачу рачинск-
Samegrelo, Mingrelia, Mingrelian|სამეგრელო მეგრ-|Мегрели- Самегрело мегрел- Мингрели- мингрел-
Samtskhe-Javakheti, Javakheti|სამცხე- ჯავახ-|Самцхе- Джавахети- джавах-
Kvemo Kartli|ქვემო+ქართლი|Квемо-Картли Квемо- Нижн-
Shida Kartli|შიდა+ქართლი|Шида-Картли Шида- Внутренн-
Borjomi|ბორჯომ- ბორჯომი|Боржом- боржом- Борджом-
Sighnaghi, Signagi, Sighnagi|სიღნაღ- სიღნაღი|Сигнахи Сигнаги сигнах-
Enguri, Inguri|ენგურ- ენგური|Ингури Энгури ингурск-
Gali|გალი გალ- გალელ-|Гали Гал Гальск- гальск-
Ochamchire|ოჩამჩირე ოჩამჩირ-|Очамчир-
Pitsunda, Bichvinta|ბიჭვინთ-|Пицунд- Бичвинт- пицунд-
Tkvarcheli|ტყვარჩელ-|Ткварчел- Ткуарчал-
Akhmeta|ახმეტ-|Ахмет-
Kvareli, Qvareli|ყვარელ- ყვარლ-|Кварел- Кварельск- кварельск-
Vienna|ვენა ვენის ვენელ-|Вена Вены Вене Вену Веной венск- Венск-
Venice|ვენეცი- ვენეცია|Венеци- венециан-
Paris|პარიზ- პარიზი|Париж- париж- парижан-
London|ლონდონ- ლონდონი|Лондон- лондон-
Moscow|მოსკოვ- მოსკოვი|Москв- москов- москвич-
Saint Petersburg, St Petersburg, St. Petersburg, Petersburg|პეტერბურგ-|Петербург- петербург- Санкт-
Kyiv, Kiev|კიევ- კიევი|Киев- киев-
Kharkiv, Kharkov|ხარკივ- ხარკოვ-|Харьков- харьков- Харков-
Odesa, Odessa|ოდეს- ოდესა|Одесс- одесс-
Lviv, Lvov|ლვოვ- ლვივ-|Львов- львов-
Crimea, Crimean|ყირიმ- ყირიმი|Крым- крым-
Donbas, Donbass|დონბას-|Донбасс- донбасс-
Warsaw|ვარშავ- ვარშავა|Варшав- варшав-
Prague|პრაღ- პრაღა|Праг- пражск- Пражск-
Brussels|ბრიუსელ- ბრიუსელი|Брюссел- брюссел-
Geneva|ჟენევ- ჟენევა|Женев- женев-
Munich|მიუნხენ- მიუნხენი|Мюнхен- мюнхен-
Cologne|კიოლნ- კელნ-|Кёльн- Кельн- кёльн- кельн-
Athens|ათენ- ათენი|Афин- афин-
Thessaloniki|თესალონიკ- სალონიკ-|Салоник- Фессалоник- салоник-
Bucharest|ბუქარესტ-|Бухарест- бухарест-
Budapest|ბუდაპეშტ-|Будапешт- будапешт-
Belgrade|ბელგრად-|Белград- белград-
Copenhagen|კოპენჰაგენ-|Копенгаген- копенгаген-
Stockholm|სტოკჰოლმ- სტოქჰოლმ-|Стокгольм- стокгольм-
Lisbon|ლისაბონ- ლისბონ-|Лиссабон- лиссабон-
Naples|ნეაპოლ-|Неапол- неапол-
Florence|ფლორენცი-|Флоренци- флорент-
Milan|მილან-|Милан- милан-
Turin|ტურინ-|Турин- турин-
Berlin|ბერლინ- ბერლინი|Берлин- берлин-
Baku|ბაქო ბაქო-|Баку бакин-
Yerevan|ერევან- ერევნ-|Ереван- ереван-
Ankara|ანკარ- ანკარა|Анкар- анкар-
Istanbul|სტამბოლ- სტამბულ- ისტანბულ-|Стамбул- стамбул-
Constantinople|კონსტანტინოპოლ-|Константинопол- константинопол- Царьград-
Trabzon, Trebizond|ტრაპიზონ- ტრაბზონ-|Трабзон- трабзон- Трапезунд-
Tehran|თეირან-|Тегеран- тегеран-
Baghdad|ბაღდად-|Багдад- багдад-
Damascus|დამასკ-|Дамаск- дамаск-
Cairo|კაირო კაირო-|Каир- каир-
Jerusalem|იერუსალიმ-|Иерусалим- иерусалим-
Gaza|ღაზ- გაზა|Газа Газы Газе Газу Газой газ-
Beijing, Peking|პეკინ- პეკინი|Пекин- пекин-
Tokyo|ტოკიო ტოკიო-|Токио токийск-
New York|ნიუ-იორკ- ნიუ+იორკ ნიუიორკ-|Нью-Йорк- нью-йорк-
Washington|ვაშინგტონ-|Вашингтон- вашингтон-
Los Angeles|ლოს-ანჯელეს- ლოს+|Лос-Анджелес- лос-анджелес-
Chicago|ჩიკაგო ჩიკაგო-|Чикаго чикаг-
Miami|მაიამი მაიამ-|Майами
Ohio|ოჰაიო ოჰაიო-|Огайо
Idaho|აიდაჰო|Айдахо
Hamburg|ჰამბურგ-|Гамбург- гамбург-
The Hague, Hague|ჰააგ-|Гааг- гааг-
Strasbourg|სტრასბურგ-|Страсбург- страсбург-
Riga|რიგა რიგ-|Риг- рижск-
Vilnius|ვილნიუს-|Вильнюс- вильнюс-
Chisinau, Chișinău|კიშინ-|Кишин- кишин-
Black Sea|შავი+ზღვ შავ+ზღვ შავიზღვ- შავზღვ-|Чёрн- Черн- черномор- Черномор-
Caspian Sea, Caspian|კასპი-|Каспи- каспи-
Mediterranean Sea, Mediterranean|ხმელთაშუა- ხმელთაშუაზღვ-|Средиземн- средиземн-
Baltic Sea, Baltic|ბალტი-|Балт- балт- Прибалт- прибалт-
Caucasus, Caucasian, South Caucasus, North Caucasus|კავკასი-|Кавказ- кавказ- Закавказ- закавказ-
Kura, Mtkvari|მტკვარ- მტკვრ-|Кура Куры Куре Куру Курой Мтквари
Kazbek, Kazbegi, Mount Kazbek|ყაზბეგ- მყინვარწვერ-|Казбек- казбек- Казбег-
Rioni|რიონ-|Риони рионск-
Alazani|ალაზ-|Алазан-
Danube|დუნა-|Дуна- дуна-
Rhine|რაინ-|Рейн- рейн-
Dnieper, Dnipro|დნეპრ- დნიპრო-|Днепр- днепр-
Volga|ვოლგ-|Волг- волж-
Nile|ნილოს-|Нил- нильск-
Thames|ტემზ-|Темз-
Alps, Alpine|ალპ-|Альп- альп-
Siberia, Siberian|ციმბირ-|Сибир- сибир-
Balkans, Balkan|ბალკან-|Балкан- балкан-
Middle East|აღმოსავლეთ-|Ближн- ближневост-
Plato|პლატონ-|Платон- платон-
Aristotle|არისტოტელ-|Аристотел- аристотел-
Socrates|სოკრატ-|Сократ- сократ-
Homer|ჰომეროს-|Гомер- гомер-
Caesar|კეისარ- კეისრ- ცეზარ-|Цезар- Кесар- цезар-
Napoleon|ნაპოლეონ-|Наполеон- наполеон-
Jesus|იესო იესო-|Иисус- Исус-
Christ|ქრისტე ქრისტ-|Христ- христ-
Moses|მოსე მოსე-|Моисе-
Virgin Mary|მარიამ- ღვთისმშობ-|Мари- Богородиц- Дев-
Mozart|მოცარტ-|Моцарт- моцарт-
Bach|ბახ-|Бах- бах-
Beethoven|ბეთჰოვენ- ბეთხოვენ-|Бетховен- бетховен-
Queen Tamar|თამარ-|Тамар-
Columbus|კოლუმბ-|Колумб- колумб-
Copernicus|კოპერნიკ-|Коперник- коперник-
Euclid|ევკლიდ-|Евклид- Эвклид-
Cyril|კირილ-|Кирилл-
"""

ORGANISATIONS = """
UN, U.N., United Nations|გაერო- გაერთიანებულ-|ООН Объединенн- Объединённ-
EU, European Union|ევროკავშირ- ევროპ- ევრო-|ЕС Евросоюз- евросоюз- Европ- европ-
NATO|ნატო- ჩრდილოატლანტიკ- ალიანს-|НАТО нато- Североатлантическ- альянс-
WHO, World Health Organization, World Health Organisation|ჯანმო- ჯანდაცვ- მსოფლიო-|ВОЗ Всемирн- здравоохранени-
IMF, International Monetary Fund|სსფ საერთაშორისო- სავალუტო-|МВФ Международн- валютн-
World Bank|მსოფლიო-|Всемирн-
OSCE|ეუთო- უსაფრთხოებისა- თანამშრომლობ-|ОБСЕ
UNESCO|იუნესკო-|ЮНЕСКО
UNICEF|იუნისეფ- გაერო-|ЮНИСЕФ
Council of Europe|ევროპის- ევროსაბჭო-|Совет- Европ-
ICC, International Criminal Court|სისხლ- ჰააგ-|МУС уголовн-
ECHR, European Court of Human Rights|სტრასბურგ- ევროპ- ადამიან-|ЕСПЧ Европейск- Страсбург-
OECD|ეთგო- ეკონომიკურ-|ОЭСР экономическ-
WTO, World Trade Organization|მსოფლიო- ვაჭრობ-|ВТО Всемирн-
UEFA|უეფა-|УЕФА
Real Madrid|რეალ-|Реал-
FIFA|ფიფა-|ФИФА
"""
