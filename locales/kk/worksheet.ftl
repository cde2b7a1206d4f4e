### Комиссия кандидатқа оқып беретін бағалау парағы.
###
### Мәндер атау септігінде қойылады, жалғау мәнге емес, оның қасындағы тұрақты сөзге жалғанады («мәнінен артық»,
### «күнінен бұрын»). Аралықтың шеті оның өзі кіретін-кірмейтіні анық болатындай айтылады.

## Жауаптар

yes = иә
no = жоқ
met = талаптарға сай
not-met = талаптарға сай емес
unknown = белгісіз
undecided = дереккөзде айқындалмаған

## Мәліметтер мен мәндер

and = және
or = немесе
vacancy = бос орын
vacancy-position = бос лауазым
evaluation-date = бағалау күні
length-years = { $count } жыл
length-months = { $count } ай
length-days = { $count } күн
not-known = белгісіз
none = бірде-бірі жоқ
absent = жоқ
between = { $low } – { $high }, шеттерін қоса алғанда
or-more = кемінде { $low }
or-less = ең көбі { $high }
or-absent = { $value }, немесе жоқ
found-and-needed = { $fact }: { $found } (шарт бойынша: { $needed })
short-by = { $value } жетіспейді
one-of = мыналардың бірі: { $value }
includes = ішінде { $value } бар
does-include = { $fact }: ішінде { $value } бар
does-not-include = { $fact }: ішінде { $value } жоқ
window = { $after } күнінен кейін, бірақ { $until } күнінен кешіктірмей
at-least = кемінде { $value }
more-than = { $value } мәнінен артық
at-most = ең көбі { $value }
less-than = { $value } мәнінен кем
on-or-after = { $value } күні немесе одан кейін
after = { $value } күнінен кейін
on-or-before = { $value } күні немесе одан бұрын
before = { $value } күнінен бұрын

## Бөлімдер

evaluated-on = { $date } күнгі жағдай бойынша бағаланды
section-requirements = Талаптар
section-stair = Саты
section-results = Нәтижелер
section-left-out = Есептелмейтін жазбалар
section-unknown = Жауапты әлі де өзгерте алатын белгісіз мәліметтер
section-doubts = Дереккөзді түсіндіру

## Талаптар

all-of = мыналардың бәрі:
exactly-one-of = мыналардың дәл біреуі:
at-least-n-of = { $count ->
    [1] мыналардың кемінде біреуі:
   *[other] мыналардың кемінде { $count } тармағы:
}
if-available = { $text } (бар болса; болмауы кедергі емес)
commission-decides = комиссия шешеді
commission-decided = комиссия шешті
must-not-be = орындалмауға тиіс:
note = Ескертпе: { $text }
list-not-known = { $record }: мәлімет берілмеген
no-record = { $record }: бірде-бір жазба жоқ
record-number = { $record } № { $number }
more-records = және тағы { $count }
spells-added = бөлек кезеңдер қосылды ({ $count }): 30 күн бір ай болып есептеледі
spells-covered = барлығы оларды үзілістерімен бірге қамтитын бір кезеңнен артық емес
month-over-early = айда { $day }-күн жоқ: ол өзінің соңғы күні, { $date }, аяқталады
counted = есептелді: { $record } № { $numbers }{ $more ->
    [0] { "" }
   *[other] {" "}және тағы { $more }
}
serves = «{ $clause }»: { $records }
serves-nothing = «{ $clause }»: жазба қалмады ({ $record })
serves-elsewhere = { $record } жазбасы «{ $clause }» үшін есептеліп қойған
beyond-limit = шектен тыс: { $record } № { $numbers }
left-out = есептелмеді: { $record }, { $count } жазба
may-be-left-out = есептелетіні белгісіз: { $record }, { $count } жазба
may-count = есептелуі мүмкін: { $record } № { $numbers }

## Саты

level-supported = Расталғаны: { $level }
level-range = әзірге – { $sure }, ықтимал ең жоғарысы – { $possible }
no-level = бірде-бір саты жоқ
still-needed = «{ $level }» сатысы үшін тағы керегі:
needed-time = Уақыт өте келе толатыны
needed-document = Құжатпен расталатыны
needed-commission = Комиссия шешетіні

## Құжаттар

document-present = бар
document-missing = жоқ
document-not-applicable = талап етілмейді
document-waived = босатылған
document-not-filed = тапсырылмаған, міндетті емес
document-unknown = белгісіз
rule-applies = Қолданылады: { $rule }
rule-does-not-apply = Қолданылмайды: { $rule }
rule-not-known = Қолданылатын-қолданылмайтыны белгісіз: { $rule }

## Балдар

points-short = балы: { $points }
total = Барлығы
not-decided = балдың бір бөлігі дереккөзде айқындалмаған
sheet-not-settled = қай парақ қолданылатыны анықталмаған
no-sheet-applies = «дәл бір парақ қолданылады» деген шарт орындалмайды
lifted-to = шекті мәнге дейін көтерілді: { $limit }
mark-awaited = комиссия әлі баға қойған жоқ
mark-given = комиссия бағасы
cut-to = шекті мәнмен шектелді: { $limit }
cut-to-limit = шекті мәнмен шектелді
announced = хабарландыруда көрсетілгені

## Ашық қалғаны

unknown-for-requirements = Талаптар үшін (біреуі жеткілікті):
unknown-for-level = Келесі саты үшін (біреуі жеткілікті):
unknown-for-documents = Құжаттар үшін (әрқайсысы жеке):
unknown-for-points = Балдар үшін (әрқайсысы жеке):
decision-on = комиссия шешімі: { $clause }
so-many-of-these = { $count ->
    [1] осы { $all } ішінен кез келген біреуі
   *[other] осы { $all } ішінен { $count }
}
open-in-term = «{ $term }» ішіндегі белгісіз мәліметтер
explained-above = жоғарыда түсіндірілген
row-of-several = бірнеше жол бірге
otherwise-row = басқа жағдайларда
read-as = қабылданған түсіндіру: { $view }
if-read-as = «{ $view }» деп түсіндірілсе:
instead-of = { $what }: { $becomes } (мынаның орнына: { $was })
nothing-said = ештеңе
other-readings = Пайдаланылған бөлімдердің тағы { $count } түсіндіруі бұл жауапты өзгертпейді.
aspect-requirements = талаптар
aspect-level = саты
aspect-points = балл
aspect-pay = жалақы
aspect-last-day = соңғы күн
no-answer = дереккөзде жауап жоқ

## Ескертулер

translation = мәтіні – аударма
known-defect = Дереккөздің белгілі кемшілігі: { $text }
printed-scale = Дереккөзде { $low } – { $high } шкаласы басылған; ол балды шектемейді
evidence = Растайтын құжат: { $text }
verdict = Талаптар туралы қорытынды: { $answer }
needed-requirements = Ең алдымен – талаптар, жоғарыдан қараңыз
items-not-met = орындалмаған тармақтар саны: { $count }
not-below = «{ $value }» деңгейінен төмен емес
not-above = «{ $value }» деңгейінен жоғары емес

version-from = { $date } күнінен бастап қолданылатын редакция, өзгерістері: { $acts }
version-until = { $date } күніне дейінгі редакция (бұл күн кірмейді)
version-notice = Хабарландыру бойынша: { $notice }
act-ended = { $act }: { $date } күні күшін жойды. Оның орнына келген акт ережелерде жазылмаған; жауап бұрынғы ережелер бойынша берілді.

## Салыстыру

difference-title = { $old } → { $new }
difference-count = { $count ->
    [0] Айырмашылық жоқ.
   *[other] { $count } ереже өзгеше.
}
difference-worded = Тек мәтіндер мен дереккөздер
difference-added = жаңа
difference-removed = алынып тасталған
difference-changed = өзгерген
direction-stricter = қатаңырақ
direction-looser = жеңілірек
slot = { $slot ->
    [note] ескертпе
    [quote] дәйексөз
    [evidence] растайтын құжат
    [source] дереккөз
    [blank] нысан
    [when] шарт
    [gives] балл
    [chosen] қабылданған түсіндіру
    [required] тапсыру міндеті
    [if-available] тапсыру міндеті
    [required-when] тапсыру міндеті
    [length] мерзім
    [group] топ
   *[other] { $slot }
}
slot-label = { $language } мәтіні
slot-row = { $row } жолы
slot-order = реті
effect-title = Үлгілерге әсері
effect-count = Жауабы өзгергені: { $count } үлгінің { $changed } үлгісі.
effect-because = себебі: { $clauses }
column-what = не
column-old = бұрын
column-new = енді
column-case = үлгі
column-because = себебі
history-from-the-start = Бірінші редакциядан бері бар.
history-not-yet = Бірінші редакцияда әлі жоқ.
history-unchanged = Өзгеріссіз.
history-not-there = Жоқ.

## Хабарландырулар

notice-date = Хабарландыру күні: { $date }
notice-without-date = көрсетілмеген; соңғы редакция алынды
notice-deviations = Қолданыстағы редакциядан ауытқулар
notice-no-deviations = Жоқ.
notice-figures = Не хабарланған: басылғаны және есептелгені
notice-not-stated = көрсетілмеген: { $fields }
notice-figure = басылғаны { $printed }, есептелгені { $computed }
notice-edition = Қай редакцияға сүйенеді
first-edition = бірінші редакция
