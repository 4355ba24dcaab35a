"""Numbers and units: what is right stays silent, what is wrong is found, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18nsync.checks.numbers import Number
from i18nsync.checks.numbers_model import Strength, fact, roman
from i18nsync.checks.numbers_read import numbers
from i18nsync.checks.numbers_unit import Unit
from i18nsync.core.finding import Finding, Severity
from i18nsync.core.locale import Locale
from i18nsync.core.pair import Pair, Setting
from i18nsync.core.side import Side

RIGHT_KA = (
    ("Tens of thousands came, dozens of them on foot.", "ათიათასობით ადამიანი მოვიდა, ათეულობით — ფეხით."),
    ("Several hundred people came.", "რამდენიმე ასეული ადამიანი მოვიდა."),
    ("Only the first letter is capital.", "მხოლოდ პირველი ასოა მთავრული."),
    ("Two years and three months later, 12 workers returned.", "ორი წლისა და სამი თვის შემდეგ 12 მუშა დაბრუნდა."),
    ("Fifty-five houses burned down on 15 March.", "15 მარტს ორმოცდათხუთმეტი სახლი დაიწვა."),
    ("Nineteen of the 99 deputies voted against.", "99 დეპუტატიდან ცხრამეტმა წინააღმდეგ მისცა ხმა."),
    ("She is the third woman to lead the court.", "ის მესამე ქალია, რომელიც სასამართლოს ხელმძღვანელობს."),
    ("Two thirds of voters stayed at home.", "ამომრჩეველთა ორი მესამედი სახლში დარჩა."),
    ("Three quarters of the sum has been spent.", "თანხის სამი მეოთხედი უკვე დახარჯულია."),
    ("In the 1980s, about 70 people lived here.", "1980-იან წლებში აქ სამოცდაათამდე ადამიანი ცხოვრობდა."),
    ("The seven-storey block has 28 flats.", "შვიდსართულიან კორპუსში 28 ბინაა."),
    ("A five-year plan worth $2bn", "ხუთწლიანი გეგმა, რომლის ღირებულება 2 მილიარდი დოლარია"),
    ("The temperature fell to -5°C.", "ტემპერატურა მინუს 5 გრადუსამდე დაეცა."),
    ("The match ended 2-1 after extra time.", "მატჩი დამატებით დროში 2:1 დასრულდა."),
    ("The train leaves at 7.45 p.m.", "მატარებელი 19:45-ზე გადის."),
    ("The train leaves at 6:45 in the evening.", "მატარებელი საღამოს შვიდს რომ თხუთმეტი წუთი აკლია, მაშინ გადის."),
    ("About 3,000 signatures were collected in 48 hours.", "48 საათში დაახლოებით სამი ათასი ხელმოწერა შეგროვდა."),
    ("All three brothers served twelve months.", "სამივე ძმამ თორმეტი თვე იმსახურა."),
    ("Every fifth family lives below the poverty line.", "ყოველი მეხუთე ოჯახი სიღარიბის ზღვარს ქვემოთ ცხოვრობს."),
    ("One in five families is poor.", "ყოველი მეხუთე ოჯახი ღარიბია."),
    ("The city's 1,500th anniversary", "ქალაქის 1500 წლისთავი"),
    ("The 20th century's second half", "მეოცე საუკუნის მეორე ნახევარი"),
    ("In the 5th century, King Vakhtang moved the capital.", "V საუკუნეში მეფე ვახტანგმა დედაქალაქი გადაიტანა."),
    ("They were paid twice as much.", "მათ ორჯერ მეტი გადაუხადეს."),
    ("Output has quadrupled since 2010.", "2010 წლიდან წარმოება გაოთხმაგდა."),
    ("He was fined 500 lari for the sixth time.", "ის მეექვსედ დააჯარიმეს 500 ლარით."),
    ("A hundred and twenty people were evacuated.", "ას ოცი ადამიანი გაიყვანეს."),
    ("Three hundred and sixty-five days", "სამას სამოცდახუთი დღე"),
    ("Hundreds of people protested; dozens were detained.", "ასობით ადამიანი აქციაზე გამოვიდა; ათეულობით დააკავეს."),
    ("Half an hour later the road was open.", "ნახევარ საათში გზა გაიხსნა."),
    ("An hour and a half later", "საათნახევრის შემდეგ"),
    ("2.5 million tonnes of grain", "ორნახევარი მილიონი ტონა მარცვლეული"),
    ("The two sides signed the deal.", "მხარეებმა შეთანხმება გააფორმეს."),
    ("He has lived there for a decade.", "იქ უკვე ათი წელია ცხოვრობს."),
    ("The law was passed by 76 votes to 11.", "კანონი 76 ხმით 11-ის წინააღმდეგ მიიღეს."),
    ("Call 112 or (032) 2 12 34 56.", "დარეკეთ 112-ზე ან ნომერზე: 032 212 34 56."),
    ("The flight was delayed from 9 a.m. to 11 p.m.", "რეისი დილის 9 საათიდან 23:00-მდე გადაიდო."),
    ("24/7 support", "მხარდაჭერა მთელი დღე-ღამის განმავლობაში"),
    (
        "Over 10,000 lari was raised, 40% more than last year.",
        "შეგროვდა 10 000 ლარზე მეტი, 40 პროცენტით მეტი, ვიდრე შარშან.",
    ),
    ("Eleven-year-old Nino came eighth.", "თერთმეტი წლის ნინო მერვე იყო."),
    ("His first-half goal and a second after the break", "მისი გოლი პირველ ტაიმში და მეორე — შესვენების შემდეგ"),
    (
        "The quarter-final is on Friday, the semi-final a week later.",
        "მეოთხედფინალი პარასკევს გაიმართება, ნახევარფინალი — ერთი კვირის შემდეგ.",
    ),
    ("There are 5-7 dogs in each yard.", "თითოეულ ეზოში ხუთი-შვიდი ძაღლია."),
    ("World War II began in 1939.", "მეორე მსოფლიო ომი 1939 წელს დაიწყო."),
    ("Between 5 and 7 million people", "5-დან 7 მილიონამდე ადამიანი"),
    ("The M4 motorway and the A2 exit", "M4 ავტომაგისტრალი და A2 გასასვლელი"),
    ("A quarter of the 44 bridges are unsafe.", "44 ხიდის მეოთხედი სახიფათოა."),
    ("The fund has grown tenfold.", "ფონდი გაათმაგდა."),
    ("Eight out of ten patients recovered.", "ათი პაციენტიდან რვა გამოჯანმრთელდა."),
    ("Three-time champion Gia, 29, lost in 62 seconds.", "სამგზის ჩემპიონი გია, 29 წლის, 62 წამში დამარცხდა."),
    ("They walked six miles.", "მათ ათ კილომეტრამდე გაიარეს."),
    ("He owns 40 acres of land.", "მას 16 ჰექტარი მიწა აქვს."),
    ("The baby weighed 8 pounds.", "ბავშვი 3,6 კილოგრამს იწონიდა."),
    ("Temperatures reached 104°F.", "ტემპერატურამ 40 გრადუსს მიაღწია."),
    ("Nobody knows how the one on the left works.", "არავინ იცის, როგორ მუშაობს მარცხნივ მდგომი."),
    ("One thing is certain: everyone was once young.", "ერთი რამ ცხადია: ყველა ყოფილა ახალგაზრდა."),
    ("Athens and the Supreme Court met on Thursday.", "ათენი და უზენაესი სასამართლო ხუთშაბათს შეხვდნენ."),
    ("The organisation's secretary is pregnant.", "ორგანიზაციის მდივანი ორსულადაა."),
    ("The Association of Actors of the South", "სამხრეთის მსახიობთა ასოციაცია"),
    ("The school year lasts nine months.", "სასწავლო წელი ცხრა თვე გრძელდება."),
    ("At least 1,004 birds", "სულ მცირე ათას ოთხი ფრინველი"),
    ("It rose by a third, to 12.4 million.", "ის მესამედით გაიზარდა და 12,4 მილიონს მიაღწია."),
    ("The year 2024 saw 365 fires.", "2024 წელს 365 ხანძარი გაჩნდა."),
    ("Paragraph 3 of Article 17", "მე-17 მუხლის მე-3 პუნქტი"),
    ("The fourth and fifth carriages derailed.", "მატარებლის მე-4 და მე-5 ვაგონები რელსებიდან გადავიდა."),
    ("He paid 20 cents apiece for 4,000 eggs.", "4000 კვერცხში ცალზე 20 ცენტი გადაიხადა."),
    ("A dozen eggs cost four lari.", "თორმეტი კვერცხი ოთხი ლარი ღირს."),
    ("Six-time mayor; seventy-two candidates", "ექვსგზის მერი; სამოცდათორმეტი კანდიდატი"),
    ("Ninety-one-year-old Ketevan", "ოთხმოცდათერთმეტი წლის ქეთევანი"),
    ("Seventy per cent, or 0.7", "სამოცდაათი პროცენტი, ანუ 0,7"),
    ("The Seven Years' War", "შვიდწლიანი ომი"),
    ("The second-largest city, with 150,000 people", "სიდიდით მეორე ქალაქი, სადაც 150 ათასი ადამიანი ცხოვრობს"),
    ("Its thirtieth birthday", "მისი ოცდამეათე დაბადების დღე"),
    ("The fortieth day", "მეორმოცე დღე"),
    ("His sixtieth and eightieth", "მისი მესამოცე და მეოთხმოცე"),
    ("Twenty-one students came.", "მოვიდა ოცდაერთი სტუდენტი."),
    ("A million dollars and two thousand lari", "მილიონი დოლარი და ორი ათასი ლარი"),
    ("Nearly 200 homes were damaged.", "თითქმის ორასამდე სახლი დაზიანდა."),
    ("The sixteen-day march", "თექვსმეტდღიანი მარში"),
    ("Thousands left; a thousand stayed.", "ათასობით ადამიანი წავიდა, ათასი დარჩა."),
    ("The 15-minute city", "თხუთმეტწუთიანი ქალაქი"),
    ("The five of them shared one room.", "ხუთივე ერთ ოთახში ცხოვრობდა."),
    ("The 3-lane road", "სამზოლიანი გზა"),
    ("Vote for No. 41!", "ხმა მიეცით 41 ნომერს!"),
    ("He scored his 100th goal.", "მან მეასე გოლი გაიტანა."),
    ("It is a third of the price and half the size.", "ფასი მესამედია, ზომა კი — ორჯერ ნაკლები."),
    ("Prices halved in two weeks.", "ფასები ორ კვირაში განახევრდა."),
    ("the years 1914-18", "1914-1918 წლები"),
    ("In the '90s the plant closed.", "ოთხმოცდაათიანებში ქარხანა დაიხურა."),
    ("The second half of the year was quieter than the first.", "წლის მეორე ნახევარი პირველზე მშვიდი იყო."),
    ("She spent a couple of days in the old quarter.", "მან ძველ უბანში ორიოდე დღე გაატარა."),
    ("He double-checked the single-use bags.", "მან ერთჯერადი პარკები კიდევ ერთხელ შეამოწმა."),
    ("For one thing, the roof leaks; for another, it is cold.", "ჯერ ერთი, სახურავი ჟონავს; მეორეც, ცივა."),
    ("Two-time winner Lela, 31, beat six rivals.", "ორგზის გამარჯვებულმა ლელამ, 31 წლის, ექვს მეტოქეს აჯობა."),
    ("The fourth estate has never been weaker.", "მეოთხე ხელისუფლება არასოდეს ყოფილა ასე სუსტი."),
    (
        "A year-long study of 1,240 pupils in nine schools",
        "ერთწლიანი კვლევა, რომელშიც ცხრა სკოლის 1240 მოსწავლე მონაწილეობდა",
    ),
    ("The strike enters its third week with no deal.", "გაფიცვა მესამე კვირაში შევიდა, შეთანხმება კი არ არის."),
    ("Nine in ten households have heating.", "ათიდან ცხრა ოჯახს გათბობა აქვს."),
    ("It was built between 1902 and 1906.", "ის 1902–1906 წლებში აშენდა."),
    ("He turned 18 in the 18th century.", "ის XVIII საუკუნეში გახდა თვრამეტი წლის."),
    (
        "From 1 January the fare will be 1.20 lari instead of 1.",
        "1 იანვრიდან მგზავრობა 1 ლარის ნაცვლად 1,20 ლარი იქნება.",
    ),
    (
        "Some 40-50 people, most of them in their 60s and 70s",
        "ორმოც-ორმოცდაათამდე ადამიანი, უმეტესობა სამოც-სამოცდაათს გადაცილებული",
    ),
    (
        "The ministry has 2,300 employees, a fifth fewer than in 2015.",
        "სამინისტროს 2 300 თანამშრომელი ჰყავს, მეხუთედით ნაკლები, ვიდრე 2015 წელს.",
    ),
    ("The vote was 7 for, 2 against and one abstention.", "7 მომხრე, 2 წინააღმდეგი, ერთმა თავი შეიკავა."),
    ("A 15-year-old and his two brothers were rescued.", "გადაარჩინეს 15 წლის მოზარდი და მისი ორი ძმა."),
    ("Twelve of the thirteen miners survived.", "ცამეტი მაღაროელიდან თორმეტი გადარჩა."),
    ("Two hundred thousand tonnes; 4.5 million litres", "ორასი ათასი ტონა; ოთხნახევარი მილიონი ლიტრი"),
    ("Each of the 3 buildings is 14 metres high.", "სამივე შენობის სიმაღლე 14 მეტრია."),
    ("The concert begins at 8 p.m. Doors open at seven.", "კონცერტი საღამოს რვა საათზე დაიწყება. კარი 19:00-დან ღიაა."),
    ("He won by 0.03 seconds.", "მან 0,03 წამით მოიგო."),
    (
        "Emergency number 112 received 1,011 calls, twice the daily average.",
        "საგანგებო ნომერ 112-ზე 1011 ზარი შევიდა — ორჯერ მეტი, ვიდრე დღეში საშუალოდ.",
    ),
    ("Six months' pay", "ნახევარი წლის ხელფასი"),
    ("In mid-2023 the tax rose from 18 to 20 per cent.", "2023 წლის შუაში გადასახადი 18-დან 20 პროცენტამდე გაიზარდა."),
    ("Chapter IV, pages 12-15", "მეოთხე თავი, გვერდები 12–15"),
    ("One of the four lanes is closed.", "ოთხი ზოლიდან ერთი დაკეტილია."),
    ("The three of them have known one another for 30 years.", "სამივე ერთმანეთს ოცდაათი წელია იცნობს."),
    ("He has three children: a son and two daughters.", "მას სამი შვილი ჰყავს: ვაჟი და ორი ქალიშვილი."),
    ("Thirty-odd sheep", "ოცდაათამდე ცხვარი"),
    ("It took two and a half weeks.", "ამას ორკვირანახევარი დასჭირდა."),
    ("The museum's Room 5 is on the first floor.", "მუზეუმის მე-5 დარბაზი პირველ სართულზეა."),
    ("The 100-lari note", "ასლარიანი კუპიურა"),
    ("Ten-lari and 50-tetri coins", "ათლარიანი და ორმოცდაათთეთრიანი მონეტები"),
    ("They have 1,000 cows and a few dozen horses.", "მათ ათასი ძროხა და რამდენიმე ათეული ცხენი ჰყავთ."),
    ("It weighs half a tonne.", "ნახევარ ტონას იწონის."),
    ("The four-day week", "ოთხდღიანი სამუშაო კვირა"),
    ("Three-quarters full; a quarter to nine", "სამი მეოთხედით სავსე; ცხრას თხუთმეტი აკლია"),
    ("5 April 2026, 14:30", "2026 წლის 5 აპრილი, 14:30"),
    ("On the ninth day he slept for 17 hours.", "მეცხრე დღეს მან 17 საათი იძინა."),
    ("The eighty-fifth minute", "85-ე წუთი"),
    ("Forty thieves, 41 if you count the clerk", "ორმოცი ქურდი, ორმოცდაერთი — თუ კლერკსაც ჩავთვლით"),
    ("A three-time mayor and one-time actor", "სამგზის მერი და ერთ დროს მსახიობი"),
)

WRONG_KA = (
    ("Thousands of people came.", "ასობით ადამიანი მოვიდა."),
    ("Hundreds of people came.", "ასი ადამიანი მოვიდა."),
    ("Nineteen of the 99 deputies voted against.", "99 დეპუტატიდან თვრამეტმა წინააღმდეგ მისცა ხმა."),
    ("Seventeen people were hurt.", "დაშავდა ჩვიდმეტ-თვრამეტი ადამიანი."),
    ("Fifty-five houses burned down.", "სამოცდათხუთმეტი სახლი დაიწვა."),
    ("She is the third woman to lead the court.", "ის მეოთხე ქალია, რომელიც სასამართლოს ხელმძღვანელობს."),
    ("Two thirds of voters stayed at home.", "ამომრჩეველთა ორი მეხუთედი სახლში დარჩა."),
    ("The seven-storey block has 28 flats.", "ექვსსართულიან კორპუსში 28 ბინაა."),
    ("The match ended 2-1.", "მატჩი 3:1 დასრულდა."),
    ("The train leaves at 7.45 p.m.", "მატარებელი 19:54-ზე გადის."),
    ("A hundred and twenty people were evacuated.", "ას ორი ადამიანი გაიყვანეს."),
    ("Between 5 and 7 million people", "5-დან 8 მილიონამდე ადამიანი"),
    ("They walked six miles.", "მათ 16 კილომეტრამდე გაიარეს."),
    ("Output has tripled.", "წარმოება გაოთხმაგდა."),
    ("One in five families is poor.", "ყოველი მეოთხე ოჯახი ღარიბია."),
    ("Half of the money was stolen.", "ფულის მესამედი მოიპარეს."),
    ("He was jailed for 5 years.", "მას 15 წლით თავისუფლება აღეკვეთა."),
    ("Two people died.", "სამი ადამიანი დაიღუპა."),
    ("It cost 1.5 million lari.", "მილიონი ლარი დაჯდა."),
    ("About 3,000 signatures were collected.", "დაახლოებით სამასი ხელმოწერა შეგროვდა."),
    ("The deal is worth $250m.", "გარიგების ღირებულება 250 მილიარდი დოლარია."),
    ("Article 17 of the code", "კოდექსის მე-7 მუხლი"),
    ("In the 1980s the mine closed.", "1990-იან წლებში მაღარო დაიხურა."),
    ("He has twelve sons and a daughter.", "მას ორი ვაჟი და ერთი ქალიშვილი ჰყავს."),
    ("The 21st century", "XX საუკუნე"),
    ("The budget was cut by 0.5%.", "ბიუჯეტი 5%-ით შემცირდა."),
    ("Eight were detained.", "ოთხმოცი დააკავეს."),
    ("Fourteen and three-quarter hours passed in 40 degrees.", "თოთხმეტი საათი გავიდა."),
    ("It was built between 1902 and 1906.", "ის 1902–1909 წლებში აშენდა."),
    ("Each of the 3 buildings is 14 metres high.", "ორივე შენობის სიმაღლე 14 მეტრია."),
    ("Twelve of the thirteen miners survived.", "ცამეტი მაღაროელიდან ათი გადარჩა."),
    ("He won by 0.03 seconds.", "მან 0,3 წამით მოიგო."),
    ("Forty thieves, 41 if you count the clerk", "ორმოცი ქურდი, ორმოცდათერთმეტი — თუ კლერკსაც ჩავთვლით"),
    ("The 100-lari note", "ათლარიანი კუპიურა"),
    ("A quarter fewer than last year", "მესამედით ნაკლები, ვიდრე შარშან"),
    ("The tax rose from 18 to 20 per cent.", "გადასახადი 18-დან 20 ლარამდე გაიზარდა."),
    ("It weighs 3.5 tonnes.", "წონა ორნახევარი ტონაა."),
    ("He served six months.", "მან ექვსი წელი მოიხადა."),
    ("The road is 12 kilometres long.", "გზის სიგრძე 12 მეტრია."),
    ("Some 2 million people", "ორი მილიარდი ადამიანი"),
    ("It was -5°C at 6 a.m.", "დილის 6-ზე 5 °C იყო."),
)

RIGHT_RU = (
    ("They got about a thousand complaints.", "Они получили около тысячи жалоб."),
    ("The shop is open seven days a week.", "Магазин открыт ежедневно."),
    ("A quarter did not vote, nor did those under 25.", "Не голосовали 25 % и те, кому нет 25."),
    ("Several thousand people came.", "Пришли несколько тысяч человек."),
    (
        "Two years and three months later, 12 workers returned.",
        "Через два года и три месяца вернулись двенадцать рабочих.",
    ),
    ("Fifty-five houses burned down on 15 March.", "15 марта сгорели пятьдесят пять домов."),
    ("Nineteen of the 99 deputies voted against.", "Девятнадцать из девяноста девяти депутатов голосовали против."),
    ("She is the third woman to lead the court.", "Она третья женщина во главе суда."),
    ("Two thirds of voters stayed at home.", "Две трети избирателей остались дома."),
    ("Three quarters of the sum has been spent.", "Три четверти суммы уже потрачены."),
    ("In the 1980s, about 70 people lived here.", "В восьмидесятые годы здесь жило около семидесяти человек."),
    ("The seven-storey block has 28 flats.", "В семиэтажном доме 28 квартир."),
    ("A five-year plan worth $2bn", "Пятилетний план стоимостью 2 млрд долларов"),
    ("The temperature fell to -5°C.", "Похолодало до 5 градусов мороза."),
    ("The match ended 2-1 after extra time.", "Матч завершился в дополнительное время со счётом 2:1."),
    ("The train leaves at 7.45 p.m.", "Поезд отправляется в 19:45."),
    ("The train leaves at 6:45 in the evening.", "Поезд отправляется вечером без четверти семь."),
    ("About 3,000 signatures were collected in 48 hours.", "За двое суток собрали около трёх тысяч подписей."),
    ("All three brothers served twelve months.", "Все трое братьев отсидели по двенадцать месяцев."),
    ("One in five families is poor.", "Каждая пятая семья бедна."),
    ("The city's 1,500th anniversary", "1500-летие города"),
    ("The 20th century's second half", "Вторая половина двадцатого века"),
    ("They were paid twice as much.", "Им заплатили вдвое больше."),
    ("Output has quadrupled since 2010.", "С 2010 года выпуск вырос вчетверо."),
    ("He was fined 500 lari for the sixth time.", "Его в шестой раз оштрафовали на пятьсот лари."),
    ("Three hundred and sixty-five days", "Триста шестьдесят пять дней"),
    ("Hundreds of people protested; dozens were detained.", "Сотни людей вышли на акцию, десятки задержаны."),
    ("Half an hour later the road was open.", "Через полчаса дорогу открыли."),
    ("An hour and a half later", "Через полтора часа"),
    ("Ninety minutes later", "Через полтора часа"),
    ("Eighteen months later", "Полтора года спустя"),
    ("Six months later", "Полгода спустя"),
    ("2.5 million tonnes of grain", "Два с половиной миллиона тонн зерна"),
    ("The two sides signed the deal.", "Стороны подписали соглашение."),
    ("He has lived there for a decade.", "Он живёт там уже десять лет."),
    ("The law was passed by 76 votes to 11.", "Закон приняли 76 голосами против 11."),
    ("Call 112 or (032) 2 12 34 56.", "Звоните 112 или (032) 212-34-56."),
    ("The flight was delayed from 9 a.m. to 11 p.m.", "Рейс перенесли с девяти утра на 23:00."),
    ("24/7 support", "Круглосуточная поддержка"),
    ("Eleven-year-old Nino came eighth.", "Одиннадцатилетняя Нино заняла восьмое место."),
    (
        "The quarter-final is on Friday, the semi-final a week later.",
        "Четвертьфинал пройдёт в пятницу, полуфинал — неделей позже.",
    ),
    ("There are 5-7 dogs in each yard.", "В каждом дворе по пять-семь собак."),
    ("World War II began in 1939.", "Вторая мировая война началась в 1939 году."),
    ("Between 5 and 7 million people", "От 5 до 7 млн человек"),
    ("A quarter of the 44 bridges are unsafe.", "Четверть из сорока четырёх мостов небезопасны."),
    ("The fund has grown tenfold.", "Фонд вырос в десять раз."),
    ("Eight out of ten patients recovered.", "Восемь из десяти пациентов выздоровели."),
    ("Three-time champion Gia, 29, lost in 62 seconds.", "Трёхкратный чемпион Гия, 29 лет, проиграл за 62 секунды."),
    ("They walked six miles.", "Они прошли почти десять километров."),
    ("He owns 40 acres of land.", "У него 16 гектаров земли."),
    ("Nobody knows how the one on the left works.", "Никто не знает, как работает тот, что слева."),
    ("It rose by a third, to 12.4 million.", "Показатель вырос на треть, до 12,4 млн."),
    ("Paragraph 3 of Article 17", "Пункт 3 статьи 17"),
    ("He paid 20 cents apiece for 4,000 eggs.", "Он заплатил по 20 центов за каждое из 4 тыс. яиц."),
    ("A dozen eggs cost four lari.", "Десяток яиц стоит четыре лари."),
    ("Ninety-one-year-old Ketevan", "Девяностооднолетняя Кетеван"),
    ("The Seven Years' War", "Семилетняя война"),
    ("Its thirtieth birthday", "Его тридцатилетие"),
    ("Twenty-one students came.", "Пришёл двадцать один студент."),
    ("A million dollars and two thousand lari", "Миллион долларов и две тысячи лари"),
    ("The sixteen-day march", "Шестнадцатидневный марш"),
    ("The five of them shared one room.", "Они жили впятером в одной комнате."),
    ("He scored his 100th goal.", "Он забил сотый гол."),
    ("Prices halved in two weeks.", "Цены за две недели упали вдвое."),
    ("Eighty-seven people, forty of them children", "Восемьдесят семь человек, из них сорок детей"),
    ("With 250 employees and 40 lorries", "С двумястами пятьюдесятью сотрудниками и сорока грузовиками"),
    ("The 1812 war; in 1905", "Война тысяча восемьсот двенадцатого года; в 1905-м"),
    ("Five-month-old twins", "Пятимесячные близнецы"),
    ("He ran 400 metres in 43.03 seconds.", "Он пробежал 400 метров за 43,03 секунды."),
    ("He was born on the 7th of May.", "Он родился седьмого мая."),
    ("The two-day summit of the G20", "Двухдневный саммит «Большой двадцатки»"),
    ("A two-thirds majority", "Большинство в две трети"),
    ("Four in ten adults", "Четверо из десяти взрослых"),
    ("One-fifth of all land", "Одна пятая всей земли"),
    ("Half a million refugees; a quarter of a million homes", "Полмиллиона беженцев; четверть миллиона домов"),
    ("a 150-year-old oak", "полуторавековой дуб"),
    ("The polls close at eight.", "Участки закроются в восемь вечера."),
    ("In the city square ninety-nine trees remain.", "На городской площади осталось девяносто девять деревьев."),
    ("The party got 15 to 20 percent.", "Партия набрала 15–20 %."),
    ("He is in his forties.", "Ему за сорок."),
    ("A 24-year-old was hit by a No. 7 bus.", "Двадцатичетырёхлетнего мужчину сбил автобус № 7."),
    ("The council has 45 seats.", "В совете сорок пять мест."),
    ("On the eve of the three-day festival", "В канун трёхдневного фестиваля"),
    ("Both hands on the wheel", "Обе руки на руле"),
    ("At half past five", "В половине шестого"),
    ("At quarter past seven", "В семь пятнадцать"),
    ("At 5:15 p.m.", "В четверть шестого"),
    ("Prices rose 1.2 percentage points.", "Цены выросли на 1,2 п. п."),
    ("The second half of the year was quieter than the first.", "Вторая половина года была спокойнее первой."),
    ("She spent a couple of days in the old quarter.", "Она провела пару дней в старом квартале."),
    ("He double-checked the single-use bags.", "Он ещё раз проверил одноразовые пакеты."),
    ("For one thing, the roof leaks; for another, it is cold.", "Во-первых, крыша течёт, во-вторых, холодно."),
    (
        "Two-time winner Lela, 31, beat six rivals.",
        "Двукратная победительница Лела, 31 года, обошла шестерых соперниц.",
    ),
    ("The fourth estate has never been weaker.", "Четвёртая власть ещё никогда не была так слаба."),
    ("Nine in ten households have heating.", "Девять из десяти семей имеют отопление."),
    ("It was built between 1902 and 1906.", "Его построили в 1902–1906 годах."),
    ("He turned 18 in the 18th century.", "Ему исполнилось восемнадцать в XVIII веке."),
    (
        "Some 40-50 people, most of them in their 60s and 70s",
        "Человек сорок-пятьдесят, большинству за шестьдесят и за семьдесят",
    ),
    (
        "The ministry has 2,300 employees, a fifth fewer than in 2015.",
        "В министерстве 2300 сотрудников — на пятую часть меньше, чем в 2015-м.",
    ),
    ("The vote was 7 for, 2 against and one abstention.", "Семь за, два против, один воздержался."),
    ("Two hundred thousand tonnes; 4.5 million litres", "Двести тысяч тонн; четыре с половиной миллиона литров"),
    ("Each of the 3 buildings is 14 metres high.", "Каждое из трёх зданий высотой четырнадцать метров."),
    ("The concert begins at 8 p.m. Doors open at seven.", "Концерт начнётся в 20:00, двери откроют в 19:00."),
    (
        "Emergency number 112 received 1,011 calls, twice the daily average.",
        "На номер 112 поступил 1011 звонок — вдвое больше, чем в среднем за день.",
    ),
    ("Chapter IV, pages 12-15", "Глава четвёртая, страницы 12–15"),
    ("The three of them have known one another for 30 years.", "Все трое знают друг друга тридцать лет."),
    ("It took two and a half weeks.", "На это ушло две с половиной недели."),
    ("The 100-lari note", "Столаровая купюра"),
    ("Ten-lari and 50-tetri coins", "Десятиларовые и пятидесятитетровые монеты"),
    ("They have 1,000 cows and a few dozen horses.", "У них тысяча коров и несколько десятков лошадей."),
    ("It weighs half a tonne.", "Весит полтонны."),
    ("The four-day week", "Четырёхдневная рабочая неделя"),
    ("The eighty-fifth minute", "85-я минута"),
    ("Forty thieves", "Сорок разбойников"),
    ("About 900 families of the three hundred villages", "Около девятисот семей из трёхсот деревень"),
    ("The two-hundred-year-old oak", "Двухсотлетний дуб"),
    ("With 18 votes to 16", "Восемнадцатью голосами против шестнадцати"),
    ("She was one of the first to arrive, at 5.40 a.m.", "Она пришла одной из первых, в 5:40."),
    ("In the early 2000s", "В начале двухтысячных"),
    ("There were five times as many visitors.", "Посетителей стало впятеро больше."),
    ("A 7.2-magnitude quake struck at 03:14.", "Землетрясение магнитудой 7,2 произошло в 03:14."),
    ("Half the town, some 4,500 people, lost power.", "Без света осталась половина города — около 4,5 тысячи человек."),
    ("Seven-year-old Luka and his 70-year-old grandmother", "Семилетний Лука и его семидесятилетняя бабушка"),
    ("The third and last round", "Третий, последний тур"),
    ("We need a second opinion within 30 seconds.", "Нам нужно мнение другого врача за 30 секунд."),
    (
        "The city has 1 million inhabitants, a fifth of whom are under 15.",
        "В городе миллион жителей, пятой части нет 15 лет.",
    ),
    ("He has been to all 50 states twice.", "Он дважды побывал во всех пятидесяти штатах."),
    ("In 1 of 3 cases", "В одном случае из трёх"),
)

WRONG_RU = (
    ("Hundreds of letters were found.", "Нашли десятки писем."),
    ("They got a thousand complaints.", "Они получили тысячи жалоб."),
    ("Nineteen of the 99 deputies voted against.", "Восемнадцать из 99 депутатов голосовали против."),
    ("Fifty-five houses burned down.", "Сгорели пятьдесят шесть домов."),
    ("She is the third woman to lead the court.", "Она вторая женщина во главе суда."),
    ("Two thirds of voters stayed at home.", "Треть избирателей остались дома."),
    ("The seven-storey block has 28 flats.", "В шестиэтажном доме 28 квартир."),
    ("The match ended 2-1.", "Матч завершился со счётом 2:2."),
    ("A hundred and twenty people", "Сто двенадцать человек"),
    ("Between 5 and 7 million people", "От 5 до 7 тысяч человек"),
    ("Output has tripled.", "Выпуск вырос вдвое."),
    ("One in five families is poor.", "Каждая шестая семья бедна."),
    ("Two people died.", "Погибли трое."),
    ("The deal is worth $250m.", "Сумма сделки — 250 тысяч долларов."),
    ("The 21st century", "Двадцатый век"),
    ("He was born in 1979.", "Он родился в 1997 году."),
    ("Eight were detained.", "Задержали восемнадцать человек."),
    ("A five-year plan", "Четырёхлетний план"),
    ("It lasted one and a half hours.", "Это длилось два с половиной часа."),
    ("It was cut by a quarter.", "Его сократили на треть."),
    ("Half of the money was stolen.", "Украли четверть денег."),
    ("The polls close at eight.", "Участки закроются в девять вечера."),
    ("Elizabeth II met Charles V.", "Елизавета I встретилась с Карлом V."),
    ("The plane carried 189 people.", "В самолёте были люди."),
    ("A first prize of 5,000 euros", "Первый приз — 50 000 евро"),
    ("Paragraph 3 of Article 17", "Пункт 3 статьи 27"),
    ("In 2024, 40 of 120 villages had no water.", "В 2024 году без воды были 40 деревень."),
    ("We counted 30, 40 and 30 birds.", "Мы насчитали 30, 40 и 50 птиц."),
    ("It was built between 1902 and 1906.", "Его построили в 1902–1909 годах."),
    ("Each of the 3 buildings is 14 metres high.", "Высота обоих зданий — 14 метров."),
    ("Twelve of the thirteen miners survived.", "Из тринадцати шахтёров выжили двадцать."),
    ("He won by 0.03 seconds.", "Он победил с преимуществом в 0,3 секунды."),
    ("He served six months.", "Он отсидел шесть лет."),
    ("The fine is 500 lari.", "Штраф — 500 долларов."),
    ("In the early 2000s", "В начале девяностых"),
    ("There were five times as many visitors.", "Посетителей стало втрое больше."),
    ("Seven-year-old Luka", "Восьмилетний Лука"),
    ("About 900 families", "Около девяноста семей"),
    ("With 18 votes to 16", "Восемнадцатью голосами против шести"),
    ("The third and last round", "Второй, последний тур"),
    ("Half the town lost power.", "Без света осталась треть города."),
    ("It was -5°C at 6 a.m.", "В 6 утра было 5 °C."),
)


def _find(locale: str, source: str, target: str) -> list[Finding]:
    pair = Pair(source, target, Setting(Locale(locale)))
    return [*Number().run(pair), *Unit().run(pair)]


def _read(language: str, text: str) -> list[str]:
    return [fact(one.value) for one in numbers(Side(text), language)]


RIGHT = [("ka", *row) for row in RIGHT_KA] + [("ru", *row) for row in RIGHT_RU]
WRONG = [("ka", *row) for row in WRONG_KA] + [("ru", *row) for row in WRONG_RU]


@pytest.mark.parametrize(("locale", "source", "target"), RIGHT)
def test_natural_translations_stay_silent(locale: str, source: str, target: str) -> None:
    """Words for digits, cases, halves, conversions, hours: a desk that is bothered by these turns the check off."""
    assert _find(locale, source, target) == []


@pytest.mark.parametrize(("locale", "source", "target"), WRONG)
def test_wrong_numbers_are_found(locale: str, source: str, target: str) -> None:
    """One wrong word in an inflected language is as wrong as a wrong digit."""
    assert _find(locale, source, target)


class TestMessages:
    """What the translator reads."""

    def test_a_changed_number_is_told_with_both_and_marked_on_both_sides(self) -> None:
        """One finding, not two."""
        (found,) = _find("ka", "It has 4,000 seats.", "მასში 400 ადგილია.")
        assert found == Finding(
            "number",
            Severity.ERROR,
            "the source has 4,000, the translation 400",
            source=(7, 12),
            target=(6, 9),
            lacks="4000",
            adds="400",
        )

    def test_a_lost_number_has_the_same_value_in_both_languages(self) -> None:
        """So that versions can be compared."""
        (ka,) = _find("ka", "4.2 million came.", "ბევრი მოვიდა.")
        (ru,) = _find("ru", "4.2 million came.", "Пришли многие.")
        assert ka.lacks == ru.lacks == "4200000"
        assert ka.message == "the number 4.2 million is not in the translation"

    def test_a_number_word_that_is_lost_is_a_warning_where_it_is_small(self) -> None:
        """It may have become another expression."""
        (found,) = _find("ru", "All five brothers came.", "Все братья пришли.")
        assert found.severity is Severity.WARNING
        (found,) = _find("ru", "Fifty brothers came.", "Братья пришли.")
        assert found.severity is Severity.ERROR

    def test_a_number_from_nowhere_is_a_warning(self) -> None:
        """It may be an explanation."""
        (found,) = _find("ru", "Many people came.", "Пришли 700 человек.")
        assert (found.severity, found.adds) == (Severity.WARNING, "700")
        assert found.message == "the number 700 is not in the source"
        (found,) = _find("ka", "Many people came.", "შვიდასი ადამიანი მოვიდა.")
        assert found.adds == "700"

    def test_a_year_that_the_source_implies_may_be_told(self) -> None:
        """Last year is 2025."""
        assert _find("ru", "The plant closed last year.", "Завод закрылся в 2025 году.") == []

    def test_orders_of_magnitude_are_compared(self) -> None:
        """Hundreds are no tens."""
        (found,) = _find("ka", "Hundreds came.", "ათასობით ადამიანი მოვიდა.")
        assert found.message == "the source has Hundreds, the translation ათასობით"
        assert (found.lacks, found.adds, found.severity) == ("100", "1000", Severity.ERROR)

    def test_a_lost_minus_is_told(self) -> None:
        """Twelve degrees of frost are no twelve degrees."""
        (found,) = _find("ka", "It was -12°C.", "12 °C იყო.")
        assert found.message == "the minus before 12 is not in the translation"
        assert found.lacks == "-12"

    def test_numbers_that_have_changed_places_are_told(self) -> None:
        """All are there, and the news is the opposite."""
        (found,) = _find("ru", "It grew from 12 to 15 points.", "Выросло с 15 до 12 пунктов.")
        assert found.message == "the source goes from 12 to 15, the translation from 15 to 12"
        assert found.severity is Severity.ERROR
        (found,) = _find("ka", "They won 2-1.", "მათ 1:2 მოიგეს.")
        assert found.message == "2 and 1 have changed places in the translation"
        assert found.severity is Severity.WARNING
        assert _find("ru", "It rose to 15 from 12.", "Выросло с 12 до 15.") == []
        assert _find("ru", "Between 12 and 15, from 3.", "От 3, между 15 и 12.") == []

    def test_units_are_told_as_they_stand(self) -> None:
        """With the words beside them."""
        (found,) = _find("ru", "It is $5 million.", "Это 5 миллионов евро.")
        assert found.message == "$5 million in the source, 5 миллионов евро in the translation: not the same unit"
        assert (found.lacks, found.adds) == ("5000000 usd", "5000000 eur")
        (found,) = _find("ka", "Prices rose 8 per cent.", "ფასები 8-ით გაიზარდა.")
        assert found.message == "the percent sign of 8 is not in the translation"

    def test_an_error_page_is_another_checks_business(self) -> None:
        """Its numbers would only distract."""
        assert _find("ka", "Onions cost 5 lari.", "429 Rate limit exceeded, retry later please") == []

    def test_in_other_languages_only_digits_count(self) -> None:
        """Number words are not known there; what is small may stand in words."""
        assert _find("uk", "4,500 people came.", "Прийшли 4500 людей.") == []
        (found,) = _find("uk", "4,500 people came.", "Прийшли люди.")
        assert found.severity is Severity.ERROR
        (found,) = _find("uk", "7 people came.", "Прийшло семеро.")
        assert found.severity is Severity.INFO


class TestUnits:
    """The unit belongs to the number."""

    @pytest.mark.parametrize(
        ("locale", "source", "target"),
        [
            ("ka", "5 km of pipes", "5 მეტრი მილი"),
            ("ka", "200 lari a month", "თვეში 200 დოლარი"),
            ("ka", "€200 a month", "თვეში 200 ლარი"),
            ("ka", "It takes 3 days.", "სამი კვირა სჭირდება."),
            ("ka", "12% of it", "12 ლარი"),
            ("ka", "2 kg of wire", "2 ტონა მავთული"),
            ("ru", "5 km of pipes", "5 метров труб"),
            ("ru", "200 lari a month", "200 рублей в месяц"),
            ("ru", "It takes 3 hours.", "Это занимает 3 минуты."),
            ("ru", "30 hectares of forest", "30 квадратных километров леса"),
            ("ru", "up 3 percentage points", "на 3 процента больше"),
            ("ru", "at 60 mph", "со скоростью 60 км/ч"),
        ],
    )
    def test_another_unit_of_the_kind_is_an_error(self, locale: str, source: str, target: str) -> None:
        """The number alone is right."""
        (found,) = _find(locale, source, target)
        assert (found.check, found.severity) == ("unit", Severity.ERROR)

    @pytest.mark.parametrize(
        ("locale", "source", "target"),
        [
            ("ka", "2 km and 3 miles", "2 კილომეტრი და 3 მილი"),
            ("ka", "GEL 45 a night", "ღამეში 45₾"),
            ("ka", "a 40-tonne lorry", "40-ტონიანი სატვირთო"),
            ("ka", "US$7", "7 აშშ დოლარი"),
            ("ka", "12 million lari", "12 მლნ ლარი"),
            ("ka", "5 hours' walk on 20 May 2026", "5 საათის სავალი 2026 წლის 20 მაისს"),
            ("ru", "60 km/h", "60 км/ч"),
            ("ru", "8 square metres", "8 кв. м"),
            ("ru", "3% of 40 degrees", "3 % от 40 °C"),
            ("ru", "18 months", "полтора года"),
            ("ru", "2,000 metres", "2 км"),
            ("ru", "6 feet tall", "ростом 183 см"),
            ("ru", "72°F outside", "22 °C на улице"),
            ("ru", "The 6'2\" goalkeeper", "Вратарь ростом 188 см"),
            ("ru", "30 miles", "почти 50 километров"),
        ],
    )
    def test_the_same_unit_in_any_writing_stays_silent(self, locale: str, source: str, target: str) -> None:
        """Symbols, codes, words, and what the desk has converted."""
        assert _find(locale, source, target) == []


class TestReading:
    """Numbers of one text."""

    @pytest.mark.parametrize(
        ("language", "text", "values"),
        [
            ("en", "two hundred and five of one hundred and five hundred", ["205", "100", "500"]),
            ("en", "2 million 500 thousand", ["2500000"]),
            ("en", "3½ hours, 1/3 of 0.50", ["3.5", "1/3", "0.5"]),
            ("en", "half a million and a quarter of a million", ["500000", "250000"]),
            ("en", "two dozen, half a dozen", ["24", "6"]),
            ("en", "two years and a half", ["2.5"]),
            ("en", "1,250.5 and 1.250,5", ["1250.5", "1250.5"]),
            ("en", "1.2.3, 1,234,567, 1,2,3.4.5", ["1.23", "1234567", "12345"]),
            ("en", "no one, a second, third-party", ["1", "2", "3"]),
            ("en", "$5K and k", ["5000"]),
            ("en", "2 million 500 people and 5 doubled", ["2000500", "5", "2"]),
            (
                "en",
                "a million dozen, two hundred dozen, two thousand thousand",
                ["1000000", "12", "200", "12", "2000", "1000"],
            ),
            ("en", "a thousand thousandth, 3 fifth, five third", ["1000", "1000", "3", "5", "5", "3"]),
            ("en", "one second, three fifth, a million quarter", ["1", "2", "3", "5", "1000000", "0.25"]),
            ("en", "twenty half, 5s, 9'13 and years and a half", ["20", "0.5", "5", "9", "13", "0.5"]),
            ("en", "45/13/2020, 10-11-12, %1$M", ["45", "13", "2020", "10", "11", "12", "1"]),
            ("en", "120 300 400 is no telephone", ["120300400"]),
            ("ru", "одна пятый, тысяча с половиной, пятидвухэтажный", ["1", "5", "1500"]),
            ("ka", "ოთხწელიწად-ნახევარი, ოცეული, ათწლეული", ["4.5", "20", "10"]),
            ("ka", "ორიათასოცდაექვსი", []),
            ("ka", "ორი ათას ოცდაექვსი", ["2026"]),
            ("ka", "სამასსამოცდახუთი, ოთხასოცდაათი", ["365", "430"]),
            ("ka", "ათასოთხასი და ათას ცხრაას ოთხმოცდაათი", ["1990"]),
            ("ka", "ნახევარი მილიონი, ორნახევარი მილიარდი", ["500000", "2500000000"]),
            ("ka", "წელიწადი და ნახევარი", ["1.5"]),
            ("ka", "ასე, ასევე, ასაკი, ერთად, ასო, სამართლიანი", ["1"]),
            ("ka", "სამში, სამზე, სამთან, ორთან, ასამდე", ["3", "3", "3", "2", "100"]),
            ("ru", "три с четвертью, две пятых, одна десятая", ["3.25", "0.4", "0.1"]),
            ("ru", "двадцать пятого, сто первый", ["25", "101"]),
            ("ru", "три десятка, полсотни, пятьсот тысяч", ["30", "50", "500000"]),
            ("ru", "столичный, семинарский, стоимость, одноимённый, утроба, десятичный", ["10"]),
            ("ru", "ХХ и XIX, Х", ["20", "19", "10"]),
            ("ru", "двухтысячный, двадцатипятитысячный, двухвековой", ["2000", "25000", "200"]),
        ],
    )
    def test_words_and_digits_make_numbers(self, language: str, text: str, values: list[str]) -> None:
        """The likeliest value of each."""
        assert _read(language, text) == values

    @pytest.mark.parametrize(
        ("locale", "source", "target"),
        [
            ("ka", "Signed on 2026-03-07.", "ხელმოწერილია 2026 წლის 7 მარტს."),
            ("ka", "Signed on March 7, 2026.", "ხელმოწერილია 07.03.2026."),
            ("ru", "Signed on 03/27/2026.", "Подписано 27.03.2026."),
            ("ru", "Signed on 5/6/26.", "Подписано 6 мая 2026 года."),
            ("ru", "The '98 fire, the class of ’04, the '60s", "Пожар 1998 года, выпуск 2004-го, шестидесятые"),
            ("ru", "September 11 and 9/11", "11 сентября и теракт 11 сентября"),
            ("ru", "Section 40-50-60 of 45-20-30", "Раздел 40-50-60 из 45-20-30"),
            ("ka", "Call +995 32 212 34 56.", "დარეკეთ 032 212 34 56."),
            ("ka", "Call 0790 12 34 86.", "დარეკეთ 07-90-12-34-86."),
            ("ka", "Call 599 12 34 86 now.", "დარეკეთ 5 99 1 23 48 6."),
            ("ka", "Call 5 99 1 23 48 6 now.", "დარეკეთ 599 12 34 86."),
            ("ru", "Version 3.11.2 of 12.1", "Версия 3.11.2 из 12.1"),
            ("ru", "It opens at 10:00, closes at 6:30.", "Открывается в десять, закрывается в половине седьмого."),
            ("ru", "It opens at 19:00.", "Открывается в 7 вечера."),
            ("ru", "The ratio is 30:75.", "Соотношение 30:75."),
            ("ru", "Visiting hours: 14-16 and 5 to 7", "Часы посещения: 14–16 и 17–19"),
            ("ru", "Some 150 trees, two dozen bushes", "Около полутора сотен деревьев, два десятка кустов"),
            ("ka", "Two dozen people, three hundred cows", "ორი ათეული ადამიანი, სამი ასეული ძროხა"),
            ("ru", "Concert: 14 December, 7 p.m.", "Концерт: 14.12, 19:00"),
            ("ru", "17 Vineyard Street, second floor", "ул. Виноградная, 17, 3-й этаж"),
            ("ru", "Hundreds of thousands of bees", "Сотни тысяч пчёл"),
            ("ka", "Hundreds of thousands of bees", "ასობით ათასი ფუტკარი"),
            ("ru", "1st-2nd place of 1 September", "1–2 место 1/9"),
            ("ru", "The shop is open 24 hours a day.", "Магазин не закрывается."),
            ("ru", "1. Turn it off.", "Выключите."),
            ("ru", "Turn it off.", "1. Выключите."),
            ("de", "It grew from 12 to 15.", "Von 12 auf 15."),
            ("ru", "-5 or 6", "−5 или 6"),
            ("ru", "%1$s of 4,000", "%1$s из 4000"),
            ("ru", "At twelve minutes to seven, twenty past nine", "В двенадцать минут до семи, в девять двадцать"),
            ("ru", "A mile and a half; in one hour and a half", "Полторы мили; за полтора часа"),
            ("ru", "a quarter final, half past ten", "четвертьфинал, половина одиннадцатого"),
            ("ru", "The app was a fifth slower.", "Приложение стало на пятую часть медленнее."),
            ("ru", "Half-hour and half-brother", "Полчаса и сводный брат"),
            ("ru", "It opened its 12 and 5.5 doors.", "Открыла 12 и 5,5 двери."),
            ("ka", "It costs 5 ½ lari, #4 in B2B", "5½ ლარი ღირს"),
            ("ka", "The five-sided house had 9 rooms.", "ხუთგვერდიან სახლს ცხრა ოთახი ჰქონდა."),
            ("ru", "2 degrees and 50°F", "2 градуса и 10 °C"),
            ("ru", "Three", "Тре\u0308х"),
            ("ru", "Twelve", "Двена\u0301дцать"),
            ("ru", "See [7 pages](https://x.ge/a1) `v2.5`", "См. [семь страниц](https://x.ge/a1) «v2.5»"),
        ],
    )
    def test_dates_telephones_and_hours_may_be_written_anew(self, locale: str, source: str, target: str) -> None:
        """Each newsroom has its own way."""
        assert _find(locale, source, target) == []

    @pytest.mark.parametrize(
        ("locale", "source", "target", "lacks"),
        [
            ("ka", "Call 0 790 12 34 86.", "დარეკეთ 0 791 12 34 86.", "790123486"),
            ("ka", "Call 0 790 12 34 86.", "დარეკეთ.", "790123486"),
            ("ru", "Signed on 2026-03-07.", "Подписано 8 марта 2026 года.", "7"),
            ("ru", "Signed on 07.03.2026.", "Подписано 7 марта 2025 года.", "2026"),
            ("ru", "It opens at 10:15.", "Открывается в 10:45.", "15"),
            ("ru", "At 95°F, 12 people fainted.", "При 25 °C 12 человек упали в обморок.", "95"),
            ("ru", "Half of them left.", "Все ушли.", "0.5"),
        ],
    )
    def test_their_numbers_are_compared_all_the_same(self, locale: str, source: str, target: str, lacks: str) -> None:
        """A digit is a digit."""
        assert [one.lacks for one in _find(locale, source, target)] == [lacks]

    def test_every_georgian_number_is_read_back(self) -> None:
        """Cardinals, genitives and ordinals up to 9999."""
        for value in range(1, 10_000):
            word = _georgian(value)
            assert _read("ka", word + "ი" if word[-1] not in "აე" else word) == [str(value)], word

    def test_every_georgian_ordinal_is_read_back(self) -> None:
        """The prefix stands before the last part: ოცდამეხუთე."""
        for value in range(2, 100):
            for ending in ("ე", "ის", "ეს", "ემდე"):
                word = _georgian_ordinal(value) + ending
                assert _read("ka", word) == [str(value)], word

    def test_every_russian_number_is_read_back(self) -> None:
        """In the nominative and in the genitive."""
        for value in range(1, 10_000):
            for case in (0, 1):
                assert _read("ru", _russian(value, case)) == [str(value)], _russian(value, case)

    def test_what_an_initial_may_be_is_not_asked_for(self) -> None:
        """Malcolm X, a CD."""
        for word in ("X", "CD", "MM"):
            found = roman(word)
            assert found is not None
            assert found.strength is Strength.OPTIONAL
        assert roman("IIII") is None
        assert roman("მე") is None

    def test_facts_are_exact(self) -> None:
        """As they are compared between languages."""
        assert [fact(one.value) for one in numbers(Side("0.125 2/3 7.50"), "en")] == ["0.125", "2/3", "7.5"]


_KA_SMALL = (
    "ერთ ორ სამ ოთხ ხუთ ექვს შვიდ რვა ცხრა ათ თერთმეტ თორმეტ ცამეტ თოთხმეტ თხუთმეტ თექვსმეტ ჩვიდმეტ თვრამეტ ცხრამეტ"
)
_KA_SCORES = ("", "ოც", "ორმოც", "სამოც", "ოთხმოც")
_KA_HUNDREDS = ("", "ას", "ორას", "სამას", "ოთხას", "ხუთას", "ექვსას", "შვიდას", "რვაას", "ცხრაას")


def _georgian(value: int) -> str:
    """A number in words, without the ending of the nominative."""
    thousands, rest = divmod(value, 1000)
    head = ""
    if thousands:
        one = _georgian(thousands)
        head = "" if thousands == 1 else (one if one[-1] in "აე" else one + "ი") + " "
        head += "ათას"
    return f"{head} {_below_thousand(rest)}".strip() if rest else head


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    return _KA_HUNDREDS[hundreds] + (_below_hundred(rest) if rest else "")


def _below_hundred(value: int) -> str:
    scores, rest = divmod(value, 20)
    small = _KA_SMALL.split()[rest - 1] if rest else ""
    return _KA_SCORES[scores] + ("და" if scores and rest else "") + small


def _georgian_ordinal(value: int) -> str:
    scores, rest = divmod(value, 20)
    if not rest:
        return "მე" + _KA_SCORES[scores]
    small = _KA_SMALL.split()[rest - 1]
    small = small[:-1] if small[-1] == "ა" else small
    return (_KA_SCORES[scores] + "და" if scores else "") + "მე" + small


_RU_SMALL = [
    (
        "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
        "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    ),
    (
        "одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати "
        "пятнадцати шестнадцати семнадцати восемнадцати девятнадцати"
    ),
]
_RU_TENS = (
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
)
_RU_HUNDREDS = (
    "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
)


def _russian(value: int, case: int) -> str:
    words: list[str] = []
    thousands, value = divmod(value, 1000)
    if thousands:
        words += [_RU_SMALL[case].split()[thousands - 1], "тысяч"]
    hundreds, value = divmod(value, 100)
    if hundreds:
        words.append(_RU_HUNDREDS[case].split()[hundreds - 1])
    if value >= 20:
        words.append(_RU_TENS[case].split()[value // 10 - 2])
        value %= 10
    if value:
        words.append(_RU_SMALL[case].split()[value - 1])
    return " ".join(words)


_PIECES = (
    *"0123456789.,:/-–%$€ \u00a0'’()+№#½",
    *("XIV", "one ", "half a ", "million", "third ", "km", " to ", " and ", "from ", "p.m."),
    *("ხუთ", "მე", "ნახევარი ", "ათასი ", "კმ"),
    *("два ", "с половиной ", "тысяч", "пятых ", "км", " до "),
)
_ANY = st.lists(st.sampled_from(_PIECES), max_size=24).map("".join)


@given(_ANY, _ANY, st.sampled_from(["ka", "ru", "de"]))
def test_any_text_can_be_read(source: str, target: str, locale: str) -> None:
    """Spans lie in the texts, whatever stands there."""
    for found in _find(locale, source, target):
        for span, text in ((found.source, source), (found.target, target)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(
    st.integers(0, 10**9),
    st.sampled_from(["{:,}", "{}"]),
    st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "\u2009", "", "'"]),
    st.sampled_from(["ka", "ru", "de"]),
)
def test_any_grouping_of_the_same_digits_is_the_same_number(value: int, written: str, mark: str, locale: str) -> None:
    """Each locale groups in its own way."""
    grouped = f"{value:,}".replace(",", mark)
    assert _find(locale, f"They counted {written.format(value)} birds.", f"— {grouped} —") == []


@given(st.integers(0, 9999), st.integers(1, 999), st.sampled_from(["ka", "ru"]))
def test_the_decimal_mark_may_be_either(whole: int, part: int, locale: str) -> None:
    """A comma in print, and a point where somebody was in a hurry."""
    for mark in ",.":
        assert _find(locale, f"It weighs {whole}.{part} units.", f"— {whole}{mark}{part} —") == []


@given(st.integers(3, 10**7), st.integers(3, 10**7), st.sampled_from(["ka", "ru"]))
def test_any_other_number_is_found(ours: int, theirs: int, locale: str) -> None:
    """And told with both values."""
    found = [one for one in _find(locale, f"They saw {ours} birds.", f"— {theirs} —") if one.check == "number"]
    if ours == theirs:
        assert not found
    else:
        (one,) = found
        assert (one.lacks, one.adds) == (str(ours), str(theirs))
        assert one.severity is Severity.ERROR
        assert re.fullmatch(r"the source has [0-9]+, the translation [0-9]+", one.message)
