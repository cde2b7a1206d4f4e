### Қағаздағы бағалау парағы: тақырыбы, бағандары, белгілері, қолдары.

## Кестенің үсті

sheet-title = Бағалау парақтары
sheet-dossier = Досье
sheet-position = Лауазым
sheet-notice = Конкурс
sheet-vacancy = Бос орын
sheet-date = Бағаланған күні
sheet-edition = Қағидалардың редакциясы
sheet-edition-from = { $date } күнінен бастап қолданылады, өзгерістері: { $acts }
sheet-edition-until = { $date } күніне дейін қолданылады (бұл күн кірмейді)
sheet-may-apply = Осы парақтың қолданылатыны анықталмаған. { $facts }
sheet-does-not-apply = Бұл парақ қолданылмайды: оның шарты орындалмаған.

## Бағандар

sheet-number = №
sheet-criterion = Өлшемшарттар
sheet-evidence = Растайтын құжат
sheet-printed = Балл сандары
sheet-given = Алған балы
sheet-grounds = Негіздеме
sheet-total = Барлығы

## Жолдар

sheet-row = { $row } = { $points }
sheet-each = әр жазба үшін { $points }
sheet-heading = { $text }:
sheet-at-most = барлығы ең көбі { $points }
sheet-row-given = { $row }: { $points }
sheet-row-perhaps = мүмкін – { $row }: { $points }
sheet-perhaps = мүмкін – { $text }
sheet-nothing = жоқ
sheet-always = шартсыз
sheet-not-known = белгісіз: { $facts }
sheet-undecided = айқындалмаған
sheet-between = { $low }–{ $high }
sheet-or-more = кемінде { $low }
sheet-or-less = ең көбі { $high }
sheet-open = әлі анықталмаған өлшемшарттар: { $numbers }
sheet-not-decided = дереккөзде балы айқындалмаған өлшемшарттар: { $numbers }

## Ескертпелер

sheet-remarks = Ескертпелер
sheet-legend = Сызықшамен жазылған екі сан балдың әлі белгісіз мәліметтерге байланысты екенін білдіреді; «айқындалмаған» деген сөз дереккөзде жауап жоқ екенін білдіреді. Екеуі де 0 деген сөз емес.
sheet-of-criterion = Өлшемшарт { $number }.
sheet-read-as = Қабылданған түсіндіру: «{ $view }».
sheet-no-answer = Дереккөзде жауап жоқ.
sheet-if-read = «{ $view }» деп түсіндірілсе, барлығы: { $points }.

## Қолдар

sheet-chair = Комиссия төрағасы
sheet-member = Комиссия мүшесі
sheet-signature = қолы, күні
sheet-signer = аты-жөні
