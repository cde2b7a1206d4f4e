### `saty read` пәрменінің сөйлемдері. Әр үлгі – сөз тәртібі өзінше бөлек тұтас сөйлем.
###
### Атаулар тырнақшада, атау септігінде қойылады; жалғау санға да, атауға да емес, тұрақты сөзге жалғанады
### («мәнінен артық», «деңгейінен төмен», «күнінен бұрын»). Ұзақтық бірліктерінің өз тұлғалары бар («жылдан артық»).

read-title = Ережелер
read-legend = Ережелердегі атаулар тырнақшада тұр. Жақша ішіндегі сан – атаудың нені білдіретінін айтатын осы беттегі ереженің нөмірі.
read-part-of = Мына ереженің бөлігі: { $way }
read-translation = { $language ->
    [ru] Дереккөз орыс тілінде басылған; мұндағы мәтіндер – аударма.
   *[other] Дереккөз ағылшын тілінде басылған; мұндағы мәтіндер – аударма.
}

## Тараулар

read-positions = Лауазымдар
read-sheets = Бағалау парақтары
read-packages = Құжаттар
read-rankings = Кандидаттар тізімдері
read-time-limits = Мерзімдер мен күнтізбелер
read-pay = Еңбекақы
read-outcomes = Қорытындылар
read-terms = Ұғымдар
read-facts = Мәліметтер
read-scales = Деңгейлер мен түрлер
read-notices = Хабарландырулар
read-properties = Қасиеттер
read-acts = Актілер

## Атаулар мен мәндер

read-name = «{ $name }»
read-of-vacancy = бос орынның { $field }
read-points-of = { $sheet } парағының қорытынды балы
read-level-of = { $position } лауазымы бойынша саты
read-evaluation-date = бағалау
read-yes = «иә»
read-no = «жоқ»
read-absent = мүлде жоқ
read-present = бар
read-undecided = дереккөзде айқындалмаған
read-undecided-between = дереккөзде айқындалмаған, шегі: { $low } … { $high }
read-points = { $count ->
   *[other] { $number } балл
}
read-points-by = { $value } мәніне тең балл
read-replaced = { $value } (ал мына шарт орындалса, { $other }: { $condition })
read-first-case = төмендегілерден бірінші сай келгені: мына шарт орындалса, { $other }: { $condition }
read-next-case = { $before }; әйтпесе мына шарт орындалса, { $other }: { $condition }
read-other-cases = { $before }; қалған жағдайлардың бәрінде { $value }
read-years-least = { $count } жыл
read-months-least = { $count } ай
read-days-least = { $count } күн
read-years-more = { $count } жылдан
read-months-more = { $count } айдан
read-days-more = { $count } күннен

## Мәліметтен не талап етіледі

read-compare = { $fact } – { $test }
read-any = кез келген
read-is-not = { $value } емес
read-is-day = { $date } күні
read-in = мыналардың бірі ({ $values })
read-in-not = мыналардың ешқайсысы емес ({ $values })
read-includes = { $fact } ішінде { $value } бар
read-includes-not = { $fact } ішінде { $value } жоқ
read-cell-includes = ішінде { $value } бар
read-cell-includes-not = ішінде { $value } жоқ
read-both = { $low }, { $high }
read-within = { $date } күні аяқталатын { $length } ішінде
read-number-at-least = кемінде { $value }
read-number-more-than = { $value } мәнінен артық
read-number-at-most = ең көбі { $value }
read-number-less-than = { $value } мәнінен кем
read-length-at-least = кемінде { $value }
read-length-more-than = { $value } артық
read-length-at-most = ең көбі { $value }
read-length-less-than = { $value } кем
read-level-at-least = кемінде { $value }
read-level-more-than = { $value } деңгейінен жоғары
read-level-at-most = ең жоғарысы { $value }
read-level-less-than = { $value } деңгейінен төмен
read-day-at-least = { $value } күні немесе одан кейін
read-day-more-than = { $value } күнінен кейін
read-day-at-most = { $value } күні немесе одан бұрын
read-day-less-than = { $value } күнінен бұрын
read-named-at-least = кемінде { $value }
read-named-more-than = { $value } мәнінен артық
read-named-at-most = ең көбі { $value }
read-named-less-than = { $value } мәнінен кем

## Шарттар

read-always = әрқашан
read-and = { $left } және { $right }
read-or = { $left } немесе { $right }
read-not = ({ $condition }) дұрыс емес
read-if-then = егер { $given } болса, онда { $then }
read-has = { $record } бар
read-has-where = мынадай { $record } бар: { $filter }
read-has-no = { $record } жоқ
read-has-no-where = мынадай { $record } жоқ: { $filter }
read-every = әрбір { $record } жазбасы үшін мынау орындалады: { $must } (жазба болмаса да орындалған)
read-every-where = мынадай әрбір { $record } жазбасы үшін: { $filter }; мынау орындалады: { $must } (ондай жазба болмаса да орындалған)
read-incomplete = осы адам үшін міндетті құжаттардың кемінде біреуі жоқ
read-anything-missing = тізбедегі құжаттардың кемінде біреуі жоқ, ол міндетті болсын-болмасын
read-owed = { $document } құжаты тапсырылуға тиіс
read-holds = { $clause } – орындалған
read-holds-not = { $clause } – орындалмаған

## Лауазымдар

read-position = Барлық талап орындалуға тиіс.
read-required = Талап етілетіні: { $condition }.
read-serves-once = Әрбір { $record } жазбасы мыналардың бірінде ғана есептеледі: { $clauses }. Кандидатқа тиімдісі алынады.
read-judged = Комиссия шешеді.
read-group-all = Төмендегі ережелердің бәрі орындалуға тиіс.
read-group-exactly-one = Төмендегі ережелердің дәл біреуі орындалуға тиіс.
read-group-at-least = { $count ->
    [1] Төмендегі ережелердің кемінде біреуі орындалуға тиіс.
   *[other] Төмендегі ережелердің кемінде { $count } тармағы орындалуға тиіс.
}
read-same-as = { $clause } дегенмен бірдей.
read-same-as-judged = { $clause } дегенмен бірдей; комиссия бұл туралы бір рет шешеді.
read-if-available = Бар болса; болмауы кедергі емес.
read-stair = { $levels } шкаласының сатысы лауазымға қойылатын талаптар, сол саты шектерінің бір жолы және оның әрбір құзыреті орындалса расталады; шектерде жоқ сатының шегі болмайды.
read-thresholds = Шектер
read-thresholds-joined = Жол барлық ұяшығы орындалғанда ғана орындалады.
read-thresholds-alternatives = Бір сатының жолдары – баламалар: біреуі жеткілікті.
read-builds-on = { $step } сатысының барлық құзыреттері де талап етіледі; оның шектері көшпейді.
read-step = Төмендегі құзыреттердің әрқайсысы талап етіледі.
read-step-empty = Бұл сатының құзыреттері аталмаған.

## Бағалау парақтары мен мәндер

read-applies = Қолданылу шарты: { $condition }.
read-total-sum = Қорытынды – өлшемшарттар балдарының қосындысы.
read-total-highest = Қорытынды – өлшемшарттар балдарының ең үлкені.
read-total-lowest = Қорытынды – өлшемшарттар балдарының ең кішісі.
read-total-first = Қорытынды – сәйкес келетін бірінші өлшемшарттың балы.
read-total-average = Қорытынды – өлшемшарттар балдарының орташасы.
read-total-best = { $count ->
    [1] Қорытынды – өлшемшарттар балдарының ең жақсысы.
   *[other] Қорытынды – өлшемшарттардың ең жақсы балдарының қосындысы, саны ең көбі { $count }.
}
read-rows-give-nothing = Шарты орындалмаған жол балл бермейді.
read-printed-scale = Дереккөзде { $low } – { $high } шкаласы басылған, шеттерін қоса алғанда; ол қорытындыны шектемейді.
read-one-sheet = Мына парақтардың дәл біреуі қолданылады: { $sheets }.
read-row = { $amount }, шарты: { $condition }.
read-row-plain = { $amount }.
read-row-always = { $amount }, шартсыз.
read-for-each = Әрбір { $record } жазбасы үшін { $points }.
read-for-each-where = Мынадай әрбір { $record } жазбасы үшін { $points }: { $filter }.
read-once-per = { $record } жазбаларындағы әрбір { $field } мәні үшін { $points }; бірдей мәндер бір рет есептеледі.
read-once-per-where = Мынадай { $record } жазбаларындағы әрбір { $field } мәні үшін { $points }: { $filter }; бірдей мәндер бір рет есептеледі.
read-rate-completed = { $fact } көрсеткішінің әрбір толық бөлігі ({ $unit }) үшін { $amount }
read-rate-started = { $fact } көрсеткішінің әрбір басталған бөлігі ({ $unit }) үшін { $amount }
read-rate-in-proportion = { $fact } көрсеткішінің әрбір бөлігі ({ $unit }) үшін { $amount }, толық емесіне үлесіне қарай
read-rate-by-completed = { $fact } көрсеткішінің әрбір бөлігі ({ $unit }) үшін { $amount }, толық бөліктермен саналады ({ $piece })
read-rate-by-started = { $fact } көрсеткішінің әрбір бөлігі ({ $unit }) үшін { $amount }, басталған бөліктермен саналады ({ $piece })
read-then-completed = { $rate }, сосын қалдықтың әрбір толық бөлігі ({ $unit }) үшін { $amount }
read-then-started = { $rate }, сосын қалдықтың әрбір басталған бөлігі ({ $unit }) үшін { $amount }
read-multiple = { $factor } × { $fact }
read-worth-of = { $fact } мәніне сәйкес сан
read-mark = комиссия бағасы, { $low } – { $high } аралығында
read-divided-by = { $left } ÷ { $right }
read-multiplied-by = { $left } × { $right }
read-plus = { $left } + { $right }
read-minus = { $left } − { $right }
read-not-less = { $amount }, ең азы { $least }
read-not-more = { $amount }, ең көбі { $most }
read-floor = Барлығы ең азы { $least }.
read-level-worth = { $member } (сәйкес саны – { $number })
read-per-value = { $field } мәні бірдей жазбалардың ең көп беретіндері ғана есептеледі, ең көбі { $most }.
read-per-year = { $field } күні бір күнтізбелік жылға келетін жазбалардың ең көп беретіндері ғана есептеледі, ең көбі { $most }.
read-best-records = Ең көп беретін жазбалар ғана есептеледі, ең көбі { $most }.
read-cap = Барлығы ең көбі { $most }.
read-sum = Сәйкес келетін жолдардың бәрі қосылады.
read-highest = Сәйкес келетін жолдардың ең үлкені алынады.
read-lowest = Сәйкес келетін жолдардың ең кішісі алынады.
read-first = Сәйкес келетін жолдардың біріншісі алынады.
read-best = { $count ->
    [1] Сәйкес келетін жолдардың ең жақсысы алынады.
   *[other] Сәйкес келетін жолдардың ең жақсылары қосылады, саны ең көбі { $count }.
}
read-average = Сәйкес келетін жолдардың орташасы алынады.
read-otherwise = Бірде-бір жол сәйкес келмесе: { $amount }.
read-ranges = Жол мына мән бойынша таңдалады: { $fact }.
read-each-member = { $record } жазбаларындағы әрбір { $field } мәні үшін балл бір рет беріледі.
read-each-member-where = Мынадай { $record } жазбаларындағы әрбір { $field } мәні үшін балл бір рет беріледі: { $filter }.
read-rounded-down = Төмен қарай дөңгелектеледі; қадамы – { $unit }.
read-rounded-up = Жоғары қарай дөңгелектеледі; қадамы – { $unit }.
read-rounded-half-up = Ең жақын еселікке дөңгелектеледі, жартысы – жоғары қарай; қадамы – { $unit }.
read-rounded-half-down = Ең жақын еселікке дөңгелектеледі, жартысы – төмен қарай; қадамы – { $unit }.
read-rounded-half-even = Ең жақын еселікке дөңгелектеледі, жартысы – жұп еселікке; қадамы – { $unit }.

## Ұғымдар

read-term-on = Бір { $record } жазбасы туралы айтылады.
read-means = Мағынасы: { $meaning }.
read-dated = Мәні күнге байланысты.
read-count = { $record } жазбаларының саны
read-count-where = мынадай { $record } жазбаларының саны: { $filter }
read-total-time = { $record } жазбаларының жалпы ұзақтығы
read-total-time-where = мынадай { $record } жазбаларының жалпы ұзақтығы: { $filter }
read-time-counted = Бағалау күнінен бұрынғы күндер саналады, қабаттасқандары – бір рет; айда 30 күн, жылда 360 күн бар.
read-time-since = { $date } күнінен бағалау күніне дейін өткен уақыт
read-highest-of = { $record } жазбаларындағы ең үлкен { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-highest-of-where = мынадай { $record } жазбаларындағы ең үлкен { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-lowest-of = { $record } жазбаларындағы ең кіші { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-lowest-of-where = мынадай { $record } жазбаларындағы ең кіші { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-of-latest = { $by } күні ең кейінгі { $record } жазбасындағы { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-of-latest-where = { $by } күні ең кейінгі мынадай { $record } жазбасындағы { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-of-earliest = { $by } күні ең алғашқы { $record } жазбасындағы { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-of-earliest-where = { $by } күні ең алғашқы мынадай { $record } жазбасындағы { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-of-highest = { $by } мәні ең үлкен { $record } жазбасындағы { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-of-highest-where = { $by } мәні ең үлкен мынадай { $record } жазбасындағы { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-of-lowest = { $by } мәні ең кіші { $record } жазбасындағы { $field } мәні; ондай жазба болмаса – мүлде жоқ
read-of-lowest-where = { $by } мәні ең кіші мынадай { $record } жазбасындағы { $field } мәні: { $filter }; ондай жазба болмаса – мүлде жоқ
read-highest-of-several = Ондай жазба бірнешеу болса, мәндердің ең үлкені алынады.
read-lowest-of-several = Ондай жазба бірнешеу болса, мәндердің ең кішісі алынады.
read-none-of-several = Ондай жазба бірнешеу болып, мәндері әртүрлі болса, дереккөз жауап бермейді.
read-latest = { $record } жазбаларындағы ең кейінгі { $field }; ондай жазба болмаса – мүлде жоқ
read-latest-where = мынадай { $record } жазбаларындағы ең кейінгі { $field }: { $filter }; ондай жазба болмаса – мүлде жоқ
read-earliest = { $record } жазбаларындағы ең алғашқы { $field }; ондай жазба болмаса – мүлде жоқ
read-earliest-where = мынадай { $record } жазбаларындағы ең алғашқы { $field }: { $filter }; ондай жазба болмаса – мүлде жоқ

## Құжаттар

read-filed = Тапсырылған құжаттар { $field } мәліметінде тізілген.
read-document-required = Міндетті.
read-document-required-when = Міндетті болу шарты: { $condition }.
read-document-if-available = Бар болса тапсырылады; болмауы кедергі емес.
read-blank = Нысаны: { $blank }.
read-satisfied-all = Төмендегі ережелердің бәрі орындалса, тапсырылған деп есептеледі.
read-satisfied-exactly-one = Төмендегі ережелердің дәл біреуі орындалса, тапсырылған деп есептеледі.
read-satisfied-at-least = { $count ->
    [1] Төмендегі ережелердің кемінде біреуі орындалса, тапсырылған деп есептеледі.
   *[other] Төмендегі ережелердің кемінде { $count } тармағы орындалса, тапсырылған деп есептеледі.
}
read-documents-all = Бір адам төмендегі құжаттардың бәрін тапсыруға міндетті.
read-documents-exactly-one = Бір адам төмендегі құжаттардың дәл біреуін тапсыруға міндетті.
read-documents-at-least = { $count ->
    [1] Бір адам төмендегі құжаттардың кемінде біреуін тапсыруға міндетті.
   *[other] Бір адам төмендегі құжаттардың кемінде { $count } данасын тапсыруға міндетті.
}
read-exemption = Мына құжаттардан босатады: { $documents }. Қолданылу шарты: { $condition }.

## Мерзімдер, күнтізбелер, еңбекақы

read-length = Ұзақтығы: { $length }.
read-length-by = Ұзақтығы: { $length }; күнтізбесі – { $calendar }.
read-working-days = { $count } жұмыс күні
read-starts-with = Басталуы: { $day }; ол күннің өзі есепке кіретін күн болса, саналады.
read-starts-after = Басталуы: { $day }; келесі күннен бастап саналады.
read-announced = Хабарландыруда салыстыру үшін басылатыны: { $figure }.
read-covers = Мына күндерді қамтиды: { $from } – { $to }, шеттерін қоса алғанда; өзге күндер туралы ештеңе белгісіз.
read-weekend = Демалыс күндері: { $days }.
read-worked = Мереке де, демалыс та болмаған күн немесе жұмыс күні деп аталған күн – жұмыс күні.
read-holiday = жұмыс істелмейтін күн
read-workday = жұмыс күні
read-monday = дүйсенбі
read-tuesday = сейсенбі
read-wednesday = сәрсенбі
read-thursday = бейсенбі
read-friday = жұма
read-saturday = сенбі
read-sunday = жексенбі
read-product = Мөлшері – көбейтінді: { $factors }.
read-product-in = Мөлшері ({ $unit }) – көбейтінді: { $factors }.

## Түсіндірулер

read-chosen = Қабылданғаны: { $view }.
read-not-chosen = Қабылданбағаны: { $view }.
read-possible = Мүмкін: { $view }.
read-open = Дереккөзде жауап жоқ; ереже жазылғанынша оқылады.
read-instead = Онда { $clause } ережесі былай болар еді: { $text }
read-added = Онда мынау қосылар еді: { $text }
read-dropped = Онда { $clause } ережесі болмас еді.
read-source = Дереккөз: { $source }
read-quote = { $language ->
    [ru] Дереккөздің сөзі, орыс тілінде: { $text }
    [en] Дереккөздің сөзі, ағылшын тілінде: { $text }
   *[own] Дереккөздің сөзі: { $text }
}

## Мәліметтер, хабарландырулар, актілер

read-vacancy = Бос орын
read-evaluated-on = Бағалау күні – { $field }.
read-list-empty = Бұл туралы ештеңе көрсетілмесе, ондай жазба жоқ.
read-list-unknown = Бұл туралы ештеңе көрсетілмесе, ондай жазбаның бар-жоғы белгісіз.
read-standing = Жазба мына шарт орындалса ғана есептеледі: { $condition }; әйтпесе ол еш жерде есепке алынбайды.
read-period = Кезең: бірінші күні – { $first }, соңғы күні – { $last }, екеуі де кіреді.
read-assumed = Әрқашан дұрыс: { $condition }.
read-limits = { $low } – { $high }, шеттерін қоса алғанда
read-increment = қадамы { $step }
read-may-be-absent = мүлде болмауы мүмкін
read-type-flag = иә немесе жоқ
read-type-whole = бүтін сан
read-type-number = сан
read-type-percent = пайыздық үлес
read-type-unit = сан ({ $unit })
read-type-date = күн
read-type-duration = ұзақтық
read-type-text = мәтін
read-type-member = мыналардың бірі: { $scale }
read-type-set = мыналардың қалағаны: { $scale }
read-type-documents = құжаттар
read-type-position = лауазым
read-levels = Деңгейлер, төменгісінен жоғарғысына қарай: { $members }.
read-kinds = Түрлер, реті жоқ: { $members }.
read-follows = Негізге алынған актілер: { $acts }.
read-for-position = Лауазымы: { $position }.
read-property = Ережелер туралы тұжырым: ол әр адам үшін дұрыс болуға тиіс.
read-act-number = Нөмірі: { $number }.
read-adopted = Қабылданған күні: { $date }.
read-in-force = Қолданысқа енгізілген күні: { $date }.
read-ended = Күшін жойған күні: { $date }.

## Кестелердің тақырыптары

read-column-step = саты
read-column-row = жол
read-column-condition = шарты
read-column-points = балл
read-column-value = мәні
read-column-from = қай күннен бастап
read-column-fact = мәлімет
read-column-possible = нені көрсетуге болады
read-column-unstated = көрсетілмесе
read-column-days = күндер
read-column-kind = қандай күн
read-column-occasion = себебі

## Кандидаттар тізімдері

read-ranking-papers = { $package } пакетіндегі міндетті құжаты анық жоқ кандидат тізімге енбейді; құжаттары қайтарылады.
read-ranking-returned = Мына ереже анық қолданылатын кандидат тізімге енбейді, құжаттары қайтарылады: { $rule }.
read-ranking-requirements = Лауазымның бір талабына анық сай емес кандидат тізімге енбейді.
read-ranking-only = Тізімге мына шарты орындалатындар ғана енеді: { $condition }.
read-ranking-separate = Әр парақтың өз тізімі бар: { $sheets }.
read-ranking-one = Барлық парақтың тізімі бір: { $sheets }.
read-ranking-keys = Кандидаттар бірінші кілт бойынша салыстырылады; тең болса, келесісі бойынша. Мәні жоқтар мәні барлардың бәрінен кейін тұрады.
read-ranking-share = Барлық кілт бойынша тең кандидаттар орынды бөліседі.
read-ranking-lot = Барлық кілт бойынша тең кандидаттардың реті жеребе арқылы айқындалады.
read-ranking-undecided = Барлық кілт бойынша тең кандидаттардың қайсысы алда тұратыны дереккөзде айқындалмаған.
read-key-highest = Ең үлкені бірінші тұрады: { $fact }.
read-key-lowest = Ең кішісі бірінші тұрады: { $fact }.
read-key-longest = Ең ұзағы бірінші тұрады: { $fact }.
read-key-shortest = Ең қысқасы бірінші тұрады: { $fact }.
read-key-earliest = Ең ертесі бірінші тұрады: { $fact }.
read-key-latest = Ең кеші бірінші тұрады: { $fact }.
read-key-yes = Мына шарты орындалатындар бірінші тұрады: { $fact }.
read-key-no = Мына шарты орындалмайтындар бірінші тұрады: { $fact }.
